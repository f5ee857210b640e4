import CSystem
import CaseDomain
import CaseStore
import CursesTerminal
import DeskUI
import Foundation
import TermGrid

/// Sits a person down at the desk: terminal on, events in, effects out, until they leave.
@MainActor
struct DeskLoop {
  /// Between two looks at what others do.
  private static let glance = Duration.milliseconds(700)
  /// The same where the kernel tells of what is written.
  private static let longGlance = 10_000
  /// So long without a key (milliseconds) is a rest in which memory is given back.
  private static let breath = 700

  var runner: EffectRunner
  /// Without colours, whatever the settings say (`NO_COLOR`).
  var noColor: Bool
  var clock: () -> Instant
  private let terminal = CursesTerminal()

  init(runner: EffectRunner, noColor: Bool, clock: @escaping () -> Instant) {
    self.runner = runner
    self.noColor = noColor
    self.clock = clock
  }

  /// - Parameter settings: what holds where this person has chosen nothing else.
  /// - Parameter language: asked for on the command line, for this time.
  /// - Throws: `TerminalError` when there is no terminal to draw on.
  func run(_ settings: DeskSettings, language: Language?) throws {
    try terminal.start()
    defer {
      terminal.stop()
      Crash.terminal(nil)
    }
    Crash.terminal(terminal.farewell)
    runner.arrive()
    let keeper = DraftKeeper()
    defer { keeper.forget() }
    // Before the terminal is given back: whoever closes the window must not wait for it.
    var leaving = EffectRunner.Leaving.error
    defer { runner.leave(leaving) }
    var settings = runner.settings(settings)
    settings.language = language ?? settings.language
    var desk = Desk(
      DeskContext(
        session: try runner.session(), settings: settings, now: clock(), columns: terminal.columns,
        rows: terminal.rows))
    let first = desk.start()
    var isOpen = carryOut(first.filter { $0 != .loadAlarms }, &desk)
    // What has changed since is not known to be drawn.
    var isDrawn = false
    if let notice = runner.notice { isOpen = carryOut(desk.update(.failed(notice)), &desk) && isOpen }
    // What presses is no part of the first screen.
    var later = first.filter { $0 == .loadAlarms }
    var lastTick = clock()
    var lastGlance = ContinuousClock.now
    var hasStirred = false
    var hasWorked = true
    while isOpen {
      if !isDrawn {
        // First, so that whatever the person sees is held.
        keeper.keep(desk, runner)
        present(desk)
        desk.wasShown()
        isDrawn = true
      }
      if !later.isEmpty {
        isOpen = carryOut(later, &desk)
        later = []
        isDrawn = false
        continue
      }
      let patience = patience(desk, lastGlance, hasStirred)
      var event = terminal.nextEvent(
        timeoutMilliseconds: hasWorked ? min(patience, Self.breath) : patience,
        alsoWatch: runner.watch.map { [$0.descriptor] } ?? [])
      if case .wake = event {
        // Others may write much in a moment: all of it is looked at with the next glance.
        runner.watch?.rest()
        hasStirred = true
        event = nil
      }
      let isAtRest = event == nil && !desk.hasWork
      if !isAtRest { hasWorked = true }
      let now = clock()
      if event != nil || (now != lastTick && !desk.rests(at: now)) {
        lastTick = now
        isDrawn = false
        isOpen = carryOut(desk.update(.tick(now)), &desk)
      }
      if let event, isOpen {
        isOpen = carryOut(desk.update(.input(event)), &desk)
      } else if isOpen, desk.hasWork {
        isDrawn = false
        isOpen = carryOut(desk.update(.proceed), &desk)
      }
      // However fast somebody types: what others do is never more than a second old.
      if isOpen, ContinuousClock.now - lastGlance >= Self.glance {
        lastGlance = .now
        hasStirred = false
        do {
          let wasDrawn = isDrawn
          isOpen = try lookAtOthers(&desk, &isDrawn)
          // What others did was read for it.
          if wasDrawn, !isDrawn { hasWorked = true }
        } catch let refusal as Refusal {
          leaving = refusal.rule == RefusalText.keyRemoved.rawValue ? .keyRemoved : .retired
          throw refusal
        }
      }
      if isAtRest, isDrawn, hasWorked {
        // A hundred thousand cases that were looked through for a figure are no longer needed, but what was freed of a
        // heap stays with the process until it is given back.
        hasWorked = false
        huiyin_trim()
      }
      // After the terminal is gone every further event says so again: save and leave, whatever the screens say.
      if terminal.isLost { isOpen = false }
      if terminal.isLost || event == .hangup { leaving = .hangup }
    }
    if leaving != .hangup { leaving = .quit }
  }

  /// Milliseconds to wait for a key: none while the desk has work of its own.
  private func patience(_ desk: Desk, _ lastGlance: ContinuousClock.Instant, _ hasStirred: Bool) -> Int {
    guard !desk.hasWork else { return 0 }
    let now = clock()
    if runner.watch != nil, !hasStirred, runner.presence?.number == nil, desk.rests(at: now) {
      return min(Self.longGlance, Int(60 - now.seconds % 60) * 1000)
    }
    let left = (Self.glance - (ContinuousClock.now - lastGlance)).components
    return max(0, Int(left.seconds) * 1000 + Int(left.attoseconds / 1_000_000_000_000_000) + 1)
  }

  /// - Throws: what the store says when this person may not sit here any more; what they typed is kept.
  private func lookAtOthers(_ desk: inout Desk, _ isDrawn: inout Bool) throws -> Bool {
    var isOpen = true
    do {
      try runner.requireKey()
    } catch {
      _ = carryOut(desk.update(.input(.hangup)), &desk)
      throw error
    }
    if let moved = runner.othersMoved() {
      isDrawn = false
      isOpen = carryOut(desk.update(moved), &desk)
    }
    guard isOpen else { return false }
    let hasChanged = runner.othersChanged()
    let hasNews = runner.lookAtJournal(hasChanged: hasChanged)
    guard hasChanged || hasNews || runner.cameBack() else { return true }
    isDrawn = false
    do {
      // Organisation and rights may have changed with it: a retired person's desk ends here.
      if let session = try runner.session(), session != desk.context.session {
        isOpen = carryOut(desk.update(.opened(session)), &desk)
      }
    } catch {
      if let answer = runner.answerWhileAway(error) { return carryOut(desk.update(answer), &desk) }
      _ = carryOut(desk.update(.input(.hangup)), &desk)
      throw error
    }
    return isOpen && carryOut(desk.update(.changed), &desk)
  }

  private func present(_ desk: Desk, _ frame: Frame? = nil) {
    let settings = desk.context.settings
    terminal.setMouse(settings.mouse)
    terminal.present(frame ?? desk.view(), theme: Theme.named(settings.theme, noColor: noColor))
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
      if effect == .startDemo { announce(.demoBeingMade, desk) }
      runner.language = desk.context.language
      if let answer = runner.run(effect) { waiting += desk.update(answer) }
    }
    return isOpen
  }

  /// A line for what takes longer than a blink, shown before it begins.
  private func announce(_ text: DeskStoreText, _ desk: Desk) {
    var frame = desk.view()
    guard frame.rows > 2 else { return }
    frame.grid.text(
      " " + text.text(desk.context.language), row: frame.rows - 2, column: 0, width: frame.columns, style: .status)
    present(desk, frame)
  }
}
