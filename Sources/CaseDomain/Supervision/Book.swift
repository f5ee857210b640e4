/// 台账: which registers of the office can be looked at and printed.
public enum BookKind: String, Term {
  case rectification, orders, accountability
  case spotChecks = "spot-checks"
  case commended, talks, assessment
  case lookBacks = "look-backs"

  public var words: Bilingual {
    switch self {
    case .rectification: Bilingual("整改台账", "rectification")
    case .orders: Bilingual("挂牌督办", "orders")
    case .accountability: Bilingual("责任追究", "accountability")
    case .spotChecks: Bilingual("监督抽查", "spot checks")
    case .commended: Bilingual("典型案例", "commended")
    case .talks: Bilingual("约谈", "talks")
    case .assessment: Bilingual("考核", "assessment")
    case .lookBacks: Bilingual("回头看", "look-backs")
    }
  }
}

/// 一本台账 as one reader may read it: a table whose rows open what they are about. Made anew whenever it is looked at.
public struct Book: Sendable, Hashable {
  public var kind: BookKind
  public var period: Period
  public var columns: [BookColumn]
  public var rows: [BookRow]
  /// Under the table: how it was counted.
  public var notes: [Bilingual]

  public init(kind: BookKind, period: Period, columns: [BookColumn], rows: [BookRow] = [], notes: [Bilingual] = []) {
    self.kind = kind
    self.period = period
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }
}

/// 栏目
public struct BookColumn: Sendable, Hashable {
  /// Stable, for scripts.
  public var id: String
  public var words: Bilingual
  public var isNumber: Bool

  public init(_ id: String, _ words: Bilingual, isNumber: Bool = false) {
    self.id = id
    self.words = words
    self.isNumber = isNumber
  }

  init(_ text: BookText, isNumber: Bool = false) {
    self.init(text.columnID, text(), isNumber: isNumber)
  }
}

public struct BookRow: Sendable, Hashable {
  /// One for each column, without the 序号, which every table counts for itself.
  public var cells: [Bilingual]
  public var opens: BookTarget?
  /// The cases behind the row.
  public var cases: [String]

  public init(_ cells: [Bilingual], opens: BookTarget? = nil, cases: [String] = []) {
    self.cells = cells
    self.opens = opens
    self.cases = cases
  }
}

/// What a row opens.
public enum BookTarget: Sendable, Hashable {
  case one(String)
  case list([String])
  case talk(RecordNumber)
  case draw(RecordNumber)
}

/// What a book is made of, as far as its reader may see it.
public struct BookSource: Sendable {
  public var context: RuleContext
  public var period: Period
  /// With everything below it; nil: all.
  public var department: String?
  public var facts: [CaseFacts]
  /// The cases whose words stand in the book.
  public var views: [String: CaseView]
  /// Rows that ask for a look back, for 回头看.
  public var looks: [CaseSummary]
  public var talks: [Talk]
  public var draws: [Draw]
  public var points: [PointsEntry]

  public init(
    context: RuleContext, period: Period, department: String? = nil, facts: [CaseFacts] = [],
    views: [String: CaseView] = [:], looks: [CaseSummary] = [], talks: [Talk] = [], draws: [Draw] = [],
    points: [PointsEntry] = []
  ) {
    self.context = context
    self.period = period
    self.department = department
    self.facts = facts
    self.views = views
    self.looks = looks
    self.talks = talks
    self.draws = draws
    self.points = points
  }
}

extension BookSource {
  var organisation: Organisation { context.organisation }
  var zone: Zone { context.organisation.zone }
  /// A book shows what there is, also what was written in this very second.
  var window: Window { Window(period, now: context.now + 1, zone: zone) }

  /// Whether something charged to a department belongs into the book.
  func takes(_ id: String?) -> Bool {
    guard let department else { return true }
    return id.map(organisation.subtree(of: department).contains) ?? false
  }

  /// The cases whose words a book needs: few, for only what the facts name is read.
  public func wanted(_ kind: BookKind) -> [String] {
    let window = window
    return facts.filter { facts in
      switch kind {
      case .rectification: return isInLedger(facts)
      case .orders: return facts.oversight?.orders.contains { isOnBook($0, facts) } ?? false
      case .accountability:
        return facts.oversight?.accountabilities.contains { window.contains($0.at) && takes($0.department) } ?? false
      case .spotChecks:
        return facts.oversight?.spotChecks.contains { window.contains($0.at) && takes($0.department) } ?? false
      case .commended:
        return facts.oversight?.commendations.contains { window.contains($0.at) && takes($0.department) } ?? false
      case .talks, .assessment, .lookBacks: return false
      }
    }.map(\.number)
  }

  /// 整改 that were open in the period, or came or went in it.
  func isInLedger(_ facts: CaseFacts) -> Bool {
    let window = window
    guard facts.kind == .rectification, facts.enteredAt < window.cutoff,
      takes(facts.stints.last?.department ?? facts.object)
    else { return false }
    return window.contains(facts.enteredAt) || facts.isOpen(before: window.from) || facts.isOpen(before: window.cutoff)
      || facts.stages.contains { window.contains($0.at) }
  }

  /// 督办 and 挂牌 given in the period, and those from before that were not confirmed when it began.
  func isOnBook(_ order: CaseFacts.OrderFact, _ facts: CaseFacts) -> Bool {
    let window = window
    guard order.level == .supervise || order.level == .listed, order.at < window.cutoff, takes(order.department)
    else { return false }
    if window.contains(order.at) { return true }
    return (order.confirmed.map { $0 >= window.from } ?? true) && facts.isOpen(before: window.from)
  }
}
