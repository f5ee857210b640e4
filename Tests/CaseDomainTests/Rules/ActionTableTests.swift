import Testing

@testable import CaseDomain

/// The action table of domain §3, row by row.
struct ActionTableTests {
  static let allStates = CaseState.allCases

  @Test func everyActionHasARuleAndARow() {
    for action in Action.allCases {
      #expect(ActionRule.table[action]?.who.isEmpty == false, "\(action)")
    }
    #expect(ActionRule.rows.count == Action.allCases.count)
    let tested = Set(ActionRow.rows.map(\.action)).union([.register])
    #expect(tested == Set(Action.allCases))
    #expect(ActionRow.rows.count == tested.count - 1)
  }

  @Test(arguments: ActionRow.rows.indices) func permitted(_ index: Int) throws {
    let row = ActionRow.rows[index]
    var scenario = try row.prepare()
    let before = try scenario.target.revision
    try scenario.does(row.action, as: row.by, row.fields)
    let after = try scenario.target
    #expect(after.state == row.to, "\(row.action)")
    #expect(after.revision > before)
    #expect(after.events.contains { $0.seq > before && $0.actor == row.by })
    #expect(Case(number: after.number, events: after.events) == after)
  }

  @Test(arguments: ActionRow.rows.indices) func whoMay(_ index: Int) throws {
    let row = ActionRow.rows[index]
    let scenario = try row.prepare()
    #expect(scenario.people(for: row.action) == row.people, "\(row.action)")
  }

  @Test(arguments: ActionRow.rows.indices) func neededFields(_ index: Int) throws {
    let row = ActionRow.rows[index]
    let required = Set(ActionRule.of(row.action).fields.filter(\.required).map(\.name))
    #expect(required == row.needs, "\(row.action)")
    let scenario = try row.prepare()
    for field in row.needs {
      let refusal = try #require(scenario.refusal(of: row.action, as: row.by, row.fields.without(field)))
      #expect(refusal.rule == "fieldMissing")
      #expect(refusal.field == field)
      #expect(refusal.kind == .badInput)
      #expect(refusal.message.zh == "“\(row.action.words.zh)”需要填写“\(field.words.zh)”。")
    }
    guard row.action != .edit else { return }
    let unknown = try #require(
      scenario.refusal(of: row.action, as: row.by, row.fields.with([.tags: "多余"])), "\(row.action)")
    #expect(unknown.rule == "fieldUnknown")
    #expect(unknown.message.zh == "“\(row.action.words.zh)”没有字段“标签”；请去掉它。")
  }

  @Test(arguments: ActionRow.rows.indices) func fromStates(_ index: Int) throws {
    let row = ActionRow.rows[index]
    guard let from = row.from else { return }
    #expect(ActionRule.of(row.action).from == from, "\(row.action)")
    // Somebody with the role in any state; a handler of the lead where there is a lead.
    var found: Set<CaseState> = []
    let person = row.by.hasPrefix("zw") ? row.people.union(["zw1"]).sorted()[0] : row.by
    for state in Self.allStates {
      let scenario = try Scenario.walked(to: state)
      let target = try scenario.target
      var refusal: Refusal?
      do throws(Refusal) { _ = try scenario.context(as: person).permission(for: row.action, on: target) } catch {
        refusal = error
      }
      if let refusal, ["stateWrong", "roleMissing", "caseUnknown"].contains(refusal.rule) { continue }
      found.insert(state)
    }
    #expect(found == from, "\(row.action)")
  }

  @Test(arguments: ActionRow.rows.indices) func refusals(_ index: Int) throws {
    let row = ActionRow.rows[index]
    let scenario = try row.prepare()
    if let (id, sentence) = row.stranger {
      let refusal = try #require(scenario.refusal(of: row.action, as: id, row.fields), "\(row.action)")
      #expect(["roleMissing", "caseUnknown"].contains(refusal.rule))
      #expect(refusal.message.zh == sentence)
    }
    if let (state, sentence) = row.elsewhere {
      let other = try Scenario.walked(to: state)
      let refusal = try #require(other.refusal(of: row.action, as: row.by, row.fields), "\(row.action)")
      #expect(refusal.rule == "stateWrong")
      #expect(refusal.kind == .notPermitted)
      #expect(refusal.message.zh == sentence)
    }
    if let refused = row.refused {
      let other = try refused.prepare?() ?? scenario
      let refusal = try #require(other.refusal(of: row.action, as: refused.by, refused.fields), "\(row.action)")
      #expect(refusal.rule == refused.rule)
      #expect(refusal.message.zh == refused.sentence)
    }
  }
}
