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
  @OptionGroup var narrowed: SliceOptions
  @Option(help: explain(.helpFormat)) var format = "text"
  @Option(help: explain(.helpOutput)) var output: String?
  @Option(name: .customLong("section-remark"), help: explain(.helpRemark)) var remarks: [String] = []
  @Flag(help: explain(.helpIssue)) var issue = false
  @Flag(help: explain(.helpAgain)) var again = false
  @Option(help: explain(.helpReason)) var reason: String?
  @Flag(help: explain(.helpIssued)) var issued = false

  func run() throws {
    let format: Format = try Choice.one(of: Format.allCases.map(\.rawValue), format, "--format")
    // A part that was frozen would stand for the whole from then on.
    if narrowed.isGiven, issue || again || issued { throw CommandError(.usage, phrase: ReportText.issueIsWhole) }
    let session = try Session()
    let period = try period(session)
    let organisation = try session.store.organisation()
    let root = try narrowed.root(organisation)
    // Of another department a reader of their own would be told nothing but zeros.
    if let root, let own = try session.context().reportedDepartments,
      organisation.subtree(of: root).isDisjoint(with: own)
    {
      throw CommandError(
        .notPermitted, phrase: ReportText.departmentNotYours,
        ["name": organisation.name(ofDepartment: root)(session.language)])
    }
    let earlier = try session.store.bulletins().last { $0.period == period }
    let shared = SharedRemarks(store: session.store, actor: session.actor, period: period)
    // What was written at the desk belongs to the whole bulletin; a part has what is said here.
    let saved = narrowed.isGiven ? [:] : shared.texts()
    var remarks = saved.merging(try sectionRemarks()) { $1 }
    var reason = reason?.trimmed ?? ""
    // 说明 of a correction says why, and stands above it.
    if earlier != nil, again, reason.isEmpty { reason = remarks.removeValue(forKey: "remarks") ?? "" }
    let desk = ReportDesk(
      session: session, period: period, remarks: remarks, root: root,
      part: try narrowed.slice(organisation))
    // A correction corrects something: the first of a period is issued by its own word.
    if issued || again, earlier == nil { throw CommandError(.notFound, phrase: ReportText.notIssued) }
    if let earlier, issued || (issue && !again) { return try take(earlier, desk, format) }
    let unfit = try desk.unfitRemark(and: reason)
    guard issue || again else {
      if let unfit { Output.complain(tell(.remarkUnfit, unfit.mapValues { $0(session.language) })) }
      return try write(try desk.draft(earlier), format)
    }
    // What is frozen cannot be corrected in itself.
    if let unfit {
      throw CommandError(
        .badData, phrase: ReportText.remarkUnfit, unfit.mapValues { $0(session.language) })
    }
    guard desk.window.cutoff == desk.window.to else { throw CommandError(.notPermitted, phrase: ReportText.periodOpen) }
    if earlier != nil, reason.isEmpty { throw CommandError(.usage, phrase: ReportText.reasonMissing) }
    do {
      let bulletin = try desk.issue(correcting: earlier, because: reason)
      shared.clear(saved)
      Output.complain(tell(.issuedNow, ["title": bulletin.title]))
      try write(try desk.stored(bulletin), format)
    } catch let other as IssuedMeanwhile {
      // As if it had come a moment later.
      guard again else { return try take(other.bulletin, desk, format) }
      throw CommandError(.tryAgain, phrase: ReportText.issuedMeanwhile, ["title": other.bulletin.title])
    }
  }

  /// An issued one, unchanged.
  private func take(_ bulletin: IssuedBulletin, _ desk: ReportDesk, _ format: Format) throws {
    if issue, !issued { Output.complain(tell(.alreadyIssued, ["title": bulletin.title])) }
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

func tell(_ text: ReportText, _ arguments: [String: String] = [:]) -> String {
  text.text(Asking.invocation.language, arguments)
}

private func explain(_ text: ReportText) -> ArgumentHelp { ArgumentHelp(tell(text)) }
