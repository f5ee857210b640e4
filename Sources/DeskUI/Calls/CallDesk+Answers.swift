import CaseDomain
import TermGrid

extension CallDesk {
  // MARK: Saving

  mutating func save(_ desk: DeskContext) -> [Step] {
    guard let target, target.number == current else { return [.say(StatusLine(.notice, CallText.notLoaded()))] }
    if entry.unreached == .rescheduled, !entry.text(.again).trimmed.isEmpty, entry.again(desk) == nil {
      return [.say(StatusLine(.error, CallText.timeUnread()))]
    }
    let missing = entry.missing(desk)
    guard missing.isEmpty else {
      let what = CallText.stillNeeded(["what": .list(missing)])
      return [.say(StatusLine(.error, CallText.cannotSave(["what": what])))]
    }
    if hasToBeSeen {
      hasToBeSeen = false
      banner = nil
      return [.say(StatusLine(.notice, CallText.seen()))]
    }
    isWaiting = true
    unsatisfied = nil
    let request = Request(.followUp, entry.fields(desk))
    return [
      .effect(.perform(Submission(request, number: target.number, expectedRevision: target.revision)))
    ]
  }

  private mutating func done(_ receipt: SaveReceipt, _ desk: DeskContext) -> [Step] {
    let number = receipt.target.number
    let before = target ?? receipt.target
    let cleaning: [Step] = [.effect(.deleteDraft(Self.draftID(number)))]
    if let call = receipt.target.round?.followUps.last?.what { tally.add(call, number) }
    unsatisfied = receipt.target.isUndecided ? number : nil
    entries[number] = nil
    let at = queue.index(of: number) ?? 0
    queue.remove(number)
    var steps = cleaning + [.effect(.loadList(Self.filter))] + go(to: following(at))
    if let rules = desk.rules(related) {
      let effect = CallOutlook.effect(before: before, after: receipt.target, rules)
      let line = CallText.saved(["number": Bilingual(number), "effect": effect])
      steps.append(.say(StatusLine(.done, line)))
    }
    return steps
  }

  /// The call that comes up by itself after the one at a place; those tried in this sitting wait until they are asked
  /// for.
  private func following(_ at: Int) -> String? {
    let order = queue.entries[min(at, queue.count)...] + queue.entries[..<min(at, queue.count)]
    return order.first { !tally.called.contains($0.row.number) || $0.slot == .agreed }?.row.number
  }

  // MARK: Answers

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    defer { layout(desk.body(statusRows: 1), desk) }
    switch event {
    case .rows(let filter, let rows) where filter == Self.filter: return take(rows, desk)
    case .caseLoaded(let loaded, let related) where loaded.number == current: return show(loaded, related, desk)
    case .caseMissing(let missing, let why) where missing == current:
      wanted = nil
      return [.say(StatusLine(.error, why))] + go(to: following(0))
    case .similar(let query, let found) where query == Self.query(target) && current != nil:
      earlier[current ?? ""] = found.filter { $0.row.number != current }
    case .saved(let receipt) where isWaiting:
      isWaiting = false
      return done(receipt, desk)
    case .refused(let refusal):
      isWaiting = false
      banner = StatusLine(.error, refusal.sentence)
      return [.say(StatusLine(.error, DeskText.notSaved()))]
    case .failed(let sentence):
      isWaiting = false
      banner = StatusLine(.error, sentence + DeskText.stillHere())
    case .conflict(let newest, let related):
      isWaiting = false
      let steps = show(newest, related, desk)
      // Also when it was the same person, at another desk.
      hasToBeSeen = current == newest.number
      return steps
    default: break
    }
    return []
  }

  private mutating func take(_ rows: [CaseSummary], _ desk: DeskContext) -> [Step] {
    guard let rules = desk.rules() else { return [] }
    let at = queue.index(of: current) ?? 0
    queue = CallQueue(rows, rules)
    isLoaded = true
    if current != nil, queue.index(of: current) != nil || current == wanted || !entry.isEmpty { return [] }
    // Somebody else made the call meanwhile, or there was none: the one in its place comes up.
    guard let next = following(at) else { return current == nil ? [] : go(to: nil) }
    return go(to: next)
  }

  private mutating func show(_ loaded: Case, _ related: [String: Case], _ desk: DeskContext) -> [Step] {
    guard let rules = desk.rules(related) else { return [] }
    let before = target
    var steps: [Step] = []
    if let before, before.number == loaded.number, loaded.revision > before.revision, !entry.isEmpty {
      let what = Self.changes(in: loaded, since: before.revision, rules)
      banner = StatusLine(.notice, CallText.changed(["what": what]))
      let own = rules.actor.id
      hasToBeSeen = loaded.events.contains { $0.seq > before.revision && $0.actor != own }
      steps.append(.say(StatusLine(.error, CallText.changed(["what": what]))))
    }
    target = loaded
    self.related = related
    do throws(Refusal) {
      let permission = try rules.permission(for: .followUp, on: loaded)
      wanted = nil
      if permission.unseparated != entry.needsSeparationReason {
        change { $0.needsSeparationReason = permission.unseparated }
      }
    } catch {
      return steps + refuse(loaded, error, desk)
    }
    return steps
  }

  /// It is no call of this person's. What was entered stays to be read until they go on.
  private mutating func refuse(_ loaded: Case, _ refusal: Refusal, _ desk: DeskContext) -> [Step] {
    queue.remove(loaded.number)
    if wanted == loaded.number {
      wanted = nil
      let line = CallText.mayNotCall(["number": Bilingual(loaded.number), "why": refusal.sentence])
      return go(to: following(0)) + [.say(StatusLine(.error, line))]
    }
    let line = StatusLine(.error, CallText.gone(["why": refusal.sentence]))
    guard !entry.isEmpty else { return go(to: following(0)) + [.say(line)] }
    banner = line
    return [.say(line)]
  }

  /// Who did what since a revision.
  private static func changes(in target: Case, since revision: Int, _ rules: RuleContext) -> Bilingual {
    let lines = CaseView(target, in: rules)?.timeline.filter { $0.seq > revision } ?? []
    guard !lines.isEmpty else { return DeskText.somebodyChanged() }
    return .list(
      lines.suffix(3).map { line in
        DeskText.changeLine([
          "who": rules.organisation.name(ofStaff: line.actor),
          "at": Bilingual(line.at.shortTime(in: rules.organisation.zone)), "what": line.title,
        ])
      })
  }

  // MARK: The same telephone

  private static func query(_ target: Case?) -> SimilarQuery? {
    target?.complainant.phone?.text.map { SimilarQuery(phone: $0) }
  }

  /// Earlier complaints are looked up while nobody types.
  func hasWork(_ desk: DeskContext) -> Bool {
    guard let current, caseView(desk)?.isMasked == false, Self.query(target) != nil else { return false }
    return earlier[current] == nil
  }

  mutating func proceed(_ desk: DeskContext) -> [Step] {
    guard let current, let query = Self.query(target) else { return [] }
    earlier[current] = []
    return [.effect(.similar(query))]
  }
}
