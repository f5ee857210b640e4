import CaseDomain

/// What one wants to have before one's eyes while filling in a form on a case: whom to reach, what was asked, what is
/// to be decided.
struct FormReference {
  let action: Action
  let view: CaseView
  let desk: DeskContext

  struct Line: Hashable {
    var text: String
    /// Rows at most.
    var rows: Int
  }

  private var target: Case { view.target }
  private var language: Language { desk.language }

  func lines() -> [Line] {
    var lines: [Line] = []
    if [.contact, .followUp, .answer, .settle].contains(action), let person = whom {
      lines.append(Line(text: person, rows: 1))
    }
    // 更正 has it as a row of its own.
    if action != .edit {
      lines.append(labelled(FieldName.content.words, view.text(target.registration.content.shown), rows: 2))
    }
    lines += toDecide
    return lines.filter { !$0.text.isEmpty }
  }

  private func labelled(_ label: Bilingual, _ text: String, rows: Int) -> Line {
    Line(text: text.isEmpty ? "" : label(language) + (language == .zh ? "：" : ": ") + text, rows: rows)
  }

  /// Name, relation and how to reach them, when this person may know it.
  private var whom: String? {
    guard !view.isMasked else { return nil }
    let person = target.complainant
    let parts = [
      view.identity(person.name), person.relation?.words(language), view.identity(person.phone),
      view.identity(person.account), view.identity(person.preferredTime),
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "  ")
  }

  private var toDecide: [Line] {
    guard let round = target.round else { return [] }
    switch action {
    case .approve, .sendBack:
      guard let result = round.result?.what else { return [] }
      let verdict = result.finding.words + " / " + result.resolved.words
      return [
        labelled(Action.submit.words, verdict(language), rows: 1),
        labelled(FieldName.measures.words, view.text(result.measures.shown), rows: 2),
      ]
    case .followUp:
      return [labelled(Action.answer.words, round.answer.map { view.text($0.what.text.shown) } ?? "", rows: 2)]
    case .rework, .explain, .close, .refuse:
      let last = round.followUps.last?.what
      let said = [last?.outcome.words, last?.resolved?.words, last?.satisfaction?.words].compactMap { $0?(language) }
      return [
        labelled(Action.answer.words, round.answer.map { view.text($0.what.text.shown) } ?? "", rows: 1),
        labelled(Action.followUp.words, said.joined(separator: " / "), rows: 1),
      ]
    case .decideExtension:
      guard let asked = round.pendingExtension?.asked.what else { return [] }
      return [
        labelled(
          Action.extend.words, "→ \(view.context.brief(asked.to)(language))  \(view.text(asked.reason.shown))", rows: 2)
      ]
    case .decideSuspension:
      guard let asked = round.pendingSuspension?.asked.what else { return [] }
      return [labelled(Action.suspend.words, "→ \(asked.until)  \(view.text(asked.reason.shown))", rows: 2)]
    case .decideExplanation:
      guard let asked = round.pendingExplanation?.asked.what else { return [] }
      return [labelled(Action.explain.words, view.text(asked.reason.shown), rows: 2)]
    case .arbitrate:
      guard let sent = round.returns.last?.what else { return [] }
      return [
        labelled(Action.sendReturn.words, view.text(sent.reason.shown), rows: 2),
        labelled(FieldName.basis.words, view.text(sent.basis.shown), rows: 1),
      ]
    default: return []
    }
  }
}
