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
  }

  private(set) var store: CaseStore?
  private(set) var actor: String
  private let doors: Doors
  private let clock: () -> Instant
  /// The end of the journal as the desk has seen it.
  private var seen = JournalPosition.start

  init(store: CaseStore?, actor: String, doors: Doors, clock: @escaping () -> Instant) {
    self.store = store
    self.actor = actor
    self.doors = doors
    self.clock = clock
  }

  /// The session of whoever sits here, as the store has it now.
  func session() throws -> DeskSession? {
    guard let store else { return nil }
    let context = try store.context(as: actor, now: clock())
    guard context.actor.active else {
      throw Refusal(.notPermitted, .personRetired, ["person": Bilingual(context.actor.name)])
    }
    let reason = store.readOnlyReason.map {
      StoreError.readOnlyStore(path: store.engine.paths.root, reason: $0).sentence
    }
    return DeskSession(
      organisation: context.organisation, policy: context.policy, actor: context.actor, readOnlyBecause: reason)
  }

  /// Whether others wrote something since the desk last looked.
  func othersChanged() -> Bool {
    guard let store, let changed = try? store.engine.journal.hasChanged(since: seen), changed else { return false }
    noteEnd(store)
    return true
  }

  private func noteEnd(_ store: CaseStore) {
    seen = (try? store.journalEnd()) ?? seen
  }

  /// The answer to one effect; nil where none is due.
  func run(_ effect: DeskEffect) -> DeskEvent? {
    do {
      return try answer(effect)
    } catch let refusal as Refusal {
      return .refused(refusal)
    } catch let error as StoreError {
      return .failed(error.sentence)
    } catch {
      return .failed(DeskLoopText.unexpected(["error": Bilingual(String(describing: type(of: error)))]))
    }
  }

  private func answer(_ effect: DeskEffect) throws -> DeskEvent? {
    switch effect {
    case .quit: return nil
    case .createStore(let name, let code, let person):
      (store, actor) = try doors.create(name, code, person)
      return try session().map { .opened($0) }
    case .startDemo:
      (store, actor) = try doors.demo()
      return try session().map { .opened($0) }
    default: break
    }
    guard let store else { return nil }
    switch effect {
    case .loadHome(let filters): return .home(try home(store, counting: filters))
    case .loadList(let filter): return .rows(filter, try store.list(filter, as: actor, now: clock()))
    case .loadCase(let number): return load(number, store)
    case .perform(let submission): return try perform(submission, store)
    case .similar(let query): return .similar(query, try similar(query, store))
    case .loadDrafts: return .drafts(loadDrafts(store))
    case .saveDraft(let draft):
      try store.drafts.save(staff: actor, id: draft.id, bytes: Array(JSONEncoder().encode(draft)))
      return .draftSaved(draft.id)
    case .deleteDraft(let id):
      try store.drafts.delete(staff: actor, id: id)
      return nil
    case .loadViews, .saveView, .deleteView, .saveSettings, .loadAlarms, .attend, .loadInitials, .loadRouting:
      return nil
    case .quit, .createStore, .startDemo: return nil
    }
  }

  private func home(_ store: CaseStore, counting filters: [ListFilter]) throws -> HomeData {
    let now = clock()
    noteEnd(store)
    var counts: [ListFilter: Int] = [:]
    for filter in filters { counts[filter] = try store.list(filter, as: actor, now: now).count }
    return HomeData(
      counts: counts, todo: try store.list(ListFilter(queue: .todo, limit: 100), as: actor, now: now))
  }

  private func load(_ number: String, _ store: CaseStore) -> DeskEvent {
    do {
      let (target, related) = try store.readWithRelated(number)
      return .caseLoaded(target, related: related)
    } catch let error as StoreError {
      return .caseMissing(number, error.sentence)
    } catch {
      return .caseMissing(number, StoreError.noSuchCase(number: number).sentence)
    }
  }

  private func perform(_ submission: Submission, _ store: CaseStore) throws -> DeskEvent {
    do {
      let receipt = try store.act(
        submission.request, on: submission.number, as: actor, now: clock(), seen: submission.expectedRevision)
      noteEnd(store)
      let related = (try? store.readWithRelated(receipt.target.number).1) ?? [:]
      return .saved(
        SaveReceipt(
          action: submission.request.action, target: receipt.target, related: related, notices: receipt.notices))
    } catch let conflict as CaseConflict {
      let related = (try? store.readWithRelated(conflict.number).1) ?? [:]
      return .conflict(current: conflict.current, related: related)
    }
  }

  private func similar(_ query: SimilarQuery, _ store: CaseStore) throws -> [DeskUI.SimilarCase] {
    try store.similar(
      to: .draft(subject: query.subject, content: query.content, phone: query.phone, person: ""), limit: 10,
      as: actor, now: clock()
    ).map { DeskUI.SimilarCase(row: $0.row, why: .list($0.why.map(\.words)), score: $0.score) }
  }

  private func loadDrafts(_ store: CaseStore) -> [DeskDraft] {
    let entries = (try? store.drafts.list(staff: actor)) ?? []
    return entries.compactMap { entry in
      guard let bytes = try? store.drafts.load(staff: actor, id: entry.id) else { return nil }
      return try? JSONDecoder().decode(DeskDraft.self, from: Data(bytes))
    }
    .sorted { $0.savedAt > $1.savedAt }
  }
}
