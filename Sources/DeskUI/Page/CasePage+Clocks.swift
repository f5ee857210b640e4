import CaseDomain
import TermGrid

extension CasePage {
  /// The clocks that run, the earliest first: until when, how pressing, how much working time is left, and to whom it
  /// is charged. With the reasons also those that have stopped in this round.
  func clocks(_ page: inout PageWriter) {
    let running = target.clocks.filter { $0.stoppedAt == nil }.sorted { ($0.due, $0.clock) < ($1.due, $1.clock) }
    let stopped = explains ? target.clocks.filter { $0.stoppedAt != nil && $0.round == target.rounds.count } : []
    guard !running.isEmpty || !stopped.isEmpty else { return }
    page.heading(.clocks)
    for run in running {
      for line in rows(run) { page.add(line) }
      if explains {
        for line in rules.explanation(of: run).lines(in: rules) { page.text(line(language), indent: 4, style: .dim) }
      }
    }
    for run in stopped { page.add(stoppedLine(run)) }
  }

  private func name(_ run: ClockRun) -> String {
    desk.settings.cellWidth.fit(run.clock.words(language), to: language == .zh ? 12 : 14)
  }

  private func rows(_ run: ClockRun) -> [PageLine] {
    let explanation = rules.explanation(of: run)
    var pieces = [
      PageLine.Piece(text: " " + name(run), style: .normal),
      PageLine.Piece(text: rules.brief(run.due)(language) + "  ", style: .strong),
    ]
    if let mark = explanation.mark { pieces.append(.init(text: mark.words(language) + "  ", style: mark.style)) }
    var rest = [remaining(explanation)]
    if run.clock.isDuty { rest.append(PageText.chargedTo(["who": bearer(run)])(language)) }
    let tail = rest.filter { !$0.isEmpty }.joined(separator: "  ")
    let cellWidth = desk.settings.cellWidth
    let used = pieces.reduce(cellWidth.columns(of: tail)) { $0 + cellWidth.columns(of: $1.text) }
    if used < width { return [PageLine(pieces + [.init(text: tail, style: .dim)])] }
    // Beside a list there is no room for both: what is left stands below.
    return [PageLine(pieces), PageLine("    " + tail, .dim)]
  }

  private func stoppedLine(_ run: ClockRun) -> PageLine {
    let stopped = run.stoppedAt ?? run.due
    let phrase: PageText = !run.met ? .clockEnded : stopped <= run.due ? .clockDone : .clockLate
    return PageLine([
      .init(text: " " + name(run), style: .dim),
      .init(
        text: rules.brief(run.due)(language) + "  " + phrase(["at": rules.brief(stopped)])(language), style: .dim),
    ])
  }

  /// Who is next when it is not this reader: 等总务处，11-26 17:30 前办理.
  var awaited: Bilingual? {
    guard let run = target.runningClocks(at: rules.now).first(where: { $0.clock.isDuty && $0.clock != .upstream }) else {
      return nil
    }
    return PageText.awaited(["who": bearer(run), "due": rules.brief(run.due), "clock": run.clock.words])
  }

  /// Whose failure it would be (domain §4, "charged to").
  private func bearer(_ run: ClockRun) -> Bilingual {
    switch run.clock.bearer {
    case .desk: PageText.bearerDesk()
    case .lead: (run.lead ?? target.round?.lead).map { rules.organisation.name(ofDepartment: $0) } ?? "—"
    case .deciders: PageText.bearerDeciders()
    case .supervisor: Role.supervisor.words
    }
  }

  /// Working days left or over, in tenths.
  private func remaining(_ explanation: ClockExplanation) -> String {
    if explanation.isPaused { return desk.say(.clockStands) }
    guard let left = explanation.left else { return "" }
    if explanation.isOver, explanation.run.clock == .returnLimit { return desk.say(.returnTooLate) }
    let amount = Bilingual(ClockExplanation.workingDays(left, rules.calendar))
    return desk.say(explanation.isOver ? .clockOver : .clockLeft, ["n": amount])
  }
}
