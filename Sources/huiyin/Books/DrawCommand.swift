import ArgumentParser
import CaseDomain
import CaseStore

/// 抽查: draws cases to be checked, and tells what became of them.
struct DrawCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "draw", abstract: tell(.aboutDraw), subcommands: [DrawNew.self, DrawList.self, DrawShow.self])
  }
}

struct DrawNew: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "new", abstract: tell(.aboutDrawNew))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: guide(.helpDrawCount)) var count: Int
  @Option(help: guide(.helpPeriod)) var period: String?
  @Option(help: about(.helpSince)) var since: String?
  @Option(help: about(.helpUntil)) var until: String?
  @Option(help: guide(.helpDepartment)) var department: String?
  @Option(help: about(.helpKind)) var kind: String?
  @Flag(name: .customLong("open-too"), help: guide(.helpDrawOpen)) var openToo = false
  @Option(help: guide(.helpTalkReason)) var reason: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let kind = try Choice.term(kind, "--kind", CaseKind.self)
    let session = try Session()
    let period = try BookPeriod.read(period, since: since, until: until, session)
    let draw = try session.store.draw(
      count,
      of: DrawPopulation(
        since: period.first, until: period.last,
        department: try department.map { try BookPeriod.department($0, session) },
        kind: kind, closedOnly: !openToo), reason: reason, as: session.actor, now: session.now)
    guard format == .text else { return try Output.json(draw.json(session)) }
    try Output.text(
      tell(
        .drawSaved,
        [
          "number": draw.id.title, "n": String(draw.drawn.count), "size": String(draw.size),
          "numbers": draw.drawn.joined(separator: "\n"),
        ]))
  }
}

struct DrawList: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: tell(.aboutDrawList))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpFormatTable)) var format = "table"

  func run() throws {
    let format: TableFormat = try Choice.one(of: ["table", "json"], format, "--format")
    let session = try Session()
    let draws = try session.store.draws(as: session.actor, now: session.now)
    defer { UnreadRecords.tell(.draw, session) }
    guard format == .table else { return try Output.json(.array(draws.map { try $0.json(session) })) }
    guard !draws.isEmpty else { return try Output.text(tell(.nothingHere)) }
    let organisation = try session.store.organisation()
    var table = TextTable(
      titles: [
        tell(.columnDrawn), tell(.columnDrawnOn), tell(.columnDrawnBy), tell(.columnDrawnOf), tell(.columnDrawnChecked),
      ])
    table.rows = try draws.map { draw in
      let checked = try session.store.progress(of: draw, as: session.actor, now: session.now).count { $0.check != nil }
      return [
        draw.id.short, draw.at.shown(in: session.zone), organisation.name(ofStaff: draw.actor)(session.language),
        "\(draw.drawn.count)/\(draw.size)", "\(checked)/\(draw.drawn.count)",
      ]
    }
    try Output.text(table.text(columns: Output.columns))
  }
}

/// Records whose file is damaged are never silently left out of a list.
enum UnreadRecords {
  static func tell(_ kind: OfficeRecordKind, _ session: Session) {
    guard let files = try? session.store.unreadRecords(kind, as: session.actor, now: session.now), !files.isEmpty else {
      return
    }
    let words = DoorText.recordsUnread([
      "n": Bilingual(String(files.count)), "files": Bilingual(files.prefix(10).joined(separator: ", ")),
    ])
    Output.complain(words(session.language))
  }
}

struct DrawShow: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: tell(.aboutDrawShow))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: guide(.helpRecord)) var number: String
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let id = try TalkInput.id(number)
    let session = try Session()
    guard let draw = try session.store.draws(as: session.actor, now: session.now).first(where: { $0.id == id }) else {
      throw CommandError(.notFound, phrase: BookCommandText.drawUnknown, ["number": number])
    }
    let isConfirmed = try session.store.confirm(draw)
    let progress = try session.store.progress(of: draw, as: session.actor, now: session.now)
    let organisation = try session.store.organisation()
    let language = session.language
    guard format == .text else {
      guard var members = try draw.json(session).members else { return }
      members["confirmed"] = .bool(isConfirmed)
      members["progress"] = .array(
        progress.map { one in
          .object([
            "number": .string(one.number), "checked": .bool(one.check != nil),
            "at": .string(one.check?.at.iso8601(in: session.zone)), "of": .string(one.check?.what.of.rawValue),
            "finding": .string(one.check?.what.finding.shown), "by": .string(one.check?.actor),
          ])
        })
      return try Output.json(.object(members))
    }
    var lines = [
      tell(
        .drawHead,
        [
          "number": draw.id.title, "by": organisation.name(ofStaff: draw.actor)(language),
          "at": draw.at.shown(in: session.zone), "since": draw.population.since.description,
          "until": draw.population.until.description, "size": String(draw.size), "n": String(draw.drawn.count),
        ]), tell(.drawSeed, ["seq": String(draw.seedSeq), "seed": draw.seed, "hash": draw.populationHash]),
      tell(isConfirmed ? .drawConfirmed : .drawNotConfirmed),
    ]
    lines += progress.map { one in
      guard let check = one.check else { return "\(one.number)  \(BookText.notChecked.text(language))" }
      return
        "\(one.number)  \(check.at.date(in: session.zone))  \(check.what.of.words(language))  \(organisation.name(ofStaff: check.actor)(language))  \(check.what.finding.shown)"
    }
    try Output.text(lines.joined(separator: "\n"))
  }
}

/// 考核加减分 by hand.
struct PointsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "points", abstract: tell(.aboutPoints), subcommands: [PointsAdd.self, PointsList.self])
  }
}

struct PointsAdd: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "add", abstract: tell(.aboutPointsAdd))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: guide(.helpDepartment)) var department: String
  // A minus in front is no option.
  @Option(parsing: .unconditional, help: guide(.helpPoints)) var points: String
  @Option(help: guide(.helpTalkReason)) var reason: String
  @Option(help: guide(.helpPointsYear)) var year: Int?
  @Option(name: .customLong("case"), help: guide(.helpTalkCase)) var cases: [String] = []
  @Option(name: .customLong("unseparated-because"), help: guide(.helpUnseparated)) var unseparated: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    guard let hundredths = Points.hundredths(points) else {
      throw CommandError(.usage, phrase: BookText.pointsMalformed)
    }
    let session = try Session()
    let entry = try session.store.givePoints(
      hundredths, to: department, year: year ?? session.now.date(in: session.zone).year, reason: reason,
      cases: cases.map(Session.number), unseparatedBecause: unseparated, as: session.actor, now: session.now)
    guard format == .text else { return try Output.json(entry.json(session)) }
    try Output.text(
      tell(
        .pointsSaved,
        [
          "number": entry.id.title, "points": Points.text(entry.hundredths), "year": String(entry.year),
          "department": try session.store.organisation().name(ofDepartment: entry.department)(session.language),
        ]))
  }
}

struct PointsList: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: tell(.aboutPointsList))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpFormatTable)) var format = "table"

  func run() throws {
    let format: TableFormat = try Choice.one(of: ["table", "json"], format, "--format")
    let session = try Session()
    let entries = try session.store.points(as: session.actor, now: session.now)
    guard format == .table else { return try Output.json(.array(entries.map { try $0.json(session) })) }
    guard !entries.isEmpty else { return try Output.text(tell(.nothingHere)) }
    let organisation = try session.store.organisation()
    let language = session.language
    var table = TextTable(
      titles: [
        BookText.columnRecord.text(language), tell(.columnYear), BookText.columnUnit.text(language),
        BookText.columnByHand.text(language), BookText.columnBy.text(language), tell(.columnReason),
      ])
    table.rows = entries.map { entry in
      [
        entry.id.short, String(entry.year), organisation.name(ofDepartment: entry.department)(language),
        Points.text(entry.hundredths), organisation.name(ofStaff: entry.actor)(language), entry.reason,
      ]
    }
    try Output.text(table.text(columns: Output.columns))
  }
}
