import CaseDomain
import CaseReports
import TermGrid
import Testing

@testable import DeskUI

/// 通报 on the screen: read, opened figure by figure, issued.
@Suite struct BulletinScreenTests {
  // MARK: Bulletins

  @Test func issuedOnceAndReadAgain() throws {
    var world = try World.demo(as: .supervisor)
    world.press(.f(8), .f(2), .f(2))
    world.expect("本期还没有结束")
    world.press(.escape, .f(3), .f(2), .f(2))
    world.expect("印发2026年10月的通报")
    world.press(.enter)
    #expect(world.issued.isEmpty, "the harmless answer comes first")
    world.press(.f(2), .character("2"), .enter)
    #expect(world.issued.count == 1)
    world.expect("已印发：通报〔2026〕1号")
    world.press(.f(2))
    world.expect("再印发即为更正")
    world.press(.escape, .f(2), .f(2))
    world.expect("更正要写明原因")
    world.press(.f(4), .end, .enter)
    world.type("附注有误。")
    world.press(.f(2), .escape)
    world.press(.f(2))
    world.expect("再印发一份更正")
    world.press(.character("2"), .enter)
    #expect(world.issued.map(\.corrects) == [nil, "〔2026〕1号"])
    world.press(.f(6))
    world.expect("更正〔2026〕1号")
    world.press(.down, .enter)
    world.expect("通报〔2026〕1号")
  }

  @Test func aFailureLeavesTheDraft() throws {
    var world = try World.demo(as: .principal)
    world.press(.f(8), .f(3), .f(2))
    world.failure = "磁盘满了。"
    world.press(.f(2), .character("2"), .enter)
    world.expect("磁盘满了")
    world.press(.f(2), .character("2"), .enter)
    #expect(world.issued.count == 1)
  }

  @Test(arguments: [Role.clerk, .handler]) func whoMayNotIssue(_ role: Role) throws {
    var world = try World.demo(as: role)
    world.press(.f(8), .f(3), .f(2), .f(2))
    world.expect("通报由校领导或督导印发")
    #expect(world.issued.isEmpty)
  }

  /// What is being typed is a draft like any other, and not in the bulletin; what was written stands there.
  @Test func remarksAreKeptAsTheyAreTyped() throws {
    var world = try World.demo(as: .supervisor)
    let october = try #require(Period("2026-10"))
    world.press(.f(8), .f(3), .f(2), .f(4))
    world.expect("能印发的人都看得到")
    world.press(.enter)
    world.type("学期初集中反映校服。")
    #expect(world.drafts.isEmpty)
    world.send(.tick(world.now + 5))
    #expect(world.drafts.map(\.fields) == [["flow": ["学期初集中反映校服。"]]], "in a pause")
    world.type("已补")
    world.send(.input(.hangup))
    #expect(world.drafts.map(\.fields) == [["flow": ["学期初集中反映校服。已补"]]])
    #expect(world.remarks[october] == nil, "nothing that breaks off in mid-sentence is issued")
    // Someone else writes on another section meanwhile.
    var again = try World.demo(as: .supervisor)
    again.drafts = world.drafts
    again.remarks = [october: ["late": "两件系供货原因。"]]
    again.start()
    again.expect("草稿                1")
    again.press(.enter)
    again.expect("通报说明 2026年10月")
    again.expect("已补")
    again.press(.enter)
    again.expect("两件系供货原因")
    again.type("货。")
    again.press(.f(2), .escape)
    #expect(again.remarks[october] == ["flow": "学期初集中反映校服。已补货。", "late": "两件系供货原因。"])
    #expect(again.drafts.isEmpty)
    again.expect("通报 · 2026年10月")
  }

  /// Only who can issue is asked for what is printed; a clerk's words would reach nobody.
  @Test(arguments: [Role.clerk, .handler]) func whoMayNotIssueWritesNoRemarks(_ role: Role) throws {
    var world = try World.demo(as: role)
    world.press(.f(8), .f(3), .f(2))
    world.expect(hides: "F4 ")
    world.press(.f(4))
    world.expect("通报由校领导或督导印发")
  }

  @Test func remarksOfWhoHasAnAccountOfTheirOwn() throws {
    var world = try World.demo(as: .supervisor)
    var session = try #require(world.desk.context.session)
    session.organisation.accounts = .own
    world.send(.opened(session))
    world.press(.f(8), .f(3), .f(2), .f(4))
    world.expect("只有您自己看得到")
  }

  // MARK: Figures

  /// ↑↓ go from line to line with figures; Enter opens their cases, of several the one that is chosen.
  @Test func everyFigureOpensItsCases() throws {
    var world = try World.demo(as: .supervisor)
    let numbers = world.cases.keys.sorted()
    for row in [0, 1, 7, 30, 31, 58] {
      world.sheetFigures[row] = (0...row % 3).map {
        BulletinSheet.Figure(label: "第\(row)行第\($0)个", cases: [numbers[row + $0], numbers[row]])
      }
    }
    world.press(.f(8), .f(3), .f(2))
    let sheet = try #require(world.sheet)
    #expect(sheet.figures.count == 6)
    world.press(.enter)
    world.expect("按 ↑↓ 选有数的一行")
    world.press(.down)
    var seen: Set<Int> = []
    for _ in 0..<400 {
      guard let spot = world.spot else { break }
      guard seen.insert(spot).inserted else { break }
      let figures = try #require(sheet.figures[spot])
      world.press(.enter)
      if figures.count == 1 {
        let list = try #require(world.desk.screens.last as? ListScreen, "\(figures)")
        #expect(Set(list.rows.map(\.number)).isSubset(of: Set(figures[0].cases)))
      } else {
        let shown = try #require(world.desk.screens.last as? FigureSheet).shown
        #expect(shown.parts.map(\.cases) == figures.map(\.cases))
        world.press(.character("1"))
        #expect(world.desk.screens.last is ListScreen)
        world.press(.escape)
      }
      world.press(.escape)
      #expect(world.spot == spot)
      for _ in 0..<60 where world.spot == spot || world.spot == nil { world.press(.down) }
    }
    // All of them, from the first to the last.
    #expect(seen == Set(sheet.figures.keys))
    for _ in 0..<60 where world.spot == seen.max() || world.spot == nil { world.press(.up) }
    #expect(world.spot == 31)
    world.press(.home)
    #expect(world.spot == nil)
  }
}

extension World {
  fileprivate var bulletin: BulletinScreen? { desk.screens.last as? BulletinScreen }
  fileprivate var sheet: BulletinSheet? { bulletin?.sheet }
  fileprivate var spot: Int? { bulletin?.spot }
}
