import CaseDomain

/// What follows from the numbers: 零投诉, 约谈, 责任追究, 整改, 下步要求.
extension BulletinWriter {
  // MARK: 零投诉, 约谈

  /// Whom nobody complained about, and of these who has finished something and let nothing lie. Where complaints name no
  /// department that cannot be said of those who led them.
  var praise: [Paper.Block] {
    guard !numbers.departments.isEmpty, !isPart else { return [] }
    let suspects = Set(numbers.unnamed.compactMap(\.department))
    // Praised in the order of the office, not of the ranking.
    let order = organisation.departments.map(\.id)
    let spared = numbers.departments.filter(\.complaints.isEmpty)
      .sorted { (order.firstIndex(of: $0.id) ?? 0) < (order.firstIndex(of: $1.id) ?? 0) }
    let quiet = spared.filter { !suspects.contains($0.id) }
    let unknown = spared.filter { suspects.contains($0.id) }
    func names(_ rows: [DepartmentRow]) -> [String: Paper.Span] {
      ["list": Paper.Span(list(rows.map { $0.name(language) }))]
    }
    var text: [Paper.Span] = []
    if !numbers.unnamed.isEmpty {
      text = sentence(.praiseUnnamed, ["n": count(numbers.unnamed.map(\.number))]) + gap
    }
    // Who has no complaint in the table and stands in no list: named, with the reason.
    if !unknown.isEmpty {
      let theirs = Set(unknown.map(\.id))
      let cases = numbers.unnamed.filter { $0.department.map(theirs.contains) ?? false }.map(\.number)
      text +=
        sentence(.praiseUnknown, names(unknown).merging(["n": count(cases)]) { $1 }) + gap
    }
    if quiet.isEmpty {
      return [.paragraph(unknown.isEmpty ? text + sentence(.praiseNone) : text)]
    }
    let isQuiet = numbers.kinds.allSatisfy {
      ![CaseKind.complaint.rawValue, CaseKind.report.rawValue].contains($0.id) || $0.cases.isEmpty
    }
    if isQuiet { return [.paragraph(sentence(.praiseNobody))] }
    text += quiet.count == numbers.departments.count ? sentence(.praiseAll) : sentence(.praise, names(quiet))
    // Whose own clocks were missed, that of signing and of getting in touch too, let something lie.
    let slow = Set(numbers.lapses.compactMap { $0.clock.bearer == .lead ? $0.department : nil })
    let clean = quiet.filter { row in
      !row.handling.inTime.isEmpty && row.handling.late.isEmpty && row.handling.unfinishedLate.isEmpty
        && row.reworks.counted.isEmpty && !slow.contains(row.id)
    }
    if !clean.isEmpty { text += gap + sentence(.praiseOnly, names(clean)) }
    return [.paragraph(text)]
  }

  /// Departments over the mark, with why.
  private var overMark: [(row: DepartmentRow, why: [String], cases: [String])] {
    numbers.departments.compactMap { row in
      var why: [String] = []
      var cases: [String] = []
      func look(_ found: [String], _ text: BulletinText) {
        guard found.count >= summonsAt else { return }
        why.append(say(text, ["n": String(found.count)]))
        cases += found
      }
      look(row.handling.late + row.handling.unfinishedLate, .whyLate)
      look(row.reworks.counted, .whyReworked)
      look(row.zeros.evasions, .whyEvaded)
      if isBelowFloor(row) {
        why.append(say(.whyBelowFloor, ["rate": percent(row.satisfaction.permille)]))
        cases += row.satisfaction.missed
      }
      return why.isEmpty ? nil : (row, why, Set(cases).sorted())
    }
  }

  /// 约谈标准: so many for each month of the period; a week is measured as a month.
  private var summonsAt: Int {
    let months = [.quarter: 3, .halfYear: 6, .year: 12][numbers.period.kind] ?? 1
    return numbers.rules.summonsAt * months
  }

  private var mark: [String: Paper.Span] { ["n": plain(summonsAt)] }

  /// 约谈建议: the departments over the mark, with the sentences and cases behind it, ready for an invitation.
  public var talkCandidates: [(department: String, cause: TalkCause)] {
    overMark.map { ($0.row.id, TalkCause(reasons: $0.why, cases: $0.cases)) }
  }

  /// Where there are none: the mark that nobody has reached.
  public var noCandidates: String { sentence(.summonsNone, mark).plain }

  func isBelowFloor(_ row: DepartmentRow) -> Bool {
    row.satisfaction.isEnough(numbers.rules.minimum)
      && (row.satisfaction.permille ?? 1000) < numbers.rules.satisfactionFloor
  }

  var summons: [Paper.Block] {
    guard !isPart else { return [] }
    let found = overMark
    guard !found.isEmpty else { return [.paragraph(sentence(.summonsNone, mark))] + talked }
    var spans: [Paper.Span] = []
    for (index, one) in found.enumerated() {
      if index > 0 { spans.append(Paper.Span(language == .zh ? "、" : ", ")) }
      spans += sentence(
        .summonsWhy,
        ["name": Paper.Span(one.row.name(language)), "why": Paper.Span(list(one.why), cases: one.cases)])
    }
    return [.paragraph(splice(.summons, "list", spans) + gap + sentence(.summonsMark, mark))] + talked
  }

  /// What was talked about already: departments in the order of their first talk.
  private var talked: [Paper.Block] {
    guard !numbers.talkedTo.isEmpty else { return [] }
    var names: [String] = []
    for id in numbers.talkedTo where !names.contains(department(id)) { names.append(department(id)) }
    return [
      .paragraph(sentence(.talked, ["n": plain(numbers.talkedTo.count), "list": Paper.Span(list(names))]))
    ]
  }

  // MARK: 责任追究

  /// How often and in whose cases; who it was stands in the register, not in a bulletin that everybody reads.
  var accountability: [Paper.Block] {
    var blocks: [Paper.Block] = []
    if !numbers.listed.isEmpty { blocks.append(.paragraph(sentence(.listedOrders, ["n": count(numbers.listed)]))) }
    guard !numbers.accountabilities.isEmpty else {
      return blocks + [.paragraph(sentence(.accountabilityNone))]
    }
    let cases = Set(numbers.accountabilities.map(\.number)).sorted()
    let places = Dictionary(grouping: numbers.accountabilities, by: \.department)
    let order = organisation.departments.map(\.id).filter { places[$0] != nil }
    let words = order.map { say(.accountedTimes, ["name": department($0), "n": String(places[$0]?.count ?? 0)]) }
    blocks.append(
      .paragraph(
        sentence(
          .accountability,
          [
            "n": plain(numbers.accountabilities.count), "cases": count(cases),
            "list": Paper.Span(words.isEmpty ? say(.dash) : list(words)),
          ])))
    return blocks
  }

  // MARK: 整改, 下步要求

  var rectification: [Paper.Block] {
    guard !numbers.rectificationOpen.isEmpty || !numbers.rectificationClosed.isEmpty else {
      return [.paragraph(sentence(.rectificationNone))]
    }
    return [
      .paragraph(
        sentence(
          .rectification,
          [
            "open": count(numbers.rectificationOpen), "late": count(numbers.rectificationLate),
            "closed": count(numbers.rectificationClosed),
          ])
          + (numbers.rectificationFailed.isEmpty
            ? [] : sentence(.rectificationFailed, ["n": count(numbers.rectificationFailed)])))
    ]
  }

  /// Only what the numbers ask for.
  var next: [Paper.Block] {
    guard !isPart else { return [] }
    var items: [[Paper.Span]] = []
    if !lateOpen.isEmpty { items.append(sentence(.nextLate, ["n": count(lateOpen)])) }
    if !redElsewhere.isEmpty {
      let who = Dictionary(grouping: redElsewhere, by: \.clock).keys.sorted().map(bearer)
      let once = who.enumerated().filter { who.firstIndex(of: $0.element) == $0.offset }.map(\.element)
      let text = sentence(
        .nextLapses,
        [
          "n": count(Set(redElsewhere.map(\.number)).sorted()), "who": Paper.Span(list(once)),
          "list": Paper.Span("\u{0}"),
        ])
      items.append(text.flatMap { $0.text == "\u{0}" ? byClock(redElsewhere) : [$0] })
    }
    if !numbers.reworked.isEmpty { items.append(sentence(.nextReworked, ["n": count(numbers.reworked)])) }
    if numbers.departments.contains(where: isBelowFloor) {
      items.append(sentence(.nextBelowFloor, ["floor": Paper.Span(percent(numbers.rules.satisfactionFloor))]))
    }
    let total = numbers.stock.received.count
    if let top = numbers.categories.filter({ !$0.id.isEmpty }).max(by: { $0.cases.count < $1.cases.count }),
      top.cases.count >= numbers.rules.minimum, top.cases.count * 5 >= total
    {
      items.append(sentence(.nextHot, ["name": Paper.Span(top.name(language), cases: top.cases)]))
    }
    items += nextWarnings
    let summoned = overMark.map { $0.row.name(language) }
    if !summoned.isEmpty { items.append(sentence(.nextTalks, ["list": Paper.Span(list(summoned))])) }
    if let reduction, let permille = reduction.permille, permille > -numbers.rules.reductionGoal {
      items.append(
        sentence(
          .nextGoal,
          ["change": Paper.Span(change(reduction)), "goal": Paper.Span(percent(numbers.rules.reductionGoal))]))
    }
    let open = numbers.stock.carriedOut
    let isRed = Set(red.map(\.number))
    let overdue = open.filter(isRed.contains)
    if !overdue.isEmpty {
      items.append(sentence(.nextOpenLate, ["n": count(open), "late": count(overdue)]))
    } else if !open.isEmpty {
      items.append(sentence(.nextOpen, ["n": count(open)]))
    }
    return [items.isEmpty ? .paragraph(sentence(.nextNone)) : .list(items)]
  }

  /// What the warnings ask for: to be acknowledged, and where something rose at once to be looked into.
  private var nextWarnings: [[Paper.Span]] {
    guard let told = numbers.warnings else { return [] }
    var items: [[Paper.Span]] = []
    let waiting = told.filter { $0.records.isEmpty }
    if !waiting.isEmpty { items.append(sentence(.nextWarnings, ["n": plain(waiting.count)])) }
    let rises = told.map(\.warning).filter { $0.rule == .rise && $0.gravity == .immediate }
    if !rises.isEmpty {
      let titles = rises.map { $0.title(organisation)(language) }
      items.append(
        sentence(.nextRises, ["list": Paper.Span(list(titles), cases: Set(rises.flatMap(\.cases)).sorted())]))
    }
    return items
  }
}
