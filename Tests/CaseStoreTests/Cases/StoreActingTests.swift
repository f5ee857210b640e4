import CaseDomain
import Foundation
import Testing

@testable import CaseStore

@Suite struct StoreActingTests {
  @Test func aCaseGoesTheWholeCircle() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    #expect(number == "CG20261102-0001")
    try desk.act(.accept, number, as: "wang", [.category: "食堂与午餐/饭菜质量"])
    try desk.act(.dispatch, number, as: "wang", [.lead: "总务处"])
    try desk.act(.sign, number, as: "liu")
    try desk.act(.contact, number, as: "liu", [.method: "电话", .reached: "yes"])
    try desk.act(
      .submit, number, as: "liu",
      [.finding: "属实", .resolved: "已解决", .measures: "更换保温箱", .answer: "已更换保温箱，请您监督。"])
    try desk.act(.approve, number, as: "gao")
    try desk.act(.answer, number, as: "wang", [.method: "电话"])
    try desk.act(.followUp, number, as: "wang", [.outcome: "接通", .satisfaction: "满意", .resolved: "已解决"])
    let receipt = try desk.act(.close, number, as: "shen")
    #expect(receipt.target.state == .closed)
    #expect(receipt.target.closing?.what.kind == .satisfied)
    let report = try desk.store.verify()
    #expect(report.findings == [])
    #expect(report.cases == 1)
    #expect(report.events == receipt.target.revision)
  }

  /// `~/.local/share` is not there in a fresh account.
  @Test func aStoreIsMadeWithTheFoldersAboveIt() throws {
    let top = NSTemporaryDirectory() + "huiyin-deep-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: top) }
    let store = try CaseStore.create(
      at: top + "/share/huiyin", organisation: .school(name: "晨光小学", code: "CG"), actor: "wang",
      now: PracticeStore.time("2026-11-02T09:00"), PracticeStore.surroundings())
    #expect(try store.verify().findings == [])
  }

  @Test func whatWasRefusedLeavesNothingBehind() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let before = try Data(contentsOf: URL(fileURLWithPath: desk.document(number)))
    let head = try desk.store.journalEnd()
    #expect(throws: Refusal.self) { try desk.act(.close, number, as: "shen") }
    #expect(throws: Refusal.self) { try desk.act(.accept, number, as: "wang", [.category: "没有的分类"]) }
    #expect(throws: StoreError.noSuchCase(number: "CG20261102-0009")) {
      try desk.act(.accept, "CG20261102-0009", as: "wang", [.category: "其他"])
    }
    #expect(throws: StoreError.noSuchStaff(id: "nobody")) { try desk.register(as: "nobody") }
    #expect(try Data(contentsOf: URL(fileURLWithPath: desk.document(number))) == before)
    #expect(try desk.store.journalEnd() == head)
  }

  @Test func theSecondOfTwoIsToldWhatTheFirstChanged() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let seen = try desk.store.read(number).revision
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    do {
      _ = try desk.store.act(
        Request(.accept, [.category: "课后服务"]), on: number, as: "he", now: PracticeStore.time("2026-11-02T10:01"),
        seen: seen)
      Issue.record("the conflict was not noticed")
    } catch let conflict as CaseConflict {
      #expect(conflict.since.map(\.actor) == ["wang"])
      #expect(conflict.sentence.zh.contains("受理"))
    }
    #expect(try desk.store.read(number).category == "其他")
  }

  @Test func numbersAreNeverUsedAgain() throws {
    let desk = try PracticeStore()
    try desk.register()
    let second = try desk.register()
    // The newest document is lost; its number stays taken, also for a process that has no index.
    try FileManager.default.removeItem(atPath: desk.document(second))
    #expect(try desk.register() == "CG20261102-0003")
    try FileManager.default.removeItem(atPath: try #require(desk.store.indexPath))
    try FileManager.default.removeItem(atPath: desk.document("CG20261102-0003"))
    let other = try desk.reopened()
    let receipt = try other.act(
      Request(.register, PracticeStore.complaint), as: "wang", now: PracticeStore.time("2026-11-02T11:00"))
    #expect(receipt.target.number == "CG20261102-0004")
  }

  @Test func mergedCasesChangeTogether() throws {
    let desk = try PracticeStore()
    let master = try desk.register()
    let member = try desk.register()
    let receipt = try desk.act(.merge, member, as: "wang", [.into: master])
    #expect(receipt.target.state == .merged)
    #expect(receipt.others == [master])
    #expect(try desk.store.read(master).members == [member])
    #expect(try desk.store.verify().findings == [])
  }

  @Test func anErasureTakesTheTextAndLeavesTheChain() throws {
    let desk = try PracticeStore { $0.staff.append(Staff(id: "adm", name: "管立", roles: [.admin])) }
    let number = try desk.register()
    try desk.act(.settle, number, as: "wang", [.answer: "当场答复", .satisfaction: "满意"])
    try desk.act(.close, number, as: "shen")
    var request = Request(.erase, [.order: "档案处〔2026〕3号"])
    request.fields[.field] = ["name", "phone"]
    let now = PracticeStore.time("2026-11-03T09:00")
    _ = try desk.store.act(request, on: number, as: "adm", now: now)
    #expect(try desk.store.read(number).complainant.name?.text == "赵小满")
    _ = try desk.store.act(request, on: number, as: "gao", now: now)
    let erased = try desk.reopened().read(number)
    #expect(erased.complainant.name?.text == nil)
    #expect(erased.complainant.phone?.text == nil)
    #expect(erased.registration.content.text != nil)
    let bytes = try String(contentsOfFile: desk.document(number), encoding: .utf8)
    #expect(!bytes.contains("赵小满") && !bytes.contains("199-0000-1234"))
    #expect(try desk.store.verify().findings == [])
    // Nor can it be found any more.
    #expect(try desk.store.list(ListFilter(query: "赵小满"), as: "wang", now: now).isEmpty)
  }

  @Test func attachmentsAreKeptByTheirHash() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let receipt = try desk.store.act(
      Request(.attach, [.kind: "其他", .file: "照片.jpg"]), on: number, as: "wang",
      now: PracticeStore.time("2026-11-02T10:00"), attaching: IncomingFile(name: "照片.jpg", bytes: [1, 2, 3]))
    let attachment = try #require(receipt.target.attachments.first?.what)
    #expect(attachment.size == 3)
    #expect(try desk.store.attachments.read(attachment.sha256) == [1, 2, 3])
    #expect(try desk.store.verify().findings == [])
    try FileManager.default.removeItem(atPath: desk.store.attachments.path(attachment.sha256))
    #expect(try desk.store.verify().findings.map(\.kind) == [.attachmentMissing])
  }

  @Test func theSystemOrdersWhatIsLongOverdue() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    try desk.act(.accept, number, as: "wang", [.category: "其他"])
    try desk.act(.dispatch, number, as: "wang", [.lead: "总务处"])
    #expect(try desk.store.sweep(now: PracticeStore.time("2026-11-10T09:00")) == [])
    // Five working days from 3 November end on the 9th; three working days later the system orders.
    let late = PracticeStore.time("2026-11-13T09:00")
    #expect(try desk.store.sweep(now: late) == [number])
    #expect(try desk.store.sweep(now: late) == [])
    let order = try #require(try desk.store.read(number).orders.first)
    #expect(order.giver == Staff.systemID && order.level == .supervise)
  }

  @Test func changesOfTheOrganisationAreInTheJournal() throws {
    let desk = try PracticeStore()
    try desk.store.changeOrganisation(as: "wang", now: PracticeStore.time("2026-11-02T09:30")) {
      $0.staff.append(Staff(id: "new", name: "新人", roles: [.clerk]))
    }
    #expect(try desk.reopened().organisation().person("new")?.name == "新人")
    var kinds: [String] = []
    try desk.store.engine.journal.read { record, _ in kinds.append(record.kind) }
    #expect(kinds == ["organisation", "policy", "store", "organisation"])
    #expect(try desk.store.verify().findings == [])
  }

  @Test func aNewerStoreIsOpenedForReadingOnly() throws {
    let desk = try PracticeStore()
    let number = try desk.register()
    let path = desk.path("store.json")
    let text = try String(contentsOfFile: path, encoding: .utf8).replacing("\"format\" : 1", with: "\"format\" : 99")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let newer = try desk.reopened()
    #expect(newer.readOnlyReason == .newerFormat)
    #expect(try newer.read(number).state == .registered)
    #expect(try newer.list(ListFilter(), as: "wang", now: PracticeStore.time("2026-11-02T10:00")).count == 1)
    #expect(throws: StoreError.readOnlyStore(path: desk.root, reason: .newerFormat)) {
      try newer.act(
        Request(.register, PracticeStore.complaint), as: "wang", now: PracticeStore.time("2026-11-02T10:00"))
    }
  }
}
