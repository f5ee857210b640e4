import CaseDomain
import CaseReports
import Foundation
import Testing

/// Bulletins of 云杉路小学: a school in its second year with the desk, looked at on a fixed morning.
enum BulletinSchool {
  /// Monday 4 January 2027, nine o'clock: December, the quarter, the half-year and the year are over.
  static let now = Instant(seconds: 1_799_024_400)

  struct Store {
    var organisation: Organisation
    var policy: Policy
    var cases: [Case]
    var facts: [CaseFacts]
  }

  static func store() throws -> Store { try made.get() }

  /// Made once for all tests.
  private static let made = Result { try make() }

  private static func make() throws -> Store {
    let demo = try DemoSchool.make(cases: 200, seed: 7, now: now)
    var cases = demo.cases.compactMap { Case(number: $0.number, events: $0.events) }
    // A year earlier the same school with more to do; what was open then has been closed long since.
    for seed in [3, 4] as [UInt64] {
      let before = try DemoSchool.make(cases: 120, seed: seed, now: now - 365 * 86_400)
      let known = Set(cases.map(\.number))
      cases += before.cases.compactMap { Case(number: $0.number, events: $0.events) }
        .filter { !$0.state.isOpen && !known.contains($0.number) }
    }
    cases.sort { $0.number < $1.number }
    return Store(
      organisation: demo.organisation, policy: demo.policy, cases: cases, facts: cases.map { CaseFacts($0) })
  }

  static func numbers(_ period: String, _ store: Store, now: Instant = now) throws -> BulletinNumbers {
    let period = try #require(Period(period))
    return BulletinNumbers(
      store.facts, period: period, now: now, organisation: store.organisation, policy: store.policy,
      warnings: try warnings(period, store, now: now))
  }

  /// What stood out; every second warning was acknowledged on the day after it began.
  static func warnings(_ period: Period, _ store: Store, now: Instant = now) throws -> [ToldWarning] {
    let zone = store.organisation.zone
    let entries = zip(store.cases, store.facts).map { target, facts -> WarningEntry in
      var facts = facts
      facts.person = target.complainant.phone?.text
      return WarningEntry(facts, origin: target.registration.origin)
    }
    let window = Window(period, now: now, zone: zone)
    let told = WarningWatch.told(entries, in: window, records: [], policy: store.policy.warning, zone: zone)
    let actor = try #require(store.organisation.staff.first { $0.roles.contains(.supervisor) })
    let records = try told.enumerated().filter { $0.offset % 2 == 0 }.map { place, told in
      let context = RuleContext(
        organisation: store.organisation, policy: store.policy, actor: actor,
        now: told.warning.since.adding(days: 1).at(.midnight, in: zone) + 36_000, related: [:])
      return try WarningRecord.acknowledging(
        told.warning, follows: WarningFollow.allCases[place / 2 % 4], text: "已看",
        id: RecordNumber(year: 2026, number: place + 1), in: context)
    }
    return WarningWatch.told(entries, in: window, records: records, policy: store.policy.warning, zone: zone)
  }

  /// As it is printed when issued, with an invented number and head of the journal.
  static func paper(
    _ period: String, _ store: Store, language: Language = .zh, remarks: [String: String] = [:]
  ) throws -> Paper {
    let writer = BulletinWriter(
      try numbers(period, store), organisation: store.organisation, language: language, now: now, remarks: remarks)
    var paper = writer.paper()
    paper.foot = writer.foot(by: store.organisation.name, seq: 1234, hash: String(repeating: "0f", count: 16))
    return paper
  }
}

/// Compares a text with `Golden/NAME`. A missing file fails; `RECORD_SNAPSHOTS=1` writes it instead and fails, so that
/// nothing is recorded unseen.
func expectGolden(_ text: String, _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
  let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden").appendingPathComponent(name)
  // With its byte-order mark, if it has one.
  let stored = (try? Data(contentsOf: golden)).map { String(decoding: $0, as: UTF8.self) }
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    guard stored != text else { return }
    try Data(text.utf8).write(to: golden)
    Issue.record("\(name) recorded", sourceLocation: location)
    return
  }
  guard stored != text else { return }
  let (old, new) = (stored?.components(separatedBy: "\n") ?? [], text.components(separatedBy: "\n"))
  let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
  let was = old.indices.contains(line) ? old[line] : "–"
  let now = new.indices.contains(line) ? new[line] : "–"
  Issue.record("\(name), line \(line + 1):\nwas: \(was)\nnow: \(now)", sourceLocation: location)
}
