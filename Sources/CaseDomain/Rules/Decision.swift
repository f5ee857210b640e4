/// 请求: an action with its fields, as a form or a command line gives them.
public struct Request: Sendable, Hashable {
  public var action: Action
  public var fields: Fields

  public init(_ action: Action, _ fields: Fields = Fields()) {
    self.action = action
    self.fields = fields
  }

  /// Cases that `decide` wants to see besides the one acted on.
  public var mentionedCases: [String] {
    [FieldName.into, .carriedBy, .newCase, .to].filter { ActionRule.of(action).spec(of: $0)?.type == .caseNumber }
      .compactMap { fields.raw[$0]?.first?.trimmed }
  }
}

/// Everything a rule may look at: who asks, when, by which organisation and policy. No clock, no files.
public struct RuleContext: Sendable {
  public var organisation: Organisation
  public var policy: Policy
  public var actor: Staff
  public var now: Instant
  /// Cases the rules need besides the one acted on: those the request mentions, its master and its members.
  public var related: [String: Case]
  /// A file to attach, already read and hashed: `attach` writes only what this says.
  public var attachment: (sha256: String, name: String, size: Int)?

  public init(
    organisation: Organisation, policy: Policy, actor: Staff, now: Instant, related: [String: Case] = [:],
    attachment: (sha256: String, name: String, size: Int)? = nil
  ) {
    self.organisation = organisation
    self.policy = policy
    self.actor = actor
    self.now = now
    self.related = related
    self.attachment = attachment
  }

  public var calendar: WorkCalendar { policy.calendar }
}

/// 裁决: the events a permitted request writes, on the case and on others that go with it.
public struct Decision: Sendable, Hashable {
  public var events: [CaseEvent]
  /// Events on other cases: members of a merged case, or its master.
  public var others: [String: [CaseEvent]]
  /// What the person should know although it stands in nobody's way.
  public var notices: [Bilingual]

  public init(events: [CaseEvent] = [], others: [String: [CaseEvent]] = [:], notices: [Bilingual] = []) {
    self.events = events
    self.others = others
    self.notices = notices
  }
}

extension Case {
  /// Numbers of the cases that `decide` may have to look at or write besides this one.
  public func relatedNumbers(for request: Request) -> [String] {
    var numbers = request.mentionedCases + [master].compactMap { $0 }
    switch request.action {
    case .approve, .decline, .settle, .transfer, .withdraw, .merge, .dispatch, .reassign, .arbitrate:
      numbers += members
    case .rework:
      // A member's rework goes back to the master it was handled with.
      for event in events.reversed() {
        if case .approvedWithMaster(let data) = event.change {
          numbers.append(data.master)
          break
        }
      }
    default: break
    }
    return numbers
  }
}
