/// 历史导入 (domain §3): a row of an export becomes a case. With its official answer it is closed as history, without
/// clocks; without one it is registered and its clocks start at the import.
///
/// Texts were cleaned by the importer; what still carries control characters is refused like any other.
public func decideImport(_ data: Import, in context: RuleContext) throws(Refusal) -> Decision {
  let role = try context.importerRole()
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
  guard registration.receivedAt >= context.earliestReceipt else {
    throw .bad(
      .receivedLongAgo, .receivedAt,
      ["value": context.shown(registration.receivedAt), "earliest": context.shown(context.earliestReceipt)])
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
    if HostileText.stacks(text) {
      throw .bad(.fieldStacked, field, ["limit": Bilingual(String(HostileText.mostMarks))])
    }
  }
  var event = CaseEvent(seq: 1, at: context.now, actor: context.actor.id, role: role, change: .imported(data), act: 1)
  if data.answer == nil, let draft = Case(number: "", events: [event]) {
    event.clocks = context.intakeClocks(draft, from: context.now)
  }
  // What was answered long ago alarms nobody.
  guard data.answer == nil, let caution = context.cautionEvent(registration, after: 1) else {
    return Decision(events: [event])
  }
  return Decision(events: [event, caution])
}

extension RuleContext {
  /// The role in which the asker imports.
  /// - Throws: who may not import at all is told so once, before any row is looked at.
  public func importerRole() throws(Refusal) -> Role {
    guard actor.active else { throw .rule(.personRetired, ["person": Bilingual(actor.name)]) }
    let importers = [Role.clerk, .supervisor, .admin]
    guard let role = importers.first(where: actor.roles.contains) else {
      throw .rule(.roleMissing, ["action": NoticeText.importing(), "who": .list(importers.map(\.words))])
    }
    return role
  }
}
