extension Organisation {
  /// What ships for a school: departments, channels and categories of domain §2 (S). No staff.
  public static func school(name: String, code: String, practice: Bool = false) -> Organisation {
    Organisation(
      name: name, code: code, departments: schoolDepartments, channels: standardChannels,
      categories: schoolCategories, practice: practice)
  }

  /// 部门
  public static let schoolDepartments: [Department] = {
    let offices: [(String, String, String, String)] = [
      ("xzs", "校长室", "Principal's Office", "xzs"),
      ("hmzx", "惠民中心", "Service Centre", "hmzx"),
      ("jdc", "教导处", "Teaching Office", "jdc"),
      ("zjc", "政教处", "Moral Education Office", "zjc"),
      ("zwc", "总务处", "General Affairs", "zwc"),
      ("aqb", "安全办", "Safety Office", "aqb"),
      ("xczx", "信息宣传中心", "Information Centre", "xxxczx"),
    ]
    let grades = ["一", "二", "三", "四", "五", "六"]
    let initials = ["y", "e", "s", "s", "w", "l"]
    return offices.map {
      Department(id: $0.0, name: $0.1, nameEn: $0.2, parent: $0.0 == "xzs" ? nil : "xzs", pinyin: $0.3)
    }
      + (0..<6).map {
        Department(
          id: "nj\($0 + 1)", name: "\(grades[$0])年级部", nameEn: "Grade \($0 + 1)", parent: "jdc",
          pinyin: "\(initials[$0])njb")
      }
  }()

  /// 渠道 (domain §2, S)
  public static let standardChannels: [Channel] = [
    Channel(id: "visit", name: "来访", nameEn: "visit", aliases: ["惠民服务站"]),
    Channel(id: "phone", name: "电话", nameEn: "phone", aliases: ["惠民服务电话"]),
    Channel(id: "mailbox", name: "校长信箱", nameEn: "principal's mailbox"),
    Channel(id: "openDay", name: "校长接访日", nameEn: "open day", aliases: ["学校开放日", "校长接访日/学校开放日"]),
    Channel(id: "parentsMeeting", name: "家长会", nameEn: "parents' meeting"),
    Channel(id: "homeVisit", name: "家访", nameEn: "home visit", aliases: ["走访", "家访/走访"]),
    Channel(id: "educationHotline", name: "教育热线", nameEn: "education hotline"),
    Channel(id: "peopleHotline", name: "民声热线", nameEn: "people's hotline"),
    Channel(id: "12345", name: "12345", nameEn: "12345 hotline"),
    Channel(id: "onlineVoice", name: "网上民声", nameEn: "online voice"),
    Channel(id: "wechat", name: "微信群", nameEn: "WeChat group"),
    Channel(id: "survey", name: "满意度调查", nameEn: "satisfaction survey"),
    Channel(id: "monitor", name: "监督员", nameEn: "monitor", aliases: ["家委会", "监督员/家委会"]),
    Channel(id: "proposal", name: "建议提案", nameEn: "proposal"),
    Channel(id: "superior", name: "上级交办", nameEn: "from above"),
    Channel(id: "letter", name: "信函", nameEn: "letter"),
  ]

  /// 两级分类 (domain §2, S)
  public static let schoolCategories: [Category] = [
    Category("师德师风", ["有偿补课", "体罚或变相体罚", "收礼", "责任心"], pinyin: "sdsf"),
    Category("教育收费", ["乱收费", "教辅资料", "校服"], pinyin: "jysf"),
    Category("教学管理", ["教学质量", "课业负担", "作业批改", "考试"], pinyin: "jxgl"),
    Category("招生入学", ["学区", "转学", "大班额"], pinyin: "zsrx"),
    Category("食堂与午餐", ["饭菜质量", "卫生", "收费"], pinyin: "stywc"),
    Category("校园安全", ["欺凌", "设施", "校车", "周边"], pinyin: "xyaq"),
    Category("课后服务", pinyin: "khfw"),
    Category("后勤与住宿", pinyin: "hqyzs"),
    Category("校外培训", pinyin: "xwpx"),
    Category("教职工权益", pinyin: "jzgqy"),
    Category("学籍证书", pinyin: "xjzs"),
    Category("家校沟通", pinyin: "jxgt"),
    Category("政策咨询", pinyin: "zczx"),
    Category("其他", pinyin: "qt"),
  ]
}
