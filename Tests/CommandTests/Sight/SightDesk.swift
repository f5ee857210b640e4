import CaseDomain
import CaseStore
import Foundation
import TermGrid

@testable import DeskUI
@testable import huiyin

/// Somebody at the desk of a store, with the real effect runner and every frame kept.
@MainActor
struct SightDesk {
  var desk: Desk
  let runner: EffectRunner
  /// Every frame shown so far: the rows, and the window's title.
  private(set) var frames: Set<String> = []
  private(set) var places: Set<KeyPlace> = []
  private(set) var hasQuit = false

  init(
    _ store: SightStore, as person: String, now: String = SightStore.now, columns: Int = 80, rows: Int = 24,
    language: Language = .zh
  ) throws {
    let opened = try CaseStore(opening: store.root, Surroundings.of(store.root))
    let moment = Instant(iso8601: now, zone: try opened.organisation().zone) ?? Instant(seconds: 0)
    let doors = EffectRunner.Doors(
      demo: { (opened, person) }, create: { _, _, _ in (opened, person) }, mayAttach: { _, _ in true })
    runner = EffectRunner(store: opened, actor: person, doors: doors, clock: { moment })
    desk = Desk(
      DeskContext(
        session: try runner.session(), settings: DeskSettings(language: language), now: moment, columns: columns,
        rows: rows))
    carryOut(desk.start())
  }

  var shown: String { frames.joined(separator: "\n") }

  private mutating func carryOut(_ effects: [DeskEffect]) {
    var waiting = effects[...]
    while let effect = waiting.popFirst() {
      if effect == .quit {
        hasQuit = true
      } else if let answer = runner.run(effect) {
        waiting += desk.update(answer)
      }
    }
    look()
  }

  private mutating func look() {
    let frame = desk.view()
    frames.insert(frame.plainText + "\n" + (frame.title ?? ""))
    if let place = desk.screens.last?.place { places.insert(place) }
  }

  mutating func settle() {
    for _ in 0..<40 {
      guard desk.hasWork else { break }
      carryOut(desk.update(.proceed))
    }
  }

  mutating func press(_ keys: Key...) {
    for key in keys {
      carryOut(desk.update(.input(.key(key))))
      settle()
    }
  }

  mutating func type(_ text: String) {
    for character in text { carryOut(desk.update(.input(.key(.character(character))))) }
    settle()
  }

  mutating func tick(_ now: Instant) { carryOut(desk.update(.tick(now))) }

  /// What others did is looked at.
  mutating func glance() {
    if let moved = runner.othersMoved() { carryOut(desk.update(moved)) }
    if runner.othersChanged() { carryOut(desk.update(.changed)) }
    settle()
  }

  /// Opens a screen over whatever is there, as a key or a click would.
  mutating func open(_ screen: any Screen) {
    carryOut(desk.apply([.push(screen)], at: max(0, desk.screens.count - 1)))
    settle()
  }

  /// Back to the home, whatever is open.
  mutating func home() {
    desk.screens = Array(desk.screens.prefix(1))
    carryOut([])
  }

  /// Everything a long screen holds.
  mutating func leaf(_ pages: Int) { for _ in 0..<pages { press(.pageDown) } }
}
