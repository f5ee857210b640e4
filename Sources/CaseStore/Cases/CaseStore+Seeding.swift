import CaseDomain

extension CaseStore {
  /// Writes whole histories as cases, many in one operation: the invented cases of `huiyin demo`. A batch is there
  /// wholly or not at all.
  ///
  /// - Parameters:
  ///   - cases: numbers and events as `decide` made them, in the order of registration.
  ///   - actor: who is named in the journal.
  /// - Throws: `StoreError.notPractice` on a store for real complaints; `noFreeNumber` when a number is taken;
  ///   whatever a commit throws.
  public func seed(_ cases: [(number: String, events: [CaseEvent])], as actor: String, now: Instant) throws {
    guard isPractice else { throw StoreError.notPractice(path: engine.paths.root) }
    if let reason = readOnlyReason { throw StoreError.readOnlyStore(path: engine.paths.root, reason: reason) }
    let at = now.iso8601(in: try organisation().zone)
    let batch = 500
    for start in stride(from: 0, to: cases.count, by: batch) {
      let part = cases[start..<min(start + batch, cases.count)]
      var made: [String: KnownDocument] = [:]
      _ = try engine.commit(actor: actor, at: at) { transaction in
        for (number, events) in part {
          try transaction.create(firstFree: [number], revision: events.count) { number in
            let (document, lines) = try CaseDocument(number: number, events: [])
              .sealing(events, nonce: surroundings.nonce)
            let bytes = try document.encoded(continuing: nil, lines)
            made[number] = KnownDocument(bytes: bytes, hash: "", document: document, target: try document.restored())
            return bytes
          }
          made[number]?.hash = transaction.hash(of: number)
        }
      }
      keepIndexFresh(made)
    }
  }
}
