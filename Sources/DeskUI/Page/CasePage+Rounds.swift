import CaseDomain

extension CasePage {
  func rounds(_ page: inout PageWriter) {
    guard !target.rounds.isEmpty else { return }
    page.heading(.rounds)
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
}
