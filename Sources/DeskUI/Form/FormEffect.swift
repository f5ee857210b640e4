import CaseDomain
import TermGrid

/// What an act would do, in one sentence without its end mark: 退回总务处，第 2 轮，11-24 17:30 前办结.
struct FormEffect {
  let action: Action
  let before: Case?
  let after: Case
  let rules: RuleContext

  var words: Bilingual {
    switch action {
    case .register: return due(.accept).map { IntakeText.effectRegister(["due": $0]) } ?? Action.register.words
    case .accept:
      return due(.dispatch).map {
        IntakeText.effectAccept(["category": Bilingual(after.category ?? ""), "due": $0])
      } ?? general
    case .dispatch:
      guard let round = after.round, let sign = due(.sign), let handle = handling else { return general }
      return IntakeText.effectDispatch(["lead": name(round.lead), "with": with(round), "sign": sign, "due": handle])
    case .reassign, .arbitrate:
      guard let round = after.round, let sign = due(.sign) else { return general }
      return IntakeText.effectReassign(["lead": name(round.lead), "with": with(round), "sign": sign])
    case .rework, .refuse: return back
    case .sendBack:
      guard let round = after.round, let handle = handling else { return general }
      return IntakeText.effectBack(["lead": name(round.lead), "due": handle])
    case .close: return after.closing.map { IntakeText.effectClose(["kind": $0.what.kind.words]) } ?? general
    case .submit:
      guard let result = after.round?.result?.what, let review = due(.approve) else { return general }
      return IntakeText.effectSubmit([
        "finding": result.finding.words, "resolved": result.resolved.words, "due": review,
      ])
    case .sendReturn: return due(.arbitrate).map { IntakeText.effectReturn(["due": $0]) } ?? general
    case .merge: return after.master.map { IntakeText.effectMerge(["number": Bilingual($0)]) } ?? general
    case .edit: return corrected
    default: return general
    }
  }

  private func name(_ department: String) -> Bilingual { rules.organisation.name(ofDepartment: department) }

  private func with(_ round: Round) -> Bilingual {
    round.with.isEmpty ? "" : IntakeText.effectWith(["departments": .list(round.with.map(name))])
  }

  private func due(_ clock: Clock) -> Bilingual? { after.run(clock).map { rules.brief($0.due) } }

  private var handling: Bilingual? { after.handlingRun.map { rules.brief($0.due) } }

  private var back: Bilingual {
    guard let round = after.round, after.rounds.count > (before?.rounds.count ?? 0), let handle = handling else {
      return action == .refuse ? IntakeText.effectRefused() : general
    }
    return IntakeText.effectBackRound(["lead": name(round.lead), "n": Bilingual("\(round.number)"), "due": handle])
  }

  private var corrected: Bilingual {
    guard case .edited(let edit)? = after.events.last?.change else { return general }
    return IntakeText.effectEdit([
      "fields": .list(
        edit.fields.map { $0.new.isEmpty ? IntakeText.effectEmptied(["field": $0.field.words]) : $0.field.words })
    ])
  }

  private var transferred: Bilingual {
    guard case .transferred(let data)? = after.events.last?.change else { return action.words }
    return IntakeText.effectTransfer(["to": Bilingual(data.to)])
  }

  /// From which state to which, what is due then, and whether it ends here.
  private var general: Bilingual {
    var parts: [Bilingual] = []
    if let before, before.state != after.state, after.state.words == action.words {
      parts.append(action == .transfer ? transferred : action.words)
    } else if let before, before.state != after.state {
      parts.append(
        IntakeText.effectState(["action": action.words, "from": before.state.words, "to": after.state.words]))
    } else {
      parts.append(IntakeText.effectStays(["action": action.words, "state": after.state.words]))
    }
    if !after.state.isOpen {
      parts.append(IntakeText.effectEnds())
    } else if before?.state != after.state, let due = after.earliestDuty(rules) {
      parts.append(IntakeText.effectDue(["due": due.when, "clock": due.clock.words]))
    }
    return Bilingual(parts.map(\.zh).joined(separator: "，"), parts.map(\.en).joined(separator: "; "))
  }
}

extension FormRules {
  /// What an act did or would do, as a whole sentence.
  static func effect(_ action: Action, _ before: Case, _ after: Case, _ rules: RuleContext) -> Bilingual {
    let words = FormEffect(action: action, before: before, after: after, rules: rules).words
    return Bilingual(words.zh + "。", words.en + ".")
  }
}

/// What saving a form would do now, or why it could not.
enum FormPreview: Sendable, Hashable {
  case missing(Bilingual)
  case refused(Bilingual)
  case effect(Bilingual)

  init?(_ form: Form, _ related: [String: Case], _ desk: DeskContext) {
    guard let rules = desk.rules(related) else { return nil }
    let missing = form.missing
    guard missing.isEmpty else {
      var names = missing.map { form.fields[$0].label }
      if let index = missing.firstIndex(where: { form.action == .register && form.fields[$0].name == .name }) {
        names[index] = names[index] + IntakeText.orAnonymous()
      }
      let unique = names.reduce(into: [Bilingual]()) { if !$0.contains($1) { $0.append($1) } }
      self = .missing(.list(unique))
      return
    }
    do throws(Refusal) {
      let decision = try decide(form.request(desk), on: form.target, in: rules)
      let after =
        form.target.map { target in decision.events.reduce(target) { $0.evolved(by: $1) } }
        ?? Case(number: "", events: decision.events)
      guard let after else { return nil }
      let words = FormEffect(action: form.action, before: form.target, after: after, rules: rules).words
      // What stands in nobody's way but should be known: a department without a handler.
      let cautions = decision.events.compactMap { event in
        if case .cautioned(let data) = event.change { WarningText.noticeCaution(["words": data.text]) } else { nil }
      }
      var notices = decision.notices.filter { !cautions.contains($0) }
      if let advice = AnswerCheck.advice(after: after, in: rules).brief { notices.append(advice) }
      if form.action == .publish { notices.append(PublicityText.passed()) }
      self = .effect(notices.reduce(words) { Bilingual($0.zh + "。" + $1.zh, $0.en + ". " + $1.en) })
    } catch {
      // A case that is named here is looked up by the store.
      if error.kind == .notFound { return nil }
      self = .refused(error.sentence)
    }
  }

  func line(_ language: Language) -> (text: String, style: Style) {
    switch self {
    case .missing(let names): (IntakeText.missing(["fields": names])(language), .dim)
    case .refused(let why): ("× " + IntakeText.cannot(["why": why])(language), .warning)
    case .effect(let words): ("→ " + words(language), .info)
    }
  }
}
