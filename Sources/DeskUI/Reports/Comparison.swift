import CaseDomain

/// 对比的两边, as they are written in a line: one or two periods, one or two departments; what stands alone is the right
/// side.
struct Comparison: Hashable, Sendable {
  var leftPeriod: Period?
  var rightPeriod: Period?
  /// Department ids.
  var leftDepartment: String?
  var rightDepartment: String?

  var isEmpty: Bool { self == Comparison() }

  /// A word that is neither a period nor a department, or a department that is not this person's to count.
  struct Unknown: Error {
    var text: String
    var isOthers = false

    var sentence: Bilingual {
      (isOthers ? CompareText.notYours : .unknown)(["text": Bilingual(text)])
    }
  }

  /// `10月 9月`, `2026-q3 总务处`, `总务处 教导处`; `对`, `和`, `与`, `vs` and commas only divide.
  init(_ line: String, _ desk: DeskContext) throws(Unknown) {
    self.init()
    guard let session = desk.session else { return }
    let today = desk.now.date(in: session.organisation.zone)
    let dividers: Set<String> = ["对", "和", "与", "vs", "with"]
    let words = line.split { $0 == " " || $0 == "　" || $0 == "，" || $0 == "、" || $0 == "," }.map(String.init)
      .filter { !dividers.contains($0.asciiLowercased) }
    var periods: [Period] = []
    var departments: [String] = []
    for word in words {
      if let period = Period(words: word, today: today), periods.count < 2 {
        periods.append(period)
      } else if let department = Self.department(word, desk), departments.count < 2 {
        departments.append(department)
      } else {
        throw Unknown(text: word, isOthers: Self.isOthers(word, desk))
      }
    }
    if periods.count == 2 { leftPeriod = periods[0] }
    rightPeriod = periods.last
    if departments.count == 2 { leftDepartment = departments[0] }
    rightDepartment = departments.last
  }

  init() {}

  /// With another period.
  init(with period: Period) { rightPeriod = period }

  /// A department of the office that this person may not count.
  private static func isOthers(_ word: String, _ desk: DeskContext) -> Bool {
    department(word, desk) == nil && desk.session?.organisation.department(input: word) != nil
  }

  /// By name, identifier or pinyin initials, of those this person may count.
  private static func department(_ word: String, _ desk: DeskContext) -> String? {
    let wanted = Suggestion.fold(word)
    return SliceField.department.options(desk).first { option in
      option.id != SliceField.all
        && ([option.words.zh, option.words.en] + option.keys).contains { Suggestion.fold($0) == wanted }
    }?.id
  }
}

extension ReportScreen {
  /// Opens the comparison at once, as `:` asks for it.
  init(comparing comparison: Comparison, _ desk: DeskContext) {
    self.init(desk)
    leaf = .comparison
    take(comparison, desk)
  }

  mutating func take(_ comparison: Comparison, _ desk: DeskContext) {
    if let period = comparison.leftPeriod { self.period = period }
    func tree(_ id: String) -> Set<String> {
      let tree = desk.session?.organisation.subtree(of: id) ?? [id]
      return desk.rules()?.reportedDepartments.map(tree.intersection) ?? tree
    }
    if let department = comparison.leftDepartment { narrowed.departments = tree(department) }
    switch (comparison.rightPeriod, comparison.rightDepartment) {
    case (let period?, let department): partner = .free(period, department: department)
    case (nil, let department?): partner = .department(department)
    case (nil, nil): break
    }
    keepShelf()
  }

  mutating func keepShelf() {
    var kept = [period, period.previous, period.yearBefore]
    if case .free(let other, _) = partner { kept.append(other) }
    shelf.tidy(keeping: kept)
  }

  /// Both sides in words.
  func sides(_ comparison: Comparison, _ desk: DeskContext) -> Bilingual {
    var other = self
    other.take(comparison, desk)
    let left = (period: other.period, slice: other.slice(desk))
    let right = other.partnerSide(desk)
    func words(_ side: (period: Period, slice: Slice), _ with: (period: Period, slice: Slice)) -> Bilingual {
      guard let organisation = desk.session?.organisation, side.slice != with.slice else { return side.period.words }
      let slice = side.slice.words(organisation)
      return side.period == with.period ? slice : side.period.words + Bilingual(" ") + slice
    }
    guard left.period != right.period || left.slice != right.slice else { return CompareText.same() }
    return CompareText.sides(["left": words(left, right), "right": words(right, left)])
  }
}
