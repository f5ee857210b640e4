import CaseDomain

/// A case as text for people: its facts, what is due, and its history.
struct CaseText {
  let view: CaseView
  private let language = Asking.invocation.language

  init(_ view: CaseView) { self.view = view }

  private var target: Case { view.target }
  private var organisation: Organisation { view.context.organisation }

  var text: String {
    (facts + rounds + dues + history).joined(separator: "\n")
  }

  private func line(_ field: FieldName, _ value: String?) -> String? {
    value.flatMap { $0.isEmpty ? nil : "\(field.words(language)): \($0)" }
  }

  private var facts: [String] {
    let registration = target.registration
    let complainant = registration.complainant
    let zone = organisation.zone
    let who = [
      view.identity(complainant.name), view.identity(complainant.phone), view.identity(complainant.account),
      view.identity(complainant.address), complainant.relation?.words(language),
      complainant.anonymous ? FieldName.anonymous.words(language) : nil,
      complainant.confidential ? FieldName.confidential.words(language) : nil,
    ].compactMap { $0 }
    let object = [
      registration.object?.department.map { view.text(organisation.name(ofDepartment: $0)(language)) },
      view.text(registration.object?.person),
    ].compactMap { $0 }
    let head =
      "\(target.number)  \(target.state.words(language))  \(target.kind.words(language))  \(target.urgency.words(language))"
    let lines: [String?] = [
      head, line(.subject, view.subject), line(.channel, organisation.name(ofChannel: registration.channel)(language)),
      line(.category, target.category), line(.receivedAt, target.receivedAt.shown(in: zone)),
      "\(say(.labelRegisteredBy)): \(organisation.name(ofStaff: target.registeredBy)(language))",
      "\(say(.labelComplainant)): \(unique(who).joined(separator: " "))",
      object.isEmpty ? nil : "\(say(.labelObject)): \(object.joined(separator: " "))",
      line(.origin, registration.origin?.words(organisation)(language)),
      line(.upstreamNumber, registration.upstream?.number),
      line(.upstreamDue, registration.upstream?.due?.shown(in: zone)),
      view.other(target.master).map { "\(FieldName.into.words(language)): \($0)" },
      "", view.text(registration.content), "", line(.remedy, view.text(registration.remedy)),
    ]
    let points = registration.points.enumerated().map { "\($0.offset + 1). \(view.text($0.element) ?? "")" }
    return lines.compactMap { $0 } + points
  }

  /// The mask stands once, however many fields it covers.
  private func unique(_ texts: [String]) -> [String] {
    texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private var rounds: [String] {
    target.rounds.map { round in
      let with = round.with.map { organisation.name(ofDepartment: $0)(language) }
      var words = [
        say(.labelRound, ["n": String(round.number)]), organisation.name(ofDepartment: round.lead)(language),
      ]
      if !with.isEmpty { words.append("+ " + with.joined(separator: "、")) }
      return words.joined(separator: " ")
    }
  }

  private var dues: [String] {
    let running = target.runningClocks(at: view.context.now)
    guard !running.isEmpty else { return [] }
    return ["", say(.labelDue)]
      + running.map { "  " + ReceiptText.due($0.clock, $0.due, view.context.mark(of: $0), view.context) }
  }

  private var history: [String] {
    var lines = ["", say(.labelHistory)]
    for line in view.timeline {
      let person = organisation.name(ofStaff: line.actor)(language)
      var words = "  \(line.seq)  \(line.at.shown(in: organisation.zone))  \(person)（\(line.role.words(language))） "
      words += line.title(language)
      if line.unseparated { words += " " + say(.labelUnseparated) }
      if line.undone { words += " " + say(.labelUndone) }
      lines.append(words)
      for detail in line.details {
        lines += detail.split(separator: "\n", omittingEmptySubsequences: true).map { "       \($0)" }
      }
    }
    return lines
  }
}
