import CaseDomain

/// What a column of an export is to us.
public enum ImportField: String, Sendable, Hashable, CaseIterable, Codable {
  case number, account, name, phone, relation, address, anonymous, confidential
  case kind, channel, subject, content, remedy, receivedAt, due, urgency
  case category, subcategory, department, person, answer, answeredAt
}

/// 导入格式: how the columns of one sort of export are called. Columns come in any order and are recognised by their
/// names; what has no field here is kept as a note of the case.
public struct ImportProfile: Sendable, Hashable {
  /// What `--profile` calls it.
  public var id: String
  public var words: Bilingual
  /// The channel of its cases, unless a column names another.
  public var channel: String
  /// The names of each column, the usual one first; the first that a file has is taken.
  public var columns: [ImportField: [String]]

  public init(id: String, words: Bilingual, channel: String, columns: [ImportField: [String]]) {
    self.id = id
    self.words = words
    self.channel = channel
    self.columns = columns
  }

  /// What ships: `messages` and `hotline`.
  public static let standard: [ImportProfile] = [.messages, .hotline]

  /// 网上留言: messages of citizens to officials, with or without the official answer.
  public static let messages = ImportProfile(
    id: "messages", words: ImportText.profileMessages(), channel: "onlineVoice",
    columns: [
      .number: ["留言编号", "留言ID", "留言序号", "信件编号", "来信编号", "帖子编号", "诉求编号", "编号", "ID"],
      .account: ["留言用户", "留言人", "网友", "用户", "用户名", "用户ID", "昵称", "发帖人", "账号"],
      .name: ["姓名", "来信人", "写信人", "诉求人", "真实姓名"],
      .phone: phones,
      .subject: ["留言主题", "留言标题", "信件标题", "来信标题", "帖子标题", "主题", "标题", "题目"],
      .content: ["留言详情", "留言内容", "信件内容", "来信内容", "帖子内容", "诉求内容", "内容", "正文", "详情"],
      .receivedAt: ["留言时间", "留言日期", "来信时间", "来信日期", "发帖时间", "提交时间", "发布时间", "时间", "日期"],
      .kind: ["留言类型", "信件类型", "来信类型", "诉求类型", "类型"],
      .answer: ["答复意见", "答复内容", "回复内容", "回复意见", "官方回复", "办理结果", "答复", "回复"],
      .answeredAt: ["答复时间", "答复日期", "回复时间", "回复日期"],
    ].merging(common) { first, _ in first })

  /// 热线工单: the list that a 12345 platform hands out.
  public static let hotline = ImportProfile(
    id: "hotline", words: ImportText.profileHotline(), channel: "12345",
    columns: [
      .number: ["工单编号", "工单号", "工单流水号", "诉求编号", "受理编号", "受理单号", "流水号", "来电编号", "任务编号", "编号"],
      .account: ["用户ID", "账号", "微信号"],
      .name: ["来电人", "来电人姓名", "诉求人", "诉求人姓名", "联系人", "反映人", "投诉人", "市民姓名", "姓名"],
      .phone: ["联系电话", "来电号码", "来电电话", "主叫号码", "诉求人电话"] + phones,
      .subject: ["标题", "工单标题", "诉求标题", "诉求主题", "主题", "事项名称"],
      .content: ["诉求内容", "工单内容", "来电内容", "反映内容", "问题描述", "事件描述", "诉求描述", "具体内容", "主要内容", "内容"],
      .receivedAt: ["来电时间", "受理时间", "诉求时间", "登记时间", "工单生成时间", "创建时间", "来电日期", "受理日期", "登记日期"],
      .due: ["办理时限", "办结时限", "办理期限", "截止时间", "要求办结时间", "要求办结日期", "到期时间", "处理时限"],
      .kind: ["诉求类型", "工单类型", "工单类别", "诉求类别", "诉求性质", "来电类型", "事件类型", "业务类型"],
      .answer: ["答复内容", "办理结果", "办理情况", "处理结果", "处置结果", "回复内容", "公开答复", "答复意见", "办结意见", "处理意见"],
      .answeredAt: ["办结时间", "答复时间", "办结日期", "回复时间", "处理时间", "答复日期"],
      .channel: ["诉求渠道", "来源渠道", "工单来源", "诉求来源", "受理渠道"],
    ].merging(common) { first, _ in first })

  private static let phones = ["联系电话", "手机号", "手机号码", "电话", "电话号码", "联系方式", "手机"]

  private static let common: [ImportField: [String]] = [
    .relation: ["与学校的关系", "身份", "诉求人身份"],
    .address: ["地址", "联系地址", "家庭住址", "住址", "班级"],
    .anonymous: ["是否匿名", "匿名"],
    .confidential: ["是否保密", "保密", "信息保密"],
    .remedy: ["诉求目的", "期望结果", "希望的处理", "期望的处理"],
    .urgency: ["紧急程度", "紧急级别", "缓急程度"],
    .category: ["一级分类", "一级标签", "分类", "诉求分类", "问题分类", "所属分类", "一级类别"],
    .subcategory: ["二级分类", "二级标签", "二级类别"],
    .department: ["被反映单位", "被投诉单位", "被反映部门", "被投诉部门"],
    .person: ["被反映人", "被投诉人", "被反映人姓名"],
  ]

  /// The name of a column as it is compared: without blanks, brackets with what is in them, `*` and `：`, in small
  /// letters.
  static func normalised(_ header: String) -> String {
    var result = ""
    var depth = 0
    for scalar in header.unicodeScalars {
      switch scalar {
      case "(", "（", "[", "【": depth += 1
      case ")", "）", "]", "】": depth = max(0, depth - 1)
      case "*", ":", "：", "\"", "'": continue
      default:
        if depth == 0, !scalar.properties.isWhitespace { result.unicodeScalars.append(scalar) }
      }
    }
    return result.asciiLowercased
  }

  /// Which column of a header is which field; every column is used once.
  func match(_ header: [String]) -> [ImportField: Int] {
    var found: [ImportField: Int] = [:]
    var places: [String: Int] = [:]
    for (index, name) in header.map(Self.normalised).enumerated() where places[name] == nil { places[name] = index }
    var taken: Set<Int> = []
    for field in ImportField.allCases {
      for name in columns[field] ?? [] {
        guard let index = places[name.asciiLowercased], !taken.contains(index) else { continue }
        found[field] = index
        taken.insert(index)
        break
      }
    }
    return found
  }

  /// The usual names of the columns it cannot do without and does not have: a number, and a subject or a text.
  func missing(in found: [ImportField: Int]) -> [Bilingual] {
    func name(_ field: ImportField) -> String { columns[field]?.first ?? field.rawValue }
    var missing: [Bilingual] = []
    if found[.number] == nil { missing.append(Bilingual(name(.number))) }
    if found[.subject] == nil, found[.content] == nil {
      missing.append(Bilingual("\(name(.subject))/\(name(.content))"))
    }
    return missing
  }
}
