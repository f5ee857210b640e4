/// 反复: the same person, the same matter after its closing, the same department with the same kind of matter. Plain
/// numbers, each of them in the policy.
extension WarningWatch {
  /// Who asks something or praises has no grievance that comes again.
  private static func isGrievance(_ kind: CaseKind) -> Bool { counts(kind) && kind != .inquiry }

  /// The cases of a group that hang together up to now: from one to the next no more than so many days.
  private func chain(_ group: [WarningEntry], days: Int) -> [WarningEntry] {
    var next = today
    var found: [WarningEntry] = []
    for entry in group.reversed() {
      let day = day(entry.at)
      guard next - day < days else { break }
      found.append(entry)
      next = day
    }
    return found.reversed()
  }

  private func recent(_ group: [WarningEntry], days: Int) -> [WarningEntry] {
    group.filter { today - day($0.at) < days }
  }

  private func warning(
    _ rule: WarningRule, _ subject: WarningSubject, grave: Bool, since: WarningEntry, cases: [WarningEntry], days: Int,
    threshold: Int, observed: Int? = nil, expected: Double? = nil, all: [WarningEntry]
  ) -> Warning {
    Warning(
      rule: rule, subject: subject, gravity: grave ? .immediate : .watch, since: since.at.date(in: zone),
      asOf: CivilDate(dayNumber: today), days: days, cases: cases.reversed().map(\.number),
      observed: observed ?? cases.count, expected: expected, threshold: threshold, phase: year.kind(today),
      weeks: Self.weeks(all.map { day($0.at) }, until: today))
  }

  func byPerson() -> [[WarningEntry]] {
    Dictionary(
      grouping: entries.filter { $0.person != nil && Self.isGrievance($0.kind) }, by: { $0.person ?? "" }
    ).values.filter { $0.count > 1 || !($0[0].returns.isEmpty) }
  }

  /// 同一人: so many cases of one complainant in so many days, whatever they are about.
  func samePersons() -> [Warning] {
    byPerson().compactMap { group in
      let cases = recent(group, days: policy.personDays)
      guard cases.count >= policy.personCases, let first = chain(group, days: policy.personDays).first else {
        return nil
      }
      return warning(
        .samePerson, WarningSubject(.person, first.number), grave: cases.count >= 2 * policy.personCases, since: first,
        cases: cases, days: policy.personDays, threshold: policy.personCases, all: group)
    }
  }

  /// 办结后又来: a matter that was closed came back twice, as a case of its own, by reopening, or linked as the same.
  func returned() -> [Warning] {
    let times = 2
    let days = 3 * policy.returnDays
    let numbers = Dictionary(entries.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
    return byPerson().flatMap { group in
      Dictionary(grouping: group, by: { Self.firstLevel($0.category ?? "") }).values.compactMap { matter -> Warning? in
        var returns: [Instant] = []
        var cases: [WarningEntry] = []
        for (index, entry) in matter.enumerated() {
          let earlier = matter[..<index] + entry.sameAs.compactMap { numbers[$0] }
          let came = earlier.contains { before in
            before.closings.contains { $0 < entry.at && (entry.at - $0) / 86_400 < Int64(policy.returnDays) }
          }
          let back = (came ? [entry.at] : []) + entry.returns
          let counted = back.filter { $0 <= now && today - day($0) < days }
          guard !counted.isEmpty else { continue }
          returns += counted
          cases.append(entry)
        }
        guard returns.count >= times, let first = matter.first else { return nil }
        return warning(
          .returned, WarningSubject(.matter, first.number), grave: returns.count >= 2 * times, since: cases[0],
          cases: cases, days: days, threshold: times, observed: returns.count, all: matter)
      }
    }
  }

  /// 同一部门同类问题: so many cases about one department and one kind of matter, and at least twice what is usual there.
  func sameObjects() -> [Warning] {
    struct Key: Hashable {
      var object: String
      var category: String
    }
    let about = entries.filter { $0.object != nil && $0.category != nil && Self.isGrievance($0.kind) }
    let groups = Dictionary(
      grouping: about, by: { Key(object: $0.object ?? "", category: Self.firstLevel($0.category ?? "")) })
    return groups.compactMap { key, group in
      let cases = recent(group, days: policy.objectDays)
      guard cases.count >= policy.objectCases, let first = chain(group, days: policy.objectDays).first else {
        return nil
      }
      var expected: Double?
      let stretch = today - policy.objectDays + 1..<today + 1
      if stretch.lowerBound - start >= policy.pastDays {
        let past = OwnPast(days: group.map { day($0.at) }, start: start, year: year)
        let mean = past.expectation(in: stretch, scatter: 1).mean
        guard Double(cases.count) >= 2 * mean else { return nil }
        expected = OwnPast.hundredths(mean)
      }
      return warning(
        .sameObject, WarningSubject(.object, key.object, category: key.category),
        grave: cases.count >= 3 * policy.objectCases, since: first, cases: cases, days: policy.objectDays,
        threshold: policy.objectCases, expected: expected, all: group)
    }
  }
}
