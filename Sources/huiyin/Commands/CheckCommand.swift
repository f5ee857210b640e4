import ArgumentParser
import CaseDomain
import CaseStore

/// 答复检查: what there is to say of an answer before it is signed. Advice; the exit status is 0 whatever is found.
struct CheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "check", abstract: phrase(.about))
  }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.helpNumber)) var number: String
  @Option(help: ArgumentHelp(phrase(.helpText))) var text: String?
  @Flag(help: ArgumentHelp(phrase(.helpPublic))) var `public` = false
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    let view = try session.view(number)
    let others = try others(view, session)
    let found: [AnswerFinding]
    if let text {
      let bytes = try InputFile.read(text, limit: 1 << 20)
      // The asker's own words, shown as they are: to mask in them who the complainant is would say who it is.
      let answer = String(decoding: bytes, as: UTF8.self)
      found = AnswerCheck(view.target, in: view.context, others: others).findings(
        answer, isPublic: `public`, isWhole: true)
    } else if let advice = AnswerCheck.advice(on: view, others: others, isPublic: `public`) {
      found = advice
    } else {
      throw CommandError(.badData, phrase: AnswerText.noAnswer, ["number": view.target.number])
    }
    guard format == .text else { return try Output.json(json(found, view)) }
    guard !found.isEmpty else { return try Output.text(phrase(.clean)) }
    var lines = [phrase(.reading, ["number": view.target.number, "n": String(found.count)])]
    for (index, one) in found.enumerated() {
      lines.append(
        phrase(
          one.sentence.isEmpty ? .line : .lineWithSentence,
          ["n": String(index + 1), "advice": one.advice(session.language), "sentence": one.sentence]))
    }
    try Output.text(lines.joined(separator: "\n"))
  }

  private func json(_ found: [AnswerFinding], _ view: CaseView) -> JSONValue {
    .object([
      "number": .string(view.target.number),
      "findings": .array(
        found.map { one in
          .object([
            "rule": .string(one.rule.rawValue), "advice": .string(one.advice(Asking.invocation.language)),
            "sentence": .string(one.sentence), "from": one.span.map { .int($0.lowerBound) } ?? .null,
            "to": one.span.map { .int($0.upperBound) } ?? .null,
          ])
        }),
    ])
  }

  /// Answers to other cases of the department, the latest fifty that the asker may see.
  private func others(_ view: CaseView, _ session: Session) throws -> [String] {
    guard let lead = view.target.round?.lead else { return [] }
    let filter = ListFilter(department: lead, sort: .received, descending: true, limit: 51)
    return try session.store.list(filter, as: session.actor, now: session.now)
      .filter { $0.number != view.target.number }
      .compactMap { try? session.store.read($0.number).answerGiven }
  }
}

private func phrase(_ text: AnswerText, _ arguments: [String: String] = [:]) -> String {
  text.text(Asking.invocation.language, arguments)
}
