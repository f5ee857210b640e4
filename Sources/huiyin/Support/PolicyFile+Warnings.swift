import CaseDomain
import Foundation

/// 预警规则 in `policy set`: whole numbers as `warnings.least=4`, words of danger as `warnings.words=+围堵:stability` and
/// `warnings.words=-记者`.
extension PolicyFile {
  private static let prefix = "warnings."
  private static let words = prefix + "words"

  static var warningKeys: [String] { WarningPolicy.limits.map { prefix + $0.key } + [words] }

  static func warningLines(_ policy: Policy) -> [String] {
    let list = SensitiveMark.allCases.map { mark in
      let words = policy.warning.words.filter { $0.mark == mark }.map(\.word)
      return "\(words.isEmpty ? "" : Self.words + "  ")\(mark.rawValue): " + words.joined(separator: " ")
    }
    return WarningPolicy.limits.map { "\(prefix)\($0.key)=\(policy.warning[keyPath: $0.path])" } + list
  }

  /// Whether the key is one of these.
  static func applyWarning(_ key: String, _ value: String, to policy: inout Policy) throws -> Bool {
    if key == words {
      try applyWord(value, to: &policy)
      return true
    }
    guard let limit = WarningPolicy.limits.first(where: { prefix + $0.key == key }) else { return false }
    guard let number = Int(value), limit.range.contains(number) else {
      throw CommandError(
        .badData, .limitMalformed, ["key": key, "value": value, "least": String(limit.range.lowerBound)])
    }
    var warnings = policy.warning
    warnings[keyPath: limit.path] = number
    policy.warnings = warnings
    return true
  }

  private static func applyWord(_ value: String, to policy: inout Policy) throws {
    let parts = value.dropFirst().split(separator: ":", maxSplits: 1).map { String($0).trimmed }
    var warnings = policy.warning
    switch (value.first, parts.count) {
    case ("-", 1) where warnings.words.contains { $0.word == parts[0] }:
      warnings.words.removeAll { $0.word == parts[0] }
    case ("+", 2):
      guard let mark = SensitiveMark(input: parts[1]), (1...20).contains(parts[0].count),
        !HostileText.isUnfitAsName(parts[0])
      else { throw CommandError(.badData, phrase: WarningDeskText.wordMalformed, ["value": value]) }
      warnings.words.removeAll { $0.word == parts[0] }
      warnings.words.append(DangerWord(parts[0], mark))
    default: throw CommandError(.badData, phrase: WarningDeskText.wordMalformed, ["value": value])
    }
    policy.warnings = warnings
  }

  /// What makes the rules of early warning unusable, in words.
  static func warningProblems(of policy: Policy) -> [Bilingual] {
    guard let warnings = policy.warnings else { return [] }
    var found: [Bilingual] = []
    for limit in WarningPolicy.limits where !limit.range.contains(warnings[keyPath: limit.path]) {
      found.append(
        WarningDeskText.problemLimit([
          "key": Bilingual(prefix + limit.key), "least": Bilingual(String(limit.range.lowerBound)),
          "most": Bilingual(String(limit.range.upperBound)),
        ]))
    }
    for phase in warnings.phases
    where SchoolPhase.key(phase.from) == nil || SchoolPhase.key(phase.to) == nil || !(5...1_000).contains(phase.busy) {
      found.append(WarningDeskText.problemPhase(["value": Bilingual("\(phase.from)–\(phase.to)")]))
    }
    for word in warnings.words where word.word.trimmed.isEmpty || word.word.count > 20 {
      found.append(WarningDeskText.problemWord(["value": Bilingual(word.word)]))
    }
    return found
  }
}
