/// Texts of the desk's registers, talks and draws.
public enum BookDeskText: String, Phrase {
  case placeBooks, placeBook, placeTalk, placeRecord, sectionBooks, sectionTalks, booksHead, aboutRectification
  case aboutOrders, aboutAccountability, aboutSpotChecks, aboutCommended, aboutTalks, aboutAssessment
  case aboutLookBacks, nothingToOpen, noStep, noCancel, madeInCases, overseersOnly, drawing, keyCreate
  case keyPeriod, keyCancelTalk, labelInPlace, labelCount, labelSince, labelUntil, labelKind, labelClosedOnly
  case labelUnseparated, hintDepartment, hintMoment, hintPlace, hintPeople, hintReasons, hintNumbers, hintText
  case hintUndertakings, hintYesNo, hintCount, hintDay, hintKind, hintUnseparated, saved
  case talksEmpty, talksEmptyOwn, sectionOwnTalks, departmentsAre, notYours, labelYear, labelPoints, hintYear,
    hintPoints, talkGone

  public var words: Bilingual {
    switch self {
    case .placeBooks: Bilingual("台账", "Registers")
    case .placeBook: Bilingual("一本台账", "Register")
    case .placeTalk: Bilingual("约谈", "Talk")
    case .placeRecord: Bilingual("填写记录", "Record")
    case .sectionBooks: Bilingual("台账", "registers")
    case .sectionTalks: Bilingual("约谈待办", "talks to do")
    case .booksHead: Bilingual("{year} 年台账（回车打开）", "Registers of {year} (Enter opens)")
    case .aboutRectification: Bilingual("问题、目标、措施、责任单位、时限、销号", "what has to be put right")
    case .aboutOrders: Bilingual("督办和挂牌，落实到哪一步", "orders and what became of them")
    case .aboutAccountability: Bilingual("谁因何被追究", "who was held accountable")
    case .aboutSpotChecks: Bilingual("抽取、抽查和发现", "what was drawn and found")
    case .aboutCommended: Bilingual("值得别人看的办理", "worth reading by others")
    case .aboutTalks: Bilingual("通知、记录、结果、跟进", "invitation to follow-up")
    case .aboutAssessment: Bilingual("各部门全年得分", "points of the year")
    case .aboutLookBacks: Bilingual("30、60、90 天后再看一次", "looked at again")
    case .nothingToOpen: Bilingual("这一行没有可打开的。", "Nothing to open here.")
    case .noStep: Bilingual("这次约谈没有后续步骤了；请先选一次约谈。", "No step is left; select a talk first.")
    case .noCancel: Bilingual("只有已通知、还没有约谈的才能取消。", "Only a talk that has not taken place can be cancelled.")
    case .madeInCases: Bilingual("这里的记录在诉求件里办理（打开一件，按 F4）。", "These are made in a case (open one and press F4).")
    case .overseersOnly: Bilingual("约谈、抽查和加减分由校领导或督导办理。", "Principals and supervisors talk, draw and give points.")
    case .drawing: Bilingual("随机抽取", "draw at random")
    case .keyCreate: Bilingual("新建：约谈、抽取、整改", "new: talk, draw, rectification")
    case .keyPeriod: Bilingual("上一年、下一年", "year before or after")
    case .keyCancelTalk: Bilingual("取消约谈", "cancel the talk")
    case .labelInPlace: Bilingual("是否落实", "in place?")
    case .labelCount: Bilingual("抽取件数", "how many")
    case .labelSince: Bilingual("从", "from")
    case .labelUntil: Bilingual("到", "to")
    case .labelKind: Bilingual("类型", "kind")
    case .labelClosedOnly: Bilingual("只抽已销号", "closed only")
    case .labelUnseparated: Bilingual("未分离原因", "not separated because")
    case .hintDepartment: Bilingual("部门名称或代号，如 总务处", "name or id of a department")
    case .hintMoment: Bilingual("如 2026-11-25 10:00", "like 2026-11-25 10:00")
    case .hintPlace: Bilingual("如 二楼会议室", "where")
    case .hintPeople: Bilingual("几个人用、隔开", "names, divided by commas")
    case .hintReasons: Bilingual("几条用；隔开，不写诉求人姓名电话", "divided by ; without names of complainants")
    case .hintNumbers: Bilingual("编号，几件用、隔开，可不填", "numbers, divided by commas; may be empty")
    case .hintText: Bilingual("写明情况", "what is to be said")
    case .hintUndertakings:
      Bilingual("日期 事项，如 2026-12-01 每日清点；几项用；隔开", "day and what: 2026-12-01 count daily; divided by ;")
    case .hintYesNo: Bilingual("填 是 或 否", "yes or no")
    case .hintCount: Bilingual("1 到 500 的数", "a number from 1 to 500")
    case .hintDay: Bilingual("日期，如 2026-11-25", "a day like 2026-11-25")
    case .hintKind: Bilingual("如 投诉；不填则不限", "like complaint; empty: all")
    case .hintUnseparated: Bilingual("没有其他人可以办理时的原因", "why nobody else could do it")
    case .notYours: Bilingual("看不了这本台账。", "This register is not for you.")
    case .labelYear: Bilingual("计入年度", "counts in")
    case .labelPoints: Bilingual("加减分", "points")
    case .hintYear: Bilingual("年份，如 2026", "a year like 2026")
    case .hintPoints: Bilingual("如 +1、-0.5，最多两位小数", "like +1 or -0.5, two decimals at most")
    case .talksEmpty:
      Bilingual(
        "这段时间没有约谈。达到约谈标准的部门见这一期通报的“约谈建议”（F8，再按 F2），按月列出用 huiyin talk candidates --period {month}。按 Ctrl+N 通知约谈。",
        "No talks in this period. Departments that have come to the mark stand in its bulletin (F8, F2); by month: huiyin talk candidates --period {month}. Ctrl+N invites."
      )
    case .talksEmptyOwn:
      Bilingual(
        "这段时间没有您能看到的约谈：约谈只给校领导、督导和被约谈的部门看。",
        "No talks that you can see: they are for principals, supervisors and the department concerned.")
    case .sectionOwnTalks: Bilingual("约谈本部门", "talks with us")
    case .departmentsAre: Bilingual("{hint}；有：{list}", "{hint}: {list}")
    case .talkGone: Bilingual("这次约谈现在看不到，草稿还在。", "That talk cannot be seen now; the draft stays.")
    case .saved: Bilingual("已记录：{what}。", "Recorded: {what}.")
    }
  }

  /// What a register is for, in half a line.
  public static func about(_ kind: BookKind) -> Bilingual {
    let text: BookDeskText =
      switch kind {
      case .rectification: .aboutRectification
      case .orders: .aboutOrders
      case .accountability: .aboutAccountability
      case .spotChecks: .aboutSpotChecks
      case .commended: .aboutCommended
      case .talks: .aboutTalks
      case .assessment: .aboutAssessment
      case .lookBacks: .aboutLookBacks
      }
    return text()
  }
}
