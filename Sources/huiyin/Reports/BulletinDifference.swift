import CaseDomain
import CaseReports

/// 与印发稿不同: which figures of a bulletin are others than when it was frozen, by name, with both.
enum BulletinDifference {
  /// - Parameters:
  ///   - old: the figures as they were frozen, in JSON.
  ///   - new: the same figures now.
  static func between(_ old: String, _ new: String, _ language: Language) -> [String] {
    guard let old = try? JSONReader.read(Array(old.utf8)), let new = try? JSONReader.read(Array(new.utf8)) else {
      return []
    }
    var found: [String] = []
    func told(_ name: Bilingual, _ before: String?, _ after: String?) {
      guard let before, let after, before != after else { return }
      found.append("\(name(language)) \(before)→\(after)")
    }
    for (key, name) in counts {
      told(name, count(old["stock"]?[key]), count(new["stock"]?[key]))
    }
    for indicator in Indicator.allCases {
      let key = indicator.rawValue
      told(indicator.words, fraction(old["indicators"]?[key]), fraction(new["indicators"]?[key]))
    }
    for key in ["channels", "kinds", "categories"] {
      let before = parts(old[key])
      for (id, part) in parts(new[key]).sorted(by: { $0.key < $1.key }) {
        told(part.name, before[id]?.count ?? "0", part.count)
      }
      let gone = before.filter { parts(new[key])[$0.key] == nil }.sorted { $0.key < $1.key }
      for (_, part) in gone { told(part.name, part.count, "0") }
    }
    return found
  }

  private static let counts: [(String, Bilingual)] = [
    ("carriedIn", ReportPageText.stockIn()), ("received", ReportPageText.stockReceived()),
    ("reopened", ReportPageText.stockBack()), ("closed", ReportPageText.stockDone()),
    ("endedOtherwise", ReportPageText.stockOther()), ("carriedOut", ReportPageText.stockOut()),
  ]

  private static func count(_ value: JSONValue?) -> String? { value?["count"].flatMap(number) }

  private static func fraction(_ value: JSONValue?) -> String? {
    guard let numerator = value?["numerator"].flatMap(number), let whole = value?["denominator"].flatMap(number) else {
      return nil
    }
    return "\(numerator)/\(whole)"
  }

  private static func number(_ value: JSONValue) -> String? {
    if case .int(let number) = value { String(number) } else { nil }
  }

  private static func parts(_ value: JSONValue?) -> [String: (name: Bilingual, count: String)] {
    guard case .array(let rows) = value else { return [:] }
    var parts: [String: (name: Bilingual, count: String)] = [:]
    for row in rows {
      guard case .string(let id) = row["id"], case .string(let name) = row["name"], let count = count(row) else {
        continue
      }
      parts[id] = (Bilingual(name.isEmpty ? "—" : name), count)
    }
    return parts
  }
}

extension JSONValue {
  fileprivate subscript(_ key: String) -> JSONValue? { members?[key] }
}
