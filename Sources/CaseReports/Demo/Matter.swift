import CaseDomain

/// What the script wants a case to be about.
struct Wish: Sendable {
  enum Reach: Sendable { case named, anonymous, confidential }

  var kind: CaseKind
  var reach = Reach.named
  /// The case of the same family whose matter is told once more.
  var sameAs: Int?
  /// The same person tells it.
  var samePerson = false
  /// Categories that fit what will become of it; empty: any.
  var categories: [String] = []
  var urgency: Urgency?
  /// 12345 and other channels from above, with their number and date.
  var fromAbove = false
  var severalPoints = false
}

/// One invented matter, told by one invented person.
struct Matter: Sendable {
  var kind: CaseKind
  var category: String
  var lead: String
  var with: [String]
  var facts: [String: String]
  var subject: String
  var content: String
  var remedy: String?
  var points: [String] = []
  var measures: String
  var answer: String
  var channel: String
  var who = Complainant()
  var object: ComplaintObject?
  var upstream: Upstream?
  var urgency: Urgency?
  var sensitive: [SensitiveMark] = []
  var receivedAt: Instant

  /// Who handles it must give a reason to learn who told it (domain §3 `contact`).
  var isGuarded: Bool { who.confidential || kind == .report }

  /// As a form would send it.
  func fields(zone: Zone) -> Fields {
    var fields = Fields()
    func put(_ field: FieldName, _ value: String?) { if let value { fields[field] = [value] } }
    func flag(_ field: FieldName, _ value: Bool) { if value { fields[field] = ["yes"] } }
    put(.kind, kind.rawValue)
    put(.channel, channel)
    put(.subject, subject)
    put(.content, content)
    put(.remedy, remedy)
    fields[.points] = points
    put(.name, who.name?.text)
    put(.phone, who.phone?.text)
    put(.account, who.account?.text)
    put(.relation, who.relation?.rawValue)
    put(.address, who.address?.text)
    put(.preferredTime, who.preferredTime?.text)
    flag(.anonymous, who.anonymous)
    flag(.confidential, who.confidential)
    put(.callback, who.callback.map { $0 ? "yes" : "no" })
    put(.objectDepartment, object?.department)
    put(.objectPerson, object?.person?.text)
    put(.upstreamNumber, upstream?.number)
    put(.upstreamDue, upstream?.due?.iso8601(in: zone))
    put(.urgency, urgency?.rawValue)
    fields[.sensitive] = sensitive.map(\.rawValue)
    put(.receivedAt, receivedAt.iso8601(in: zone))
    return fields
  }

  /// As an export of another system would hold it.
  var registration: Registration {
    Registration(
      kind: kind, channel: channel, subject: ErasableText(subject), content: ErasableText(content), complainant: who,
      upstream: upstream, category: category, receivedAt: receivedAt)
  }
}
