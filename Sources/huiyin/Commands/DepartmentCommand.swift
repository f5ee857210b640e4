import ArgumentParser
import CaseDomain

/// 部门: list, add, edit, retire. A department is never deleted: it led cases.
struct DepartmentCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "department", abstract: say(.aboutDepartment),
      subcommands: [DepartmentList.self, DepartmentAdd.self, DepartmentEdit.self, DepartmentRetire.self])
  }
}

struct DepartmentList: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: say(.aboutDepartmentList))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpFormatTable)) var format = "table"

  func run() throws {
    let format: TableFormat = try Choice.one(of: ["table", "json"], format, "--format")
    let session = try Session()
    let organisation = try session.store.organisation()
    guard format == .table else { return try Output.json(.array(organisation.departments.map(\.json))) }
    var table = TextTable([.columnID, .columnName, .columnParent, .columnHead, .columnHandlers, .columnActive])
    table.rows = organisation.departments.map { department in
      [
        department.id, department.words(session.language),
        department.parent.map { organisation.name(ofDepartment: $0)(session.language) } ?? "—",
        department.head.map { organisation.name(ofStaff: $0)(session.language) } ?? "—",
        organisation.handlers(of: department.id).map(\.name).joined(separator: "、"),
        say(department.active ? .yes : .retired),
      ]
    }
    try Output.text(table.text(columns: Output.columns))
  }
}

struct DepartmentOptions: ParsableArguments {
  @Option(help: about(.helpDepartmentName)) var name: String?
  @Option(help: about(.helpDepartmentNameEn)) var nameEn: String?
  @Option(help: about(.helpDepartmentParent)) var parent: String?
  @Option(help: about(.helpDepartmentHead)) var head: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  func apply(to department: inout Department, _ organisation: Organisation) throws {
    if let name {
      let wanted = try OrganisationInput.name(name, "--name")
      guard !organisation.departments.contains(where: { $0.id != department.id && $0.name == wanted }) else {
        throw CommandError(.badData, .nameTaken, ["name": wanted])
      }
      department.name = wanted
      department.pinyin = Pinyin.initials(wanted)
    }
    if let nameEn { department.nameEn = try OrganisationInput.name(nameEn, "--name-en") }
    if let parent {
      let above = try OrganisationInput.department(parent, organisation)
      guard above != department.id, !organisation.subtree(of: department.id).contains(above) else {
        throw CommandError(.badData, .parentInCircle, ["parent": parent])
      }
      department.parent = above
    }
    if let head {
      guard let person = organisation.person(input: head) else {
        throw Refusal(.badInput, .staffUnknown, ["value": Bilingual(head)])
      }
      department.head = person.id
    }
  }

  func tell(_ department: Department) throws {
    guard try Choice.format(format) == .text else { return try Output.json(department.json) }
    try Output.text(say(.departmentSaved, ["id": department.id, "name": department.name]))
  }
}

struct DepartmentAdd: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "add", abstract: say(.aboutDepartmentAdd))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpDepartmentID)) var id: String
  @OptionGroup var options: DepartmentOptions

  func run() throws {
    _ = try Choice.format(options.format)
    let id = try OrganisationInput.identifier(id, "ID")
    guard options.name != nil else { throw CommandError(.usage, .valueMissing, ["option": "--name"]) }
    let session = try Session()
    try session.requireAdmin(.toChangeDepartments)
    var department = Department(id: id, name: id)
    try session.store.changeOrganisation(as: session.actor, now: session.now) { organisation in
      guard organisation.department(id) == nil else { throw CommandError(.badData, .idTaken, ["id": id]) }
      try options.apply(to: &department, organisation)
      organisation.departments.append(department)
    }
    try options.tell(department)
  }
}

struct DepartmentEdit: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "edit", abstract: say(.aboutDepartmentEdit))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpDepartmentID)) var id: String
  @OptionGroup var options: DepartmentOptions
  @Flag(help: about(.helpReturns)) var back = false

  func run() throws {
    _ = try Choice.format(options.format)
    let session = try Session()
    try session.requireAdmin(.toChangeDepartments)
    var changed = Department(id: id, name: id)
    try session.store.changeOrganisation(as: session.actor, now: session.now) { organisation in
      let place = try OrganisationInput.place(ofDepartment: id, organisation)
      var department = organisation.departments[place]
      try options.apply(to: &department, organisation)
      if back { department.active = true }
      organisation.departments[place] = department
      changed = department
    }
    try options.tell(changed)
  }
}

struct DepartmentRetire: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "retire", abstract: say(.aboutDepartmentRetire))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpDepartmentID)) var id: String
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    try session.requireAdmin(.toChangeDepartments)
    var name = id
    try session.store.changeOrganisation(as: session.actor, now: session.now) { organisation in
      let place = try OrganisationInput.place(ofDepartment: id, organisation)
      let department = organisation.departments[place]
      guard !organisation.departments.contains(where: { $0.parent == department.id && $0.active }) else {
        throw CommandError(.notPermitted, .departmentHasChildren, ["name": department.name])
      }
      organisation.departments[place].active = false
      name = department.name
    }
    guard format == .text else { return try Output.json(.object(["id": .string(id), "active": .bool(false)])) }
    try Output.text(say(.retiredDone, ["id": id, "name": name]))
  }
}

extension Department {
  var json: JSONValue {
    .object([
      "id": .string(id), "name": .string(name), "nameEn": .string(nameEn), "parent": .string(parent),
      "head": .string(head), "active": .bool(active),
    ])
  }
}
