/// Texts of `huiyin bench`.
public enum BenchText: String, Phrase {
  case aboutBench, helpBenchCases, helpKeys, helpQuiet, helpNoPeers
  case casesOutOfRange, keysOutOfRange, quietOutOfRange, overSSH
  case folderFailed, noTerminal, startFailed, childFailed, programEnded, notReached
  case makingStore, measuringDesk, preparingPeer, measuringPeer
  case taskDown, taskSearch, taskTyping, taskScroll
  case columnWhat, columnProgram, columnKeys, columnMedian, columnP99, columnBytes, columnLimit, columnTig,
    columnNeomutt
  case helpCommits, helpOnly, commitsOutOfRange, measuringCommits, callFailed
  case taskCommitChange, taskCommitNew, columnTimes, columnBare, columnOurs, columnRatio, columnParts, columnIndex
  case commitLegend, commitsWithinLimit, commitsOverLimit
  case measuringWriters, taskWriters, columnAlone, columnTogether, columnWaits, columnLongest, writerLegend
  case writersWithinLimit, writersOverLimit, writerMalformed
  case notInstalled, ratio, legend, overLimit, withinLimit

  public var words: Bilingual {
    switch self {
    case .aboutBench:
      Bilingual(
        "测量办件台按一个键要多久、传多少字节，以及保存一次要多久",
        "Measure how long a key of the desk takes and how many bytes it sends, and what a commit costs")
    case .helpBenchCases: Bilingual("练习库的件数", "cases in the practice store")
    case .helpKeys:
      Bilingual("每一项测多少个键；peers 测这么多轮，最多九轮", "keys measured for every task; turns of peers, nine at most")
    case .helpQuiet:
      Bilingual("多少毫秒没有新字节算答完", "milliseconds without a byte that end an answer")
    case .helpNoPeers: Bilingual("不与别的程序比较", "do not measure other programs beside it")
    case .casesOutOfRange: Bilingual("--cases 应在 20 至 200000 之间，不能是 {n}。", "--cases takes 20 to 200000, not {n}.")
    case .keysOutOfRange: Bilingual("--keys 应在 1 至 10000 之间，不能是 {n}。", "--keys takes 1 to 10000, not {n}.")
    case .quietOutOfRange: Bilingual("--quiet 应在 1 至 1000 之间，不能是 {n}。", "--quiet takes 1 to 1000, not {n}.")
    case .overSSH:
      Bilingual(
        "bench 会启动别的程序，不能经由 ssh 指定的命令运行；请在服务器上用本机账户运行。",
        "bench starts other programs, so it cannot be run through a command that ssh forces; run it in a shell of the account."
      )
    case .folderFailed:
      Bilingual(
        "无法写入临时位置 {path}；请检查空间和权限，或设置 TMPDIR。", "{path} cannot be written; check space and rights, or set TMPDIR.")
    case .noTerminal:
      Bilingual("系统没有给出伪终端（{why}）；请稍后再试。", "The system gave no pseudo terminal ({why}); try again later.")
    case .startFailed: Bilingual("无法启动 {program}（{why}）。", "{program} could not be started ({why}).")
    case .childFailed: Bilingual("{program} 没有做完；请单独运行它看看原因。", "{program} did not finish; run it by itself to see why.")
    case .programEnded: Bilingual("{program} 在测量中途退出了，没有结果。", "{program} ended in the middle, so there is no result.")
    case .notReached:
      Bilingual("{program} 的屏幕上没有出现“{text}”，没有测量。", "{program} did not show “{text}”, so nothing was measured.")
    case .makingStore: Bilingual("正在建 {n} 件的练习库……", "making a practice store of {n} cases …")
    case .measuringDesk: Bilingual("正在测量办件台……", "measuring the desk …")
    case .preparingPeer: Bilingual("正在为 {program} 准备数据……", "preparing the data of {program} …")
    case .measuringPeer: Bilingual("正在测量 {program}……", "measuring {program} …")
    case .taskDown: Bilingual("列表下移一行", "one row down a list")
    case .taskSearch: Bilingual("查询并列出", "search and list")
    case .taskTyping: Bilingual("行末输入一个汉字", "one Han character typed")
    case .taskScroll: Bilingual("长页下移一行", "one line down a page")
    case .columnWhat: Bilingual("做什么", "task")
    case .columnProgram: Bilingual("程序", "program")
    case .columnKeys: Bilingual("键数", "keys")
    case .columnMedian: Bilingual("p50 毫秒", "p50 ms")
    case .columnP99: Bilingual("p99 毫秒", "p99 ms")
    case .columnBytes: Bilingual("字节 中位/最多", "bytes median/max")
    case .columnLimit: Bilingual("上限", "limit")
    case .columnTig: Bilingual("比 tig", "to tig")
    case .columnNeomutt: Bilingual("比 neomutt", "to neomutt")
    case .helpCommits: Bilingual("每一种保存测多少次", "commits measured of each kind")
    case .helpOnly:
      Bilingual(
        "只测 desk（按键）、commit（保存）、writers（多人同时保存）、scale（大库）或 peers（与同类程序比较）",
        "measure only desk (keys), commit, writers (many at once), scale (large stores) or peers (beside other programs)"
      )
    case .commitsOutOfRange:
      Bilingual("--commits 应在 10 至 100000 之间，不能是 {n}。", "--commits takes 10 to 100000, not {n}.")
    case .measuringCommits: Bilingual("正在测量保存，每种 {n} 次……", "measuring {n} commits of each kind …")
    case .callFailed:
      Bilingual("{path} 上的 {call} 没有成功（{why}），没有结果。", "{call} failed in {path} ({why}), so there is no result.")
    case .taskCommitChange: Bilingual("改一件", "a case changed")
    case .taskCommitNew: Bilingual("新登记一件", "a new case")
    case .columnTimes: Bilingual("次数", "commits")
    case .columnBare: Bilingual("裸调用 p50/p99/最长", "bare p50/p99/max")
    case .columnOurs: Bilingual("回音 p50/p99/最长", "huiyin p50/p99/max")
    case .columnRatio: Bilingual("比 p50/p99", "ratio p50/p99")
    case .columnParts: Bilingual("落盘+其他调用+计算", "syncs + other calls + own")
    case .columnIndex: Bilingual("之后的索引", "index after")
    case .commitLegend:
      Bilingual(
        "毫秒。裸调用是同一块盘上轮流做的同样大小的写盘：写文件、fsync、改名或链接、fsync 目录、追加日志、fdatasync；回音从发出算到确认已保存。案卷中位 {bytes} 字节。",
        "Milliseconds. Bare is the same sizes written in turn on the same disk: write the file, fsync, rename or link, fsync the folder, append to the journal, fdatasync; huiyin runs from the call to the acknowledgement. The median document has {bytes} bytes."
      )
    case .commitsWithinLimit:
      Bilingual(
        "保存都在上限以内：p50 不超过 1.5 倍，p99 不超过 2 倍。",
        "Commits are within the limits: p50 at most 1.5 times, p99 at most 2 times.")
    case .commitsOverLimit:
      Bilingual(
        "! 保存超过上限：p50 不超过 1.5 倍，p99 不超过 2 倍。",
        "! Commits are over the limits: p50 at most 1.5 times, p99 at most 2 times.")
    case .measuringWriters: Bilingual("正在测量 {n} 人同时保存……", "measuring {n} writers at once …")
    case .taskWriters: Bilingual("{n} 人同时保存", "{n} writers at once")
    case .columnAlone: Bilingual("一人每秒 之前/之后", "one, a second before/after")
    case .columnTogether: Bilingual("合计每秒", "all, a second")
    case .columnWaits: Bilingual("毫秒 p50/最长", "ms p50/max")
    case .columnLongest: Bilingual("最长比 p50", "max to p50")
    case .writerLegend:
      Bilingual(
        "每人一个进程，各改各的件，保存以后更新索引再改下一件；从发出算到确认已保存。",
        "One process each, every one changes cases of its own and brings the index up to date after each; time runs from the call to the acknowledgement."
      )
    case .writersWithinLimit:
      Bilingual(
        "都在上限以内：合计不低于一人，最长不超过 p50 的 20 倍。",
        "Within the limits: in sum at least as many as one, nobody waits longer than 20 medians.")
    case .writersOverLimit:
      Bilingual(
        "! 超过上限：合计不低于一人，最长不超过 p50 的 20 倍。",
        "! Over the limits: in sum at least as many as one, nobody waits longer than 20 medians.")
    case .writerMalformed: Bilingual("--writer 不能是“{value}”。", "--writer cannot be “{value}”.")
    case .notInstalled: Bilingual("未安装", "not installed")
    case .ratio: Bilingual("{time} / {bytes}", "{time} / {bytes}")
    case .legend:
      Bilingual(
        "{n} 件，80×24，xterm-256color。时间从按键写出到最后一个字节收到；“比”是 p50 时间 / 字节中位数之比，小于 1 为更好。",
        "{n} cases, 80×24, xterm-256color. Time runs from the key written to the last byte received; ratios are of the p50 time / the median bytes, below 1 is better."
      )
    case .overLimit: Bilingual("! 超过上限：{what}", "! over the limit: {what}")
    case .withinLimit: Bilingual("字节都在上限以内。", "All bytes are within the limits.")
    }
  }
}
