import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

@Suite struct ComfortScreenTests {
  // MARK: Full text

  @Test func theFullTextCanBeCopied() throws {
    var world = try World.full()
    world.show(TextScreen("QH20261120-0003"))
    expectGolden("text", world.desk.view())
    for line in world.screen.split(separator: "\n").dropFirst().dropLast(2) {
      #expect(line.first != " " || line.hasSuffix("行"), "\(line)")
    }
    world.press(.end)
    expectGolden("text-end", world.desk.view())
  }

  @Test func theFullTextIsSearched() throws {
    var world = try World.full()
    world.show(TextScreen("QH20261120-0003"))
    world.press(.character("／"))
    world.type("总务处")
    world.press(.enter)
    world.expect("“总务处” 第 1 行处，共 2 行有")
    expectGolden("text-found", world.desk.view())
    world.press(.f(3))
    world.expect("第 2 行处")
    world.press(.character("/"))
    world.type("没有的词")
    world.press(.enter)
    world.expect("全文里没有“没有的词”")
  }

  @Test func theFullTextKeepsTheMask() throws {
    var world = try World.full(as: "fang")
    world.show(TextScreen("QH20261120-0007"))
    world.expect("〔隐去〕")
    world.expect(hides: "13900000007")
    world.expect(hides: "梅女士")
    var other = try World.full(as: "qiao")
    other.show(TextScreen("QH20261120-0007"))
    other.expect(hides: "有偿补课")
  }

  @Test func theFullTextInEnglish() throws {
    var world = try World.full(language: .en)
    world.show(TextScreen("QH20261120-0003"))
    expectGolden("text-en", world.desk.view())
  }

  // MARK: Settings

  @Test func settingsAreInForceAtOnceAndKept() throws {
    var world = try World.full()
    world.press(.ctrl("o"))
    expectGolden("settings", world.desk.view())
    world.press(.right)
    #expect(world.keptSettings?.language == .en)
    world.expect("Changes hold at once")
    expectGolden("settings-en", world.desk.view())
    world.press(.down, .character("2"))
    #expect(world.keptSettings?.theme == "high-contrast")
    world.press(.down, .character("２"))
    #expect(world.keptSettings?.ambiguousIsWide == true)
    expectGolden("settings-wide-en", world.desk.view())
    world.press(.down, .left, .down, .left, .down, .enter)
    #expect(
      world.keptSettings
        == DeskSettings(
          language: .en, theme: "high-contrast", ambiguousIsWide: true, plainBorders: true, mouse: true, bell: false))
    world.press(.escape)
    world.expect("F10 quit")
  }

  // MARK: Command line

  @Test func theCommandLineOffersWhatCanBeDoneHere() throws {
    var world = try World.full()
    world.press(.character("："))
    expectGolden("command", world.desk.view())
    world.press(.escape)
    world.expect("F2 登记")
  }

  @Test func actionsAreFoundByNameIdentifierAndInitials() throws {
    for text in ["交办", "dispatch", "jb"] {
      var world = try World.full()
      world.initials["交办"] = "jb"
      world.press(.character("4"), .escape)
      world.open("QH20261120-0002")
      world.press(.character(":"))
      world.type(text)
      if text == "jb" { expectGolden("command-action", world.desk.view()) }
      world.press(.enter)
      world.expect("主办部门")
      world.press(.escape)
      world.expect("QH20261120-0002 待交办")
    }
  }

  @Test func whatCannotBeDoneSaysWhy() throws {
    var world = try World.full()
    world.open("QH20261117-0001")
    world.press(.character(":"))
    world.type("销号")
    world.press(.enter)
    world.expect("! ")
    world.expect("销号")
    #expect(world.desk.screens.last is CommandLine)
    expectGolden("command-refused", world.desk.view())
  }

  @Test func queuesDepartmentsNumbersAndWordsAreReached() throws {
    var world = try World.full()
    func run(_ text: String) {
      world.press(.character(":"))
      world.type(text)
      world.idle()
      world.press(.enter)
    }
    run("超期")
    world.expect("超期：2 件")
    world.press(.escape)
    run("zwc")
    world.expect("QH20261120-0003")
    world.expect(hides: "三年级午餐菜凉")
    world.press(.escape)
    run("03")
    world.expect("QH20261120-0003 办理中")
    world.press(.escape)
    run("QH20261120-0002")
    world.expect("QH20261120-0002 待交办")
    world.press(.escape)
    run("路灯")
    world.expect("校门口路灯不亮")
    world.expect(hides: "三年级午餐菜凉")
  }

  @Test func aFilterIsOneLine() throws {
    var world = try World.full()
    world.press(.character(":"))
    world.type("状态:")
    expectGolden("command-filter", world.desk.view())
    world.type("办理中")
    world.press(.enter)
    world.expect("QH20261120-0003")
    world.expect(hides: "QH20261117-0001")
    world.press(.escape, .character(":"))
    world.type("状态:没有")
    world.press(.enter)
    world.expect("! ")
    #expect(world.desk.screens.last is CommandLine)
    world.press(.escape, .character(":"))
    world.type("zw")
    expectGolden("command-department", world.desk.view())
  }

  @Test func numbersAreOffered() throws {
    var world = try World.full()
    world.press(.character(":"))
    world.type("0003")
    world.idle()
    expectGolden("command-number", world.desk.view())
  }

  /// One digit would be every case there is; of what is typed quickly only the last line is asked for.
  @Test func numbersAreAskedForOnceNobodyTypes() throws {
    var world = try World.full()
    world.press(.character(":"))
    func asked() -> [ListFilter] {
      world.effects.compactMap { if case .loadList(let filter) = $0, filter.sort == .number { filter } else { nil } }
    }
    world.type("1")
    world.idle()
    #expect(asked().isEmpty)
    for digit in "23" { world.type(String(digit)) }
    #expect(asked().isEmpty)
    world.idle()
    #expect(asked().map(\.query) == ["0123"])
    #expect(asked().allSatisfy { $0.limit != nil })
    world.idle()
    #expect(asked().count == 1)
  }

  @Test func settingsAreChangedByTheirNames() throws {
    var world = try World.full()
    world.press(.character(":"))
    world.type("主题 高对比")
    world.press(.enter)
    #expect(world.keptSettings?.theme == "high-contrast")
    world.expect("主题：高对比")
    world.press(.character(":"))
    world.type("language en")
    world.press(.enter)
    world.expect("F10 quit")
    world.press(.character(":"))
    world.type("ov")
    expectGolden("command-en", world.desk.view())
    world.press(.enter)
    world.expect("overdue: 2")
  }

  @Test func tabCompletesAndUpRecalls() throws {
    var world = try World.full()
    world.press(.character(":"))
    world.type("超")
    world.press(.tab)
    world.expect(":超期")
    world.press(.enter, .escape)
    world.press(.character(":"), .up)
    world.expect(":超期")
    world.press(.enter)
    world.expect("超期：2 件")
  }

  /// Nothing chosen, nothing done.
  @Test func enterOnAnEmptyLineLeaves() throws {
    var world = try World.full()
    world.press(.character(":"), .enter)
    world.expect("Enter 打开")
    #expect(world.performed.isEmpty)
  }
}
