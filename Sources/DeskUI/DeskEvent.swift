import CaseDomain
import TermGrid

/// What happens to the desk: input, time, and the answers to its effects.
public enum DeskEvent: Sendable, Hashable {
  /// From the terminal. `.hangup` and `.terminalLost` save every open form as a draft and quit.
  case input(InputEvent)
  /// The clock; send it before every input and about once a minute (a practice store: its own clock).
  case tick(Instant)
  /// Answer to `.createStore` and `.startDemo`; also when organisation, policy or the person's roles changed.
  case opened(DeskSession)
  /// Answer to `.loadHome`.
  case home(HomeData)
  /// Answer to `.loadList`: the filter as it was asked, and its rows in order.
  case rows(ListFilter, [CaseSummary])
  /// Answer to `.loadPage`: the rows from a place on, and how many there are in all.
  case page(ListFilter, from: Int, [CaseSummary], total: Int)
  /// Answer to `.loadCase`. `related`: its master, its members and the cases it is linked with, as far as readable.
  case caseLoaded(Case, related: [String: Case])
  /// Answer to `.loadCase`: there is no such case, or it cannot be read; the sentence says which.
  case caseMissing(String, Bilingual)
  /// Answer to `.perform`: done and durable.
  case saved(SaveReceipt)
  /// Answer to `.perform`: a rule stands in the way.
  case refused(Refusal)
  /// Answer to `.perform`: somebody changed the case since; here it is as it is now. What was typed is kept.
  case conflict(current: Case, related: [String: Case])
  /// An effect failed for a reason outside the rules (disk full, damaged file): one sentence. Forms stay as they are.
  case failed(Bilingual)
  /// Answer to `.similar`.
  case similar(SimilarQuery, [SimilarCase])
  /// Answer to `.loadDrafts`: this person's drafts, newest first.
  case drafts([DeskDraft])
  /// Answer to `.saveDraft`: it is on the disk.
  case draftSaved(String)
  /// Others changed something: the visible screen asks anew.
  case changed
  /// Nothing is being typed: a screen that has more to do goes on (`Desk.hasWork`).
  case proceed
  /// Answer to `.loadViews`, `.saveView` and `.deleteView`: own views first, then those shared by others.
  case views([SavedView])
  /// Answer to `.loadBook`.
  case book(Book)
  /// Answer to `.loadTalks`, in order of number.
  case talks([Talk])
  /// Answer to `.loadAssessment`.
  case assessment(Assessment)
  /// Answer to `.loadArisen`.
  case arisen(RecordNumber, [String])
  /// Answer to `.writeRecord`: it is on the disk; the sentence says what.
  case recordSaved(Bilingual)
  /// Answer to `.loadAlarms`, the most pressing first.
  case alarms([CaseSummary])
  /// Answer to `.loadAlarms` where nobody wrote anything since the last one: cases this person sees that became late, or
  /// whose clock turned, since then.
  case turned([CaseSummary])
  /// Who else has that case open now.
  case attending(String, [Attendance])
  /// Answer to `.loadInitials`: each word with its initials.
  case initials([String: String])
  /// Answer to `.lookAtPosition`: another number whenever anything was written.
  case position(Int)
  /// Answer to `.loadFacts`.
  case facts(Period, [CaseFacts])
  /// Answer to `.loadBulletin`, `.openIssued` and `.issueBulletin`.
  case bulletin(BulletinSheet)
  /// Answer to `.loadIssued`.
  case issuedBulletins([IssuedEntry])
  /// Answer to `.loadWarnings`, the gravest first, acknowledged ones among them.
  case warnings([StandingWarning])
  /// Answer to `.acknowledge`: kept.
  case acknowledged(WarningRecord)
  /// Answer to `.loadRouting`.
  case routing(String, [RoutingHint])
}

/// What the first screen of a person shows.
public struct HomeData: Sendable, Hashable {
  /// Cases in each of the lists asked for, as this person may see them.
  public var counts: [ListFilter: Int]
  /// What waits for this person, the earliest duty first (`ListFilter(queue: .todo)`); the first hundred are enough.
  public var todo: [CaseSummary]

  public init(counts: [ListFilter: Int], todo: [CaseSummary]) {
    self.counts = counts
    self.todo = todo
  }

  public func count(_ queue: Queue) -> Int { counts[ListFilter(queue: queue)] ?? 0 }
}

/// What was saved, as the store has it now.
public struct SaveReceipt: Sendable, Hashable {
  public var action: Action
  public var target: Case
  public var related: [String: Case]
  public var notices: [Bilingual]

  public init(action: Action, target: Case, related: [String: Case] = [:], notices: [Bilingual] = []) {
    self.action = action
    self.target = target
    self.related = related
    self.notices = notices
  }
}

/// 相似件: an earlier case that may be the same matter or person, and why it is shown.
public struct SimilarCase: Sendable, Hashable {
  public var row: CaseSummary
  /// 同一电话、同一对象、内容相近
  public var why: Bilingual
  /// 0–1; 1 is certain.
  public var score: Double
  /// The same complainant, by telephone or account: their earlier cases, whatever they were about.
  public var isSamePerson: Bool

  public init(row: CaseSummary, why: Bilingual, score: Double = 0, isSamePerson: Bool = false) {
    self.row = row
    self.why = why
    self.score = score
    self.isSamePerson = isSamePerson
  }
}

/// Somebody who has a case open at this moment.
public struct Attendance: Sendable, Hashable {
  /// Staff id.
  public var person: String
  /// They have a form of it open with something typed in.
  public var isTyping: Bool

  public init(person: String, isTyping: Bool) {
    self.person = person
    self.isTyping = isTyping
  }
}

/// 去年同类38件由教务处办理: which department led cases of that category in the last year.
public struct RoutingHint: Sendable, Hashable {
  public var department: String
  public var count: Int

  public init(department: String, count: Int) {
    self.department = department
    self.count = count
  }
}
