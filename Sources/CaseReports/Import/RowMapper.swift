import CaseDomain

/// Makes of one record a case to be, or says why it cannot.
struct RowMapper {
  enum Outcome {
    case success(ImportRow)
    case failure(ImportRejection)
  }

  let layout: ImportLayout
  let organisation: Organisation
  let now: Instant
  let columns: [ImportColumn]
  /// Columns without a field, with the name under which they become notes.
  private let others: [(index: Int, name: String)]

  init(layout: ImportLayout, organisation: Organisation, now: Instant) {
    self.layout = layout
    self.organisation = organisation
    self.now = now
    let known = Dictionary(uniqueKeysWithValues: layout.fields.map { ($0.value, $0.key) })
    var names: Set<String> = []
    var columns: [ImportColumn] = []
    var others: [(Int, String)] = []
    for (index, title) in layout.header.enumerated() {
      var name = title.isEmpty ? ImportText.unnamedColumn.text(.zh, ["number": String(index + 1)]) : title
      if name.count > 60 { name = String(name.prefix(60)) }
      while !names.insert(name).inserted { name += "′" }
      columns.append(ImportColumn(name: name, field: known[index]))
      if known[index] == nil { others.append((index, name)) }
    }
    self.columns = columns
    self.others = others
  }

  func map(_ record: CSVRecord) -> Outcome {
    var row = RowReading(mapper: self, record: record)
    do throws(RowProblem) {
      let data = try row.read()
      return .success(ImportRow(line: record.line, data: data, remarks: row.remarks))
    } catch {
      return .failure(ImportRejection(line: record.line, reason: error.reason))
    }
  }

  fileprivate func name(_ field: ImportField) -> Bilingual {
    guard let index = layout.fields[field] else { return Bilingual(field.rawValue) }
    return Bilingual(columns[index].name)
  }

  fileprivate var notes: [(index: Int, name: String)] { others }
}

/// Why a row is rejected.
private struct RowProblem: Error {
  var reason: Bilingual

  init(_ text: ImportText, _ arguments: [String: Bilingual] = [:]) {
    reason = text(arguments)
  }
}

/// One row while it is read: its notes and remarks gather here.
private struct RowReading {
  let mapper: RowMapper
  let record: CSVRecord
  var notes: [String: ErasableText] = [:]
  var remarks: [Bilingual] = []
  private var removed = 0

  init(mapper: RowMapper, record: CSVRecord) {
    self.mapper = mapper
    self.record = record
  }

  mutating func read() throws(RowProblem) -> Import {
    try checkShape()
    guard let number = line(.number) else { throw RowProblem(.numberMissing, ["column": mapper.name(.number)]) }
    var subject = line(.subject)
    var content = paragraphs(.content)
    if content == nil, let subject {
      content = subject
      remarks.append(ImportText.contentFromSubject())
    }
    if subject == nil, let content {
      subject = String(content.prefix(ImportLimits.subject)).replacingLineEnds
      remarks.append(ImportText.subjectFromContent())
    }
    guard let subject, let content else { throw RowProblem(.textMissing) }
    let received = try receivedAt()
    var registration = Registration(
      kind: kind(of: subject), channel: channel(), subject: ErasableText(subject), content: ErasableText(content),
      remedy: text(paragraphs(.remedy)), complainant: complainant(), object: object(),
      upstream: Upstream(number: number, due: due()), category: category(), receivedAt: received)
    if let value = line(.urgency) {
      registration.urgency = Urgency(input: value)
      if registration.urgency == nil { note(.urgency, value) }
    }
    let answer = answer(receivedAt: received)
    for (index, name) in mapper.notes {
      if let value = clean(index, CleanText.paragraphs) { notes[name] = ErasableText(value) }
    }
    if removed > 0 { remarks.append(ImportText.charactersRemoved(["count": Bilingual(String(removed))])) }
    if !remarks.isEmpty {
      notes[ImportText.remarks.words.zh] = ErasableText(remarks.map(\.zh).joined(separator: "\n"))
    }
    return Import(registration: registration, answer: answer, notes: notes)
  }

  // MARK: The record as such

  private func checkShape() throws(RowProblem) {
    func number(_ value: Int) -> Bilingual { Bilingual(String(value)) }
    switch record.problem {
    case .open(let line):
      throw RowProblem(
        .quoteOpen, ["open": number(line), "line": number(record.line), "last": number(record.lastLine)])
    case .afterQuote(let line):
      throw RowProblem(
        .quoteBroken, ["open": number(line), "line": number(record.line), "last": number(record.lastLine)])
    case .tooLong(let cell):
      let name = mapper.columns.indices.contains(cell) ? Bilingual(mapper.columns[cell].name) : number(cell + 1)
      throw RowProblem(.cellTooLong, ["column": name, "limit": number(ImportLimits.cell >> 10)])
    case nil: break
    }
    let expected = mapper.columns.count
    // A spreadsheet leaves empty cells behind the last column; they say nothing.
    let isPadded =
      record.count > expected && record.count == record.cells.count
      && record.cells[expected...].allSatisfy(\.range.isEmpty)
    guard record.count == expected || isPadded else {
      throw RowProblem(.columnCount, ["count": number(record.count), "expected": number(expected)])
    }
  }

  // MARK: Cells

  private mutating func clean(
    _ index: Int, _ cleaner: (UnsafeBufferPointer<UInt8>) -> (text: String, removed: Int)
  ) -> String? {
    let (text, count) = mapper.layout.parser.withCell(record.cells[index], cleaner)
    removed += count
    return text.isEmpty ? nil : text
  }

  private mutating func line(_ field: ImportField) -> String? {
    mapper.layout.fields[field].flatMap { clean($0, CleanText.line) }
  }

  private mutating func paragraphs(_ field: ImportField) -> String? {
    mapper.layout.fields[field].flatMap { clean($0, CleanText.paragraphs) }
  }

  private func text(_ value: String?) -> ErasableText? { value.map { ErasableText($0) } }

  /// Keeps a value that has no place in the registration.
  private mutating func note(_ field: ImportField, _ value: String) {
    notes[mapper.name(field).zh] = ErasableText(value)
  }

  // MARK: Fields

  private mutating func receivedAt() throws(RowProblem) -> Instant {
    guard mapper.layout.fields[.receivedAt] != nil else {
      remarks.append(ImportText.noTimeColumn())
      return mapper.now
    }
    let column = mapper.name(.receivedAt)
    guard let value = line(.receivedAt) else { throw RowProblem(.timeMissing, ["column": column]) }
    let arguments = ["column": column, "value": Bilingual(value.quotation)]
    guard let moment = MomentReader.read(value, in: mapper.organisation.zone) else {
      throw RowProblem(.timeUnreadable, arguments)
    }
    guard moment.instant <= mapper.now else { throw RowProblem(.timeInTheFuture, arguments) }
    if !moment.hasTime { remarks.append(ImportText.noTimeOfDay(arguments)) }
    return moment.instant
  }

  /// The official answer. One dated with the day of the receipt, without a time of day, came not before the receipt.
  private mutating func answer(receivedAt received: Instant) -> ImportedAnswer? {
    let given = line(.answeredAt)
    guard let text = paragraphs(.answer) else {
      if let given { note(.answeredAt, given) }
      return nil
    }
    guard let given else { return ImportedAnswer(text: ErasableText(text)) }
    let arguments = ["column": mapper.name(.answeredAt), "value": Bilingual(given.quotation)]
    guard let moment = MomentReader.read(given, in: mapper.organisation.zone) else {
      remarks.append(ImportText.answerTimeUnreadable(arguments))
      return ImportedAnswer(text: ErasableText(text))
    }
    guard moment.instant <= mapper.now else {
      remarks.append(ImportText.answerTimeInTheFuture(arguments))
      return ImportedAnswer(text: ErasableText(text))
    }
    var instant = moment.instant
    if !moment.hasTime {
      remarks.append(ImportText.noTimeOfDay(arguments))
      let zone = mapper.organisation.zone
      if instant.date(in: zone) == received.date(in: zone) { instant = max(instant, received) }
    }
    if instant < received { remarks.append(ImportText.answerBeforeReceipt()) }
    return ImportedAnswer(text: ErasableText(text), at: instant)
  }

  private mutating func kind(of subject: String) -> CaseKind {
    if let value = line(.kind) {
      if let kind = KindGuess.named(value) { return kind }
      note(.kind, value)
    }
    return KindGuess.from(subject: subject)
  }

  private mutating func channel() -> String {
    if let value = line(.channel) {
      if let channel = mapper.organisation.channel(input: value) { return channel.id }
      note(.channel, value)
    }
    return mapper.layout.profile.channel
  }

  private mutating func due() -> Instant? {
    guard let value = line(.due) else { return nil }
    guard let moment = MomentReader.read(value, in: mapper.organisation.zone) else {
      note(.due, value)
      remarks.append(
        ImportText.dueUnreadable(["column": mapper.name(.due), "value": Bilingual(value.quotation)]))
      return nil
    }
    // A deadline that names a day means the whole of it.
    return moment.hasTime ? moment.instant : moment.instant + (86_400 - 1)
  }

  private mutating func category() -> String? {
    let first = line(.category)
    let second = line(.subcategory)
    if let first, let second, let both = mapper.organisation.category(input: "\(first)/\(second)") { return both }
    if let first, let known = mapper.organisation.category(input: first) {
      if let second { note(.subcategory, second) }
      return known
    }
    if let first { note(.category, first) }
    if let second { note(.subcategory, second) }
    return nil
  }

  private mutating func object() -> ComplaintObject? {
    let department = line(.department)
    let person = line(.person)
    guard department != nil || person != nil else { return nil }
    return ComplaintObject(
      department: department.map { mapper.organisation.department(input: $0)?.id ?? $0 },
      person: text(person.map { mapper.organisation.person(input: $0)?.id ?? $0 }))
  }

  /// Who wrote. Without a name, a number or an account they are anonymous.
  private mutating func complainant() -> Complainant {
    var complainant = Complainant(
      name: text(line(.name)), phone: text(line(.phone)), account: text(line(.account)), address: text(line(.address)))
    if let value = line(.relation) {
      complainant.relation = Relation(input: value)
      if complainant.relation == nil { note(.relation, value) }
    }
    if complainant.name?.text.map(Self.namesNobody) == true { complainant.name = nil }
    if complainant.account?.text.map(Self.namesNobody) == true { complainant.account = nil }
    complainant.anonymous =
      line(.anonymous).map(Self.isYes) ?? (complainant.name == nil && !complainant.isReachable)
    complainant.confidential = line(.confidential).map(Self.isYes) ?? false
    return complainant
  }

  private static func namesNobody(_ value: String) -> Bool {
    ["匿名", "匿名用户", "匿名网友", "不详", "无", "未知", "-", "/"].contains(value)
  }

  private static func isYes(_ value: String) -> Bool {
    ["是", "保密", "匿名", "需要", "要求保密", "1", "y", "yes", "true"].contains(value.asciiLowercased)
  }
}

extension String {
  /// On one line, for a subject.
  fileprivate var replacingLineEnds: String {
    String(map { $0.isNewline ? " " : $0 }).trimmed
  }
}
