/// Why the store could not do what was asked. Values only; the sentences a person reads stand in the text table.
///
/// Except for `outcomeUnknown`, an error from a commit means that nothing was saved and the old documents stand.
public enum StoreError: Error, Equatable, Sendable {
  /// Somebody else held the store's lock until the time-out. `holder` is who, as noted in the lock file.
  case locked(holder: String)
  /// Disk full or over quota before anything was published. `free` in bytes, as far as could be learned.
  case noSpace(path: String, free: Int)
  /// This session may read but not write.
  case readOnlyStore(path: String, reason: ReadOnlyReason)
  /// A sync failed, or the work stopped between publishing and the journal: the change may or may not last.
  /// Never tried again by this session; the next one to take the lock looks at the disk and finishes or discards.
  case outcomeUnknown(path: String, code: Int32)
  /// A system call failed before anything was published. `code` is the `errno`.
  case failed(call: String, path: String, code: Int32)
  /// The folder is not a store (no journal in it).
  case notAStore(path: String)
  /// The journal's folder is gone, though the rest of a store stands there.
  case journalMissing(path: String)
  /// A new store was to be made where there is one already.
  case storeExists(path: String)
  /// Invented cases were to be written into a store for real ones.
  case notPractice(path: String)
  /// The person asking is not in the organisation.
  case noSuchStaff(id: String)
  /// The account that runs the program may not read the store.
  case noAccess(path: String)
  /// `NUMBER` does not look like `SG20261122-0001` (domain §2).
  case badNumber(String)
  /// A name that cannot be a file of the store.
  case badName(String)
  /// No document under this number.
  case noSuchCase(number: String)
  /// Every number offered for a new case was taken.
  case noFreeNumber
  /// The number is taken: a document lies there although nobody should have put it.
  case numberTaken(number: String)
  /// The document moved on: `found` is its revision now; what was to be written is not newer.
  case conflict(number: String, offered: Int, found: Int)
  /// A file that is there but cannot be understood. It is never overwritten.
  case unreadable(path: String)
  /// A symbolic link lies where the store has a file or a folder of its own: it is not followed.
  case symbolicLink(path: String)
  /// The journal cannot be continued: this line does not verify. `line` counts from 1.
  case journalDamaged(segment: String, line: Int)
  /// A network or other file system on which locks and appends do not hold.
  case unsuitableFileSystem(path: String, type: String)
  /// More bytes than the limit.
  case tooLarge(path: String, limit: Int)
  /// An attachment whose bytes no longer match its name.
  case attachmentAltered(hash: String)
  /// No such attachment.
  case noSuchAttachment(hash: String)
}

/// Why a session may not write.
public enum ReadOnlyReason: String, Equatable, Sendable {
  /// The file system is mounted read-only.
  case fileSystem
  /// The account may not write here.
  case permission
  /// A sync failed earlier in this session: what is on the disk is not known.
  case failedSync
  /// The store has a newer format than this program knows.
  case newerFormat
  /// Opened so that nothing can be changed.
  case asked
}

/// A system call that failed, as the seam below the store reports it.
public struct SystemError: Error, Equatable, Sendable {
  public var call: String
  public var path: String
  /// The `errno`.
  public var code: Int32

  public init(call: String, path: String, code: Int32) {
    self.call = call
    self.path = path
    self.code = code
  }
}

extension StoreError {
  /// Something could not be written, which says nothing about what stands there.
  var isWriting: Bool {
    switch self {
    case .noSpace, .readOnlyStore, .failed: true
    default: false
    }
  }
}
