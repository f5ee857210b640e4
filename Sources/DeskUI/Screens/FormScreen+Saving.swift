import CaseDomain
import TermGrid

/// Saving a form, and what comes back: done, refused, failed, or changed by somebody else meanwhile.
extension FormScreen {
  mutating func save(_ desk: DeskContext) -> [Step] {
    banner = nil
    if form.missesRequired() { return [.say(StatusLine(.error, DeskText.someMissing()))] }
    guard let target = form.target, let rules = desk.rules(related) else { return perform(desk) }
    if !confirmed {
      do throws(Refusal) {
        let decision = try decide(form.request(desk), on: target, in: rules)
        let after = decision.events.reduce(target) { $0.evolved(by: $1) }
        if FormRules.needsConfirmation(action, after: after, rules) {
          return ask(FormRules.question(FormRules.effect(action, target, after, rules), action, decision))
        }
      } catch {
        // Cases it names are looked up by the store; everything else is known here already.
        guard FormRules.isAlwaysAsked(action) else { return perform(desk) }
        if error.kind == .notFound {
          return ask(DeskText.effectAsk(["action": action.words, "number": Bilingual(target.number)]))
        }
        return show(error)
      }
    }
    return perform(desk)
  }

  private func ask(_ effect: Bilingual) -> [Step] {
    [.push(ConfirmDialog(.carryOut, effect, [DeskText.notYet(), DeskText.carryOut(["action": action.words])]))]
  }

  private mutating func perform(_ desk: DeskContext) -> [Step] {
    isWaiting = true
    confirmed = false
    after = Afterwards(Bond.requests(bonds))
    return [.effect(.perform(Submission(request(desk), number: number, expectedRevision: revision)))]
  }

  private mutating func show(_ refusal: Refusal) -> [Step] {
    if !form.show(refusal) { banner = StatusLine(.error, refusal.sentence) }
    return [.say(StatusLine(.error, DeskText.notSaved()))]
  }

  // MARK: Answers

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .saved(let receipt):
      after.take(receipt)
      return goOn(desk)
    case .refused(let refusal):
      if after.refused(refusal.sentence) { return goOn(desk) }
      isWaiting = false
      return show(refusal)
    case .failed(let sentence):
      if after.refused(sentence) { return goOn(desk) }
      isWaiting = false
      banner = StatusLine(.error, sentence + DeskText.stillHere())
    case .conflict(let current, let related):
      if after.refused(DeskText.somebodyChanged()) { return goOn(desk) }
      isWaiting = false
      return conflict(current, related, desk)
    case .caseLoaded(let current, let related) where current.number == number:
      reloaded(current, related, desk)
    case .caseLoaded(let other, _) where lookedUp.contains(other.number):
      related[other.number] = other
      isBehind = true
    case .similar(let query, let found) where query == asked:
      take(found.filter { $0.row.number != number })
    case .initials: form.find(by: desk.initials)
    case .routing(let category, let hints) where action == .dispatch && category == form.target?.category:
      suggestLead(hints, desk)
    default: break
    }
    return []
  }

  /// The next of what follows the saving: links and a merge, one act each; then the end.
  private mutating func goOn(_ desk: DeskContext) -> [Step] {
    if let submission = after.next() { return [.effect(.perform(submission))] }
    isWaiting = false
    guard let receipt = after.registered else { return [] }
    let line = after.line(receipt.sentence(desk))
    let cleaning: [Step] = [.effect(.deleteDraft(draftID))]
    guard action == .register else { return cleaning + [.pop, .say(line)] }
    if goesOn { return cleaning + [.replace(FormScreen(.register, desk)), .say(line)] }
    return cleaning + [.replace(CaseScreen(receipt.target.number)), .say(line)]
  }

  // MARK: Others were quicker

  private mutating func conflict(_ current: Case, _ related: [String: Case], _ desk: DeskContext) -> [Step] {
    newer = (current, related)
    return [.push(ConflictScreen(form, since: revision ?? 0, current: current, related, desk))]
  }

  /// The way out of a conflict: 0 goes on with the new version, 1 keeps a draft, 2 throws away.
  mutating func settle(_ button: Int, _ desk: DeskContext) -> [Step] {
    switch button {
    case 1: return drafts(desk).map { .effect(.saveDraft($0)) } + [.pop]
    case 2: return [.effect(.deleteDraft(draftID)), .pop]
    default:
      if let newer { reloaded(newer.target, newer.related, desk) }
      newer = nil
      return []
    }
  }

  /// The newest version is the one to be acted on from here; everything typed stays.
  mutating func reloaded(_ current: Case, _ related: [String: Case], _ desk: DeskContext) {
    self.related.merge(related) { $1 }
    guard let seen = revision, current.revision > seen, !isWaiting else { return }
    let what = Self.changes(in: current, related, since: seen, desk)
    form.rebase(on: current, related: self.related, desk)
    revision = current.revision
    isBehind = true
    banner = StatusLine(.notice, DeskText.changedMeanwhile(["what": what]))
    guard let rules = desk.rules(related) else { return }
    do throws(Refusal) {
      form.needsSeparationReason = try rules.permission(for: action, on: current).unseparated
    } catch {
      banner = StatusLine(.error, DeskText.noLongerPossible(["what": what, "why": error.sentence]))
    }
  }

  /// Who did what since a revision, as this person may read it.
  static func changes(in current: Case, _ related: [String: Case], since revision: Int, _ desk: DeskContext)
    -> Bilingual
  {
    guard let rules = desk.rules(related), let view = CaseView(current, in: rules) else {
      return DeskText.somebodyChanged()
    }
    let lines = view.timeline.filter { $0.seq > revision }
    guard !lines.isEmpty else { return DeskText.somebodyChanged() }
    return .list(
      lines.suffix(3).map { line in
        let zone = rules.organisation.zone
        return DeskText.changeLine([
          "who": rules.organisation.name(ofStaff: line.actor), "at": Bilingual(line.at.shortTime(in: zone)),
          "what": line.title,
        ])
      })
  }
}
