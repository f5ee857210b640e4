import CaseDomain
import Testing

@testable import CaseStore

/// The other side of a link is written into a case while somebody fills in a form of it: they meet no conflict, for nothing
/// of what they saw is other than it was.
struct MirroredLinkTests {
  private func linked() throws -> (desk: PracticeStore, number: String, seen: Int) {
    let desk = try PracticeStore()
    let number = try desk.register()
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    let seen = try desk.store.read(number).revision
    var fields = PracticeStore.complaint
    fields[.kind] = ["整改"]
    let other = try desk.register(fields)
    try desk.act(.link, other, as: "shen", [.to: number, .linkAs: "由此产生"])
    return (desk, number, seen)
  }

  private func act(
    _ desk: PracticeStore, _ action: Action, _ number: String, seen: Int, _ fields: Fields = [:],
    as actor: String = "he"
  ) throws -> Receipt {
    try desk.store.act(
      Request(action, fields), on: number, as: actor, now: PracticeStore.time("2026-11-02T11:00"), seen: seen)
  }

  @Test func theOtherSideOfALinkIsNoConflict() throws {
    let (desk, number, seen) = try linked()
    let before = try desk.store.read(number)
    #expect(before.revision > seen)
    let receipt = try act(desk, .dispatch, number, seen: seen, [.lead: "总务处"])
    #expect(receipt.target.state == .dispatched)
    // Written behind the link, which stays.
    #expect(receipt.target.revision > before.revision)
    #expect(receipt.target.links.map(\.what.as) == [.ledTo])
    #expect(try desk.store.verify().findings == [])
  }

  @Test func whateverElseCameIsOne() throws {
    let (desk, number, seen) = try linked()
    try desk.act(.promise, number, as: "wang", [.what: "先说明", .by: "2026-11-05"])
    #expect(throws: CaseConflict.self) { try act(desk, .dispatch, number, seen: seen, [.lead: "总务处"]) }
    // Also a link that somebody made here themselves.
    let other = try desk.register()
    let now = try desk.store.read(number).revision
    try desk.act(.link, number, as: "shen", [.to: other, .linkAs: "同一人"])
    #expect(throws: CaseConflict.self) { try act(desk, .dispatch, number, seen: now, [.lead: "总务处"]) }
    // A revision that is not there yet is none that anybody saw.
    #expect(throws: CaseConflict.self) { try act(desk, .dispatch, number, seen: 99, [.lead: "总务处"]) }
  }

  /// Who takes back the last act must have seen which that is.
  @Test func takingBackNeedsTheLastAct() throws {
    let (desk, number, seen) = try linked()
    #expect(throws: CaseConflict.self) { try act(desk, .undo, number, seen: seen, as: "wang") }
    #expect(try desk.store.read(number).state == .accepted)
  }
}
