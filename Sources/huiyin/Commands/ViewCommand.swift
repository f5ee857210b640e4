import ArgumentParser
import CaseDomain
import CaseStore

/// 视图: saved lists of one's own, and those shared with everybody.
struct ViewCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "view", abstract: say(.aboutView), subcommands: [ViewList.self, ViewSave.self, ViewRemove.self])
  }
}

struct ViewList: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: say(.aboutViewList))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpFormatTable)) var format = "table"

  func run() throws {
    let format: TableFormat = try Choice.one(of: ["table", "json"], format, "--format")
    let session = try Session()
    let organisation = try session.store.organisation()
    let views = try session.store.views(as: session.actor)
    let grammar = ListQuery(organisation)
    guard format == .table else { return try Output.json(.array(views.map { $0.json(grammar) })) }
    let language = session.language
    guard !views.isEmpty else { return try Output.text(say(DeskStoreText.viewsEmpty)) }
    var table = TextTable(
      titles: [DeskStoreText.columnView, .columnShared, .columnOwner, .columnFilter].map { say($0) })
    table.rows = views.map { view in
      [
        view.name, view.shared ? say(.yes) : "—", organisation.name(ofStaff: view.owner)(language),
        grammar.words(view.filter, language),
      ]
    }
    try Output.text(table.text(columns: Output.columns))
  }
}

struct ViewSave: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "save", abstract: say(.aboutViewSave))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpViewName)) var name: String
  @OptionGroup var options: ListOptions
  @Flag(help: about(.helpShared)) var shared = false
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    try options.check()
    let session = try Session()
    let filter = try options.filter(session)
    let name = name.trimmed
    // The same name of one's own: the view is replaced.
    let known = try session.store.views(as: session.actor).first { $0.owner == session.actor && $0.name == name }
    let view = try session.store.save(
      SavedView(
        id: known?.id ?? "", name: name, pinyin: Pinyin.initials(name), filter: filter, owner: session.actor,
        shared: shared), as: session.actor)
    guard format == .text else {
      return try Output.json(view.json(ListQuery(session.store.organisation())))
    }
    try Output.text(say(DeskStoreText.viewSaved, ["name": view.name]))
  }
}

struct ViewRemove: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "remove", abstract: say(.aboutViewRemove))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpViewName)) var name: String
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    let view = try session.savedView(name)
    try session.store.removeView(view.id, as: session.actor)
    guard format == .text else { return try Output.json(.object(["id": .string(view.id)])) }
    try Output.text(say(DeskStoreText.viewRemoved, ["name": view.name]))
  }
}

extension SavedView {
  fileprivate func json(_ grammar: ListQuery) -> JSONValue {
    .object([
      "id": .string(id), "name": .string(name), "pinyin": .string(pinyin), "owner": .string(owner),
      "shared": .bool(shared), "filter": .string(grammar.words(filter, .en)),
    ])
  }
}
