/// An editor for a text of many lines, wrapped to its width.
///
/// Give it its size with `resize` when the screen's size is known: vertical movement needs it. The last column is
/// kept for the caret. Tab and Esc are left to the form around it, and so are ↑ on the first line and ↓ on the last.
public struct TextEditor: Hashable, Sendable {
  /// What to draw: at most `height` rows of at most the width asked for, and where the caret stands among them.
  public struct View: Hashable, Sendable {
    public let rows: [String]
    public let caret: Position
    /// The first line shown, and how many there are.
    public let top: Int
    public let lineCount: Int
  }

  private var buffer: EditBuffer
  private var layout: TextLayout
  private var top = 0
  public private(set) var columns: Int
  public private(set) var rows: Int
  /// The column that ↑ and ↓ try to keep.
  private var goal: Int?

  /// - Parameter maximum: in graphemes (字), line ends counted; nil for no limit.
  public init(
    _ text: String = "", columns: Int = 76, rows: Int = 10, maximum: Int? = nil, cellWidth: CellWidth = .standard
  ) {
    buffer = EditBuffer(text, isMultiline: true, maximum: maximum, cellWidth: cellWidth)
    self.columns = max(3, columns)
    self.rows = max(1, rows)
    layout = TextLayout(characters: buffer.characters, infos: buffer.infos, width: self.columns - 1)
    scroll()
  }

  public var text: String { buffer.text }
  /// Graphemes (字), line ends counted.
  public var count: Int { buffer.count }
  public var isEmpty: Bool { buffer.count == 0 }
  public var maximum: Int? { buffer.maximum }
  /// The caret's offset in graphemes.
  public var caret: Int { buffer.caret }
  /// By how many graphemes the last insertion was too long and therefore refused; 0 when it went in.
  public var overflow: Int { buffer.overflow }

  public mutating func resize(columns: Int, rows: Int) {
    let columns = max(3, columns)
    self.rows = max(1, rows)
    if columns != self.columns {
      self.columns = columns
      relayout()
    }
    scroll()
  }

  /// Counts columns as the screen does; the setting may change while something is being typed.
  public mutating func measure(by cellWidth: CellWidth) {
    guard buffer.measure(by: cellWidth) else { return }
    relayout()
    scroll()
  }

  /// Replaces the text; can be undone.
  /// - Returns: false when it is longer than the maximum and nothing changed.
  @discardableResult
  public mutating func setText(_ text: String) -> Bool {
    let isDone = buffer.replaceAll(text)
    changed()
    return isDone
  }

  /// Inserts at the caret; CRLF becomes a line end, a tab two spaces, controls are left out.
  /// - Returns: false when the text does not fit and nothing was inserted; see `overflow`.
  @discardableResult
  public mutating func insert(_ text: String) -> Bool {
    let isDone = buffer.insert(text)
    changed()
    return isDone
  }

  public mutating func moveCaret(to offset: Int) {
    buffer.moveCaret(to: offset)
    goal = nil
    scroll()
  }

  /// Handles a key, typed text or a paste.
  public mutating func handle(_ event: InputEvent) -> Bool {
    switch event {
    case .key(let key): return handle(key)
    case .text(let text), .paste(let text):
      insert(text)
      return true
    default: return false
    }
  }

  /// Handles a key.
  /// - Returns: false when the key means nothing here.
  public mutating func handle(_ key: Key) -> Bool {
    let place = layout.position(of: buffer.caret)
    let line = layout.lines[place.row]
    switch key {
    case .up: return moveLines(-1)
    case .down: return moveLines(1)
    case .pageUp: pageBy(-1)
    case .pageDown: pageBy(1)
    case .home, .ctrl("a"): moveCaret(to: line.start)
    case .end, .ctrl("e"): moveCaret(to: line.endsParagraph ? line.end : max(line.start, line.end - 1))
    case .enter: insert("\n")
    default:
      let before = buffer.characters.count
      let isHandled = buffer.handle(key)
      if isHandled {
        if Self.onlyMoves(key), before == buffer.characters.count {
          goal = nil
          scroll()
        } else {
          changed()
        }
      }
      return isHandled
    }
    return true
  }

  private static func onlyMoves(_ key: Key) -> Bool {
    switch key {
    case .left, .right, .wordLeft, .wordRight, .textStart, .textEnd, .alt("b"), .alt("f"): true
    default: false
    }
  }

  private mutating func moveLines(_ by: Int) -> Bool {
    let place = layout.position(of: buffer.caret)
    let target = place.row + by
    guard layout.lines.indices.contains(target) else { return false }
    let column = goal ?? place.column
    buffer.moveCaret(to: layout.offset(line: target, column: column))
    goal = column
    scroll()
    return true
  }

  private mutating func pageBy(_ pages: Int) {
    let place = layout.position(of: buffer.caret)
    let step = max(1, rows - 1) * pages
    let target = min(max(0, place.row + step), layout.lines.count - 1)
    top = max(0, top + step)
    _ = moveLines(target - place.row)
  }

  private mutating func changed() {
    goal = nil
    relayout()
    scroll()
  }

  private mutating func relayout() {
    layout = TextLayout(characters: buffer.characters, infos: buffer.infos, width: columns - 1)
  }

  private mutating func scroll() {
    let row = layout.position(of: buffer.caret).row
    if row < top { top = row }
    if row >= top + rows { top = row - rows + 1 }
    top = max(0, min(top, layout.lines.count - rows))
  }

  /// What to draw in the editor's own size.
  public func visible() -> View {
    let last = min(top + rows, layout.lines.count)
    let place = layout.position(of: buffer.caret)
    return View(
      rows: (top..<last).map(layout.row), caret: Position(row: place.row - top, column: place.column), top: top,
      lineCount: layout.lines.count)
  }

  /// What to draw in another size than its own.
  public func visible(width: Int, height: Int) -> View {
    if width == columns, height == rows { return visible() }
    var other = self
    other.resize(columns: width, rows: height)
    return other.visible()
  }
}
