extension Case {
  /// The events of the circle itself: intake, handling, answer, follow-up, closing.
  mutating func applyCircle(_ event: CaseEvent) {
    switch event.change {
    case .registered: state = .registered
    case .imported(let data):
      state = data.answer == nil ? .registered : .closed
      if data.answer != nil { closing = By(Closing(kind: .imported), event) }
    case .edited(let edit):
      for field in edit.fields { apply(field) }
    case .accepted(let acceptance):
      state = .accepted
      category = acceptance.category
      urgency = acceptance.urgency
      if let level = acceptance.level { registration.level = level }
      if let overLevel = acceptance.overLevel { registration.overLevel = overLevel }
    case .declined(let data):
      state = .declined
      declining = By(data, event)
    case .settled(let data):
      state = .closing
      settlement = By(data, event)
    case .transferred: state = .transferred
    case .withdrawn: state = .withdrawn
    case .merged(let data):
      state = .merged
      master = data.into
    case .memberAdded(let data):
      if !members.contains(data.member) { members.append(data.member) }
    case .memberRemoved(let data): members.removeAll { $0 == data.member }
    case .unmerged, .released:
      state = .accepted
      master = nil
    case .dispatched(let data):
      openRound(event, lead: data.lead, with: data.with)
      changeRound {
        $0.requirement = data.requirement
        $0.goal = data.goal
        $0.measures = data.measures
      }
    case .reassigned(let data): replaceDepartments(lead: data.lead, with: data.with)
    case .signed:
      state = .handling
      firstResponsible = event.actor
      changeRound {
        $0.signedAt = event.at
        $0.signedBy = event.actor
      }
    case .sentReturn(let data):
      state = .returned
      changeRound { $0.returns.append(By(data, event)) }
    case .arbitrated(let data):
      replaceDepartments(lead: data.lead, with: data.with)
      changeRound {
        $0.arbitrations.append(By(data, event))
        if data.designated { $0.designated = true }
      }
    case .contacted(let data): changeRound { $0.contacts.append(By(data, event)) }
    case .noted(let data): changeRound { $0.notes.append(By(data, event)) }
    case .opined(let data): changeRound { $0.opinions.append(By(data, event)) }
    default: applyResult(event)
    }
  }

  private mutating func applyResult(_ event: CaseEvent) {
    switch event.change {
    case .suspensionAsked(let data): changeRound { $0.suspensions.append(Suspension(asked: By(data, event))) }
    case .suspensionDecided(let data):
      changeRound { if let last = $0.suspensions.indices.last { $0.suspensions[last].ruling = By(data, event) } }
    case .resumed:
      changeRound { if let last = $0.suspensions.indices.last { $0.suspensions[last].resumedAt = event.at } }
    case .extensionAsked(let data): changeRound { $0.extensions.append(Extension(asked: By(data, event))) }
    case .extensionDecided(let data):
      changeRound { if let last = $0.extensions.indices.last { $0.extensions[last].ruling = By(data, event) } }
    case .submitted(let data):
      state = .review
      if let level = data.solvedLevel { solvedLevel = level }
      changeRound { $0.result = By(data, event) }
    case .approved(let data):
      // 整改 has nobody to answer: it goes to its 验收 by itself (domain §3, "Kinds that walk a shorter way").
      state = kind == .rectification ? .followUp : .approved
      changeRound { $0.approvedAnswer = By(data.answer, event) }
    case .approvedWithMaster(let data):
      // A member has no handling of its own; its answer, call-back and closing stand in a round of its own.
      if rounds.isEmpty || rounds.last?.answer != nil { openRound(event, lead: data.lead, with: data.with) }
      state = .approved
      changeRound {
        // Its own round may have had other departments before it was merged.
        $0.departments.formUnion(data.departments)
        $0.approvedAnswer = By(data.answer, event)
      }
    case .sentBack(let data):
      state = .handling
      changeRound { $0.sentBack.append(By(data, event)) }
    case .answered(let data):
      state = .followUp
      changeRound { $0.answer = By(data, event) }
    case .followedUp(let data):
      changeRound { $0.followUps.append(By(data, event)) }
      if data.concludes != nil { state = .closing }
    case .reworked(let data):
      reworks += 1
      // A closed master is opened again by its member's 退办.
      closing = nil
      // The closing clocks and verdicts of the round before stay in that round.
      openRound(event, lead: data.lead, with: data.with)
      changeRound { $0.reworkReason = data.reason }
    case .remerged(let data):
      reworks += 1
      state = .merged
      master = data.master
    case .explanationAsked(let data): changeRound { $0.explanation = Explanation(asked: By(data, event)) }
    case .explanationDecided(let data):
      changeRound { $0.explanation?.ruling = By(data, event) }
      if data.granted { state = .closing }
    case .closed(let data):
      state = .closed
      closing = By(data, event)
    case .closingRefused(let data):
      closingRefusals.append(By(data, event))
      settlement = nil
      if let lead = data.lead {
        openRound(event, lead: lead, with: data.with)
        changeRound { $0.reworkReason = data.reason }
      } else {
        state = .accepted
      }
    case .reopened(let data):
      reopenings.append(By(data, event))
      closing = nil
      declining = nil
      settlement = nil
      master = nil
      state = .accepted
    default: break
    }
  }
}
