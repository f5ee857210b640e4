/// What is said about people's keys and about root's rights.
public enum AccessText: String, Phrase {
  case aboutKey, aboutKeyAdd, aboutKeyList, aboutKeyRemove, aboutKeyRender
  case helpKeyStaff, helpKeyFile, helpKeyProgram, helpFingerprint
  case keyMissing, keySeveral, keyMalformed, keyPrivate, keyOtherFormat, keyWeak, keyCertificate, keyWithOptions
  case keyUnknownType, keyTaken, keyAlready, keyUnknown, pathUnquotable
  case needsRoot, storeIsRoots, cannotBecomeOwner, noSuchProgram
  case filePathOdd, fileIsLink, fileNotPlain, fileNotRoots, fileWritable, fileUnreadable, fileUnwritable, fileInHome
  case folderMissing, folderOpen, foreignLine, foreignKept, foreignDropped, linesElsewhere, personDropped
  case keyAdded, keyRemoved, keysNone, columnKeyStaff, columnKeyType, columnKeyComment, columnKeyFingerprint
  case keyActive, keyRetired, keyNobody, toManageKeys

  public var words: Bilingual {
    switch self {
    case .aboutKey: Bilingual("密钥：谁用哪把 ssh 密钥进来", "keys: which ssh key lets in whom")
    case .aboutKeyAdd: Bilingual("登记一把公钥（从标准输入读入；由 root 运行）", "let a public key in (from standard input; as root)")
    case .aboutKeyList: Bilingual("列出密钥", "name the keys")
    case .aboutKeyRemove: Bilingual("收回密钥（由 root 运行）", "take keys out (as root)")
    case .aboutKeyRender:
      Bilingual("打印密钥文件应有的内容，不写入", "print what the key file should say, without writing it")
    case .helpKeyStaff: Bilingual("工作人员代号", "id of the person")
    case .helpKeyFile: Bilingual("密钥文件（默认 /etc/ssh/huiyin/keys）", "the key file (default: /etc/ssh/huiyin/keys)")
    case .helpKeyProgram: Bilingual("密钥行里的程序路径（默认为本程序）", "the program named in the lines (default: this one)")
    case .helpFingerprint: Bilingual("只收回这一把：SHA256:…", "only the key with this fingerprint: SHA256:…")
    case .keyMissing:
      Bilingual(
        "没有读到公钥；请用 huiyin key add 代号 < 公钥文件.pub。", "There was no public key; use huiyin key add STAFF < key.pub.")
    case .keySeveral: Bilingual("一次只登记一把公钥；请逐把登记。", "One public key at a time, please; add them one by one.")
    case .keyMalformed:
      Bilingual(
        "这不是完整的公钥；请原样使用 ssh-keygen 生成的 .pub 文件。",
        "This is not a whole public key; use the .pub file as ssh-keygen wrote it.")
    case .keyPrivate:
      Bilingual(
        "这是私钥，不能交给任何人；请用 .pub 结尾的公钥文件，并考虑更换这把已外传的密钥。",
        "This is a private key, which nobody should be given; use the file that ends in .pub, and think of replacing the pair."
      )
    case .keyOtherFormat:
      Bilingual(
        "公钥的格式不对；请用 ssh-keygen -i -f 文件 转换，或从 PuTTYgen 窗口里复制单行公钥。",
        "The public key has another format; convert it with ssh-keygen -i -f FILE, or copy the one-line key out of PuTTYgen."
      )
    case .keyWeak:
      Bilingual(
        "密钥强度不够（{what}）；请用 ssh-keygen -t ed25519 另做一把。",
        "The key is too weak ({what}); make one with ssh-keygen -t ed25519.")
    case .keyCertificate:
      Bilingual("这是证书，不能登记；请用公钥本身（.pub 文件）。", "This is a certificate; use the public key itself (the .pub file).")
    case .keyWithOptions:
      Bilingual("公钥前面带有选项；请去掉，只留公钥。", "There are options in front of the key; leave only the key.")
    case .keyUnknownType:
      Bilingual(
        "不认识这种密钥；可用 ed25519、ecdsa、sk（安全密钥）和 2048 位以上的 RSA。",
        "This kind of key is unknown; ed25519, ecdsa, sk (security keys) and RSA of 2048 bits or more are taken.")
    case .keyTaken:
      Bilingual(
        "这把密钥已经是 {staff} 的；一把密钥只能属于一个人，请另做一把。",
        "This key is {staff}'s already; a key belongs to one person, so make another.")
    case .keyAlready:
      Bilingual(
        "{staff} 已有这把密钥（{fingerprint}），没有改动。", "{staff} has this key already ({fingerprint}); nothing was changed.")
    case .keyUnknown:
      Bilingual("{staff} 没有这样的密钥；huiyin key list 列出全部。", "{staff} has no such key; huiyin key list names them all.")
    case .pathUnquotable:
      Bilingual(
        "路径“{path}”不能写进密钥文件：要从 / 开始，不能有引号、反斜杠、控制符或“..”；请换一个位置。",
        "The path “{path}” cannot stand in the key file: it must begin with / and hold no quotes, backslashes, control characters or “..”; choose another place."
      )
    case .needsRoot:
      Bilingual(
        "密钥文件归 root 所有，请由 root 运行；或用 huiyin key render 打印出来，交 root 写入。",
        "The key file is root's: run this as root, or print it with huiyin key render and hand it to root.")
    case .storeIsRoots:
      Bilingual(
        "库 {path} 归 root 所有，不能让人用 ssh 进来；请建一个服务账户并把库交给它（见 docs/deployment.md）。",
        "The store {path} is root's, so nobody should be let in by ssh; give it to a service account (docs/deployment.md)."
      )
    case .cannotBecomeOwner:
      Bilingual(
        "不能换成库 {path} 的属主身份，没有做任何改动；请用那个账户运行。",
        "The rights of the owner of {path} could not be taken, so nothing was done; run it as that account.")
    case .noSuchProgram:
      Bilingual(
        "程序 {path} 不存在或不能运行；请用 --program 指出安装的位置。",
        "There is no program at {path}; say where it is installed with --program.")
    case .filePathOdd:
      Bilingual("密钥文件的路径“{path}”要从 / 开始，不能有“..”。", "The key file's path “{path}” must begin with / and hold no “..”.")
    case .fileIsLink:
      Bilingual("{path} 是符号链接，不能用作密钥文件；请删除后重做。", "{path} is a symbolic link and cannot be the key file; remove it.")
    case .fileNotPlain: Bilingual("{path} 不是普通文件，不能用作密钥文件。", "{path} is not a plain file and cannot be the key file.")
    case .fileNotRoots:
      Bilingual(
        "密钥文件 {path} 不归 root 所有，里面的内容不可信；请逐行核对后运行 chown root {path}。",
        "The key file {path} is not root's, so it cannot be trusted; check every line, then chown root {path}.")
    case .fileWritable:
      Bilingual(
        "别人可以改写密钥文件 {path}，里面的内容不可信；请逐行核对后运行 chmod 644 {path}。",
        "Others may write the key file {path}, so it cannot be trusted; check every line, then chmod 644 {path}.")
    case .fileUnreadable: Bilingual("不能读取密钥文件 {path}（{reason}）。", "The key file {path} cannot be read ({reason}).")
    case .fileUnwritable:
      Bilingual(
        "不能写入密钥文件 {path}（{reason}），没有改动。", "The key file {path} cannot be written ({reason}); nothing was changed.")
    case .fileInHome:
      Bilingual(
        "密钥文件不能放在服务账户的主目录 {home} 里：进来的人可能改写它；请放到 /etc/ssh/huiyin。",
        "The key file must not lie in the service account's home {home}, where it could be changed; use /etc/ssh/huiyin."
      )
    case .folderMissing:
      Bilingual(
        "没有目录 {folder}；请运行 install -d -m 755 {folder}。", "There is no folder {folder}; run install -d -m 755 {folder}.")
    case .folderOpen:
      Bilingual(
        "目录 {folder} 不归 root 或别人可以写入，放在下面的密钥文件可能被换掉；请运行 chown root {folder} 和 chmod go-w {folder}。",
        "The folder {folder} is not root's or others may write to it, so the key file could be replaced: chown root {folder}; chmod go-w {folder}."
      )
    case .foreignLine:
      Bilingual(
        "{path} 第 {line} 行不是回音的密钥行，可能让人拿到 shell；请 root 核对并删除该行，然后再试。",
        "Line {line} of {path} is not one of ours and may give somebody a shell; root should look at it, remove it and try again."
      )
    case .foreignKept:
      Bilingual(
        "{path} 第 {line} 行不是回音的密钥行，可能让人拿到 shell；没有动它，请 root 核对。",
        "Line {line} of {path} is not one of ours and may give somebody a shell; it was left alone, root should look at it."
      )
    case .foreignDropped: Bilingual("没有照抄第 {line} 行：不是回音的密钥行。", "Line {line} is left out: it is not one of ours.")
    case .linesElsewhere:
      Bilingual(
        "另有 {n} 行写的是别的程序或库路径；用 huiyin key render 看应有的内容。",
        "{n} other lines name another program or store; huiyin key render prints what they should be.")
    case .personDropped:
      Bilingual(
        "没有照抄 {staff} 的密钥 {fingerprint}：此人不在册或已停用。",
        "{staff}'s key {fingerprint} is left out: nobody active has that id.")
    case .keyAdded:
      Bilingual("已登记 {name}（{staff}）的密钥 {fingerprint}。", "{name} ({staff}) now comes in with {fingerprint}.")
    case .keyRemoved: Bilingual("已收回 {staff} 的密钥 {fingerprint}。", "{staff}'s key {fingerprint} was taken out.")
    case .keysNone: Bilingual("{path} 里没有密钥。", "There are no keys in {path}.")
    case .columnKeyStaff: Bilingual("代号", "staff")
    case .columnKeyType: Bilingual("类型", "type")
    case .columnKeyComment: Bilingual("备注", "comment")
    case .columnKeyFingerprint: Bilingual("指纹", "fingerprint")
    case .keyActive: Bilingual("在用", "active")
    case .keyRetired: Bilingual("已停用", "retired")
    case .keyNobody: Bilingual("不在册", "unknown")
    case .toManageKeys: Bilingual("管理密钥", "manage keys")
    }
  }
}
