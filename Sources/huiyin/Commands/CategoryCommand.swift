import ArgumentParser
import CaseDomain

/// 分类: what a case can be about, two levels. Cases keep the words they were given, so a category can be taken out.
struct CategoryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "category", abstract: tell(.aboutCategory),
      subcommands: [CategoryList.self, CategoryAdd.self, CategoryRemove.self])
  }
}

/// 渠道: the ways by which matters come in. A channel is never taken out: cases name it by its id.
struct ChannelCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "channel", abstract: tell(.aboutChannel), subcommands: [ChannelList.self, ChannelAdd.self])
  }
}

private func tell(_ text: ChoiceText, _ arguments: [String: String] = [:]) -> String {
  text.text(Asking.invocation.language, arguments)
}

private func help(_ text: ChoiceText) -> ArgumentHelp { ArgumentHelp(tell(text)) }

struct CategoryList: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: tell(.aboutCategoryList))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpFormatTable)) var format = "table"

  func run() throws {
    let format: TableFormat = try Choice.one(of: ["table", "json"], format, "--format")
    let categories = try Session().store.organisation().categories
    guard format == .table else {
      return try Output.json(
        .array(categories.map { .object(["name": .string($0.name), "children": .strings($0.children)]) }))
    }
    try Output.text(
      categories.map { $0.children.isEmpty ? $0.name : "\($0.name)：\($0.children.joined(separator: "、"))" }
        .joined(separator: "\n"))
  }
}

struct CategoryAdd: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "add", abstract: tell(.aboutCategoryAdd))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: help(.helpCategory)) var path: String

  func run() throws {
    let (first, second) = try CategoryPath.read(path)
    let session = try Session()
    try session.requireAdmin(.toChangeDepartments)
    try session.store.changeOrganisation(as: session.actor, now: session.now) { organisation in
      var place = organisation.categories.firstIndex { $0.name == first }
      if place == nil {
        organisation.categories.append(Category(first, pinyin: Pinyin.initials(first)))
        place = organisation.categories.indices.last
      } else if second == nil {
        throw CommandError(.badData, phrase: ChoiceText.taken, ["name": first])
      }
      guard let second, let place else { return }
      guard !organisation.categories[place].children.contains(second) else {
        throw CommandError(.badData, phrase: ChoiceText.taken, ["name": path])
      }
      organisation.categories[place].children.append(second)
    }
    try Output.text(tell(.saved, ["name": path]))
  }
}

struct CategoryRemove: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "remove", abstract: tell(.aboutCategoryRemove))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: help(.helpCategory)) var path: String

  func run() throws {
    let (first, second) = try CategoryPath.read(path)
    let session = try Session()
    try session.requireAdmin(.toChangeDepartments)
    try session.store.changeOrganisation(as: session.actor, now: session.now) { organisation in
      guard let place = organisation.categories.firstIndex(where: { $0.name == first }) else {
        throw CommandError(.notFound, phrase: ChoiceText.unknown, ["name": path])
      }
      guard let second else {
        organisation.categories.remove(at: place)
        return
      }
      guard let child = organisation.categories[place].children.firstIndex(of: second) else {
        throw CommandError(.notFound, phrase: ChoiceText.unknown, ["name": path])
      }
      organisation.categories[place].children.remove(at: child)
    }
    try Output.text(tell(.removed, ["name": path]))
  }
}

/// `一级` or `一级/二级`
private enum CategoryPath {
  static func read(_ path: String) throws -> (first: String, second: String?) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    guard parts.count <= 2 else { throw CommandError(.badData, phrase: ChoiceText.twoLevels) }
    let first = try OrganisationInput.name(parts[0], "L1")
    return (first, try parts.count == 2 ? OrganisationInput.name(parts[1], "L2") : nil)
  }
}

struct ChannelList: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: tell(.aboutChannelList))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpFormatTable)) var format = "table"

  func run() throws {
    let format: TableFormat = try Choice.one(of: ["table", "json"], format, "--format")
    let session = try Session()
    let channels = try session.store.organisation().channels
    guard format == .table else {
      return try Output.json(
        .array(
          channels.map { .object(["id": .string($0.id), "name": .string($0.name), "nameEn": .string($0.nameEn)]) }))
    }
    var table = TextTable([.columnID, .columnName])
    table.rows = channels.map { [$0.id, $0.words(session.language)] }
    try Output.text(table.text(columns: Output.columns))
  }
}

struct ChannelAdd: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "add", abstract: tell(.aboutChannelAdd))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: help(.helpChannelID)) var id: String
  @Option(help: help(.helpChannelName)) var name: String
  @Option(help: help(.helpChannelNameEn)) var nameEn: String?

  func run() throws {
    let id = try OrganisationInput.identifier(id, "ID")
    let name = try OrganisationInput.name(name, "--name")
    let english = try nameEn.map { try OrganisationInput.name($0, "--name-en") } ?? name
    let session = try Session()
    try session.requireAdmin(.toChangeDepartments)
    try session.store.changeOrganisation(as: session.actor, now: session.now) { organisation in
      guard organisation.channel(input: id) == nil, organisation.channel(input: name) == nil else {
        throw CommandError(.badData, phrase: ChoiceText.taken, ["name": name])
      }
      organisation.channels.append(Channel(id: id, name: name, nameEn: english))
    }
    try Output.text(tell(.saved, ["name": name]))
  }
}
