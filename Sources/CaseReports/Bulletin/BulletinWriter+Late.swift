import CaseDomain

/// 重复诉求, 超时与退办, 各环节超期.
extension BulletinWriter {
  var repeats: [Paper.Block] {
    func told(_ text: BulletinText, _ cases: [String] = []) -> [Paper.Span] {
      sentence(
        text, ["days": plain(numbers.rules.repeatDays), "n": count(cases), "numbers": numbersOf(cases)])
    }
    var text = numbers.repeated.isEmpty ? told(.repeatsNone) : told(.repeats, numbers.repeated)
    if !numbers.repeatedUnnoticed.isEmpty { text += gap + told(.repeatsUnnoticed, numbers.repeatedUnnoticed) }
    return [.paragraph(text)]
  }

  // MARK: 超时

  var late: [Paper.Block] {
    lateHandling + lapses + [.paragraph(reworks)]
  }

  /// 办理超时 still to be done: what lies in review is told apart, for whoever handled it has done it.
  var lateOpen: [String] { numbers.late.filter { $0.done == nil && $0.inReviewSince == nil }.map(\.number) }

  private var lateHandling: [Paper.Block] {
    guard !numbers.late.isEmpty else { return [.paragraph(sentence(.lateNone))] }
    let review = numbers.late.filter { $0.done == nil && $0.inReviewSince != nil }.map(\.number)
    let earlier = numbers.late.filter(\.isCounted).map(\.number)
    var text = sentence(.lateIntro, ["n": count(numbers.late.map(\.number)), "open": count(lateOpen)])
    if !review.isEmpty { text += gap + sentence(.lateReview, ["n": count(review)]) }
    if !earlier.isEmpty { text += gap + sentence(.lateCounted, ["n": count(earlier)]) }
    return [.paragraph(text), isLong ? lateByDepartment : lateTable]
  }

  /// 分析 and 总结 tell how many; so does a list that nobody would read.
  private var isLong: Bool {
    [.halfYear, .year].contains(numbers.period.kind) || numbers.late.count > Self.longest
  }

  private static let longest = 40

  private var lateTable: Paper.Block {
    .table(
      Paper.Table(
        id: "late", caption: say(.lateTable),
        columns: [.columnNumber, .columnDepartment, .columnDue, .columnState].map { Paper.Column(say($0)) }
          + [Paper.Column(say(.columnOverdue), isNumber: true)],
        rows: numbers.late.map { one in
          [
            Paper.Span(one.number, cases: [one.number]), Paper.Span(department(one.department)),
            Paper.Span(day((one.due - 1).date(in: organisation.zone))),
            Paper.Span(state(one)), Paper.Span(overdue(one)),
          ]
        }))
  }

  private var lateByDepartment: Paper.Block {
    let parts = Dictionary(grouping: numbers.late, by: \.department)
    let order: [String?] = organisation.departments.map(\.id) + [nil]
    let known = order.filter { parts[$0] != nil }
    let others = parts.keys.filter { !order.contains($0) }.sorted { ($0 ?? "") < ($1 ?? "") }
    return table(
      "late", .lateDepartmentTable, [.columnDepartment], [.columnTimes, .columnOpen, .columnMean],
      (known + others).map { id in
        let mine = parts[id] ?? []
        let mean = mine.reduce(0) { $0 + $1.overdue } / Int64(max(1, mine.count))
        return [
          Paper.Span(department(id)), count(mine.map(\.number)),
          count(mine.filter { $0.done == nil }.map(\.number)), Paper.Span(workingDays(mean)),
        ]
      }, [say(.lateMeanNote)])
  }

  private func state(_ one: BulletinNumbers.LateCase) -> String {
    func told(_ text: BulletinText, _ moment: Instant) -> String {
      say(text, ["at": day(moment.date(in: organisation.zone))])
    }
    let state =
      one.done.map { told(.doneLate, $0) } ?? one.inReviewSince.map { told(.inReview, $0) } ?? say(.notDone)
    return one.isCounted ? state + say(.countedBefore) : state
  }

  /// How long its clock ran after its date, in working days; what is late by minutes is not late by nothing.
  private func overdue(_ one: BulletinNumbers.LateCase) -> String {
    let days = workingDays(one.overdue)
    return days == "0.0" ? say(.lessThan, ["n": "0.1"]) : days
  }

  // MARK: 各环节

  /// 红牌 at the cut-off of all clocks, whoever is charged with them: what the first screen calls 超期.
  var red: [Lapse] { numbers.lapses.filter(\.isRed) }

  /// Of these what waits for the desk, a principal, a supervisor, or for a department otherwise than by being handled.
  var redElsewhere: [Lapse] { red.filter { !$0.isHandling } }

  /// `受理478件、审核1件`
  func byClock(_ lapses: [Lapse]) -> [Paper.Span] {
    let parts = Dictionary(grouping: lapses, by: \.clock)
    return parts.keys.sorted().enumerated().flatMap { index, clock -> [Paper.Span] in
      let comma = index == 0 ? [] : [Paper.Span(language == .zh ? "、" : ", ")]
      return comma
        + sentence(
          .clockCases,
          ["clock": Paper.Span(clock.words(language)), "n": count((parts[clock] ?? []).map(\.number))])
    }
  }

  private var lapses: [Paper.Block] {
    var blocks: [Paper.Block] = []
    if !red.isEmpty {
      let cases = Set(red.map(\.number)).sorted()
      let text = splice(.red, "list", byClock(red)).map { $0.text == "{n}" ? count(cases) : $0 }
      blocks.append(.paragraph(text + (isRunning && !isPart ? gap + sentence(.redAsHome) : [])))
    }
    let others = numbers.lapses.filter { !$0.isHandling }
    guard !others.isEmpty else { return blocks }
    let parts = Dictionary(grouping: others, by: \.clock)
    blocks.append(
      .table(
        Paper.Table(
          id: "lapses", caption: say(.lapseTable),
          columns: [
            Paper.Column(say(.columnClock)), Paper.Column(say(.columnBearer)),
            Paper.Column(say(.columnTimes), isNumber: true), Paper.Column(say(.columnStill), isNumber: true),
            Paper.Column(say(.columnStillCases)),
          ],
          rows: parts.keys.sorted().map { clock in
            let mine = parts[clock] ?? []
            let open = mine.filter(\.isRed).map(\.number)
            return [
              Paper.Span(clock.words(language)), Paper.Span(bearer(clock)), count(mine.map(\.number)), count(open),
              few(open),
            ]
          }, notes: [say(.lapseNote)])))
    return blocks
  }

  func bearer(_ clock: Clock) -> String {
    switch clock.bearer {
    case .desk: say(.bearerDesk)
    case .lead: say(.bearerLead)
    case .deciders: say(.bearerDeciders)
    case .supervisor: say(.bearerSupervisor)
    }
  }

  /// The first ones by number; all of them are in the figures.
  private func few(_ cases: [String]) -> Paper.Span {
    let all = Set(cases).sorted()
    guard !all.isEmpty else { return Paper.Span(say(.dash)) }
    let shown = list(Array(all.prefix(Self.shown)))
    return Paper.Span(
      all.count > Self.shown ? say(.andMore, ["list": shown, "n": String(all.count)]) : shown, cases: all)
  }

  private static let shown = 6

  // MARK: 退办

  /// How often, and in which cases; a case that was sent back twice counts twice, as in the rate.
  private var reworks: [Paper.Span] {
    guard !numbers.reworked.isEmpty else { return sentence(.reworksNone) }
    let times = Dictionary(grouping: numbers.reworkTimes) { $0 }.mapValues(\.count)
    guard numbers.reworkTimes.count > numbers.reworked.count || !numbers.refusals.isEmpty else {
      return sentence(.reworks, ["n": count(numbers.reworked), "numbers": numbersOf(numbers.reworked)])
    }
    let words = numbers.reworked.map { number in
      let often = times[number] ?? 1
      return often == 1 ? number : say(.timesOf, ["number": number, "n": String(often)])
    }
    var text = sentence(
      .reworkTimes,
      [
        "n": Paper.Span(String(numbers.reworkTimes.count), cases: numbers.reworked), "cases": count(numbers.reworked),
        "numbers": Paper.Span(list(words), cases: numbers.reworked),
      ])
    if !numbers.refusals.isEmpty { text += gap + sentence(.reworkRefused, ["n": count(numbers.refusals)]) }
    return text
  }

  func numbersOf(_ cases: [String]) -> Paper.Span {
    let all = Set(cases).sorted()
    return Paper.Span(list(all), cases: all)
  }
}
