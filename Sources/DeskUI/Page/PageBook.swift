import CaseDomain
import TermGrid

/// The rows of a case page as they were made last. What does not change with the clock is made once per change of the
/// case, the width or the filter, so that a key costs the same with five thousand events as with five.
struct PageBook: Sendable {
  private var top: [PageLine] = []
  private var facts: [PageLine] = []
  private var timeline: [PageLine] = []
  private var topKey: TopKey?
  private var factsKey: Key?
  private var timelineKey: TimelineKey?
  /// How often each part was made; a test holds them down.
  private(set) var topBuilds = 0
  private(set) var factsBuilds = 0
  private(set) var timelineBuilds = 0
  /// Facts on the left, history on the right.
  private(set) var isWide = false

  private struct Key: Hashable, Sendable {
    var revision: Int
    var width: Int
    var visibility: Visibility
    var year: Int
    var settings: DeskSettings
    var related: [String: Int]
  }

  private struct TopKey: Hashable, Sendable {
    var key: Key
    var minute: Int64
    var explains: Bool
  }

  private struct TimelineKey: Hashable, Sendable {
    var key: Key
    var filter: TimelineFilter
  }

  /// Columns of the left part; the whole width where there is only one.
  static func leftWidth(_ width: Int) -> Int { width >= 120 ? width / 2 : width }

  mutating func make(
    _ view: CaseView, _ desk: DeskContext, width: Int, explains: Bool, filter: TimelineFilter, related: [String: Int]
  ) {
    let left = Self.leftWidth(width)
    isWide = left < width
    let key = Key(
      revision: view.target.revision, width: left, visibility: view.visibility,
      year: desk.now.date(in: view.context.organisation.zone).year, settings: desk.settings, related: related)
    let page = CasePage(view: view, desk: desk, width: left, explains: explains)
    let topKey = TopKey(key: key, minute: desk.now.seconds / 60, explains: explains)
    if topKey != self.topKey {
      top = page.top()
      self.topKey = topKey
      topBuilds += 1
    }
    if key != factsKey {
      facts = page.facts()
      factsKey = key
      factsBuilds += 1
    }
    var timelineKey = TimelineKey(key: key, filter: filter)
    timelineKey.key.width = isWide ? width - left - 1 : width
    if timelineKey != self.timelineKey {
      timeline = CasePage(view: view, desk: desk, width: timelineKey.key.width, explains: false).timeline(filter)
      self.timelineKey = timelineKey
      timelineBuilds += 1
    }
  }

  // MARK: Rows

  /// A column of the page: rows by number, without copying them together.
  struct Column: Sendable {
    fileprivate var parts: [[PageLine]]

    var count: Int { parts.reduce(0) { $0 + $1.count } }

    subscript(index: Int) -> PageLine {
      var rest = index
      for part in parts {
        if rest < part.count { return part[rest] }
        rest -= part.count
      }
      return PageLine("")
    }

    func rows(_ range: Range<Int>) -> [PageLine] { range.clamped(to: 0..<count).map { self[$0] } }

    func index(of anchor: PageLine.Anchor) -> Int? {
      var start = 0
      for part in parts {
        if let found = part.firstIndex(where: { $0.anchor == anchor }) { return start + found }
        start += part.count
      }
      return nil
    }
  }

  var left: Column { Column(parts: isWide ? [top, facts] : [top, facts, timeline]) }
  var right: Column { Column(parts: [timeline]) }

  func has(_ section: PageSection) -> Bool {
    section == .timeline || (top + facts).contains { $0.anchor == .section(section) }
  }

  /// Sections and rows that can be opened, in order: where Tab goes.
  var stops: [PageLine.Anchor] {
    let heading = timeline.first?.anchor
    return (top + facts).compactMap(\.anchor) + [heading].compactMap { $0 }
  }

  /// The section shown at a row of the left column, and how far below its beginning.
  func place(_ row: Int) -> (anchor: PageLine.Anchor, below: Int)? {
    let column = left
    guard column.count > 0 else { return nil }
    for index in stride(from: min(row, column.count - 1), through: 0, by: -1) {
      if let anchor = column[index].anchor { return (anchor, row - index) }
    }
    return nil
  }

  /// The same for the history.
  func rightPlace(_ row: Int) -> (anchor: PageLine.Anchor, below: Int)? {
    for index in stride(from: min(row, timeline.count - 1), through: 0, by: -1) {
      if let anchor = timeline[index].anchor { return (anchor, row - index) }
    }
    return nil
  }
}
