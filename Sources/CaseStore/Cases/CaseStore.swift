import CaseDomain
import Foundation

/// 库: a complaint desk's whole store behind one door. Commands, screens, importer and tests go through it, and every
/// change goes through `decide`.
///
/// Reading takes no lock. Calls from several threads wait for each other.
public final class CaseStore: @unchecked Sendable {  // mutable state is guarded by `guarded`
  /// The newest store format this program writes; a newer one is opened read-only.
  public static let format = 1

  /// What the store takes from the world besides files.
  public struct Surroundings: Sendable {
    /// Random salt for the texts of an event.
    public var nonce: @Sendable () -> String
    /// An identifier for a new store.
    public var identifier: @Sendable () -> String
    /// The time, for lines that recovery writes by itself.
    public var clock: @Sendable () -> Instant
    public var files: any FileOperations
    public var engine: CommitEngine.Options
    /// The index lies in memory only.
    public var indexInMemory: Bool

    public init(
      nonce: @escaping @Sendable () -> String, identifier: @escaping @Sendable () -> String,
      clock: @escaping @Sendable () -> Instant, files: any FileOperations = SystemFiles(),
      engine: CommitEngine.Options = CommitEngine.Options(), indexInMemory: Bool = false
    ) {
      self.nonce = nonce
      self.identifier = identifier
      self.clock = clock
      self.files = files
      self.engine = engine
      self.indexInMemory = indexInMemory
    }
  }

  /// `store.json`
  struct Manifest: Codable {
    var format: Int
    var id: String
    var createdAt: Instant
    var practice: Bool
  }

  public let engine: CommitEngine
  public let drafts: Drafts
  public let profiles: DeskProfiles
  public let attachments: Attachments
  public let isPractice: Bool
  /// The store's own identifier.
  public let identifier: String
  let surroundings: Surroundings
  /// A store that was opened for reading only cannot keep an index file; nor can one on a disk that is full.
  var keepsIndexInMemory: Bool
  let guarded = NSRecursiveLock()
  var index: CaseIndex?
  /// Reading a case looks once whether there is an index file that can be used; a list makes a new one.
  var hasLookedForIndex = false
  let known = KnownDocuments()
  /// Guarded as the index is.
  var inHand: [String: KnownDocument] = [:]
  /// As last read under the lock, each with what the file was then.
  var stamped: (organisation: (MetadataStamp, Organisation)?, policy: (MetadataStamp, Policy)?)
  /// Guarded as the index is.
  var warned: WarnedMemory?
  private var organisationFile: (hash: String, value: Organisation)?
  private var policyFile: (hash: String, value: Policy)?

  // MARK: Making and opening

  /// Makes a new store.
  /// - Throws: `StoreError.storeExists` when there is one already; whatever a commit throws.
  @discardableResult
  public static func create(
    at root: String, organisation: Organisation, policy: Policy = .standard, actor: String, now: Instant,
    _ surroundings: Surroundings
  ) throws -> CaseStore {
    let paths = StorePaths(root: root)
    let disk = Disk(files: surroundings.files.anchored(at: paths.root), access: surroundings.engine.access)
    if try disk.reporting(root: root, { try disk.status(at: paths.metadata("store.json")) }) != nil {
      throw StoreError.storeExists(path: root)
    }
    let engine = try CommitEngine.create(root: root, files: surroundings.files, options: surroundings.engine)
    // A store that only lost its `store.json` is one all the same.
    guard engine.shelf.confirmed("store.json") == nil else { throw StoreError.storeExists(path: root) }
    let manifest = Manifest(
      format: format, id: surroundings.identifier(), createdAt: now, practice: organisation.practice)
    _ = try engine.commit(actor: actor, at: now.iso8601(in: organisation.zone)) { transaction in
      // `store.json` last: a store is complete when it is there.
      try transaction.replace("organisation.json", kind: "organisation", bytes: bytes(organisation))
      try transaction.replace("policy.json", kind: "policy", bytes: bytes(policy))
      try transaction.replace("store.json", kind: "store", bytes: bytes(manifest))
    }
    return try CaseStore(opening: root, surroundings)
  }

  /// Opens a store.
  /// - Throws: `StoreError.notAStore` when there is none.
  public init(opening root: String, _ surroundings: Surroundings) throws {
    let paths = StorePaths(root: root)
    let disk = Disk(files: surroundings.files.anchored(at: paths.root), access: surroundings.engine.access)
    try disk.reporting(root: paths.root) { try CommitEngine.requireJournal(disk, paths) }
    let shelf = MetadataShelf(disk: disk, paths: paths)
    let manifest = try Self.manifest(shelf)
    var options = surroundings.engine
    if manifest.format > Self.format { options.readOnly = .newerFormat }
    let clock = surroundings.clock
    options.clock = { clock().iso8601(in: .beijing) }
    engine = try CommitEngine(root: root, files: disk.files, options: options, shelf: shelf)
    drafts = Drafts(root: root, files: disk.files, access: options.access)
    profiles = DeskProfiles(root: root, files: disk.files, access: options.access)
    attachments = Attachments(root: root, files: disk.files, access: options.access)
    isPractice = manifest.practice
    identifier = manifest.id
    self.surroundings = surroundings
    keepsIndexInMemory = surroundings.indexInMemory || engine.readOnlyReason != nil
  }

  /// What the store is, from `store.json`; from its confirmed version where that is damaged or gone.
  private static func manifest(_ shelf: MetadataShelf) throws -> Manifest {
    let root = shelf.paths.root
    let name = "store.json"
    func decode(_ file: StoredFile?) -> Manifest? {
      file.flatMap { try? JSON.decoder().decode(Manifest.self, from: $0.data) }.flatMap { $0.format >= 1 ? $0 : nil }
    }
    do {
      // A newer program may have put it there, and may keep its journal in another way: looking is all that is safe.
      let standing = try? shelf.disk.readIfThere(shelf.paths.metadata(name)).map(StoredFile.init)
      if let manifest = decode(standing ?? nil), manifest.format > Self.format { return manifest }
      guard let file = try shelf.read(name) else { throw StoreError.notAStore(path: root) }
      guard let manifest = decode(file) ?? decode(shelf.confirmedFile(name)) else {
        throw StoreError.unreadable(path: name)
      }
      return manifest
    } catch StoreError.readOnlyStore(_, .permission) {
      // Not even reading is allowed: there is nothing to open read-only.
      throw StoreError.noAccess(path: root)
    }
  }

  static func bytes(_ value: some Encodable) throws -> [UInt8] {
    Array(try JSON.encoder(pretty: true).encode(value)) + [UInt8(ascii: "\n")]
  }

  /// Why this session may not write, or nil.
  public var readOnlyReason: ReadOnlyReason? { engine.readOnlyReason }

  /// Nothing of it lies in its place: its disk is not mounted, or its folder was moved.
  public var isAway: Bool {
    ["\(engine.paths.root)/store.json", engine.paths.journal].allSatisfy { path in
      ((try? engine.disk.status(at: path)) ?? nil) == nil
    }
  }

  // MARK: Organisation and policy

  private static let organisationName = "organisation.json"
  private static let policyName = "policy.json"

  /// The organisation as it stands now. Read again only when the file changed.
  public func organisation() throws -> Organisation { try organisation(nil) }

  private func organisation(_ glance: MetadataShelf.Glance?) throws -> Organisation {
    try guarded.withLock {
      try decoded(engine.metadata(Self.organisationName, glance), Self.organisationName, &organisationFile)
    }
  }

  /// The zone in which the journal's times are written; where they are decided on, the organisation is read anew.
  func lastKnownZone() throws -> CaseDomain.Zone {
    if let known = guarded.withLock({ organisationFile?.value.zone }) { return known }
    return try organisation().zone
  }

  public func policy() throws -> Policy { try policy(nil) }

  private func policy(_ glance: MetadataShelf.Glance?) throws -> Policy {
    try guarded.withLock { try decoded(engine.metadata(Self.policyName, glance), Self.policyName, &policyFile) }
  }

  private func decoded<Value: Decodable>(
    _ file: StoredFile?, _ name: String, _ cache: inout (hash: String, value: Value)?
  ) throws -> Value {
    guard let file else { throw StoreError.unreadable(path: name) }
    if let cache, cache.hash == file.hash { return cache.value }
    if let value = try? JSON.decoder().decode(Value.self, from: file.data) {
      cache = (file.hash, value)
      return value
    }
    // Where the journal is damaged, what stands in the root is believed as long as it can be understood.
    guard let kept = engine.shelf.confirmedFile(name),
      let value = try? JSON.decoder().decode(Value.self, from: kept.data)
    else { throw StoreError.unreadable(path: name) }
    return value
  }

  /// Changes the organisation under the lock, from what stands there now.
  public func changeOrganisation(
    as actor: String, now: Instant, _ change: (inout Organisation) throws -> Void
  ) throws {
    var organisation = try self.organisation()
    _ = try engine.commit(actor: actor, at: now.iso8601(in: organisation.zone)) { transaction in
      organisation = try self.organisation()
      let before = organisation
      try change(&organisation)
      guard organisation != before else { return }
      try transaction.replace("organisation.json", kind: "organisation", bytes: Self.bytes(organisation))
    }
  }

  public func changePolicy(as actor: String, now: Instant, _ change: (inout Policy) throws -> Void) throws {
    let zone = try organisation().zone
    _ = try engine.commit(actor: actor, at: now.iso8601(in: zone)) { transaction in
      var policy = try self.policy()
      let before = policy
      try change(&policy)
      guard policy != before else { return }
      try transaction.replace("policy.json", kind: "policy", bytes: Self.bytes(policy))
    }
  }

  // MARK: Who asks

  /// The context in which rules judge a person's request.
  /// - Throws: `StoreError.noSuchStaff`.
  public func context(as actor: String, now: Instant) throws -> RuleContext {
    try context(as: actor, now: now, glance())
  }

  private func context(as actor: String, now: Instant, _ glance: MetadataShelf.Glance?) throws -> RuleContext {
    let organisation = try organisation(glance)
    guard let person = organisation.person(actor) else { throw StoreError.noSuchStaff(id: actor) }
    return RuleContext(organisation: organisation, policy: try policy(glance), actor: person, now: now)
  }

  private func glance() -> MetadataShelf.Glance? { engine.shelf.glance([Self.organisationName, Self.policyName]) }

  /// One question of somebody to the index: who they are, what the policy says and how far the index is true are seen by
  /// one look at the store, for a small list costs less than that look.
  /// - Throws: `StoreError.noSuchStaff`.
  func asking<Value>(
    as actor: String, now: Instant, _ body: (CaseIndex, RuleContext) throws -> Value
  ) throws -> Value {
    try guarded.withLock {
      let glance = glance()
      let context = try context(as: actor, now: now, glance)
      return try withIndex(by: glance?.journal) { try body($0, context) }
    }
  }
}
