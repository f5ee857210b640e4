import CaseDomain

extension SaveReceipt {
  /// What happened and what is due when, in one sentence, and the notices.
  func sentence(_ desk: DeskContext) -> StatusLine {
    guard let rules = desk.rules(related) else { return StatusLine(.done, DeskText.saved()) }
    let arguments = ["action": action.words, "number": Bilingual(target.number)]
    var text: Bilingual
    if let due = target.earliestDuty(rules) {
      text = DeskText.savedDue(arguments.merging(["due": due.when, "clock": due.clock.words]) { $1 })
    } else {
      text = DeskText.savedState(arguments.merging(["state": target.state.words]) { $1 })
    }
    for notice in notices { text = Bilingual(text.zh + notice.zh, text.en + " " + notice.en) }
    return StatusLine(.done, text)
  }
}
