import CaseDomain

/// What was done since this person sat down at the call desk.
struct CallTally: Hashable, Sendable {
  private(set) var called: Set<String> = []
  private(set) var count = 0
  private(set) var reached = 0
  private(set) var satisfied = 0
  private(set) var unsatisfied = 0
  private(set) var unreached = 0
  private(set) var inspected = 0

  mutating func add(_ call: FollowUp, _ number: String) {
    called.insert(number)
    count += 1
    if call.outcome.isInspection {
      inspected += 1
    } else if call.outcome == .reached {
      reached += 1
      if call.concludes == .satisfied || call.concludes == .fairlySatisfied { satisfied += 1 }
      if call.concludes == nil { unsatisfied += 1 }
    } else {
      unreached += 1
    }
  }

  var words: Bilingual {
    if count == 0 { return CallText.sittingNone() }
    let numbers = [
      "n": count, "reached": reached, "satisfied": satisfied, "unsatisfied": unsatisfied, "unreached": unreached,
      "inspected": inspected,
    ]
    return CallText.sitting(numbers.mapValues { Bilingual("\($0)") })
  }
}
