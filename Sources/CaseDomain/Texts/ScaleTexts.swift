/// Texts of `huiyin bench --only scale`.
public enum ScaleText: String, Phrase {
  case helpStores, storesFolder, making, measuring
  case columnCases, columnFloor, columnHits, columnRatio, columnGrep
  case start, idle, home, alarms, views, page, sorted, filtered, counted, search, lookup, drill, bulletin, facts,
    warnings
  case reindex, importing, similar, commit, commitIndex
  case legend, flat

  public var words: Bilingual {
    switch self {
    case .helpStores:
      Bilingual("大库放在哪个文件夹；已建过的不再建", "folder in which the large stores are kept; those that are there are used again")
    case .storesFolder: Bilingual("大库文件夹 {path} 无法写入。", "The folder of the large stores, {path}, cannot be written to.")
    case .making: Bilingual("正在建 {n} 件的大库……", "making a store of {n} cases …")
    case .measuring: Bilingual("正在测量 {n} 件的大库……", "measuring the store of {n} cases …")
    case .columnCases: Bilingual("件数", "cases")
    case .columnFloor: Bilingual("SQL 毫秒", "SQL ms")
    case .columnHits: Bilingual("条数", "rows")
    case .columnRatio: Bilingual("比", "ratio")
    case .columnGrep: Bilingual("grep 毫秒", "grep ms")
    case .start: Bilingual("启动到第一屏（{who}）", "start to first screen ({who})")
    case .idle: Bilingual("二百个空闲办件台，每秒", "two hundred idle desks, a second")
    case .home: Bilingual("首页（{who}）", "home ({who})")
    case .alarms: Bilingual("紧急提醒（{who}）", "what presses ({who})")
    case .views: Bilingual("常用视图 {what}", "saved view {what}")
    case .page: Bilingual("队列 {what}", "queue {what}")
    case .sorted: Bilingual("全部，按{what}", "all, by {what}")
    case .filtered: Bilingual("筛选 {what}", "filter {what}")
    case .counted: Bilingual("计数 {what}", "count {what}")
    case .search: Bilingual("查找 {what}", "search {what}")
    case .lookup: Bilingual("查号 {what}", "look up {what}")
    case .drill: Bilingual("数字背后的件", "cases behind a figure")
    case .bulletin: Bilingual("月度通报", "monthly bulletin")
    case .facts: Bilingual("报表页的一个月", "a month of the reports page")
    case .warnings: Bilingual("焦点预警", "early warnings")
    case .reindex: Bilingual("重建索引（对比：读出并核对全部件）", "reindex (beside reading and checking every document)")
    case .importing: Bilingual("导入一千行，起止时间", "import of a thousand rows, from start to end")
    case .similar: Bilingual("边录入边找相似件，95% 不超过", "similar cases while typing, 95 % within")
    case .commit: Bilingual("保存一件，起止时间", "one commit, from the call to the acknowledgement")
    case .commitIndex: Bilingual("之后更新索引，起止时间", "the index after it, from start to end")
    case .legend:
      Bilingual(
        "毫秒为本程序计算用时的中位数（grep 为起止时间），每页 50 件并带总数。SQL 是同一索引上取同样行数的一条语句；通报比的是同一批事实上的一条分组语句。",
        "Milliseconds are medians of this process's computing (of grep, from start to end); a page has 50 rows and the total. SQL is one statement on the same index that takes as many rows; for the bulletin, one grouping statement over the same facts."
      )
    case .flat: Bilingual("最大的库比最小的库", "largest store to smallest")
    }
  }
}
