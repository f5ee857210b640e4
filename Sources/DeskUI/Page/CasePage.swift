import CaseDomain
import TermGrid

/// The whole of a case as rows, for one reader and one width. What this reader may not know is not in them.
struct CasePage {
  let view: CaseView
  let desk: DeskContext
  let width: Int
  /// Show why each running date is what it is.
  let explains: Bool

  private var target: Case { view.target }
  private var rules: RuleContext { view.context }
  private var language: Language { desk.language }

  func lines() -> [PageLine] {
    var page = PageWriter(width: width, desk: desk)
    summary(&page)
    urgentThings(&page)
    clocks(&page)
    complainant(&page)
    matter(&page)
    rounds(&page)
    relations(&page)
    timeline(&page)
    return page.lines
  }

  // MARK: On top

  private func summary(_ page: inout PageWriter) {
    page.text(view.subject, style: .strong)
    var facts = [
      target.kind.words, target.urgency.words, rules.organisation.name(ofChannel: target.registration.channel),
    ]
    if let category = target.category ?? target.registration.category { facts.append(Bilingual(category)) }
    facts += target.registration.sensitive.map(\.words)
    if target.complainant.confidential { facts.append(FieldName.confidential.words) }
    if target.reworks > 0 { facts.append(DeskText.reworkedTimes(["n": Bilingual("\(target.reworks)")])) }
    if target.returnCount > 0 { facts.append(DeskText.returnedTimes(["n": Bilingual("\(target.returnCount)")])) }
    if let leader = target.adoptedBy {
      facts.append(DeskText.adoptedBy(["who": rules.organisation.name(ofStaff: leader)]))
    }
    if target.isSuspended(at: rules.now) { facts.append(DeskText.suspendedNow()) }
    page.text(facts.map { $0(language) }.joined(separator: " · "))
  }

  /// Orders and promises stand on top until they are met (domain §3).
  private func urgentThings(_ page: inout PageWriter) {
    for order in target.openOrders {
      let arguments = [
        "n": Bilingual("\(order.number)"), "level": order.level?.words ?? Action.instruct.words,
        "who": rules.organisation.name(ofStaff: order.giver), "due": order.due.map { rules.brief($0) } ?? "—",
        "text": Bilingual(view.text(order.text.shown)),
      ]
      let phrase: DeskText = order.met == nil ? .orderOpen : .orderMet
      page.text("! " + phrase(arguments)(language), style: .warning)
    }
    for promise in target.openPromises {
      let isLate = promise.by < rules.now
      page.text(
        (isLate ? "! " : "· ")
          + DeskText.promiseOpen([
            "n": Bilingual("\(promise.number)"), "who": rules.organisation.name(ofStaff: promise.owner),
            "by": rules.brief(promise.by), "what": Bilingual(view.text(promise.what.shown)),
          ])(language), style: isLate ? .overdue : .warning)
    }
    for pending in CaseSummary(target).pending {
      page.text(
        "· "
          + DeskText.waitsForDecision([
            "action": pending.action.words, "who": rules.organisation.name(ofStaff: pending.asker),
          ])(language), style: .info)
    }
    if target.isUndecided { page.text("! " + NoticeText.mustBeDecided()(language), style: .warning) }
  }

  // MARK: Dates

  private func clocks(_ page: inout PageWriter) {
    let runs = target.clocks.filter { $0.stoppedAt == nil }.sorted { ($0.due, $0.clock) < ($1.due, $1.clock) }
    guard !runs.isEmpty else { return }
    page.heading(.headClocks)
    for run in runs {
      let explanation = rules.explanation(of: run)
      let name = run.clock.words(language)
      var pieces = [
        PageLine.Piece(text: " " + desk.settings.cellWidth.fit(name, to: language == .zh ? 12 : 20), style: .normal),
        PageLine.Piece(text: rules.brief(run.due)(language) + "  ", style: .strong),
      ]
      if let mark = explanation.mark { pieces.append(.init(text: mark.words(language) + "  ", style: mark.style)) }
      pieces.append(.init(text: remaining(explanation), style: .dim))
      page.add(PageLine(pieces))
      if explains {
        for line in explanation.lines(in: rules) { page.text(line(language), indent: 4, style: .dim) }
      }
    }
  }

  /// Working days left or over, in tenths.
  private func remaining(_ explanation: ClockExplanation) -> String {
    if explanation.isPaused { return desk.say(.clockStands) }
    guard let left = explanation.left else { return "" }
    if explanation.isOver, explanation.run.clock == .returnLimit { return desk.say(.returnTooLate) }
    let amount = Bilingual(ClockExplanation.workingDays(left, rules.calendar))
    return desk.say(explanation.isOver ? .clockOver : .clockLeft, ["n": amount])
  }

  // MARK: Who and what

  private func complainant(_ page: inout PageWriter) {
    guard target.kind != .rectification else { return }
    page.heading(.headComplainant)
    let person = target.complainant
    if person.anonymous { page.fact(FieldName.anonymous.words, desk.say(.yes)) }
    if view.isMasked { page.text(desk.say(.maskedHint), style: .info) }
    page.fact(FieldName.name.words, view.identity(person.name) ?? "")
    if let relation = person.relation { page.fact(FieldName.relation.words, relation.words(language)) }
    page.fact(FieldName.phone.words, view.identity(person.phone) ?? "")
    page.fact(FieldName.account.words, view.identity(person.account) ?? "")
    page.fact(FieldName.address.words, view.identity(person.address) ?? "")
    page.fact(FieldName.preferredTime.words, view.identity(person.preferredTime) ?? "")
    if let callback = person.callback { page.fact(FieldName.callback.words, desk.say(callback ? .yes : .no)) }
  }

  private func matter(_ page: inout PageWriter) {
    let registration = target.registration
    page.heading(.headMatter)
    page.text(view.text(registration.content.shown))
    page.fact(FieldName.remedy.words, view.text(registration.remedy) ?? "")
    let verdicts = target.round?.result?.what.points ?? []
    for (index, point) in registration.points.enumerated() {
      let verdict = verdicts.first { $0.point == index + 1 }
      let said = verdict.map { "  [\($0.finding.words(language))/\($0.resolved.words(language))]" }
      page.text("\(index + 1). " + view.text(point.shown) + (said ?? ""), indent: 2)
    }
    if let object = registration.object {
      page.fact(
        FieldName.objectDepartment.words,
        object.department.map { rules.organisation.name(ofDepartment: $0)(language) } ?? "")
      page.fact(FieldName.objectPerson.words, view.text(object.person) ?? "")
    }
    page.fact(FieldName.upstreamNumber.words, registration.upstream?.number ?? "")
    page.fact(FieldName.receivedAt.words, rules.shown(target.receivedAt)(language))
    page.fact(
      DeskText.firstResponsible(), rules.organisation.name(ofStaff: target.firstResponsible)(language))
    if let settlement = target.settlement {
      page.fact(Action.settle.words, view.text(settlement.what.answer.shown))
    }
    if let imported = target.imported {
      page.fact(DeskText.importedAnswer(), view.text(imported.text.shown))
    }
    for (name, note) in target.importNotes.sorted(by: { $0.key < $1.key }) {
      page.fact(Bilingual(name), view.text(note.shown))
    }
  }

  // MARK: Handling

  private func rounds(_ page: inout PageWriter) {
    guard !target.rounds.isEmpty else { return }
    page.heading(.headRounds)
    for round in target.rounds.reversed() { write(round, &page) }
  }

  private func write(_ round: Round, _ page: inout PageWriter) {
    let organisation = rules.organisation
    let with = round.with.map { organisation.name(ofDepartment: $0) }
    var head = DeskText.roundHead([
      "n": Bilingual("\(round.number)"), "lead": organisation.name(ofDepartment: round.lead),
      "at": rules.brief(round.dispatchedAt),
    ])(language)
    if !with.isEmpty { head += DeskText.roundWith(["with": .list(with)])(language) }
    page.text(head, style: .strong)
    page.fact(DeskText.reworkReason.words, view.text(round.reworkReason) ?? "")
    page.fact(Action.arbitrate.words, view.text(round.arbitrations.last?.what.reason) ?? "")
    page.fact(FieldName.requirement.words, view.text(round.requirement) ?? "")
    page.fact(FieldName.goal.words, view.text(round.goal) ?? "")
    page.fact(FieldName.planMeasures.words, view.text(round.measures) ?? "")
    if let by = round.signedBy, let at = round.signedAt {
      page.fact(Action.sign.words, "\(organisation.name(ofStaff: by)(language)) \(rules.brief(at)(language))")
    }
    if let result = round.result?.what {
      page.fact(
        Action.submit.words, "\(result.finding.words(language)) / \(result.resolved.words(language))")
      page.fact(FieldName.measures.words, view.text(result.measures.shown))
    }
    if let answer = round.answer?.what {
      page.fact(Action.answer.words, answer.method.words(language) + "  " + view.text(answer.text.shown))
    } else if let approved = round.approvedAnswer?.what {
      page.fact(DeskText.approvedAnswer(), view.text(approved.shown))
    } else if let proposed = round.result?.what.proposedAnswer {
      page.fact(DeskText.proposedAnswer(), view.text(proposed.shown))
    }
    for call in round.followUps {
      let said = [call.what.outcome.words, call.what.resolved?.words, call.what.satisfaction?.words].compactMap { $0 }
      page.fact(
        Action.followUp.words,
        "\(rules.brief(call.at)(language)) " + said.map { $0(language) }.joined(separator: " / "))
    }
  }

  private func relations(_ page: inout PageWriter) {
    guard !target.links.isEmpty || target.master != nil || !target.members.isEmpty || !target.attachments.isEmpty else {
      return
    }
    page.heading(.headRelated)
    if let master = target.master { page.fact(CaseState.merged.words, master) }
    for member in target.members { page.fact(Action.merge.words, member) }
    for link in target.links { page.fact(link.what.as.words, link.what.to) }
    for file in target.attachments { page.fact(file.what.kind.words, view.text(file.what.name.shown)) }
  }

  /// Newest first: what a reader looks for is what happened last.
  private func timeline(_ page: inout PageWriter) {
    page.heading(.headTimeline)
    for line in view.timeline.reversed() {
      let who = rules.organisation.name(ofStaff: line.actor)(language)
      var text = "\(rules.brief(line.at)(language)) \(who)（\(line.role.words(language))） \(line.title(language))"
      if language == .en { text = "\(rules.brief(line.at).en) \(who) (\(line.role.words.en)) \(line.title.en)" }
      if line.unseparated { text += "  ! " + desk.say(.unseparated) }
      if line.undone { text += "  · " + desk.say(.undone) }
      page.text(text, style: line.undone ? .dim : .normal)
      for detail in line.details where !detail.isEmpty { page.text(detail, indent: 4, style: .dim) }
    }
  }
}
