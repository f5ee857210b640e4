import CaseDomain
import Crypto
import Foundation

/// 案卷文件: one case as it lies on the disk: its number, its revision and its whole history of events.
///
/// Nothing else is stored; a `Case` is what `evolve` makes of the events. The events are a hash chain of their own, so
/// that an edit inside one file is found without the journal.
struct CaseDocument: Codable {
  /// The newest document format this program writes and understands.
  static let currentFormat = 1

  var format: Int
  var number: String
  var revision: Int
  var events: [CaseEvent]

  init(number: String, events: [CaseEvent]) {
    format = Self.currentFormat
    self.number = number
    revision = events.last?.seq ?? 0
    self.events = events
  }
}

extension CaseDocument {
  /// - Throws: `StoreError.unreadable` when the bytes are no document or its chain of events does not hold.
  init(bytes: [UInt8], path: String) throws {
    do {
      self = try JSON.decoder().decode(CaseDocument.self, from: Data(bytes))
    } catch {
      throw StoreError.unreadable(path: path)
    }
    guard isWhole else { throw StoreError.unreadable(path: path) }
  }

  func encoded() throws -> [UInt8] { Array(try JSON.encoder(pretty: true).encode(self)) + [UInt8(ascii: "\n")] }

  /// The same bytes as `encoded()`, made from those of the document before and the lines of what was added: nothing that
  /// stands there already is encoded again. In a long history that would be most of what a commit costs.
  func encoded(continuing before: KnownDocument?, _ lines: [UInt8]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity((before?.bytes.count ?? 0) + lines.count + 128)
    if let before {
      let old = Self.end(number, revision: before.document.revision)
      guard before.document.number == number, before.bytes.count > old.count,
        before.bytes.suffix(old.count) == old[...],
        before.document.events.count < events.count
      else { return try encoded() }
      bytes += before.bytes[..<(before.bytes.count - old.count)]
      bytes += Self.between
    } else {
      bytes += Self.start
    }
    bytes += lines
    return bytes + Self.end(number, revision: revision)
  }

  /// What stands before the first event, and between two.
  private static let start = Array("{\n  \"events\" : [\n    ".utf8)
  private static let between = Array(",\n    ".utf8)

  /// What stands behind the last event.
  private static func end(_ number: String, revision: Int) -> [UInt8] {
    Array(
      "\n  ],\n  \"format\" : \(currentFormat),\n  \"number\" : \"\(number)\",\n  \"revision\" : \(revision)\n}\n".utf8)
  }

  /// Sequence without gaps, each event's hash right and naming the one before.
  var isWhole: Bool {
    var previous = Seal.beginning(number)
    for (index, event) in events.enumerated() {
      guard event.seq == index + 1, event.previous == previous, let hash = event.hash,
        (try? Seal.hash(of: event)) == hash
      else { return false }
      previous = hash
    }
    return !events.isEmpty && revision == events.count
  }

  /// The same document with more events at its end, each given a nonce and its place in the chain.
  func adding(_ fresh: [CaseEvent], nonce: () -> String) throws -> CaseDocument {
    try sealing(fresh, nonce: nonce).document
  }

  /// As `adding`, with the lines of the added events as they stand in the file.
  func sealing(_ fresh: [CaseEvent], nonce: () -> String) throws -> (document: CaseDocument, lines: [UInt8]) {
    var all = events
    var lines: [UInt8] = []
    var previous = all.last?.hash ?? Seal.beginning(number)
    for var event in fresh {
      event.nonce = nonce()
      event.previous = previous
      let tree = try JSONTreeEncoder.tree(event)
      let hash = Seal.hash(of: tree, nonce: event.nonce)
      event.hash = hash
      tree.set("hash", JSONTree(.text(hash)))
      previous = hash
      all.append(event)
      if !lines.isEmpty { lines += Self.between }
      tree.lines(indent: 4, to: &lines)
    }
    return (CaseDocument(number: number, events: all), lines)
  }

  func restored() throws -> Case {
    guard let made = Case(number: number, events: events) else { throw StoreError.unreadable(path: number) }
    return made
  }
}

/// The chain of a case's events. A hash covers everything of an event except its texts, and of these a commitment, so
/// that a text can lawfully be erased and the chain still holds (architecture.md, "Storage").
enum Seal {
  /// What the first event names as the one before: bound to the number, so that a history cannot be moved to another.
  static func beginning(_ number: String) -> String { ContentHash.of(Array("huiyin case \(number)".utf8)) }

  static func hash(of event: CaseEvent) throws -> String {
    hash(of: try JSONTreeEncoder.tree(event), nonce: event.nonce)
  }

  /// The nonce salts the commitments and goes with an erasure; they stand for it.
  static func hash(of event: JSONTree, nonce: String?) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2048)
    event.compact(without: ["hash", "nonce"], to: &bytes) { text, path in commitment(text, path: path, nonce: nonce) }
    return ContentHash.of(bytes)
  }

  static func salt(path: [String], nonce: String?) -> String {
    var bytes = Array((nonce ?? "").utf8)
    bytes.reserveCapacity(128)
    for (place, step) in path.enumerated() {
      bytes.append(UInt8(ascii: place == 0 ? "|" : "/"))
      bytes += step.utf8
    }
    if path.isEmpty { bytes.append(UInt8(ascii: "|")) }
    return ContentHash.of(bytes)
  }

  static func commitment(_ text: ErasableText, path: [String], nonce: String?) -> String {
    switch text.form {
    case .plain(let plain): commitment(plain, salt: salt(path: path, nonce: nonce))
    case .salted(let plain, let salt): commitment(plain, salt: salt)
    case .erased(let commitment): commitment
    }
  }

  private static func commitment(_ plain: String, salt: String) -> String {
    var bytes = Array(salt.utf8)
    bytes.reserveCapacity(bytes.count + 1 + plain.utf8.count)
    bytes.append(UInt8(ascii: "|"))
    bytes += plain.utf8
    return ContentHash.of(bytes)
  }
}

/// The encoders of the store: sorted keys and ISO 8601 times, so that `grep`, `diff` and `jq` work on every file.
enum JSON {
  static func encoder(pretty: Bool, zone: CaseDomain.Zone = .beijing) -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting =
      pretty ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
    encoder.userInfo[Instant.zoneKey] = zone
    return encoder
  }

  static func decoder(zone: CaseDomain.Zone = .beijing) -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.userInfo[Instant.zoneKey] = zone
    return decoder
  }
}
