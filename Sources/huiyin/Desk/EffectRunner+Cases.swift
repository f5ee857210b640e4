import CaseDomain
import CaseStore
import DeskUI

/// Cases, lists, and what is found beside them.
extension EffectRunner {
  func home(_ store: CaseStore, counting filters: [ListFilter]) throws -> HomeData {
    noteEnd(store)
    let (todo, counts) = try store.home(
      ListFilter(queue: .todo, limit: 100), counting: filters, as: actor, now: clock())
    return HomeData(counts: counts, todo: todo)
  }

  /// What presses. Where nobody wrote anything since it was asked for last: only what has come with the time since then;
  /// nil where that is nothing.
  func alarms(_ store: CaseStore) throws -> DeskEvent? {
    let now = clock()
    if let quiet, quiet.from <= now, try !store.engine.journal.hasChanged(since: quiet.end) {
      guard now >= quiet.until else { return nil }
      let (rows, until) = try store.turned(since: quiet.from, as: actor, now: now)
      self.quiet = (now, until, quiet.end)
      return rows.isEmpty ? nil : .turned(rows)
    }
    quiet = nil
    let end = try store.journalEnd()
    let rows = try store.alarms(limit: 1_000, as: actor, now: now)
    quiet = (now, try store.nextTurn(after: now), end)
    return .alarms(rows)
  }

  func load(_ number: String, _ store: CaseStore) -> DeskEvent {
    do {
      let (target, related) = try store.readWithRelated(number)
      return .caseLoaded(target, related: related)
    } catch let error as StoreError {
      // With the store away nothing is known of the case.
      if store.isAway { return answer(to: error) }
      return .caseMissing(number, error.sentence)
    } catch {
      return .caseMissing(number, StoreError.noSuchCase(number: number).sentence)
    }
  }

  func perform(_ submission: Submission, _ store: CaseStore) throws -> DeskEvent {
    var request = submission.request
    var file: IncomingFile?
    if let path = submission.file {
      guard try session()?.mayAttachFiles == true else { throw DeskRefusal(.notPermitted, .fileNotAllowed) }
      let read = try AttachedFile.read(path, limit: store.attachments.limit)
      request.fields[.file] = [read.name]
      file = read
    }
    do {
      let receipt = try store.act(
        request, on: submission.number, as: actor, now: clock(), seen: submission.expectedRevision, attaching: file)
      noteEnd(store)
      log?.drain(store)
      receipt.noteReveal(by: actor)
      let related = (try? store.readWithRelated(receipt.target.number).1) ?? [:]
      return .saved(
        SaveReceipt(action: request.action, target: receipt.target, related: related, notices: receipt.notices))
    } catch let conflict as CaseConflict {
      log?.note(conflict, staff: actor, action: request.action.rawValue)
      let related = (try? store.readWithRelated(conflict.number).1) ?? [:]
      return .conflict(current: conflict.current, related: related)
    }
  }

  func similar(_ query: SimilarQuery, _ store: CaseStore) throws -> [DeskUI.SimilarCase] {
    var draft = Likeness.Draft()
    draft.subject = query.subject
    draft.content = query.content
    draft.phone = query.phone
    draft.account = query.account
    draft.name = query.name
    draft.address = query.address
    draft.objectDepartment = query.objectDepartment
    draft.objectPerson = query.objectPerson
    return try store.similar(to: .draft(draft), limit: 10, as: actor, now: clock()).map {
      DeskUI.SimilarCase(
        row: $0.row, why: .list($0.why.map(\.words)), score: $0.score, isSamePerson: $0.isSamePerson)
    }
  }

  func routing(_ category: String, _ store: CaseStore) throws -> [RoutingHint] {
    let now = clock()
    return try store.routing(of: category, since: now - 365 * 86_400, as: actor, now: now)
      .map { RoutingHint(department: $0.department, count: $0.count) }
  }

  /// Tells the others where this desk is. Who may not know of a case neither sees who has it open nor is seen there.
  func attend(_ number: String?, _ typing: Bool, _ store: CaseStore) throws -> DeskEvent? {
    var shown = number
    if let number, number != presence?.number {
      let target = try? store.read(number)
      let context = try store.context(as: actor, now: clock())
      if target.map({ context.visibility(of: $0) == .hidden }) ?? true { shown = nil }
    }
    let others = presence?.attend(shown, typing: typing) ?? []
    return number.map { number in
      .attending(number, others.map { Attendance(person: $0.staff, isTyping: $0.isTyping) })
    }
  }
}
