import CaseDomain
import CaseStore
import Foundation

/// What happened before a flow begins, written by the store itself: quicker than a process for every act, and under
/// the same rules.
struct Preparation {
  private let store: CaseStore
  private let zone: Zone

  init(_ test: TestStore) throws {
    store = try CaseStore(
      opening: test.root,
      CaseStore.Surroundings(
        nonce: { UUID().uuidString }, identifier: { UUID().uuidString }, clock: { Instant(seconds: 0) }))
    zone = try store.organisation().zone
  }

  /// - Parameter at: `2026-11-20T09:00`, in the organisation's time.
  @discardableResult
  func act(
    _ person: String, _ action: Action, _ number: String? = nil, _ fields: Fields = Fields(), at: String
  ) throws -> String {
    guard let moment = Instant(iso8601: at, zone: zone) else { throw BadMoment(text: at) }
    return try store.act(Request(action, fields), on: number, as: person, now: moment).target.number
  }

  struct BadMoment: Error { var text: String }

  func registered(_ subject: String, phone: String = "13900001111", at: String = "2026-11-20T08:40") throws -> String {
    try act(
      "shou", .register, nil,
      [
        .kind: "complaint", .channel: "电话", .subject: subject, .content: subject + "，请核实处理。",
        .name: "秦小满", .phone: phone,
      ], at: at)
  }

  func dispatched(_ subject: String, to lead: String = "zwc") throws -> String {
    let number = try registered(subject)
    try act("shou", .accept, number, [.category: "其他"], at: "2026-11-20T08:45")
    try act("shou", .dispatch, number, [.lead: lead], at: "2026-11-20T08:50")
    return number
  }

  func handling(_ subject: String) throws -> String {
    let number = try dispatched(subject)
    try act("ban", .sign, number, at: "2026-11-20T09:00")
    try act("ban", .contact, number, [.method: "电话", .reached: "yes"], at: "2026-11-20T09:10")
    return number
  }

  func reviewed(_ subject: String) throws -> String {
    let number = try handling(subject)
    try act(
      "ban", .submit, number,
      [.finding: "属实", .resolved: "已解决", .measures: "已修好。", .answer: "已修好，谢谢您的提醒。"],
      at: "2026-11-20T10:00")
    return number
  }

  func answered(_ subject: String) throws -> String {
    let number = try reviewed(subject)
    try act("xiao", .approve, number, at: "2026-11-20T11:00")
    try act("shou", .answer, number, [.method: "电话"], at: "2026-11-20T11:30")
    return number
  }

  func calledBack(_ subject: String, satisfied: Bool = true) throws -> String {
    let number = try answered(subject)
    try act(
      "shou", .followUp, number,
      [
        .outcome: "接通", .contacted: "yes", .resolved: satisfied ? "已解决" : "未解决",
        .satisfaction: satisfied ? "满意" : "不满意",
      ], at: "2026-11-20T15:00")
    return number
  }
}
