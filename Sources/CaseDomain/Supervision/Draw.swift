/// 监督抽查的抽取: which cases are to be checked, drawn so that nobody can choose them and anybody can draw them again.
///
/// The seed is the head of the journal at that moment: nobody knows it before everything up to then is written. The cases
/// are ordered by a hash of seed and number; the first ones are drawn. Who draws again to get others leaves every draw
/// in the books.
public struct Draw: OfficeRecord, Hashable {
  public static let kind = OfficeRecordKind.draw

  public var id: RecordNumber
  public var at: Instant
  public var actor: String
  public var population: DrawPopulation
  /// How many cases the population had, and the hash of their numbers, one a line, in order.
  public var size: Int
  public var populationHash: String
  /// The hash of the journal's last line when it was drawn, and its place.
  public var seed: String
  public var seedSeq: Int
  /// In the order in which they were drawn.
  public var drawn: [String]
  public var reason: String?
}

/// 抽查范围
public struct DrawPopulation: Sendable, Hashable, Codable {
  /// Days of closing, or of registration where open cases may be drawn too; inclusive.
  public var since: CivilDate
  public var until: CivilDate
  /// With everything below it.
  public var department: String?
  public var kind: CaseKind?
  /// 只抽已销号的.
  public var closedOnly: Bool

  public init(
    since: CivilDate, until: CivilDate, department: String? = nil, kind: CaseKind? = nil, closedOnly: Bool = true
  ) {
    self.since = since
    self.until = until
    self.department = department
    self.kind = kind
    self.closedOnly = closedOnly
  }

  /// The numbers as they were at a moment, in order. Imported history is nobody's work here and stays out.
  public func numbers(
    _ all: some Sequence<CaseFacts>, at moment: Instant, _ organisation: Organisation, without hidden: Set<String>
  ) -> [String] {
    let zone = organisation.zone
    let (from, to) = (since.at(.midnight, in: zone), until.adding(days: 1).at(.midnight, in: zone))
    let slice = department.map { Slice(departments: organisation.subtree(of: $0)) } ?? .all
    return all.filter { facts in
      guard facts.enteredAt < moment, !hidden.contains(facts.number), kind == nil || facts.kind == kind,
        slice.takesLead(of: facts, before: moment)
      else { return false }
      guard closedOnly else { return from <= facts.enteredAt && facts.enteredAt < to }
      guard facts.state(before: moment) == .closed,
        let closing = facts.closings.last(where: { $0.at < moment }), closing.kind != .imported
      else { return false }
      return from <= closing.at && closing.at < to
    }.map(\.number).sorted()
  }
}

extension Draw {
  /// The most that is drawn at once: somebody has to look at each.
  public static let most = 500

  /// - Parameters:
  ///   - digest: hexadecimal SHA-256 of a text.
  /// - Throws: `Refusal`.
  public static func draw(
    _ count: Int, of population: DrawPopulation, numbers: [String], seed: String, seedSeq: Int, reason: String?,
    id: RecordNumber, in context: RuleContext, digest: (String) -> String
  ) throws(Refusal) -> Draw {
    guard context.actor.active else {
      throw Refusal(.notPermitted, .personRetired, ["person": Bilingual(context.actor.name)])
    }
    guard context.actor.oversees else {
      throw Refusal(
        .notPermitted, .roleMissing,
        ["action": OfficeRecordKind.draw.words, "who": .list([Role.principal.words, Role.supervisor.words])])
    }
    guard population.since <= population.until else { throw Refusal(.badInput, BookText.daysReversed) }
    guard (1...most).contains(count) else {
      throw Refusal(.badInput, BookText.drawCount, ["most": Bilingual(String(most))])
    }
    guard !numbers.isEmpty else { throw Refusal(.badInput, BookText.drawEmpty) }
    let reason = try OfficeText.line(reason ?? "", TalkText.reason)
    return Draw(
      id: id, at: context.now, actor: context.actor.id, population: population, size: numbers.count,
      populationHash: hash(numbers, digest), seed: seed, seedSeq: seedSeq,
      drawn: Array(order(numbers, seed: seed, digest).prefix(count)), reason: reason.isEmpty ? nil : reason)
  }

  /// The population in the order in which it would be drawn.
  public static func order(_ numbers: [String], seed: String, _ digest: (String) -> String) -> [String] {
    numbers.map { (rank: digest("\(seed)\n\($0)"), number: $0) }.sorted { $0 < $1 }.map(\.number)
  }

  public static func hash(_ numbers: [String], _ digest: (String) -> String) -> String {
    digest(numbers.map { $0 + "\n" }.joined())
  }

  /// Whether the same draw comes out of the same cases.
  public func isConfirmed(by numbers: [String], _ digest: (String) -> String) -> Bool {
    size == numbers.count && populationHash == Self.hash(numbers, digest)
      && drawn == Array(Self.order(numbers, seed: seed, digest).prefix(drawn.count))
  }

  /// Who may read it: principals and supervisors, none of whom a drawn case accuses.
  public func isReadable(in context: RuleContext, accusing: Set<String>) -> Bool {
    context.actor.active && context.actor.oversees && accusing.isDisjoint(with: drawn)
  }

  /// Drawn cases with the first 抽查 since then, in the order drawn.
  public func progress(_ facts: [String: CaseFacts]) -> [(number: String, check: CaseFacts.SpotFact?)] {
    drawn.map { number in (number, facts[number]?.oversight?.spotChecks.first { $0.at >= at }) }
  }
}
