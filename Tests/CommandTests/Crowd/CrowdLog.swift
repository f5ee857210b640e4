import Foundation
import Glibc

/// What became of one act, as whoever did it was told.
struct CrowdTold: Codable, Equatable {
  enum Verdict: String, Codable {
    /// About to be done; the last word of whoever is killed.
    case trying
    /// Acknowledged.
    case done
    /// Refused by a rule, or not found.
    case refused
    /// Somebody else was faster, or held the lock for too long.
    case again
    /// Anything else: a fault of ours.
    case fault
  }

  var token: String
  var person: String
  var action: String
  var verdict: Verdict
  var number: String?
  var revision: Int?
  var state: String?
  /// The revision it was decided on, where that was said.
  var seen: Int?
  /// The kind of event the token must stand in.
  var event: String?
  /// What went wrong.
  var detail: String?
}

/// The crowd's own record, outside the store: whole lines in a file per seat. What a killed process had written stays.
final class CrowdLog {
  private let file: Int32

  struct CannotWrite: Error { var path: String }

  init(_ path: String) throws {
    file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw CannotWrite(path: path) }
  }

  deinit { close(file) }

  func write(_ told: CrowdTold) throws {
    let bytes = Array(try JSONEncoder().encode(told)) + [UInt8(ascii: "\n")]
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw CannotWrite(path: "") }
  }

  /// A number beside the acts: how long the longest wait for the lock was, in milliseconds.
  static func note(_ value: Int, at path: String) {
    let known = (FileManager.default.contents(atPath: path)).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
    if value > known { try? Data("\(value)".utf8).write(to: URL(fileURLWithPath: path)) }
  }

  static func read(_ path: String) -> [CrowdTold] {
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    let decoder = JSONDecoder()
    // The last line of somebody killed may be torn; he had not begun then.
    return bytes.split(separator: 0x0A).compactMap { try? decoder.decode(CrowdTold.self, from: $0) }
  }
}
