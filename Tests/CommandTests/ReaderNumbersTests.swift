import CaseDomain
import CaseStore
import DeskUI
import Foundation
import TermGrid
import Testing

@testable import huiyin

/// Who counts what (domain §1, §5): a report names, counts and opens exactly the cases its reader may see now.
@MainActor @Suite struct ReaderNumbersTests {
  private static let now = Instant(seconds: 1_795_395_600)  // 2026-11-23T09:00+08:00

  /// The invented school; `body` gets its store.
  private func withSchool(cases: Int, _ body: (CaseStore) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "huiyin-readers-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(try DemoPlace.make(at: folder, cases: cases, seed: 1, now: Self.now))
  }

  private func desk(_ store: CaseStore, _ actor: String, _ period: Period) throws -> ReportDesk {
    let session = Session(
      store: store, actor: actor, now: Self.now, zone: try store.organisation().zone, language: .zh)
    return ReportDesk(session: session, period: period, remarks: [:], root: nil)
  }

  /// Everything in the store that one person may see, by the rule itself and not by the index.
  private func seen(_ store: CaseStore, _ actor: String, _ all: [Case]) throws -> [String: Case] {
    let context = try store.context(as: actor, now: Self.now)
    return Dictionary(
      uniqueKeysWithValues: all.filter { context.visibility(of: $0) != .hidden }.map { ($0.number, $0) })
  }

  /// All there are: a supervisor sees every case but those about themselves.
  private func everything(_ store: CaseStore) throws -> [Case] {
    let supervisor = try #require(
      try store.organisation().staff.first { $0.active && $0.roles.contains(.supervisor) }?.id)
    let seen = try store.list(ListFilter(queue: .all), as: supervisor, now: Self.now).map(\.number)
    return try Set(seen).union(try store.numbersAccusing(supervisor)).sorted().map { try store.read($0) }
  }

  /// Numbers of cases anywhere in a text, in the attributes of HTML too.
  private func named(_ text: String) -> Set<String> { Set(CaseNumber.found(in: text)) }

  @Test func everyNumberOfAReportIsOneItsReaderSees() throws {
    try withSchool(cases: 120) { store in
      let all = try everything(store)
      let periods = try ["2026-11", "2026"].map { try #require(Period($0)) }
      var readers = 0
      for person in try store.organisation().staff where person.active {
        guard try store.context(as: person.id, now: Self.now).whyNot(.see) == nil else { continue }
        readers += 1
        let own = try seen(store, person.id, all)
        for period in periods {
          let report = try desk(store, person.id, period).draft(nil)
          let paper = report.paper
          let texts = [paper.text(), paper.html(language: "zh-CN"), report.figures]
          for text in texts {
            let others = named(text).subtracting(own.keys)
            #expect(others.isEmpty, "\(person.id) \(period.text): \(others.sorted())")
          }
        }
      }
      #expect(readers > 5)
    }
  }

  /// What is received is one number: in the bulletin, behind its figures, on F8 and in the list.
  @Test func allPlacesCountTheSameCases() throws {
    try withSchool(cases: 120) { store in
      let all = try everything(store)
      let period = try #require(Period("2026-11"))
      let zone = try store.organisation().zone
      let window = Window(period, now: Self.now, zone: zone)
      var bound = 0
      for person in try store.organisation().staff where person.active {
        let context = try store.context(as: person.id, now: Self.now)
        guard context.whyNot(.see) == nil else { continue }
        let own = try seen(store, person.id, all)
        let wanted = own.values.filter { window.contains($0.registeredAt) && !CaseFacts($0).isHistory }.map(\.number)
          .sorted()
        let facts = try store.facts(for: [period], as: person.id, now: Self.now).facts
        let onScreen = Stock(of: facts, in: window, slice: context.reported(.all)).received
        #expect(onScreen.sorted() == wanted, "\(person.id)")
        let figures = try desk(store, person.id, period).draft(nil).figures
        let object = try JSONSerialization.jsonObject(with: Data(figures.utf8)) as? [String: Any]
        let stock = (object?["stock"] as? [String: Any])?["received"] as? [String: Any]
        #expect(stock?["cases"] as? [String] == wanted, "\(person.id)")
        guard let departments = context.reportedDepartments else { continue }
        if !wanted.isEmpty { bound += 1 }
        // Of other departments nothing is told.
        let rows = (object?["departments"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
        #expect(Set(rows ?? ["?"]).isSubset(of: departments), "\(person.id)")
      }
      #expect(bound > 2)
    }
  }

  /// A draft on the screen opens all that it counts; paper counts what names a person and lists it nowhere, and what was
  /// issued says on the screen how many it does not open.
  @Test func aDraftOnTheScreenOpensAllItCounts() throws {
    try withSchool(cases: 120) { store in
      let organisation = try store.organisation()
      let supervisor = try #require(organisation.staff.first { $0.active && $0.roles.contains(.supervisor) })
      let handler = try #require(
        organisation.staff.first { $0.active && $0.roles == [.handler] && !$0.departments.isEmpty })
      let period = try #require(Period("2026-10"))
      let accusing = try store.facts(for: [period], as: supervisor.id, now: Self.now).unlisted
      #expect(!accusing.isEmpty)
      let shown = try sheet(store, supervisor.id, .loadBulletin(period, columns: 78))
      let figures = shown.figures.values.joined()
      #expect(figures.allSatisfy { $0.withheld == 0 && $0.unseen == 0 && !$0.cases.isEmpty })
      #expect(figures.contains { !accusing.isDisjoint(with: $0.cases) })
      #expect(shown.rows.allSatisfy { named($0).isDisjoint(with: accusing) })
      let printed = try desk(store, supervisor.id, period).draft(nil).paper.html(language: "zh-CN")
      #expect(named(printed).isDisjoint(with: accusing))

      _ = try desk(store, supervisor.id, period).issue(correcting: nil)
      let issued = try sheet(store, supervisor.id, .openIssued(year: 2026, number: 1, columns: 78))
      let withheld = issued.figures.values.joined().filter { $0.withheld > 0 }
      #expect(!withheld.isEmpty)
      #expect(withheld.allSatisfy { accusing.isDisjoint(with: $0.cases) })
      // Others read what was issued, and open what is theirs.
      let read = try sheet(store, handler.id, .openIssued(year: 2026, number: 1, columns: 78))
      let all = Set(issued.figures.values.joined().flatMap(\.cases))
      let mine = try store.seen(all, as: handler.id, now: Self.now)
      #expect(!mine.isEmpty && mine.count < all.count)
      #expect(Set(read.figures.values.joined().flatMap(\.cases)) == mine)
      for (row, figures) in read.figures {
        let office = try #require(issued.figures[row])
        for (one, other) in zip(figures, office) { #expect(one.cases.count + one.unseen == other.cases.count) }
      }
    }
  }

  private func sheet(_ store: CaseStore, _ actor: String, _ effect: DeskEffect) throws -> BulletinSheet {
    let root = store.engine.paths.root
    let again = try CaseStore(opening: root, Surroundings.of(root))
    let doors = EffectRunner.Doors(
      demo: { (again, actor) }, create: { _, _, _ in (again, actor) }, mayAttach: { _, _ in false })
    let runner = EffectRunner(store: again, actor: actor, doors: doors, clock: { Self.now })
    guard case .bulletin(let sheet) = runner.run(effect) else { throw Missing.bulletin }
    return sheet
  }

  private enum Missing: Error { case bulletin }
}
