/// A text as it is compared with a name or a number: full-width forms as plain ones, letters small, and nothing of what
/// people put between the characters of a name or the digits of a telephone. Knows where each character stood.
struct FoldedText: Sendable {
  private(set) var values: [UInt32] = []
  /// Places of `values` among the text's scalars.
  private(set) var places: [Int] = []
  /// The text as it is.
  let scalars: [UInt32]

  /// - Parameter asNumber: digits are what counts: 一三八 is 138, and brackets, slashes and commas stand between.
  init(_ text: String, asNumber: Bool) {
    var all: [UInt32] = []
    let most = text.utf8.count
    all.reserveCapacity(most)
    values.reserveCapacity(most)
    places.reserveCapacity(most)
    for scalar in text.unicodeScalars {
      if let value = Self.fold(scalar, asNumber: asNumber) {
        values.append(value)
        places.append(all.count)
      }
      all.append(scalar.value)
    }
    scalars = all
  }

  /// Whether a text stands in another, however it is spelled.
  static func contains(_ text: String, _ part: String) -> Bool {
    let part = FoldedText(part, asNumber: false).values
    return !part.isEmpty && !FoldedText(text, asNumber: false).spans(of: part).isEmpty
  }

  /// nil: what stands between.
  private static func fold(_ scalar: Unicode.Scalar, asNumber: Bool) -> UInt32? {
    let value = scalar.value
    switch value {
    case 0x30...0x39, 0x61...0x7A: return value
    case 0x41...0x5A: return value + 0x20
    case 0xFF01...0xFF5E: return fold(Unicode.Scalar(value - 0xFEE0) ?? scalar, asNumber: asNumber)
    // - . _ * and their like, dots between the parts of a name.
    case 0x2D, 0x2E, 0x5F, 0x2A, 0xB7, 0x2010...0x2015, 0x2022, 0x2027, 0x2212, 0x30FB, 0xFF65: return nil
    case 0x28, 0x29, 0x2C, 0x2F, 0x3001, 0x3002: return asNumber ? nil : value
    case 0x4E00...0x9FFF, 0x3007: return asNumber ? digits[value] ?? value : value
    case 0x21...0x7E, 0x3003...0x3029, 0x3400...0x4DFF: return value
    case 0x20, 0x3000: return nil
    default: break
    }
    if scalar.properties.isWhitespace || scalar.properties.generalCategory == .format { return nil }
    if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
      return 0x30 + UInt32(digit)
    }
    return value
  }

  private static let digits: [UInt32: UInt32] = {
    let written = ["〇零", "一幺壹", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"]
    return written.enumerated().reduce(into: [:]) { found, entry in
      for scalar in entry.element.unicodeScalars { found[scalar.value] = 0x30 + UInt32(entry.offset) }
    }
  }()

  /// Where a folded text stands, by scalars of the whole.
  func spans(of part: [UInt32]) -> [Range<Int>] {
    guard let first = part.first, values.count >= part.count else { return [] }
    var found: [Range<Int>] = []
    var at = 0
    while at + part.count <= values.count {
      if values[at] == first, values[at..<at + part.count].elementsEqual(part) {
        found.append(places[at]..<places[at + part.count - 1] + 1)
        at += part.count
      } else {
        at += 1
      }
    }
    return found
  }

  /// Whether no plain letter or digit goes on before or behind; behind digits a letter may stand: qq54321.
  func standsAlone(_ span: Range<Int>) -> Bool {
    func isDigit(_ place: Int) -> Bool {
      scalars.indices.contains(place) && (0x30...0x39).contains(scalars[place])
    }
    func isLetter(_ place: Int) -> Bool {
      scalars.indices.contains(place) && (0x61...0x7A).contains(scalars[place] | 0x20)
    }
    let isNumber = span.allSatisfy(isDigit)
    return [span.lowerBound - 1, span.upperBound].allSatisfy { !isDigit($0) && (isNumber || !isLetter($0)) }
  }

  /// Where four digits stand alone: 尾号5678, and neither a year nor the end of a date or of a case's number.
  func lone(_ ending: [UInt32]) -> [Range<Int>] {
    spans(of: ending).filter { span in
      guard span.count == ending.count else { return false }
      func isDigit(_ place: Int) -> Bool {
        scalars.indices.contains(place)
          && ((0x30...0x39).contains(scalars[place]) || (0xFF10...0xFF19).contains(scalars[place]))
      }
      func stands(_ value: UInt32, at place: Int) -> Bool { scalars.indices.contains(place) && scalars[place] == value }
      if isDigit(span.lowerBound - 1) || isDigit(span.upperBound) { return false }
      if stands(0x2D, at: span.lowerBound - 1), isDigit(span.lowerBound - 2) { return false }
      if stands(0x2D, at: span.upperBound), isDigit(span.upperBound + 1) { return false }
      return !stands(0x5E74, at: span.upperBound)
    }
  }
}
