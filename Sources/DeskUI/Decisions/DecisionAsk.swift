import CaseDomain
import TermGrid

/// What is asked, for one reader: in one line for a list, and in full beside the case.
struct DecisionAsk {
  let kind: DecisionKind
  let view: CaseView
  let desk: DeskContext

  private var target: Case { view.target }
  private var rules: RuleContext { view.context }
  private var language: Language { desk.language }

  private func department(_ id: String?) -> Bilingual { id.map { rules.organisation.name(ofDepartment: $0) } ?? "—" }

  // MARK: In one line

  /// `延至 12-02 17:30（多 3 日）`
  var line: Bilingual {
    let round = target.round
    let lead = department(round?.lead)
    switch kind {
    case .extending:
      guard let to = round?.pendingExtension?.asked.what.to, let due = target.handlingRun?.due else { return lead }
      return DecisionText.askExtension([
        "to": Bilingual(String(to.date(in: rules.organisation.zone).description.dropFirst(5))),
        "n": Bilingual("\(rules.workingDays(from: due, to: to))"),
      ])
    case .suspension:
      guard let until = round?.pendingSuspension?.asked.what.until else { return lead }
      return DecisionText.askSuspension(["until": Bilingual(String(until.description.dropFirst(5)))])
    case .explanation:
      return DecisionText.askExplanation(["said": said.last ?? "—"])
    case .review:
      guard let result = round?.result?.what else { return lead }
      return DecisionText.askReview(["finding": result.finding.words, "resolved": result.resolved.words])
    case .returned: return DecisionText.askReturned(["department": lead])
    case .order: return DecisionText.askOrder(["department": lead])
    case .supervise:
      guard let run = rules.overdueRun(on: target) else { return lead }
      return DecisionText.askSupervise(["department": lead, "n": rules.overBy(run)])
    }
  }

  /// What the complainant said in the last call, one word each.
  private var said: [Bilingual] {
    let last = target.round?.followUps.last?.what
    return [last?.outcome.words, last?.resolved?.words, last?.satisfaction?.words].compactMap { $0 }
  }

  // MARK: In full

  func write(_ page: inout PageWriter) {
    switch kind {
    case .extending: writeExtension(&page)
    case .suspension: writeSuspension(&page)
    case .explanation: writeExplanation(&page)
    case .review: writeReview(&page)
    case .returned: writeReturn(&page)
    case .order: writeOrder(&page)
    case .supervise: writeProposal(&page)
    }
    for order in target.openOrders where kind != .order {
      page.fact(
        order.level?.words ?? Action.instruct.words,
        "#\(order.number) " + view.text(order.text.shown) + (order.due.map { " → " + rules.brief($0)(language) } ?? ""),
        style: .warning)
    }
  }

  private func asker<What>(_ asked: By<What>) -> String {
    "\(rules.organisation.name(ofStaff: asked.actor)(language)) \(rules.brief(asked.at)(language))"
  }

  private func lead(_ page: inout PageWriter) {
    guard let round = target.round else { return }
    let names = Bilingual.list(([round.lead] + round.with).map { department($0) })
    page.fact(DecisionText.leadIs(), names(language))
  }

  private func present(_ page: inout PageWriter) {
    guard let run = target.handlingRun else { return }
    let explanation = rules.explanation(of: run)
    var text = rules.brief(run.due)(language)
    if let left = explanation.left {
      let days = Bilingual(ClockExplanation.workingDays(left, rules.calendar))
      text += language == .zh ? "，" : ", "
      text += desk.say(explanation.isOver ? .clockOver : .clockLeft, ["n": days])
    }
    page.fact(DecisionText.dueNow(), text, style: explanation.isOver ? .overdue : .normal)
  }

  private func contacts(_ page: inout PageWriter) {
    guard target.complainant.phone != nil || target.complainant.account != nil, let round = target.round else { return }
    guard let last = round.contacts.last else {
      page.text(DecisionText.noContactYet()(language), style: .warning)
      return
    }
    page.text(
      DecisionText.contactsMade(["n": Bilingual("\(round.contacts.count)"), "at": rules.brief(last.at)])(language))
  }

  private func writeExtension(_ page: inout PageWriter) {
    guard let asked = target.round?.pendingExtension?.asked, let run = target.handlingRun else { return }
    page.fact(DecisionText.askedBy(), asker(asked))
    lead(&page)
    page.fact(DecisionText.reasonIs(), view.text(asked.what.reason.shown), style: .strong)
    present(&page)
    let days = rules.workingDays(from: run.due, to: asked.what.to)
    page.fact(
      DecisionText.askedTo(),
      DecisionText.moreDays(["due": rules.brief(asked.what.to), "n": Bilingual("\(days)")])(language), style: .strong)
    let limit = rules.extensionLimit(run)
    let phrase: DecisionText = asked.what.to > limit ? .beyondLimit : .withinLimit
    page.text(phrase(["limit": rules.brief(limit)])(language), style: asked.what.to > limit ? .warning : .dim)
    if let upstream = target.run(.upstream), asked.what.to > upstream.due {
      page.text("! " + DecisionText.beyondUpstream(["due": rules.brief(upstream.due)])(language), style: .warning)
    }
    contacts(&page)
  }

  private func writeSuspension(_ page: inout PageWriter) {
    guard let asked = target.round?.pendingSuspension?.asked else { return }
    page.fact(DecisionText.askedBy(), asker(asked))
    lead(&page)
    page.fact(DecisionText.reasonIs(), view.text(asked.what.reason.shown), style: .strong)
    present(&page)
    page.fact(DecisionText.askedUntil(), asked.what.until.description, style: .strong)
    contacts(&page)
  }

  private func writeExplanation(_ page: inout PageWriter) {
    guard let round = target.round, let asked = round.pendingExplanation?.asked else { return }
    page.fact(DecisionText.askedBy(), asker(asked))
    page.fact(DecisionText.reasonIs(), view.text(asked.what.reason.shown), style: .strong)
    let last = round.followUps.last?.what
    let words = said.map { $0(language) }.joined(separator: " / ")
    page.fact(DecisionText.complainantSaid(), words + (last?.attitude.map { "  " + view.text($0.shown) } ?? ""))
    lead(&page)
    page.fact(DecisionText.answerGiven(), round.answer.map { view.text($0.what.text.shown) } ?? "")
  }

  private func writeReview(_ page: inout PageWriter) {
    guard let round = target.round, let result = round.result else { return }
    page.fact(DecisionText.askedBy(), asker(result))
    lead(&page)
    page.fact(Action.submit.words, (result.what.finding.words + " / " + result.what.resolved.words)(language))
    page.fact(FieldName.why.words, view.text(result.what.why) ?? "")
    page.fact(DecisionText.answerFull(), view.text(result.what.proposedAnswer.shown), style: .strong)
    for one in AnswerCheck.advice(on: view) ?? [] {
      page.text("△ " + AnswerText.advice(["advice": one.advice])(language), style: .warning)
    }
    page.fact(FieldName.measures.words, view.text(result.what.measures.shown))
    page.fact(FieldName.accountability.words, view.text(result.what.accountability) ?? "")
    if !round.missingOpinions.isEmpty {
      let missing = Bilingual.list(round.missingOpinions.map { department($0) })
      let why = view.text(result.what.withoutOpinions).map { "  " + $0 } ?? ""
      page.text(DecisionText.opinionsMissing(["departments": missing])(language) + why, style: .warning)
    }
    contacts(&page)
  }

  private func writeReturn(_ page: inout PageWriter) {
    guard let sent = target.round?.returns.last else { return }
    let count = DecisionText.returnCount(["n": Bilingual("\(target.returnCount)")])(language)
    page.fact(DecisionText.askedBy(), "\(department(sent.what.department)(language)) \(asker(sent))  \(count)")
    page.fact(DecisionText.reasonIs(), view.text(sent.what.reason.shown), style: .strong)
    page.fact(FieldName.basis.words, view.text(sent.what.basis.shown), style: .strong)
    present(&page)
    page.fact(FieldName.requirement.words, view.text(target.round?.requirement) ?? "")
    page.fact(FieldName.category.words, target.category ?? "")
    if target.returnCount >= rules.policy.returnsUntilDesignation {
      let count = Bilingual("\(target.returnCount)")
      page.text("! " + DecisionText.mustDesignate(["n": count])(language), style: .warning)
    }
  }

  private func writeOrder(_ page: inout PageWriter) {
    guard let order = rules.orderToConfirm(on: target), let met = order.met else { return }
    let level = order.level?.words ?? Action.instruct.words
    let due = order.due.map { " → " + rules.brief($0)(language) } ?? ""
    page.fact(DecisionText.orderOf(), "#\(order.number) \(level(language))\(due)  " + view.text(order.text.shown))
    page.fact(DecisionText.orderDone(), view.text(met.what.shown), style: .strong)
    page.fact(DecisionText.askedBy(), asker(met))
    lead(&page)
    present(&page)
  }

  private func writeProposal(_ page: inout PageWriter) {
    guard let run = rules.overdueRun(on: target) else { return }
    let over = ["clock": run.clock.words, "due": rules.brief(run.due), "n": rules.overBy(run)]
    page.fact(DecisionText.overdueClock(), DecisionText.overBy(over)(language), style: .overdue)
    lead(&page)
    page.fact(FieldName.requirement.words, view.text(target.round?.requirement) ?? "")
    if let last = view.timeline.last {
      let who = rules.organisation.name(ofStaff: last.actor)(language)
      page.fact(DecisionText.lastStep(), "\(rules.brief(last.at)(language)) \(who) \(last.title(language))")
    }
    contacts(&page)
  }

  // MARK: The case beside it

  /// Content, points with verdicts, earlier rounds, and what happened last.
  func writeCase(_ page: inout PageWriter, explains: Bool) {
    page.add(heading(DecisionText.caseItself()))
    page.text(view.text(target.registration.content.shown))
    page.fact(FieldName.remedy.words, view.text(target.registration.remedy) ?? "")
    let verdicts = target.round?.result?.what.points ?? []
    for (index, point) in target.registration.points.enumerated() {
      let verdict = verdicts.first { $0.point == index + 1 }
      let said = verdict.map { "  [\($0.finding.words(language))/\($0.resolved.words(language))]" } ?? ""
      page.text("\(index + 1). " + view.text(point.shown) + said, indent: 2)
    }
    if kind != .returned { page.fact(FieldName.requirement.words, view.text(target.round?.requirement) ?? "") }
    page.fact(DeskText.reworkReason.words, view.text(target.round?.reworkReason) ?? "")
    if explains { writeDates(&page) }
    page.add(heading(DecisionText.historyShort()))
    for line in view.timeline.suffix(8).reversed() {
      let who = rules.organisation.name(ofStaff: line.actor)(language)
      page.text(
        "\(rules.brief(line.at)(language)) \(who) \(line.title(language))", style: line.undone ? .dim : .normal)
      if let detail = line.details.first(where: { !$0.isEmpty }) { page.text(detail, indent: 4, style: .dim) }
    }
  }

  private func writeDates(_ page: inout PageWriter) {
    for run in target.runningClocks(at: rules.now) {
      page.fact(run.clock.words, rules.brief(run.due)(language))
      for line in rules.explanation(of: run).lines(in: rules) { page.text(line(language), indent: 4, style: .dim) }
    }
  }

  private func heading(_ text: Bilingual) -> PageLine {
    var line = PageLine((desk.settings.border == .ascii ? "== " : "── ") + text(language), .heading)
    line.isHeading = true
    return line
  }
}
