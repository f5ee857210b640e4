import CaseDomain

/// 编排: which cases there are, how they end, and when each begins.
struct DemoPlan {
  private(set) var families: [Family] = []
  let office: OfficeTime

  /// One deck holds this many cases.
  private static let deck = 200

  /// - Parameter open: about so many cases are open, however many there are; nil: a quarter of them.
  init(cases: Int, open: Int? = nil, office: OfficeTime, dice: inout Dice) {
    self.office = office
    var left = cases
    // A deck holds some fifty open cases. What is left is ended, in the proportions of the deck.
    let wholeDecks = open.map { max(1, $0 * 4 / Self.deck) } ?? .max
    var decks = 0
    while left >= Self.deck {
      guard decks < wholeDecks else {
        add(Journey.ended.flatMap { Array(repeating: $0, count: $0.count) }, upTo: Self.deck, &dice)
        left -= Self.deck
        continue
      }
      decks += 1
      add(Journey.all.flatMap { Array(repeating: $0, count: $0.count) }, upTo: Self.deck, &dice)
      left -= Self.deck
    }
    if left > 0 { add(Self.sample(of: left), upTo: left, &dice) }
    families = families.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
      .map(\.element)
  }

  /// A small likeness of a deck: one in four open, each of another sort, and the usual way twice among the ended ones.
  private static func sample(of cases: Int) -> [Journey] {
    let groups = [Journey.working, Journey.judged, Journey.opening, Journey.ending]
    let longest = groups.map(\.count).max() ?? 0
    let open = (0..<longest).flatMap { place in groups.compactMap { place < $0.count ? $0[place] : nil } }
    let unusual = Journey.ended + Journey.special
    return (0..<cases).map { turn in
      if turn % 4 == 0 { return open[turn / 4 % open.count] }
      return turn % 4 == 3 ? unusual[turn / 4 % unusual.count] : Journey.plain(1)
    }
  }

  private mutating func add(_ journeys: [Journey], upTo cases: Int, _ dice: inout Dice) {
    var left = cases
    for journey in journeys {
      var script = Script(dice: dice.split())
      journey.write(&script)
      guard script.wishes.count <= left else { continue }
      left -= script.wishes.count
      families.append(family(script, journey, &dice))
    }
    let plain = Journey.plain(1)
    while left > 0 {
      var script = Script(dice: dice.split())
      plain.write(&script)
      left -= script.wishes.count
      families.append(family(script, plain, &dice))
    }
  }

  /// Open cases end shortly before now; the others lie anywhere in the months before, fewer of them in vacations.
  private func family(_ script: Script, _ journey: Journey, _ dice: inout Dice) -> Family {
    var family = Family(wishes: script.wishes, steps: script.steps, start: office.end - script.length)
    if journey.isToday {
      let midnight = office.now.date(in: office.calendar.zone).at(.midnight, in: office.calendar.zone)
      family.moment = max(midnight, office.now - Int64(dice.number(4 * 60, 150 * 60)))
      return family
    }
    if let age = journey.age {
      let days = age.lowerBound + (age.upperBound - age.lowerBound) * Double(dice.number(0, 1000)) / 1000
      family.start -= Int64(days * Double(office.day))
      return family
    }
    let latest = office.end - script.length - 600
    for _ in 0..<6 {
      let drawn = dice.number(Int(min(office.start, latest)), Int(latest))
      family.start = Int64(drawn)
      if !office.isVacation(office.moment(family.start)) || dice.percent(25) { break }
    }
    return family
  }

  /// Numbers as a store gives them: by day and order of registration.
  func numbers(code: String, zone: Zone) -> [[String]] {
    var registrations: [(at: Instant, family: Int, index: Int)] = []
    for (place, family) in families.enumerated() {
      for index in family.wishes.indices {
        guard let step = family.steps.first(where: { $0.on == index }) else { continue }
        registrations.append((family.moment(of: step, office), place, index))
      }
    }
    registrations.sort { ($0.at, $0.family, $0.index) < ($1.at, $1.family, $1.index) }
    var numbers = families.map { Array(repeating: "", count: $0.wishes.count) }
    var sequences: [CivilDate: Int] = [:]
    for registration in registrations {
      let day = registration.at.date(in: zone)
      sequences[day, default: 0] += 1
      let digits = String(sequences[day] ?? 1)
      numbers[registration.family][registration.index] =
        code + day.description.filter { $0 != "-" } + "-" + String(repeating: "0", count: max(0, 4 - digits.count))
        + digits
    }
    return numbers
  }
}
