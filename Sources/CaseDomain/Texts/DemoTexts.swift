/// Texts of `huiyin demo`.
public enum DemoText: String, Phrase {
  case aboutDemo, helpCases, helpSeed, helpAt, helpNoDesk, casesOutOfRange, helpMonths, helpOpen, monthsOutOfRange,
    openOutOfRange

  public var words: Bilingual {
    switch self {
    case .aboutDemo:
      Bilingual("打开一个虚构学校的练习库", "Open a practice store with an invented school")
    case .helpCases: Bilingual("诉求件数", "how many cases")
    case .helpSeed: Bilingual("随机种子：同一种子得到同样的件", "seed: the same one gives the same cases")
    case .helpAt: Bilingual("建在这个目录并保留", "make it in this folder and keep it")
    case .helpNoDesk: Bilingual("只建库并打印目录，不打开办件台", "make it and print its path, without the desk")
    case .helpMonths: Bilingual("诉求件回溯几个月（每月按30天计）", "how many months (of 30 days) the cases reach back")
    case .helpOpen: Bilingual("大约多少件未办结；不填为四分之一", "about how many are open; a quarter when not given")
    case .monthsOutOfRange: Bilingual("--months 应在 1 至 60 之间，不能是 {n}。", "--months takes 1 to 60, not {n}.")
    case .openOutOfRange: Bilingual("--open 不能是负数 {n}。", "--open cannot be negative ({n}).")
    case .casesOutOfRange: Bilingual("--cases 应在 1 至 200000 之间，不能是 {n}。", "--cases takes 1 to 200000, not {n}.")
    }
  }
}
