import CaseDomain

/// 通报: turns numbers into a paper in the order offices use. No sentence stands there that a number does not bear.
public struct BulletinWriter {
  let numbers: BulletinNumbers
  let organisation: Organisation
  let language: Language
  let now: Instant
  /// 说明: remarks that people added, by the id of the section.
  let remarks: [String: String]
  /// Who may count only a part of the cases; nil: all of them are counted.
  let reader: Staff?

  public init(
    _ numbers: BulletinNumbers, organisation: Organisation, language: Language = .zh, now: Instant,
    remarks: [String: String] = [:], reader: Staff? = nil
  ) {
    self.reader = reader
    self.numbers = numbers
    self.organisation = organisation
    self.language = language
    self.now = now
    self.remarks = remarks
  }

  /// The bulletin without a number and seal: those come when it is issued.
  public func paper() -> Paper {
    var sections: [Paper.Section] = []
    func add(_ id: String, _ heading: BulletinText, _ blocks: [Paper.Block]) {
      var blocks = blocks
      if let remark = remarks[id], !remark.isEmpty { blocks.append(.paragraph([Paper.Span(remark)])) }
      guard !blocks.isEmpty else { return }
      let order = Self.ordinals.indices.contains(sections.count) ? Self.ordinals[sections.count] : ""
      let number = language == .zh ? "\(order)、" : "\(sections.count + 1). "
      sections.append(Paper.Section(id: id, heading: number + say(heading), blocks: blocks))
    }
    add("flow", .sectionFlow, flow)
    add("kinds", .sectionKinds, kinds)
    add("departments", .sectionDepartments, departments)
    add("rates", .sectionRates, rates)
    add("history", .sectionHistory, history)
    add("hot", .sectionHot, hot)
    add("warnings", .sectionWarnings, warnings)
    add("repeats", .sectionRepeats, repeats)
    add("late", .sectionLate, late)
    add("praise", .sectionPraise, praise)
    add("summons", .sectionSummons, summons)
    add("accountability", .sectionAccountability, accountability)
    add("rectification", .sectionRectification, rectification)
    add("next", .sectionNext, next)
    add("remarks", .sectionRemarks, [])
    return Paper(title: title, heads: heads, sections: numbered(sections))
  }

  /// 表1, 表2 … through the whole paper.
  private func numbered(_ sections: [Paper.Section]) -> [Paper.Section] {
    var number = 0
    return sections.map { section in
      var section = section
      section.blocks = section.blocks.map { block in
        guard case .table(var table) = block else { return block }
        number += 1
        table.caption = say(.tableNumber, ["n": String(number), "name": table.caption])
        return .table(table)
      }
      return section
    }
  }

  /// 本期尚未结束
  var isRunning: Bool { numbers.window.cutoff < numbers.window.to }

  /// Of one department, or of what one reader may count: no bulletin of the office, and it says nothing of the others.
  var isPart: Bool { numbers.slice != .all || reader != nil }

  /// 周调度 is short: no scoreboards of departments and people.
  var isBrief: Bool { numbers.period.kind == .week }

  /// The ids of the sections, for remarks.
  public static let sections = BulletinText.sections.map(\.id)

  /// 落款: who issues it, when, and the head of the journal, by which anybody can prove what the store held then.
  public func foot(by name: String, seq: Int, hash: String) -> [String] {
    [
      say(.issued, ["by": name, "at": day(now.date(in: organisation.zone))]),
      say(.headOfJournal, ["seq": String(seq), "hash": hash]),
    ]
  }

  private static let ordinals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"]

  // MARK: Words

  func say(_ text: BulletinText, _ arguments: [String: String] = [:]) -> String { text.text(language, arguments) }

  /// A sentence with figures in it that open their cases.
  func sentence(_ text: BulletinText, _ arguments: [String: Paper.Span] = [:]) -> [Paper.Span] {
    var spans: [Paper.Span] = []
    var rest = text.words(language)[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { spans.append(Paper.Span(String(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      spans.append(arguments[name] ?? Paper.Span("{\(name)}"))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { spans.append(Paper.Span(String(rest))) }
    return spans
  }

  /// Between two sentences.
  var gap: [Paper.Span] { language == .zh ? [] : [Paper.Span(" ")] }

  /// How many, and which.
  func count(_ cases: [String]) -> Paper.Span {
    Paper.Span(String(cases.count), cases: Array(Set(cases)).sorted())
  }

  func plain(_ number: Int) -> Paper.Span { Paper.Span(String(number)) }

  func percent(_ permille: Int?) -> String {
    guard let permille else { return say(.dash) }
    return "\(permille < 0 ? "-" : "")\(abs(permille) / 10).\(abs(permille) % 10)%"
  }

  func rate(_ figure: Figure) -> Paper.Span { Paper.Span(percent(figure.permille), cases: figure.cases) }

  /// Below the least the fraction, where none stands beside it.
  func rateOrFraction(_ figure: Figure) -> Paper.Span {
    figure.denominator == 0 || figure.isEnough(numbers.rules.minimum) ? rate(figure) : fraction(figure)
  }

  func fraction(_ figure: Figure) -> Paper.Span {
    Paper.Span("\(figure.numerator)/\(figure.denominator)", cases: figure.cases)
  }

  func change(_ trend: Trend) -> String {
    guard let permille = trend.permille, trend.before >= numbers.rules.minimum else { return say(.noBase) }
    if permille == 0 { return say(.same) }
    return say(permille > 0 ? .up : .down, ["rate": percent(abs(permille))])
  }

  func list(_ words: [String]) -> String { words.joined(separator: language == .zh ? "、" : ", ") }

  func day(_ date: CivilDate) -> String {
    language == .zh ? "\(date.year)年\(date.month)月\(date.day)日" : date.description
  }

  func department(_ id: String?) -> String {
    id.map { organisation.name(ofDepartment: $0)(language) } ?? say(.desk)
  }

  /// Working days with one digit behind the point.
  func workingDays(_ seconds: Int64?) -> String {
    guard let seconds else { return say(.dash) }
    let tenths = numbers.durations.tenths(of: seconds, numbers.calendar)
    return "\(tenths / 10).\(tenths % 10)"
  }

  // MARK: Head

  private var title: String {
    let first = numbers.period.first
    let year = String(first.year)
    switch numbers.period.kind {
    case .week:
      let text = numbers.period.text
      return say(.titleWeek, ["year": String(text.prefix(4)), "n": String(Int(text.suffix(2)) ?? 0)])
    case .month: return say(.titleMonth, ["year": year, "n": String(first.month)])
    case .quarter:
      let quarter = (first.month + 2) / 3
      let name = language == .zh ? Self.ordinals[quarter - 1] : String(quarter)
      return say(.titleQuarter, ["year": year, "n": name])
    case .halfYear:
      let isFirst = first.month <= 6
      return say(.titleHalfYear, ["year": year, "half": language == .zh ? (isFirst ? "上" : "下") : isFirst ? "1" : "2"])
    case .year: return say(.titleYear, ["year": year])
    case .days:
      return say(.titleDays, ["from": day(numbers.period.first), "to": day(numbers.period.last)])
    }
  }

  /// Until when an earlier period is compared.
  private func moment(_ window: Window) -> String {
    guard window.isPart else { return day((window.cutoff - 1).date(in: organisation.zone)) }
    let time = window.cutoff.time(in: organisation.zone).description.prefix(5)
    return day(window.cutoff.date(in: organisation.zone)) + " " + time
  }

  /// `2011—2019`: those that follow each other together.
  private func years(_ all: [Int]) -> [String] {
    var runs: [(first: Int, last: Int)] = []
    for year in all {
      if let run = runs.last, run.last == year - 1 {
        runs[runs.count - 1].last = year
      } else {
        runs.append((year, year))
      }
    }
    return runs.map { $0.first == $0.last ? String($0.first) : "\($0.first)—\($0.last)" }
  }

  /// 口径 besides departments: a person, a category, a kind, a channel, one pass.
  private var otherPart: [String] {
    let slice = numbers.slice
    var words: [String] = []
    if let handler = slice.handler { words.append(organisation.name(ofStaff: handler)(language)) }
    if let category = slice.category { words.append(category) }
    if let kinds = slice.kinds { words += CaseKind.allCases.filter(kinds.contains).map { $0.words(language) } }
    if let channel = slice.channel { words.append(organisation.name(ofChannel: channel)(language)) }
    if let pass = slice.pass { words.append(pass.words(language)) }
    if slice.withoutExplained { words.append(say(.columnExplained)) }
    return words
  }

  private var heads: [String] {
    var heads = [
      say(.headOrganisation, ["name": organisation.name]),
      say(.headPeriod, ["from": day(numbers.period.first), "to": day(numbers.period.last)]),
    ]
    if let root = numbers.root {
      heads.append(say(.headPart, ["name": organisation.name(ofDepartment: root)(language)]))
    }
    if !otherPart.isEmpty { heads.append(say(.headSlice, ["list": list(otherPart)])) }
    if let reader {
      let departments = organisation.departments.map(\.id).filter(reader.departments.contains).map { department($0) }
      heads.append(say(.headReader, ["name": reader.name, "list": list(departments)]))
    }
    let cutoff = numbers.window.cutoff
    if isRunning {
      let time = cutoff.time(in: organisation.zone).description.prefix(5)
      heads.append(say(.headCutoff, ["at": day(cutoff.date(in: organisation.zone)) + " " + time]))
      heads.append(say(.headPreliminary))
      let (before, year) = (moment(numbers.previousWindow), moment(numbers.yearWindow))
      heads.append(say(isYear ? .headComparedYear : .headCompared, ["before": before, "year": year]))
    }
    if !numbers.yearsWithoutHolidays.isEmpty {
      heads.append(say(.headNoHolidays, ["years": list(years(numbers.yearsWithoutHolidays))]))
    }
    heads.append(say(.headBasis, ["n": String(numbers.rules.minimum)]))
    return heads
  }
}
