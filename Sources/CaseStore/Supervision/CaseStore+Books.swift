import CaseDomain
import Foundation

extension CaseStore {
  /// 台账: one of the registers, as the asker may read it.
  ///
  /// Who sees cases sees their registers: clerks, principals and supervisors all, handlers those of their departments.
  /// Talks are for principals, supervisors and the department talked to; the yearly points are not for handlers, who would
  /// count with less than there is.
  /// - Parameter department: an id; with everything below it.
  /// - Throws: `DeskRefusal`, `StoreError`.
  public func book(
    _ kind: BookKind, period: Period, department: String? = nil, as actor: String, now: Instant
  ) throws -> Book {
    let context = try context(as: actor, now: now)
    guard context.actor.active, context.seesEverything || context.actor.roles.contains(.handler) else {
      throw DeskRefusal(.notPermitted, .booksNotForYou)
    }
    if kind == .assessment, !context.seesEverything { throw DeskRefusal(.notPermitted, .assessmentNotForYou) }
    var source = BookSource(context: context, period: period, department: department)
    switch kind {
    case .talks: source.talks = try talks(as: actor, now: now)
    case .lookBacks: source.looks = try looks(period, context)
    default: source.facts = try facts(for: [period], as: actor, now: now).facts
    }
    if kind == .assessment { source.points = try points(as: actor, now: now) }
    if kind == .spotChecks { source.draws = try draws(as: actor, now: now) }
    var wanted = Set(source.wanted(kind))
    if kind == .spotChecks {
      // What was drawn may have been closed before the period, and what was looked at in it stands in the facts already.
      let missing = Set(source.draws.flatMap(\.drawn)).subtracting(source.facts.map(\.number))
      source.facts += try facts(of: missing, context)
      wanted.formUnion(source.draws.flatMap(\.drawn))
    }
    for number in wanted.sorted() { source.views[number] = try? view(of: number, context) }
    return source.book(kind)
  }

  /// 考核: the points of a year, as far as the asker may count.
  /// - Throws: `DeskRefusal` for handlers, who would count with less than there is.
  public func assessment(of year: Int, as actor: String, now: Instant) throws -> Assessment {
    let context = try context(as: actor, now: now)
    guard context.actor.active, context.seesEverything else { throw DeskRefusal(.notPermitted, .assessmentNotForYou) }
    let january = CivilDate(year: year, month: 1, day: 1) ?? now.date(in: context.organisation.zone)
    let period = Period(.year, containing: january)
    var source = BookSource(context: context, period: period)
    source.facts = try facts(for: [period], as: actor, now: now).facts
    source.points = try points(as: actor, now: now)
    return source.assessed
  }

  /// The case as somebody may see it; nil when they may not.
  private func view(of number: String, _ context: RuleContext) throws -> CaseView? {
    let (target, related) = try readWithRelated(number)
    var context = context
    context.related = related
    return CaseView(target, in: context)
  }

  /// Facts of single cases that the asker may know of.
  private func facts(of numbers: Set<String>, _ context: RuleContext) throws -> [CaseFacts] {
    numbers.sorted().compactMap { try? read($0) }.filter { context.visibility(of: $0) != .hidden }
      .map { CaseFacts($0) }
  }

  private func looks(_ period: Period, _ context: RuleContext) throws -> [CaseSummary] {
    let zone = context.organisation.zone
    let longest = context.policy.lookBackDays.max() ?? 0
    let since = period.first.adding(days: -longest - 1).at(.midnight, in: zone)
    return try withIndex { index in
      var rows: [String: CaseSummary] = [:]
      for row in try index.rowsToLookAt(context) + index.rowsLookedAt(closedSince: since) { rows[row.number] = row }
      return rows.values.filter { context.visibility(of: $0) != .hidden }.sorted { $0.number < $1.number }
    }
  }

  // MARK: 约谈

  /// Talks as somebody may read them, in order of number.
  public func talks(as actor: String, now: Instant) throws -> [Talk] {
    let all = try records(Talk.self)
    let reader = try reader(of: all.flatMap(\.mentionedNumbers), as: actor, now: now)
    return all.compactMap { $0.shown(to: reader) }
  }

  /// - Throws: what a number that does not exist throws, when the asker may not read it.
  public func talk(_ id: RecordNumber, as actor: String, now: Instant) throws -> Talk {
    guard let talk = try talks(as: actor, now: now).first(where: { $0.id == id }) else {
      throw Talk.unknown(id)
    }
    return talk
  }

  /// 通知约谈. A warning or a bulletin names itself in the cause.
  /// - Throws: `Refusal`, what a commit throws.
  @discardableResult
  public func inviteTalk(
    with department: String, cause: TalkCause, on: Instant, place: String, participants: [String],
    unseparatedBecause: String? = nil, as actor: String, now: Instant
  ) throws -> Talk {
    let mentioned = Set(cause.cases).union(
      (cause.reasons + participants + [place] + [cause.warning].compactMap { $0 }).flatMap { CaseNumber.found(in: $0) })
    return try record(as: actor, now: now) { context, _, id, _ in
      try Talk.invite(
        department, cause: cause, on: on, place: place, participants: participants,
        unseparatedBecause: unseparatedBecause, id: id, in: try self.talkContext(context, mentioned))
    }
  }

  /// The next step of a talk.
  /// - Parameters:
  ///   - texts: what the step writes, so that a case it names can be judged.
  ///   - step: one of the rules of `Talk`.
  @discardableResult
  public func advanceTalk(
    _ id: RecordNumber, mentioning texts: [String], as actor: String, now: Instant,
    _ step: (Talk, TalkContext) throws -> Talk
  ) throws -> Talk {
    try record(as: actor, now: now) { (context, all: [Talk], _, _) in
      guard let talk = all.first(where: { $0.id == id }) else { throw Talk.unknown(id) }
      let mentioned = talk.mentionedNumbers.union(texts.flatMap { CaseNumber.found(in: $0) })
      return try step(talk, try self.talkContext(context, mentioned))
    }
  }

  /// Files of records that are damaged and in no list, for whoever sees all of that kind.
  public func unreadRecords(_ kind: OfficeRecordKind, as actor: String, now: Instant) throws -> [String] {
    let roles = try context(as: actor, now: now).actor.roles
    guard !roles.isDisjoint(with: [.admin, .clerk, .principal, .supervisor]) else { return [] }
    switch kind {
    case .draw: return try readableRecords(Draw.self).unread
    case .talk: return try readableRecords(Talk.self).unread
    default: return []
    }
  }

  // MARK: 抽查

  public func draws(as actor: String, now: Instant) throws -> [Draw] {
    // One that is damaged takes no other one away; `unreadRecords` names it.
    let all = try readableRecords(Draw.self).records
    let reader = try reader(of: all.flatMap(\.drawn), as: actor, now: now)
    return all.compactMap { $0.shown(to: reader) }
  }

  /// Draws cases to be checked. What accuses whoever draws is not drawn from, or they would learn of it.
  @discardableResult
  public func draw(
    _ count: Int, of population: DrawPopulation, reason: String? = nil, as actor: String, now: Instant
  ) throws -> Draw {
    try record(as: actor, now: now) { context, _, id, head in
      let numbers = try self.numbers(of: population, at: now, drawnBy: context.actor, context.organisation)
      return try Draw.draw(
        count, of: population, numbers: numbers, seed: head.hash, seedSeq: head.seq, reason: reason, id: id,
        in: context, digest: Self.digest)
    }
  }

  /// Whether the same cases come out again: the population as it was then, in the order of the seed.
  public func confirm(_ draw: Draw) throws -> Bool {
    let organisation = try organisation()
    guard let drawer = organisation.person(draw.actor) else { return false }
    return draw.isConfirmed(
      by: try numbers(of: draw.population, at: draw.at, drawnBy: drawer, organisation), Self.digest)
  }

  /// Which of the drawn cases somebody has looked at since.
  public func progress(of draw: Draw, as actor: String, now: Instant) throws -> [(
    number: String, check: By<SpotCheck>?
  )] {
    let context = try context(as: actor, now: now)
    return draw.drawn.map { number in
      guard let target = try? read(number), context.visibility(of: target) != .hidden else { return (number, nil) }
      return (number, target.spotChecks.first { $0.at >= draw.at })
    }
  }

  private func numbers(
    of population: DrawPopulation, at moment: Instant, drawnBy person: Staff, _ organisation: Organisation
  ) throws -> [String] {
    try withIndex { index in
      let facts = try index.facts(since: population.since.at(.midnight, in: organisation.zone), before: moment)
      let hidden = try index.numbers(accusing: person)
      return population.numbers(facts, at: moment, organisation, without: hidden)
    }
  }

  private static func digest(_ text: String) -> String { ContentHash.of(Array(text.utf8)) }

  // MARK: 考核加减分

  public func points(as actor: String, now: Instant) throws -> [PointsEntry] {
    let all = try records(PointsEntry.self)
    let reader = try reader(of: all.flatMap(\.mentionedNumbers), as: actor, now: now)
    return all.compactMap { $0.shown(to: reader) }
  }

  @discardableResult
  public func givePoints(
    _ hundredths: Int, to department: String, year: Int, reason: String, cases: [String],
    unseparatedBecause: String? = nil, as actor: String, now: Instant
  ) throws -> PointsEntry {
    let mentioned = Set(cases).union(CaseNumber.found(in: reason))
    return try record(as: actor, now: now) { context, _, id, _ in
      try PointsEntry.give(
        hundredths, to: department, year: year, reason: reason, cases: cases, unseparatedBecause: unseparatedBecause,
        id: id, in: try self.talkContext(context, mentioned))
    }
  }

  // MARK: Whose words they are

  private func reader(of numbers: [String], as actor: String, now: Instant) throws -> OfficeReader {
    let context = try context(as: actor, now: now)
    return OfficeReader(
      context, cases: Set(numbers).sorted().compactMap { try? read($0) }, accusing: try numbersAccusing(actor))
  }

  private func talkContext(_ context: RuleContext, _ numbers: Set<String>) throws -> TalkContext {
    TalkContext(
      context, cases: numbers.sorted().compactMap { try? read($0) }, accusing: try numbersAccusing(context.actor.id))
  }
}
