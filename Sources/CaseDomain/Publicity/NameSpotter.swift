/// Finds what is shaped like a person's name in a Chinese text: 王女士, 李某, 学生张小宁, 小宁妈妈.
///
/// A list of surnames and what stands around them, no dictionary of names: it misses a bare name that nothing announces
/// (those of the case itself are known, `PublicCheck`), and leaves ordinary words alone.
struct NameSpotter {
  let text: FoldedText
  private let values: [UInt32]
  private let count: Int

  /// Takes an announced name of three characters whatever follows it: for learning the names a case speaks of, where
  /// one too many does no harm.
  private let isLearning: Bool

  init(_ text: FoldedText, isLearning: Bool = false) {
    self.text = text
    self.isLearning = isLearning
    values = text.values
    count = values.count
  }

  /// Spans by places of the folded text.
  func spans() -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while at < count {
      if let span = span(at) ?? listed(at, after: found.last) {
        found.append(span)
        at = span.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  private func span(_ at: Int) -> Range<Int>? {
    let value = values[at]
    if value == Self.small, let end = child(at) { return at..<end }
    if let end = doubled(at) { return at..<end }
    guard let surname = surname(at) else { return nil }
    let after = at + surname
    if let end = someone(after, doubtful: SurnameList.doubtful.contains(value)) { return at..<end }
    if let end = title(after) { return at..<end }
    return (fullName(at, after) ?? childName(at, after)).map { at..<$0 }
  }

  /// 学生张小宁、李晓雨: the next name of a list.
  private func listed(_ at: Int, after last: Range<Int>?) -> Range<Int>? {
    guard let last, last.upperBound == at - 1, Self.and.contains(values[at - 1]) else { return nil }
    guard SurnameList.sure.contains(values[at]) || SurnameList.doubtful.contains(values[at]) else { return nil }
    return fullName(at, at + 1, isListed: true).map { at..<$0 }
  }

  // MARK: Surnames

  /// How many characters the surname that begins here has.
  private func surname(_ at: Int) -> Int? {
    let value = values[at]
    if at + 1 < count, SurnameList.compound.contains([value, values[at + 1]]) { return 2 }
    if SurnameList.sure.contains(value) { return isPartOfWord(at) ? nil : 1 }
    guard SurnameList.doubtful.contains(value), endsWord(before: at), !isPartOfWord(at) else { return nil }
    return 1
  }

  private func isPartOfWord(_ at: Int) -> Bool {
    guard at > 0, text.places[at] - text.places[at - 1] == 1 else { return false }
    let before = values[at - 1]
    // 3张试卷
    if values[at] == 0x5F20, Self.isDigit(before) || Self.isNumeral(before) || Self.countable.contains(before) {
      return true
    }
    return SurnameList.notAfter.contains([before, values[at]])
  }

  private static let countable = Set("那这每整全多数半首单该某各".scalarValues)

  /// Whether what stands before is no part of a word that goes on here.
  func endsWord(before at: Int) -> Bool {
    guard at > 0 else { return true }
    if text.places[at] - text.places[at - 1] > 1 { return true }
    let before = values[at - 1]
    return !Self.isHan(before) || SurnameList.closers.contains(before) || endsWithTitle(at)
  }

  // MARK: Titles

  private static let titles = NameSpotter.words(
    """
    女士 先生 小姐 老师 同学 校长 副校长 主任 副主任 书记 副书记 医生 师傅 阿姨 大爷 大妈 大姐 大哥 奶奶 爷爷 家长 妈妈 爸爸 同志 经理 队长 科长
    局长 处长 所长 园长 教练 警官 律师 班主任 小朋友 教师 总监 厂长 镇长 村长 老板 叔叔 婆婆 某某
    """)

  /// What follows a title and makes another word of it: 家长会.
  private static let notAfterTitle: [[UInt32]: Set<UInt32>] = {
    let pairs = [("家长", "会委学群代志"), ("校长", "信室接办"), ("书记", "处"), ("主任", "医科")]
    return pairs.reduce(into: [:]) { $0[$1.0.scalarValues] = Set($1.1.scalarValues) }
  }()

  /// Where the title that begins here ends.
  private func title(_ at: Int) -> Int? {
    for length in [3, 2] where at + length <= count {
      let word = Array(values[at..<at + length])
      guard Self.titles.contains(word) else { continue }
      if at + length < count, Self.notAfterTitle[word]?.contains(values[at + length]) == true { return nil }
      return at + length
    }
    return nil
  }

  /// Where a title of any sort ends that begins here, with 的 or without: 老师, 家长 but not 家长会, 的妈妈, 某某.
  func anyTitle(_ at: Int) -> Int? {
    if let end = title(at) ?? family(at) ?? kin(at) { return end }
    guard at + 1 < count else { return nil }
    return values[at] == Self.certain && values[at + 1] == Self.certain ? at + 2 : nil
  }

  /// 女士, 主任, 某某: said of one person with a surname, hardly of many as 老师 and 家长 are.
  func isTitleOfOne(_ at: Int) -> Bool {
    [3, 2].contains { at + $0 <= count && Self.titlesOfOne.contains(Array(values[at..<at + $0])) }
  }

  private static let titlesOfOne = NameSpotter.words("女士 先生 小姐 主任 副主任 书记 副书记 医生 某某")

  /// 北辰小学, 建设路: what is called so is a place or a firm.
  func isPlace(_ at: Int) -> Bool {
    if at < count, Self.places.contains([values[at]]) { return true }
    return at + 2 <= count && Self.places.contains(Array(values[at..<at + 2]))
  }

  private static let places = NameSpotter.words(
    "路 街 巷 村 镇 乡 县 市 区 校区 小学 中学 学校 幼儿 社区 小区 大道 公司 集团 公园 广场 花园 楼 苑")

  /// 王某, 李某某; not 经某部门.
  private func someone(_ at: Int, doubtful: Bool) -> Int? {
    guard at < count, values[at] == Self.certain else { return nil }
    var end = at + 1
    while end < count, end < at + 3, values[end] == Self.certain { end += 1 }
    // 某小区, 某校: a place or thing follows.
    if end < count, Self.notAfterSome.contains(values[end]), end == at + 1 || doubtful { return nil }
    return end
  }

  private static let notAfterSome = Set("小校单班年月日些种个公地方县市区镇村街路局院项人位天时物学商医部企幼培超餐饭社广".scalarValues)

  // MARK: Full names

  /// 学生张小宁, 张小宁同学: announced by a word before or a title behind.
  private func fullName(_ at: Int, _ after: Int, isListed: Bool = false) -> Int? {
    for length in [2, 1] where after + length <= count {
      let given = values[after..<after + length]
      guard given.allSatisfy({ Self.isHan($0) && !SurnameList.notGiven.contains($0) && !Self.isNumeral($0) })
      else { continue }
      // 李子涵同学, 李子涵的妈妈: with two characters behind the surname and a title no word is meant.
      let isOrdinary = SurnameList.ordinary.contains(Array(values[at..<min(at + 2, count)]))
      if length == 2 || !isOrdinary, let end = title(after + length) ?? kin(after + length) { return end }
      // 孩子李子涵午餐凉: whose child it is needs nothing behind.
      if length == 2, SurnameList.sure.contains(values[at]), isChild(at), !Self.isOrdinary(given) {
        let isWord = isOrdinary && !Self.alsoNames.contains(Array(values[at..<at + 2]))
        if !isWord { return after + length }
      }
      guard !isOrdinary else { continue }
      let isSure = isLearning && length == 2 && SurnameList.sure.contains(values[at])
      if isListed || isAnnounced(at), isSure || endsName(after + length) { return after + length }
      // ，张小宁被推倒: nothing announces it, but a word ends before and one begins behind.
      if isSure, endsWord(before: at), endsName(after + length), !Self.isOrdinary(given) { return after + length }
    }
    return nil
  }

  /// Hardly anybody's given name: what people say of things that begin like a surname (汤太咸, 陶瓷片).
  private static func isOrdinary(_ given: ArraySlice<UInt32>) -> Bool { given.contains { notBare.contains($0) } }

  private static let notBare = Set(
    "太很更最真再又没不未非可能应须需请看说做用买卖吃喝走跑坐站住打拿给收交费钱价元块车路店馆场院站房楼板片桶杯碗勺门窗灯电气油盐味面饭菜肉蛋奶衣帽服鞋裤裙".scalarValues)

  /// 的妈妈
  private func kin(_ at: Int) -> Int? {
    guard at + 2 < count, values[at] == 0x7684, Self.childTitles.contains(Array(values[at + 1..<at + 3])) else {
      return nil
    }
    return at + 3
  }

  /// 孩子李子涵: announced as somebody's child or as a pupil.
  private func isChild(_ at: Int) -> Bool {
    at >= 2 && text.places[at] - text.places[at - 1] == 1 && Self.children.contains(Array(values[at - 2..<at]))
  }

  private static let children = NameSpotter.words("学生 孩子 儿子 女儿 同学 女孩 男孩 幼儿 儿童 家长")
  /// Words that are as often the beginning of a name.
  private static let alsoNames = NameSpotter.words("李子 林木 高兴 白天 金色 江南 石头")

  private static let and: Set<UInt32> = [0x3001, 0x548C]

  private static let announcing = NameSpotter.words(
    """
    老师 同学 学生 校长 书记 教师 居民 市民 村民 业主 经理 姓名 孩子 儿子 女儿 女士 先生 司机 店主 主任 队长 局长 科长 乡长 镇长 村长 名叫 叫做 我叫 我是 家长 网友 班主任
    小朋友 女生 男生 患儿 同桌 联系人 诉求人 投诉人 举报人 反映人 当事人 负责人 法人 嫌疑人 户主 患者 儿童 幼儿 女孩 男孩 名字 是叫 子叫 儿叫 生叫 学叫 长叫
    """)

  private func isAnnounced(_ at: Int) -> Bool {
    var end = at
    if end > 0, values[end - 1] == 0x3A || values[end - 1] == 0x28 { end -= 1 }
    for length in [3, 2] where end >= length {
      if Self.announcing.contains(Array(values[end - length..<end])) { return true }
    }
    return false
  }

  private func endsWithTitle(_ at: Int) -> Bool {
    for length in [3, 2] where at >= length {
      if Self.announcing.contains(Array(values[at - length..<at])) { return true }
    }
    return false
  }

  private static let nameEnds = Set("的同与和等于在已对向说称被是因到表进负反就从了来去坐也都".scalarValues)

  private func endsName(_ at: Int) -> Bool {
    guard at < count else { return true }
    if at > 0, text.places[at] - text.places[at - 1] > 1 { return true }
    return !Self.isHan(values[at]) || Self.nameEnds.contains(values[at])
  }

  // MARK: Children

  private static let childWords = NameSpotter.words("学生 孩子 儿子 女儿 同学 家长 女孩 男孩 女生 男生 儿童 幼儿 患儿 小朋友")
  private static let familyWords = NameSpotter.words("家长 妈妈 爸爸 母亲 父亲 奶奶 爷爷 外婆 外公 姥姥 孩子 儿子 女儿 同学 学生 小朋友")

  /// 孩子李子涵午餐凉, 李子涵的家长: a name beside a word for a child, whatever follows it.
  private func childName(_ at: Int, _ after: Int) -> Int? {
    let isSure = SurnameList.sure.contains(values[at]) || after - at == 2
    let start = at > 0 && (values[at - 1] == 0x3A || values[at - 1] == 0x28) ? at - 1 : at
    let announced = [3, 2].contains { length in
      start >= length && Self.childWords.contains(Array(values[start - length..<start]))
    }
    for length in [2, 1] where after + length <= count {
      let given = values[after..<after + length]
      guard given.allSatisfy({ Self.isHan($0) && !SurnameList.notGiven.contains($0) && !Self.isNumeral($0) }) else {
        continue
      }
      let isWord = SurnameList.ordinary.contains(Array(values[at..<min(at + 2, count)]))
      let isGiven = given.allSatisfy(SurnameList.given.contains)
      // 安静怡同学: three characters before a title are a name, though the first two are a word.
      if length == 2, isGiven, family(after + length) != nil { return after + length }
      guard !isWord, isGiven || !Self.isOrdinary(given) else { continue }
      if isSure || isGiven, let end = family(after + length) { return end }
      if announced, isSure ? isGiven || length == 1 : isGiven && length == 2 { return after + length }
    }
    return nil
  }

  /// Where 家长, 的家长, 家的孩子 that begins here ends.
  private func family(_ at: Int) -> Int? {
    var start = at
    if start < count, values[start] == 0x5BB6, start + 1 < count, values[start + 1] == 0x7684 { start += 1 }
    if start < count, values[start] == 0x7684 { start += 1 }
    for length in [3, 2] where start + length <= count {
      let word = Array(values[start..<start + length])
      guard Self.familyWords.contains(word) else { continue }
      if start + length < count, Self.notAfterTitle[word]?.contains(values[start + length]) == true { return nil }
      return start + length
    }
    return nil
  }

  private static let childTitles = NameSpotter.words("妈妈 爸爸 家长 奶奶 爷爷 同学 母亲 父亲 外婆 外公 姥姥")

  /// 小宁妈妈; not 小学家长.
  private func child(_ at: Int) -> Int? {
    guard at + 3 < count, Self.isHan(values[at + 1]), !Self.notChild.contains(values[at + 1]) else { return nil }
    let before = at > 0 ? values[at - 1] : 0
    // 中小学, 大小班
    guard before != 0x4E2D, before != 0x5927 else { return nil }
    return Self.childTitles.contains(Array(values[at + 2..<at + 4])) ? at + 4 : nil
  }

  private static let notChild = Set("学班区组部升初一二三四五六七八九十幼中孩朋女男托年些".scalarValues)

  /// 朵朵妈妈; not 爸爸妈妈.
  private func doubled(_ at: Int) -> Int? {
    guard at + 3 < count, values[at] == values[at + 1], Self.isHan(values[at]), !Self.notDoubled.contains(values[at])
    else { return nil }
    return Self.childTitles.contains(Array(values[at + 2..<at + 4])) ? at + 4 : nil
  }

  private static let notDoubled = Set("爸妈爷奶姐哥弟妹宝人天家刚常往仅多少好大明某个位各每时处年月姥公婆叔谢看问说等".scalarValues)

  // MARK: Characters

  private static let small: UInt32 = 0x5C0F
  private static let certain: UInt32 = 0x67D0

  static func isHan(_ value: UInt32) -> Bool { (0x4E00...0x9FFF).contains(value) }
  static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }
  static func isNumeral(_ value: UInt32) -> Bool { numerals.contains(value) }
  private static let numerals = Set("一二三四五六七八九十两几".scalarValues)

  private static func words(_ text: String) -> Set<[UInt32]> {
    Set(text.split(whereSeparator: \.isWhitespace).map { String($0).scalarValues })
  }
}

extension String {
  var scalarValues: [UInt32] { unicodeScalars.map(\.value) }
}
