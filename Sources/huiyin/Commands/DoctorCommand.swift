import ArgumentParser
import CSystem
import CaseDomain
import CaseStore
import Glibc
import TermGrid

/// 体检: what is wrong with terminal, store, index and calendar, and what to do.
struct DoctorCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "doctor", abstract: say(.aboutDoctor))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    var examination = Examination()
    examination.terminal()
    examination.store(Asking.invocation)
    if format == .json {
      try Output.json(.object(["checks": .array(examination.checks.map(\.json))]))
    } else {
      try Output.text(examination.checks.map(\.line).joined(separator: "\n"))
    }
    if examination.checks.contains(where: { $0.level == .bad }) { throw QuietExit(status: .badData) }
  }
}

/// The checks of `doctor`, one after the other.
private struct Examination {
  enum Level: String { case good, note, bad }

  struct Check {
    var name: String
    var level: Level
    var words: Bilingual

    var line: String {
      let mark = level == .good ? "√" : level == .note ? "!" : "×"
      return "\(mark) \(words(Asking.invocation.language))"
    }

    var json: JSONValue {
      .object([
        "check": .string(name), "level": .string(level.rawValue),
        "message": .string(words(Asking.invocation.language)),
      ])
    }
  }

  var checks: [Check] = []

  private mutating func add(_ name: String, _ level: Level, _ text: CommandText, _ arguments: [String: String] = [:]) {
    checks.append(Check(name: name, level: level, words: text(arguments.mapValues { Bilingual($0) })))
  }

  mutating func terminal() {
    setlocale(LC_CTYPE, "")
    var codeset = String(cString: nl_langinfo(Int32(CODESET)))
    if codeset != "UTF-8", setlocale(LC_CTYPE, "C.UTF-8") != nil {
      codeset = String(cString: nl_langinfo(Int32(CODESET)))
    }
    if codeset == "UTF-8" { add("locale", .good, .doctorLocale) } else { add("locale", .bad, .doctorNoLocale) }
    let term = Environment.value("TERM") ?? ""
    let known = ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"].contains { folder in
      term.first.map { Identity.status("\(folder)/\($0)/\(term)") != nil } ?? false
    }
    if known {
      add("term", .good, .doctorTerm, ["term": term])
    } else {
      add("term", .note, .doctorNoTerm, ["term": term.isEmpty ? "—" : term])
    }
    let colours =
      Environment.value("NO_COLOR") == nil && (term.contains("color") || Environment.value("COLORTERM") != nil)
    add("colours", .good, colours ? .doctorColours : .doctorNoColours)
    // Characters the desk draws with; where the C library thinks otherwise the terminal may too.
    let odd = "诉—“”…①→■│".unicodeScalars.filter { scalar in
      Int(huiyin_wcwidth(scalar.value)) != CellWidth.standard.columns(of: scalar) ?? 0
    }
    if odd.isEmpty {
      add("widths", .good, .doctorWidths)
    } else {
      add("widths", .note, .doctorOddWidths, ["characters": odd.map { String(Character($0)) }.joined(separator: " ")])
    }
  }

  mutating func store(_ invocation: Invocation) {
    let root = invocation.root
    do {
      let store = try CaseStore(opening: root, Surroundings.of(root))
      add("store", .good, .doctorStore, ["path": root])
      rights(root)
      if let reason = store.readOnlyReason {
        let error = StoreError.readOnlyStore(path: root, reason: reason)
        checks.append(Check(name: "writing", level: .bad, words: error.sentence))
      }
      let session = try Session(invocation)
      let organisation = try store.organisation()
      if organisation.accounts == .own { add("accounts", .note, .doctorOwnAccounts) }
      if store.isPractice { add("practice", .note, .doctorPractice) }
      let open = try store.counts([.open], as: session.actor, now: session.now)[.open] ?? 0
      add("index", .good, .doctorIndex, ["n": String(open)])
      for damaged in try store.unreadableCases() {
        checks.append(Check(name: "case", level: .bad, words: StoreError.unreadable(path: damaged.path).sentence))
      }
      try calendar(store.policy(), session)
    } catch {
      checks.append(Check(name: "store", level: .bad, words: Failure(error).message))
    }
  }

  private mutating func rights(_ root: String) {
    guard let facts = Identity.status(root) else { return }
    let others = facts.st_mode & 0o007
    if others != 0 {
      add("rights", .bad, .doctorRights, ["path": root])
    } else {
      add("rights", .good, .doctorRightsGood)
    }
    if facts.st_uid != geteuid() { add("owner", .note, .doctorNotOwner, ["account": Identity.accountName]) }
  }

  private mutating func calendar(_ policy: Policy, _ session: Session) {
    let year = session.now.date(in: session.zone).year
    let missing = [year, year + 1].filter { !policy.calendar.hasData(for: $0) }
    if missing.isEmpty {
      add("calendar", .good, .doctorCalendar)
    } else {
      let years = missing.map { String($0) }.joined(separator: ", ")
      add("calendar", .note, .doctorNoCalendar, ["years": years])
    }
  }
}
