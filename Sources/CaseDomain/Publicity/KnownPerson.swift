/// 知道姓名的人: somebody whose name the case knows, and what people call them without saying all of it: 尚老师, 雨晴老师,
/// 小桦的家长, Shang Yuqing.
struct KnownPerson: Sendable {
  let kind: Recognised
  let surname: [UInt32]
  /// Empty: only the surname is known (尚老师).
  let given: [UInt32]
  /// 诉求人, 被反映人: whom the text is about. Of others only the whole name counts, and a surname with a title where
  /// that surname is hardly anything else.
  let isParty: Bool

  /// Nil for what is no name: 热心市民, 门卫.
  /// - Parameter isSure: one of ours, whose name is a name whatever it looks like.
  init?(_ name: [UInt32], _ kind: Recognised, isParty: Bool, isSure: Bool = false) {
    let bare = PublicCheck.bare(name)
    guard (1...4).contains(bare.count), bare.allSatisfy(NameSpotter.isHan), !bare.contains(0x67D0) else { return nil }
    let isCompound = bare.count > 1 && SurnameList.compound.contains(Array(bare.prefix(2)))
    surname = Array(bare.prefix(isCompound ? 2 : 1))
    given = Array(bare.dropFirst(surname.count))
    self.kind = kind
    self.isParty = isParty
    // 李老师: a surname that a title stood behind.
    if given.isEmpty, bare.count == name.count { return nil }
    guard !isSure, !isCompound else { return }
    if SurnameList.ordinary.contains(Array(bare.prefix(2))), given.count < 2 { return nil }
    guard given.count <= 2, !SurnameList.roles.contains(bare) else { return nil }
    let isSurname = SurnameList.sure.contains(bare[0]) || SurnameList.doubtful.contains(bare[0])
    guard isSurname || given.isEmpty || given.allSatisfy(SurnameList.given.contains) else { return nil }
  }

  /// Where the text speaks of them, by places of the folded text.
  func spans(_ names: NameSpotter) -> [Range<Int>] {
    let values = names.text.values
    return values.indices.compactMap { at in end(at, values, names).map { at..<$0 } }
  }

  private func end(_ at: Int, _ values: [UInt32], _ names: NameSpotter) -> Int? {
    func stands(_ part: [UInt32]) -> Bool {
      !part.isEmpty && at + part.count <= values.count && values[at..<at + part.count].elementsEqual(part)
    }
    if stands(surname), isParty || !isListed, begins(at, names), let end = names.anyTitle(at + surname.count),
      !isPreposition(surname) || Self.isDeed(end, values) || names.isTitleOfOne(at + surname.count)
    {
      return end
    }
    guard isParty, let last = given.last else { return nil }
    if given.count == 2, stands(given) {
      // The whole name is found as that.
      if at >= surname.count, values[at - surname.count..<at].elementsEqual(surname) { return nil }
      // 雨晴; a word that is a name as well (建国) only beside a title.
      if let end = names.anyTitle(at + 2) { return end }
      let isWord = SurnameList.ordinary.contains(given) || SurnameList.words.contains(given)
      return isWord || names.isPlace(at + 2) ? nil : at + 2
    }
    if given.count == 1, stands(given), !isPreposition(given), !SurnameList.afterSmall.contains(last),
      names.endsWord(before: at),
      let end = names.anyTitle(at + 1)
    {
      return end
    }
    guard at + 1 < values.count, values[at + 1] == last else { return nil }
    // 小桦的家长, 桦桦的妈妈, 小桦
    let isSmall = values[at] == 0x5C0F || values[at] == 0x963F
    guard isSmall || values[at] == last else { return nil }
    guard isSmall else { return names.anyTitle(at + 2) }
    // 小学家长; 小雨妈妈 is found by its shape.
    guard !SurnameList.afterSmall.contains(last), at == 0 || !SurnameList.beforeSmall.contains(values[at - 1]) else {
      return nil
    }
    return names.anyTitle(at + 2) ?? (names.isPlace(at + 2) ? nil : at + 2)
  }

  /// 向, 和, 为: before 老师 and 家长 it is more often the little word.
  private func isPreposition(_ part: [UInt32]) -> Bool { part.count == 1 && SurnameList.prepositions.contains(part[0]) }

  /// 向老师已…, 向老师因…: somebody did something.
  private static func isDeed(_ end: Int, _ values: [UInt32]) -> Bool {
    end < values.count && Set("已被因违".scalarValues).contains(values[end])
  }

  /// `NameSpotter` finds it without knowing anybody.
  private var isListed: Bool {
    surname.count == 2 || SurnameList.sure.contains(surname[0]) || SurnameList.doubtful.contains(surname[0])
  }

  /// Not the end of a word (提高老师, 语文老师); a surname that is a little word needs one to end before it.
  private func begins(_ at: Int, _ names: NameSpotter) -> Bool {
    guard at > 0, surname.count == 1 else { return true }
    let before = names.text.values[at - 1]
    if names.text.places[at] - names.text.places[at - 1] > 1 { return true }
    if SurnameList.wordEnds.contains([before, surname[0]]) || SurnameList.notAfter.contains([before, surname[0]]) {
      return false
    }
    return SurnameList.small.contains(surname[0]) ? names.endsWord(before: at) : true
  }

  // MARK: In Latin letters

  /// Where their name stands in Latin letters, by scalars of the text.
  func spans(_ latin: PinyinSpotter, _ names: NameSpotter) -> [Range<Int>] {
    var found = latin.spans(of: PinyinSpotter.spellings(surname: surname, given: given))
    guard isParty else { return found }
    if given.count == 2 { found += latin.spans(of: Set(PinyinSpotter.spellings(of: given))) }
    // Shang老师
    for span in latin.spans(of: Set(PinyinSpotter.spellings(of: surname))) {
      guard let at = names.text.places.firstIndex(of: span.upperBound - 1), let end = names.anyTitle(at + 1) else {
        continue
      }
      found.append(span.lowerBound..<names.text.places[end - 1] + 1)
    }
    return found
  }
}
