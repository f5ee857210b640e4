/// What lists, searches, filters and saved views say.
public enum ListText: String, Phrase {
  // The line of a search
  case unknownField, unknownValue, ambiguousValue, noValue, countWanted, daysWanted
  case fieldQueue, fieldSort, descending
  // Lists
  case columnRound, sortedBy, markedCount, markedHidden, nothingMarked, bulkMarked, nothingFound, offers, offerView
  case noOffers, hintFields, hintInitials, previewNext, previewTooSmall
  // Filter form
  case filterLine, filterNothing, filterChoices, filterTyped, filterDays, filterCount, filterExcluded, filterSearch
  // Views
  case viewsNone, viewsNoneYet, viewName, viewRename, viewFind, viewIsShared, viewIsOwn, viewNeedsName
  case viewNotYours, viewDeleteQuestion, viewDelete, viewNothingToSave, viewSharedMark, viewSaveThis, viewShareText,
    viewSharesText
  // Keys
  case keyFind, keyMark, keyMarkAll, keyClearMarks, keySort, keyReverse, keyFilter, keyViews, keyPreview, keyFullText
  case keyTake, keyOffers, keyApply, keyExclude, keyClearAll, keySaveView, keyRename, keyShare, keyDeleteView
  case keyCall, keyFindView, keyOpenNumbered, keyClearSearch, keySaveName

  public var words: Bilingual {
    switch self {
    case .unknownField:
      Bilingual(
        "没有“{word}”这个筛选项；可用：{choices}。要查找这几个字，请加引号。",
        "There is no field “{word}”. There are: {choices}. To look for the text itself put it in quotes.")
    case .unknownValue:
      Bilingual("“{field}”没有“{word}”；可填：{choices}。", "“{field}” has no “{word}”. It takes: {choices}.")
    case .ambiguousValue:
      Bilingual("“{word}”不止一个：{choices}；请写全。", "“{word}” is more than one: {choices}. Please write it in full.")
    case .noValue: Bilingual("“{field}”后面还没有写；可填：{choices}。", "“{field}” needs a value: {choices}.")
    case .countWanted:
      Bilingual(
        "“{field}”要写次数，不能是“{word}”，如 {field}:2（至少两次）。",
        "“{field}” takes a number, not “{word}”: {field}:2 (at least two).")
    case .daysWanted:
      Bilingual(
        "“{field}”看不懂“{word}”；可填：{choices}、2026-11-01、2026-11-01..2026-11-30、3天内。",
        "“{field}” does not understand “{word}”. It takes: {choices}, 2026-11-01, 2026-11-01..2026-11-30, within-3-days."
      )
    case .fieldQueue: Bilingual("队列", "queue")
    case .fieldSort: Bilingual("排序", "sort")
    case .descending: Bilingual("倒序", "descending")
    // Lists
    case .columnRound: Bilingual("轮", "round")
    case .sortedBy: Bilingual("按{sort}排列", "by {sort}")
    case .markedCount: Bilingual("已标记 {n} 件", "{n} marked")
    case .markedHidden: Bilingual("已标记 {n} 件（{hidden} 件不在此列）", "{n} marked ({hidden} not shown)")
    case .nothingMarked: Bilingual("没有标记。", "Nothing is marked.")
    case .bulkMarked: Bilingual("批量办理 {n} 件", "act on {n}")
    case .nothingFound:
      Bilingual(
        "没有符合的件。按 / 改条件，按 Esc 回到原来的列表。",
        "Nothing matches. / changes what is looked for, Esc goes back.")
    case .offers: Bilingual("可以是", "may mean")
    case .offerView: Bilingual("视图：{name}", "view: {name}")
    case .noOffers: Bilingual("没有可采用的提示。", "There is nothing to take.")
    case .hintFields:
      Bilingual(
        "也可以写条件，如 主办：总务处 状态：待审核 到期：3天内；前面加 - 是除外，队列：超期 换队列。",
        "Conditions too: department:zwc state:review due:within-3-days; - excludes, queue:overdue picks a queue.")
    case .hintInitials:
      Bilingual(
        "拼音首字母也行：键入 zwc，下面会列出总务处，↓ 或 Tab 采用。",
        "Pinyin initials work: type zwc and the department is offered below; ↓ or Tab takes it.")
    case .previewNext: Bilingual("下一步：{action}（F2）", "next: {action} (F2)")
    case .previewTooSmall:
      Bilingual(
        "窗口再大些才有预览：110 列，或 30 行。", "The preview needs a larger terminal: 110 columns or 30 rows.")
    // Filter form
    case .filterLine: Bilingual("写成一行", "as one line")
    case .filterNothing: Bilingual("（没有条件，显示全部）", "(no condition: everything)")
    case .filterChoices: Bilingual("按数字选，可多选；F4 从列表选", "digits choose, several too; F4 opens the list")
    case .filterTyped: Bilingual("直接键入", "type it")
    case .filterDays:
      Bilingual(
        "如 今天、近7天、3天内、2026-11、2026-11-01..2026-11-30；F4 选", "today, last-7-days, 2026-11, 2026-11-01..2026-11-30; F4")
    case .filterCount: Bilingual("至少几次，如 2", "at least how many: 2")
    case .filterExcluded: Bilingual("除外", "not")
    case .filterSearch: Bilingual("文字", "text")
    // Views
    case .viewsNone:
      Bilingual(
        "还没有视图。在列表里查找、筛选好以后，按 F8 再按 F2，起个名字保存，以后一键打开。",
        "No views yet. Search or filter a list, then F8 and F2 save it under a name to be opened with one key.")
    case .viewsNoneYet: Bilingual("还没有视图。", "No views yet.")
    case .viewName: Bilingual("视图名称", "name of the view")
    case .viewRename: Bilingual("新名称", "new name")
    case .viewFind: Bilingual("找视图", "find a view")
    case .viewIsShared: Bilingual("大家可用（Tab 改为自用）", "for everybody (Tab: only for me)")
    case .viewIsOwn: Bilingual("自用（Tab 改为大家可用）", "only for me (Tab: for everybody)")
    case .viewNeedsName: Bilingual("请写视图名称。", "Please give the view a name.")
    case .viewNotYours:
      Bilingual("只有建立这个视图的人和督导能改它。", "Only who made this view and supervisors change it.")
    case .viewDeleteQuestion:
      Bilingual("删除大家共用的视图“{name}”？别人也就看不到它了。", "Delete the shared view “{name}”? It is gone for everybody.")
    case .viewDelete: Bilingual("删除视图", "delete the view")
    case .viewNothingToSave:
      Bilingual("从列表按 F8 进来才有可保存的内容。", "Come here from a list (F8) to save what it shows.")
    case .viewSaveThis: Bilingual("F2 保存当前列表：{words}", "F2 saves this list: {words}")
    case .viewSharedMark: Bilingual("共用", "shared")
    case .viewSharesText:
      Bilingual(
        "大家可用，也都会看到“{text}”；有姓名电话请按 Tab 改为自用",
        "everybody reads “{text}”; Tab if it is a name or telephone")
    case .viewShareText:
      Bilingual(
        "大家都会看到这个视图查找的“{text}”，其中若有姓名或电话请勿共用；仍要共用请再按一次。",
        "Everybody will read “{text}” in it, perhaps a name or a telephone; press again to share it all the same.")
    // Keys
    case .keyFind: Bilingual("查找", "find")
    case .keyMark: Bilingual("标记", "mark")
    case .keyMarkAll: Bilingual("标记列出的全部（再按取消）", "mark all shown (again: unmark)")
    case .keyClearMarks: Bilingual("取消所有标记", "clear all marks")
    case .keySort: Bilingual("排序", "sort")
    case .keyReverse: Bilingual("倒序", "reverse order")
    case .keyFilter: Bilingual("筛选", "filter")
    case .keyViews: Bilingual("视图", "views")
    case .keyPreview: Bilingual("预览开关", "preview on or off")
    case .keyFullText: Bilingual("全文（可复制）", "full text to copy")
    case .keyTake: Bilingual("采用提示", "take the offer")
    case .keyOffers: Bilingual("选提示", "choose an offer")
    case .keyApply: Bilingual("显示结果", "apply")
    case .keyExclude: Bilingual("改为除外", "exclude instead")
    case .keyClearAll: Bilingual("全部清空", "clear all")
    case .keySaveView: Bilingual("保存列表", "save the list")
    case .keyRename: Bilingual("改名", "rename")
    case .keyShare: Bilingual("共用或自用", "share or not")
    case .keyDeleteView: Bilingual("删除", "delete")
    case .keyCall: Bilingual("回访台", "call desk")
    case .keyFindView: Bilingual("找", "find")
    case .keyOpenNumbered: Bilingual("按序号打开", "open by number")
    case .keyClearSearch: Bilingual("取消筛选", "clear filter")
    case .keySaveName: Bilingual("保存", "save")
    }
  }
}
