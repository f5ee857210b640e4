import Testing

@testable import CaseDomain

struct AnswerCheckTests {
  /// Nothing, blanks and what nobody sees are no answer; while one types there is nothing to say of it.
  @Test(arguments: ["", "   ", "\n\t", "\u{200B}", "..."]) func anEmptyAnswerIsTold(_ text: String) throws {
    let target = try Scenario.walked(to: .review).target
    let check = AnswerCheck(target, organisation: .invented, today: Self.today, knowsComplainant: true)
    #expect(check.findings(text, isWhole: true).map(\.rule).contains(.empty), "\(text)")
    #expect(!check.findings(text).map(\.rule).contains(.empty))
    #expect(!check.findings("午餐已换保温箱。", isWhole: true).map(\.rule).contains(.empty))
  }

  static let today = CivilDate("2026-11-20") ?? .latest

  private func check(_ target: Case, knows: Bool = true, others: [String] = []) -> AnswerCheck {
    AnswerCheck(target, organisation: .invented, today: Self.today, knowsComplainant: knows, others: others)
  }

  private func rules(_ answer: String, _ changes: Fields = [:], isPublic: Bool = false) throws -> [AnswerRule] {
    let asked: Fields = [.content: "三年级的午餐送到时已经凉了，汤也凝住，孩子吃了肚子不舒服。"]
    let target = try Scenario.walked(to: .handling, .invented, asked.with(changes)).target
    let verdicts = Set(1...max(1, target.registration.points.count))
    return check(target).findings(answer, isPublic: isPublic, verdicts: verdicts).map(\.rule)
  }

  static let good = "顾女士：您好！您反映三年级午餐送到时已凉。总务处11月10日到食堂查看，属实；11月12日更换保温箱12个，送餐提前10分钟。欢迎您11月25日陪餐监督。总务处"

  @Test func aGoodAnswerGetsNoAdvice() throws { #expect(try rules(Self.good) == []) }

  @Test(arguments: [
    ("我校高度重视，责成有关科室加强管理，妥善处理午餐问题。", AnswerRule.emptyPhrases),
    ("午餐凉的问题经查属实，我们将尽快更换保温箱。", .openPromise),
    ("午餐凉的问题，总务处XX日更换保温箱。", .placeholder),
    ("午餐凉的问题，总务处____日更换保温箱。", .placeholder),
    ("午餐凉的问题，【填写日期】更换保温箱12个。", .placeholder),
    ("{姓名}：午餐凉的问题，11月12日更换保温箱12个。", .placeholder),
    ("停车场的道闸已于11月10日维修，车辆通行正常，共修理3处。", .unrelated),
    ("午餐凉的问题，2月30日已更换保温箱12个。", .impossibleDate),
    ("午餐凉的问题，已于2026年12月1日更换保温箱12个。", .impossibleDate),
    ("午餐凉的问题，将于2026年11月1日更换保温箱12个。", .impossibleDate),
    ("王先生：您好！午餐凉的问题，11月12日更换保温箱12个。", .wrongName),
    ("午餐凉的问题，11月12日更换保温箱12个。\n教导处\n2026年11月13日", .wrongDepartment),
    ("午餐凉的问题，11月12日更换保温箱12个，请不要无理取闹。", .rude),
  ])
  func eachRule(_ answer: String, _ rule: AnswerRule) throws {
    #expect(try rules(answer) == [rule], "\(answer)")
  }

  /// What the rules must leave alone.
  @Test(arguments: [
    "午餐凉的问题，我校高度重视，11月12日更换保温箱12个。", "午餐凉的问题，将于11月30日前更换保温箱。", "午餐凉的问题，尽快更换保温箱。保证11月30日前换完。",
    "午餐凉的问题，2024年2月29日起已有检查。", "午餐凉的问题，已更换保温箱，由总务处负责。\n总务处\n2026年11月13日", "顾念安家长：您好！午餐保温箱12个已更换。",
    "您好！午餐保温箱12个已更换（见附件）。",
    "午餐凉的问题，11月12日更换保温箱12个。\n惠民中心",
  ])
  func leftAlone(_ answer: String) throws { #expect(try rules(answer) == [], "\(answer)") }

  /// 结论不符: what the result says and what the answer says.
  @Test func anAnswerDoesNotContradictItsFinding() throws {
    func rules(_ finding: String, _ answer: String) throws -> [AnswerRule] {
      var scenario = try Scenario.walked(to: .handling)
      try scenario.does(.submit, as: "zw1", Scenario.result.with([.finding: finding, .answer: answer]))
      return check(try scenario.target).findings(answer).map(\.rule)
    }
    let (yes, no) = ("午餐凉的情况属实，11月12日更换保温箱12个。", "午餐凉的问题，11月12日查看监控和记录，未能查实。")
    #expect(try rules("属实", no) == [.contradiction])
    #expect(try rules("属实", yes) == [])
    #expect(try rules("不属实", yes) == [.contradiction])
    #expect(try rules("无法查实", yes) == [.contradiction])
    for finding in ["不属实", "无法查实"] { #expect(try rules(finding, no) == [], "\(finding)") }
    for answer in [yes, no] { #expect(try rules("部分属实", answer) == []) }
  }

  @Test func points() throws {
    let target = try Scenario.walked(to: .handling, .invented, [.points: "午餐送到已凉"]).target
    var two = target
    two.registration.points.append("校门口停车堵塞通道")
    #expect(check(two).findings(Self.good, verdicts: [1]).map(\.rule) == [.pointsWithoutVerdict, .pointUntouched])
    let found = check(two).findings(Self.good, verdicts: [1, 2])
    #expect(found.map(\.advice.zh) == ["没有提到第 2 个诉求点：请补上这一点的办理情况"])
    // On the case itself: nothing is judged yet.
    #expect(check(target).findings("").map(\.advice.zh) == ["第 1 个诉求点没有结论：请逐点写明是否属实、是否解决"])
  }

  @Test func publicAnswers() throws {
    #expect(try rules(Self.good) == [])
    #expect(try rules(Self.good, isPublic: true) == [.personalData])
  }

  /// A reader who may not know the complainant learns nothing by trying: no greeting is compared, no name told.
  @Test func nothingIsToldToWhoMayNotKnow() throws {
    let target = try Scenario.walked(to: .handling).target
    let masked = check(target, knows: false)
    #expect(masked.findings("王先生：您好！午餐12个保温箱已更换。").isEmpty)
    #expect(masked.findings("顾念安您好，午餐12个保温箱已更换，住梧桐里7幢。", isPublic: true).isEmpty)
    for one in masked.findings("13900005678，午餐12个保温箱已更换。", isPublic: true) { #expect(one.sentence.isEmpty) }
  }

  @Test func copies() throws {
    let target = try Scenario.walked(to: .handling).target
    let other = Self.good.replacing("12个", with: "13个")
    #expect(check(target, others: [other]).findings(Self.good, verdicts: [1]).map(\.rule) == [.copied])
    #expect(check(target, others: ["午餐凉的问题，已于11月3日换了食堂承包人。"]).findings(Self.good, verdicts: [1]).isEmpty)
  }

  @Test func whereItStands() throws {
    let target = try Scenario.walked(to: .handling).target
    let text = "午餐凉的问题经查属实。我们将尽快更换保温箱，近期陪餐。下一步抓紧培训。"
    let found = check(target).findings(text, verdicts: [1])
    #expect(found.map(\.sentence) == ["我们将尽快更换保温箱，近期陪餐。"])
    #expect(found.map(\.advice.zh) == ["说了“尽快”没有写日期：请写明何时办到，并登记为承诺（另有 1 处）"])
    let scalars = Array(text.unicodeScalars)
    #expect(found.first?.span.map { String(String.UnicodeScalarView(scalars[$0])) } == "尽快")
    #expect(found.brief?.zh == "建议：" + (found.first?.advice.zh ?? ""))
  }

  /// Long and odd texts neither trap nor take long.
  @Test func oddTexts() throws {
    let target = try Scenario.walked(to: .handling).target
    for text in [
      "", "\n", "月日", "13月", "【", "{", "x", "某", "小", "王", "尊敬的", "月1日", "99999月99999日",
      String(repeating: "将尽快", count: 2000),
    ] {
      _ = check(target).findings(text, isPublic: true)
      _ = PublicCheck.byShape(text)
    }
  }
}
