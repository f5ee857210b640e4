extension BookSource {
  // MARK: 约谈

  var talksBook: Book {
    let found = talks.filter { talk in
      guard takes(talk.department), let first = talk.entries.first else { return false }
      // A talk stands in the book of every period in which something happened to it, or in which it was under way.
      return first.at < window.cutoff && (!talk.steps.isEmpty || talk.entries.contains { window.contains($0.at) })
    }
    return book(
      .talks,
      [
        .columnRecord, .columnTalkedTo, .columnReasons, .columnWhen, .columnPlace, .columnProgress,
        .columnUndertakings, .columnRectifications, .columnBy,
      ], found.map(talkRow))
  }

  private func talkRow(_ talk: Talk) -> BookRow {
    let invitation = talk.invitation
    let undertakings = talk.undertakings.map { Bilingual("\($0.what)（\($0.by)）", "\($0.what) (\($0.by))") }
    return BookRow(
      [
        Bilingual(talk.id.title), department(talk.department),
        words((talk.cause.reasons + [talk.cause.bulletin].compactMap { $0 }).joined(separator: "；")),
        invitation.map { time($0.on) } ?? dash, words(invitation?.place), talk.state.words,
        undertakings.isEmpty ? dash : .list(undertakings), words(talk.rectifications.joined(separator: "、")),
        .list(talk.entries.map(\.actor).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }.map { person($0) }),
      ], opens: .talk(talk.id), cases: talk.cause.cases + talk.rectifications)
  }

  // MARK: 考核

  /// The year of the period's last day.
  public var assessed: Assessment {
    Assessment(
      facts, year: period.last.year, now: context.now + 1, organisation: organisation, policy: context.policy,
      entries: points)
  }

  var assessment: Book {
    let items = (context.policy.assessment ?? .standard).items
    let found = assessed.rows.filter { takes($0.department) }
    let rows = found.map { row in
      var cells = [Bilingual(String(row.rank)), department(row.department)]
      cells += row.items.map { item in
        item.times == 0
          ? dash
          : Bilingual(
            "\(item.times)（\(Points.text(item.hundredths))）", "\(item.times) (\(Points.text(item.hundredths)))")
      }
      let byHand = row.byHand.reduce(0) { $0 + $1.hundredths }
      cells.append(row.byHand.isEmpty ? dash : Bilingual(Points.text(byHand)))
      cells.append(Bilingual(Points.text(row.total)))
      let cases = Set(row.items.flatMap(\.cases) + row.byHand.flatMap(\.cases)).sorted()
      return BookRow(cells, opens: cases.isEmpty ? nil : .list(cases), cases: cases)
    }
    var columns = [BookColumn(.columnRank, isNumber: true), BookColumn(.columnUnit)]
    columns += items.map { BookColumn($0.measure.rawValue, $0.measure.words, isNumber: true) }
    columns += [BookColumn(.columnByHand, isNumber: true), BookColumn(.columnTotal, isNumber: true)]
    let rules = items.map { item -> Bilingual in
      let arguments = ["item": item.measure.words, "points": Bilingual(Points.text(item.hundredths))]
      guard let cap = item.cap else { return BookText.noteItem(arguments) }
      return BookText.noteItemCapped(arguments.merging(["cap": Bilingual(Points.text(abs(cap)))]) { $1 })
    }
    var notes = [BookText.noteAssessment(["items": .list(rules)])]
    if items.contains(where: { $0.measure == .cleanMonth && $0.hundredths != 0 }) {
      notes.append(BookText.noteCleanMonth())
    }
    notes += points.filter { $0.year == period.last.year && takes($0.department) }.map { entry in
      BookText.noteByHand([
        "number": Bilingual(entry.id.title), "department": department(entry.department),
        "points": Bilingual(Points.text(entry.hundredths)), "reason": Bilingual(entry.reason),
        "by": person(entry.actor), "at": day(entry.at),
      ])
    }
    return Book(kind: .assessment, period: period, columns: columns, rows: rows, notes: notes)
  }

  // MARK: 回头看

  var lookBacks: Book {
    let (first, last) = (period.first, period.last)
    let today = context.now.date(in: zone)
    var rows: [(due: CivilDate, row: BookRow)] = []
    for case let (summary, look?) in looks.map({ ($0, $0.look) }) where takes(summary.lead) {
      let next = look.next(context.policy, zone)
      for stage in look.stages(context.policy, zone) {
        let done = look.looks.first { $0.at.date(in: zone) >= stage.due }
        // What was missed before the period and still waits belongs into it as well.
        let isMissed = stage == next && stage.due < first && first <= today
        guard (first...last).contains(stage.due) || isMissed else { continue }
        if look.failed, done == nil { continue }
        let result: Bilingual =
          if let done {
            (done.holds ? BookText.lookHolds : .lookFails)(["at": day(done.at)])
          } else {
            (stage.due <= today ? BookText.lookDue : .lookLater)()
          }
        rows.append(
          (
            stage.due,
            BookRow(
              [
                Bilingual(summary.number),
                Bilingual(context.visibility(of: summary) == .full ? summary.subject : summary.maskedSubject),
                department(summary.lead), .list(look.causes.map(\.words)), day(look.closedAt),
                (summary.kind == .rectification ? BookText.stageInspection : .stage)(
                  ["days": Bilingual(String(stage.days))]),
                Bilingual(stage.due.description), result,
              ], opens: .one(summary.number), cases: [summary.number])
          ))
      }
    }
    rows.sort { ($0.due, $0.row.cases.first ?? "") < ($1.due, $1.row.cases.first ?? "") }
    return book(
      .lookBacks,
      [
        .columnNumber, .columnSubject, .columnUnit, .columnCause, .columnClosedDay, .columnStage, .columnLookDue,
        .columnResult,
      ], rows.map(\.row))
  }
}

/// 分: points as they are written and typed, in hundredths.
public enum Points {
  /// `-0.5`, `+1`, `0.25`
  public static func text(_ hundredths: Int) -> String {
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    let digits = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return (hundredths < 0 ? "-" : hundredths > 0 ? "+" : "") + String(whole) + digits
  }

  /// Reads what `text` writes, with at most two digits behind the point; nil for anything else.
  public static func hundredths(_ text: String) -> Int? {
    var rest = text.trimmed[...]
    var sign = 1
    if let first = rest.first, first == "-" || first == "+" || first == "−" {
      sign = first == "+" ? 1 : -1
      rest.removeFirst()
    }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    func isNumber(_ text: String, _ most: Int) -> Bool {
      (1...most).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard (1...2).contains(parts.count), isNumber(parts[0], 4), parts.count == 1 || isNumber(parts[1], 2),
      let whole = Int(parts[0])
    else { return nil }
    let fraction = parts.count == 1 ? 0 : (Int(parts[1]) ?? 0) * (parts[1].count == 1 ? 10 : 1)
    return sign * (whole * 100 + fraction)
  }
}
