import CaseDomain
import TermGrid

/// Whose desk this is: the opened store as the screens need it. `nil` in `DeskContext` means that there is no store yet.
public struct DeskSession: Sendable, Hashable {
  public var organisation: Organisation
  public var policy: Policy
  /// Who sits at the desk; established by the caller, never by the screens.
  public var actor: Staff
  /// Nothing can be saved: said in the header, and every saving key says why not.
  public var readOnlyBecause: Bilingual?

  public init(organisation: Organisation, policy: Policy, actor: Staff, readOnlyBecause: Bilingual? = nil) {
    self.organisation = organisation
    self.policy = policy
    self.actor = actor
    self.readOnlyBecause = readOnlyBecause
  }

  /// 练习库: marked in every header.
  public var isPractice: Bool { organisation.practice }
}

/// How the desk looks and speaks to this person.
public struct DeskSettings: Sendable, Hashable {
  public var language: Language
  public var cellWidth: CellWidth
  /// `+-|` instead of box lines (`--ascii`).
  public var plainBorders: Bool

  public init(language: Language = .zh, cellWidth: CellWidth = .standard, plainBorders: Bool = false) {
    self.language = language
    self.cellWidth = cellWidth
    self.plainBorders = plainBorders
  }

  var border: BorderSet { .suited(to: cellWidth, plain: plainBorders) }
}

/// Everything a screen may look at besides its own state. No clock: `now` comes in with `DeskEvent.tick`.
public struct DeskContext: Sendable, Hashable {
  public var session: DeskSession?
  public var settings: DeskSettings
  public var now: Instant
  /// The terminal, in cells.
  public var columns: Int
  public var rows: Int

  public init(
    session: DeskSession?, settings: DeskSettings = DeskSettings(), now: Instant, columns: Int = 80, rows: Int = 24
  ) {
    self.session = session
    self.settings = settings
    self.now = now
    self.columns = columns
    self.rows = rows
  }

  public var language: Language { settings.language }

  /// The rules for the person at the desk at this moment; nil without a store.
  func rules(_ related: [String: Case] = [:]) -> RuleContext? {
    session.map {
      RuleContext(organisation: $0.organisation, policy: $0.policy, actor: $0.actor, now: now, related: related)
    }
  }
}
