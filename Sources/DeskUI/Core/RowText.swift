import CaseDomain
import TermGrid

/// The pieces of a list row, the same on the home and in lists.
struct RowText {
  let row: CaseSummary
  let rules: RuleContext
  let desk: DeskContext

  /// The subject as this person may read it.
  var subject: String { rules.visibility(of: row) == .full ? row.subject : row.maskedSubject }

  /// The clock that concerns this person.
  var clock: CaseSummary.Running? { rules.clock(concerning: row) }

  var mark: Mark? {
    clock.flatMap { rules.calendar.mark(at: rules.now, start: $0.startedAt, due: $0.due, allowance: $0.allowance) }
  }

  var markText: String { mark?.words(desk.language) ?? "" }

  var style: Style { mark?.style ?? .normal }

  /// `11-30 17:30`
  var due: String { clock.map { rules.brief($0.due)(desk.language) } ?? "" }

  /// What is due: 交办.
  var dueWhat: String { clock?.clock.words(desk.language) ?? "" }

  var lead: String { row.lead.map { rules.organisation.name(ofDepartment: $0)(desk.language) } ?? "" }

  /// 特急, nothing when it is not pressing.
  var urgency: String { row.urgency == .normal ? "" : row.urgency.words(desk.language) }

  /// Signs before the subject: 特急, 督办, 保密.
  var signs: String { signs(withUrgency: true) }

  func signs(withUrgency: Bool) -> String {
    var signs: [String] = []
    if withUrgency, row.urgency != .normal { signs.append(row.urgency.words(desk.language)) }
    if row.ordersToMeet > 0 { signs.append(Action.supervise.words(desk.language)) }
    if row.confidential { signs.append(FieldName.confidential.words(desk.language)) }
    return signs.isEmpty ? "" : "[" + signs.joined(separator: " ") + "] "
  }

  static func markWidth(_ desk: DeskContext) -> Int {
    Mark.allCases.map { desk.settings.cellWidth.columns(of: $0.words(desk.language)) }.max() ?? 7
  }
}

extension Organisation {
  /// `2026-11-23 周一 工作日`
  func day(_ now: Instant, _ calendar: WorkCalendar) -> Bilingual {
    let date = now.date(in: zone)
    return DeskText.dayLine([
      "date": Bilingual(date.description), "weekday": DeskText.weekday(date.weekday),
      "kind": calendar.kind(of: date).words,
    ])
  }
}

extension DeskText {
  static func weekday(_ number: Int) -> Bilingual {
    let all: [DeskText] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
    return all.indices.contains(number - 1) ? all[number - 1]() : ""
  }
}
