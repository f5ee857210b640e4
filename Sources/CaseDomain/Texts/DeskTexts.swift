/// Words of the desk's screens: headings, labels, sentences.
public enum DeskText: String, Phrase {
  case placeFirst, placeHome, placeList, placePrompt, placeCase, placeActions, placeForm, placePicker, placeConfirm
  case placeDrafts, placeHelp
  case practice, readOnly, tooSmall, undecodable, draftKept
  case markOverdue, markYellow
  case keysTitle, keysIntro, keysKey, keysDoes

  public var words: Bilingual {
    switch self {
    case .placeFirst: Bilingual("开始", "start")
    case .placeHome: Bilingual("首页", "home")
    case .placeList: Bilingual("列表", "list")
    case .placePrompt: Bilingual("搜索栏", "search line")
    case .placeCase: Bilingual("诉求件", "case")
    case .placeActions: Bilingual("可办事项", "actions")
    case .placeForm: Bilingual("表单", "form")
    case .placePicker: Bilingual("选择列表", "pick list")
    case .placeConfirm: Bilingual("确认框", "confirmation")
    case .placeDrafts: Bilingual("草稿", "drafts")
    case .placeHelp: Bilingual("帮助", "help")
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
    case .keysTitle: Bilingual("按键", "Keys")
    case .keysIntro:
      Bilingual(
        "本表由程序的按键表生成，请勿手改。打开中文输入法时，功能键、方向键、Enter、Tab、数字和 Ctrl 组合都有效；单个字母只是别名。",
        "Generated from the program's table of keys; do not edit. While a Chinese input method is on, function keys, "
          + "arrows, Enter, Tab, digits and Ctrl work; single letters are only aliases.")
    case .keysKey: Bilingual("按键", "key")
    case .keysDoes: Bilingual("作用", "what it does")
    }
  }
}
