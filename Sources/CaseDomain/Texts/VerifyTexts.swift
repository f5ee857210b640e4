/// 核对: what `verify` says about each thing it found, in a sentence: what is wrong, and what was done or is to be done.
/// Also the words of `history` and `seal`.
public enum VerifyText: String, Phrase {
  // What is wrong. `{path}` is below the store's root; `{detail}` as the kind needs it.
  case documentBehindJournal, documentMissing, documentAheadOfJournal, documentAltered, documentUnreadable
  case eventChainBroken, indexWrong, attachmentMissing, attachmentAltered, draftUnreadable, profileUnreadable
  case documentMisplaced, metadataAltered, metadataAheadOfJournal, metadataDamaged, versionMissing, versionDamaged
  case journalTorn, journalLineInvalid, journalChainBroken, journalSegmentMissing, journalBeginsLate
  case journalEndsEarly, journalUnreadable
  case journalRebuilt
  case temporaryLeft, operationUnfinished, strayFile, rightsTooWide, rightsWrong, ownerWrong, symbolicLink
  case headNotInChain
  // What was done, or is to be done.
  case doLook, doRestore, doRestoreOther, doRepair, doneLine, doneCut, doneCopy, doneAside, doneRemoved, doneFinished
  case doneDiscarded, doneRebuilt, doneJournal, doUseConfirmed, donePutBack, donePutBackFrom, doneRights, doOwner
  case doLink, doHead, doJournal, doIndexLater, doStranger
  case linkRefused, helpHead, headMalformed, repairedCount
  // history, seal
  case aboutHistory, aboutSeal, helpHistoryOf, helpHistorySince, historyNone, historyNotPermitted, historyFirst
  case historyMissing, historySame, historyNothing, historyRecovered

  public var words: Bilingual {
    switch self {
    case .documentBehindJournal:
      Bilingual(
        "{path} 比日志记载的旧：可能放回了旧备份，或被人改过。",
        "{path} is older than the journal says: an old copy was put back, or somebody changed it.")
    case .documentMissing: Bilingual("{path} 不见了，日志里有这一件。", "{path} is gone, though the journal has the case.")
    case .documentAheadOfJournal:
      Bilingual(
        "{path} 比日志新，日志少了它的一行：保存时程序中断，或日志丢了这一行。",
        "{path} is newer than the journal, which lacks its line: the program stopped before it was written, or the journal has lost it."
      )
    case .documentAltered:
      Bilingual("{path} 的内容与日志记载的不一致，不是本程序写的。", "{path} is not what the journal says; this program did not write it.")
    case .documentUnreadable: Bilingual("{path} 已损坏，不能读取。", "{path} is damaged and cannot be read.")
    case .eventChainBroken:
      Bilingual("{path} 内的办理经过前后接不上，有人改过。", "The history inside {path} does not hold together: somebody changed it.")
    case .indexWrong: Bilingual("索引 {path} 与件不一致。", "The index {path} does not say what the cases say.")
    case .attachmentMissing: Bilingual("{number} 的附件 {path} 不见了。", "The attachment {path} of {number} is gone.")
    case .attachmentAltered: Bilingual("附件 {path} 的内容与登记时不一致。", "The attachment {path} is not what was registered.")
    case .draftUnreadable: Bilingual("草稿 {path} 已损坏，不能读取。", "The draft {path} is damaged and cannot be read.")
    case .profileUnreadable:
      Bilingual("个人设置 {path} 已损坏，不能全部读取。", "The personal settings {path} are damaged and cannot all be read.")
    case .documentMisplaced:
      Bilingual("{path} 放错了地方：编号不属于这个目录。", "{path} lies in the wrong place: its number does not belong to this folder.")
    case .metadataAltered:
      Bilingual(
        "{path} 不是日志确认的版本：有人直接改了文件，或放回了旧的。",
        "{path} is not the version that the journal confirms: somebody edited the file, or put an old one back.")
    case .metadataAheadOfJournal:
      Bilingual(
        "{path} 比日志新：日志末尾丢了几行，仍以这个文件为准。",
        "{path} is newer than the journal, which has lost its last lines; the file still counts.")
    case .metadataDamaged: Bilingual("{path} 已损坏或不见了。", "{path} is damaged or gone.")
    case .versionMissing: Bilingual("历史版本 {path} 不见了。", "The earlier version {path} is gone.")
    case .versionDamaged: Bilingual("历史版本 {path} 已损坏。", "The earlier version {path} is damaged.")
    case .journalTorn:
      Bilingual(
        "日志 {path} 的最后一行（第 {line} 行）没有写完。",
        "The last line of the journal {path} (line {line}) was not written to its end.")
    case .journalLineInvalid: Bilingual("日志 {path} 第 {line} 行已损坏。", "Line {line} of the journal {path} is damaged.")
    case .journalChainBroken:
      Bilingual(
        "日志 {path} 第 {line} 行与前一行接不上：中间少了或换了行。",
        "Line {line} of the journal {path} does not follow the one before: lines were taken out or exchanged.")
    case .journalSegmentMissing: Bilingual("日志 {path} 不见了。", "The journal {path} is gone.")
    case .journalBeginsLate:
      Bilingual(
        "日志 {path} 不是从建库那几行开始的：开头丢了，或整个被清空后又接着写过。",
        "The journal {path} does not begin with the lines that making a store writes: its beginning was lost, or it was emptied and then gone on with."
      )
    case .journalEndsEarly:
      Bilingual(
        "日志曾经读到过第 {detail} 条，现在没有那一条了：末尾丢了或被人截去。",
        "The journal had been read up to line {detail}, which it does not have any more: its end was lost or cut off.")
    case .journalUnreadable: Bilingual("日志 {path} 不能读取。", "The journal {path} cannot be read.")
    case .journalRebuilt:
      Bilingual("日志损坏，已按件重新写过。", "The journal was damaged and has been written anew from the cases.")
    case .temporaryLeft: Bilingual("{path} 是程序中断时留下的半成品。", "{path} was left half written when the program was stopped.")
    case .operationUnfinished: Bilingual("{path} 的一次保存中途停下。", "A change of {path} was stopped half way.")
    case .strayFile: Bilingual("{path} 不是库里的文件。", "{path} does not belong to the store.")
    case .rightsTooWide:
      Bilingual(
        "{path} 的权限太宽，别人也能看或改（{detail}）。", "The rights of {path} are too wide: others may read or change it ({detail})."
      )
    case .rightsWrong:
      Bilingual(
        "{path} 的权限不对，该用的人用不了（{detail}）。", "The rights of {path} are wrong: those who work with it cannot ({detail}).")
    case .ownerWrong: Bilingual("{path} 属于别的账户或组（{detail}）。", "{path} belongs to another account or group ({detail}).")
    case .symbolicLink: Bilingual("{path} 是符号链接，程序不会跟随。", "{path} is a symbolic link, which is not followed.")
    case .headNotInChain:
      Bilingual(
        "以前公布的日志位置 {detail} 已不在日志里：日志被截断，或整个重写过。",
        "The journal's head {detail} that was told earlier is not in the journal any more: it was cut short, or written anew."
      )
    case .doLook: Bilingual("没有改动，请管理员查看。", "Nothing was changed; please look at it.")
    case .doRestore: Bilingual("请从备份放回哈希为 {detail} 的那一份。", "Put back the copy with the hash {detail} from a backup.")
    case .doRestoreOther: Bilingual("请从备份放回。", "Put it back from a backup.")
    case .doRepair: Bilingual("huiyin verify --repair 可以修好。", "huiyin verify --repair puts it right.")
    case .doneLine: Bilingual("已补写日志。", "The missing line was written.")
    case .doneCut: Bilingual("残缺的部分存到 {detail}，已从日志截去。", "The torn part was kept as {detail} and cut off.")
    case .doneCopy:
      Bilingual(
        "原文件没有动，已在隔离区留了一份；请从备份放回哈希为 {detail} 的那一份。",
        "It was left as it is and a copy kept in the quarantine; put back the copy with the hash {detail} from a backup."
      )
    case .doneAside: Bilingual("已移到 {detail}。", "It was moved to {detail}.")
    case .doneRemoved: Bilingual("已删去。", "It was removed.")
    case .doneFinished: Bilingual("已补完。", "It was brought to its end.")
    case .doneDiscarded: Bilingual("已撤回，当时没有告诉任何人保存成功。", "It was taken back; nobody had been told that it was saved.")
    case .doneRebuilt: Bilingual("已重建。", "It was made anew.")
    case .doneJournal:
      Bilingual(
        "旧日志整个存到 {detail}；以前公布的日志位置今后在那里查。",
        "The old one is kept whole as {detail}; heads told earlier are found there.")
    case .doUseConfirmed:
      Bilingual(
        "现在按日志确认的版本办理；huiyin verify --repair 会把它放回。",
        "The version that the journal confirms is used meanwhile; huiyin verify --repair puts it back.")
    case .donePutBack: Bilingual("已放回日志确认的版本。", "The version that the journal confirms was put back.")
    case .donePutBackFrom:
      Bilingual(
        "已放回日志确认的版本；隔离区：{detail}。", "The version that the journal confirms was put back; in the quarantine: {detail}.")
    case .doneRights: Bilingual("权限已改正。", "The rights were set right.")
    case .doOwner:
      Bilingual(
        "请系统管理员用 chown 改回库的账户或组。", "Have the system administrator give it back to the store's account or group (chown)."
      )
    case .doLink:
      Bilingual(
        "没有改动；请查明是谁放的，把真正的文件或目录放回原处。",
        "Nothing was changed; find out who put it there, and put the real file or folder in its place.")
    case .doHead:
      Bilingual(
        "请停用这个库，与备份和系统日志核对后再用。", "Stop using this store until it has been compared with a backup and the system's log.")
    case .doIndexLater:
      Bilingual(
        "现在写不了新的索引（磁盘已满或不能写入）；腾出空间后请运行 huiyin reindex，查看和列表照常。",
        "A new one cannot be written now (the disk is full or cannot be written to): make room and run huiyin reindex; looking and listing go on."
      )
    case .doStranger:
      Bilingual(
        "日志里没有记载过这一件：本来就没有的，请把这个文件移走；有过的，请从备份放回。",
        "The journal never told of this case: take the file away if there never was one, else put the document back from a backup."
      )
    case .doJournal:
      Bilingual(
        "huiyin verify --repair 会按件重写日志，旧的整个保留。",
        "huiyin verify --repair writes the journal anew from the cases and keeps the old one whole.")
    case .linkRefused:
      Bilingual(
        "{path} 是符号链接，不能使用，没有保存；请管理员把真正的文件或目录放回原处。",
        "{path} is a symbolic link and is not used; nothing was saved. Have the administrator put the real file or folder in its place."
      )
    case .helpHead:
      Bilingual(
        "以前公布的日志位置 SEQ:HASH，查它是否还在日志里；可重复", "a head told earlier, SEQ:HASH: is it still in the journal? May be repeated"
      )
    case .headMalformed:
      Bilingual(
        "--head 要写成 SEQ:HASH，例如 120:3f9a0c12d4e5，不能是“{value}”。",
        "--head takes SEQ:HASH, for instance 120:3f9a0c12d4e5, not “{value}”.")
    case .repairedCount:
      Bilingual("修好 {done} 处，还有 {left} 处要人处理。", "{done} things were put right, {left} are left for a person.")
    case .aboutHistory: Bilingual("单位、规则和库的历次改动", "every change of the organisation, the policy and the store")
    case .aboutSeal: Bilingual("封存：打印日志的当前位置，供系统日志保存", "seal: print the journal's head, for the system's log")
    case .helpHistoryOf: Bilingual("只看 organisation、policy 或 store", "only organisation, policy or store")
    case .helpHistorySince: Bilingual("从这一天起", "from this day on")
    case .historyNone: Bilingual("没有改动。", "No changes.")
    case .historyNotPermitted:
      Bilingual("只有管理员和督办员可以查看改动历史。", "Only administrators and supervisors may see the history of changes.")
    case .historyFirst: Bilingual("第一版", "the first version")
    case .historyMissing: Bilingual("版本 {hash} 没有留存，看不到内容", "the version {hash} was not kept and cannot be shown")
    case .historySame: Bilingual("内容没有变化", "nothing in it changed")
    case .historyNothing: Bilingual("（无）", "(nothing)")
    case .historyRecovered: Bilingual("恢复时补记", "written by recovery")
    }
  }
}
