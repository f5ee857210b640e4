import CaseDomain
import TermGrid

/// What the desk knows while somebody is still talking: similar cases, the likely category, who handles such things.
extension FormScreen {
  /// What identifies the matter so far.
  var query: SimilarQuery {
    SimilarQuery(
      subject: form.text(.subject), content: form.text(.content), phone: form.text(.phone), name: form.text(.name),
      objectDepartment: form.text(.objectDepartment), objectPerson: form.text(.objectPerson),
      account: form.text(.account), address: form.text(.address))
  }

  /// Duplicates appear while one types: asked for as soon as nobody types and something has changed.
  var wantsSimilar: Bool {
    guard action == .register else { return false }
    let query = query
    return query != asked && !(query.subject + query.content + query.phone + query.account).isEmpty
  }

  /// What was found; a case that is to be linked stays in view although the text has become another one.
  mutating func take(_ found: [SimilarCase]) {
    let numbers = Set(found.map(\.row.number))
    similar = found + similar.filter { bonds[$0.row.number] != nil && !numbers.contains($0.row.number) }
    // What a 整改 arises from need not be like it.
    bonds = bonds.filter { bond in bond.value == .arisesFrom || similar.contains { $0.row.number == bond.key } }
    suggestCategory()
  }

  /// Words whose initials find the entries of the lists in this form.
  func unknownWords(_ desk: DeskContext) -> [String] {
    guard form.index(of: .category) != nil, let session = desk.session else { return [] }
    let words = session.organisation.categories.flatMap { [$0.name] + $0.children }
    return Set(words).filter { desk.initials[$0] == nil }.sorted()
  }

  /// 分类 by what was chosen for similar cases, each vote by its likeness; never filled in by itself.
  mutating func suggestCategory() {
    guard let index = form.index(of: .category), action == .register || action == .accept else { return }
    var votes: [String: (score: Double, count: Int)] = [:]
    for found in similar {
      // Who has complained before may now complain of something else.
      guard let category = found.row.category, !found.isSamePerson || found.score > 0 else { continue }
      votes[category, default: (0, 0)].score += max(found.score, 0.05) * (found.isSamePerson ? 0.5 : 1)
      votes[category, default: (0, 0)].count += 1
    }
    guard case .choice(let choice) = form.fields[index].entry else { return }
    let best = votes.filter { vote in choice.options.contains { $0.id == vote.key } }
      .max { ($0.value.score, $1.key) < ($1.value.score, $0.key) }
    form.fields[index].quick = best.map { [$0.key] } ?? []
    form.fields[index].hint = best.map {
      IntakeText.suggestCategory(["value": Bilingual($0.key), "n": Bilingual("\($0.value.count)")])
    }
  }

  /// 近一年同类 38 件: who led cases of this kind comes first in the list, and by one digit.
  mutating func suggestLead(_ hints: [RoutingHint], _ desk: DeskContext) {
    guard let index = form.index(of: .lead), case .choice(var choice) = form.fields[index].entry else { return }
    let known = hints.filter { hint in choice.options.contains { $0.id == hint.department } }
      .sorted { ($1.count, $0.department) < ($0.count, $1.department) }.prefix(3)
    guard !known.isEmpty else { return }
    choice.putFirst(known.map(\.department))
    form.fields[index].entry = .choice(choice)
    form.fields[index].quick = known.map(\.department)
    let list = known.enumerated().map { offset, hint in
      IntakeText.quickOption([
        "digit": Bilingual("\(offset + 1)"), "value": choice.words(of: hint.department),
        "n": Bilingual("\(hint.count)"),
      ])
    }
    form.fields[index].hint = IntakeText.suggestLead([
      "n": Bilingual("\(hints.reduce(0) { $0 + $1.count })"), "list": .list(list),
    ])
  }

  mutating func takeSuggestion(_ desk: DeskContext) -> [Step] {
    guard let suggestion = form.suggestion else { return [] }
    form.take(suggestion: suggestion)
    let field = form.fields[suggestion.index]
    guard case .choice(let choice) = field.entry else { return [] }
    return [
      .say(
        StatusLine(
          .notice, IntakeText.suggestionTaken(["field": field.label, "value": choice.words(of: suggestion.id)])))
    ]
  }

  /// One key makes the sentence at the caret a 诉求点.
  mutating func splitPoint() -> [Step] {
    switch form.splitPoint() {
    case .added(let n, let point):
      return [
        .say(StatusLine(.done, IntakeText.pointAdded(["n": Bilingual("\(n)"), "point": Bilingual(point)])))
      ]
    case .known(let n): return [.say(StatusLine(.notice, IntakeText.pointKnown(["n": Bilingual("\(n)")])))]
    case .nothing: return [.say(StatusLine(.error, IntakeText.noSentence()))]
    }
  }
}

extension SimilarQuery {
  /// A registered case, looked at as if it were being typed.
  init(_ target: Case) {
    self.init(
      subject: target.subject, content: target.registration.content.shown,
      phone: target.complainant.phone?.text ?? "", name: target.complainant.name?.text ?? "",
      objectDepartment: target.registration.object?.department ?? "",
      objectPerson: target.registration.object?.person?.text ?? "")
  }
}

extension Form {
  /// What the matter is called so far.
  var subjectSoFar: String {
    if let target { return target.subject }
    let subject = text(.subject).trimmed
    return subject.isEmpty ? Sentences.title(of: text(.content)) : subject
  }
}
