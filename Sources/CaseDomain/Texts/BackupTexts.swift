/// Texts of `huiyin backup` and `huiyin restore`: 备份与恢复.
public enum BackupText: String, Phrase {
  case aboutBackup, discussBackup, helpBackupFile, helpWhole
  case aboutRestore, discussRestore, helpRestoreFiles, helpInto, helpAttachments, helpGroup, helpAllowMissing
  case helpCase, helpAttachment, helpMetadata, helpHistory
  case fileExists, folderMissing, insideStore, backupNoSpace, restoreNoSpace, backupFailed, restoreFailed
  case notWritten, storeChanged, noSuchFile, notABackup, newerFormat, damaged, folderNotEmpty, attachmentsMissing,
    notInBackups
  case overSSH, toBackUp, toPutBack, ownerOnly, oneOfInto, oneFile, onlyInto, onlyWhole
  case copying, attachmentsBar, checking, unpacking, verifying
  case backupDone, backupPool, backupWhole, backupDamaged
  case restoreDone, restoreMissing, restoreDamaged, restoreWasGroup, putBackDone

  public var words: Bilingual {
    switch self {
    case .aboutBackup: Bilingual("备份整个库（不必停止办件）", "back up the whole store while people work")
    case .discussBackup:
      Bilingual(
        "FILE 是一个 tar 文件，写完后从磁盘重读核对，无误才报告成功；已有同名文件时拒绝，建议文件名带日期，如 huiyin-2026-11-22.tar。附件按内容存放在同目录的 attachments 文件夹，各次备份共用，只写新增的；移动备份时请一并移动，或用 --whole 把附件写进文件。旧备份由您自行清理。库有损坏时照样备份并逐条列出（退出码 65）。",
        "FILE is a tar archive. It is read back from the disk and checked before success is told. An existing file is refused: a name with a date, such as huiyin-2026-11-22.tar, is a good idea. Attachments go by their contents into the folder attachments beside it, which all backups share, so only new ones are written; take it along when you move the archives, or use --whole to have them inside. Old backups are yours to remove. A damaged store is saved all the same, and what is damaged is listed (exit status 65)."
      )
    case .helpBackupFile: Bilingual("要写的备份文件，不得已存在", "the archive to write; must not exist")
    case .helpWhole: Bilingual("把附件也写进备份文件，便于带走", "put the attachments into the archive too: one file to carry away")
    case .aboutRestore: Bilingual("从备份恢复整个库，或补回一个文件", "restore a whole store, or put back one file of it")
    case .discussRestore:
      Bilingual(
        "--into DIR 恢复整个库：DIR 不得存在或须为空，全部核对无误后才出现。--case、--attachment、--metadata、--history 按 huiyin verify 的提示，把日志确认的那一份补回当前的库，可给出多个备份文件，依次查找。",
        "With --into DIR the whole store is restored: DIR must be missing or empty, and appears only when everything has been checked. --case, --attachment, --metadata and --history put back into the present store what huiyin verify asks for, exactly as the journal confirms it; several archives may be given and are searched in their order."
      )
    case .helpRestoreFiles: Bilingual("备份文件", "the archive (several with --case and the like)")
    case .helpInto: Bilingual("恢复到这个目录（不存在或为空）", "restore into this folder (missing or empty)")
    case .helpAttachments: Bilingual("附件文件夹（默认在备份文件旁）", "the folder of attachments (default: beside the archive)")
    case .helpGroup: Bilingual("恢复出的文件同组可写（各用自己账户时）", "give the group the rights to work on it (own accounts)")
    case .helpAllowMissing: Bilingual("附件缺失也恢复，并列出缺了哪些", "restore although attachments are missing, and list them")
    case .helpCase: Bilingual("补回这一件的案卷文件", "put back the document of this case")
    case .helpAttachment: Bilingual("补回这个附件（SHA-256）", "put back this attachment (SHA-256)")
    case .helpMetadata:
      Bilingual(
        "补回 organisation.json、policy.json 或 store.json", "put back organisation.json, policy.json or store.json")
    case .helpHistory:
      Bilingual("补回 history/ 里的一个历史版本，按其哈希", "put back an earlier version into history/, by its hash")
    case .fileExists:
      Bilingual("{path} 已经存在，没有备份；请换一个文件名。", "{path} exists already and no backup was made; choose another name.")
    case .folderMissing:
      Bilingual("没有文件夹 {path}；请先建好。", "There is no folder {path}; make it first.")
    case .insideStore:
      Bilingual(
        "{path} 在库的目录里面，没有备份；请备份到别处。", "{path} lies inside the store and no backup was made; choose another place.")
    case .backupNoSpace:
      Bilingual(
        "没有备份：磁盘已满（{path}，剩余 {free}）；请清理后再试。",
        "No backup was made: the disk is full ({path}, {free} left); free some space and try again.")
    case .restoreNoSpace:
      Bilingual(
        "没有恢复：磁盘已满（{path}，剩余 {free}）；请清理后再试。",
        "Nothing was restored: the disk is full ({path}, {free} left); free some space and try again.")
    case .backupFailed:
      Bilingual(
        "没有备份：读写出错，{path}（{call}：{reason}）。", "No backup was made: {path} could not be used ({call}: {reason}).")
    case .restoreFailed:
      Bilingual(
        "没有恢复：读写出错，{path}（{call}：{reason}）。", "Nothing was restored: {path} could not be used ({call}: {reason}).")
    case .notWritten:
      Bilingual(
        "没有备份：写完后重读与写入的不符（{path}，{detail}），磁盘可能有故障；请换一个磁盘再试。",
        "No backup was made: what was read back is not what was written ({path}, {detail}); the disk may be failing, try another one."
      )
    case .storeChanged:
      Bilingual(
        "没有备份：备份期间库的日志被重建（{path}）；请再试一次。",
        "No backup was made: the store's journal was written anew meanwhile ({path}); try again.")
    case .noSuchFile: Bilingual("没有备份文件 {path}；请检查文件名。", "There is no backup {path}; check the name.")
    case .notABackup:
      Bilingual("{path} 不是回音的备份文件；请检查文件名。", "{path} is not a backup made by huiyin; check the name.")
    case .newerFormat:
      Bilingual(
        "备份 {path} 的格式比本程序新；请升级 huiyin。",
        "The backup {path} has a newer format than this program knows; upgrade huiyin.")
    case .damaged:
      Bilingual(
        "备份 {path} 已损坏（{detail}），没有恢复；请用另一份备份。",
        "The backup {path} is damaged ({detail}) and nothing was restored; use another backup.")
    case .folderNotEmpty:
      Bilingual(
        "{path} 已经存在且不是空目录，没有恢复；请换一个目录。",
        "{path} exists and is not an empty folder, so nothing was restored; choose another.")
    case .attachmentsMissing:
      Bilingual(
        "没有恢复：{folder} 里缺少或损坏 {n} 个附件（如 {id}…）；请用 --attachments 指明附件文件夹，或用 --allow-missing 先恢复其余部分。",
        "Nothing was restored: {n} attachments are missing or damaged in {folder} ({id}… for one); name their folder with --attachments, or restore the rest with --allow-missing."
      )
    case .notInBackups:
      Bilingual(
        "所给 {n} 份备份里没有日志确认的 {what}，没有改动；请换更近或更早的备份。",
        "None of the {n} archives has {what} as the journal confirms it, and nothing was changed; try other backups.")
    case .overSSH:
      Bilingual(
        "备份和恢复要读写服务器上的文件，不能经由 ssh 指定的命令运行；请在服务器上用库的账户运行。",
        "Backup and restore read and write files of the server, so they cannot be run through a command that ssh forces; run them in a shell of the store's account."
      )
    case .toBackUp: Bilingual("备份", "make a backup")
    case .toPutBack: Bilingual("从备份补回文件", "put back files from a backup")
    case .ownerOnly:
      Bilingual(
        "单位信息已损坏，只有库的属主可以备份或补回。", "The organisation cannot be read, so only the owner of the store may do this.")
    case .oneOfInto:
      Bilingual(
        "请给出 --into DIR，或 --case、--attachment、--metadata、--history 之一。",
        "Give --into DIR, or one of --case, --attachment, --metadata and --history.")
    case .oneFile: Bilingual("--into 只接受一个备份文件。", "--into takes one archive.")
    case .onlyInto: Bilingual("{option} 只能与 --into 合用。", "{option} goes with --into only.")
    case .onlyWhole: Bilingual("备份文件名不能以 / 结尾：{path}", "The archive needs the name of a file: {path}")
    case .copying: Bilingual("复制案卷", "copying cases")
    case .attachmentsBar: Bilingual("附件", "attachments")
    case .checking: Bilingual("重读核对", "reading back")
    case .unpacking: Bilingual("解包核对", "unpacking")
    case .verifying: Bilingual("核对", "verifying")
    case .backupDone:
      Bilingual(
        "已备份并核对：{path}（{size}），{cases} 件，日志第 {seq} 行，链尾 {head}。",
        "Backed up and checked: {path} ({size}), {cases} cases, journal line {seq}, head {head}.")
    case .backupPool:
      Bilingual(
        "附件 {n} 个，在 {folder}；这次新写 {added} 个，其中更换损坏的 {mended} 个。",
        "{n} attachments in {folder}; {added} written now, {mended} of them in the place of damaged ones.")
    case .backupWhole: Bilingual("附件 {n} 个，在备份文件内。", "{n} attachments, inside the archive.")
    case .backupDamaged:
      Bilingual(
        "! 库有 {n} 处损坏，已照原样备份，这份备份不算完好；请运行 huiyin verify。",
        "! {n} things in the store are damaged. They were saved as they are, and this backup is not sound; run huiyin verify."
      )
    case .restoreDone:
      Bilingual(
        "已恢复并核对：{path}，{cases} 件，{events} 条记录，日志第 {seq} 行，链尾 {head}（备份于 {at}）。",
        "Restored and checked: {path}, {cases} cases, {events} events, journal line {seq}, head {head} (backed up {at})."
      )
    case .restoreMissing: Bilingual("! 缺附件 {id}", "! attachment missing: {id}")
    case .restoreDamaged:
      Bilingual(
        "! 恢复出的库有 {n} 处问题，见上；请运行 huiyin verify --repair，或用别的备份补回。",
        "! {n} things are wrong in the restored store, see above; run huiyin verify --repair, or put files back from other backups."
      )
    case .restoreWasGroup:
      Bilingual(
        "原来的库是同组可写的；现在只有您的账户可用，需要时请用 --group 重新恢复并设好所属组。",
        "The store was open to its group; now only your account can use it. If the group shall, restore with --group and set the group."
      )
    case .putBackDone: Bilingual("已补回 {what}，取自 {file}。", "{what} was put back from {file}.")
    }
  }
}
