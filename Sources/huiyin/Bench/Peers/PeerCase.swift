import CaseDomain
import CaseStore

/// A case as other programs can hold it: a task, a mail, a ticket.
struct PeerCase: Hashable {
  var number: String
  var subject: String
  /// What the search of this program looks through, apart from the subject and who complains: content, demand, category,
  /// measures, answers.
  var texts: [String]
  /// Of the lead; `PeerCase.nobody` before there is one.
  var department: String
  var isOpen: Bool
  var received: Instant
  /// Of the earliest duty that runs.
  var due: Instant?

  /// Where a case waits that nobody has yet.
  static let nobody = "未交办"
}

extension PeerCase {
  init(_ row: CaseSummary, _ target: Case, _ organisation: Organisation, now: Instant) {
    let registration = target.registration
    var texts = [registration.content.shown, registration.remedy?.shown, target.category].compactMap { $0 }
    texts += registration.points.map(\.shown)
    for round in target.rounds {
      texts += [round.result?.what.measures.shown, round.answer?.what.text.shown].compactMap { $0 }
    }
    self.init(
      number: target.number, subject: target.subject, texts: texts.filter { !$0.isEmpty },
      department: row.lead.flatMap { id in organisation.departments.first { $0.id == id }?.name } ?? Self.nobody,
      isOpen: row.state.isOpen, received: row.receivedAt, due: row.earliestClock(at: now)?.due)
  }

  /// Another one like it, for what is added while measuring.
  func again(_ turn: Int) -> PeerCase {
    var one = self
    one.number = "\(number)-\(turn)"
    one.subject = "\(subject)（第\(turn + 1)次反映）"
    one.isOpen = true
    return one
  }
}

/// All cases of a store for other programs, and what is asked for in each of them.
struct PeerCases {
  var all: [PeerCase]
  /// The department with the most open cases.
  var department: String
  /// Two characters that stand in many cases.
  static let word = "食堂"

  init(_ all: [PeerCase]) {
    self.all = all
    var open: [String: Int] = [:]
    for one in all where one.isOpen && one.department != PeerCase.nobody { open[one.department, default: 0] += 1 }
    department = open.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? PeerCase.nobody
  }

  init(of store: CaseStore, as actor: String, now: Instant) throws {
    let organisation = try store.organisation()
    self.init(
      try store.list(ListFilter(sort: .number), as: actor, now: now).map { row in
        try Interruption.check()
        return PeerCase(row, try store.read(row.number), organisation, now: now)
      })
  }

  /// What is added in a turn of the measurement.
  func added(_ turn: Int) -> PeerCase? { all.isEmpty ? nil : all[turn % all.count].again(turn) }
}
