import Testing

@testable import CaseDomain

/// 并案 into a case that was itself merged: the refusal names into which, and that number is a case like any other: whom
/// it accuses does not learn of it.
struct MergedMasterTests {
  /// A case that the first clerk wants to merge into another, which was merged into a third by somebody else.
  private func merged(accusing person: String?) throws -> (scenario: Scenario, own: String, into: String, third: String)
  {
    let other = Staff(id: "clerk9", name: "戚闻笛", roles: [.clerk], departments: [])
    var scenario = Scenario(Organisation.invented.staffed(by: [other]))
    let third = try scenario.register(as: "clerk1", person.map { [.objectPerson: $0] } ?? [:])
    try scenario.walk(to: .accepted)
    let into = try scenario.register(as: "clerk1")
    try scenario.walk(to: .accepted)
    try scenario.does(.merge, as: "clerk1", [.into: third])
    let own = try scenario.register(as: "clerk1")
    try scenario.walk(to: .accepted)
    return (scenario, own, into, third)
  }

  @Test func whoMayKnowIsToldIntoWhich() throws {
    let (scenario, own, into, third) = try merged(accusing: nil)
    for id in ["clerk1", "clerk9"] {
      let refusal = try #require(scenario.refusal(of: .merge, as: id, on: own, [.into: into]))
      #expect(refusal.rule == "mergeIntoMerged")
      #expect(refusal.message.zh.contains(third))
    }
  }

  @Test func whomItAccusesIsNot() throws {
    let (scenario, own, into, third) = try merged(accusing: "戚闻笛")
    let refusal = try #require(scenario.refusal(of: .merge, as: "clerk9", on: own, [.into: into]))
    #expect(refusal.rule == "mergeIntoMerged")
    #expect(refusal.message.zh.contains(into))
    #expect(!refusal.message.zh.contains(third), "\(refusal.message.zh)")
    #expect(!refusal.message.en.contains(third))
    #expect(try #require(scenario.refusal(of: .merge, as: "clerk1", on: own, [.into: into])).message.zh.contains(third))
  }
}
