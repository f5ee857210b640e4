import CaseDomain
import TermGrid

/// 分段: of a long list the rows around the selection. What comes next is asked for before one gets there, so that no
/// screen ever waits for a hundred thousand rows.
struct ListParts: Sendable {
  private(set) var rows: [CaseSummary] = []
  /// The place of the first of them, and how many there are in all.
  private(set) var offset = 0
  private(set) var total = 0
  private(set) var isLoaded = false
  /// Where to go when the part that was asked for is there.
  private var goal: Goal?
  /// The part that was asked for and has not come yet.
  private var awaited: Range<Int>?

  enum Goal: Sendable { case first, last, markAll }

  /// What came of a part.
  enum Taken: Sendable {
    case there(Goal?)
    /// The list became shorter than where the part began.
    case again(Range<Int>)
  }

  /// So many rows are asked for at once, and at most so many are kept.
  static let part = 500
  private static let most = 2_000

  /// What is here, or would be at first.
  var window: Range<Int> { offset..<offset + max(Self.part, rows.count) }

  /// Another list: its first part is to be asked for.
  mutating func begin() -> Range<Int> {
    isLoaded = false
    offset = 0
    goal = nil
    return ask(0..<Self.part)
  }

  mutating func ask(_ places: Range<Int>) -> Range<Int> {
    awaited = places
    return places
  }

  /// Nothing that is here is to be joined with what comes.
  mutating func forget() { rows = [] }

  /// To an end that is not here; nil: the key moves among what is.
  mutating func jump(_ key: Key) -> Range<Int>? {
    switch key {
    case .end, .textEnd:
      guard offset + rows.count < total else { return nil }
      goal = .last
      return ask(max(0, total - Self.part)..<total)
    case .home, .textStart:
      guard offset > 0 else { return nil }
      goal = .first
      return ask(0..<Self.part)
    default: return nil
    }
  }

  /// All there are, where some are not here.
  mutating func all() -> Range<Int>? {
    guard rows.count < total else { return nil }
    goal = .markAll
    return ask(0..<total)
  }

  /// What comes next where the selection is near an end of what is here.
  func next(at index: Int?) -> Range<Int>? {
    guard awaited == nil, goal == nil, isLoaded, rows.count < total, let index else { return nil }
    let near = Self.part / 4
    if index > rows.count - near, offset + rows.count < total {
      return offset + rows.count..<min(total, offset + rows.count + Self.part)
    }
    return index < near && offset > 0 ? max(0, offset - Self.part)..<offset : nil
  }

  mutating func take(_ part: [CaseSummary], from place: Int, total: Int) -> Taken {
    awaited = nil
    if part.isEmpty, place > 0, total > 0 { return .again(ask(max(0, total - Self.part)..<total)) }
    isLoaded = true
    let known = Set(rows.lazy.map(\.number))
    let joins = goal == nil && total == self.total && !part.contains { known.contains($0.number) }
    if joins, place == offset + rows.count {
      rows += part
      if rows.count > Self.most {
        offset += rows.count - Self.most
        rows.removeFirst(rows.count - Self.most)
      }
    } else if joins, place + part.count == offset {
      rows = part + rows
      offset = place
      if rows.count > Self.most { rows.removeLast(rows.count - Self.most) }
    } else {
      rows = part
      offset = place
    }
    self.total = total
    defer { goal = nil }
    return .there(goal)
  }

  /// Puts what is here into the list that is drawn.
  func arrange(_ list: inout ListView<String>, _ goal: Goal?) {
    list.setIDs(rows.map(\.number))
    switch goal {
    case .first: list.select(index: 0)
    case .last: list.select(index: rows.count - 1)
    case .markAll: list.markAll()
    case nil: break
    }
  }
}
