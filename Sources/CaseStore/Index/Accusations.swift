import CaseDomain
import GRDB

/// Which of the names that stand in cases as 被反映人 mean a person: the few cases that are hidden from somebody who sees
/// all others are found by these names. Names are compared as people spell them (`Sight.accuses`), so each is looked at
/// once and remembered.
struct Accusations {
  private struct Known {
    var names: [String] = []
    /// The last name that was looked at; they are numbered as they come.
    var last: Int64 = 0
  }

  private var known: [String: Known] = [:]

  mutating func names(of person: Staff, _ db: Database) throws -> [String] {
    let key = ([person.id] + person.allNames).joined(separator: "\u{1F}")
    var found = known[key] ?? Known()
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT id, name FROM accused WHERE id > ? ORDER BY id"), arguments: [found.last])
    while let row = try rows.next() {
      found.last = row[0]
      let name: String = row[1]
      let sight = Sight(registeredBy: "", departments: [], accused: name, reveals: [:])
      if sight.accuses(person) { found.names.append(name) }
    }
    known[key] = found
    return found.names
  }
}
