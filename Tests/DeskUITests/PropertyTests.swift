import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// Random numbers that are the same every time.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct PropertyTests {
  static let inputs: [InputEvent] = {
    let keys: [Key] =
      [
        .enter, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp,
        .pageDown,
        .ctrl("s"), .ctrl("c"), .ctrl("z"), .ctrl("k"), .character("/"), .character("？"), .character("j"),
        .character("z"),
      ] + (1...9).map { .f($0) } + "123456789".map { .character($0) }
    let texts = [
      "食堂饭菜", "々〇", "e\u{301}e\u{301}", "👨‍👩‍👧‍👦🇨🇳", "Ｆｕｌｌ　ｗｉｄｔｈ", "שלום", "\u{202E}abc", "〓㊣①→■", "總務處",
    ]
    return keys.map { .key($0) } + texts.map { .text($0) }
      + [.paste(String(repeating: "长文字，一行又一行。\n", count: 30)), .paste("\u{1B}[31m\u{7}\t\r\nx")]
  }()

  /// Whatever is pressed: every row is exactly as wide as the screen, the caret is inside and never on the last row.
  @Test(arguments: [("liu", Language.zh, false), ("qiao", .zh, true), ("duan", .en, false), ("wen", .zh, false)])
  func framesAreSound(_ person: String, _ language: Language, _ wide: Bool) throws {
    var dice = Dice(state: UInt64(person.utf8.reduce(7) { $0 * 31 + Int($1) }))
    var world = try World.full(as: person, language: language, wide: wide)
    for step in 0..<400 {
      if step % 50 == 49 {
        world.send(
          .input(.resize(columns: Int.random(in: 80...140, using: &dice), rows: Int.random(in: 24...45, using: &dice))))
      }
      guard let input = Self.inputs.randomElement(using: &dice) else { return }
      world.send(.input(input))
      let frame = world.desk.view()
      let width = CellWidth(ambiguousIsWide: wide)
      for row in 0..<frame.rows {
        let cells = frame.grid.row(row)
        let columns = cells.reduce(0) { $0 + Int($1.width) }
        guard columns == frame.columns, width.columns(of: cells.map(\.text).joined()) == frame.columns else {
          Issue.record("row \(row) is \(columns) columns after \(input) at step \(step)")
          return
        }
      }
      if let caret = frame.caret {
        guard (0..<frame.rows - 1).contains(caret.row), (0..<frame.columns).contains(caret.column) else {
          Issue.record("caret \(caret) after \(input)")
          return
        }
      }
      guard !frame.grid.plainText(row: frame.rows - 1).isEmpty else {
        Issue.record("no footer after \(input)")
        return
      }
    }
  }

  /// In the form the hardware cursor always stands at the edit position.
  @Test func theFormAlwaysHasACaret() throws {
    var world = try World.full()
    world.press(.f(2))
    for _ in 0..<40 {
      #expect(world.desk.view().caret != nil)
      world.press(.tab)
    }
  }
}

@Suite struct KeyTests {
  @Test func noKeyMeansTwoThings() {
    for place in KeyPlace.allCases {
      #expect(KeyTable.bindings(place).conflicts.isEmpty, "\(place)")
      #expect(!KeyTable.bindings(place).bindings.isEmpty)
    }
  }

  /// An input method swallows letters, so everything has another key.
  @Test func nothingDependsOnALetter() {
    for row in KeyTable.rows {
      #expect(!row.keys.isEmpty, "\(row.command)")
      for case .character(let character) in row.keys { #expect(!character.isLetter) }
    }
  }

  @Test func everyPlaceCanBeLeft() {
    for place in KeyPlace.allCases {
      let commands = Set(KeyTable.rows.filter { $0.places.contains(place) }.map(\.command))
      #expect(commands.contains(.back) || commands.contains(.quit), "\(place)")
    }
  }

  @Test func theDocumentNamesEveryPlace() {
    let text = keysMarkdown()
    for place in KeyPlace.allCases { #expect(text.contains("## \(place.title.zh)")) }
    #expect(text.contains("| F2 ^S | 保存 | save |"))
  }

  @Test func everyActionHasAForm() throws {
    let world = try World.full()
    let target = try #require(world.cases["QH20261120-0003"])
    for action in Action.allCases {
      let form = Form(action, target: action == .register ? nil : target, world.desk.context)
      let wanted = ActionRule.of(action).fields.filter { $0.required && $0.type != .file }.map(\.name)
      for name in wanted { #expect(form.fields.contains { $0.name == name }, "\(action) \(name)") }
      #expect(form.fields.contains { $0.name == .remark })
    }
  }
}
