import CaseDomain
import TermGrid

/// 一次回访要看的: whom to call, what was asked and answered, what was promised, what was tried before. Made once for a
/// case, a width and a moment.
struct CallSheet {
  let view: CaseView
  let desk: DeskContext
  let width: Int
  let showsScript: Bool
  let earlier: [SimilarCase]
  /// Rows to fill: where there is room, what was done last stands below.
  var room = 0

  private var target: Case { view.target }
  private var rules: RuleContext { view.context }
  private var language: Language { desk.language }

  func lines() -> [PageLine] {
    var page = PageWriter(width: width, desk: desk)
    script(&page)
    asked(&page)
    answered(&page)
    promised(&page)
    tried(&page)
    past(&page)
    history(&page)
    return page.lines
  }

  private func fact(_ page: inout PageWriter, _ label: CallText, _ value: String, _ style: Style = .normal) {
    page.fact(label(), value, style: style, column: language == .zh ? 6 : 10)
  }

  // MARK: Parts

  private func script(_ page: inout PageWriter) {
    guard target.kind != .rectification else { return }
    let script = CallScript(view: view, desk: desk)
    if !showsScript {
      let label = CallText.scriptHead()(language)
      let hint = "  " + CallText.scriptMore()(language)
      let column = language == .zh ? 6 : 10
      let room = width - column - 2 - desk.settings.cellWidth.columns(of: hint)
      page.add(
        PageLine([
          .init(text: " " + desk.settings.cellWidth.fit(label, to: column), style: .dim),
          .init(text: desk.settings.cellWidth.fit(script.greeting, to: room), style: .info),
          .init(text: hint, style: .dim),
        ]))
      return
    }
    for (index, paragraph) in script.paragraphs.enumerated() {
      let label = index == 0 ? CallText.scriptHead() : ""
      page.fact(label, paragraph, style: .info, column: language == .zh ? 6 : 10)
    }
  }

  private func asked(_ page: inout PageWriter) {
    let registration = target.registration
    let content = view.text(registration.content.shown)
    if content.trimmed.hasPrefix(view.subject.trimmed) {
      // A subject that is only the beginning of the content says nothing more.
      fact(&page, .headAsked, content, .strong)
    } else {
      fact(&page, .headAsked, view.subject, .strong)
      page.fact("", content, column: language == .zh ? 6 : 10)
    }
    let verdicts = target.round?.result?.what.points ?? []
    for (index, point) in registration.points.enumerated() {
      let verdict = verdicts.first { $0.point == index + 1 }
      let said = verdict.map { "  [\($0.finding.words(language))/\($0.resolved.words(language))]" } ?? ""
      page.fact("", "\(index + 1). \(view.text(point.shown))\(said)", column: language == .zh ? 6 : 10)
    }
    if target.kind == .rectification { fact(&page, .headGoal, view.text(target.round?.goal) ?? "") }
  }

  private func answered(_ page: inout PageWriter) {
    guard let round = target.round else { return }
    if target.kind == .rectification {
      fact(&page, .headMeasures, round.result.map { view.text($0.what.measures.shown) } ?? "")
      return
    }
    guard let answer = round.answer else { return }
    let how = "\(rules.brief(answer.at)(language)) \(answer.what.method.words(language))"
    fact(&page, .headAnswered, how + (language == .zh ? "：" : ": ") + view.text(answer.what.text.shown))
  }

  private func promised(_ page: inout PageWriter) {
    for (index, promise) in target.openPromises.enumerated() {
      let isLate = promise.by < rules.now
      let text = CallText.promise([
        "who": rules.organisation.name(ofStaff: promise.owner), "by": rules.dayAndTime(promise.by),
        "what": Bilingual(view.text(promise.what.shown).endingFreely),
      ])
      page.fact(
        index == 0 ? CallText.headPromised() : "", (isLate ? "! " : "") + text(language),
        style: isLate ? .overdue : .warning, column: language == .zh ? 6 : 10)
    }
  }

  private func tried(_ page: inout PageWriter) {
    let zone = rules.organisation.zone
    for (index, call) in (target.round?.followUps ?? []).enumerated() {
      var text = CallText.attempt([
        "n": Bilingual("\(index + 1)"), "at": rules.brief(call.at), "slot": CallSlot(call.at, zone).part.words,
        "outcome": call.what.outcome.words, "who": rules.organisation.name(ofStaff: call.actor),
      ])
      if let again = call.what.again { text = text + CallText.attemptAgain(["at": rules.dayAndTime(again)]) }
      page.fact(index == 0 ? CallText.headTried() : "", text(language), column: language == .zh ? 6 : 10)
    }
    guard let last = target.round?.followUps.last, last.what.again == nil else { return }
    let slots = CallOutlook.slots(target, zone)
    if slots.contains(CallSlot(rules.now, zone)) {
      let n = Bilingual("\((target.round?.followUps.count ?? 0) + 1)")
      page.fact("", CallText.attemptLabel(["n": n])(language), style: .warning, column: language == .zh ? 6 : 10)
    }
  }

  private func past(_ page: inout PageWriter) {
    for (index, found) in earlier.prefix(3).enumerated() {
      let row = found.row
      let subject = RowText(row: row, rules: rules, desk: desk).subject
      let text = CallText.earlierCase([
        "at": Bilingual(row.receivedAt.date(in: rules.organisation.zone).description), "number": Bilingual(row.number),
        "subject": Bilingual(subject), "state": row.state.words,
      ])
      page.fact(
        index == 0 ? CallText.headEarlier() : "", text(language), style: .dim, column: language == .zh ? 6 : 10)
    }
  }
}

extension CallSheet {
  /// The last things that happened, as many as there is room for.
  private func history(_ page: inout PageWriter) {
    let free = room - page.lines.count - 1
    guard free >= 3 else { return }
    page.add(PageLine(""))
    for (index, line) in view.timeline.suffix(free).reversed().enumerated() {
      let who = rules.organisation.name(ofStaff: line.actor)(language)
      let text = "\(rules.brief(line.at)(language)) \(who) \(line.title(language))"
      let label = index == 0 ? CallText.headHistory()(language) : ""
      let column = language == .zh ? 6 : 10
      page.add(
        PageLine(
          " " + desk.settings.cellWidth.fit(label, to: column)
            + desk.settings.cellWidth.truncate(text, to: max(10, width - column - 2)), .dim))
    }
  }

  /// `139 0000 0005`, as people read a number aloud; others as they were given.
  static func grouped(_ phone: String) -> String {
    let digits = Array(phone)
    guard digits.count == 11, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return phone }
    return [digits[0..<3], digits[3..<7], digits[7..<11]].map { String($0) }.joined(separator: " ")
  }
}
