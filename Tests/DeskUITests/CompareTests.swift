import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// 对比: any two periods and departments, chosen by a line.
@Suite struct CompareTests {
  private static let today = CivilDate(year: 2026, month: 11, day: 23) ?? .earliest

  @Test(arguments: [
    ("2026-10", "2026-10"), ("2025-Q3", "2025-Q3"), ("2026-h1", "2026-H1"), ("2025", "2025"), ("10月", "2026-10"),
    ("10", "2026-10"), ("１０", "2026-10"), ("12月", "2025-12"), ("47周", "2026-W47"), ("w46", "2026-W46"),
    ("48周", "2026-W48"), ("50周", "2025-W50"), ("3季", "2026-Q3"), ("q3", "2026-Q3"), ("第三季度", "2026-Q3"),
    ("上半年", "2026-H1"), ("下半年", "2026-H2"), ("h2", "2026-H2"), ("2025年", "2025"), ("2025年10月", "2025-10"),
    ("2024年下半年", "2024-H2"),
  ]) func aPeriodAsPeopleWriteIt(_ text: String, _ period: String) throws {
    #expect(Period(words: text, today: Self.today)?.text == period)
  }

  @Test(arguments: ["", "13月", "5季", "2027", "2026-12", "2027-01", "54周", "月", "年", "总务处", "100", "-1", "2026年13月"])
  func whatIsNone(_ text: String) { #expect(Period(words: text, today: Self.today) == nil) }

  private func compared(_ line: String, as person: String = "duan") throws -> World {
    var world = try World.full(as: person)
    world.press(.f(8), .character("5"), .f(8))
    if !line.isEmpty { world.type(line) }
    world.press(.enter)
    for _ in 0..<60 {
      guard world.desk.hasWork else { break }
      world.send(.proceed)
    }
    return world
  }

  private func report(_ world: World) throws -> ReportScreen {
    try #require(world.desk.screens.last as? ReportScreen)
  }

  @Test func twoMonthsThatAreNotNeighbours() throws {
    let world = try compared("11月 2025-10")
    let report = try report(world)
    #expect(report.period.text == "2026-11")
    #expect(report.partner == .free(try #require(Period("2025-10")), department: nil))
    world.expect("2025年10月")
    #expect(report.progress(world.desk.context) == nil)
    expectGolden("report-compare-free-80", world.desk.view())
  }

  @Test func oneAloneIsTheRightSide() throws {
    let report = try report(try compared("3季"))
    #expect(report.period.text == "2026-11")
    #expect(report.partner == .free(try #require(Period("2026-Q3")), department: nil))
  }

  @Test func twoDepartments() throws {
    let world = try compared("总务处 aqb")
    let report = try report(world)
    #expect(report.narrowed.departments == ["zwc"])
    #expect(report.partner == .department("aqb"))
    world.expect("总务处")
    world.expect("安全办")
  }

  @Test func aDepartmentInAnotherPeriod() throws {
    let world = try compared("2025-10 总务处")
    let report = try report(world)
    #expect(report.partner == .free(try #require(Period("2025-10")), department: "zwc"))
    #expect(report.partnerSide(world.desk.context).slice.departments == ["zwc"])
    world.expect("2025年10月 总务处")
  }

  /// Every figure of a free side opens its cases.
  @Test func everyFigureOpensItsCases() throws {
    var world = try compared("2026-10 11月")
    let report = try report(world)
    let table = report.table(world.desk.context)
    let row = try #require(table.rows.first { $0.id == "c.received" })
    #expect(row.cells.filter(\.isOpen).count == 2)
    #expect(row.cells[1].figure?.parts[0].cases.isEmpty == true)
    #expect(row.cells[2].figure?.parts[0].cases.count == 7)
    world.press(.home, .down, .right, .enter)
    world.expect("收件")
    world.press(.enter)
    world.expect("QH20261120-0003")
  }

  @Test func theDialogSaysWhatItUnderstood() throws {
    var world = try World.full(as: "duan")
    world.press(.f(8), .character("5"), .f(8))
    world.expect("上年同期（2025年11月）")
    world.type("10月 上半")
    world.expect("看不懂“上半”")
    world.type("年")
    world.expect("2026年10月")
    expectGolden("report-compare-dialog-80", world.desk.view())
    world.press(.escape)
    #expect(try report(world).partner == .before)
  }

  /// A handler compares what their own departments have.
  @Test func aHandlerComparesTheirOwn() throws {
    let world = try compared("安全办", as: "qiao")
    #expect(world.desk.screens.last is CompareDialog)
    let own = try compared("2025-10", as: "qiao")
    let slice = try report(own).partnerSide(own.desk.context).slice
    #expect(slice.departments == nil && slice.charged == ["zwc"])
  }

  /// Another department is refused where it is written, and is no search for its name.
  @Test func aHandlerIsToldWhatTheyMayNotCompare() throws {
    for line in ["对比 安全办 总务处", "对比 总务处 aqb"] {
      var world = try World.full(as: "qiao")
      world.press(.character(":"))
      world.type(line)
      world.expect("的数不归您看")
      world.press(.enter)
      #expect(!world.desk.screens.contains { $0 is ReportScreen || $0 is ListScreen }, "\(line)")
      world.expect("承办人只对比本部门")
    }
    var own = try World.full(as: "wen")
    own.press(.character(":"))
    own.type("对比 安全办 总务处")
    own.press(.enter)
    #expect(try report(own).leaf == .comparison)
  }

  @Test func fromTheCommandLine() throws {
    var world = try World.full(as: "wen")
    world.press(.character(":"))
    world.type("对比 2026-10 2025-10")
    world.expect("2026年10月")
    world.press(.enter)
    let report = try report(world)
    #expect(report.leaf == .comparison && report.period.text == "2026-10")
    #expect(report.partner == .free(try #require(Period("2025-10")), department: nil))
  }
}

/// The `:` line finds the registers and papers of the office.
@Suite struct OfficePaletteTests {
  private func opened(_ text: String, as person: String = "duan") throws -> World {
    var world = try World.full(as: person)
    world.press(.character(":"))
    world.type(text)
    world.press(.enter)
    return world
  }

  @Test(arguments: [
    ("预警", KeyPlace.warnings), ("warnings", .warnings), ("台账", .books), ("tz", .books), ("整改台账", .book),
    ("约谈", .book), ("talks", .book), ("监督抽查", .book), ("考核", .assessment), ("assessment", .assessment),
    ("回头看", .book), ("典型案例", .book), ("责任追究", .book), ("通知约谈", .record), ("抽取", .record), ("公示", .publicity),
    ("gs", .publicity), ("报表", .report), ("对比", .report), ("通报", .bulletin), ("issued", .issued),
  ]) func finds(_ text: String, _ place: KeyPlace) throws {
    let world = try opened(text)
    #expect(world.desk.screens.last?.place == place, "\(text)")
  }

  @Test func saysWhyNot() throws {
    for (text, why) in [("预警", "预警由受理员"), ("考核", "看不了这本台账"), ("公示", "公示由受理员"), ("抽取", "校领导或督导")] {
      var world = try World.full(as: "qiao")
      world.press(.character(":"))
      world.type(text)
      world.expect(why)
      world.press(.enter)
      #expect(world.desk.screens.last?.place == .commandLine)
    }
  }
}
