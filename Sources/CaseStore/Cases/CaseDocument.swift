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

  /// The same bytes as `encoded()`, made from those of the document before: its events stand there already, and only
  /// those that were added are encoded. In a long history that is most of what a commit would cost.
  func encoded(continuing before: KnownDocument) throws -> [UInt8] {
    let old = Self.end(number, revision: before.document.revision)
    guard before.document.number == number, before.bytes.count > old.count, before.bytes.suffix(old.count) == old[...],
      before.document.events.count < events.count
    else { return try encoded() }
    let encoder = JSON.encoder(pretty: true)
    let new = Self.end(number, revision: revision)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(before.bytes.count + 2048 * (events.count - before.document.events.count))
    bytes += before.bytes[..<(before.bytes.count - old.count)]
    for event in events[before.document.events.count...] {
      bytes += Array(",\n    ".utf8)
      // A line break inside a text is written `\n`: every one that stands here belongs to the layout. The empty line
      // of an empty list is not indented.
      let lines = try encoder.encode(event).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: "\n")) }
        if index > 0, !line.isEmpty { bytes += Array("    ".utf8) }
        bytes += line
      }
    }
    return bytes + new
  }

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
    var all = events
    var previous = all.last?.hash ?? Seal.beginning(number)
    for var event in fresh {
      event.nonce = nonce()
      event.previous = previous
      event.hash = try Seal.hash(of: event)
      previous = event.hash ?? ""
      all.append(event)
    }
    return CaseDocument(number: number, events: all)
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
  static func beginning(_ number: String) -> String { hex(SHA256.hash(data: Data("huiyin case \(number)".utf8))) }

  static func hash(of event: CaseEvent) throws -> String {
    var bare = event
    bare.hash = nil
    // The nonce salts the commitments and goes with an erasure; they stand for it.
    bare.nonce = nil
    let nonce = event.nonce
    let encoder = JSON.encoder(pretty: false)
    encoder.userInfo[TextTreatment.key] = TextTreatment(commit: { text, path in
      commitment(text, path: path, nonce: nonce)
    })
    return hex(SHA256.hash(data: try encoder.encode(bare)))
  }

  static func salt(path: [String], nonce: String?) -> String {
    hex(SHA256.hash(data: Data(((nonce ?? "") + "|" + path.joined(separator: "/")).utf8)))
  }

  static func commitment(_ text: ErasableText, path: [String], nonce: String?) -> String {
    switch text.form {
    case .plain(let plain): commitment(plain, salt: salt(path: path, nonce: nonce))
    case .salted(let plain, let salt): commitment(plain, salt: salt)
    case .erased(let commitment): commitment
    }
  }

  private static func commitment(_ plain: String, salt: String) -> String {
    hex(SHA256.hash(data: Data((salt + "|" + plain).utf8)))
  }

  private static func hex(_ digest: SHA256Digest) -> String { ContentHash.hex(digest) }
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
