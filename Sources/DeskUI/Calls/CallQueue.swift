import CaseDomain

/// 回访的次序: whom to call now. First appointments that have come and calls whose preferred time is now, then those
/// without one, then what is better called later today, last what waits for another day; within each the one that is
/// due first.
struct CallQueue: Sendable {
  /// Why a call stands where it stands.
  enum Slot: Hashable, Sendable {
    /// 改约: the agreed time has come.
    case agreed
    /// The time they named is now.
    case welcome
    case any
    /// Today from that minute on.
    case later(Int)
    /// Nobody answered in this half of the day; another slot is needed.
    case tried
    case anotherDay
    /// 改约: agreed for a moment to come.
    case appointment(Instant)
  }

  struct Entry: Sendable, Identifiable {
    var row: CaseSummary
    var slot: Slot
    var id: String { row.number }
  }

  private(set) var entries: [Entry] = []

  init() {}

  /// Only what this person may call (domain §3 `follow-up`).
  init(_ rows: [CaseSummary], _ rules: RuleContext) {
    entries = rows.filter(rules.isOfferedCall).map { Entry(row: $0, slot: Self.slot(of: $0, rules)) }
      .sorted { Self.key($0, rules) < Self.key($1, rules) }
  }

  var isEmpty: Bool { entries.isEmpty }
  var count: Int { entries.count }

  func index(of number: String?) -> Int? { entries.firstIndex { $0.row.number == number } }

  mutating func remove(_ number: String) { entries.removeAll { $0.row.number == number } }

  static func slot(of row: CaseSummary, _ rules: RuleContext) -> Slot {
    let zone = rules.organisation.zone
    if let agreed = row.nextCall { return agreed <= rules.now ? .agreed : .appointment(agreed) }
    if row.lastOutcome == .noAnswer || row.lastOutcome == .wrongPerson,
      CallSlot(row.lastChange, zone) == CallSlot(rules.now, zone)
    {
      return .tried
    }
    guard let wish = row.preferredTime.flatMap(PreferredTime.init) else { return .any }
    switch wish.fit(rules.now, zone) {
    case .now: return .welcome
    case .later(let minute): return .later(minute)
    case .anotherDay: return .anotherDay
    }
  }

  private static func key(_ entry: Entry, _ rules: RuleContext) -> (Int, Int64, Int64, String) {
    let due = entry.row.earliestClock(at: rules.now)?.due ?? entry.row.lastChange
    let rank: (Int, Int64) =
      switch entry.slot {
      case .agreed, .welcome: (0, 0)
      case .any: (1, 0)
      case .later(let minute): (2, Int64(minute))
      case .appointment(let moment):
        moment.date(in: rules.organisation.zone) == rules.today(rules.now)
          ? (2, Int64(moment.time(in: rules.organisation.zone).secondOfDay / 60)) : (4, moment.seconds)
      case .tried: (3, 0)
      case .anotherDay: (4, 0)
      }
    return (rank.0, rank.1, due.seconds, entry.row.number)
  }
}

extension RuleContext {
  fileprivate func today(_ now: Instant) -> CivilDate { now.date(in: organisation.zone) }
}

extension CallQueue.Slot {
  /// Nothing speaks for another time.
  var isNow: Bool {
    switch self {
    case .agreed, .welcome, .any: true
    case .later, .appointment, .tried, .anotherDay: false
    }
  }

  func words(_ zone: Zone, _ rules: RuleContext) -> Bilingual {
    switch self {
    case .agreed: CallText.slotAgreed()
    case .welcome: CallText.slotNow()
    case .any: ""
    case .later(let minute):
      CallText.slotLater(["at": Bilingual(TimeOfDay(secondOfDay: minute * 60).description)])
    case .tried: CallText.slotTried()
    case .anotherDay: CallText.slotAnotherDay()
    case .appointment(let moment):
      CallText.slotAppointment([
        "at": moment.date(in: zone) == rules.now.date(in: zone)
          ? Bilingual(moment.shortTime(in: zone)) : rules.brief(moment)
      ])
    }
  }
}
