/// 隐去 of a field written with additions: 李明华（家长）, 王小红妈妈, 李明华/王芳, 和平路18号院3单元501, 微信lmh_1980. Each part that
/// somebody can be recognised by is taken out of free text, and a field that is only a word (家长, 匿名) hides nothing.
struct SecretParts {
  struct Part: Hashable, Sendable {
    var folded: [UInt32]
    /// Digits, in whatever spelling.
    var isNumber = false
    /// Letters and digits that must stand by themselves: Li is no part of “online”.
    var isWord = false
    /// What follows of the same address goes with it.
    var isPlace = false
  }

  /// The whole first, then what it consists of; empty where nobody can be recognised by it.
  static func of(_ text: String, in field: FieldName) -> [Part] {
    let isNumber = field == .phone
    let whole = Part(
      folded: FoldedText(text, asNumber: isNumber).values, isNumber: isNumber, isPlace: field == .address)
    let parts: [Part]
    switch field {
    case .name:
      guard !isOnlyWords(text) else { return [] }
      parts = names(text)
    case .account:
      guard !isOnlyWords(text) else { return [] }
      parts = accounts(text)
    case .address:
      guard !isOnlyWords(text) else { return [] }
      parts = places(whole.folded)
    default: parts = []
    }
    return ([whole] + parts).reduce(into: []) { if $1.folded.count >= 2, !$0.contains($1) { $0.append($1) } }
  }

  // MARK: Pieces

  private struct Piece {
    var text: [UInt32]
    var isInBrackets = false
  }

  private static let opening = Set("（([【〔<《〈「『{".scalarValues)
  private static let closing = Set("）)]】〕>》〉」』}".scalarValues)
  private static let between = Set("/、,，;；|&+＋：:·•・／。！!?？\"“”".scalarValues)

  /// Split at brackets, signs and blanks, and where letters and digits meet other characters.
  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var piece: [UInt32] = []
    var depth = 0
    func flush() {
      if !piece.isEmpty { pieces.append(Piece(text: piece, isInBrackets: depth > 0)) }
      piece = []
    }
    // 张 三 is one name.
    let words = text.split(whereSeparator: \.isWhitespace)
    let isSpaced = words.contains { $0.unicodeScalars.count == 1 && NameSpotter.isHan($0.scalarValues[0]) }
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if scalar.properties.isWhitespace {
        if !isSpaced { flush() }
      } else if opening.contains(value) {
        flush()
        depth += 1
      } else if closing.contains(value) {
        flush()
        depth = max(0, depth - 1)
      } else if between.contains(value) {
        flush()
      } else {
        if let last = piece.last, isPlain(last) != isPlain(value) { flush() }
        piece.append(value)
      }
    }
    flush()
    return pieces
  }

  /// A letter or digit of ASCII or its full-width form, and what stands inside of accounts.
  private static func isPlain(_ value: UInt32) -> Bool {
    (0x21...0x7E).contains(value) || (0xFF01...0xFF5E).contains(value)
  }

  // MARK: Names

  private static func names(_ text: String) -> [Part] {
    let pieces = pieces(text)
    let han = pieces.filter { $0.text.contains(where: NameSpotter.isHan) }.map { piece in
      let bare = bare(piece.text)
      // 王老师: the surname alone tells nobody.
      return (piece, bare.count == 1 ? piece.text : bare)
    }
    let hasSurname = han.contains { !$0.0.isInBrackets && beginsWithSurname($0.1) }
    // 王芳（食堂）, 食堂 王芳: where a name stands, what is none says only where somebody works.
    let names = han.filter { beginsWithSurname($0.1) || !$0.0.isInBrackets && !hasSurname }.map(\.1)
    return names.map { Part(folded: folded($0)) } + words(pieces, ofAccount: false)
  }

  private static func folded(_ scalars: [UInt32]) -> [UInt32] {
    var text = String.UnicodeScalarView()
    for value in scalars { if let scalar = Unicode.Scalar(value) { text.append(scalar) } }
    return FoldedText(String(text), asNumber: false).values
  }

  private static func beginsWithSurname(_ name: [UInt32]) -> Bool {
    guard (2...4).contains(name.count), let first = name.first else { return false }
    if SurnameList.ordinary.contains(Array(name.prefix(2))) { return false }
    return SurnameList.sure.contains(first) || SurnameList.doubtful.contains(first)
      || SurnameList.compound.contains(Array(name.prefix(2)))
  }

  /// Telephones and words in plain letters.
  private static func words(_ pieces: [Piece], ofAccount: Bool) -> [Part] {
    pieces.flatMap { piece -> [Part] in
      guard let first = piece.text.first, isPlain(first) else { return [] }
      let folded = folded(piece.text)
      if folded.allSatisfy(NameSpotter.isDigit) {
        if folded.count >= 7 { return [Part(folded: folded, isNumber: true)] }
        return ofAccount && folded.count >= 5 ? [Part(folded: folded, isWord: true)] : []
      }
      var parts = [folded]
      // lmh1980@example.org
      if let at = folded.firstIndex(of: 0x40) { parts.append(Array(folded[..<at])) }
      return parts.filter { $0.count >= (ofAccount ? 4 : 3) && !services.contains($0) }
        .map { Part(folded: $0, isWord: true) }
    }
  }

  private static let services = words(
    "qq wechat weixin weibo douyin email mail http https www com phone tel mobile miss mrs the and kuaishou xiaohongshu"
  )

  // MARK: Additions

  /// What people write before and behind a name, and what they write instead of one.
  private static let additions = words(
    """
    先生 女士 小姐 老师 同学 家长 妈妈 爸爸 父亲 母亲 奶奶 爷爷 外婆 外公 姥姥 姥爷 哥哥 姐姐 弟弟 妹妹 阿姨 叔叔 伯伯 舅舅 姑姑 姑妈 姨妈 大爷 大妈
    大叔 大姐 大哥 师傅 同志 本人 监护人 联系人 投诉人 举报人 反映人 诉求人 来电人 来访人 来信人 来电 来访 当事人 代理人 委托人 教师 学生 班主任 校长
    副校长 主任 副主任 书记 医生 经理 居民 市民 村民 业主 群众 网民 网友 用户 微信用户 孩子 儿子 女儿 孙子 孙女 之父 之母 父母 夫妇 夫妻 家属 亲属 代表
    家长代表 等人 等 的 匿名 不详 不明 未知 未留 未提供 保密 不愿透露 拒绝透露 热心 一名 一位 某位 某 多名 多位 部分 全体 实名 化名 姓名 真名 名字 员工
    职工 退休 保安 邻居 校友 学校 本校 我校 校方 家委会 微信 微信号 微信名 微信昵称 抖音 抖音号 微博 快手 小红书 昵称 账号 帐号 号码 号 电话 手机 手机号
    邮箱 住址 地址 无 同上 校内 宿舍
    """
  ).sorted { $0.count > $1.count }

  /// Only where at least two characters are left: 王小红妈.
  private static let endings = Set("妈爸父母".scalarValues)
  private static let numerals = Set("0123456789０１２３４５６７８９一二三四五六七八九十初高小大中".scalarValues)
  private static let classes = words("年级 班级 班")

  /// A name without what is added to it.
  private static func bare(_ name: [UInt32]) -> [UInt32] {
    var rest = name[...]
    var isDone = false
    while !isDone {
      isDone = true
      for word in additions where rest.count >= word.count {
        if rest.suffix(word.count).elementsEqual(word) {
          rest = rest.dropLast(word.count)
          isDone = false
        } else if rest.prefix(word.count).elementsEqual(word) {
          rest = rest.dropFirst(word.count)
          isDone = false
        }
      }
      let count = rest.prefix { numerals.contains($0) }.count
      for word in classes where rest.dropFirst(count).starts(with: word) && (count > 0 || rest.count > 1) {
        rest = rest.dropFirst(count + word.count)
        isDone = false
      }
    }
    if rest.count >= 3, let last = rest.last, endings.contains(last) { rest = rest.dropLast() }
    // 初一, the 2 of 三（2）班; not a telephone in the place of a name.
    return rest.count <= 3 && rest.allSatisfy { numerals.contains($0) } ? [] : Array(rest)
  }

  /// 家长, 匿名, 三年级学生家长（不愿透露姓名）: nobody in particular.
  private static func isOnlyWords(_ text: String) -> Bool {
    let pieces = pieces(text)
    return !pieces.isEmpty && pieces.allSatisfy { bare($0.text).isEmpty || services.contains(folded($0.text)) }
  }

  // MARK: Accounts and addresses

  private static func accounts(_ text: String) -> [Part] {
    let pieces = pieces(text)
    let named = pieces.filter { $0.text.contains(where: NameSpotter.isHan) && !$0.isInBrackets }
      .map { Part(folded: folded(bare($0.text))) }
    return named + words(pieces, ofAccount: true)
  }

  /// Ends of what a house is called by.
  private static let ends = ["号院", "小区", "号", "院", "栋", "幢", "弄"].map(\.scalarValues)
  /// 医院, 学院: many people go there.
  private static let notBeforeYard = Set("医学法察究剧影".scalarValues)
  private static let regions = Set("省市区县镇乡".scalarValues)
  /// 小区, 社区 are no region.
  private static let notBeforeRegion = Set("小社校园厂".scalarValues)

  /// The address up to the first end of what its house is called by, with and without the region before.
  private static func places(_ folded: [UInt32]) -> [Part] {
    var end: Int?
    search: for at in folded.indices.dropFirst() {
      for word in ends where folded[..<(at + 1)].suffix(word.count).elementsEqual(word) {
        if word == ends[3], notBeforeYard.contains(folded[at - 1]) { continue }
        // 18号 is followed by 院.
        if word == ends[2], folded.dropFirst(at + 1).first == ends[0][1] { continue }
        end = at + 1
        break search
      }
    }
    var found: [[UInt32]] = end.map { [Array(folded[..<$0])] } ?? []
    var start = 0
    for at in folded.indices.prefix(end ?? folded.count) where regions.contains(folded[at]) && at - start >= 2 {
      if !notBeforeRegion.contains(folded[at - 1]) { start = at + 1 }
    }
    if start > 0 { found += ([Array(folded)] + found).map { Array($0.dropFirst(start)) } }
    return found.filter { $0.count >= 4 }.map { Part(folded: $0, isPlace: true) }
  }

  private static let units = ["单元", "号楼", "号院", "号", "栋", "幢", "楼", "层", "室", "户", "门", "座"].map(\.scalarValues)

  private static let dashes = Set("-—－#".scalarValues)

  /// Where an address that begins in a text ends: 3单元501, -2-501 go with it.
  static func end(ofPlace end: Int, in scalars: [UInt32]) -> Int {
    func isNumeral(_ value: UInt32) -> Bool {
      NameSpotter.isDigit(value) || (0xFF10...0xFF19).contains(value) || NameSpotter.isNumeral(value)
    }
    var end = end
    while true {
      var at = end
      var isJoined = false
      while at < scalars.count, scalars[at] == 0x20 || dashes.contains(scalars[at]) {
        isJoined = isJoined || scalars[at] != 0x20
        at += 1
      }
      let digits = scalars[at...].prefix { isNumeral($0) }.count
      let unit = units.first { scalars[(at + digits)...].starts(with: $0) }
      let rest = scalars[(at + digits)...]
      let goesOn = rest.first.map(dashes.contains) == true && rest.dropFirst().first.map(isNumeral) == true
      guard digits > 0, unit != nil || isJoined || goesOn || digits >= 3 else { return end }
      end = at + digits + (unit?.count ?? 0)
    }
  }

  private static func words(_ text: String) -> [[UInt32]] {
    text.split(whereSeparator: \.isWhitespace).map { String($0).scalarValues }
  }
}

extension Substring {
  fileprivate var scalarValues: [UInt32] { unicodeScalars.map(\.value) }
}
