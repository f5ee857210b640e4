/// Words of the desk's screens: headings, labels, sentences.
public enum DeskText: String, Phrase {
  case placeFirst, placeHome, placeList, placePrompt, placeCase, placeActions, placeForm, placePicker, placeConfirm
  case placeDrafts, placeHelp
  case othersHere, othersTyping, newAlarm, newAlarms, nothingToUndo, undoQuestion, undoQuestionState, undoIt,
    undoTooLate
  case placeCalls, placeDecisions, placeViews, placeFilter, placeBulk, placeText, placeSettings, placeCommandLine,
    placeConflict, placeSimilar
  case productName, practice, readOnly, tooSmall, undecodable, draftKept, markOverdue, markYellow, howToQuit, yes
  case no, grant, refuse, stillLoading, dayLine, monday, tuesday, wednesday, thursday, friday, saturday, sunday
  case firstWelcome, firstName, firstNameHint, firstCode, firstCodeHint, firstPerson, firstPersonHint, firstDemo
  case firstCodeWrong, demoStarts
  case appName, windowTitle
  case headTodo, draftsWait, nothingWaits, administerByCommand, mayNotRegister
  case columnNumber, columnMark, columnState, columnDue, listCount, listEmpty, searchFor, searchHint
  case noDrafts
  case reworkReason, headClocks, headComplainant, headMatter, headRounds, headRelated, headTimeline, clockLeft,
    clockOver
  case returnTooLate
  case clockStands, reworkedTimes, returnedTimes, suspendedNow, orderOpen, orderMet, promiseOpen, waitsForDecision
  case maskedHint, importedAnswer, adoptedBy, firstResponsible, roundHead, roundWith, approvedAnswer, proposedAnswer
  case unseparated, undone, noNextStep, contactReveals, contactGuarded, revealAndContact
  case whyNot, noSuchNumber, attachByCommand
  case required, someMissing, tooLong, onePerLine, typeToPick, momentHint, pastMomentHint, dayHint, numberHint
  case labelAccountable
  case labelExtendTo, labelInsteadTo, labelLinked, labelSupervision, labelClosure, noteClosure, labelFound
  case labelDesignatedBecause, labelSuspendUntil, labelReached, labelDecision, labelOrder, labelErased, labelAllTexts
  case pointFinding, pointResolved, nothingToPick, onlyWhenRegistering, noSimilar
  case stillSaving, notSaved, stillHere, filter, noMatch, onlyOne, goOnTyping, keepDraft, throwAway, leaveQuestion
  case effectState, effectDue, effectEnds, effectAsk, notYet, carryOut, saved, savedDue
  case savedPlain, savedWhat, savedLate
  case savedState, conflict, changedMeanwhile, noLongerPossible, somebodyChanged
  case changeLine
  case keysTitle, keysIntro, keysKey, keysDoes

  public var words: Bilingual {
    switch self {
    // Places
    case .placeFirst: Bilingual("开始", "start")
    case .placeHome: Bilingual("首页", "home")
    case .placeList: Bilingual("列表", "list")
    case .placePrompt: Bilingual("搜索栏", "search line")
    case .placeCase: Bilingual("诉求件", "case")
    case .placeActions: Bilingual("可办事项", "actions")
    case .placeForm: Bilingual("表单", "form")
    case .placePicker: Bilingual("选择列表", "pick list")
    case .placeConfirm: Bilingual("请确认", "please confirm")
    case .placeDrafts: Bilingual("草稿", "drafts")
    case .placeHelp: Bilingual("帮助", "help")
    case .othersHere: Bilingual("{who}也打开着这一件。", "{who} has this case open too.")
    case .othersTyping: Bilingual("{who}正在填写这一件。", "{who} is typing on this case.")
    case .newAlarm: Bilingual("新的{what}：{number} {subject}", "new {what}: {number} {subject}")
    case .newAlarms:
      Bilingual("{n} 件新的紧要事项，先看{what}：{number} {subject}", "{n} newly pressing, first {what}: {number} {subject}")
    case .nothingToUndo: Bilingual("没有可以撤销的一步。", "There is nothing to undo.")
    case .undoQuestion: Bilingual("撤销 {number} 的“{act}”。", "Undo “{act}” of {number}.")
    case .undoQuestionState:
      Bilingual("撤销 {number} 的“{act}”：{from} → {to}。", "Undo “{act}” of {number}: {from} → {to}.")
    case .undoIt: Bilingual("撤销这一步", "undo it")
    case .undoTooLate:
      Bilingual("其间有人办过这一件，已不能撤销。", "Somebody acted on the case meanwhile: it can no longer be undone.")
    case .placeCalls: Bilingual("回访台", "call desk")
    case .placeDecisions: Bilingual("今天要我定的", "to decide today")
    case .placeViews: Bilingual("视图", "views")
    case .placeFilter: Bilingual("筛选", "filter")
    case .placeBulk: Bilingual("批量办理", "bulk action")
    case .placeText: Bilingual("全文", "full text")
    case .placeSettings: Bilingual("设置", "settings")
    case .placeCommandLine: Bilingual("命令行", "command line")
    case .placeConflict: Bilingual("两个版本", "two versions")
    case .placeSimilar: Bilingual("相似件", "similar cases")
    // Frame
    case .productName: Bilingual("回音 · 群众诉求办理", "huiyin · complaint desk")
    case .practice: Bilingual("练习库", "PRACTICE")
    case .readOnly: Bilingual("只读", "READ ONLY")
    case .tooSmall:
      Bilingual(
        "窗口太小：至少要 80 列 24 行。内容都保留着，放大窗口即可继续。",
        "The window is too small: 80 columns and 24 rows are needed. Everything is kept; enlarge it to go on.")
    case .undecodable:
      Bilingual(
        "收到的不是 UTF-8 文字。请把终端的编码改为 UTF-8 后再输入。",
        "What arrived is not UTF-8. Please set the terminal's encoding to UTF-8 and type again.")
    case .draftKept: Bilingual("已存为草稿。", "Kept as a draft.")
    case .markOverdue: Bilingual("! 超期", "! overdue")
    case .markYellow: Bilingual("△ 黄牌", "△ yellow")
    case .howToQuit:
      Bilingual(
        "要退出请回到首页按 F10；填写的内容可按 Esc 存为草稿。",
        "To quit go home and press F10; Esc keeps what was typed as a draft.")
    case .yes: Bilingual("是", "yes")
    case .no: Bilingual("否", "no")
    case .grant: Bilingual("同意", "grant")
    case .refuse: Bilingual("不同意", "refuse")
    case .stillLoading: Bilingual("正在读取……", "Loading …")
    case .dayLine: Bilingual("{date} {weekday} {kind}", "{weekday} {date}, {kind}")
    case .monday: Bilingual("周一", "Mon")
    case .tuesday: Bilingual("周二", "Tue")
    case .wednesday: Bilingual("周三", "Wed")
    case .thursday: Bilingual("周四", "Thu")
    case .friday: Bilingual("周五", "Fri")
    case .saturday: Bilingual("周六", "Sat")
    case .sunday: Bilingual("周日", "Sun")
    // First screen
    case .firstWelcome:
      Bilingual(
        "这里还没有诉求库。回答三个问题就建好一个，您成为它的管理员和受理员；部门、渠道、分类先按学校常用的配好，以后都可以改。",
        "There is no store here yet. Three questions make one, and you become its administrator and "
          + "clerk; departments, channels and categories come as schools use them and can all be changed.")
    case .firstName: Bilingual("单位名称", "Organisation")
    case .firstNameHint: Bilingual("例如 某某小学", "for example Green Hill School")
    case .firstCode: Bilingual("单位代码", "Code")
    case .firstCodeHint:
      Bilingual("编号开头的字母，例如 SG，编号即 SG20261122-0001", "begins every number: SG gives SG20261122-0001")
    case .firstPerson: Bilingual("您的姓名", "Your name")
    case .firstPersonHint: Bilingual("以后登记、办理都记在这个名下", "what you do is recorded under this name")
    case .firstDemo:
      Bilingual(
        "只想先看看？按 F3 打开演示：一所虚构学校，各种状态的诉求件都有，可随意练习。",
        "Only looking? F3 opens the demo: an invented school with cases in every state, to practise on.")
    case .firstCodeWrong: Bilingual("代码只能用 1 至 8 个英文字母或数字。", "The code takes 1 to 8 letters or digits.")
    case .demoStarts: Bilingual("正在准备演示……", "Preparing the demo …")
    // Home
    case .appName: Bilingual("回音", "Huiyin")
    case .windowTitle: Bilingual("{organisation} 回音", "{organisation} Huiyin")
    case .headTodo: Bilingual("等我办（最急的在前）", "Waiting for me (most urgent first)")
    case .draftsWait: Bilingual("有 {n} 份未完成的登记或表单，回车继续。", "Unfinished forms: {n}. Enter goes on with them.")
    case .nothingWaits: Bilingual("现在没有等您办的件。", "Nothing waits for you now.")
    case .administerByCommand:
      Bilingual("管理员用命令办理，见 huiyin --help：", "Administrators work by command, see huiyin --help:")
    case .mayNotRegister:
      Bilingual("只有受理员、分管领导、督导和承办人可以登记。", "Only clerks, principals, supervisors and handlers register.")
    // Lists
    case .columnNumber: Bilingual("编号", "number")
    case .columnMark: Bilingual("标记", "mark")
    case .columnState: Bilingual("状态", "state")
    case .columnDue: Bilingual("时限", "due")
    case .listCount: Bilingual("{queue}：{n} 件", "{queue}: {n}")
    case .listEmpty: Bilingual("这里没有诉求件。", "There are no cases here.")
    case .searchFor: Bilingual("查找", "Find")
    case .searchHint:
      Bilingual("输入标题、内容、姓名、编号或电话尾号，回车查找。", "Type part of a subject, text, name, number or phone, then Enter.")
    case .noDrafts: Bilingual("没有草稿。", "There are no drafts.")
    // Case page
    case .headClocks: Bilingual("时限", "Deadlines")
    case .headComplainant: Bilingual("诉求人", "Complainant")
    case .headMatter: Bilingual("诉求内容", "What it is about")
    case .reworkReason: Bilingual("退办原因", "Why sent back")
    case .headRounds: Bilingual("办理轮次", "Rounds")
    case .headRelated: Bilingual("关联与附件", "Related cases and files")
    case .headTimeline: Bilingual("办理经过（新的在前）", "History (newest first)")
    case .clockLeft: Bilingual("还有 {n} 个工作日", "{n} working days left")
    case .clockOver: Bilingual("已超 {n} 个工作日", "{n} working days over")
    case .returnTooLate: Bilingual("已过期限，不能再退单", "too late to return it")
    case .clockStands: Bilingual("现在停计", "stands still now")
    case .reworkedTimes: Bilingual("退办 {n} 次", "reworked {n}×")
    case .returnedTimes: Bilingual("退单 {n} 次", "returned {n}×")
    case .suspendedNow: Bilingual("挂起中", "suspended")
    case .orderOpen: Bilingual("{level} #{n}（{who}，{due} 前）：{text}", "{level} #{n} ({who}, by {due}): {text}")
    case .orderMet:
      Bilingual("{level} #{n} 已报落实，等 {who} 确认：{text}", "{level} #{n} reported met, {who} is to confirm: {text}")
    case .promiseOpen: Bilingual("承诺 #{n}（{who}，{by} 前）：{what}", "promise #{n} ({who}, by {by}): {what}")
    case .waitsForDecision: Bilingual("等待{action}（{who}提出）", "waits: {action} (asked by {who})")
    case .maskedHint:
      Bilingual(
        "身份已隐去。确需查看按 F6，写明理由，会留下记录。",
        "The identity is hidden. If you need it press F6 and give a reason; it is logged.")
    case .importedAnswer: Bilingual("官方答复", "official answer")
    case .adoptedBy: Bilingual("{who}包案", "adopted by {who}")
    case .firstResponsible: Bilingual("首问责任人", "first responsible")
    case .roundHead: Bilingual("第 {n} 轮 主办 {lead} {at} 交办", "Round {n}: {lead}, dispatched {at}")
    case .roundWith: Bilingual("，协办 {with}", ", with {with}")
    case .approvedAnswer: Bilingual("审定答复", "approved answer")
    case .proposedAnswer: Bilingual("拟答复", "proposed answer")
    case .unseparated: Bilingual("未分离", "not separated")
    case .undone: Bilingual("已撤销", "undone")
    case .noNextStep:
      Bilingual("此件现在没有轮到您办的下一步；按 F4 看全部事项。", "No next step waits for you here; F4 shows all actions.")
    case .contactReveals:
      Bilingual(
        "联系群众要看到联系方式。查看会记入此件的办理经过。",
        "To contact the complainant you will see how to reach them. That is logged in the history of this case.")
    case .contactGuarded:
      Bilingual(
        "此件保密：先写明查看身份的理由，督导会得知；保存后打开联系表。",
        "This case is guarded: give the reason for the reveal first; the supervisor is told. The contact form "
          + "follows.")
    case .revealAndContact: Bilingual("查看并填写联系情况", "reveal and fill in the contact")
    // Actions
    case .whyNot: Bilingual("不能办：", "Not possible: ")
    case .noSuchNumber: Bilingual("没有这个序号。", "There is no such number.")
    case .attachByCommand:
      Bilingual(
        "附件用命令添加：huiyin do 编号 attach --file 文件 --kind 办理",
        "Attach by command: huiyin do NUMBER attach --file F --kind handling")
    // Forms
    case .required: Bilingual("请填写{field}。", "Please fill in: {field}.")
    case .someMissing: Bilingual("还有必填项没有填（带 * 的）。", "Required fields (*) are still empty.")
    case .tooLong: Bilingual("太长了：多出 {n} 个字，没有录入。", "Too long by {n} characters: not taken.")
    case .onePerLine: Bilingual("每行一个", "one per line")
    case .typeToPick: Bilingual("键入汉字或拼音首字母，或回车选择", "type to filter, or Enter to choose")
    case .momentHint:
      Bilingual("2026-11-30 17:30，或 2026-11-30，或 +3（三个工作日后）", "2026-11-30 17:30, or 2026-11-30, or +3 (working days)")
    case .pastMomentHint: Bilingual("2026-11-20 16:30；不填就是现在", "2026-11-20 16:30; empty: now")
    case .dayHint: Bilingual("2026-11-30，或 +3（三个工作日后）", "2026-11-30, or +3 (working days)")
    case .numberHint: Bilingual("诉求件编号", "number of a case")
    case .labelAccountable: Bilingual("责任对象", "who is accountable")
    case .labelExtendTo: Bilingual("延期至", "extend to")
    case .labelInsteadTo: Bilingual("改为", "instead to")
    case .labelLinked: Bilingual("关联的件", "linked case")
    case .labelSupervision: Bilingual("督办级别", "level")
    case .labelClosure: Bilingual("销号方式", "closed as")
    case .noteClosure:
      Bilingual("一般不选，按回访结果销号；挂账须有整改件承接", "Usually left empty; what is put on account needs a case that carries it")
    case .labelFound: Bilingual("抽查发现", "what was found")
    case .labelDesignatedBecause: Bilingual("指定理由", "why designated")
    case .labelSuspendUntil: Bilingual("挂起至", "suspend until")
    case .labelReached: Bilingual("是否联系上", "reached")
    case .labelDecision: Bilingual("决定", "decision")
    case .labelOrder: Bilingual("批示或督办", "order")
    case .labelErased: Bilingual("要删除的内容", "what to erase")
    case .labelAllTexts: Bilingual("全部文字", "all texts")
    case .pointFinding: Bilingual("诉求点 {n} 属实", "point {n}: true")
    case .pointResolved: Bilingual("诉求点 {n} 解决", "point {n}: solved")
    case .nothingToPick: Bilingual("这一项没有列表可选。", "This field has no list.")
    case .onlyWhenRegistering:
      Bilingual("登记和受理时才查相似件。", "Similar cases are looked for while registering and accepting.")
    case .noSimilar: Bilingual("没有找到相似件。", "No similar cases were found.")
    case .stillSaving: Bilingual("正在保存，请稍候。", "Saving, one moment.")
    case .notSaved: Bilingual("没有保存，请看标出的原因。", "Not saved; the reason is shown.")
    case .stillHere: Bilingual("填写的内容都还在。", " Everything typed is still here.")
    case .filter: Bilingual("筛选", "filter")
    case .noMatch: Bilingual("没有符合的。", "Nothing matches.")
    case .onlyOne: Bilingual("这一项只能选一个。", "Only one can be chosen here.")
    case .goOnTyping: Bilingual("继续填写", "go on typing")
    case .keepDraft: Bilingual("存为草稿并离开", "keep as a draft and leave")
    case .throwAway: Bilingual("放弃填写的内容", "throw away what was typed")
    case .leaveQuestion: Bilingual("离开“{action}”？填写的内容还没有保存。", "Leave “{action}”? What was typed is not saved.")
    // Confirmation and saving
    case .effectState: Bilingual("{from} → {to}", "{from} → {to}")
    case .effectDue: Bilingual("应在 {due} 前{clock}", "{clock} due {due}")
    case .effectEnds: Bilingual("此件到此结束", "this ends the case")
    case .effectAsk: Bilingual("{action} {number}？", "{action} {number}?")
    case .notYet: Bilingual("先不办", "not now")
    case .carryOut: Bilingual("{action}", "{action}")
    case .saved: Bilingual("已保存。", "Saved.")
    case .savedDue:
      Bilingual("已{action} {number}，应在 {due} 前{clock}。", "Done: {action} {number}; {clock} is due {due}.")
    case .savedPlain: Bilingual("已{action} {number}。", "Done: {action} {number}.")
    case .savedWhat: Bilingual("已{action} {number}：{what}。", "Done: {action} {number}: {what}.")
    case .savedLate:
      Bilingual(
        "已{action} {number}，现在{state}；{clock}时限 {due} 已过。",
        "Done: {action} {number}, now {state}; {clock} was due {due}.")
    case .savedState: Bilingual("已{action} {number}，现在{state}。", "Done: {action} {number}; now {state}.")
    case .conflict: Bilingual("没有保存：{what}。填写的内容都还在。", "Not saved: {what}. Everything typed is still here.")
    case .changedMeanwhile: Bilingual("已按最新情况：{what}。请核对后再保存。", "Now as it is: {what}. Please check before saving.")
    case .noLongerPossible: Bilingual("{what}。{why}", "{what}. {why}")
    case .somebodyChanged: Bilingual("别人刚改过此件", "somebody changed the case")
    case .changeLine: Bilingual("{who} {at} {what}", "{who} {at}: {what}")
    // Help and keys
    case .keysTitle: Bilingual("按键", "Keys")
    case .keysIntro:
      Bilingual(
        "本表由程序的按键表生成，请勿手改。打开中文输入法时，功能键、方向键、Enter、Tab、数字和 Ctrl 组合都有效；单个字母只是别名。",
        "Generated from the program's table of keys; do not edit. While a Chinese input method is on, "
          + "function keys, arrows, Enter, Tab, digits and Ctrl work; single letters are only aliases.")
    case .keysKey: Bilingual("按键", "key")
    case .keysDoes: Bilingual("作用", "what it does")
    }
  }
}
