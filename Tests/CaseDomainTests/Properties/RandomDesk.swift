import Testing

@testable import CaseDomain

/// A desk at which random people try random things: mostly what they may, often what they may not.
struct RandomDesk {
  var scenario: Scenario
  var numbers: SeededNumbers
  private(set) var tried = 0
  private(set) var done: [Action: Int] = [:]

  init(seed: UInt64, _ organisation: Organisation) throws {
    scenario = Scenario(organisation)
    numbers = SeededNumbers(state: seed)
  }

  private mutating func pick<T>(_ values: [T]) -> T? {
    values.isEmpty ? nil : values[Int(numbers.next() % UInt64(values.count))]
  }

  private mutating func chance(_ percent: UInt64) -> Bool { numbers.next() % 100 < percent }

  private mutating func id() -> String { pick(scenario.organisation.staff.map(\.id)) ?? "" }

  // MARK: - Registering

  static let secretNames = ["顾念安", "褚知远", "孟小舟"]
  static let secretPhones = ["13900005678", "13812340000", "010-87654321"]

  /// A name or a number as people write it down: every turn in another way.
  static func spelled(_ secret: String, _ turn: Int) -> String {
    let all = spellings(secret)
    return all[turn % all.count]
  }

  static func spellings(_ secret: String) -> [String] {
    let letters = secret.map { String($0) }
    let wide = secret.unicodeScalars.map { scalar in
      (0x30...0x39).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
    }
    return [
      secret, letters.joined(separator: " "), letters.joined(separator: "　"), letters.joined(separator: "."),
      String(String.UnicodeScalarView(wide)),
    ]
  }

  mutating func register() throws {
    guard let kind = pick(CaseKind.allCases), let name = pick(Self.secretNames), let phone = pick(Self.secretPhones)
    else { return }
    var fields = Scenario.registration.with([
      .kind: kind.rawValue, .name: name, .phone: phone, .account: "acc_\(name)",
      .content: "\(name)反映：午餐凉了，请打\(phone)。", .subject: "\(name)的诉求",
    ])
    if chance(20) { fields = fields.with([.confidential: "yes"]) }
    if chance(20) { fields[.points] = ["保温", "退费"] }
    if chance(20) { fields = fields.with([.urgency: chance(50) ? "紧急" : "特急"]) }
    if chance(25), let accused = pick(scenario.organisation.staff) {
      fields = fields.with([.objectPerson: accused.name, .objectDepartment: accused.departments.first ?? "教导处"])
    }
    if chance(15) { fields = fields.with([.upstreamNumber: "W-1", .upstreamDue: "2026-12-31"]) }
    if chance(10) { fields = fields.without(.name).without(.phone).without(.account).with([.anonymous: "yes"]) }
    let clerks = scenario.organisation.staff.filter { $0.active && $0.roles.contains(.clerk) }
    try scenario.register(as: pick(clerks)?.id ?? "clerk1", fields)
  }

  // MARK: - One step

  /// What was tried on which case, and whether it was refused.
  struct Step {
    var action: Action
    var actor: String
    var number: String
    var refusal: Refusal?
  }

  mutating func step() throws -> Step {
    tried += 1
    // Seconds go by, or a day; now and then a week in which nobody comes.
    let leap: [Int64] = [1, 60, 60, 600, 3600, 3600, 4 * 3600, 86_400]
    scenario.now = scenario.now + (chance(2) ? 7 * 86_400 : pick(leap) ?? 1)
    let number = pick(scenario.cases.keys.sorted()) ?? ""
    guard let target = scenario.cases[number] else { throw Refusal(.notFound, .caseMissing) }
    var actor = id()
    var action = pick(Action.allCases.filter { $0 != .register }) ?? .note
    // Mostly something possible, so that cases get somewhere; leaving the circle is rare.
    if chance(80) {
      // Where few can go on, all are asked.
      let narrow = target.isUndecided || target.isSuspended(at: scenario.now) || target.run(.decide) != nil
      let people = narrow ? scenario.organisation.staff.map(\.id) : (0..<2).map { _ in id() }
      let offers = people.flatMap { person in
        target.possibleActions(in: scenario.context(as: person)).map { (person, $0) }
      }
      let onward = offers.filter { Self.onward.contains($0.1) }
      let rare: Set<Action> = [
        .withdraw, .decline, .transfer, .settle, .erase, .undo, .unmerge, .attach, .spotCheck, .link, .promise,
        .supervise,
        .adopt, .instruct,
      ]
      let usual = offers.filter { !rare.contains($0.1) || chance(15) }
      // What was done least, so that the walk does not only go round in its ruts.
      let seldom = chance(45) ? offers.min { done[$0.1, default: 0] < done[$1.1, default: 0] } : nil
      let waking = chance(30) ? offers.first { $0.1 == .resume } : nil
      if let offer = waking ?? seldom ?? pick(chance(45) && !onward.isEmpty ? onward : usual) {
        (actor, action) = offer
      }
    }
    let fields = fields(for: action, target)
    let refusal = scenario.refusal(of: action, as: actor, on: number, fields)
    if refusal == nil {
      try scenario.does(action, as: actor, on: number, fields)
      done[action, default: 0] += 1
    }
    return Step(action: action, actor: actor, number: number, refusal: refusal)
  }

  private static let onward: Set<Action> = [
    .accept, .dispatch, .sign, .submit, .approve, .answer, .followUp, .close, .arbitrate, .decideExtension,
    .decideSuspension, .decideExplanation, .opinion,
  ]

  // MARK: - Fields

  /// Values for what an action takes: fitting ones mostly, sometimes one too few or a wrong one.
  mutating func fields(for action: Action, _ target: Case) -> Fields {
    var fields = Fields()
    for spec in ActionRule.of(action).fields {
      if spec.required ? chance(3) : chance(optional(action, spec.name)) { continue }
      if let value = value(of: spec, target) {
        fields[spec.name] = spec.repeats && chance(30) ? [value, value] : [value]
      }
    }
    switch action {
    case .submit:
      fields = Scenario.result
      fields[.point] = target.registration.points.indices.map { "\($0 + 1)=属实/已解决" }
      if chance(80) { fields[.withoutOpinions] = ["来不及"] }
    case .followUp: fields = call(target)
    case .arbitrate: if chance(60) { fields[.designate] = ["yes"] }
    case .edit:
      // One field at a time, for most are closed most of the time.
      if let field = pick([FieldName.phone, .name, .kind, .urgency, .subject, .confidential, .points]) {
        fields = Fields([.reason: ["核对"], field: fields[field].isEmpty ? ["yes"] : fields[field]])
      }
    case .close: if chance(80) { fields = [:] }
    case .erase: fields = [.field: "phone", .order: "申请"]
    default: break
    }
    if chance(40) { fields[.unseparatedBecause] = ["只有这些人"] }
    if chance(5) { fields[.tags] = ["多余"] }
    return fields
  }

  private func optional(_ action: Action, _ field: FieldName) -> UInt64 {
    [.remark, .overLevel].contains(field) ? 90 : 60
  }

  private mutating func call(_ target: Case) -> Fields {
    if target.kind == .rectification, chance(90) {
      return chance(70) ? [.outcome: "到位", .evidence: "照片"] : [.outcome: "不到位", .evidence: "照片"]
    }
    if chance(60) {
      let said = pick(["满意", "基本满意", "不满意", "不了解"]) ?? "满意"
      return [.outcome: "接通", .satisfaction: said, .resolved: pick(["已解决", "部分解决", "未解决"]) ?? "已解决"]
    }
    let outcome = pick(["无人接听", "拒访", "空号", "非本人", "改约", "无联系方式"]) ?? "空号"
    return outcome == "改约" ? [.outcome: outcome, .again: "2028-01-01"] : [.outcome: outcome]
  }

  private mutating func value(of spec: FieldSpec, _ target: Case) -> String? {
    switch spec.type {
    case .line, .text:
      switch spec.name {
      case .phone: return pick(Self.secretPhones)
      case .name: return pick(Self.secretNames)
      default:
        // A name and a number slip into every second note.
        guard chance(50) else { return "照规定办" }
        let name = Self.spelled(pick(Self.secretNames) ?? "", tried)
        return "与\(name)通话 \(Self.spelled(pick(Self.secretPhones) ?? "", tried / 5))"
      }
    case .flag: return chance(70) ? "yes" : "no"
    case .moment, .day:
      let from = spec.name == .to ? target.handlingRun?.due ?? scenario.now : scenario.now
      let date = (from + Int64(numbers.next() % 14) * 86_400).date(in: .beijing)
      return chance(5) ? "2020-01-01" : date.description
    case .number: return chance(80) ? "1" : "2"
    case .term(let set): return chance(3) ? "没有" : pick(set.values.map(\.id))
    case .department: return pick(["总务处", "安全办", "教导处", "政教处", "惠民中心"])
    case .staff: return id()
    case .party: return chance(50) ? "总务处" : id()
    case .channel: return "电话"
    case .category: return pick(["食堂与午餐", "校园安全/欺凌", "其他"])
    case .caseNumber: return pick(scenario.cases.keys.sorted())
    case .pointVerdict: return "1=属实/已解决"
    case .file: return "/tmp/x"
    }
  }
}
