import CaseDomain
import Foundation

/// A case as JSON for one reader (cli.md, "What comes out"). Identifiers are the stable English ones; texts go through
/// the reader's view, so that what is masked stays masked.
struct CaseJSON {
  let view: CaseView
  let encoder: JSONEncoder

  init(_ view: CaseView) {
    self.view = view
    encoder = JSONEncoder()
    var treatment = view.treatment
    // A text that was salted after an erasure is still a plain text to whoever may read it.
    if treatment.redact == nil { treatment.redact = { $0 } }
    encoder.userInfo[TextTreatment.key] = treatment
    encoder.userInfo[Instant.zoneKey] = view.context.organisation.zone
  }

  private var target: Case { view.target }
  private var now: Instant { view.context.now }

  // MARK: Small parts

  func at(_ moment: Instant?) -> JSONValue {
    .string(moment?.iso8601(in: view.context.organisation.zone))
  }

  func text(_ text: ErasableText?) -> JSONValue { .string(view.text(text)) }

  /// A value with who did it and when.
  func by<What: Encodable & Sendable & Hashable>(_ done: By<What>) throws -> JSONValue {
    var members = try JSONValue(done.what, encoder).members ?? [:]
    members["actor"] = .string(done.actor)
    members["at"] = at(done.at)
    members["seq"] = .int(done.seq)
    return .object(members)
  }

  func by<What: Encodable & Sendable & Hashable>(_ done: By<What>?) throws -> JSONValue {
    try done.map { try by($0) } ?? .null
  }

  private func all<What: Encodable & Sendable & Hashable>(_ done: [By<What>]) throws -> JSONValue {
    .array(try done.map { try by($0) })
  }

  /// The running clocks: `{"handle":{"at","mark"}}`.
  var due: JSONValue {
    var members: [String: JSONValue] = [:]
    for run in target.runningClocks(at: now) {
      members[run.clock.rawValue] = .object([
        "at": at(run.due), "mark": .string(view.context.mark(of: run)?.rawValue),
      ])
    }
    return .object(members)
  }

  // MARK: The whole case

  /// What `show` guarantees, and more.
  func whole() throws -> JSONValue {
    let registration = target.registration
    var members: [String: JSONValue] = [
      "number": .string(target.number), "state": .string(target.state.rawValue), "revision": .int(target.revision),
      "kind": .string(target.kind.rawValue), "channel": .string(registration.channel),
      "subject": .string(view.subject), "content": text(registration.content), "remedy": text(registration.remedy),
      "points": .array(registration.points.map { text($0) }), "level": .string(registration.level?.rawValue),
      "overLevel": .bool(registration.overLevel), "complainant": try JSONValue(registration.complainant, encoder),
      "object": object(registration.object), "upstream": upstream(registration.upstream),
      "category": .string(target.category), "urgency": .string(target.urgency.rawValue),
      "tags": .strings(registration.tags.map { view.text($0) }),
      "sensitive": .strings(registration.sensitive.map(\.rawValue)),
      "receivedAt": at(target.receivedAt), "registeredAt": at(target.registeredAt),
      "registeredBy": .string(target.registeredBy), "firstResponsible": .string(target.firstResponsible),
      "solvedLevel": .string(target.solvedLevel?.rawValue), "masked": .bool(view.isMasked), "due": due,
      "suspended": .bool(target.isSuspended(at: now)), "undecided": .bool(target.isUndecided),
      "master": .string(view.other(target.master)), "members": .strings(target.members.compactMap { view.other($0) }),
      "reworks": .int(target.reworks),
      "imported": .bool(target.isImported), "adoptedBy": .string(target.adoptedBy),
    ]
    members["rounds"] = .array(try target.rounds.map { try round($0) })
    members["settlement"] = try by(target.settlement)
    members["orders"] = .array(target.orders.map { order($0) })
    members["promises"] = .array(target.promises.map { promise($0) })
    members["links"] = try all(target.links.filter { view.other($0.what.to) != nil })
    members["attachments"] = try all(target.attachments)
    members["accountabilities"] = try all(target.accountabilities)
    members["spotChecks"] = try all(target.spotChecks)
    members["lookBacks"] = open(try all(target.lookBacks))
    members["publication"] = try by(target.publication)
    members["commendation"] = try by(target.commendation)
    members["closing"] = open(try by(target.closing))
    members["importNotes"] = .object(
      Dictionary(view.importNotes.map { ($0.name, JSONValue.string($0.text)) }, uniquingKeysWith: { $1 }))
    members["events"] = .array(try view.events.map { open(try event($0)) })
    members["next"] = .strings(target.possibleActions(in: view.context).map(\.rawValue))
    return .object(members)
  }

  private func object(_ object: ComplaintObject?) -> JSONValue {
    guard let object else { return .null }
    return .object([
      "department": .string(object.department.map { view.text($0) }), "person": text(object.person),
    ])
  }

  private func upstream(_ upstream: Upstream?) -> JSONValue {
    guard let upstream else { return .null }
    return .object(["number": .string(upstream.number), "due": at(upstream.due)])
  }

  /// Without the numbers of cases that this reader may not know of.
  private func open(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): view.other(text) == nil ? .null : value
    case .array(let values): .array(values.map { open($0) })
    case .object(let members): .object(members.mapValues { open($0) })
    default: value
    }
  }

  private func event(_ event: CaseEvent) throws -> JSONValue {
    var members = try JSONValue(event, encoder).members ?? [:]
    // The chain is for `verify`; the nonce would let anybody guess erased texts.
    for key in ["nonce", "previous", "hash"] { members[key] = nil }
    return .object(members)
  }

  private func round(_ round: Round) throws -> JSONValue {
    let run = target.clocks.last { ($0.clock == .handle || $0.clock == .rework) && $0.round == round.number }
    return .object([
      "number": .int(round.number), "lead": .string(round.lead), "with": .strings(round.with),
      "dispatcher": .string(round.dispatcher), "dispatchedAt": at(round.dispatchedAt),
      "reworkReason": text(round.reworkReason), "requirement": text(round.requirement), "goal": text(round.goal),
      "measures": text(round.measures),
      "signedAt": at(round.signedAt), "signedBy": .string(round.signedBy), "designated": .bool(round.designated),
      "due": run.map { clock($0) } ?? .null, "contacts": try all(round.contacts), "notes": try all(round.notes),
      "opinions": try all(round.opinions), "returns": try all(round.returns),
      "arbitrations": try all(round.arbitrations),
      "extensions": .array(try round.extensions.map { try asked($0.asked, $0.ruling) }),
      "suspensions": .array(
        try round.suspensions.map { suspension in
          var members = try asked(suspension.asked, suspension.ruling).members ?? [:]
          members["resumedAt"] = at(suspension.resumedAt)
          return .object(members)
        }),
      "result": try by(round.result), "sentBack": try all(round.sentBack),
      "approvedAnswer": round.approvedAnswer.map {
        .object(["text": text($0.what), "actor": .string($0.actor), "at": at($0.at), "seq": .int($0.seq)])
      } ?? .null,
      "answer": try by(round.answer), "followUps": try all(round.followUps),
      "explanation": try round.explanation.map { try asked($0.asked, $0.ruling) } ?? .null,
    ])
  }

  /// A request with its decision.
  private func asked<Ask: Encodable & Sendable & Hashable, Answer: Encodable & Sendable & Hashable>(
    _ request: By<Ask>, _ ruling: By<Answer>?
  ) throws -> JSONValue {
    var members = try by(request).members ?? [:]
    members["ruling"] = try by(ruling)
    return .object(members)
  }

  private func clock(_ run: ClockRun) -> JSONValue {
    .object([
      "clock": .string(run.clock.rawValue), "at": at(run.due), "mark": .string(view.context.mark(of: run)?.rawValue),
      "stoppedAt": at(run.stoppedAt), "met": .bool(run.met),
    ])
  }

  private func order(_ order: Order) -> JSONValue {
    .object([
      "number": .int(order.number), "level": .string(order.level?.rawValue), "text": text(order.text),
      "due": at(order.due), "giver": .string(order.giver), "at": at(order.at), "cause": .string(order.cause),
      "met": said(order.met), "confirmed": said(order.confirmed),
    ])
  }

  private func said(_ done: By<ErasableText>?) -> JSONValue {
    done.map { .object(["text": text($0.what), "actor": .string($0.actor), "at": at($0.at)]) } ?? .null
  }

  private func promise(_ promise: Promise) -> JSONValue {
    let kept: JSONValue =
      promise.kept.map { .object(["text": text($0.what.text), "actor": .string($0.actor), "at": at($0.at)]) } ?? .null
    return .object([
      "number": .int(promise.number), "what": text(promise.what), "by": at(promise.by),
      "owner": .string(promise.owner), "madeBy": .string(promise.madeBy), "kept": kept,
    ])
  }
}
