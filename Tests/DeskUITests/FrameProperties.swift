import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// Texts with every kind of character that real messages have, and those that somebody may send on purpose.
struct TextKinds {
  var dice: Dice
  /// How many texts were made.
  private(set) var made = 0

  init(dice: Dice) { self.dice = dice }

  private static let pieces: [[String]] = [
    ["食堂", "三年级2班", "校车", "反映", "的", "，", "。", "（", "）", "《", "》", "、", "！", "？", "希望尽快处理", "13900000001"],
    ["々", "〇", "〻", "㐂", "㊣", "㎡", "①", "⑳", "Ⅳ", "℃", "→", "■", "★", "※", "…", "——", "“", "”", "·"],
    ["𠮷", "𡃁", "𪚥", "𫝀", "\u{2EBF0}", "\u{30000}", "葛\u{E0100}", "嗀", "囍", "𰻞"],
    ["ＡＢＣ", "１２３", "　", "ｱｲｳ", "￥", "％", "﹏", "㍿"],
    [
      "e\u{301}", "n\u{303}", "\u{301}", "a\u{300}\u{301}\u{302}\u{303}\u{304}", "ก็", "नि", "한",
      "\u{1112}\u{1161}\u{11AB}",
    ],
    ["😀", "👍🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇳", "🇨", "❤️", "1️⃣", "☎️", "👩🏻‍🏫", "\u{1F468}\u{200D}"],
    ["שלום", "مرحبا", "ا", "\u{202E}abc\u{202C}", "\u{2067}x\u{2069}", "\u{200F}", "\u{061C}"],
    ["\u{1B}[31m", "\u{1B}]0;x\u{7}", "\u{7}", "\u{8}", "\0", "\t", "\n", "\r\n", "\u{9B}2J", "\u{85}", "\u{7F}"],
    [
      "\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}", "\u{2060}", "\u{AD}", "\u{2028}", "\u{2029}", "\u{3164}",
      "\u{E000}",
    ],
    ["https://example.org/a?b=c&d=e", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "%s%n{name}\\", "a b  c"],
  ]

  /// Some of all kinds; every fifth text is very long, and every text has Han in it.
  mutating func next(most: Int = 40) -> String {
    made += 1
    let isLong = Int.random(in: 0..<5, using: &dice) == 0
    let count = Int.random(in: 1...(isLong ? most : max(1, most / 4)), using: &dice)
    let parts = (0..<count).map { _ in
      Self.pieces.randomElement(using: &dice)?.randomElement(using: &dice) ?? "食"
    }
    return "件" + parts.joined()
  }
}

/// Checks frames; what a cell's text may be is worked out once for each text.
struct FrameChecker {
  private var known: [String: Bool] = [:]
  private(set) var frames = 0
  private(set) var places: Set<KeyPlace> = []
  let width: CellWidth

  init(_ width: CellWidth) { self.width = width }

  /// What is wrong with a frame; nil when it is sound.
  mutating func fault(_ desk: Desk) -> String? {
    frames += 1
    if let place = desk.screens.last?.place { places.insert(place) }
    let frame = desk.view()
    guard frame.columns == desk.context.columns, frame.rows == desk.context.rows else { return "size" }
    for row in 0..<frame.rows {
      let cells = Array(frame.grid.row(row))
      for (column, cell) in cells.enumerated() {
        if cell == .blank { continue }
        let next = column + 1 < cells.count ? cells[column + 1] : nil
        switch cell.width {
        case 2:
          guard let next, next.width == 0, next.text.isEmpty else { return "half of a character at \(row) \(column)" }
          guard next.style == cell.style, next.isSelected == cell.isSelected else {
            return "a character in two styles at \(row) \(column)"
          }
        case 0:
          guard column > 0, cells[column - 1].width == 2 else { return "a second half alone at \(row) \(column)" }
          continue
        case 1: break
        default: return "width \(cell.width) at \(row) \(column)"
        }
        guard isPrintable(cell) else { return "\(cell.text.unicodeScalars.map(\.value)) at \(row) \(column)" }
      }
      guard cells.reduce(0, { $0 + Int($1.width) }) == frame.columns else { return "row \(row) is not full" }
    }
    guard !frame.grid.plainText(row: frame.rows - 1).isEmpty else { return "no footer" }
    if let caret = frame.caret {
      guard (0..<frame.rows - 1).contains(caret.row), (0..<frame.columns).contains(caret.column) else {
        return "caret \(caret)"
      }
      guard frame.grid[caret.row, caret.column].width != 0 else { return "caret inside a character: \(caret)" }
    }
    return nil
  }

  private mutating func isPrintable(_ cell: Cell) -> Bool {
    if let answer = known[cell.text] { return answer }
    let answer =
      width.columns(of: cell.text) == Int(cell.width)
      && cell.text.unicodeScalars.allSatisfy { !Sanitize.isHostile($0) && $0.value != 0x200D && $0.value != 0x200C }
    known[cell.text] = answer
    return answer
  }
}

@Suite struct FrameProperties {
  struct Shape: Sendable {
    var columns: Int
    var rows: Int
    var wide: Bool
  }

  static let shapes = [(80, 24), (100, 30), (132, 43)].flatMap { size in
    [false, true].map { Shape(columns: size.0, rows: size.1, wide: $0) }
  }

  /// A clerk and one other at each of the six shapes: 12 desks with more than 60 strange names and texts each, and more
  /// than 40 others pasted into fields; over 1,000 texts in all.
  @Test(arguments: shapes.indices) func noTextTearsAScreen(_ index: Int) throws {
    let shape = Self.shapes[index]
    var kinds = TextKinds(dice: Dice(state: UInt64(index) &* 7919 &+ 1))
    var checker = FrameChecker(CellWidth(ambiguousIsWide: shape.wide))
    let people = ["liu", ["duan", "wen", "qiao"][index % 3]]
    for (turn, person) in people.enumerated() {
      var world = try World.strange(
        as: person, columns: shape.columns, rows: shape.rows, wide: shape.wide,
        language: turn % 2 == index % 2 ? .zh : .en, &kinds)
      for visit in visits(world, &kinds) {
        for input in visit {
          world.send(.input(input))
          for _ in 0..<20 {
            guard world.desk.hasWork else { break }
            world.send(.proceed)
          }
          if let fault = checker.fault(world.desk) {
            Issue.record("\(person), \(shape): \(fault)\n\(world.screen)\nafter \(visit)")
            return
          }
        }
        for _ in 0..<8 where !world.hasQuit { world.press(.escape) }
        // Whatever was left open by a dialog that asks first.
        for _ in 0..<4 where world.desk.screens.count > 1 { world.press(.right, .enter, .escape) }
      }
    }
    #expect(checker.places.isSuperset(of: [.home, .list, .prompt, .page, .actions, .form, .picker, .help]))
    #expect(checker.frames > 300 && kinds.made >= 170)
  }

  /// Ways through the desk, each from the home: every screen there is, with strange texts typed into it.
  private func visits(_ world: World, _ kinds: inout TextKinds) -> [[InputEvent]] {
    func keys(_ keys: Key...) -> [InputEvent] { keys.map { .key($0) } }
    func paste(_ count: Int) -> [InputEvent] {
      (0..<count).flatMap { _ in [.paste(kinds.next()), .key(.tab)] as [InputEvent] }
    }
    let number = world.cases.keys.sorted()[Int.random(in: 0..<world.cases.count, using: &kinds.dice)]
    let find = keys(.f(3)) + [.text(number)] + keys(.enter, .enter)
    var all: [[InputEvent]] = [
      keys(.down, .up, .tab, .down, .end, .home, .right),
      keys(.f(1), .pageDown, .end),
      keys(.character("1"), .down, .end, .character(" "), .f(4), .down), keys(.character("2"), .f(1)),
      keys(.f(3)) + [.text("件"), .key(.enter)] + keys(.down, .pageDown, .end, .home, .f(8), .f(6), .f(7)),
      keys(.f(3)) + [.paste(kinds.next())] + keys(.left, .left, .home, .right, .end, .enter),
      find + keys(.pageDown, .end, .home, .f(7), .tab, .tab, .f(6), .f(8), .f(9)),
      find + keys(.f(4), .end, .home, .down, .down), find + keys(.f(2)) + paste(4) + keys(.f(2)),
      find + keys(.f(4), .character("1")) + paste(3), find + keys(.f(4), .character("2")) + paste(3) + keys(.f(2)),
      find + keys(.f(4), .character("3")) + paste(3), find + keys(.f(4), .character("4"), .f(4), .down),
      keys(.f(2)) + paste(9) + keys(.backTab, .backTab, .f(4), .down, .escape, .f(2), .f(3), .f(8), .f(1)),
      keys(.f(2), .character("1")) + [.text("电")] + keys(.down, .enter, .f(4)) + paste(3) + keys(.escape),
      keys(.f(2)) + paste(4) + [.resize(columns: world.desk.context.columns + 1, rows: world.desk.context.rows)],
      keys(.character(":")) + [.text("件")] + keys(.tab, .down, .enter), keys(.ctrl("o"), .down, .down, .enter, .enter),
    ]
    for number in 3...9 { all.append(keys(.f(number), .down, .down, .enter, .pageDown)) }
    let random: [Key] = [
      .enter, .tab, .down, .up, .pageDown, .end, .escape, .f(2), .f(4), .f(6), .f(7), .f(8), .character(" "),
      .character("/"), .character("1"), .character("2"), .character("3"), .left, .right,
    ]
    all.append(
      (0..<60).map { step in
        step % 6 == 5
          ? .paste(kinds.next()) : .key(random.randomElement(using: &kinds.dice) ?? .enter)
      })
    return all
  }
}

extension World {
  /// The full world, every name and text in it replaced by a strange one. What the rules write is as they would have
  /// stored it; names of an organisation may come from anywhere.
  static func strange(
    as person: String, columns: Int, rows: Int, wide: Bool, language: Language, _ kinds: inout TextKinds
  ) throws -> World {
    var world = try World.full(as: person, language: language, columns: columns, rows: rows, wide: wide)
    world.organisation.name = kinds.next()
    for index in world.organisation.departments.indices.prefix(24) {
      world.organisation.departments[index].name = kinds.next(most: 12)
      world.organisation.departments[index].nameEn = kinds.next(most: 12)
    }
    for index in world.organisation.staff.indices { world.organisation.staff[index].name = kinds.next(most: 12) }
    for number in world.cases.keys.sorted() {
      guard let old = world.cases[number] else { continue }
      // The stored documents are made by hand here: a file may have been edited outside.
      var target = old
      target.registration.subject = ErasableText(kinds.next())
      target.registration.content = ErasableText(kinds.next(most: 300))
      target.registration.complainant.name = ErasableText(kinds.next(most: 8))
      world.cases[number] = target
    }
    for _ in 0..<3 {
      try world.act(
        "qiao", .note, "QH20261120-0003", [.text: Sanitize.lines(kinds.next(most: 100), unprintable: .drop)])
    }
    world.desk.context.session = world.organisation.person(person).map {
      DeskSession(organisation: world.organisation, policy: world.policy, actor: $0)
    }
    world.start()
    return world
  }
}
