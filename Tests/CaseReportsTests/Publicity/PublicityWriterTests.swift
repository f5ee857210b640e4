import CaseDomain
import Testing

@testable import CaseReports

struct PublicityWriterTests {
  private static let organisation = Organisation.school(name: "松果小学", code: "SG", practice: true)
  private static let start = Instant(iso8601: "2026-11-02T09:00:00+08:00", zone: .beijing) ?? Instant(seconds: 0)

  /// A case as events made it: registered, settled on the spot, closed, published.
  private static func published(
    _ text: String, number: Int = 1, name: String = "秦小满", then more: [Change] = []
  ) throws -> (target: Case, others: [Case]) {
    let registration = Registration(
      kind: .complaint, channel: "phone", subject: "米饭偏硬", content: "连续两天米饭没有煮透。",
      complainant: Complainant(name: ErasableText(name), phone: "13900001111"), category: "食堂与午餐/饭菜质量",
      receivedAt: start)
    let changes: [Change] =
      [
        .registered(registration), .settled(Settlement(answer: "已换电饭锅。", satisfaction: .satisfied)),
        .closed(Closing(kind: .onTheSpot)), .published(Publication(text: ErasableText(text))),
      ] + more
    let events = changes.enumerated().map { index, change in
      CaseEvent(
        seq: index + 1, at: start + Int64(index) * 86_400, actor: "du", role: .supervisor, change: change,
        act: index + 1)
    }
    return (try #require(Case(number: "SG20261102-000\(number)", events: events)), [])
  }

  private let writer = PublicityWriter(organisation: organisation, period: "公示时间：2026-11-01 至 2026-11-30")

  @Test func theList() throws {
    let list = writer.list([
      try Self.published("食堂更换电饭锅2个，米饭煮透后再送。"), try Self.published("已与供餐公司重订要求。", number: 2),
    ])
    #expect(list.leftOut.isEmpty)
    let paper = writer.paper(list)
    #expect(
      paper.csv().split(separator: "\r\n").suffix(4).map(String.init) == [
        "序号,受理日期,类别,诉求概要及办理情况,办理单位,办理结果,办结日期",
        "1,2026-11-02,食堂与午餐·饭菜质量,食堂更换电饭锅2个，米饭煮透后再送。,松果小学,当场办结,2026-11-04",
        "2,2026-11-02,食堂与午餐·饭菜质量,已与供餐公司重订要求。,松果小学,当场办结,2026-11-04",
        "序号为本表自编。公示内容经检查，未发现诉求人及未成年人信息。",
      ])
    for text in [paper.html(), paper.markdown(), paper.text(), paper.csv()] {
      #expect(!text.contains("SG20261102") && !text.contains("秦小满") && !text.contains("13900001111"))
    }
    #expect(paper.html().contains("size: A4") && !paper.html().contains("<script"))
  }

  /// Published before a rule was stricter, or before the case knew a name; reopened; withdrawn.
  @Test func checkedAgainWhenPrinted() throws {
    let list = writer.list([
      try Self.published("秦小满反映米饭偏硬。"), try Self.published("三年级二班米饭偏硬。", number: 2),
      try Self.published(
        "已向邹雨桐说明。", number: 3,
        then: [.edited(Edit(reason: "更正", fields: [FieldEdit(field: .name, old: ["秦小满"], new: ["邹雨桐"])]))]),
      try Self.published(
        "米饭已煮透。", number: 4,
        then: [.reopened(Reopening(reason: "又硬了", initiative: .complainant, from: .closed))]),
      try Self.published("米饭已煮透。", number: 5, then: [.unpublished(Reason(reason: "家长要求"))]),
      try Self.published("米饭已煮透。", number: 6),
    ])
    #expect(list.rows.map(\.text) == ["米饭已煮透。"])
    #expect(list.leftOut.map(\.number) == (1...4).map { "SG20261102-000\($0)" })
    #expect(list.leftOut.map(\.kinds) == [[.complainant], [.schoolClass], [.complainant], []])
    #expect(list.leftOut[0].words.zh == "公示内容能认出诉求人姓名或称呼；请用 publish 换一份，或用 unpublish 撤下。")
    #expect(list.leftOut[3].words.zh == "此件现在是“待交办”，销号后再列入。")
  }

  // MARK: Every cell

  /// 办理单位 that is one class would name it: the one above stands there, and where there is none the school.
  @Test func noClassIsNamedAsTheHandlingUnit() throws {
    for (parent, expected) in [("nj3", "三年级部"), (nil, "松果小学")] {
      var school = Self.organisation
      school.departments.append(Department(id: "c2", name: "三年级二班", nameEn: "Class 3-2", parent: parent))
      // A class below a class leads further up.
      school.departments.append(Department(id: "c2a", name: "三（2）班家委会", nameEn: "3-2", parent: "c2"))
      for lead in ["c2", "c2a"] {
        let one = try Self.handled(by: lead)
        let list = PublicityWriter(organisation: school, period: "").list([one])
        #expect(list.leftOut.isEmpty)
        #expect(list.rows.map(\.lead) == [expected], "\(lead) \(parent ?? "-")")
        #expect(!PublicityWriter(organisation: school, period: "").paper(list).csv().contains("班"))
      }
    }
    // What is no class stands there itself.
    let plain = PublicityWriter(organisation: Self.organisation, period: "").list([try Self.handled(by: "nj3")])
    #expect(plain.rows.map(\.lead) == ["三年级部"])
  }

  /// Handled by a department, answered, called and closed.
  private static func handled(
    by lead: String, category: String = "食堂与午餐/饭菜质量", name: String = "秦小满"
  ) throws -> (target: Case, others: [Case]) {
    let registration = Registration(
      kind: .complaint, channel: "phone", subject: "米饭偏硬", content: "连续两天米饭没有煮透。",
      complainant: Complainant(name: ErasableText(name), phone: "13900001111"), category: category, receivedAt: start)
    let changes: [Change] = [
      .registered(registration), .dispatched(Dispatch(lead: lead, with: [])), .signed,
      .closed(Closing(kind: .satisfied)), .published(Publication(text: ErasableText("电饭锅已更换。"))),
    ]
    let events = changes.enumerated().map { index, change in
      CaseEvent(
        seq: index + 1, at: start + Int64(index) * 86_400, actor: "du", role: .supervisor, change: change,
        act: index + 1)
    }
    return (try #require(Case(number: "SG20261102-0001", events: events)), [])
  }

  /// Whatever is printed in a row was looked at: a name in any of its cells keeps the row out.
  @Test func everyCellIsChecked() throws {
    var school = Self.organisation
    school.departments.append(Department(id: "studio", name: "秦小满工作室", nameEn: "Studio", parent: nil))
    let writer = PublicityWriter(organisation: school, period: "")
    for one in [
      try Self.handled(by: "studio"), try Self.handled(by: "zwc", category: "食堂与午餐/秦小满"),
      try Self.handled(by: "zwc", category: "三年级二班"),
    ] {
      let list = writer.list([one])
      #expect(list.rows.isEmpty)
      #expect(list.leftOut.map(\.kinds.count) == [1])
    }
    // Of somebody of another name the same row hangs.
    let other = writer.list([try Self.handled(by: "studio", name: "邹雨桐")])
    #expect(other.rows.map(\.lead) == ["秦小满工作室"])
    // And every column of the paper but the running number comes from what was looked at.
    let paper = writer.paper(other)
    #expect(paper.tables[0].rows.map { $0.dropFirst().map(\.text) } == other.rows.map(\.cells))
    #expect(paper.tables[0].columns.count == other.rows[0].cells.count + 1)
  }
}
