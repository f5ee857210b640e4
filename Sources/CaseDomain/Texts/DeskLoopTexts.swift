/// What the run loop of the desk says itself.
public enum DeskLoopText: String, Phrase {
  case unexpected, notATerminal, commandNotRun, cannotOpen, cannotMoveCursor, noUTF8

  public var words: Bilingual {
    switch self {
    case .unexpected:
      Bilingual(
        "出现意外错误（{error}），没有保存；请重试或联系管理员。",
        "Something unexpected happened ({error}); nothing was saved. Try again or ask the administrator.")
    case .notATerminal:
      Bilingual(
        "办件台要在终端里运行；脚本请用子命令（huiyin --help）。", "The desk needs a terminal; scripts use the subcommands (huiyin --help).")
    case .commandNotRun:
      Bilingual(
        "办件台要在终端里运行；ssh 后面带的命令、sftp 和 scp 都不会运行，请只输入 ssh 账户@服务器。",
        "The desk needs a terminal; no command, sftp or scp is run over ssh: type ssh account@server alone.")
    case .cannotOpen:
      Bilingual(
        "无法打开终端（TERM={term}）；请把 TERM 设为 xterm-256color 后再试。",
        "The terminal cannot be opened (TERM={term}); set TERM to xterm-256color and try again.")
    case .cannotMoveCursor:
      Bilingual(
        "终端 {term} 不能移动光标，不能显示办件台；请换一个终端，或把 TERM 设为 xterm-256color。",
        "The terminal {term} cannot move its cursor, so the desk cannot be shown; use another, or set TERM to xterm-256color."
      )
    case .noUTF8:
      Bilingual(
        "系统没有 UTF-8 区域设置；请安装 C.UTF-8 或 zh_CN.UTF-8。", "The system has no UTF-8 locale; install C.UTF-8 or zh_CN.UTF-8.")
    }
  }
}
