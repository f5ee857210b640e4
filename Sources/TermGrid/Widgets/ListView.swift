/// A list's selection, scroll window and marks, by the ids of its items; it draws nothing.
public struct ListView<ID: Hashable & Sendable>: Hashable, Sendable {
  public private(set) var ids: [ID]
  /// The selected index; nil only when the list is empty.
  public private(set) var selectedIndex: Int?
  /// The first index shown.
  public private(set) var top = 0
  /// Rows the list is drawn in.
  public private(set) var rows: Int
  public private(set) var marked: Set<ID> = []

  public init(_ ids: [ID] = [], rows: Int = 10) {
    self.ids = ids
    self.rows = max(1, rows)
    selectedIndex = ids.isEmpty ? nil : 0
  }

  public var selected: ID? { selectedIndex.map { ids[$0] } }
  public var isEmpty: Bool { ids.isEmpty }
  /// The indices to draw now.
  public var visible: Range<Int> { top..<min(ids.count, top + rows) }
  /// The marked ids in the list's order; the selected one when nothing is marked.
  public var chosen: [ID] {
    let marks = ids.filter(marked.contains)
    return marks.isEmpty ? selected.map { [$0] } ?? [] : marks
  }

  public mutating func resize(rows: Int) {
    self.rows = max(1, rows)
    scroll()
  }

  /// New contents. The selection stays with its item, or at its place when the item is gone.
  public mutating func setIDs(_ new: [ID]) {
    let old = selected
    let place = selectedIndex ?? 0
    ids = new
    marked.formIntersection(new)
    selectedIndex =
      new.isEmpty ? nil : old.flatMap { new.firstIndex(of: $0) } ?? min(place, new.count - 1)
    scroll()
  }

  public mutating func select(_ id: ID) {
    guard let index = ids.firstIndex(of: id) else { return }
    selectedIndex = index
    scroll()
  }

  public mutating func select(index: Int) {
    guard !ids.isEmpty else { return }
    selectedIndex = min(max(0, index), ids.count - 1)
    scroll()
  }

  /// Marks or unmarks the selected item and goes on to the next.
  public mutating func toggleMark() {
    guard let id = selected else { return }
    if marked.remove(id) == nil { marked.insert(id) }
    select(index: (selectedIndex ?? 0) + 1)
  }

  public mutating func markAll() { marked = Set(ids) }
  public mutating func clearMarks() { marked = [] }
  public func isMarked(_ id: ID) -> Bool { marked.contains(id) }

  /// Handles ↑ ↓ PgUp PgDn Home End.
  /// - Returns: false for other keys.
  public mutating func handle(_ key: Key) -> Bool {
    let at = selectedIndex ?? 0
    switch key {
    case .up: select(index: at - 1)
    case .down: select(index: at + 1)
    case .pageUp: page(-1)
    case .pageDown: page(1)
    case .home, .textStart: select(index: 0)
    case .end, .textEnd: select(index: ids.count - 1)
    default: return false
    }
    return true
  }

  private mutating func page(_ by: Int) {
    let step = max(1, rows - 1) * by
    top = max(0, min(top + step, ids.count - rows))
    select(index: (selectedIndex ?? 0) + step)
  }

  private mutating func scroll() {
    let at = selectedIndex ?? 0
    if at < top { top = at }
    if at >= top + rows { top = at - rows + 1 }
    top = max(0, min(top, ids.count - rows))
  }
}
