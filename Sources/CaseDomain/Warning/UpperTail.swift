/// 超出可能: how likely so many cases are, or more, when fewer were to be expected.
///
/// Counts of complaints scatter more than a Poisson count: one matter brings several people, and what is to be expected
/// is itself only known from a few cases. Both widen the distribution to a negative binomial with the given mean and
/// variance; where the variance is no more than the mean it is Poisson. Sums and products only, so that every machine
/// gets the same.
struct UpperTail: Sendable, Hashable {
  var mean: Double
  var variance: Double

  /// P(X ≥ n), in [0, 1].
  func chance(of n: Int) -> Double {
    guard n > 0 else { return 1 }
    guard mean > 0 else { return 0 }
    let excess = variance - mean
    // size r and quotient q of the negative binomial: mean = r q / (1 − q), variance = mean / (1 − q)
    let size = excess > mean * 1e-9 ? mean * mean / excess : nil
    let quotient = size.map { mean / (mean + $0) } ?? 0
    var term = 1.0
    var below = 0.0
    var above = 0.0
    var k = 0
    while true {
      if k < n { below += term } else { above += term }
      let next = size.map { (Double(k) + $0) / Double(k + 1) * quotient } ?? mean / Double(k + 1)
      term *= next
      k += 1
      if term > 1e200 {
        term *= 1e-200
        below *= 1e-200
        above *= 1e-200
      }
      // Behind the largest term every further one shrinks at least as fast as a geometric series.
      if k > n, next < 1, term / (1 - max(next, quotient)) < (below + above) * 1e-15 { break }
      if k > 1_000_000 { break }
    }
    return above / (below + above)
  }
}
