import CaseDomain

/// 演练库: an invented school with cases in every state, as values (cli.md `demo`).
public struct DemoStore: Sendable {
  /// A practice organisation: it has a settable clock and never holds real complaints.
  public var organisation: Organisation
  public var policy: Policy
  /// Every case with its whole history, in the order of registration. Numbers are those a store would have given.
  public var cases: [(number: String, events: [CaseEvent])]
}

/// Something the demo's own script may not do: a bug of the script, never of who runs it.
public struct DemoError: Error, CustomStringConvertible {
  public var number: String
  public var action: Action
  public var refusal: Refusal?

  public var description: String {
    "demo: \(action.rawValue) on \(number): \(refusal.map { $0.message.zh } ?? "nobody may do it")"
  }
}

public enum DemoSchool {
  /// 云杉路小学 with its people and a few months of cases.
  ///
  /// The same `cases`, `seed` and `now` give the same store. Every event comes from `decide`.
  /// - Parameters:
  ///   - cases: how many; about a quarter of them open.
  ///   - now: when the demo is looked at.
  ///   - reach: how far back the cases go, in natural days.
  ///   - open: about so many of them are open; nil: about a quarter.
  public static func make(cases: Int = 200, seed: UInt64 = 1, now: Instant, reach: Int = 120, open: Int? = nil) throws
    -> DemoStore
  {
    let (organisation, policy) = (organisation(), Policy.standard)
    var written: [(number: String, events: [CaseEvent])] = []
    try make(cases: cases, seed: seed, now: now, reach: reach, open: open) { written += $0 }
    written.sort { ($0.events.first?.at ?? now, $0.number) < ($1.events.first?.at ?? now, $1.number) }
    return DemoStore(organisation: organisation, policy: policy, cases: written)
  }

  /// The same, a few hundred cases at a time, so that not all of them need be in memory; in the order in which they begin.
  public static func make(
    cases: Int, seed: UInt64, now: Instant, reach: Int, open: Int?,
    _ part: ([(number: String, events: [CaseEvent])]) throws -> Void
  ) throws {
    let organisation = organisation()
    let policy = Policy.standard
    var dice = Dice(seed: seed)
    let plan = DemoPlan(
      cases: max(0, cases), open: open, office: OfficeTime(policy.calendar, now: now, reach: reach), dice: &dice)
    var matters = MatterMaker(organisation: organisation, calendar: policy.calendar, dice: dice.split())
    let numbers = plan.numbers(code: organisation.code, zone: organisation.zone)
    var written: [String: [CaseEvent]] = [:]
    func hand() throws {
      try part(written.keys.sorted().map { ($0, written[$0] ?? []) })
      written = [:]
    }
    for (index, family) in plan.families.enumerated() {
      var walk = DemoWalk(
        family: family, numbers: numbers[index], organisation: organisation, policy: policy, office: plan.office,
        dice: dice.split())
      try walk.run(&matters)
      for case let target? in walk.cases { written[target.number] = target.events }
      if written.count >= 500 { try hand() }
    }
    if !written.isEmpty { try hand() }
  }
}
