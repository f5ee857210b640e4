/// Finds classes (三年级二班, 五(3)班, 高一（2）班), households (5栋2单元301), plates and accounts by their shape.
struct PlaceSpotter {
  let text: FoldedText
  private let values: [UInt32]
  private let count: Int

  init(_ text: FoldedText) {
    self.text = text
    values = text.values
    count = values.count
  }

  /// The numbers of the classes that stand in it: 8 of 二年级8班. A case that speaks of one is given away by a bare 8班.
  func classNumbers() -> Set<Int> {
    Set(
      spans().filter { $0.kind == .schoolClass }.compactMap { found in
        var last: [UInt32] = []
        var end = found.span.lowerBound
        for at in found.span where isNumber(at) {
          // What stands apart is another number: 2-8班.
          if at != end || at > found.span.lowerBound && isApart(at - 1) { last = [] }
          last.append(values[at])
          end = at + 1
        }
        // 三二班 holds grade and class in one.
        let isPair = last.count == 2 && last.allSatisfy { Self.han.contains($0) && $0 != 0x5341 && $0 != 0x62FE }
        return Self.number(isPair ? Array(last.suffix(1)) : last)
      })
  }

  /// Bare mentions of classes by their number: 8班, 八班, 第8班.
  func bareClasses(_ numbers: Set<Int>) -> [Range<Int>] {
    guard !numbers.isEmpty else { return [] }
    var found: [Range<Int>] = []
    for at in values.indices where isNumber(at) && (at == 0 || !isNumber(at - 1)) {
      guard let end = numberEnd(at, most: 3), let next = closed(end), next < count, values[next] == Self.ban,
        isClass(next), let number = Self.number(Array(values[at..<end])), numbers.contains(number)
      else { continue }
      found.append(at..<next + 1)
    }
    return found
  }

  private func closed(_ at: Int) -> Int? {
    at < count && [0x29, 0x5D, 0x3015, 0x3011].contains(values[at]) ? at + 1 : at
  }

  /// 8, 八, 捌, 十二
  private static func number(_ written: [UInt32]) -> Int? {
    guard !written.isEmpty, written.count <= 4 else { return nil }
    var (total, last) = (0, 0)
    var hasTen = false
    for value in written {
      if value == 0x5341 || value == 0x62FE {
        total += (last == 0 ? 1 : last) * 10
        last = 0
        hasTen = true
      } else if let digit = digit(value) {
        last = hasTen ? digit : last * 10 + digit
      } else {
        return nil
      }
    }
    return total + last
  }

  private static func digit(_ value: UInt32) -> Int? {
    if NameSpotter.isDigit(value) { return Int(value - 0x30) }
    return digits.firstIndex { $0.contains(value) }
  }

  private static let digits = ["〇零", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"].map {
    Set($0.scalarValues)
  }

  /// Spans by places of the folded text.
  func spans() -> [(kind: Recognised, span: Range<Int>)] {
    var found: [(Recognised, Range<Int>)] = []
    var at = 0
    while at < count {
      if let end = schoolClass(at) {
        found.append((.schoolClass, at..<end))
        at = end
      } else if let end = household(at) {
        found.append((.household, at..<end))
        at = end
      } else if let end = plate(at) {
        found.append((.plate, at..<end))
        at = end
      } else if let span = account(at) {
        found.append((.account, span))
        at = span.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  // MARK: Numbers

  private static let han = Set("一二三四五六七八九十〇零两壹贰叁肆伍陆柒捌玖拾".scalarValues)

  private func isNumeric(_ value: UInt32) -> Bool { NameSpotter.isDigit(value) || Self.han.contains(value) }

  private func isNumber(_ at: Int) -> Bool { at < count && isNumeric(values[at]) }

  private func numberEnd(_ at: Int, most: Int) -> Int? {
    var end = at
    while isNumber(end), end - at < most { end += 1 }
    return end > at ? end : nil
  }

  private func stands(_ word: String, _ at: Int) -> Bool {
    let word = word.scalarValues
    return at + word.count <= count && values[at..<at + word.count].elementsEqual(word)
  }

  // MARK: 班级

  private static let grades = Set("一二三四五六七八九壹贰叁肆伍陆柒捌玖123456789".scalarValues)
  private static let stages = Set("初高小大中托".scalarValues)
  private static let shift = Set("车次倒制公组岗子级轮人线值船机期会费地".scalarValues)

  private func schoolClass(_ at: Int) -> Int? {
    // 2019级3班
    if let year = numberEnd(at, most: 4), year - at >= 2, year < count, values[year] == 0x7EA7 || values[year] == 0x5C4A
    {
      return classNumber(year + 1, needsBrackets: false)
    }
    if Self.stages.contains(values[at]), at + 1 < count, Self.grades.contains(values[at + 1]) {
      if at > 0, values[at - 1] == 0x6700 { return nil }
      // 高一（2）班; 大一班 of a kindergarten needs no second number.
      if let end = classNumber(at + 2 + (stands("年级", at + 2) ? 2 : 0), needsBrackets: false) { return end }
      if "大中小托".scalarValues.contains(values[at]), at + 2 < count, values[at + 2] == Self.ban, isClass(at + 2) {
        return at + 3
      }
    }
    if Self.grades.contains(values[at]), at == 0 || !isNumber(at - 1) {
      if let end = gradeAndClass(at) { return end }
      // 三二班: two numbers in Han alone.
      if let end = numberEnd(at, most: 3), end - at == 2, end < count, values[end] == Self.ban, isClass(end),
        Self.han.contains(values[at]), Self.han.contains(values[at + 1]), values[at] != 0x5341, values[at + 1] != 0x5341
      {
        return end + 1
      }
    }
    // 二零八班
    if let end = numberEnd(at, most: 4), at == 0 || !isNumber(at - 1), (3...4).contains(end - at), end < count,
      values[at..<end].allSatisfy({ Self.han.contains($0) && $0 != 0x5341 && $0 != 0x62FE }), values[end] == Self.ban,
      isClass(end)
    {
      return end + 1
    }
    // 八班家长, 28班的同学: a class by who is in it.
    if let end = numberEnd(at, most: 3), at == 0 || !isNumber(at - 1) && values[at - 1] != 0x6BCF, end < count,
      values[end] == Self.ban, values[at] != 0x4E24 || end - at > 1
    {
      let after = stands("的", end + 1) ? end + 2 : end + 1
      if Self.people.contains(where: { stands($0, after) }) { return end + 1 }
    }
    // 1702班, C102班
    if let end = numberEnd(at, most: 5), at == 0 || !isNumber(at - 1), (3...4).contains(end - at), end < count,
      NameSpotter.isDigit(values[at]), values[end] == Self.ban, isClass(end)
    {
      return end + 1
    }
    return bareClass(at)
  }

  /// 8班午餐凉, 与十二班沟通: a class by its number alone, where nobody counts how many there are.
  private func bareClass(_ at: Int) -> Int? {
    guard at == 0 || !isNumber(at - 1), let end = numberEnd(at, most: 2), values[at] != 0x4E24, end < count,
      values[end] == Self.ban, isClass(end)
    else { return nil }
    if at > 0, Self.counting.contains(values[at - 1]) { return nil }
    return end + 1 < count && values[end + 1] == 0x6559 ? nil : end + 1
  }

  /// Before a number of classes or shifts.
  private static let counting = Set("共加增减每天设有分开多余约近超达第校个各前后隔早晚中夜白这那几数年级以行至为新".scalarValues)

  /// What begins with a grade: 二年级8班, 二年八班, 二级（8）班, 二（8）班, 二8班, 2-8班, 二8.
  private func gradeAndClass(_ at: Int) -> Int? {
    for word in Self.gradeWords where stands(word, at + 1) {
      var next = at + 1 + word.unicodeScalars.count
      if next < count, Self.between.contains(values[next]) { next += 1 }
      if let end = classNumber(next, needsBrackets: false) { return end }
    }
    if let end = classNumber(at + 1, needsBrackets: true) { return end }
    // 三（2）学生
    if at + 1 < count, values[at + 1] == 0x28, let end = numberEnd(at + 2, most: 2), end < count, values[end] == 0x29,
      Self.people.contains(where: { stands($0, end + 1) })
    {
      return end + 1
    }
    let isApart = isApart(at)
    // 2-8班, 2.8班, 二·八班
    if isApart, let end = classNumber(at + 1, needsBrackets: false) { return end }
    guard Self.han.contains(values[at]), at + 1 < count, NameSpotter.isDigit(values[at + 1]),
      let end = numberEnd(at + 1, most: 3), end - at <= 3, values[at + 1..<end].allSatisfy(NameSpotter.isDigit)
    else { return nil }
    // 二8班; 二8午餐凉, but 周二8点 and 方案二3天.
    if end < count, values[end] == Self.ban { return isClass(end) ? end + 1 : nil }
    if at > 0, Self.notGrade.contains(values[at - 1]) { return nil }
    if isApart || text.places[at + 1] - text.places[at] > 1 || end < count && !NameSpotter.isHan(values[end]) {
      return nil
    }
    return end < count && Self.measures.contains(values[end]) ? nil : end
  }

  /// Whether more than space stands between a character and the next one.
  private func isApart(_ at: Int) -> Bool {
    guard at + 1 < count else { return false }
    return text.scalars[text.places[at] + 1..<text.places[at + 1]].contains { $0 != 0x20 && $0 != 0x3000 }
  }

  private static let gradeWords = ["年级", "年段", "年", "级"]
  /// 二年级的8班, 二年级第8班, 二年级,8班
  private static let between = Set("的第之,、(".scalarValues).subtracting([0x28])
  private static let people = ["家长", "学生", "同学", "班主任", "孩子", "老师", "教室", "小朋友", "女生", "男生", "全体", "全班"]
  private static let notGrade = Set("周期拜第初月号十百千万附表图件项条章节点款类案施段步之其批".scalarValues)
  private static let measures = Set("点时月日号天分个名件位次元年级岁人米层栋幢楼室单周倍份项条章节度%套台箱组间处场类款批".scalarValues)

  private static let ban: UInt32 = 0x73ED

  private func isClass(_ ban: Int) -> Bool { ban + 1 >= count || !Self.shift.contains(values[ban + 1]) }

  /// `（2）班`, `2班`
  private func classNumber(_ at: Int, needsBrackets: Bool) -> Int? {
    var at = at
    let opens = at < count && [0x28, 0x5B, 0x3014, 0x3010].contains(values[at])
    if needsBrackets, !opens { return nil }
    if opens { at += 1 }
    guard var end = numberEnd(at, most: 3) else { return nil }
    if opens, end < count, [0x29, 0x5D, 0x3015, 0x3011].contains(values[end]) { end += 1 }
    guard end < count, values[end] == Self.ban, isClass(end) else { return nil }
    return end + 1
  }

  // MARK: 住址

  private static let levels: [String] = ["单元", "号楼", "号房", "栋", "幢", "座", "楼", "层", "室", "户", "房"]

  /// Two levels of a building one after the other name a household: 5栋2单元, 3号楼1201.
  private func household(_ at: Int) -> Int? {
    guard isNumber(at), at == 0 || !isNumber(at - 1), let (first, end) = level(at) else { return nil }
    guard first == "栋" || first == "幢" || first == "座" || first == "单元" || first == "号楼" else { return nil }
    var last = end
    var isHome = false
    while let (name, next) = level(last) {
      last = next
      // A floor is no home: 3号楼一楼.
      if name != "楼", name != "层" { isHome = true }
    }
    if let digits = numberEnd(last, most: 5), digits - last >= 3 { return digits }
    return isHome ? last : nil
  }

  private func level(_ at: Int) -> (String, Int)? {
    guard let end = numberEnd(at, most: 5) else { return nil }
    return Self.levels.first { stands($0, end) }.map { ($0, end + $0.unicodeScalars.count) }
  }

  // MARK: 车牌

  private static let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".scalarValues)

  private func plate(_ at: Int) -> Int? {
    guard Self.provinces.contains(values[at]), at + 6 < count, (0x61...0x7A).contains(values[at + 1]) else {
      return nil
    }
    var end = at + 2
    var digits = 0
    while end < count, end < at + 8, NameSpotter.isDigit(values[end]) || (0x61...0x7A).contains(values[end]) {
      if NameSpotter.isDigit(values[end]) { digits += 1 }
      end += 1
    }
    return end - at >= 7 && digits >= 2 ? end : nil
  }

  // MARK: 账号

  private static let accountWords = ["微信号", "微信", "qq号", "qq", "账号", "帐号", "抖音号", "网名", "昵称", "网友", "网民", "用户", "id"]
  private static let fillers: Set<UInt32> = Set(":“”\"'‘’「」『』(是为名号".scalarValues)

  /// 微信号abc_2026, 网友“UU00123”, name@mail.example
  private func account(_ at: Int) -> Range<Int>? {
    if values[at] == 0x40, at > 1, at + 2 < count, isAccount(values[at - 1]), isAccount(values[at + 1]) {
      var start = at
      while start > 0, isAccount(values[start - 1]) { start -= 1 }
      var end = at + 1
      while end < count, isAccount(values[end]) { end += 1 }
      return start..<end
    }
    guard let word = Self.accountWords.first(where: { stands($0, at) }) else { return nil }
    if word == "id", at > 0, isAccount(values[at - 1]) { return nil }
    var start = at + word.unicodeScalars.count
    let most = start + 4
    while start < count, start < most, Self.fillers.contains(values[start]) { start += 1 }
    var end = start
    var hasDigit = false
    while end < count, isAccount(values[end]) {
      if NameSpotter.isDigit(values[end]) { hasDigit = true }
      end += 1
    }
    guard end - start >= 5, hasDigit || end - start >= 6 else { return nil }
    return start..<end
  }

  private func isAccount(_ value: UInt32) -> Bool { NameSpotter.isDigit(value) || (0x61...0x7A).contains(value) }
}
