import CaseDomain
import TermGrid

/// One thing the command line can do, and what finds it.
struct Suggestion: Sendable {
  enum Run: Sendable, Hashable {
    /// A command of the screen below, by its key.
    case press(Key)
    case act(Action, String)
    case list(ListFilter)
    case named(ListFilter, String)
    case open(String)
    case settings
    case drafts
    case calls
    case decisions
    case reveals
    case report
    case compare(Comparison)
    case warnings
    case books
    case book(BookKind)
    /// 通知约谈, 抽取
    case record(RecordForm)
    case bulletin(Period)
    case issued
    case publicity
    case views
    case view(SavedView)
    case set(DeskSettings, Bilingual)
    /// A value has still to follow: the line is only completed.
    case complete(String)
  }

  /// As it is offered, and what Tab puts into the line.
  let label: Bilingual
  /// What else finds it: identifier, key, pinyin initials.
  var keys: [String] = []
  /// Beside it, dimmed: its key, or what kind of thing it is.
  var detail: Bilingual = ""
  var whyNot: Bilingual?
  let run: Run
  /// Of equals, the smaller comes first: commands, the case here, queues, views, screens, settings.
  let kind: Int

  /// What it is found by, folded once.
  func folded(_ initials: [String: String]) -> [String] {
    var all = [label.zh, label.en] + keys
    // `主题 高对比` is found by its second word too.
    for text in [label.zh, label.en] {
      let words = text.split(separator: " ").map(String.init)
      if words.count > 1 { all += words }
    }
    all += ([label.zh] + keys).compactMap { initials[$0] }
    let parts = label.zh.split(separator: " ").map { initials[String($0)] ?? "" }
    if parts.count > 1, !parts.contains("") { all.append(parts.joined()) }
    return all.map(Self.fold).filter { !$0.isEmpty }
  }

  /// Without blanks and case, full-width signs as ASCII.
  static func fold(_ text: String) -> String {
    String(text.asciiLowercased.filter { !$0.isWhitespace }.map(Key.fold)).asciiLowercased
  }
}

/// All that can be offered at one place, ready to be searched at every key.
struct SuggestionList: Sendable {
  private var all: [Suggestion]
  private var folded: [[String]]

  init(_ all: [Suggestion], initials: [String: String]) {
    self.all = all
    folded = all.map { $0.folded(initials) }
  }

  /// Best first: the whole word, its beginning, its middle; what can be done before what cannot.
  func matching(_ text: String) -> [Suggestion] {
    let wanted = Suggestion.fold(text)
    guard !wanted.isEmpty else { return all.filter { $0.kind == 0 } }
    var found: [(rank: Int, index: Int)] = []
    for (index, keys) in folded.enumerated() {
      guard let rank = keys.compactMap({ Self.rank($0, wanted) }).min() else { continue }
      let refused = all[index].whyNot == nil ? 0 : 1
      found.append((((rank * 2 + refused) * 16 + all[index].kind), index))
    }
    return found.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map { all[$0.index] }
  }

  private static func rank(_ key: String, _ wanted: String) -> Int? {
    if key == wanted { return 0 }
    if key.hasPrefix(wanted) { return 1 }
    // One letter in the middle of a word says nothing.
    if wanted.utf8.count < 2 { return nil }
    return key.contains(wanted) ? 2 : nil
  }
}
