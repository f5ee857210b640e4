import CaseDomain
import TermGrid

/// What is done to cases from a list.
extension ListScreen {
  /// 下一步 of the selected case; in the queue of calls that is the call.
  func next(_ desk: DeskContext) -> [Step] {
    // With marks set, acting on the unmarked case under the cursor would surprise.
    if !list.marked.isEmpty { return [.push(BulkScreen(markedNumbers, desk))] }
    guard let number = list.selected else { return [] }
    return isCall(desk) ? [.push(CallDesk(first: number, desk))] : [.push(ActScreen(number))]
  }

  /// Whether the selected case is a call this person may make: then the call desk is where to make it.
  func isCall(_ desk: DeskContext) -> Bool {
    guard filter.queue == .followUp, let row = selectedRow else { return false }
    return desk.rules()?.isOfferedCall(row) == true
  }

  /// F4: one action on all marked cases, or all actions of the selected one.
  mutating func act(_ desk: DeskContext) -> [Step] {
    if !list.marked.isEmpty { return [.push(BulkScreen(markedNumbers, desk))] }
    guard let row = selectedRow else { return [] }
    menuNumber = row.number
    awaitsMenu = true
    if let preview, preview.target.number == row.number, preview.target.revision == row.revision {
      return offerActions(preview.target, preview.related, desk)
    }
    return [.effect(.loadCase(row.number))]
  }

  /// Those shown in their order, then the others by number.
  var markedNumbers: [String] {
    let shown = list.ids.filter(list.marked.contains)
    return shown + list.marked.subtracting(shown).sorted()
  }

  mutating func offerActions(_ loaded: Case, _ related: [String: Case], _ desk: DeskContext) -> [Step] {
    guard awaitsMenu, loaded.number == menuNumber else { return [] }
    awaitsMenu = false
    guard desk.rules(related)?.visibility(of: loaded) != .hidden else {
      menuNumber = nil
      return [.say(StatusLine(.error, RefusalText.caseUnknown(["number": Bilingual(loaded.number)])))]
    }
    return [.push(ActionMenu(loaded, related, desk))]
  }

  mutating func chosenAction(_ action: Action) -> [Step] {
    guard let number = menuNumber else { return [] }
    menuNumber = nil
    return [.push(ActScreen(number, action))]
  }
}
