/// Finds names in Latin letters: Shang Yuqing, YUQING SHANG, shàng-yǔ qíng, ｓｈａｎｇｙｕｑｉｎｇ.
///
/// A name counts where it is whole words: it begins where a word begins and ends where one ends.
struct PinyinSpotter {
  /// The letters of the text without tones, one after another; what stands between words is left out.
  private var letters: [UInt8] = []
  /// Places of `letters` among the text's scalars.
  private var places: [Int] = []
  /// Whether a word begins, or ends, with a letter.
  private var begins: [Bool] = []
  private var ends: [Bool] = []

  init(_ scalars: [UInt32]) {
    var last: Int?
    for (place, value) in scalars.enumerated() {
      if (0x300...0x36F).contains(value) { continue }
      guard let letter = Self.letter(value) else {
        // More than a blank, a hyphen, a comma or a dot: nothing goes on behind it.
        if !Self.between.contains(value), let at = last {
          ends[at] = true
          letters.append(0)
          places.append(place)
          begins.append(false)
          ends.append(false)
          last = nil
        } else if let at = last {
          ends[at] = true
        }
        continue
      }
      begins.append(last.map { ends[$0] } ?? true)
      letters.append(letter)
      places.append(place)
      ends.append(false)
      last = letters.count - 1
    }
    if let last { ends[last] = true }
  }

  /// Nothing to look for: nearly every text.
  var isEmpty: Bool { letters.isEmpty }

  /// Where one of the spellings stands, by scalars of the text.
  func spans(of spellings: Set<String>) -> [Range<Int>] {
    spellings.flatMap { spelling -> [Range<Int>] in
      let wanted = Array(spelling.utf8)
      guard wanted.count >= 3, letters.count >= wanted.count else { return [] }
      return (0...letters.count - wanted.count).compactMap { at in
        let end = at + wanted.count - 1
        guard begins[at], ends[end], letters[at...end].elementsEqual(wanted) else { return nil }
        return places[at]..<places[end] + 1
      }
    }
  }

  // MARK: Spellings

  /// A name as it may be written: 尚雨晴 is shangyuqing and yuqingshang.
  static func spellings(surname: [UInt32], given: [UInt32]) -> Set<String> {
    let last = spellings(of: surname)
    let first = spellings(of: given)
    return Set(last.flatMap { last in first.flatMap { [last + $0, $0 + last] } })
  }

  /// Every reading of the characters one after another; none where one of them is not known.
  static func spellings(of characters: [UInt32]) -> [String] {
    guard !characters.isEmpty else { return [] }
    return characters.reduce([""]) { heads, character in
      let readings = PinyinTable.readings(character)
      return Array(heads.flatMap { head in readings.map { head + $0 } }.prefix(16))
    }
  }

  private static let between = Set(" -'’.,，·•\u{3000}\u{A0}_".unicodeScalars.map(\.value))

  /// a–z, whatever stands on top of it or how wide it is; ü and v are u.
  private static func letter(_ value: UInt32) -> UInt8? {
    switch value {
    case 0x61...0x7A: value == 0x76 ? 0x75 : UInt8(value)
    case 0x41...0x5A: letter(value + 0x20)
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: letter(value - 0xFEE0)
    default: toned[value]
    }
  }

  private static let toned: [UInt32: UInt8] = {
    let written = ["aāáǎàĀÁǍÀ", "eēéěèĒÉĚÈ", "iīíǐìĪÍǏÌ", "oōóǒòŌÓǑÒ", "uūúǔùǖǘǚǜüŪÚǓÙǕǗǙǛÜ", "nńňǹ"]
    return written.reduce(into: [:]) { found, row in
      guard let letter = row.utf8.first else { return }
      for scalar in row.unicodeScalars.dropFirst() { found[scalar.value] = letter }
    }
  }()
}
