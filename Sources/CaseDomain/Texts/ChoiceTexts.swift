/// Texts of `huiyin category` and `huiyin channel`.
public enum ChoiceText: String, Phrase {
  case aboutCategory, aboutCategoryList, aboutCategoryAdd, aboutCategoryRemove
  case aboutChannel, aboutChannelList, aboutChannelAdd
  case helpCategory, helpChannelID, helpChannelName, helpChannelNameEn
  case saved, removed, taken, unknown, twoLevels

  public var words: Bilingual {
    switch self {
    case .aboutCategory: Bilingual("管理分类", "categories")
    case .aboutCategoryList: Bilingual("列出分类", "list the categories")
    case .aboutCategoryAdd: Bilingual("添加一个分类", "add a category")
    case .aboutCategoryRemove: Bilingual("去掉一个分类（已用的件不变）", "take a category out (cases that have it keep it)")
    case .aboutChannel: Bilingual("管理渠道", "channels")
    case .aboutChannelList: Bilingual("列出渠道", "list the channels")
    case .aboutChannelAdd: Bilingual("添加一个渠道", "add a channel")
    case .helpCategory: Bilingual("一级，或 一级/二级", "first level, or FIRST/SECOND")
    case .helpChannelID: Bilingual("代号，如 app", "id, such as app")
    case .helpChannelName: Bilingual("名称", "name")
    case .helpChannelNameEn: Bilingual("英文名称", "English name")
    case .saved: Bilingual("已添加：{name}。", "Added: {name}.")
    case .removed: Bilingual("已去掉：{name}；用过它的件不变。", "Taken out: {name}; cases that have it keep it.")
    case .taken: Bilingual("“{name}”已经有了，没有改动。", "“{name}” is there already; nothing was changed.")
    case .unknown: Bilingual("没有分类“{name}”；请用 category list 查看。", "There is no category “{name}”; see category list.")
    case .twoLevels: Bilingual("分类最多两级，写成 一级/二级。", "Categories have two levels at most: FIRST/SECOND.")
    }
  }
}
