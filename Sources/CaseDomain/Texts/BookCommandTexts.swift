/// Texts of `book`, `talk`, `draw` and `points`.
public enum BookCommandText: String, Phrase {
  case candidatesNotForYou, aboutBook, helpBook, helpPeriod, helpDepartment, helpFormat, helpOutput, bookUnknown,
    periodMalformed
  case recordMalformed, undertakingMalformed, momentMalformed, talkSaved, nothingHere, drawSaved, drawUnknown
  case drawHead, drawSeed, drawConfirmed, drawNotConfirmed, columnDrawn, columnDrawnOn, columnDrawnBy
  case columnDrawnOf, columnDrawnChecked, columnYear, columnReason, pointsSaved, aboutTalk, aboutTalkList
  case aboutTalkCandidates, aboutTalkInvite, aboutTalkRecord, aboutTalkOutcome, aboutTalkFollowUp
  case aboutTalkCancel, aboutTalkShow, helpTalkState, helpTalkOn, helpTalkPlace, helpTalkParticipant
  case helpTalkReason, helpTalkCase, helpTalkWarning, helpTalkBulletin, helpUnseparated, helpRecord
  case helpTalkText, helpTalkPresent, helpTalkUndertaking, helpTalkRectification, helpTalkInPlace, aboutDraw
  case aboutDrawNew, aboutDrawList, aboutDrawShow, helpDrawCount, helpDrawOpen, aboutPoints, aboutPointsAdd
  case aboutPointsList, helpPoints, helpPointsYear, fromHandlersOwn

  public var words: Bilingual {
    switch self {
    case .aboutBook:
      Bilingual(
        "台账：整改、督办、追究、抽查、典型、约谈、考核、回头看",
        "the registers of the office")
    case .helpBook:
      Bilingual(
        "整改台账 rectification、挂牌督办 orders、责任追究 accountability、监督抽查 spot-checks、典型案例 commended、约谈 talks、考核 assessment、回头看 look-backs",
        "rectification, orders, accountability, spot-checks, commended, talks, assessment, look-backs")
    case .helpPeriod:
      Bilingual(
        "时间：2026、2026-11、2026-Q4、2026-W47，或 2026-11-01..2026-11-15",
        "2026, 2026-11, 2026-Q4, 2026-W47, or two days 2026-11-01..2026-11-15")
    case .helpDepartment:
      Bilingual(
        "部门：名称或代号",
        "a department: its name or id")
    case .helpFormat:
      Bilingual(
        "格式：text、markdown、html、csv、json",
        "text, markdown, html, csv, json")
    case .candidatesNotForYou:
      Bilingual(
        "约谈由校领导或督导提出，候选部门只给他们看。", "Principals and supervisors propose talks; the candidates are theirs to see.")
    case .helpOutput:
      ReportText.helpOutput.words
    case .bookUnknown:
      Bilingual(
        "没有台账“{value}”；可以是：{choices}。",
        "There is no register “{value}”; choose from: {choices}.")
    case .periodMalformed:
      Bilingual(
        "时间“{value}”应写成 2026、2026-11、2026-Q4、2026-W47，或用 --since 和 --until 给出两天，不能同时用。",
        "“{value}” should read 2026, 2026-11, 2026-Q4 or 2026-W47, or give --since and --until instead.")
    case .recordMalformed:
      Bilingual(
        "编号“{value}”应写成 2026-3 或〔2026〕3号。",
        "“{value}” should read 2026-3.")
    case .undertakingMalformed:
      Bilingual(
        "承诺事项“{value}”应写成“2026-12-01 要做的事”。",
        "“{value}” should read “2026-12-01 what will be done”.")
    case .momentMalformed:
      Bilingual(
        "时间“{value}”应写成 2026-11-25T10:00。",
        "“{value}” should read 2026-11-25T10:00.")
    case .talkSaved:
      Bilingual(
        "约谈{number}　{department}　{state}",
        "talk {number}, {department}, {state}")
    case .nothingHere:
      Bilingual(
        "没有记录。",
        "Nothing here.")
    case .drawSaved:
      Bilingual(
        "抽查{number}：从{size}件中抽取{n}件：\n{numbers}",
        "draw {number}: {n} of {size}:\n{numbers}")
    case .drawUnknown:
      Bilingual(
        "没有编号为 {number} 的抽查，或者您无权查看；请核对编号。",
        "There is no draw {number}, or you may not see it; check the number.")
    case .drawHead:
      Bilingual(
        "抽查{number}　{by}　{at}　范围{since}至{until}，{size}件抽{n}件",
        "draw {number} by {by} at {at}: from {since} to {until}, {n} of {size}")
    case .drawSeed:
      Bilingual(
        "种子：日志第{seq}条 {seed}；范围校验 {hash}",
        "seed: journal line {seq} {seed}; population {hash}")
    case .drawConfirmed:
      Bilingual(
        "复核：按同一种子重抽，结果相同。",
        "Drawn again from the same seed: the same cases.")
    case .drawNotConfirmed:
      Bilingual(
        "复核：重抽结果不同，范围内的诉求件自抽取后有更正或无法读取；请查明原因。",
        "Drawn again the result differs: a case of the population was corrected since or cannot be read. Find out why.")
    case .columnDrawn:
      Bilingual(
        "编号",
        "draw")
    case .columnDrawnOn:
      Bilingual(
        "时间",
        "when")
    case .columnDrawnBy:
      Bilingual(
        "抽取人",
        "by")
    case .columnDrawnOf:
      Bilingual(
        "抽取/范围",
        "drawn/of")
    case .columnDrawnChecked:
      Bilingual(
        "已查",
        "checked")
    case .columnYear:
      Bilingual(
        "年度",
        "year")
    case .columnReason:
      Bilingual(
        "原因",
        "reason")
    case .pointsSaved:
      Bilingual(
        "加减分{number}：{department} {year}年度 {points}",
        "points {number}: {department} {year} {points}")
    case .aboutTalk:
      Bilingual(
        "约谈：建议、通知、记录、结果、跟进",
        "talks with departments: candidates to follow-up")
    case .aboutTalkList:
      Bilingual(
        "列出约谈",
        "list talks")
    case .aboutTalkCandidates:
      Bilingual(
        "某月达到约谈标准的部门",
        "departments that reached the mark for a talk")
    case .aboutTalkInvite:
      Bilingual(
        "通知约谈",
        "invite a department")
    case .aboutTalkRecord:
      Bilingual(
        "填写约谈记录",
        "record what was said")
    case .aboutTalkOutcome:
      Bilingual(
        "填写约谈结果和整改件",
        "what came of it")
    case .aboutTalkFollowUp:
      Bilingual(
        "约谈跟进：是否落实",
        "whether it is in place")
    case .aboutTalkCancel:
      Bilingual(
        "取消约谈",
        "cancel a talk")
    case .aboutTalkShow:
      Bilingual(
        "查看一次约谈",
        "show one talk")
    case .helpTalkState:
      Bilingual(
        "进展：已通知、已约谈、整改中、已跟进、已取消",
        "invited, held, rectifying, done, cancelled")
    case .helpTalkOn:
      Bilingual(
        "约谈时间，如 2026-11-25T10:00",
        "when: 2026-11-25T10:00")
    case .helpTalkPlace:
      Bilingual(
        "地点",
        "where")
    case .helpTalkParticipant:
      Bilingual(
        "参加人员，可重复",
        "who takes part; repeat")
    case .helpTalkReason:
      Bilingual(
        "事由",
        "reason")
    case .helpTalkCase:
      Bilingual(
        "所涉诉求件编号，可重复",
        "number of a case it is about; repeat")
    case .helpTalkWarning:
      Bilingual(
        "所依据的预警",
        "the early warning it follows from")
    case .helpTalkBulletin:
      Bilingual(
        "所依据的通报，如〔2026〕11号",
        "the bulletin it follows from: 2026-11")
    case .helpUnseparated:
      Bilingual(
        "没有其他人可以办理时的原因，标记为“未分离”",
        "why nobody else could do it; marked as not separated")
    case .helpRecord:
      Bilingual(
        "记录编号：2026-3 或〔2026〕3号",
        "number of the record: 2026-3")
    case .helpTalkText:
      Bilingual(
        "内容",
        "text")
    case .helpTalkPresent:
      Bilingual(
        "到场人员，可重复",
        "who was present; repeat")
    case .helpTalkUndertaking:
      Bilingual(
        "承诺事项“2026-12-01 要做的事”，可重复",
        "“2026-12-01 what will be done”; repeat")
    case .helpTalkRectification:
      Bilingual(
        "由此立的整改件编号，可重复",
        "number of a rectification opened for it; repeat")
    case .helpTalkInPlace:
      Bilingual(
        "是否落实：yes 或 no",
        "in place: yes or no")
    case .aboutDraw:
      Bilingual(
        "监督抽查：随机抽取要检查的诉求件",
        "draw cases to be checked")
    case .aboutDrawNew:
      Bilingual(
        "抽取",
        "draw")
    case .aboutDrawList:
      Bilingual(
        "列出各次抽取",
        "list the draws")
    case .aboutDrawShow:
      Bilingual(
        "一次抽取的进展和复核",
        "progress of a draw, and drawn again")
    case .helpDrawCount:
      Bilingual(
        "抽取件数",
        "how many")
    case .helpDrawOpen:
      Bilingual(
        "未销号的也抽，按登记日期",
        "open cases too, by the day of registration")
    case .aboutPoints:
      Bilingual(
        "考核加减分",
        "points given by hand")
    case .aboutPointsAdd:
      Bilingual(
        "加分或减分",
        "give or take points")
    case .aboutPointsList:
      Bilingual(
        "列出加减分",
        "list them")
    case .helpPoints:
      Bilingual(
        "分值：-0.5、+1",
        "points: -0.5, +1")
    case .helpPointsYear:
      Bilingual(
        "计入的年度，默认今年",
        "the year it counts in; default: this year")
    case .fromHandlersOwn:
      Bilingual(
        "--from 只能与整改（--kind 整改）一起用。",
        "--from goes with --kind rectification only.")
    }
  }
}
