/// Numbers that look random and are the same for the same seed on every machine (SplitMix64).
struct Dice: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of the range; its first one when the range is empty or reversed.
  mutating func number(_ low: Int, _ high: Int) -> Int {
    guard high > low else { return low }
    return low + Int(next() % UInt64(high - low + 1))
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { number(range.lowerBound, range.upperBound) }

  /// True so many times in a hundred.
  mutating func percent(_ chance: Int) -> Bool { number(0, 99) < chance }

  mutating func pick<Value>(_ values: [Value]) -> Value? {
    values.isEmpty ? nil : values[number(0, values.count - 1)]
  }

  mutating func word(_ values: [String]) -> String { pick(values) ?? "" }

  /// Generators of their own, so that a change in one part of the demo leaves the others as they were.
  mutating func split() -> Dice { Dice(seed: next()) }
}
