import CaseDomain

/// 历史导入件 of a period: what was received, answered or imported in it, told apart from all figures (domain §3). They are
/// told as they stand in the store now: a month long past has them from the day of the import on.
struct HistoryTold {
  private(set) var numbers: [String] = []
  private(set) var all: Durations
  /// By the month of the answer.
  private(set) var months: [BulletinNumbers.HistoryRow] = []
  /// First level.
  private(set) var categories: [BulletinNumbers.HistoryRow] = []
  /// Those whose working days were counted.
  private(set) var years: Set<Int> = []

  private static let months = 24

  init(_ facts: [CaseFacts], in window: Window, slice: Slice, calendar: WorkCalendar) {
    // Given to nobody here: they belong to no department, handler or pass.
    let isOfAPart = slice.departments != nil || slice.isWithinDepartments
    let found = facts.filter { one in
      !isOfAPart && one.isHistory && slice.takes(one)
        && [one.enteredAt, one.receivedAt, one.importedAnswerAt].contains { $0.map(window.contains) ?? false }
    }
    let answered = found.compactMap { one -> (facts: CaseFacts, at: Instant)? in
      guard let at = one.importedAnswerAt, at >= one.receivedAt else { return nil }
      return (one, at)
    }
    func durations(_ some: [(facts: CaseFacts, at: Instant)]) -> Durations {
      var durations = Durations(of: [], in: window, calendar: calendar)
      durations.each = some.map {
        Durations.Each(
          number: $0.facts.number, seconds: calendar.workingSeconds(from: $0.facts.receivedAt, to: $0.at))
      }.sorted { ($0.seconds, $0.number) < ($1.seconds, $1.number) }
      return durations
    }
    func rows(_ key: (CaseFacts, CivilDate) -> String) -> [BulletinNumbers.HistoryRow] {
      Dictionary(grouping: answered) { key($0.facts, $0.at.date(in: calendar.zone)) }
        .sorted { $0.key < $1.key }.map { BulletinNumbers.HistoryRow(name: $0.key, durations: durations($0.value)) }
    }
    numbers = found.map(\.number).sorted()
    all = durations(answered)
    months = rows { Period(.month, containing: $1).text }
    // Of many years nobody reads the months.
    if months.count > Self.months { months = rows { String($1.year) } }
    categories = rows { facts, _ in facts.category.map { String($0.prefix { $0 != "/" }) } ?? "" }
      .sorted { ($1.durations.each.count, $0.name) < ($0.durations.each.count, $1.name) }
    for one in answered {
      let (first, last) = (one.facts.receivedAt.date(in: calendar.zone).year, one.at.date(in: calendar.zone).year)
      years.formUnion(first...last)
    }
  }
}
