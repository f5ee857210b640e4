import CaseDomain
import CaseStore

/// What `register` and `do` answer: number, new state, what is due, what can be done next.
struct ReceiptText {
  let receipt: Receipt
  let context: RuleContext
  /// Whether the answer that was written is looked over (报结果, 审核通过, 答复).
  var advises = false

  /// What the rules say, and what there is to consider of the answer.
  private var notices: [Bilingual] {
    guard advises else { return receipt.notices }
    let advice = AnswerCheck.advice(after: receipt.target, in: context)
    return receipt.notices + advice.map { AnswerText.advice(["advice": $0.advice]) }
  }

  var json: JSONValue {
    let target = receipt.target
    // Whoever acted may have acted themselves out of sight (改派, 裁定): number and state are theirs to know still.
    let due = CaseView(target, in: context).map { CaseJSON($0).due } ?? .object([:])
    return .object([
      "number": .string(target.number), "state": .string(target.state.rawValue), "revision": .int(target.revision),
      "due": due, "next": .strings(target.possibleActions(in: context).map(\.rawValue)),
      "notices": .strings(notices.map { $0(Asking.invocation.language) }),
      "others": .strings(receipt.others),
    ])
  }

  func tell(_ format: FieldOptions.Format) throws {
    guard format == .text else { return try Output.json(json) }
    let language = Asking.invocation.language
    let target = receipt.target
    var lines = ["\(target.number) \(target.state.words(language))"]
    for run in target.runningClocks(at: context.now) {
      lines.append("  " + Self.due(run.clock, run.due, context.mark(of: run), context))
    }
    try Output.text(lines.joined(separator: "\n"))
    for notice in notices { Output.complain(notice(language)) }
  }

  /// `办理 2026-11-30 17:30 黄牌`; a mark and a word, never colour alone.
  static func due(_ clock: Clock, _ at: Instant, _ mark: Mark?, _ context: RuleContext) -> String {
    let language = Asking.invocation.language
    let words = [clock.words(language), at.shown(in: context.organisation.zone), markText(mark)]
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  static func markText(_ mark: Mark?) -> String {
    switch mark {
    case .red: say(.markRed)
    case .yellow: say(.markYellow)
    case nil: ""
    }
  }
}

extension Receipt {
  /// 查看身份 of this act, by itself or to make a contact: told to the operations log too.
  func noteReveal(by actor: String) {
    guard let act = target.events.last?.act else { return }
    for event in target.events.reversed() {
      guard event.act == act else { break }
      if case .revealed = event.change { OperationLog.note(.revealed(staff: actor, number: target.number)) }
    }
  }
}
