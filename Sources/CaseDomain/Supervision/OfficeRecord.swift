/// 督查记录: a numbered record of the office that belongs to no single case. Each is one JSON file in the root of the store
/// (`talk-2026-003.json`), hashed in the journal, every version of it kept.
///
/// A record is changed by pure rules in this folder, which refuse or answer with the whole record as it then is; nothing
/// that was written into it is ever taken out, it only grows.
public protocol OfficeRecord: Codable, Sendable {
  static var kind: OfficeRecordKind { get }
  var id: RecordNumber { get }
}

/// Which registers of the office keep records of their own. What happens to one case stands in the case.
public enum OfficeRecordKind: String, Term {
  /// 约谈
  case talk
  /// 监督抽查: a draw of what to check
  case draw
  /// 预警处置: a warning that somebody looked at
  case warning
  /// 考核加减分, given by hand
  case points

  public var words: Bilingual {
    switch self {
    case .talk: Bilingual("约谈", "talk")
    case .draw: Bilingual("抽查", "draw")
    case .warning: Bilingual("预警处置", "warning")
    case .points: Bilingual("考核加减分", "points")
    }
  }
}

/// 〔2026〕3号: counted from 1 in each year, never used twice.
public struct RecordNumber: Sendable, Hashable, Codable, Comparable {
  public var year: Int
  public var number: Int

  public init(year: Int, number: Int) {
    self.year = year
    self.number = number
  }

  /// 〔2026〕3号
  public var title: String { "〔\(year)〕\(number)号" }

  /// `2026-3`, as it is typed and stands in JSON.
  public var short: String { "\(year)-\(number)" }

  /// Reads `2026-3`, `2026-003` and `〔2026〕3号`; nil for anything else.
  public init?(_ text: String) {
    var runs: [String] = []
    var isInRun = false
    for character in text.unicodeScalars {
      guard ("0"..."9").contains(character) else {
        guard "-〔〕[]号 ".unicodeScalars.contains(character) else { return nil }
        isInRun = false
        continue
      }
      if !isInRun { runs.append("") }
      isInRun = true
      runs[runs.count - 1].unicodeScalars.append(character)
    }
    guard runs.count == 2, runs[0].count == 4, runs[1].count <= 6, let year = Int(runs[0]), let number = Int(runs[1]),
      number > 0
    else { return nil }
    self.init(year: year, number: number)
  }

  public static func < (one: RecordNumber, other: RecordNumber) -> Bool {
    (one.year, one.number) < (other.year, other.number)
  }
}
