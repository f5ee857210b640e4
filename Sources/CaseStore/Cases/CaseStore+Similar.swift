import CaseDomain
import Foundation

/// A case like another, and why.
public struct SimilarCase: Sendable, Hashable {
  public enum Reason: String, Term {
    case phone, account, person, object, text, upstream

    public var words: Bilingual {
      switch self {
      case .phone: Bilingual("同一电话", "same phone")
      case .account: Bilingual("同一账号", "same account")
      case .person: Bilingual("同名且住址或班级相同", "same name and place")
      case .object: Bilingual("同一对象", "same object")
      case .text: Bilingual("内容相近", "similar text")
      case .upstream: Bilingual("同一上级编号", "same upstream number")
      }
    }

    /// Tells who the complainant is: only for who may know.
    var isPersonal: Bool { self == .phone || self == .account || self == .person }
  }

  public var row: CaseSummary
  /// 0–1; 1 is certain.
  public var score: Double
  public var why: [Reason]
  /// The same complainant, whatever it is about.
  public var isSamePerson: Bool { why.contains { $0.isPersonal } }
}

/// What `similar` looks for.
public enum Likeness: Sendable, Hashable {
  case number(String)
  case text(String)
  case phone(String)
  /// What an intake form knows so far.
  case draft(Draft)

  /// Empty is unknown.
  public struct Draft: Sendable, Hashable {
    public var subject = ""
    public var content = ""
    public var phone = ""
    public var account = ""
    public var name = ""
    public var address = ""
    /// 被反映部门: identifier or name.
    public var objectDepartment = ""
    /// 被反映人: identifier or name.
    public var objectPerson = ""

    public init() {}
  }
}

extension CaseStore {
  /// So much of what somebody types has to stand in a case: the digits of a telephone stand in every second one. Beside a
  /// whole case less is enough, for whoever asks wants the most similar ones there are.
  private static let leastShare = 0.15

  /// Cases like another, a text or a phone, best first, only what the asker may see. Who does not know a complainant
  /// learns nothing from a phone.
  public func similar(to likeness: Likeness, limit: Int, as actor: String, now: Instant) throws -> [SimilarCase] {
    let context = try context(as: actor, now: now)
    var probe = Probe(context: context, limit: limit)
    switch likeness {
    case .phone(let phone): probe.phone = SearchText.digits(phone)
    case .text(let text):
      probe.least = Self.leastShare
      probe.grams = Grams(text: text)
    case .draft(let draft):
      // Two characters typed so far are like everything.
      probe.least = Self.leastShare
      let grams = Grams(subject: draft.subject, content: draft.content)
      probe.grams = grams.count < 3 ? Grams() : grams
      probe.phone = SearchText.digits(draft.phone)
      probe.account = draft.account.trimmed
      probe.objects = context.organisation.namesOf(person: draft.objectPerson)
      probe.place = context.organisation.department(input: draft.objectDepartment.trimmed)?.id
    case .number(let number):
      let target = try read(number)
      let visibility = context.visibility(of: target)
      guard visibility != .hidden else { throw StoreError.noSuchCase(number: number) }
      probe.number = number
      probe.grams = SearchText(target).grams
      probe.objects = context.organisation.namesOf(person: target.registration.object?.person?.text ?? "")
      probe.place = target.registration.object?.department
      probe.upstream = target.registration.upstream?.number ?? ""
      if visibility == .full {
        probe.phone = target.complainant.phone?.text.map(SearchText.digits) ?? ""
        probe.account = target.complainant.account?.text ?? ""
      }
    }
    return try withIndex { index in
      if case .draft(let draft) = likeness { probe.namesakes = try namesakes(of: draft, probe.place, index) }
      return try probe.search(index)
    }
  }

  /// Cases of somebody with the same name who also lives at the same address, or complained about the same department
  /// (a class): a name alone is too weak, there is a 张伟 in every grade.
  private func namesakes(of draft: Likeness.Draft, _ place: String?, _ index: CaseIndex) throws -> [CaseSummary] {
    let name = draft.name.trimmed
    let address = draft.address.trimmed
    guard name.count >= 2, address.count >= 4 || place != nil else { return [] }
    let candidates = try index.naming(name).sorted { $0.receivedAt > $1.receivedAt }.prefix(20)
    return candidates.filter { row in
      guard let target = try? read(row.number), target.complainant.name?.text == name else { return false }
      if address.count >= 4, target.complainant.address?.text?.trimmed == address { return true }
      return place != nil && target.registration.object?.department == place
    }
  }
}

private struct Probe {
  let context: RuleContext
  let limit: Int
  var number = ""
  var grams = Grams()
  /// A smaller share of the text is no likeness.
  var least = 0.05
  var phone = ""
  var account = ""
  var upstream = ""
  /// The accused as they may have been written down: id and name.
  var objects: [String] = []
  var place: String?
  var namesakes: [CaseSummary] = []

  init(context: RuleContext, limit: Int) {
    self.context = context
    self.limit = limit
  }

  func search(_ index: CaseIndex) throws -> [SimilarCase] {
    var found: [String: SimilarCase] = [:]
    func add(_ row: CaseSummary, _ score: Double, _ why: SimilarCase.Reason) {
      let visibility = context.visibility(of: row)
      guard row.number != number, visibility != .hidden, !why.isPersonal || visibility == .full else { return }
      var entry = found[row.number] ?? SimilarCase(row: row, score: 0, why: [])
      // Independent reasons add up, never beyond certainty.
      entry.score = 1 - (1 - entry.score) * (1 - score)
      if !entry.why.contains(why) { entry.why.append(why) }
      found[row.number] = entry
    }
    if phone.count >= 5 { for row in try index.rows(column: "phone", equal: phone) { add(row, 0.9, .phone) } }
    if account.count >= 2 { for row in try index.rows(column: "account", equal: account) { add(row, 0.9, .account) } }
    for row in namesakes { add(row, 0.6, .person) }
    for object in objects { for row in try index.rows(column: "object", equal: object) { add(row, 0.5, .object) } }
    let texts = try index.similarTexts(grams, limit: max(limit, 50), least: least) {
      $0.number != number && context.visibility(of: $0) != .hidden
    }
    for (row, score) in texts { add(row, score, .text) }
    if !upstream.isEmpty {
      for row in try index.rows(column: "upstream", equal: upstream) { add(row, 0.99, .upstream) }
    }
    // A department is the object of many cases: alone it says nothing, with another reason it says more.
    if let place, !found.isEmpty {
      for number in try index.about(department: place, among: found.keys) {
        if let row = found[number]?.row { add(row, 0.2, .object) }
      }
    }
    // Of equals those that can still be joined, then the younger ones.
    let best = found.values.sorted {
      ($0.score, $0.row.state.isOpen ? 1 : 0, $0.row.receivedAt, $0.row.number)
        > ($1.score, $1.row.state.isOpen ? 1 : 0, $1.row.receivedAt, $1.row.number)
    }
    return Array(best.prefix(limit))
  }
}

extension Organisation {
  /// Somebody as a case may name them: as typed, by id and by name.
  fileprivate func namesOf(person typed: String) -> [String] {
    let typed = typed.trimmed
    guard typed.count >= 2 else { return [] }
    let known = person(input: typed).map { [$0.id, $0.name] } ?? []
    return [typed] + known.filter { $0 != typed }
  }
}
