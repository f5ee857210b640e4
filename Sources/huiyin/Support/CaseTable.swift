import CaseDomain
import CaseReports

/// Rows of cases as a table for people and as CSV.
enum CaseTable {
  static func table(_ rows: [CaseSummary], _ context: RuleContext) -> String {
    let language = Asking.invocation.language
    guard !rows.isEmpty else { return say(.listEmpty) }
    var table = TextTable([
      .columnNumber, .columnState, .columnKind, .columnUrgency, .columnLead, .columnDue, .columnSubject,
    ])
    table.rows = rows.map { row in
      let due = row.earliestClock(at: context.now).map {
        ReceiptText.due($0.clock, $0.due, row.mark(at: context.now, context.calendar), context)
      }
      return [
        row.number, row.state.words(language), row.kind.words(language), row.urgency.words(language),
        row.lead.map { context.organisation.name(ofDepartment: $0)(language) } ?? "—", due ?? "—",
        row.subject(for: context),
      ]
    }
    return table.text(columns: Output.columns)
  }

  static func csv(_ rows: [CaseSummary], _ context: RuleContext) -> String {
    let zone = context.organisation.zone
    let names = [
      "number", "kind", "channel", "subject", "state", "urgency", "receivedAt", "lead", "category", "round", "revision",
      "dueClock", "dueAt", "mark", "overdue",
    ]
    let lines = rows.map { row -> [String] in
      let clock = row.earliestClock(at: context.now)
      return [
        row.number, row.kind.rawValue, row.channel, row.subject(for: context), row.state.rawValue, row.urgency.rawValue,
        row.receivedAt.iso8601(in: zone), row.lead ?? "", row.category ?? "", String(row.round), String(row.revision),
        clock?.clock.rawValue ?? "", clock?.due.iso8601(in: zone) ?? "",
        row.mark(at: context.now, context.calendar)?.rawValue ?? "",
        row.isOverdue(at: context.now) ? "true" : "false",
      ]
    }
    return CSVWriter().text(header: names, rows: lines)
  }
}
