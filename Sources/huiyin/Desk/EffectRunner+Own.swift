import CaseDomain
import CaseStore
import DeskUI
import Foundation

/// What belongs to the person at the desk: drafts, views, settings.
extension EffectRunner {
  func save(_ draft: DeskDraft, _ store: CaseStore) throws {
    try store.drafts.save(staff: actor, id: draft.id, bytes: encoded(draft))
  }

  private func encoded(_ draft: DeskDraft) throws -> [UInt8] {
    var draft = draft
    draft.session = presence?.token
    return Array(try Self.encoder.encode(draft))
  }

  private static let encoder = JSONEncoder()

  /// What `save` would write, and the name of the file; nil where it could not.
  func bytes(of draft: DeskDraft) -> (name: String, bytes: [UInt8])? {
    guard let store, let place = try? store.drafts.place(staff: actor, id: draft.id), let bytes = try? encoded(draft),
      bytes.count <= Drafts.limit
    else { return nil }
    return (place.name, Drafts.sealed(bytes))
  }

  /// Where this person's drafts lie; empty without a store that can be written to.
  var draftFolder: String {
    guard let store, store.readOnlyReason == nil, let place = try? store.drafts.place(staff: actor, id: "x") else {
      return ""
    }
    return place.folder
  }

  /// This person's drafts, newest first, without those that another desk of theirs is still typing in.
  func loadDrafts(_ store: CaseStore) -> [DeskDraft] {
    let entries = (try? store.drafts.list(staff: actor)) ?? []
    let drafts = entries.compactMap { entry -> DeskDraft? in
      guard let bytes = try? store.drafts.load(staff: actor, id: entry.id) else { return nil }
      return try? JSONDecoder().decode(DeskDraft.self, from: Data(bytes))
    }
    guard !drafts.isEmpty else { return [] }
    let busy = presence?.ownTokens() ?? []
    return drafts.filter { $0.session.map { !busy.contains($0) } ?? true }.sorted { $0.savedAt > $1.savedAt }
  }

  func save(_ view: SavedView, _ store: CaseStore) throws {
    var view = view
    view.pinyin = Pinyin.initials(view.name)
    try store.save(view, as: actor)
  }

  func save(_ settings: DeskSettings, _ store: CaseStore) throws {
    let bytes = Array(try JSONEncoder().encode(settings))
    try store.profiles.change(staff: actor) { $0.settings = bytes }
  }

  /// The first word of a process costs a tenth of a second, so nothing is computed before somebody types letters, and
  /// nothing twice.
  func initials(of words: [String]) -> [String: String] {
    words.reduce(into: [:]) { found, word in
      let known = initials[word] ?? Pinyin.initials(word) ?? ""
      initials[word] = known
      if !known.isEmpty { found[word] = known }
    }
  }
}

extension DeskSettings {
  /// Settings as they were kept, one by one: what another version wrote or nobody understands stays as given.
  init(kept: [UInt8]?, over given: DeskSettings) {
    self = given
    guard let kept, let stored = Self.object(Data(kept)), let bytes = try? JSONEncoder().encode(given),
      var whole = Self.object(bytes)
    else { return }
    for (key, value) in stored where whole[key] != nil {
      let before = whole[key]
      whole[key] = value
      if Self.decoded(whole) == nil { whole[key] = before }
    }
    self = Self.decoded(whole) ?? given
  }

  private static func object(_ data: Data) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: data)) as? [String: Any]
  }

  private static func decoded(_ object: [String: Any]) -> DeskSettings? {
    guard let data = try? JSONSerialization.data(withJSONObject: object) else { return nil }
    return try? JSONDecoder().decode(DeskSettings.self, from: data)
  }
}
