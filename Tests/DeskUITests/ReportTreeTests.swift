import CaseDomain
import CaseReports
import TermGrid
import Testing

@testable import DeskUI

/// 含下级 and 本级 on the reports page, into a row and back, and what a bulletin's figure does not open.
@Suite struct ReportTreeTests {
  private func opened(_ leaf: Character, as role: Role = .supervisor) throws -> World {
    var world = try World.demo(as: role, cases: 120)
    world.openReport()
    world.press(.character(leaf))
    world.count()
    return world
  }

  /// The top is what it did itself and what is below it; both say which they are.
  @Test func itselfAndWhatIsBelowAddUp() throws {
    let world = try opened("2")
    let report = try #require(world.report)
    let top = try #require(report.treeTop(world.desk.context))
    func row(_ what: ReportPiece.What) throws -> DepartmentRow {
      try #require(report.departmentRow(what, world.desk.context))
    }
    let rows = try report.departments(world.desk.context).map(row)
    let whole = try row(.department(top)).handling
    #expect(try row(.own(top)).isOwn && whole.total > 0)
    #expect(rows.dropFirst().reduce(0) { $0 + $1.handling.total } == whole.total)
    #expect(rows.dropFirst().flatMap(\.handling.dispatched).sorted() == whole.dispatched.sorted())
    let table = report.table(world.desk.context)
    let name = world.organisation.name(ofDepartment: top).zh
    let titles = table.rows.filter { $0.kind == .line }.map { $0.cells[1].text }
    #expect(titles.first == "+ " + name && titles.contains(name + "本级"))
    world.expect("“+”含下级；“本级”不含下级。")
    // What a bulletin tells of it is the same.
    let all = world.cases.values.map { CaseFacts($0) }
    let numbers = BulletinNumbers(
      all, period: report.period, now: world.now, organisation: world.organisation, policy: world.policy)
    for department in numbers.departments {
      let alone = Slice(departments: [department.id])
      #expect(department.handling.total == HandlingRow(of: all, in: numbers.window, departments: [department.id]).total)
      let hasParts = world.organisation.departments.contains { $0.parent == department.id }
      #expect(alone.words(world.organisation).zh.contains("本级") == hasParts, "\(department.id)")
    }
    #expect(try row(.own(top)).handling.total == numbers.departments.first { $0.id == top }?.handling.total)
  }

  /// A row without parts opens its own figures, says so before, and Esc comes back to the row.
  @Test(arguments: ["2", "4"] as [Character]) func intoADepartmentAndBack(_ leaf: Character) throws {
    var world = try opened(leaf)
    let organisation = world.organisation
    let parent = try #require(organisation.departments.first { $0.parent == nil })
    let leafless = try #require(
      organisation.departments.first { one in
        one.parent == parent.id && !organisation.departments.contains { $0.parent == one.id }
      })
    let stood = try #require(world.report?.leaf)
    let title = stood == .zeros ? 0 : 1
    for (row, scope) in [
      ("d." + leafless.id, leafless.name), ("o." + parent.id, parent.name + "（本级）"),
      ("d." + parent.id, parent.name + "（含下级）"),
    ] {
      world.stand(at: ReportScreen.Spot(row: row, cell: title))
      world.expect("Enter 看它的数")
      world.press(.enter)
      world.count()
      #expect(world.report?.leaf == .overview)
      world.expect("口径：" + scope)
      world.press(.escape)
      #expect(world.report?.leaf == stood && world.report?.narrowed == .all, "\(row)")
    }
    world.press(.escape)
    #expect(world.report == nil)
  }

  /// A part of another kind, and a way that was left by a digit is not gone back.
  @Test func intoAPartAndBack() throws {
    var world = try opened("3")
    let spot = try #require(
      world.report?.table(world.desk.context).rows.first { $0.cells.first?.way != nil && $0.id != "p." }?.id)
    world.stand(at: ReportScreen.Spot(row: spot, cell: 0))
    world.press(.enter)
    #expect(world.report?.leaf == .overview && world.report?.narrowed != .all)
    world.press(.escape)
    #expect(world.report?.leaf == .parts && world.report?.narrowed == .all)
    world.press(.enter, .character("2"), .escape)
    #expect(world.report == nil)
  }

  /// Who counts a part reads on top which part it is.
  @Test func aReaderOfAPartIsTold() throws {
    let world = try opened("1", as: .handler)
    world.expect("口径：可见件，率计")
  }

  /// What a figure counts and does not open is said where it is opened, with the reason; also where nothing is left.
  @Test func whatIsNotOpenedIsTold() throws {
    var world = try World.demo(as: .supervisor)
    let number = try #require(world.cases.keys.sorted().first)
    world.sheetFigures = [
      2: [BulletinSheet.Figure(label: "已销号2件", cases: [number], withheld: 1)],
      3: [BulletinSheet.Figure(label: "涉及1件", cases: [], withheld: 1, unseen: 3)],
    ]
    world.press(.f(8), .f(2), .down, .enter)
    #expect(world.desk.screens.last is FigureSheet)
    world.expect("打不开的件涉及具体人")
    world.expect("1件，另1件打不开")
    world.expect(hides: "不归您看")
    world.press(.enter)
    #expect(world.desk.screens.last is ListScreen)
    world.press(.escape, .escape, .down, .enter)
    world.expect("打不开的件不归您看：只计数。")
    world.expect("0件，另4件打不开")
    world.press(.enter)
    #expect(world.desk.screens.last is FigureSheet)
  }
}
