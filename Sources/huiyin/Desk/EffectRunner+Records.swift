import CaseDomain
import CaseStore
import DeskUI

/// 约谈、抽查与加减分 from the desk: the same calls as of the commands.
extension EffectRunner {
  /// - Returns: what was written, in a sentence.
  func write(_ order: RecordOrder, _ store: CaseStore) throws -> Bilingual {
    let now = clock()
    let because = order.unseparatedBecause
    let talk: Talk
    switch order.deed {
    case .invite(let department, let cause, let on, let place, let participants):
      talk = try store.inviteTalk(
        with: department, cause: cause, on: on, place: place, participants: participants, unseparatedBecause: because,
        as: actor, now: now)
    case .record(let id, let text, let present, let undertakings):
      talk = try store.advanceTalk(
        id, mentioning: [text] + present + undertakings.map(\.what), as: actor, now: now
      ) {
        try $0.recording(text, present: present, undertakings: undertakings, unseparatedBecause: because, in: $1)
      }
    case .outcome(let id, let text, let numbers):
      talk = try store.advanceTalk(id, mentioning: [text] + numbers, as: actor, now: now) {
        try $0.concluding(text, rectifications: numbers, unseparatedBecause: because, in: $1)
      }
    case .followUp(let id, let text, let inPlace):
      talk = try store.advanceTalk(id, mentioning: [text], as: actor, now: now) {
        try $0.followingUp(text, inPlace: inPlace, unseparatedBecause: because, in: $1)
      }
    case .cancel(let id, let reason):
      talk = try store.advanceTalk(id, mentioning: [reason], as: actor, now: now) {
        try $0.cancelling(reason, unseparatedBecause: because, in: $1)
      }
    case .points(let hundredths, let department, let year, let reason, let cases):
      let entry = try store.givePoints(
        hundredths, to: department, year: year, reason: reason, cases: cases, unseparatedBecause: because, as: actor,
        now: now)
      noteEnd(store)
      let name = try store.organisation().name(ofDepartment: entry.department)
      return BookDeskText.saved([
        "what": OfficeRecordKind.points.words + Bilingual("\(entry.id.title) ") + name
          + Bilingual(" " + Points.text(entry.hundredths))
      ])
    case .draw(let count, let population, let reason):
      let draw = try store.draw(count, of: population, reason: reason, as: actor, now: now)
      noteEnd(store)
      let numbers = Bilingual.list(draw.drawn.map { Bilingual($0) })
      return BookDeskText.saved([
        "what": OfficeRecordKind.draw.words + Bilingual("\(draw.id.title) \(draw.drawn.count)/\(draw.size) ") + numbers
      ])
    }
    noteEnd(store)
    return BookDeskText.saved([
      "what": OfficeRecordKind.talk.words + Bilingual("\(talk.id.title) ") + talk.state.words
    ])
  }
}
