extension Deed {
  /// What surrounds the circle: it changes no state.
  mutating func oversee(_ action: Action, _ reader: FieldReader) throws(Refusal) {
    switch action {
    case .lookBack: try lookBack(reader)
    case .spotCheck:
      write(
        .spotChecked(
          SpotCheck(of: try reader.needTerm(.of, SpotCheckMethod.self), finding: try reader.needText(.finding))))
    case .instruct:
      write(
        .instructed(
          Instruction(
            number: target.orders.count + 1, text: try reader.needText(.text), due: try reader.momentAhead(.due))))
    case .adopt: write(.adopted)
    case .supervise:
      write(
        .supervised(
          Supervision(
            number: target.orders.count + 1, level: try reader.needTerm(.level, SupervisionLevel.self),
            text: try reader.needText(.text), due: try reader.momentAhead(.due))))
    case .meet: try meet(reader)
    case .promise: try promise(reader)
    case .keep: try keep(reader)
    case .account: try account(reader)
    case .link: try link(reader)
    case .publish:
      let text = try publicText(reader)
      write(.published(Publication(text: text)))
    case .unpublish:
      write(.unpublished(Reason(reason: try reader.needText(.reason))))
    case .commend: write(.commended(Publication(text: try reader.needText(.text))))
    case .reveal: try reveal(reader)
    case .erase: try erase(reader)
    case .attach: try attach(reader)
    case .undo: try undo()
    default: throw .rule(.registerNew)
    }
  }

  private mutating func lookBack(_ reader: FieldReader) throws(Refusal) {
    let holds = try reader.needFlag(.holds)
    let newCase = try reader.relatedCase(.newCase)
    if !holds, newCase == nil { throw .bad(.lookBackNeedsCase, .newCase) }
    write(.lookedBack(LookBack(holds: holds, newCase: newCase?.number)))
  }

  /// 落实: met by the lead, confirmed by who gave it; an order of the system by a supervisor or principal.
  private mutating func meet(_ reader: FieldReader) throws(Refusal) {
    let number = try reader.number(.order) ?? 0
    guard let order = target.orders.first(where: { $0.number == number }) else {
      throw .bad(.orderUnknown, .order, ["n": Bilingual(String(number))])
    }
    guard order.confirmed == nil else { throw .rule(.orderDone, ["n": Bilingual(String(number))], field: .order) }
    let step = OrderStep(number: number, text: try reader.needText(.text))
    let overseer = !context.actor.roles.isDisjoint(with: [.supervisor, .principal])
    // An order of the system, or of somebody who has left, is confirmed by whoever oversees.
    let ownerless = order.giver == Staff.systemID || !context.isActive(order.giver)
    let givenByAsker = order.giver == context.actor.id || (ownerless && overseer)
    if givenByAsker, order.met != nil {
      write(.orderConfirmed(step))
    } else if order.met == nil, context.isHandler(of: target.round.map { [$0.lead] } ?? []) {
      write(.orderMet(step))
    } else if order.met == nil {
      throw .rule(.orderMetByLead, ["n": Bilingual(String(number))])
    } else {
      throw .rule(.orderConfirmedByGiver, ["giver": context.organisation.name(ofStaff: order.giver)])
    }
  }

  private mutating func promise(_ reader: FieldReader) throws(Refusal) {
    guard let by = try reader.momentAhead(.by) else {
      throw .bad(.fieldMissing, .by, ["action": Action.promise.words])
    }
    let owner = try reader.staff(.owner) ?? context.actor.id
    guard let person = context.organisation.person(owner), person.active else {
      throw .bad(.staffUnknown, .owner, ["value": Bilingual(owner)])
    }
    // Who may not know of the case cannot own a promise in it.
    guard Visibility(of: target, for: person, organisation: context.organisation, now: now) != .hidden else {
      throw .bad(.ownerCannotSee, .owner, ["value": Bilingual(person.name)])
    }
    write(
      .promised(
        Promising(number: target.promises.count + 1, what: try reader.needText(.what), by: by, owner: owner)))
  }

  private mutating func keep(_ reader: FieldReader) throws(Refusal) {
    let number = try reader.number(.promise) ?? 0
    guard let promise = target.promises.first(where: { $0.number == number }) else {
      throw .bad(.promiseUnknown, .promise, ["n": Bilingual(String(number))])
    }
    guard promise.kept == nil else { throw .rule(.promiseDone, ["n": Bilingual(String(number))], field: .promise) }
    // The promise of somebody who has left must not keep the case open for ever.
    let overseer = !context.actor.roles.isDisjoint(with: [.supervisor, .principal])
    guard promise.owner == context.actor.id || (overseer && !context.isActive(promise.owner)) else {
      throw .rule(.promiseOfAnother, ["owner": context.organisation.name(ofStaff: promise.owner)])
    }
    write(.promiseKept(PromiseKeeping(number: number, text: reader.text(.text))))
  }

  private mutating func account(_ reader: FieldReader) throws(Refusal) {
    let value = reader.string(.subject) ?? ""
    let organisation = context.organisation
    guard let subject = organisation.department(input: value)?.id ?? organisation.person(input: value)?.id else {
      throw .bad(.partyUnknown, .subject, ["value": Bilingual(value)])
    }
    write(
      .accounted(
        Accountability(subject: subject, form: reader.string(.form) ?? "", basis: try reader.needText(.basis))))
  }

  private mutating func link(_ reader: FieldReader) throws(Refusal) {
    let other = try reader.needRelatedCase(.to)
    guard other.number != target.number else { throw .rule(.linkToItself, field: .to) }
    let kind = try reader.needTerm(.linkAs, LinkKind.self)
    write(.linked(Link(to: other.number, as: kind)))
    // Where something came from, and what came of it, is shown on both sides.
    guard let mirror = kind.mirror, !other.links.contains(where: { $0.what == Link(to: target.number, as: mirror) })
    else { return }
    write(on: other, .linked(Link(to: target.number, as: mirror)))
  }

  /// 公示: a text in which nobody can be recognised (S, `PublicCheck`).
  private func publicText(_ reader: FieldReader) throws(Refusal) -> ErasableText {
    let text = try reader.needText(.text)
    let found = PublicCheck(target, organisation: context.organisation, with: Array(context.related.values))(text.shown)
    guard !found.isEmpty else { return text }
    throw .rule(
      .publicTextLeaks,
      ["found": found.told(of: text.shown, showing: context.visibility(of: target) == .full)], field: .text)
  }

  private mutating func reveal(_ reader: FieldReader) throws(Refusal) {
    // Only who may contact the complainant can look for that purpose; everybody else's look is one to be explained.
    let wanted = try reader.flag(.forContact) ?? false
    let mayContact = (try? context.permission(for: .contact, on: target)) != nil
    write(.revealed(Reveal(reason: try reader.needText(.reason), forContact: wanted && mayContact)))
    if target.complainant.confidential || target.kind == .report { notice(.revealTold) }
  }

  private mutating func attach(_ reader: FieldReader) throws(Refusal) {
    guard let file = context.attachment else { throw .bad(.fileUnreadable, .file) }
    write(
      .attached(
        Attachment(
          sha256: file.sha256, name: ErasableText(file.name), size: file.size,
          kind: try reader.needTerm(.kind, AttachmentKind.self))))
  }

  /// 依法删除: ordered by an admin together with a principal: two different people name the same fields and the same
  /// order, and the second act carries it out (D).
  private mutating func erase(_ reader: FieldReader) throws(Refusal) {
    let fields = reader.fields[.field].sorted()
    for field in fields where Erasure.erasable[field] == nil {
      throw .bad(
        .erasureField, .field,
        ["value": Bilingual(field), "choices": .list(Erasure.erasable.keys.sorted().map { Bilingual($0) })])
    }
    let erasure = Erasure(fields: fields, order: reader.string(.order) ?? "")
    // Asked for field by field, it is confirmed field by field.
    let asked = target.pendingErasures.filter { $0.what == erasure }
    guard !asked.isEmpty else {
      write(.erasureAsked(erasure))
      notice(.erasureNeedsSecond)
      return
    }
    guard asked.contains(where: { isSecond(after: $0.actor) }) else { throw .rule(.erasureNeedsTwo) }
    write(.erased(erasure))
  }

  private func isSecond(after actor: String) -> Bool {
    guard actor != context.actor.id else { return false }
    let first = context.organisation.person(actor)?.roles ?? []
    let second = context.actor.roles
    return (first.contains(.admin) && second.contains(.principal))
      || (first.contains(.principal) && second.contains(.admin))
  }
}

extension Erasure {
  /// The personal texts that can be taken out, by the names `--field` takes.
  public static let erasable: [String: FieldName] = [
    "name": .name, "phone": .phone, "account": .account, "address": .address, "preferredTime": .preferredTime,
    "subject": .subject, "content": .content, "remedy": .remedy, "points": .points, "objectPerson": .objectPerson,
    "texts": .text,
  ]
}
