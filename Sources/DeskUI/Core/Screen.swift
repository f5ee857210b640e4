import CaseDomain
import TermGrid

/// One screen or dialog of the stack. Pure: it turns input and answers into steps and draws itself into its area.
protocol Screen: Sendable {
  /// Whose keys it has.
  var place: KeyPlace { get }
  /// Drawn over the screen below.
  var isDialog: Bool { get }
  /// Waits for the answer of a `.perform`.
  var isWaiting: Bool { get }
  func title(_ desk: DeskContext) -> String
  /// Called before input and before drawing, so that sizes are always those of now.
  mutating func layout(_ area: Area, _ desk: DeskContext)
  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step]
  /// Whether characters that arrive together belong into one text; elsewhere each is a key of its own.
  func takesWhole(_ text: String) -> Bool
  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step]
  /// The choice made in the dialog above it, which is gone by now.
  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step]
  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext)
  /// Why a command cannot be used now; nil when it can.
  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual?
  /// The title of a command whose name depends on the case.
  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual?
  /// Kept out of the footer although it can be used: another key there does the same now.
  func footerHides(_ command: Command, _ desk: DeskContext) -> Bool
  /// What lay above it is gone; called before it asks anew.
  mutating func resumed()
  /// Everything typed here that is worth a draft now, also what is not in sight.
  func drafts(_ desk: DeskContext) -> [DeskDraft]
  /// What keeps all else that was typed here.
  func keeps(_ desk: DeskContext) -> [DeskEffect]
  /// What to ask for when it is shown again or others changed something.
  func refresh(_ desk: DeskContext) -> [DeskEffect]
  /// The case it is about: others who have it open are told.
  var attends: String? { get }
  /// The case an action would be done on here: the one that is open or selected.
  var selectedNumber: String? { get }
  /// The case whose last act Ctrl+Z would take back here.
  var undoTarget: Case? { get }
  /// More can be done as soon as nobody types: a preview of the selected case, the next of many acts.
  func hasWork(_ desk: DeskContext) -> Bool
  mutating func proceed(_ desk: DeskContext) -> [Step]
  /// A mouse button at a place of the frame. The wheel arrives as ↑ and ↓.
  mutating func click(_ position: Position, _ desk: DeskContext) -> [Step]
}

extension Screen {
  var isDialog: Bool { false }
  var isWaiting: Bool { false }
  mutating func layout(_ area: Area, _ desk: DeskContext) {}
  func takesWhole(_ text: String) -> Bool { false }
  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] { [] }
  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] { [] }
  func whyNot(_ command: Command, _ desk: DeskContext) -> Bilingual? { nil }
  func commandTitle(_ command: Command, _ desk: DeskContext) -> Bilingual? { nil }
  func footerHides(_ command: Command, _ desk: DeskContext) -> Bool { false }
  func drafts(_ desk: DeskContext) -> [DeskDraft] { [] }
  func keeps(_ desk: DeskContext) -> [DeskEffect] { [] }
  func refresh(_ desk: DeskContext) -> [DeskEffect] { [] }
  mutating func resumed() {}
  var attends: String? { nil }
  var selectedNumber: String? { attends }
  var undoTarget: Case? { nil }
  func hasWork(_ desk: DeskContext) -> Bool { false }
  mutating func proceed(_ desk: DeskContext) -> [Step] { [] }
  mutating func click(_ position: Position, _ desk: DeskContext) -> [Step] { [] }
}

/// A screen that does nothing but what its keys stand for: nothing is typed into it.
protocol KeyedScreen: Screen {
  mutating func run(_ command: Command, _ key: Key, _ desk: DeskContext) -> [Step]
}

extension KeyedScreen {
  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command): return run(command, key, desk)
    }
  }
}

/// What a screen wants to happen.
enum Step: Sendable {
  case effect(DeskEffect)
  case push(any Screen)
  /// Leaves this screen; the one below refreshes.
  case pop
  /// Leaves this screen and puts another in its place.
  case replace(any Screen)
  case say(StatusLine)
  case quit
  /// Leaves this screen; the one below gets that key, as if it had been pressed there.
  case press(Key)
  /// A line that was run in the command line: kept for its history.
  case remember(String)
  /// New settings: in force at once, and kept.
  case settings(DeskSettings)
  /// The whole screen is painted again.
  case repaint
  /// The choice of a dialog, given to the screen below after the dialog is gone.
  case chosen(DialogChoice)
}

/// The line above the footer.
struct StatusLine: Sendable, Hashable {
  enum Kind: Sendable, Hashable { case done, notice, error }
  var kind: Kind
  var text: Bilingual

  init(_ kind: Kind, _ text: Bilingual) {
    self.kind = kind
    self.text = text
  }
}

/// A rectangle of the frame.
struct Area: Sendable, Hashable {
  var row: Int
  var column: Int
  var width: Int
  var height: Int
}

/// What a dialog was left with.
enum DialogChoice: Sendable, Hashable {
  /// The button pressed in a dialog of that purpose; 0 is the harmless one.
  case button(DialogPurpose, Int)
  /// Picked from a list.
  case picked([String])
  case action(Action)
  /// Made in the filter form.
  case filter(ListFilter)
  /// What similar cases are to the one being typed.
  case bonds([String: Bond])
  /// What follows from the warning that was acknowledged.
  case follows(WarningFollow, String)
  /// After an action on all marked: the marks that stay.
  case remaining([String])
}

enum DialogPurpose: Sendable, Hashable {
  case leaveForm, carryOut, conflict, contactReveals, undo, bulk, deleteView, deleteDraft, issue
}
