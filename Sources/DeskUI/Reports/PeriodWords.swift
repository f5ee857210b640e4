import CaseDomain
import TermGrid

extension Period {
  /// A period as people write it: `2026-10` and all that `Period.text` writes; `10` and `10月`, `3季`, `q3`, `47周`, `w47`,
  /// `上半年`, `h1`: the latest such one that has begun; `2025年10月`, `2025年3季度`, `2025年`. nil: none of these.
  init?(words text: String, today: CivilDate) {
    let folded = String(text.map(Key.fold)).asciiLowercased
    if let exact = Period(folded.asciiUppercased), exact.first <= today {
      self = exact
      return
    }
    var rest = folded[...]
    var year: Int?
    if let mark = rest.firstIndex(of: "年"), let number = Int(rest[..<mark]), (1900...9999).contains(number) {
      year = number
      rest = rest[rest.index(after: mark)...]
      if rest.isEmpty {
        guard let whole = Period(String(number)), whole.first <= today else { return nil }
        self = whole
        return
      }
    }
    guard let (kind, number) = Self.part(String(rest)) else { return nil }
    let years = year.map { [$0] } ?? [today.year, today.year - 1]
    for year in years {
      guard let found = Period(Self.text(kind, number, year)), found.first <= today else { continue }
      self = found
      return
    }
    return nil
  }

  private static func part(_ text: String) -> (Kind, Int)? {
    switch text {
    case "上半年", "h1": return (.halfYear, 1)
    case "下半年", "h2": return (.halfYear, 2)
    default: break
    }
    let units: [(Kind, [String], [String])] = [
      (.quarter, ["q"], ["季度", "季"]), (.week, ["w"], ["周"]), (.month, ["m"], ["月", ""]),
    ]
    for (kind, before, after) in units {
      for prefix in before where text.hasPrefix(prefix) {
        if let number = number(String(text.dropFirst(prefix.count)), kind) { return (kind, number) }
      }
      for suffix in after where text.hasSuffix(suffix) {
        var middle = text.dropLast(suffix.count)
        if middle.hasPrefix("第") { middle = middle.dropFirst() }
        if let number = number(String(middle), kind) { return (kind, number) }
      }
    }
    return nil
  }

  private static func number(_ text: String, _ kind: Kind) -> Int? {
    let words = ["一": 1, "二": 2, "三": 3, "四": 4]
    let limit = kind == .quarter ? 4 : kind == .month ? 12 : 53
    guard text.count <= 2, let number = Int(text) ?? words[text], (1...limit).contains(number) else { return nil }
    return number
  }

  private static func text(_ kind: Kind, _ number: Int, _ year: Int) -> String {
    let two = number < 10 ? "0\(number)" : "\(number)"
    return switch kind {
    case .quarter: "\(year)-Q\(number)"
    case .halfYear: "\(year)-H\(number)"
    case .week: "\(year)-W\(two)"
    default: "\(year)-\(two)"
    }
  }
}
