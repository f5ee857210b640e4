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
  /// The journal is damaged or has lost lines: for those who can have it looked at, said on the first screen.
  public var alarm: Bilingual?
  /// When this person last left the desk; nil: never been here.
  public var lastSeen: Instant?
  /// Files of this machine may be attached by path: the person's own account runs the program.
  public var mayAttachFiles: Bool

  public init(
    organisation: Organisation, policy: Policy, actor: Staff, readOnlyBecause: Bilingual? = nil,
    alarm: Bilingual? = nil, lastSeen: Instant? = nil, mayAttachFiles: Bool = false
  ) {
    self.alarm = alarm
    self.organisation = organisation
    self.policy = policy
    self.actor = actor
    self.readOnlyBecause = readOnlyBecause
    self.lastSeen = lastSeen
    self.mayAttachFiles = mayAttachFiles
  }

  /// 练习库: marked in every header.
  public var isPractice: Bool { organisation.practice }
}

/// How the desk looks and speaks to this person; kept for them (`.saveSettings`).
public struct DeskSettings: Sendable, Hashable, Codable {
  public var language: Language
  /// Name of a `Theme`.
  public var theme: String
  /// “ ” … — ① → ■ take two columns in this terminal.
  public var ambiguousIsWide: Bool
  /// `+-|` instead of box lines (`--ascii`).
  public var plainBorders: Bool
  /// The terminal reports clicks and the wheel; text can then be selected only with Shift.
  public var mouse: Bool
  /// Rings for what newly presses.
  public var bell: Bool

  public init(
    language: Language = .zh, theme: String = "standard", ambiguousIsWide: Bool = false, plainBorders: Bool = false,
    mouse: Bool = false, bell: Bool = true
  ) {
    self.language = language
    self.theme = theme
    self.ambiguousIsWide = ambiguousIsWide
    self.plainBorders = plainBorders
    self.mouse = mouse
    self.bell = bell
  }

  public var cellWidth: CellWidth { CellWidth(ambiguousIsWide: ambiguousIsWide) }

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
  /// Who else has the case on the screen open.
  public internal(set) var attending: [Attendance] = []
  /// Pinyin initials asked for so far, by word.
  public internal(set) var initials: [String: String] = [:]
  /// This person's views and the shared ones.
  public internal(set) var views: [SavedView] = []
  /// Lines run in the command line, the newest last; until the desk is left.
  var commandHistory: [String] = []

  /// Kind and channel of what was registered last in this session: the next call mostly comes the same way.
  var lastIntake: Intake?

  struct Intake: Hashable, Sendable {
    var kind: String
    var channel: String
  }

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
