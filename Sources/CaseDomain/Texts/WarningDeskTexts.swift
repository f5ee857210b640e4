/// 预警台: the screen, the home and the command of early warning.
public enum WarningDeskText: String, Phrase {
  case place, title, titleAll, none, noneAll, loading
  case section, sectionDanger, homeLine
  case columnGravity, columnRule, columnSubject, columnNumbers, columnSince
  case keyCases, keyAcknowledge, keyRectify, keyTalk, keyAll, keyMove, noCases, nothingSelected
  case allShown, someShown, acknowledged, quietMark, graverMark
  case arisen, keyArisen, noArisen, gone, arisesLine, onlyOffice
  case onlyDeciders, weeksHead, casesHead, recordsHead
  case ackTitle, ackHint, ackSave
  case rectifySubject, rectifyContent, talkHint, listName
  case about, aboutAcknowledge, discussion, helpAll, helpFormat, helpID, helpFollows, helpText
  case columnID, columnCases, saved
  case wordMalformed, problemLimit, problemPhase, problemWord

  public var words: Bilingual {
    switch self {
    case .place: Bilingual("焦点预警", "Warnings")
    case .title: Bilingual("焦点预警：{n} 条待看，{m} 条已确认", "Warnings: {n} to look at, {m} acknowledged")
    case .titleAll: Bilingual("焦点预警：全部 {n} 条", "Warnings: all {n}")
    case .none: Bilingual("现在没有要看的预警。", "There is no warning to look at.")
    case .noneAll: Bilingual("现在没有预警。", "There is no warning.")
    case .loading: Bilingual("正在计算…", "Working them out…")
    case .section: Bilingual("焦点预警", "warnings")
    case .sectionDanger: Bilingual("含危险词", "words of danger")
    case .homeLine: Bilingual("；预警 {n} 条", "; {n} warnings")
    case .columnGravity: Bilingual("轻重", "Gravity")
    case .columnRule: Bilingual("规则", "Rule")
    case .columnSubject: Bilingual("对象", "About")
    case .columnNumbers: Bilingual("数字", "Numbers")
    case .columnSince: Bilingual("始于", "Since")
    case .keyCases: Bilingual("看这些件", "its cases")
    case .keyAcknowledge: Bilingual("确认并处置", "acknowledge")
    case .keyRectify: Bilingual("转整改", "rectify")
    case .keyTalk: Bilingual("提议约谈", "propose a talk")
    case .keyAll: Bilingual("连同已确认的或只看待看的", "with acknowledged ones, or not")
    case .keyMove: Bilingual("选择", "select")
    case .noCases: Bilingual("这条预警没有可看的件。", "This warning has no cases to show.")
    case .nothingSelected: Bilingual("没有选中的预警。", "No warning is selected.")
    case .allShown: Bilingual("连同已确认的", "with acknowledged")
    case .someShown: Bilingual("只看待看的", "only new ones")
    case .acknowledged: Bilingual("已确认{title}：{follows}。", "Acknowledged {title}: {follows}.")
    case .quietMark: Bilingual("已确认", "done")
    case .graverMark: Bilingual("又加重", "graver")
    case .arisen: Bilingual("由此立整改：{list}", "Rectifications: {list}")
    case .keyArisen: Bilingual("看由此立的整改", "rectifications")
    case .noArisen: Bilingual("还没有由此立的整改。", "No rectification arose from it.")
    case .gone:
      Bilingual("这条预警已经过去，不再列出；通报里还在。", "That warning is over and listed no more; the bulletin still tells it.")
    case .onlyOffice: Bilingual("预警由受理员、分管领导、督导查看。", "Warnings are for clerks, principals and supervisors.")
    case .arisesLine: Bilingual("由此产生：{origin}", "Arises from {origin}")
    case .onlyDeciders: Bilingual("预警由督导或分管领导确认。", "Warnings are acknowledged by supervisors and principals.")
    case .weeksHead: Bilingual("近13周", "13 weeks")
    case .casesHead: Bilingual("相关件（{n}）", "Cases ({n})")
    case .recordsHead: Bilingual("处置记录", "Acknowledgements")
    case .ackTitle: Bilingual("确认预警", "Acknowledge")
    case .ackHint: Bilingual("说明为什么这样处置", "say why")
    case .ackSave: Bilingual("确认", "acknowledge")
    case .rectifySubject: Bilingual("预警转整改：{title}", "Rectify: {title}")
    case .rectifyContent:
      Bilingual(
        "由焦点预警产生（{rule}，{since}起）：{title}，{line}，相关{n}件。",
        "From a warning ({rule}, since {since}): {title}, {line}, {n} cases.")
    case .talkHint:
      Bilingual(
        "提议约谈{department}：请在约谈登记中发出邀请。", "A talk with {department} is proposed: invite them in the register of talks.")
    case .listName: Bilingual("预警：{title}", "Warning: {title}")
    case .about: Bilingual("焦点预警：现在有什么明显不寻常", "Early warning: what stands out now")
    case .aboutAcknowledge: Bilingual("确认一条预警：处置和说明", "Acknowledge a warning: what follows and why")
    case .discussion:
      Bilingual(
        "分类、承办部门、被反映部门各与自身的过去比；同一人、办结后又来、同一部门同类问题；危险词。确认后安静，明显加重时再报。",
        "Categories, departments and objects against their own past; repeats; words of danger. Quiet once acknowledged, until clearly graver."
      )
    case .helpAll: Bilingual("连同已确认的", "also those acknowledged")
    case .helpFormat: Bilingual("text 或 json", "text or json")
    case .helpID:
      Bilingual("预警标识（或其开头），危险词也可用件号", "the warning's id or its beginning; for words of danger also the case's number")
    case .helpFollows: Bilingual("处置：不处理、约谈、整改、督办", "what follows: nothing, talk, rectify, supervise")
    case .helpText: Bilingual("说明", "why")
    case .columnID: Bilingual("标识", "Id")
    case .columnCases: Bilingual("件", "Cases")
    case .saved: Bilingual("已确认，预警处置{title}：{follows}。", "Acknowledged, {title}: {follows}.")
    case .wordMalformed:
      Bilingual(
        "危险词写作 +WORD:safety（加入）或 -WORD（去掉），不超过20字；“{value}”看不懂。",
        "Words of danger are written +WORD:safety or -WORD, 20 characters at most; “{value}” is neither.")
    case .problemLimit: Bilingual("{key} 应在 {least} 到 {most} 之间。", "{key} must be from {least} to {most}.")
    case .problemPhase:
      Bilingual(
        "学期阶段 {value} 不是月日，或忙碌程度不在 5 到 1000 之间。",
        "The phase {value} has no days of a year, or its busyness is not from 5 to 1000.")
    case .problemWord: Bilingual("危险词“{value}”是空的或超过20字。", "The word “{value}” is empty or longer than 20.")
    }
  }
}
