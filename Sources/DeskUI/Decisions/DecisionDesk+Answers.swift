import CaseDomain
import TermGrid

extension DecisionDesk {
  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .rows(let filter, let rows):
      if filter == HomeSections.todo { todo = rows } else if filter == HomeSections.overdue { overdue = rows }
      return merge(desk)
    case .caseLoaded(let target, let related): return take(target, related, desk)
    case .caseMissing(let number, let why):
      asked.remove(number)
      let here = items.map(\.id).filter { $0.number == number }
      setAside.formUnion(here)
      return here.flatMap { drop($0, why, desk) }
    case .saved(let receipt): return saved(receipt, desk)
    case .refused(let refusal):
      isWaiting = false
      banner = StatusLine(.error, refusal.sentence)
      return [.say(StatusLine(.error, DeskText.notSaved()))]
    case .failed(let sentence):
      isWaiting = false
      banner = StatusLine(.error, sentence + DecisionText.stillThere())
      return []
    case .conflict(let target, let related):
      isWaiting = false
      return take(target, related, desk)
    default: return []
    }
  }

  // MARK: Lists

  /// What is new comes last, what is gone goes; the one on the screen stays where it is.
  private mutating func merge(_ desk: DeskContext) -> [Step] {
    guard let todo, let overdue, let rules = desk.rules() else { return [] }
    let found = DecisionItem.all(todo: todo, overdue: overdue, rules).filter { item in
      !setAside.contains(item.id) && !isSettled(item) && isOfferedAsFarAsKnown(item, desk)
    }
    for row in found.map(\.row) where loaded[row.number].map({ $0.target.revision < row.revision }) == true {
      if row.number != current?.number { loaded[row.number] = nil }
      asked.remove(row.number)
    }
    // Taken back: it is asked again, and at once.
    let again = found.filter { item in
      item.row.lastActor == rules.actor.id && decided.contains { $0.id == item.id }
    }.map(\.id)
    decided.removeAll { again.contains($0.id) }
    let known = Set(items.map(\.id))
    let kept = items.compactMap { old in found.first { $0.id == old.id } ?? (old.id == current ? old : nil) }
    let isStillThere = current.map { id in found.contains { $0.id == id } } ?? true
    items =
      found.filter { again.contains($0.id) && !known.contains($0.id) } + kept
      + found.filter { !known.contains($0.id) && !again.contains($0.id) }
    if current == nil
      || (choice == nil && !isWaiting && !again.isEmpty && items.first.map { again.contains($0.id) } == true)
    {
      return show(items.first?.id, desk)
    }
    guard !isStillThere, let current, !isWaiting, !isGone else { return [] }
    return vanished(current, DecisionText.goneUnknown(["number": Bilingual(current.number)]), desk)
  }

  private func isSettled(_ item: DecisionItem) -> Bool {
    decided.contains { $0.id == item.id && $0.revision >= item.row.revision }
  }

  private func isOfferedAsFarAsKnown(_ item: DecisionItem, _ desk: DeskContext) -> Bool {
    guard let known = loaded[item.row.number], known.target.revision >= item.row.revision,
      let rules = desk.rules(known.related)
    else { return true }
    return item.kind.isOffered(on: known.target, rules)
  }

  // MARK: Cases

  private mutating func take(_ target: Case, _ related: [String: Case], _ desk: DeskContext) -> [Step] {
    asked.remove(target.number)
    let here = items.filter { $0.row.number == target.number }.map(\.id)
    guard !here.isEmpty, let rules = desk.rules(related) else { return [] }
    let seen = loaded[target.number]?.target
    loaded[target.number] = LoadedCase(target: target, related: related)
    var steps: [Step] = []
    for id in here where CaseView(target, in: rules) == nil || !id.kind.isOffered(on: target, rules) {
      steps += settledElsewhere(id, target, since: seen, rules, desk)
    }
    guard let current, current.number == target.number, let seen, seen.revision < target.revision, !isGone else {
      return steps
    }
    effect = nil
    matchLines(desk)
    hasToBeSeen = choice != nil
    let news = ["what": Self.news(target, since: seen.revision, rules)]
    banner = StatusLine(.notice, hasToBeSeen ? DecisionText.changedUnder(news) : DecisionText.changedBy(news))
    return steps
  }

  /// Decided on the whole form opened from here, by somebody else, or never this person's to decide.
  private mutating func settledElsewhere(
    _ id: DecisionItem.ID, _ target: Case, since seen: Case?, _ rules: RuleContext, _ desk: DeskContext
  ) -> [Step] {
    let last = target.events.last
    if id == openedForm, let last, last.actor == rules.actor.id, let seen, seen.revision < target.revision {
      openedForm = nil
      decided.append(
        Decided(
          id: id, words: last.change.type.words, subject: target.subject, tone: .granted,
          revision: target.revision))
      return leave(id, desk)
    }
    guard let seen else { return drop(id, nil, desk) }
    let news = Self.news(target, since: seen.revision, rules)
    let arguments = ["number": Bilingual(id.number), "what": news]
    return vanished(id, DecisionText.goneBy(arguments), desk, news)
  }

  /// Nothing is taken from under somebody who is typing.
  private mutating func vanished(
    _ id: DecisionItem.ID, _ line: Bilingual, _ desk: DeskContext, _ news: Bilingual? = nil
  ) -> [Step] {
    guard id == current, choice != nil, editors.contains(where: { !$0.isEmpty }) else {
      return drop(id, line, desk)
    }
    isGone = true
    banner = StatusLine(.error, news.map { DecisionText.goneWhileTyping(["what": $0]) } ?? line)
    return []
  }

  private mutating func drop(_ id: DecisionItem.ID, _ line: Bilingual?, _ desk: DeskContext) -> [Step] {
    let steps = leave(id, desk)
    return steps + (line.map { [.say(StatusLine(.notice, $0))] } ?? [])
  }

  /// 段明 09:20 审核通过
  private static func news(_ target: Case, since revision: Int, _ rules: RuleContext) -> Bilingual {
    guard let view = CaseView(target, in: rules) else { return DeskText.somebodyChanged() }
    let lines = view.timeline.filter { $0.seq > revision }
    guard !lines.isEmpty else { return DeskText.somebodyChanged() }
    return .list(
      lines.suffix(2).map { line in
        DeskText.changeLine([
          "who": rules.organisation.name(ofStaff: line.actor),
          "at": Bilingual(line.at.shortTime(in: rules.organisation.zone)), "what": line.title,
        ])
      })
  }

  // MARK: Carried out

  private mutating func saved(_ receipt: SaveReceipt, _ desk: DeskContext) -> [Step] {
    isWaiting = false
    guard let current, let choice = chosenChoice(desk) else { return [] }
    decided.append(
      Decided(
        id: current, words: choice.title, subject: receipt.target.subject, tone: choice.tone,
        revision: receipt.target.revision))
    loaded[current.number] = LoadedCase(target: receipt.target, related: receipt.related)
    if choice.action == .supervise, current.kind == .order { setAside.insert(current) }
    return [.effect(.deleteDraft(draftID(current))), .say(receipt.sentence(desk))] + leave(current, desk)
      + lists.map { .effect($0) }
  }

  mutating func resumed() { pickingFor = nil }
}
