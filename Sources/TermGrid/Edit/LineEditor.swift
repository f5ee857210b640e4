/// An editor for one line that scrolls sideways. Edits graphemes, draws columns.
///
/// Enter, Tab, Esc, ↑ and ↓ are left to the form around it.
public struct LineEditor: Hashable, Sendable {
  /// What to draw: `text` takes at most the width asked for, `caret` is a column inside it.
  public struct View: Hashable, Sendable {
    public let text: String
    public let caret: Int
    /// Whether text is hidden to the left or right.
    public let isCutLeft: Bool
    public let isCutRight: Bool
  }

  private var buffer: EditBuffer

  /// - Parameter maximum: in graphemes (字); nil for no limit.
  public init(_ text: String = "", maximum: Int? = nil, cellWidth: CellWidth = .standard) {
    buffer = EditBuffer(text, isMultiline: false, maximum: maximum, cellWidth: cellWidth)
  }

  public var text: String { buffer.text }
  /// Graphemes (字).
  public var count: Int { buffer.count }
  public var isEmpty: Bool { buffer.count == 0 }
  public var maximum: Int? { buffer.maximum }
  /// The caret's offset in graphemes.
  public var caret: Int { buffer.caret }
  /// By how many graphemes the last insertion was too long and therefore refused; 0 when it went in.
  public var overflow: Int { buffer.overflow }

  /// Replaces the text; can be undone.
  /// - Returns: false when it is longer than the maximum and nothing changed.
  @discardableResult
  public mutating func setText(_ text: String) -> Bool { buffer.replaceAll(text) }

  /// Inserts at the caret; line ends become spaces, controls are left out.
  /// - Returns: false when the text does not fit and nothing was inserted; see `overflow`.
  @discardableResult
  public mutating func insert(_ text: String) -> Bool { buffer.insert(text) }

  /// Counts columns as the screen does; the setting may change while something is being typed.
  public mutating func measure(by cellWidth: CellWidth) { _ = buffer.measure(by: cellWidth) }

  public mutating func moveCaret(to offset: Int) { buffer.moveCaret(to: offset) }

  /// Handles a key.
  /// - Returns: false when the key means nothing here.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .home, .ctrl("a"): buffer.moveCaret(to: 0)
    case .end, .ctrl("e"): buffer.moveCaret(to: buffer.count)
    default: return buffer.handle(key)
    }
    return true
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

  /// The part to draw in `width` columns. Scrolls by half a width, so that the text does not crawl under the caret;
  /// the last column is kept for the caret.
  public func visible(width: Int) -> View {
    let width = max(2, width)
    let infos = buffer.infos
    var caretColumn = 0
    for index in 0..<buffer.caret { caretColumn += infos[index].columns }
    let step = max(1, width / 2)
    let wanted = caretColumn < width ? 0 : ((caretColumn - width + 1) / step + 1) * step
    var first = 0
    var start = 0
    while start < wanted, first < buffer.caret {
      start += infos[first].columns
      first += 1
    }
    var last = first
    var end = start
    while last < infos.count, end + infos[last].columns - start <= width {
      end += infos[last].columns
      last += 1
    }
    return View(
      text: String(buffer.characters[first..<last]), caret: caretColumn - start, isCutLeft: first > 0,
      isCutRight: last < infos.count)
  }
}
