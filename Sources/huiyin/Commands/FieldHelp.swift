import CaseDomain

/// The help of actions and their fields, made of the action table.
enum FieldHelp {
  /// The options of one action.
  static func text(_ action: Action) -> String {
    let language = Asking.invocation.language
    let rule = ActionRule.of(action)
    var lines = ["\(action.rawValue)  \(action.words(language))"]
    for spec in rule.allFields {
      var line = "  --\(spec.name.option) \(placeholder(spec.type, language))"
      if spec.repeats { line += " …" }
      line += "  \(spec.name.words(language))"
      if spec.required { line += " \(say(.helpRequired))" }
      lines.append(line)
    }
    lines.append("  --input FILE|-  \(say(.helpInput))")
    if action != .register { lines.append("  --if-revision N  \(say(.helpIfRevision))") }
    lines.append("  --format text|json")
    return lines.joined(separator: "\n")
  }

  /// Every action with its name in words.
  static var actions: String {
    let language = Asking.invocation.language
    let lines = Action.allCases.filter { $0 != .register }.map { "  \($0.rawValue)  \($0.words(language))" }
    return say(.helpActions) + "\n" + lines.joined(separator: "\n")
  }

  private static func placeholder(_ type: FieldType, _ language: Language) -> String {
    switch type {
    case .line, .text: "TEXT"
    case .flag: "yes|no"
    case .moment, .day: "DATE"
    case .number: "N"
    case .term(let set): set.values.map { $0.words(language) }.joined(separator: "|")
    case .department: "DEPT"
    case .staff: "STAFF"
    case .party: "STAFF|DEPT"
    case .channel: "CHANNEL"
    case .category: "L1[/L2]"
    case .caseNumber: "NUMBER"
    case .pointVerdict: "N=FINDING/RESOLVED"
    case .file: "PATH"
    }
  }
}
