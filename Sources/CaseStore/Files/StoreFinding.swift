/// Something `verify` or recovery saw that is not as it should be, and what was done about it.
public struct StoreFinding: Sendable, Hashable {
  /// What is wrong. The raw values are stable; they stand in `verify --format json`.
  public enum Kind: String, Sendable, CaseIterable {
    /// The document is older than the journal says: an old backup, or tampering. Never repaired silently.
    case documentBehindJournal
    /// The journal has the case, the folder has not.
    case documentMissing
    /// The document is newer than the journal: its author died before the line was written.
    case documentAheadOfJournal
    /// Same revision, other bytes than the journal confirms.
    case documentAltered
    /// Damaged: cannot be understood.
    case documentUnreadable
    /// The chain of events inside the document does not hold.
    case eventChainBroken
    /// The index does not say what the documents say, or is damaged.
    case indexWrong
    /// An attachment that a case refers to is gone.
    case attachmentMissing
    /// A draft that cannot be read.
    case draftUnreadable
    /// A person's settings and views that cannot be read, or not all of them.
    case profileUnreadable
    /// Lies under a name or in a folder that is not its number's.
    case documentMisplaced
    /// `store.json`, `organisation.json` or `policy.json` is not what the journal confirms, or gone.
    case metadataAltered
    /// The same of a file whose version was kept and that no line of the journal ever named: its end was lost. The file
    /// counts.
    case metadataAheadOfJournal
    /// `store.json` and the like cannot be understood, or are gone.
    case metadataDamaged
    /// An earlier version of one of these that the journal names is gone from `history/`.
    case versionMissing
    /// An earlier version whose bytes do not match its name.
    case versionDamaged
    /// The last line was cut short.
    case journalTorn
    /// A line that does not verify, with others after it.
    case journalLineInvalid
    /// A sound line that does not follow from the one before.
    case journalChainBroken
    /// A segment is gone.
    case journalSegmentMissing
    /// The first lines are not those that making a store, or repair, writes: its beginning was lost, or it was emptied
    /// and gone on with.
    case journalBeginsLate
    /// The journal ends before the place up to which the index has read it: its end was lost, or cut off.
    case journalEndsEarly
    /// The journal cannot be read at all.
    case journalUnreadable
    /// The journal was written anew from the documents.
    case journalRebuilt
    /// Left by somebody who died.
    case temporaryLeft
    /// An operation stopped half way.
    case operationUnfinished
    /// An attachment whose bytes do not match its name.
    case attachmentAltered
    /// A file the store does not know.
    case strayFile
    /// Others than the owner (or the group) may read or write.
    case rightsTooWide
    /// The owner (or the group) may not do what it has to.
    case rightsWrong
    /// Belongs to another account (or group) than the store.
    case ownerWrong
    /// A symbolic link: nothing in a store is one, and none is followed.
    case symbolicLink
    /// A head that was told earlier is not in the journal's chain: it was cut or written anew.
    case headNotInChain
  }

  /// What was done, or what is to be done.
  public enum Action: String, Sendable, CaseIterable {
    /// Somebody has to look: nothing was changed.
    case look
    /// Restore the document from the newest backup that has the hash in `detail`.
    case restoreFromBackup
    /// `verify --repair` can put it right.
    case repairable
    /// A missing journal line was written and marked as recovered.
    case lineWritten
    /// The damaged end was kept in the quarantine and cut.
    case cut
    /// A copy was put into the quarantine; the file was not touched.
    case quarantined
    /// Removed: it was never part of the store.
    case removed
    /// The operation was brought to its end.
    case finished
    /// The operation was taken back; it had never been acknowledged.
    case discarded
    /// Written anew; the damaged one is in the quarantine.
    case rebuilt
    /// The version that the journal confirms is used in its place.
    case confirmedUsed
    /// The version that the journal confirms was put back; what stood there is in the quarantine.
    case putBack
    /// The rights were set as they have to be.
    case rightsSet

    /// Whether nobody has to do anything any more.
    public var isDone: Bool {
      switch self {
      case .look, .restoreFromBackup, .repairable, .quarantined, .confirmedUsed: false
      case .lineWritten, .cut, .removed, .finished, .discarded, .rebuilt, .putBack, .rightsSet: true
      }
    }
  }

  /// Below the store's root.
  public var path: String
  public var number: String?
  /// Line in a journal segment, from 1.
  public var line: Int?
  public var kind: Kind
  public var action: Action
  /// A hash, a path in the quarantine or a revision, as the kind needs it. No personal data.
  public var detail: String?

  public init(
    path: String, number: String? = nil, line: Int? = nil, kind: Kind, action: Action, detail: String? = nil
  ) {
    self.path = path
    self.number = number
    self.line = line
    self.kind = kind
    self.action = action
    self.detail = detail
  }
}
