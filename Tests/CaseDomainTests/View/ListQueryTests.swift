import Testing

@testable import CaseDomain

/// 一行查询: what people type and what they get.
@Suite struct ListQueryTests {
  static let organisation: Organisation = {
    var school = Organisation.invented
    for index in school.staff.indices {
      let initials = ["clerk1": "lyn", "zw1": "cdw", "zw2": "lxm", "jd1": "sqh", "super1": "gys"]
      school.staff[index].pinyin = initials[school.staff[index].id]
    }
    return school
  }()

  static let query = ListQuery(organisation, initials: ["电话": "dh", "欺凌": "ql", "来访": "lf", "信函": "xh"])

  private func read(_ line: String) throws -> ListFilter { try Self.query.filter(line) }

  private func sentence(_ line: String) -> Bilingual? {
    do {
      _ = try Self.query.filter(line)
      return nil
    } catch {
      return error.sentence
    }
  }

  @Test(arguments: [
    ("主办:总务处", FilterField.department, ["zwc"], false), ("主办：zwc", .department, ["zwc"], false),
    ("department=zwc", .department, ["zwc"], false), ("部门＝ＺＷＣ", .department, ["zwc"], false),
    ("主办:总务处、安全办", .department, ["zwc", "aqb"], false), ("主办:zwc,aqb，zwc", .department, ["zwc", "aqb"], false),
    ("-主办:总务处", .department, ["zwc"], true), ("主办!=总务处", .department, ["zwc"], true),
    ("主办！＝总务处", .department, ["zwc"], true), ("主办:无", .department, ["none"], false),
    ("主办:本部门", .department, ["mine"], false), ("department:\"General Affairs\"", .department, ["zwc"], false),
    ("状态:待审核", .state, ["review"], false), ("state:\"in review\"", .state, ["review"], false),
    ("STATE:FollowUp", .state, ["followUp"], false), ("类别:投诉、举报", .kind, ["complaint", "report"], false),
    ("分类:食堂与午餐/卫生", .category, ["食堂与午餐/卫生"], false), ("分类:欺凌", .category, ["校园安全/欺凌"], false),
    ("分类:ql", .category, ["校园安全/欺凌"], false), ("分类:sdsf", .category, ["师德师风"], false),
    ("渠道:电话", .channel, ["phone"], false), ("渠道:dh", .channel, ["phone"], false),
    ("渠道:走访", .channel, ["homeVisit"], false), ("经办人:cdw", .handler, ["zw1"], false),
    ("登记人:林一诺", .registeredBy, ["clerk1"], false), ("登记人:我", .registeredBy, ["me"], false),
    ("变动人:他人", .changedBy, ["others"], false), ("敏感:是", .sensitive, ["yes"], false),
    ("敏感:涉安全", .sensitive, ["safety"], false), ("保密:否", .confidential, ["no"], false),
    ("退办:2", .rework, ["2"], false), ("退办>=2次", .rework, ["2"], false), ("退单≥３", .returns, ["3"], false),
    ("待批:延期", .pending, ["decide-extension"], false), ("到期:超期", .due, ["overdue"], false),
    ("到期:今天", .due, ["today"], false), ("到期:3天内", .due, ["+3"], false), ("due:within-3-days", .due, ["+3"], false),
    ("收到:近7天", .received, ["-7"], false), ("收到:近45天", .received, ["-45"], false),
    ("收到:2026-11-01至2026-11-30", .received, ["2026-11-01..2026-11-30"], false),
    ("收到:2026-11", .received, ["2026-11"], false), ("收到:2026-11-20..", .received, ["2026-11-20.."], false),
    ("收到:上月", .received, ["last-month"], false),
    ("变动:2026-11-22T09:00:00+08:00", .changed, ["2026-11-22T09:00:00+08:00"], false),
    ("我可回访:是", .callable, ["yes"], false), ("callable:no", .callable, ["no"], false),
    ("查看身份:是", .revealed, ["yes"], false), ("上级件:民声2026-11", .upstream, ["民声2026-11"], false),
  ])
  func aCondition(_ line: String, _ field: FilterField, _ values: [String], _ excluded: Bool) throws {
    let filter = try read(line)
    #expect(filter.conditions == [Condition(field, values, excluded: excluded)])
    #expect(filter.query == nil)
  }

  @Test func wordsAreLookedFor() throws {
    #expect(try read("  食堂　饭菜 ").query == "食堂 饭菜")
    #expect(try read("食堂 主办:总务处 饭菜").query == "食堂 饭菜")
    #expect(try read("“主办:总务处”").query == "主办:总务处")
    #expect(try read("\"a \"\"b\"\" c\"").query == "a \"b\" c")
    for plain in ["17:30", "http://x.cn", "1+1=2", "QH20261120-0002", "-", ":", "：", "=值", "-食堂"] {
      #expect(try read(plain) == ListFilter(query: plain), "\(plain)")
    }
    #expect(try read("") == ListFilter())
  }

  @Test func queueAndOrder() throws {
    #expect(try read("队列:超期 排序:收到") == ListFilter(queue: .overdue, sort: .received))
    #expect(
      try read("queue=follow-up sort:number,descending")
        == ListFilter(queue: .followUp, sort: .number, descending: true))
    #expect(try read("排序:-变动") == ListFilter(sort: .changed, descending: true))
    #expect(try read("排序:倒序") == ListFilter(descending: true))
  }

  @Test func aLineStandsOnTopOfAnotherFilter() throws {
    let base = ListFilter(
      queue: .overdue, query: "午餐", conditions: [Condition(.kind, "complaint")], sort: .number, limit: 5)
    let filter = try Self.query.filter("凉 主办:zwc", on: base)
    #expect(filter.queue == .overdue && filter.sort == .number && filter.limit == 5)
    #expect(filter.query == "午餐 凉")
    #expect(filter.conditions == [Condition(.kind, "complaint"), Condition(.department, "zwc")])
  }

  @Test func mistakesNameTheWordAndWhatIsPossible() {
    #expect(sentence("主班:总务处")?.zh.contains("没有“主班”这个筛选项；可用：状态、") == true)
    #expect(sentence("主办:总物处")?.zh.contains("“主办”没有“总物处”；可填：校长室、") == true)
    #expect(sentence("kind:bug")?.en.contains("“kind” has no “bug”. It takes: complaint,") == true)
    #expect(sentence("主办:")?.zh.contains("“主办”后面还没有写") == true)
    #expect(sentence("退办:多")?.zh.contains("要写次数，不能是“多”") == true)
    #expect(sentence("收到:某天")?.zh.contains("看不懂“某天”；可填：今天、") == true)
    #expect(sentence("收到:2026-13-01") != nil)
    #expect(sentence("队列:没有")?.zh.contains("“队列”没有“没有”；可填：我的待办、") == true)
    #expect(sentence("排序:大小")?.zh.contains("可填：到期、收到、编号、变动、主办、倒序") == true)
    #expect(sentence("排序:")?.zh.contains("后面还没有写") == true)
  }

  @Test func initialsOfSeveralAreAsked() {
    let text = sentence("主办:snjb")
    #expect(text?.zh == "“snjb”不止一个：三年级部、四年级部；请写全。")
  }

  @Test func peopleOfOneNameAreToldApartByIdentifier() throws {
    var twins = Self.organisation
    twins.staff.append(Staff(id: "zw9", name: "陈大为", roles: [.handler], departments: ["zwc"]))
    let query = ListQuery(twins)
    #expect(throws: ListQuery.Mistake.self) { try query.filter("经办人:陈大为") }
    #expect(query.words(Condition(.handler, "zw9"), .zh) == "经办人:zw9")
    #expect(try query.filter("经办人:zw9").conditions == [Condition(.handler, "zw9")])
  }

  // MARK: Words

  @Test func aFilterIsWrittenAsPeopleTypeIt() {
    let filter = ListFilter(
      queue: .overdue, state: .review, department: "zwc", since: CivilDate("2026-11-01"), query: "饭菜 凉",
      conditions: [Condition(.kind, ["complaint", "report"], excluded: true), Condition(.due, "+3")], sort: .received,
      descending: true)
    #expect(
      Self.query.words(filter, .zh)
        == "队列:超期 饭菜 凉 状态:待审核 主办:总务处 收到:2026-11-01.. -类别:投诉、举报 到期:3天内 排序:收到、倒序")
    #expect(
      Self.query.words(filter, .en)
        == "queue:overdue 饭菜 凉 state:\"in review\" department:\"General Affairs\" received:2026-11-01.. "
        + "-kind:complaint,report due:within-3-days sort:received,descending")
    #expect(Self.query.words(filter, .zh, bare: true).hasPrefix("饭菜 凉 状态"))
  }

  /// Whatever a filter holds, its words mean it again.
  @Test(arguments: Language.allCases) func wordsLeadBack(_ language: Language) throws {
    var random = Scattered(state: language == .zh ? 3 : 4)
    for _ in 0..<600 {
      let filter = Self.filter(&random)
      let line = Self.query.words(filter, language)
      let again = try Self.query.filter(line)
      guard again == filter.normalised else {
        Issue.record("\(line)\n\(filter.normalised)\n\(again)")
        return
      }
      #expect(try Self.query.filter(Self.query.words(again, language)) == again)
    }
  }

  private static func filter(_ random: inout Scattered) -> ListFilter {
    var filter = ListFilter()
    if random.coin() { filter.queue = random.one(of: Queue.allCases) }
    if random.coin() { filter.sort = random.one(of: ListFilter.Sort.allCases) }
    filter.descending = random.coin()
    if random.coin() { filter.kind = random.one(of: CaseKind.allCases) }
    if random.coin() { filter.state = random.one(of: CaseState.allCases) }
    if random.coin() { filter.category = random.one(of: ["师德师风", "食堂与午餐/卫生"]) }
    if random.coin() { filter.department = random.one(of: organisation.departments.map(\.id)) }
    if random.coin() { filter.since = CivilDate("2026-10-01") }
    if random.coin() { filter.until = CivilDate("2026-11-30") }
    let pieces = ["食堂", "a:b", "“引”", "\"", "17:30", "主办:总务处", "-", "、", "，", "＝", "👨‍👩‍👧", "々〇", "＂", "e\u{301}"]
    let words = (0..<random.below(4)).map { _ in
      (0...random.below(3)).map { _ in random.one(of: pieces) }.joined().replacing("＂", with: "\"")
    }
    if !words.isEmpty { filter.query = words.joined(separator: " ") }
    for _ in 0..<random.below(4) {
      let field = random.one(of: FilterField.allCases)
      var values = field.options(organisation).map(\.id)
      if field.takesCount { values = ["0", "2", "17"] }
      if field.takesText { values += ["民声-1", "a b", "x、y", "是吗"] }
      if field.takesDays {
        values += [
          "2026-11-22", "2026-11-01..2026-11-30", "..2026-11-30", "2026-02", "-12", "+0", "2026-11-22T09:00:00+08:00",
        ]
      }
      var chosen: [String] = []
      for _ in 0...random.below(3) {
        let value = random.one(of: values)
        if !chosen.contains(value) { chosen.append(value) }
      }
      filter.conditions.append(Condition(field, chosen, excluded: random.coin()))
    }
    return filter
  }

  /// Anything typed is read or refused with a sentence; nothing traps.
  @Test func nothingTypedBreaksIt() {
    var random = Scattered(state: 9)
    let pieces = [
      "主办", ":", "：", "=", "!", "！", "-", "＝", "\"", "“", "”", " ", "　", "、", ",", "zwc", "到期", "3天内", "..", "+", "近",
      "天", "2026-11-01", "排序", "倒序", "队列", "\u{202E}", "e\u{301}", "👨‍👩‍👧", "退办", ">", "9999999999999999999999", "近-1天",
    ]
    for _ in 0..<1000 {
      let line = (0...random.below(8)).map { _ in random.one(of: pieces) }.joined()
      do {
        let filter = try Self.query.filter(line)
        #expect(try Self.query.filter(Self.query.words(filter, .zh)) == filter, "\(line)")
      } catch {
        #expect(!error.sentence.zh.isEmpty, "\(line)")
      }
      _ = Self.query.candidates(for: line, .zh)
    }
  }

  // MARK: Candidates

  private func candidates(_ line: String, _ language: Language = .zh) -> [String] {
    Self.query.candidates(for: line, language).map(\.text)
  }

  @Test func initialsOfferWhatTheyMayMean() {
    #expect(candidates("zwc").first == "主办:总务处")
    #expect(candidates("午餐 zwc").first == "主办:总务处")
    #expect(Self.query.candidates(for: "午餐 zwc", .zh).first?.line == "午餐 主办:总务处 ")
    #expect(candidates("ql").first == "分类:校园安全/欺凌")
    #expect(candidates("cdw").prefix(2) == ["经办人:陈大为", "登记人:陈大为"])
    #expect(candidates("dh").first == "渠道:电话")
    #expect(candidates("主办:").count == 8)
    #expect(candidates("主办:aqb") == ["主办:安全办"])
    #expect(candidates("-主办:总务处、aq").first == "-主办:总务处、安全办")
    #expect(candidates("队列:超").first == "队列:超期")
    #expect(candidates("到期").contains("到期:"))
    #expect(candidates("待审").first == "状态:待审核")
    #expect(candidates("zwc ").isEmpty)
    #expect(candidates("没有这样的").isEmpty)
    #expect(candidates("dep", .en).contains("department:"))
  }

  @Test func everyCandidateCanBeRead() throws {
    for word in ["z", "s", "主", "待", "a", "x", "-z", "主办:", "收到:", "状态:待", "渠道:d"] {
      for language in Language.allCases {
        for candidate in Self.query.candidates(for: word, language, limit: 50) where !candidate.isField {
          #expect(throws: Never.self) { try Self.query.filter(candidate.line) }
        }
      }
    }
  }
}

/// Numbers that look random and are the same every time.
struct Scattered {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, limit)))
  }

  mutating func coin() -> Bool { below(2) == 0 }

  mutating func one<T>(of values: [T]) -> T { values[below(values.count)] }
}
