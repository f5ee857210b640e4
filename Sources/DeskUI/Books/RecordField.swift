import CaseDomain

/// 记录的栏目: what is typed into the lines of a `RecordScreen`, and how it is read.
enum RecordField: String, Sendable, CaseIterable {
  case department, on, place, participants, reasons, cases
  case present, text, undertakings, rectifications, inPlace, reason
  case count, since, until, kind, closedOnly, unseparatedBecause
  case year, points
  case follows

  static func of(_ purpose: RecordScreen.Purpose) -> [RecordField] { of(purpose.form) }

  static func of(_ form: RecordForm) -> [RecordField] {
    switch form {
    case .invite: [.department, .on, .place, .participants, .reasons, .cases]
    case .points: [.department, .year, .points, .reason, .cases]
    case .draw: [.count, .since, .until, .department, .kind, .closedOnly, .reason]
    case .acknowledge: [.follows, .text]
    case .remarks: []
    case .step(_, let step): of(step)
    }
  }

  private static func of(_ step: TalkStep) -> [RecordField] {
    switch step {
    case .record: [.present, .text, .undertakings]
    case .outcome: [.text, .rectifications]
    case .followUp: [.inPlace, .text]
    case .cancel, .invite: [.reason]
    }
  }

  var label: Bilingual {
    switch self {
    case .department: BookText.columnUnit()
    case .on: BookText.columnWhen()
    case .place: TalkText.place()
    case .participants: TalkText.participants()
    case .reasons, .reason: TalkText.reason()
    case .cases: TalkText.cases()
    case .present: TalkText.present()
    case .text: TalkText.text()
    case .undertakings: TalkText.undertaking()
    case .rectifications: BookText.columnRectifications()
    case .inPlace: BookDeskText.labelInPlace()
    case .count: BookDeskText.labelCount()
    case .since: BookDeskText.labelSince()
    case .until: BookDeskText.labelUntil()
    case .kind: BookDeskText.labelKind()
    case .closedOnly: BookDeskText.labelClosedOnly()
    case .unseparatedBecause: BookDeskText.labelUnseparated()
    case .year: BookDeskText.labelYear()
    case .follows: WarningText.follows()
    case .points: BookDeskText.labelPoints()
    }
  }

  var hint: Bilingual {
    switch self {
    case .department: BookDeskText.hintDepartment()
    case .on: BookDeskText.hintMoment()
    case .place: BookDeskText.hintPlace()
    case .participants, .present: BookDeskText.hintPeople()
    case .reasons: BookDeskText.hintReasons()
    case .cases, .rectifications: BookDeskText.hintNumbers()
    case .text, .reason: BookDeskText.hintText()
    case .undertakings: BookDeskText.hintUndertakings()
    case .inPlace, .closedOnly: BookDeskText.hintYesNo()
    case .count: BookDeskText.hintCount()
    case .since, .until: BookDeskText.hintDay()
    case .kind: BookDeskText.hintKind()
    case .unseparatedBecause: BookDeskText.hintUnseparated()
    case .year: BookDeskText.hintYear()
    case .points: BookDeskText.hintPoints()
    case .follows: BookDeskText.hintText()
    }
  }

  /// Characters.
  var limit: Int { self == .text || self == .undertakings || self == .reasons ? 4_000 : 400 }

  /// What cannot be read, and where.
  struct Mistake: Error {
    var field: RecordField
    var sentence: Bilingual
  }

  /// Names and numbers may be divided by any of these; sentences by a semicolon alone.
  private static func parts(_ text: String?, sentences: Bool = false) -> [String] {
    (text ?? "").split { (sentences ? "；;" : "、，,；; ").contains($0) }.map { String($0).trimmed }
      .filter { !$0.isEmpty }
  }

  static func order(
    _ purpose: RecordScreen.Purpose, _ typed: [RecordField: String], _ desk: DeskContext
  ) throws(Mistake) -> RecordOrder {
    let zone = desk.session?.organisation.zone ?? .beijing
    func day(_ field: RecordField) throws(Mistake) -> CivilDate {
      guard let day = CivilDate(typed[field] ?? "") else {
        throw Mistake(field: field, sentence: BookDeskText.hintDay())
      }
      return day
    }
    func flag(_ field: RecordField, _ standard: Bool?) throws(Mistake) -> Bool {
      let text = typed[field] ?? ""
      if text.isEmpty, let standard { return standard }
      guard let verdict = Fields.verdict(text) else {
        throw Mistake(field: field, sentence: BookDeskText.hintYesNo())
      }
      return verdict
    }
    let because = typed[.unseparatedBecause].flatMap { $0.isEmpty ? nil : $0 }
    let deed: RecordOrder.Deed
    switch purpose {
    case .invite(var cause):
      let written = (typed[.on] ?? "").split(separator: " ").joined(separator: "T")
      guard let on = Instant(iso8601: written, zone: zone) else {
        throw Mistake(field: .on, sentence: BookDeskText.hintMoment())
      }
      cause.reasons = parts(typed[.reasons], sentences: true)
      cause.cases = parts(typed[.cases]).map(\.asciiUppercased)
      deed = .invite(
        department: typed[.department] ?? "", cause: cause, on: on, place: typed[.place] ?? "",
        participants: parts(typed[.participants]))
    case .draw:
      guard let count = Int(typed[.count] ?? "") else {
        throw Mistake(field: .count, sentence: BookDeskText.hintCount())
      }
      let kind = try self.kind(typed[.kind])
      let department = try self.department(typed[.department], desk)
      deed = .draw(
        count: count,
        of: DrawPopulation(
          since: try day(.since), until: try day(.until), department: department, kind: kind,
          closedOnly: try flag(.closedOnly, true)), reason: typed[.reason] ?? "")
    case .points:
      guard let hundredths = Points.hundredths(typed[.points] ?? "") else {
        throw Mistake(field: .points, sentence: BookText.pointsMalformed())
      }
      guard let year = Int(typed[.year] ?? "") else {
        throw Mistake(field: .year, sentence: BookDeskText.hintYear())
      }
      guard let department = try department(typed[.department], desk) else {
        throw Mistake(field: .department, sentence: BookDeskText.hintDepartment())
      }
      deed = .points(
        hundredths: hundredths, to: department, year: year, reason: typed[.reason] ?? "",
        cases: parts(typed[.cases]).map(\.asciiUppercased))
    case .step(let talk, let step):
      switch step {
      case .record:
        var undertakings: [Undertaking] = []
        for part in parts(typed[.undertakings], sentences: true) {
          let words = part.split(separator: " ", maxSplits: 1).map(String.init)
          guard words.count == 2, let by = CivilDate(words[0]) else {
            throw Mistake(field: .undertakings, sentence: BookDeskText.hintUndertakings())
          }
          undertakings.append(Undertaking(what: words[1], by: by))
        }
        deed = .record(
          talk.id, text: typed[.text] ?? "", present: parts(typed[.present]), undertakings: undertakings)
      case .outcome:
        deed = .outcome(
          talk.id, text: typed[.text] ?? "", rectifications: parts(typed[.rectifications]).map(\.asciiUppercased))
      case .followUp: deed = .followUp(talk.id, text: typed[.text] ?? "", inPlace: try flag(.inPlace, nil))
      case .cancel, .invite: deed = .cancel(talk.id, reason: typed[.reason] ?? "")
      }
    }
    return RecordOrder(deed, unseparatedBecause: because)
  }

  private static func kind(_ text: String?) throws(Mistake) -> CaseKind? {
    guard let text, !text.isEmpty else { return nil }
    guard let kind = CaseKind(input: text) else { throw Mistake(field: .kind, sentence: BookDeskText.hintKind()) }
    return kind
  }

  private static func department(_ text: String?, _ desk: DeskContext) throws(Mistake) -> String? {
    guard let text, !text.isEmpty else { return nil }
    guard let found = desk.session?.organisation.department(input: text) else {
      throw Mistake(field: .department, sentence: BookDeskText.hintDepartment())
    }
    return found.id
  }
}
