import CaseDomain

extension CaseSummary {
  /// A row of `list` (cli.md, "What comes out").
  func json(in context: RuleContext) -> JSONValue {
    let zone = context.organisation.zone
    func at(_ moment: Instant?) -> JSONValue { .string(moment?.iso8601(in: zone)) }
    var due = JSONValue.null
    if let running = earliestClock(at: context.now) {
      due = .object([
        "clock": .string(running.clock.rawValue), "at": at(running.due),
        "mark": .string(mark(at: context.now, context.calendar)?.rawValue),
      ])
    }
    return .object([
      "number": .string(number), "kind": .string(kind.rawValue), "channel": .string(channel),
      "subject": .string(subject(for: context)), "state": .string(state.rawValue),
      "urgency": .string(urgency.rawValue), "receivedAt": at(receivedAt), "registeredAt": at(registeredAt),
      "registeredBy": .string(registeredBy), "lead": .string(lead), "with": .strings(with),
      "category": .string(category), "round": .int(round), "revision": .int(revision), "due": due,
      "overdue": .bool(isOverdue(at: context.now)), "undecided": .bool(undecided),
      "confidential": .bool(confidential), "anonymous": .bool(anonymous), "imported": .bool(imported),
      "master": .string(master), "closure": .string(closure?.rawValue), "closedAt": at(closedAt),
      "upstreamNumber": .string(upstreamNumber),
    ])
  }

  /// The subject as the asker may read it.
  func subject(for context: RuleContext) -> String {
    context.visibility(of: self) == .full ? subject : maskedSubject
  }
}
