import CaseDomain
import Foundation
import TermGrid
import Testing

@testable import DeskUI

/// Compares a screen with the readable text in `Golden/NAME.txt`. A missing file fails; `RECORD_SNAPSHOTS=1` writes
/// it and fails as well, so that nothing is recorded unread.
///
/// - Parameter theme: also compares how every run of cells looks in this theme.
func expectGolden(
  _ name: String, _ frame: Frame, theme: Theme? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
  let file = folder.appendingPathComponent(name + ".txt")
  let caret = frame.caret.map { "caret \($0.row) \($0.column)" } ?? "no caret"
  let looks = theme.map { "-- \($0.name)\n" + frame.looks(in: $0) + "\n" } ?? ""
  let text = frame.plainText + "\n-- " + caret + "\n" + looks
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    let old = try? String(contentsOf: file, encoding: .utf8)
    if old != text {
      try? text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name); read it and run again", sourceLocation: sourceLocation)
    }
    return
  }
  guard let wanted = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("no golden screen \(name)", sourceLocation: sourceLocation)
    return
  }
  #expect(text == wanted, "golden screen \(name)", sourceLocation: sourceLocation)
}

extension Frame {
  /// The runs of cells that look other than plain text in a theme, one line each: row, columns, attributes.
  fileprivate func looks(in theme: Theme) -> String {
    var lines: [String] = []
    for row in 0..<rows {
      var start = 0
      while start < columns {
        let look = theme.attributes(grid[row, start].style, isSelected: grid[row, start].isSelected)
        var end = start + 1
        while end < columns, theme.attributes(grid[row, end].style, isSelected: grid[row, end].isSelected) == look {
          end += 1
        }
        if look != Attributes() { lines.append("\(row) \(start)-\(end - 1) \(look.words)") }
        start = end
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension Attributes {
  fileprivate var words: String {
    var words: [String] = []
    if bold { words.append("bold") }
    if underline { words.append("underline") }
    if reverse { words.append("reverse") }
    if dim { words.append("dim") }
    if let foreground { words.append("\(foreground)") }
    if let background { words.append("on \(background)") }
    return words.joined(separator: " ")
  }
}

@Suite struct GoldenTests {
  /// Without any colour: what is selected, urgent or a key is told by reverse, bold and underline, and by words.
  @Test func monochrome() throws {
    var world = try World.full()
    expectGolden("home-monochrome", world.desk.view(), theme: .monochrome)
    world.press(.character("2"), .down)
    expectGolden("list-monochrome", world.desk.view(), theme: .monochrome)
  }

  @Test func first() {
    var world = World(as: nil)
    world.start()
    expectGolden("first", world.desk.view())
    world.press(.f(2))
    expectGolden("first-missing", world.desk.view())
  }

  @Test(arguments: ["liu", "qiao", "wen", "duan", "guan"]) func home(_ person: String) throws {
    let world = try World.full(as: person)
    expectGolden("home-\(person)", world.desk.view())
  }

  @Test func homeEnglish() throws {
    expectGolden("home-en", try World.full(as: "duan", language: .en).desk.view())
  }

  @Test func homeWithDraft() throws {
    var world = try World.full()
    world.press(.f(2))
    world.type("操场积水")
    world.send(.input(.hangup))
    #expect(world.hasQuit)
    var next = try World.full()
    next.drafts = world.drafts
    next.start()
    expectGolden("home-draft", next.desk.view())
  }

  @Test func list() throws {
    var world = try World.full()
    world.press(.character("1"), .down)
    expectGolden("list", world.desk.view())
    world.press(.character("／"))
    world.type("路灯")
    expectGolden("list-prompt", world.desk.view())
    world.press(.enter)
    expectGolden("list-found", world.desk.view())
  }

  @Test func search() throws {
    var world = try World.full()
    world.press(.f(3))
    expectGolden("search", world.desk.view())
  }

  @Test func casePage() throws {
    var world = try World.full()
    world.open("QH20261120-0003")
    expectGolden("case", world.desk.view())
    world.press(.f(7))
    expectGolden("case-why", world.desk.view())
    world.press(.f(7), .end)
    expectGolden("case-end", world.desk.view())
  }

  @Test func caseEnglish() throws {
    var world = try World.full(language: .en)
    world.open("QH20261120-0003")
    expectGolden("case-en", world.desk.view())
  }

  @Test func caseMasked() throws {
    var world = try World.full(as: "fang")
    world.open("QH20261120-0007")
    expectGolden("case-masked", world.desk.view())
  }

  @Test func actions() throws {
    var world = try World.full()
    world.open("QH20261117-0001")
    world.press(.f(4))
    expectGolden("actions", world.desk.view())
    world.press(.end, .up, .up)
    expectGolden("actions-not-possible", world.desk.view())
  }

  @Test func help() throws {
    var world = try World.full(as: "guan")
    world.press(.f(1))
    expectGolden("help-home", world.desk.view())
    world = try World.full()
    world.open("QH20261117-0001")
    world.press(.f(1))
    expectGolden("help-case", world.desk.view())
  }

  @Test func tooSmall() throws {
    var world = try World.full()
    world.send(.input(.resize(columns: 60, rows: 20)))
    expectGolden("too-small", world.desk.view())
  }
}

extension World {
  /// Opens a case from a list that holds it.
  mutating func open(_ number: String) {
    press(.f(3))
    type(number)
    press(.enter, .enter)
  }

  /// Opens the form of an action through the menu.
  mutating func choose(_ action: Action) {
    press(.f(4))
    for _ in 0..<60 where !isSelected(action) { press(.down) }
    press(.enter)
  }

  private func isSelected(_ action: Action) -> Bool {
    let grid = desk.view().grid
    let row = (0..<grid.rows).first { grid[$0, 3].isSelected }
    let words = action.words(desk.context.language)
    return row.map {
      grid.plainText(row: $0).dropFirst(3).hasPrefix(words + " ") || grid.plainText(row: $0).dropFirst(3) == words
    }
      ?? false
  }
}
