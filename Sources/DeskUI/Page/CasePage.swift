import CaseDomain
import TermGrid

/// The whole of a case as rows, for one reader and one width. What this reader may not know is not in them.
struct CasePage {
  let view: CaseView
  let desk: DeskContext
  let width: Int
  /// Show why each running date is what it is.
  let explains: Bool
  /// Beside a list there are no digits that lead to sections.
  var isPreview = false

  var target: Case { view.target }
  var rules: RuleContext { view.context }
  var language: Language { desk.language }

  /// The whole case at a glance, beside a list: of a long history only the latest.
  func lines() -> [PageLine] {
    var page = self
    page.isPreview = true
    var head = PageWriter(width: width, desk: desk, hasDigits: false)
    head.text(view.subject, style: .strong)
    return head.lines + page.top() + page.facts() + page.timeline(.all, latest: 40)
  }

  /// What changes with the clock on the wall: orders, promises, dates. Made anew every minute, so it is short.
  func top() -> [PageLine] {
    var page = PageWriter(width: width, desk: desk, hasDigits: !isPreview)
    summary(&page)
    urgentThings(&page)
    clocks(&page)
    return page.lines
  }

  /// Everything else but the history. Made anew only when the case or the width changes.
  func facts() -> [PageLine] {
    var page = PageWriter(width: width, desk: desk, hasDigits: !isPreview)
    complainant(&page)
    matter(&page)
    rounds(&page)
    people(&page)
    relations(&page)
    files(&page)
    return page.lines
  }

  // MARK: On top

  private func summary(_ page: inout PageWriter) {
    var facts = [
      target.kind.words, target.urgency.words, rules.organisation.name(ofChannel: target.registration.channel),
    ]
    if let category = target.category ?? target.registration.category { facts.append(Bilingual(category)) }
    facts += target.registration.sensitive.map(\.words)
    if target.complainant.confidential { facts.append(FieldName.confidential.words) }
    if target.reworks > 0 { facts.append(DeskText.reworkedTimes(["n": Bilingual("\(target.reworks)")])) }
    if target.returnCount > 0 { facts.append(DeskText.returnedTimes(["n": Bilingual("\(target.returnCount)")])) }
    if let leader = target.adoptedBy {
      facts.append(DeskText.adoptedBy(["who": rules.organisation.name(ofStaff: leader)]))
    }
    if target.isSuspended(at: rules.now) { facts.append(DeskText.suspendedNow()) }
    page.text(facts.map { $0(language) }.joined(separator: " · "))
  }

  /// Orders and promises stand on top until they are met (domain §3).
  private func urgentThings(_ page: inout PageWriter) {
    for order in target.openOrders {
      let arguments = [
        "n": Bilingual("\(order.number)"), "level": order.level?.words ?? Action.instruct.words,
        "who": rules.organisation.name(ofStaff: order.giver), "due": order.due.map { rules.brief($0) } ?? "—",
        "text": Bilingual(view.text(order.text.shown)),
      ]
      let text =
        order.met != nil
        ? DeskText.orderMet(arguments)
        : order.due == nil ? PageText.orderUndated(arguments) : DeskText.orderOpen(arguments)
      page.text("! " + text(language), style: .warning)
    }
    for promise in target.openPromises {
      let isLate = promise.by < rules.now
      page.text(
        (isLate ? "! " : "· ")
          + DeskText.promiseOpen([
            "n": Bilingual("\(promise.number)"), "who": rules.organisation.name(ofStaff: promise.owner),
            "by": rules.brief(promise.by), "what": Bilingual(view.text(promise.what.shown)),
          ])(language), style: isLate ? .overdue : .warning)
    }
    for pending in CaseSummary(target).pending {
      page.text(
        "· "
          + DeskText.waitsForDecision([
            "action": pending.action.words, "who": rules.organisation.name(ofStaff: pending.asker),
          ])(language), style: .info)
    }
    if target.isUndecided { page.text("! " + NoticeText.mustBeDecided()(language), style: .warning) }
  }

  // MARK: Who and what

  private func complainant(_ page: inout PageWriter) {
    guard target.kind != .rectification else { return }
    page.heading(.complainant)
    let person = target.complainant
    if person.anonymous { page.fact(FieldName.anonymous.words, desk.say(.yes)) }
    if view.isMasked { page.text(desk.say(.maskedHint), style: .info) }
    page.fact(FieldName.name.words, view.identity(person.name) ?? "")
    if let relation = person.relation { page.fact(FieldName.relation.words, relation.words(language)) }
    page.fact(FieldName.phone.words, view.identity(person.phone) ?? "")
    page.fact(FieldName.account.words, view.identity(person.account) ?? "")
    page.fact(FieldName.address.words, view.identity(person.address) ?? "")
    page.fact(FieldName.preferredTime.words, view.identity(person.preferredTime) ?? "")
    if let callback = person.callback { page.fact(FieldName.callback.words, desk.say(callback ? .yes : .no)) }
  }

  private func matter(_ page: inout PageWriter) {
    let registration = target.registration
    page.heading(.matter)
    page.text(view.text(registration.content.shown))
    page.fact(FieldName.remedy.words, view.text(registration.remedy) ?? "")
    let verdicts = target.round?.result?.what.points ?? []
    for (index, point) in registration.points.enumerated() {
      let verdict = verdicts.first { $0.point == index + 1 }
      let said = verdict.map { "  [\($0.finding.words(language))/\($0.resolved.words(language))]" }
      page.text("\(index + 1). " + view.text(point.shown) + (said ?? ""), indent: 2)
    }
    if let object = registration.object {
      page.fact(
        FieldName.objectDepartment.words,
        object.department.map { view.text(rules.organisation.name(ofDepartment: $0)(language)) } ?? "")
      page.fact(FieldName.objectPerson.words, view.text(object.person) ?? "")
    }
    page.fact(FieldName.upstreamNumber.words, registration.upstream?.number ?? "")
    page.fact(FieldName.receivedAt.words, rules.shown(target.receivedAt)(language))
    if let settlement = target.settlement {
      page.fact(Action.settle.words, view.text(settlement.what.answer.shown))
    }
    if let imported = target.imported {
      page.fact(DeskText.importedAnswer(), view.text(imported.text.shown))
    }
    for (name, note) in view.importNotes { page.fact(Bilingual(name), note) }
  }
}
