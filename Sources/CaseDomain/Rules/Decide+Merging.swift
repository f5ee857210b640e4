/// 并案: handled once, each complainant answered, called back and closed by themselves (domain §3 `merge`).
extension Deed {
  mutating func merge(_ reader: FieldReader) throws(Refusal) {
    let master = try reader.needRelatedCase(.into)
    guard master.number != target.number else { throw .rule(.mergeIntoItself, field: .into) }
    guard master.state != .merged else {
      // Where it was merged is not told to who may not know of that case.
      let told = CaseView(master, in: context)?.other(master.master)
      throw .rule(
        .mergeIntoMerged, ["number": Bilingual(master.number), "master": Bilingual(told ?? "—")], field: .into)
    }
    // One settled on the spot has no approved answer to hand on, and would leave its members waiting for ever.
    let settled = [.approved, .followUp, .closing].contains(master.state) && master.round?.approvedAnswer == nil
    guard master.state.isOpen, !settled, master.settlement == nil else {
      throw .rule(.mergeIntoClosed, ["number": Bilingual(master.number), "state": master.state.words], field: .into)
    }
    if target.kind == .rectification || master.kind == .rectification { throw .rule(.mergeRectification, field: .into) }
    // Handled with the master means handled by its department.
    if let lead = master.round?.lead { try refuseAccusedLead(lead, of: target, field: .into) }
    write(
      .merged(Merging(into: master.number)),
      context.stopAll(met: [.accept, .dispatch], on: target, except: [.upstream]))
    write(on: master, .memberAdded(Membership(member: target.number)))
    // The master's answer stands already: the member gets it at once, for nobody would come back to approve it.
    if [.approved, .followUp, .closing].contains(master.state), let round = master.round,
      let answer = round.approvedAnswer?.what
    {
      write(
        .approvedWithMaster(
          MasterApproval(
            master: master.number, answer: answer, lead: round.lead, with: round.with,
            departments: master.handlingDepartments.sorted())),
        start([.answer]))
    }
  }

  mutating func unmerge(_ reader: FieldReader) throws(Refusal) {
    let master = target.master.flatMap { context.related[$0] }
    write(.unmerged(Reason(reason: try reader.needText(.reason))), start([.dispatch]))
    if let master { write(on: master, .memberRemoved(Membership(member: target.number))) }
  }

  /// The master was declined, transferred or withdrawn: its members go back to accepted.
  mutating func releaseMembers(because state: CaseState) {
    for number in target.members {
      guard let member = context.related[number], member.state == .merged, member.master == target.number else {
        continue
      }
      let context = context
      write(on: member, .released(Release(master: target.number, because: state))) {
        context.start([.dispatch], ClockSubject($0))
      }
    }
  }

  /// The master is approved: each member goes merged → approved with that answer as its draft.
  mutating func approveMembers(_ answer: ErasableText) {
    guard let round = target.round else { return }
    let departments = target.handlingDepartments.sorted()
    for number in target.members {
      guard let member = context.related[number], member.state == .merged, member.master == target.number else {
        continue
      }
      let approval = MasterApproval(
        master: target.number, answer: answer, lead: round.lead, with: round.with, departments: departments)
      let context = context
      write(on: member, .approvedWithMaster(approval)) { context.start([.answer], ClockSubject($0)) }
    }
  }

  /// The master a member was approved with, if that is how its answer came about.
  var masterOfAnswer: String? {
    guard target.master != nil || target.round?.result == nil else { return nil }
    for event in target.events.reversed() {
      if case .approvedWithMaster(let data) = event.change { return data.master }
      if case .submitted = event.change { return nil }
    }
    return nil
  }

  /// The master that a 退办 of this member goes to. One that was withdrawn, declined or transferred since is nobody's to
  /// handle any more: the member then gets a round of its own (D).
  func masterToRework() throws(Refusal) -> Case? {
    guard let number = masterOfAnswer else { return nil }
    guard let master = context.related[number] else {
      throw Refusal(.notFound, .caseUnknown, ["number": Bilingual(number)])
    }
    return master.state.isOpen || master.state == .closed ? master : nil
  }

  /// 退办 of a member opens the master's next round, and the member waits for it again.
  mutating func reworkMember(_ master: Case, _ reader: FieldReader) throws(Refusal) {
    let reason = try reader.needText(.reason)
    write(
      .remerged(Remerging(reason: reason, master: master.number)),
      context.stopAll(met: [.decide], on: target, except: [.upstream]))
    if !master.members.contains(target.number) {
      write(on: master, .memberAdded(Membership(member: target.number)))
    }
    let working: Set<CaseState> = [.registered, .accepted, .dispatched, .handling, .review, .returned]
    // Already being handled (again): the member joins that round.
    guard !working.contains(master.state) else { return }
    let lead = try reader.department(.lead) ?? master.round?.lead ?? ""
    let with =
      reader.fields.has(.with)
      ? try reader.departments(.with, except: lead) : (master.round?.with ?? []).filter { $0 != lead }
    if lead != master.round?.lead {
      try refuseAccusedLead(lead, of: master)
      try refuseAccusedLead(lead, of: target)
    }
    let context = context
    let due = try reader.momentAhead(.due)
    write(on: master, .reworked(Rework(reason: reason, lead: lead, with: with))) { current in
      var subject = ClockSubject(current)
      subject.lead = lead
      subject.round += 1
      return context.stopAll(on: current, except: [.upstream])
        + context.roundClocks(subject, rework: true, due: due, contactable: current.isContactable)
    }
  }
}
