/// A list's selection, scroll window and marks, by the ids of its items; it draws nothing.
public struct ListView<ID: Hashable & Sendable>: Hashable, Sendable {
  public private(set) var ids: [ID]
  /// The selected index; nil only when the list is empty.
  public private(set) var selectedIndex: Int?
  /// The first index shown.
  public private(set) var top = 0
  /// Rows the list is drawn in.
  public private(set) var rows: Int
  /// Marks belong to the items and not to what is shown of them now: they stay when a list is filtered, sorted or read
  /// anew.
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
  /// The marked ids: those shown in the list's order, then those that are not shown; the selected one when nothing is
  /// marked.
  public var chosen: [ID] {
    if marked.isEmpty { return selected.map { [$0] } ?? [] }
    let shown = ids.filter(marked.contains)
    return shown.count == marked.count ? shown : shown + marked.subtracting(shown)
  }

  /// How many of the marked ones are not in the list as it is now.
  public private(set) var hiddenMarks = 0

  private mutating func countHiddenMarks() {
    hiddenMarks = marked.isEmpty ? 0 : marked.count - ids.reduce(0) { $0 + (marked.contains($1) ? 1 : 0) }
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
    countHiddenMarks()
    if place < new.count, let old, new[place] == old {
      selectedIndex = place
    } else {
      selectedIndex = new.isEmpty ? nil : old.flatMap { new.firstIndex(of: $0) } ?? min(place, new.count - 1)
    }
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

  /// Marks everything shown, or takes these marks back when all have one. Marks not shown stay.
  public mutating func markAll() {
    if ids.allSatisfy(marked.contains) { marked.subtract(ids) } else { marked.formUnion(ids) }
    countHiddenMarks()
  }

  /// Marks these and no others, shown or not.
  public mutating func mark(_ ids: some Sequence<ID>) {
    marked = Set(ids)
    countHiddenMarks()
  }

  public mutating func clearMarks() {
    marked = []
    hiddenMarks = 0
  }

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
