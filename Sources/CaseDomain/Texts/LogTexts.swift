/// What `huiyin log` says: one sentence for each kind of line of the operations log 运行日志.
public enum LogText: String, Phrase {
  case aboutLog, discussion, helpSince, helpEvent, helpStaff, helpLimit, logNotForYou, columnTime, columnLevel,
    columnWhat
  case empty, somebody
  case login, logout, turnedAway, refused, conflict, repaired, trouble, slow, revealed, keyChanged, backup, crashed
  case reasonQuit, reasonHangup, reasonRetired, reasonKeyRemoved, reasonError
  case levelInfo, levelNotice, levelWarning, levelError, levelCritical

  public var words: Bilingual {
    switch self {
    case .aboutLog:
      Bilingual("运行日志：谁来过、什么被拒绝、修过什么、哪里慢", "The operations log: who came, what was refused, mended or slow")
    case .discussion:
      Bilingual(
        "限管理员和督办人员查看。每月一个文件（库目录 log/YYYY-MM.jsonl），每行一条；不含诉求人的任何信息。程序不删除旧日志，请管理员按单位的规定保存或清理。",
        "For administrators and supervisors. One file a month (log/YYYY-MM.jsonl in the store), one line each, nothing about complainants. The program deletes no old logs; keep or remove them as your organisation's rules say."
      )
    case .helpSince: Bilingual("从这一天起（YYYY-MM-DD）", "From this day on (YYYY-MM-DD)")
    case .helpEvent:
      Bilingual(
        "只看一类：login logout turnedAway refused conflict repaired trouble slow revealed keyChanged backup crashed",
        "One kind only: login logout turnedAway refused conflict repaired trouble slow revealed keyChanged backup crashed"
      )
    case .helpStaff: Bilingual("只看此人（工号）", "Only this person (staff id)")
    case .helpLimit: Bilingual("最多多少条，取最近的（默认 100）", "How many at most, the latest ones (default 100)")
    case .logNotForYou:
      Bilingual("运行日志限管理员和督办人员查看。", "Only administrators and supervisors may read the operations log.")
    case .columnTime: Bilingual("时间", "Time")
    case .columnLevel: Bilingual("级别", "Level")
    case .columnWhat: Bilingual("事项", "What happened")
    case .empty: Bilingual("没有符合条件的日志。", "Nothing in the log matches.")
    case .somebody: Bilingual("无法识别的人", "somebody unknown")
    case .login: Bilingual("{staff} 打开了办件台。", "{staff} sat down at the desk.")
    case .logout: Bilingual("{staff} 离开了办件台（{reason}）。", "{staff} left the desk ({reason}).")
    case .turnedAway: Bilingual("{staff} 被拒之门外（{rule}）。", "{staff} was turned away ({rule}).")
    case .refused: Bilingual("{staff} 的“{action}”被拒绝（{rule}）。", "{staff} was refused “{action}” ({rule}).")
    case .conflict:
      Bilingual("{staff} 保存 {number} 时发现已有他人改动。", "{staff} found {number} changed by somebody else.")
    case .repaired:
      Bilingual("{path}：{kind}，已处理（{done}）。", "{path}: {kind}, dealt with ({done}).")
    case .trouble: Bilingual("库出了问题：{rule}（{path}）。", "Trouble with the store: {rule} ({path}).")
    case .slow: Bilingual("“{operation}”用了 {milliseconds} 毫秒。", "“{operation}” took {milliseconds} ms.")
    case .revealed: Bilingual("{staff} 查看了 {number} 的诉求人身份。", "{staff} looked at who complained in {number}.")
    case .keyChanged: Bilingual("{staff} 的登录密钥有变动：{change} {fingerprint}。", "Key of {staff}: {change} {fingerprint}.")
    case .backup:
      Bilingual("备份（{change}）：{cases} 件，链头 {head}。", "Backup ({change}): {cases} cases, head {head}.")
    case .crashed:
      Bilingual("{staff} 上次使用时程序出错退出（信号 {signal}）。", "The program failed for {staff} (signal {signal}).")
    case .reasonQuit: Bilingual("正常退出", "quit")
    case .reasonHangup: Bilingual("连接中断", "connection lost")
    case .reasonRetired: Bilingual("已停用", "retired")
    case .reasonKeyRemoved: Bilingual("密钥已取消", "key removed")
    case .reasonError: Bilingual("出错", "error")
    case .levelInfo: Bilingual("记录", "info")
    case .levelNotice: Bilingual("提示", "notice")
    case .levelWarning: Bilingual("注意", "warning")
    case .levelError: Bilingual("错误", "error")
    case .levelCritical: Bilingual("严重", "critical")
    }
  }
}
