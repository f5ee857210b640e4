import Testing

@testable import CaseDomain

/// 登记 (domain §3 `register`).
struct RegisterTests {
  @Test func whoMayRegister() {
    let scenario = Scenario()
    let request = Request(.register, Scenario.registration)
    let people = scenario.organisation.staff.map(\.id).filter {
      (try? decide(request, on: nil, in: scenario.context(as: $0))) != nil
    }
    #expect(
      Set(people) == [
        "clerk1", "clerk2", "zw1", "zw2", "jd1", "zj1", "aq1", "principal1", "principal2", "super1", "super2",
      ])
    let admin = refusal(Scenario.registration, as: "admin1")
    #expect(admin?.rule == "roleMissing")
    #expect(admin?.message.zh == "您没有“登记”的权限；可以由受理员、分管领导、督导、承办人办理。")
    #expect(refusal(Scenario.registration, as: "gone")?.message.zh == "丁已离 已停用，不能再办理业务；请联系管理员。")
  }

  @Test func needsKindChannelSubjectContent() {
    for (field, words) in [
      (FieldName.kind, "类别"), (.channel, "渠道"), (.subject, "标题"), (.content, "内容"),
    ] {
      let refusal = refusal(Scenario.registration.without(field))
      #expect(refusal?.rule == "fieldMissing")
      #expect(refusal?.message.zh == "“登记”需要填写“\(words)”。")
    }
  }

  @Test func nameAndWayToReachUnlessAnonymous() throws {
    let nameless = refusal(Scenario.registration.without(.name))
    #expect(nameless?.rule == "complainantNameMissing")
    #expect(nameless?.message.zh == "需要填写诉求人姓名；不愿留名的请标为匿名。")
    let silent = Scenario.registration.without(.phone).without(.account)
    #expect(refusal(silent)?.rule == "complainantUnreachable")
    #expect(refusal(silent)?.message.zh == "需要填写能联系到诉求人的方式（电话或账号）；不愿留的请标为匿名。")
    #expect(refusal(Scenario.registration.without(.phone)) == nil)
    #expect(refusal(silent.without(.name).with([.anonymous: "yes"])) == nil)
    // 整改 has no complainant.
    #expect(refusal(silent.without(.name).with([.kind: "整改"])) == nil)
  }

  @Test func valuesAreChecked() {
    func rule(_ changes: Fields) -> String? { refusal(Scenario.registration.with(changes))?.rule }
    #expect(rule([.channel: "飞鸽"]) == "channelUnknown")
    #expect(rule([.kind: "抱怨"]) == "fieldNotATerm")
    #expect(rule([.urgency: "很急"]) == "fieldNotATerm")
    #expect(rule([.category: "饭后甜点"]) == "categoryUnknown")
    #expect(rule([.receivedAt: "2026-11-02T09:00:01"]) == "receivedInTheFuture")
    #expect(rule([.receivedAt: "昨天"]) == "fieldNotADate")
    #expect(rule([.subject: "午餐\u{202E}凉"]) == "fieldControl")
    #expect(rule([.content: String(repeating: "凉", count: 50_001)]) == "fieldTooLong")
    #expect(rule([.reason: "多余"]) == "fieldUnknown")
    #expect(rule([.kind: "complaint", .channel: "校长信箱", .urgency: "Urgent"]) == nil)
    let future = refusal(Scenario.registration.with([.receivedAt: "2026-11-02T10:00:00"]))
    #expect(future?.message.zh == "收到时间 2026-11-02 10:00 晚于现在（2026-11-02 09:00）；请核对日期。")
    #expect(future?.kind == .badInput)
  }

  @Test func startsTheAcceptClockAndTheFirstResponsible() throws {
    var scenario = Scenario()
    try scenario.register(as: "zw1", [.receivedAt: "2026-10-30T16:00:00"])
    let target = try scenario.target
    #expect(target.state == .registered)
    #expect(target.registeredBy == "zw1")
    #expect(target.firstResponsible == "zw1")
    #expect(target.receivedAt == (try beijing("2026-10-30T16:00:00")))
    #expect(target.urgency == .normal)
    #expect(scenario.due(.accept) == "2026-11-03 17:30")
    #expect(target.runningClocks(at: scenario.now).map(\.clock) == [.accept])
  }

  @Test func noCaseOrAnExistingCase() throws {
    let scenario = try Scenario.walked(to: .registered)
    let twice = scenario.refusal(of: .register, as: "clerk1", Scenario.registration)
    #expect(twice?.rule == "registerNew")
    #expect(twice?.message.zh == "登记会产生新的诉求件，不能用在已有的诉求件上；请去掉编号。")
    let none = scenario.refusal(of: .sign, as: "zw1", on: "SG20990101-0001")
    #expect(none?.kind == .notFound)
    #expect(none?.message.zh == "没有指定诉求件编号；只有登记不需要编号。")
  }

  /// A store with personal accounts can be read by everybody, so it takes no secrets.
  @Test func personalAccountsKeepNoSecrets() {
    var organisation = Organisation.invented
    organisation.accounts = .own
    for changes: Fields in [[.kind: "举报"], [.confidential: "yes"]] {
      let refusal = refusal(Scenario.registration.with(changes), organisation)
      #expect(refusal?.rule == "noSecretsHere")
    }
    #expect(refusal(Scenario.registration, organisation) == nil)
  }

  private func refusal(
    _ fields: Fields, as id: String = "clerk1", _ organisation: Organisation = .invented
  ) -> Refusal? {
    Scenario(organisation).refusal(of: .register, as: id, on: "", fields)
  }
}
