/// What the store says when it cannot do something: what happened, and what to do.
public enum StoreText: String, Phrase {
  case locked, noSpace, readOnlyFileSystem, readOnlyPermission, readOnlyFailedSync, readOnlyNewer, readOnlyAsked
  case outcomeUnknown, failed, notAStore, journalMissing, storeExists, notPractice, noSuchStaff, noAccess, badName,
    noFreeNumber,
    unreadable,
    journalDamaged
  case unsuitable, tooLarge, attachmentAltered, attachmentMissing, conflict, conflictAhead

  public var words: Bilingual {
    switch self {
    case .locked:
      Bilingual("库正被 {holder} 占用，没有保存；请稍后再试。", "The store is in use by {holder}; nothing was saved. Please try again.")
    case .noSpace:
      Bilingual(
        "没有保存：磁盘已满（{path}，剩余 {free}）；请清理磁盘后再试，已填写的内容还在。",
        "Not saved: the disk is full ({path}, {free} left); free some space and try again, what you typed is kept.")
    case .readOnlyFileSystem:
      Bilingual(
        "库所在的磁盘是只读的（{path}），只能查看；请联系管理员。",
        "The disk of the store is read-only ({path}): you can look but not change; ask the administrator.")
    case .readOnlyPermission:
      Bilingual(
        "没有写入库的权限（{path}），只能查看；请联系管理员。",
        "You have no right to write to the store ({path}): you can look but not change; ask the administrator.")
    case .readOnlyFailedSync:
      Bilingual(
        "磁盘写入出错（{path}），本次会话转为只读；请管理员运行 huiyin verify 后重新登录。",
        "A write to the disk failed ({path}) and this session is read-only now; run huiyin verify and log in again.")
    case .readOnlyNewer:
      Bilingual(
        "库的格式比本程序新（{path}），只能查看；请升级 huiyin。",
        "The store's format is newer than this program ({path}): it is opened read-only; upgrade huiyin.")
    case .readOnlyAsked: Bilingual("库以只读方式打开，不能修改。", "The store was opened read-only and cannot be changed.")
    case .outcomeUnknown:
      Bilingual(
        "磁盘出错，不能确定是否已保存（{path}）；请运行 huiyin verify 核对，不要重复登记。",
        "The disk failed and it is not known whether this was saved ({path}); run huiyin verify before trying again.")
    case .failed:
      Bilingual(
        "读写文件出错：{path}（{call}：{reason}）；没有保存。",
        "A file could not be used: {path} ({call}: {reason}); nothing was saved.")
    case .journalMissing:
      Bilingual(
        "{path}/journal（日志目录）不见了，库里别的文件还在，没有改动。请先从备份或误移的地方找回它；确实没有了的，用库的账户运行 mkdir -m 700 {path}/journal，再运行 huiyin verify --repair，会按件重写日志。",
        "The folder {path}/journal is gone while the rest of the store is there; nothing was changed. Look for it first (a backup, a move); if it is lost, run mkdir -m 700 {path}/journal as the store's account and then huiyin verify --repair, which writes the journal anew from the cases."
      )
    case .notAStore:
      Bilingual(
        "{path} 不是回音的库；新建请用 huiyin init，体验请用 huiyin demo。",
        "There is no huiyin store at {path}; make one with huiyin init, or try huiyin demo.")
    case .storeExists:
      Bilingual(
        "{path} 已经有一个库，没有改动；请换一个目录。", "There is a store at {path} already; it was not touched. Choose another folder.")
    case .notPractice:
      Bilingual(
        "{path} 不是演练库，不能写入虚构的件；请用 huiyin demo 另建一个。",
        "{path} is not a practice store and takes no invented cases; make another with huiyin demo.")
    case .noAccess:
      Bilingual(
        "您的账户没有查看 {path} 的权限；请用办件台的账户登录，或请管理员授权。",
        "Your account may not read {path}; log in with the desk's account, or ask the administrator.")
    case .noSuchStaff:
      Bilingual(
        "没有工作人员“{id}”；请用 --as 指明身份，或请管理员添加（huiyin staff add）。",
        "There is nobody with the id “{id}”; use --as, or have the administrator add them (huiyin staff add).")
    case .badName: Bilingual("名称“{name}”不能使用。", "The name “{name}” cannot be used.")
    case .noFreeNumber: Bilingual("当天的编号已用完，没有保存。", "There is no number left for this day; nothing was saved.")
    case .unreadable:
      Bilingual(
        "文件 {path} 已损坏，不能读取，也没有改动它；请管理员运行 huiyin verify，从备份恢复。",
        "The file {path} is damaged and cannot be read; it was not touched. Run huiyin verify and restore it from a backup."
      )
    case .journalDamaged:
      Bilingual(
        "日志 {path} 第 {line} 行已损坏，暂不能保存；请管理员运行 huiyin verify --repair。",
        "The journal {path} is damaged at line {line} and nothing can be saved; run huiyin verify --repair.")
    case .unsuitable:
      Bilingual(
        "{path} 在 {type} 文件系统上，不能保证数据安全；请把库放在本机磁盘上。",
        "{path} lies on a {type} file system, which cannot keep the data safe; put the store on a local disk.")
    case .tooLarge: Bilingual("{path} 太大，最多 {limit}；没有保存。", "{path} is too large, at most {limit}; nothing was saved.")
    case .attachmentAltered:
      Bilingual("附件 {id} 与登记时不一致；请从备份恢复。", "The attachment {id} is not what was registered; restore it from a backup.")
    case .attachmentMissing:
      Bilingual("附件 {id} 不在库中；请从备份恢复。", "The attachment {id} is not in the store; restore it from a backup.")
    case .conflict:
      Bilingual(
        "{number} 已由 {person} 于 {at} 办理了“{what}”，您看到的不是最新内容，没有保存；请重新查看后再办。",
        "{number} was changed by {person} on {at} (“{what}”); you saw an older version and nothing was saved. Look again and repeat."
      )
    case .conflictAhead:
      Bilingual(
        "{number} 现在是第 {now} 版，没有您说的第 {seen} 版，没有保存；请重新查看后再办。",
        "{number} is at revision {now}; there is no revision {seen} and nothing was saved. Look again and repeat.")
    }
  }
}
