import ArgumentParser
import CaseDomain
import CaseStore
import DeskUI

/// Prints tables for `docs/`, so that they never say anything else than the program does.
struct DocsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "docs", abstract: say(.aboutDocs), shouldDisplay: false)
  }

  enum Page: String { case terms, fields, keys }

  @OptionGroup var common: CommonOptions
  @Argument(help: about(.aboutDocs)) var page: String

  func run() throws {
    let page: Page = try Choice.one(of: ["terms", "fields", "keys"], page, "PAGE")
    switch page {
    case .terms: try Output.text(Self.terms)
    case .fields: try Output.text(Self.fields)
    case .keys: try Output.text(keysMarkdown().trimmed)
    }
  }

  /// `docs/identifiers.md`
  static var terms: String {
    func table<T: Term>(_ title: Bilingual, _ type: T.Type) -> String {
      section(title, T.allCases.map { ($0.rawValue, $0.words) })
    }
    let parts = [
      table(Bilingual("类别", "kind"), CaseKind.self), table(Bilingual("状态", "state"), CaseState.self),
      table(Bilingual("紧急程度", "urgency"), Urgency.self), table(Bilingual("层级", "level"), Level.self),
      table(Bilingual("身份关系", "relation"), Relation.self), table(Bilingual("敏感标记", "sensitive"), SensitiveMark.self),
      table(Bilingual("角色", "role"), Role.self), table(Bilingual("动作", "action"), Action.self),
      table(Bilingual("时限", "clock"), Clock.self), table(Bilingual("队列", "queue"), Queue.self),
      table(Bilingual("是否属实", "finding"), CaseDomain.Finding.self),
      table(Bilingual("解决情况", "resolved"), Resolution.self),
      table(Bilingual("满意度", "satisfaction"), Satisfaction.self),
      table(Bilingual("回访结果", "outcome"), FollowUpOutcome.self),
      table(Bilingual("联系方式", "contact method"), ContactMethod.self),
      table(Bilingual("答复方式", "answer method"), AnswerMethod.self),
      table(Bilingual("办理步骤", "step"), HandlingStep.self),
      table(Bilingual("督办级别", "supervision level"), SupervisionLevel.self),
      table(Bilingual("销号方式", "closure"), ClosureKind.self),
      table(Bilingual("抽查方式", "spot check"), SpotCheckMethod.self),
      table(Bilingual("关联", "link"), LinkKind.self), table(Bilingual("附件", "attachment"), AttachmentKind.self),
      table(Bilingual("由谁提出", "initiative"), Initiative.self),
      table(Bilingual("经过", "event type"), ChangeType.self),
      section(
        Bilingual("渠道（默认）", "channel (default)"), Organisation.standardChannels.map { ($0.id, $0.words) }),
      section(
        Bilingual("部门（学校默认）", "department (default of a school)"),
        Organisation.schoolDepartments.map { ($0.id, $0.words) }),
    ]
    return "# \(say(.docsTermsTitle))\n\n\(say(.docsTermsIntro))\n\n" + parts.joined(separator: "\n\n")
  }

  /// The fields of every action.
  static var fields: String {
    let parts = Action.allCases.map { action in
      section(
        Bilingual("\(action.words.zh) \(action.rawValue)", action.rawValue),
        ActionRule.of(action).allFields.map {
          ("--\($0.name.option)" + ($0.required ? " *" : "") + ($0.repeats ? " …" : ""), $0.name.words)
        })
    }
    return "# \(say(.docsFieldsTitle))\n\n" + parts.joined(separator: "\n\n")
  }

  private static func section(_ title: Bilingual, _ rows: [(id: String, words: Bilingual)]) -> String {
    let heading = title.zh == title.en ? title.zh : "\(title.zh) · \(title.en)"
    let lines = rows.map { "| `\($0.id)` | \($0.words.zh) | \($0.words.en) |" }
    return "## \(heading)\n\n| id | 中文 | English |\n| --- | --- | --- |\n" + lines.joined(separator: "\n")
  }
}
