/// Reads fixed-width numbers and marks off the front of a text; the shared bottom of all date and time parsing.
struct ISOScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { position == bytes.count }

  /// Exactly `count` ASCII digits, as a number; `nil` (and no advance) when there are fewer.
  mutating func number(digits count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + count] {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    position += count
    return value
  }

  /// Takes the mark when it comes next.
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  /// `yyyy-MM-dd`.
  mutating func date() -> CivilDate? {
    guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
      let day = number(digits: 2)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// `HH:mm` or `HH:mm:ss`.
  mutating func time() -> TimeOfDay? {
    guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2) else { return nil }
    guard take(":") else { return TimeOfDay(hour: hour, minute: minute) }
    guard let second = number(digits: 2) else { return nil }
    return TimeOfDay(hour: hour, minute: minute, second: second)
  }

  /// A fraction of a second, read and dropped: moments here are whole seconds. False when a point has no digit after it.
  mutating func skipFraction() -> Bool {
    guard take(".") else { return true }
    guard number(digits: 1) != nil else { return false }
    while number(digits: 1) != nil {}
    return true
  }

  /// `Z`, `+08:00`, `+0800` or `+08`, in seconds east of Greenwich; at most 14 hours either way.
  mutating func offset() -> Int? {
    if take("Z") { return 0 }
    let sign: Int
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = number(digits: 2) else { return nil }
    var minutes = 0
    let colon = take(":")
    if colon || !isAtEnd {
      guard let read = number(digits: 2) else { return nil }
      minutes = read
    }
    guard minutes < 60, hours * 60 + minutes <= 14 * 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}

/// A number with leading zeros up to `width` digits.
func zeroPadded(_ number: Int, _ width: Int) -> String {
  if width == 2, (0..<100).contains(number) {
    return String(unsafeUninitializedCapacity: 2) { bytes in
      bytes[0] = 0x30 + UInt8(number / 10)
      bytes[1] = 0x30 + UInt8(number % 10)
      return 2
    }
  }
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Division that rounds towards minus infinity, so that days before 1970 fall on the right side.
func floorDivision<Number: FixedWidthInteger>(_ value: Number, _ divisor: Number) -> (quotient: Number, rest: Number) {
  let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
  return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
}

/// Sums that stop at the ends of the number range instead of trapping.
func saturatingSum<Number: FixedWidthInteger & SignedInteger>(_ left: Number, _ right: Number) -> Number {
  let (sum, overflow) = left.addingReportingOverflow(right)
  guard overflow else { return sum }
  return right < 0 ? .min : .max
}
