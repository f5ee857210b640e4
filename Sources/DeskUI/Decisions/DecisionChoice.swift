import CaseDomain

/// One digit of a decision: what it does, and the lines it asks for.
struct DecisionChoice: Sendable {
  enum Way: Sendable {
    /// Carried out here, after its lines.
    case act(Action, Fields)
    /// The same, once a department is picked.
    case pick(Action, Fields)
    /// The whole form of the action.
    case form(Action)
    /// Every action of the case.
    case menu
    case notNow
  }

  enum Tone: Sendable { case granted, refused, other }

  struct Line: Hashable, Sendable {
    var field: FieldName
    var label: Bilingual
    var required: Bool
    var preset: String = ""
  }

  let title: Bilingual
  let way: Way
  var lines: [Line] = []
  var tone = Tone.other

  var action: Action? {
    switch way {
    case .act(let action, _), .pick(let action, _), .form(let action): action
    case .menu, .notNow: nil
    }
  }
}

extension DecisionKind {
  /// The choices on a case as it is now, by digit.
  func choices(on target: Case, _ rules: RuleContext) -> [DecisionChoice] {
    let reason = DecisionChoice.Line(field: .reason, label: DecisionText.lineReason(), required: false)
    func verdict(_ action: Action, _ last: DecisionChoice) -> [DecisionChoice] {
      [
        DecisionChoice(
          title: DecisionText.grant(), way: .act(action, [.decision: "yes"]), lines: [reason], tone: .granted),
        DecisionChoice(
          title: DecisionText.refuse(), way: .act(action, [.decision: "no"]), lines: [reason], tone: .refused), last,
      ]
    }
    let other = DecisionChoice(title: DecisionText.otherAct(), way: .menu)
    let choices: [DecisionChoice] =
      switch self {
      case .extending:
        verdict(action, DecisionChoice(title: DecisionText.otherDate(), way: .form(action), tone: .granted))
      case .suspension, .explanation: verdict(action, other)
      case .review: review()
      case .returned: returned(target, rules, reason)
      case .order: order(target, rules) + [other]
      case .supervise: proposal(target, rules)
      }
    return choices.map { $0.separated(on: target, rules) }
  }

  private func review() -> [DecisionChoice] {
    [
      DecisionChoice(
        title: DecisionText.pass(), way: .act(.approve, Fields()),
        lines: [.init(field: .remark, label: FieldName.remark.words, required: false)], tone: .granted),
      DecisionChoice(
        title: DecisionText.sendBack(), way: .act(.sendBack, Fields()),
        lines: [.init(field: .reason, label: DecisionText.lineSendBack(), required: true)], tone: .refused),
      DecisionChoice(title: DecisionText.changeAnswer(), way: .form(.approve), tone: .granted),
    ]
  }

  /// From a number of returns on the ruling has to designate (domain §3 `arbitrate`).
  private func returned(_ target: Case, _ rules: RuleContext, _ reason: DecisionChoice.Line) -> [DecisionChoice] {
    let lead = target.round?.lead ?? ""
    var fields = Fields()
    if target.returnCount >= rules.policy.returnsUntilDesignation { fields[.designate] = ["yes"] }
    var kept = fields
    kept[.lead] = [lead]
    let name = ["department": rules.organisation.name(ofDepartment: lead)]
    return [
      DecisionChoice(
        title: DecisionText.keepLead(name), way: .act(.arbitrate, kept), lines: [reason], tone: .refused),
      DecisionChoice(
        title: DecisionText.reassignTo(), way: .pick(.arbitrate, fields), lines: [reason], tone: .granted),
      DecisionChoice(title: DecisionText.otherRuling(), way: .form(.arbitrate)),
    ]
  }

  private func order(_ target: Case, _ rules: RuleContext) -> [DecisionChoice] {
    let number = rules.orderToConfirm(on: target).map { "\($0.number)" } ?? ""
    return [
      DecisionChoice(
        title: DecisionText.confirmDone(), way: .act(.meet, [.order: number]),
        lines: [.init(field: .text, label: DecisionText.lineConfirm(), required: true)], tone: .granted),
      DecisionChoice(
        title: DecisionText.superviseAgain(),
        way: .act(.supervise, [.level: SupervisionLevel.supervise.rawValue, .due: day(2, rules)]),
        lines: [.init(field: .text, label: DecisionText.lineOrder(), required: true)], tone: .other),
    ]
  }

  /// 催办 by tomorrow, 督办 within two, 挂牌 within three working days, unless the form says otherwise (D).
  private func proposal(_ target: Case, _ rules: RuleContext) -> [DecisionChoice] {
    guard let run = rules.overdueRun(on: target) else { return [] }
    // It goes into the file, which everybody reads in Chinese.
    let text = DecisionText.proposalText(["clock": run.clock.words, "n": rules.overBy(run)])(.zh)
    let orders = zip(SupervisionLevel.allCases, 1...).map { level, days in
      DecisionChoice(
        title: level.words, way: .act(.supervise, [.level: level.rawValue, .due: day(days, rules)]),
        lines: [.init(field: .text, label: DecisionText.lineOrder(), required: true, preset: text)])
    }
    return orders + [DecisionChoice(title: DecisionText.notNow(), way: .notNow)]
  }

  private func day(_ days: Int, _ rules: RuleContext) -> String {
    rules.calendar.workingDay(days, after: rules.now.date(in: rules.organisation.zone)).description
  }
}

extension DecisionChoice {
  /// Where the separation of duties cannot be kept its reason is asked for as well.
  fileprivate func separated(on target: Case, _ rules: RuleContext) -> DecisionChoice {
    guard let action, (try? rules.permission(for: action, on: target))?.unseparated == true else { return self }
    var choice = self
    choice.lines.append(Line(field: .unseparatedBecause, label: DecisionText.lineUnseparated(), required: true))
    return choice
  }
}

/// What a choice would do, in one sentence, or why the rules refuse it; worked out before Enter.
struct DecisionEffect {
  let kind: DecisionKind
  let target: Case
  let rules: RuleContext

  func words(_ request: Request) throws(Refusal) -> Bilingual {
    let decision = try decide(request, on: target, in: rules)
    let after = decision.events.reduce(target) { $0.evolved(by: $1) }
    var text = sentence(request, after)
    if request.fields[.designate] == ["yes"] { text = joined(text, DecisionText.effectDesignated()) }
    for notice in decision.notices { text = joined(text, notice) }
    return text
  }

  private func joined(_ left: Bilingual, _ right: Bilingual) -> Bilingual {
    Bilingual(left.zh + right.zh, left.en + " " + right.en)
  }

  private func sentence(_ request: Request, _ after: Case) -> Bilingual {
    let old = target.handlingRun.map { rules.brief($0.due) } ?? "—"
    let new = after.handlingRun.map { rules.brief($0.due) } ?? "—"
    let granted = request.fields[.decision] == ["yes"]
    switch request.action {
    case .decideExtension:
      return (granted ? DecisionText.effectExtended : .effectNotExtended)(["old": old, "new": new])
    case .decideSuspension:
      let until = target.round?.pendingSuspension.map { Bilingual($0.asked.what.until.description) } ?? "—"
      return (granted ? DecisionText.effectSuspended : .effectNotSuspended)(["old": old, "new": new, "until": until])
    case .supervise:
      let order = after.openOrders.last
      return DecisionText.effectOrder([
        "level": order?.level?.words ?? Action.supervise.words, "due": order?.due.map { rules.brief($0) } ?? "—",
        "department": rules.organisation.name(ofDepartment: target.round?.lead ?? ""),
      ])
    case .meet:
      let order = rules.orderToConfirm(on: target)
      return DecisionText.effectConfirmed([
        "n": Bilingual(order.map { "\($0.number)" } ?? "—"), "level": order?.level?.words ?? Action.instruct.words,
      ])
    default: return FormRules.effect(request.action, target, after, rules)
    }
  }
}
