import CaseDomain
import CaseStore
import DeskUI
import Foundation

/// Carries out what the desk asks of the world and answers with events. The only place where a screen's wish meets the
/// store.
@MainActor
final class EffectRunner {
  /// How a store is found, made and opened; given by the command line.
  struct Doors {
    /// The practice store of `demo`, made now: the store and who sits down at it.
    var demo: () throws -> (CaseStore, String)
    /// A new store with its first person: the store and that person's id.
    var create: (_ name: String, _ code: String, _ person: String) throws -> (CaseStore, String)
    /// Whether this person may attach files by path (`Identity.mayAttachFiles`).
    var mayAttach: (_ store: CaseStore, _ actor: Staff) -> Bool = { _, _ in false }
    /// The key that this person came with.
    var key: KeyWatch?
  }

  private(set) var store: CaseStore?
  private(set) var actor: String
  /// Until when nothing presses that did not press before, unless somebody writes.
  var quiet: (from: Instant, until: Instant, end: JournalPosition)?
  private let doors: Doors
  let clock: () -> Instant
  /// The end of the journal as the desk has seen it.
  private var seen = JournalPosition.start
  /// Wakes the desk when others write; nil where it has to look by itself.
  private(set) var watch: StirWatch?
  /// Whether that is the end still.
  private var pulse: JournalPulse?
  /// This desk among those that run; nil without a store.
  private(set) var presence: DeskPresence?
  /// The operations log of the store, while somebody sits at it.
  private(set) var log: LogBook?
  /// Whether the log was told of this person.
  private var hasArrived = false
  /// What this person's file said when they sat down.
  private var profile = DeskProfile()
  /// Something to tell once the desk is open.
  private(set) var notice: Bilingual?
  /// What is known of the journal by itself.
  private var journalSight = JournalWatch()
  /// The store is not in its place: it is looked for again with every glance.
  private var isAway = false
  var initials: [String: String] = [:]
  /// As the desk speaks now: papers are written in it.
  var language = Language.zh

  init(store: CaseStore?, actor: String, doors: Doors, clock: @escaping () -> Instant) {
    self.store = store
    self.actor = actor
    self.doors = doors
    self.clock = clock
    sitDown()
  }

  private func sitDown() {
    guard let store else { return }
    journalSight = JournalWatch()
    isAway = false
    pulse = JournalPulse(store.engine)
    watch = StirWatch(store.engine.paths.journal)
    let (profile, setAside) = store.profiles.open(staff: actor)
    self.profile = profile
    notice = setAside.map { path in
      path.isEmpty ? DeskStoreText.profileIgnored() : DeskStoreText.profileSetAside(["path": Bilingual(path)])
    }
    if notice == nil { notice = store.warning }
    presence = store.presence(of: actor, ticks: { Clocks.ticks })
    let log = LogBook(root: store.engine.paths.root)
    log.drain(store)
    self.log = log
  }

  /// The desk stands on a screen. Not before: whoever comes without a terminal did not sit down.
  func arrive() {
    guard let store, let log, !hasArrived else { return }
    hasArrived = true
    log.note(.login(staff: actor))
    for note in CrashNote.take(root: store.engine.paths.root, staff: actor) {
      log.note(.crashed(staff: actor, signal: note.signal))
      notice = note.sentence(in: (try? store.organisation().zone) ?? .beijing)
    }
  }

  private func move(to place: (CaseStore, String)) throws -> DeskEvent? {
    leave(.quit)
    quiet = nil
    (store, actor) = place
    sitDown()
    arrive()
    return try session().map { .opened($0) }
  }

  /// Why a desk is left.
  enum Leaving: String {
    case quit
    /// The connection was cut, or the window closed.
    case hangup
    /// This person may not sit here any more.
    case retired
    /// The key they came with was taken out.
    case keyRemoved
    case error
  }

  /// The settings this person left the desk with, over those given.
  func settings(_ given: DeskSettings) -> DeskSettings { DeskSettings(kept: profile.settings, over: given) }

  /// The desk is left: others see that, and the next time shows what changed since. Where that cannot be written
  /// nothing is lost but this.
  func leave(_ reason: Leaving = .quit) {
    presence?.leave()
    presence = nil
    if let store { log?.drain(store) }
    if hasArrived { log?.note(.logout(staff: actor, reason: reason.rawValue)) }
    hasArrived = false
    log = nil
    guard let store, store.readOnlyReason == nil else { return }
    let now = clock()
    try? store.profiles.change(staff: actor) { $0.lastSeen = now }
  }

  /// - Throws: what ends the desk, once the key it was opened with is taken out.
  func requireKey() throws {
    guard doors.key?.isRemoved() != true else { throw Refusal(.notPermitted, .keyRemoved, [:]) }
  }

  /// The session of whoever sits here, as the store has it now.
  func session() throws -> DeskSession? {
    guard let store else { return nil }
    try requireKey()
    let context = try store.context(as: actor, now: clock())
    guard context.actor.active else {
      throw Refusal(.notPermitted, .personRetired, ["person": Bilingual(context.actor.name)])
    }
    let reason = store.readOnlyReason.map {
      StoreError.readOnlyStore(path: store.engine.paths.root, reason: $0).sentence
    }
    return DeskSession(
      organisation: context.organisation, policy: context.policy, actor: context.actor, readOnlyBecause: reason,
      alarm: context.actor.roles.isDisjoint(with: JournalWatch.listeners) ? nil : journalSight.alarm,
      lastSeen: profile.lastSeen, mayAttachFiles: doors.mayAttach(store, context.actor))
  }

  /// Whether others wrote something since the desk last looked.
  func othersChanged() -> Bool {
    guard let store, let changed = try? pulse?.hasChanged(since: seen), changed else { return false }
    noteEnd(store)
    return true
  }

  /// Looks at the journal by itself; true when there is something else to tell of it than before.
  func lookAtJournal(hasChanged: Bool) -> Bool {
    guard let store, !store.isAway else { return false }
    let (hasNews, found) = journalSight.look(store, hasChanged: hasChanged)
    for finding in found { log?.note(.trouble(rule: finding.kind.rawValue, path: finding.path)) }
    return hasNews
  }

  /// The store could not be asked who sits here. As long as it only is away what is typed stays: its disk may come back.
  /// - Returns: what to tell; nil where nobody may sit here any more.
  func answerWhileAway(_ error: any Error) -> DeskEvent? {
    switch error {
    case is Refusal, StoreError.noSuchStaff: return nil
    default:
      isAway = true
      return answer(to: error)
    }
  }

  /// Whether the store was away and is back.
  func cameBack() -> Bool {
    guard isAway, let store, !store.isAway else { return false }
    isAway = false
    return true
  }

  /// Who came to the case that is open here, or left it; nil when nobody did.
  func othersMoved() -> DeskEvent? {
    guard let presence, let number = presence.number, let others = presence.glance() else { return nil }
    return .attending(number, others.map { Attendance(person: $0.staff, isTyping: $0.isTyping) })
  }

  func noteEnd(_ store: CaseStore) {
    seen = (try? store.journalEnd()) ?? seen
  }

  /// The answer to one effect; nil where none is due.
  func run(_ effect: DeskEffect) -> DeskEvent? {
    do {
      return try Slowness.watching(
        { log?.note(.slow(operation: effect.name.rawValue, milliseconds: $0)) }, { try answer(effect) })
    } catch {
      log?.note(error, staff: actor, action: effect.actionName)
      return answer(to: error)
    }
  }

  func answer(to error: any Error) -> DeskEvent {
    if let store, store.isAway {
      return .failed(DoorText.storeAway(["path": Bilingual(store.engine.paths.root)]))
    }
    return switch error {
    case let refusal as Refusal: .refused(refusal)
    case let error as StoreError: .failed(error.sentence)
    case let refusal as DeskRefusal: .failed(refusal.sentence)
    default: .failed(DeskLoopText.unexpected(["error": Bilingual(String(describing: type(of: error)))]))
    }
  }

  private func answer(_ effect: DeskEffect) throws -> DeskEvent? {
    switch effect {
    case .quit: return nil
    case .createStore(let name, let code, let person): return try move(to: doors.create(name, code, person))
    case .startDemo: return try move(to: doors.demo())
    case .perform, .writeRecord, .acknowledge, .issueBulletin, .loadCase: try requireKey()
    default: break
    }
    guard let store else { return nil }
    switch effect {
    case .loadHome(let filters): return .home(try home(store, counting: filters))
    case .loadList(let filter): return .rows(filter, try store.list(filter, as: actor, now: clock(), ownClocks: true))
    case .loadPage(let filter, let places):
      let page = try store.page(filter, places, as: actor, now: clock(), ownClocks: true)
      return .page(filter, from: places.lowerBound, page.rows, total: page.total)
    case .loadCase(let number): return load(number, store)
    case .perform(let submission): return try perform(submission, store)
    case .similar(let query): return .similar(query, try similar(query, store))
    case .loadAlarms: return try alarms(store)
    case .loadRouting(let category): return .routing(category, try routing(category, store))
    case .loadDrafts: return .drafts(loadDrafts(store))
    case .saveDraft(let draft):
      try save(draft, store)
      return .draftSaved(draft.id)
    case .deleteDraft(let id):
      try store.drafts.delete(staff: actor, id: id)
      return nil
    case .loadViews: return .views(try store.views(as: actor))
    case .saveView(let view):
      try save(view, store)
      return .views(try store.views(as: actor))
    case .deleteView(let id):
      try store.removeView(id, as: actor)
      return .views(try store.views(as: actor))
    case .saveSettings(let settings):
      try save(settings, store)
      return nil
    case .loadInitials(let words): return .initials(initials(of: words))
    case .loadBook(let kind, let period):
      return .book(try store.book(kind, period: period, as: actor, now: clock()))
    case .loadAssessment(let year): return .assessment(try store.assessment(of: year, as: actor, now: clock()))
    case .loadArisen(let bulletin):
      return .arisen(bulletin, try store.rectifications(arisingFrom: bulletin, as: actor, now: clock()))
    case .loadTalks: return .talks(try store.talks(as: actor, now: clock()))
    case .writeRecord(let order): return .recordSaved(try write(order, store))
    case .attend(let number, let typing): return try attend(number, typing, store)
    case .lookAtPosition: return .position(try position(store))
    case .loadFacts(let month): return try facts(of: month, store)
    case .loadBulletin(let period, let columns): return try draft(period, columns: columns, store, in: language)
    case .loadIssued: return try issued(store)
    case .openIssued(let year, let number, let columns):
      return try reprint(year, number, columns: columns, store, in: language)
    case .issueBulletin(let period, let correcting, let columns):
      return try issue(period, correcting: correcting, columns: columns, store, in: language)
    case .saveRemarks(let period, let remarks, let draft):
      try save(remarks, of: period, draft: draft, store)
      return nil
    case .loadWarnings: return .warnings(try store.warnings(as: actor, now: clock()))
    case .acknowledge(let warning, let follows, let text):
      let record = try store.acknowledge(warning, follows: follows, text: text, as: actor, now: clock())
      noteEnd(store)
      return .acknowledged(record)
    case .quit, .createStore, .startDemo: return nil
    }
  }
}
