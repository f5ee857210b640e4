import CaseDomain
import TermGrid

/// Where keys mean something: one screen or dialog each.
enum KeyPlace: String, CaseIterable, Sendable {
  case first, home, list, prompt, page, actions, form, picker, confirm, drafts, help

  var title: Bilingual {
    switch self {
    case .first: DeskText.placeFirst()
    case .home: DeskText.placeHome()
    case .list: DeskText.placeList()
    case .prompt: DeskText.placePrompt()
    case .page: DeskText.placeCase()
    case .actions: DeskText.placeActions()
    case .form: DeskText.placeForm()
    case .picker: DeskText.placePicker()
    case .confirm: DeskText.placeConfirm()
    case .drafts: DeskText.placeDrafts()
    case .help: DeskText.placeHelp()
    }
  }
}

/// Everything a key can do on the desk.
enum Command: String, CaseIterable, Hashable, Sendable {
  case help, quit, back, refresh, open, move, digit
  case register, search, find, demo, create, switchPane
  case next, menu, reveal, why, section
  case save, nextField, previousField, choose, clear, similar
  case toggle, confirm, other, delete
}
