/// What is said about a person's own things at the desk: settings, views, attached files.
public enum DeskStoreText: String, Phrase {
  case profileSetAside, profileIgnored, viewNameEmpty, viewNameTooLong, viewNameTaken, tooManyViews, viewTooLarge
  case viewNotYours, viewUnknown, demoBeingMade
  case fileNotAllowed, fileMissing, fileUnreadable, fileNotPlain, fileTooLarge, fileEmpty
  case aboutView, aboutViewList, aboutViewSave, aboutViewRemove, helpViewName, helpShared, helpView, helpWhere
  case helpDescending, columnView, columnShared, columnOwner, columnFilter, viewSaved, viewRemoved, viewsEmpty
  case whereMalformed, viewTellsIdentity, numbersNotForYou, issueNotForYou, booksNotForYou, assessmentNotForYou

  public var words: Bilingual {
    switch self {
    case .profileSetAside:
      Bilingual(
        "您的个人设置文件已损坏，原文件留在 {path}；能读出的已保留，其余按默认设置。",
        "Your settings file was damaged; it is kept as {path}. What could be read is in force, the rest is default.")
    case .profileIgnored:
      Bilingual(
        "您的个人设置文件不能读取，本次按默认设置打开；请联系管理员。",
        "Your settings cannot be read; the desk opens with the defaults. Please tell the administrator.")
    case .viewNameEmpty: Bilingual("请给视图起一个名称。", "Give the view a name.")
    case .viewNameTooLong:
      Bilingual("视图名称最多 {limit} 个字，现有 {n} 个；请缩短。", "A view's name has at most {limit} characters, not {n}.")
    case .viewNameTaken:
      Bilingual("您已经有名为“{name}”的视图；请换一个名称。", "You have a view named “{name}” already; choose another name.")
    case .tooManyViews:
      Bilingual("每人最多保存 {limit} 个视图；请先删除不用的。", "Everybody can keep {limit} views; remove one first.")
    case .viewTooLarge: Bilingual("视图的条件太多，不能保存；请减少条件。", "The view has too many conditions; leave some out.")
    case .viewTellsIdentity:
      Bilingual(
        "视图“{name}”按诉求人的姓名、电话等查找，共享后大家都会看到；请去掉这些字，或者不共享。",
        "The view “{name}” tells who a complainant is; leave that out or do not share it.")
    case .viewNotYours:
      Bilingual(
        "视图“{name}”是{owner}的，只有本人和督导可以修改或删除；可另存为自己的视图。",
        "The view “{name}” is {owner}’s; only they and a supervisor change or remove it. Save it as your own.")
    case .viewUnknown:
      Bilingual("没有视图“{name}”；huiyin view list 列出可用的视图。", "There is no view “{name}”; huiyin view list names them all.")
    case .demoBeingMade: Bilingual("正在建立练习库……", "Making the practice store…")
    case .fileNotAllowed:
      Bilingual(
        "这里不能按路径添加附件：程序由共用账户运行；请用自己的账户运行 huiyin do 编号 attach。",
        "Files cannot be attached by path here: a shared account runs the program. Use your own account.")
    case .fileMissing: Bilingual("没有文件 {path}；请检查路径。", "There is no file {path}; check the path.")
    case .fileUnreadable: Bilingual("不能读取文件 {path}（{reason}）。", "The file {path} cannot be read ({reason}).")
    case .fileNotPlain: Bilingual("{path} 不是普通文件，不能作附件。", "{path} is not a plain file and cannot be attached.")
    case .fileTooLarge:
      Bilingual("文件 {path} 太大，附件最大 {limit}。", "The file {path} is too large; at most {limit} can be attached.")
    case .fileEmpty: Bilingual("文件 {path} 是空的，没有添加。", "The file {path} is empty and was not attached.")
    case .aboutView: Bilingual("视图：保存、列出、删除常用的列表", "views: keep, name and remove lists one wants again")
    case .aboutViewList: Bilingual("列出自己的和共享的视图", "your own views and the shared ones")
    case .aboutViewSave: Bilingual("把筛选条件保存为视图（同名则替换）", "keep filters as a view (the same name replaces it)")
    case .aboutViewRemove: Bilingual("删除视图", "remove a view")
    case .helpViewName: Bilingual("视图名称", "name of the view")
    case .helpShared: Bilingual("共享给所有人", "offered to everybody")
    case .helpView: Bilingual("已保存的视图，其他选项再作收窄", "a saved view; the other options narrow it")
    case .helpWhere:
      Bilingual(
        "条件：字段=值，几个值用逗号隔开， != 为除外；可重复", "FIELD=VALUE[,VALUE], != excludes; can be repeated")
    case .helpDescending: Bilingual("倒序", "the other way round")
    case .columnView: Bilingual("视图", "view")
    case .columnShared: Bilingual("共享", "shared")
    case .columnOwner: Bilingual("所有者", "owner")
    case .columnFilter: Bilingual("条件", "filters")
    case .viewSaved: Bilingual("已保存视图“{name}”。", "The view “{name}” was saved.")
    case .viewRemoved: Bilingual("已删除视图“{name}”。", "The view “{name}” was removed.")
    case .viewsEmpty: Bilingual("还没有视图。", "There are no views yet.")
    case .whereMalformed:
      Bilingual(
        "条件“{value}”应写成“字段=值”，除外写成“字段 != 值”。",
        "The condition “{value}” should read FIELD=VALUE, or FIELD!=VALUE to exclude.")
    case .numbersNotForYou:
      Bilingual(
        "报表由受理员、校领导、督导查看，承办人只看本部门；您的角色看不到诉求件。",
        "Reports are for clerks, principals and supervisors, and for handlers about their departments; your role sees no cases."
      )
    case .booksNotForYou:
      Bilingual(
        "台账由受理员、校领导、督导查看，承办人只看本部门；您的角色看不到诉求件。",
        "Registers are for clerks, principals and supervisors, and for handlers about their departments; your role sees no cases."
      )
    case .assessmentNotForYou:
      Bilingual(
        "考核由受理员、校领导、督导查看；承办人请看印发的考核表。",
        "Yearly points are shown to clerks, principals and supervisors; handlers read the printed table.")
    case .issueNotForYou:
      Bilingual("通报由校领导或督导印发；您可以查看，不能印发。", "A principal or supervisor issues bulletins; you can look at them.")
    }
  }
}
