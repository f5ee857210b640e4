extension AnswerCheck {
  /// What there is to say of the answer that an act has just written, or would write: 报结果, 审核通过, 答复.
  ///
  /// - Parameter after: the case with the act's events applied.
  /// - Returns: as the asker may read it; nothing after other acts.
  public static func advice(after: Case, in context: RuleContext) -> [AnswerFinding] {
    guard let view = CaseView(after, in: context) else { return [] }
    let check = AnswerCheck(after, in: context)
    guard let act = after.events.last?.act else { return [] }
    for event in after.events.reversed() {
      guard event.act == act else { return [] }
      switch event.change {
      case .submitted(let result):
        return check.findings(view.text(result.proposedAnswer.shown), verdicts: Set(result.points.map(\.point)))
      case .approved(let data): return check.findings(view.text(data.answer.shown))
      case .answered(let data):
        return check.findings(view.text(data.text.shown), isPublic: data.method.isPublic)
      default: break
      }
    }
    return []
  }

  /// Of the answer a case has now: as given, as approved, else as proposed.
  public static func advice(on view: CaseView, others: [String] = [], isPublic: Bool = false) -> [AnswerFinding]? {
    let target = view.target
    let round = target.round
    let present = round?.answer?.what.text ?? round?.approvedAnswer?.what ?? round?.result?.what.proposedAnswer
    guard let answer = present?.text ?? target.answerGiven else { return nil }
    let isPublic = isPublic || target.round?.answer?.what.method.isPublic == true
    return AnswerCheck(target, in: view.context, others: others).findings(view.text(answer), isPublic: isPublic)
  }
}

extension AnswerMethod {
  /// 公告、网络: everybody may read it.
  public var isPublic: Bool { self == .announcement || self == .online }
}
