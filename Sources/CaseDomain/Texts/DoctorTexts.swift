/// What `doctor` finds on a server: what is wrong, and what to do.
public enum DoctorText: String, Phrase {
  case helpBackups, helpBackupDays
  case filesOpen, filesStrange, filesLink, placeOpen, storeIsRoots, diskFull, logUnwritable, coresWritten, clockBehind
  case backupOld, backupMissing, backupOpen, backupUnsound, backupLacks, journalDamaged
  case cronMissing, cronIgnored, cronOtherStore
  case noKeyFile, keyFileLink, keyFileOwner, keyFileOpen, keyFileClosed, keyFolderOpen, keyFileInHome
  case lineWithoutCommand, lineUnrestricted, lineForeign, lineUnknown, lineRetired, lineNoProgram, lineOtherProgram
  case lineOtherStore, programSetuid, programOpen, programPlaceOpen
  case shellNone, shellRich, passwordSet, passwordEmpty, ownKeys
  case sshdKeyFile, sshdOtherKeys, sshdMoreKeys, sshdForced, sshdSays, sshdEnvironment, sshdDenied, sshdChroot

  public var words: Bilingual {
    switch self {
    case .helpBackups: Bilingual("备份所在的目录：检查最近有没有备份", "folder of the backups: is there a recent one?")
    case .helpBackupDays: Bilingual("多少天没有备份算作缺失（默认 3）", "days after which a backup is missed (default: 3)")
    case .filesOpen:
      Bilingual(
        "库里有 {n} 个文件或目录别人可以读写（如 {path}）；请运行 chmod -R {rights} {root}。",
        "{n} files or folders of the store are open to others ({path}); run chmod -R {rights} {root}.")
    case .filesStrange:
      Bilingual(
        "库里有 {n} 个文件或目录不归属主（如 {path}），服务账户可能打不开；请运行 chown -R {owner} {root}。",
        "{n} files or folders are not the owner's ({path}), who may not be able to open them; run chown -R {owner} {root}."
      )
    case .filesLink:
      Bilingual(
        "库里有 {n} 个符号链接（如 {path}），不该有；请查明是谁放的，然后删除。",
        "There are {n} symbolic links in the store ({path}), where none belong; find out whose they are and remove them."
      )
    case .placeOpen:
      Bilingual(
        "上级目录 {folder} 别人可以写入，整个库可能被换掉；请运行 chmod go-w {folder}，或把库移到别处。",
        "Others may write to {folder}, so the whole store could be replaced; run chmod go-w {folder}, or move the store."
      )
    case .storeIsRoots:
      Bilingual(
        "库 {path} 归 root 所有，用 ssh 进来的人会以 root 运行；请建服务账户并把库交给它。",
        "The store {path} is root's, so people would come in as root; give it to a service account.")
    case .diskFull:
      Bilingual("磁盘快满了（{path} 只剩 {free} MB）；请清理。", "The disk is nearly full ({path}: {free} MB left); make room.")
    case .logUnwritable:
      Bilingual(
        "运行日志 {path} 不能写入；请检查属主和权限。", "The operations log {path} cannot be written; check its owner and rights.")
    case .coresWritten:
      Bilingual(
        "程序崩溃时会写出内存映像，里面可能有姓名；请在 /etc/security/limits.d 里为服务账户设 hard core 0。",
        "A crash would write an image of the memory, names included; set “hard core 0” for the account in /etc/security/limits.d."
      )
    case .clockBehind:
      Bilingual(
        "系统时钟比最近一条记录慢 {minutes} 分钟；请校准时间（timedatectl），再登记。",
        "The clock is {minutes} minutes behind the newest event; set it (timedatectl) before anybody registers.")
    case .backupOld:
      Bilingual(
        "{path} 里最新的备份已超过 {n} 天；请检查备份任务。", "The newest backup in {path} is more than {n} days old; look at the timer.")
    case .backupMissing: Bilingual("{path} 里没有备份；请检查备份任务。", "There is no backup in {path}; look at the timer.")
    case .backupOpen:
      Bilingual(
        "备份目录 {path} 别人可以读取；请运行 chmod 700 {path}。", "Others may read the backups in {path}; run chmod 700 {path}.")
    case .backupUnsound:
      Bilingual(
        "最新的备份 {path} 不是完整的备份，恢复不了；请查看磁盘和备份任务，马上重新备份。",
        "The newest backup {path} is no whole backup and cannot be restored; look at the disk and the timer, and make one now."
      )
    case .backupLacks:
      Bilingual(
        "最新的备份 {path} 缺少 {n} 个附件（应在旁边的 attachments 里）；请重新备份，搬运时连同 attachments。",
        "The newest backup {path} lacks {n} attachments (in attachments beside it); make one anew, and move both together."
      )
    case .cronMissing:
      Bilingual(
        "没有找到这个库的定时任务：{tasks}；请照 docs/deployment.md 写 /etc/cron.d/huiyin。",
        "Nothing runs by the clock on this store: {tasks}; write /etc/cron.d/huiyin as in docs/deployment.md.")
    case .cronIgnored:
      Bilingual(
        "cron 不会采用 {path}：文件名只能有字母、数字、_ 和 -（不能有点），属主须是 root，别人不能写。",
        "cron passes over {path}: the name may only have letters, digits, _ and - (no dot), and only root may write it."
      )
    case .cronOtherStore:
      Bilingual(
        "{path} 里的 {task} 办的是库 {store}，不是 {root}；请改正 HUIYIN_STORE。",
        "In {path} {task} works on the store {store}, not on {root}; set HUIYIN_STORE right.")
    case .journalDamaged:
      Bilingual(
        "日志有损坏（{path} 第 {line} 行）；请运行 huiyin verify，再看 verify --repair 能修复什么。",
        "The journal is damaged ({path}, line {line}); run huiyin verify, then see what verify --repair can mend.")
    case .noKeyFile:
      Bilingual(
        "没有密钥文件 {path}，没有人用 ssh 密钥进来；要开通请看 docs/deployment.md。",
        "There is no key file {path}, so nobody comes by ssh; docs/deployment.md says how to let them in.")
    case .keyFileLink:
      Bilingual(
        "密钥文件 {path} 是符号链接；请删除后用 huiyin key 重做。", "The key file {path} is a symbolic link; remove it and make it anew.")
    case .keyFileOwner:
      Bilingual(
        "密钥文件 {path} 不归 root；请逐行核对后运行 chown root {path}。",
        "The key file {path} is not root's; check it, then chown root {path}.")
    case .keyFileOpen:
      Bilingual(
        "别人可以改写密钥文件 {path}；请逐行核对后运行 chmod 644 {path}。",
        "Others may write the key file {path}; check it, then chmod 644 {path}.")
    case .keyFileClosed:
      Bilingual(
        "服务账户读不到密钥文件 {path}，谁也进不来；请运行 chmod 644 {path}。",
        "The service account cannot read {path}, so nobody gets in; run chmod 644 {path}.")
    case .keyFolderOpen:
      Bilingual(
        "密钥文件的上级目录 {folder} 不归 root、别人可写或服务账户不能进入，sshd 不会采用；请 chown root、chmod 755。",
        "{folder} above the key file is not root's, is open to writing or shut to the account, so sshd refuses it: chown root, chmod 755."
      )
    case .keyFileInHome:
      Bilingual(
        "密钥文件 {path} 在服务账户的主目录 {home} 里，可能被改写；请移到 /etc/ssh/huiyin。",
        "The key file {path} lies in the account's home {home}, where it could be changed; move it to /etc/ssh/huiyin.")
    case .lineWithoutCommand:
      Bilingual(
        "{path} 第 {line} 行没有 command=，持这把密钥的人能拿到 shell；请删除该行，改用 huiyin key add。",
        "Line {line} of {path} has no command=: that key opens a shell; remove the line and use huiyin key add.")
    case .lineUnrestricted:
      Bilingual(
        "{path} 第 {line} 行没有 restrict，可以转发端口；请删除该行，改用 huiyin key add。",
        "Line {line} of {path} has no restrict, so it allows forwarding; remove the line and use huiyin key add.")
    case .lineForeign:
      Bilingual(
        "{path} 第 {line} 行不是回音写的密钥行；请核对后删除，改用 huiyin key add。",
        "Line {line} of {path} was not written by huiyin key; look at it, remove it and use huiyin key add.")
    case .lineUnknown:
      Bilingual(
        "{path} 第 {line} 行的 {staff} 不在册；请运行 huiyin key remove {staff}。",
        "Line {line} of {path} names {staff}, whom nobody knows; run huiyin key remove {staff}.")
    case .lineRetired:
      Bilingual(
        "{path} 第 {line} 行的 {staff} 已停用，登录会被拒绝；请运行 huiyin key remove {staff}。",
        "Line {line} of {path} names {staff}, who is retired and turned away; run huiyin key remove {staff}.")
    case .lineNoProgram:
      Bilingual(
        "{path} 第 {line} 行的程序 {program} 不存在或不能运行；请装好程序，或用 huiyin key render 重写密钥文件。",
        "Line {line} of {path} starts {program}, which is not there; install it, or write the file anew with huiyin key render."
      )
    case .lineOtherProgram:
      Bilingual(
        "{path} 第 {line} 行运行的是 {program}，不是现在这个程序。",
        "Line {line} of {path} starts {program}, which is not this program.")
    case .lineOtherStore:
      Bilingual(
        "{path} 第 {line} 行的库是 {store}，不是这个库；库搬过家的，请用 huiyin key render 重写密钥文件。",
        "Line {line} of {path} opens the store {store}; if the store was moved, write the file anew with huiyin key render."
      )
    case .programSetuid:
      Bilingual(
        "程序 {path} 带有 setuid 或 setgid；请运行 chmod 755 {path}。",
        "The program {path} is setuid or setgid; run chmod 755 {path}.")
    case .programOpen:
      Bilingual(
        "程序 {path} 不归 root 或别人可以改写；请重新安装：install -m 755。",
        "The program {path} is not root's or others may write it; install it anew: install -m 755.")
    case .programPlaceOpen:
      Bilingual(
        "程序所在的 {folder} 不归 root 或别人可以写入，程序可能被换掉；请装到 /usr/local/bin。",
        "{folder}, where the program lies, is not root's or is open to others; install it into /usr/local/bin.")
    case .shellNone:
      Bilingual(
        "账户 {account} 的登录 shell 是 {shell}，谁也进不来；请运行 usermod -s /bin/sh {account}。",
        "The shell of {account} is {shell}, so nobody gets in; run usermod -s /bin/sh {account}.")
    case .shellRich:
      Bilingual(
        "账户 {account} 的登录 shell 是 {shell}，会先读主目录里的设置；建议运行 usermod -s /bin/sh {account}。",
        "The shell of {account} is {shell}, which reads settings in its home first; better usermod -s /bin/sh {account}."
      )
    case .passwordSet:
      Bilingual(
        "账户 {account} 设有密码，可以不用密钥登录；请运行 usermod -p '*' {account}。",
        "The account {account} has a password, which goes around the keys; run usermod -p '*' {account}.")
    case .passwordEmpty:
      Bilingual(
        "账户 {account} 的密码为空，谁都能登录；请运行 usermod -p '*' {account}。",
        "The account {account} has an empty password; run usermod -p '*' {account}.")
    case .ownKeys:
      Bilingual("{path} 可能让人拿到 shell；请核对后删除。", "{path} could give somebody a shell; look at it and remove it.")
    case .sshdKeyFile:
      Bilingual(
        "sshd 没有为账户 {account} 采用 {path}（现为 {files}）；请照 docs/deployment.md 写 Match User {account}。",
        "sshd does not read {path} for {account} (but {files}); write Match User {account} as in docs/deployment.md.")
    case .sshdOtherKeys:
      Bilingual(
        "sshd 为账户 {account} 还采用别的密钥文件（{files}）；AuthorizedKeysFile 只留 {path}。",
        "sshd reads other key files for {account} too ({files}); leave only {path} in AuthorizedKeysFile.")
    case .sshdMoreKeys:
      Bilingual(
        "sshd 的 {keyword} 会放进不在密钥文件里的人；请在 Match User {account} 里设为 none。",
        "sshd's {keyword} lets in people who are not in the key file; set it to none in Match User {account}.")
    case .sshdForced:
      Bilingual(
        "sshd 为账户 {account} 设了 ForceCommand，会盖掉密钥行里的身份；请删除这一项。",
        "sshd has a ForceCommand for {account}, which hides who the key belongs to; remove it.")
    case .sshdSays:
      Bilingual(
        "sshd 对账户 {account} 的 {keyword} 是 {said}；请在 Match User {account} 里设为 {wanted}。",
        "sshd's {keyword} is {said} for {account}; set it to {wanted} in Match User {account}.")
    case .sshdDenied:
      Bilingual(
        "sshd 的 {keyword} 不让账户 {account} 登录，谁也进不来；请把它从 DenyUsers 去掉，或加进 AllowUsers。",
        "sshd's {keyword} keeps {account} out, so nobody gets in; take it out of DenyUsers, or put it into AllowUsers.")
    case .sshdChroot:
      Bilingual(
        "sshd 为账户 {account} 设了 ChrootDirectory {folder}，里面没有程序和库，谁也进不来；请在 Match User {account} 里设为 none。",
        "sshd has the ChrootDirectory {folder} for {account}, without program and store in it, so nobody gets in; set it to none in Match User {account}."
      )
    case .sshdEnvironment:
      Bilingual(
        "sshd 的 AcceptEnv 有 {pattern}，来人可以改变程序的环境；请在 Match User {account} 里写 AcceptEnv NO_COLOR。",
        "sshd's AcceptEnv has {pattern}, by which people change the program's environment; write AcceptEnv NO_COLOR in Match User {account}."
      )
    }
  }
}
