/// Words of what makes the desk comfortable: bulk action, full text, settings, command line, titles of their keys.
public enum ComfortText: String, Phrase {
  // Full text
  case nothingSought, notFound, foundAt, rowsShown, headHistory
  // Settings
  case settingsIntro, settingLanguage, settingTheme, settingWidth, settingMouse, settingBell, settingBorders
  case noteLanguage, noteTheme, noteWidth, noteMouse, noteBell, noteBorders, widthSample
  case chinese, english, oneColumn, twoColumns, off, on, bordersLine, bordersPlain
  case themeStandard, themeHighContrast, themeColourBlind, themeMonochrome, settingNow
  // Bulk action
  case onlyWhileChoosing, nothingToSwitch, notInBulk, seeEffects, backToList, stopBulk, perCaseNote
  case oneByOneContent, oneByOneCall, oneByOneGuarded, oneByOneUndo, oneByOneAttach
  case bulkReading, bulkPreparing, bulkForeseeing, bulkRunning, bulkStopping, bulkHowToStop, bulkHead, bulkNothing,
    bulkAll
  case bulkCounts, bulkReasonsHint, bulkMore, bulkFormHead, bulkSummaryHead, bulkNotYet, bulkDoIt, bulkNothingYet
  case bulkResultAll, bulkResultHead, bulkMarksStay, bulkRound, bulkDue, bulkRecorded, bulkChanged, bulkDone
  case bulkUntouched
  // Command line
  case noCaseHere, onlyCallers, onlyPrincipals, onlySupervisors, kindQueue, kindView, kindScreen, kindFilter, kindField,
    listOf, kindSearch, searchFor, commandHint
  // Actions
  case actionsHead, actionsChanged, actionsNew, itemsShown
  // Labels that fit
  case labelPlanMeasures, labelWithoutOpinions
  // Keys
  case keyChoose, keyReasons, keyOtherButton, keyByDigit, keyFind, keyNextMatch, keyChange, keySetByDigit
  case keyCommandLine, keySettings, keyComplete, keyRunLine, keyHistory, keyFilterHelp

  public var words: Bilingual {
    switch self {
    case .nothingSought: Bilingual("先按 / 查找。", "Search with / first.")
    case .notFound: Bilingual("全文里没有“{text}”。", "“{text}” is not in the text.")
    case .foundAt: Bilingual("“{text}” 第 {at} 行处，共 {n} 行有；F3 下一处", "“{text}” {at} of {n} rows; F3 goes on")
    case .rowsShown: Bilingual("第 {from}–{to} 行，共 {n} 行", "{from}–{to} of {n}")
    case .headHistory: Bilingual("办理经过", "History")
    case .settingsIntro: Bilingual("改了立即生效，并为您保留", "Changes hold at once and are kept for you")
    case .settingLanguage: Bilingual("语言", "language")
    case .settingTheme: Bilingual("主题", "theme")
    case .settingWidth: Bilingual("符号宽度", "width of signs")
    case .settingMouse: Bilingual("鼠标", "mouse")
    case .settingBell: Bilingual("响铃", "bell")
    case .settingBorders: Bilingual("边框", "borders")
    case .noteLanguage: Bilingual("界面语言；诉求内容不变", "of the screens; what people wrote stays as it is")
    case .noteTheme:
      Bilingual("单色不用颜色；色弱用蓝、黄和明暗区分", "monochrome uses no colour; colour-blind uses blue and yellow")
    case .noteWidth: Bilingual("下面两条竖线应当上下对齐，不齐就换一项", "the two bars below must stand in one column; else change it")
    case .noteMouse: Bilingual("打开后可点选和滚动，选取文字须按住 Shift", "on: click and wheel; then select text with Shift held")
    case .noteBell: Bilingual("新的紧急件、超期件出现时响一声", "rings once for newly urgent and overdue cases")
    case .noteBorders: Bilingual("框线显示成乱码时用 + - |", "use + - | where box lines look broken")
    case .widthSample: Bilingual("①②→“”…——■", "①②→“”…——■")
    case .chinese: Bilingual("中文", "中文")
    case .english: Bilingual("English", "English")
    case .oneColumn: Bilingual("占一格", "one column")
    case .twoColumns: Bilingual("占两格", "two columns")
    case .off: Bilingual("关", "off")
    case .on: Bilingual("开", "on")
    case .bordersLine: Bilingual("线条", "lines")
    case .bordersPlain: Bilingual("+ - |", "+ - |")
    case .themeStandard: Bilingual("标准", "standard")
    case .themeHighContrast: Bilingual("高对比", "contrast")
    case .themeColourBlind: Bilingual("色弱", "colour-blind")
    case .themeMonochrome: Bilingual("单色", "mono")
    case .settingNow: Bilingual("{setting}：{value}", "{setting}: {value}")
    case .onlyWhileChoosing: Bilingual("选动作时才看各件原因。", "Reasons are shown while choosing the action.")
    case .nothingToSwitch: Bilingual("这里没有可换的选项。", "There is nothing to choose here.")
    case .notInBulk: Bilingual("批量办理时没有这一项。", "Not while acting on many cases.")
    case .seeEffects: Bilingual("看看会怎样", "see what would happen")
    case .backToList: Bilingual("回到列表", "back to the list")
    case .stopBulk: Bilingual("停止", "stop")
    case .perCaseNote: Bilingual("空着：各件用自己原有的", "left empty: each case keeps its own")
    case .oneByOneContent: Bilingual("各件内容不同，请逐件办理。", "Differs from case to case: do it one by one.")
    case .oneByOneCall: Bilingual("电话要一个一个打，请到回访台。", "Calls are made one by one, at the call desk.")
    case .oneByOneGuarded: Bilingual("涉及身份和依法删除的，请逐件办理并写明理由。", "Touches identities: one by one, with a reason each.")
    case .oneByOneUndo: Bilingual("撤销要看清是哪一步，请逐件办理。", "Undo one by one, so that you see what is undone.")
    case .oneByOneAttach: Bilingual("附件请逐件添加。", "Attach one by one.")
    case .bulkReading: Bilingual("正在读取 {at}/{n}", "Reading {at}/{n}")
    case .bulkPreparing: Bilingual("正在备表 {at}/{n}", "preparing {at}/{n}")
    case .bulkForeseeing: Bilingual("正在推算 {at}/{n}", "Working out {at}/{n}")
    case .bulkRunning: Bilingual("正在办理 {at}/{n}", "Doing {at}/{n}")
    case .bulkStopping: Bilingual("办完手上这一件就停；已办的不会退回。", "Stops after this one; what is done stays done.")
    case .bulkHowToStop: Bilingual("按 Esc 停止", "Esc stops")
    case .bulkHead: Bilingual("对标记的 {n} 件一起办；选一项", "Act on the {n} marked cases; choose what")
    case .bulkNothing: Bilingual("标记的件里没有一件现在可以由您办。", "Nothing can be done by you on any of the marked cases.")
    case .bulkAll: Bilingual("{n} 件都可办", "possible on all {n}")
    case .bulkCounts: Bilingual("{n} 件可办，{m} 件不可", "possible on {n}, not on {m}")
    case .bulkReasonsHint: Bilingual("F7 看各件不可办的原因", "F7 shows every reason")
    case .bulkMore: Bilingual("还有 {n} 件", "{n} more")
    case .bulkFormHead:
      Bilingual(
        "{action}：填一次，用于可办的 {n} 件；保存前先列出每件会怎样",
        "{action}: filled in once for {n} cases; first you see what would happen")
    case .bulkSummaryHead: Bilingual("{action}：将办 {n} 件，不办 {m} 件", "{action}: {n} would be done, {m} not")
    case .bulkNotYet: Bilingual("先不办，回去改", "not now, back to the form")
    case .bulkDoIt: Bilingual("{action}这 {n} 件", "{action} these {n}")
    case .bulkNothingYet:
      Bilingual(
        "现在什么都还没有做。+ 将办，× 不办及原因；←→ 选，回车确定", "Nothing is done yet. + would be done, × not; ←→ chooses, Enter takes")
    case .bulkResultAll: Bilingual("{action}：{n} 件全部办成", "{action}: all {n} done")
    case .bulkResultHead: Bilingual("{action}：办成 {n} 件，未办 {m} 件", "{action}: {n} done, {m} not")
    case .bulkMarksStay: Bilingual("没有办成的仍标记着，回列表可再办。", "What was not done stays marked in the list.")
    case .bulkRound: Bilingual("第 {n} 轮", "round {n}")
    case .bulkDue: Bilingual("{due} 前{clock}", "{clock} by {due}")
    case .bulkRecorded: Bilingual("记入，仍为{state}", "recorded, stays {state}")
    case .bulkChanged: Bilingual("其间有变化，没有办：{what}", "changed meanwhile, not done: {what}")
    case .bulkDone: Bilingual("已办，{what}", "done: {what}")
    case .bulkUntouched: Bilingual("已停止，没有办", "stopped before its turn")
    case .noCaseHere: Bilingual("先选中或打开一件。", "Select or open a case first.")
    case .onlyCallers: Bilingual("回访由受理员和督导打。", "Calls are made by clerks and supervisors.")
    case .onlyPrincipals: Bilingual("只有分管领导在这里决定。", "Only principals decide here.")
    case .onlySupervisors: Bilingual("只有督导查看这些记录。", "Only supervisors see these records.")
    case .kindQueue: Bilingual("队列", "queue")
    case .kindView: Bilingual("视图", "view")
    case .kindScreen: Bilingual("屏幕", "screen")
    case .kindFilter: Bilingual("筛选", "filter")
    case .kindSearch: Bilingual("在全部件中", "in all cases")
    case .kindField: Bilingual("筛选项，接着写值", "a value follows")
    case .listOf: Bilingual("列出 {text}", "list {text}")
    case .searchFor: Bilingual("查找 {text}", "find {text}")
    case .commandHint:
      Bilingual("动作、队列、编号尾数、部门首字母、设置或要查的词", "action, queue, end of a number, department, setting or words")
    case .actionsHead: Bilingual("现在可办 {n} 项，其余注明原因；键入可筛选", "{n} possible now, the rest says why not; type to filter")
    case .actionsChanged: Bilingual("可办事项刚刚变了，请看清序号再按。", "The numbers have just changed: look again.")
    case .actionsNew: Bilingual("别人刚办过此件，可办事项已更新。", "Somebody acted on the case: the actions are new.")
    case .itemsShown: Bilingual("第 {from}–{to} 项，共 {n} 项", "{from}–{to} of {n}")
    case .labelPlanMeasures: Bilingual("整改措施", "planned measures")
    case .labelWithoutOpinions: Bilingual("无协办意见的原因", "why no opinions")
    case .keyChoose: Bilingual("选定", "take")
    case .keyReasons: Bilingual("各件原因", "reasons per case")
    case .keyOtherButton: Bilingual("换选项", "other choice")
    case .keyByDigit: Bilingual("按序号选", "by number")
    case .keyFind: Bilingual("查找", "find")
    case .keyNextMatch: Bilingual("下一处", "next match")
    case .keyChange: Bilingual("改", "change")
    case .keySetByDigit: Bilingual("按数字选", "by digit")
    case .keyCommandLine: Bilingual("命令", "command")
    case .keySettings: Bilingual("设置", "settings")
    case .keyComplete: Bilingual("补全", "complete")
    case .keyRunLine: Bilingual("执行", "run")
    case .keyHistory: Bilingual("选择，空行取历史", "choose, or recall")
    case .keyFilterHelp: Bilingual("滚动；键入文字即筛选", "scroll; type to search")
    }
  }

  /// Name of a theme; its own name where there is no word for it.
  public static func theme(_ name: String) -> Bilingual {
    switch name {
    case "standard": ComfortText.themeStandard()
    case "high-contrast": ComfortText.themeHighContrast()
    case "colour-blind": ComfortText.themeColourBlind()
    case "monochrome": ComfortText.themeMonochrome()
    default: Bilingual(name)
    }
  }
}
