/// What is said where somebody comes to a store, or something leaves it.
public enum DoorText: String, Phrase {
  case relatedUnread, outputInStore, storeNotThere, storeAway, journalAlarm, alreadySound
  case recordsUnread, storeInStore, tooFewFiles, unnamedUnreadable, nameMissing, standardInput, somebody

  public var words: Bilingual {
    switch self {
    case .relatedUnread:
      Bilingual(
        "本件提到的另一件现在不能读取，有关内容没有显示；请管理员运行 huiyin verify。",
        "Another case that this one tells of cannot be read just now, and nothing of it is shown; an administrator should run huiyin verify."
      )
    case .outputInStore:
      Bilingual(
        "没有写入：{path} 在库的目录里面，那里只放库自己的文件；请换一个目录。",
        "Nothing was written: {path} lies inside a store, which holds its own files only; choose another folder.")
    case .storeAway:
      Bilingual(
        "库现在不在 {path}（磁盘没有挂上，或目录被移走）；填写的内容还在这里，库回来后可以接着办，请告诉管理员。",
        "The store is not at {path} just now (its disk is not mounted, or its folder was moved). What you typed is kept here and can be saved when it is back; tell the administrator."
      )
    case .journalAlarm:
      Bilingual(
        "日志有缺失或损坏（{path}）；请管理员运行 huiyin verify。",
        "The journal is damaged or has lost lines ({path}); an administrator should run huiyin verify.")
    case .alreadySound:
      Bilingual("{what} 完好，与日志一致，没有改动。", "{what} is sound and as the journal confirms it; nothing was changed.")
    case .recordsUnread:
      Bilingual(
        "有 {n} 份记录已损坏，没有列出：{files}；请管理员运行 huiyin verify。",
        "{n} records are damaged and not listed: {files}; an administrator should run huiyin verify.")
    case .storeInStore:
      Bilingual(
        "{path} 在另一个库 {store} 的目录里面，没有新建；请换一个目录。",
        "{path} lies inside another store, {store}, so none was made; choose another folder.")
    case .tooFewFiles:
      Bilingual(
        "可同时打开的文件太少（{n} 个），不能工作；请用 ulimit -n 放宽到 64 以上。",
        "Too few files may be open at once ({n}) to work; raise the limit to 64 or more with ulimit -n.")
    case .unnamedUnreadable:
      Bilingual(
        "有 {n} 件的文件已损坏，不在列表中；请管理员运行 huiyin verify。",
        "{n} cases cannot be read and are missing from the list; run huiyin verify.")
    case .nameMissing:
      Bilingual("没有给出文件或目录的名称。", "The name of the file or folder is missing.")
    case .standardInput: Bilingual("标准输入", "standard input")
    case .somebody: Bilingual("另一个程序", "another program")
    case .storeNotThere:
      Bilingual(
        "{path} 现在没有诉求库，可能是磁盘没有挂上；请告诉管理员，不要在这里新建。",
        "There is no store at {path} now; its disk may not be mounted. Tell the administrator, and do not make a new one here."
      )
    }
  }
}
