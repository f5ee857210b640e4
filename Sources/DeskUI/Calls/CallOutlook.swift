import CaseDomain

/// What saving an entry would do, said before it is saved: decided on the value by the rules themselves.
struct CallOutlook {
  let target: Case
  let rules: RuleContext
  let desk: DeskContext

  struct Line: Hashable {
    var text: Bilingual
    var isPossible: Bool
  }

  func line(_ entry: CallEntry) -> Line? {
    if entry.isEmpty { return nil }
    let missing = entry.missing(desk)
    guard missing.isEmpty else {
      if entry.digits.isEmpty { return nil }
      if entry.unreached == .rescheduled, !entry.text(.again).isEmpty {
        return Line(text: CallText.timeUnread(), isPossible: false)
      }
      return Line(text: CallText.stillNeeded(["what": .list(missing)]), isPossible: false)
    }
    do throws(Refusal) {
      let decision = try decide(Request(.followUp, entry.fields(desk)), on: target, in: rules)
      let after = decision.events.reduce(target) { $0.evolved(by: $1) }
      return Line(text: Self.effect(before: target, after: after, rules), isPossible: true)
    } catch {
      return Line(text: error.sentence, isPossible: false)
    }
  }

  /// Where a call that was made has led.
  static func effect(before: Case, after: Case, _ rules: RuleContext) -> Bilingual {
    guard let last = after.round?.followUps.last?.what else { return "" }
    if let closure = last.concludes { return CallText.effectCloses(["as": closure.words]) }
    switch last.outcome {
    case .rescheduled:
      return CallText.effectAgain(["at": last.again.map { rules.dayAndTime($0) } ?? "—"])
    case .noAnswer, .wrongPerson: return unreached(before: before, after: after, rules)
    case .notInPlace: return CallText.effectNotInPlace()
    default:
      let unsatisfied = last.satisfaction == .dissatisfied
      return (unsatisfied ? CallText.effectUnsatisfied : CallText.effectUnresolved)()
    }
  }

  private static func unreached(before: Case, after: Case, _ rules: RuleContext) -> Bilingual {
    let zone = rules.organisation.zone
    let slots = Self.slots(after, zone)
    let left = Bilingual("\(max(0, rules.policy.followUpAttempts - slots.count))")
    let count = Bilingual("\(after.round?.followUps.count ?? 0)")
    let isSame = slots.count == Self.slots(before, zone).count
    return (isSame ? CallText.effectSameSlot : CallText.effectUnreached)(["n": count, "left": left])
  }

  /// The half-days in which nobody was reached.
  static func slots(_ target: Case, _ zone: Zone) -> Set<CallSlot> {
    let fruitless =
      target.round?.followUps.filter { [.noAnswer, .wrongPerson].contains($0.what.outcome) } ?? []
    return Set(fruitless.map { CallSlot($0.at, zone) })
  }
}

extension RuleContext {
  /// `11-24 周二 14:30`
  func dayAndTime(_ moment: Instant) -> Bilingual {
    let zone = organisation.zone
    let date = moment.date(in: zone)
    let full = date.description
    let day = date.year == now.date(in: zone).year ? String(full.dropFirst(5)) : full
    return Bilingual(day + " ") + DeskText.weekday(date.weekday) + Bilingual(" " + moment.shortTime(in: zone))
  }
}

extension CallSlot.Part {
  var words: Bilingual {
    switch self {
    case .morning: CallText.partMorning()
    case .afternoon: CallText.partAfternoon()
    case .evening: CallText.partEvening()
    }
  }
}
