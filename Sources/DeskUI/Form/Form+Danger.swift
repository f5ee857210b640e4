import CaseDomain

extension Form {
  /// Words of danger in what is typed; of a correction those that were not known before.
  func danger(_ desk: DeskContext) -> Caution? {
    guard action == .register || action == .edit, let rules = desk.rules() else { return nil }
    let texts = [FieldName.subject, .content, .remedy, .points].flatMap { name in
      fields.first { $0.name == name }?.typed ?? []
    }
    let kind = (chosen(.kind) ?? target?.kind.rawValue).flatMap { CaseKind(rawValue: $0) }
    return rules.caution(kind: kind, texts: texts, known: target?.dangerWords ?? [])
  }
}
