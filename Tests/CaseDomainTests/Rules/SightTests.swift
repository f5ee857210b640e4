import Foundation
import Testing

@testable import CaseDomain

/// Who sees what (domain §1): the accused, masked handlers, reveals.
struct SightTests {
  private static let report: Fields = [.objectPerson: "苏青禾", .objectDepartment: "教导处"]

  private func reported() throws -> Scenario {
    try Scenario.walked(to: .accepted, kind: "举报", .invented, Self.report)
  }

  @Test func everybodysSight() throws {
    let scenario = try Scenario.walked(to: .handling)
    func sight(_ id: String) throws -> Visibility {
      scenario.context(as: id).visibility(of: try scenario.target)
    }
    for id in ["clerk1", "super1", "principal1"] { #expect(try sight(id) == .full) }
    for id in ["zw1", "zw2"] { #expect(try sight(id) == .masked) }
    for id in ["jd1", "aq1", "admin1", "gone", "nobody"] { #expect(try sight(id) == .hidden) }
    var own = Scenario()
    try own.register(as: "jd1")
    #expect(own.context(as: "jd1").visibility(of: try own.target) == .full)
    // Who registered it keeps no sight by a role that reads no cases.
    let moved = Staff(id: "jd1", name: "苏青禾", roles: [.admin])
    own.organisation = own.organisation.staffed(by: [moved])
    #expect(own.context(as: "jd1").visibility(of: try own.target) == .hidden)
  }

  @Test(arguments: ["苏青禾", "jd1", "教导处苏青禾老师", " 苏青禾 "]) func theAccusedNeverSeesIt(_ object: String) throws {
    let double = Staff(id: "jd1", name: "苏青禾", roles: [.handler, .clerk, .supervisor, .admin], departments: ["zwc"])
    var scenario = Scenario(Organisation.invented.staffed(by: [double]))
    try scenario.register(as: "clerk1", [.objectPerson: object])
    try scenario.walk(to: .handling)
    #expect(try scenario.view(as: "jd1") == nil)
    #expect(try scenario.target.possibleActions(in: scenario.context(as: "jd1")).isEmpty)
    for action in Action.allCases where action != .register {
      let refusal = try #require(scenario.refusal(of: action, as: "jd1"))
      #expect(refusal.kind == .notFound, "\(action)")
      #expect(refusal.rule == "caseUnknown")
      #expect(refusal.message.zh == "没有编号为 SG20261102-0001 的诉求件，或者您无权查看；请核对编号。")
    }
    // The same words as for a number that does not exist.
    let other = try scenario.register(as: "clerk1")
    let hidden = scenario.refusal(of: .link, as: "jd1", on: other, [.to: "SG20261102-0001", .linkAs: "同一事"])
    let missing = scenario.refusal(of: .link, as: "jd1", on: other, [.to: "SG20261102-0099", .linkAs: "同一事"])
    #expect(hidden?.message.zh == missing?.message.zh.replacingOccurrences(of: "0099", with: "0001"))
    #expect(hidden?.rule == missing?.rule)
  }

  @Test func theAccusedDepartmentDoesNotLeadAReport() throws {
    var scenario = try reported()
    let refusal = try #require(scenario.refusal(of: .dispatch, as: "clerk1", [.lead: "教导处", .reason: "熟悉"]))
    #expect(refusal.rule == "accusedDepartmentLeads")
    #expect(
      refusal.message.zh == "举报不能由被举报人所在部门（教导处）主办；确需由其主办的，由分管领导写明理由（--reason）指定。")
    #expect(scenario.refusal(of: .dispatch, as: "principal1", [.lead: "教导处"])?.rule == "accusedDepartmentLeads")
    try scenario.does(.dispatch, as: "principal1", [.lead: "教导处", .reason: "由教导主任本人查"])
    guard case .dispatched(let data)? = try scenario.target.events.last?.change else {
      Issue.record("not dispatched")
      return
    }
    #expect(data.designatedBecause?.shown == "由教导主任本人查")
    // A complaint is no report.
    var complaint = try Scenario.walked(to: .accepted, kind: "投诉", .invented, Self.report)
    try complaint.does(.dispatch, as: "clerk1", [.lead: "教导处"])
    #expect(complaint.state() == .dispatched)
    // Its only handler is the accused: nobody there can sign.
    #expect(complaint.notices.map(\.zh) == ["教导处没有在用的承办人，没有人能签收。"])
  }

  @Test func neitherByReassignmentArbitrationReworkNorMerging() throws {
    var scenario = try reported()
    try scenario.does(.dispatch, as: "clerk1", [.lead: "总务处"])
    let again: Fields = [.lead: "教导处", .reason: "换个部门"]
    #expect(scenario.refusal(of: .reassign, as: "super1", again)?.rule == "accusedDepartmentLeads")
    #expect(scenario.refusal(of: .reassign, as: "principal1", again) == nil)
    try scenario.does(.sendReturn, as: "zw1", [.reason: "不归我们", .basis: "清单"])
    #expect(scenario.refusal(of: .arbitrate, as: "super1", again)?.rule == "accusedDepartmentLeads")
    try scenario.does(.arbitrate, as: "super1", [.lead: "总务处"])
    try scenario.walk(to: .followUp)
    #expect(scenario.refusal(of: .rework, as: "super1", again)?.rule == "accusedDepartmentLeads")
    #expect(scenario.refusal(of: .rework, as: "super1", [.reason: "没查清"]) == nil)

    var merging = try reported()
    let member = merging.current
    let master = try merging.register(as: "clerk1")
    try merging.walk(to: .accepted)
    #expect(merging.refusal(of: .merge, as: "clerk1", on: member, [.into: master]) == nil)
    try merging.does(.dispatch, as: "clerk1", [.lead: "教导处"])
    #expect(
      merging.refusal(of: .merge, as: "clerk1", on: member, [.into: master])?.rule == "accusedDepartmentLeads")
    try merging.does(.reassign, as: "clerk1", [.lead: "总务处", .reason: "避嫌"])
    try merging.does(.merge, as: "clerk1", on: member, [.into: master])
    #expect(merging.refusal(of: .reassign, as: "super1", on: master, again)?.rule == "accusedDepartmentLeads")
  }

  // MARK: - Masking

  private func json(_ view: CaseView) throws -> String {
    let encoder = JSONEncoder()
    encoder.userInfo[TextTreatment.key] = view.treatment
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(view.target.events), as: UTF8.self)
  }

  @Test func aMaskedReaderNeverReadsWhoItIs() throws {
    var scenario = Scenario()
    try scenario.register(
      as: "clerk1",
      [
        .subject: "顾念安家长反映午餐", .content: "我是顾念安，电话１３９００００５６７８，住梧桐里7幢，2026-10-30 和 SG20261001-0007 都说过。",
        .preferredTime: "晚上七点后",
      ])
    try scenario.does(.edit, as: "clerk1", [.reason: "改号", .phone: "13812340000"])
    try scenario.walk(to: .handling)
    try scenario.does(.note, as: "zw1", [.text: "给 139 0000 5678 和 13812340000 打了电话，顾念安不在。", .remark: "gna_2026 也没回"])
    let view = try #require(try scenario.view(as: "zw1"))
    #expect(view.isMasked)
    #expect(view.subject == "〔隐去〕家长反映午餐")
    #expect(
      view.text(try scenario.target.registration.content)
        == "我是〔隐去〕，电话〔隐去〕，住〔隐去〕，2026-10-30 和 SG20261001-0007 都说过。")
    #expect(view.identity(try scenario.target.complainant.phone) == "〔隐去〕")
    #expect(view.identity(nil) == "〔隐去〕")
    let text = try json(view) + view.timeline.flatMap { [$0.title.zh, $0.title.en] + $0.details }.joined()
    for secret in Complainant.secrets + ["13812340000", "139 0000 5678", "１３９００００５６７８", "晚上七点后"] {
      #expect(!text.contains(secret), "\(secret)")
    }
    #expect(text.contains("\"name\":{\"masked\":true}"))
    #expect(text.contains("\"phone\":{\"masked\":true}"))
    #expect(text.contains("\"new\":{\"masked\":true},\"old\":{\"masked\":true}"))
    // A clerk reads all of it.
    let full = try #require(try scenario.view(as: "clerk1"))
    let whole = try json(full)
    for secret in Complainant.secrets { #expect(whole.contains(secret)) }
    #expect(!whole.contains("masked"))
  }

  @Test func aRevealLastsUntilTheEndOfTheDay() throws {
    var scenario = try Scenario.walked(to: .handling)
    #expect(scenario.refusal(of: .reveal, as: "zw1")?.rule == "fieldMissing")
    try scenario.does(.reveal, as: "zw1", [.reason: "当面核实"])
    #expect(try scenario.view(as: "zw1")?.isMasked == false)
    #expect(try scenario.view(as: "zw2")?.isMasked == true)
    #expect(scenario.notices.isEmpty)
    #expect(try scenario.target.reveals.map(\.actor) == ["zw1"])
    try scenario.at("2026-11-02T23:59:59")
    #expect(try scenario.view(as: "zw1")?.isMasked == false)
    try scenario.at("2026-11-03T00:00:00")
    #expect(try scenario.view(as: "zw1")?.isMasked == true)
    #expect(scenario.refusal(of: .reveal, as: "jd1", [.reason: "想看"])?.rule == "caseUnknown")
  }

  @Test func contactIsALoggedRevealForTheLead() throws {
    var scenario = try Scenario.walked(to: .handling)
    try scenario.does(.contact, as: "zw1", [.method: "电话", .reached: "yes"])
    let events = try scenario.target.events.suffix(2).map(\.change.type)
    #expect(events == [.revealed, .contacted])
    #expect(try scenario.target.reveals.last?.what.forContact == true)
    // Already revealed today: no second log.
    try scenario.does(.contact, as: "zw1", [.method: "电话", .reached: "yes"])
    #expect(try scenario.target.reveals.count == 1)
  }

  @Test(arguments: [[.kind: "举报"], [.confidential: "yes"]] as [Fields])
  func guardedContactNeedsAReason(_ changes: Fields) throws {
    var scenario = try Scenario.walked(to: .handling, kind: changes[.kind].first ?? "投诉", .invented, changes)
    let call: Fields = [.method: "电话", .reached: "yes"]
    let refusal = try #require(scenario.refusal(of: .contact, as: "zw1", call))
    #expect(refusal.rule == "contactNeedsReason")
    #expect(refusal.message.zh == "此件为保密件或举报，联系群众要写明理由（--reason），并会告知督导。")
    try scenario.does(.contact, as: "zw1", call.with([.reason: "约时间"]))
    #expect(scenario.notices.map(\.zh) == ["查看身份已记录，并会告知督导。"])
    #expect(try scenario.target.reveals.last?.what.reason?.shown == "约时间")
  }

  @Test func aCoDepartmentRevealsFirst() throws {
    var scenario = try Scenario.walked(to: .accepted)
    try scenario.does(.dispatch, as: "clerk1", [.lead: "总务处", .with: "安全办"])
    let refusal = scenario.refusal(of: .contact, as: "aq1", [.method: "电话", .reached: "no"])
    #expect(refusal?.rule == "contactNeedsReveal")
    #expect(refusal?.message.zh == "您看不到诉求人的联系方式；请先“查看身份”（reveal）并写明理由。")
    try scenario.does(.reveal, as: "aq1", [.reason: "核实"])
    try scenario.does(.contact, as: "aq1", [.method: "电话", .reached: "no"])
    #expect(try scenario.target.round?.contacts.last?.what.department == "aqb")
  }

  @Test func publicTextsLeakNothing() throws {
    let scenario = try Scenario.walked(to: .closed)
    for text in ["联系13900005678", "另一个电话 138-1111-2222", "住梧桐里7幢的家长", "gna_2026 反映"] {
      #expect(scenario.refusal(of: .publish, as: "super1", [.text: text])?.rule == "publicTextLeaks", "\(text)")
    }
    let plain = "2026-11-02 收到反映，已换保温箱 12 个。"
    #expect(scenario.refusal(of: .publish, as: "super1", [.text: plain]) == nil)
  }

  @Test func redactedShapes() {
    for text in ["2026-11-30", "2026-11-30 17", "SG20261130-0001", "共 123456 元", "2026-11-30 至 2026-12-02。"] {
      #expect(Redaction.withoutNumbers(text) == text)
    }
    for number in ["13900005678", "139-0000-5678", "139 0000 5678", "１３９００００５６７８", "8765432", "110101201501011234"] {
      #expect(Redaction.withoutNumbers("请打\(number)，谢谢") == "请打〔隐去〕，谢谢")
    }
    #expect(Redaction.withoutNumbers("2026-11-30 13900005678") == "2026-11-30 〔隐去〕")
    #expect(Redaction.withoutNumbers("20261130-0001") == "〔隐去〕")
  }
}
