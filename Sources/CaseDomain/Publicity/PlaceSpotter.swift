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

  private func isNumber(_ at: Int) -> Bool {
    at < count && (NameSpotter.isDigit(values[at]) || Self.han.contains(values[at]))
  }

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
  private static let shift = Set("车次倒制公组岗子级轮人线值船机期会费".scalarValues)

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
      if stands("年级", at + 1) {
        return classNumber(at + 3 + (stands("的", at + 3) ? 1 : 0), needsBrackets: false)
      }
      // 二年8班, 二年（8）班
      if stands("年", at + 1), let end = classNumber(at + 2, needsBrackets: false) { return end }
      if let end = classNumber(at + 1, needsBrackets: true) { return end }
      // 2-8班, 2.8班: what stands between is not among the folded characters.
      if at + 1 < count, text.places[at + 1] - text.places[at] > 1, let end = classNumber(at + 1, needsBrackets: false)
      {
        return end
      }
      // 三二班: two numbers in Han alone.
      if let end = numberEnd(at, most: 3), end - at == 2, end < count, values[end] == Self.ban, isClass(end),
        Self.han.contains(values[at]), Self.han.contains(values[at + 1]), values[at] != 0x5341, values[at + 1] != 0x5341
      {
        return end + 1
      }
    }
    // 1702班, C102班
    if let end = numberEnd(at, most: 5), at == 0 || !isNumber(at - 1), (3...4).contains(end - at), end < count,
      NameSpotter.isDigit(values[at]), values[end] == Self.ban, isClass(end)
    {
      return end + 1
    }
    return bareClass(at)
  }

  /// 8班午餐凉, 八班家长: a class by its number alone, where nobody counts how many there are.
  private func bareClass(_ at: Int) -> Int? {
    guard at == 0 || !isNumber(at - 1), let end = numberEnd(at, most: 2), values[at] != 0x4E24,
      end < count, values[end] == Self.ban, isClass(end)
    else { return nil }
    if at > 0, Self.counting.contains(values[at - 1]) { return nil }
    // 三个班 is counted; 全校共12班 as well.
    return end + 1 < count && Self.notAfterBare.contains(values[end + 1]) ? nil : end + 1
  }

  /// Before a number of classes or shifts.
  private static let counting = Set("共加增减每天设有分开多余约近超达第校个各前后隔早晚中夜白这那几数年级以行".scalarValues)
  private static let notAfterBare = Set("教次倒车岗制轮".scalarValues)

  /// The numbers of the classes that are named: of 二年级8班 8.
  static func classNumbers(in text: String) -> Set<Int> {
    let folded = FoldedText(text, asNumber: false)
    return PlaceSpotter(folded).spans().filter { $0.kind == .schoolClass }.reduce(into: []) { found, one in
      var last = one.span.upperBound - 1
      while last > one.span.lowerBound, !digits.keys.contains(folded.values[last]) { last -= 1 }
      var first = last
      while first > one.span.lowerBound, digits.keys.contains(folded.values[first - 1]),
        folded.places[first] - folded.places[first - 1] == 1
      {
        first -= 1
      }
      if let number = number(folded.values[first...last]) { found.insert(number) }
    }
  }

  /// Where one of these classes is named by its number alone, whatever stands before it.
  func classes(_ known: Set<Int>) -> [Range<Int>] {
    guard !known.isEmpty else { return [] }
    return values.indices.compactMap { at in
      guard at == 0 || !isNumber(at - 1), let end = numberEnd(at, most: 3), end < count, values[end] == Self.ban,
        isClass(end), let number = Self.number(values[at..<end]), known.contains(number)
      else { return nil }
      return at..<end + 1
    }
  }

  private static let digits: [UInt32: Int] = {
    let written = ["〇零0", "一壹1", "二两贰2", "三叁3", "四肆4", "五伍5", "六陆6", "七柒7", "八捌8", "九玖9", "十拾"]
    return written.enumerated().reduce(into: [:]) { found, entry in
      for scalar in entry.element.unicodeScalars { found[scalar.value] = entry.offset }
    }
  }()

  /// 8, 12, 八, 十二, 二十一; nil for anything else.
  private static func number(_ values: ArraySlice<UInt32>) -> Int? {
    let parts = values.compactMap { digits[$0] }
    guard parts.count == values.count, !parts.isEmpty else { return nil }
    guard let ten = parts.firstIndex(of: 10) else { return parts.reduce(0) { $0 * 10 + $1 } }
    let (tens, ones) = (parts[..<ten], parts[(ten + 1)...])
    guard tens.count <= 1, ones.count <= 1, !ones.contains(10) else { return nil }
    return (tens.first ?? 1) * 10 + (ones.first ?? 0)
  }

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
