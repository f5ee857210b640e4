import CaseDomain
import TermGrid

/// 预览: what one wants to know of the selected case without opening it.
struct ListPreview: Sendable {
  let target: Case
  let related: [String: Case]
  /// The rows for the width they were made for.
  private var made: Made?

  private struct Made: Sendable {
    var width: Int
    var language: Language
    /// Dates come nearer while one looks: made anew every quarter of an hour.
    var quarter: Int64
    var top: [PageLine]
    var matter: [PageLine]
    var events: [PageLine]
  }

  init(_ target: Case, _ related: [String: Case]) {
    self.target = target
    self.related = related
  }

  /// Makes the rows once for a width, so that moving and drawing cost nothing but what is shown.
  mutating func prepare(width: Int, _ desk: DeskContext) {
    let quarter = desk.now.seconds / 900
    if let made, made.width == width, made.language == desk.language, made.quarter == quarter { return }
    guard let rules = desk.rules(related), let view = CaseView(target, in: rules) else { return }
    let writer = Writer(view: view, rules: rules, desk: desk, width: width)
    made = Made(
      width: width, language: desk.language, quarter: quarter, top: writer.top(), matter: writer.matter(),
      events: writer.events())
  }

  /// As many rows as fit: what is needed to decide always, the text as far as there is room, what happened last.
  func lines(height: Int) -> [PageLine] {
    guard let made else { return [] }
    let events = Array(made.events.prefix(max(0, min(7, height / 3))))
    let room = max(3, height - made.top.count - events.count)
    var matter = Array(made.matter.prefix(room))
    if made.matter.count > room, !matter.isEmpty { matter[matter.count - 1] = PageLine(" …", .dim) }
    return Array((made.top + matter + events).prefix(height))
  }

  private struct Writer {
    let view: CaseView
    let rules: RuleContext
    let desk: DeskContext
    let width: Int

    private var target: Case { view.target }
    private var language: Language { desk.language }

    func top() -> [PageLine] {
      var page = PageWriter(width: width, desk: desk)
      page.text(view.subject, style: .strong)
      let organisation = rules.organisation
      var facts = [target.kind.words, organisation.name(ofChannel: target.registration.channel)]
      if target.urgency != .normal { facts.append(target.urgency.words) }
      if let category = target.category ?? target.registration.category { facts.append(Bilingual(category)) }
      facts += target.registration.sensitive.map(\.words)
      if target.complainant.confidential { facts.append(FieldName.confidential.words) }
      if target.reworks > 0 { facts.append(DeskText.reworkedTimes(["n": Bilingual("\(target.reworks)")])) }
      page.text(facts.map { $0(language) }.joined(separator: " · "))
      var state = target.state.words(language)
      if let lead = target.round?.lead { state += " · " + organisation.name(ofDepartment: lead)(language) }
      page.text(state)
      if let next = NextStep.of(target, rules) {
        page.text(ListText.previewNext.text(language, ["action": next.words(language)]), style: .info)
      }
      for order in target.openOrders {
        let due = order.due.map { rules.brief($0)(language) + " " } ?? ""
        page.text(
          "! " + (order.level?.words ?? Action.instruct.words)(language) + " " + due + view.text(order.text.shown),
          style: .warning)
      }
      clocks(&page)
      people(&page)
      return page.lines
    }

    private func clocks(_ page: inout PageWriter) {
      for run in target.clocks.filter({ $0.stoppedAt == nil }).sorted(by: { ($0.due, $0.clock) < ($1.due, $1.clock) }) {
        let explanation = rules.explanation(of: run)
        let name = desk.settings.cellWidth.fit(run.clock.words(language), to: language == .zh ? 9 : 11)
        var pieces: [PageLine.Piece] = [
          .init(text: " " + name, style: .dim), .init(text: rules.brief(run.due)(language), style: .normal),
        ]
        if let mark = explanation.mark { pieces.append(.init(text: "  " + mark.words(language), style: mark.style)) }
        if let left = explanation.left {
          let amount = Bilingual(ClockExplanation.workingDays(left, rules.calendar))
          let phrase: DeskText =
            !explanation.isOver ? .clockLeft : run.clock == .returnLimit ? .returnTooLate : .clockOver
          pieces.append(.init(text: "  " + desk.say(phrase, ["n": amount]), style: .dim))
        } else if explanation.isPaused {
          pieces.append(.init(text: "  " + desk.say(.clockStands), style: .dim))
        }
        page.add(PageLine(pieces))
      }
    }

    private func people(_ page: inout PageWriter) {
      guard target.kind != .rectification else { return }
      let person = target.complainant
      if person.anonymous {
        page.text(FieldName.anonymous.words(language))
        return
      }
      let known = [person.name, person.phone, person.preferredTime].compactMap { view.identity($0) }
      page.fact(DeskText.headComplainant(), view.isMasked ? Redaction.mask : known.joined(separator: "  "))
    }

    func matter() -> [PageLine] {
      var page = PageWriter(width: width, desk: desk)
      page.add(heading(.headMatter))
      page.text(view.text(target.registration.content.shown))
      for (index, point) in target.registration.points.enumerated() {
        page.text("\(index + 1). " + view.text(point.shown), indent: 2)
      }
      page.fact(FieldName.remedy.words, view.text(target.registration.remedy) ?? "")
      if let answer = target.round?.answer?.what.text ?? target.round?.approvedAnswer?.what {
        page.fact(Action.answer.words, view.text(answer.shown))
      } else if let proposed = target.round?.result?.what.proposedAnswer {
        page.fact(DeskText.proposedAnswer(), view.text(proposed.shown))
      }
      return page.lines
    }

    private func heading(_ text: DeskText) -> PageLine {
      PageLine((desk.settings.border == .ascii ? "== " : "── ") + desk.say(text), .heading)
    }

    func events() -> [PageLine] {
      var page = PageWriter(width: width, desk: desk)
      page.add(heading(.headTimeline))
      for line in view.timeline.suffix(6).reversed() {
        let who = rules.organisation.name(ofStaff: line.actor)(language)
        page.text(
          "\(rules.brief(line.at)(language)) \(who) \(line.title(language))", style: line.undone ? .dim : .normal)
      }
      return page.lines
    }
  }
}
