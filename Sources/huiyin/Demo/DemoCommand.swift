import ArgumentParser
import CaseDomain
import CaseReports
import CaseStore
import Foundation

/// 演练: a throwaway practice store with an invented school, then the desk.
struct DemoCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "demo", abstract: DemoText.aboutDemo.text(Asking.invocation.language))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: ArgumentHelp(DemoText.helpCases.text(Asking.invocation.language))) var cases = 200
  @Option(help: ArgumentHelp(DemoText.helpSeed.text(Asking.invocation.language))) var seed: UInt64 = 1
  @Option(help: ArgumentHelp(DemoText.helpMonths.text(Asking.invocation.language))) var months = 4
  @Option(help: ArgumentHelp(DemoText.helpOpen.text(Asking.invocation.language))) var open: Int?
  @Option(help: ArgumentHelp(DemoText.helpAt.text(Asking.invocation.language))) var at: String?
  @Flag(help: ArgumentHelp(DemoText.helpNoDesk.text(Asking.invocation.language))) var noDesk = false

  func run() throws {
    guard (1...200_000).contains(cases) else {
      throw CommandError(.usage, phrase: DemoText.casesOutOfRange, ["n": String(cases)])
    }
    guard (1...60).contains(months) else {
      throw CommandError(.usage, phrase: DemoText.monthsOutOfRange, ["n": String(months)])
    }
    guard open.map({ $0 >= 0 }) ?? true else {
      throw CommandError(.usage, phrase: DemoText.openOutOfRange, ["n": String(open ?? 0)])
    }
    var invocation = Asking.invocation
    if let at { invocation.store = at }
    let path = at == nil ? DemoPlace.temporary() : invocation.root
    invocation.store = path
    // A throwaway store goes with the desk that was opened on it; one that was asked for, or printed, stays.
    defer { if at == nil, !noDesk { try? FileManager.default.removeItem(atPath: path) } }
    let now = try Session.now(invocation, practice: true, zone: .beijing)
    let store = try DemoPlace.make(at: path, cases: cases, seed: seed, now: now, reach: months * 30, open: open)
    if noDesk {
      try Output.text(path)
      return
    }
    let actor =
      try invocation.actor == nil
      ? DemoPlace.newcomer(store)
      : Identity.actor(invocation, root: path, organisation: store.organisation()).id
    try sitDown(invocation, store: store, actor: actor)
  }
}

/// Where practice stores are made, and who sits down at them first.
enum DemoPlace {
  static func temporary() -> String { NSTemporaryDirectory() + "huiyin-demo-" + Surroundings.random(4) }

  static func make(
    at path: String, cases: Int = 200, seed: UInt64 = 1, now: Instant, reach: Int = 120, open: Int? = nil
  ) throws -> CaseStore {
    let school = try DemoSchool.make(cases: 0, seed: seed, now: now)
    let admin = school.organisation.staff.first { $0.roles.contains(.admin) }?.id ?? Staff.systemID
    let store = try CaseStore.create(
      at: path, organisation: school.organisation, policy: school.policy, actor: admin, now: now,
      Surroundings.of(path))
    try DemoSchool.make(cases: cases, seed: seed, now: now, reach: reach, open: open) {
      try store.seed($0, as: admin, now: now)
    }
    return store
  }

  /// A clerk sees the most of the circle.
  static func newcomer(_ store: CaseStore) throws -> String {
    let staff = try store.organisation().staff
    return (staff.first { $0.active && $0.roles.contains(.clerk) } ?? staff.first)?.id ?? ""
  }
}
