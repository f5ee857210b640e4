/// 可见范围: how much of a case a person may see (domain §1, "Who sees what").
public enum Visibility: String, Sendable, Hashable, Comparable {
  /// Not even that it exists.
  case hidden
  /// The case, but not who the complainant is.
  case masked
  case full

  public static func < (left: Visibility, right: Visibility) -> Bool { left.rank < right.rank }

  private var rank: Int { self == .hidden ? 0 : self == .masked ? 1 : 2 }
}

extension RuleContext {
  /// How much the asker sees of a case.
  public func visibility(of target: Case) -> Visibility {
    Visibility(of: target, for: actor, organisation: organisation, now: now)
  }
}

extension Visibility {
  public init(of target: Case, for person: Staff, organisation: Organisation, now: Instant) {
    self.init(of: Sight(target), for: person, organisation: organisation, now: now)
  }

  /// The rule itself. It needs so little of a case that an index can hold it (`Sight`).
  public init(of sight: Sight, for person: Staff, organisation: Organisation, now: Instant) {
    guard person.active, !sight.accuses(person) else {
      self = .hidden
      return
    }
    if person.id == Staff.systemID || !person.roles.isDisjoint(with: [.clerk, .principal, .supervisor]) {
      self = .full
      return
    }
    if sight.registeredBy == person.id, person.roles.contains(.handler) {
      self = .full
      return
    }
    guard person.roles.contains(.handler), !sight.departments.isDisjoint(with: person.departments) else {
      self = .hidden
      return
    }
    self = sight.isRevealed(to: person, now: now, zone: organisation.zone) ? .full : .masked
  }
}

/// What decides whether somebody may see a case.
public struct Sight: Sendable, Hashable {
  public var registeredBy: String
  /// The lead and co-departments of the present round and of the rounds before.
  public var departments: Set<String>
  /// 被反映人 as given: a staff id or a name.
  public var accused: String?
  /// Who has looked at the complainant's identity, and when last.
  public var reveals: [String: Instant]

  public init(registeredBy: String, departments: Set<String>, accused: String?, reveals: [String: Instant]) {
    self.registeredBy = registeredBy
    self.departments = departments
    self.accused = accused
    self.reveals = reveals
  }

  public init(_ target: Case) {
    self.init(
      registeredBy: target.registeredBy, departments: target.departmentsWithSight,
      accused: target.registration.object?.person?.text,
      reveals: target.reveals.reduce(into: [:]) { $0[$1.actor] = max($0[$1.actor] ?? $1.at, $1.at) })
  }

  /// 被反映人 are recognised by id or by name; two people of one name are both barred, which harms less than the
  /// opposite (D).
  public func accuses(_ person: Staff) -> Bool {
    guard let accused else { return false }
    return Self.names(accused, person)
  }

  static func names(_ text: String, _ person: Staff) -> Bool {
    let wanted = text.trimmed
    if wanted == person.id { return true }
    // However it is spelled: with blanks between, in full width; and whatever the person was called before.
    return person.allNames.contains { wanted == $0 || $0.count >= 2 && FoldedText.contains(wanted, $0) }
  }

  /// A reveal holds for that person and case until the end of the day on which it was made (D).
  func isRevealed(to person: Staff, now: Instant, zone: Zone) -> Bool {
    reveals[person.id].map { $0.date(in: zone) == now.date(in: zone) } ?? false
  }
}

extension Case {
  /// The departments whose handlers see it: the lead and co-departments each round ended with. One that was replaced
  /// within a round keeps no sight of what is no longer its own.
  public var departmentsWithSight: Set<String> {
    rounds.reduce(into: []) { $0.formUnion([$1.lead] + $1.with) }
  }

  /// People of ours who are the object of the case (被反映人).
  public func accused(in organisation: Organisation) -> [Staff] {
    organisation.staff.filter { Sight(self).accuses($0) }
  }

  /// Departments that may not lead a 举报: those of the accused person, and the accused department itself (R).
  public func accusedDepartments(in organisation: Organisation) -> Set<String> {
    guard kind == .report else { return [] }
    var departments = Set(accused(in: organisation).flatMap(\.departments))
    if let named = registration.object?.department, let department = organisation.department(input: named) {
      departments.insert(department.id)
    }
    return departments
  }
}
