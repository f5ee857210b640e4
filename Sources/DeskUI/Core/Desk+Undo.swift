import CaseDomain
import TermGrid

/// 撤销: one's own last act, from wherever one is, as long as nobody acted since and nothing went out (domain §3).
extension Desk {
  func undo(_ target: Case?) -> [Step] {
    guard let target, let rules = context.rules() else {
      return [.say(StatusLine(.notice, DeskText.nothingToUndo()))]
    }
    do throws(Refusal) {
      let decision = try decide(Request(.undo), on: target, in: rules)
      let after = decision.events.reduce(target) { $0.evolved(by: $1) }
      return [
        .push(
          ConfirmDialog(
            .undo, UndoEffect(before: target, after: after).words, [DeskText.notYet(), DeskText.undoIt()]))
      ]
    } catch {
      return [.say(StatusLine(.error, error.sentence))]
    }
  }

  mutating func carryOutUndo(_ target: Case?) -> [DeskEffect] {
    guard let target else { return [] }
    undoing = target.number
    return [.perform(Submission(Request(.undo), number: target.number, expectedRevision: target.revision))]
  }

  mutating func undone(_ event: DeskEvent) -> [DeskEffect] {
    undoing = nil
    switch event {
    case .saved(let receipt):
      lastDone = nil
      status = receipt.sentence(context)
    case .refused(let refusal): status = StatusLine(.error, refusal.sentence)
    case .conflict: status = StatusLine(.error, DeskText.undoTooLate())
    default: break
    }
    if status?.kind == .error { bell = true }
    return screens.last?.refresh(context) ?? []
  }
}

/// What taking back would do, in one sentence: 撤销“交办”：待签收 → 待交办。
struct UndoEffect {
  let before: Case
  let after: Case

  var words: Bilingual {
    let act = before.events.last { $0.actor != Staff.systemID }?.change.type.words ?? Action.undo.words
    let arguments: [String: Bilingual] = [
      "act": act, "number": Bilingual(before.number), "from": before.state.words, "to": after.state.words,
    ]
    return (before.state == after.state ? DeskText.undoQuestion : DeskText.undoQuestionState)(arguments)
  }
}
