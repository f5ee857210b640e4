/// 公示审查: by what somebody can be recognised in a text for everybody's eyes (S).
///
/// Two eyes: what the case itself knows (the complainant, its earlier values, names that stand anywhere in it, those who
/// handled it, everybody of ours, its numbers, its words), and what is shaped like such a thing. It is no proof: a person reads the text
/// before it hangs on a wall, and this finds what a tired person overlooks.
public struct PublicCheck: Sendable {
  private let redaction: Redaction?
  private let hasErased: Bool
  /// Names of others in the case, folded.
  private let names: [[UInt32]]
  /// Whose name is known, by all that they may be called.
  private let people: [KnownPerson]
  private let numbers: [(Recognised, [UInt32])]
  private let passages: [[UInt32]]
  /// The classes the case speaks of, by their number.
  private let classes: Set<Int>
  /// Given names of children and others whom the case names.
  private let givenOfOthers: [[UInt32]]
  private let lines: PublicLines

  /// For a reader who may not know the complainant: only what a text looks like, nothing of what the case knows, or the
  /// answer would tell who it is.
  ///
  /// An answer may tell the number of an office; what hangs on a wall only one that the organisation has made public.
  public static let byShape = PublicCheck(.announced)

  /// The same for a text of 公示.
  public static func byShape(of organisation: Organisation) -> PublicCheck { PublicCheck(PublicLines(organisation)) }

  private init(_ lines: PublicLines) {
    redaction = nil
    hasErased = false
    names = []
    people = []
    numbers = []
    passages = []
    classes = []
    givenOfOthers = []
    self.lines = lines
  }

  /// - Parameters:
  ///   - others: cases whose words stand in this one too.
  ///   - isAnswer: it is an answer, which may tell an office's line, and no text of 公示.
  public init(_ target: Case, organisation: Organisation, with others: [Case] = [], isAnswer: Bool = false) {
    lines = isAnswer ? .announced : PublicLines(organisation)
    redaction = Redaction(target, with: others)
    let all = [target] + others
    let complainants = all.map(\.complainant)
    hasErased = complainants.contains { one in
      [one.name, one.phone, one.account, one.address].contains { $0.map { $0.text == nil } ?? false }
    }
    var people: [KnownPerson?] = []
    var names: Set<[UInt32]> = []
    func know(_ name: String) {
      // 被反映人 may be a department or a canteen as well; those are named in every list.
      guard organisation.department(input: name) == nil else { return }
      let folded = FoldedText(name, asNumber: false).values
      guard folded.count >= 2, folded.count <= 8, !SurnameList.ordinary.contains(folded) else { return }
      if !SurnameList.roles.contains(Self.bare(folded)) { names.insert(folded) }
    }
    // Everybody of ours, also who left: a handler, a teacher, a principal is somebody wherever they are named.
    for person in organisation.staff where person.id != Staff.systemID {
      for name in person.allNames {
        know(name)
        people.append(
          KnownPerson(FoldedText(name, asNumber: false).values, .person, isParty: false, isSure: true))
      }
    }
    for one in all {
      // Whom it accuses, and who brought it, by all that they may be called.
      if let named = one.registration.object?.person?.text {
        let person = organisation.person(input: named)
        for name in person?.allNames ?? [named] {
          know(name)
          guard organisation.department(input: name) == nil else { continue }
          people.append(
            KnownPerson(
              FoldedText(name, asNumber: false).values, .person, isParty: true, isSure: person != nil))
        }
      }
      for name in Self.namesOfComplainant(one) {
        people.append(KnownPerson(FoldedText(name, asNumber: false).values, .complainant, isParty: true))
      }
      for text in one.writtenTexts {
        let folded = FoldedText(text, asNumber: false)
        for span in NameSpotter(folded, isLearning: true).spans() where Self.isName(Array(folded.values[span])) {
          names.insert(Self.bare(Array(folded.values[span])))
        }
      }
      for attachment in one.attachments {
        if let name = attachment.what.name.text.flatMap(Self.nameOfFile) { names.insert(name) }
      }
    }
    self.names = names.filter { $0.count >= 2 }.sorted { $0.lexicographicallyPrecedes($1) }
    givenOfOthers = Set(names.compactMap(Self.given)).sorted { $0.lexicographicallyPrecedes($1) }
    let known = people.compactMap { $0 }
    // Names that the case only mentions have a spelling in Latin letters, too.
    self.people = known + self.names.compactMap { KnownPerson($0, .person, isParty: false) }
    classes = all.reduce(into: []) { found, one in
      for text in one.writtenTexts + [one.complainant.address?.text].compactMap({ $0 }) {
        found.formUnion(PlaceSpotter(FoldedText(text, asNumber: false)).classNumbers())
      }
    }
    numbers = all.flatMap { one -> [(Recognised, [UInt32])] in
      var found = [(Recognised.caseNumber, FoldedText(one.number, asNumber: false).values)]
      if let upstream = one.registration.upstream?.number {
        let folded = FoldedText(upstream, asNumber: false).values
        if folded.count >= 4 { found.append((.upstream, folded)) }
      }
      return found.filter { $0.1.count >= 4 }
    }
    passages = all.flatMap { one in
      [one.registration.content.text, one.registration.remedy?.text]
        .compactMap { $0 }.map { FoldedText($0, asNumber: false).values }
    }
  }

  /// Where somebody can be recognised, in the order of the text; empty: nowhere that this finds.
  public func callAsFunction(_ text: String) -> [Recognition] {
    guard !text.isEmpty else { return [] }
    let folded = FoldedText(text, asNumber: false)
    var found: [Recognition] = []
    if hasErased { found.append(Recognition(.erased, 0..<min(1, folded.scalars.count), isOwn: true)) }
    for one in redaction?.spans(in: text) ?? [] {
      found.append(Recognition(Self.kinds[one.field] ?? .complainant, one.span, isOwn: true))
    }
    for name in names { found += folded.spans(of: name).map { Recognition(.person, $0, isOwn: true) } }
    for (kind, number) in numbers { found += folded.spans(of: number).map { Recognition(kind, $0, isOwn: true) } }
    found += calledByGivenName(folded)
    func place(_ span: Range<Int>) -> Range<Int> {
      folded.places[span.lowerBound]..<folded.places[span.upperBound - 1] + 1
    }
    let spotter = NameSpotter(folded)
    let latin = PinyinSpotter(folded.scalars)
    for person in people {
      found += person.spans(spotter).map { Recognition(person.kind, place($0), isOwn: true) }
      guard !latin.isEmpty else { continue }
      found += person.spans(latin, spotter).map { Recognition(person.kind, $0, isOwn: true) }
    }
    let places = PlaceSpotter(folded)
    found += places.spans().map { Recognition($0.kind, place($0.span)) }
    found += places.bareClasses(classes).map { Recognition(.schoolClass, place($0), isOwn: true) }
    found += NumberSpotter(scalars: folded.scalars, lines: lines).spans()
    found += spotter.spans().map { Recognition(.person, place($0)) }
    found += quotes(folded).map { Recognition(.quote, place($0), isOwn: true) }
    return Self.merged(found)
  }

  private static let kinds: [FieldName: Recognised] = [
    .name: .complainant, .phone: .phone, .account: .account, .address: .household,
  ]

  private static let titles = [
    "女士", "先生", "小姐", "某某", "阿姨", "师傅", "大爷", "大妈", "奶奶", "爷爷", "同学", "妈妈", "爸爸", "家长", "小朋友", "母亲", "父亲", "外婆", "外公",
  ]
  .map(\.scalarValues)

  /// 心怡妈妈 of 许心怡, whom the case only names: with such a word alone.
  private func calledByGivenName(_ folded: FoldedText) -> [Recognition] {
    givenOfOthers.filter { $0.count > 1 }.flatMap { name in
      Self.titles.flatMap { folded.spans(of: name + $0) }.map { Recognition(.person, $0, isOwn: true) }
    }
  }

  /// Without the surname; nil for what has none.
  private static func given(_ name: [UInt32]) -> [UInt32]? {
    guard (2...4).contains(name.count), name.allSatisfy(NameSpotter.isHan) else { return nil }
    let isCompound = name.count > 2 && SurnameList.compound.contains(Array(name.prefix(2)))
    // 热心市民, 李老师: no name of anybody.
    guard isCompound || SurnameList.sure.contains(name[0]) || SurnameList.doubtful.contains(name[0]) else { return nil }
    let rest = Array(name.dropFirst(isCompound ? 2 : 1))
    return titles.contains(rest) || nameTitles.contains(rest) || rest.contains(0x67D0) ? nil : rest
  }

  /// As it is and as it was before it was corrected.
  private static func namesOfComplainant(_ target: Case) -> [String] {
    let earlier = target.events.flatMap { event -> [String] in
      guard case .edited(let edit) = event.change else { return [] }
      return edit.fields.filter { $0.field == .name }.flatMap { ($0.old + $0.new).compactMap(\.text) }
    }
    return [target.complainant.name?.text].compactMap { $0 } + earlier
  }

  // MARK: Names in the case

  /// A surname with a title names nobody elsewhere; a full name does.
  private static func isName(_ values: [UInt32]) -> Bool {
    let bare = bare(values)
    return (2...4).contains(bare.count) && !bare.contains(0x67D0)
  }

  /// 张小宁同学 → 张小宁
  static func bare(_ values: [UInt32]) -> [UInt32] {
    for title in nameTitles where values.count >= title.count + 1 && values.suffix(title.count).elementsEqual(title) {
      return Array(values.dropLast(title.count))
    }
    return values
  }

  private static let nameTitles = [
    "班主任", "副校长", "副主任", "小朋友", "老师", "同学", "校长", "主任", "书记", "女士", "先生", "小姐", "家长", "妈妈", "爸爸", "奶奶", "爷爷", "同志",
    "师傅",
    "教师", "阿姨", "医生", "经理", "队长", "科长", "局长", "处长", "所长", "园长", "教练", "母亲", "父亲", "外婆", "外公",
  ].map(\.scalarValues)

  /// 张小宁病历.pdf, 身份证-张小宁.jpg
  private static func nameOfFile(_ name: String) -> [UInt32]? {
    let values = name.scalarValues
    let stem = values.lastIndex(of: 0x2E).map { Array(values[..<$0]) } ?? values
    for part in stem.split(whereSeparator: { !NameSpotter.isHan($0) }) {
      for word in papers {
        guard let at = Array(part).firstPlace(of: word) else { continue }
        let before = Array(part.prefix(at))
        if looksLikeName(before) { return before }
      }
      if looksLikeName(Array(part)) { return Array(part) }
    }
    return nil
  }

  private static let papers = ["身份证", "户口", "病历", "诊断", "照片", "成绩", "作业", "申请", "情况", "证明", "收据", "截图", "录音", "缴费"].map(
    \.scalarValues)

  private static func looksLikeName(_ values: [UInt32]) -> Bool {
    guard (2...3).contains(values.count), let first = values.first, values.allSatisfy(NameSpotter.isHan) else {
      return false
    }
    guard SurnameList.sure.contains(first) || SurnameList.doubtful.contains(first) else { return false }
    return !SurnameList.ordinary.contains(Array(values.prefix(2)))
      && values.dropFirst().allSatisfy { !SurnameList.notGiven.contains($0) }
  }

  // MARK: 原话

  /// What stands in quotation marks in both, and long passages word for word.
  private func quotes(_ folded: FoldedText) -> [Range<Int>] {
    guard !passages.isEmpty else { return [] }
    var found: [Range<Int>] = []
    var open: Int?
    for (at, value) in folded.values.enumerated() {
      if value == 0x201C || value == 0x300C {
        open = at + 1
      } else if value == 0x201D || value == 0x300D, let start = open {
        let words = Array(folded.values[start..<at])
        if words.count >= 8, passages.contains(where: { $0.firstPlace(of: words) != nil }) { found.append(start..<at) }
        open = nil
      }
    }
    let length = Self.passage
    let known = passages.reduce(into: Set<UInt64>()) { $0.formUnion(Self.windows($1, length)) }
    guard !known.isEmpty else { return found }
    var end = 0
    var start: Int?
    for (at, window) in Self.windows(folded.values, length).enumerated() {
      if known.contains(window) {
        if start == nil { start = at }
        end = at + length
      } else if let from = start {
        found.append(from..<end)
        start = nil
      }
    }
    if let start { found.append(start..<end) }
    return found
  }

  /// A fingerprint of each passage of a length.
  private static func windows(_ values: [UInt32], _ length: Int) -> [UInt64] {
    guard values.count >= length else { return [] }
    let base: UInt64 = 1_000_003
    let out = (1..<length).reduce(UInt64(1)) { power, _ in power &* base }
    var hash: UInt64 = 0
    var found: [UInt64] = []
    found.reserveCapacity(values.count - length + 1)
    for (at, value) in values.enumerated() {
      if at >= length { hash &-= UInt64(values[at - length]) &* out }
      hash = hash &* base &+ UInt64(value)
      if at >= length - 1 { found.append(hash) }
    }
    return found
  }

  /// So many characters word for word are no chance: half a sentence. A matter is named in fewer.
  static let passage = 15

  // MARK: One list

  /// What stands inside something longer is part of it.
  private static func merged(_ found: [Recognition]) -> [Recognition] {
    let sorted = found.sorted {
      ($0.span.lowerBound, $1.span.upperBound, $1.isOwn ? 1 : 0, $0.kind.rawValue)
        < ($1.span.lowerBound, $0.span.upperBound, $0.isOwn ? 1 : 0, $1.kind.rawValue)
    }
    var result: [Recognition] = []
    for one in sorted {
      if let last = result.last, one.span.upperBound <= last.span.upperBound, last.kind != .quote { continue }
      result.append(one)
    }
    return result
  }
}

extension Case {
  /// Who of ours had to do with it.
  var peopleInvolved: Set<String> {
    var people = Set(events.map(\.actor)).union(promises.map(\.owner)).union(accountabilities.map(\.what.subject))
    people.remove(Staff.systemID)
    return people
  }

  /// What people wrote into it, without its public texts.
  var writtenTexts: [String] {
    var texts: [ErasableText?] = [registration.subject, registration.content, registration.remedy]
    texts += registration.points
    texts += events.map(\.remark)
    for round in rounds {
      texts += [round.requirement, round.goal, round.measures, round.reworkReason]
      texts += round.contacts.map(\.what.text) + round.notes.map(\.what.text) + round.opinions.map(\.what.text)
      texts += round.followUps.map(\.what.attitude)
      if let result = round.result?.what {
        texts += [result.measures, result.proposedAnswer, result.why, result.accountability]
      }
      texts += [round.approvedAnswer?.what, round.answer?.what.text]
    }
    texts.append(settlement?.what.answer)
    texts.append(imported?.text)
    return texts.compactMap { $0?.text }
  }
}
