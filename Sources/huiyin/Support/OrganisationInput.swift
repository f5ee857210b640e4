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
    guard !name.isEmpty, name.utf8.count <= 960, name.count <= 60, !HostileText.isUnfitAsName(name)
    else { throw CommandError(.badData, .nameMalformed, ["option": option]) }
    return name
  }
}

extension OrganisationInput {
  /// The id of a department that is in use.
  static func department(_ value: String, _ organisation: Organisation) throws -> String {
    guard let found = organisation.department(input: value) else {
      throw Refusal(
        .badInput, .departmentUnknown,
        ["value": Bilingual(value), "choices": .list(organisation.departments.filter(\.active).map(\.words))])
    }
    guard found.active else { throw Refusal(.badInput, .departmentRetired, ["value": found.words]) }
    return found.id
  }

  static func place(ofStaff id: String, _ organisation: Organisation) throws -> Int {
    guard let place = organisation.staff.firstIndex(where: { $0.id == id }) else {
      throw Refusal(.notFound, .staffUnknown, ["value": Bilingual(id)])
    }
    return place
  }

  static func place(ofDepartment id: String, _ organisation: Organisation) throws -> Int {
    guard let found = organisation.department(input: id),
      let place = organisation.departments.firstIndex(of: found)
    else {
      throw Refusal(
        .notFound, .departmentUnknown,
        ["value": Bilingual(id), "choices": .list(organisation.departments.filter(\.active).map(\.words))])
    }
    return place
  }

  /// Without an administrator nobody could ever change anything again.
  static func checkAdmins(_ organisation: Organisation) throws {
    guard organisation.staff.contains(where: { $0.active && $0.roles.contains(.admin) }) else {
      throw CommandError(.notPermitted, .lastAdmin)
    }
  }
}
