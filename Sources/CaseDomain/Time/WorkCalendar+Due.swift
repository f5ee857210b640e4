// The rule, in one place (domain §4, R; where the seeds and published rules are silent, D):
//
// - N working days from the next day end at close of work of the Nth working day after the day of the start.
// - Counted from the same day, that day is the first if it is a working day and work has not closed yet; otherwise the
//   count begins as from the next day.
// - Natural days follow the same two rules on the plain calendar and end at the same hour, also on a Sunday.
// - Hours and minutes run from the start, or from 00:00 of the next day, in natural or in working time.
// - A pause moves a clock in days by as many days as closed inside it, a clock in hours by the time that would have
//   run. A clock that had not run out when a pause began has not run out when it ends; one that had is not revived.
// - Nothing is ever due before it starts.
extension WorkCalendar {
  /// When a clock runs out (the last moment that is still in time).
  ///
  /// `asOf` is where a pause that is still open is taken to end; without it such a pause does not count yet.
  public func due(
    from start: Instant, allowance: Allowance, pauses: [Pause] = [], asOf: Instant? = nil
  ) -> Instant {
    guard allowance.amount > 0 else { return start }
    let run = counting(from: start, allowance: allowance)
    return stills(of: pauses, since: run.pausesCountFrom, asOf: asOf)
      .reduce(run.due) { shift($0, by: $1, allowance: allowance).due }
  }

  /// A date that was given rather than computed (by hand, by an extension), moved by the pauses since then.
  public func moved(_ due: Instant, by pauses: [Pause], since given: Instant, allowance: Allowance) -> Instant {
    stills(of: pauses, since: given, asOf: nil).reduce(due) { shift($0, by: $1, allowance: allowance).due }
  }

  /// The deadline with the way to it. Same arguments and same result as `due`.
  public func explain(
    from start: Instant, allowance: Allowance, pauses: [Pause] = [], asOf: Instant? = nil
  ) -> DueExplanation {
    guard allowance.amount > 0 else {
      return DueExplanation(start: start, allowance: allowance, due: start, steps: [.start(start), .result(start)])
    }
    let run = counting(from: start, allowance: allowance)
    var due = run.due
    var dated: [(moment: Instant, step: DueExplanation.Step)] = []
    for still in stills(of: pauses, since: run.pausesCountFrom, asOf: asOf) {
      let shifted = shift(due, by: still, allowance: allowance)
      due = shifted.due
      dated.append(
        (
          still.from,
          .paused(
            from: still.from, to: still.to, open: still.open, reasons: still.reasons, shift: shifted.shift, due: due)
        ))
    }
    var steps = [DueExplanation.Step.start(start)] + run.steps
    var unknown: [Int] = []
    if allowance.unit == .workingDay || (!allowance.unit.isDay && allowance.workingTime) {
      let last = lastDay(of: due)
      let days = exceptionSteps(from: run.firstDay, to: last)
      dated.append(contentsOf: days.map { (opening(of: $0.day), $0.step) })
      unknown = yearsWithoutData(between: run.firstDay, and: last)
    }
    steps += dated.enumerated().sorted { ($0.element.moment, $0.offset) < ($1.element.moment, $1.offset) }
      .map(\.element.step)
    if !unknown.isEmpty { steps.append(.yearsWithoutData(unknown)) }
    steps.append(.result(due))
    return DueExplanation(start: start, allowance: allowance, due: due, steps: steps)
  }

  /// 黄牌 and 红牌 (domain §4): red from the first moment after `due`; yellow while one working day or less of working
  /// time is left, for clocks in hours and minutes while a quarter or less is left of the time they were given.
  ///
  /// That time is the amount of the rule, or the span from `start` to `due` where it is shorter: a long suspension in
  /// between must not make a clock of 24 hours yellow from the moment it runs again.
  public func mark(at now: Instant, start: Instant, due: Instant, allowance: Allowance) -> Mark? {
    if now > due { return .red }
    if allowance.unit.isDay {
      return workingSeconds(from: now, to: due) <= secondsPerWorkingDay ? .yellow : nil
    }
    let left = allowance.workingTime ? workingSeconds(from: now, to: due) : due - now
    let span = allowance.workingTime ? workingSeconds(from: start, to: due) : max(0, due - start)
    return left <= min(span, allowance.seconds) / 4 ? .yellow : nil
  }

  // MARK: - Counting without pauses

  private struct Run {
    var due: Instant
    var firstDay: CivilDate
    /// What a pause did before this moment cost the clock nothing.
    var pausesCountFrom: Instant
    var steps: [DueExplanation.Step]
  }

  private func counting(from start: Instant, allowance: Allowance) -> Run {
    let startDay = start.date(in: zone)
    let nextDay = startDay.adding(days: 1)
    guard allowance.unit.isDay else {
      let begin = allowance.starts == .sameDay ? start : max(start, nextDay.at(.midnight, in: zone))
      let due =
        allowance.workingTime
        ? adding(workingSeconds: allowance.seconds, to: begin) : begin.advanced(by: allowance.seconds)
      return Run(
        due: due, firstDay: begin.date(in: zone), pausesCountFrom: begin, steps: [.countingFrom(begin)])
    }
    var steps: [DueExplanation.Step] = []
    var firstDay = nextDay
    if allowance.starts == .sameDay {
      let worksToday = allowance.unit == .naturalDay || isWorking(startDay)
      if !worksToday {
        steps.append(.startDayNotWorking(startDay, kind(of: startDay)))
      } else if start >= closing(of: startDay) {
        steps.append(.startAfterClose(start))
      } else {
        firstDay = startDay
      }
    }
    steps.append(.countingFromDay(firstDay))
    let before = firstDay.adding(days: -1)
    let last =
      allowance.unit == .workingDay
      ? workingDay(allowance.amount, after: before) : before.adding(days: allowance.amount)
    return Run(due: max(start, closing(of: last)), firstDay: firstDay, pausesCountFrom: start, steps: steps)
  }

  // MARK: - Pauses

  /// A time in which the clock stood still: pauses cut at the start, overlapping and touching ones made one.
  private struct Still {
    var from: Instant
    var to: Instant
    var open: Bool
    var reasons: [String]
  }

  private func stills(of pauses: [Pause], since start: Instant, asOf: Instant?) -> [Still] {
    guard !pauses.isEmpty else { return [] }
    var stills: [Still] = []
    for pause in pauses.sorted(by: { $0.from < $1.from }) {
      let from = max(pause.from, start)
      guard let to = pause.to ?? asOf, from < to else { continue }
      guard let last = stills.last, from <= last.to else {
        stills.append(Still(from: from, to: to, open: pause.to == nil, reasons: [pause.reason]))
        continue
      }
      let place = stills.count - 1
      stills[place].to = max(last.to, to)
      stills[place].open = last.open || pause.to == nil
      if !last.reasons.contains(pause.reason) { stills[place].reasons.append(pause.reason) }
    }
    return stills
  }

  private func shift(
    _ due: Instant, by still: Still, allowance: Allowance
  ) -> (due: Instant, shift: DueExplanation.Shift) {
    guard still.from <= due else { return (due, .tooLate) }
    switch allowance.unit {
    case .workingDay, .naturalDay:
      // A pause that begins in the very last moment still holds that moment, hence the second before.
      let from = still.from == due ? still.from - 1 : still.from
      let day = lastDay(of: due)
      if allowance.unit == .workingDay {
        let days = closings(from: from, to: still.to)
        guard days > 0 else { return (due, .workingDays(0)) }
        return (max(due, closing(of: workingDay(days, after: day))), .workingDays(days))
      }
      let days = calendarClosings(from: from, to: still.to)
      guard days > 0 else { return (due, .naturalDays(0)) }
      return (max(due, closing(of: day.adding(days: days))), .naturalDays(days))
    case .hour, .minute:
      if allowance.workingTime {
        let seconds = workingSeconds(from: still.from, to: still.to)
        return (max(still.to, adding(workingSeconds: seconds, to: due)), .workingSeconds(seconds))
      }
      let seconds = still.to - still.from
      return (max(due, due.advanced(by: seconds)), .naturalSeconds(seconds))
    }
  }

  /// The day that a deadline belongs to; one at 24:00 belongs to the day that ends there.
  private func lastDay(of due: Instant) -> CivilDate { (due - 1).date(in: zone) }

  // MARK: - Days that need a word

  /// Runs of days that do not count and make-up days that do, at most so many; the rest in one sum.
  private static let listedSteps = 60

  private func exceptionSteps(
    from first: CivilDate, to last: CivilDate
  ) -> [(day: CivilDate, step: DueExplanation.Step)] {
    var found: [(day: CivilDate, step: DueExplanation.Step)] = []
    var day = first
    while day <= last {
      guard found.count < Self.listedSteps else {
        let off = CivilDate.days(from: day, to: last) + 1 - workingDays(from: day, to: last)
        if off > 0 { found.append((day, .skippedFurther(from: day, to: last, days: off))) }
        break
      }
      let kind = kind(of: day)
      if case .makeUp(let name) = kind { found.append((day, .makeUpCounted(day, name: name))) }
      var end = day
      if !kind.isWorking {
        while end < last, self.kind(of: end.adding(days: 1)) == kind { end = end.adding(days: 1) }
        found.append(
          (day, .skipped(from: day, to: end, days: CivilDate.days(from: day, to: end) + 1, why: kind)))
      }
      // The calendar ends with its latest day; one more step would stand still.
      guard end < .latest else { break }
      day = end.adding(days: 1)
    }
    return found
  }
}
