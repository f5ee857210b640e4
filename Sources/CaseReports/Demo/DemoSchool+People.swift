import CaseDomain

extension DemoSchool {
  /// The invented school: every department has somebody, except 心理辅导室, which waits for a teacher.
  static func organisation() -> Organisation {
    var school = Organisation.school(name: "云杉路小学", code: "YS", practice: true)
    school.departments.append(
      Department(id: "xlfd", name: "心理辅导室", nameEn: "Counselling", parent: "zjc", pinyin: "xlfds"))
    school.staff = people
    for index in school.departments.indices { school.departments[index].head = heads[school.departments[index].id] }
    return school
  }

  /// Teachers whom a 举报 may name: they handle for their grade and nothing else.
  static let teachers: [(id: String, name: String, grade: Int, pinyin: String)] = [
    ("ouyangm", "欧阳漫", 1, "oym"), ("shangyq", "尚雨晴", 2, "syq"), ("guanzr", "管子瑞", 3, "gzr"),
    ("lianxt", "连晓棠", 4, "lxt"), ("miaojh", "苗景和", 5, "mjh"), ("tuyb", "涂一白", 6, "tyb"),
  ]

  private static let people: [Staff] =
    [
      Staff(id: "ningyc", name: "宁远川", roles: [.principal], departments: ["xzs"], pinyin: "nyc"),
      Staff(id: "cenrx", name: "岑若溪", roles: [.principal], departments: ["xzs"], pinyin: "crx"),
      Staff(id: "mujw", name: "穆嘉文", roles: [.supervisor], departments: ["hmzx"], pinyin: "mjw"),
      Staff(id: "luqs", name: "逯秋水", roles: [.supervisor], departments: [], pinyin: "lqs"),
      Staff(id: "bianxy", name: "卞晓燕", roles: [.clerk], departments: ["hmzx"], pinyin: "bxy"),
      Staff(id: "yingt", name: "应恬", roles: [.clerk], departments: ["hmzx"], pinyin: "yt"),
      Staff(id: "sangyl", name: "桑一林", roles: [.clerk], departments: [], pinyin: "syl"),
      Staff(id: "jigx", name: "计广信", roles: [.admin], departments: ["xczx"], pinyin: "jgx"),
      handler("wenrz", "温如竹", "xzs", "wrz"), handler("chuwb", "储文博", "hmzx", "cwb"),
      handler("fanghy", "房怀瑜", "jdc", "fhy"), handler("yuezm", "岳之淼", "jdc", "yzm"),
      handler("jinsh", "靳守恒", "zjc", "jsh"), handler("quml", "曲墨兰", "zjc", "qml"),
      handler("dongfx", "东方晓", "zwc", "dfx"), handler("pangdl", "庞德利", "zwc", "pdl"),
      handler("leimy", "雷明远", "aqb", "lmy"), handler("xianyt", "冼雅婷", "xczx", "xyt"),
      handler("nongxm", "农小满", "nj1", "nxm"), handler("shule", "舒乐", "nj2", "sl"),
      handler("ganlz", "甘立洲", "nj3", "glz"), handler("qiaosy", "谯思颖", "nj4", "qsy"),
      handler("kuaiyh", "蒯宜禾", "nj5", "kyh"), handler("yanbq", "晏冰清", "nj6", "ybq"),
    ] + teachers.map { handler($0.id, $0.name, "nj\($0.grade)", $0.pinyin) }

  private static func handler(_ id: String, _ name: String, _ department: String, _ pinyin: String) -> Staff {
    Staff(id: id, name: name, roles: [.handler], departments: [department], pinyin: pinyin)
  }

  private static let heads = [
    "xzs": "ningyc", "hmzx": "mujw", "jdc": "fanghy", "zjc": "jinsh", "zwc": "dongfx", "aqb": "leimy",
    "xczx": "xianyt", "nj1": "nongxm", "nj2": "shule", "nj3": "ganlz", "nj4": "qiaosy", "nj5": "kuaiyh", "nj6": "yanbq",
  ]

  // 诉求人: names and phones that belong to nobody.

  static let surnames = [
    "赵", "钱", "孙", "周", "吴", "郑", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "许", "何", "吕", "施", "张",
    "孔", "曹", "严", "华", "金", "魏", "陶", "姜", "戚", "谢", "邹", "喻", "柏", "水", "窦", "章", "云", "苏", "潘", "葛", "奚",
  ]
  static let givenNames = [
    "庭舟", "雁秋", "朗月", "知微", "素心", "广野", "砚田", "念慈", "北辰", "晚照", "清越", "怀谷", "若木", "听澜", "时雨", "向暖",
    "行简", "玉衡", "千帆", "南枝", "问渠", "映雪", "长青", "乐山", "静好", "望舒", "敬之", "采薇", "归鸿", "立夏", "谷雨", "如初",
    "松", "岚", "桦", "蔚", "笛", "昭", "屿", "禾",
  ]
}
