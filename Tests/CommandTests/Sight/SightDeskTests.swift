import CaseDomain
import CaseStore
import Foundation
import TermGrid
import Testing

@testable import DeskUI
@testable import huiyin

/// The same table on the screens: every place, every action's form, of every case, for everybody.
@MainActor @Suite struct SightDeskTests {
  private func judge(_ desk: SightDesk, _ person: String, _ store: SightStore, _ what: String) {
    let found = SightTests.leaks(desk.shown, to: person, store)
    guard !found.isEmpty else { return }
    let frame = desk.frames.first { !SightTests.leaks($0, to: person, store).isEmpty } ?? ""
    Issue.record("\(person) \(what): \(found.prefix(6))\n\(frame)")
  }

  /// Home, lists and what can be opened from them.
  private func wander(_ desk: inout SightDesk) {
    for _ in 0..<3 { desk.press(.down) }
    for digit in 1...9 {
      desk.press(.character(Character("\(digit)")))
      desk.leaf(1)
      desk.home()
    }
    desk.open(ListScreen(ListFilter()))
    for _ in 0..<6 { desk.press(.down) }
    desk.press(.f(1))
    desk.home()
    desk.open(ViewsScreen())
    desk.home()
    desk.open(FilterScreen(ListFilter(), desk.desk.context))
    desk.home()
    desk.open(RevealsScreen())
    desk.press(.down, .tab)
    desk.home()
    desk.open(CallDesk(first: nil, desk.desk.context))
    desk.leaf(2)
    desk.press(.f(7))
    desk.home()
    desk.open(DecisionDesk())
    desk.leaf(2)
    desk.press(.f(8), .f(8))
    desk.home()
    desk.open(SettingsScreen())
    desk.home()
  }

  private func visit(_ number: String, _ desk: inout SightDesk) {
    desk.open(CaseScreen(number))
    desk.leaf(4)
    desk.press(.f(7))
    desk.home()
    desk.open(TextScreen(number))
    desk.leaf(8)
    desk.home()
  }

  private func forms(_ number: String, _ desk: inout SightDesk) {
    desk.open(CaseScreen(number))
    desk.press(.f(4))
    desk.leaf(2)
    desk.home()
    for action in Action.allCases where action != .register {
      desk.open(ActScreen(number, action))
      // Those that are not permitted have gone again.
      guard desk.desk.screens.count > 1 else { continue }
      desk.press(.f(5))
      for _ in 0..<4 { desk.press(.tab) }
      desk.home()
    }
  }

  @Test(arguments: ["ban", "zi", "guan", "shou", "nieshou", "niequan"]) func everyScreen(_ person: String) throws {
    let store = try SightStore.shared.get()
    var desk = try SightDesk(store, as: person)
    wander(&desk)
    judge(desk, person, store, "wandering")
    let tried = ["ban": ["ordinary", "member", "closed"], "zi": ["own", "report"], "shou": ["ordinary"]]
    for known in store.cases where tried[person, default: ["report"]].contains(known.key) {
      var desk = try SightDesk(store, as: person)
      let sees = SightStore.sees(person, known.key)
      if sees == .nothing {
        // As if there were no such case: every frame is the same but for the number asked for.
        var none = try SightDesk(store, as: person)
        for (number, index) in [(known.number, 0), ("SG20261116-9999", 1)] {
          for screen in [CaseScreen(number), TextScreen(number), ActScreen(number, .note)] as [any Screen] {
            if index == 0 { desk.open(screen) } else { none.open(screen) }
          }
        }
        let asked = Set(desk.frames.map { $0.replacing(known.number, with: "SG20261116-9999") })
        #expect(asked == none.frames, "\(person) \(known.key)")
        continue
      }
      visit(known.number, &desk)
      if sees == .masked { forms(known.number, &desk) }
      judge(desk, person, store, known.key)
      let flat = SightCase.Printed(desk.shown)
      #expect(flat.holds(known.key) && flat.holds(known.number), "\(person) \(known.key)")
      if sees == .everything, known.key != "anonymous" {
        #expect(flat.holds(known.name) && flat.holds(known.phone), "\(person) \(known.key)")
      } else if sees == .masked {
        #expect(flat.holds(Redaction.mask), "\(person) \(known.key)")
      }
    }
  }
}
