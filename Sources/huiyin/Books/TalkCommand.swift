import ArgumentParser
import CaseDomain
import CaseReports
import CaseStore

/// 约谈: candidates, invitation, record, outcome, follow-up.
struct TalkCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "talk", abstract: tell(.aboutTalk),
      subcommands: [
        TalkList.self, TalkCandidates.self, TalkInvite.self, TalkRecord.self, TalkOutcome.self, TalkFollowUp.self,
        TalkCancel.self, TalkShow.self,
      ])
  }
}

/// Reads what the steps of a talk share.
enum TalkInput {
  static func id(_ text: String) throws -> RecordNumber {
    guard let id = RecordNumber(text) else {
      throw CommandError(.usage, phrase: BookCommandText.recordMalformed, ["value": text])
    }
    return id
  }

  /// `2026-12-01 每日清点`
  static func undertaking(_ text: String) throws -> Undertaking {
    let parts = text.trimmed.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let day = CivilDate(parts[0]) else {
      throw CommandError(.usage, phrase: BookCommandText.undertakingMalformed, ["value": text])
    }
    return Undertaking(what: parts[1], by: day)
  }

  static func tell(_ talk: Talk, _ format: FieldOptions.Format, _ session: Session) throws {
    // As the asker may read it: what they wrote may name more than they see.
    let shown = (try? session.store.talk(talk.id, as: session.actor, now: session.now)) ?? talk
    guard format == .text else { return try Output.json(shown.json(session)) }
    try Output.text(
      BookCommandText.talkSaved.text(
        session.language,
        [
          "number": talk.id.title, "department": shown.departmentName(session),
          "state": talk.state.words(session.language),
        ]))
  }
}

struct TalkList: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: tell(.aboutTalkList))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: guide(.helpTalkState)) var state: String?
  @Option(help: about(.helpFormatTable)) var format = "table"

  func run() throws {
    let format: TableFormat = try Choice.one(of: ["table", "json"], format, "--format")
    let state = try Choice.term(state, "--state", TalkState.self)
    let session = try Session()
    let talks = try session.store.talks(as: session.actor, now: session.now)
      .filter { state == nil || $0.state == state }
    guard format == .table else { return try Output.json(.array(talks.map { try $0.json(session) })) }
    let language = session.language
    guard !talks.isEmpty else { return try Output.text(tell(.nothingHere)) }
    var table = TextTable(
      titles: [BookText.columnRecord, .columnTalkedTo, .columnProgress, .columnWhen, .columnReasons].map {
        $0.text(language)
      })
    table.rows = talks.map { talk in
      [
        talk.id.short, talk.departmentName(session), talk.state.words(language),
        talk.invitation?.on.shown(in: session.zone) ?? "—",
        (talk.cause.reasons + talk.cause.cases).joined(separator: language == .zh ? "；" : "; "),
      ]
    }
    try Output.text(table.text(columns: Output.columns))
  }
}

/// 约谈建议 of a month, as its bulletin names them.
struct TalkCandidates: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "candidates", abstract: tell(.aboutTalkCandidates))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: guide(.helpPeriod)) var period: String?
  @Option(help: about(.helpFormatTable)) var format = "table"

  func run() throws {
    let format: TableFormat = try Choice.one(of: ["table", "json"], format, "--format")
    let session = try Session()
    var wanted = Period(.month, containing: session.now.date(in: session.zone))
    if let period {
      guard let read = Period(period) else {
        throw CommandError(.usage, phrase: BookCommandText.periodMalformed, ["value": period])
      }
      wanted = read
    }
    let organisation = try session.store.organisation()
    // As the manual has it: who invites is told whom. Others would be told who is about to be.
    guard try session.context().actor.oversees else {
      throw CommandError(.notPermitted, phrase: BookCommandText.candidatesNotForYou)
    }
    let counted = try session.store.facts(
      for: [wanted, wanted.previous, wanted.yearBefore], as: session.actor, now: session.now)
    let numbers = BulletinNumbers(
      counted.facts, period: wanted, now: session.now, organisation: organisation, policy: try session.store.policy(),
      part: try session.context().reported(.all))
    let language = session.language
    let writer = BulletinWriter(numbers, organisation: organisation, language: language, now: session.now)
    let found = writer.talkCandidates
    guard format == .table else {
      return try Output.json(
        .array(
          found.map {
            .object([
              "department": .string($0.department), "reasons": .strings($0.cause.reasons),
              "cases": .strings($0.cause.cases),
            ])
          }))
    }
    guard !found.isEmpty else { return try Output.text(writer.noCandidates) }
    var table = TextTable(
      titles: [BookText.columnTalkedTo, .columnReasons, .columnNumber].map { $0.text(language) })
    table.rows = found.map {
      [
        organisation.name(ofDepartment: $0.department)(language), $0.cause.reasons.joined(separator: "、"),
        $0.cause.cases.joined(separator: " "),
      ]
    }
    try Output.text(table.text(columns: Output.columns))
  }
}

struct TalkInvite: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "invite", abstract: tell(.aboutTalkInvite))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: guide(.helpDepartment)) var department: String
  @Option(help: guide(.helpTalkOn)) var on: String
  @Option(help: guide(.helpTalkPlace)) var place: String
  @Option(help: guide(.helpTalkParticipant)) var participant: [String] = []
  @Option(help: guide(.helpTalkReason)) var reason: [String] = []
  @Option(name: .customLong("case"), help: guide(.helpTalkCase)) var cases: [String] = []
  @Option(help: guide(.helpTalkWarning)) var warning: String?
  @Option(help: guide(.helpTalkBulletin)) var bulletin: String?
  @Option(name: .customLong("unseparated-because"), help: guide(.helpUnseparated)) var unseparated: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    guard let moment = Instant(iso8601: on, zone: session.zone) else {
      throw CommandError(.usage, phrase: BookCommandText.momentMalformed, ["value": on])
    }
    let title = try bulletin.map { try TalkInput.id($0).title }
    let talk = try session.store.inviteTalk(
      with: department,
      cause: TalkCause(
        reasons: reason, cases: cases.map(Session.number), warning: warning, bulletin: title), on: moment, place: place,
      participants: participant, unseparatedBecause: unseparated, as: session.actor, now: session.now)
    try TalkInput.tell(talk, format, session)
  }
}

struct TalkRecord: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "record", abstract: tell(.aboutTalkRecord))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: guide(.helpRecord)) var number: String
  @Option(help: guide(.helpTalkText)) var text: String
  @Option(help: guide(.helpTalkPresent)) var present: [String] = []
  @Option(help: guide(.helpTalkUndertaking)) var undertaking: [String] = []
  @Option(name: .customLong("unseparated-because"), help: guide(.helpUnseparated)) var unseparated: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let undertakings = try undertaking.map { try TalkInput.undertaking($0) }
    let session = try Session()
    let talk = try session.store.advanceTalk(
      try TalkInput.id(number), mentioning: [text] + present + undertakings.map(\.what), as: session.actor,
      now: session.now
    ) {
      try $0.recording(
        text, present: present, undertakings: undertakings, unseparatedBecause: unseparated, in: $1)
    }
    try TalkInput.tell(talk, format, session)
  }
}

struct TalkOutcome: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "outcome", abstract: tell(.aboutTalkOutcome))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: guide(.helpRecord)) var number: String
  @Option(help: guide(.helpTalkText)) var text: String
  @Option(help: guide(.helpTalkRectification)) var rectification: [String] = []
  @Option(name: .customLong("unseparated-because"), help: guide(.helpUnseparated)) var unseparated: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    let numbers = rectification.map(Session.number)
    let talk = try session.store.advanceTalk(
      try TalkInput.id(number), mentioning: [text] + numbers, as: session.actor, now: session.now
    ) { try $0.concluding(text, rectifications: numbers, unseparatedBecause: unseparated, in: $1) }
    try TalkInput.tell(talk, format, session)
  }
}

struct TalkFollowUp: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "follow-up", abstract: tell(.aboutTalkFollowUp))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: guide(.helpRecord)) var number: String
  @Option(help: guide(.helpTalkText)) var text: String
  @Option(name: .customLong("in-place"), help: guide(.helpTalkInPlace)) var inPlace: String
  @Option(name: .customLong("unseparated-because"), help: guide(.helpUnseparated)) var unseparated: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    guard let verdict = Fields.verdict(inPlace) else {
      throw CommandError(.usage, .notAChoice, ["option": "--in-place", "value": inPlace, "choices": "yes, no"])
    }
    let session = try Session()
    let talk = try session.store.advanceTalk(
      try TalkInput.id(number), mentioning: [text], as: session.actor, now: session.now
    ) { try $0.followingUp(text, inPlace: verdict, unseparatedBecause: unseparated, in: $1) }
    try TalkInput.tell(talk, format, session)
  }
}

struct TalkCancel: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "cancel", abstract: tell(.aboutTalkCancel))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: guide(.helpRecord)) var number: String
  @Option(help: guide(.helpTalkReason)) var reason: String
  @Option(name: .customLong("unseparated-because"), help: guide(.helpUnseparated)) var unseparated: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    let talk = try session.store.advanceTalk(
      try TalkInput.id(number), mentioning: [reason], as: session.actor, now: session.now
    ) { try $0.cancelling(reason, unseparatedBecause: unseparated, in: $1) }
    try TalkInput.tell(talk, format, session)
  }
}

struct TalkShow: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: tell(.aboutTalkShow))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: guide(.helpRecord)) var number: String
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    let talk = try session.store.talk(try TalkInput.id(number), as: session.actor, now: session.now)
    guard format == .text else { return try Output.json(talk.json(session)) }
    try Output.text(talk.lines(try session.store.organisation(), session.language).joined(separator: "\n"))
  }
}
