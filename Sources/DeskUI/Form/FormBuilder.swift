import CaseDomain
import TermGrid

/// Makes the rows of a form from the action table, and fills in what the case already says.
struct FormBuilder {
  let action: Action
  let target: Case?
  let desk: DeskContext
  /// The cases that the target tells of: what identifies their complainants is masked here too.
  var related: [String: Case] = [:]

  /// All rows, those that are not shown now included.
  func fields() -> [FormField] {
    let rule = ActionRule.of(action)
    var fields: [FormField] = []
    for spec in ordered(rule.fields) { fields += rows(of: spec) }
    fields.append(FormField(FieldSpec.remark, desk))
    fields.append(FormField(FieldSpec.unseparated, desk, required: true))
    for index in fields.indices {
      if let values = prefilled(fields[index]) { fields[index].prefill(values) }
    }
    return fields
  }

  /// The intake form follows the talk: who, what, and the rest; other forms follow the table.
  private func ordered(_ specs: [FieldSpec]) -> [FieldSpec] {
    guard action == .register || action == .edit else { return specs }
    let order: [FieldName] = [
      .reason, .kind, .channel, .upstreamNumber, .upstreamDue, .content, .subject, .name, .phone, .relation, .points,
      .category, .urgency, .objectDepartment, .objectPerson, .anonymous, .confidential, .remedy, .address, .account,
      .callback, .preferredTime, .sensitive, .level, .overLevel, .tags, .receivedAt,
    ]
    return order.compactMap { name in specs.first { $0.name == name } }
      + specs.filter { !order.contains($0.name) }
  }

  private func rows(of spec: FieldSpec) -> [FormField] {
    switch spec.type {
    case .file: return []
    // Emptying a row says it (`Form.request`).
    case _ where spec.name == .clear: return []
    // Not typed: it comes with the warning or bulletin from which the form was opened.
    case _ where spec.name == .origin: return []
    case .pointVerdict: return verdicts(spec)
    case .term(.outcome):
      let isInspection = target?.kind == .rectification
      let options = FollowUpOutcome.allCases.filter { $0.isInspection == isInspection }
        .map { Choice.Option(id: $0.rawValue, words: $0.words) }
      return [FormField(spec, desk, choice: Choice(options))]
    case .flag where spec.name == .decision:
      let options = [
        Choice.Option(id: "yes", words: DeskText.grant()), Choice.Option(id: "no", words: DeskText.refuse()),
      ]
      return [FormField(spec, desk, label: FormLabels.label(.decision, action), choice: Choice(options))]
    default:
      var field = FormField(
        spec, desk, label: FormLabels.label(spec.name, action),
        choice: FormLabels.choice(spec.name, action, target, readable))
      if action == .close, spec.name == .kind { field.note = desk.say(.noteClosure) }
      return [field]
    }
  }

  /// One verdict for each point; a single point shares the verdict of the whole (domain §3 `submit`).
  private func verdicts(_ spec: FieldSpec) -> [FormField] {
    let points = target?.registration.points ?? []
    guard points.count > 1 else { return [] }
    return points.enumerated().flatMap { index, point -> [FormField] in
      let n = index + 1
      var finding = FormField(
        spec, desk, part: .finding(n), type: .term(.finding), label: DeskText.pointFinding(["n": Bilingual("\(n)")]),
        required: true, choice: Choice(TermSet.finding.values.map { Choice.Option(id: $0.id, words: $0.words) }))
      finding.note = "\(n). " + readable(point.shown)
      let resolved = FormField(
        spec, desk, part: .resolved(n), type: .term(.resolution),
        label: DeskText.pointResolved(["n": Bilingual("\(n)")]), required: true,
        choice: Choice(TermSet.resolution.values.map { Choice.Option(id: $0.id, words: $0.words) }))
      return [finding, resolved]
    }
  }

  /// The case as this person may read it.
  private var view: CaseView? { target.flatMap { target in desk.rules(related).flatMap { CaseView(target, in: $0) } } }

  /// A text of the case as this person may read it.
  private func readable(_ text: String) -> String {
    guard let view else { return "" }
    return view.text(text)
  }

  /// A text to go on with; none where something in it is not for this person's eyes, for a mask must not be sent.
  private func open(_ text: String) -> [String]? { readable(text) == text ? [text] : nil }

  /// What a case says in a field, for 更正; nothing where this person may not read it.
  private func open(_ values: [String], _ name: FieldName) -> [String]? {
    guard let view else { return nil }
    return view.isMasked && (name.isIdentity || !values.allSatisfy { view.text($0) == $0 }) ? nil : values
  }

  /// The text that is published, to be replaced; else one to begin with, in which nobody was recognised.
  private func publicText(_ target: Case) -> [String]? {
    guard let session = desk.session else { return nil }
    if let published = target.publication?.what.text.text { return open(published) }
    // Who reads it masked is offered nothing: the draft is made of what the mask hides. An answer that was worked out for
    // another case may speak of the people of that one.
    guard let view, !view.isMasked, target.mentionedNumbers.allSatisfy({ related[$0] != nil }) else { return nil }
    let draft = PublicDraft(target, organisation: session.organisation, with: Array(related.values))
    return draft.text.flatMap(open)
  }

  /// 类别 and 渠道 as in the case before; a complaint by telephone to begin with.
  private func usual(_ name: FieldName) -> [String]? {
    guard let session = desk.session else { return nil }
    switch name {
    case .kind: return [desk.lastIntake?.kind ?? CaseKind.complaint.rawValue]
    case .channel:
      let channel = desk.lastIntake?.channel ?? "phone"
      return session.organisation.channel(channel).map { [$0.id] }
    default: return nil
    }
  }

  /// What is already known. A call back starts empty: nobody's answer is put into their mouth (domain §3).
  private func prefilled(_ field: FormField) -> [String]? {
    if action == .register { return usual(field.name) }
    guard let target, field.part == nil else { return nil }
    switch (action, field.name) {
    case (.edit, _): return field.name == .reason ? nil : open(target.values(of: field.name), field.name)
    case (.accept, .category): return target.registration.category.map { [$0] }
    case (.accept, .urgency): return [(target.registration.urgency ?? .normal).rawValue]
    case (.accept, .level): return target.registration.level.map { [$0.rawValue] }
    case (.approve, .answer): return target.round?.result.flatMap { open($0.what.proposedAnswer.shown) }
    // Left empty, the answer goes out as it was approved.
    case (.answer, .text): return target.round?.approvedAnswer.flatMap { open($0.what.shown) }
    case (.publish, .text): return publicText(target)
    case (.reassign, .with), (.arbitrate, .with): return target.round?.with
    case (.arbitrate, .designate):
      let returns = target.returnCount
      return returns >= (desk.session?.policy.returnsUntilDesignation ?? 3) ? ["yes"] : nil
    case (.meet, .order): return target.openOrders.first.map { ["\($0.number)"] }
    case (.keep, .promise):
      let mine = target.openPromises.first { $0.owner == desk.session?.actor.id }
      return (mine ?? target.openPromises.first).map { ["\($0.number)"] }
    default: return nil
    }
  }
}

extension FieldSpec {
  static let remark = ActionRule.of(.sign).spec(of: .remark) ?? ActionRule.of(.register).fields[2]
  static let unseparated = ActionRule.of(.sign).spec(of: .unseparatedBecause) ?? ActionRule.of(.register).fields[2]
}
