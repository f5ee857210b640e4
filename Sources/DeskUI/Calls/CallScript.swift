import CaseDomain

/// 话术: what to read out, with the original points filled in. Polite and official; the person's own words come back
/// to them, so that they know what the call is about.
struct CallScript {
  let view: CaseView
  let desk: DeskContext

  private var target: Case { view.target }
  private var rules: RuleContext { view.context }

  /// Paragraphs in the order in which they are read.
  var paragraphs: [String] { all.map { $0(desk.language) }.filter { !$0.isEmpty } }

  /// The greeting alone.
  var greeting: String { hello(desk.language) }

  private var all: [Bilingual] {
    var lines = [hello]
    if named != nil { lines.append(CallText.scriptIdentity()) }
    lines.append(matter)
    lines += [answer].compactMap { $0 }
    lines += target.openPromises.map { promise in
      CallText.scriptPromise([
        "by": Bilingual(rules.dayAndTime(promise.by)(desk.language)),
        "what": Bilingual(view.text(promise.what.shown).endingFreely),
      ])
    }
    return lines + [
      CallText.scriptContacted(), CallText.scriptResolved(), CallText.scriptSatisfied(), CallText.scriptThanks(),
    ]
  }

  private var named: String? {
    view.isMasked || target.complainant.anonymous ? nil : view.identity(target.complainant.name)
  }

  private var hello: Bilingual {
    let organisation = rules.organisation
    let department = rules.actor.departments.first.map { organisation.name(ofDepartment: $0) } ?? ""
    let arguments = [
      "school": Bilingual(organisation.name), "department": department, "caller": Bilingual(rules.actor.name),
      "name": Bilingual(named ?? ""),
    ]
    return (named == nil ? CallText.scriptHelloUnnamed : CallText.scriptHello)(arguments)
  }

  private var matter: Bilingual {
    let zone = rules.organisation.zone
    let date = target.receivedAt.date(in: zone)
    var text = CallText.scriptMatter([
      "date": CallText.scriptDate(["month": Bilingual("\(date.month)"), "day": Bilingual("\(date.day)")]),
      "channel": rules.organisation.name(ofChannel: target.registration.channel),
      "subject": Bilingual(view.subject.endingFreely),
    ])
    let points = target.registration.points.map { Bilingual(view.text($0.shown).endingFreely) }
    if !points.isEmpty {
      let more = CallText.scriptPoints(["n": Bilingual("\(points.count)"), "points": .list(points)])
      text = Bilingual(text.zh + more.zh, text.en + " " + more.en)
    }
    return text
  }

  private var answer: Bilingual? {
    guard let round = target.round else { return nil }
    let text = round.answer?.what.text ?? round.approvedAnswer?.what
    return text.map { CallText.scriptAnswer(["answer": Bilingual(view.text($0.shown))]) }
  }
}

extension String {
  /// Without the full stop it ends with, so that it can stand inside another sentence.
  var endingFreely: String {
    var text = trimmed
    while let last = text.last, "。.；;".contains(last) { text.removeLast() }
    return text
  }
}
