import CaseDomain
import TermGrid

extension CasePage {
  /// 人员: who did what in this case, each act with its people in the order in which they came.
  func people(_ page: inout PageWriter) {
    page.heading(.people)
    let organisation = rules.organisation
    func staff(_ id: String) -> String { organisation.name(ofStaff: id)(language) }
    func who(_ id: String, _ at: Instant) -> String { "\(staff(id)) \(rules.brief(at)(language))" }
    func list(_ people: [String]) -> String {
      people.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        .joined(separator: language == .zh ? "、" : ", ")
    }
    var acts: [(PageText, String)] = [
      (.personRegistered, who(target.registeredBy, target.registeredAt)),
      (.personResponsible, staff(target.firstResponsible)), (.personAdopted, target.adoptedBy.map(staff) ?? ""),
    ]
    let rounds = target.rounds
    acts += [
      (.personDispatched, list(rounds.map { staff($0.dispatcher) })),
      (.personLead, list(rounds.map { organisation.name(ofDepartment: $0.lead)(language) })),
      (.personCo, list(rounds.flatMap(\.with).map { organisation.name(ofDepartment: $0)(language) })),
      (.personSigned, list(rounds.compactMap { $0.signedBy.map(staff) })),
      (.personOpined, list(rounds.flatMap(\.opinions).map { staff($0.actor) })),
      (.personContacted, list(rounds.flatMap(\.contacts).map { staff($0.actor) })),
      (.personSubmitted, list(rounds.compactMap { $0.result.map { staff($0.actor) } })),
      (.personApproved, list(rounds.compactMap { $0.approvedAnswer.map { staff($0.actor) } })),
      (.personAnswered, list(rounds.compactMap { $0.answer.map { staff($0.actor) } })),
      (.personCalled, list(rounds.flatMap(\.followUps).map { staff($0.actor) })),
      (.personClosed, target.closing.map { who($0.actor, $0.at) } ?? ""),
    ]
    let shown = acts.filter { !$0.1.isEmpty }.map { act, people in
      act()(language) + (language == .zh ? "：" : ": ") + people
    }
    page.text(shown.joined(separator: language == .zh ? "；" : "; "))
  }

  // MARK: Other cases

  /// A case that belongs to this one, in what way, and what of it may be read.
  struct Relative: Hashable {
    var how: Bilingual
    var number: String
  }

  var relatives: [Relative] {
    var all: [Relative] = []
    if let master = target.master { all.append(Relative(how: PageText.master(), number: master)) }
    all += target.members.map { Relative(how: PageText.member(), number: $0) }
    all += target.links.map { Relative(how: $0.what.as.words, number: $0.what.to) }
    // What somebody may not know of is not named either (domain §1).
    return all.filter { relative in
      rules.related[relative.number].map { rules.visibility(of: $0) != .hidden } ?? true
    }
  }

  func relations(_ page: inout PageWriter) {
    let origin = target.registration.origin
    guard !relatives.isEmpty || origin != nil else { return }
    page.heading(.related)
    if let origin {
      page.fact(
        LinkKind.arisesFrom.words, origin.words(rules.organisation)(language), anchor: .stop(.origin(origin)))
    }
    for relative in relatives {
      var text = relative.number
      if let other = rules.related[relative.number], let view = CaseView(other, in: rules) {
        text += "  \(other.state.words(language))  \(view.subject)"
      }
      page.fact(relative.how, text, anchor: .stop(.openCase(relative.number)))
    }
  }

  // MARK: Files

  func files(_ page: inout PageWriter) {
    guard !target.attachments.isEmpty else { return }
    page.heading(.files)
    for (index, file) in target.attachments.enumerated() {
      let text = PageText.fileLine([
        "name": Bilingual(view.text(file.what.name.shown)), "kind": file.what.kind.words,
        "size": Bilingual(Self.size(file.what.size)), "hash": Bilingual(String(file.what.sha256.prefix(12))),
      ])
      page.text(text(language), anchor: .stop(.file(index)))
    }
  }

  /// Everything about one attachment, in one sentence.
  func full(_ index: Int) -> Bilingual? {
    guard target.attachments.indices.contains(index) else { return nil }
    let file = target.attachments[index]
    return PageText.fileFull([
      "name": Bilingual(view.text(file.what.name.shown)), "who": rules.organisation.name(ofStaff: file.actor),
      "at": rules.brief(file.at), "hash": Bilingual(file.what.sha256),
    ])
  }

  /// `820 B`, `12 KB`, `3.4 MB`
  static func size(_ bytes: Int) -> String {
    if bytes < 1024 { return "\(bytes) B" }
    if bytes < 1024 * 1024 { return "\((bytes + 512) / 1024) KB" }
    let tenths = (bytes * 10 + 512 * 1024) / (1024 * 1024)
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
