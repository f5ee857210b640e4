import Testing

@testable import CaseDomain

/// 误报率: on years in which nothing rises, and on years in which something does. The table of 0022 was made by the same
/// generator with more units; here the bounds that it states are held.
@Suite struct FalseAlarmTests {
  private static let end = WarningRuleTests.today.dayNumber
  private static let span = end - 3 * 365..<end
  private static let units = 40

  private static let watch = WarningWatch(
    [], now: WarningRuleTests.at(WarningRuleTests.today), policy: .standard, zone: .beijing)

  private static let flat: @Sendable (Int) -> Double = { _ in 1 }
  /// Quiet holidays, twice as much at the start of term.
  private static let school: @Sendable (Int) -> Double = { day in
    switch CivilDate(dayNumber: day).month {
    case 2, 7, 8: 0.3
    case 3, 9: 2
    default: 1
    }
  }

  private func days(seen past: OwnPast, in range: Range<Int>) -> [Int] {
    var scatters: [Int: Double] = [:]
    return range.filter { Self.watch.look(at: past, on: $0, among: Self.units, &scatters) != nil }
  }

  /// Warnings in the last of three years; what is a week apart is another one.
  private func alarms(rate: Double, followers: Int, season: @escaping @Sendable (Int) -> Double, runs: Int) -> Int {
    (0..<runs).reduce(0) { sum, run in
      let days = GeneratedYears(rate: rate, season: season, followers: followers)
        .days(Self.span, seed: UInt64(run * 7919 + followers) + UInt64(rate * 104_729))
      let past = OwnPast(days: days, start: Self.span.lowerBound, year: Self.watch.year)
      let seen = self.days(seen: past, in: Self.end - 365..<Self.end)
      return sum + (seen.isEmpty ? 0 : 1 + zip(seen, seen.dropFirst()).count { $1 - $0 > 7 })
    }
  }

  /// Six a year in a whole office of forty units are 0.15 a unit: held, for several rates, seasons and clustering.
  @Test func yearsWithoutARiseStayCalm() {
    var alarms = 0
    let runs = 2
    var years = 0
    for rate in [0.05, 0.4] {
      for followers in [0, 20] {
        for season in [Self.flat, Self.school] {
          alarms += self.alarms(rate: rate, followers: followers, season: season, runs: runs)
          years += runs
        }
      }
    }
    #expect(Double(alarms) / Double(years) <= 0.15, "\(alarms) alarms in \(years) unit-years")
  }

  /// Four weeks of three times as much at one case a day are seen; a rise that is none is not.
  @Test func aTrueRiseIsSeen() {
    func seen(_ times: Double, runs: Int) -> Int {
      (0..<runs).count { run in
        let at = Self.end - 28 - run * 11
        let days = GeneratedYears(rate: 1, season: Self.flat, followers: 20, rise: (at..<at + 28, times))
          .days(Self.span, seed: UInt64(run * 31 + 5))
        let past = OwnPast(days: days, start: Self.span.lowerBound, year: Self.watch.year)
        return !self.days(seen: past, in: at..<at + 28).isEmpty
      }
    }
    #expect(seen(4, runs: 6) >= 5)
    #expect(seen(3, runs: 6) >= 5)
    #expect(seen(1, runs: 6) <= 1)
  }

  // MARK: The tail

  /// Against the plain sum of Poisson terms.
  @Test func theTailIsPoissonWhereNothingScatters() {
    func plain(_ mean: Double, _ n: Int) -> Double {
      // e^−mean by its series.
      var exponential = 1.0
      var term = 1.0
      for k in 1..<200 {
        term *= mean / Double(k)
        exponential += term
      }
      var probability = 1 / exponential
      var below = 0.0
      for k in 0..<n {
        below += probability
        probability *= mean / Double(k + 1)
      }
      return 1 - below
    }
    for mean in [0.1, 1, 3.5, 12] {
      for n in [0, 1, 2, 5, 9] {
        let tail = UpperTail(mean: mean, variance: mean).chance(of: n)
        #expect(abs(tail - plain(mean, n)) < 1e-9, "\(mean) \(n)")
      }
    }
  }

  /// P(X ≥ 1) of the negative binomial of size 1 (geometric) is its quotient, P(X ≥ n) its nth power.
  @Test func theTailIsGeometricForSizeOne() {
    let quotient = 0.6
    let mean = quotient / (1 - quotient)
    let tail = UpperTail(mean: mean, variance: mean / (1 - quotient))
    for (n, power) in [(1, 0.6), (2, 0.36), (4, 0.1296)] { #expect(abs(tail.chance(of: n) - power) < 1e-12) }
  }

  @Test func theTailFallsWithTheCountAndGrowsWithTheScatter() {
    for mean in [0.02, 0.7, 5, 80, 900] {
      var last = 1.0
      for n in stride(from: 0, through: 40, by: 4) {
        let tail = UpperTail(mean: mean, variance: mean * 1.3).chance(of: n)
        #expect(tail <= last + 1e-12 && tail >= 0)
        last = tail
      }
      let far = Int(mean * 2) + 6
      #expect(
        UpperTail(mean: mean, variance: mean * 3).chance(of: far)
          > UpperTail(mean: mean, variance: mean * 1.1).chance(of: far))
    }
    #expect(UpperTail(mean: 0, variance: 0).chance(of: 1) == 0)
    #expect(UpperTail(mean: 0, variance: 0).chance(of: 0) == 1)
  }

  /// The more is watched, the rarer one look may alarm: the office's budget stays the same.
  @Test func manyLooksAreAllowedFor() {
    for days in WarningWatch.windows {
      let few = Self.watch.allowedChance(days: days, units: 20)
      let many = Self.watch.allowedChance(days: days, units: 200)
      #expect(abs(few / many - 10) < 1e-6)
    }
  }
}
