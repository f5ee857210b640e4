/// What is said where somebody comes to a store, or something leaves it.
public enum DoorText: String, Phrase {
  case relatedUnread, outputInStore, storeNotThere

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
    case .storeNotThere:
      Bilingual(
        "{path} 现在没有诉求库，可能是磁盘没有挂上；请告诉管理员，不要在这里新建。",
        "There is no store at {path} now; its disk may not be mounted. Tell the administrator, and do not make a new one here."
      )
    }
  }
}
