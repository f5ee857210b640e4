/// 算给你看 in words: the same lines for `explain`, the case page and printed forms.
extension ClockExplanation {
  /// Start, rule and its origin, days skipped and why, pauses, extensions, the date; one line each.
  public func lines(in context: RuleContext) -> [Bilingual] {
    let zone = context.organisation.zone
    // A date from above or by hand was not counted out by a rule, so no counting leads to it.
    let counted = run.given == nil || (!run.extensions.isEmpty && run.rule != "manual")
    var lines: [Bilingual] = counted ? [ruleLine(context)] : []
    for step in steps {
      if !counted { guard case .start = step else { continue } }
      if let line = Self.line(step, context) { lines.append(line) }
    }
    if let given = run.given {
      let phrase: ExplanationPhrase =
        run.rule == "upstream" ? .fromAbove : run.extensions.isEmpty ? .givenByHand : .extended
      lines.append(
        phrase([
          "date": Bilingual(given.due.shown(in: zone)), "at": Bilingual(given.at.shown(in: zone)),
          "n": Bilingual(String(context.policy.upstreamBuffer)),
        ]))
    }
    lines.append(ExplanationPhrase.result(["due": Bilingual(run.due.shown(in: zone))]))
    if let stopped = run.stoppedAt {
      let phrase: ExplanationPhrase = !run.met ? .stoppedUnmet : stopped <= run.due ? .metInTime : .metLate
      lines.append(phrase(["at": Bilingual(stopped.shown(in: zone))]))
    } else if isPaused {
      lines.append(ExplanationPhrase.standsStill())
    } else if let left {
      let amount = Bilingual(Self.workingDays(left, context.calendar))
      if isOver, !run.clock.isDuty {
        // A right that has lapsed is not overdue.
        lines.append(ExplanationPhrase.lapsed())
      } else {
        lines.append(!isOver ? ExplanationPhrase.left(["n": amount]) : ExplanationPhrase.over(["n": amount]))
      }
    }
    if let whatIf {
      let arguments = [
        "n": Bilingual(String(whatIf.days)), "due": Bilingual(whatIf.due.shown(in: zone)),
        "limit": Bilingual(whatIf.limit.shown(in: zone)),
      ]
      lines.append(whatIf.withinLimit ? ExplanationPhrase.whatIf(arguments) : ExplanationPhrase.whatIfBeyond(arguments))
    }
    return lines
  }

  /// Working seconds as tenths of a working day, rounded down: `2.5`; less than one tenth is said so.
  public static func workingDays(_ seconds: Int64, _ calendar: WorkCalendar) -> String {
    let tenths = abs(seconds) * 10 / max(1, calendar.secondsPerWorkingDay)
    return tenths == 0 ? "<0.1" : "\(tenths / 10).\(tenths % 10)"
  }

  private func ruleLine(_ context: RuleContext) -> Bilingual {
    let standard = ExplanationPhrase.standardOrigin()
    let origin = run.origin == standard.zh ? standard : Bilingual(run.origin.isEmpty ? "—" : run.origin)
    return ExplanationPhrase.rule([
      "clock": run.clock.words, "allowance": run.allowance.words, "applies": applies(context), "origin": origin,
    ])
  }

  /// What the rule applies to, in the reader's words rather than by its identifier.
  private func applies(_ context: RuleContext) -> Bilingual {
    guard let rule = context.policy.rules.first(where: { $0.id == run.rule }) else {
      return ExplanationPhrase.appliesThen()
    }
    let what =
      rule.urgencies.map(\.words) + rule.channels.map { context.organisation.name(ofChannel: $0) }
      + rule.kinds.map(\.words)
    return what.isEmpty ? ExplanationPhrase.appliesToAll() : ExplanationPhrase.appliesTo(["what": .list(what)])
  }

  private static func line(_ step: DueExplanation.Step, _ context: RuleContext) -> Bilingual? {
    func moment(_ value: Instant) -> Bilingual { context.shown(value) }
    func day(_ value: CivilDate) -> Bilingual { Bilingual(value.description) }
    func span(_ from: CivilDate, _ to: CivilDate) -> Bilingual {
      from == to ? day(from) : Bilingual("\(from)–\(String(to.description.dropFirst(5)))")
    }
    switch step {
    case .start(let at): return ExplanationPhrase.start(["at": moment(at)])
    case .countingFromDay(let date): return ExplanationPhrase.countingFrom(["at": day(date)])
    case .countingFrom(let at): return ExplanationPhrase.countingFrom(["at": moment(at)])
    case .startDayNotWorking(let date, let kind):
      return ExplanationPhrase.startNotWorking(["date": day(date), "why": kind.words])
    case .startAfterClose(let at): return ExplanationPhrase.startAfterClose(["at": moment(at)])
    case .skipped(let from, let to, let days, let why):
      return ExplanationPhrase.skipped(["span": span(from, to), "n": Bilingual(String(days)), "why": why.words])
    case .skippedFurther(let from, let to, let days):
      return ExplanationPhrase.skippedFurther(["span": span(from, to), "n": Bilingual(String(days))])
    case .makeUpCounted(let date, let name):
      return ExplanationPhrase.makeUp(["date": day(date), "name": Bilingual(name)])
    case .paused(let from, let to, let open, let reasons, let shift, let due):
      let phrase: ExplanationPhrase = open ? .pausedStill : .paused
      return phrase([
        "from": moment(from), "to": moment(to), "why": .list(reasons.map(pauseReason)), "shift": words(shift),
        "due": moment(due),
      ])
    case .yearsWithoutData(let years):
      return ExplanationPhrase.noData(["years": .list(years.prefix(3).map { Bilingual(String($0)) })])
    case .result: return nil
    }
  }

  private static func pauseReason(_ code: String) -> Bilingual {
    code == "review"
      ? ExplanationPhrase.inReview() : code == "suspended" ? ExplanationPhrase.suspended() : Bilingual(code)
  }

  private static func words(_ shift: DueExplanation.Shift) -> Bilingual {
    switch shift {
    case .workingDays(let n): ExplanationPhrase.shiftDays(["n": Bilingual(String(n))])
    case .naturalDays(let n): ExplanationPhrase.shiftNaturalDays(["n": Bilingual(String(n))])
    case .workingSeconds(let n), .naturalSeconds(let n):
      ExplanationPhrase.shiftMinutes(["n": Bilingual(String(n / 60))])
    case .tooLate: ExplanationPhrase.shiftTooLate()
    }
  }
}

extension Allowance {
  /// `5个工作日（次日起算）`
  public var words: Bilingual {
    let starts = starts == .nextDay && unit.isDay ? ExplanationPhrase.fromNextDay() : ""
    let count = Bilingual(String(amount))
    let phrase: ExplanationPhrase =
      switch unit {
      case .workingDay: .workingDays
      case .naturalDay: .naturalDays
      case .hour: workingTime ? .workingHours : .hours
      case .minute: workingTime ? .workingMinutes : .minutes
      }
    return phrase(["n": count]) + starts
  }
}

extension WorkCalendar.DayKind {
  public var words: Bilingual {
    switch self {
    case .working, .assumedWorking: ExplanationPhrase.workingDay()
    case .weekend, .assumedWeekend: ExplanationPhrase.weekend()
    case .holiday(let name): Bilingual(name)
    case .makeUp(let name): ExplanationPhrase.makeUpDay(["name": Bilingual(name)])
    }
  }
}
