/// What is said when the program itself fails, and the next time after that.
public enum CrashText: String, Phrase {
  case failed, commandFailed, kept, notKept, nothingOpen, noteBefore, noteAfter
  case lastTimeKept, lastTimePartly, lastTimeNothing

  public var words: Bilingual {
    switch self {
    case .failed: Bilingual("程序出错，办件台已经关闭。", "The program failed and the desk was closed.")
    case .commandFailed:
      Bilingual(
        "程序出错，命令没有做完；请先核对结果，再决定是否重做。",
        "The program failed and the command did not finish; check what was done before doing it again.")
    case .kept:
      Bilingual("您正在填写的内容已存为草稿，下次登录时会提示。", " What you were typing is kept as a draft and offered when you next log in.")
    case .notKept:
      Bilingual(
        "您正在填写的内容没能存成草稿（磁盘可能已满或只读），请先记下来；之前自动保存的草稿仍在。",
        " What you were typing could not be kept (the disk may be full or read-only): write it down; drafts that were saved before are still there."
      )
    case .nothingOpen: Bilingual("没有未保存的内容。", " Nothing was left unsaved.")
    case .noteBefore: Bilingual("出错记录在库的 log/", " The error is noted in the store's log/")
    case .noteAfter: Bilingual("，不含个人信息，请转告管理员。", ", without personal data; please tell the administrator.")
    case .lastTimeKept:
      Bilingual(
        "上次使用时程序出错退出（{at}），当时填写的内容已存为草稿。",
        "The program failed last time ({at}); what you were typing is among your drafts.")
    case .lastTimePartly:
      Bilingual(
        "上次使用时程序出错退出（{at}），当时填写的内容没能全部存成草稿，请核对。",
        "The program failed last time ({at}) and not all you were typing could be kept: check your drafts.")
    case .lastTimeNothing:
      Bilingual("上次使用时程序出错退出（{at}），当时没有未保存的内容。", "The program failed last time ({at}); nothing was left unsaved.")
    }
  }
}
