import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

@Suite struct ComfortHelpTests {
  /// A new clerk has only F1: at every station of the circle it names what to do and the keys that do it.
  @Test func theHelpLeadsThroughTheCircle() throws {
    func help(_ person: String, _ number: String?, _ texts: [String]) throws {
      var world = try World.full(as: person)
      if let number { world.open(number) } else { world.press(.f(2)) }
      if number != nil {
        world.press(.f(1))
        world.expect("现在做什么")
        world.expect("轮到您：" + texts[0])
        world.press(.escape, .f(2))
      }
      world.press(.f(1))
      for text in texts.dropFirst() { world.expect(text) }
    }
    try help("liu", nil, ["登记", "边听边记", "F2 ^S"])
    try help("liu", "QH20261120-0002", ["交办", "主办部门只能一个"])
    try help("wen", "QH20261118-0004", ["审核通过", "同意按 F2"])
    try help("he", "QH20261119-0005", ["回访", "照屏幕念"])
  }

  @Test func theHelpOfEveryRole() throws {
    for (person, text) in [("liu", "受理员："), ("qiao", "承办人："), ("wen", "分管领导："), ("duan", "督导：")] {
      var world = try World.full(as: person)
      world.press(.f(1))
      world.expect(text)
    }
  }

  @Test func theHelpIsSearched() throws {
    var world = try World.full()
    world.press(.f(1))
    expectGolden("help-home-clerk", world.desk.view())
    world.press(.character("/"))
    world.type("登记")
    world.expect("^N n")
    expectGolden("help-search", world.desk.view())
    world.press(.escape)
    world.expect("这一屏的按键")
    world.type("没有这个")
    world.expect("没有这样的按键")
    world.press(.escape, .escape)
    world.expect("F10 退出")
  }

  @Test func theHelpInEnglish() throws {
    var world = try World.full(language: .en)
    world.open("QH20261120-0002")
    world.press(.f(1))
    expectGolden("help-case-en", world.desk.view())
    world.press(.escape, .f(2), .f(1))
    expectGolden("help-dispatch-en", world.desk.view())
  }

  /// Every place has something to say on top.
  @Test func everyPlaceHasAGuide() {
    for place in KeyPlace.allCases where place != .help {
      #expect(place.title.zh.isEmpty == false)
    }
    for text in GuideText.allCases { #expect(!text.words.zh.isEmpty && !text.words.en.isEmpty) }
  }

  // MARK: Actions

  @Test func actionsAreFilteredByTyping() throws {
    var world = try World.full()
    world.initials["不予受理"] = "bysl"
    world.open("QH20261117-0001")
    world.press(.f(4))
    world.expect("第 1–")
    world.type("bys")
    expectGolden("actions-filtered", world.desk.view())
    world.press(.enter)
    world.expect("理由")
  }

  @Test func numbersAreNotTakenForOthers() throws {
    var world = try World.full()
    world.open("QH20261117-0001")
    world.press(.f(4))
    world.expect("1 受理")
    try world.act("he", .accept, "QH20261117-0001", [.category: "其他"])
    world.send(.changed)
    world.expect("别人刚办过此件")
    world.expect("1 交办")
    world.press(.character("1"))
    world.expect("请看清序号再按")
    expectGolden("actions-changed", world.desk.view())
    world.press(.character("1"))
    world.expect("主办部门")
  }

  // MARK: Confirmation

  @Test func aLongEffectIsShownWhole() throws {
    let effect = Bilingual(String(repeating: "退回二年级部，第 2 轮，10-14 前办结，并告知来访人。", count: 14))
    var world = try World.full()
    world.show(
      ConfirmDialog(
        .carryOut, effect,
        [DeskText.notYet(), Bilingual("退办", String(repeating: "send it back to the department ", count: 4))]))
    let flat = world.screen.replacing("\n", with: "").filter { !"│ ".contains($0) }
    #expect(flat.contains("告知来访人。┌") == false)
    #expect(world.screen.components(of: "10-14").count - 1 >= 14)
    expectGolden("confirm-long", world.desk.view())
  }
}

extension String {
  fileprivate func components(of separator: String) -> [Substring] { split(separator: separator) }
}

extension ComfortHelpTests {
  /// The menu asks for its case again; the list below must not take that for the answer it once waited for.
  @Test func oneMenuOpensFromAList() throws {
    var world = try World.full()
    world.carryOut(world.desk.update(.input(.key(.character("1")))))
    for _ in 0..<5 { world.carryOut(world.desk.update(.proceed)) }
    let depth = world.desk.screens.count
    // Effects one by one: an endless exchange must not hang the test.
    var effects = world.desk.update(.input(.key(.f(4))))
    for _ in 0..<10 {
      effects = effects.flatMap { effect -> [DeskEffect] in
        guard case .loadCase(let number) = effect, let target = world.cases[number] else { return [] }
        return world.desk.update(.caseLoaded(target, related: [:]))
      }
    }
    #expect(world.desk.screens.count == depth + 1)
    _ = world.desk.update(.changed)
    #expect(world.desk.screens.last is ActionMenu)
  }
}
