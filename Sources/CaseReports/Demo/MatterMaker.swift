import CaseDomain

/// Makes matters, no two of which read alike.
struct MatterMaker {
  let organisation: Organisation
  let calendar: WorkCalendar
  var dice: Dice
  private var told: Set<String> = []
  private var titles: Set<String> = []
  private var people = 0
  /// How often each channel was used.
  private var heard: [String: Int] = [:]
  private let firstPhone: Int

  init(organisation: Organisation, calendar: WorkCalendar, dice: Dice) {
    self.organisation = organisation
    self.calendar = calendar
    self.dice = dice
    firstPhone = self.dice.number(0, 9999)
  }

  /// - Parameters:
  ///   - moment: when it is registered.
  ///   - first: the matter that is told once more.
  mutating func make(_ wish: Wish, at moment: Instant, vacation: Bool, like first: Matter?) -> Matter? {
    var matter: Matter?
    // In a very large store everything was told once before; then a second try has to be enough.
    for attempt in (told.count < 3_000 ? 0 : 38)..<40 {
      guard let made = draft(wish, moment, vacation, first) else { return nil }
      matter = made
      let isNew = attempt > 20 || !titles.contains(made.subject)
      if !told.contains(made.content), isNew { break }
    }
    guard var matter else { return nil }
    if titles.contains(matter.subject), let group = matter.facts["班"], !matter.subject.contains(group) {
      matter.subject += "（\(group)）"
    }
    told.insert(matter.content)
    titles.insert(matter.subject)
    if wish.samePerson, let first { matter.who = first.who } else { introduce(&matter, wish) }
    return matter
  }

  private mutating func draft(_ wish: Wish, _ moment: Instant, _ vacation: Bool, _ first: Matter?) -> Matter? {
    guard let template = template(wish, vacation, first) else { return nil }
    let received = receivedAt(moment, wish)
    var facts = first?.facts ?? facts(received.time, template)
    if first != nil { facts["称呼"] = dice.word(Self.children) }
    func filled(_ texts: [String]) -> String { MatterTexts.fill(dice.word(texts), facts, &dice) }
    // The subjects of a template take turns with its contents, so that the two speak of one thing.
    let turn = dice.number(0, max(template.subjects.count, template.contents.count) - 1)
    func paired(_ texts: [String]) -> String {
      texts.isEmpty ? "" : MatterTexts.fill(texts[turn % texts.count], facts, &dice)
    }
    let grade = facts["级"] ?? "1"
    func department(_ id: String) -> String { id == "nj" ? "nj\(grade)" : id }
    var matter = Matter(
      kind: template.kind, category: template.category, lead: department(template.lead),
      with: dice.percent(45) ? template.with.map(department) : [], facts: facts, subject: paired(template.subjects),
      content: opening(received.channel, template) + paired(template.contents) + closing(template),
      measures: filled(template.measures.isEmpty ? ["查阅{有关|现行}规定，逐项{解答|说明}。"] : template.measures),
      answer: template.answers.count > 1 ? paired(template.answers) : filled(template.answers),
      channel: received.channel, receivedAt: received.time)
    if !template.remedies.isEmpty, dice.percent(70) { matter.remedy = filled(template.remedies) }
    if template.points.count > 1, wish.severalPoints || dice.percent(25) {
      matter.points = template.points.map { MatterTexts.fill($0, facts, &dice) }
    }
    matter.object = object(template, facts)
    matter.urgency = wish.urgency ?? (template.marks.contains("urgent") && dice.percent(60) ? .urgent : nil)
    for (word, mark) in [("safety", SensitiveMark.safety), ("minors", .minors), ("stability", .stability)]
    where template.marks.contains(word) && dice.percent(70) {
      matter.sensitive.append(mark)
    }
    matter.upstream = upstream(received.channel, received.time)
    return matter
  }

  private mutating func template(_ wish: Wish, _ vacation: Bool, _ first: Matter?) -> MatterTemplate? {
    if let first {
      return dice.pick(MatterTexts.all.filter { $0.category == first.category && $0.kind == first.kind })
    }
    var fitting = MatterTexts.all.filter {
      $0.kind == wish.kind && (wish.categories.isEmpty || wish.categories.contains($0.category))
        && (!wish.severalPoints || $0.points.count > 1)
    }
    if fitting.isEmpty { fitting = MatterTexts.all.filter { $0.kind == wish.kind } }
    let lasting = fitting.filter { $0.marks.contains("year") }
    return dice.pick(vacation && !lasting.isEmpty ? lasting : fitting)
  }

  // MARK: Facts

  private static let children = ["我家孩子", "女儿", "儿子", "我孙女", "我外孙", "孩子", "家里老大", "小儿子"]
  private static let grades = ["一", "二", "三", "四", "五", "六"]

  private mutating func facts(_ received: Instant, _ template: MatterTemplate) -> [String: String] {
    let today = received.date(in: calendar.zone)
    let before = calendar.previousWorkingDay(dice.number(1, 4), before: today)
    let after = calendar.workingDay(3, after: today)
    var grade = dice.number(1, 6)
    var accused = ""
    if template.marks.contains("accused"), let teacher = dice.pick(DemoSchool.teachers) {
      (accused, grade) = (teacher.name, teacher.grade)
    }
    func day(_ date: CivilDate) -> String { "\(date.month)月\(date.day)日" }
    return [
      "级": String(grade), "年": "\(Self.grades[grade - 1])年级",
      "班": "\(Self.grades[grade - 1])年级\(dice.number(1, 8))班", "日": day(before), "日后": day(after), "被": accused,
      "称呼": dice.word(Self.children), "天": String(dice.number(3, 9)), "件": String(dice.number(2, 6)),
      "额": String(dice.number(56, 60)),
      "几": dice.word(["两", "三"]), "修": dice.word(["空调不制热", "饮水机不出热水", "窗户漏风", "灯管忽明忽暗"]),
      "科": dice.word(grade > 2 ? ["语文", "数学", "英语"] : ["语文", "数学"]),
      "菜": dice.word(["红烧鸡块", "土豆烧肉", "番茄炒蛋", "西芹香干", "冬瓜丸子", "宫保鸡丁", "炖豆腐", "青椒肉丝", "白菜粉条", "清蒸鱼块"]),
      "处": dice.word(["东侧楼梯口", "操场看台", "三楼走廊", "西门车棚", "综合楼大厅", "体育器材室外", "沙坑旁", "食堂后门", "二楼连廊", "图书室门口"]),
      "物": dice.word(["扶手", "照明灯", "地砖", "护栏", "防撞条", "玻璃窗", "台阶防滑条", "篮球架底座"]),
      "路": dice.word(["1号校车", "2号校车", "3号校车", "5号校车", "6号校车", "7号校车"]),
      "站": dice.word(["柳溪路口", "望塔花园", "石桥头", "北苑小区", "梨园新村", "河滨广场", "老粮站", "松台公寓", "槐荫里"]),
      "姓": dice.word(["蒲", "邵", "路", "童", "贾", "骆", "倪", "简", "毕", "盛"]),
    ]
  }

  private func object(_ template: MatterTemplate, _ facts: [String: String]) -> ComplaintObject? {
    if template.marks.contains("accused") {
      return ComplaintObject(department: facts["级"].map { "nj\($0)" }, person: facts["被"].map { ErasableText($0) })
    }
    return template.object.map { ComplaintObject(department: $0) }
  }

  // MARK: How it came in

  private static let fromAbove = ["12345", "12345", "12345", "educationHotline", "peopleHotline", "superior"]
  private static let channels: [CaseKind: [String]] = [
    .report: ["mailbox", "letter", "phone", "onlineVoice", "12345", "superior"],
    .rectification: ["survey", "superior", "monitor"],
    .praise: ["phone", "visit", "wechat", "letter", "parentsMeeting", "openDay"],
    .inquiry: ["phone", "visit", "wechat", "12345", "educationHotline", "openDay"],
    .suggestion: ["proposal", "monitor", "mailbox", "survey", "parentsMeeting", "openDay"],
  ]
  private static let common = [
    "phone", "phone", "phone", "phone", "12345", "12345", "12345", "visit", "visit", "mailbox", "wechat", "wechat",
    "educationHotline", "onlineVoice", "parentsMeeting", "homeVisit", "openDay", "peopleHotline", "letter", "survey",
    "monitor",
  ]

  private mutating func receivedAt(_ moment: Instant, _ wish: Wish) -> (channel: String, time: Instant) {
    let fitting = wish.fromAbove ? Self.fromAbove : Self.channels[wish.kind] ?? Self.common
    // Now and then the one that was heard least, so that none stays silent.
    let rarest = fitting.min { (heard[$0] ?? 0) < (heard[$1] ?? 0) }
    let channel = dice.percent(20) ? rarest ?? fitting[0] : dice.word(fitting)
    heard[channel, default: 0] += 1
    switch channel {
    case "12345", "onlineVoice", "wechat", "mailbox", "letter", "educationHotline", "peopleHotline", "superior":
      return (channel, moment - Int64(dice.number(10 * 60, 16 * 3600)))
    default: return (channel, moment - Int64(dice.number(0, 600)))
    }
  }

  private mutating func upstream(_ channel: String, _ received: Instant) -> Upstream? {
    guard Set(Self.fromAbove).contains(channel) else { return nil }
    let day = received.date(in: calendar.zone)
    let digits = day.description.filter { $0 != "-" }
    let prefix = ["12345": "RX", "educationHotline": "JY", "peopleHotline": "MS", "superior": "JB"][channel] ?? "SJ"
    return Upstream(
      number: "\(prefix)\(digits)\(dice.number(10000, 99999))",
      due: calendar.closing(of: calendar.workingDay(dice.number(7, 10), after: day)))
  }

  private mutating func opening(_ channel: String, _ template: MatterTemplate) -> String {
    if template.kind == .rectification || template.marks.contains("employee") { return "" }
    let words: [String] =
      switch channel {
      case "12345", "educationHotline", "peopleHotline": ["市民来电反映：", "来电人称：", "热线转来：", ""]
      case "wechat": ["家长在群里说：", "微信留言：", ""]
      case "visit", "openDay": ["来访人当面反映：", "家长到服务站反映：", "接访时反映："]
      case "mailbox", "letter": ["校长您好：", "尊敬的学校领导：", "学校负责同志："]
      case "homeVisit": ["家访时家长谈到：", "走访中了解到："]
      case "survey", "monitor": ["受访家长说：", "监督员转述：", ""]
      case "superior": ["上级转来材料：", ""]
      default: ["您好，", "", "反映一件事：", "打扰了，"]
      }
    return dice.word(words)
  }

  private mutating func closing(_ template: MatterTemplate) -> String {
    if template.kind == .rectification || template.kind == .praise { return "" }
    return dice.word(["", "", "盼回复。", "请尽快答复。", "谢谢。", "麻烦了。", "等您的消息。"])
  }

  // MARK: Who told it

  /// A name nobody on the staff has and a phone of a range that is given to nobody.
  private mutating func introduce(_ matter: inout Matter, _ wish: Wish) {
    guard matter.kind != .rectification else { return }
    var who = Complainant()
    let template = MatterTexts.all.first { $0.category == matter.category && $0.kind == matter.kind }
    let marks = template?.marks ?? []
    who.relation =
      marks.contains("employee") ? .employee : marks.contains("resident") && dice.percent(70) ? .resident : .parent
    if who.relation == .parent, dice.percent(4) { who.relation = .other }
    if wish.reach == .anonymous {
      who.anonymous = true
    } else {
      let name = dice.word(DemoSchool.surnames) + dice.word(DemoSchool.givenNames)
      who.name = ErasableText(name)
      people += 1
      let digits = String((firstPhone + people * 7919) % 10_000)
      who.phone = ErasableText("199-0000-" + String(repeating: "0", count: 4 - digits.count) + digits)
      if ["wechat", "onlineVoice"].contains(matter.channel), dice.percent(50) {
        who.account = ErasableText("yunshan_\(dice.number(1000, 9999))")
      }
      who.address = address(who.relation, matter).map { ErasableText($0) }
      who.callback = dice.percent(60) ? true : nil
      if dice.percent(20) { who.preferredTime = ErasableText(dice.word(["中午十二点后", "下午五点以后", "上午", "工作日随时"])) }
      who.confidential = wish.reach == .confidential || (matter.kind == .report && dice.percent(60)) || dice.percent(3)
    }
    matter.who = who
  }

  private func address(_ relation: Relation?, _ matter: Matter) -> String? {
    switch relation {
    case .parent: matter.facts["班"]
    case .resident: matter.facts["站"].map { "\($0)附近" }
    default: nil
    }
  }
}
