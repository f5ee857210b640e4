import CaseDomain
import Foundation

@testable import CaseStore

/// What the crowd was told, held against the store it left: documents, journal, index.
struct CrowdModel {
  let store: TestStore
  let told: [CrowdTold]
  let now: Instant
  /// What does not agree.
  private(set) var faults: [String] = []
  private(set) var counts = CrowdCounts()

  init(_ store: TestStore, told: [CrowdTold], now: Instant) {
    self.store = store
    self.told = told
    self.now = now
  }

  private mutating func fault(_ text: String) { if faults.count < 50 { faults.append(text) } }

  private func open() throws -> CaseStore {
    try CaseStore(
      opening: store.root,
      CaseStore.Surroundings(
        nonce: { UUID().uuidString }, identifier: { UUID().uuidString }, clock: { Instant(seconds: 0) }))
  }

  mutating func compare() throws {
    let desk = try open()
    var cases: [String: Case] = [:]
    for number in try desk.engine.documents.numbers() { cases[number] = try desk.read(number) }
    counts.cases = cases.count
    compareActs(cases)
    try compareJournal(desk, cases)
    try compareLists(desk, cases)
    try compareSearch(desk, cases)
    try compareRebuilt(desk)
  }

  // MARK: Everything that was acknowledged, and nothing else

  private mutating func compareActs(_ cases: [String: Case]) {
    // Where every token stands.
    var found: [String: (number: String, event: CaseEvent)] = [:]
    for (number, target) in cases {
      counts.events += target.events.count
      if target.events.map(\.seq) != Array(1...max(1, target.events.count)) { fault("\(number): gaps in its history") }
      for event in target.events {
        guard let token = event.remark?.text ?? Self.typedToken(event) else { continue }
        if let other = found[token] { fault("\(token) stands in \(other.number) and in \(number)") }
        found[token] = (number, event)
      }
    }
    var last: [String: CrowdTold] = [:]
    for one in told { last[one.token] = one }
    counts.tried = last.count
    var registered: Set<String> = []
    for (token, told) in last {
      switch told.verdict {
      case .done:
        counts.done += 1
        guard let place = found.removeValue(forKey: token) else {
          fault("\(token) \(told.action) was acknowledged as \(told.number ?? "?") and is nowhere")
          continue
        }
        let revision = told.revision ?? 0
        // An act may write more than one event; the acknowledged revision is the last of them.
        if place.number != told.number || place.event.seq > revision || place.event.actor != told.person {
          fault("\(token) was acknowledged as \(told) and is \(place.number), \(place.event.seq)")
        }
        // Nobody else came between what was seen and what was done but with the other side of a link; what is due by itself
        // is written first.
        if let seen = told.seen, let target = cases[place.number],
          target.events.contains(where: {
            $0.seq > seen && $0.seq < place.event.seq && $0.actor != Staff.systemID && !Self.isMirrored($0)
          })
        {
          fault("\(token) was decided on \(seen) of \(place.number) and is \(place.event.seq)")
        }
        if let event = told.event, event != place.event.change.type.rawValue {
          fault("\(token) was \(event) and is \(place.event.change.type)")
        }
        if let number = told.number {
          if (cases[number]?.revision ?? 0) < revision { fault("\(number) was at \(revision)") }
          if told.action == "register", !registered.insert(number).inserted { fault("\(number) was given twice") }
        }
      case .refused, .again:
        if told.verdict == .refused { counts.refused += 1 } else { counts.again += 1 }
        if let place = found.removeValue(forKey: token) { fault("\(token) was not done and stands in \(place.number)") }
      case .trying:
        // Killed at it: done wholly or not at all, and nobody was told.
        counts.killed += 1
        if found.removeValue(forKey: token) != nil { counts.killedAfter += 1 }
      case .fault:
        fault("\(token) \(told.person) \(told.action) \(told.number ?? ""): \(told.detail ?? "")")
      }
    }
    for (token, place) in found where token.first != "x" { fault("\(token) in \(place.number): nobody did it") }
  }

  private static func isMirrored(_ event: CaseEvent) -> Bool {
    if case .linked(let link) = event.change { link.as.mirror != nil } else { false }
  }

  /// At a desk there is no remark: the token stands in the text of the complaint, `第…件`.
  private static func typedToken(_ event: CaseEvent) -> String? {
    guard case .registered(let registration) = event.change, let text = registration.content.text, text.hasPrefix("第")
    else { return nil }
    return text.dropFirst().split(separator: "件").first.map { String($0) }
  }

  // MARK: The journal

  private mutating func compareJournal(_ desk: CaseStore, _ cases: [String: Case]) throws {
    var revisions: [String: [Int]] = [:]
    var hashes: [String: String] = [:]
    // Reading it checks the chain.
    let head = try desk.engine.journal.read { record, _ in
      guard let number = record.number, let revision = record.revision else { return }
      revisions[number, default: []].append(revision)
      hashes[number] = record.document
    }
    counts.lines = head.seq
    for (number, target) in cases {
      let lines = revisions[number] ?? []
      if lines != lines.sorted() || Set(lines).count != lines.count { fault("\(number): lines \(lines)") }
      if lines.last != target.revision { fault("\(number) is at \(target.revision), its lines end at \(lines)") }
      if hashes[number] != (try desk.engine.documents.read(number).hash) { fault("\(number): another hash") }
    }
    for number in revisions.keys where cases[number] == nil { fault("\(number) has lines and no document") }
    for one in told where one.verdict == .done {
      guard let number = one.number, let revision = one.revision else { continue }
      if revisions[number]?.contains(revision) != true {
        fault("\(number) at \(revision) was acknowledged without line")
      }
    }
  }

  // MARK: Lists and search

  /// Every queue of everybody, from the index and from the documents.
  private mutating func compareLists(_ desk: CaseStore, _ cases: [String: Case]) throws {
    let rows = cases.values.map { CaseSummary($0) }
    for person in try desk.organisation().staff.map(\.id) {
      let context = try desk.context(as: person, now: now)
      let counted = try desk.counts(Queue.allCases, as: person, now: now)
      for queue in Queue.allCases {
        let filter = ListFilter(queue: queue)
        let expected = filter.sorted(rows.filter { filter.admits($0, context) }, in: context)
        if try desk.list(filter, as: person, now: now) != expected { fault("\(person)'s list of \(queue) differs") }
        if counted[queue] != expected.count {
          fault("\(person) has \(expected.count) in \(queue), counted \(counted[queue] ?? -1)")
        }
        counts.lists += 1
      }
    }
  }

  private static func numbers(_ desk: CaseStore, _ query: String, _ now: Instant) throws -> [String] {
    try desk.list(ListFilter(query: query, sort: .number), as: "shou", now: now).map(\.number)
  }

  /// What was typed is found, and where it was typed only.
  private mutating func compareSearch(_ desk: CaseStore, _ cases: [String: Case]) throws {
    let done = told.filter { $0.verdict == .done && $0.action == "register" }
    for one in done.enumerated().filter({ $0.offset % max(1, done.count / 60) == 0 }).map(\.element) {
      let found = try Self.numbers(desk, one.token, now)
      // A desk offers what was being typed at one that was killed, so a text may stand in more than one complaint.
      let expected = cases.values.filter {
        [$0.registration.content, $0.registration.subject].contains { $0.shown.contains(one.token) }
      }.map(\.number).sorted()
      if found != expected || !found.contains(one.number ?? "") {
        fault("\(one.token) is found in \(found), stands in \(expected), was \(one.number ?? "")")
      }
      counts.searches += 1
    }
    let all = try Self.numbers(desk, "米饭", now)
    if all.count != cases.count { fault("米饭 is found in \(all.count) of \(cases.count)") }
  }

  /// An index made anew says the same.
  private mutating func compareRebuilt(_ desk: CaseStore) throws {
    let before = try desk.withIndex { try $0.everything() }
    let outcome = try store.run(["reindex"], as: "guan")
    if outcome.status != 0 { fault("reindex: \(outcome.errors)") }
    let after = try open().withIndex { try $0.everything() }
    counts.rows = after.count
    for (line, other) in zip(before, after) where line != other { fault("index: \(line) / \(other)") }
    if before.count != after.count { fault("index: \(before.count) rows, made anew \(after.count)") }
  }
}

struct CrowdCounts {
  var cases = 0
  var events = 0
  var lines = 0
  var tried = 0
  var done = 0
  var refused = 0
  var again = 0
  var killed = 0
  /// Of those killed: whose act stands all the same.
  var killedAfter = 0
  var lists = 0
  var searches = 0
  var rows = 0
}
