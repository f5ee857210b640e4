/// 预警规则: what the early warning of a place goes by. Part of `policy.json`; a policy without it has these defaults.
public struct WarningPolicy: Sendable, Hashable, Codable {
  /// 每年容许的误报: so many warnings of a rise that is none the whole office may get in a year (D: six). What one look
  /// may cost is this, divided by all looks at all that is watched.
  public var falseAlarms: Int
  /// Fewer cases than this are never called a rise (D: three).
  public var least: Int
  /// Cases must be at least so many percent of what was to be expected (D: 150).
  public var ratio: Int
  /// Days of own past without which nothing is called a rise (D: eight weeks).
  public var pastDays: Int
  /// 同一人: this many cases of one complainant …
  public var personCases: Int
  /// … within so many days.
  public var personDays: Int
  /// 办结后又来: a matter that comes back to the same person within so many days of its closing (S: 30).
  public var returnDays: Int
  /// 同一对象同类问题: this many complaints about one department and one kind of matter …
  public var objectCases: Int
  /// … within so many days.
  public var objectDays: Int
  /// 学年: stretches of the school year; what belongs to none is ordinary (平时).
  public var phases: [SchoolPhase]
  /// 危险词
  public var words: [DangerWord]

  public init(
    falseAlarms: Int = 6, least: Int = 3, ratio: Int = 150, pastDays: Int = 56, personCases: Int = 3,
    personDays: Int = 30, returnDays: Int = 30, objectCases: Int = 3, objectDays: Int = 14,
    phases: [SchoolPhase] = SchoolPhase.standard, words: [DangerWord] = DangerWord.standard
  ) {
    self.falseAlarms = falseAlarms
    self.least = least
    self.ratio = ratio
    self.pastDays = pastDays
    self.personCases = personCases
    self.personDays = personDays
    self.returnDays = returnDays
    self.objectCases = objectCases
    self.objectDays = objectDays
    self.phases = phases
    self.words = words
  }

  public static let standard = WarningPolicy()

  /// Whole numbers by their name in JSON, with the least and the most that make sense; for `policy set`.
  public static let limits:
    [(key: String, path: WritableKeyPath<WarningPolicy, Int> & Sendable, range: ClosedRange<Int>)] = [
      ("falseAlarms", \.falseAlarms, 1...1_000), ("least", \.least, 2...1_000), ("ratio", \.ratio, 100...10_000),
      ("pastDays", \.pastDays, 28...1_000), ("personCases", \.personCases, 2...1_000),
      ("personDays", \.personDays, 1...366), ("returnDays", \.returnDays, 1...366),
      ("objectCases", \.objectCases, 2...1_000), ("objectDays", \.objectDays, 1...366),
    ]
}

extension Policy {
  /// The rules of early warning in force.
  public var warning: WarningPolicy { warnings ?? .standard }
}

/// 学期阶段: a stretch of the school year that comes back every year, and how busy it is where nothing is known yet.
public struct SchoolPhase: Sendable, Hashable, Codable {
  public enum Kind: String, Term {
    case opening, midterm, final, holiday, ordinary

    public var words: Bilingual {
      switch self {
      case .opening: Bilingual("开学", "start of term")
      case .midterm: Bilingual("期中", "mid-term")
      case .final: Bilingual("期末", "end of term")
      case .holiday: Bilingual("寒暑假", "school holidays")
      case .ordinary: Bilingual("平时", "ordinary weeks")
      }
    }
  }

  public var kind: Kind
  /// `08-25`: month and day, inclusive. A stretch may go over the end of the year.
  public var from: String
  public var to: String
  /// Cases a day in percent of an ordinary day: what is assumed before there is a past to learn from.
  public var busy: Int

  public init(_ kind: Kind, _ from: String, _ to: String, busy: Int) {
    self.kind = kind
    self.from = from
    self.to = to
    self.busy = busy
  }

  /// The school year of primary schools in northern China, to be edited where it differs (D).
  public static let standard = [
    SchoolPhase(.opening, "02-20", "03-20", busy: 150), SchoolPhase(.midterm, "04-15", "05-10", busy: 110),
    SchoolPhase(.final, "06-10", "07-10", busy: 120), SchoolPhase(.holiday, "07-11", "08-24", busy: 40),
    SchoolPhase(.opening, "08-25", "09-30", busy: 150), SchoolPhase(.midterm, "10-25", "11-20", busy: 110),
    SchoolPhase(.final, "12-25", "01-20", busy: 120), SchoolPhase(.holiday, "01-21", "02-19", busy: 40),
  ]

  /// Month × 100 + day; nil for what is no day of a leap year.
  public static func key(_ text: String) -> Int? {
    CivilDate("2024-" + text).map { $0.month * 100 + $0.day }
  }

  func contains(_ key: Int) -> Bool {
    guard let from = Self.key(from), let to = Self.key(to) else { return false }
    return from <= to ? (from...to).contains(key) : key >= from || key <= to
  }
}

/// 学年历: which phase a day lies in.
struct SchoolYear: Sendable {
  /// By month × 100 + day.
  private let kinds: [SchoolPhase.Kind]
  private let busy: [Double]
  /// Month × 100 + day of the days that are asked for again and again.
  private let first: Int
  private let keys: [Int]

  /// - Parameter days: that will be asked for; all others are known too, only slower.
  init(_ phases: [SchoolPhase], days: Range<Int> = 0..<0) {
    first = days.lowerBound
    keys = days.map(Self.key)
    var kinds = [SchoolPhase.Kind](repeating: .ordinary, count: 1300)
    var busy = [Double](repeating: 1, count: 1300)
    for key in 101..<1300 {
      // The first that claims a day has it.
      guard let phase = phases.first(where: { $0.contains(key) }) else { continue }
      kinds[key] = phase.kind
      busy[key] = Double(min(max(phase.busy, 5), 1_000)) / 100
    }
    self.kinds = kinds
    self.busy = busy
  }

  private func key(_ day: Int) -> Int {
    let place = day - first
    return place >= 0 && place < keys.count ? keys[place] : Self.key(day)
  }

  private static func key(_ day: Int) -> Int {
    let date = CivilDate(dayNumber: day)
    return date.month * 100 + date.day
  }

  func kind(_ day: Int) -> SchoolPhase.Kind { kinds[key(day)] }

  /// How busy a day is assumed to be, 1 for an ordinary one.
  func busy(_ day: Int) -> Double { busy[key(day)] }
}
