import CaseDomain

/// Checks names and identifiers of the organisation as people type them.
enum OrganisationInput {
  /// Letters, digits, `.`, `-` and `_`, beginning with a letter or digit: they stand in file names and journal lines.
  static func identifier(_ value: String, _ option: String) throws -> String {
    func isWord(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) }
    let bytes = Array(value.utf8)
    guard (1...40).contains(bytes.count), let first = bytes.first, isWord(first),
      bytes.allSatisfy({ isWord($0) || "._-".utf8.contains($0) }), value != Staff.systemID
    else { throw CommandError(.badData, .identifierMalformed, ["option": option, "value": value]) }
    return value
  }

  /// The letters in front of every case number.
  static func code(_ value: String) throws -> String {
    let bytes = Array(value.utf8)
    guard (1...8).contains(bytes.count), bytes.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      throw CommandError(.badData, .codeMalformed, ["value": value])
    }
    return value
  }

  /// A name: one line, without control characters.
  static func name(_ value: String, _ option: String) throws -> String {
    let name = value.trimmed
    guard !name.isEmpty, name.count <= 60, name.utf8.count <= 960,
      !name.unicodeScalars.contains(where: { $0.isHostile(multiline: false) })
    else { throw CommandError(.badData, .nameMalformed, ["option": option]) }
    return name
  }
}
