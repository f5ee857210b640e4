/// The sentences of refusals: which rule stands in the way, and what would make it possible (domain §3).
public enum RefusalText: String, Phrase {
  case caseUnknown
  case caseMissing
  case warningUnknown
  case registerNew
  case personRetired, keyRemoved
  case roleMissing
  case leadHandlerOf
  case leadHandler
  case coHandler
  case whoeverSees
  case stateWrong
  case separationHint
  case barredHandler
  case barredDepartment
  case barredCaller
  case barredAsker
  case unseparatedHint
  case unseparatedNeedsReason
  case fieldUnknown
  case fieldRepeated, fieldTooMany
  case fieldMissing
  case fieldTooLong
  case fieldControl, fieldStacked
  case fieldNotYesNo
  case fieldNotATerm
  case fieldNotANumber
  case fieldNotADate
  case fieldInThePast
  case fieldInTheFuture
  case receivedInTheFuture, receivedLongAgo
  case departmentUnknown
  case departmentRetired
  case staffUnknown
  case partyUnknown
  case categoryUnknown
  case channelUnknown
  case complainantNameMissing
  case complainantUnreachable
  case noSecretsHere
  case settleDissatisfied, settleRectification
  case mergeNeedsSupervisor
  case mergeHasMembers
  case mergeIntoItself
  case mergeIntoMerged
  case mergeIntoClosed
  case mergeRectification
  case reassignAfterSign
  case reassignSame
  case newClockNeedsSupervisor
  case accusedDepartmentLeads
  case returnDesignated
  case returnTooLate
  case mustDesignate
  case followUpUndecided
  case explanationPending
  case explainOnlyUndecided
  case alreadyAsked
  case alreadySuspended
  case notSuspended
  case suspensionOver
  case nothingToDecide
  case extensionUsed
  case extensionTooLate
  case extensionNotLater
  case extensionTooLong
  case submitSuspended
  case opinionsMissing
  case opinionsMissingHint
  case pointUnknown
  case pointMalformed
  case pointsWithoutVerdict
  case contactNeedsReason
  case contactNeedsReveal
  case answerImpossibleReason
  case satisfactionMissing
  case satisfactionWithoutCall
  case againMissing
  case evidenceMissing
  case inspectionOnlyForRectification
  case rectificationNeedsInspection
  case reworkSettled
  case promiseOpen
  case carrierMissing
  case carrierUnfit
  case lookBackNeedsCase
  case orderUnknown
  case orderDone
  case orderMetByLead
  case orderConfirmedByGiver
  case noOpenOrder
  case noOpenPromise
  case promiseUnknown
  case promiseDone
  case promiseOfAnother
  case ownerCannotSee
  case linkToItself, originMalformed
  case publicTextLeaks, notPublished
  case revealNotNeeded
  case erasureField
  case erasureNeedsTwo
  case fileUnreadable
  case undoNothing
  case undoOfAnother
  case undoRegistration
  case undoUndone
  case undoWentOut
  case undoManyCases
  case editNothing
  case editTooLate
  case clearUnknown
  case clearNeeded
  case clearAndSet

  /// Each story in a file of its own; the test of the text table finds a case that none of them tells.
  public var words: Bilingual { asking ?? handling ?? ending ?? "" }
}
