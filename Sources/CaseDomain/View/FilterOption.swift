/// A value that a condition can be given: 主办 → 总务处.
public struct FilterOption: Sendable, Hashable {
  /// What a `Condition` holds.
  public var id: String
  public var words: Bilingual
  /// Other names it is known by.
  public var names: [String]
  /// 拼音首字母
  public var initials: String?

  public init(_ id: String, _ words: Bilingual, names: [String] = [], initials: String? = nil) {
    self.id = id
    self.words = words
    self.names = names
    self.initials = initials
  }

  init<T: Term>(_ term: T) { self.init(term.rawValue, term.words) }
}

extension FilterField {
  /// Counts: `2` means at least two.
  public var takesCount: Bool { [.rework, .returns, .attempts].contains(self) }

  /// Days, ranges of days and moments.
  public var takesDays: Bool { [.due, .received, .changed, .revealed, .published].contains(self) }

  /// Any text: the number that those above gave, a word of danger.
  public var takesText: Bool { self == .upstream || self == .danger || self == .number }

  /// What can be chosen, in the order in which it is offered.
  /// - Parameter initials: pinyin of what the organisation has none for: channels and categories of the second level.
  public func options(_ organisation: Organisation, initials: [String: String] = [:]) -> [FilterOption] {
    func all<T: Term>(_ type: T.Type) -> [FilterOption] { T.allCases.map { FilterOption($0) } }
    switch self {
    case .state: return all(CaseState.self)
    case .kind: return all(CaseKind.self)
    case .urgency: return all(Urgency.self)
    case .level: return all(Level.self)
    case .outcome: return all(FollowUpOutcome.self)
    case .satisfaction: return all(Satisfaction.self)
    case .closure: return all(ClosureKind.self)
    case .sensitive: return FilterOption.flags + all(SensitiveMark.self)
    case .confidential, .anonymous, .imported, .upstream, .callable, .danger: return FilterOption.flags
    case .pending: return FilterOption.flags + FilterOption.requests
    case .channel:
      return organisation.channels.map {
        FilterOption($0.id, $0.words, names: $0.aliases, initials: initials[$0.name])
      }
    case .department, .with:
      let departments = organisation.departments.map {
        FilterOption($0.id, $0.words, initials: $0.pinyin ?? initials[$0.name])
      }
      return departments + (self == .department ? [.mine, .nothing] : [.mine])
    case .category: return Self.categories(organisation, initials) + [.nothing]
    case .registeredBy, .handler, .adoptedBy, .changedBy:
      let staff = organisation.staff.map {
        FilterOption($0.id, Bilingual($0.name), initials: $0.pinyin ?? initials[$0.name])
      }
      return (self == .changedBy ? [.me, .others, .system] : [.me]) + staff
    case .rework, .returns, .attempts, .number: return []
    case .due: return [.overdue] + FilterOption.days + [.nothing]
    case .received, .changed: return FilterOption.days
    case .revealed, .published: return FilterOption.flags + FilterOption.days
    }
  }

  private static func categories(_ organisation: Organisation, _ initials: [String: String]) -> [FilterOption] {
    organisation.categories.flatMap { category -> [FilterOption] in
      let children = category.children.map { child in
        let name = "\(category.name)/\(child)"
        let isAlone = organisation.categories.filter { $0.children.contains(child) }.count == 1
        return FilterOption(name, Bilingual(name), names: isAlone ? [child] : [], initials: initials[child])
      }
      let first = FilterOption(
        category.name, Bilingual(category.name), initials: category.pinyin ?? initials[category.name])
      return [first] + children
    }
  }

  /// The words whose initials the organisation does not know, for whoever can compute them.
  public static func wordsWithoutInitials(_ organisation: Organisation) -> [String] {
    organisation.channels.map(\.name) + organisation.categories.flatMap(\.children)
      + organisation.departments.filter { $0.pinyin == nil }.map(\.name)
      + organisation.staff.filter { $0.pinyin == nil }.map(\.name)
      + organisation.categories.filter { $0.pinyin == nil }.map(\.name)
  }
}

extension FilterOption {
  static let yes = FilterOption("yes", Bilingual("是", "yes"), names: ["有", "y"])
  static let no = FilterOption("no", Bilingual("否", "no"), names: ["无", "没有", "n"])
  static let flags = [yes, no]
  static let nothing = FilterOption("none", Bilingual("无", "none"), names: ["没有"])
  static let me = FilterOption("me", Bilingual("我", "me"), names: ["自己", "本人"])
  static let mine = FilterOption("mine", Bilingual("本部门", "mine"), names: ["我部门"])
  static let others = FilterOption("others", Bilingual("他人", "others"), names: ["别人"])
  static let system = FilterOption(Staff.systemID, Role.system.words)
  static let overdue = FilterOption("overdue", Bilingual("超期", "overdue"))

  /// What can wait for a decision.
  static let requests = [
    FilterOption(Action.decideExtension.rawValue, Bilingual("延期", "extension")),
    FilterOption(Action.decideSuspension.rawValue, Bilingual("挂起", "suspension")),
    FilterOption(Action.decideExplanation.rawValue, Bilingual("解释说明", "explanation")),
  ]

  static let days = [
    FilterOption("today", Bilingual("今天", "today"), names: ["今日"]),
    FilterOption("yesterday", Bilingual("昨天", "yesterday"), names: ["昨日"]),
    FilterOption("this-week", Bilingual("本周", "this-week")),
    FilterOption("last-week", Bilingual("上周", "last-week")),
    FilterOption("this-month", Bilingual("本月", "this-month")),
    FilterOption("last-month", Bilingual("上月", "last-month"), names: ["上个月"]),
    FilterOption("this-year", Bilingual("今年", "this-year"), names: ["本年"]),
    FilterOption("-7", Bilingual("近7天", "last-7-days")), FilterOption("-30", Bilingual("近30天", "last-30-days")),
  ]
}
