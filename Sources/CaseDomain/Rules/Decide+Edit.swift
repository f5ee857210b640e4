/// 更正: text and points until dispatch; category, kind and urgency until the answer; how to reach the complainant
/// until closed (domain §3 `edit`). Old and new values are kept.
extension Deed {
  mutating func edit(_ reader: FieldReader) throws(Refusal) {
    let reason = try reader.needText(.reason)
    var edits: [FieldEdit] = []
    let emptied = try emptied(reader)
    let given = reader.fields.raw.keys.filter { ![.reason, .remark, .unseparatedBecause, .clear].contains($0) }
    for field in Set(given).union(emptied).sorted() {
      try checkEditable(field)
      let new = emptied.contains(field) ? [] : try canonical(field, reader)
      let old = target.values(of: field)
      if old != new {
        edits.append(FieldEdit(field: field, old: old.map { ErasableText($0) }, new: new.map { ErasableText($0) }))
      }
    }
    guard !edits.isEmpty else { throw .rule(.editNothing) }
    var after = target
    for edit in edits { after.apply(edit) }
    let still = after.complainant
    if after.kind != .rectification, !still.anonymous, still.name == nil || !still.isReachable {
      throw .bad(.complainantUnreachable, .phone)
    }
    if context.organisation.accounts == .own, still.confidential || after.kind == .report {
      throw .rule(.noSecretsHere)
    }
    let clocks = resetClocks(after)
    write(.edited(Edit(reason: reason, fields: edits)), clocks)
    if edits.contains(where: { [.subject, .content, .remedy, .points].contains($0.field) }),
      let caution = context.caution(target.registration, known: target.dangerWords)
    {
      writeBySystem(.cautioned(caution))
      notice(WarningText.noticeCaution(["words": caution.text]))
    }
    if let lead = target.round?.lead, [.dispatched, .handling, .returned, .review].contains(target.state),
      target.accusedDepartments(in: context.organisation).contains(lead)
    {
      notice(.accusedLeads, ["department": context.organisation.name(ofDepartment: lead)])
    }
  }

  /// 清空: a field left out stays as it is, so what is emptied is named. What every case needs can only be replaced (D).
  private func emptied(_ reader: FieldReader) throws(Refusal) -> Set<FieldName> {
    var fields: Set<FieldName> = []
    for value in reader.fields[.clear] {
      guard let field = FieldName(option: value) ?? FieldName(input: value), field != .clear,
        reader.rule.fields.contains(where: { $0.name == field })
      else { throw .bad(.clearUnknown, .clear, ["value": Bilingual(value)]) }
      guard Self.canBeEmpty.contains(field) else { throw .bad(.clearNeeded, field) }
      if reader.fields.has(field) { throw .bad(.clearAndSet, field) }
      fields.insert(field)
    }
    return fields
  }

  private static let canBeEmpty: Set<FieldName> = [
    .remedy, .points, .level, .tags, .sensitive, .name, .phone, .account, .relation, .address, .callback,
    .preferredTime, .objectDepartment, .objectPerson, .upstreamNumber, .upstreamDue,
  ]

  private func checkEditable(_ field: FieldName) throws(Refusal) {
    let states: Set<CaseState>
    switch field {
    case .kind, .category, .urgency, .upstreamNumber, .upstreamDue, .level, .overLevel, .tags, .sensitive,
      .objectDepartment, .objectPerson:
      states = [.registered, .accepted, .dispatched, .handling, .returned, .review, .approved, .merged]
    case .name, .phone, .account, .relation, .address, .anonymous, .confidential, .callback, .preferredTime:
      states = CaseState.open
    default: states = [.registered, .accepted]
    }
    if !states.contains(target.state) {
      throw .rule(.editTooLate, ["field": field.words, "state": target.state.words], field: field)
    }
  }

  /// The values of a field in the form in which they are stored.
  private func canonical(_ field: FieldName, _ reader: FieldReader) throws(Refusal) -> [String] {
    switch field {
    case .kind: return [try reader.needTerm(field, CaseKind.self).rawValue]
    case .urgency: return [try reader.needTerm(field, Urgency.self).rawValue]
    case .level: return [try reader.needTerm(field, Level.self).rawValue]
    case .relation: return [try reader.needTerm(field, Relation.self).rawValue]
    case .channel: return [try reader.channel(field) ?? ""]
    case .category: return [try reader.category(field) ?? ""]
    case .overLevel, .anonymous, .confidential, .callback: return [try reader.needFlag(field) ? "yes" : "no"]
    case .sensitive:
      var marks: [String] = []
      for value in reader.fields[field] { marks.append(try reader.term(value, field, SensitiveMark.self).rawValue) }
      return marks
    case .objectDepartment:
      return reader.fields[field].map { context.organisation.department(input: $0)?.id ?? $0 }
    case .upstreamDue:
      return try reader.moment(field).map { [$0.iso8601(in: context.organisation.zone)] } ?? []
    default: return reader.fields[field]
    }
  }

  /// Clocks that depend on what was edited are set anew from where they started.
  private func resetClocks(_ after: Case) -> [ClockChange] {
    var changes: [ClockChange] = []
    if after.kind != target.kind || after.urgency != target.urgency
      || after.registration.channel != target.registration.channel
    {
      for run in target.clocks where run.stoppedAt == nil && run.given == nil {
        guard var fresh = context.run(run.clock, ClockSubject(after), from: run.startedAt),
          fresh.allowance != run.allowance
        else { continue }
        fresh.pauses = run.pauses
        fresh.due = context.dueOf(fresh, pauses: fresh.pauses)
        fresh.lead = run.lead
        fresh.round = run.round
        changes.append(.reset(run: fresh))
      }
    }
    if after.registration.upstream?.due != target.registration.upstream?.due, let due = after.registration.upstream?.due
    {
      var run = context.upstreamRun(due: due, ClockSubject(after), from: target.run(.upstream)?.startedAt ?? now)
      run.lead = target.round?.lead
      changes.append(.reset(run: run))
    } else if after.registration.upstream?.due == nil, target.run(.upstream) != nil {
      // Nobody above waits any more.
      changes.append(.stopped(clock: .upstream, met: false))
    }
    return changes
  }
}

extension Case {
  /// The values of a field as they are stored; feeds 更正 and the forms.
  public func values(of field: FieldName) -> [String] {
    func one(_ text: ErasableText?) -> [String] { text.map { [$0.shown] } ?? [] }
    func flag(_ value: Bool?) -> [String] { value.map { [$0 ? "yes" : "no"] } ?? [] }
    switch field {
    case .kind: return [registration.kind.rawValue]
    case .channel: return [registration.channel]
    case .subject: return one(registration.subject)
    case .content: return one(registration.content)
    case .remedy: return one(registration.remedy)
    case .points: return registration.points.map(\.shown)
    case .level: return registration.level.map { [$0.rawValue] } ?? []
    case .overLevel: return flag(registration.overLevel)
    case .category: return category.map { [$0] } ?? []
    case .urgency: return [urgency.rawValue]
    case .tags: return registration.tags
    case .sensitive: return registration.sensitive.map(\.rawValue)
    case .name: return one(complainant.name)
    case .phone: return one(complainant.phone)
    case .account: return one(complainant.account)
    case .relation: return complainant.relation.map { [$0.rawValue] } ?? []
    case .address: return one(complainant.address)
    case .anonymous: return flag(complainant.anonymous)
    case .confidential: return flag(complainant.confidential)
    case .callback: return flag(complainant.callback)
    case .preferredTime: return one(complainant.preferredTime)
    case .objectDepartment: return registration.object?.department.map { [$0] } ?? []
    case .objectPerson: return one(registration.object?.person)
    case .upstreamNumber: return registration.upstream?.number.map { [$0] } ?? []
    case .upstreamDue: return registration.upstream?.due.map { [$0.iso8601(in: .beijing)] } ?? []
    default: return []
    }
  }

  /// Carries out one edit; values are in stored form.
  mutating func apply(_ edit: FieldEdit) {
    let first = edit.new.first
    let value = first?.text
    switch edit.field {
    case .kind: registration.kind = value.flatMap { CaseKind(rawValue: $0) } ?? registration.kind
    case .channel: registration.channel = value ?? registration.channel
    case .subject: registration.subject = first ?? registration.subject
    case .content: registration.content = first ?? registration.content
    case .remedy: registration.remedy = first
    case .points: registration.points = edit.new
    case .level: registration.level = value.flatMap { Level(rawValue: $0) }
    case .overLevel: registration.overLevel = value == "yes"
    case .category: category = value
    case .urgency: urgency = value.flatMap { Urgency(rawValue: $0) } ?? urgency
    case .tags: registration.tags = edit.new.map(\.shown)
    case .sensitive: registration.sensitive = edit.new.compactMap { $0.text.flatMap { SensitiveMark(rawValue: $0) } }
    case .objectDepartment, .objectPerson:
      var object = registration.object ?? ComplaintObject()
      if edit.field == .objectPerson { object.person = first } else { object.department = value }
      registration.object = object
    case .upstreamNumber, .upstreamDue:
      var upstream = registration.upstream ?? Upstream()
      if edit.field == .upstreamNumber {
        upstream.number = value
      } else {
        upstream.due = value.flatMap { Instant(iso8601: $0, zone: .beijing) }
      }
      registration.upstream = upstream
    default: applyToComplainant(edit)
    }
  }

  private mutating func applyToComplainant(_ edit: FieldEdit) {
    let first = edit.new.first
    switch edit.field {
    case .name: registration.complainant.name = first
    case .phone: registration.complainant.phone = first
    case .account: registration.complainant.account = first
    case .relation: registration.complainant.relation = first?.text.flatMap { Relation(rawValue: $0) }
    case .address: registration.complainant.address = first
    case .anonymous: registration.complainant.anonymous = first?.text == "yes"
    case .confidential: registration.complainant.confidential = first?.text == "yes"
    case .callback: registration.complainant.callback = first.map { $0.text == "yes" }
    case .preferredTime: registration.complainant.preferredTime = first
    default: break
    }
  }
}
