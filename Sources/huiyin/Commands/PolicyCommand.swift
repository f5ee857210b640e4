import ArgumentParser
import CaseDomain
import CaseStore
import Foundation

/// 办理规则: deadlines, limits and the working calendar (domain §4).
struct PolicyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "policy", abstract: say(.aboutPolicy),
      subcommands: [PolicyShow.self, PolicyCheck.self, PolicySet.self])
  }
}

struct PolicyShow: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: say(.aboutPolicyShow))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    let policy = try session.store.policy()
    guard format == .text else { return try Output.json(JSONValue(policy, PolicyFile.encoder(session.zone))) }
    var table = TextTable([.columnID, .columnClock, .columnKind, .columnUrgency, .columnAllowance, .columnOrigin])
    table.rows = policy.rules.map { rule in
      [
        rule.id, rule.clock.words(session.language),
        rule.kinds.map { $0.words(session.language) }.joined(separator: "、"),
        rule.urgencies.map { $0.words(session.language) }.joined(separator: "、"),
        rule.allowance.words(session.language), rule.origin,
      ]
    }
    let limits = PolicyFile.limits.map { "\($0.key)=\(policy[keyPath: $0.path])" }
    let counted = policy.numbers ?? .standard
    let numbers = PolicyFile.numbers.map { "\($0.key)=\(counted[keyPath: $0.path])" }
    let days = "lookBackDays=" + policy.lookBackDays.map { String($0) }.joined(separator: ",")
    let lines = try "publicLines=" + (session.store.organisation().publicLines ?? []).joined(separator: ",")
    let years = policy.calendar.years.map { "\($0.year)  \($0.source)" }
    try Output.text(
      ([table.text(columns: Output.columns), ""] + limits + [days, lines] + numbers + PolicyFile.warningLines(policy)
        + ["", say(.labelCalendar)] + years)
        .joined(separator: "\n"))
  }
}

struct PolicyCheck: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "check", abstract: say(.aboutPolicyCheck))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpPolicyInput)) var input: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    let policy = try input.map { try PolicyFile.read($0, session.zone) } ?? session.store.policy()
    let problems = try PolicyFile.problems(of: policy, session.store.organisation()).map { $0(session.language) }
    if format == .json {
      try Output.json(.object(["problems": .strings(problems)]))
    } else {
      try Output.text(problems.isEmpty ? say(.policyClean) : problems.joined(separator: "\n"))
    }
    if !problems.isEmpty { throw QuietExit(status: .badData) }
  }
}

struct PolicySet: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "set", abstract: say(.aboutPolicySet), discussion: say(.helpPolicySet))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpPolicyPairs)) var pairs: [String] = []
  @Option(help: about(.helpPolicyInput)) var input: String?
  @Option(help: about(.helpPolicyCalendar)) var calendar: String?
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    guard !pairs.isEmpty || input != nil || calendar != nil else { throw CommandError(.usage, .policySetNeeds) }
    let session = try Session()
    try session.requireAdmin(.toChangePolicy)
    let organisation = try session.store.organisation()
    let whole = try input.map { try PolicyFile.read($0, session.zone) }
    let newer = try calendar.map { try PolicyFile.readCalendar($0, session.zone) }
    let lines = try pairs.compactMap(PolicyFile.publicLines).last
    let pairs = try pairs.filter { try PolicyFile.publicLines($0) == nil }
    var result = try session.store.policy()
    let changesPolicy = whole != nil || newer != nil || !pairs.isEmpty
    if changesPolicy {
      try session.store.changePolicy(as: session.actor, now: session.now) { policy in
        if let whole { policy = whole }
        if let newer {
          policy.calendar = policy.calendar.replacing(years: newer.years)
          policy.calendar.spans = newer.spans
        }
        for pair in pairs { try PolicyFile.apply(pair, to: &policy) }
        if let problem = PolicyFile.problems(of: policy, organisation).first {
          throw CommandError(.badData, .policyProblem, ["problem": problem])
        }
        result = policy
      }
    }
    if let lines {
      try session.store.changeOrganisation(as: session.actor, now: session.now) { $0.publicLines = lines }
    }
    guard format == .text else { return try Output.json(JSONValue(result, PolicyFile.encoder(session.zone))) }
    try Output.text(say(.policySaved))
    // Only what clocks are made of needs it.
    if changesPolicy { Output.complain(say(.policySweep)) }
  }
}
