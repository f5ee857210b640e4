/// The text under an editor: graphemes, the caret between them, and the way back. Both editors stand on it.
struct EditBuffer: Hashable, Sendable {
  private(set) var characters: [Character] = []
  private(set) var infos: [GlyphInfo] = []
  /// Between 0 and `characters.count`.
  private(set) var caret = 0
  /// By how many graphemes the last insertion was too long; 0 when it went in.
  private(set) var overflow = 0
  let isMultiline: Bool
  let maximum: Int?
  private(set) var cellWidth: CellWidth
  private var undoStack: [Change] = []
  private var redoStack: [Change] = []
  private var canExtend = false

  /// A replacement of `removed` at `start` by `inserted`.
  private struct Change: Hashable, Sendable {
    var start: Int
    var removed: [Character]
    var inserted: [Character]
    var caretBefore: Int
    var caretAfter: Int
  }

  init(_ text: String, isMultiline: Bool, maximum: Int?, cellWidth: CellWidth) {
    self.isMultiline = isMultiline
    self.maximum = maximum
    self.cellWidth = cellWidth
    characters = Array(clean(text))
    infos = characters.map { GlyphInfo($0, cellWidth) }
    caret = characters.count
  }

  var text: String { String(characters) }
  var count: Int { characters.count }

  private func clean(_ text: String) -> String {
    isMultiline
      ? Sanitize.lines(text, unprintable: .drop) : Sanitize.line(text, unprintable: .drop)
  }

  /// Counts columns another way from now on.
  /// - Returns: whether that changed anything.
  mutating func measure(by new: CellWidth) -> Bool {
    guard new != cellWidth else { return false }
    cellWidth = new
    infos = characters.map { GlyphInfo($0, new) }
    return true
  }

  mutating func moveCaret(to offset: Int) {
    caret = min(max(0, offset), count)
    canExtend = false
  }

  // MARK: Changing

  /// Inserts at the caret. Refuses the whole text, and sets `overflow`, when it would pass the maximum.
  @discardableResult
  mutating func insert(_ text: String) -> Bool {
    overflow = 0
    var inserted = clean(text)
    if caret > 0, characters[caret - 1].unicodeScalars.count > Sanitize.mostMarks {
      // The letter before the caret carries as many marks as one can.
      inserted.unicodeScalars = .init(inserted.unicodeScalars.drop(while: Sanitize.isMark))
    }
    if inserted.isEmpty { return true }
    return replace(caret..<caret, with: inserted, isTyping: inserted.count == 1 && inserted != "\n")
  }

  mutating func delete(_ range: Range<Int>) {
    overflow = 0
    let range = range.clamped(to: 0..<count)
    if !range.isEmpty { replace(range, with: "", isTyping: false) }
  }

  /// Replaces everything, as one change that can be undone.
  @discardableResult
  mutating func replaceAll(_ text: String) -> Bool {
    overflow = 0
    return replace(0..<count, with: clean(text), isTyping: false)
  }

  /// Graphemes are not independent: a mark joins the letter before it, two regional letters make a flag. So the
  /// neighbours that could join are cut anew together with what changes.
  @discardableResult
  private mutating func replace(_ range: Range<Int>, with text: String, isTyping: Bool) -> Bool {
    var low = range.lowerBound
    var high = range.upperBound
    while low > 0 {
      low -= 1
      if Self.standsAlone(characters[low]) { break }
    }
    while high < count {
      high += 1
      if Self.standsAlone(characters[high - 1]) { break }
    }
    let before = String(characters[low..<range.lowerBound])
    let after = String(characters[range.upperBound..<high])
    let renewed = Array(before + text + after)
    let newCount = count - (high - low) + renewed.count
    if let maximum, newCount > maximum, newCount > count {
      overflow = newCount - maximum
      return false
    }
    let caretBytes = before.utf8.count + text.utf8.count
    var newCaret = low
    var bytes = 0
    while bytes < caretBytes {
      bytes += renewed[newCaret - low].utf8.count
      newCaret += 1
    }
    let change = Change(
      start: low, removed: Array(characters[low..<high]), inserted: renewed, caretBefore: caret, caretAfter: newCaret)
    apply(start: low, removing: high - low, inserting: renewed, caret: newCaret)
    remember(change, isTyping: isTyping)
    return true
  }

  private mutating func apply(start: Int, removing: Int, inserting: [Character], caret: Int) {
    characters.replaceSubrange(start..<start + removing, with: inserting)
    infos.replaceSubrange(start..<start + removing, with: inserting.map { GlyphInfo($0, cellWidth) })
    self.caret = caret
  }

  /// Characters that never join a neighbour: Han, full-width punctuation, ASCII, line ends.
  private static func standsAlone(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex else { return false }
    switch first.value {
    case 0x0A, 0x20..<0x7F, 0x3000...0x3029, 0x3400...0x9FFF, 0xFF01...0xFF5E: return true
    default: return false
    }
  }

  // MARK: Going back

  private static let depth = 500

  private mutating func remember(_ change: Change, isTyping: Bool) {
    redoStack = []
    if isTyping, canExtend, var last = undoStack.popLast() {
      // One run of typing is one step. The window of the new change lies inside or at the end of the last one.
      let lastEnd = last.start + last.inserted.count
      if change.start >= last.start, change.start + change.removed.count <= lastEnd {
        let from = change.start - last.start
        last.inserted.replaceSubrange(from..<from + change.removed.count, with: change.inserted)
        last.caretAfter = change.caretAfter
        undoStack.append(last)
        return
      }
      undoStack.append(last)
    }
    canExtend = isTyping
    undoStack.append(change)
    if undoStack.count > Self.depth { undoStack.removeFirst() }
  }

  mutating func undo() -> Bool {
    guard let change = undoStack.popLast() else { return false }
    apply(
      start: change.start, removing: change.inserted.count, inserting: change.removed, caret: change.caretBefore)
    redoStack.append(change)
    canExtend = false
    return true
  }

  mutating func redo() -> Bool {
    guard let change = redoStack.popLast() else { return false }
    apply(start: change.start, removing: change.removed.count, inserting: change.inserted, caret: change.caretAfter)
    undoStack.append(change)
    canExtend = false
    return true
  }
}
