import CaseDomain
import CaseStore
import DeskUI
import Foundation
import TermGrid
import Testing

@testable import huiyin

/// What the desk asks of the world, answered by the real store.
@MainActor @Suite struct EffectRunnerTests {
  private static let now = Instant(seconds: 1_795_395_600)  // 2026-11-23T09:00+08:00
  private let folder = NSTemporaryDirectory() + "huiyin-runner-\(UUID().uuidString)"

  /// A small school; `body` gets its store.
  private func withStore(_ body: (CaseStore) throws -> Void) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var organisation = Organisation.school(name: "曙光学校", code: "SG", practice: true)
    organisation.staff = [
      Staff(id: "shou", name: "守信", roles: [.clerk, .admin], departments: []),
      Staff(id: "fang", name: "方正", roles: [.clerk], departments: []),
      Staff(id: "ban", name: "班实", roles: [.handler], departments: ["zwc"]),
    ]
    let root = folder + "/store"
    try body(
      try CaseStore.create(
        at: root, organisation: organisation, actor: "shou", now: Self.now, Surroundings.of(root)))
  }

  private func runner(
    _ store: CaseStore, as actor: String, mayAttach: Bool = false, at now: Instant = now,
    clock: (() -> Instant)? = nil
  ) throws -> EffectRunner {
    let again = try CaseStore(opening: store.engine.paths.root, Surroundings.of(store.engine.paths.root))
    let doors = EffectRunner.Doors(
      demo: { (again, actor) }, create: { _, _, _ in (again, actor) }, mayAttach: { _, _ in mayAttach })
    return EffectRunner(store: again, actor: actor, doors: doors, clock: clock ?? { now })
  }

  private func register(_ store: CaseStore, _ more: Fields = [:]) throws -> String {
    var fields: Fields = [
      .kind: "投诉", .channel: "电话", .subject: "午餐米饭偏硬", .content: "连续两天米饭没有煮透。", .name: "秦小满",
      .phone: "13900001111",
    ]
    for (name, values) in more.raw { fields[name] = values }
    return try store.act(Request(.register, fields), as: "shou", now: Self.now).target.number
  }

  // MARK: What presses

  /// Where nobody writes, only what the time brings is asked for, and told once.
  @Test func aDateThatComesIsToldOnce() throws {
    try withStore { store in
      let number = try register(store)
      let due = try #require(try store.list(ListFilter(), as: "shou", now: Self.now).first?.clocks.map(\.due).min())
      let moment = Moment(Self.now)
      let runner = try runner(store, as: "shou", clock: { moment.now })
      #expect(runner.run(.loadAlarms) == .alarms([]))
      #expect(runner.run(.loadAlarms) == nil)
      moment.now = due
      #expect(runner.run(.loadAlarms) == nil)
      moment.now = due + 1
      guard case .turned(let rows)? = runner.run(.loadAlarms) else {
        Issue.record("nothing turned")
        return
      }
      #expect(rows.map(\.number) == [number])
      #expect(runner.run(.loadAlarms) == nil)
      // Somebody wrote: everything is asked anew.
      let second = try register(store, [.urgency: "特急"])
      guard case .alarms(let all)? = runner.run(.loadAlarms) else {
        Issue.record("not asked anew")
        return
      }
      #expect(Set(all.map(\.number)) == [number, second])
    }
  }

  @MainActor private final class Moment {
    var now: Instant
    init(_ now: Instant) { self.now = now }
  }

  // MARK: Attaching

  @Test func aFileIsReadOnlyWhereThatIsAllowed() throws {
    try withStore { store in
      let number = try register(store)
      let path = folder + "/照片.txt"
      try Data("看".utf8).write(to: URL(fileURLWithPath: path))
      let request = Request(.attach, [.file: "照片.txt", .kind: "办理"])
      let submission = Submission(request, number: number, expectedRevision: 1, file: path)
      let barred = try runner(store, as: "shou").run(.perform(submission))
      #expect(barred == .failed(DeskStoreText.fileNotAllowed()))
      #expect(try store.attachments.all().isEmpty)
      let allowed = try runner(store, as: "shou", mayAttach: true)
      #expect(try allowed.session()?.mayAttachFiles == true)
      guard case .saved(let receipt) = allowed.run(.perform(submission)) else {
        Issue.record("not saved")
        return
      }
      #expect(receipt.target.attachments.first?.what.name == "照片.txt")
      #expect(try store.attachments.all().count == 1)
    }
  }

  @Test func everyWayToFailHasItsSentence() throws {
    try withStore { store in
      let number = try register(store)
      let desk = try runner(store, as: "shou", mayAttach: true)
      try Data().write(to: URL(fileURLWithPath: folder + "/empty"))
      #expect(mkfifo(folder + "/pipe", 0o600) == 0)
      let cases: [(String, DeskStoreText)] = [
        ("/nowhere/x.pdf", .fileMissing), ("", .fileMissing), ("-", .fileMissing), (folder, .fileNotPlain),
        (folder + "/pipe", .fileNotPlain), (folder + "/empty", .fileEmpty), ("/dev/zero", .fileNotPlain),
      ]
      for (path, text) in cases {
        let request = Request(.attach, [.file: "x", .kind: "办理"])
        let answer = desk.run(.perform(Submission(request, number: number, file: path)))
        #expect(answer == .failed(text(["path": Bilingual(path)])), "\(path)")
      }
      #expect(throws: DeskRefusal.self) { try AttachedFile.read(folder + "/big", limit: 1) }
      try Data("ab".utf8).write(to: URL(fileURLWithPath: folder + "/big"))
      #expect(
        throws: DeskRefusal(.badInput, .fileTooLarge, ["path": Bilingual(folder + "/big"), "limit": "0 MiB"])
      ) { try AttachedFile.read(folder + "/big", limit: 1) }
      // As a terminal hands over what is dragged into it.
      #expect(try AttachedFile.read("'\(folder)/big' ", limit: 9).name == "big")
    }
  }

  /// Never where a service account runs the program for whoever has a key.
  @Test(arguments: [false, true], [false, true])
  func aServiceAccountReadsNoFiles(atTerminal: Bool, ownsStore: Bool) {
    #expect(
      !Identity.mayAttachFiles(ownAccount: false, ownsStore: ownsStore, atTerminal: atTerminal, remote: true))
    #expect(
      Identity.mayAttachFiles(ownAccount: false, ownsStore: ownsStore, atTerminal: atTerminal, remote: false)
        == (atTerminal && ownsStore))
    #expect(Identity.mayAttachFiles(ownAccount: true, ownsStore: ownsStore, atTerminal: atTerminal, remote: true))
  }

  // MARK: Numbers

  @Test func aFigureOpensItsCasesWhereTheyStand() throws {
    try withStore { store in
      let first = try register(store)
      let second = try register(store, [.subject: "校门口拥堵"])
      _ = try register(store, [.subject: "操场积水"])
      let desk = try runner(store, as: "fang")
      let month = try #require(Period("2026-11"))
      guard case .facts(let loaded, let facts) = desk.run(.loadFacts(month)) else {
        Issue.record("no facts")
        return
      }
      #expect(loaded == month && facts.count == 3)
      let filter = ListFilter(queue: .all, numbers: [second, first, "SG20260101-0001"])
      guard case .rows(_, let rows) = desk.run(.loadList(filter)) else {
        Issue.record("no rows")
        return
      }
      #expect(Set(rows.map(\.number)) == [first, second])
      let many = ListFilter(queue: .all, numbers: (0..<1_200).map { "SG20260101-\($0)" } + [first])
      guard case .rows(_, let found) = desk.run(.loadList(many)) else {
        Issue.record("no rows")
        return
      }
      #expect(found.map(\.number) == [first])
      let handler = try runner(store, as: "ban")
      #expect(handler.run(.loadFacts(month)) == .facts(month, []))
    }
  }

  @Test func bulletinsFromTheDesk() throws {
    try withStore { store in
      _ = try register(store)
      let november = try #require(Period("2026-11"))
      try store.changeOrganisation(as: "shou", now: Self.now) { organisation in
        organisation.staff.append(Staff(id: "du", name: "督察", roles: [.supervisor], departments: []))
        organisation.staff.append(Staff(id: "zhang", name: "章明", roles: [.principal], departments: []))
      }
      let clerk = try runner(store, as: "fang", at: Self.now + 30 * 86_400)
      let issue = DeskEffect.issueBulletin(november, correcting: false, columns: 78)
      #expect(clerk.run(issue) == .failed(DeskStoreText.issueNotForYou()))
      // Remarks belong to the bulletin: all who may issue have them, and nobody else writes any.
      #expect(clerk.run(.saveRemarks(november, ["flow": "多。"])) == .failed(DeskStoreText.issueNotForYou()))
      let head = try runner(store, as: "zhang", at: Self.now + 30 * 86_400)
      #expect(head.run(.saveRemarks(november, ["flow": "本月家长会较多。", "late": "有误"])) == nil)
      guard case .bulletin(let bare) = clerk.run(.loadBulletin(november, columns: 78)),
        case .bulletin(let draft) = try runner(store, as: "du", at: Self.now + 30 * 86_400)
          .run(.loadBulletin(november, columns: 78))
      else {
        Issue.record("no draft")
        return
      }
      #expect(bare.remarks.isEmpty)
      #expect(draft.remarks == ["flow": "本月家长会较多。", "late": "有误"])
      #expect(draft.rows.contains { $0.contains("本月家长会较多") })
      #expect(draft.rows.allSatisfy { CellWidth.standard.columns(of: $0) <= 78 })
      #expect(head.run(.loadDrafts) == .drafts([]), "remarks are no form")
      let early = try runner(store, as: "du")
      #expect(early.run(issue) == .failed(ReportText.periodOpen()))
      let supervisor = try runner(store, as: "du", at: Self.now + 30 * 86_400)
      _ = supervisor.run(.saveRemarks(november, ["next": "请各部门自查。", "late": ""]))
      #expect(head.remarks(november, store) == ["flow": "本月家长会较多。", "next": "请各部门自查。"])
      guard case .bulletin(let issued) = supervisor.run(issue) else {
        Issue.record("not issued")
        return
      }
      #expect(issued.isFrozen && issued.issued?.title == "〔2026〕1号")
      #expect(issued.rows.contains { $0.contains("请各部门自查") })
      #expect(issued.rows.contains { $0.contains("本月家长会较多") } && !issued.rows.contains { $0.contains("有误") })
      #expect(head.remarks(november, store).isEmpty)
      #expect(supervisor.remarks(november, store).isEmpty, "they are in the bulletin now")
      #expect(supervisor.run(issue) == .failed(ReportPageText.alreadyIssued(["title": "〔2026〕1号"])))
      _ = try register(store)
      guard case .bulletin(let again) = supervisor.run(.openIssued(year: 2026, number: 1, columns: 78)) else {
        Issue.record("not found")
        return
      }
      #expect(again.rows == issued.rows)
      // A correction says why.
      #expect(
        supervisor.run(.issueBulletin(november, correcting: true, columns: 78))
          == .failed(ReportPageText.reasonMissing()))
      _ = supervisor.run(.saveRemarks(november, ["remarks": "附注有误"]))
      guard case .bulletin(let second) = supervisor.run(.issueBulletin(november, correcting: true, columns: 78)) else {
        Issue.record("no correction")
        return
      }
      #expect(second.issued?.corrects == "〔2026〕1号")
      #expect(second.rows.filter { $0.contains("附注有误") }.map { $0.contains("更正原因：附注有误") } == [true])
      // Every line with figures leads to the cases that stand in it.
      #expect(second.figures.allSatisfy { second.rows.indices.contains($0.key) && !$0.value.isEmpty })
      let flow = second.figures.first { $0.value.contains { $0.label == "本期共收到群众诉求2件" } }
      #expect(flow.map { second.rows[$0.key].contains("本期共收到群众诉求2件") } == true)
      #expect(flow?.value.first?.cases.count == 2)
      guard case .issuedBulletins(let all) = supervisor.run(.loadIssued) else {
        Issue.record("no list")
        return
      }
      #expect(all.map(\.title) == ["〔2026〕1号", "〔2026〕2号"])
      // What somebody added since is for the next one, also where another takes out what stands in this one.
      let later = SharedRemarks(store: store, actor: "zhang", period: november)
      try later.save(["flow": "补充说明。"], now: Self.now + 40 * 86_400)
      SharedRemarks(store: store, actor: "du", period: november).clear([:])
      #expect(supervisor.remarks(november, store) == ["flow": "补充说明。"])
      SharedRemarks(store: store, actor: "du", period: november).clear(["flow": "补充说明。"])
      #expect(supervisor.remarks(november, store) == [:])
    }
  }

  // MARK: Who is where

  @Test func desksSeeEachOther() throws {
    try withStore { store in
      let number = try register(store)
      let first = try runner(store, as: "shou")
      let second = try runner(store, as: "fang")
      #expect(first.run(.attend(number, typing: false)) == .attending(number, []))
      let here = Attendance(person: "shou", isTyping: false)
      #expect(second.run(.attend(number, typing: true)) == .attending(number, [here]))
      #expect(first.othersMoved() == .attending(number, [Attendance(person: "fang", isTyping: true)]))
      #expect(first.othersMoved() == nil)
      second.leave()
      #expect(first.othersMoved() == .attending(number, []))
      #expect(first.run(.attend(nil, typing: false)) == nil)
    }
  }

  @Test func whoMayNotKnowOfACaseSeesNobodyThere() throws {
    try withStore { store in
      let number = try register(store, [.kind: "举报", .objectPerson: "方正"])
      let first = try runner(store, as: "shou")
      let accused = try runner(store, as: "fang")
      _ = first.run(.attend(number, typing: false))
      #expect(accused.run(.attend(number, typing: true)) == .attending(number, []))
      #expect(first.othersMoved() == nil)
      let missing = "SG20261123-0999"
      #expect(accused.run(.attend(missing, typing: false)) == .attending(missing, []))
    }
  }

  // MARK: What belongs to a person

  @Test func aDraftThatIsBeingTypedIsNotOfferedElsewhere() throws {
    try withStore { store in
      let first = try runner(store, as: "shou")
      let second = try runner(store, as: "shou")
      let draft = DeskDraft(
        id: "register", action: .register, number: nil, savedAt: Self.now, fields: ["subject": ["米饭"]])
      #expect(first.run(.saveDraft(draft)) == .draftSaved("register"))
      #expect(second.run(.loadDrafts) == .drafts([]))
      guard case .drafts(let own) = first.run(.loadDrafts) else { return #expect(Bool(false)) }
      #expect(own.map(\.fields) == [draft.fields])
      first.leave()
      guard case .drafts(let offered) = second.run(.loadDrafts) else { return #expect(Bool(false)) }
      #expect(offered.map(\.id) == ["register"])
    }
  }

  @Test func settingsAndTheLastVisitComeBack() throws {
    try withStore { store in
      let first = try runner(store, as: "shou")
      #expect(try first.session()?.lastSeen == nil)
      let chosen = DeskSettings(language: .en, theme: "high-contrast", mouse: true)
      #expect(first.run(.saveSettings(chosen)) == nil)
      first.leave()
      let second = try runner(store, as: "shou", at: Self.now + 3600)
      #expect(second.settings(DeskSettings()) == chosen)
      #expect(try second.session()?.lastSeen == Self.now)
      second.leave()
      // What was when this person sat down holds until they leave.
      #expect(try second.session()?.lastSeen == Self.now)
      #expect(try runner(store, as: "shou").session()?.lastSeen == Self.now + 3600)
      #expect(try runner(store, as: "fang").settings(DeskSettings()) == DeskSettings())
    }
  }

  /// What another version wrote takes nothing else with it.
  @Test func settingsAreReadOneByOne() {
    func settings(_ text: String) -> DeskSettings { DeskSettings(kept: Array(text.utf8), over: DeskSettings()) }
    var expected = DeskSettings()
    #expect(settings("") == expected)
    #expect(settings("[1]") == expected)
    expected.theme = "monochrome"
    #expect(settings(#"{"theme":"monochrome","language":"fr","mouse":"maybe","later":[1]}"#) == expected)
    #expect(DeskSettings(kept: nil, over: expected) == expected)
  }

  @Test func aDamagedProfileIsSaidAndTheDeskOpens() throws {
    try withStore { store in
      try Data("{".utf8).write(to: URL(fileURLWithPath: folder + "/store/desks/shou.json"))
      let desk = try runner(store, as: "shou")
      #expect(desk.notice?.zh.contains("quarantine/desk-shou.json") == true)
      #expect(desk.settings(DeskSettings()) == DeskSettings())
      #expect(try runner(store, as: "shou").notice == nil)
    }
  }

  @Test func viewsComeWithTheirInitials() throws {
    try withStore { store in
      let desk = try runner(store, as: "shou")
      let view = SavedView(id: "v1", name: "总务超期", filter: ListFilter(queue: .overdue), owner: "shou")
      guard case .views(let views) = desk.run(.saveView(view)) else { return #expect(Bool(false)) }
      #expect(views.map(\.pinyin) == ["zwcq"])
      #expect(desk.run(.loadInitials(["总务处", "Kitchen", "——"])) == .initials(["总务处": "zwc", "Kitchen": "kitchen"]))
      #expect(desk.run(.deleteView("v1")) == .views([]))
      guard case .failed = desk.run(.deleteView("v1")) else { return #expect(Bool(false)) }
    }
  }

  @Test func similarCasesSayWhyAndWho() throws {
    try withStore { store in
      let number = try register(store)
      let query = SimilarQuery(phone: "139-0000-1111")
      guard case .similar(let asked, let found) = try runner(store, as: "fang").run(.similar(query)) else {
        return #expect(Bool(false))
      }
      #expect(asked == query)
      #expect(found.map(\.row.number) == [number])
      #expect(found.first?.isSamePerson == true)
      #expect(found.first?.why == Bilingual("同一电话", "same phone"))
      #expect((found.first?.score ?? 0) >= 0.9)
    }
  }

  @Test func routingLooksBackOneYear() throws {
    try withStore { store in
      let number = try register(store)
      _ = try store.act(Request(.accept, [.category: "食堂与午餐"]), on: number, as: "shou", now: Self.now)
      _ = try store.act(Request(.dispatch, [.lead: "总务处"]), on: number, as: "shou", now: Self.now)
      let category = try store.read(number).category ?? ""
      let later = Self.now + 300 * 86_400
      #expect(
        try runner(store, as: "fang", at: later).run(.loadRouting(category))
          == .routing(category, [RoutingHint(department: "zwc", count: 1)]))
      #expect(
        try runner(store, as: "fang", at: later + 70 * 86_400).run(.loadRouting(category)) == .routing(category, []))
    }
  }
}
