import DeskUI

/// What the desk asked of the world, by a name that tells nothing of what was in it.
enum EffectName: String, CaseIterable {
  case loadHome, loadList, loadCase, perform, similar, loadDrafts, saveDraft, deleteDraft, createStore, startDemo
  case loadViews, saveView, deleteView, saveSettings, loadAlarms, attend, loadInitials, loadRouting, loadWarnings
  case acknowledge, quit
  case lookAtPosition, loadFacts, loadBulletin, loadIssued, openIssued, issueBulletin, saveRemarks
  case loadBook, loadTalks, loadAssessment, loadArisen, writeRecord
}

extension DeskEffect {
  var name: EffectName {
    switch self {
    case .loadHome: .loadHome
    case .loadList, .loadPage: .loadList
    case .loadCase: .loadCase
    case .perform: .perform
    case .similar: .similar
    case .loadDrafts: .loadDrafts
    case .saveDraft: .saveDraft
    case .deleteDraft: .deleteDraft
    case .createStore: .createStore
    case .startDemo: .startDemo
    case .loadViews: .loadViews
    case .saveView: .saveView
    case .deleteView: .deleteView
    case .saveSettings: .saveSettings
    case .loadAlarms: .loadAlarms
    case .attend: .attend
    case .loadInitials: .loadInitials
    case .loadRouting: .loadRouting
    case .lookAtPosition: .lookAtPosition
    case .loadFacts: .loadFacts
    case .loadBulletin: .loadBulletin
    case .loadIssued: .loadIssued
    case .openIssued: .openIssued
    case .issueBulletin: .issueBulletin
    case .saveRemarks: .saveRemarks
    case .loadWarnings: .loadWarnings
    case .acknowledge: .acknowledge
    case .loadBook: .loadBook
    case .loadTalks: .loadTalks
    case .loadAssessment: .loadAssessment
    case .loadArisen: .loadArisen
    case .writeRecord: .writeRecord
    case .quit: .quit
    }
  }

  /// The action of the table that it carries out, or its own name.
  var actionName: String {
    if case .perform(let submission) = self { submission.request.action.rawValue } else { name.rawValue }
  }
}
