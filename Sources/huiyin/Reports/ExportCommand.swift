import ArgumentParser
import CaseDomain
import CaseReports
import CaseStore

/// 导出: a list with everything the asker may see of each case, without a cap.
struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "export", abstract: tell(.aboutExport))
  }

  enum Format: String { case csv, json }

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: ListOptions
  @Option(help: ArgumentHelp(tell(.helpExportOutput))) var output: String
  @Option(help: ArgumentHelp(tell(.helpExportFormat))) var format = "csv"

  func run() throws {
    let format: Format = try Choice.one(of: ["csv", "json"], format, "--format")
    try options.check()
    let session = try Session()
    let numbers = try session.store.list(try options.filter(session), as: session.actor, now: session.now).map(\.number)
    var context = try session.context()
    let bar = ProgressBar(.aboutList)
    defer { bar.clear() }
    var written = 0
    var damaged: [String] = []
    try OutputFile.write(to: output) { emit in
      if format == .csv {
        // With the mark by which a Chinese Excel knows UTF-8.
        try emit("\u{FEFF}" + CSVWriter.line(ExportRow.titles(session.language)))
      } else {
        try emit("[")
      }
      for (index, number) in numbers.enumerated() {
        bar.show(index, numbers.count)
        let target: Case
        do {
          (target, context.related) = try session.store.readWithRelated(number)
        } catch is StoreError {
          damaged.append(number)
          continue
        }
        // It may have changed since the list was made: only what may be seen now goes out.
        guard let view = CaseView(target, in: context) else { continue }
        if format == .csv {
          try emit(CSVWriter.line(ExportRow(view).cells))
        } else {
          try emit((written == 0 ? "\n" : ",\n") + CaseJSON(view).whole().text(pretty: false))
        }
        written += 1
      }
      if format == .json { try emit("\n]\n") }
    }
    bar.clear()
    if !damaged.isEmpty {
      Output.complain(
        say(.casesUnreadable, ["n": String(damaged.count), "numbers": damaged.prefix(10).joined(separator: ", ")]))
    }
    if output != "-" { Output.complain(tell(.exported, ["n": String(written), "path": output])) }
  }
}

/// One case as a row for a spreadsheet, as its reader may see it.
struct ExportRow {
  let view: CaseView

  init(_ view: CaseView) { self.view = view }

  static func titles(_ language: Language) -> [String] {
    tell(.exportColumns).split(separator: "|").map { String($0) }
  }

  var cells: [String] {
    let target = view.target
    let context = view.context
    let language = Asking.invocation.language
    let registration = target.registration
    let organisation = context.organisation
    let round = target.round
    let call = round?.followUps.last
    let clock = target.runningClocks(at: context.now).first
    func at(_ moment: Instant?) -> String { moment?.iso8601(in: organisation.zone) ?? "" }
    func text(_ text: ErasableText?) -> String { view.text(text) ?? "" }
    func who(_ text: ErasableText?) -> String { view.identity(text) ?? "" }
    func department(_ id: String) -> String { organisation.name(ofDepartment: id)(language) }
    return [
      target.number, target.kind.words(language), organisation.name(ofChannel: registration.channel)(language),
      view.subject, text(registration.content), text(registration.remedy), target.state.words(language),
      target.urgency.words(language), target.category ?? "", at(target.receivedAt),
      organisation.name(ofStaff: target.registeredBy)(language), round.map { department($0.lead) } ?? "",
      round?.with.map(department).joined(separator: "、") ?? "", String(target.rounds.count),
      who(target.complainant.name), who(target.complainant.phone), who(target.complainant.account),
      target.complainant.relation?.words(language) ?? "", who(target.complainant.address),
      registration.object?.department.map { view.text(department($0)) } ?? "", text(registration.object?.person),
      registration.upstream?.number ?? "", round?.result?.what.finding.words(language) ?? "",
      round?.result?.what.resolved.words(language) ?? "",
      text(round?.answer?.what.text ?? target.settlement?.what.answer ?? target.imported?.text),
      at(round?.answer?.at ?? target.settlement?.at ?? target.imported?.at),
      call?.what.outcome.words(language) ?? "",
      (call?.what.satisfaction ?? target.settlement?.what.satisfaction)?.words(language) ?? "", String(target.reworks),
      String(target.returnCount), target.closing?.what.kind.words(language) ?? "", at(target.closing?.at),
      at(clock?.due), clock.map { context.now > $0.due ? "1" : "0" } ?? "",
    ]
  }
}
