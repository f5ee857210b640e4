import CaseDomain
import Foundation
import Testing

@testable import CaseStore

/// 约谈、抽查、加减分 as files of the store, and the queue of 回头看.
@Suite struct RecordStoreTests {
  private func at(_ text: String) -> Instant { PracticeStore.time(text) }

  private func closed(_ desk: PracticeStore, _ count: Int) throws -> [String] {
    try (0..<count).map { _ in
      let number = try desk.register()
      try desk.act(.accept, number, as: "wang", [.category: "其他"])
      try desk.act(.settle, number, as: "wang", [.answer: "当场说清", .satisfaction: "满意"])
      try desk.act(.close, number, as: "shen")
      return number
    }
  }

  @Test func aDrawIsDrawnAgainFromWhatIsStored() throws {
    let desk = try PracticeStore()
    let numbers = try closed(desk, 12)
    let now = at("2026-11-20T09:00")
    let day = try #require(CivilDate("2026-11-01"))
    let population = DrawPopulation(since: day, until: day.adding(days: 29))
    let draw = try desk.store.draw(4, of: population, as: "gao", now: now)
    #expect(draw.size == 12)
    #expect(Set(draw.drawn).count == 4)
    #expect(Set(draw.drawn).isSubset(of: numbers))
    // By hand: SHA-256 of seed and number, the smallest first.
    let expected = numbers.sorted {
      ContentHash.of(Array("\(draw.seed)\n\($0)".utf8)) < ContentHash.of(Array("\(draw.seed)\n\($1)".utf8))
    }.prefix(4)
    #expect(draw.drawn == Array(expected))
    #expect(try desk.store.confirm(draw))
    // What happens later changes nothing: the population is as it was then.
    try desk.act(.reopen, numbers[0], as: "shen", [.reason: "又来", .initiative: "us"], at: "2026-11-21T09:00")
    _ = try desk.register(at: "2026-11-21T09:10")
    #expect(try desk.store.confirm(draw))
    var forged = draw
    forged.drawn = Array(numbers.prefix(4))
    #expect(try forged.drawn == draw.drawn || !desk.store.confirm(forged))
    // Another draw has another seed.
    let again = try desk.store.draw(4, of: population, as: "gao", now: now + 1)
    #expect(again.seed != draw.seed)
    #expect(again.id == RecordNumber(year: 2026, number: 2))
    #expect(try desk.store.verify().findings.isEmpty)
  }

  @Test func everyVersionOfATalkIsKept() throws {
    let desk = try PracticeStore()
    let now = at("2026-11-20T09:00")
    let talk = try desk.store.inviteTalk(
      with: "总务处", cause: TalkCause(reasons: ["超时3件"], warning: "W-7"), on: now + 3600, place: "会议室",
      participants: ["刘"], as: "gao", now: now)
    let held = try desk.store.advanceTalk(talk.id, mentioning: [], as: "gao", now: now + 7200) {
      try $0.recording("谈过了", present: ["刘"], undertakings: [], in: $1)
    }
    #expect(held.state == .held)
    #expect(try desk.store.talks(as: "gao", now: now).map(\.state) == [.held])
    #expect(try desk.store.talks(as: "gao", now: now).first?.cause.warning == "W-7")
    #expect(throws: Refusal.self) {
      try desk.store.advanceTalk(RecordNumber(year: 2026, number: 9), mentioning: [], as: "gao", now: now) { talk, _ in
        talk
      }
    }
    #expect(try desk.store.verify().findings.isEmpty)
  }

  @Test func whomACaseAccusesFindsNeitherTalkNorDrawNorPoints() throws {
    let desk = try PracticeStore()
    let now = at("2026-11-20T09:00")
    var fields = PracticeStore.complaint
    fields[.objectPerson] = ["刘"]
    let accused = try #require(try desk.store.organisation().person("liu"))
    fields[.objectPerson] = [accused.name]
    let number = try desk.register(fields)
    try desk.store.inviteTalk(
      with: "总务处", cause: TalkCause(reasons: ["作风"], cases: [number]), on: now + 3600, place: "会议室",
      participants: [], as: "gao", now: now)
    try desk.store.givePoints(
      -50, to: "总务处", year: 2026, reason: "见\(number)", cases: [], as: "gao", now: now)
    #expect(try desk.store.talks(as: "gao", now: now).count == 1)
    #expect(try desk.store.points(as: "gao", now: now).count == 1)
    #expect(try desk.store.talks(as: "liu", now: now).isEmpty)
    #expect(try desk.store.points(as: "liu", now: now).isEmpty)
    #expect(
      try desk.store.book(.talks, period: Period(.year, containing: now.date(in: .beijing)), as: "liu", now: now).rows
        .isEmpty)
  }

  @Test func theQueueOfLooksIsReadFromItsColumns() throws {
    let desk = try PracticeStore()
    let plain = try closed(desk, 3)
    var fields = PracticeStore.complaint
    fields[.kind] = ["求助"]
    let number = try desk.register(fields)
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    try desk.act(.dispatch, number, as: "wang", [.lead: "总务处"])
    try desk.act(.supervise, number, as: "shen", [.level: "挂牌", .text: "盯办"])
    try desk.act(.sign, number, as: "liu")
    try desk.act(
      .submit, number, as: "liu",
      [.finding: "不属实", .resolved: "已解决", .measures: "查过", .answer: "没有此事。"])
    try desk.act(.approve, number, as: "gao")
    try desk.act(.answer, number, as: "wang", [.method: "电话"])
    try desk.act(.followUp, number, as: "wang", [.outcome: "接通", .satisfaction: "满意"])
    try desk.act(.close, number, as: "shen")
    let closing = try #require(try desk.store.read(number).closing?.at)
    func queue(_ days: Int64, as actor: String = "gao") throws -> [String] {
      try desk.store.list(ListFilter(queue: .lookBack), as: actor, now: closing + days * 86_400).map(\.number)
    }
    #expect(try queue(29) == [])
    #expect(try queue(30) == [number])
    #expect(try desk.store.counts([.lookBack], as: "gao", now: closing + 30 * 86_400) == [.lookBack: 1])
    #expect(!plain.contains(number))
    // The same as asking every row.
    for days: Int64 in [0, 29, 30, 31, 59, 60, 89, 90, 91, 400] {
      let now = closing + days * 86_400
      let context = try desk.store.context(as: "gao", now: now)
      let all = try desk.store.list(ListFilter(queue: .all), as: "gao", now: now)
      #expect(try queue(days).sorted() == all.filter { Queue.lookBack.contains($0, context) }.map(\.number).sorted())
    }
    _ = try desk.store.act(
      Request(.lookBack, [.holds: "yes"]), on: number, as: "shen", now: closing + 65 * 86_400)
    #expect(try queue(66) == [])
    #expect(try queue(90) == [number])
  }
}
