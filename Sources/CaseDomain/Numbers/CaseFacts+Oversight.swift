extension CaseFacts {
  /// What the registers of the office (台账) count of a case, dated and without text: the words are read from the case
  /// itself when a register is shown.
  public struct Oversight: Sendable, Hashable, Codable {
    /// 催办、督办、挂牌 and 批示.
    public var orders: [OrderFact] = []
    /// 责任追究
    public var accountabilities: [AccountFact] = []
    /// 监督抽查
    public var spotChecks: [SpotFact] = []
    /// 典型案例, charged to the lead of that moment.
    public var commendations: [Moment] = []
    /// 公示
    public var publications: [Moment] = []
    /// 回头看、复查
    public var lookBacks: [LookFact] = []

    public init() {}
  }

  public struct OrderFact: Sendable, Hashable, Codable {
    /// Within the case.
    public var number: Int
    /// nil: 批示
    public var level: SupervisionLevel?
    public var at: Instant
    public var due: Instant?
    public var giver: String
    /// The department that led when it was given.
    public var department: String?
    public var met: Instant?
    public var confirmed: Instant?
  }

  public struct AccountFact: Sendable, Hashable, Codable {
    public var at: Instant
    public var seq: Int
    /// Staff or department id.
    public var subject: String
    /// The department that led then.
    public var department: String?

    /// Whose it is: a department named for itself; a person for the department that led, where they work there, else for
    /// their own first.
    public func charged(in organisation: Organisation) -> String? {
      guard organisation.department(subject) == nil else { return subject }
      guard let person = organisation.person(subject) else { return department }
      if let department, person.departments.contains(department) { return department }
      return person.departments.first
    }
  }

  public struct SpotFact: Sendable, Hashable, Codable {
    public var at: Instant
    public var seq: Int
    public var actor: String
    public var of: SpotCheckMethod
    public var department: String?
  }

  public struct LookFact: Sendable, Hashable, Codable {
    public var at: Instant
    public var actor: String
    public var holds: Bool
    public var newCase: String?
  }

  mutating func takeOversight(_ event: CaseEvent, _ moment: Moment) {
    var found = oversight ?? Oversight()
    let department = moment.department
    func order(_ number: Int, _ level: SupervisionLevel?, _ due: Instant?) -> OrderFact {
      OrderFact(number: number, level: level, at: event.at, due: due, giver: event.actor, department: department)
    }
    switch event.change {
    case .instructed(let data): found.orders.append(order(data.number, nil, data.due))
    case .supervised(let data): found.orders.append(order(data.number, data.level, data.due))
    case .orderMet(let data):
      guard let index = found.orders.firstIndex(where: { $0.number == data.number }) else { return }
      found.orders[index].met = event.at
    case .orderConfirmed(let data):
      guard let index = found.orders.firstIndex(where: { $0.number == data.number }) else { return }
      found.orders[index].confirmed = event.at
    case .accounted(let data):
      found.accountabilities.append(
        AccountFact(at: event.at, seq: event.seq, subject: data.subject, department: department))
    case .spotChecked(let data):
      found.spotChecks.append(
        SpotFact(at: event.at, seq: event.seq, actor: event.actor, of: data.of, department: department))
    case .commended: found.commendations.append(moment)
    case .published: found.publications.append(moment)
    case .lookedBack(let data):
      found.lookBacks.append(
        LookFact(at: event.at, actor: event.actor, holds: data.holds, newCase: data.newCase))
    default: return
    }
    oversight = found
  }
}
