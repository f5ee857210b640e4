import CaseDomain
import CaseStore
import Foundation

/// 通报说明: what those who may issue add to the sections of a bulletin before it is issued. They belong to the
/// bulletin: whoever of them opens or issues it has them all, on the screen and at the command line.
///
/// Each lies with who wrote it, section by section with its moment; the latest of a section stands. Where everybody has
/// a Unix account of their own, nobody can read the others', and each has their own alone.
struct SharedRemarks {
  let store: CaseStore
  let actor: String
  let period: Period

  private struct Entry: Codable {
    /// Empty: taken out.
    var text: String
    /// Seconds since 1970.
    var at: Int64
  }

  private var id: String { "remarks-" + period.text.replacingOccurrences(of: "..", with: "_") }

  /// Section → text; what was written before the period was last issued stands in that bulletin. Nothing for who may
  /// not issue.
  func texts() -> [String: String] { latest().compactMapValues { $0.text.isEmpty ? nil : $0.text } }

  /// Other sections stay as they are.
  func save(_ texts: [String: String], now: Instant) throws {
    guard issuers().contains(actor) else { throw DeskRefusal(.notPermitted, .issueNotForYou) }
    let standing = latest()
    var own = entries(of: actor)
    let changed = texts.filter { $0.value != standing[$0.key]?.text ?? "" }
    guard !changed.isEmpty else { return }
    for (section, text) in changed {
      // Later than what it replaces and than what was issued, whatever the clocks of two machines say.
      own[section] = Entry(text: text, at: max(now.seconds, (standing[section]?.at ?? 0) + 1, (issued ?? -1) + 1))
    }
    try store.drafts.save(staff: actor, id: id, bytes: Array(try JSONEncoder().encode(own)))
  }

  /// What was read for a bulletin that is issued now goes; what somebody wrote meanwhile is for the next one.
  /// - Parameter read: `texts()` as they were then.
  func clear(_ read: [String: String]) {
    let (issued, standing) = (issued ?? -1, latest())
    func remains(_ section: String, _ entry: Entry) -> Bool {
      entry.at > issued && standing[section]?.text ?? "" != read[section] ?? ""
    }
    for person in issuers() {
      let own = entries(of: person)
      let left = own.filter(remains)
      guard !left.isEmpty else {
        try? store.drafts.delete(staff: person, id: id)
        continue
      }
      // What the issue itself makes past needs no writing.
      guard own.contains(where: { $0.value.at > issued && !remains($0.key, $0.value) }) else { continue }
      if let bytes = try? JSONEncoder().encode(left) {
        try? store.drafts.save(staff: person, id: id, bytes: Array(bytes))
      }
    }
  }

  private func issuers() -> [String] {
    let staff = (try? store.organisation().staff) ?? []
    return staff.filter { $0.active && $0.oversees }.map(\.id)
  }

  /// When the period was last issued.
  private var issued: Int64? { (try? store.bulletins().last { $0.period == period })?.issuedAt.seconds }

  private func latest() -> [String: Entry] {
    let issuers = issuers()
    guard issuers.contains(actor) else { return [:] }
    let issued = issued
    return issuers.reduce(into: [:]) { found, person in
      for (section, entry) in entries(of: person) where entry.at > issued ?? -1 {
        if entry.at > found[section]?.at ?? -1 { found[section] = entry }
      }
    }
  }

  private func entries(of person: String) -> [String: Entry] {
    guard let bytes = try? store.drafts.load(staff: person, id: id) else { return [:] }
    if let found = try? JSONDecoder().decode([String: Entry].self, from: Data(bytes)) { return found }
    // As an earlier version wrote them.
    let plain = (try? JSONDecoder().decode([String: String].self, from: Data(bytes))) ?? [:]
    return plain.mapValues { Entry(text: $0, at: 0) }
  }
}
