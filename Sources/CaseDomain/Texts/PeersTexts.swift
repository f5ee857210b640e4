/// Texts of `huiyin bench --only peers`.
public enum PeersText: String, Phrase {
  case making, measuring
  case taskStart, taskScreen, taskList, taskFilter, taskSearch, taskAdd
  case huiyin, running
  case columnFound, columnWall, columnComputing, columnRatio, columnSyncs
  case howToInstall, tooMany, failed, legend, plainSearch
  case remarkHuiyin, remarkTaskwarrior, remarkNotmuch, remarkRequestTracker, remarkRequestTrackerRunning

  public var words: Bilingual {
    switch self {
    case .making: Bilingual("正在把 {n} 件放进 {program}……", "putting {n} cases into {program} …")
    case .measuring: Bilingual("正在比较：{task}（{n} 件）……", "comparing: {task} ({n} cases) …")
    case .taskStart: Bilingual("启动，什么也不做", "start, nothing done")
    case .taskScreen: Bilingual("启动到第一屏", "start to first screen")
    case .taskList: Bilingual("列出前五十件未办结", "first fifty open")
    case .taskFilter: Bilingual("列出一个部门的未办结", "open of one department")
    case .taskSearch: Bilingual("查找两个字", "search two characters")
    case .taskAdd: Bilingual("新增一件", "add one")
    case .huiyin: Bilingual("回音", "huiyin")
    case .running: Bilingual("RT（已启动）", "RT (running)")
    case .columnFound: Bilingual("共有", "rows")
    case .columnWall: Bilingual("起止毫秒", "ms from start to end")
    case .columnComputing: Bilingual("计算毫秒", "computing ms")
    case .columnRatio: Bilingual("回音与之比", "huiyin to it")
    case .columnSyncs: Bilingual("落盘次数", "syncs")
    case .howToInstall: Bilingual("可用 apt-get install {packages} 安装", "get it by apt-get install {packages}")
    case .tooMany: Bilingual("建库太慢，不测", "takes too long to fill")
    case .failed: Bilingual("没有准备好，见上面的提示", "could not be made ready, see above")
    case .legend:
      Bilingual(
        "每一项各程序轮流运行，每次一个完整进程（RT（已启动）除外），取起止时间和计算用时的中位数；“共有”是各程序自己数的条数；“回音与之比”小于 1 为回音更快；落盘次数由 strace 数出，没有 strace 则为“—”。",
        "The programs run in turn, a whole process each time (except RT (running)); medians of the time from start to end and of computing. “Rows” is each program's own count; a ratio below 1 means that huiyin is faster; syncs are counted by strace, “—” without it."
      )
    case .plainSearch:
      Bilingual(
        "不设 XAPIAN_CJK_NGRAM 时，notmuch 查“{word}”得 {found} 封，应为 {of} 封。",
        "Without XAPIAN_CJK_NGRAM notmuch finds {found} mails for “{word}” where there are {of}.")
    case .remarkHuiyin:
      Bilingual(
        "回音：每次都核对权限、规则和时限，登记写入校验链和日志，返回时已落盘。",
        "huiyin: rights, rules and clocks are looked at each time; what is registered goes into chained history and journal and is on the disk when the answer comes."
      )
    case .remarkTaskwarrior:
      Bilingual(
        "Taskwarrior：单人使用，没有权限、流程规则和工作日时限；查找要逐条读过全部任务。",
        "Taskwarrior: for one person, without rights, rules of a procedure or clocks in working days; a search reads every task."
      )
    case .remarkNotmuch:
      Bilingual(
        "notmuch（和 neomutt）：只有信件和标签，没有状态、责任部门、时限和改动记录；按收到先后排，不能按期限排。",
        "notmuch (and neomutt): mails and tags only, without states, duties, dates or a record of changes; in order of arrival, which cannot be by due date."
      )
    case .remarkRequestTracker:
      Bilingual(
        "RT：有权限、状态和改动记录，没有校验链；每次装入它的程序库，不算网页；SQLite 上没有全文索引，查找逐条比对，而中文正文是编码后存放的，只查得到标题；发信已关闭。",
        "RT: rights, states and a record of changes, which is not chained; its library is loaded each time, pages are not counted; on SQLite there is no full-text index, so a search compares every text, and as Chinese contents are kept encoded it finds subjects only; its mail is switched off."
      )
    case .remarkRequestTrackerRunning:
      Bilingual(
        "RT（已启动）：程序库已装入，只算问答；回音这一边仍是完整进程。",
        "RT (running): loaded before, only question and answer are counted; huiyin still is a whole process.")
    }
  }
}
