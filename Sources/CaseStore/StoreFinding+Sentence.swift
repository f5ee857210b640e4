import CaseDomain

extension CaseStore {
  /// What this store works on with instead of a file of its own that is damaged or was changed by another hand.
  public var warning: Bilingual? { engine.shelf.wrongFindings.first?.sentence }
}

extension StoreFinding {
  /// What happened, and what was done or is to be done: one or two sentences.
  public var sentence: Bilingual {
    let what = VerifyText(rawValue: kind.rawValue) ?? .strayFile
    let arguments = [
      "path": Bilingual(path), "number": Bilingual(number ?? "—"), "line": Bilingual(line.map { String($0) } ?? "—"),
      "detail": Bilingual(detail ?? "—"),
    ]
    let said = what(arguments)
    let next = then(arguments)
    return Bilingual(said.zh + next.zh, said.en + " " + next.en)
  }

  private var then: VerifyText {
    switch action {
    case .look:
      switch kind {
      case .ownerWrong: .doOwner
      case .indexWrong: .doIndexLater
      case .documentUnreadable: .doStranger
      case .symbolicLink: .doLink
      case .headNotInChain, .journalEndsEarly: .doHead
      case .journalLineInvalid, .journalChainBroken, .journalSegmentMissing, .journalBeginsLate, .journalUnreadable:
        .doJournal
      default: .doLook
      }
    case .restoreFromBackup: detail.map(ContentHash.isHash) == true ? .doRestore : .doRestoreOther
    case .repairable: .doRepair
    case .lineWritten: .doneLine
    case .cut: .doneCut
    case .quarantined: detail.map(ContentHash.isHash) == true || detail == nil ? .doneCopy : .doneAside
    case .removed: .doneRemoved
    case .finished: .doneFinished
    case .discarded: .doneDiscarded
    case .rebuilt: kind == .journalRebuilt ? .doneJournal : .doneRebuilt
    case .confirmedUsed: .doUseConfirmed
    case .putBack: detail?.hasPrefix("quarantine/") == true ? .donePutBackFrom : .donePutBack
    case .rightsSet: .doneRights
    }
  }
}
