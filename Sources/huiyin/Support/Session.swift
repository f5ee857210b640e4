import CaseDomain
import CaseStore
import Foundation

/// One call on one store: who asks, and when. Everything a command does goes through it.
struct Session {
  let store: CaseStore
  /// Staff id of the person asking.
  let actor: String
  let now: Instant
  let zone: CaseDomain.Zone
  let language: Language

  /// Opens the store of the call and finds out who is asking.
  /// - Throws: `StoreError`, `CommandError`, `Refusal`.
  init(_ invocation: Invocation = Asking.invocation) throws {
    let root = invocation.root
    let opened = try CaseStore(opening: root, Surroundings.of(root))
    store = opened
    defer { Findings.watch(opened) }
    let organisation = try store.organisation()
    actor = try Identity.actor(invocation, root: root, organisation: organisation).id
    OperationLog.opened(store, by: actor)
    zone = organisation.zone
    now = try Self.now(invocation, practice: store.isPractice, zone: zone)
    language = invocation.language
  }

  /// The moment of the call. Only a practice store has a clock that can be set (cli.md, `--now`).
  static func now(_ invocation: Invocation, practice: Bool, zone: CaseDomain.Zone) throws -> Instant {
    guard let given = invocation.now else { return Clocks.now }
    guard practice else { throw CommandError(.notPermitted, .nowNotPractice) }
    guard let moment = Instant(iso8601: given, zone: zone) else {
      throw CommandError(.usage, .nowMalformed, ["value": given])
    }
    return moment
  }

  func context() throws -> RuleContext { try store.context(as: actor, now: now) }

  /// The case as the asker may see it.
  /// - Throws: what a number that does not exist throws, when they may not.
  func view(_ input: String) throws -> CaseView {
    let number = Self.number(input)
    let (target, related) = try store.readWithRelated(number)
    var context = try context()
    context.related = related
    guard let view = CaseView(target, in: context) else { throw StoreError.noSuchCase(number: number) }
    if target.mentionedNumbers.contains(where: { related[$0] == nil }) {
      Output.complain(DoorText.relatedUnread.text(language))
    }
    return view
  }

  /// A number as it is stored: letters in upper case, without blanks around it.
  static func number(_ input: String) -> String { input.trimmed.uppercased() }

  /// Refuses whoever is not an administrator.
  func requireAdmin(_ what: CommandText) throws { try requireAdmin(what()) }

  func requireAdmin(_ what: Bilingual) throws {
    let context = try context()
    guard context.actor.active else {
      throw Refusal(.notPermitted, .personRetired, ["person": Bilingual(context.actor.name)])
    }
    guard context.actor.roles.contains(.admin) else {
      throw CommandError(.notPermitted, .adminOnly, ["what": what])
    }
  }
}

/// The clock of the machine, in the one place where it is read.
enum Clocks {
  static var now: Instant { Instant(seconds: Int64(time(nil))) }

  /// Nanoseconds since 1970, as the dates of files have them.
  static var ticks: Int {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }
}

/// What the store takes from the world.
enum Surroundings {
  static func of(_ root: String) -> CaseStore.Surroundings {
    var engine = CommitEngine.Options()
    // A folder that its group may write to belongs to people with accounts of their own.
    if let facts = Identity.status(root), facts.st_mode & 0o020 != 0 { engine.access = .group }
    engine.process = "pid \(getpid())"
    return CaseStore.Surroundings(
      nonce: { random(16) }, identifier: { random(16) }, clock: { Clocks.now }, engine: engine)
  }

  /// Hexadecimal digits of so many random bytes, from the kernel's generator.
  static func random(_ count: Int) -> String {
    // Eight at a time: the generator asks the kernel every time.
    var generator = SystemRandomNumberGenerator()
    var digits = ""
    while digits.utf8.count < 2 * count {
      let word = String(generator.next() as UInt64, radix: 16)
      digits += String(repeating: "0", count: 16 - word.utf8.count) + word
    }
    return String(digits.prefix(2 * count))
  }
}
