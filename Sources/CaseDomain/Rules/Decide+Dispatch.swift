extension RuleContext {
  /// The clocks of a new round: sign, contact, return limit and the handling itself, all from the dispatch on — not
  /// signing gains nothing (domain §4, R).
  func roundClocks(_ subject: ClockSubject, rework: Bool, due: Instant?, contactable: Bool) -> [ClockChange] {
    let handling: Clock = rework ? .rework : .handle
    var clocks = start([.sign], subject)
    if contactable { clocks += start([.contact], subject) }
    clocks += due.map { [manual(handling, due: $0, subject)] } ?? start([handling], subject)
    return clocks + start([.returnLimit], subject)
  }
}

extension Deed {
  mutating func dispatch(_ reader: FieldReader) throws(Refusal) {
    let lead = try reader.needDepartment(.lead)
    let with = try reader.departments(.with, except: lead)
    let designated = try mayLead(lead, reader)
    let due = try reader.momentAhead(.due)
    var subject = ClockSubject(target)
    subject.lead = lead
    subject.round += 1
    let clocks =
      stop([.dispatch])
      + context.roundClocks(
        subject, rework: subject.round > 1, due: due, contactable: target.isContactable)
    write(
      .dispatched(
        Dispatch(
          lead: lead, with: with, requirement: reader.text(.requirement), goal: reader.text(.goal),
          measures: reader.text(.planMeasures), designatedBecause: designated)),
      clocks)
    warnWithoutHandler([lead] + with)
    for text in context.calendarNotices(clocks) { notice(text) }
  }

  /// A 举报 is never led by the accused person's department unless the principal designates it with a reason (R).
  private func mayLead(_ lead: String, _ reader: FieldReader) throws(Refusal) -> ErasableText? {
    let members = target.members.compactMap { context.related[$0] }.filter { $0.master == target.number }
    // What is merged into it is handled with it, by the same department.
    guard ([target] + members).contains(where: { $0.accusedDepartments(in: context.organisation).contains(lead) })
    else { return nil }
    guard context.actor.roles.contains(.principal), let reason = reader.text(.reason) else {
      throw .rule(
        .accusedDepartmentLeads, ["department": context.organisation.name(ofDepartment: lead)], field: .lead)
    }
    return reason
  }

  /// The same where a reason is given anyway: only a principal may.
  func refuseAccusedLead(_ lead: String, of target: Case, field: FieldName = .lead) throws(Refusal) {
    guard target.accusedDepartments(in: context.organisation).contains(lead),
      !context.actor.roles.contains(.principal)
    else { return }
    throw .rule(.accusedDepartmentLeads, ["department": context.organisation.name(ofDepartment: lead)], field: field)
  }

  mutating func warnWithoutHandler(_ departments: [String]) {
    // The person a matter is about never sees it, so they cannot sign for it either.
    let sight = Sight(target)
    for department in departments
    where context.organisation.handlers(of: department).allSatisfy({ sight.accuses($0) }) {
      notice(.departmentWithoutHandler, ["department": context.organisation.name(ofDepartment: department)])
    }
  }

  mutating func reassign(_ reader: FieldReader) throws(Refusal) {
    let lead = try reader.needDepartment(.lead)
    let with =
      reader.fields.has(.with)
      ? try reader.departments(.with, except: lead) : (target.round?.with ?? []).filter { $0 != lead }
    if lead == target.round?.lead, Set(with) == Set(target.round?.with ?? []) {
      throw .rule(.reassignSame, ["department": context.organisation.name(ofDepartment: lead)], field: .lead)
    }
    _ = try mayLead(lead, reader)
    let newClock = try reader.flag(.newClock) ?? false
    if newClock, !context.actor.roles.contains(.supervisor) { throw .rule(.newClockNeedsSupervisor, field: .newClock) }
    var subject = ClockSubject(target)
    subject.lead = lead
    // The new lead signs and may return it; the handling goes on unless a supervisor says otherwise.
    var clocks = stop([.sign], met: false) + context.start([.sign, .returnLimit], subject)
    if newClock {
      clocks += stop([.handle, .rework], met: false)
      clocks += context.start([subject.round > 1 ? .rework : .handle], subject)
    } else {
      clocks += rechargeHandling(to: lead)
    }
    write(
      .reassigned(Reassignment(lead: lead, with: with, reason: try reader.needText(.reason), newClock: newClock)),
      clocks)
    warnWithoutHandler([lead] + with)
  }

  /// The running clocks of the lead belong to the new lead from now on.
  func rechargeHandling(to lead: String) -> [ClockChange] {
    [Clock.contact, .handle, .rework, .upstream].compactMap { clock in
      guard var run = target.run(clock), run.lead != lead else { return nil }
      run.lead = lead
      return .reset(run: run)
    }
  }

  mutating func sendReturn(_ reader: FieldReader) throws(Refusal) {
    write(
      .sentReturn(
        Return(
          department: target.round?.lead ?? "", reason: try reader.needText(.reason),
          basis: try reader.needText(.basis))),
      stop([.sign], met: true) + stop([.returnLimit]) + start([.arbitrate]))
  }

  mutating func arbitrate(_ reader: FieldReader) throws(Refusal) {
    let lead = try reader.needDepartment(.lead)
    let designated = try reader.flag(.designate) ?? false
    if target.returnCount >= context.policy.returnsUntilDesignation, !designated {
      throw .rule(
        .mustDesignate, ["n": Bilingual(String(target.returnCount))], field: .designate)
    }
    _ = try mayLead(lead, reader)
    let with =
      reader.fields.has(.with)
      ? try reader.departments(.with, except: lead) : (target.round?.with ?? []).filter { $0 != lead }
    let same = lead == target.round?.lead
    var subject = ClockSubject(target)
    subject.lead = lead
    var clocks = stop([.arbitrate]) + context.start([.sign], subject)
    if !designated && !same { clocks += context.start([.returnLimit], subject) }
    // A rejected return does not prolong the limit: the department has used its right.
    if same && !designated, var limit = target.clocks.last(where: { $0.clock == .returnLimit }), limit.due > now {
      limit.stoppedAt = nil
      limit.met = false
      clocks.append(.started(run: limit))
    }
    write(
      .arbitrated(
        Arbitration(
          lead: lead, with: with, reason: reader.text(.reason), upheld: !same, designated: designated)),
      clocks + rechargeHandling(to: lead))
    warnWithoutHandler([lead])
  }
}
