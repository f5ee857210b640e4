import CaseDomain

/// What the desk asks of the world; carried out by the caller in the order given. Every effect but `.deleteDraft` and
/// `.quit` is answered by a `DeskEvent` (its own answer or `.failed`).
public enum DeskEffect: Sendable, Hashable {
  /// → `.home`: what waits for this person, and how many cases each of these lists has.
  case loadHome(counting: [ListFilter])
  /// → `.rows`
  case loadList(ListFilter)
  /// A part of a list, by place → `.page`
  case loadPage(ListFilter, Range<Int>)
  /// → `.caseLoaded` or `.caseMissing`
  case loadCase(String)
  /// → `.saved`, `.refused`, `.conflict` or `.failed`
  case perform(Submission)
  /// → `.similar`
  case similar(SimilarQuery)
  /// → `.drafts`
  case loadDrafts
  /// → `.draftSaved` or `.failed`. The same id overwrites.
  case saveDraft(DeskDraft)
  /// A draft that is not there is no error.
  case deleteDraft(String)
  /// The three questions of the first screen → `.opened` or `.failed`. The person becomes admin, clerk and supervisor.
  case createStore(name: String, code: String, person: String)
  /// → `.opened` of a practice store
  case startDemo
  /// This person's and the shared views → `.views`
  case loadViews
  /// Saved under its id; a new one or one changed → `.views` or `.failed`
  case saveView(SavedView)
  /// → `.views`
  case deleteView(String)
  /// Kept for this person; answered only when it fails.
  case saveSettings(DeskSettings)
  /// What presses: urgent and overdue cases that concern this person → `.alarms`
  case loadAlarms
  /// Which case this desk has open now, and whether something is being typed for it; nil: none → `.attending`, now and
  /// whenever others come or go.
  case attend(String?, typing: Bool)
  /// Pinyin initials of words, for what is found by typing them (`zwc`) → `.initials`
  case loadInitials([String])
  /// Who handled cases of that kind before → `.routing`
  case loadRouting(String)
  /// How far the store has got → `.position`
  case lookAtPosition
  /// The facts of a month, as far as this person may count them → `.facts`
  case loadFacts(Period)
  /// The draft of a period's bulletin as text of so many columns → `.bulletin`
  case loadBulletin(Period, columns: Int)
  /// Every bulletin that was issued → `.issuedBulletins`
  case loadIssued
  /// One of them as it was → `.bulletin`
  case openIssued(year: Int, number: Int, columns: Int)
  /// 印发, with the remarks that are kept → `.bulletin` or `.failed`
  case issueBulletin(Period, correcting: Bool, columns: Int)
  /// 说明 of a draft, by section; none: they are given up. Answered only when it fails.
  case saveRemarks(Period, [String: String], draft: String = "")
  /// 焦点预警 as this person may know of it → `.warnings`
  case loadWarnings
  /// What follows from a warning and why → `.acknowledged`, `.refused` or `.failed`
  case acknowledge(warning: String, follows: WarningFollow, text: String)
  /// A register as this person may read it → `.book`
  case loadBook(BookKind, Period)
  /// Talks this person may read → `.talks`
  case loadTalks
  /// 考核: the points of a year and how they came about → `.assessment`
  case loadAssessment(year: Int)
  /// 整改 that arose from an issued bulletin → `.arisen`
  case loadArisen(RecordNumber)
  /// A step of a talk, a draw, or points → `.recordSaved`, `.refused` or `.failed`
  case writeRecord(RecordOrder)
  /// Leave; nothing follows.
  case quit
}

/// One act to be decided and written.
public struct Submission: Sendable, Hashable {
  public var request: Request
  /// nil for a registration.
  public var number: String?
  /// The revision the person saw; another one on the disk is a `.conflict`.
  public var expectedRevision: Int?
  /// The path of a file to attach, on the machine of the desk; only where `DeskSession.mayAttachFiles`.
  public var file: String?

  public init(_ request: Request, number: String? = nil, expectedRevision: Int? = nil, file: String? = nil) {
    self.request = request
    self.number = number
    self.expectedRevision = expectedRevision
    self.file = file
  }
}

/// What the intake form knows so far, to find 相似件.
public struct SimilarQuery: Sendable, Hashable {
  public var subject: String
  public var content: String
  public var phone: String
  public var name: String
  /// 被反映部门, 被反映人: identifier or name.
  public var objectDepartment: String
  public var objectPerson: String
  /// 账号, 住址 of the complainant: who has the same is the same person, with the name also who lives there.
  public var account: String
  public var address: String

  public init(
    subject: String = "", content: String = "", phone: String = "", name: String = "", objectDepartment: String = "",
    objectPerson: String = "", account: String = "", address: String = ""
  ) {
    self.subject = subject
    self.content = content
    self.phone = phone
    self.name = name
    self.objectDepartment = objectDepartment
    self.objectPerson = objectPerson
    self.account = account
    self.address = address
  }
}

/// 草稿: a form that was not sent. Kept per person; `Codable` so that the caller can store it as it likes.
public struct DeskDraft: Sendable, Hashable, Codable {
  /// Unique among this person's drafts, safe as a file name.
  public var id: String
  public var action: Action
  /// The case it belongs to; nil for a registration.
  public var number: String?
  public var savedAt: Instant
  /// Fields by name, as they were typed.
  public var fields: [String: [String]]
  /// The running desk that saved it last; for the caller, who does not offer what is still being typed elsewhere.
  public var session: String?
  /// The revision of the case it was typed on.
  public var revision: Int?
  /// A record of the office is being typed, which is no act on a case: then `action` says nothing.
  public var record: RecordForm?

  public init(
    id: String, action: Action, number: String?, savedAt: Instant, fields: [String: [String]], revision: Int? = nil,
    record: RecordForm? = nil
  ) {
    self.revision = revision
    self.record = record
    self.id = id
    self.action = action
    self.number = number
    self.savedAt = savedAt
    self.fields = fields
  }
}
