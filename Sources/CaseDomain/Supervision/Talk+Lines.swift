extension Talk {
  /// The whole talk in lines, as commands print it and the desk shows it. Made of a talk that was `shown(to:)` its reader.
  public func lines(_ organisation: Organisation, _ language: Language) -> [String] {
    let comma = language == .zh ? "、" : ", "
    let zone = organisation.zone
    func field(_ label: Bilingual, _ value: String) -> String {
      "\(label(language))\(language == .zh ? "：" : ": ")\(value.isEmpty ? "—" : value)"
    }
    var lines = [
      "\(OfficeRecordKind.talk.words(language))\(id.title)  \(organisation.name(ofDepartment: department)(language))  \(state.words(language))",
      field(BookText.columnReasons(), cause.reasons.joined(separator: language == .zh ? "；" : "; ")),
    ]
    if !cause.cases.isEmpty { lines.append(field(TalkText.cases(), cause.cases.joined(separator: comma))) }
    if let bulletin = cause.bulletin { lines.append(field(TalkText.bulletin(), bulletin)) }
    if let warning = cause.warning { lines.append(field(OfficeRecordKind.warning.words, warning)) }
    for entry in entries {
      let who = organisation.name(ofStaff: entry.actor)(language)
      lines.append("")
      lines.append("\(entry.at.shown(in: zone))  \(entry.step.words(language))  \(who)")
      if let because = entry.unseparatedBecause {
        lines.append("  " + TalkText.unseparated(["reason": Bilingual(because)])(language))
      }
      switch entry.deed {
      case .invited(let on, let place, let participants):
        lines.append("  " + field(BookText.columnWhen(), on.shown(in: zone)))
        lines.append("  " + field(TalkText.place(), place))
        lines.append("  " + field(TalkText.participants(), participants.joined(separator: comma)))
      case .recorded(let text, let present, let undertakings):
        lines.append("  " + field(TalkText.present(), present.joined(separator: comma)))
        lines += text.split(separator: "\n").map { "  " + $0 }
        lines += undertakings.map { "  " + field(TalkText.undertaking(), "\($0.what)（\($0.by)）") }
      case .concluded(let text, let numbers):
        lines += text.split(separator: "\n").map { "  " + $0 }
        if !numbers.isEmpty {
          lines.append("  " + field(BookText.columnRectifications(), numbers.joined(separator: comma)))
        }
      case .followedUp(let text, let inPlace):
        lines.append("  " + (inPlace ? TalkText.inPlace : .notInPlace)()(language))
        lines += text.split(separator: "\n").map { "  " + $0 }
      case .cancelled(let reason): lines += reason.split(separator: "\n").map { "  " + $0 }
      }
    }
    return lines
  }
}

extension TalkEntry {
  public var step: TalkStep {
    switch deed {
    case .invited: .invite
    case .recorded: .record
    case .concluded: .outcome
    case .followedUp: .followUp
    case .cancelled: .cancel
    }
  }
}
