import Foundation
import Testing

@testable import CaseDomain

/// What must hold for the figures of any desk, whatever happened at it.
struct NumbersPropertyTests {
  private func desk(_ seed: Int, steps: Int = 400) throws -> RandomDesk {
    var desk = try RandomDesk(seed: UInt64(seed), .invented)
    for index in 0..<steps {
      if index % 40 == 0, desk.scenario.cases.count < 9 { try desk.register() }
      _ = try desk.step()
    }
    return desk
  }

  private func wasUndone(_ target: Case) -> Bool {
    target.events.contains { if case .undone = $0.change { true } else { false } }
  }

  /// The history as it was known at a moment.
  private func known(_ target: Case, before moment: Instant) -> Case? {
    Case(number: target.number, events: target.events.filter { $0.at < moment })
  }

  /// A period that is over gives the same figures whenever it is asked for.
  @Test(arguments: 1...3) func theFutureDoesNotChangeThePast(_ seed: Int) throws {
    let desk = try desk(seed)
    let cases = desk.scenario.cases.values.filter { !wasUndone($0) }
    let all = cases.map { CaseFacts($0) }
    let start = Scenario.start
    let length = desk.scenario.now - start
    var compared = 0
    for part in 1...4 {
      let cutoff = start + length * Int64(part) / 5
      let then = cases.compactMap { known($0, before: cutoff) }.map { CaseFacts($0) }
      let window = Window(from: start, to: cutoff, cutoff: cutoff)
      let (now, past) = (NumbersContext(all), NumbersContext(then))
      for indicator in Indicator.allCases {
        let later = indicator.figure(of: all, in: window, now)
        let earlier = indicator.figure(of: then, in: window, past)
        let same =
          later.counted.sorted() == earlier.counted.sorted() && later.missed.sorted() == earlier.missed.sorted()
          && later.excluded.mapValues { $0.sorted() } == earlier.excluded.mapValues { $0.sorted() }
        #expect(same, "seed \(seed), \(indicator), part \(part)")
        compared += later.denominator
      }
      let (stockNow, stockThen) = (Stock(of: all, in: window), Stock(of: then, in: window))
      #expect(stockNow.received.sorted() == stockThen.received.sorted())
      #expect(stockNow.carriedOut.sorted() == stockThen.carriedOut.sorted())
      #expect(stockNow.closed.sorted() == stockThen.closed.sorted())
    }
    #expect(compared > 20)
  }

  /// Every duty is judged once: the weeks add up to the whole.
  @Test(arguments: 13...14) func theWeeksAddUp(_ seed: Int) throws {
    let desk = try desk(seed)
    let all = desk.scenario.cases.values.map { CaseFacts($0) }
    let context = NumbersContext(all)
    let end = desk.scenario.now + 1
    let whole = Window(from: Scenario.start, to: end, cutoff: end)
    var weeks: [Window] = []
    var from = Scenario.start
    while from < end {
      weeks.append(Window(from: from, to: min(from + 7 * 86_400, end), cutoff: end))
      from = from + 7 * 86_400
    }
    var seen = 0
    for indicator in [
      Indicator.onTime, .signing, .response, .overdue, .satisfaction, .resolution, .ownLevel, .unseparated, .firstTime,
      .repeats, .returns, .reached, .overLevel,
    ] {
      let total = indicator.figure(of: all, in: whole, context)
      let parts = weeks.map { indicator.figure(of: all, in: $0, context) }
      #expect(parts.reduce(0) { $0 + $1.denominator } == total.denominator, "\(indicator)")
      #expect(parts.reduce(0) { $0 + $1.numerator } == total.numerator, "\(indicator)")
      seen += total.denominator
    }
    #expect(seen > 10)
  }

  /// 上期结转 + 收件 + 重开 = 办结 + 其他办结 + 结转下期, and what one period hands on the next one takes over.
  @Test(arguments: 21...22) func nothingIsLostBetweenPeriods(_ seed: Int) throws {
    let desk = try desk(seed)
    let all = desk.scenario.cases.values.map { CaseFacts($0) }
    let length = desk.scenario.now - Scenario.start
    var before: Stock?
    for part in 0..<5 {
      let from = Scenario.start + length * Int64(part) / 5
      let to = Scenario.start + length * Int64(part + 1) / 5
      let stock = Stock(of: all, in: Window(from: from, to: to, cutoff: to))
      let came = stock.carriedIn.count + stock.received.count + stock.back.count
      #expect(came == stock.closed.count + stock.endedOtherwise.count + stock.carriedOut.count)
      if let before { #expect(before.carriedOut.sorted() == stock.carriedIn.sorted()) }
      before = stock
    }
    #expect(before?.carriedOut.isEmpty == false)
  }

  /// The columns of a department's row: everything it had is somewhere.
  @Test(arguments: 31...31) func theRowsOfADepartmentAddUp(_ seed: Int) throws {
    let desk = try desk(seed)
    let all = desk.scenario.cases.values.map { CaseFacts($0) }
    let middle = Scenario.start + (desk.scenario.now - Scenario.start) / 2
    let window = Window(from: middle, to: desk.scenario.now + 1, cutoff: desk.scenario.now + 1)
    var total = 0
    for department in desk.scenario.organisation.departments {
      let row = HandlingRow(of: all, in: window, departments: [department.id])
      #expect(row.total == row.inTime.count + row.late.count + row.unfinished.count + row.takenAway.count)
      total += row.total
    }
    #expect(total > 0)
  }

  @Test func factsSurviveBeingWrittenDown() throws {
    let all = try desk(41).scenario.cases.values.map { CaseFacts($0) }
    for facts in all {
      let again = try JSONDecoder().decode(CaseFacts.self, from: JSONEncoder().encode(facts))
      #expect(again == facts)
    }
    #expect(all.count > 3)
  }
}
