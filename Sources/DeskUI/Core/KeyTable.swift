import CaseDomain
import TermGrid

/// One row of the table of keys.
struct KeyRow: Sendable {
  let places: [KeyPlace]
  let command: Command
  /// Keys that reach the desk while a Chinese input method is on; the first one is shown.
  let keys: [Key]
  let aliases: [Character]
  let title: KeyText
  /// Order in the footer; nil: only in the help.
  let footer: Int?

  init(
    _ places: [KeyPlace], _ command: Command, _ keys: [Key], _ aliases: [Character] = [], _ title: KeyText,
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
  static let rows: [KeyRow] = [
    KeyRow([.home], .open, [.enter, .right], [], .openThis, footer: 1),
    KeyRow([.home], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.home], .digit, digits, [], .openQueue, footer: 2),
    KeyRow([.home], .switchPane, [.tab, .backTab], [], .switchPane, footer: 6),
    KeyRow([.home, .list], .register, [.f(2)], ["n"], .register, footer: 3),
    KeyRow([.home, .list], .search, [.f(3), .ctrl("f")], [], .searchAll, footer: 4),
    KeyRow([.list], .open, [.enter], [], .openCase, footer: 1),
    KeyRow([.list], .move, moves, ["j", "k"], .moveSelection),
    KeyRow([.list], .find, [.character("/")], [], .searchHere, footer: 2),

    KeyRow([.prompt], .confirm, [.enter], [], .searchNow, footer: 1),
    KeyRow([.prompt], .back, [.escape], [], .cancel, footer: 2),

    KeyRow([.page], .next, [.f(2)], [], .nextStep, footer: 1),
    KeyRow([.page], .menu, [.f(4), .enter], [], .allActions, footer: 2),
    KeyRow([.page], .why, [.f(7)], ["w"], .whyDates, footer: 3),
    KeyRow([.page], .reveal, [.f(6)], [], .revealIdentity, footer: 4),
    KeyRow([.page], .section, [.tab, .backTab], [], .nextSection, footer: 7),
    KeyRow([.page], .move, moves + [.character(" ")], ["j", "k"], .scroll),

    KeyRow([.actions], .open, [.enter], [], .openForm, footer: 1),
    KeyRow([.actions], .digit, digits, [], .openNumbered, footer: 2),
    KeyRow([.actions], .move, moves, ["j", "k"], .moveSelection),

    KeyRow([.form], .save, [.f(2), .ctrl("s")], [], .save, footer: 1),
    KeyRow([.form], .nextField, [.tab, .down, .enter], [], .nextField, footer: 3),
    KeyRow([.form], .previousField, [.backTab, .up], [], .previousField),
    KeyRow([.form], .choose, [.f(4)], [], .chooseFromList, footer: 2),
    KeyRow([.form], .digit, digits, [], .chooseByDigit),
    KeyRow([.form], .clear, [.delete, .backspace], [], .clearField),
    KeyRow([.form], .similar, [.f(3)], [], .similarCases, footer: 4),

    KeyRow([.picker], .open, [.enter], [], .takeThis, footer: 1),
    KeyRow([.picker], .toggle, [.tab, .insert], [], .markThis, footer: 2),
    KeyRow([.picker], .move, [.up, .down, .pageUp, .pageDown, .home, .end], [], .moveSelection),

    KeyRow([.confirm], .switchPane, [.left, .right, .tab, .backTab, .up, .down], [], .switchChoice, footer: 1),
    KeyRow([.confirm], .confirm, [.enter], [], .takeChoice, footer: 3),
    KeyRow([.confirm], .digit, digits, [], .chooseByDigit, footer: 2),

    KeyRow([.drafts], .open, [.enter], [], .continueDraft, footer: 1),
    KeyRow([.drafts], .delete, [.delete, .f(8)], [], .deleteDraft, footer: 2),
    KeyRow([.drafts], .move, moves, ["j", "k"], .moveSelection),

    KeyRow([.first], .create, [.f(2), .ctrl("s")], [], .createStore, footer: 1),
    KeyRow([.first], .demo, [.f(3)], [], .seeDemo, footer: 2),
    KeyRow([.first], .nextField, [.enter, .tab, .down], [], .nextField, footer: 3),
    KeyRow([.first], .previousField, [.backTab, .up], [], .previousField),

    KeyRow([.help], .move, moves + [.character(" ")], ["j", "k"], .scroll, footer: 1),

    KeyRow([.home, .list, .page], .refresh, [.f(5), .ctrl("l")], [], .refresh, footer: 8),
    KeyRow(
      [.list, .page, .actions, .picker, .confirm, .drafts, .help], .back, [.escape, .f(9)], ["q"], .back, footer: 9),
    KeyRow([.form], .back, [.escape, .f(9)], [], .leaveForm, footer: 9),
    KeyRow([.first, .home, .list, .page, .actions, .form, .drafts], .help, [.f(1)], [], .help, footer: 10),
    KeyRow([.first, .home], .quit, [.f(10), .ctrl("q")], [], .quit, footer: 11),
  ]

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
