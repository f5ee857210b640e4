import ArgumentParser
import CaseDomain
import CaseStore
import Glibc

func say(_ text: AccessText, _ arguments: [String: String] = [:]) -> String {
  text.text(Asking.invocation.language, arguments)
}

func about(_ text: AccessText) -> ArgumentHelp { ArgumentHelp(say(text)) }

/// 密钥: who comes in with which ssh key. The file is root's and outside the service account's home, so that nobody who
/// gets a desk can change who they are.
struct KeyCommand: ParsableCommand {
  static let name = "key"

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: name, abstract: say(.aboutKey),
      subcommands: [KeyAdd.self, KeyList.self, KeyRemove.self, KeyRender.self])
  }
}

struct KeyOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpKeyFile)) var file = KeyFileDisk.standardPath
}

/// What every one of them knows: the organisation, read with the rights of the store's owner, and the file.
private struct KeyDesk {
  let organisation: Organisation
  let actor: String
  let disk: KeyFileDisk
  let root: String
  /// Home of the service account; nil where the account has none.
  let home: String?

  /// - Parameter changing: needs root, and a store that is somebody else's.
  init(_ options: KeyOptions, changing: Bool) throws {
    let root = Asking.invocation.root
    if changing { guard geteuid() == 0 else { throw CommandError(.notPermitted, phrase: AccessText.needsRoot) } }
    let session = try Privilege.asOwner(of: root) {
      let session = try Session()
      try session.requireAdmin(AccessText.toManageKeys())
      return session
    }
    let owner = Identity.status(root)?.st_uid ?? 0
    if changing, owner == 0 { throw CommandError(.notPermitted, phrase: AccessText.storeIsRoots, ["path": root]) }
    organisation = try Privilege.asOwner(of: root) { try session.store.organisation() }
    actor = session.actor
    disk = KeyFileDisk(path: options.file)
    self.root = root
    home = getpwuid(owner).flatMap { $0.pointee.pw_dir }.map { String(cString: $0) }
  }

  /// Root's rights are not needed any more.
  func noted(_ changes: [KeyLine], _ change: String) throws {
    try Privilege.settle(on: root)
    for line in changes {
      OperationLog.note(.keyChanged(staff: line.staff, change: change, fingerprint: line.key.fingerprint))
    }
  }

  func complainAboutForeign(_ file: KeyFile, _ text: AccessText) {
    for line in file.foreignLines { Output.complain(say(text, ["path": disk.path, "line": String(line)])) }
  }
}

/// Which program the lines start.
struct ProgramOption: ParsableArguments {
  @Option(help: about(.helpKeyProgram)) var program: String?

  func path() throws -> String {
    let path = program ?? KeyFileDisk.resolved("/proc/self/exe") ?? ""
    guard let facts = Identity.status(path), facts.st_mode & S_IFMT == S_IFREG, facts.st_mode & 0o111 != 0 else {
      throw CommandError(.notFound, phrase: AccessText.noSuchProgram, ["path": path])
    }
    return path
  }
}

struct KeyAdd: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "add", abstract: say(.aboutKeyAdd))
  }

  @OptionGroup var options: KeyOptions
  @OptionGroup var program: ProgramOption
  @Argument(help: about(.helpKeyStaff)) var staff: String
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let desk = try KeyDesk(options, changing: true)
    guard let person = desk.organisation.person(staff) else { throw StoreError.noSuchStaff(id: staff) }
    guard person.active else { throw Refusal(.notPermitted, .personRetired, ["person": Bilingual(person.name)]) }
    let key = try PublicKey(handedIn: InputFile.read("-", limit: PublicKey.limit))
    let line = try KeyLine(program: program.path(), store: desk.root, staff: person.id, key: key)
    let (isNew, elsewhere) = try desk.disk.change(outside: desk.home) { file in
      if let hole = file.foreignLines.first {
        throw CommandError(
          .badData, phrase: AccessText.foreignLine, ["path": desk.disk.path, "line": String(hole)])
      }
      let elsewhere = file.keys.filter { $0.store != line.store || $0.program != line.program }.count
      if let holder = file.keys.first(where: { $0.key.blob == key.blob }) {
        guard holder.staff == person.id else {
          throw CommandError(.badData, phrase: AccessText.keyTaken, ["staff": holder.staff])
        }
        return (false, elsewhere)
      }
      file.entries.append(.key(line))
      return (true, elsewhere)
    }
    try desk.noted(isNew ? [line] : [], "added")
    if elsewhere > 0 { Output.complain(say(.linesElsewhere, ["n": String(elsewhere)])) }
    guard format == .text else { return try Output.json(line.json(desk.organisation, new: isNew)) }
    let facts = ["name": person.name, "staff": person.id, "fingerprint": key.fingerprint]
    try Output.text(say(isNew ? .keyAdded : .keyAlready, facts))
  }
}

struct KeyList: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: say(.aboutKeyList))
  }

  @OptionGroup var options: KeyOptions
  @Option(help: about(.helpFormatTable)) var format = "table"

  func run() throws {
    let format: TableFormat = try Choice.one(of: ["table", "json"], format, "--format")
    let desk = try KeyDesk(options, changing: false)
    let file = try desk.disk.read() ?? KeyFile()
    if format == .json {
      try Output.json(.array(file.keys.map { $0.json(desk.organisation) }))
    } else if file.keys.isEmpty {
      try Output.text(say(.keysNone, ["path": desk.disk.path]))
    } else {
      var table = TextTable(
        titles: [
          say(.columnKeyStaff), say(CommandText.columnName), say(CommandText.columnActive), say(.columnKeyType),
          say(.columnKeyFingerprint), say(.columnKeyComment),
        ])
      table.rows = file.keys.map { line in
        let person = desk.organisation.person(line.staff)
        return [
          line.staff, person?.name ?? "—",
          say(person == nil ? .keyNobody : person?.active == true ? .keyActive : .keyRetired), line.key.type,
          line.key.fingerprint, line.key.comment,
        ]
      }
      try Output.text(table.text(columns: Output.columns))
    }
    desk.complainAboutForeign(file, .foreignKept)
    if !file.foreignLines.isEmpty { throw QuietExit(status: .badData) }
  }
}

struct KeyRemove: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "remove", abstract: say(.aboutKeyRemove))
  }

  @OptionGroup var options: KeyOptions
  @Argument(help: about(.helpKeyStaff)) var staff: String
  @Option(help: about(.helpFingerprint)) var fingerprint: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let desk = try KeyDesk(options, changing: true)
    let (gone, rest) = try desk.disk.change(outside: desk.home) { file in
      (file.remove(staff: staff, fingerprint: fingerprint), file)
    }
    // Taking a key out closes a door, so a line that is not ours does not stand in the way of it.
    desk.complainAboutForeign(rest, .foreignKept)
    guard !gone.isEmpty else { throw CommandError(.notFound, phrase: AccessText.keyUnknown, ["staff": staff]) }
    try desk.noted(gone, "removed")
    guard format == .text else { return try Output.json(.array(gone.map { $0.json(desk.organisation) })) }
    let lines = gone.map { say(.keyRemoved, ["staff": $0.staff, "fingerprint": $0.key.fingerprint]) }
    try Output.text(lines.joined(separator: "\n"))
  }
}

struct KeyRender: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "render", abstract: say(.aboutKeyRender))
  }

  @OptionGroup var options: KeyOptions
  @OptionGroup var program: ProgramOption

  func run() throws {
    let desk = try KeyDesk(options, changing: false)
    let program = try program.path()
    let old = try desk.disk.read() ?? KeyFile()
    var new = KeyFile()
    for (index, entry) in old.entries.enumerated() {
      switch entry {
      case .remark: new.entries.append(entry)
      case .foreign: Output.complain(say(.foreignDropped, ["line": String(index + 1)]))
      case .key(let line):
        if desk.organisation.person(line.staff)?.active == true {
          let moved = try KeyLine(program: program, store: desk.root, staff: line.staff, key: line.key)
          new.entries.append(.key(moved))
        } else {
          let facts = ["staff": line.staff, "fingerprint": line.key.fingerprint]
          Output.complain(say(.personDropped, facts))
        }
      }
    }
    try Output.lines(new.text)
  }
}

extension KeyLine {
  /// - Parameter new: whether it was put in now; nil where that is not the question.
  fileprivate func json(_ organisation: Organisation, new: Bool? = nil) -> JSONValue {
    let person = organisation.person(staff)
    var members: [String: JSONValue] = [
      "staff": .string(staff), "name": .string(person?.name), "active": .bool(person?.active ?? false),
      "known": .bool(person != nil), "type": .string(key.type), "fingerprint": .string(key.fingerprint),
      "comment": .string(key.comment), "program": .string(program), "store": .string(store),
    ]
    if let new { members["new"] = .bool(new) }
    return .object(members)
  }
}
