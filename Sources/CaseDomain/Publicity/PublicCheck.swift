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
  private let surname: [UInt32]?
  /// The complainant's given name, which somebody is when a title follows it.
  private let given: [UInt32]?
  /// Numbers of classes that stand in the case.
  private let classes: Set<Int>
  private let numbers: [(Recognised, [UInt32])]
  private let passages: [[UInt32]]

  /// For a reader who may not know the complainant: only what a text looks like, nothing of what the case knows, or the
  /// answer would tell who it is.
  public static let byShape = PublicCheck()

  private init() {
    redaction = nil
    hasErased = false
    names = []
    surname = nil
    given = nil
    classes = []
    numbers = []
    passages = []
  }

  /// - Parameter others: cases whose words stand in this one too.
  public init(_ target: Case, organisation: Organisation, with others: [Case] = []) {
    redaction = Redaction(target, with: others)
    let all = [target] + others
    let complainants = all.map(\.complainant)
    hasErased = complainants.contains { one in
      [one.name, one.phone, one.account, one.address].contains { $0.map { $0.text == nil } ?? false }
    }
    surname = Self.surname(target.complainant)
    given = Self.given(target.complainant, surname)
    classes = all.reduce(into: []) { classes, one in
      for text in one.writtenTexts + [one.complainant.address?.text].compactMap({ $0 }) {
        classes.formUnion(PlaceSpotter.classNumbers(in: text))
      }
    }
    var names: Set<[UInt32]> = []
    func know(_ name: String) {
      // 被反映人 may be a department or a canteen as well; those are named in every list.
      guard organisation.department(input: name) == nil else { return }
      let folded = FoldedText(organisation.person(name)?.name ?? name, asNumber: false).values
      if folded.count >= 2, folded.count <= 8, !SurnameList.ordinary.contains(folded) { names.insert(folded) }
    }
    // Everybody of ours, also who left: a handler, a teacher, a principal is somebody wherever they are named.
    for person in organisation.staff where person.id != Staff.systemID { know(person.name) }
    for one in all {
      for name in [one.registration.object?.person?.text].compactMap({ $0 }) { know(name) }
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
    found += titled(folded)
    func place(_ span: Range<Int>) -> Range<Int> {
      folded.places[span.lowerBound]..<folded.places[span.upperBound - 1] + 1
    }
    let places = PlaceSpotter(folded)
    found += places.spans().map { Recognition($0.kind, place($0.span)) }
    found += places.classes(classes).map { Recognition(.schoolClass, place($0), isOwn: true) }
    found += NumberSpotter(scalars: folded.scalars).spans()
    found += NameSpotter(folded).spans().map { Recognition(.person, place($0)) }
    found += quotes(folded).map { Recognition(.quote, place($0), isOwn: true) }
    return Self.merged(found)
  }

  private static let kinds: [FieldName: Recognised] = [
    .name: .complainant, .phone: .phone, .account: .account, .address: .household,
  ]

  /// The complainant's surname with what people put behind one, whatever stands before it.
  private func titled(_ folded: FoldedText) -> [Recognition] {
    [surname, given].compactMap { $0 }.flatMap { name in
      Self.titles.flatMap { title in
        folded.spans(of: name + title).map { Recognition(.complainant, $0, isOwn: true) }
      }
    }
  }

  private static func given(_ complainant: Complainant, _ surname: [UInt32]?) -> [UInt32]? {
    guard let surname, let name = complainant.name?.text else { return nil }
    let given = Array(FoldedText(name, asNumber: false).values.dropFirst(surname.count))
    return given.count == 2 && given.allSatisfy(NameSpotter.isHan) ? given : nil
  }

  private static let titles = ["女士", "先生", "小姐", "某某", "阿姨", "师傅", "大爷", "大妈", "奶奶", "爷爷", "同学", "妈妈", "爸爸"]
    .map(\.scalarValues)

  private static func surname(_ complainant: Complainant) -> [UInt32]? {
    guard let name = complainant.name?.text else { return nil }
    let folded = FoldedText(name, asNumber: false).values
    guard folded.count >= 2, NameSpotter.isHan(folded[0]) else { return nil }
    return SurnameList.compound.contains(Array(folded.prefix(2))) ? Array(folded.prefix(2)) : [folded[0]]
  }

  // MARK: Names in the case

  /// A surname with a title names nobody elsewhere; a full name does.
  private static func isName(_ values: [UInt32]) -> Bool {
    let bare = bare(values)
    return (2...4).contains(bare.count) && !bare.contains(0x67D0)
  }

  /// 张小宁同学 → 张小宁
  private static func bare(_ values: [UInt32]) -> [UInt32] {
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

  /// So many characters word for word are no chance: two lines of a narrow column.
  static let passage = 30

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
