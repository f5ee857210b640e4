import CaseDomain
import Foundation

extension CaseStore {
  /// Characters a view's name may have, and views one person may keep.
  public static let viewNameLimit = 40
  public static let viewLimit = 60
  /// Bytes of one view; a list of conditions a person can still read is far smaller.
  static let viewSize = 16 << 10

  /// What somebody is offered: their own views in their order, then those shared by others, by name.
  public func views(as actor: String) throws -> [SavedView] {
    let all = try profiles.all()
    let own = all.first { $0.staff == actor }?.profile.views ?? []
    let shared = all.filter { $0.staff != actor }.flatMap(\.profile.views).filter(\.shared)
    return own + shared.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// Saves a view under its id: a new one, or one changed by its owner or a supervisor (who keeps its owner).
  /// - Parameter view: an empty id gets one; `pinyin` is the caller's to compute.
  /// - Throws: `DeskRefusal`, `StoreError`.
  @discardableResult
  public func save(_ view: SavedView, as actor: String) throws -> SavedView {
    var view = view
    view.name = try Self.viewName(view.name)
    if view.id.isEmpty { view.id = "v" + surroundings.nonce().suffix(16) }
    guard StorePaths.isPlain(view.id), view.id.utf8.count <= 64 else { throw StoreError.badName(view.id) }
    guard let size = try? JSON.encoder(pretty: false).encode(view).count, size <= Self.viewSize else {
      throw DeskRefusal(.badInput, .viewTooLarge)
    }
    if view.shared, try tellsIdentity(view, to: actor) {
      throw DeskRefusal(.badInput, .viewTellsIdentity, ["name": Bilingual(view.name)])
    }
    let owner = try owner(of: view.id, for: actor) ?? actor
    view.owner = owner
    try profiles.change(staff: owner) { profile in
      if profile.views.contains(where: { $0.name == view.name && $0.id != view.id }) {
        throw DeskRefusal(.badInput, .viewNameTaken, ["name": Bilingual(view.name)])
      }
      if let place = profile.views.firstIndex(where: { $0.id == view.id }) {
        profile.views[place] = view
      } else {
        guard profile.views.count < Self.viewLimit else {
          throw DeskRefusal(.badInput, .tooManyViews, ["limit": Bilingual(String(Self.viewLimit))])
        }
        profile.views.append(view)
      }
    }
    return view
  }

  /// Removes a view; its owner or a supervisor may.
  /// - Throws: `DeskRefusal` (also when there is none), `StoreError`.
  public func removeView(_ id: String, as actor: String) throws {
    guard let owner = try owner(of: id, for: actor) else {
      throw DeskRefusal(.notFound, .viewUnknown, ["name": Bilingual(id)])
    }
    try profiles.change(staff: owner) { profile in profile.views.removeAll { $0.id == id } }
  }

  /// Whether what a view looks for, or its name, is how a complainant is known: a telephone, or words that only who sees
  /// a case whole finds it by. Judged by what the asker may find, so that a refusal tells nobody anything new.
  private func tellsIdentity(_ view: SavedView, to actor: String) throws -> Bool {
    let context = try context(as: actor, now: surroundings.clock())
    let upstream = view.filter.conditions.filter { $0.field == .upstream }.flatMap(\.values)
    for text in [view.filter.query ?? "", view.name] where !text.trimmed.isEmpty {
      if Redaction.hasNumber(text), !upstream.contains(text) { return true }
      if try withIndex({ try $0.isKnownByIdentity(text, context) }) { return true }
    }
    return false
  }

  /// Whose view that is, if the asker may change it; nil when there is none. Another's view that is not shared is
  /// nobody else's business: it is refused like one that is shared, without its name.
  private func owner(of id: String, for actor: String) throws -> String? {
    let organisation = try organisation()
    guard let person = organisation.person(actor) else { throw StoreError.noSuchStaff(id: actor) }
    for (staff, profile) in try profiles.all() {
      guard let view = profile.views.first(where: { $0.id == id }) else { continue }
      guard staff == actor || (view.shared && person.active && person.roles.contains(.supervisor)) else {
        throw DeskRefusal(
          .notPermitted, .viewNotYours,
          ["name": Bilingual(view.shared ? view.name : id), "owner": organisation.name(ofStaff: staff)])
      }
      return staff
    }
    return nil
  }

  /// One line without control characters and invisible ones.
  private static func viewName(_ typed: String) throws -> String {
    var name = String.UnicodeScalarView()
    for scalar in typed.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: name.append(" ")
      case .format, .surrogate, .privateUse, .unassigned: continue
      default: if !scalar.isHostile(multiline: false) { name.append(scalar) }
      }
    }
    let trimmed = String(name).trimmed
    guard !trimmed.isEmpty else { throw DeskRefusal(.badInput, .viewNameEmpty) }
    guard trimmed.count <= viewNameLimit, !HostileText.stacks(trimmed) else {
      throw DeskRefusal(
        .badInput, .viewNameTooLong,
        ["limit": Bilingual(String(viewNameLimit)), "n": Bilingual(String(trimmed.count))])
    }
    return trimmed
  }
}
