import CaseDomain
import CaseStore
import Foundation

@testable import huiyin

/// A school in which everything that is secret is a canary, and somebody for every way of seeing.
final class SightStore: @unchecked Sendable {  // set up once, read afterwards
  let folder: String
  let root: String
  private(set) var cases: [SightCase] = []
  private let store: CaseStore
  private let zone: Zone

  /// Made once for all tests that change nothing, and copied for those that do.
  static let shared = Result { try SightStore() }

  /// How much somebody sees, written down by hand and not asked of the program.
  enum Sees: Sendable { case nothing, masked, everything }

  static let now = "2026-11-23T09:00:00+08:00"

  static let people: [Staff] = [
    Staff(id: "guan", name: "管宁宁", roles: [.admin]),
    Staff(id: "shou", name: "守信信", roles: [.clerk], departments: ["hmzx"]),
    Staff(id: "fang", name: "方正正", roles: [.clerk], departments: ["xczx"]),
    Staff(id: "ban", name: "班实实", roles: [.handler], departments: ["zwc"]),
    Staff(id: "bao", name: "包扬扬", roles: [.handler], departments: ["zwc"]),
    Staff(id: "xie", name: "谢同同", roles: [.handler], departments: ["aqb"]),
    Staff(id: "jiao", name: "焦明明", roles: [.handler], departments: ["jdc"]),
    Staff(id: "zi", name: "自强强", roles: [.handler], departments: ["jdc"]),
    Staff(id: "xiao", name: "肖立立", roles: [.principal], departments: ["xzs"]),
    Staff(id: "du", name: "杜真真", roles: [.supervisor], departments: ["hmzx"]),
    // Several roles: what each of them allows together.
    Staff(id: "duo", name: "多能能", roles: [.admin, .handler], departments: ["zwc"]),
    Staff(id: "shuang", name: "双双全", roles: [.clerk, .handler], departments: ["zwc"]),
  ]

  /// 被反映人, in every role, and in all of them at once.
  static let accused: [Staff] = [
    Staff(id: "nieshou", name: "聂一山", roles: [.clerk], departments: ["hmzx"]),
    Staff(id: "nieban", name: "聂二山", roles: [.handler], departments: ["zwc"]),
    Staff(id: "niexie", name: "聂三山", roles: [.handler], departments: ["aqb"]),
    Staff(id: "niexiao", name: "聂四山", roles: [.principal], departments: ["xzs"]),
    Staff(id: "niedu", name: "聂五山", roles: [.supervisor], departments: ["hmzx"]),
    Staff(id: "nieguan", name: "聂六山", roles: [.admin]),
    Staff(
      id: "niequan", name: "聂七山", roles: [.admin, .clerk, .handler, .principal, .supervisor], departments: ["zwc"]),
  ]

  static let everybody = people + accused

  /// Departments that led or helped, by case; nobody else's handlers see it.
  static let departments: [String: Set<String>] = [
    "ordinary": ["zwc", "aqb"], "guarded": ["zwc", "aqb"], "anonymous": ["zwc"], "report": ["zwc", "aqb"],
    "master": ["zwc"], "member": ["zwc"], "upstream": ["zwc"], "edited": ["zwc"], "own": ["zwc"], "closed": ["zwc"],
    "reopened": ["zwc", "jdc"], "waiting": [], "erased": ["zwc"],
  ]

  /// Cases whose 被反映人 are all of `accused`.
  static let accusing: Set<String> = ["report", "master"]

  static func sees(_ person: String, _ key: String) -> Sees {
    guard let staff = everybody.first(where: { $0.id == person }) else { return .nothing }
    if accusing.contains(key), accused.contains(staff) { return .nothing }
    if !staff.roles.isDisjoint(with: [.clerk, .principal, .supervisor]) { return .everything }
    guard staff.roles.contains(.handler) else { return .nothing }
    if person == "zi", key == "own" { return .everything }
    return departments[key, default: []].isDisjoint(with: staff.departments) ? .nothing : .masked
  }

  init() throws {
    folder = NSTemporaryDirectory() + "huiyin-sight-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    root = folder + "/store"
    var organisation = Organisation.school(name: "曙光学校", code: "SG", practice: true)
    organisation.staff = Self.everybody
    zone = organisation.zone
    let start = Instant(iso8601: "2026-11-16T08:00:00+08:00", zone: organisation.zone) ?? Instant(seconds: 0)
    let root = root
    store = try CaseStore.create(
      at: root, organisation: organisation, actor: "guan", now: start, Surroundings.of(root))
    try fill()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  struct Broken: Error { var what: String }

  func callAsFunction(_ key: String) throws -> SightCase {
    guard let found = cases.first(where: { $0.key == key }) else { throw Broken(what: key) }
    return found
  }

  // MARK: What happened

  @discardableResult
  private func act(
    _ person: String, _ action: Action, _ number: String? = nil, _ fields: Fields = Fields(), at: String,
    file: IncomingFile? = nil
  ) throws -> String {
    guard let moment = Instant(iso8601: "2026-11-" + at, zone: zone) else { throw Broken(what: at) }
    do {
      return try store.act(Request(action, fields), on: number, as: person, now: moment, attaching: file)
        .target.number
    } catch let refusal as Refusal {
      throw Broken(what: "\(number ?? "") \(action) \(person): \(refusal.message.zh)")
    }
  }

  /// Registers a case in which every field that may hold a word about the complainant does.
  private func register(
    _ key: String, _ more: [FieldName: [String]] = [:], as person: String = "shou"
  ) throws -> String {
    var known = SightCase(key, index: cases.count)
    var fields = Fields([
      .kind: ["投诉"], .channel: ["电话"], .subject: ["\(known.slip)说\(key)午餐偏硬"],
      .content: ["\(key)连续两天米饭没有煮透。\(known.spilled)"], .name: [known.name], .phone: [known.phone],
      .account: [known.account], .address: [known.address], .relation: ["家长"],
      .preferredTime: [known.preferredTime], .remedy: ["请回复。\(known.spilled)"],
      .points: ["煮透。\(known.slip)", "公开。\(known.slip)"], .tags: [known.slip], .objectDepartment: [known.slip],
    ])
    for (field, values) in more { fields[field] = values }
    if Self.accusing.contains(key) { fields[.objectPerson] = [Self.accused.map(\.name).joined(separator: "、")] }
    known.number = try act(person, .register, nil, fields, at: "16T08:30")
    cases.append(known)
    return known.number
  }

  private func dispatch(
    _ number: String, _ known: SightCase, with helpers: [String] = [], lead: String = "zwc"
  ) throws {
    try act("shou", .accept, number, [.category: "其他", .remark: known.hint(1)], at: "16T08:35")
    var fields: Fields = [
      .lead: lead, .requirement: known.hint(2), .goal: known.hint(3), .planMeasures: known.hint(4),
      .reason: known.hint(5),
    ]
    fields[.with] = helpers
    try act("xiao", .dispatch, number, fields, at: "16T08:40")
  }

  private func handle(_ number: String, _ known: SightCase, with helpers: [String] = []) throws {
    try dispatch(number, known, with: helpers)
    try act("bao", .sign, number, at: "16T09:00")
    try act(
      "shou", .contact, number, [.method: "电话", .reached: "yes", .text: known.hint(6), .reason: known.hint(7)],
      at: "16T09:10")
    try act("bao", .note, number, [.text: known.hint(8), .step: "阅卷"], at: "16T09:20")
    if helpers.contains("aqb") { try act("xie", .opinion, number, [.text: known.hint(9)], at: "16T09:30") }
  }

  private func oversee(_ number: String, _ known: SightCase) throws {
    try act("xiao", .instruct, number, [.text: known.hint(10)], at: "16T10:00")
    try act("du", .supervise, number, [.level: "催办", .text: known.hint(11)], at: "16T10:05")
    try act("shou", .promise, number, [.what: known.hint(12), .by: "2026-11-30", .owner: "shou"], at: "16T10:10")
    try act("bao", .promise, number, [.what: known.hint(13), .by: "2026-11-30", .owner: "bao"], at: "16T10:12")
    try act("du", .spotCheck, number, [.of: "记录", .finding: known.hint(14)], at: "16T10:15")
    try act(
      "shou", .attach, number, [.file: "\(known.name)\(known.phone)来信.pdf", .kind: "办理"], at: "16T10:20",
      file: IncomingFile(name: "\(known.name)\(known.phone)来信.pdf", bytes: Array("扫描件\(known.index)".utf8)))
    try act(
      "bao", .extend, number, [.reason: known.hint(15), .to: known.key == "report" ? "2026-12-10" : "2026-11-27"],
      at: "16T10:30")
    try act("bao", .suspend, number, [.reason: known.hint(16), .until: "2026-11-24"], at: "16T10:40")
  }

  private func submit(_ number: String, _ known: SightCase) throws {
    try act(
      "bao", .submit, number,
      Fields([
        .finding: ["属实"], .resolved: ["已解决"], .measures: [known.hint(17)], .answer: [known.hint(18)],
        .point: ["1=属实/已解决", "2=属实/已解决"], .why: [known.hint(19)], .accountability: [known.hint(20)],
      ]), at: "16T11:00")
  }

  private func close(_ number: String, _ known: SightCase) throws {
    try handle(number, known)
    try submit(number, known)
    try act("xiao", .approve, number, [.answer: known.hint(21)], at: "16T14:00")
    try act("xiao", .account, number, [.subject: "zwc", .form: known.slip, .basis: known.hint(22)], at: "16T14:05")
    try act("shou", .answer, number, [.method: "电话", .text: known.hint(23)], at: "16T14:10")
    try act(
      "fang", .followUp, number,
      [.outcome: "接通", .contacted: "yes", .resolved: "已解决", .satisfaction: "满意", .attitude: known.hint(24)],
      at: "16T15:00")
    try act("du", .close, number, at: "16T16:00")
  }

  private func fill() throws {
    func both(_ key: String, _ number: String) throws -> (String, SightCase) { (number, try self(key)) }
    for (key, kind) in [("ordinary", "投诉"), ("guarded", "投诉"), ("report", "举报")] {
      let (number, known) = try both(
        key, register(key, [.kind: [kind]].merging(key == "guarded" ? [.confidential: ["yes"]] : [:]) { $1 }))
      try handle(number, known, with: ["aqb"])
      try oversee(number, known)
    }
    // 匿名: no field says who it was; what they said themselves may still.
    let anonymous = try register(
      "anonymous",
      [.name: [], .phone: [], .account: [], .address: [], .preferredTime: [], .anonymous: ["yes"]])
    try act("shou", .accept, anonymous, [.category: "其他"], at: "16T08:35")
    try act("xiao", .dispatch, anonymous, [.lead: "zwc"], at: "16T08:40")
    // 并案: the member's handlers come with its master's answer.
    let (master, known) = try both("master", register("master"))
    let (member, _) = try both("member", register("member"))
    try handle(master, known)
    try act("shou", .accept, member, [.category: "其他"], at: "16T08:35")
    try act("shou", .merge, member, [.into: master], at: "16T09:40")
    try submit(master, known)
    try act("xiao", .approve, master, [.answer: known.hint(25)], at: "16T14:00")
    let (upstream, above) = try both(
      "upstream", register("upstream", [.upstreamNumber: ["GD-20260088"], .upstreamDue: ["2026-12-01"]]))
    try dispatch(upstream, above)
    let (edited, renamed) = try both("edited", register("edited", [.phone: ["13866220000"]]))
    try act("shou", .edit, edited, [.reason: "记错", .phone: renamed.formerPhone], at: "16T08:31")
    try act(
      "shou", .edit, edited, [.reason: renamed.spilled, .phone: renamed.phone, .name: renamed.name], at: "16T08:32")
    try dispatch(edited, renamed)
    try handOut("own", by: "zi")
    let (closed, finished) = try both("closed", register("closed"))
    try close(closed, finished)
    let (reopened, again) = try both("reopened", register("reopened"))
    try close(reopened, again)
    try act("du", .reopen, reopened, [.reason: again.spilled, .initiative: "complainant"], at: "17T09:00")
    try act("xiao", .dispatch, reopened, [.lead: "jdc", .reason: again.spilled], at: "17T09:10")
    _ = try register("waiting")
    let (erased, gone) = try both("erased", register("erased"))
    try close(erased, gone)
    // Others that lead to what some may not know of.
    try act("du", .link, self("ordinary").number, [.to: self("report").number, .linkAs: "同一事"], at: "17T10:00")
    try act("du", .link, self("guarded").number, [.to: self("ordinary").number, .linkAs: "同一人"], at: "17T10:05")
    try act("du", .lookBack, closed, [.holds: "no", .newCase: self("report").number], at: "17T10:10")
    try keepRecords()
    _ = try store.reindex()
  }

  /// 约谈、抽查、加减分 that tell of cases, some by a number alone.
  private func keepRecords() throws {
    guard let now = Instant(iso8601: "2026-11-17T11:00", zone: zone), let day = CivilDate("2026-11-16") else {
      throw Broken(what: "records")
    }
    let (ordinary, report, guarded) = (try self("ordinary"), try self("report"), try self("guarded"))
    try store.inviteTalk(
      with: "zwc", cause: TalkCause(reasons: [ordinary.slip], cases: [ordinary.number]), on: now + 3600, place: "会议室",
      participants: [ordinary.slip], as: "xiao", now: now)
    try store.inviteTalk(
      with: "zwc", cause: TalkCause(reasons: [report.slip, "见\(report.number)"]), on: now + 3600, place: "会议室",
      participants: [], as: "xiao", now: now)
    try store.givePoints(
      -50, to: "zwc", year: 2026, reason: guarded.slip, cases: [guarded.number], as: "xiao", now: now)
    try store.givePoints(
      -50, to: "zwc", year: 2026, reason: "见\(report.number)", cases: [], as: "xiao", now: now)
    try store.draw(
      100, of: DrawPopulation(since: day, until: day.adding(days: 9), closedOnly: false), as: "xiao", now: now)
  }

  private func handOut(_ key: String, by person: String) throws {
    let number = try register(key, as: person)
    try dispatch(number, self(key))
  }

  // MARK: Asking

  struct Answer: Sendable {
    var status: Int32
    var output: String
    var errors: String
    var all: String { output + errors }
  }

  private final class Pages: @unchecked Sendable {  // one command writes, then it is read
    var output = ""
    var errors = ""
  }

  /// Runs a command line as the program would, in this process; `now` is the practice clock.
  func run(_ arguments: [String], as person: String, now: String = SightStore.now) -> Answer {
    let pages = Pages()
    let status = Output.$capture.withValue({ text, descriptor in
      if descriptor == 1 { pages.output += text } else { pages.errors += text }
    }) {
      Huiyin.run(["--store", root, "--as", person, "--now", now] + arguments)
    }
    return Answer(status: status, output: pages.output, errors: pages.errors)
  }

  /// A copy to change things in.
  func copied() throws -> SightStore { try SightStore(copying: self) }

  private init(copying other: SightStore) throws {
    folder = NSTemporaryDirectory() + "huiyin-sight-\(UUID().uuidString)"
    root = folder + "/store"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: other.root, toPath: root)
    cases = other.cases
    zone = other.zone
    store = try CaseStore(opening: root, Surroundings.of(root))
  }
}

/// The store itself, asked without a command line.
struct SightAsked {
  var store: CaseStore
  var now: Instant

  init(_ store: SightStore) throws {
    self.store = try CaseStore(opening: store.root, Surroundings.of(store.root))
    now = Instant(iso8601: SightStore.now, zone: try self.store.organisation().zone) ?? Instant(seconds: 0)
  }

  func found(_ query: String, _ person: String, _ queue: Queue = .all) throws -> Set<String> {
    Set(try store.list(ListFilter(queue: queue, query: query), as: person, now: now).map(\.number))
  }

  func similar(_ likeness: Likeness, _ person: String) throws -> Set<String> {
    Set(try store.similar(to: likeness, limit: 50, as: person, now: now).map(\.row.number))
  }
}
