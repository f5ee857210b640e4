/// 明显上升: a category, a handling department or a department complained about, clearly above its own past.
extension WarningWatch {
  /// The last week, and the last four for what rises slowly.
  static let windows = [7, 28]
  /// How many looks that say something new there are in a year at one unit with each window, found by trying (0022):
  /// looking every day at a week that slides is not 365 looks.
  private static let looks = [7: 130.0, 28: 52.0]
  /// A rise that has not been seen for a week is over.
  static let quiet = 7
  static let longest = 182

  struct Unit {
    var subject: WarningSubject
    /// Once for each case, in order.
    var days: [Int] = []
    var numbers: [String] = []
  }

  /// Everything that is watched for a rise.
  /// - Parameter reach: as for the watch.
  func units(reach: Int = 0) -> [Unit] {
    var found: [WarningSubject: [(day: Int, number: String)]] = [:]
    // What lies before the record began or more than three years (and the longest rise) back is not looked at.
    let horizon = max(start, today - reach - OwnPast.years * 365 - Self.longest - 28)
    for entry in entries where Self.counts(entry.kind) {
      func take(_ subject: WarningSubject, _ moment: Instant) {
        let day = day(moment)
        if day >= horizon, moment <= now { found[subject, default: []].append((day, entry.number)) }
      }
      if let category = entry.category {
        take(WarningSubject(.category, Self.firstLevel(category)), entry.at)
        if category.contains("/") { take(WarningSubject(.category, category), entry.at) }
      }
      if let object = entry.object { take(WarningSubject(.object, object), entry.at) }
      for given in entry.given { take(WarningSubject(.department, given.department), max(given.at, entry.at)) }
    }
    return found.map { subject, cases in
      let sorted = cases.sorted { ($0.day, $0.number) < ($1.day, $1.number) }
      return Unit(subject: subject, days: sorted.map(\.day), numbers: sorted.map(\.number))
    }.sorted { $0.subject.key < $1.subject.key }
  }

  func rises() -> [Warning] {
    let units = units()
    let warnings = units.compactMap { rise(of: $0, among: units.count) }
    return Self.withoutCarried(warnings)
  }

  /// Where one kind of matter carries the rise of its category, it is named and the category is not.
  static func withoutCarried(_ warnings: [Warning]) -> [Warning] {
    warnings.filter { warning in
      guard warning.subject.kind == .category, !warning.subject.id.contains("/") else { return true }
      return !warnings.contains {
        $0.subject.kind == .category && $0.subject.id.hasPrefix(warning.subject.id + "/")
          && Set($0.cases).intersection(warning.cases).count * 10 >= warning.cases.count * 6
      }
    }
  }

  struct Look: Sendable {
    var day: Int
    var days: Int
    var observed: Int
    var expectation: OwnPast.Expectation
    var chance: Double
    var allowed: Double
  }

  /// What one look may cost: the year's false alarms divided by all looks at all units, half for either window.
  func allowedChance(days: Int, units: Int) -> Double {
    let looks = (Self.looks[days] ?? 365) * Double(max(units, 1))
    return min(max(Double(policy.falseAlarms) / Double(Self.windows.count) / looks, 1e-7), 0.01)
  }

  /// What stands out on one day: the window that says it most clearly.
  /// - Parameter scatters: what was computed before, by the first day of the window.
  func look(at past: OwnPast, on day: Int, among units: Int, _ scatters: inout [Int: Double]) -> Look? {
    var best: Look?
    for days in Self.windows {
      let stretch = day - days + 1..<day + 1
      let observed = past.count(in: stretch)
      guard observed >= policy.least, stretch.lowerBound - past.start >= policy.pastDays else { continue }
      let scatter = scatters[stretch.lowerBound] ?? past.scatter(before: stretch.lowerBound)
      scatters[stretch.lowerBound] = scatter
      let expectation = past.expectation(in: stretch, scatter: scatter)
      guard Double(observed) * 100 >= Double(policy.ratio) * expectation.mean else { continue }
      let chance = UpperTail(mean: expectation.mean, variance: expectation.variance).chance(of: observed)
      let allowed = allowedChance(days: days, units: units)
      guard chance <= allowed, best.map({ chance / allowed < $0.chance / $0.allowed }) ?? true else { continue }
      best = Look(
        day: day, days: days, observed: observed, expectation: expectation, chance: chance, allowed: allowed)
    }
    return best
  }

  private func rise(of unit: Unit, among units: Int) -> Warning? {
    let past = OwnPast(days: unit.days, start: start, year: year)
    var scatters: [Int: Double] = [:]
    var found: Look?
    for ago in 0..<Self.quiet where found == nil {
      found = look(at: past, on: today - ago, among: units, &scatters)
    }
    guard let last = found else { return nil }
    return warning(of: unit, last, since: beginning(of: last, at: past, among: units, &scatters))
  }

  /// The first day of the rise that was seen on a day.
  func beginning(of last: Look, at past: OwnPast, among units: Int, _ scatters: inout [Int: Double]) -> Int {
    var since = last.day
    var day = last.day - 1
    while since - day <= Self.quiet, last.day - day < Self.longest {
      if look(at: past, on: day, among: units, &scatters) != nil { since = day }
      day -= 1
    }
    return since
  }

  func warning(of unit: Unit, _ look: Look, since: Int) -> Warning {
    let tail = UpperTail(mean: look.expectation.mean, variance: look.expectation.variance)
    let least = look.expectation.mean * Double(policy.ratio) / 100
    var threshold = min(look.observed, max(policy.least, Double(Int(least)) < least ? Int(least) + 1 : Int(least)))
    while threshold < look.observed, tail.chance(of: threshold) > look.allowed { threshold += 1 }
    let isGrave =
      look.chance * 20 <= look.allowed && look.observed >= 2 * policy.least
      && Double(look.observed) >= 3 * look.expectation.mean
    let behind = unit.days.indices.filter { unit.days[$0] <= look.day && unit.days[$0] > look.day - look.days }
    return Warning(
      rule: .rise, subject: unit.subject, gravity: isGrave ? .immediate : .watch, since: CivilDate(dayNumber: since),
      asOf: CivilDate(dayNumber: look.day), days: look.days, cases: behind.reversed().map { unit.numbers[$0] },
      observed: look.observed, expected: OwnPast.hundredths(look.expectation.mean), threshold: threshold,
      chance: look.chance, phase: year.kind(look.day), weeks: Self.weeks(unit.days, until: look.day))
  }
}
