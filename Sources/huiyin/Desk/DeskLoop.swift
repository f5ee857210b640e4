import CaseDomain
import CaseStore
import CursesTerminal
import DeskUI
import Foundation
import TermGrid

/// Sits a person down at the desk: terminal on, events in, effects out, until they leave.
@MainActor
struct DeskLoop {
  /// Milliseconds between two looks at what others wrote.
  private static let glance = 700

  var runner: EffectRunner
  var settings: DeskSettings
  var theme: Theme
  var clock: () -> Instant

  /// - Throws: `TerminalError` when there is no terminal to draw on.
  func run() throws {
    let terminal = CursesTerminal()
    try terminal.start()
    defer { terminal.stop() }
    var desk = Desk(
      DeskContext(
        session: try runner.session(), settings: settings, now: clock(), columns: terminal.columns,
        rows: terminal.rows))
    var isOpen = carryOut(desk.start(), &desk)
    var lastTick = clock()
    while isOpen {
      terminal.present(desk.view(), theme: theme)
      let event = terminal.nextEvent(timeoutMilliseconds: Self.glance, alsoWatch: [])
      let now = clock()
      if event != nil || now != lastTick {
        lastTick = now
        isOpen = carryOut(desk.update(.tick(now)), &desk)
      }
      if let event, isOpen {
        isOpen = carryOut(desk.update(.input(event)), &desk)
      } else if isOpen, runner.othersChanged() {
        // Organisation and rights may have changed with it: a retired person's desk ends here.
        if let session = try runner.session() { isOpen = carryOut(desk.update(.opened(session)), &desk) }
        if isOpen { isOpen = carryOut(desk.update(.changed), &desk) }
      }
      // After the terminal is gone every further event says so again: save and leave, whatever the screens say.
      if terminal.isLost { isOpen = false }
    }
  }

  /// Carries out effects and what follows from their answers. False once the desk wants to close.
  private func carryOut(_ effects: [DeskEffect], _ desk: inout Desk) -> Bool {
    var waiting = effects[...]
    var isOpen = true
    while let effect = waiting.popFirst() {
      if effect == .quit {
        isOpen = false
        continue
      }
      if let answer = runner.run(effect) { waiting += desk.update(answer) }
    }
    return isOpen
  }
}
