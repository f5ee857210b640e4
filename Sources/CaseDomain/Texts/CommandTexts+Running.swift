extension CommandText {
  /// Running a command: what it may not be given, what it did, what its tables are headed by.
  var running: Bilingual? {
    switch self {
    case .usage: Bilingual("命令用法不对：{what}", "The command line is wrong: {what}")
    case .usageHint:
      Bilingual("用法见 huiyin --help，或在命令后加 --help。", "See huiyin --help, or add --help after the command.")
    case .unknownError:
      Bilingual(
        "程序出了意外的错误（{what}）；数据没有改动，请把这句话告诉管理员。",
        "An unexpected error ({what}); nothing was changed, please tell the administrator.")
    case .valueMissing:
      Bilingual(
        "选项 {option} 后面缺少内容；以 -- 开头的内容请写成 {option}=内容。",
        "The option {option} needs a value; write {option}=VALUE for one that begins with --.")
    case .optionTwice: Bilingual("选项 {option} 只能写一次。", "The option {option} can be given once only.")
    case .argumentNotUTF8:
      Bilingual(
        "第 {place} 个参数不是 UTF-8 编码，没有执行；请把终端的字符编码设为 UTF-8。",
        "Argument {place} is not UTF-8 and nothing was done; set the terminal's encoding to UTF-8.")
    case .optionUnknown: Bilingual("没有选项 {option}；请用 --help 查看可用的选项。", "There is no option {option}; see --help.")
    case .optionUnknownToAction:
      Bilingual(
        "“{action}”没有选项 {option}；请用 --help 查看它的字段。",
        "“{action}” has no option {option}; see its fields with --help.")
    case .surplusWord:
      Bilingual("多出了“{word}”；内容里有空格的请加引号。", "“{word}” is one word too many; put quotes around a value with blanks.")
    case .notAChoice:
      Bilingual("{option} 不能是“{value}”；可选：{choices}。", "{option} cannot be “{value}”; choose one of: {choices}.")
    case .notANumber: Bilingual("{option} 应为正整数，不能是“{value}”。", "{option} takes a positive number, not “{value}”.")
    case .notADay:
      Bilingual("{option} 应为日期（如 2026-11-30），不能是“{value}”。", "{option} takes a day (2026-11-30), not “{value}”.")
    case .nowNotPractice:
      Bilingual(
        "只有练习库可以用 --now 设定时间；请去掉它，或用 huiyin demo 建一个练习库。",
        "Only a practice store has a clock that can be set (--now); leave it out, or make a practice store with huiyin demo."
      )
    case .nowMalformed:
      Bilingual(
        "--now 应为时间（如 2026-11-22T09:00:00+08:00），不能是“{value}”。",
        "--now takes a moment (2026-11-22T09:00:00+08:00), not “{value}”.")
    case .asNotOwner:
      Bilingual(
        "只有库的属主可以用 --as；您的身份由登录账户决定，请去掉它。",
        "Only the owner of the store may use --as; your account says who you are, leave it out.")
    case .accountUnknown:
      Bilingual(
        "没有哪位工作人员使用账户“{account}”；请管理员登记（huiyin staff edit ID --account {account}）。",
        "No member of staff has the account “{account}”; have the administrator add it (huiyin staff edit ID --account {account})."
      )
    case .ownerOnly:
      Bilingual(
        "单位信息已损坏，只有库的属主可以核对。",
        "The organisation cannot be read, so only the owner of the store may check it.")
    case .fileUnreadable:
      Bilingual(
        "读不到文件 {path}（{reason}）；请核对路径和权限。",
        "The file {path} cannot be read ({reason}); check its path and rights.")
    case .fileTooLarge:
      Bilingual("{path} 太大，最多 {limit}；没有保存。", "{path} is too large, at most {limit}; nothing was saved.")
    case .outputFailed:
      Bilingual(
        "结果没有全部输出（{reason}）；已保存的不受影响。",
        "The output could not be written ({reason}); what was saved stays saved.")
    case .doNeedsTwo:
      Bilingual("请写明诉求件编号和动作：huiyin do 编号 动作 …", "Name a case and an action: huiyin do NUMBER ACTION …")
    case .actionUnknown:
      Bilingual("没有动作“{value}”；可选：{choices}。", "There is no action “{value}”; choose one of: {choices}.")
    case .similarNeedsOne: Bilingual("请在 --number、--text、--phone 中给出一个。", "Give one of --number, --text and --phone.")
    case .jsonNotUTF8:
      Bilingual(
        "JSON 不是 UTF-8 编码；请另存为 UTF-8 后再试，没有保存。",
        "The JSON is not UTF-8; save it as UTF-8 and try again, nothing was saved.")
    case .jsonBroken:
      Bilingual(
        "第 {line} 行不是正确的 JSON；请改正后再试，没有保存。",
        "Line {line} is not valid JSON; correct it and try again, nothing was saved.")
    case .jsonTooDeep: Bilingual("JSON 嵌套太深；没有保存。", "The JSON is nested too deeply; nothing was saved.")
    case .jsonKeyTwice:
      Bilingual("键“{key}”出现了两次；请去掉一个，没有保存。", "The key “{key}” stands there twice; take one out, nothing was saved.")
    case .jsonNotObject: Bilingual("JSON 应为一个对象（{}）；没有保存。", "The JSON must be one object ({}); nothing was saved.")
    case .keyUnknown:
      Bilingual(
        "“{action}”不认识键“{key}”；请去掉或改正它，没有保存。",
        "“{action}” does not know the key “{key}”; take it out or correct it, nothing was saved.")
    case .keyWrongType: Bilingual("键“{key}”应为{type}；没有保存。", "The key “{key}” takes {type}; nothing was saved.")
    case .typeText: Bilingual("文字（字符串）", "a text (string)")
    case .typeFlag: Bilingual("true 或 false", "true or false")
    case .typeNumber: Bilingual("整数", "a whole number")
    case .typeList: Bilingual("文字的列表（字符串数组）", "a list of texts (array of strings)")
    case .typeObject: Bilingual("一个对象", "an object")
    case .identifierMalformed:
      Bilingual(
        "{option} 不能是“{value}”；应为 1–40 个字母、数字、点、横线或下划线，以字母或数字开头，且不能是 system。",
        "{option} cannot be “{value}”: 1–40 letters, digits, dots, hyphens or underscores, beginning with a letter or digit, and not system."
      )
    case .codeMalformed:
      Bilingual(
        "单位代码不能是“{value}”；应为 1–8 个大写字母，如 SG。",
        "The code cannot be “{value}”; it takes 1–8 capital letters such as SG.")
    case .nameMalformed:
      Bilingual(
        "{option} 应为一行文字，最多 60 个字，不能有控制字符。",
        "{option} takes one line of at most 60 characters without control characters.")
    case .initDone:
      Bilingual("已在 {path} 建库：{name}，管理员 {admin}。", "Made a store at {path}: {name}, administrator {admin}.")
    case .sweepDone: Bilingual("自动办理了 {n} 件。", "{n} cases were changed.")
    case .reindexDone: Bilingual("索引已重建，共 {n} 件。", "The index was made anew: {n} cases.")
    case .verifyClean:
      Bilingual("核对无误：{cases} 件，{events} 条经过，链尾 {head}。", "All is well: {cases} cases, {events} events, head {head}.")
    case .verifyFound:
      Bilingual(
        "发现 {n} 处问题：{cases} 件，{events} 条经过，链尾 {head}。",
        "{n} findings: {cases} cases, {events} events, head {head}.")
    case .verifyHint:
      Bilingual(
        "可以修复的请管理员运行 huiyin verify --repair；其余按上面所列处理。",
        "What can be put right is put right by huiyin verify --repair; the rest as listed above.")
    case .casesUnreadable:
      Bilingual(
        "有 {n} 件的文件已损坏，不在列表中：{numbers}；请管理员运行 huiyin verify。",
        "{n} cases cannot be read and are missing from the list: {numbers}; run huiyin verify.")
    case .listEmpty: Bilingual("没有符合条件的诉求件。", "No cases.")
    case .explainNothing: Bilingual("此件没有正在计时的时限。", "No clock is running on this case.")
    case .columnNumber: Bilingual("编号", "number")
    case .columnState: Bilingual("状态", "state")
    case .columnKind: Bilingual("类别", "kind")
    case .columnUrgency: Bilingual("紧急", "urgency")
    case .columnLead: Bilingual("主办", "lead")
    case .columnDue: Bilingual("最近时限", "next due")
    case .columnSubject: Bilingual("标题", "subject")
    case .columnScore: Bilingual("相似", "score")
    case .columnWhy: Bilingual("依据", "why")
    case .markRed: Bilingual("! 超期", "! overdue")
    case .markYellow: Bilingual("* 临期", "* due soon")
    case .labelRegisteredBy: Bilingual("登记人", "registered by")
    case .labelComplainant: Bilingual("诉求人", "complainant")
    case .labelObject: Bilingual("被反映对象", "object")
    case .labelRound: Bilingual("第 {n} 轮", "round {n}")
    case .labelDue: Bilingual("时限", "due")
    case .labelHistory: Bilingual("办理经过", "history")
    case .labelUnseparated: Bilingual("【未分离】", "[not separated]")
    case .labelUndone: Bilingual("【已撤销】", "[undone]")
    case .aboutHuiyin:
      Bilingual("回音：群众诉求办理台；不带命令就打开屏幕。", "huiyin: a complaint desk; without a command it opens the screen.")
    case .aboutIdentity:
      Bilingual(
        "日期不写时区时按单位所在时区理解。出错时用一句话说明原因和办法，退出码按 sysexits。",
        "Dates without an offset are read in the zone of the organisation. Errors are one sentence; exit status by sysexits."
      )
    case .aboutInit: Bilingual("新建一个库", "make a new store")
    case .aboutRegister: Bilingual("登记一件诉求", "register a case")
    case .aboutDo: Bilingual("对一件诉求办理一个动作", "carry out an action on a case")
    case .aboutShow: Bilingual("查看一件诉求", "show a case")
    case .aboutList: Bilingual("列出诉求件", "list cases")
    case .aboutSimilar: Bilingual("查找相似的诉求件", "find similar cases")
    case .aboutExplain: Bilingual("说明每个时限是怎么算出来的", "explain why each date is what it is")
    case .aboutSweep: Bilingual("办理到时自动发生的事项（供定时任务）", "write what is due by the clock alone (for cron)")
    case .aboutReindex: Bilingual("重建索引", "make the index anew")
    case .aboutVerify: Bilingual("核对全库", "check the whole store")
    case .helpStore:
      Bilingual(
        "库所在目录（默认 $HUIYIN_STORE，再默认 ~/.local/share/huiyin）",
        "folder of the store (default $HUIYIN_STORE, else ~/.local/share/huiyin)")
    case .helpAs: Bilingual("以谁的身份办理（只有库的属主可用）", "who is asking (the owner of the store only)")
    case .helpLang: Bilingual("语言：zh 或 en", "language: zh or en")
    case .helpNow:
      Bilingual("练习库的时间，如 2026-11-22T09:00:00+08:00", "time of a practice store, such as 2026-11-22T09:00:00+08:00")
    case .helpNumber: Bilingual("诉求件编号", "number of the case")
    case .helpFormatText: Bilingual("输出格式：text 或 json", "text or json")
    case .helpFormatTable: Bilingual("输出格式：table 或 json", "table or json")
    case .helpFormatList: Bilingual("输出格式：table、json、jsonl 或 csv", "table, json, jsonl or csv")
    case .helpRequired: Bilingual("（必填）", "(required)")
    case .helpInput:
      Bilingual("从 JSON 文件或标准输入读取字段（键名为驼峰式）", "fields from a JSON file or standard input (names in camelCase)")
    case .helpIfRevision: Bilingual("只在此件仍是第 N 版时办理", "only if the case is still at revision N")
    case .helpActions: Bilingual("动作（在动作后加 --help 查看字段）：", "Actions (add --help after one to see its fields):")
    case .helpQueue: Bilingual("队列，如 todo、overdue、follow-up", "queue, such as todo, overdue, follow-up")
    case .helpState: Bilingual("状态", "state")
    case .helpKind: Bilingual("类别", "kind")
    case .helpDepartment: Bilingual("主办部门（含下级）", "lead department, children included")
    case .helpCategory: Bilingual("分类：一级 或 一级/二级", "category: L1 or L1/L2")
    case .helpSince: Bilingual("收到日期不早于", "received on or after")
    case .helpUntil: Bilingual("收到日期不晚于", "received on or before")
    case .helpQuery: Bilingual("检索文字", "text to search for")
    case .helpSort: Bilingual("排序：due、received 或 number", "order: due, received or number")
    case .helpLimit: Bilingual("最多几件", "at most so many")
    case .helpSimilarNumber: Bilingual("与哪一件相似", "similar to this case")
    case .helpSimilarText: Bilingual("与这段文字相似", "similar to this text")
    case .helpSimilarPhone: Bilingual("同一电话", "from this phone")
    case .helpClock: Bilingual("只看一个时限", "one clock only")
    case .helpWhatIf: Bilingual("假如延期这么多个工作日", "what if it were extended by so many working days")
    case .helpRepair: Bilingual("把能修复的修好", "put right what can be put right")
    case .helpInitName: Bilingual("单位名称", "name of the organisation")
    case .helpInitCode: Bilingual("单位代码，如 SG", "code in front of every number, such as SG")
    case .helpInitAdmin: Bilingual("第一位工作人员的代号（默认当前账户名）", "id of the first person (default: the Unix account)")
    case .helpInitAdminName: Bilingual("第一位工作人员的姓名", "name of the first person")
    case .helpInitAccounts:
      Bilingual(
        "账户方式：service（服务账户）或 own（个人账户）",
        "service (one account owns the store) or own (everybody has an account)")
    case .helpInitEmpty: Bilingual("不带默认的部门和分类", "without the default departments and categories")
    case .helpInitPractice: Bilingual("练习库：时间可以设定", "a practice store, whose clock can be set")
    default: nil
    }
  }
}
