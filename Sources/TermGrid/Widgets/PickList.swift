/// One thing that can be picked.
public struct PickItem<ID: Hashable & Sendable>: Hashable, Sendable {
  public let id: ID
  public let label: String
  /// What else finds it: pinyin, initials, a code.
  public let searchKeys: [String]
  public let detail: String

  public init(_ id: ID, _ label: String, searchKeys: [String] = [], detail: String = "") {
    self.id = id
    self.label = label
    self.searchKeys = searchKeys
    self.detail = detail
  }
}

/// A list to pick one item from by typing: a filter line above, the matching items below.
public struct PickList<ID: Hashable & Sendable>: Hashable, Sendable {
  public private(set) var filter = LineEditor(maximum: 40)
  public private(set) var list: ListView<ID>
  private var items: [PickItem<ID>]
  private var places: [ID: Int] = [:]
  private var folded: [[String]]

  public init(_ items: [PickItem<ID>], selected: ID? = nil, rows: Int = 10) {
    self.items = items
    folded = items.map { item in ([item.label] + item.searchKeys).map(Self.fold) }
    list = ListView(items.map(\.id), rows: rows)
    for (index, item) in items.enumerated() { places[item.id] = index }
    if let selected { list.select(selected) }
  }

  /// The items that match, best first; those the list's indices count.
  public var matches: [PickItem<ID>] { list.ids.compactMap(item) }
  /// The items to draw now.
  public var visible: [PickItem<ID>] { list.visible.compactMap { item(list.ids[$0]) } }
  public var selected: PickItem<ID>? { list.selected.flatMap(item) }

  private func item(_ id: ID) -> PickItem<ID>? { places[id].map { items[$0] } }

  /// Counts columns as the screen does.
  public mutating func measure(by cellWidth: CellWidth) { filter.measure(by: cellWidth) }

  public mutating func resize(rows: Int) { list.resize(rows: rows) }

  /// Moves with the list's keys, types into the filter with all others. Home and End belong to the list.
  /// - Returns: false for keys that mean nothing here, such as Enter and Esc.
  public mutating func handle(_ event: InputEvent) -> Bool {
    if case .key(let key) = event, list.handle(key) { return true }
    let before = filter.text
    guard filter.handle(event) else { return false }
    if filter.text != before { refilter() }
    return true
  }

  private mutating func refilter() {
    let wanted = Self.fold(filter.text)
    if wanted.isEmpty {
      list.setIDs(items.map(\.id))
      return
    }
    // What begins with the filter comes before what only contains it.
    var first: [ID] = []
    var second: [ID] = []
    for (item, keys) in zip(items, folded) {
      if keys.contains(where: { $0.hasPrefix(wanted) }) {
        first.append(item.id)
      } else if keys.contains(where: { Self.contains($0, wanted) }) {
        second.append(item.id)
      }
    }
    list.setIDs(first + second)
    list.select(index: 0)
  }

  private static func fold(_ text: String) -> String {
    String(text.lowercased().filter { !$0.isWhitespace }.map(Key.fold))
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    let part = Array(part.utf8)
    let text = Array(text.utf8)
    guard part.count <= text.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }
}
