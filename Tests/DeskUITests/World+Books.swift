import CaseDomain

@testable import DeskUI

extension World {
  /// A register as the store would make it.
  func book(_ kind: BookKind, _ period: Period, _ person: String) -> Book {
    let context = context(person)
    let seen = cases.values.filter { context.visibility(of: $0) != .hidden }.sorted { $0.number < $1.number }
    let reader = OfficeReader(context, cases: seen)
    return BookSource(
      context: context, period: period, facts: seen.map { CaseFacts($0) },
      views: seen.reduce(into: [:]) { $0[$1.number] = CaseView($1, in: context) },
      looks: seen.map { CaseSummary($0) }.filter { $0.look != nil }, talks: talks.compactMap { $0.shown(to: reader) },
      draws: draws.compactMap { $0.shown(to: reader) }
    ).book(kind)
  }

  func assessment(_ year: Int, _ person: String) -> Assessment {
    let period = Period(.year, containing: CivilDate(year: year, month: 6, day: 1) ?? .earliest)
    return BookSource(
      context: context(person), period: period,
      facts: cases.values.sorted { $0.number < $1.number }.map { CaseFacts($0) }, points: points
    ).assessed
  }

  /// The rules, as the store applies them.
  mutating func write(_ order: RecordOrder, _ person: String) throws -> RecordNumber {
    let asker = TalkContext(context(person), cases: Array(cases.values))
    let because = order.unseparatedBecause
    func change(_ id: RecordNumber, _ step: (Talk) throws -> Talk) throws -> RecordNumber {
      guard let index = talks.firstIndex(where: { $0.id == id }) else { throw Talk.unknown(id) }
      talks[index] = try step(talks[index])
      return id
    }
    switch order.deed {
    case .invite(let department, let cause, let on, let place, let participants):
      let id = RecordNumber(year: 2026, number: talks.count + 1)
      talks.append(
        try Talk.invite(
          department, cause: cause, on: on, place: place, participants: participants, unseparatedBecause: because,
          id: id, in: asker))
      return id
    case .record(let id, let text, let present, let undertakings):
      return try change(id) {
        try $0.recording(text, present: present, undertakings: undertakings, unseparatedBecause: because, in: asker)
      }
    case .outcome(let id, let text, let numbers):
      return try change(id) {
        try $0.concluding(text, rectifications: numbers, unseparatedBecause: because, in: asker)
      }
    case .followUp(let id, let text, let inPlace):
      return try change(id) { try $0.followingUp(text, inPlace: inPlace, unseparatedBecause: because, in: asker) }
    case .cancel(let id, let reason):
      return try change(id) { try $0.cancelling(reason, unseparatedBecause: because, in: asker) }
    case .points(let hundredths, let department, let year, let reason, let numbers):
      let id = RecordNumber(year: year, number: points.count + 1)
      points.append(
        try PointsEntry.give(
          hundredths, to: department, year: year, reason: reason, cases: numbers, unseparatedBecause: because, id: id,
          in: asker))
      return id
    case .draw(let count, let population, let reason):
      let facts = cases.values.map { CaseFacts($0) }
      let id = RecordNumber(year: 2026, number: draws.count + 1)
      draws.append(
        try Draw.draw(
          count, of: population, numbers: population.numbers(facts, at: now, organisation, without: []), seed: "ab",
          seedSeq: 1, reason: reason, id: id, in: context(person), digest: { String($0.reversed()) }))
      return id
    }
  }
}
