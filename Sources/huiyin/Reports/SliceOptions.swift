import ArgumentParser
import CaseDomain

/// 口径: by what a report is narrowed, as on the reports page.
struct SliceOptions: ParsableArguments {
  @Option(help: explain(.helpDepartment)) var department: String?
  @Option(help: explain(.helpHandler)) var handler: String?
  @Option(help: explain(.helpCategory)) var category: String?
  @Option(name: .customLong("kind"), help: explain(.helpOfKind)) var ofKind: String?
  @Option(help: explain(.helpChannel)) var channel: String?
  @Option(help: explain(.helpPass)) var pass: String?
  @Flag(name: .customLong("without-explained"), help: explain(.helpWithoutExplained)) var withoutExplained = false

  var isGiven: Bool { department != nil || isNarrowed }

  private var isNarrowed: Bool {
    handler != nil || category != nil || ofKind != nil || channel != nil || pass != nil || withoutExplained
  }

  func root(_ organisation: Organisation) throws -> String? {
    guard let department else { return nil }
    return try known(department, organisation.department(input: department)?.id, .departmentUnknown, [])
  }

  /// All but the department, whose parts are shown.
  func slice(_ organisation: Organisation) throws -> Slice {
    var slice = Slice()
    if let handler {
      slice.handler = try known(handler, organisation.person(input: handler)?.id, .handlerUnknown, [])
    }
    if let category {
      slice.category = try known(
        category, organisation.category(input: category), .categoryUnknown, organisation.categories.map(\.name))
    }
    if let channel {
      slice.channel = try known(
        channel, organisation.channel(input: channel)?.id, .channelUnknown, organisation.channels.map(\.name))
    }
    slice.kinds = try Choice.term(ofKind, "--kind", CaseKind.self).map { [$0] }
    slice.pass = try Choice.term(pass, "--pass", Judgement.Pass.self)
    slice.withoutExplained = withoutExplained
    return slice
  }

  private func known(_ value: String, _ found: String?, _ problem: ReportText, _ choices: [String]) throws -> String {
    guard let found else {
      throw CommandError(
        .badData, phrase: problem, ["value": value, "choices": choices.joined(separator: "、")])
    }
    return found
  }
}

private func explain(_ text: ReportText) -> ArgumentHelp { ArgumentHelp(tell(text)) }
