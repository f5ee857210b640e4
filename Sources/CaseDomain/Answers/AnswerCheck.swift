/// 答复检查: looks an answer over before it is signed (D). Offline, every remark with its rule, its place and what to do;
/// it advises and never decides.
public struct AnswerCheck: Sendable {
  let target: Case
  let organisation: Organisation
  let today: CivilDate
  /// Whether the reader may know the complainant: only then the greeting is compared with the name.
  let knowsComplainant: Bool
  /// Answers to other cases of the same department.
  let others: [String]

  public init(
    _ target: Case, organisation: Organisation, today: CivilDate, knowsComplainant: Bool, others: [String] = []
  ) {
    self.target = target
    self.organisation = organisation
    self.today = today
    self.knowsComplainant = knowsComplainant
    self.others = others
  }

  /// As the asker of a context may be told.
  public init(_ target: Case, in context: RuleContext, others: [String] = []) {
    self.init(
      target, organisation: context.organisation, today: context.today,
      knowsComplainant: context.visibility(of: target) == .full, others: others)
  }

  /// - Parameters:
  ///   - answer: as the reader may read it.
  ///   - isPublic: it goes out where everybody reads it (公告, 网络).
  ///   - verdicts: the points that have one; nil: as the case says.
  ///   - isWhole: it is all there is; an answer that is still being typed may be empty.
  /// - Returns: at most one finding of each rule, the gravest first.
  public func findings(_ answer: String, isPublic: Bool = false, verdicts: Set<Int>? = nil, isWhole: Bool = false)
    -> [AnswerFinding]
  {
    let text = AnswerReading(answer)
    var found: [AnswerFinding] = []
    if let one = points(verdicts) { found.append(one) }
    // Blanks, dots and what cannot be seen answer nobody.
    guard !FoldedText(answer, asNumber: false).values.isEmpty else {
      return isWhole ? [AnswerFinding(rule: .empty, sentence: "", advice: AnswerText.empty())] + found : found
    }
    if isPublic, let one = personalData(answer, text) { found.append(one) }
    if let one = text.first(of: AnswerWords.rude) { found.append(finding(.rude, .rude, one, text)) }
    if let one = text.placeholder() { found.append(finding(.placeholder, .placeholder, one, text)) }
    found += relation(text)
    if let one = contradiction(text) { found.append(one) }
    if let (phrase, span) = text.wrongDate(today) { found.append(finding(.impossibleDate, phrase, span, text)) }
    if let span = wrongName(text) { found.append(finding(.wrongName, .wrongName, span, text)) }
    if let one = wrongDepartment(text) { found.append(one) }
    if isCopied(text) { found.append(AnswerFinding(rule: .copied, sentence: "", advice: AnswerText.copied())) }
    if let span = emptyPhrase(text) { found.append(finding(.emptyPhrases, .emptyPhrases, span, text)) }
    let open = text.openPromises()
    if let first = open.first {
      var one = finding(.openPromise, .openPromise, first, text)
      if open.count > 1 { one.advice = one.advice + AnswerText.andMore(["n": Bilingual("\(open.count - 1)")]) }
      found.append(one)
    }
    let order = AnswerRule.allCases
    return found.sorted { (order.firstIndex(of: $0.rule) ?? 0) < (order.firstIndex(of: $1.rule) ?? 0) }
  }

  private func finding(
    _ rule: AnswerRule, _ text: AnswerText, _ span: Range<Int>, _ answer: AnswerReading
  ) -> AnswerFinding {
    AnswerFinding(
      rule: rule, span: span, sentence: answer.sentence(around: span),
      advice: text(["phrase": Bilingual(answer.string(span))]))
  }

  // MARK: What was asked

  /// Only where the matter is in the hands of a department: an answer on the spot needs no verdicts.
  private func points(_ verdicts: Set<Int>?) -> AnswerFinding? {
    let count = target.registration.points.count
    guard count > 0, verdicts != nil || target.round != nil else { return nil }
    let judged = verdicts ?? Set(target.round?.result?.what.points.map(\.point) ?? [])
    let missing = (1...count).filter { !judged.contains($0) }
    guard !missing.isEmpty else { return nil }
    return AnswerFinding(
      rule: .pointsWithoutVerdict, sentence: "", advice: AnswerText.pointsWithoutVerdict(["points": Self.list(missing)])
    )
  }

  private static func list(_ numbers: [Int]) -> Bilingual { .list(numbers.map { Bilingual("\($0)") }) }

  /// 答非所问, or a point nobody mentioned.
  private func relation(_ text: AnswerReading) -> [AnswerFinding] {
    let said = text.pairs
    let registration = target.registration
    // Who may not know the complainant does not learn their name by trying which one was asked about.
    let redaction = knowsComplainant ? nil : Redaction(target)
    func shown(_ text: String) -> String { redaction.map { $0.withoutSecrets(text) } ?? text }
    let asked = AnswerReading.pairs(
      ([registration.subject, registration.content, registration.remedy].compactMap { $0?.text }
        + registration.points.compactMap(\.text)).map(shown).joined(separator: "。"))
    if asked.count >= 8, said.isDisjoint(with: asked) {
      return [AnswerFinding(rule: .unrelated, sentence: "", advice: AnswerText.unrelated())]
    }
    let untouched = registration.points.enumerated().filter { _, point in
      let pairs = AnswerReading.pairs(shown(point.text ?? ""))
      return pairs.count >= 3 && said.isDisjoint(with: pairs)
    }
    guard !untouched.isEmpty else { return [] }
    return [
      AnswerFinding(
        rule: .pointUntouched, sentence: "",
        advice: AnswerText.pointUntouched(["points": Self.list(untouched.map { $0.offset + 1 })]))
    ]
  }

  // MARK: People and departments

  private func personalData(_ answer: String, _ text: AnswerReading) -> AnswerFinding? {
    let check = knowsComplainant ? PublicCheck(target, organisation: organisation, isAnswer: true) : .byShape
    guard let first = check(answer).first else { return nil }
    return AnswerFinding(
      rule: .personalData, span: first.span, sentence: knowsComplainant ? text.sentence(around: first.span) : "",
      advice: AnswerText.personalData(["kind": first.kind.words, "advice": first.kind.advice]))
  }

  /// 王先生：您好 to 李女士.
  private func wrongName(_ text: AnswerReading) -> Range<Int>? {
    guard knowsComplainant, let name = target.complainant.name?.text else { return nil }
    let folded = FoldedText(name, asNumber: false).values
    guard folded.count >= 2, let first = folded.first, NameSpotter.isHan(first),
      SurnameList.sure.contains(first) || SurnameList.doubtful.contains(first)
        || SurnameList.compound.contains(Array(folded.prefix(2)))
    else { return nil }
    guard let span = text.greeting() else { return nil }
    return text.folded.values[span].first == first ? nil : text.place(span)
  }

  /// The last lines name a department of ours that never had it in hand.
  private func wrongDepartment(_ text: AnswerReading) -> AnswerFinding? {
    guard target.round != nil else { return nil }
    var handled = target.handlingDepartments
    for id in target.handlingDepartments {
      var parent = organisation.department(id)?.parent
      while let up = parent, handled.insert(up).inserted { parent = organisation.department(up)?.parent }
    }
    for (line, span) in text.lastLines(2) {
      let folded = FoldedText(line, asNumber: false).values
      guard
        let signing = organisation.departments.first(where: { one in
          let name = FoldedText(one.name, asNumber: false).values
          return name.count >= 2 && folded.count <= name.count + 12 && folded.suffix(name.count).elementsEqual(name)
        })
      else { continue }
      // The desk and the head's office answer for everybody.
      let answersForAll = ["惠民中心", "校长室", "办公室"].contains { signing.name.contains($0) }
      guard !handled.contains(signing.id), !answersForAll else { return nil }
      return AnswerFinding(
        rule: .wrongDepartment, span: span, sentence: line,
        advice: AnswerText.wrongDepartment(["phrase": Bilingual(signing.name)]))
    }
    return nil
  }

  // MARK: Words without facts

  /// The first empty phrase of an answer that has no fact at all.
  private func emptyPhrase(_ text: AnswerReading) -> Range<Int>? {
    guard let span = text.first(of: AnswerWords.empty), !text.hasFact else { return nil }
    let names = organisation.departments.map { FoldedText($0.name, asNumber: false).values }
    return names.contains { $0.count >= 2 && text.folded.values.firstPlace(of: $0) != nil } ? nil : span
  }

  private func isCopied(_ text: AnswerReading) -> Bool {
    let values = text.folded.values
    guard values.count >= 30 else { return false }
    return others.contains { other in
      let folded = FoldedText(other, asNumber: false).values
      if folded == values { return true }
      guard abs(folded.count - values.count) * 10 <= values.count else { return false }
      let theirs = AnswerReading.allPairs(folded)
      let ours = AnswerReading.allPairs(values)
      return ours.intersection(theirs).count * 100 >= ours.union(theirs).count * 95
    }
  }
}
