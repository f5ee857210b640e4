import CaseDomain

/// 分栏: one line on the left of the home, with its count: a queue, a narrowed list, a saved view, drafts, decisions.
struct HomeSection: Hashable, Sendable {
  enum Target: Hashable, Sendable { case drafts, decisions, calls, reveals, warnings, list, talks, books }

  /// What a count above nothing says by itself.
  enum Tone: Hashable, Sendable { case plain, overdue, yellow, info }

  var target: Target
  var title: Bilingual
  /// What it counts and opens; drafts and decisions are counted otherwise.
  var filter: ListFilter?
  var tone = Tone.plain
  /// Its list is headed by the section's own name: a view, or more than a queue.
  var isNamed = false

  static func queue(_ queue: Queue, _ tone: Tone = .plain) -> HomeSection {
    HomeSection(target: .list, title: queue.words, filter: ListFilter(queue: queue), tone: tone)
  }

  static func list(_ title: HomeText, _ filter: ListFilter, _ tone: Tone = .plain) -> HomeSection {
    HomeSection(target: .list, title: title(), filter: filter, tone: tone, isNamed: true)
  }
}

/// Which sections a person has, by all of their roles, the most pressing on top.
struct HomeSections {
  let session: DeskSession
  let views: [SavedView]
  let hasDrafts: Bool
  /// A talk with the person's own department lies ahead or is not done.
  var hasTalks = false

  private var roles: Set<Role> { session.actor.roles }

  /// So many of what waits are worked with at a time; whoever has more sees that there are more.
  static let limit = 100
  static let todo = ListFilter(queue: .todo, limit: limit)
  /// Overdue cases, among which a principal finds what to supervise.
  static let overdue = ListFilter(queue: .overdue, limit: limit)
  static let revealed = Condition(.revealed, "-30")
  /// 含危险词, not yet done.
  static let dangers = ListFilter(
    queue: .open, conditions: [Condition(.danger, "yes")], sort: .received, descending: true)
  static let reveals = ListFilter(queue: .all, conditions: [revealed], sort: .received, descending: true)

  var all: [HomeSection] {
    var sections: [HomeSection] =
      hasDrafts ? [HomeSection(target: .drafts, title: DeskText.placeDrafts(), tone: .info)] : []
    if roles.contains(.principal) { sections.append(HomeSection(target: .decisions, title: HomeText.decisions())) }
    sections += [
      .queue(.todo), .queue(.overdue, .overdue),
      .list(.dueToday, ListFilter(queue: .open, conditions: [Condition(.due, "today")]), .yellow),
    ]
    if !roles.isDisjoint(with: [.clerk, .handler, .principal, .supervisor]) { sections += byRole + everybodys }
    sections += views.map { HomeSection(target: .list, title: Bilingual($0.name), filter: $0.filter, isNamed: true) }
    sections += [.queue(.open), .queue(.closed), .queue(.all)]
    if !roles.isDisjoint(with: [.clerk, .handler, .principal, .supervisor]) {
      // Who is talked to learns of it where the day begins; those who oversee have a line of their own.
      if hasTalks, roles.isDisjoint(with: [.principal, .supervisor]) {
        sections.append(HomeSection(target: .talks, title: BookDeskText.sectionOwnTalks(), tone: .yellow))
      }
      sections.append(HomeSection(target: .books, title: BookDeskText.sectionBooks()))
    }
    var seen: Set<HomeSection> = []
    return sections.filter { seen.insert($0).inserted }
  }

  private var byRole: [HomeSection] {
    var sections: [HomeSection] = []
    if roles.contains(.handler) { sections += handlers }
    if roles.contains(.clerk) {
      sections += [
        .queue(.unaccepted), .queue(.undispatched), .queue(.unanswered),
        HomeSection(target: .calls, title: Queue.followUp.words, filter: CallDesk.filter),
      ]
    }
    if roles.contains(.supervisor) { sections += supervisors }
    if !roles.isDisjoint(with: [.principal, .supervisor]) { sections += [.queue(.returned), .queue(.review)] }
    if roles.contains(.principal) { sections.append(.queue(.undecided)) }
    if !roles.isDisjoint(with: [.principal, .supervisor]) {
      sections += [.queue(.lookBack), HomeSection(target: .talks, title: BookDeskText.sectionTalks())]
    }
    if roles.contains(.supervisor) { sections += supervisorsRecords }
    return sections
  }

  private var handlers: [HomeSection] {
    let mine = session.actor.departments
    return [
      .queue(.unsigned), .queue(.handling),
      .list(.coHandled, ListFilter(queue: .todo, conditions: [Condition(.with, mine)])),
      .list(.ordersOnMe, ListFilter(queue: .supervised, conditions: [Condition(.department, mine)]), .yellow),
    ]
  }

  private var supervisors: [HomeSection] {
    let unreached: [FollowUpOutcome] = [.noAnswer, .wrongPerson, .refused, .invalidNumber, .noContact]
    return [
      .queue(.closing), .queue(.undecided),
      .list(.reworkedTwice, ListFilter(queue: .open, conditions: [Condition(.rework, "2")])),
      .list(
        .unreached, ListFilter(queue: .closing, conditions: [Condition(.outcome, unreached.map(\.rawValue))])),
    ]
  }

  private var supervisorsRecords: [HomeSection] {
    let ended: [CaseState] = [.declined, .withdrawn]
    return [
      .list(
        .declinedOrWithdrawn,
        ListFilter(
          queue: .all, conditions: [Condition(.state, ended.map(\.rawValue)), Condition(.changed, "-30")],
          sort: .received, descending: true)),
      HomeSection(target: .reveals, title: HomeText.reveals(), filter: Self.reveals),
    ]
  }

  private var everybodys: [HomeSection] {
    var sections: [HomeSection] = [
      .list(.sensitive, ListFilter(queue: .open, conditions: [Condition(.sensitive, "yes")]), .yellow)
    ]
    if !roles.isDisjoint(with: WarningRecord.deciders) {
      sections.append(HomeSection(target: .warnings, title: WarningDeskText.section(), tone: .yellow))
    } else if roles.contains(.clerk) {
      sections.append(
        HomeSection(
          target: .list, title: WarningDeskText.sectionDanger(), filter: Self.dangers, tone: .yellow, isNamed: true))
    }
    if roles != [.handler] { sections.append(.queue(.supervised)) }
    // What comes and goes stands behind what is always there, so that a digit opens the same every day.
    if let lastSeen = session.lastSeen {
      // To the minute, as people read it.
      let since = String(lastSeen.iso8601(in: session.organisation.zone).prefix(16))
      sections.append(
        .list(
          .sinceLastSeen,
          ListFilter(queue: .all, conditions: [Condition(.changed, since), Condition(.changedBy, "others")])))
    }
    return sections
  }
}
