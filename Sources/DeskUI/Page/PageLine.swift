import CaseDomain
import TermGrid

/// 一节: a part of a case page, reached by its digit.
enum PageSection: Int, CaseIterable, Hashable, Sendable {
  case clocks = 1
  case complainant, matter, rounds, people, related, files, timeline

  var title: Bilingual {
    switch self {
    case .clocks: DeskText.headClocks()
    case .complainant: DeskText.headComplainant()
    case .matter: DeskText.headMatter()
    case .rounds: DeskText.headRounds()
    case .people: PageText.headPeople()
    case .related: PageText.headRelated()
    case .files: PageText.headFiles()
    case .timeline: DeskText.headTimeline()
    }
  }
}

/// 停点: a row that can be selected and opened.
enum PageStop: Hashable, Sendable {
  case openCase(String)
  /// The warning or bulletin it arises from.
  case origin(CaseOrigin)
  /// The n-th attachment.
  case file(Int)
}

/// One row of a case page: pieces of text, each in its style.
struct PageLine: Sendable, Hashable {
  struct Piece: Sendable, Hashable {
    var text: String
    var style: Style
  }

  /// What a row is about: where the page stays when it is made anew.
  enum Anchor: Hashable, Sendable {
    case section(PageSection)
    case event(Int)
    case stop(PageStop)
  }

  var pieces: [Piece]
  var isHeading = false
  var anchor: Anchor?

  init(_ text: String, _ style: Style = .normal) { pieces = [Piece(text: text, style: style)] }

  init(_ pieces: [Piece]) { self.pieces = pieces }

  var stop: PageStop? {
    if case .stop(let stop) = anchor { return stop }
    return nil
  }
}

/// Collects the rows of a page for one width.
struct PageWriter {
  let width: Int
  let desk: DeskContext
  /// Headings carry the digit that leads to them; false where no digit does.
  private let hasDigits: Bool
  private let language: Language
  private let cellWidth: CellWidth
  private(set) var lines: [PageLine] = []

  init(width: Int, desk: DeskContext, hasDigits: Bool = true) {
    self.width = width
    self.hasDigits = hasDigits
    self.desk = desk
    language = desk.language
    cellWidth = desk.settings.cellWidth
  }

  mutating func heading(_ section: PageSection, _ more: String = "") {
    let rule = desk.settings.border == .ascii ? "== " : "── "
    let digit = hasDigits ? "\(section.rawValue) " : ""
    var line = PageLine(rule + digit + section.title(language) + more, .heading)
    line.isHeading = true
    line.anchor = .section(section)
    lines.append(line)
  }

  /// A heading that no digit leads to.
  mutating func heading(_ phrase: DeskText) {
    var line = PageLine((desk.settings.border == .ascii ? "== " : "── ") + phrase()(language), .heading)
    line.isHeading = true
    lines.append(line)
  }

  mutating func add(_ line: PageLine) { lines.append(line) }

  /// A text of any length, wrapped with a hanging indent.
  mutating func text(_ text: String, indent: Int = 1, style: Style = .normal, anchor: PageLine.Anchor? = nil) {
    let margin = String(repeating: " ", count: indent)
    for (index, row) in rows(text, width - indent - 1).enumerated() {
      var line = PageLine(margin + row, style)
      if index == 0 { line.anchor = anchor }
      lines.append(line)
    }
  }

  /// `label  value`, the value wrapped beside its label.
  /// - Parameter column: where the values stand; nil: as labels usually need.
  mutating func fact(
    _ label: Bilingual, _ value: String, style: Style = .normal, column wanted: Int? = nil,
    anchor: PageLine.Anchor? = nil
  ) {
    guard !value.isEmpty else { return }
    let name = label(language)
    let column = max(wanted ?? (language == .zh ? 12 : 20), cellWidth.columns(of: name) + 2)
    for (index, row) in rows(value, width - column - 2).enumerated() {
      let left = " " + cellWidth.fit(index == 0 ? name : "", to: column)
      var line = PageLine([.init(text: left, style: .dim), .init(text: row, style: style)])
      if index == 0 { line.anchor = anchor }
      lines.append(line)
    }
  }

  private func rows(_ text: String, _ width: Int) -> [String] {
    // Most texts are one short line; only longer ones need to be laid out.
    if text.utf8.count <= width, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return [text] }
    return TextLayout(text, width: max(10, width), cellWidth: cellWidth).rows
  }
}
