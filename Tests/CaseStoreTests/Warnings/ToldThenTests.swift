import CaseDomain
import Testing

@testable import CaseStore

/// 预警 of a month that is over: by the policy and the telephones of then, whatever was changed since.
struct ToldThenTests {
  private static let november = Period("2026-11")
  private static let december = Period("2026-12")

  private func repeats(_ desk: PracticeStore, _ period: Period?, now: String = "2027-01-04T09:00") throws -> [Int] {
    let period = try #require(period)
    let told = try #require(
      try desk.store.toldWarnings(in: period, as: "shen", now: PracticeStore.time(now), ofTheOffice: true))
    return told.filter { $0.warning.rule == .samePerson }.map(\.warning.observed)
  }

  private func registered(_ phones: [String], month: String = "2026-11") throws -> (PracticeStore, [String]) {
    let desk = try PracticeStore()
    let numbers = try phones.enumerated().map { place, phone in
      var fields = PracticeStore.complaint
      fields[.phone] = [phone]
      return try desk.register(fields, at: "\(month)-0\(place + 3)T09:10")
    }
    return (desk, numbers)
  }

  @Test func aTelephoneCorrectedAfterwardsChangesNothing() throws {
    let (desk, numbers) = try registered(["19900001234", "19900001234", "19900001234"])
    #expect(try repeats(desk, Self.november) == [3])
    try desk.act(
      .edit, numbers[1], as: "wang", [.reason: "听错了", .phone: "19900009999"], at: "2026-12-02T09:00")
    #expect(try repeats(desk, Self.november) == [3])
    // Two corrections, one after the other, and one that was taken back.
    try desk.act(.edit, numbers[1], as: "wang", [.reason: "又错了", .phone: "19900008888"], at: "2026-12-03T09:00")
    try desk.act(.edit, numbers[2], as: "wang", [.reason: "也错了", .phone: "19900007777"], at: "2026-12-03T09:10")
    try desk.act(.undo, numbers[2], as: "wang", at: "2026-12-03T09:11")
    #expect(try repeats(desk, Self.november) == [3])
    // The index made anew says the same.
    #expect(try desk.store.verify().findings == [])
    try desk.store.reindex()
    #expect(try repeats(desk, Self.november) == [3])
  }

  @Test func aTelephoneCorrectedInItsMonthCounts() throws {
    let (desk, numbers) = try registered(["19900001234", "19900001234", "19900005555"])
    #expect(try repeats(desk, Self.november).isEmpty)
    try desk.act(
      .edit, numbers[2], as: "wang", [.reason: "听错了", .phone: "19900001234"], at: "2026-11-20T09:00")
    #expect(try repeats(desk, Self.november) == [3])
  }

  @Test func thePolicyOfThen() throws {
    let (desk, _) = try registered(["19900001234", "19900001234"])
    for place in 0..<2 {
      var fields = PracticeStore.complaint
      fields[.phone] = ["19900004321"]
      try desk.register(fields, at: "2026-12-1\(place)T09:10")
    }
    #expect(try repeats(desk, Self.november).isEmpty)
    #expect(try repeats(desk, Self.december).isEmpty)
    // From the middle of December on two are enough; November is over.
    try desk.store.changePolicy(as: "wang", now: PracticeStore.time("2026-12-15T09:00")) { policy in
      var warnings = policy.warning
      warnings.personCases = 2
      policy.warnings = warnings
    }
    #expect(try repeats(desk, Self.december) == [2])
    #expect(try repeats(desk, Self.november).isEmpty)
    // Changed again when December is over, and read by another process.
    try desk.store.changePolicy(as: "wang", now: PracticeStore.time("2027-01-02T09:00")) { policy in
      var warnings = policy.warning
      warnings.personCases = 9
      policy.warnings = warnings
    }
    #expect(try repeats(desk, Self.december) == [2])
    #expect(try repeats(desk, Self.november).isEmpty)
    #expect(try desk.store.policy(before: PracticeStore.time("2027-02-01T00:00")) == nil)
  }
}
