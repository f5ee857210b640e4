import CaseDomain
import Testing

@testable import CaseReports

struct ImportReaderTests {
  private let rows = """
    \u{FEFF}留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间\r
    101,U7,咨询校车时间,2026/11/2 11:05:00,"\r
    \t\t　　第一段。\r
    \r
    \t\t　　第二段。\r
    \t",您好，7:10 发车。,2026/11/3\r
    102,U8,,2026/11/4,校门口的路灯从上周一开始就不亮了，晚自习放学以后孩子们走得很不安全,,2026/11/5\r
    \r

    """

  @Test func aMessageBecomesACase() throws {
    let plan = try Fixtures.plan(rows)
    #expect(plan.profile == "messages")
    #expect(plan.encoding == .utf8)
    #expect(plan.rowCount == 2)
    let first = try #require(plan.rows.first)
    #expect(first.line == 2)
    let registration = first.data.registration
    #expect(registration.kind == .inquiry)
    #expect(registration.channel == "onlineVoice")
    #expect(registration.subject == "咨询校车时间")
    #expect(registration.content == "第一段。\n第二段。")
    #expect(registration.complainant == Complainant(account: "U7"))
    #expect(registration.upstream == Upstream(number: "101"))
    #expect(registration.receivedAt == Fixtures.moment("2026-11-02T11:05:00+08:00"))
    #expect(first.data.answer == ImportedAnswer(text: "您好，7:10 发车。", at: Fixtures.moment("2026-11-03")))
    #expect(first.data.notes == ["导入说明": "“答复时间”没有时刻，按当日 00:00 记。"])
  }

  @Test func aRowWithoutSubjectAnswerAndTimeOfDay() throws {
    let plan = try Fixtures.plan(rows)
    let second = try #require(plan.rows.last)
    #expect(second.line == 7)
    #expect(second.data.answer == nil)
    #expect(second.data.registration.subject.shown.count == 30)
    #expect(second.data.registration.receivedAt == Fixtures.moment("2026-11-04"))
    #expect(second.data.notes["答复时间"] == "2026/11/5")
    #expect(second.remarks.count == 2)
  }

  @Test func everyRowPassesTheRulesOfTheImport() throws {
    let clerk = Staff(id: "w", name: "吴", roles: [.clerk])
    let context = RuleContext(organisation: Fixtures.school, policy: .standard, actor: clerk, now: Fixtures.now)
    for row in try Fixtures.plan(rows).rows {
      #expect(throws: Never.self) { try decideImport(row.data, in: context) }
    }
  }

  @Test func aHotlineTicketBecomesACase() throws {
    let plan = try Fixtures.plan(
      """
      某某热线工单统计表,,,,,,,,,,,,
      工单编号*,来电人,联系电话（手机）,诉求类型,标题,诉求内容,来电时间,办理时限,承办单位,答复内容,办结时间,满意度,一级分类
      RX1,陈某,13800000000,求助类,校车晚点,"校车连续三天晚点,请解决",2026-11-02 07:40,2026-11-09,总务处,,,,校园安全
      RX2,匿名,,其他,饭菜偏凉,午餐的菜总是凉的,2026-11-03 12:10,月底,总务处,已更换保温箱。,2026-11-03,满意,后勤
      ,,,,,,,,,,,,
      """)
    #expect(plan.profile == "hotline")
    #expect(plan.rows.map(\.line) == [3, 4])
    #expect(plan.rejected.isEmpty)
    let first = try #require(plan.rows.first?.data)
    #expect(first.registration.channel == "12345")
    #expect(first.registration.kind == .help)
    #expect(first.registration.complainant == Complainant(name: "陈某", phone: "13800000000"))
    #expect(first.registration.upstream == Upstream(number: "RX1", due: Fixtures.moment("2026-11-09T23:59:59+08:00")))
    #expect(first.registration.category == "校园安全")
    #expect(first.notes == ["承办单位": "总务处"])
    let second = try #require(plan.rows.last?.data)
    #expect(second.registration.kind == .complaint)
    #expect(second.registration.complainant == Complainant(anonymous: true))
    #expect(second.registration.category == nil)
    #expect(second.answer?.at == second.registration.receivedAt)
    #expect(second.notes["诉求类型"] == "其他")
    #expect(second.notes["办理时限"] == "月底")
    #expect(second.notes["满意度"] == "满意")
    #expect(second.notes["一级分类"] == "后勤")
  }

  @Test func columnsComeInAnyOrderAndWithAnyDelimiter() throws {
    for delimiter in [",", ";", "\t"] {
      let lines = [["点赞数", "留言详情", "留言时间", "留言编号", ""], ["3", "灯不亮", "2026/11/2", "9", "甲"]]
      let plan = try Fixtures.plan(lines.map { $0.joined(separator: delimiter) }.joined(separator: "\n"))
      #expect(plan.delimiter == Character(delimiter))
      let data = try #require(plan.rows.first?.data)
      #expect(data.registration.subject == "灯不亮")
      #expect(data.registration.upstream?.number == "9")
      #expect(data.registration.complainant.anonymous)
      #expect(data.notes["点赞数"] == "3")
      #expect(data.notes["第 5 列"] == "甲")
    }
  }

  @Test func badRowsAreListedAndDoNotStopTheRest() throws {
    let plan = try Fixtures.plan(
      """
      \(Fixtures.header)
      1,U1,甲,2026/11/2,好,,
      2,U2,乙,2026/11/2,少一列,
      3,U3,丙,2026/11/2,"引号"坏了,,
      4,U4,丁,昨天,时间,,
      ,U5,戊,2026/11/2,编号,,
      6,U6,,2026/11/2, ,,
      7,U7,庚,2027/1/1,将来,,
      1,U8,辛,2026/11/2,重复,,
      9,U9,壬,,没有时间,,
      10,U1,癸,2026/11/2,好,,
      11,U1,"子,2026/11/2,不完,,
      """)
    #expect(plan.rows.map { $0.data.registration.upstream?.number } == ["1", "10"])
    #expect(plan.rejected.map(\.line) == [3, 4, 5, 6, 7, 8, 9, 10, 12])
    #expect(plan.rowCount == 11)
    let reasons = plan.rejected.map(\.reason.zh)
    #expect(reasons[0] == "有 6 列，表头有 7 列。")
    #expect(reasons[1].contains("第 4 行的引号之后"))
    #expect(reasons[2].contains("昨天"))
    #expect(reasons[3].contains("“留言编号”是空的"))
    #expect(reasons[4] == "标题和正文都是空的。")
    #expect(reasons[5] == "“留言时间”晚于现在：2027/1/1。")
    #expect(reasons[6] == "编号 1 与第 2 行重复。")
    #expect(reasons[7] == "“留言时间”是空的。")
    #expect(reasons[8].contains("第 12 行的引号没有结束"))
  }

  @Test func missingColumnsAreNamed() {
    let failure = Fixtures.failure("留言主题,留言时间\n甲,2026/11/2\n")
    #expect(failure?.text == .columnsMissing)
    #expect(failure?.message.zh == "作为“网上留言”缺少必需的列：留言编号；文件里有：留言主题、留言时间。")
    #expect(Fixtures.failure("工单编号,来电人\n1,陈\n")?.message.zh.contains("标题/诉求内容") == true)
    #expect(Fixtures.failure("a,b\n1,2\n")?.text == .formatUnknown)
    #expect(Fixtures.failure("\"a,b\n1,2\n")?.text == .headerBroken)
    #expect(Fixtures.failure(Fixtures.header, profile: .named("letters"))?.text == .profileUnknown)
    #expect(Fixtures.failure("工单编号,标题\n", profile: .named("messages"))?.text == .columnsMissing)
  }

  @Test func aHeaderAloneIsAnEmptyImport() throws {
    let plan = try Fixtures.plan(Fixtures.header + "\n")
    #expect(plan.rowCount == 0)
  }

  @Test func aChannelThatTheOrganisationLacksRefusesTheFile() {
    var organisation = Fixtures.school
    organisation.channels.removeAll { $0.id == "onlineVoice" }
    #expect(throws: ImportFailure(.channelMissing, ["channel": Bilingual("网上民声", "online voice")])) {
      try Fixtures.plan(rows, organisation: organisation)
    }
  }

  @Test func theSameFileAgainAddsNothing() throws {
    let plan = try Fixtures.plan(rows)
    let known = Set(plan.rows.compactMap { UpstreamKey($0.data.registration) })
    #expect(plan.split(known: []).new == plan.rows)
    #expect(plan.split(known: known).new.isEmpty)
    #expect(plan.split(known: known).existing == plan.rows)
    let elsewhere = Set(plan.rows.map { UpstreamKey(channel: "letter", number: $0.key.number) })
    #expect(plan.split(known: elsewhere).existing.isEmpty)
  }

  @Test func aTenMegabyteLineIsRejectedAndTheRestRead() throws {
    let long = String(repeating: "长", count: 3_500_000)
    let plan = try Fixtures.plan(
      "留言编号,留言主题,留言时间\n1,\(long),2026/11/2\n2,\"\(long)\",2026/11/2\n3,灯,2026/11/2\n")
    #expect(plan.rows.map(\.line) == [4])
    #expect(plan.rejected.map(\.reason.zh) == ["“留言主题”超过 1024 KB。", "“留言主题”超过 1024 KB。"])
  }

  @Test func everySentenceIsWhole() {
    for text in ImportText.allCases {
      #expect(!text.words.zh.isEmpty && !text.words.en.isEmpty)
      for open in text.words.zh.split(separator: "{").dropFirst() {
        #expect(text.words.en.contains("{\(open.prefix { $0 != "}" })}"), "\(text)")
      }
    }
  }
}
