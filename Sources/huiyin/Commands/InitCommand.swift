import ArgumentParser
import CaseDomain
import CaseStore

/// 建库: a new store with its first person.
struct InitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "init", abstract: say(.aboutInit))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpInitName)) var name: String
  @Option(help: about(.helpInitCode)) var code: String
  @Option(help: about(.helpInitAdmin)) var admin: String?
  @Option(help: about(.helpInitAdminName)) var adminName: String?
  @Option(help: about(.helpInitAccounts)) var accounts = "service"
  @Flag(help: about(.helpInitEmpty)) var empty = false
  @Flag(help: about(.helpInitPractice)) var practice = false
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let mode: AccountMode = try Choice.one(of: ["service", "own"], accounts, "--accounts")
    let invocation = Asking.invocation
    let root = invocation.root
    try OutputFile.requireNoStore(around: root)
    let id = try OrganisationInput.identifier(admin ?? Identity.accountName, "--admin")
    let person = Staff(
      id: id, name: try OrganisationInput.name(adminName ?? id, "--admin-name"), roles: [.admin, .clerk],
      account: mode == .own || id == Identity.accountName ? Identity.accountName : nil)
    var organisation = Organisation.school(
      name: try OrganisationInput.name(name, "--name"), code: try OrganisationInput.code(code), practice: practice)
    if empty {
      organisation.departments = []
      organisation.categories = []
    }
    organisation.accounts = mode
    organisation.staff = [person]
    let now = try Session.now(invocation, practice: practice, zone: organisation.zone)
    var surroundings = Surroundings.of(root)
    surroundings.engine.access = mode == .own ? .group : .owner
    let store = try CaseStore.create(at: root, organisation: organisation, actor: id, now: now, surroundings)
    guard format == .text else {
      return try Output.json(
        .object([
          "store": .string(root), "id": .string(store.identifier), "name": .string(organisation.name),
          "code": .string(organisation.code), "admin": .string(id), "practice": .bool(practice),
        ]))
    }
    try Output.text(say(.initDone, ["path": root, "name": organisation.name, "admin": id]))
  }
}
