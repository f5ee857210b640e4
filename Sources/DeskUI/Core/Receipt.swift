import CaseDomain

extension SaveReceipt {
  /// What happened in one sentence: what is due when where the case went on, the decision where one was made; then the
  /// notices.
  func sentence(_ desk: DeskContext) -> StatusLine {
    guard let rules = desk.rules(related) else { return StatusLine(.done, DeskText.saved()) }
    var arguments = ["action": action.words, "number": Bilingual(target.number), "state": target.state.words]
    var text: Bilingual
    if before?.state == target.state {
      arguments["what"] = outcome(rules)
      text = (arguments["what"]?.zh.isEmpty == false ? DeskText.savedWhat : .savedPlain)(arguments)
    } else if let due = target.earliestDuty(rules), target.state.isOpen {
      arguments["due"] = due.when
      arguments["clock"] = due.clock.words
      text = (due.at < rules.now ? DeskText.savedLate : .savedDue)(arguments)
    } else {
      text = (target.state.words == action.words || "已" + action.words.zh == target.state.words.zh
        ? DeskText.savedPlain : .savedState)(arguments)
    }
    for notice in notices { text = Bilingual(text.zh + notice.zh, text.en + " " + notice.en) }
    return StatusLine(.done, text)
  }

  /// The case before this act; nil for a registration.
  private var before: Case? {
    guard let act = target.events.last?.act else { return nil }
    let events = target.events.filter { $0.seq < act }
    return events.isEmpty ? nil : Case(number: target.number, events: events)
  }

  /// 不同意, 电话 已联系上: what the act came to, as the history says it.
  private func outcome(_ rules: RuleContext) -> Bilingual {
    guard let view = CaseView(target, in: rules), let act = target.events.last?.act,
      let line = view.timeline.first(where: { $0.seq >= act && $0.actor != Staff.systemID })
    else { return "" }
    let type = line.type.words
    return Bilingual(
      String(line.title.zh.dropFirst(type.zh.count)).trimmed, String(line.title.en.dropFirst(type.en.count)).trimmed)
  }
}
