/// 焦点预警: looks at all cases and says what stands out now. Pure: the same cases, moment and rules give the same
/// warnings.
public struct WarningWatch: Sendable {
  public let policy: WarningPolicy
  let zone: Zone
  let year: SchoolYear
  /// Cases that had come by now, in the order in which they came.
  var entries: [WarningEntry]
  var now: Instant
  var today: Int
  /// The first day of the unbroken record: after the last stretch of four months without any case.
  let start: Int

  private static let gap = 120

  /// - Parameter reach: so many days before `now` are looked at too, as days of their own.
  public init(_ entries: [WarningEntry], now: Instant, policy: WarningPolicy, zone: Zone, reach: Int = 0) {
    self.policy = policy
    self.zone = zone
    self.now = now
    self.entries = entries.filter { $0.at <= now }.sorted { ($0.at, $0.number) < ($1.at, $1.number) }
    today = now.date(in: zone).dayNumber
    year = SchoolYear(policy.phases, days: today - reach - OwnPast.years * 365 - Self.longest - 28..<today + 1)
    var start = today
    for entry in self.entries.reversed() {
      let day = entry.at.date(in: zone).dayNumber
      if start - day >= Self.gap { break }
      start = min(start, day)
    }
    self.start = start
  }

  /// Warnings over the facts of cases; the store has a shorter way by `WarningEntry`.
  public static func warnings(
    facts: some Sequence<CaseFacts>, now: Instant, policy: Policy, zone: Zone
  ) -> [Warning] {
    WarningWatch(facts.map { WarningEntry($0) }, now: now, policy: policy.warning, zone: zone).warnings()
  }

  /// Everything that stands out, the gravest first, acknowledged or not.
  public func warnings() -> [Warning] {
    (dangers() + rises() + sameObjects() + samePersons() + returned()).sorted {
      if $0.gravity != $1.gravity { return $0.gravity > $1.gravity }
      if $0.since != $1.since { return $0.since > $1.since }
      return ($0.rule.place, $0.id) < ($1.rule.place, $1.id)
    }
  }

  func day(_ moment: Instant) -> Int { moment.date(in: zone).dayNumber }

  /// Praise is no grievance, and a 整改 is opened by the office itself.
  static func counts(_ kind: CaseKind) -> Bool { kind != .praise && kind != .rectification }

  /// Thirteen weeks up to a day, the oldest first.
  static func weeks(_ days: [Int], until last: Int) -> [Int] {
    var weeks = [Int](repeating: 0, count: 13)
    for day in days where day <= last && day > last - 91 { weeks[12 - (last - day) / 7] += 1 }
    return weeks
  }

  static func firstLevel(_ category: String) -> String { String(category.prefix { $0 != "/" }) }

  // MARK: 危险词

  /// Open cases with words of danger. What is closed has been dealt with.
  private func dangers() -> [Warning] { entries.filter(\.isOpen).compactMap(danger) }

  func danger(_ entry: WarningEntry) -> Warning? {
    let found = entry.dangers.filter { $0.at <= now }
    guard let first = found.first else { return nil }
    var words: [String] = []
    for word in found.flatMap(\.words) where !words.contains(word) { words.append(word) }
    let marks = SensitiveMark.allCases.filter { mark in found.contains { $0.marks.contains(mark) } }
    return Warning(
      rule: .danger, subject: WarningSubject(.one, entry.number),
      gravity: marks == [.publicOpinion] ? .watch : .immediate, since: first.at.date(in: zone),
      asOf: CivilDate(dayNumber: today), days: today - day(first.at) + 1, cases: [entry.number],
      observed: words.count, threshold: 1, words: words, marks: marks)
  }
}

extension WarningRule {
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
