/// 历史导入 (domain §3): a row of an export becomes a case. With its official answer it is closed as history, without
/// clocks; without one it is registered and its clocks start at the import.
///
/// Texts were cleaned by the importer; what still carries control characters is refused like any other.
public func decideImport(_ data: Import, in context: RuleContext) throws(Refusal) -> Decision {
  guard context.actor.active else { throw .rule(.personRetired, ["person": Bilingual(context.actor.name)]) }
  guard let role = [Role.clerk, .supervisor, .admin].first(where: context.actor.roles.contains) else {
    throw .rule(
      .roleMissing,
      ["action": NoticeText.importing(), "who": .list([Role.clerk, .supervisor, .admin].map(\.words))])
  }
  let registration = data.registration
  if context.organisation.accounts == .own, registration.complainant.confidential || registration.kind == .report {
    throw .rule(.noSecretsHere)
  }
  guard context.organisation.channel(registration.channel) != nil else {
    throw .bad(
      .channelUnknown, .channel,
      [
        "value": Bilingual(registration.channel), "choices": .list(context.organisation.channels.map(\.words)),
      ])
  }
  guard registration.receivedAt <= context.now else {
    throw .bad(
      .receivedInTheFuture, .receivedAt,
      ["value": context.shown(registration.receivedAt), "now": context.shown(context.now)])
  }
  let texts: [(FieldName, ErasableText?, Int)] = [
    (.subject, registration.subject, 500), (.content, registration.content, 50_000),
    (.answer, data.answer?.text, 50_000),
    (.account, registration.complainant.account, 200), (.name, registration.complainant.name, 200),
  ]
  for (field, text, limit) in texts {
    guard let text = text?.text else { continue }
    if text.trimmed.isEmpty { throw .bad(.fieldMissing, field, ["action": NoticeText.importing()]) }
    if text.utf8.count > limit * 16 || text.count > limit {
      throw .bad(.fieldTooLong, field, ["limit": Bilingual(String(limit))])
    }
    if let hostile = text.unicodeScalars.first(where: { $0.isHostile(multiline: true) }) {
      throw .bad(.fieldControl, field, ["code": Bilingual("U+" + String(hostile.value, radix: 16, uppercase: true))])
    }
  }
  var event = CaseEvent(seq: 1, at: context.now, actor: context.actor.id, role: role, change: .imported(data), act: 1)
  if data.answer == nil, let draft = Case(number: "", events: [event]) {
    event.clocks = context.intakeClocks(draft, from: context.now)
  }
  return Decision(events: [event])
}
