extension AnswerCheck {
  /// 结论不符: 属实 in the result and “未能查实” in the answer, or 不属实 and “情况属实”. Of what was found true in part an answer
  /// may say both.
  func contradiction(_ text: AnswerReading) -> AnswerFinding? {
    guard let result = target.round?.result?.what else { return nil }
    let found = Set(result.points.map(\.finding) + [result.finding])
    let words: [[UInt32]]
    if found == [.substantiated] {
      words = AnswerWords.denials
    } else if found.isSubset(of: [.unsubstantiated, .unverifiable]) {
      words = AnswerWords.admissions
    } else {
      return nil
    }
    guard let span = text.first(of: words) else { return nil }
    return AnswerFinding(
      rule: .contradiction, span: span, sentence: text.sentence(around: span),
      advice: AnswerText.contradiction([
        "finding": result.finding.words, "phrase": Bilingual(text.string(span)),
      ]))
  }
}
