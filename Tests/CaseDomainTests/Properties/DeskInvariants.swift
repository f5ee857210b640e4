import Foundation
import Testing

@testable import CaseDomain

/// What must hold after every step, whatever anybody tried.
struct DeskInvariants {
  /// Sentences about what is broken; empty when all holds.
  private(set) var broken: [String] = []

  mutating func check(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds, broken.count < 20 { broken.append(what()) }
  }

  mutating func check(_ desk: RandomDesk, after step: RandomDesk.Step, before: [String: Case]) throws {
    let scenario = desk.scenario
    if step.refusal != nil {
      check(
        scenario.cases.allSatisfy { $0.value.revision == before[$0.key]?.revision },
        "refused, yet changed: \(step.action)")
      check(step.refusal?.message.zh.contains("{") == false, "unfilled: \(step.refusal?.message.zh ?? "")")
    }
    for (number, target) in scenario.cases where target.revision != before[number]?.revision {
      checkHistory(target, before[number])
      checkClocks(target, scenario)
      checkEnd(target, scenario)
      checkCalls(target, scenario)
      try checkSight(target, scenario)
      checkMerging(target, scenario)
    }
  }

  // MARK: - History

  private mutating func checkHistory(_ target: Case, _ before: Case?) {
    let name = "\(target.number) r\(target.revision) \(target.events.last?.change.type.rawValue ?? "")"
    check(Case(number: target.number, events: target.events) == target, "refolds otherwise: \(name)")
    check(target.revision == target.events.count, "revision: \(name)")
    check(target.events.map(\.seq) == Array(1...max(1, target.events.count)), "sequence: \(name)")
    let kept = before?.events ?? []
    check(Array(target.events.prefix(kept.count)) == kept, "history edited: \(name)")
    do {
      let fresh = Array(target.events.dropFirst(kept.count))
      let coded = try JSONEncoder().encode(fresh)
      check(try JSONDecoder().decode([CaseEvent].self, from: coded) == fresh, "JSON: \(name)")
    } catch {
      check(false, "JSON: \(name) \(error)")
    }
    check(zip(target.events, target.events.dropFirst()).allSatisfy { $0.at <= $1.at }, "time runs back: \(name)")
    check(target.rounds.map(\.number) == Array(0..<target.rounds.count).map { $0 + 1 }, "rounds: \(name)")
  }

  // MARK: - Clocks

  private mutating func checkClocks(_ target: Case, _ scenario: Scenario) {
    let name = "\(target.number) r\(target.revision) \(target.state) \(target.events.last?.change.type.rawValue ?? "")"
    for run in target.clocks {
      check(run.due >= run.startedAt, "due before it started: \(run.clock) \(name)")
      if let stopped = run.stoppedAt { check(stopped >= run.startedAt, "stopped before it started: \(name)") }
    }
    let running = target.clocks.filter { $0.stoppedAt == nil }
    check(Set(running.map(\.clock)).count == running.count, "runs twice: \(name)")
    let clocks = Set(running.map(\.clock))
    let allowed: Set<Clock>
    switch target.state {
    case .closed, .declined, .transferred, .withdrawn: allowed = []
    case .registered: allowed = [.accept, .upstream]
    case .accepted: allowed = [.dispatch, .upstream]
    case .merged: allowed = [.upstream]
    case .dispatched: allowed = [.sign, .contact, .handle, .rework, .returnLimit, .upstream, .decide]
    case .handling: allowed = [.contact, .handle, .rework, .returnLimit, .upstream, .decide]
    case .returned: allowed = [.arbitrate, .contact, .handle, .rework, .upstream, .decide]
    case .review: allowed = [.approve, .handle, .rework, .upstream]
    case .approved: allowed = [.answer, .upstream]
    case .followUp: allowed = [.followUp, .decide]
    case .closing: allowed = [.close]
    }
    check(clocks.isSubset(of: allowed), "\(clocks.subtracting(allowed)) runs: \(name)")
    let needed: [CaseState: Clock] = [
      .registered: .accept, .accepted: .dispatch, .dispatched: .sign, .returned: .arbitrate, .review: .approve,
      .approved: .answer, .closing: .close,
    ]
    if let clock = needed[target.state] { check(clocks.contains(clock), "\(clock) does not run: \(name)") }
    if [.dispatched, .handling, .returned, .review].contains(target.state) {
      check(target.handlingRun != nil, "no handling clock: \(name)")
    }
    if target.isUndecided { check(clocks.contains(.decide), "undecided, and nobody is asked: \(name)") }
    if target.state == .review {
      check(target.handlingRun?.isPaused(at: scenario.now) == true, "runs in review: \(name)")
    }
  }

  // MARK: - The end

  private mutating func checkEnd(_ target: Case, _ scenario: Scenario) {
    guard target.state == .closed, let event = target.events.last(where: { $0.seq == target.closing?.seq }),
      target.events.last?.seq == event.seq, case .closed(let closing) = event.change
    else { return }
    let round = target.round
    let concluded = round?.followUps.last?.what.concludes != nil
    let explained = round?.explanation?.ruling?.what.granted == true
    check(
      concluded || explained || target.settlement != nil || closing.kind == .carried,
      "closed without follow-up, settlement, explanation or 挂账: \(target.number)")
    check(closing.kind == .carried || target.openPromises.isEmpty, "closed over a promise: \(target.number)")
    guard event.unseparatedBecause == nil else { return }
    check(!target.handlers.contains(event.actor), "closed by its handler: \(target.number)")
    let callers = Set(round?.followUps.map(\.actor) ?? [])
    check(callers != [event.actor], "closed by its only caller: \(target.number)")
  }

  private mutating func checkCalls(_ target: Case, _ scenario: Scenario) {
    guard let event = target.events.last else { return }
    switch event.change {
    case .followedUp where event.unseparatedBecause == nil:
      let departments = Set(scenario.organisation.person(event.actor)?.departments ?? [])
      check(
        target.handlingDepartments.isDisjoint(with: departments), "called by a handling department: \(target.number)")
      check(!target.handlers.contains(event.actor), "called by a handler: \(target.number)")
    case .approved where event.unseparatedBecause == nil, .sentBack where event.unseparatedBecause == nil:
      check(!target.handlers.contains(event.actor), "approved by a handler: \(target.number)")
    case .dispatched(let data):
      let accused = target.accusedDepartments(in: scenario.organisation).contains(data.lead)
      check(
        !accused || data.designatedBecause != nil && event.role == .principal
          || scenario.organisation.person(event.actor)?.roles.contains(.principal) == true,
        "a 举报 led by the accused's department: \(target.number)")
    default: break
    }
    check(event.actor == Staff.systemID || scenario.organisation.person(event.actor)?.active == true, "by nobody")
  }

  private mutating func checkMerging(_ target: Case, _ scenario: Scenario) {
    guard target.state == .merged else { return }
    let master = target.master.flatMap { scenario.cases[$0] }
    check(
      master?.state.isOpen == true && master?.state != .merged, "merged into \(master?.state.rawValue ?? "nothing")")
    check(master?.members.contains(target.number) == true, "its master does not know it: \(target.number)")
    let waiting: Set<CaseState> = [.registered, .accepted, .dispatched, .handling, .returned, .review]
    check(
      master.map { waiting.contains($0.state) } == true,
      "nobody will approve it: \(target.number) \(master?.events.suffix(6).map(\.change.type.rawValue) ?? [])")
  }

  // MARK: - Sight

  private mutating func checkSight(_ target: Case, _ scenario: Scenario) throws {
    let row = CaseSummary(target)
    var masked: CaseView?
    for person in scenario.organisation.staff {
      var context = scenario.context(as: person.id)
      for number in target.mentionedNumbers { context.related[number] = scenario.cases[number] }
      let view = CaseView(target, in: context)
      if Sight(target).accuses(person) { check(view == nil, "\(person.id) sees their own case") }
      check(context.visibility(of: row) == context.visibility(of: target), "row and case differ: \(target.number)")
      if let view, view.isMasked { masked = view }
      if let view, target.revision.isMultiple(of: 3) { checkUnseen(view, scenario, person) }
    }
    if target.revision.isMultiple(of: 4) { checkOffers(target, scenario) }
    guard let masked else { return }
    // What is masked is masked for everybody in the same way.
    let encoder = JSONEncoder()
    encoder.userInfo[TextTreatment.key] = masked.treatment
    // The whole history when what is secret may have changed, else what is new.
    let whole = target.revision.isMultiple(of: 10) || target.events.last?.change.type == .edited
    let events = whole ? target.events : Array(target.events.suffix(3))
    let json = String(decoding: try encoder.encode(events), as: UTF8.self)
    let lines = masked.timeline.flatMap { [$0.title.zh, $0.title.en] + $0.details }.joined(separator: "\n")
    let text = json + lines + masked.subject + row.maskedSubject
    for secret in [target.complainant.name, target.complainant.phone, target.complainant.account] {
      for spelling in secret?.text.map(RandomDesk.spellings) ?? [] {
        check(!text.contains(spelling), "a masked reader reads \(spelling) in \(target.number) r\(target.revision)")
      }
    }
    for phone in RandomDesk.secretPhones {
      check(!text.contains(phone), "a masked reader reads a number in \(target.number) r\(target.revision)")
    }
  }

  /// What a case tells of others that its reader may not know of: not even their numbers.
  private mutating func checkUnseen(_ view: CaseView, _ scenario: Scenario, _ person: Staff) {
    let unseen = view.target.mentionedNumbers.filter { number in
      scenario.cases[number].map { view.context.visibility(of: $0) == .hidden } ?? false
    }
    guard !unseen.isEmpty else { return }
    let text = view.timeline.flatMap { [$0.title.zh, $0.title.en] + $0.details }.joined(separator: "\n")
    for number in unseen {
      check(view.other(number) == nil && !text.contains(number), "\(person.id) reads of \(number)")
    }
  }

  /// One person a time: what is offered is what is permitted, and nothing on what they may not see.
  private mutating func checkOffers(_ target: Case, _ scenario: Scenario) {
    let staff = scenario.organisation.staff
    let person = staff[target.revision / 4 % staff.count]
    let context = scenario.context(as: person.id)
    let possible = target.possibleActions(in: context)
    let offers = target.actionOffers(in: context)
    check(offers.filter { $0.refusal == nil }.map(\.action) == possible, "offers differ from possible actions")
    check(offers.map(\.action) == Action.allCases.filter { $0 != .register }, "an action is not offered")
    if context.visibility(of: target) == .hidden {
      check(possible.allSatisfy { $0 == .erase }, "acts on what they may not see: \(person.id) \(possible)")
    }
  }
}
