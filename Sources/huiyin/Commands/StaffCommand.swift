import ArgumentParser
import CaseDomain

/// 工作人员: list, add, edit, retire. Nobody is ever deleted: their name stands in the history of cases.
struct StaffCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "staff", abstract: say(.aboutStaff),
      subcommands: [StaffList.self, StaffAdd.self, StaffEdit.self, StaffRetire.self])
  }
}

struct StaffList: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: say(.aboutStaffList))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpFormatTable)) var format = "table"

  func run() throws {
    let format: TableFormat = try Choice.one(of: ["table", "json"], format, "--format")
    let session = try Session()
    let organisation = try session.store.organisation()
    guard format == .table else { return try Output.json(.array(organisation.staff.map(\.json))) }
    var table = TextTable([.columnID, .columnName, .columnRoles, .columnDepartments, .columnAccount, .columnActive])
    table.rows = organisation.staff.map { person in
      [
        person.id, person.name,
        Role.allCases.filter(person.roles.contains).map { $0.words(session.language) }.joined(separator: "、"),
        person.departments.map { organisation.name(ofDepartment: $0)(session.language) }.joined(separator: "、"),
        person.account ?? "—", say(person.active ? .yes : .retired),
      ]
    }
    try Output.text(table.text(columns: Output.columns))
  }
}

/// What `add` and `edit` can say about a person.
struct StaffOptions: ParsableArguments {
  @Option(help: about(.helpStaffName)) var name: String?
  @Option(help: about(.helpStaffRole)) var role: [String] = []
  @Option(help: about(.helpStaffDepartment)) var department: [String] = []
  @Option(help: about(.helpStaffAccount)) var account: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  /// Puts what was given onto the person; what was not given stays.
  func apply(to person: inout Staff, _ organisation: Organisation) throws {
    if let name {
      person.rename(try OrganisationInput.name(name, "--name"))
      person.pinyin = Pinyin.initials(person.name)
    }
    if !role.isEmpty {
      let roles = try role.map { value -> Role in
        guard let role = Role(input: value), role != .system else {
          let offered = Role.allCases.filter { $0 != .system }
          throw CommandError(
            .badData, .notAChoice,
            [
              "option": "--role", "value": Bilingual(value),
              "choices": .list(offered.map { Bilingual("\($0.words.zh)（\($0.rawValue)）", $0.rawValue) }),
            ])
        }
        return role
      }
      person.roles = Set(roles)
    }
    if !department.isEmpty {
      person.departments = try department.map { try OrganisationInput.department($0, organisation) }
    }
    if let account {
      let wanted = try OrganisationInput.identifier(account, "--account")
      guard !organisation.staff.contains(where: { $0.id != person.id && $0.active && $0.account == wanted }) else {
        throw CommandError(.badData, .accountTaken, ["account": wanted])
      }
      person.account = wanted
    }
    if person.roles.contains(.handler), person.departments.isEmpty {
      throw CommandError(.badData, .handlerNeedsDepartment)
    }
  }

  func tell(_ person: Staff) throws {
    guard try Choice.format(format) == .text else { return try Output.json(person.json) }
    try Output.text(say(.staffSaved, ["id": person.id, "name": person.name]))
  }
}

struct StaffAdd: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "add", abstract: say(.aboutStaffAdd))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpStaffID)) var id: String
  @OptionGroup var options: StaffOptions

  func run() throws {
    _ = try Choice.format(options.format)
    let id = try OrganisationInput.identifier(id, "ID")
    guard options.name != nil, !options.role.isEmpty else { throw CommandError(.usage, .staffNeeds) }
    let session = try Session()
    try session.requireAdmin(.toChangeStaff)
    var person = Staff(id: id, name: id, roles: [])
    try session.store.changeOrganisation(as: session.actor, now: session.now) { organisation in
      guard organisation.person(id) == nil else { throw CommandError(.badData, .idTaken, ["id": id]) }
      try options.apply(to: &person, organisation)
      organisation.staff.append(person)
    }
    try options.tell(person)
  }
}

struct StaffEdit: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "edit", abstract: say(.aboutStaffEdit))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpStaffID)) var id: String
  @OptionGroup var options: StaffOptions
  @Flag(help: about(.helpReturns)) var back = false

  func run() throws {
    _ = try Choice.format(options.format)
    let session = try Session()
    try session.requireAdmin(.toChangeStaff)
    var changed = Staff(id: id, name: id, roles: [])
    try session.store.changeOrganisation(as: session.actor, now: session.now) { organisation in
      let place = try OrganisationInput.place(ofStaff: id, organisation)
      var person = organisation.staff[place]
      try options.apply(to: &person, organisation)
      if back { person.active = true }
      organisation.staff[place] = person
      try OrganisationInput.checkAdmins(organisation)
      changed = person
    }
    try options.tell(changed)
  }
}

struct StaffRetire: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "retire", abstract: say(.aboutStaffRetire))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpStaffID)) var id: String
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    try session.requireAdmin(.toChangeStaff)
    var name = id
    try session.store.changeOrganisation(as: session.actor, now: session.now) { organisation in
      let place = try OrganisationInput.place(ofStaff: id, organisation)
      organisation.staff[place].active = false
      name = organisation.staff[place].name
      try OrganisationInput.checkAdmins(organisation)
    }
    guard format == .text else {
      return try Output.json(.object(["id": .string(id), "active": .bool(false)]))
    }
    try Output.text(say(.retiredDone, ["id": id, "name": name]))
  }
}

enum TableFormat: String { case table, json }

extension Staff {
  var json: JSONValue {
    .object([
      "id": .string(id), "name": .string(name),
      "roles": .strings(Role.allCases.filter(roles.contains).map(\.rawValue)), "departments": .strings(departments),
      "account": .string(account), "active": .bool(active),
    ])
  }
}
