import CaseDomain
import TermGrid

/// One of the marked cases.
struct BulkItem: Sendable {
  let number: String
  var target: Case?
  var related: [String: Case] = [:]
  var fate = BulkFate.unknown
  /// Why it could not even be read.
  var missing: Bilingual?

  var isDone: Bool { if case .done = fate { true } else { false } }
}

/// What would happen or has happened to one of them.
enum BulkFate: Sendable, Hashable {
  case unknown
  /// It would: state → state, due.
  case would(Bilingual)
  /// It cannot be: which rule stands in the way.
  case cannot(Bilingual)
  case done(Bilingual)
  case refused(Bilingual)
  /// Somebody changed it since it was read.
  case changed(Bilingual)
  case failed(Bilingual)
  /// Stopped before its turn.
  case untouched
}

/// An action that is possible on some of them.
struct BulkOffer: Sendable {
  let action: Action
  let possible: Set<String>
  let refusals: [(number: String, why: Bilingual)]
  /// It has to be done one by one, and why.
  let excluded: Bilingual?
}

/// What is possible on the cases read so far.
struct BulkTally: Sendable {
  private var possible: [Action: Set<String>] = [:]
  private var refusals: [Action: [(String, Bilingual)]] = [:]
  private var likely: [Action: Int] = [:]

  mutating func take(_ item: BulkItem, _ desk: DeskContext) {
    guard let target = item.target, let rules = desk.rules(item.related) else {
      let why = item.missing ?? DeskText.stillLoading()
      for action in Action.allCases { refusals[action, default: []].append((item.number, why)) }
      return
    }
    if let next = NextStep.of(target, rules) { likely[next, default: 0] += 1 }
    for offer in target.actionOffers(in: rules) {
      if let refusal = offer.refusal {
        refusals[offer.action, default: []].append((item.number, refusal.sentence))
      } else {
        possible[offer.action, default: []].insert(item.number)
      }
    }
  }

  /// Possible on most comes first; of equals the likely next step, then the order of the table.
  var offers: [BulkOffer] {
    let offers = Action.allCases.compactMap { action -> BulkOffer? in
      guard let able = possible[action], !able.isEmpty else { return nil }
      return BulkOffer(
        action: action, possible: able, refusals: refusals[action] ?? [], excluded: BulkScreen.exclusion(action))
    }
    let order = Dictionary(uniqueKeysWithValues: Action.allCases.enumerated().map { ($1, $0) })
    func rank(_ offer: BulkOffer) -> (Int, Int, Int, Int) {
      (offer.excluded == nil ? 0 : 1, -(likely[offer.action] ?? 0), -offer.possible.count, order[offer.action] ?? 0)
    }
    return offers.sorted { rank($0) < rank($1) }
  }
}

extension BulkScreen {
  /// How many are worked out in one go, so that a key is never kept waiting.
  static let portion = 20

  func hasWork(_ desk: DeskContext) -> Bool {
    switch stage {
    case .loading, .running: !isAsking && !isWaiting
    case .preparing, .foreseeing: true
    default: false
    }
  }

  mutating func proceed(_ desk: DeskContext) -> [Step] {
    switch stage {
    case .loading:
      guard next < items.count else {
        choose(desk)
        return []
      }
      isAsking = true
      return [.effect(.loadCase(items[next].number))]
    case .preparing:
      prepare(desk)
      return []
    case .foreseeing:
      foresee(desk)
      return []
    case .running: return carryOut(desk)
    default: return []
    }
  }

  // MARK: What is possible

  private mutating func choose(_ desk: DeskContext) {
    stage = .choosing
    offers = tally.offers
    menu.setIDs(offers.map(\.action))
    menu.select(index: 0)
  }

  /// The current one was read, or could not be: what is possible on it is counted at once, one case at a time.
  private mutating func taken(_ desk: DeskContext) {
    tally.take(items[next], desk)
    next += 1
    isAsking = false
  }

  /// What says something about one case only is done one by one.
  static func exclusion(_ action: Action) -> Bilingual? {
    switch action {
    case .edit, .submit, .contact, .meet, .keep: ComfortText.oneByOneContent()
    case .followUp: ComfortText.oneByOneCall()
    case .reveal, .erase: ComfortText.oneByOneGuarded()
    case .undo: ComfortText.oneByOneUndo()
    case .attach: ComfortText.oneByOneAttach()
    default: nil
    }
  }

  // MARK: What would happen

  /// The request for one case: what was typed, and what this case itself says where that was left empty.
  private func request(for item: BulkItem, _ desk: DeskContext) -> Request? {
    guard let form, let target = item.target else { return nil }
    var own = Form(form.action, target: target, desk, related: item.related)
    own.needsSeparationReason = own.needsSeparationReason || form.needsSeparationReason
    for field in form.fields where !field.isEmpty {
      guard let index = own.fields.firstIndex(where: { $0.key == field.key }) else { continue }
      own.fields[index].fill(field.typed)
    }
    return own.request(desk)
  }

  private mutating func foresee(_ desk: DeskContext) {
    for index in items.indices.dropFirst(next).prefix(Self.portion) { items[index].fate = fate(of: items[index], desk) }
    next += Self.portion
    guard next >= items.count else { return }
    // What cannot be done comes first: that is what one has to read.
    list.setIDs(
      items.filter { if case .cannot = $0.fate { true } else { false } }.map(\.number)
        + items.filter { if case .cannot = $0.fate { false } else { true } }.map(\.number))
    list.select(index: 0)
    stage = .summary
  }

  private func fate(of item: BulkItem, _ desk: DeskContext) -> BulkFate {
    guard let target = item.target, let rules = desk.rules(item.related), let request = request(for: item, desk) else {
      return .cannot(item.missing ?? DeskText.stillLoading())
    }
    do throws(Refusal) {
      let decision = try decide(request, on: target, in: rules)
      let after = decision.events.reduce(target) { $0.evolved(by: $1) }
      return .would(BulkEffect.words(target, after, rules))
    } catch {
      // A case that is only named (并入) is looked up by the store.
      if error.kind == .notFound, !request.mentionedCases.isEmpty {
        return .would(DeskText.effectAsk(["action": request.action.words, "number": ""]))
      }
      return .cannot(error.sentence)
    }
  }

  // MARK: Doing it

  private mutating func carryOut(_ desk: DeskContext) -> [Step] {
    while next < items.count {
      if case .would = items[next].fate { break }
      next += 1
    }
    guard !isStopping, next < items.count else {
      ended()
      return []
    }
    guard let target = items[next].target, let request = request(for: items[next], desk) else {
      next += 1
      return []
    }
    isWaiting = true
    return [
      .effect(.perform(Submission(request, number: target.number, expectedRevision: target.revision)))
    ]
  }

  private mutating func ended() {
    for index in items.indices { if case .would = items[index].fate { items[index].fate = .untouched } }
    list.setIDs(items.filter { !$0.isDone }.map(\.number) + items.filter(\.isDone).map(\.number))
    list.select(index: 0)
    isStopping = false
    stage = .result
  }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .caseLoaded(let loaded, let related): read(loaded, related, desk)
    case .caseMissing(let number, let why):
      guard stage == .loading, items.indices.contains(next), items[next].number == number else { return [] }
      items[next].missing = why
      taken(desk)
    case .saved(let receipt): settle(.done(receipt.shortSentence(desk)))
    case .refused(let refusal): settle(.refused(refusal.sentence))
    case .conflict(let current, let related):
      let what = BulkEffect.lastChange(of: current, since: items[next].target?.revision ?? 0, related, desk)
      settle(.changed(ComfortText.bulkChanged(["what": what])))
    case .failed(let sentence):
      // A case whose file cannot be read is named; the others go on.
      if stage == .loading, isAsking, items.indices.contains(next) {
        items[next].missing = sentence
        taken(desk)
      } else {
        settle(.failed(sentence))
      }
    default: break
    }
    return []
  }

  private mutating func settle(_ fate: BulkFate) {
    guard isWaiting, items.indices.contains(next) else { return }
    isWaiting = false
    items[next].fate = fate
    next += 1
  }

  private mutating func read(_ loaded: Case, _ related: [String: Case], _ desk: DeskContext) {
    guard stage == .loading, isAsking, items.indices.contains(next), items[next].number == loaded.number else { return }
    if desk.rules(related)?.visibility(of: loaded) == .hidden {
      items[next].missing = RefusalText.caseUnknown(["number": Bilingual(loaded.number)])
    } else {
      items[next].target = loaded
      items[next].related = related
    }
    taken(desk)
  }
}

/// 一件会怎样: state → state and what is due then.
enum BulkEffect {
  static func words(_ before: Case, _ after: Case, _ rules: RuleContext) -> Bilingual {
    var parts: [Bilingual] = []
    if after.state != before.state {
      parts.append(DeskText.effectState(["from": before.state.words, "to": after.state.words]))
    }
    if let round = after.round, after.rounds.count > before.rounds.count, before.rounds.count > 0 {
      parts.append(ComfortText.bulkRound(["n": Bilingual("\(round.number)")]))
    }
    if let due = after.earliestDuty(rules) {
      parts.append(ComfortText.bulkDue(["due": due.when, "clock": due.clock.words]))
    }
    if parts.isEmpty || after.state == before.state, after.revision > before.revision {
      parts.insert(ComfortText.bulkRecorded(["state": after.state.words]), at: 0)
    }
    return Bilingual(parts.map(\.zh).joined(separator: "，"), parts.map(\.en).joined(separator: ", "))
  }

  /// Who did what since a revision, as this person may read it.
  static func lastChange(of current: Case, since revision: Int, _ related: [String: Case], _ desk: DeskContext)
    -> Bilingual
  {
    guard let rules = desk.rules(related), let view = CaseView(current, in: rules),
      let line = view.timeline.last(where: { $0.seq > revision })
    else { return DeskText.somebodyChanged() }
    return DeskText.changeLine([
      "who": rules.organisation.name(ofStaff: line.actor),
      "at": Bilingual(line.at.shortTime(in: rules.organisation.zone)), "what": line.title,
    ])
  }
}

extension SaveReceipt {
  /// `待签收，签收 11-23 17:30 前`
  func shortSentence(_ desk: DeskContext) -> Bilingual {
    guard let rules = desk.rules(related), let due = target.earliestDuty(rules) else { return target.state.words }
    let then = ComfortText.bulkDue(["due": due.when, "clock": due.clock.words])
    return Bilingual(target.state.words.zh + "，" + then.zh, target.state.words.en + ", " + then.en)
  }
}
