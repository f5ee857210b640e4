import CaseDomain
import Synchronization

/// A document that was read, decoded and found whole, with the bytes it came from.
struct KnownDocument: Sendable {
  var bytes: [UInt8]
  /// SHA-256 of the bytes.
  var hash: String
  var document: CaseDocument
  /// What its events make.
  var target: Case
}

/// The documents this session had to do with last. Whoever reads a case and then acts on it would otherwise decode it
/// and check its chain again under the store's lock, while everybody waits.
///
/// A document is taken from here only when the bytes on the disk have just been read and have the same hash: what is
/// the same in every byte was checked before.
final class KnownDocuments: Sendable {
  private struct State: Sendable {
    var held: [String: KnownDocument] = [:]
    /// When each was last asked for; by itself, since looking for the oldest would otherwise copy them all.
    var turns: [String: Int] = [:]
    var bytes = 0
    var turn = 0
  }

  private let state = Mutex(State())
  /// Documents, and bytes of them, that are kept at most.
  private static let mostDocuments = 64
  private static let mostBytes = 1 << 20

  func find(_ number: String, hash: String) -> KnownDocument? {
    state.withLock { state in
      guard let found = state.held[number], found.hash == hash else { return nil }
      state.turn += 1
      state.turns[number] = state.turn
      return found
    }
  }

  func keep(_ known: KnownDocument) {
    let number = known.document.number
    guard known.bytes.count <= Self.mostBytes / 4 else { return }
    state.withLock { state in
      if let old = state.held[number] { state.bytes -= old.bytes.count }
      state.turn += 1
      state.held[number] = known
      state.turns[number] = state.turn
      state.bytes += known.bytes.count
      while state.held.count > Self.mostDocuments || state.bytes > Self.mostBytes,
        let oldest = state.turns.min(by: { $0.value < $1.value })?.key
      {
        state.turns[oldest] = nil
        state.bytes -= state.held.removeValue(forKey: oldest)?.bytes.count ?? 0
      }
    }
  }
}
