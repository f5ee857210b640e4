import CaseDomain
import Foundation
import GRDB

extension CaseStore {
  // MARK: One case

  func read(document number: String) throws -> CaseDocument { try known(number).document }

  /// The case as it is on the disk. Whether somebody may see it is for `CaseView` to say.
  /// - Throws: `StoreError.noSuchCase`, `unreadable`.
  public func read(_ number: String) throws -> Case { try known(number).target }

  /// The case and all that it tells of, for whoever shows it or offers actions: members, master, linked cases. One of
  /// those that cannot be read is left out: a view without it tells nothing of it, and masks whole texts where its
  /// complainant's name would have to be masked (`CaseView`).
  /// - Throws: `StoreError` about the case itself.
  public func readWithRelated(_ number: String) throws -> (Case, [String: Case]) {
    let target = try read(number)
    var related: [String: Case] = [:]
    for number in target.mentionedNumbers {
      do { related[number] = try read(number) } catch StoreError.noSuchCase, StoreError.unreadable {}
    }
    return (target, related)
  }

  // MARK: Lists

  /// The rows of a list as the asker may see them, in its order.
  /// - Parameter ownClocks: “by due” means the clock that concerns the asker, as the desk shows it.
  public func list(
    _ filter: ListFilter, as actor: String, now: Instant, ownClocks: Bool = false
  ) throws -> [CaseSummary] {
    try asking(as: actor, now: now) { index, context in
      try index.page(filter, nil, context, ownClocks: ownClocks, counting: false).rows
    }
  }

  /// A part of a list, by place, and how long the list is: what a screen shows of a hundred thousand cases.
  public func page(
    _ filter: ListFilter, _ range: Range<Int>, as actor: String, now: Instant, ownClocks: Bool = false
  ) throws -> ListPage {
    try asking(as: actor, now: now) { index, context in
      try index.page(filter, range, context, ownClocks: ownClocks, counting: true)
    }
  }

  /// How many cases stand in each queue for the asker.
  public func counts(_ queues: [Queue], as actor: String, now: Instant) throws -> [Queue: Int] {
    let filters = queues.map { ListFilter(queue: $0) }
    let counts = try home(ListFilter(queue: .open, limit: 0), counting: filters, as: actor, now: now).counts
    return counts.reduce(into: [:]) { $0[$1.key.queue] = $1.value }
  }

  /// Cases whose document cannot be read: named, not silently left out.
  public func unreadableCases() throws -> [(number: String, path: String)] {
    try withIndex { try $0.unreadable() }
  }

  /// The cases whose 被反映人 somebody is: for those few paths that tell of cases by their number alone.
  public func numbersAccusing(_ staff: String) throws -> Set<String> {
    guard let person = try organisation().person(staff) else { return [] }
    return try withIndex { index in
      let known = try index.numbers(accusing: person)
      // What cannot be read, and was not known before, may accuse anybody: its number is for who looks after the store.
      guard !person.roles.contains(.admin) else { return known }
      let unreadable = Set(try index.unreadable().map(\.number))
      return known.union(unreadable.subtracting(try index.rows(numbers: Array(unreadable)).map(\.number)))
    }
  }

  // MARK: Freshness of the index

  /// The index, true up to the end of the journal. Catches up on what others wrote; makes a new one when anything about
  /// it is odd.
  /// - Parameter look: at the end of the journal, from a moment ago.
  func freshIndex(_ look: JournalLook? = nil) throws -> CaseIndex {
    try guarded.withLock {
      if let index {
        do {
          if try catchUp(index, look) { return index }
        } catch is DatabaseError {
        }
      }
      // It may come back: an index in memory would say for the rest of the session that there is nothing.
      if isAway { throw StoreError.notAStore(path: engine.paths.root) }
      // Somebody else may have made a new one already.
      let odd = index?.path
      if !keepsIndexInMemory, let opened = openStandingIndex(but: odd) {
        if try takes(opened) { return opened }
        return try rebuildIndex(insteadOf: opened.path)
      }
      return try rebuildIndex(insteadOf: odd)
    }
  }

  /// Keeps an index file that was just opened, if it is this store's and can be brought up to date.
  func takes(_ opened: CaseIndex) throws -> Bool {
    do {
      guard try catchUp(opened), try opened.queue.read({ try CaseGroup.groupsStand($0) }) else { return false }
    } catch is DatabaseError {
      return false
    }
    lookAgain(opened)
    wipe(opened)
    index = opened
    return true
  }

  /// The index that this session has, or the file as it lies there; nil rather than a new one.
  func standingIndex() -> CaseIndex? {
    guarded.withLock {
      if index == nil, !hasLookedForIndex, !keepsIndexInMemory {
        hasLookedForIndex = true
        if let opened = openStandingIndex() { _ = try? takes(opened) }
      }
      return index
    }
  }

  func caughtUp(_ index: CaseIndex) -> Bool { guarded.withLock { (try? catchUp(index)) ?? false } }

  /// What the index answers. One whose damage shows only while it is read is made anew, once.
  func withIndex<Value>(by look: JournalLook? = nil, _ body: (CaseIndex) throws -> Value) throws -> Value {
    try guarded.withLock {
      let index = try freshIndex(look)
      do {
        return try body(index)
      } catch is DatabaseError {
        return try body(rebuildIndex(insteadOf: index.path))
      } catch is DecodingError {
        return try body(rebuildIndex(insteadOf: index.path))
      }
    }
  }

  /// Applies what the journal has and the index has not. False when the index belongs to another store, another format,
  /// or another history, or when its file has been taken away for a newer one.
  private func catchUp(_ index: CaseIndex, _ look: JournalLook? = nil) throws -> Bool {
    // One statement needs no transaction, and a commit asks for this under everybody's lock.
    guard let state = try index.queue.unsafeRead({ try index.state($0) }), state.store == identifier else {
      return false
    }
    if let look, !look.hasChanged(since: state.head.position) { return true }
    guard try engine.journal.hasChanged(since: state.head.position) else { return true }
    if let path = index.path {
      // A disk that does not even say whether it is there is one that cannot be used, as for SQLite itself.
      do {
        if try engine.disk.status(at: path) == nil { return false }
      } catch {
        throw DatabaseError(resultCode: .SQLITE_CANTOPEN)
      }
    }
    let isTrue = try index.write { db in
      // Under SQLite's lock: another process may have just done it.
      guard let state = try index.state(db), state.store == identifier else { return false }
      var changed: [String: Acknowledged] = [:]
      var isErased = false
      let head: JournalHead
      do {
        head = try engine.journal.read(after: state.head) { record, _ in
          if let number = record.number { changed[number, default: Acknowledged()].take(record) }
          isErased = isErased || record.kind == Self.erasing
        }
      } catch StoreError.journalDamaged {
        engine.noteLostEnd(state.head)
        return false
      }
      guard head.seq >= state.head.seq else { return false }
      let numbers = changed.keys.sorted()
      if numbers.count >= Preparation.leastAtOnce {
        try preparing(numbers, changed, held: inHand, batch: 2 * Preparation.leastAtOnce) { prepared in
          for one in prepared { try put(one, acknowledged: changed[one.number], index, db) }
        }
      } else {
        for number in numbers { try put(number, acknowledged: changed[number], index, db) }
      }
      if isErased { try index.noteWipe(db) }
      try index.setState(db, store: identifier, head: head)
      return true
    }
    wipe(index)
    return isTrue
  }

  /// Best effort: what cannot be wiped now is by whoever reads on in the journal next.
  private func wipe(_ index: CaseIndex) {
    guard (try? index.needsWipe()) == true else { return }
    try? index.wipe()
  }

  /// What could not be read once may be readable by now: a disk that failed for a moment must not keep a case off the
  /// lists, nor its upstream number from an import, until somebody changes it.
  private func lookAgain(_ index: CaseIndex) {
    guard let numbers = try? index.unreadable().map(\.number), !numbers.isEmpty else { return }
    let readable = Set(numbers.prefix(500).filter { (try? unconfirmed($0)) != nil })
    guard !readable.isEmpty else { return }
    var acknowledged: [String: Acknowledged] = [:]
    let isRead: Void? = try? engine.journal.readValid(skippingUnreadable: false) { record in
      if let number = record.number, readable.contains(number) {
        acknowledged[number, default: Acknowledged()].take(record)
      }
    }
    guard isRead != nil else { return }
    try? index.write { db in
      for number in readable { try put(number, acknowledged: acknowledged[number], index, db) }
    }
  }

  /// After a commit: best effort, the change is acknowledged already.
  public func keepIndexFresh() { _ = try? freshIndex() }

  /// The same with documents in hand that were just written: they are not read and checked again, as far as the journal
  /// names the very same bytes.
  func keepIndexFresh(_ written: [String: KnownDocument]) {
    guarded.withLock {
      inHand = written
      defer { inHand = [:] }
      _ = try? freshIndex()
    }
  }
}

extension CaseStore {
  /// The place after the last line of the journal, for whoever wants to know when others write.
  public func journalEnd() throws -> JournalPosition {
    try withIndex { index in try index.queue.read { try index.state($0)?.head.position } } ?? .start
  }
}
