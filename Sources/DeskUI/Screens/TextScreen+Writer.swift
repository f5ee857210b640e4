import CaseDomain

/// The whole of a case as lines of plain text, for one reader: what they may not know is not in it. Nothing is
/// indented, so that a copied part needs no tidying.
struct CaseText {
  let view: CaseView
  let language: Language

  private var target: Case { view.target }
  private var rules: RuleContext { view.context }
  private var organisation: Organisation { rules.organisation }

  func lines() -> [String] {
    var parts = [head, dates, complainant, matter]
    parts += target.rounds.map(round)
    parts.append(rest)
    parts.append(history)
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private func line(_ label: Bilingual, _ value: String?) -> [String] {
    guard let value, !value.trimmed.isEmpty else { return [] }
    return [label(language) + (language == .zh ? "：" : ": ") + value]
  }

  private func moment(_ moment: Instant) -> String { moment.shown(in: organisation.zone) }

  private func person(_ id: String) -> String { organisation.name(ofStaff: id)(language) }

  private func department(_ id: String) -> String { organisation.name(ofDepartment: id)(language) }

  private func together(_ words: [Bilingual]) -> String { Bilingual.list(words)(language) }

  private var head: [String] {
    var facts = [target.kind.words, target.urgency.words, organisation.name(ofChannel: target.registration.channel)]
    if let category = target.category ?? target.registration.category { facts.append(Bilingual(category)) }
    facts += target.registration.sensitive.map(\.words)
    if target.complainant.confidential { facts.append(FieldName.confidential.words) }
    return [target.number + "  " + target.state.words(language), view.subject, together(facts)]
  }

  private var dates: [String] {
    let running = target.clocks.filter { $0.stoppedAt == nil }.sorted { ($0.due, $0.clock) < ($1.due, $1.clock) }
      .flatMap { run -> [String] in
        let mark = rules.explanation(of: run).mark.map { "  " + $0.words(language) } ?? ""
        return line(run.clock.words, moment(run.due) + mark)
      }
    return running.isEmpty ? [] : [DeskText.headClocks()(language)] + running
  }

  private var complainant: [String] {
    guard target.kind != .rectification else { return [] }
    let who = target.complainant
    var lines = [DeskText.headComplainant()(language)]
    if who.anonymous { lines.append(FieldName.anonymous.words(language)) }
    lines += line(FieldName.name.words, view.identity(who.name))
    lines += line(FieldName.relation.words, who.relation?.words(language))
    lines += line(FieldName.phone.words, view.identity(who.phone))
    lines += line(FieldName.account.words, view.identity(who.account))
    lines += line(FieldName.address.words, view.identity(who.address))
    lines += line(FieldName.preferredTime.words, view.identity(who.preferredTime))
    return lines
  }

  private var matter: [String] {
    let data = target.registration
    var lines = [DeskText.headMatter()(language), view.text(data.content.shown)]
    lines += line(FieldName.remedy.words, view.text(data.remedy))
    for (index, point) in data.points.enumerated() { lines.append("\(index + 1). " + view.text(point.shown)) }
    lines += line(FieldName.objectDepartment.words, data.object?.department.map { view.text(department($0)) })
    lines += line(FieldName.objectPerson.words, view.text(data.object?.person))
    lines += line(FieldName.upstreamNumber.words, data.upstream?.number)
    lines += line(FieldName.receivedAt.words, moment(target.receivedAt))
    lines += line(DeskText.firstResponsible(), person(target.firstResponsible))
    lines += line(Action.settle.words, view.text(target.settlement?.what.answer))
    lines += line(DeskText.importedAnswer(), view.text(target.imported?.text))
    for (name, note) in view.importNotes { lines += line(Bilingual(name), note) }
    return lines
  }

  private func round(_ round: Round) -> [String] {
    var head = DeskText.roundHead([
      "n": Bilingual("\(round.number)"), "lead": organisation.name(ofDepartment: round.lead),
      "at": Bilingual(moment(round.dispatchedAt)),
    ])(language)
    if !round.with.isEmpty {
      head += DeskText.roundWith(["with": .list(round.with.map { organisation.name(ofDepartment: $0) })])(language)
    }
    var lines = [head]
    lines += line(DeskText.reworkReason.words, view.text(round.reworkReason))
    lines += line(FieldName.requirement.words, view.text(round.requirement))
    lines += line(FieldName.goal.words, view.text(round.goal))
    lines += line(FieldName.planMeasures.words, view.text(round.measures))
    if let by = round.signedBy, let at = round.signedAt {
      lines += line(Action.sign.words, person(by) + " " + moment(at))
    }
    if let result = round.result?.what {
      lines += line(Action.submit.words, result.finding.words(language) + " / " + result.resolved.words(language))
      lines += result.points.map { point in
        "\(point.point). " + point.finding.words(language) + " / " + point.resolved.words(language)
      }
      lines += line(FieldName.measures.words, view.text(result.measures.shown))
      lines += line(DeskText.proposedAnswer(), view.text(result.proposedAnswer.shown))
    }
    lines += line(DeskText.approvedAnswer(), view.text(round.approvedAnswer?.what))
    if let answer = round.answer?.what {
      lines += line(Action.answer.words, answer.method.words(language) + "  " + view.text(answer.text.shown))
    }
    for call in round.followUps {
      let said = [call.what.outcome.words, call.what.resolved?.words, call.what.satisfaction?.words].compactMap { $0 }
      lines += line(Action.followUp.words, moment(call.at) + " " + together(said))
    }
    return lines
  }

  private var rest: [String] {
    var lines = line(CaseState.merged.words, target.master)
    lines += target.members.flatMap { line(Action.merge.words, $0) }
    lines += target.links.flatMap { line($0.what.as.words, $0.what.to) }
    lines += target.attachments.flatMap { line($0.what.kind.words, view.text($0.what.name.shown)) }
    return lines.isEmpty ? [] : [DeskText.headRelated()(language)] + lines
  }

  /// Oldest first, as one tells it.
  private var history: [String] {
    [ComfortText.headHistory()(language)]
      + view.timeline.flatMap { entry -> [String] in
        var text =
          "\(moment(entry.at)) \(person(entry.actor))"
          + (language == .zh ? "（\(entry.role.words.zh)）" : " (\(entry.role.words.en)) ") + entry.title(language)
        if entry.unseparated { text += "  ! " + DeskText.unseparated()(language) }
        if entry.undone { text += "  · " + DeskText.undone()(language) }
        return [text] + entry.details.filter { !$0.isEmpty }
      }
  }
}
