/// 填写内容: the fields of a request as a person or a script gave them, still as text.
///
/// The typed readers below are used by `decide` alone, so that the same sentence refuses the same mistake wherever
/// it was made: on the command line, in JSON, in a form.
public struct Fields: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  public var raw: [FieldName: [String]]

  public init(_ raw: [FieldName: [String]] = [:]) { self.raw = raw }

  public init(dictionaryLiteral elements: (FieldName, String)...) {
    raw = elements.reduce(into: [:]) { $0[$1.0, default: []].append($1.1) }
  }

  public subscript(_ field: FieldName) -> [String] {
    get { raw[field] ?? [] }
    set { raw[field] = newValue.isEmpty ? nil : newValue }
  }

  public func has(_ field: FieldName) -> Bool { !self[field].isEmpty }

  public static let yes: Set<String> = ["yes", "true", "是", "y", "1", "同意"]
  public static let no: Set<String> = ["no", "false", "否", "n", "0", "不同意"]

  /// What a person or a script says to a question; nil when it is neither yes nor no.
  public static func verdict(_ text: String) -> Bool? {
    // A long text is no answer, and looking it up takes long.
    guard text.utf8.count < 32 else { return nil }
    let word = text.asciiLowercased
    return yes.contains(word) ? true : no.contains(word) ? false : nil
  }
}

/// Reads the fields of one request by its action's specification.
struct FieldReader {
  let fields: Fields
  let rule: ActionRule
  let context: RuleContext

  /// Most values of a list (诉求点, 标签, 协办): more is not a complaint but a broken script, and would make a document
  /// that nobody can read (D).
  static let mostValues = 100

  /// Refuses fields the action does not take, missing ones, too long ones and texts with control characters.
  init(_ request: Request, _ context: RuleContext) throws(Refusal) {
    rule = ActionRule.of(request.action)
    self.context = context
    var cleaned = Fields()
    for (name, values) in request.fields.raw.sorted(by: { $0.key < $1.key }) {
      guard let spec = rule.spec(of: name) else {
        throw .bad(.fieldUnknown, name, ["action": rule.action.words])
      }
      let filled = values.map(\.trimmed).filter { !$0.isEmpty }
      if filled.count > 1, !spec.repeats { throw .bad(.fieldRepeated, name) }
      if filled.count > Self.mostValues {
        throw .bad(.fieldTooMany, name, ["limit": Bilingual(String(Self.mostValues))])
      }
      for value in filled { try Self.check(value, spec) }
      cleaned[name] = filled
    }
    fields = cleaned
    for spec in rule.fields where spec.required && !fields.has(spec.name) {
      throw .bad(.fieldMissing, spec.name, ["action": rule.action.words])
    }
  }

  private static func check(_ value: String, _ spec: FieldSpec) throws(Refusal) {
    if spec.type == .file { return }
    // Bytes first: counting the characters of ten megabytes takes seconds.
    if value.utf8.count > spec.limit * 16 || value.count > spec.limit {
      throw .bad(.fieldTooLong, spec.name, ["limit": Bilingual(String(spec.limit))])
    }
    for scalar in value.unicodeScalars where scalar.isHostile(multiline: spec.type == .text) {
      let code = String(scalar.value, radix: 16, uppercase: true)
      throw .bad(
        .fieldControl, spec.name,
        ["code": Bilingual("U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code)])
    }
    if HostileText.stacks(value) {
      throw .bad(.fieldStacked, spec.name, ["limit": Bilingual(String(HostileText.mostMarks))])
    }
  }

  func string(_ field: FieldName) -> String? { fields[field].first }

  func text(_ field: FieldName) -> ErasableText? { string(field).map { ErasableText($0) } }

  func needText(_ field: FieldName) throws(Refusal) -> ErasableText {
    guard let text = text(field) else { throw .bad(.fieldMissing, field, ["action": rule.action.words]) }
    return text
  }

  func flag(_ field: FieldName) throws(Refusal) -> Bool? {
    guard let value = string(field) else { return nil }
    if let verdict = Fields.verdict(value) { return verdict }
    throw .bad(.fieldNotYesNo, field, ["value": Bilingual(value)])
  }

  func needFlag(_ field: FieldName) throws(Refusal) -> Bool {
    guard let flag = try flag(field) else { throw .bad(.fieldMissing, field, ["action": rule.action.words]) }
    return flag
  }

  func term<T: Term>(_ field: FieldName, _ type: T.Type) throws(Refusal) -> T? {
    guard let value = string(field) else { return nil }
    return try term(value, field, type)
  }

  func term<T: Term>(_ value: String, _ field: FieldName, _ type: T.Type) throws(Refusal) -> T {
    guard let term = T(input: value) else {
      throw .bad(.fieldNotATerm, field, ["value": Bilingual(value), "choices": choices(field) ?? T.choices])
    }
    if let offered = offered(field), !offered.contains(term.rawValue) {
      throw .bad(.fieldNotATerm, field, ["value": Bilingual(value), "choices": choices(field) ?? T.choices])
    }
    return term
  }

  private func offered(_ field: FieldName) -> Set<String>? {
    guard case .term(let set)? = rule.spec(of: field)?.type else { return nil }
    return Set(set.values.map(\.id))
  }

  private func choices(_ field: FieldName) -> Bilingual? {
    guard case .term(let set)? = rule.spec(of: field)?.type else { return nil }
    return .list(set.values.map(\.words))
  }

  func needTerm<T: Term>(_ field: FieldName, _ type: T.Type) throws(Refusal) -> T {
    guard let term = try term(field, type) else { throw .bad(.fieldMissing, field, ["action": rule.action.words]) }
    return term
  }

  func department(_ value: String, _ field: FieldName) throws(Refusal) -> String {
    guard let department = context.organisation.department(input: value) else {
      throw .bad(
        .departmentUnknown, field,
        [
          "value": Bilingual(value),
          "choices": .list(context.organisation.departments.filter(\.active).map(\.words)),
        ])
    }
    guard department.active else { throw .bad(.departmentRetired, field, ["value": department.words]) }
    return department.id
  }

  func department(_ field: FieldName) throws(Refusal) -> String? {
    guard let value = string(field) else { return nil }
    return try department(value, field)
  }

  func needDepartment(_ field: FieldName) throws(Refusal) -> String {
    guard let department = try department(field) else {
      throw .bad(.fieldMissing, field, ["action": rule.action.words])
    }
    return department
  }

  /// Co-departments, without the lead and without repetitions.
  func departments(_ field: FieldName, except lead: String) throws(Refusal) -> [String] {
    var result: [String] = []
    for value in fields[field] {
      let id = try department(value, field)
      if id != lead, !result.contains(id) { result.append(id) }
    }
    return result
  }

  func staff(_ field: FieldName) throws(Refusal) -> String? {
    guard let value = string(field) else { return nil }
    guard let person = context.organisation.person(input: value) else {
      throw .bad(.staffUnknown, field, ["value": Bilingual(value)])
    }
    return person.id
  }

  func category(_ field: FieldName) throws(Refusal) -> String? {
    guard let value = string(field) else { return nil }
    guard let category = context.organisation.category(input: value) else {
      throw .bad(
        .categoryUnknown, field,
        ["value": Bilingual(value), "choices": .list(context.organisation.categories.map { Bilingual($0.name) })])
    }
    return category
  }

  func channel(_ field: FieldName) throws(Refusal) -> String? {
    guard let value = string(field) else { return nil }
    guard let channel = context.organisation.channel(input: value) else {
      throw .bad(
        .channelUnknown, field,
        ["value": Bilingual(value), "choices": .list(context.organisation.channels.map(\.words))])
    }
    return channel.id
  }

  func number(_ field: FieldName) throws(Refusal) -> Int? {
    guard let value = string(field) else { return nil }
    guard let number = Int(value), number > 0 else { throw .bad(.fieldNotANumber, field, ["value": Bilingual(value)]) }
    return number
  }

  /// A day.
  func day(_ field: FieldName) throws(Refusal) -> CivilDate? {
    guard let value = string(field) else { return nil }
    if let date = CivilDate(value) { return date }
    if let moment = Instant(iso8601: value, zone: context.organisation.zone) {
      return moment.date(in: context.organisation.zone)
    }
    throw .bad(.fieldNotADate, field, ["value": Bilingual(value)])
  }

  /// A moment; a day alone means its close of work.
  func moment(_ field: FieldName) throws(Refusal) -> Instant? {
    guard let value = string(field) else { return nil }
    if let date = CivilDate(value) { return context.closeOfWork(date) }
    guard let moment = Instant(iso8601: value, zone: context.organisation.zone) else {
      throw .bad(.fieldNotADate, field, ["value": Bilingual(value)])
    }
    return moment
  }

  /// A moment that must lie ahead.
  func momentAhead(_ field: FieldName) throws(Refusal) -> Instant? {
    guard let moment = try moment(field) else { return nil }
    guard moment > context.now else { throw .bad(.fieldInThePast, field, ["value": Bilingual(string(field) ?? "")]) }
    return moment
  }

  /// The case a field names; it must be among the related ones and visible to the asker.
  func relatedCase(_ field: FieldName) throws(Refusal) -> Case? {
    guard let value = string(field) else { return nil }
    guard let found = context.related[value], context.visibility(of: found) != .hidden else {
      throw Refusal(.notFound, .caseUnknown, ["number": Bilingual(value)], field: field)
    }
    return found
  }

  func needRelatedCase(_ field: FieldName) throws(Refusal) -> Case {
    guard let found = try relatedCase(field) else {
      throw .bad(.fieldMissing, field, ["action": rule.action.words])
    }
    return found
  }
}

extension RuleContext {
  /// The end of the last span of work of a day.
  func closeOfWork(_ date: CivilDate) -> Instant {
    calendar.closing(of: date)
  }

  public var today: CivilDate { now.date(in: organisation.zone) }
}
