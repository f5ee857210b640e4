/// Invented years of complaints in which nothing rises, or in which something does: the same for the same seed.
struct GeneratedYears {
  /// Cases a day on an ordinary day.
  var rate: Double
  /// How busy a day is, 1 for an ordinary one.
  var season: @Sendable (Int) -> Double
  /// Of a hundred matters so many bring one more case within three days (and that one again): 20 makes the variance of
  /// a week's count half as large again as its mean.
  var followers: Int
  /// A true rise: days, and how many times as many matters.
  var rise: (days: Range<Int>, times: Double)? = nil

  struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    /// [0, 1)
    mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
  }

  /// The days on which cases came, in order.
  func days(_ span: Range<Int>, seed: UInt64) -> [Int] {
    var dice = Dice(seed: seed)
    var days: [Int] = []
    let matters = rate * (1 - Double(followers) / 100)
    for day in span {
      var expected = matters * season(day)
      if let rise, rise.days.contains(day) { expected *= rise.times }
      // A day in 48 parts, in each of which a matter comes or does not.
      for _ in 0..<48 where dice.fraction() < expected / 48 {
        var at = day
        days.append(at)
        while dice.fraction() < Double(followers) / 100 {
          at += Int(dice.next() % 4)
          if span.contains(at) { days.append(at) }
        }
      }
    }
    return days.sorted()
  }
}
