import CaseDomain

/// 应有材料: one paper a dossier must hold before it is put away, and whether it does.
public struct DossierPaper: Sendable, Hashable {
  public enum State: Sendable, Hashable {
    case there, missing, notNeeded
    /// 见主案: of a merged case, whose master is handled.
    case withMaster
    /// 未到: the case has not got so far yet.
    case notYet
  }

  /// Stable, for scripts.
  public var id: String
  public var name: Bilingual
  public var state: State
}

extension Case {
  /// 完整性检查: what the dossier of this case must hold, given the way it goes: settled on the spot it needs no 交办,
  /// merged it has its master's result, reworked the present round is what counts.
  public var dossierPapers: [DossierPaper] {
    let round = presentRound
    let settled = settlement != nil
    let isMember = master != nil
    // 历史导入 came with its answer; whatever goes neither of these ways is given to a department, sooner or later.
    let walks = !settled && !isMember && (imported == nil || !rounds.isEmpty)
    let stand = standing
    /// - Parameters:
    ///   - due: from how far on it must be there; until then it is still to come.
    ///   - byMaster: of a merged case its master's paper does.
    func paper(
      _ id: String, _ name: PrintText, needed: Bool = true, due: Int = 0, byMaster: Bool = false, _ there: Bool
    ) -> DossierPaper {
      let state: DossierPaper.State =
        there
        ? .there
        : isMember && byMaster
          ? .withMaster : !needed ? .notNeeded : stand < due ? (isOver ? .notNeeded : .notYet) : .missing
      return DossierPaper(id: id, name: name.words, state: state)
    }
    let hasComplainant = kind != .rectification
    let contacts = rounds.flatMap(\.contacts)
    let verdicts = round?.result.map { $0.what.points.count >= registration.points.count } ?? false
    return [
      // 当场办结 and 并案 may come before 受理; what was registered is then all there is.
      paper("acceptance", .paperAcceptance, due: 1, category != nil || isImported || settled || isMember),
      paper("dispatch", .paperDispatch, needed: walks, due: 2, byMaster: true, round != nil && wasDispatched),
      paper("signing", .paperSigning, needed: walks, due: 3, byMaster: true, round?.signedAt != nil),
      paper(
        "contact", .paperContact, needed: walks && hasComplainant && complainant.isReachable, due: 4, byMaster: true,
        // The first contact of an earlier round is one, once this round has got so far.
        round.map { stand >= 4 ? !contacts.isEmpty : !$0.contacts.isEmpty } ?? false),
      paper(
        "evidence", .paperEvidence, needed: !contacts.isEmpty && !contacts.contains { $0.what.reached }, due: 4,
        attachments.contains { $0.what.kind == .contactEvidence }),
      paper(
        "handling", .paperHandling, needed: walks, due: 4, byMaster: true,
        round.map { !$0.notes.isEmpty || $0.result != nil } ?? false),
      paper(
        "opinions", .paperOpinions, needed: walks && round.map { !$0.with.isEmpty } ?? false, due: 4,
        round.map { !$0.with.isEmpty && ($0.missingOpinions.isEmpty || $0.result?.what.withoutOpinions != nil) }
          ?? false),
      paper("result", .paperResult, needed: walks, due: 4, byMaster: true, round?.result != nil),
      paper(
        "verdicts", .paperVerdicts, needed: walks && !registration.points.isEmpty, due: 4,
        verdicts && !registration.points.isEmpty),
      paper(
        "extension", .paperExtension, needed: rounds.contains { !$0.extensions.isEmpty },
        rounds.contains { round in !round.extensions.isEmpty && round.extensions.allSatisfy { $0.ruling != nil } }),
      paper("review", .paperReview, needed: walks, due: 5, byMaster: true, round?.approvedAnswer != nil),
      paper(
        "answer", .paperAnswer, needed: hasComplainant, due: 6,
        settled || imported != nil && rounds.isEmpty || round?.answer != nil),
      paper(
        "followUp", hasComplainant ? .paperFollowUp : .paperInspection, needed: walks || isMember, due: 7,
        round.map { !$0.followUps.isEmpty } ?? false),
      paper("closing", .paperClosing, due: 8, closing != nil),
    ]
  }

  /// 本轮: nil until it is given to somebody, again after a reopening or when a member went back to its master.
  private var presentRound: Round? {
    switch state {
    case .registered, .accepted: nil
    case .merged: rounds.last.flatMap { $0.answer == nil ? $0 : nil }
    default: rounds.last
    }
  }

  /// A member's round begins with its master's answer: nobody handed it over.
  private var wasDispatched: Bool {
    events.contains { event in if case .dispatched = event.change { true } else { false } }
  }
}

extension Case {
  /// How far it has got, for what may be asked of its dossier.
  fileprivate var standing: Int {
    switch state {
    case .registered: 0
    case .accepted: 1
    case .dispatched, .returned, .merged: 2
    case .handling: 3
    case .review: 4
    case .approved: 5
    case .followUp: 6
    case .closing: 7
    case .closed: 8
    case .declined, .transferred, .withdrawn: rounds.isEmpty ? 0 : 2
    }
  }

  /// It ended without being handled here: nothing more will come.
  fileprivate var isOver: Bool { [.declined, .transferred, .withdrawn].contains(state) }
}

extension FormWriter {
  /// 一件一档: the whole file of a case in the six steps, with what is missing on top.
  var dossier: [Paper.Section] {
    let papers = target.dossierPapers
    let missing = papers.filter { $0.state == .missing }.map { $0.name(language) }
    var verdict =
      missing.isEmpty
      ? say(papers.contains { $0.state == .notYet } ? .dossierSoFar : .dossierComplete)
      : say(.dossierIncomplete, ["n": String(missing.count), "list": list(missing)])
    let coming = papers.filter { $0.state == .notYet }.map { $0.name(language) }
    if !coming.isEmpty { verdict += gap + say(.dossierComing, ["list": list(coming)]) }
    // The six steps are recorded as the case needs them; which have no record is told, not judged.
    let steps = steps
    let silent = steps.filter { $0.isEmpty }.map { say($0.title) }
    if !target.rounds.isEmpty, !silent.isEmpty { verdict += gap + say(.dossierSilent, ["list": list(silent)]) }
    let catalogue = Paper.Table(
      id: "catalogue", caption: "", columns: [Paper.Column(say(.columnPaper)), Paper.Column(say(.columnState))],
      rows: papers.map { paper in
        let state: PrintText =
          switch paper.state {
          case .there: .paperThere
          case .missing: .paperMissing
          case .notNeeded: .paperNotNeeded
          case .withMaster: .paperWithMaster
          case .notYet: .paperNotYet
          }
        return [Paper.Span(paper.name(language)), Paper.Span(say(state))]
      })
    var sections = [
      heading("catalogue", say(.dossierCatalogue), [.paragraph([Paper.Span(verdict)]), .table(catalogue)])
    ]
    for form in [FormKind.acceptance, .dispatch, .sendReturn, .extensionApproval, .supervision] {
      if form == .dispatch {
        // Each time it was given to somebody, by whom and with what words then.
        for (index, handing) in target.handings.enumerated() {
          sections.append(heading(numbered("dispatch", index), form.words(language), dispatch(handing)))
        }
        continue
      }
      guard let paper = paper(form) else { continue }
      sections.append(heading(form.rawValue, name(of: form), paper.sections.flatMap(\.blocks)))
    }
    sections += steps.map(section)
    // Of every round: an answer that was not good enough is a part of the file.
    for (index, answer) in answers.enumerated() {
      sections.append(heading(numbered("answer", index), FormKind.answer.words(language), answer))
    }
    if let paper = paper(.followUp) {
      sections.append(heading("followUp", name(of: .followUp), paper.sections.flatMap(\.blocks)))
    }
    sections.append(heading("history", say(.dossierHistory), [.table(history)]))
    return sections
  }

  private func heading(_ id: String, _ words: String, _ blocks: [Paper.Block]) -> Paper.Section {
    Paper.Section(id: id, heading: words, blocks: blocks)
  }

  private var gap: String { language == .zh ? "" : " " }

  private func numbered(_ id: String, _ index: Int) -> String { index == 0 ? id : "\(id)-\(index + 1)" }

  /// One of the six steps with what is recorded of it, in order of time.
  private struct Step {
    var id: String
    var title: PrintText
    var lines: [(at: Instant, words: String)]
    var isEmpty: Bool { lines.isEmpty }
  }

  /// 阅卷、约访、下访、化解、回访、总结
  private var steps: [Step] {
    typealias Line = (at: Instant, words: String)
    let rounds = target.rounds
    func notes(_ step: HandlingStep) -> [Line] {
      rounds.flatMap { round in
        round.notes.filter { $0.what.step == step }.map { line($0.at, $0.actor, text($0.what.text)) }
          + round.opinions.filter { $0.what.step == step }.map {
            line($0.at, $0.actor, "\(department($0.what.department) ?? "")：\(text($0.what.text) ?? "")")
          }
      }
    }
    func contacts(_ methods: Set<ContactMethod>) -> [Line] {
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
    let closing = target.closing.map { closing in
      [line(closing.at, closing.actor, say(.closedAs, ["kind": closing.what.kind.words(language)]))]
    }
    let accountable = target.accountabilities.map {
      line($0.at, $0.actor, "\(say(.accountability)) \(view.text($0.what.form)) \(text($0.what.basis) ?? "")")
    }
    return [
      Step(id: "reading", title: .stepReading, lines: notes(.reading)),
      Step(
        id: "appointment", title: .stepAppointment,
        lines: notes(.appointment) + contacts([.appointment, .phone, .sms, .online])),
      Step(id: "visit", title: .stepVisit, lines: notes(.visit) + contacts([.visit, .faceToFace])),
      Step(id: "mediation", title: .stepMediation, lines: notes(.mediation) + results),
      Step(
        id: "followUp", title: target.kind == .rectification ? .stepInspection : .stepFollowUp, lines: calls),
      Step(id: "summary", title: .stepSummary, lines: accountable + (closing ?? [])),
    ].map { step in
      var step = step
      step.lines = step.lines.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        .map(\.element)
      return step
    }
  }

  private func line(_ at: Instant, _ actor: String, _ words: String?) -> (at: Instant, words: String) {
    (at, "\(time(at)) \(person(actor)) \(words ?? "")")
  }

  private func section(_ step: Step) -> Paper.Section {
    heading(
      step.id, say(step.title),
      step.isEmpty
        ? [.paragraph([Paper.Span(say(.stepEmpty))])] : [.list(step.lines.map { [Paper.Span($0.words)] })])
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
