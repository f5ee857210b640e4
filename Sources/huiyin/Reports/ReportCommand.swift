import ArgumentParser
import CaseDomain
import CaseReports
import CaseStore
import Foundation

/// 通报: the numbers of a period as an office prints them (domain §5).
struct ReportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "report", abstract: tell(.aboutReport))
  }

  enum Format: String, CaseIterable { case text, markdown, html, csv, json }

  @OptionGroup var common: CommonOptions
  @Argument(help: explain(.helpKind)) var kind: String
  @Option(help: explain(.helpPeriod)) var period: String?
  @Option(help: explain(.helpDepartment)) var department: String?
  @Option(help: explain(.helpFormat)) var format = "text"
  @Option(help: explain(.helpOutput)) var output: String?
  @Option(name: .customLong("section-remark"), help: explain(.helpRemark)) var remarks: [String] = []
  @Flag(help: explain(.helpIssue)) var issue = false
  @Flag(help: explain(.helpAgain)) var again = false
  @Flag(help: explain(.helpIssued)) var issued = false

  func run() throws {
    let format: Format = try Choice.one(of: Format.allCases.map(\.rawValue), format, "--format")
    // A part that was frozen would stand for the whole from then on.
    if department != nil, issue || again || issued { throw CommandError(.usage, phrase: ReportText.issueIsWhole) }
    let session = try Session()
    let period = try period(session)
    let desk = ReportDesk(session: session, period: period, remarks: try sectionRemarks(), root: try root(session))
    let earlier = try session.store.bulletins().last { $0.period == period }
    if issued, earlier == nil { throw CommandError(.notFound, phrase: ReportText.notIssued) }
    if let earlier, issued || (issue && !again) {
      if issue, !issued { Output.complain(tell(.alreadyIssued, ["title": earlier.title])) }
      return try write(try desk.stored(earlier), format)
    }
    guard issue || again else { return try write(try desk.draft(earlier), format) }
    guard desk.window.cutoff == desk.window.to else { throw CommandError(.notPermitted, phrase: ReportText.periodOpen) }
    let bulletin = try desk.issue(correcting: earlier)
    Output.complain(tell(.issuedNow, ["title": bulletin.title]))
    try write(try desk.stored(bulletin), format)
  }

  private func write(_ report: ReportDesk.Report, _ format: Format) throws {
    let language = Asking.invocation.language
    let text =
      switch format {
      case .text: report.paper.text(columns: output == nil ? Output.columns ?? 80 : 80)
      case .markdown: report.paper.markdown()
      case .html: report.paper.html(language: language == .zh ? "zh-CN" : "en")
      case .csv: report.paper.csv()
      case .json: report.figures + "\n"
      }
    guard let output else {
      // What people read passes the sanitizer; the rest is data.
      return try format == .text ? Output.text(String(text.dropLast())) : Output.lines(text)
    }
    try OutputFile.write(text, to: output)
    if output != "-" { Output.complain(tell(.writtenTo, ["path": output])) }
  }

  private func period(_ session: Session) throws -> Period {
    let kinds: [String: (Period.Kind, String)] = [
      "weekly": (.week, "2026-W47"), "monthly": (.month, "2026-11"), "quarterly": (.quarter, "2026-Q4"),
      "half-year": (.halfYear, "2026-H2"), "annual": (.year, "2026"),
    ]
    guard let (wanted, example) = kinds[kind] else {
      throw CommandError(.usage, phrase: ReportText.kindUnknown, ["value": kind])
    }
    let today = session.now.date(in: session.zone)
    guard let text = period else { return Period(wanted, containing: today) }
    guard let period = Period(text, kind: wanted) else {
      throw CommandError(
        .usage, phrase: ReportText.periodMalformed,
        ["value": text, "kind": wanted.words(session.language), "example": example])
    }
    guard period.first <= today else {
      throw CommandError(.badData, phrase: ReportText.futurePeriod, ["period": period.text])
    }
    return period
  }

  private func root(_ session: Session) throws -> String? {
    guard let department else { return nil }
    guard let found = try session.store.organisation().department(input: department) else {
      throw CommandError(.badData, phrase: ReportText.departmentUnknown, ["value": department])
    }
    return found.id
  }

  private func sectionRemarks() throws -> [String: String] {
    var found: [String: String] = [:]
    for remark in remarks {
      let parts = remark.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard parts.count == 2, BulletinWriter.sections.contains(parts[0]), !parts[1].isEmpty else {
        throw CommandError(
          .usage, phrase: ReportText.remarkMalformed, ["choices": BulletinWriter.sections.joined(separator: ", ")])
      }
      found[parts[0]] = parts[1]
    }
    return found
  }
}

/// Makes drafts of a period's bulletin, issues it, and takes issued ones out again.
struct ReportDesk {
  var session: Session
  var period: Period
  var remarks: [String: String]
  /// nil: the whole organisation.
  var root: String?

  struct Report {
    var paper: Paper
    /// JSON
    var figures: String
  }

  var window: Window { Window(period, now: session.now, zone: session.zone) }

  func draft(_ earlier: IssuedBulletin?) throws -> Report {
    let (numbers, unlisted) = try numbers()
    var paper = try writer(numbers).paper().withholding(unlisted, as: say(.unlisted))
    if let earlier, try reader() == nil, root == nil {
      let date = earlier.issuedAt.date(in: session.zone).description
      paper.heads.append(say(.issuedBefore, ["title": earlier.title, "date": date]))
    }
    // A draft is for who asks, and they may know of all that is counted for them.
    return Report(paper: paper, figures: figures(numbers, [], nil))
  }

  func issue(correcting earlier: IssuedBulletin?) throws -> IssuedBulletin {
    try session.store.issue(period, correcting: earlier, as: session.actor, now: session.now) { title, head in
      // The office's numbers, whoever issues them; what names a person is counted and not listed.
      let (numbers, unlisted) = try numbers(ofTheOffice: true)
      let writer = try writer(numbers, ofTheOffice: true)
      var paper = writer.paper().withholding(unlisted, as: say(.unlisted))
      paper.heads.insert(say(.issuedTitle, ["title": title]), at: 0)
      if let earlier { paper.heads.insert(say(.corrects, ["title": earlier.title]), at: 1) }
      paper.foot = try writer.foot(by: session.store.organisation().name, seq: head.seq, hash: head.hash)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return (
        String(decoding: try encoder.encode(paper), as: UTF8.self), figures(numbers, unlisted, (title, head))
      )
    }
  }

  func stored(_ bulletin: IssuedBulletin) throws -> Report {
    guard let paper = try? JSONDecoder().decode(Paper.self, from: Data(bulletin.paper.utf8)) else {
      throw StoreError.unreadable(path: bulletin.title)
    }
    return Report(paper: paper, figures: bulletin.figures)
  }

  private func numbers(ofTheOffice: Bool = false) throws -> (BulletinNumbers, Set<String>) {
    let counted = try session.store.facts(
      for: [period, period.previous, period.yearBefore], as: session.actor, now: session.now, ofTheOffice: ofTheOffice)
    let numbers = BulletinNumbers(
      counted.facts, period: period, now: session.now, organisation: try session.store.organisation(),
      policy: try session.store.policy(), root: root,
      talks: ofTheOffice
        ? try session.store.records(Talk.self) : try session.store.talks(as: session.actor, now: session.now),
      warnings: try session.store.toldWarnings(
        in: period, as: session.actor, now: session.now, ofTheOffice: ofTheOffice))
    return (numbers, counted.unlisted)
  }

  private func writer(_ numbers: BulletinNumbers, ofTheOffice: Bool = false) throws -> BulletinWriter {
    BulletinWriter(
      numbers, organisation: try session.store.organisation(), language: session.language, now: session.now,
      remarks: remarks, reader: ofTheOffice ? nil : try reader())
  }

  /// Who asks, where they may count only a part.
  private func reader() throws -> Staff? {
    let context = try session.context()
    return context.countsEverything ? nil : context.actor
  }

  private func figures(
    _ numbers: BulletinNumbers, _ unlisted: Set<String>, _ issue: (title: String, head: JournalHead)?
  ) -> String {
    var members = BulletinJSON(numbers: numbers, zone: session.zone, unlisted: unlisted).value.members ?? [:]
    members["issued"] =
      issue.map {
        .object(["title": .string($0.title), "headSeq": .int($0.head.seq), "head": .string($0.head.hash)])
      } ?? .null
    return JSONValue.object(members).text(pretty: true)
  }

  private func say(_ text: ReportText, _ arguments: [String: String] = [:]) -> String {
    text.text(session.language, arguments)
  }
}

func tell(_ text: ReportText, _ arguments: [String: String] = [:]) -> String {
  text.text(Asking.invocation.language, arguments)
}

private func explain(_ text: ReportText) -> ArgumentHelp { ArgumentHelp(tell(text)) }
