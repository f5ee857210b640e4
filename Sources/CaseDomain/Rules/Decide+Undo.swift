/// 撤销: one's own last act, as long as nobody acted since and nothing went out; recorded as its reversal (domain §3).
extension RuleContext {
  /// The events of the act that would be taken back.
  func undoable(_ target: Case) throws(Refusal) -> [CaseEvent] {
    guard let last = target.events.last else { throw .rule(.undoNothing) }
    let act = target.events.filter { $0.act == last.act && $0.seq >= last.act }
    guard let first = act.first(where: { $0.actor != Staff.systemID }) ?? act.first, first.actor == actor.id else {
      throw .rule(.undoOfAnother, ["person": organisation.name(ofStaff: last.actor)])
    }
    for event in act {
      switch event.change {
      case .registered, .imported: throw .rule(.undoRegistration)
      case .undone: throw .rule(.undoUndone)
      case .answered, .followedUp, .revealed, .published, .unpublished, .contacted, .erased, .erasureAsked, .settled:
        throw .rule(.undoWentOut, ["action": event.change.type.words])
      case .merged, .unmerged, .memberAdded, .memberRemoved, .remerged, .approvedWithMaster, .released:
        throw .rule(.undoManyCases)
      case .linked(let link) where link.as.mirror != nil: throw .rule(.undoManyCases)
      case .approved, .declined, .transferred, .withdrawn, .reworked:
        // Its members went with it, or its master let it go.
        if !target.members.isEmpty || target.master != nil { throw .rule(.undoManyCases) }
      default: break
      }
    }
    return act
  }
}

extension Deed {
  mutating func undo() throws(Refusal) {
    // What the system wrote just now came after the act and would hide it; the case as it was counts.
    let act = try context.undoable(original)
    guard let first = act.first(where: { $0.actor != Staff.systemID }) else { throw .rule(.undoNothing) }
    write(.undone(Undoing(events: act.map(\.seq), action: first.change.type)))
  }
}
