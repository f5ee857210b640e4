import CaseDomain
import TermGrid

/// Where keys mean something: one screen or dialog each.
enum KeyPlace: String, CaseIterable, Sendable {
  case first, home, list, prompt, page, actions, form, picker, confirm, drafts, help
  case calls, decisions, views, filter, bulk, text, settings, commandLine, conflict, similar
  case reveals, reason
  case report, figure, bulletin, remarks, issued
  case warnings, acknowledge
  case books, book, talk, record, assessment
  case publicity

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
    case .calls: DeskText.placeCalls()
    case .decisions: DeskText.placeDecisions()
    case .views: DeskText.placeViews()
    case .filter: DeskText.placeFilter()
    case .bulk: DeskText.placeBulk()
    case .text: DeskText.placeText()
    case .settings: DeskText.placeSettings()
    case .commandLine: DeskText.placeCommandLine()
    case .conflict: DeskText.placeConflict()
    case .similar: DeskText.placeSimilar()
    case .reveals: HomeText.placeReveals()
    case .reason: HomeText.placeReason()
    case .report: ReportPageText.placeReport()
    case .figure: ReportPageText.placeFigure()
    case .bulletin: ReportPageText.placeBulletin()
    case .remarks: ReportPageText.placeRemarks()
    case .issued: ReportPageText.placeIssued()
    case .warnings: WarningDeskText.place()
    case .acknowledge: WarningDeskText.ackTitle()
    case .books: BookDeskText.placeBooks()
    case .book: BookDeskText.placeBook()
    case .talk: BookDeskText.placeTalk()
    case .record: BookDeskText.placeRecord()
    case .assessment: BookKind.assessment.words
    case .publicity: PublicityDeskText.place()
    }
  }
}

/// Everything a key can do on the desk, one line for each kind of place.
enum Command: String, CaseIterable, Hashable, Sendable {
  // Everywhere.
  case help, quit, back, refresh, repaint, commandLine, undo, settings
  case open, move, digit, register, search, find, demo, create, switchPane
  // Lists.
  case mark, markAll, clearMarks, bulk, sort, reverseSort, filter, views, saveView, preview, fullText
  // A case.
  case next, menu, reveal, why, section, timelineFilter, related, attach
  // Forms.
  case save, saveAndNext, nextField, previousField, choose, clear, similar, splitPoint, takeSuggestion
  case link, merge
  // Calls and decisions.
  case skip, otherAnswer, script
  // Numbers: opening them, the period before and after, another kind of period, bulletins.
  case report, earlier, later, period, remarks, issued
  // Warnings.
  case rectify, talk
  // The public list.
  case publicity
  // Dialogs.
  case toggle, confirm, other, delete
}
