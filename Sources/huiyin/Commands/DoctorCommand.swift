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
  static let name = "doctor"

  @Option(help: about(.helpBackups)) var backups: String?
  @Option(help: about(.helpBackupDays)) var backupDays = 3
  @Option(help: about(.helpKeyFile)) var file = KeyFileDisk.standardPath
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let days = try Choice.positive(backupDays, "--backup-days") ?? 3
    // Root sees more of the machine than the store's owner does; the store is looked at as its owner.
    let machine = Machine.here()
    try Privilege.settle(on: Asking.invocation.root)
    var examination = Examination()
    examination.terminal()
    let store = examination.store(Asking.invocation)
    var deployment = DeploymentCheck(
      machine: machine, root: Asking.invocation.root, organisation: try? store?.organisation())
    deployment.keyFile = file
    deployment.backups = backups
    deployment.backupDays = days
    deployment.newestEvent = store.flatMap { examination.journal($0) }
    examination.checks += deployment.findings()
    if format == .json {
      try Output.json(.object(["checks": .array(examination.checks.map(\.json))]))
    } else {
      try Output.text(examination.checks.map(\.line).joined(separator: "\n"))
    }
    if examination.checks.contains(where: { $0.level == .bad }) { throw QuietExit(status: .badData) }
  }
}

/// The checks of terminal, store and calendar.
extension Examination {
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

  /// Returns the store if it can be opened.
  mutating func store(_ invocation: Invocation) -> CaseStore? {
    let root = invocation.root
    var opened: CaseStore?
    do {
      let store = try CaseStore(opening: root, Surroundings.of(root))
      opened = store
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
    return opened
  }

  /// Damage to the journal, and when its last line was written (seconds since 1970).
  mutating func journal(_ store: CaseStore) -> Int64? {
    guard let facts = try? store.engine.journalFacts() else { return nil }
    if let first = facts.findings.first {
      find(.bad, .journalDamaged, ["path": first.path, "line": first.line.map { String($0) } ?? "—"])
      OperationLog.note(.trouble(rule: first.kind.rawValue, path: first.path))
    }
    // That it once went on behind its end does not show in it.
    for lost in store.engine.journalTrouble(bytes: 0) where lost.kind == .journalEndsEarly {
      checks.append(Check(name: "journalEndsEarly", level: .bad, words: lost.sentence))
      OperationLog.note(.trouble(rule: lost.kind.rawValue, path: lost.path))
    }
    // A practice store has a clock of its own.
    guard !store.isPractice else { return nil }
    return facts.newest.flatMap { Instant(iso8601: $0, zone: .beijing) }?.seconds
  }

  fileprivate mutating func rights(_ root: String) {
    guard let facts = Identity.status(root) else { return }
    if facts.st_mode & 0o007 == 0 { add("rights", .good, .doctorRightsGood) }
    if facts.st_uid != geteuid() { add("owner", .note, .doctorNotOwner, ["account": Identity.accountName]) }
  }

  fileprivate mutating func calendar(_ policy: Policy, _ session: Session) {
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

func about(_ text: DoctorText) -> ArgumentHelp { ArgumentHelp(text.text(Asking.invocation.language)) }
