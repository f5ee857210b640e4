/// What the command line says: errors only it makes, its help, and the labels of its tables.
public enum CommandText: String, Phrase {
  case usage, usageHint, unknownError, valueMissing, optionTwice, optionUnknown, optionUnknownToAction, surplusWord
  case notAChoice, notANumber, notADay, nowNotPractice, nowMalformed, asNotOwner, accountUnknown, ownerOnly
  case fileUnreadable, fileTooLarge, outputFailed, doNeedsTwo, actionUnknown, similarNeedsOne, jsonNotUTF8
  case argumentNotUTF8
  case jsonBroken, jsonTooDeep, jsonKeyTwice, jsonNotObject, keyUnknown, keyWrongType, typeText, typeFlag
  case typeNumber, typeList, typeObject, identifierMalformed, codeMalformed, nameMalformed, initDone, sweepDone
  case reindexDone, verifyClean, verifyFound, verifyHint, casesUnreadable, listEmpty, explainNothing, columnNumber
  case columnState, columnKind, columnUrgency, columnLead, columnDue, columnSubject, columnScore, columnWhy
  case markRed, markYellow, labelRegisteredBy, labelComplainant
  case labelObject, labelRound, labelDue, labelHistory, labelUnseparated, labelUndone, aboutHuiyin, aboutIdentity
  case aboutInit, aboutRegister, aboutDo, aboutShow, aboutList, aboutSimilar, aboutExplain, aboutSweep, aboutReindex
  case aboutVerify, helpStore, helpAs, helpLang, helpNow, helpNumber, helpFormatText, helpFormatTable
  case helpFormatList, helpRequired, helpInput, helpIfRevision, helpActions, helpQueue, helpState, helpKind
  case helpDepartment, helpCategory, helpSince, helpUntil, helpQuery, helpSort, helpLimit, helpSimilarNumber
  case helpSimilarText, helpSimilarPhone, helpClock, helpWhatIf, helpRepair, helpInitName, helpInitCode
  case helpInitAdmin, helpInitAdminName, helpInitAccounts, helpInitEmpty, helpInitPractice, aboutStaff
  case aboutStaffList, aboutStaffAdd, aboutStaffEdit, aboutStaffRetire, aboutDepartment, aboutDepartmentList
  case aboutDepartmentAdd, aboutDepartmentEdit, aboutDepartmentRetire, aboutPolicy, aboutPolicyShow
  case aboutPolicyCheck, aboutPolicySet, aboutImport, aboutDoctor, aboutDocs, columnID, columnName, columnRoles
  case columnDepartments, columnAccount, columnActive, columnParent, columnHead, columnHandlers, columnClock
  case columnAllowance, columnOrigin, yes, retired, labelCalendar, helpStaffID, helpStaffName, helpStaffRole
  case helpStaffDepartment, helpStaffAccount, helpReturns, helpDepartmentID, helpDepartmentName
  case helpDepartmentNameEn, helpDepartmentParent, helpDepartmentHead, helpPolicyInput, helpPolicyCalendar
  case helpPolicyPairs, helpPolicySet, helpImportFile, helpImportProfile, helpImportEncoding, helpImportDryRun
  case importDid, importWould, importRejected, staffSaved, departmentSaved, retiredDone, staffNeeds, accountTaken
  case handlerNeedsDepartment, idTaken, nameTaken, parentInCircle, departmentHasChildren, lastAdmin, policySaved
  case policySweep, policyClean, policyProblem, policySetNeeds, policyKeyUnknown, pairMalformed, limitMalformed
  case allowanceMalformed, valueUnusable, originOwn, problemRuleTwice, problemAmount, problemChannel, problemNoRule
  case rangeMalformed, problemLimit, problemRange
  case problemYear, problemHoliday, problemDay, problemBoth, problemHours, doctorLocale
  case doctorNoLocale, doctorTerm, doctorNoTerm, doctorColours, doctorNoColours, doctorWidths, doctorOddWidths
  case doctorStore, doctorRightsGood, doctorRights, doctorNotOwner, doctorOwnAccounts, doctorPractice, doctorIndex
  case doctorCalendar, doctorNoCalendar, docsTermsTitle, docsTermsIntro, docsFieldsTitle, adminOnly, toChangeStaff
  case toChangeDepartments, toChangePolicy, toRepair
  case toLookAfterStore

  public var words: Bilingual {
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
    case .aboutStaff: Bilingual("管理工作人员", "members of staff")
    case .aboutStaffList: Bilingual("列出工作人员", "list the staff")
    case .aboutStaffAdd: Bilingual("添加一位工作人员", "add a person")
    case .aboutStaffEdit: Bilingual("修改一位工作人员", "change a person")
    case .aboutStaffRetire: Bilingual("停用一位工作人员", "retire a person")
    case .aboutDepartment: Bilingual("管理部门", "departments")
    case .aboutDepartmentList: Bilingual("列出部门", "list the departments")
    case .aboutDepartmentAdd: Bilingual("添加一个部门", "add a department")
    case .aboutDepartmentEdit: Bilingual("修改一个部门", "change a department")
    case .aboutDepartmentRetire: Bilingual("停用一个部门", "retire a department")
    case .aboutPolicy: Bilingual("办理规则", "the rules of deadlines")
    case .aboutPolicyShow: Bilingual("查看办理规则", "show the rules")
    case .aboutPolicyCheck: Bilingual("检查办理规则", "check the rules")
    case .aboutPolicySet: Bilingual("修改办理规则", "change the rules")
    case .aboutImport: Bilingual("导入其他系统的导出文件", "import an export of another system")
    case .aboutDoctor: Bilingual("检查终端、库、索引和工作日历", "check terminal, store, index and calendar")
    case .aboutDocs: Bilingual("生成文档里的表格：terms 或 fields", "tables for the documentation: terms or fields")
    case .columnID: Bilingual("代号", "id")
    case .columnName: Bilingual("名称", "name")
    case .columnRoles: Bilingual("角色", "roles")
    case .columnDepartments: Bilingual("部门", "departments")
    case .columnAccount: Bilingual("账户", "account")
    case .columnActive: Bilingual("在用", "active")
    case .columnParent: Bilingual("上级", "parent")
    case .columnHead: Bilingual("负责人", "head")
    case .columnHandlers: Bilingual("承办人", "handlers")
    case .columnClock: Bilingual("时限", "clock")
    case .columnAllowance: Bilingual("期限", "allowance")
    case .columnOrigin: Bilingual("出处", "origin")
    case .yes: Bilingual("是", "yes")
    case .retired: Bilingual("已停用", "retired")
    case .labelCalendar: Bilingual("工作日历", "working calendar")
    case .helpStaffID: Bilingual("代号，如 zhang", "id, such as zhang")
    case .helpStaffName: Bilingual("姓名", "name")
    case .helpStaffRole:
      Bilingual("角色：受理员、承办人、分管领导、督导、管理员（可重复）", "role: clerk, handler, principal, supervisor, admin (repeatable)")
    case .helpStaffDepartment: Bilingual("所在部门（可重复）", "department (repeatable)")
    case .helpStaffAccount: Bilingual("Unix 账户名", "Unix account")
    case .helpReturns: Bilingual("重新启用", "in use again")
    case .helpDepartmentID: Bilingual("代号，如 zwc", "id, such as zwc")
    case .helpDepartmentName: Bilingual("名称", "name")
    case .helpDepartmentNameEn: Bilingual("英文名称", "English name")
    case .helpDepartmentParent: Bilingual("上级部门", "parent department")
    case .helpDepartmentHead: Bilingual("负责人", "head")
    case .helpPolicyInput:
      Bilingual(
        "整套规则的 JSON 文件（policy show --format json 的格式）",
        "the whole policy as a JSON file (as policy show --format json prints it)")
    case .helpPolicyCalendar:
      Bilingual(
        "工作日历的 JSON 文件：years 列出各年，每年有 year、source、holidays（name、from、to）和 makeUpDays（name、date）",
        "calendar as a JSON file: years, each with year, source, holidays (name, from, to) and makeUpDays (name, date)")
    case .helpPolicyPairs:
      Bilingual(
        "单项，如 extensionLimit=15 或 \"handle-complaint=7 工作日\"",
        "single values, such as extensionLimit=15 or \"handle-complaint=7 workingDay\"")
    case .helpPolicySet:
      Bilingual(
        "先整套（--input），再日历（--calendar，同年的替换），再单项；有一处不对就都不改。",
        "First the whole (--input), then the calendar (--calendar, replaces whole years), then single values; all of it or nothing."
      )
    case .helpImportFile: Bilingual("导出文件（CSV）", "the export (CSV)")
    case .helpImportProfile: Bilingual("列的认法：auto、messages、hotline", "profile: auto, messages or hotline")
    case .helpImportEncoding: Bilingual("编码：auto、utf-8、gb18030", "encoding: auto, utf-8 or gb18030")
    case .helpImportDryRun: Bilingual("只看会怎样，不写入", "show what would happen and write nothing")
    case .importDid:
      Bilingual(
        "已导入 {file}：共 {rows} 行，新增 {added} 件，已有 {existing} 件，未采用 {rejected} 行（{encoding}，{profile}）。",
        "Imported {file}: {rows} rows, {added} added, {existing} there already, {rejected} rejected ({encoding}, {profile})."
      )
    case .importWould:
      Bilingual(
        "试导入 {file}（没有写入）：共 {rows} 行，会新增 {added} 件，已有 {existing} 件，不能采用 {rejected} 行（{encoding}，{profile}）。",
        "Dry run of {file} (nothing was written): {rows} rows, {added} would be added, {existing} are there already, {rejected} rejected ({encoding}, {profile})."
      )
    case .importRejected: Bilingual("第 {line} 行：{reason}", "line {line}: {reason}")
    case .staffSaved: Bilingual("已保存工作人员 {id}（{name}）。", "Saved {id} ({name}).")
    case .departmentSaved: Bilingual("已保存部门 {id}（{name}）。", "Saved the department {id} ({name}).")
    case .retiredDone:
      Bilingual("已停用 {id}（{name}）；经过里的名字保留。", "{id} ({name}) is retired; the name stays in the history.")
    case .staffNeeds:
      Bilingual(
        "添加工作人员要有姓名和角色：--name 姓名 --role 角色。",
        "A new person needs a name and a role: --name NAME --role ROLE.")
    case .accountTaken:
      Bilingual("账户“{account}”已属于另一位工作人员；请换一个。", "The account “{account}” belongs to somebody else; choose another.")
    case .handlerNeedsDepartment:
      Bilingual("承办人要有所在部门（--department）。", "A handler needs a department (--department).")
    case .idTaken:
      Bilingual("代号“{id}”已经有了；请换一个，或用 edit 修改。", "The id “{id}” is taken; choose another, or change it with edit.")
    case .nameTaken:
      Bilingual("已有名为“{name}”的部门；请换一个名称。", "There is a department called “{name}” already; choose another name.")
    case .parentInCircle:
      Bilingual("上级部门不能是“{parent}”：那样会绕成一圈。", "“{parent}” cannot be the parent: that would be a circle.")
    case .departmentHasChildren:
      Bilingual("“{name}”下面还有在用的部门；请先停用它们。", "“{name}” still has departments below it; retire those first.")
    case .lastAdmin: Bilingual("至少要有一位在用的管理员；请先添加另一位。", "There must be one administrator; add another first.")
    case .policySaved:
      Bilingual("办理规则已保存；已经开始的计时沿用开始时的规则。", "The rules are saved; clocks that run keep the rule they started with.")
    case .policySweep:
      Bilingual(
        "日历有变动时，请运行 huiyin sweep 重算未办结件的时限。",
        "After a change of the calendar run huiyin sweep to recompute the dates of open cases.")
    case .policyClean: Bilingual("办理规则没有问题。", "The rules are in order.")
    case .policyProblem: Bilingual("办理规则有问题，没有保存：{problem}", "The rules have a problem and were not saved: {problem}")
    case .policySetNeeds:
      Bilingual("请给出要改的内容：KEY=VALUE、--input 或 --calendar。", "Say what to change: KEY=VALUE, --input or --calendar.")
    case .policyKeyUnknown:
      Bilingual("没有规则“{key}”；可选：{choices}。", "There is no rule “{key}”; choose one of: {choices}.")
    case .pairMalformed: Bilingual("“{value}”应写成 KEY=VALUE。", "“{value}” should read KEY=VALUE.")
    case .limitMalformed:
      Bilingual(
        "{key} 应为不小于 {least} 的整数，不能是“{value}”。",
        "{key} takes a whole number of at least {least}, not “{value}”.")
    case .rangeMalformed:
      Bilingual(
        "{key} 应为 {least} 到 {most} 之间的整数，不能是“{value}”；没有保存。",
        "{key} takes a whole number from {least} to {most}, not “{value}”; nothing was saved.")
    case .allowanceMalformed:
      Bilingual(
        "期限“{value}”应写成“数量 单位”，单位为 workingDay、naturalDay、hour 或 minute。",
        "“{value}” should read AMOUNT UNIT, the unit being workingDay, naturalDay, hour or minute.")
    case .valueUnusable:
      Bilingual("“{key}”的内容不能使用或缺失；没有保存。", "“{key}” is missing or cannot be used; nothing was saved.")
    case .originOwn: Bilingual("本单位规定", "set by this organisation")
    case .problemRuleTwice: Bilingual("规则“{id}”出现了两次。", "The rule “{id}” stands there twice.")
    case .problemAmount:
      Bilingual("规则“{id}”的数量应在 1 到 10000 之间。", "The amount of the rule “{id}” must lie between 1 and 10000.")
    case .problemChannel:
      Bilingual("规则“{id}”里的渠道“{channel}”不存在。", "The rule “{id}” names a channel “{channel}” that is not there.")
    case .problemNoRule: Bilingual("“{clock}”时限没有普遍适用的规则。", "No general rule covers the clock “{clock}”.")
    case .problemRange:
      Bilingual("{key} 应在 {least} 到 {most} 之间。", "{key} must lie between {least} and {most}.")
    case .problemLimit: Bilingual("{key} 不能小于 {least}。", "{key} cannot be less than {least}.")
    case .problemYear:
      Bilingual("日历年份 {year} 不能使用或重复。", "The calendar year {year} cannot be used or stands there twice.")
    case .problemHoliday:
      Bilingual("假日“{name}”（{from} 起）先结束后开始。", "The holiday “{name}” (from {from}) ends before it begins.")
    case .problemDay: Bilingual("{date} 不在 {year} 年前后。", "{date} lies outside the year {year}.")
    case .problemBoth: Bilingual("{date} 既是假日又是补班日。", "{date} is both a holiday and a make-up day.")
    case .problemHours: Bilingual("没有可用的办公时段。", "There are no working hours.")
    case .doctorLocale: Bilingual("字符集：UTF-8。", "Character set: UTF-8.")
    case .doctorNoLocale:
      Bilingual("没有 UTF-8 字符集；请安装 C.UTF-8 或 zh_CN.UTF-8。", "No UTF-8 locale; install C.UTF-8 or zh_CN.UTF-8.")
    case .doctorTerm: Bilingual("终端类型：{term}。", "Terminal type: {term}.")
    case .doctorNoTerm:
      Bilingual(
        "不认识终端类型 {term}；将按 xterm-256color 处理，也可设置 TERM。",
        "The terminal type {term} is unknown; xterm-256color is used, or set TERM.")
    case .doctorColours: Bilingual("颜色：可用。", "Colours: yes.")
    case .doctorNoColours: Bilingual("颜色：不用；状态另有符号和文字。", "Colours: none; states have marks and words as well.")
    case .doctorWidths: Bilingual("字符宽度：与系统一致。", "Widths: as the system has them.")
    case .doctorOddWidths:
      Bilingual(
        "这些字符的宽度与系统不一致：{characters}；如表格错位，请把终端的“模糊宽度字符”设为窄。",
        "The system has other widths for {characters}; if tables look shifted, set ambiguous characters to narrow in the terminal."
      )
    case .doctorStore: Bilingual("库：{path}。", "Store: {path}.")
    case .doctorRightsGood: Bilingual("权限：其他人不能读写。", "Rights: nobody else may read it.")
    case .doctorRights:
      Bilingual("其他人可以读写 {path}；请运行 chmod o-rwx。", "Others may read or write {path}; run chmod o-rwx.")
    case .doctorNotOwner:
      Bilingual("您不是库的属主，身份由账户 {account} 决定。", "You do not own the store; your account {account} says who you are.")
    case .doctorOwnAccounts:
      Bilingual(
        "个人账户方式：能读文件的人就能越过一切遮蔽，不能登记保密件和举报；建议改用服务账户。",
        "Personal accounts: whoever can read the files reads past every mask, so confidential cases and reports are refused; a service account is better."
      )
    case .doctorPractice: Bilingual("这是练习库，不要登记真实诉求。", "This is a practice store; do not register real complaints.")
    case .doctorIndex: Bilingual("索引：可用，未办结 {n} 件。", "Index: good, {n} open cases.")
    case .doctorCalendar: Bilingual("工作日历：今明两年都有。", "Calendar: this year and the next are there.")
    case .doctorNoCalendar:
      Bilingual(
        "工作日历缺 {years} 年，按周一至周五计算；请用 huiyin policy set --calendar 补上。",
        "The calendar lacks {years}, which count Monday to Friday; add them with huiyin policy set --calendar.")
    case .docsTermsTitle: Bilingual("标识一览", "Identifiers")
    case .docsTermsIntro:
      Bilingual(
        "由 `huiyin docs terms` 生成。JSON 里用第一列的标识；输入时三种写法都可以。",
        "Made by `huiyin docs terms`. JSON carries the identifiers of the first column; all three are accepted as input."
      )
    case .docsFieldsTitle: Bilingual("动作与字段", "Actions and fields")
    case .adminOnly: Bilingual("只有管理员可以{what}；请联系管理员。", "Only an administrator may {what}; please ask one.")
    case .toChangeStaff: Bilingual("管理工作人员", "change the staff")
    case .toChangeDepartments: Bilingual("管理部门", "change the departments")
    case .toChangePolicy: Bilingual("修改办理规则", "change the rules")
    case .toRepair: Bilingual("修复库", "repair the store")
    case .toLookAfterStore: Bilingual("核对和维护库", "check and look after the store")
    }
  }
}
