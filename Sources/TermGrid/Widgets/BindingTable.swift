/// One thing a screen can do and the keys that do it.
public struct Binding<Action: Hashable & Sendable>: Hashable, Sendable {
  public let action: Action
  /// The keys that work while an input method is on; the first one is shown.
  public let keys: [Key]
  /// Letters and signs that do the same, matched folded (`ｊ` is `j`).
  public let aliases: [Character]
  public let title: String
  /// Shown in the footer when it can be used; those with lower numbers first. Nil: only in the help.
  public let footer: Int?

  public init(_ action: Action, _ keys: [Key], aliases: [Character] = [], title: String, footer: Int? = nil) {
    self.action = action
    self.keys = keys
    self.aliases = aliases
    self.title = title
    self.footer = footer
  }

  /// The shown key's name; an alias when there is no other.
  public var keyLabel: String { keys.first?.label ?? aliases.first.map(String.init) ?? "" }
  /// All keys' names, for help and documentation.
  public var keyLabels: [String] { keys.map(\.label) + aliases.map(String.init) }
}

/// The one table of a screen's keys: it feeds footer, help, dispatch and documentation.
public struct BindingTable<Action: Hashable & Sendable>: Hashable, Sendable {
  /// What a key does.
  public enum Result: Hashable, Sendable {
    case run(Action)
    /// The key is bound but cannot be used now.
    case refused(Action, reason: String)
    case unbound
  }

  /// One line of the help: the reason is nil when the key can be used.
  public struct HelpLine: Hashable, Sendable {
    public let keys: String
    public let title: String
    public let whyNot: String?
  }

  public let bindings: [Binding<Action>]
  private let byKey: [Key: Int]

  public init(_ bindings: [Binding<Action>]) {
    self.bindings = bindings
    var byKey: [Key: Int] = [:]
    for (index, binding) in bindings.enumerated() {
      for key in Self.matched(binding) where byKey[key] == nil { byKey[key] = index }
    }
    self.byKey = byKey
  }

  private static func matched(_ binding: Binding<Action>) -> [Key] {
    binding.keys.map(\.folded) + binding.aliases.map { Key.character($0).folded }
  }

  /// Keys that two bindings claim; empty in a sound table.
  public var conflicts: [Key] {
    var seen: Set<Key> = []
    var twice: [Key] = []
    for binding in bindings {
      for key in Set(Self.matched(binding)) where !seen.insert(key).inserted { twice.append(key) }
    }
    return twice
  }

  public func binding(for key: Key) -> Binding<Action>? { byKey[key.folded].map { bindings[$0] } }

  /// What a key does, given why an action cannot be done now (nil when it can).
  public func dispatch(_ key: Key, whyNot: (Action) -> String? = { _ in nil }) -> Result {
    guard let binding = binding(for: key) else { return .unbound }
    if let reason = whyNot(binding.action) { return .refused(binding.action, reason: reason) }
    return .run(binding.action)
  }

  /// Only what does something now.
  public func footer(whyNot: (Action) -> String? = { _ in nil }) -> [FooterItem] {
    bindings.filter { $0.footer != nil && whyNot($0.action) == nil }
      .enumerated().sorted { ($0.element.footer ?? 0, $0.offset) < ($1.element.footer ?? 0, $1.offset) }
      .map { FooterItem(key: $0.element.keyLabel, title: $0.element.title) }
  }

  /// Everything, with the reason where it cannot be used.
  public func help(whyNot: (Action) -> String? = { _ in nil }) -> [HelpLine] {
    bindings.map {
      HelpLine(keys: $0.keyLabels.joined(separator: " "), title: $0.title, whyNot: whyNot($0.action))
    }
  }
}
