import CaseDomain

/// Guesses the 诉求类别 of a message from its subject (D). Conservative: the word that names a kind and comes first
/// decides, 表扬 only where nothing is asked for besides, and what names no kind is a 投诉, whose deadline and masking
/// suit an unknown matter best. A clerk can correct it (更正).
enum KindGuess {
  /// From the type column of an export: `诉求类型`. Nil where its words are none of ours.
  static func named(_ value: String) -> CaseKind? {
    if let kind = CaseKind(input: value) { return kind }
    let bytes = Array(value.utf8)
    return words(in: bytes, of: naming) ?? words(in: bytes, of: thanking)
  }

  static func from(subject: String) -> CaseKind {
    let bytes = Array(subject.utf8)
    if let asked = words(in: bytes, of: naming) ?? words(in: bytes, of: asking) { return asked }
    if words(in: bytes, of: objecting) == nil, let praise = words(in: bytes, of: thanking) { return praise }
    return .complaint
  }

  private static let naming = table([
    .report: ["举报", "检举"], .complaint: ["投诉"], .inquiry: ["咨询"], .suggestion: ["建议"], .help: ["求助"],
  ])
  private static let asking = table([
    .inquiry: ["请问", "想问", "询问"], .help: ["请求", "恳请", "恳求", "请帮"],
  ])
  /// After thanks, the words with which the matter itself begins.
  private static let objecting = table([.complaint: ["希望", "但", "可是", "不过"]])
  private static let thanking = table([.praise: ["感谢", "表扬", "点赞", "致谢"]])

  private static func table(_ words: [CaseKind: [String]]) -> [(word: [UInt8], kind: CaseKind)] {
    CaseKind.allCases.flatMap { kind in (words[kind] ?? []).map { (Array($0.utf8), kind) } }
  }

  /// The kind whose word comes first.
  private static func words(in bytes: [UInt8], of table: [(word: [UInt8], kind: CaseKind)]) -> CaseKind? {
    for index in bytes.indices where bytes[index] >= 0xE0 {
      for (word, kind) in table where bytes[index...].starts(with: word) { return kind }
    }
    return nil
  }
}
