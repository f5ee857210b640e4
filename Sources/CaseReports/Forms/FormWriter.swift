import CaseDomain

/// 表单: the printed forms of one case in the layout offices use, as its reader may see it.
public struct FormWriter {
  let view: CaseView
  let language: Language

  public init(_ view: CaseView, language: Language = .zh) {
    self.view = view
    self.language = language
  }

  /// nil when the case has nothing for this form: no return, no order, no answer yet.
  public func paper(_ form: FormKind) -> Paper? {
    let blocks: [Paper.Section]?
    switch form {
    case .acceptance: blocks = [section("acceptance", acceptance)]
    case .dispatch: blocks = target.handings.last.map { [section("dispatch", dispatch($0))] }
    case .sendReturn: blocks = sections("return", returns)
    case .supervision: blocks = sections("order", orders)
    case .extensionApproval: blocks = sections("extension", extensions)
    case .answer: blocks = answers.last.map { [section("answer", $0)] }
    case .followUp: blocks = sections("call", calls)
    case .dossier: blocks = dossier
    }
    guard let blocks else { return nil }
    let title = say(.title, ["organisation": organisation.name, "form": name(of: form)])
    // A letter carries no line of who printed it.
    var foot =
      form == .answer ? [] : [say(.printed, ["by": person(context.actor.id), "at": time(context.now)])]
    if view.isMasked { foot.append(say(.printedMasked)) }
    return Paper(title: title, heads: [say(.headNumber, ["number": target.number])], sections: blocks, foot: foot)
  }

  /// What stands above it: nothing is called accepted that is not, and 整改 is inspected rather than called back.
  func name(of form: FormKind) -> String {
    switch form {
    case .acceptance where target.state == .declined: say(.formDeclined)
    case .acceptance where !isAccepted: say(.formRegistration)
    case .followUp where target.kind == .rectification: say(.formInspection)
    default: form.words(language)
    }
  }

  private var isAccepted: Bool { target.isImported || target.state != .registered && target.state != .declined }

  // MARK: Words

  var target: Case { view.target }
  var context: RuleContext { view.context }
  var organisation: Organisation { context.organisation }
  private var zone: Zone { organisation.zone }

  func say(_ text: PrintText, _ arguments: [String: String] = [:]) -> String { text.text(language, arguments) }

  func field(_ label: PrintText, _ text: String?) -> Paper.Field {
    Paper.Field(say(label), text.flatMap { $0.isEmpty ? nil : $0 } ?? say(.none))
  }

  func text(_ text: ErasableText?) -> String? { view.text(text) }
  /// A department of ours by name; what was written down in place of one may name the complainant.
  func department(_ id: String?) -> String? { id.map { view.text(organisation.name(ofDepartment: $0)(language)) } }
  func person(_ id: String) -> String { organisation.name(ofStaff: id)(language) }
  func list(_ words: [String]) -> String { words.joined(separator: language == .zh ? "、" : ", ") }
  func flag(_ value: Bool?) -> String? { value.map { say($0 ? .yes : .no) } }

  /// `2026年11月23日 09:00`
  func time(_ moment: Instant?) -> String {
    guard let moment else { return say(.none) }
    return "\(day(moment.date(in: zone))) \(moment.time(in: zone).description.prefix(5))"
  }

  func day(_ date: CivilDate) -> String {
    language == .zh ? "\(date.year)年\(date.month)月\(date.day)日" : date.description
  }

  private func section(_ id: String, _ blocks: [Paper.Block]) -> Paper.Section {
    Paper.Section(id: id, heading: "", blocks: blocks)
  }

  private func sections(_ id: String, _ parts: [[Paper.Block]]) -> [Paper.Section]? {
    parts.isEmpty ? nil : parts.enumerated().map { section("\(id)-\($0.offset + 1)", $0.element) }
  }

  func signatures(_ people: PrintText...) -> [Paper.Block] {
    people.map { .paragraph([Paper.Span(say(.signature, ["who": say($0)]))]) }
  }

  // MARK: 受理单

  private var acceptance: [Paper.Block] {
    if target.state == .declined, let declining = target.declining {
      return [
        .fields(
          intake + matter + [
            [field(.declinedReason, text(declining.what.reason))],
            [field(.declinedInstead, text(declining.what.instead))],
            [field(.acceptedBy, person(declining.actor)), field(.acceptedAt, time(declining.at))],
          ])
      ] + signatures(.clerkSignature)
    }
    guard isAccepted else { return [.fields(intake + matter)] + signatures(.registrarSignature) }
    let accepted = target.standingEvents.first { $0.change.type == .accepted }
    return [
      .fields(
        intake + matter + [
          [field(.acceptedBy, accepted.map { person($0.actor) }), field(.acceptedAt, time(accepted?.at))],
          [
            field(.firstResponsible, person(target.firstResponsible)),
            field(.level, target.registration.level?.words(language)),
          ],
        ])
    ] + signatures(.clerkSignature)
  }

  private var intake: [[Paper.Field]] {
    let registration = target.registration
    let complainant = registration.complainant
    let secrecy = [
      complainant.anonymous ? say(.anonymous) : nil, complainant.confidential ? say(.confidential) : nil,
      complainant.callback == true ? say(.callback) : nil,
    ].compactMap { $0 }
    return [
      [
        field(.received, time(target.receivedAt)),
        field(.channel, organisation.name(ofChannel: registration.channel)(language)),
      ],
      [field(.kind, target.kind.words(language)), field(.urgency, target.urgency.words(language))],
      [field(.category, target.category), field(.registeredBy, person(target.registeredBy))],
      [field(.upstream, registration.upstream?.number), field(.upstreamDue, registration.upstream?.due.map(time))],
      [
        field(.name, view.identity(complainant.name)),
        field(.relation, complainant.relation?.words(language)),
      ],
      [field(.phone, view.identity(complainant.phone)), field(.account, view.identity(complainant.account))],
      [field(.address, view.identity(complainant.address)), field(.secrecy, list(secrecy))],
      [
        // May be words that somebody wrote, when it is none of our departments.
        field(.object, department(registration.object?.department).map { view.text($0) }),
        field(.objectPerson, text(registration.object?.person)),
      ],
    ]
  }

  /// What it is about: the same on the 受理单 and the 交办单.
  var matter: [[Paper.Field]] {
    let registration = target.registration
    let points = registration.points.enumerated().map { "\($0.offset + 1). \(text($0.element) ?? "")" }
    return [
      [field(.subject, view.subject)], [field(.content, text(registration.content))],
      [field(.points, points.joined(separator: "\n"))], [field(.remedy, text(registration.remedy))],
      [field(.attachments, list(target.attachments.map { text($0.what.name) ?? "" }))],
    ]
  }

  // MARK: 退单, 督办单, 延期审批单

  private var returns: [[Paper.Block]] {
    target.rounds.flatMap { round in
      round.returns.enumerated().map { index, sent -> [Paper.Block] in
        let ruling = round.arbitrations.indices.contains(index) ? round.arbitrations[index] : nil
        let verdict = ruling.map { ruling in
          let how = (ruling.what.upheld ? TimelineText.upheld() : TimelineText.rejected())(language)
          let mark = ruling.what.designated ? TimelineText.designated()(language) : ""
          return "\(how) → \(department(ruling.what.lead) ?? "")\(mark)"
        }
        return [
          .fields([
            [field(.returnedBy, department(sent.what.department)), field(.returnedAt, time(sent.at))],
            [field(.subject, view.subject)], [field(.returnReason, text(sent.what.reason))],
            [field(.returnBasis, text(sent.what.basis))],
            [field(.ruling, verdict ?? say(.rulingPending)), field(.rulingBy, ruling.map { person($0.actor) })],
            [field(.columnText, text(ruling?.what.reason))],
          ])
        ] + signatures(.handlerSignature, .leaderSignature)
      }
    }
  }

  private var orders: [[Paper.Block]] {
    target.orders.filter { $0.level != nil }.map { order in
      [
        .fields([
          [
            field(.orderLevel, order.level?.words(language)),
            field(.orderGiver, order.giver == Staff.systemID ? say(.orderBySystem) : person(order.giver)),
          ],
          [field(.columnAt, time(order.at)), field(.orderDue, orderDue(order))],
          [field(.lead, department(target.round?.lead)), field(.subject, view.subject)],
          [field(.orderText, text(order.text))],
          [
            field(
              .orderMet,
              order.met.map { "\(text($0.what) ?? "")（\(person($0.actor)) \(time($0.at))）" }
                ?? say(order.isOver(target.state) ? .orderOver : .orderOpen))
          ],
          [field(.orderConfirmed, order.confirmed.map { "\(person($0.actor)) \(time($0.at))" })],
        ])
      ] + signatures(order.giver == Staff.systemID ? .supervisorSignature : .leaderSignature, .handlerSignature)
    }
  }

  private func orderDue(_ order: Order) -> String? {
    guard let due = target.due(of: order) else { return nil }
    guard due.isOfHandling else { return time(due.at) }
    return say(due.at < context.now ? .orderDueAtOnce : .orderDueWith, ["due": time(due.at)])
  }

  private var extensions: [[Paper.Block]] {
    target.rounds.flatMap { round in
      round.extensions.map { one in
        let ruling = one.ruling.map { ruling -> String in
          guard ruling.what.granted else { return say(.extensionRefused) }
          return say(.extensionGranted, ["to": time(ruling.what.to ?? one.asked.what.to)])
        }
        return [
          .fields([
            [field(.lead, department(round.lead)), field(.extensionAsked, person(one.asked.actor))],
            [field(.columnAt, time(one.asked.at)), field(.extensionTo, time(one.asked.what.to))],
            [field(.subject, view.subject)], [field(.extensionReason, text(one.asked.what.reason))],
            [
              field(.extensionRuling, ruling ?? say(.rulingPending)),
              field(.rulingBy, one.ruling.map { person($0.actor) }),
            ],
            [field(.columnText, text(one.ruling?.what.reason))],
          ])
        ] + signatures(.handlerSignature, .leaderSignature)
      }
    }
  }

  // MARK: 答复书

  /// Each answer that was given or approved, the last one last.
  var answers: [[Paper.Block]] {
    let rounds = target.rounds.filter { $0.answer != nil || $0.approvedAnswer != nil }
    // What is approved and not given yet stands for the answer only where none was given.
    let given = rounds.contains { $0.answer != nil } ? rounds.filter { $0.answer != nil } : rounds.suffix(1)
    var found = given.compactMap { round in
      (round.answer?.what.text ?? round.approvedAnswer?.what).flatMap { letter($0, round.answer?.at) }
    }
    if let settled = target.settlement, let words = letter(settled.what.answer, settled.at) { found.append(words) }
    if found.isEmpty, let imported = target.imported, let words = letter(imported.text, imported.at) {
      found.append(words)
    }
    return found
  }

  /// 答复书: a letter; the name of the office and the day at its end.
  private func letter(_ words: ErasableText, _ given: Instant?) -> [Paper.Block]? {
    guard let body = text(words) else { return nil }
    let name = view.isMasked ? nil : target.complainant.name?.text
    var blocks: [Paper.Block] = [
      .paragraph([Paper.Span(name.map { say(.salutation, ["name": $0]) } ?? say(.salutationUnknown))]),
      .paragraph([
        Paper.Span(
          say(
            .answerBody,
            [
              "received": day(target.receivedAt.date(in: organisation.zone)), "subject": view.subject,
              "number": target.number,
            ]))
      ]),
    ]
    blocks += body.split(separator: "\n").map { .paragraph([Paper.Span(String($0))]) }
    blocks.append(.paragraph([Paper.Span(say(.answerClosing))]))
    if given == nil { blocks.append(.paragraph([Paper.Span(say(.answerDraft))])) }
    let date = given.map { day($0.date(in: organisation.zone)) } ?? say(.dayToFill)
    blocks.append(.ending([[Paper.Span(organisation.name)], [Paper.Span(date)]]))
    return blocks
  }

  // MARK: 回访记录

  private var calls: [[Paper.Block]] {
    let all = target.rounds.flatMap { round in
      round.followUps.enumerated().map { (round.number, $0.offset + 1, $0.element) }
    }
    let isInspection = target.kind == .rectification
    return all.map { round, attempt, call in
      let data = call.what
      let event = target.events.first { $0.seq == call.seq }
      var rows: [[Paper.Field]] = [
        [
          Paper.Field(
            say(.attempt, ["round": String(round), "n": String(attempt)]), data.outcome.words(language)),
          field(isInspection ? .inspectedAt : .callAt, time(call.at)),
        ]
      ]
      if isInspection {
        rows += [
          [field(.inspector, person(call.actor)), field(.callResolved, data.resolved?.words(language))],
          [field(.evidence, text(data.evidence))],
        ]
      } else {
        rows += [
          [field(.caller, person(call.actor)), field(.callContacted, flag(data.contacted))],
          [
            field(.callResolved, data.resolved?.words(language)),
            field(.callSatisfaction, data.satisfaction?.words(language)),
          ],
          [field(.callAttitude, text(data.attitude)), field(.callAgain, data.again.map(time))],
        ]
      }
      rows.append([field(.callRemark, text(event?.remark) ?? (isInspection ? nil : text(data.evidence)))])
      // 未分离 is said where it stands, and nothing else is claimed there.
      let separation = event?.unseparatedBecause.map { reason in
        say(.notSeparatedBecause, ["reason": text(reason) ?? say(.none)])
      }
      rows.append([
        field(.separation, separation ?? say(isInspection ? .inspectorsNote : .handlersNote))
      ])
      return [.fields(rows)]
    }
  }
}
