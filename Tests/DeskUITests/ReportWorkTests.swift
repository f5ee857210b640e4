import CaseDomain
import CaseReports
import TermGrid
import Testing

@testable import DeskUI

/// What the reports page counts when: nothing old stays, nothing is counted for another month, nothing is looked through
/// again and again.
@Suite struct ReportWorkTests {
  private func figures(_ world: World, _ months: [Period]) throws -> [[String]] {
    let report = try #require(world.report)
    return try months.flatMap { month in
      try Indicator.allCases.map { indicator in
        let shown = try #require(report.figure(indicator, month, .all), "\(indicator) \(month.text)")
        return shown.counted.sorted() + ["/"] + shown.missed.sorted()
          + shown.excluded.map { "\($0.rawValue) \($1.sorted())" }.sorted()
      }
    }
  }

  private func direct(_ world: World, _ months: [Period]) -> [[String]] {
    let all = world.cases.values.map { CaseFacts($0) }
    let context = NumbersContext(all)
    return months.flatMap { month in
      Indicator.allCases.map { indicator in
        let figure = indicator.figure(
          of: all, in: Window(month, now: world.now, zone: world.organisation.zone), context)
        return figure.counted.sorted() + ["/"] + figure.missed.sorted()
          + figure.excluded.map { "\($0.rawValue) \($1.sorted())" }.sorted()
      }
    }
  }

  /// 近13个月: every one of them, one after another, and each counted as its own bulletin counts it.
  @Test func thirteenMonthsAndNoneMissing() throws {
    var world = try World.demo(as: .clerk, cases: 120)
    world.openReport()
    let months = try #require(world.report).trendMonths
    #expect(
      months.map(\.text) == [
        "2026-11", "2026-10", "2026-09", "2026-08", "2026-07", "2026-06", "2026-05", "2026-04", "2026-03", "2026-02",
        "2026-01", "2025-12", "2025-11",
      ])
    #expect(try figures(world, months) == direct(world, months))
    // Told for the end of a longer period as well.
    world.press(.f(6))
    world.count()
    #expect(world.report?.trendMonths.first?.text == "2026-12")
    #expect(world.report?.trendMonths.count == 13)
  }

  /// A month that cannot be had leaves its place empty: the others stay where they are.
  @Test func aMonthThatFailsLeavesAGap() throws {
    func spark(failing month: String?) throws -> [Character] {
      var world = try World.demo(as: .clerk, cases: 120)
      world.policy.numbers = NumbersPolicy(minimum: 1)
      world.become(policy: world.policy)
      world.press(.f(8))
      for _ in 0..<2_000 where world.desk.hasWork {
        for effect in world.desk.update(.proceed) {
          if case .loadFacts(let asked) = effect, asked.text == month {
            _ = world.desk.update(.failed("读不出来。"))
          } else {
            world.carryOut([effect])
          }
        }
      }
      let table = try #require(world.report).table(world.desk.context)
      return Array(try #require(table.rows.first { $0.id == "i.onTime" }).cells[5].text)
    }
    let whole = try spark(failing: nil)
    #expect(whole.count == 13)
    let place = 13 - 1 - 3
    #expect(whole[place] != " ")
    let torn = try spark(failing: "2026-08")
    #expect(torn.count == 13)
    #expect(torn[place] == " ")
    for index in whole.indices where index != place { #expect(torn[index] == whole[index], "\(index)") }
  }

  /// Something was written: every figure of what is not over is thrown away and counted from the new facts, in every
  /// period that holds the month.
  @Test(arguments: [ReportLeaf.overview, .departments, .parts, .zeros, .comparison])
  func whatChangedIsCountedAnew(_ leaf: ReportLeaf) throws {
    for kind in 0..<2 {
      var world = try World.demo(as: .clerk)
      world.press(.f(8))
      if kind == 1 { world.press(.f(6)) }
      world.press(.character(Character("\(leaf.rawValue + 1)")))
      world.count()
      let before = try #require(world.report)
      #expect(!before.results.isEmpty)
      // Half of what came in November is gone, and the clock has moved on.
      let numbers = world.cases.values.filter { $0.registeredAt >= World.at(1, 0) }.map(\.number).sorted()
      for number in numbers.enumerated().filter({ $0.offset % 2 == 0 }).map(\.element) { world.cases[number] = nil }
      world.now = world.now + 3_600
      world.send(.tick(world.now))
      world.send(.changed)
      world.count()
      var fresh = try World.demo(as: .clerk)
      fresh.cases = world.cases
      fresh.now = world.now
      fresh.send(.tick(world.now))
      fresh.press(.f(8))
      if kind == 1 { fresh.press(.f(6)) }
      fresh.press(.character(Character("\(leaf.rawValue + 1)")))
      fresh.count()
      let report = try #require(world.report)
      #expect(report.asOf == world.now)
      #expect(report.table(world.desk.context).text == fresh.report?.table(fresh.desk.context).text, "\(leaf) \(kind)")
      #expect(report.table(world.desk.context).text != before.table(world.desk.context).text, "\(leaf) \(kind)")
    }
  }

  /// Whether there is more to do is known without looking at what there is: the plan is made once, and its pieces go one
  /// after another.
  @Test func thePlanIsMadeOnceAndUsedUp() throws {
    var world = try World.demo(as: .clerk)
    world.press(.f(8))
    #expect(world.desk.hasWork)
    var plans = 0
    var left: Int?
    for _ in 0..<2_000 where world.desk.hasWork {
      let before = world.report?.plan
      world.send(.proceed)
      let after = world.report?.plan
      if before == nil { plans += 1 }
      if let before, let after { #expect(after.pieces.count <= before.pieces.count) }
      left = after?.pieces.count
    }
    #expect(left == 0)
    // One for each month that came in, and no more.
    let months = world.effects.filter { if case .loadFacts = $0 { true } else { false } }
    #expect(plans <= months.count + 2, "\(plans) plans, \(months.count) months")
    let percent = world.report?.progress(world.desk.context)
    #expect(percent == nil)
    // Another leaf is another plan, and what stands there already is not counted again.
    world.press(.character("2"))
    #expect(world.desk.hasWork)
    world.send(.proceed)
    #expect(world.report?.plan?.view.leaf == .departments)
    world.count()
    world.press(.character("1"))
    world.send(.proceed)
    #expect(world.report?.plan?.pieces.isEmpty == true)
    #expect(!world.desk.hasWork)
  }

  /// 口径 承办人, 首次, 重办: the counts of the departments and the five zeros heed them.
  @Test func countsHeedHandlerAndPass() throws {
    var world = try World.demo(as: .supervisor, cases: 120)
    let organisation = world.organisation
    let all = world.cases.values.map { CaseFacts($0) }
    let november = try #require(Period("2026-11"))
    let window = Window(november, now: world.now, zone: organisation.zone)
    let handler = try #require(
      organisation.staff.max { one, other in
        func signed(_ id: String) -> Int { all.count { $0.stints.contains { $0.handler == id } } }
        return signed(one.id) < signed(other.id)
      })
    world.openReport()
    let index = try #require(world.desk.screens.firstIndex { $0 is ReportScreen })
    var narrowed = try #require(world.report)
    narrowed.narrowed.handler = handler.id
    narrowed.leaf = .zeros
    world.desk.screens[index] = narrowed
    world.count()
    let department = try #require(handler.departments.first)
    let row = try #require(world.report?.departmentRow(.department(department), world.desk.context))
    let ids = organisation.subtree(of: department)
    let alone = FiveZeros(of: all, in: window, departments: ids, slice: Slice(handler: handler.id))
    let whole = FiveZeros(of: all, in: window, departments: ids)
    for path in [\FiveZeros.evasions, \.backlog, \.mistakes, \.complaints, \.meetings] {
      #expect(row.zeros[keyPath: path].sorted() == alone[keyPath: path].sorted())
    }
    #expect(row.handling.total <= HandlingRow(of: all, in: window, departments: ids).total)
    #expect(row.zeros.complaints.isEmpty)
    #expect(alone.meetings.count <= whole.meetings.count)
    world.expect("投诉来时还没有人承办")
    // Not a figure, and nothing to open.
    let table = try #require(world.report).table(world.desk.context)
    #expect(table.rows.filter { $0.kind == .line }.allSatisfy { $0.cells[4].text == "-" && $0.cells[4].figure == nil })
  }
}

extension ReportTable {
  /// Everything that it says.
  fileprivate var text: [[String]] { rows.map { $0.cells.map(\.text) } }
}
