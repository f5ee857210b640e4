import CaseDomain
import TermGrid

/// Looking for cases by a line of words.
extension ListScreen {
  func takesWhole(_ text: String) -> Bool { prompt != nil || startsWithPrompt }

  /// Initials that are needed to find something by them.
  func askInitials(_ desk: DeskContext) -> [DeskEffect] {
    guard let session = desk.session else { return [] }
    let words =
      FilterField.wordsWithoutInitials(session.organisation) + desk.views.filter { $0.pinyin == nil }.map(\.name)
    let unknown = words.filter { desk.initials[$0] == nil }
    return unknown.isEmpty ? [] : [.loadInitials(unknown)]
  }

  mutating func typeQuery(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    switch prompt?.handle(input, desk) {
    case .search(let text): return search(text, desk)
    case .open(let view):
      prompt = nil
      return isUnasked
        ? [.replace(ListScreen(view.filter, name: view.name))] : [.push(ListScreen(view.filter, name: view.name))]
    case .leave:
      prompt = nil
      return isUnasked ? [.pop] : []
    case .typing, nil: return []
    }
  }

  private mutating func search(_ text: String, _ desk: DeskContext) -> [Step] {
    guard let query = query(desk) else { return [] }
    var base = filter.normalised
    base.query = nil
    base.conditions = []
    do {
      let asked = try query.filter(text, on: base)
      prompt = nil
      if isUnasked, text.isEmpty { return [.pop] }
      // What F3 found first is what Esc leads back to.
      if isUnasked { origin = asked }
      filter = asked
      return load()
    } catch {
      return [.say(StatusLine(.error, error.sentence))]
    }
  }
}
