/// A text broken into lines of at most `width` columns, with the way from offsets to places and back.
///
/// Offsets count graphemes. Chinese text breaks between any two characters except where a line would begin with a
/// closing mark (，。」 …) or end with an opening one (《（ …); words of narrow letters stay whole unless longer than
/// a line. Spaces at a line's end hang over the edge and are not shown.
public struct TextLayout: Hashable, Sendable {
  /// One line: the graphemes `start..<end`, without the line end.
  public struct Line: Hashable, Sendable {
    public let start: Int
    public let end: Int
    /// Whether a line end or the end of the text follows, rather than a break made by wrapping.
    public let endsParagraph: Bool
  }

  public let width: Int
  /// Never empty: an empty text is one empty line.
  public let lines: [Line]
  let characters: [Character]
  let infos: [GlyphInfo]

  /// Lays out a text for reading; what is unprintable is shown as `·`.
  public init(_ text: String, width: Int, cellWidth: CellWidth = .standard) {
    let characters = Array(Sanitize.lines(text))
    self.init(characters: characters, infos: characters.map { GlyphInfo($0, cellWidth) }, width: width)
  }

  init(characters: [Character], infos: [GlyphInfo], width: Int) {
    self.width = max(2, width)
    self.characters = characters
    self.infos = infos
    lines = Self.breakLines(infos, width: self.width)
  }

  /// The text of one line as far as it fits into the width; empty for a line that does not exist.
  public func row(_ index: Int) -> String {
    guard lines.indices.contains(index) else { return "" }
    let line = lines[index]
    var end = line.end
    var columns = columns(line.start..<line.end)
    while columns > width, end > line.start {
      end -= 1
      columns -= infos[end].columns
    }
    return String(characters[line.start..<end])
  }

  /// All lines as text.
  public var rows: [String] { lines.indices.map(row) }

  /// Where the grapheme at an offset stands. The column may be `width` (or stay there) behind the last character of
  /// a full line or in spaces that hang over its edge.
  public func position(of offset: Int) -> Position {
    let offset = min(max(0, offset), characters.count)
    var low = 0
    var high = lines.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle - 1 }
    }
    return Position(row: low, column: min(width, columns(lines[low].start..<max(lines[low].start, offset))))
  }

  /// The offset of the grapheme that covers a column of a line, or of the line's end behind it.
  public func offset(line index: Int, column: Int) -> Int {
    let line = lines[min(max(0, index), lines.count - 1)]
    var offset = line.start
    var at = 0
    while offset < line.end, at + infos[offset].columns <= column {
      at += infos[offset].columns
      offset += 1
    }
    // The place behind the last character of a wrapped line is the beginning of the next one.
    if offset == line.end, !line.endsParagraph, offset > line.start { offset -= 1 }
    return offset
  }

  private func columns(_ range: Range<Int>) -> Int {
    var sum = 0
    for index in range { sum += infos[index].columns }
    return sum
  }

  private static func breakLines(_ infos: [GlyphInfo], width: Int) -> [Line] {
    var lines: [Line] = []
    var start = 0
    var used = 0
    var index = 0
    while index < infos.count {
      let info = infos[index]
      if info.isNewline {
        lines.append(Line(start: start, end: index, endsParagraph: true))
        index += 1
        start = index
        used = 0
        continue
      }
      if used + info.columns > width, !info.isSpace, index > start {
        var cut = index
        while cut > start, !GlyphInfo.mayBreak(infos[cut - 1], infos[cut]) { cut -= 1 }
        if cut == start { cut = index }
        lines.append(Line(start: start, end: cut, endsParagraph: false))
        start = cut
        used = 0
        for moved in cut..<index { used += infos[moved].columns }
        continue
      }
      used += info.columns
      index += 1
    }
    lines.append(Line(start: start, end: infos.count, endsParagraph: true))
    return lines
  }
}
