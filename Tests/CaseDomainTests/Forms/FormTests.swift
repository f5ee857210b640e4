import CaseReports
import Testing

@testable import CaseDomain

/// The printed forms say what was so when it happened, and claim nothing that was not.
struct FormTests {
  private func paper(_ scenario: Scenario, _ form: FormKind, as id: String = "super1") throws -> String {
    let view = try #require(CaseView(try scenario.target, in: scenario.context(as: id)))
    return try #require(FormWriter(view).paper(form)).text(columns: 100)
  }

  private func papers(_ scenario: Scenario) throws -> [String: DossierPaper.State] {
    Dictionary(try scenario.target.dossierPapers.map { ($0.id, $0.state) }, uniquingKeysWith: { $1 })
  }

  private func reworked() throws -> Scenario {
    var scenario = try Scenario.walked(to: .followUp)
    try scenario.at("2026-11-04T09:00")
    try scenario.does(.followUp, as: "clerk2", Scenario.dissatisfied)
    try scenario.at("2026-11-05T09:00")
    try scenario.does(.rework, as: "super1", [.reason: "处理不彻底，拿出时间表后再报"])
    return scenario
  }

  /// 退办: the sheet has the round, who sent it back and why; the dossier has both sheets and both answers.
  @Test func everyDispatchHasItsOwnSheet() throws {
    var scenario = try reworked()
    let sheet = try paper(scenario, .dispatch)
    for words in ["第2轮（退办）", "处理不彻底，拿出时间表后再报", "交办人：高远山", "2026年11月5日 09:00"] {
      #expect(sheet.contains(words), "\(words)")
    }
    #expect(!sheet.contains("第1轮"))
    try scenario.at("2026-11-06T09:00")
    try scenario.does(.sign, as: "zw1")
    try scenario.does(.submit, as: "zw1", Scenario.result.with([.answer: "第二次答复：保温车已到位。"]))
    try scenario.does(.approve, as: "principal1")
    try scenario.does(.answer, as: "clerk1", [.method: "电话"])
    let dossier = try paper(scenario, .dossier)
    for words in ["第1轮（交办）", "三日内查清", "交办人：林一诺", "第2轮（退办）", "已换保温箱，请您监督。", "第二次答复：保温车已到位。"] {
      #expect(dossier.contains(words), "\(words)")
    }
  }

  /// 裁定: the new lead stands beside who ruled and when, not beside the first dispatcher.
  @Test func anArbitrationIsADispatchOfItsOwn() throws {
    var scenario = try Scenario.walked(to: .returned)
    try scenario.at("2026-11-03T15:00")
    try scenario.does(.arbitrate, as: "super1", [.lead: "安全办", .reason: "属安全办职责"])
    let sheet = try paper(scenario, .dispatch)
    for words in ["安全办", "交办人：高远山", "2026年11月3日 15:00", "属安全办职责"] { #expect(sheet.contains(words), "\(words)") }
    let dossier = try paper(scenario, .dossier)
    for words in ["总务处", "交办人：林一诺", "三日内查清"] { #expect(dossier.contains(words), "\(words)") }
  }

  /// What is not due yet is no gap; after 退办 the present round is what counts.
  @Test func theCatalogueKnowsWhatIsStillToCome() throws {
    var scenario = try Scenario.walked(to: .handling)
    var states = try papers(scenario)
    #expect(states["signing"] == .there)
    for id in ["result", "review", "answer", "followUp", "closing"] { #expect(states[id] == .notYet, "\(id)") }
    scenario = try reworked()
    states = try papers(scenario)
    for id in ["signing", "handling", "result", "review", "answer", "followUp", "closing"] {
      #expect(states[id] == .notYet, "\(id)")
    }
    #expect(states["dispatch"] == .there)
    #expect(try paper(scenario, .dossier).contains("到目前应有的材料齐全。尚未到的环节：签收、"))
    let closed = try Scenario.walked(to: .closed)
    #expect(try papers(closed)["contact"] == .missing)
    #expect(try papers(closed)["closing"] == .there)
    #expect(try papers(try Scenario.walked(to: .declined))["closing"] == .notNeeded)
    // Just registered: nobody knows yet which way it goes, and nothing of the long one is not needed.
    states = try papers(try Scenario.walked(to: .registered))
    for id in ["dispatch", "signing", "contact", "handling", "result", "review", "answer", "followUp", "closing"] {
      #expect(states[id] == .notYet, "\(id)")
    }
    #expect(try paper(closed, .dossier).contains("六步中没有记录的：阅卷、"))
    #expect(try paper(closed, .dossier).contains("销号：满意"))
  }

  /// 当场办结 without 受理: what was registered is all there is, and nothing is missing.
  @Test func theCatalogueOfASettledCase() throws {
    var scenario = try Scenario.walked(to: .registered)
    try scenario.does(.settle, as: "clerk1", [.answer: "当场已说明。", .satisfaction: "满意"])
    let states = try papers(scenario)
    #expect(states["acceptance"] == .there && states["answer"] == .there && states["closing"] == .notYet)
    for id in ["dispatch", "signing", "contact", "handling", "result", "review", "followUp"] {
      #expect(states[id] == .notNeeded, "\(id)")
    }
    #expect(!states.values.contains(.missing))
  }

  /// 并案: only its own papers; 签收 to 审核 are its master's.
  @Test func theCatalogueOfAMergedCase() throws {
    var scenario = try Scenario.walked(to: .registered)
    let member = scenario.current
    let master = try scenario.register()
    try scenario.does(.merge, as: "clerk1", on: member, [.into: master])
    scenario.current = member
    let states = try papers(scenario)
    #expect(states["acceptance"] == .there)
    for id in ["dispatch", "signing", "contact", "handling", "result", "review"] {
      #expect(states[id] == .withMaster, "\(id)")
    }
    for id in ["answer", "followUp", "closing"] { #expect(states[id] == .notYet, "\(id)") }
    #expect(try paper(scenario, .dossier).contains("见主案"))
  }

  /// Reopened: what was done before is in the file, the present way begins anew.
  @Test func theCatalogueOfAReopenedCase() throws {
    var scenario = try Scenario.walked(to: .closed)
    try scenario.does(.reopen, as: "super1", [.reason: "又发生了", .initiative: "complainant"])
    let states = try papers(scenario)
    #expect(states["acceptance"] == .there)
    for id in ["dispatch", "result", "answer", "closing"] { #expect(states[id] == .notYet, "\(id)") }
  }

  @Test func theStepsAreInOrderOfTime() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.at("2026-11-03T09:00")
    try scenario.does(.contact, as: "zw1", [.method: "电话", .reached: "yes", .text: "先打了电话"])
    try scenario.at("2026-11-04T09:00")
    try scenario.does(.note, as: "zw1", [.text: "再约到校", .step: "约访"])
    try scenario.at("2026-11-05T09:00")
    try scenario.does(.contact, as: "zw1", [.method: "电话", .reached: "yes", .text: "最后回电"])
    let text = try paper(scenario, .dossier)
    let places = try ["先打了电话", "再约到校", "最后回电"].map { try #require(text.firstRange(of: $0)).lowerBound }
    #expect(places == places.sorted())
  }

  /// 回访由未参与办理的人员进行 is said only where it is so.
  @Test func aCallThatIsNotSeparatedSaysSo() throws {
    let separated = try paper(try Scenario.walked(to: .closed), .followUp)
    #expect(separated.contains("回访人未参与办理。"))
    #expect(!separated.contains("未分离"))
    var target = try Scenario.walked(to: .closed)
    let call = try #require(try target.target.round?.followUps.last)
    var events = try target.target.events
    let place = try #require(events.firstIndex { $0.seq == call.seq })
    events[place].unseparatedBecause = ErasableText("全校只有一人值守")
    let marked = try #require(Case(number: target.current, events: events))
    let view = try #require(CaseView(marked, in: target.context(as: "super1")))
    let text = try #require(FormWriter(view).paper(.followUp)).text(columns: 100)
    #expect(text.contains("未分离：全校只有一人值守"))
    #expect(!text.contains("未参与办理"))
    target.now = target.now + 1
  }

  /// 整改 is inspected, and what failed is not shown as if it waited for a call.
  @Test func aRectificationIsInspected() throws {
    var scenario = try Scenario.walked(to: .followUp, kind: "整改")
    try scenario.does(.followUp, as: "clerk2", [.outcome: "不到位", .evidence: "灶台仍有油污"])
    let record = try paper(scenario, .followUp)
    for words in ["验收记录", "验收人：何静远", "灶台仍有油污", "验收人未参与办理。"] { #expect(record.contains(words), "\(words)") }
    for words in ["回访", "满意度"] { #expect(!record.contains(words), "\(words)") }
    let context = scenario.context(as: "super1")
    let facts = CaseFacts(try scenario.target)
    var source = BookSource(context: context, period: try #require(Period("2026")), facts: [facts])
    source.views[scenario.current] = CaseView(try scenario.target, in: context)
    let row = try #require(source.book(.rectification).rows.first).cells.map(\.zh)
    #expect(row.contains("验收不到位，待决定"))
    #expect(row.contains("何静远（不到位）"))
    let numbers = BulletinNumbers(
      [facts], period: try #require(Period("2026-11")), now: scenario.now + 60, organisation: scenario.organisation,
      policy: scenario.policy)
    #expect(numbers.rectificationFailed == [scenario.current])
    let bulletin = BulletinWriter(numbers, organisation: scenario.organisation, now: scenario.now + 60).paper()
    #expect(bulletin.text(columns: 200).contains("其中1项验收不到位，待决定。"))
    // 处理率: answered for when it was approved.
    #expect(numbers.row(.answered)?.figure.counted == [scenario.current])
  }

  @Test func nothingIsCalledAcceptedThatIsNot() throws {
    let registered = try paper(try Scenario.walked(to: .registered), .acceptance)
    #expect(registered.contains("登记单（未受理）"))
    #expect(!registered.contains("受理单"))
    let declined = try paper(try Scenario.walked(to: .declined), .acceptance)
    for words in ["不予受理告知单", "不属本校", "请向教育局反映"] { #expect(declined.contains(words), "\(words)") }
    let accepted = try paper(try Scenario.walked(to: .accepted), .acceptance)
    for words in ["受理单", "受理人：林一诺", "受理时间：2026年11月2日 09:00", "首问责任人"] {
      #expect(accepted.contains(words), "\(words)")
    }
  }

  /// 答复书: a letter, with the office and the day at its end and nothing of the office's own.
  @Test func anAnswerIsALetter() throws {
    let scenario = try Scenario.walked(to: .closed)
    let lines = try paper(scenario, .answer).split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
    #expect(lines.contains { $0.hasSuffix("尊敬的顾念安：") })
    #expect(lines.suffix(2).map(String.init) == [scenario.organisation.name, "2026年11月2日"])
    #expect(!lines.contains { $0.contains("打印") })
  }

  /// 督办 by the system ends with the case; what somebody ordered waits for their word.
  @Test func whatTheSystemOrderedEndsWithTheCase() throws {
    var scenario = try reworked()
    try scenario.does(.secondRework)
    #expect(try scenario.target.orders.count == 1)
    #expect(try scenario.target.openOrders.count == 1)
    let sheet = try paper(scenario, .supervision)
    for words in ["系统按规则自动下达，督导签发", "随办理期限：", "查明前几次未办好的原因"] {
      #expect(sheet.contains(words), "\(words)")
    }
    // 台账 has the date that stands on its form.
    let context = scenario.context(as: "super1")
    let view = try #require(CaseView(try scenario.target, in: context))
    let book = BookSource(
      context: context, period: try #require(Period("2026")), facts: [CaseFacts(try scenario.target)],
      views: [scenario.current: view]
    ).book(.orders)
    let due = try #require(book.rows.first?.cells[7].zh)
    #expect(due.hasPrefix("随办理期限 "))
    let day = try #require(CivilDate(String(due.dropFirst(6).prefix(10))))
    #expect(sheet.contains("随办理期限：\(day.year)年\(day.month)月\(day.day)日"))
    try scenario.walk(to: .closed)
    #expect(try scenario.target.openOrders.isEmpty)
    #expect(try paper(scenario, .supervision).contains("已随办结终止"))
    var other = try Scenario.walked(to: .handling)
    try other.does(.supervise, as: "super1", [.level: "督办", .text: "三日内办结"])
    try other.walk(to: .closed)
    #expect(try other.target.openOrders.count == 1)
  }
}

extension Scenario {
  fileprivate enum Way { case secondRework }

  /// Once more through the hands of the department, and sent back again: the second 退办.
  fileprivate mutating func does(_ way: Way) throws {
    try walk(to: .followUp)
    try does(.followUp, as: "clerk2", Self.dissatisfied)
    try does(.rework, as: "super1", [.reason: "仍未办好"])
  }
}
