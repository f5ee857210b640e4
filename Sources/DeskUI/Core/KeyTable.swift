import CaseDomain
import TermGrid

/// One row of the table of keys.
struct KeyRow: Sendable {
  let places: [KeyPlace]
  let command: Command
  /// Keys that reach the desk while a Chinese input method is on; the first one is shown.
  let keys: [Key]
  let aliases: [Character]
  let title: any Phrase
  /// Order in the footer; nil: only in the help.
  let footer: Int?

  init(
    _ places: [KeyPlace], _ command: Command, _ keys: [Key], _ aliases: [Character] = [], _ title: KeyText,
    footer: Int? = nil
  ) {
    self.init(places, command, keys, aliases, of: title, footer: footer)
  }

  /// - Parameter title: from whichever table of texts belongs to the place.
  init(
    _ places: [KeyPlace], _ command: Command, _ keys: [Key], _ aliases: [Character] = [], of title: any Phrase,
    footer: Int? = nil
  ) {
    self.places = places
    self.command = command
    self.keys = keys
    self.aliases = aliases
    self.title = title
    self.footer = footer
  }
}

/// The one table of all keys: it feeds dispatch, footer, help and `docs/keys.md`.
enum KeyTable {
  static let rows: [KeyRow] =
    homeKeys + listKeys + pageKeys + formKeys + callKeys + decisionKeys + warningKeys + reportKeys + bookKeys
    + dialogKeys + commonKeys

  static let moves: [Key] = [.up, .down, .pageUp, .pageDown, .home, .end]
  static let digits: [Key] = "123456789".map { .character($0) }

  /// The keys of one place, for dispatch.
  static func bindings(_ place: KeyPlace) -> BindingTable<Command> {
    BindingTable(
      rows.filter { $0.places.contains(place) }.map {
        Binding($0.command, $0.keys, aliases: $0.aliases, title: $0.title.rawValue, footer: $0.footer)
      })
  }
}

extension Screen {
  /// What a key means here now; a key that cannot be used says why.
  func command(_ key: Key, _ desk: DeskContext) -> KeyMeaning {
    guard let binding = Self.lookup(place).binding(for: key) else { return .none }
    if let reason = whyNot(binding.action, desk) { return .refused(StatusLine(.error, reason)) }
    return .run(binding.action)
  }

  private static func lookup(_ place: KeyPlace) -> BindingTable<Command> { KeyTable.lookups[place] ?? BindingTable([]) }
}

enum KeyMeaning: Sendable {
  case run(Command)
  case refused(StatusLine)
  case none
}

extension KeyTable {
  /// Dispatch needs no titles, so these are made once.
  static let lookups: [KeyPlace: BindingTable<Command>] = Dictionary(
    uniqueKeysWithValues: KeyPlace.allCases.map { ($0, bindings($0)) })
}
