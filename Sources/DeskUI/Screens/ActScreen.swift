import CaseDomain
import TermGrid

/// 办理入口: loads a case and opens the form of an action on it, so that one can act from wherever a case is selected
/// and is back there afterwards. Shows nothing of its own.
struct ActScreen: Screen {
  let place = KeyPlace.confirm
  let isDialog = true
  let number: String
  /// nil: the next step of the case.
  private var action: Action?
  private let draft: DeskDraft?
  private(set) var isWaiting = false
  private var target: Case?
  /// The identity was asked to be shown, so that the complainant can be contacted.
  private var hasAskedToReveal = false
  /// Waits above it: the question or the form of the reveal.
  private var isCovered = false

  init(_ number: String, _ action: Action? = nil, draft: DeskDraft? = nil) {
    self.number = number
    self.action = action
    self.draft = draft
  }

  func title(_ desk: DeskContext) -> String { number }

  func refresh(_ desk: DeskContext) -> [DeskEffect] { [.loadCase(number)] }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] { [.pop] }

  mutating func resumed() { isCovered = false }

  mutating func receive(_ event: DeskEvent, _ desk: DeskContext) -> [Step] {
    switch event {
    case .caseLoaded(let loaded, let related) where loaded.number == number && !isCovered:
      return begin(loaded, related, desk)
    case .caseMissing(let missing, let why) where missing == number: return [.pop, .say(StatusLine(.error, why))]
    case .saved:
      isWaiting = false
      return [.effect(.loadCase(number))]
    case .refused(let refusal):
      isWaiting = false
      return [.pop, .say(StatusLine(.error, refusal.sentence))]
    case .conflict(let current, let related):
      isWaiting = false
      return begin(current, related, desk)
    case .failed:
      isWaiting = false
      return [.pop]
    default: return []
    }
  }

  /// Contacting somebody whose identity is hidden begins with a reveal, which is logged (domain §3 `contact`).
  private mutating func begin(_ loaded: Case, _ related: [String: Case], _ desk: DeskContext) -> [Step] {
    target = loaded
    guard let rules = desk.rules(related) else { return [.pop] }
    let visibility = rules.visibility(of: loaded)
    guard visibility != .hidden else {
      // What somebody may not know of looks like what does not exist (domain §1).
      return [.pop, .say(StatusLine(.error, RefusalText.caseUnknown(["number": Bilingual(number)])))]
    }
    guard let action = action ?? NextStep.of(loaded, rules) else {
      return [.pop, .say(StatusLine(.notice, DeskText.noNextStep()))]
    }
    self.action = action
    if action == .register {
      return FormScreen(openingFrom: loaded, related, desk).map { [.replace($0)] } ?? [.pop]
    }
    if action == .attach { return [.replace(AttachScreen(loaded, desk))] }
    guard action == .contact, visibility == .masked else {
      return [.replace(FormScreen(action, target: loaded, related: related, draft: draft, desk))]
    }
    if hasAskedToReveal { return [.pop] }
    hasAskedToReveal = true
    isCovered = true
    if loaded.complainant.confidential || loaded.kind == .report {
      return [
        .push(FormScreen(.reveal, target: loaded, related: related, desk)),
        .say(StatusLine(.notice, DeskText.contactGuarded())),
      ]
    }
    return [
      .push(
        ConfirmDialog(.contactReveals, DeskText.contactReveals(), [DeskText.notYet(), DeskText.revealAndContact()]))
    ]
  }

  mutating func chosen(_ choice: DialogChoice, _ desk: DeskContext) -> [Step] {
    isCovered = false
    guard case .button(.contactReveals, 1) = choice, let target else { return [.pop] }
    isWaiting = true
    let request = Request(.reveal, [.reason: Action.contact.words.zh, .forContact: "yes"])
    return [.effect(.perform(Submission(request, number: number, expectedRevision: target.revision)))]
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {}
}
