import CaseDomain

/// 应有材料: one paper a dossier must hold before it is put away, and whether it does.
public struct DossierPaper: Sendable, Hashable {
  public enum State: Sendable, Hashable { case there, missing, notNeeded }

  /// Stable, for scripts.
  public var id: String
  public var name: Bilingual
  public var state: State
}

extension Case {
  /// 完整性检查: what the dossier of this case must hold, given the way it went.
  public var dossierPapers: [DossierPaper] {
    let walked = !rounds.isEmpty
    let settled = settlement != nil
    let rounds = rounds
    func paper(_ id: String, _ name: PrintText, needed: Bool = true, _ there: Bool) -> DossierPaper {
      DossierPaper(id: id, name: name.words, state: there ? .there : needed ? .missing : .notNeeded)
    }
    let hasComplainant = kind != .rectification
    let unreached = rounds.contains { round in
      !round.contacts.isEmpty && !round.contacts.contains { $0.what.reached }
    }
    let verdicts = rounds.last?.result.map { $0.what.points.count >= registration.points.count } ?? false
    return [
      paper("acceptance", .paperAcceptance, category != nil || isImported),
      paper("dispatch", .paperDispatch, needed: !settled && !isImported, walked),
      paper("signing", .paperSigning, needed: walked, rounds.last?.signedAt != nil),
      paper(
        "contact", .paperContact, needed: walked && hasComplainant && complainant.isReachable,
        rounds.contains { !$0.contacts.isEmpty }),
      paper("evidence", .paperEvidence, needed: unreached, attachments.contains { $0.what.kind == .contactEvidence }),
      paper("handling", .paperHandling, needed: walked, rounds.contains { !$0.notes.isEmpty || $0.result != nil }),
      paper(
        "opinions", .paperOpinions, needed: rounds.last.map { !$0.with.isEmpty } ?? false,
        rounds.last.map { !$0.with.isEmpty && ($0.missingOpinions.isEmpty || $0.result?.what.withoutOpinions != nil) }
          ?? false),
      paper("result", .paperResult, needed: walked, rounds.last?.result != nil || master != nil),
      paper(
        "verdicts", .paperVerdicts, needed: walked && !registration.points.isEmpty,
        verdicts && !registration.points.isEmpty),
      paper(
        "extension", .paperExtension, needed: rounds.contains { !$0.extensions.isEmpty },
        rounds.contains { round in !round.extensions.isEmpty && round.extensions.allSatisfy { $0.ruling != nil } }),
      paper("review", .paperReview, needed: walked, rounds.last?.approvedAnswer != nil),
      paper(
        "answer", .paperAnswer, needed: hasComplainant,
        settled || imported != nil || rounds.contains { $0.answer != nil }),
      paper("followUp", .paperFollowUp, needed: walked, rounds.last.map { !$0.followUps.isEmpty } ?? false),
      paper("closing", .paperClosing, closing != nil),
    ]
  }
}

extension FormWriter {
  /// 一件一档: the whole file of a case in the six steps, with what is missing on top.
  var dossier: [Paper.Section] {
    let papers = target.dossierPapers
    let missing = papers.filter { $0.state == .missing }.map { $0.name(language) }
    let verdict =
      missing.isEmpty
      ? say(.dossierComplete) : say(.dossierIncomplete, ["n": String(missing.count), "list": list(missing)])
    let catalogue = Paper.Table(
      id: "catalogue", caption: "", columns: [Paper.Column(say(.columnPaper)), Paper.Column(say(.columnState))],
      rows: papers.map { paper in
        let state: PrintText =
          switch paper.state {
          case .there: .paperThere
          case .missing: .paperMissing
          case .notNeeded: .paperNotNeeded
          }
        return [Paper.Span(paper.name(language)), Paper.Span(say(state))]
      })
    var sections = [
      heading("catalogue", say(.dossierCatalogue), [.paragraph([Paper.Span(verdict)]), .table(catalogue)])
    ]
    for form in [FormKind.acceptance, .dispatch, .sendReturn, .extensionApproval, .supervision] {
      guard let paper = paper(form) else { continue }
      sections.append(heading(form.rawValue, form.words(language), paper.sections.flatMap(\.blocks)))
    }
    sections += steps
    for form in [FormKind.answer, .followUp] {
      guard let paper = paper(form) else { continue }
      sections.append(heading(form.rawValue, form.words(language), paper.sections.flatMap(\.blocks)))
    }
    sections.append(heading("history", say(.dossierHistory), [.table(history)]))
    return sections
  }

  private func heading(_ id: String, _ words: String, _ blocks: [Paper.Block]) -> Paper.Section {
    Paper.Section(id: id, heading: words, blocks: blocks)
  }

  /// 阅卷、约访、下访、化解、回访、总结
  private var steps: [Paper.Section] {
    let rounds = target.rounds
    func notes(_ step: HandlingStep) -> [String] {
      rounds.flatMap { round in
        round.notes.filter { $0.what.step == step }.map { line($0.at, $0.actor, text($0.what.text)) }
          + round.opinions.filter { $0.what.step == step }.map {
            line($0.at, $0.actor, "\(department($0.what.department) ?? "")：\(text($0.what.text) ?? "")")
          }
      }
    }
    func contacts(_ methods: Set<ContactMethod>) -> [String] {
      rounds.flatMap(\.contacts).filter { methods.contains($0.what.method) }.map { contact in
        let reached = (contact.what.reached ? TimelineText.reached() : TimelineText.notReached())(language)
        let words = [contact.what.method.words(language), reached, text(contact.what.text) ?? ""]
        return line(contact.at, contact.actor, words.filter { !$0.isEmpty }.joined(separator: " "))
      }
    }
    let calls = rounds.flatMap(\.followUps).map { call in
      let words = [
        call.what.outcome.words(language), call.what.satisfaction?.words(language) ?? "",
        call.what.resolved?.words(language) ?? "",
      ]
      return line(call.at, call.actor, words.filter { !$0.isEmpty }.joined(separator: " "))
    }
    let results = rounds.compactMap { round in
      round.result.map { result in
        line(
          result.at, result.actor,
          "\(result.what.finding.words(language)) \(result.what.resolved.words(language)) \(text(result.what.measures) ?? "")"
        )
      }
    }
    let closing = target.closing.map { [line($0.at, $0.actor, $0.what.kind.words(language))] } ?? []
    let accountable = target.accountabilities.map {
      line($0.at, $0.actor, "\(say(.accountability)) \(view.text($0.what.form)) \(text($0.what.basis) ?? "")")
    }
    return [
      step("reading", .stepReading, notes(.reading)),
      step("appointment", .stepAppointment, notes(.appointment) + contacts([.appointment, .phone, .sms, .online])),
      step("visit", .stepVisit, notes(.visit) + contacts([.visit, .faceToFace])),
      step("mediation", .stepMediation, notes(.mediation) + results),
      step("followUp", .stepFollowUp, calls),
      step("summary", .stepSummary, accountable + closing),
    ]
  }

  private func line(_ at: Instant, _ actor: String, _ words: String?) -> String {
    "\(time(at)) \(person(actor)) \(words ?? "")"
  }

  private func step(_ id: String, _ title: PrintText, _ lines: [String]) -> Paper.Section {
    heading(
      id, say(title),
      lines.isEmpty ? [.paragraph([Paper.Span(say(.stepEmpty))])] : [.list(lines.map { [Paper.Span($0)] })])
  }

  private var history: Paper.Table {
    Paper.Table(
      id: "history", caption: "",
      columns: [.columnAt, .columnWho, .columnWhat, .columnText].map { Paper.Column(say($0)) },
      rows: view.timeline.filter { !$0.undone }.map { line in
        [
          Paper.Span(time(line.at)), Paper.Span(person(line.actor)),
          Paper.Span(line.title(language) + (line.unseparated ? " " + say(.unseparated) : "")),
          Paper.Span(line.details.joined(separator: "；")),
        ]
      })
  }
}
