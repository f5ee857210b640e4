/// 考核项目: what gives or takes points by itself (domain §5, S).
public enum AssessmentMeasure: String, Term {
  /// 退单被驳回
  case evasion
  /// 退办 or 不予销号
  case rework
  /// 办理超期
  case overdue
  /// 挂牌督办
  case listed
  /// 责任追究
  case accountability
  /// A whole month without a complaint about the department.
  case cleanMonth
  /// 典型案例
  case commended

  public var words: Bilingual {
    switch self {
    case .evasion: Bilingual("退单被驳回", "return rejected")
    case .rework: Bilingual("退办", "reworked")
    case .overdue: Bilingual("超期", "overdue")
    case .listed: Bilingual("挂牌督办", "listed")
    case .accountability: Bilingual("责任追究", "accountability")
    case .cleanMonth: Bilingual("零投诉月", "month without complaint")
    case .commended: Bilingual("典型案例", "commended")
    }
  }
}

/// 考核办法: the editable table. Part of `policy.json`.
public struct AssessmentPolicy: Sendable, Hashable, Codable {
  public var items: [Item]

  public struct Item: Sendable, Hashable, Codable {
    public var measure: AssessmentMeasure
    /// Hundredths of a point for each time: −50 is half a point less.
    public var hundredths: Int
    /// The most the item gives or takes in a year, in hundredths without sign; nil: no limit.
    public var cap: Int?

    public init(_ measure: AssessmentMeasure, _ hundredths: Int, cap: Int? = nil) {
      self.measure = measure
      self.hundredths = hundredths
      self.cap = cap
    }
  }

  public init(items: [Item]) { self.items = items }

  /// −0.5 per return upheld, rework and overdue is the seeds' own example; the rest is ours (D).
  public static let standard = AssessmentPolicy(items: [
    Item(.evasion, -50), Item(.rework, -50), Item(.overdue, -50), Item(.listed, -100), Item(.accountability, -100),
    Item(.cleanMonth, 50), Item(.commended, 100, cap: 300),
  ])
}

/// 考核加减分, given by hand. One that was wrong is taken back by its opposite; nothing is ever taken out.
public struct PointsEntry: OfficeRecord, Hashable {
  public static let kind = OfficeRecordKind.points

  public var id: RecordNumber
  public var at: Instant
  public var actor: String
  public var department: String
  /// The year it counts in.
  public var year: Int
  public var hundredths: Int
  public var reason: String
  public var cases: [String]
  /// 未分离
  public var unseparatedBecause: String?
}

extension PointsEntry {
  /// - Throws: `Refusal`.
  public static func give(
    _ hundredths: Int, to department: String, year: Int, reason: String, cases: [String],
    unseparatedBecause: String? = nil, id: RecordNumber, in context: TalkContext
  ) throws(Refusal) -> PointsEntry {
    let organisation = context.rules.organisation
    guard let found = organisation.department(input: department) else {
      throw Refusal(
        .badInput, .departmentUnknown,
        [
          "value": Bilingual(department),
          "choices": .list(organisation.departments.filter(\.active).map(\.words)),
        ])
    }
    let separation = try context.rules.allowedToJudge(kind.words, found.id, unseparatedBecause)
    guard hundredths != 0, abs(hundredths) <= 10_000 else { throw Refusal(.badInput, BookText.pointsMalformed) }
    let today = context.rules.now.date(in: organisation.zone)
    guard year <= today.year, year >= today.year - 1 else {
      throw Refusal(.badInput, BookText.pointsYear, ["year": Bilingual(String(today.year))])
    }
    try context.checkMentions([reason])
    return PointsEntry(
      id: id, at: context.rules.now, actor: context.rules.actor.id, department: found.id, year: year,
      hundredths: hundredths, reason: try OfficeText.needLine(reason, TalkText.reason),
      cases: try context.known(cases), unseparatedBecause: separation)
  }

  public var mentionedNumbers: Set<String> {
    Set(cases).union(([reason] + [unseparatedBecause].compactMap { $0 }).flatMap { CaseNumber.found(in: $0) })
  }

  /// Who may read it: as a talk.
  public func isReadable(in context: RuleContext, accusing: Set<String>) -> Bool {
    guard context.actor.active, accusing.isDisjoint(with: mentionedNumbers) else { return false }
    return context.actor.oversees
      || context.actor.belongs(to: department, context.organisation)
  }
}

/// 考核: the points of each department in a year, every one with its cases.
public struct Assessment: Sendable, Hashable {
  public var year: Int
  public var rows: [Row]

  public struct Row: Sendable, Hashable {
    public var department: String
    public var items: [Item]
    public var byHand: [PointsEntry]
    /// In hundredths.
    public var total: Int { items.reduce(0) { $0 + $1.hundredths } + byHand.reduce(0) { $0 + $1.hundredths } }
    public var rank: Int
  }

  public struct Item: Sendable, Hashable {
    public var measure: AssessmentMeasure
    /// How often, each with its case; for 零投诉月 the months are counted, and `cases` is empty.
    public var times: Int
    public var cases: [String]
    /// 零投诉月: which, 1 to 12.
    public var months: [Int]
    /// After the cap.
    public var hundredths: Int
  }

  /// - Parameters:
  ///   - all: facts of every case that was open or touched in the year.
  ///   - entries: points given by hand, in any year.
  public init(
    _ all: [CaseFacts], year: Int, now: Instant, organisation: Organisation, policy: Policy, entries: [PointsEntry]
  ) {
    self.year = year
    let zone = organisation.zone
    let items = (policy.assessment ?? .standard).items
    guard let january = CivilDate(year: year, month: 1, day: 1) else {
      rows = []
      return
    }
    let window = Window(Period(.year, containing: january), now: now, zone: zone)
    // Months that are over, from the one on in which the desk took in its first case: before that nobody could complain.
    let begin = all.map(\.enteredAt).min()
    let months = (1...12).compactMap { CivilDate(year: year, month: $0, day: 1) }
      .map { Window(Period(.month, containing: $0), now: now, zone: zone) }
      .filter { $0.to <= now && (begin ?? $0.to) < $0.to }
    var rows: [Row] = []
    for department in organisation.departments {
      let own = all.filter { $0.concerns([department.id]) }
      let found = items.map { item in
        let clean = item.measure == .cleanMonth ? months.filter { Self.isClean(department.id, own, in: $0) } : []
        let cases = Self.cases(item.measure, department.id, all, window, organisation)
        let times = clean.count + cases.count
        let points = times * item.hundredths
        let limited = item.cap.map { max(-$0, min($0, points)) } ?? points
        return Item(
          measure: item.measure, times: times, cases: cases,
          months: clean.map { $0.from.date(in: zone).month }, hundredths: limited)
      }
      let byHand = entries.filter { $0.year == year && $0.department == department.id }
      guard department.active || found.contains(where: { !$0.cases.isEmpty }) || !byHand.isEmpty else { continue }
      rows.append(Row(department: department.id, items: found, byHand: byHand, rank: 0))
    }
    for index in rows.indices { rows[index].rank = 1 + rows.count { $0.total > rows[index].total } }
    self.rows = rows.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element)
  }

  /// 零投诉月: nobody complained about it, and it finished something: a month without work is no merit. A complaint that
  /// names no department may be about the one that leads it, and is no proof of the contrary.
  private static func isClean(_ department: String, _ own: [CaseFacts], in month: Window) -> Bool {
    let row = HandlingRow(of: own, in: month, departments: [department])
    guard !row.inTime.isEmpty || !row.late.isEmpty,
      FiveZeros(of: own, in: month, departments: [department]).complaints.isEmpty
    else { return false }
    return !own.contains { facts in
      let known = facts.asKnown(before: month.cutoff)
      return [.complaint, .report].contains(known.kind) && known.object == nil && !known.isHistory
        && month.contains(known.enteredAt)
        && known.stints.last { $0.from < month.cutoff }?.department == department
    }
  }

  /// The case of each time that a measure holds for a department.
  private static func cases(
    _ measure: AssessmentMeasure, _ department: String, _ all: [CaseFacts], _ window: Window,
    _ organisation: Organisation
  ) -> [String] {
    guard measure != .cleanMonth else { return [] }
    return all.flatMap { facts in
      Array(repeating: facts.number, count: times(measure, department, facts, window, organisation))
    }.sorted()
  }

  private static func times(
    _ measure: AssessmentMeasure, _ department: String, _ facts: CaseFacts, _ window: Window,
    _ organisation: Organisation
  ) -> Int {
    switch measure {
    case .evasion:
      return facts.stints.filter { $0.department == department }.flatMap(\.returns)
        .count { $0.upheld == false && window.contains($0.ruledAt ?? $0.at) }
    case .rework: return facts.reworks.count { $0.department == department && window.contains($0.at) }
    case .overdue:
      return facts.duties.count { duty in
        guard duty.clock == .handle || duty.clock == .rework,
          (duty.department ?? facts.lead(ofRound: duty.round)) == department,
          case .late(let at, _) = duty.fate(before: window.cutoff)
        else { return false }
        return window.contains(at)
      }
    case .listed:
      return facts.oversight?.orders.count {
        $0.level == .listed && $0.department == department && window.contains($0.at)
      } ?? 0
    case .accountability:
      return facts.oversight?.accountabilities.count {
        window.contains($0.at) && $0.charged(in: organisation) == department
      } ?? 0
    case .commended:
      return facts.oversight?.commendations.count { $0.department == department && window.contains($0.at) } ?? 0
    case .cleanMonth: return 0
    }
  }
}
