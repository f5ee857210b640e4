extension CommandText {
  /// Staff, departments, rules, import, doctor and documents.
  var managing: Bilingual? {
    switch self {
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
    case .importStopped:
      Bilingual(
        "导入中断：前 {rows} 行已处理，其中新增的 {added} 件已经保存，之后的都没有写入。原因：{why}",
        "The import stopped: the first {rows} rows are done and the {added} cases they added are saved, nothing after them is. The reason: {why}"
      )
    case .importGoOn:
      Bilingual(
        "排除原因后再导入同一个文件：有来源编号的不会重复；没有来源编号的，先从文件里删去已处理的 {rows} 行。",
        "Once the reason is gone import the same file again: rows with an upstream number are not added twice; where they have none, take the first {rows} rows out of the file before."
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
    case .problemSpan:
      Bilingual("办公时段 {from}–{to} 结束不晚于开始。", "The working span {from}–{to} does not end after it begins.")
    case .problemNoYears:
      Bilingual(
        "工作日历一个年份也没有（calendar.years 是空的）。", "The working calendar has no year at all (calendar.years is empty).")
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
    default: nil
    }
  }
}
