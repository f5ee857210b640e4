import CaseDomain
import Foundation
import Testing

@testable import CaseReports

private func moment(_ text: String) throws -> Instant { try #require(Instant(iso8601: text, zone: .beijing)) }

private func cases(_ store: DemoStore) throws -> [Case] {
  try store.cases.map { try #require(Case(number: $0.number, events: $0.events)) }
}

@Suite("An invented school")
struct DemoSchoolTests {
  static let noon = "2026-11-20T11:00:00+08:00"
  private static let isCampaign = ProcessInfo.processInfo.environment["HUIYIN_CAMPAIGN"] != nil
  /// With the ordinary tests six of the twenty that the campaign tries.
  static let seeds = isCampaign ? Array(1...20) : [1, 5, 9, 13, 17, 20]
  private static let most = isCampaign ? 2000 : 600

  @Test("The same seed gives the same store, another seed another")
  func deterministic() throws {
    let now = try moment(Self.noon)
    let first = try DemoSchool.make(cases: 60, seed: 7, now: now)
    let second = try DemoSchool.make(cases: 60, seed: 7, now: now)
    #expect(first.cases.map(\.number) == second.cases.map(\.number))
    #expect(first.cases.map(\.events) == second.cases.map(\.events))
    #expect(first.organisation == second.organisation)
    let other = try DemoSchool.make(cases: 60, seed: 8, now: now)
    #expect(first.cases.map(\.events) != other.cases.map(\.events))
  }

  @Test("No step is refused, whatever the seed", arguments: seeds)
  func lawful(seed: Int) throws {
    let store = try DemoSchool.make(cases: 200, seed: UInt64(seed), now: moment(Self.noon))
    #expect(store.cases.count == 200)
    #expect(try cases(store).filter { $0.state.isOpen }.count >= 40)
    #expect(try cases(store).filter { $0.state.isOpen }.count <= 50)
  }

  @Test(
    "Any number of cases at any moment",
    arguments: [
      "2026-11-22T09:00:00+08:00", "2026-10-03T10:00:00+08:00", "2026-02-18T00:00:00+08:00",
      "2027-05-12T16:20:00+08:00",
      "2026-08-20T23:59:59+08:00", "2026-11-20T00:00:30+08:00", "2024-03-01T08:30:00+08:00",
    ], [1, 10, 200])
  func anyMoment(text: String, count: Int) throws {
    let now = try moment(text)
    let store = try DemoSchool.make(cases: count, seed: 3, now: now)
    #expect(store.cases.count == count)
    for (number, events) in store.cases {
      #expect(events.map(\.seq) == Array(1...events.count))
      #expect(zip(events, events.dropFirst()).allSatisfy { $0.at <= $1.at }, "\(number)")
      #expect(events.allSatisfy { $0.at <= now }, "\(number)")
    }
  }

  @Test("Many cases, no two of which read alike")
  func many() throws {
    let store = try DemoSchool.make(cases: Self.most, seed: 1, now: moment(Self.noon))
    let all = try cases(store)
    #expect(all.count == Self.most)
    #expect(Set(all.map(\.number)).count == Self.most)
    #expect(Set(all.map(\.registration.content)).count == Self.most)
  }

  @Test("Numbers follow the order of registration, each day from 1")
  func numbers() throws {
    let store = try DemoSchool.make(now: moment(Self.noon))
    let all = try cases(store)
    #expect(all.map(\.registeredAt) == all.map(\.registeredAt).sorted())
    var sequences: [String: Int] = [:]
    for target in all {
      let day = target.registeredAt.date(in: .beijing).description.filter { $0 != "-" }
      sequences[day, default: 0] += 1
      let digits = String(sequences[day] ?? 0)
      #expect(target.number == "YS\(day)-" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }

  @Test("Every state, every queue, every way of closing is there", arguments: [1, 2, 3] as [UInt64])
  func complete(seed: UInt64) throws {
    let now = try moment(Self.noon)
    let store = try DemoSchool.make(seed: seed, now: now)
    let all = try cases(store)
    #expect(Set(all.map(\.state)) == Set(CaseState.allCases))
    #expect(Set(all.compactMap { $0.state == .closed ? $0.closing?.what.kind : nil }) == Set(ClosureKind.allCases))
    #expect(Set(all.map(\.kind)) == Set(CaseKind.allCases))
    #expect(Set(all.map(\.registration.channel)) == Set(store.organisation.channels.map(\.id)))
    let rows = all.map { CaseSummary($0) }
    for person in store.organisation.staff where person.roles != [.admin] {
      let context = RuleContext(organisation: store.organisation, policy: store.policy, actor: person, now: now)
      let seen = rows.filter { context.visibility(of: $0) != .hidden }
      if person.roles.contains(.clerk) || person.roles.contains(.supervisor) {
        for queue in Queue.allCases where queue != .todo {
          #expect(seen.contains { queue.contains($0, context) }, "\(queue) of \(person.name)")
        }
      }
      if !person.roles.contains(.handler) {
        #expect(seen.contains { Queue.todo.contains($0, context) }, "todo of \(person.name)")
      }
    }
    let handlers = store.organisation.staff.filter { $0.roles.contains(.handler) }
    #expect(
      handlers.contains { person in
        let context = RuleContext(organisation: store.organisation, policy: store.policy, actor: person, now: now)
        return rows.contains { context.visibility(of: $0) != .hidden && Queue.todo.contains($0, context) }
      })
    #expect((3...25).contains(rows.filter { $0.isOverdue(at: now) && $0.state.isOpen }.count))
    #expect(rows.contains { $0.state == .returned && $0.returns == 3 })
    #expect(all.contains { $0.isSuspended(at: now) })
    #expect(all.contains { $0.orders.contains { $0.cause == "rework:2" } })
    #expect(all.contains { $0.registeredAt.date(in: .beijing) == now.date(in: .beijing) })
    #expect(
      rows.contains { $0.confidential } && rows.contains { $0.anonymous } && rows.contains { !$0.members.isEmpty })
    #expect(rows.contains { $0.upstreamNumber != nil })
    #expect(all.contains { $0.registration.points.count > 1 })
    #expect(all.contains { $0.kind == .report && !$0.accused(in: store.organisation).isEmpty })
    #expect(rows.contains { row in row.lead.map { store.organisation.handlers(of: $0).isEmpty } ?? false })
  }

  @Test("Nothing in it could be somebody's: phones of one unassigned range, no control characters, categories known")
  func harmless() throws {
    let store = try DemoSchool.make(now: moment(Self.noon))
    let digitRuns = /\d[\d\-]{6,}/
    for target in try cases(store) {
      if let phone = target.complainant.phone?.text { #expect(phone.wholeMatch(of: /199-0000-\d{4}/) != nil) }
      let texts = [target.subject, target.registration.content.shown] + target.registration.points.map(\.shown)
      for text in texts {
        #expect(!text.unicodeScalars.contains { $0.isHostile(multiline: true) })
        #expect(!text.contains("{") && !text.contains("}") && !text.contains("|"), "\(text)")
        #expect(text.firstMatch(of: digitRuns) == nil, "\(text)")
        #expect(!text.isEmpty)
      }
      if let category = target.category { #expect(store.organisation.category(input: category) == category) }
      #expect(target.complainant.name.map { store.organisation.person(input: $0.shown) == nil } ?? true)
    }
  }

  @Test("Every template is whole and its departments and category exist")
  func templates() {
    let organisation = DemoSchool.organisation()
    #expect(MatterTexts.all.count == 49)
    for template in MatterTexts.all {
      #expect(!template.subjects.isEmpty && !template.contents.isEmpty && !template.answers.isEmpty, "\(template)")
      #expect(organisation.category(input: template.category) == template.category)
      for id in [template.lead] + template.with + [template.object].compactMap(\.self) where id != "nj" {
        #expect(organisation.department(id) != nil, "\(id)")
      }
    }
  }

  @Test("The same events again give the same case, also step by step")
  func refold() throws {
    for (number, events) in try DemoSchool.make(seed: 5, now: moment(Self.noon)).cases {
      let whole = try #require(Case(number: number, events: events))
      let first = try #require(Case(number: number, events: [events[0]]))
      #expect(events.dropFirst().reduce(first) { $0.evolved(by: $1) } == whole)
    }
  }

  @Test("People act in office hours; only what is fresh and the night's sweep lie outside")
  func officeHours() throws {
    let now = try moment(Self.noon)
    let store = try DemoSchool.make(seed: 2, now: now)
    let calendar = store.policy.calendar
    for (number, events) in store.cases {
      for event in events where event.actor != Staff.systemID {
        let closes = calendar.closing(of: event.at.date(in: .beijing))
        #expect(calendar.isWorking(event.at.date(in: .beijing)) && event.at <= closes, "\(number) \(event.at)")
      }
    }
  }
}
