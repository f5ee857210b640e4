import Testing

@testable import CaseDomain

/// Cases as they go through the desk: decides each act, applies its events to the case and to others that go with it.
struct Scenario {
  var organisation: Organisation
  var policy: Policy
  var now: Instant
  private(set) var cases: [String: Case] = [:]
  /// The case acted upon when none is named: the one last registered or chosen.
  var current = ""
  private(set) var notices: [Bilingual] = []

  /// A Monday at nine.
  static let start = Instant(iso8601: "2026-11-02T09:00:00+08:00", zone: .beijing) ?? Instant(seconds: 0)

  init(_ organisation: Organisation = .invented, policy: Policy = .standard, now: Instant = Scenario.start) {
    self.organisation = organisation
    self.policy = policy
    self.now = now
  }

  static let registration: Fields = [
    .kind: "投诉", .channel: "电话", .subject: "午餐菜凉", .content: "三年级的午餐送到时已经凉了。", .name: "顾念安",
    .phone: "13900005678", .account: "gna_2026", .address: "梧桐里7幢", .relation: "家长",
  ]

  // MARK: - Acting

  func context(as id: String, related: [String: Case] = [:]) -> RuleContext {
    let actor = organisation.person(id) ?? Staff(id: id, name: id, roles: [])
    return RuleContext(
      organisation: organisation, policy: policy, actor: actor, now: now, related: related,
      attachment: (sha256: "ab12", name: "照片.jpg", size: 2048))
  }

  func context(for request: Request, as id: String, on number: String) -> RuleContext {
    var related: [String: Case] = [:]
    for number in cases[number]?.relatedNumbers(for: request) ?? request.mentionedCases {
      related[number] = cases[number]
    }
    // As the store does.
    for master in related.values.compactMap(\.master) { related[master] = cases[master] }
    return context(as: id, related: related)
  }

  @discardableResult
  mutating func register(as id: String = "clerk1", _ changes: Fields = [:]) throws -> String {
    let request = Request(.register, Self.registration.with(changes))
    let decision = try decide(request, on: nil, in: context(as: id))
    let count = cases.count + 1
    current = "SG20261102-" + String(repeating: "0", count: 4 - String(count).count) + String(count)
    cases[current] = Case(number: current, events: decision.events)
    notices = decision.notices
    return current
  }

  @discardableResult
  mutating func takeIn(_ data: Import, as id: String = "clerk1") throws -> String {
    let decision = try decideImport(data, in: context(as: id))
    let count = cases.count + 1
    current = "SG20261102-" + String(repeating: "0", count: 4 - String(count).count) + String(count)
    cases[current] = Case(number: current, events: decision.events)
    return current
  }

  @discardableResult
  mutating func does(
    _ action: Action, as id: String, on number: String? = nil, _ fields: Fields = [:]
  ) throws -> Decision {
    let number = number ?? current
    let request = Request(action, fields)
    let decision = try decide(request, on: cases[number], in: context(for: request, as: id, on: number))
    for event in decision.events { cases[number] = cases[number]?.evolved(by: event) }
    for (other, events) in decision.others {
      for event in events { cases[other] = cases[other]?.evolved(by: event) }
    }
    notices = decision.notices
    return decision
  }

  /// The refusal of an act; nil when it would be permitted. Changes nothing.
  func refusal(of action: Action, as id: String, on number: String? = nil, _ fields: Fields = [:]) -> Refusal? {
    let number = number ?? current
    let request = Request(action, fields)
    do throws(Refusal) {
      _ = try decide(request, on: cases[number], in: context(for: request, as: id, on: number))
      return nil
    } catch {
      return error
    }
  }

  @discardableResult
  mutating func sweep(on number: String? = nil) -> [CaseEvent] {
    let number = number ?? current
    guard let target = cases[number] else { return [] }
    let events = context(as: Staff.systemID).sweep(target)
    for event in events { cases[number] = cases[number]?.evolved(by: event) }
    return events
  }

  mutating func at(_ moment: String) throws { now = try beijing(moment) }

  // MARK: - Looking

  var target: Case {
    get throws { try #require(cases[current]) }
  }

  func target(_ number: String) throws -> Case { try #require(cases[number]) }

  func state(_ number: String? = nil) -> CaseState? { cases[number ?? current]?.state }

  /// The date of a running clock in Beijing time: `2026-11-30 17:30`.
  func due(_ clock: Clock, on number: String? = nil) -> String? {
    cases[number ?? current]?.run(clock)?.due.shown(in: .beijing)
  }

  func view(as id: String, of number: String? = nil) throws -> CaseView? {
    CaseView(try target(number ?? current), in: context(as: id))
  }

  /// Whether somebody may do something now, fields aside.
  func may(_ action: Action, _ id: String, on number: String? = nil) -> Bool {
    guard let target = cases[number ?? current] else { return false }
    return (try? context(as: id).permission(for: action, on: target)) != nil
  }

  /// Everybody who may do something now, fields aside.
  func people(for action: Action) -> Set<String> {
    Set(organisation.staff.map(\.id).filter { may(action, $0) })
  }
}

extension Scenario: CustomTestStringConvertible {
  /// Short, for the messages of failed expectations.
  var testDescription: String { "\(current) \(state()?.rawValue ?? "–") at \(now.shown(in: .beijing))" }
}

extension Scenario {
  static let dispatch: Fields = [.lead: "总务处", .requirement: "三日内查清", .goal: "饭菜保温到桌"]
  static let result: Fields = [
    .finding: "属实", .resolved: "已解决", .measures: "换了保温箱，送餐提前十分钟。", .answer: "已换保温箱，请您监督。",
  ]
  static let satisfied: Fields = [.outcome: "接通", .contacted: "yes", .resolved: "已解决", .satisfaction: "满意"]
  static let dissatisfied: Fields = [.outcome: "接通", .resolved: "未解决", .satisfaction: "不满意"]

  /// A fresh case walked by the common way to a state.
  static func walked(
    to state: CaseState, kind: String = "投诉", _ organisation: Organisation = .invented, _ changes: Fields = [:]
  ) throws -> Scenario {
    var scenario = Scenario(organisation)
    try scenario.register(changes.with([.kind: kind]))
    try scenario.walk(to: state)
    return scenario
  }

  /// From where it stands onwards.
  mutating func walk(to state: CaseState) throws {
    let way: [CaseState] = [
      .registered, .accepted, .dispatched, .handling, .review, .approved, .followUp, .closing, .closed,
    ]
    switch state {
    case .declined:
      try does(.decline, as: "clerk1", [.reason: "不属本校", .instead: "请向教育局反映"])
    case .transferred:
      try does(.transfer, as: "clerk1", [.to: "区教育局", .reason: "属地管辖", .told: "yes"])
    case .merged:
      let member = current
      let master = try register(as: "clerk1")
      try does(.merge, as: "clerk1", on: member, [.into: master])
      current = member
    case .withdrawn:
      try does(.withdraw, as: "clerk1", [.words: "问题已经好了，不反映了。"])
    case .returned:
      try walk(to: .dispatched)
      try does(.sendReturn, as: "zw1", [.reason: "不归我们管", .basis: "职责清单第二条"])
    default:
      guard let end = way.firstIndex(of: state) else { return }
      while let here = self.state().flatMap({ way.firstIndex(of: $0) }), here < end { try step() }
    }
    #expect(self.state() == state)
  }

  private mutating func step() throws {
    switch self.state() {
    case .registered: try does(.accept, as: "clerk1", [.category: "食堂与午餐"])
    case .accepted: try does(.dispatch, as: "clerk1", Self.dispatch)
    case .dispatched: try does(.sign, as: "zw1")
    case .handling: try does(.submit, as: "zw1", Self.result)
    case .review: try does(.approve, as: "principal1")
    case .approved: try does(.answer, as: "clerk1", [.method: "电话"])
    case .followUp:
      let inspected: Fields = [.outcome: "到位", .evidence: "现场看过"]
      try does(.followUp, as: "clerk2", try target.kind == .rectification ? inspected : Self.satisfied)
    case .closing: try does(.close, as: "super1")
    default: break
    }
  }
}
