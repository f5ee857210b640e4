/// 自身过去: what was to be expected of one unit (a category, department or object) in a stretch of days, judged by its
/// own past and the school year. The rule is written down in docs/decisions/0022.
struct OwnPast: Sendable {
  /// The days on which the unit had cases, once for each case, in order.
  let days: [Int]
  /// The first day of the office's unbroken record: before it there is no past.
  let start: Int
  let year: SchoolYear

  /// Years that are looked back.
  static let years = 3
  /// So many days of the unit's whole past count beside what it had in the same season.
  private static let broadDays = 28.0
  /// The level of the last weeks counts in full in the same phase, by half otherwise.
  private static let recentDays = 56
  /// A day of the same weeks of an earlier year counts as so many.
  private static let seasonWeight = 2.0
  /// Days by which the same weeks are wider on either side.
  private static let seasonMargin = 5

  struct Expectation: Sendable, Hashable {
    /// Cases in the stretch.
    var mean: Double
    /// How surely that is known, and how much such counts scatter.
    var variance: Double
  }

  /// - Parameter stretch: the days that are judged; only what lies before them is past.
  func expectation(in stretch: Range<Int>, scatter: Double) -> Expectation {
    let begin = max(start, stretch.lowerBound - Self.years * 365)
    let past = begin..<max(begin, stretch.lowerBound)
    let counts = Self.counts(days, in: past)
    // The level over the whole past, as cases on an ordinary day.
    var cases = 0.0
    var exposure = 0.0
    for day in past {
      let weight = Self.ageWeight(stretch.lowerBound - day)
      cases += weight * Double(counts[day - begin])
      exposure += weight * year.busy(day)
    }
    let level = (cases + 0.25) / (exposure + 1)
    var mean = 0.0
    var doubt = 0.0
    for segment in segments(stretch) {
      let rate = rate(segment, past, counts, level)
      let length = Double(segment.count)
      mean += length * rate.mean
      doubt += length * length * rate.mean * rate.mean / rate.cases
    }
    return Expectation(mean: mean, variance: mean * scatter + doubt)
  }

  /// Stretches of one phase.
  private func segments(_ stretch: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for day in stretch {
      if let last = found.last, year.kind(last.lowerBound) == year.kind(day) {
        found[found.count - 1] = last.lowerBound..<day + 1
      } else {
        found.append(day..<day + 1)
      }
    }
    return found
  }

  /// Cases a day in one phase, and on how many (weighted) cases that rests: a Gamma prior from the whole past, and the
  /// evidence of the season on top.
  private func rate(
    _ segment: Range<Int>, _ past: Range<Int>, _ counts: [Int], _ level: Double
  ) -> (mean: Double, cases: Double) {
    let phase = year.kind(segment.lowerBound)
    let busy = year.busy(segment.lowerBound)
    let sameWeeks = Self.sameWeeks(segment)
    var cases = level * busy * Self.broadDays
    var exposure = Self.broadDays
    // What the same phase had at other times says at most as much as four weeks.
    var others = (cases: 0.0, exposure: 0.0)
    for day in past {
      let age = segment.lowerBound - day
      let count = Double(counts[day - past.lowerBound])
      if sameWeeks.contains(where: { $0.contains(day) }) {
        cases += Self.seasonWeight * count
        exposure += Self.seasonWeight
      } else if year.kind(day) == phase {
        if age <= Self.recentDays {
          cases += count
          exposure += 1
        } else {
          others.cases += Self.ageWeight(age) * count
          others.exposure += Self.ageWeight(age)
        }
      } else if age <= Self.recentDays {
        cases += 0.5 * count
        exposure += 0.5 * year.busy(day) / busy
      }
    }
    if others.exposure > 0 {
      let share = min(1, Self.broadDays / others.exposure)
      cases += others.cases * share
      exposure += others.exposure * share
    }
    return (cases / exposure, cases)
  }

  /// As it is shown and kept.
  static func hundredths(_ value: Double) -> Double { Double(Int(value * 100 + 0.5)) / 100 }

  /// What is longer ago says less.
  private static func ageWeight(_ age: Int) -> Double { age <= 365 ? 1 : age <= 730 ? 0.7 : 0.5 }

  /// The same weeks of earlier years, a little more on either side.
  private static func sameWeeks(_ segment: Range<Int>) -> [Range<Int>] {
    (1...years).map { ago in
      let shift = ago * 365 + ago / 4
      return segment.lowerBound - shift - seasonMargin..<segment.upperBound - shift + seasonMargin
    }
  }

  private static func counts(_ days: [Int], in range: Range<Int>) -> [Int] {
    var counts = [Int](repeating: 0, count: range.count)
    for index in lowerBound(of: range.lowerBound, in: days)..<lowerBound(of: range.upperBound, in: days) {
      counts[days[index] - range.lowerBound] += 1
    }
    return counts
  }

  /// How much the unit's weekly counts scattered beyond chance (1: not at all), drawn towards 1.3 as long as little is
  /// known (half a year's weight), never below 1.1.
  func scatter(before day: Int) -> Double {
    let end = day - floorDivision(day, 7).rest
    let begin = max(start, end - 104 * 7)
    guard end > begin else { return 1.3 }
    var weeks: [(cases: Int, busy: Double)] = []
    for first in stride(from: end - 7, through: begin, by: -7) {
      weeks.append((count(in: first..<first + 7), (first..<first + 7).reduce(0) { $0 + year.busy($1) }))
    }
    let all = weeks.reduce(into: (cases: 0, busy: 0.0)) { $0 = ($0.cases + $1.cases, $0.busy + $1.busy) }
    guard all.cases > 0, all.busy > 0 else { return 1.3 }
    var sum = 0.0
    for week in weeks {
      let mean = Double(all.cases) * week.busy / all.busy
      if mean > 0 { sum += (Double(week.cases) - mean) * (Double(week.cases) - mean) / mean }
    }
    let n = Double(weeks.count)
    return min(max((sum + 26 * 1.3) / (n + 26), 1.1), 8)
  }

  func count(in range: Range<Int>) -> Int {
    Self.lowerBound(of: range.upperBound, in: days) - Self.lowerBound(of: range.lowerBound, in: days)
  }

  static func lowerBound(of day: Int, in days: [Int]) -> Int {
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
