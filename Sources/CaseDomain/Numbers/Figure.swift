/// 数: a numerator, a denominator, what was left out and why, and the cases behind each. Never a bare percentage.
public struct Figure: Sendable, Hashable {
  /// The numerator's cases; a case stands as often as it counts.
  public private(set) var counted: [String] = []
  /// In the denominator only.
  public private(set) var missed: [String] = []
  public private(set) var excluded: [Exclusion: [String]] = [:]

  public init() {}

  public var numerator: Int { counted.count }
  public var denominator: Int { counted.count + missed.count }
  /// The cases behind the denominator, each once, in order of number.
  public var cases: [String] { Set(counted + missed).sorted() }

  public mutating func add(_ judgement: Judgement) {
    switch judgement.verdict {
    case .counts: counted.append(judgement.number)
    case .misses: missed.append(judgement.number)
    case .excluded(let why): excluded[why, default: []].append(judgement.number)
    }
  }

  /// In tenths of a percent, rounded half up; nil without a denominator.
  public var permille: Int? {
    denominator == 0 ? nil : (numerator * 2000 + denominator) / (2 * denominator)
  }

  /// Enough to be ranked or compared.
  public func isEnough(_ minimum: Int) -> Bool { denominator >= minimum }
}

/// 口径: which part of what there is a figure is about.
public struct Slice: Sendable, Hashable {
  /// A department and everything below it; `desk` for what no department is charged with.
  public var departments: Set<String>?
  public var handler: String?
  /// 一级 or 一级/二级
  public var category: String?
  public var kinds: Set<CaseKind>?
  public var channel: String?
  public var pass: Judgement.Pass?
  /// 解释说明 left out.
  public var withoutExplained: Bool
  /// Of whom rates and durations are told where the cases are one reader's: those of other departments are not theirs
  /// (domain §1). Cases are counted whoever leads them; nil: everybody.
  public var charged: Set<String>?

  public init(
    departments: Set<String>? = nil, handler: String? = nil, category: String? = nil, kinds: Set<CaseKind>? = nil,
    channel: String? = nil, pass: Judgement.Pass? = nil, withoutExplained: Bool = false, charged: Set<String>? = nil
  ) {
    self.charged = charged
    self.departments = departments
    self.handler = handler
    self.category = category
    self.kinds = kinds
    self.channel = channel
    self.pass = pass
    self.withoutExplained = withoutExplained
  }

  public static let all = Slice()

  public func takes(_ facts: CaseFacts) -> Bool {
    if let kinds, !kinds.contains(facts.kind) { return false }
    if let channel, facts.channel != channel { return false }
    if let category, facts.category != category, facts.category?.hasPrefix(category + "/") != true { return false }
    return true
  }

  public func takes(_ judgement: Judgement) -> Bool {
    if let departments, !(judgement.department.map(departments.contains) ?? false) { return false }
    if let charged, !(judgement.department.map(charged.contains) ?? false) { return false }
    if let handler, judgement.handler != handler { return false }
    if let pass, judgement.pass != pass { return false }
    return true
  }

  /// The same of all that there is, whoever is charged with it.
  public var ofEverybody: Slice {
    var slice = self
    slice.charged = nil
    return slice
  }
}

extension Indicator {
  /// The figure of a slice in a period.
  public func figure(
    of all: some Sequence<CaseFacts>, in window: Window, slice: Slice = .all, _ context: NumbersContext
  ) -> Figure {
    var figure = Figure()
    for facts in all where matters(facts, in: window, context) {
      let known = facts.asKnown(before: window.cutoff)
      guard slice.takes(known) else { continue }
      for judgement in judge(known, in: window, context) where slice.takes(judgement) {
        figure.add(slice.withoutExplained ? judgement.leavingOutExplained : judgement)
      }
    }
    return figure
  }

  /// Whether anything this indicator judges can lie in the period.
  private func matters(_ facts: CaseFacts, in window: Window, _ context: NumbersContext) -> Bool {
    facts.matters(in: window) || observesClosings && facts.isObserved(in: window, context)
  }

  /// Its closings are judged when their days are over, though nothing happens then.
  public var observesClosings: Bool { self == .firstTime || self == .repeats }

  /// The figures of the parts of a slice, judged in one go.
  /// - Parameter part: which part a judgement belongs to; nil: none.
  public func figures(
    of all: some Sequence<CaseFacts>, in window: Window, slice: Slice = .all, _ context: NumbersContext,
    by part: (CaseFacts, Judgement) -> String?
  ) -> [String: Figure] {
    var figures: [String: Figure] = [:]
    for facts in all where matters(facts, in: window, context) {
      let known = facts.asKnown(before: window.cutoff)
      guard slice.takes(known) else { continue }
      for judgement in judge(known, in: window, context) where slice.takes(judgement) {
        guard let id = part(known, judgement) else { continue }
        figures[id, default: Figure()].add(slice.withoutExplained ? judgement.leavingOutExplained : judgement)
      }
    }
    return figures
  }
}

extension Judgement {
  /// The same where 解释说明 is left out.
  public var leavingOutExplained: Judgement {
    guard explained else { return self }
    if case .excluded = verdict { return self }
    var judgement = self
    judgement.verdict = .excluded(.explained)
    return judgement
  }
}

extension CaseFacts {
  /// Whether anything that is counted can have happened to it in a period: a case that was done before, and stayed so, is
  /// no figure's.
  public func matters(in window: Window) -> Bool {
    guard enteredAt < window.cutoff, let last = stages.last else { return false }
    return last.state.isOpen || last.at >= window.from || importedAnswerAt != nil
  }

  /// Whether it was ever in the hands of one of these departments, names it, or was looked into by it.
  public func concerns(_ departments: Set<String>) -> Bool {
    func isOne(_ id: String?) -> Bool { id.map(departments.contains) ?? false }
    return isOne(object) || past?.contains { isOne($0.value) } ?? false || stints.contains { isOne($0.department) }
      || duties.contains { isOne($0.department) || $0.before?.contains { isOne($0.value) } ?? false }
      || meetings.contains { isOne($0.department) } || answers.contains { isOne($0.department) }
      || reworks.contains { isOne($0.department) } || sentBack.contains { isOne($0.department) }
  }
}
