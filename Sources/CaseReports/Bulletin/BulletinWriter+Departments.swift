import CaseDomain

extension BulletinWriter {
  // MARK: 各部门办理情况

  var departments: [Paper.Block] {
    // Of other departments a reader who sees only their own cases would read what is not so.
    let rows = numbers.departments.filter { reader?.departments.contains($0.id) ?? true }.filter { !$0.isEmpty }
    guard !rows.isEmpty else { return [] }
    let minimum = String(numbers.rules.minimum)
    let earlier = numbers.late.filter(\.isCounted)
    var blocks: [Paper.Block] = [
      table(
        "departments", .departmentTable, [.columnRank, .columnDepartment],
        [
          .columnTotal, .columnCarried, .columnDispatched, .columnInTime, .columnLate, .columnOpen, .columnOpenLate,
          .columnAway, .columnOnTime,
        ],
        rows.map { row in
          [Paper.Span(row.rank.map { String($0) } ?? say(.dash)), Paper.Span(row.name(language))]
            + counts(row.handling) + [both(row.onTime)]
        }
          + (reader == nil
            ? [
              [Paper.Span(""), Paper.Span(say(.total))] + counts(.init(adding: numbers.departments.map(\.handling)))
                + [both(numbers.row(.onTime)?.figure ?? Figure())]
            ] : []),
        ownNote + [say(.rankNote, ["n": minimum]), say(.onTimeNote)]
          + (earlier.isEmpty ? [] : [say(.lateCountedNote, ["n": String(earlier.count)])])),
      table(
        "quality", .qualityTable, [.columnDepartment],
        [
          .columnResolved, .columnSatisfaction, .columnDissatisfied, .columnReached, .columnReturned, .columnReworked,
          .columnDays,
        ],
        rows.map { row in
          [
            Paper.Span(row.name(language)), both(row.resolution), both(row.satisfaction),
            count(row.satisfaction.missed), both(row.reached), count(row.returns.counted), count(row.reworks.counted),
            Paper.Span(workingDays(row.durations.mean)),
          ]
        }, ownNote),
    ]
    if !isBrief {
      blocks.append(
        table(
          "zeros", .zerosTable, [.columnDepartment],
          [.columnEvasions, .columnBacklog, .columnMistakes, .columnComplaints, .columnMeetings],
          rows.map { row in
            let zeros = row.zeros
            return [Paper.Span(row.name(language))]
              + [zeros.evasions, zeros.backlog, zeros.mistakes, zeros.complaints, zeros.meetings].map { count($0) }
          }, ownNote + [say(.zerosNote)]))
      let people = numbers.handlers.filter { $0.onTime.isEnough(numbers.rules.minimum) }
      if !people.isEmpty {
        blocks.append(
          table(
            "handlers", .handlerTable, [.columnHandler, .columnDepartment],
            [.columnOnTime, .columnSatisfaction, .columnReworked, .columnDays],
            people.map { row in
              [
                Paper.Span(row.name), Paper.Span(list(row.departments.map { department($0) })), both(row.onTime),
                both(row.satisfaction), count(row.reworks.counted), Paper.Span(workingDays(row.durations.mean)),
              ]
            }, [say(.handlerNote, ["n": minimum])]))
      }
    }
    return blocks
  }

  /// 口径 of the rows: each department for itself; below a root its parts with what is below them.
  private var ownNote: [String] {
    guard let root = numbers.root else { return [say(.ownNote)] }
    return numbers.departments.contains { $0.id != root } ? [say(.belowNote, ["name": department(root)])] : []
  }

  private func counts(_ row: HandlingRow) -> [Paper.Span] {
    [
      row.carriedIn + row.dispatched, row.carriedIn, row.dispatched, row.inTime, row.late, row.unfinished,
      row.unfinishedLate, row.takenAway,
    ].map { count($0) }
  }

  /// A table with columns of words, then of figures.
  func table(
    _ id: String, _ caption: BulletinText, _ words: [BulletinText], _ figures: [BulletinText], _ rows: [[Paper.Span]],
    _ notes: [String] = []
  ) -> Paper.Block {
    .table(
      Paper.Table(
        id: id, caption: say(caption),
        columns: words.map { Paper.Column(say($0), isNumber: $0 == .columnRank) }
          + figures.map { Paper.Column(say($0), isNumber: true) },
        rows: rows, notes: notes))
  }

  /// `95.0% 19/20`: never a rate without its figures, and below the least the figures alone, as on the screen.
  func both(_ figure: Figure) -> Paper.Span {
    guard figure.denominator > 0 else { return Paper.Span(say(.dash)) }
    guard figure.isEnough(numbers.rules.minimum) else { return fraction(figure) }
    return Paper.Span("\(percent(figure.permille)) \(figure.numerator)/\(figure.denominator)", cases: figure.cases)
  }
}
