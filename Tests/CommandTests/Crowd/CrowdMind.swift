import CaseDomain
import CaseStore
import Foundation

/// Numbers that are the same in every run with the same seed.
struct CrowdDice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x2545_F491_4F6C_DD1D }

  /// 0 ..< bound.
  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, bound)))
  }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick<Value>(_ values: [Value]) -> Value? { values.isEmpty ? nil : values[below(values.count)] }
}

/// One act as somebody of the crowd means it, with what the rules must say to it.
struct CrowdAct {
  /// Stands in the remark, so that the act is found again in the history of its case.
  var token: String
  var person: String
  var request: Request
  /// nil: a registration.
  var number: String?
  /// The revision it was decided on, where the act says so.
  var seen: Int?
  /// What the rules said to the case as it was read.
  var forecast: Forecast

  enum Forecast {
    /// Permitted; the kind of event that carries the token.
    case event(String)
    case refused(Refusal.Kind)
    /// More than this one case decides.
    case open
  }
}

/// Chooses who does what to which case: mostly what the rules permit there and then, sometimes what they do not.
struct CrowdMind {
  let store: CaseStore
  let zone: Zone
  var dice: CrowdDice
  /// The name of the seat; makes tokens of its own.
  let seat: String
  private var count = 0
  private var pool: [String] = []

  init(_ store: CaseStore, seed: Int, seat: String) throws {
    self.store = store
    zone = try store.organisation().zone
    dice = CrowdDice(seed: UInt64(seed))
    self.seat = seat
  }

  private mutating func token() -> String {
    count += 1
    // No token is the beginning of another: a search finds words by their beginning.
    return "\(seat)n\(count)z"
  }

  /// The next act, or nil where nothing can be thought of (no case yet, a case that cannot be read just now).
  mutating func next(at now: Instant) throws -> CrowdAct? {
    if pool.isEmpty || count % 20 == 0 {
      pool = try store.list(ListFilter(queue: .all, sort: .number), as: "du", now: now).map(\.number)
    }
    guard !pool.isEmpty, !dice.chance(pool.count < 6 ? 60 : 10) else { return try registration(at: now) }
    // Half of all acts go to the newest four, so that people meet on the same case.
    let number = dice.chance(50) ? dice.pick(Array(pool.suffix(4))) : dice.pick(pool)
    guard let number else { return nil }
    let target = try store.read(number)
    let staff = try store.organisation().staff
    guard var person = dice.pick(staff)?.id, var action = dice.pick(Self.tried) else { return nil }
    if !dice.chance(12) {
      var offers: [(person: String, action: Action)] = []
      for one in staff {
        let context = try store.context(as: one.id, now: now)
        offers += target.possibleActions(in: context).filter(Self.tried.contains).map { (one.id, $0) }
      }
      let onward = offers.filter { Self.onward.contains($0.action) }
      let usual = offers.filter { !Self.rare.contains($0.action) || dice.chance(5) }
      guard let offer = dice.pick(dice.chance(60) && !onward.isEmpty ? onward : usual) else { return nil }
      (person, action) = offer
    }
    return try act(person, action, on: target, at: now)
  }

  /// Whether somebody was faster and the case is by now none that the person may know of: then they are told that there is
  /// none, and not that it changed.
  static func hasLeft(_ act: CrowdAct, _ store: CaseStore, _ now: Instant) -> Bool {
    guard let number = act.number, let seen = act.seen, let target = try? store.read(number), target.revision > seen,
      let context = try? store.context(as: act.person, now: now)
    else { return false }
    return context.visibility(of: target) == .hidden
  }

  private mutating func registration(at now: Instant) throws -> CrowdAct {
    let token = token()
    let kind = dice.pick(CaseKind.allCases) ?? .complaint
    var fields: Fields = [
      .kind: kind.rawValue, .channel: "phone", .subject: "第\(token)件：午餐米饭偏硬", .content: "连续两天米饭没有煮透（\(token)）。",
      .name: "秦小满", .phone: "139\(10_000_000 + dice.below(80_000_000))", .remark: token,
    ]
    if dice.chance(20) { fields[.points] = ["保温", "退费"] }
    let person = dice.pick(["shou", "fang"]) ?? "shou"
    return CrowdAct(
      token: token, person: person, request: Request(.register, fields), forecast: .event("registered"))
  }

  private mutating func act(_ person: String, _ action: Action, on target: Case, at now: Instant) throws -> CrowdAct {
    let token = token()
    var fields = self.fields(for: action, target, now)
    fields[.remark] = [token]
    let request = Request(action, fields)
    var context = try store.context(as: person, now: now)
    let others = target.relatedNumbers(for: request).filter { $0 != target.number }
    for other in others { context.related[other] = try? store.read(other) }
    var act = CrowdAct(token: token, person: person, request: request, number: target.number, forecast: .open)
    if dice.chance(65) { act.seen = target.revision }
    guard others.isEmpty, act.seen != nil else { return act }
    do throws(Refusal) {
      let decision = try decide(request, on: target, in: context)
      act.forecast =
        decision.events.first { $0.remark?.text == token }.map { .event($0.change.type.rawValue) } ?? .open
    } catch {
      act.forecast = .refused(error.kind)
    }
    return act
  }

  // MARK: Fields

  /// What nobody tries: it needs a file, takes the token away again, or says of itself what happened before.
  private static let tried = Action.allCases.filter { ![.register, .attach, .erase].contains($0) }
  private static let rare: Set<Action> = [
    .withdraw, .decline, .transfer, .settle, .undo, .merge, .unmerge, .link, .promise, .adopt, .instruct, .supervise,
    .edit, .spotCheck, .reveal, .account,
  ]
  private static let onward: Set<Action> = [
    .accept, .dispatch, .sign, .submit, .approve, .answer, .followUp, .close, .arbitrate, .decideExtension,
    .decideSuspension, .decideExplanation, .opinion, .note,
  ]

  private mutating func fields(for action: Action, _ target: Case, _ now: Instant) -> Fields {
    var fields = Fields()
    for spec in ActionRule.of(action).fields where spec.required {
      if let value = value(of: spec, target, now) { fields[spec.name] = [value] }
    }
    switch action {
    case .submit:
      fields = [.finding: "属实", .resolved: "已解决", .measures: "已调整。", .answer: "已改善，谢谢提醒。"]
      fields[.point] = target.registration.points.indices.map { "\($0 + 1)=属实/已解决" }
      fields[.withoutOpinions] = ["来不及"]
    case .followUp where target.kind == .rectification: fields = [.outcome: "到位", .evidence: "照片"]
    case .followUp:
      let resolved = dice.chance(75)
      fields = [
        .outcome: "接通", .contacted: "yes", .resolved: resolved ? "已解决" : "未解决",
        .satisfaction: resolved ? "满意" : "不满意",
      ]
    case .edit:
      fields = dice.chance(50) ? [.reason: "核对", .subject: "蒸饭柜温度不够"] : [.reason: "核对", .remedy: "请改进"]
    default: break
    }
    if dice.chance(30) { fields[.unseparatedBecause] = ["只有这些人"] }
    return fields
  }

  private mutating func value(of spec: FieldSpec, _ target: Case, _ now: Instant) -> String? {
    switch spec.type {
    case .line, .text: return "照规定办理"
    case .flag: return dice.chance(75) ? "yes" : "no"
    case .moment, .day:
      let from = spec.name == .to ? target.handlingRun?.due ?? now : now
      return (from + Int64(1 + dice.below(9)) * 86_400).date(in: zone).description
    case .number: return "1"
    case .term(let set): return dice.pick(set.values.map(\.id))
    case .department: return dice.pick(["zwc", "jdc"])
    case .staff: return "ban"
    case .party: return "zwc"
    case .channel: return "phone"
    case .category: return "其他"
    case .caseNumber: return dice.pick(Array(pool.suffix(40)))
    case .pointVerdict: return "1=属实/已解决"
    case .file: return nil
    }
  }
}
