import CaseDomain
import CaseStore
import CursesTerminal
import DeskUI
import Foundation
import TermGrid

/// The desk on the screen, on the store of the call; where there is none, the first screen makes one.
func runDesk(_ invocation: Invocation) throws {
  let root = invocation.root
  let store: CaseStore?
  var actor = ""
  do {
    let opened = try CaseStore(opening: root, Surroundings.of(root))
    defer { Findings.watch(opened) }
    actor = try Identity.actor(invocation, root: root, organisation: opened.organisation()).id
    store = opened
  } catch let StoreError.notAStore(path) {
    // Who is sent here as somebody (an ssh key, a script) expects a store: its disk may not be mounted yet, and a new one
    // in its place would bury it.
    guard invocation.actor == nil, Environment.value("SSH_ORIGINAL_COMMAND") == nil else {
      throw CommandError(.notFound, phrase: DoorText.storeNotThere, ["path": path])
    }
    store = nil
  }
  try sitDown(invocation, store: store, actor: actor)
}

/// - Parameter store: nil: the first screen.
func sitDown(_ invocation: Invocation, store: CaseStore?, actor: String) throws {
  let clock = try deskClock(invocation, store)
  if let store { OperationLog.opened(store, by: actor) }
  try MainActor.assumeIsolated {
    var throwaway: [String] = []
    defer { for path in throwaway { try? FileManager.default.removeItem(atPath: path) } }
    let doors = EffectRunner.Doors(
      demo: {
        let path = DemoPlace.temporary()
        throwaway.append(path)
        let demo = try DemoPlace.make(at: path, now: clock())
        let newcomer = try DemoPlace.newcomer(demo)
        OperationLog.opened(demo, by: newcomer)
        return (demo, newcomer)
      },
      create: { name, code, person in
        let made = try makeStore(invocation.root, name, code, person, now: clock())
        OperationLog.opened(made.0, by: made.1)
        return made
      },
      mayAttach: { store, actor in
        guard let organisation = try? store.organisation() else { return false }
        return Identity.mayAttachFiles(actor, organisation: organisation, root: store.engine.paths.root)
      }, key: KeyWatch(Environment.authenticationFile, staff: actor))
    let runner = EffectRunner(store: store, actor: actor, doors: doors, clock: clock)
    let loop = DeskLoop(runner: runner, noColor: Environment.value("NO_COLOR") != nil, clock: clock)
    do {
      try loop.run(
        DeskSettings(language: invocation.language), language: invocation.languageGiven ? invocation.language : nil)
    } catch let error as TerminalError {
      let refusal = CommandError(terminal: error)
      if store != nil { OperationLog.note(.turnedAway(who: actor, rule: refusal.rule)) }
      throw refusal
    }
  }
}

/// The machine's clock; on a practice store with `--now` one that starts there and goes on.
private func deskClock(_ invocation: Invocation, _ store: CaseStore?) throws -> () -> Instant {
  guard invocation.now != nil else { return { Clocks.now } }
  let zone = try store?.organisation().zone ?? .beijing
  let start = try Session.now(invocation, practice: store?.isPractice ?? false, zone: zone)
  let real = Clocks.now
  return { start + (Clocks.now - real) }
}

/// The three questions of the first screen: the person becomes administrator and clerk (cli.md, `init`).
private func makeStore(_ root: String, _ name: String, _ code: String, _ person: String, now: Instant) throws -> (
  CaseStore, String
) {
  try OutputFile.requireNoStore(around: root)
  let id = try OrganisationInput.identifier(Identity.accountName, "--admin")
  var organisation = Organisation.school(
    name: try OrganisationInput.name(name, "--name"), code: try OrganisationInput.code(code))
  organisation.staff = [
    Staff(
      id: id, name: try OrganisationInput.name(person, "--admin-name"), roles: [.admin, .clerk], departments: ["hmzx"],
      account: Identity.accountName)
  ]
  let store = try CaseStore.create(
    at: root, organisation: organisation, actor: id, now: now, Surroundings.of(root))
  return (store, id)
}

extension CommandError {
  /// Why there is no full screen, in words.
  fileprivate init(terminal error: TerminalError) {
    let text: DeskLoopText
    var term = ""
    switch error {
    // ssh host COMMAND, sftp, scp: somebody tried for something else than the desk.
    case .notATerminal, .alreadyStarted: text = Environment.isAskedToRun ? .commandNotRun : .notATerminal
    case .cannotOpen(let name):
      text = .cannotOpen
      term = name
    case .cannotMoveCursor(let name):
      text = .cannotMoveCursor
      term = name
    case .noUTF8: text = .noUTF8
    }
    self.init(.usage, phrase: text, ["term": Sanitize.line(term)])
  }
}
