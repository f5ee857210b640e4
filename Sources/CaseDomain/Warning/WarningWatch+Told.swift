/// 一期预警: a warning that stood out in a period, as it was told then, and what was said about it before the period's
/// cut-off.
public struct ToldWarning: Sendable, Hashable {
  public var warning: Warning
  /// Acknowledgements, oldest first; none: nobody has acknowledged it by the cut-off.
  public var records: [WarningRecord]
  /// 整改 that arose from it by the cut-off.
  public var rectifications: [String]

  public init(_ warning: Warning, records: [WarningRecord] = [], rectifications: [String] = []) {
    self.warning = warning
    self.records = records
    self.rectifications = rectifications
  }
}

extension WarningWatch {
  /// Everything that stood out on any day of a period, the gravest first.
  ///
  /// Nothing that happened at or after the cut-off counts, also no correction, link or acknowledgement: a month that is
  /// over tells the same whenever it is asked for. A rise is told with the numbers of the day on which it was clearest, a
  /// repeat as it was last seen, words of danger when they were found.
  public static func told(
    _ entries: [WarningEntry], in window: Window, records: [WarningRecord], policy: WarningPolicy, zone: Zone
  ) -> [ToldWarning] {
    guard window.from < window.cutoff else { return [] }
    let last = window.cutoff - 1
    let first = window.from.date(in: zone).dayNumber
    let reach = last.date(in: zone).dayNumber - first
    let known = entries.filter { $0.at < window.cutoff }.map { $0.asKnown(before: window.cutoff) }
    let watch = WarningWatch(known, now: last, policy: policy, zone: zone, reach: reach)
    let days = first..<watch.today + 1
    var found = watch.dangersFound(in: window) + watch.rises(on: days, reach) + watch.repeats(on: days)
    found.sort {
      if $0.gravity != $1.gravity { return $0.gravity > $1.gravity }
      if $0.since != $1.since { return $0.since < $1.since }
      return $0.id < $1.id
    }
    let said = records.filter { $0.at < window.cutoff }.sorted { $0.id < $1.id }
    let opened = entries.filter { $0.kind == .rectification && $0.at < window.cutoff }
    return found.map { warning in
      // Of two that are about the same, what was said belongs to the one that was standing.
      let next = found.filter { $0.rule == warning.rule && $0.subject == warning.subject && $0.since > warning.since }
        .map(\.since).min()
      return ToldWarning(
        warning,
        records: said.filter { record in
          record.concerns(warning, zone: zone) && next.map { record.at.date(in: zone) < $0 } ?? true
        },
        rectifications: opened.filter { warning.ledTo($0.origin, arisingFrom: $0.arisesFrom) }.map(\.number).sorted())
    }
  }

  private func dangersFound(in window: Window) -> [Warning] {
    entries.filter { $0.dangers.contains { window.contains($0.at) } }.compactMap(danger)
  }

  /// Each rise that stood out on one of the days, with the numbers of the clearest day.
  private func rises(on days: Range<Int>, _ reach: Int) -> [Warning] {
    let units = units(reach: reach)
    let warnings = units.flatMap { unit -> [Warning] in
      let past = OwnPast(days: unit.days, start: start, year: year)
      var scatters: [Int: Double] = [:]
      var runs: [(clearest: Look, last: Int)] = []
      for day in days {
        guard let look = look(at: past, on: day, among: units.count, &scatters) else { continue }
        if let run = runs.last, day - run.last <= Self.quiet {
          let isClearer = look.chance / look.allowed < run.clearest.chance / run.clearest.allowed
          runs[runs.count - 1] = (isClearer ? look : run.clearest, day)
        } else {
          runs.append((look, day))
        }
      }
      return runs.map { run in
        warning(
          of: unit, run.clearest, since: beginning(of: run.clearest, at: past, among: units.count, &scatters))
      }
    }
    return Self.withoutCarried(warnings)
  }

  /// Each repeat as it was seen on the last of the days on which one more case came.
  private func repeats(on days: Range<Int>) -> [Warning] {
    var found: [Warning] = []
    func look(_ group: [WarningEntry], with others: [WarningEntry], _ warnings: (WarningWatch) -> [Warning]) {
      let came = Set(group.flatMap { [day($0.at)] + $0.returns.map(day) }).filter(days.contains)
      for day in came.sorted() {
        var then = self
        then.today = day
        then.now = min(now, CivilDate(dayNumber: day + 1).at(.midnight, in: zone) - 1)
        then.entries = (group + others).filter { $0.at <= then.now }.sorted { ($0.at, $0.number) < ($1.at, $1.number) }
        for warning in warnings(then) {
          // Seen again it is the same one as long as it did not end in between.
          found.removeAll { $0.rule == warning.rule && $0.subject == warning.subject && warning.since <= $0.asOf }
          found.append(warning)
        }
      }
    }
    let numbers = Dictionary(entries.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
    for group in byPerson() {
      let own = Set(group.map(\.number))
      let linked = Set(group.flatMap(\.sameAs)).subtracting(own).compactMap { numbers[$0] }
      look(group, with: linked) { then in
        (then.samePersons() + then.returned()).filter { own.contains($0.subject.id) }
      }
    }
    struct About: Hashable {
      var object: String
      var category: String
    }
    let about = Dictionary(
      grouping: entries.filter { $0.object != nil && $0.category != nil },
      by: { About(object: $0.object ?? "", category: Self.firstLevel($0.category ?? "")) })
    for group in about.values where group.count >= policy.objectCases { look(group, with: []) { $0.sameObjects() } }
    return found
  }
}
