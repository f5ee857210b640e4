import CaseDomain
import TermGrid

/// What others do while this person sits here: who is on the same case, and what newly presses.
extension Desk {
  /// Tells the others which case this desk has open, when that has changed.
  mutating func tellOthers() -> [DeskEffect] {
    let number = screens.last { $0.attends != nil }?.attends
    let place = number.map { number in
      Place(number: number, isTyping: openDrafts.contains { $0.number == number })
    }
    guard place != told else { return [] }
    if place?.number != told?.number { context.attending = [] }
    told = place
    return [.attend(place?.number, typing: place?.isTyping ?? false)]
  }

  /// Somebody came to the case that is open here, or left it.
  mutating func attend(_ number: String, _ people: [Attendance]) {
    guard number == told?.number, people != context.attending else { return }
    let before = Set(context.attending)
    context.attending = people
    guard let new = people.first(where: { !before.contains($0) }) else { return }
    status = status ?? StatusLine(.notice, new.words(context))
  }

  /// New urgent and overdue cases ring once and show a line; what was there at the beginning stands on the home. One's
  /// own act is no news, and a case that is overdue no longer is none either.
  mutating func ring(_ rows: [CaseSummary]) {
    guard let rules = context.rules() else { return }
    func key(_ row: CaseSummary) -> String { row.number + (row.isOverdue(at: context.now) ? "!" : "") }
    let before = known
    known = (before ?? []).union(rows.map(\.number)).union(rows.map(key))
    guard let before else { return }
    let new = rows.filter { !before.contains(key($0)) && !isMine($0) }
    guard let first = new.first else { return }
    let what =
      first.dangers != nil && before.isDisjoint(with: [first.number])
      ? WarningDeskText.sectionDanger()
      : first.isOverdue(at: context.now) ? DeskText.markOverdue() : first.urgency.words
    let subject = RowText(row: first, rules: rules, desk: context).subject
    let line = StatusLine(
      .notice,
      (new.count > 1 ? DeskText.newAlarms : DeskText.newAlarm)([
        "what": what, "number": Bilingual(first.number), "subject": Bilingual(subject),
        "n": Bilingual("\(new.count)"),
      ]))
    // What the person was just told of their own act stays; the news follows with the next key.
    if status == nil { status = line } else { news = line }
    bell = bell || context.settings.bell
  }

  /// What this person did a moment ago.
  private func isMine(_ row: CaseSummary) -> Bool {
    row.lastActor == context.session?.actor.id && context.now - row.lastChange < 120
  }

  /// A click on the footer is its key, the wheel moves, everything else is for the screen.
  mutating func point(_ mouse: Mouse, _ position: Position) -> [DeskEffect] {
    guard !context.isTooSmall, let index = screens.indices.last else { return [] }
    switch mouse {
    case .wheelUp: return take(.key(.up))
    case .wheelDown: return take(.key(.down))
    case .click where position.row == context.rows - 1:
      return screens[index].footerKey(at: position.column, context).map { take(.key($0)) } ?? []
    case .click:
      status = nil
      screens[index].layout(context.body(statusRows: 1), context)
      return apply(screens[index].click(position, context), at: index)
    }
  }
}

extension Attendance {
  /// `段明正在填写这一件`
  func words(_ desk: DeskContext) -> Bilingual {
    let who = desk.session?.organisation.name(ofStaff: person) ?? Bilingual(person)
    return (isTyping ? DeskText.othersTyping : DeskText.othersHere)(["who": who])
  }
}
