import Testing

@testable import CaseDomain

/// Who may see numbers, who may issue them, and what a department's row is ranked by.
struct NumbersRuleTests {
  private func context(_ roles: Set<Role>, active: Bool = true) throws -> RuleContext {
    RuleContext(
      organisation: Organisation.school(name: "校", code: "X"), policy: .standard,
      actor: Staff(id: "a", name: "甲", roles: roles, departments: ["zwc"], active: active),
      now: try beijing("2026-11-23T09:00"), related: [:])
  }

  @Test func whoSeesAndWhoIssues() throws {
    let table: [(Set<Role>, see: DeskStoreText?, issue: DeskStoreText?, everything: Bool)] = [
      ([.clerk], nil, .issueNotForYou, true), ([.principal], nil, nil, true), ([.supervisor], nil, nil, true),
      ([.handler], nil, .issueNotForYou, false), ([.admin], .numbersNotForYou, .numbersNotForYou, false),
      ([.admin, .clerk], nil, .issueNotForYou, true), ([.handler, .principal], nil, nil, true),
      ([], .numbersNotForYou, .numbersNotForYou, false),
    ]
    for (roles, see, issue, everything) in table {
      let context = try context(roles)
      #expect(context.whyNot(.see) == see, "\(roles)")
      #expect(context.whyNot(.issue) == issue, "\(roles)")
      #expect(context.countsEverything == everything, "\(roles)")
      #expect((context.reportedDepartments == nil) == everything, "\(roles)")
    }
    for role in Role.allCases {
      for use in NumbersUse.allCases {
        #expect(try context([role], active: false).whyNot(use) == .numbersNotForYou, "\(role) \(use)")
      }
    }
  }

  /// Cases are counted whoever leads them; rates are told of those the reader's departments are charged with.
  @Test func aHandlerReadsTheRatesOfTheirOwnDepartments() throws {
    let scenario = try Scenario.walked(to: .closed)
    let facts = CaseFacts(try #require(scenario.cases[scenario.current]))
    let lead = try #require(facts.stints.first?.department)
    let year = try #require(Period("2026"))
    let window = Window(
      year, now: try beijing("2027-01-01T09:00"), zone: Organisation.school(name: "校", code: "X").zone)
    let numbers = NumbersContext([facts])
    var context = try context([.handler])
    for (departments, charged) in [([lead], 1), (["none"], 0)] {
      context.actor.departments = departments
      let slice = context.reported(.all)
      #expect(Stock(of: [facts], in: window, slice: slice).received == [facts.number])
      #expect(Indicator.closed.figure(of: [facts], in: window, slice: slice, numbers).denominator == charged)
      #expect(facts.closingsMade(in: window, slice: slice) == [facts.number])
    }
    #expect(try self.context([.clerk]).reported(.all) == .all)
  }

  @Test func theNextPeriodIsThePreviousTurnedRound() throws {
    for text in ["2026-W53", "2026-11", "2026-12", "2026-Q4", "2026-H1", "2026", "2026-11-01..2026-11-10"] {
      let period = try #require(Period(text))
      #expect(period.next.previous == period, "\(text)")
      #expect(period.next.first == period.last.adding(days: 1), "\(text)")
    }
    #expect(try #require(Period("2026-Q4")).months.map(\.text) == ["2026-10", "2026-11", "2026-12"])
    #expect(try #require(Period("2026-W49")).months.map(\.text) == ["2026-11", "2026-12"])
    #expect(try #require(Period("2026")).months.count == 12)
  }

  @Test func aFilterOfNumbersHasThemAndNoOthers() throws {
    let scenario = try Scenario.walked(to: .closed)
    let row = CaseSummary(try #require(scenario.cases[scenario.current]))
    let context = RuleContext(
      organisation: scenario.organisation, policy: .standard,
      actor: Staff(id: "d", name: "督", roles: [.supervisor]), now: try beijing("2027-01-01T09:00"), related: [:])
    let others = (1...50).map { "QH20260101-\($0)" }
    #expect(ListFilter(numbers: others + [row.number] + others).admits(row, context))
    #expect(!ListFilter(numbers: others).admits(row, context))
    #expect(!ListFilter(numbers: []).admits(row, context))
    #expect(ListFilter(numbers: others + others).numbers?.count == others.count)
  }
}
