/// What keys do: titles for the footer, the help and `docs/keys.md`.
public enum KeyText: String, Phrase {
  case help, quit, back, refresh, cancel
  case openThis, openCase, openForm, openNumbered, moveSelection, scroll, switchPane
  case register, searchAll, searchNow
  case nextStep, allActions, whyDates, revealIdentity
  case save, nextField, previousField, chooseFromList, chooseByDigit, clearField, similarCases, leaveForm
  case takeThis, markThis, switchChoice, takeChoice
  case undo, repaint
  case continueDraft, deleteDraft, createStore, seeDemo

  public var words: Bilingual {
    switch self {
    case .help: Bilingual("帮助", "help")
    case .quit: Bilingual("退出", "quit")
    case .back: Bilingual("返回", "back")
    case .refresh: Bilingual("刷新", "refresh")
    case .cancel: Bilingual("取消", "cancel")
    case .openThis: Bilingual("打开", "open")
    case .openCase: Bilingual("打开", "open")
    case .openForm: Bilingual("办理", "do it")
    case .openNumbered: Bilingual("按序号办理", "by number")
    case .moveSelection: Bilingual("移动", "move")
    case .scroll: Bilingual("滚动", "scroll")
    case .switchPane: Bilingual("换栏", "other pane")
    case .register: Bilingual("登记", "register")
    case .searchAll: Bilingual("查询", "search")
    case .searchNow: Bilingual("查找", "find")
    case .nextStep: Bilingual("下一步", "next step")
    case .allActions: Bilingual("可办事项", "actions")
    case .whyDates: Bilingual("时限依据", "why this date")
    case .revealIdentity: Bilingual("查看身份", "reveal identity")
    case .save: Bilingual("保存", "save")
    case .nextField: Bilingual("下一项", "next field")
    case .previousField: Bilingual("上一项", "previous field")
    case .chooseFromList: Bilingual("选择", "choose")
    case .chooseByDigit: Bilingual("按数字选", "choose by digit")
    case .clearField: Bilingual("清空所选", "clear choice")
    case .similarCases: Bilingual("相似件", "similar cases")
    case .leaveForm: Bilingual("离开", "leave")
    case .takeThis: Bilingual("选定", "take")
    case .markThis: Bilingual("标记", "mark")
    case .switchChoice: Bilingual("换选项", "other choice")
    case .takeChoice: Bilingual("确定", "take")
    case .undo: Bilingual("撤销上一步", "undo the last act")
    case .repaint: Bilingual("重画屏幕", "repaint the screen")
    case .continueDraft: Bilingual("继续填写", "continue")
    case .deleteDraft: Bilingual("删除草稿", "delete draft")
    case .createStore: Bilingual("建立", "create")
    case .seeDemo: Bilingual("看演示", "see the demo")
    }
  }
}
