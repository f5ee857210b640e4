/// 预警: something stands out and somebody with a name must look at it (domain §5 焦点预警, S).
public struct Warning: Sendable, Hashable, Codable {
  /// Rule, subject and first day: `rise:category:食堂与午餐:2026-11-18`. The same as long as the warning lasts.
  public var id: String
  public var rule: WarningRule
  public var subject: WarningSubject
  public var gravity: WarningGravity
  /// The first day on which it stood out.
  public var since: CivilDate
  /// The last day that was counted.
  public var asOf: CivilDate
  /// Days that were counted, back from `asOf`.
  public var days: Int
  /// The cases behind it, the newest first.
  public var cases: [String]
  /// Cases counted; for words of danger how many words.
  public var observed: Int
  /// Cases that were to be expected; nil where the rule is a plain number.
  public var expected: Double?
  /// From so many on it is a warning.
  public var threshold: Int
  /// How likely so many or more are, if nothing is out of the ordinary.
  public var chance: Double?
  /// The phase of the school year in which it was counted.
  public var phase: SchoolPhase.Kind?
  /// The subject's cases in 13 weeks, the oldest first; the last week ends on `asOf`.
  public var weeks: [Int]
  /// 危险词
  public var words: [String]
  public var marks: [SensitiveMark]

  init(
    rule: WarningRule, subject: WarningSubject, gravity: WarningGravity, since: CivilDate, asOf: CivilDate, days: Int,
    cases: [String], observed: Int, expected: Double? = nil, threshold: Int, chance: Double? = nil,
    phase: SchoolPhase.Kind? = nil, weeks: [Int] = [], words: [String] = [], marks: [SensitiveMark] = []
  ) {
    id = "\(rule.rawValue):\(subject.key):\(since)"
    self.rule = rule
    self.subject = subject
    self.gravity = gravity
    self.since = since
    self.asOf = asOf
    self.days = days
    self.cases = cases
    self.observed = observed
    self.expected = expected
    self.threshold = threshold
    self.chance = chance
    self.phase = phase
    self.weeks = weeks
    self.words = words
    self.marks = marks
  }
}

/// 预警规则: why it stands out.
public enum WarningRule: String, Term {
  case danger, rise, sameObject, samePerson, returned

  public var words: Bilingual {
    switch self {
    case .danger: Bilingual("危险词", "words of danger")
    case .rise: Bilingual("明显上升", "clear rise")
    case .sameObject: Bilingual("同一部门同类问题", "one department, one matter")
    case .samePerson: Bilingual("同一人反复反映", "one person again and again")
    case .returned: Bilingual("办结后又来", "back after closing")
    }
  }
}

/// 轻重
public enum WarningGravity: String, Term, Comparable {
  /// 关注
  case watch
  /// 立即
  case immediate

  public var words: Bilingual {
    switch self {
    case .watch: Bilingual("关注", "watch")
    case .immediate: Bilingual("立即", "at once")
    }
  }

  public static func < (one: Self, other: Self) -> Bool { one == .watch && other == .immediate }
}

/// 预警对象: what a warning is about.
public struct WarningSubject: Sendable, Hashable, Codable {
  public enum Kind: String, Term {
    case category, department, object, person, matter
    case one = "case"

    public var words: Bilingual {
      switch self {
      case .category: Bilingual("分类", "category")
      case .department: Bilingual("承办部门", "handling department")
      case .object: Bilingual("被反映部门", "department complained about")
      case .person: Bilingual("诉求人", "complainant")
      case .matter: Bilingual("同一事项", "one matter")
      case .one: Bilingual("案件", "case")
      }
    }
  }

  public var kind: Kind
  /// Category, department id, or the number of a case: that of a person's or a matter's first one, for neither a name nor
  /// a telephone may stand here.
  public var id: String
  /// 被反映部门 and kind of matter together.
  public var category: String?

  public init(_ kind: Kind, _ id: String, category: String? = nil) {
    self.kind = kind
    self.id = id
    self.category = category
  }

  var key: String { "\(kind.rawValue):\(id)" + (category.map { ":\($0)" } ?? "") }
}

/// What the early warning needs of one case: little enough to have a hundred thousand at hand.
public struct WarningEntry: Sendable, Hashable {
  public var number: String
  /// From when it counts: its registration; imported cases count when they were received, or a day of importing would
  /// look like a flood.
  public var at: Instant
  public var kind: CaseKind
  public var category: String?
  public var object: String?
  public var person: String?
  /// Departments it was given to as their lead, and when first.
  public var given: [Given]
  public var closings: [Instant]
  /// Reopened because the complainant came back.
  public var returns: [Instant]
  /// Cases it was said to be the same matter as.
  public var sameAs: [String]
  /// Since when it was said so, for each of them.
  public var sameSince: [Instant]
  public var dangers: [CaseFacts.DangerFact]
  public var isOpen: Bool
  /// What its labels were before they were changed (`CaseFacts.past`).
  public var past: [CaseFacts.Was]
  /// 由此产生: cases a 整改 arises from, and what else it does.
  public var arisesFrom: [String]
  public var origin: CaseOrigin?

  public struct Given: Sendable, Hashable {
    public var department: String
    public var at: Instant

    public init(department: String, at: Instant) {
      self.department = department
      self.at = at
    }
  }

  public init(
    number: String, at: Instant, kind: CaseKind, category: String? = nil, object: String? = nil, person: String? = nil,
    given: [Given] = [], closings: [Instant] = [], returns: [Instant] = [], sameAs: [String] = [],
    sameSince: [Instant] = [], dangers: [CaseFacts.DangerFact] = [], isOpen: Bool = true,
    past: [CaseFacts.Was] = [], arisesFrom: [String] = [], origin: CaseOrigin? = nil
  ) {
    self.sameSince = sameSince
    self.past = past
    self.arisesFrom = arisesFrom
    self.origin = origin
    self.number = number
    self.at = at
    self.kind = kind
    self.category = category
    self.object = object
    self.person = person
    self.given = given
    self.closings = closings
    self.returns = returns
    self.sameAs = sameAs
    self.dangers = dangers
    self.isOpen = isOpen
  }

  /// - Parameter origin: stands in no figure, and so not in the facts.
  public init(_ facts: CaseFacts, origin: CaseOrigin? = nil) {
    var given: [Given] = []
    for stint in facts.stints where !given.contains(where: { $0.department == stint.department }) {
      given.append(Given(department: stint.department, at: stint.from))
    }
    self.init(
      number: facts.number, at: facts.imported ? facts.receivedAt : facts.enteredAt, kind: facts.kind,
      category: facts.category, object: facts.object, person: facts.person, given: given,
      closings: facts.closings.map(\.at), returns: facts.reopenings.filter { $0.initiative == .complainant }.map(\.at),
      sameAs: facts.links.filter { $0.as == .sameMatter }.map(\.to),
      sameSince: facts.links.filter { $0.as == .sameMatter }.map(\.at), dangers: facts.dangers,
      isOpen: facts.stages.last?.state.isOpen ?? true,
      past: (facts.past ?? []).filter { [.kind, .category, .object, .person].contains($0.label) },
      arisesFrom: facts.links.filter { $0.as == .arisesFrom }.map(\.to), origin: origin)
  }
}

extension WarningEntry {
  /// As it stood just before a moment: a category that was corrected afterwards, a link that was made afterwards, change
  /// nothing of a month that is over.
  public func asKnown(before moment: Instant) -> WarningEntry {
    let later = past.filter { $0.until >= moment }
    guard !later.isEmpty || sameSince.contains(where: { $0 >= moment }) else { return self }
    var entry = self
    for was in later.reversed() {
      switch was.label {
      case .kind: entry.kind = was.value.flatMap(CaseKind.init(rawValue:)) ?? kind
      case .category: entry.category = was.value
      case .object: entry.object = was.value
      case .person: entry.person = was.value
      default: break
      }
    }
    if sameSince.count == sameAs.count {
      let kept = sameSince.indices.filter { sameSince[$0] < moment }
      entry.sameAs = kept.map { sameAs[$0] }
      entry.sameSince = kept.map { sameSince[$0] }
    }
    return entry
  }
}
