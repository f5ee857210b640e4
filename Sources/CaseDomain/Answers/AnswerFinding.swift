/// 答复检查的一条: which rule noticed what, where, and what to do about it.
public struct AnswerFinding: Sendable, Hashable {
  public var rule: AnswerRule
  /// By scalars of the answer; nil when it is about the answer as a whole.
  public var span: Range<Int>?
  /// The sentence it stands in, cut to a line.
  public var sentence: String
  public var advice: Bilingual
}

/// What an answer is looked over for, the gravest first. The raw value is fixed for scripts.
public enum AnswerRule: String, Sendable, Hashable, CaseIterable {
  /// 个人信息: somebody can be recognised in a text for the public.
  case personalData
  case rude
  case placeholder
  /// 空白
  case empty
  /// 答非所问
  case unrelated
  case pointsWithoutVerdict
  case pointUntouched
  /// 结论不符: the answer says otherwise than the finding.
  case contradiction
  /// 日期有误
  case impossibleDate
  /// 称呼有误
  case wrongName
  /// 落款有误
  case wrongDepartment
  /// 照抄
  case copied
  /// 空话
  case emptyPhrases
  /// 承诺无期
  case openPromise
}

extension [AnswerFinding] {
  /// All in one short line: the first, and how many there are.
  public var brief: Bilingual? {
    guard let first else { return nil }
    let phrase: AnswerText = count > 1 ? .adviceMore : .advice
    return phrase(["advice": first.advice, "n": Bilingual("\(count)")])
  }
}
