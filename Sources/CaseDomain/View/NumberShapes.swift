/// Numbers of people however they are spelled: 139.1111.3333, 139/1111/4444, (0531) 8765-4321, 一三九一一一一五五五五, and an identity
/// number with its X. Only what has the shape of a mobile number, of a telephone with its area code or of an identity
/// number, and stands by itself: dates, amounts and enumerations are left as they are.
struct NumberShapes {
  /// Digits that stand together, and what stands between them and the next.
  private struct Group {
    var digits: [UInt32] = []
    var places: Range<Int>
    var gap: [UInt32] = []
  }

  fileprivate let scalars: [UInt32]

  /// The text with the mask in the place of each.
  static func without(_ text: String) -> String {
    guard mayHold(text) else { return text }
    let scalars = text.unicodeScalars.map(\.value)
    let spans = NumberShapes(scalars: scalars).spans()
    guard !spans.isEmpty else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    var place = 0
    for span in spans {
      result.append(contentsOf: rest.prefix(span.lowerBound - place))
      result.append(contentsOf: Redaction.mask.unicodeScalars)
      rest = rest.dropFirst(span.upperBound - place)
      place = span.upperBound
    }
    result.append(contentsOf: rest)
    return String(result)
  }

  /// False for nearly every text: ten digits with nothing but signs between.
  private static func mayHold(_ text: String) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars {
      if digit(scalar.value) != nil {
        digits += 1
        if digits >= 10 { return true }
      } else if digits > 0, !isBetween(scalar) {
        digits = 0
      }
    }
    return false
  }

  private static func digit(_ value: UInt32) -> UInt32? {
    switch value {
    case 0x30...0x39: return value - 0x30
    case 0xFF10...0xFF19: return value - 0xFF10
    case 0x3007, 0x96F6: return 0
    case 0x4E00, 0x5E7A, 0x58F9: return 1
    case 0x4E8C, 0x8D30: return 2
    case 0x4E09, 0x53C1: return 3
    case 0x56DB, 0x8086: return 4
    case 0x4E94, 0x4F0D: return 5
    case 0x516D, 0x9646: return 6
    case 0x4E03, 0x67D2: return 7
    case 0x516B, 0x634C: return 8
    case 0x4E5D, 0x7396: return 9
    default: return nil
    }
  }

  private static func isBetween(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x28...0x2A, 0x2C...0x2F, 0x5F, 0xA0, 0xAD, 0xB7, 0x2010...0x2015, 0x2022, 0x2027, 0x2212, 0x3000,
      0x3001,
      0x30FB, 0xFF08, 0xFF09, 0xFF0C...0xFF0F, 0xFF65:
      true
    case 0...0x7F, 0x3002...0x9FFF: false
    default: scalar.properties.generalCategory == .format
    }
  }

  private func spans() -> [Range<Int>] {
    var found: [Range<Int>] = []
    var run: [Group] = []
    for at in scalars.indices {
      if let digit = Self.digit(scalars[at]) {
        if let last = run.last, last.gap.isEmpty {
          run[run.count - 1].digits.append(digit)
          run[run.count - 1].places = last.places.lowerBound..<at + 1
        } else {
          run.append(Group(digits: [digit], places: at..<at + 1))
        }
      } else if let last = run.last {
        // A number's groups have a sign or two between them.
        if last.gap.count < 3, Unicode.Scalar(scalars[at]).map(Self.isBetween) == true {
          run[run.count - 1].gap.append(scalars[at])
        } else {
          found += spans(run)
          run = []
        }
      }
    }
    return found + spans(run)
  }

  private func spans(_ run: [Group]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    var previous: Int?
    while at < run.count {
      if let match = match(run, at), isBounded(run, at..<match.end, after: previous) {
        found.append(match.span)
        at = match.end
        previous = at
      } else {
        at += 1
      }
    }
    return found
  }

  private struct Match {
    /// The first group behind it.
    var end: Int
    var span: Range<Int>
  }

  private enum Shape { case mobile, landline, identity }

  /// What begins with a group.
  private func match(_ run: [Group], _ start: Int) -> Match? {
    var digits: [UInt32] = []
    for end in start..<min(run.count, start + 18) {
      digits += run[end].digits
      guard digits.count <= 22 else { break }
      let groups = run[start...end]
      guard fits(digits, groups) else { continue }
      var span = run[start].places.lowerBound..<run[end].places.upperBound
      if digits.count == 17 { span = span.lowerBound..<span.upperBound + 1 }
      return Match(end: end + 1, span: opened(span))
    }
    // 打一一三九…: a Han digit before or behind belongs to the words.
    return trimmed(run[start]).map { Match(end: start + 1, span: $0) }
  }

  /// A bracket of which only one half would be taken out.
  private func opened(_ span: Range<Int>) -> Range<Int> {
    let inside = scalars[span]
    let opening = inside.filter { $0 == 0x28 || $0 == 0xFF08 }.count
    let closing = inside.filter { $0 == 0x29 || $0 == 0xFF09 }.count
    guard closing > opening, span.lowerBound > 0, [0x28, 0xFF08].contains(scalars[span.lowerBound - 1]) else {
      return span
    }
    return span.lowerBound - 1..<span.upperBound
  }

  private func trimmed(_ group: Group) -> Range<Int>? {
    for (before, behind) in [(1, 0), (0, 1), (1, 1)] where group.digits.count >= 10 + before + behind {
      let span = group.places.lowerBound + before..<group.places.upperBound - behind
      let outside = [before > 0 ? span.lowerBound - 1 : nil, behind > 0 ? span.upperBound : nil].compactMap { $0 }
      guard outside.allSatisfy({ NameSpotter.isHan(scalars[$0]) }) else { continue }
      let digits = Array(group.digits.dropFirst(before).dropLast(behind))
      if fits(digits, [Group(digits: digits, places: span)]) { return span }
    }
    return nil
  }

  private func fits(_ digits: [UInt32], _ groups: ArraySlice<Group>) -> Bool {
    switch shape(digits, groups) {
    case .identity: !isAmount(groups)
    case .mobile, .landline: isGrouped(groups) && !isAmount(groups) && !isEnumeration(groups)
    case nil: false
    }
  }

  private func shape(_ digits: [UInt32], _ groups: ArraySlice<Group>) -> Shape? {
    guard let first = groups.first, let last = groups.last else { return nil }
    let calling: [[UInt32]] = [[], [8, 6], [0, 8, 6], [0, 0, 8, 6]]
    for prefix in calling where digits.count == 11 + prefix.count && digits.starts(with: prefix) {
      let own = digits.dropFirst(prefix.count)
      if own.first == 1, own.dropFirst().first.map({ $0 >= 3 }) == true { return .mobile }
    }
    // An area code: 010, 02x, 03xx to 09xx.
    if digits.first == 0, digits.count > 2, (1...9).contains(digits[1]) {
      let area = digits[1] <= 2 ? 3 : 4
      let isOneGroup = groups.count == 1
      if (7...8).contains(digits.count - area), isOneGroup || first.digits.count == area { return .landline }
    }
    if digits.count == 18, isBorn(digits) { return .identity }
    if digits.count == 17, isX(behind: last), isBorn(digits) || groups.allSatisfy({ isNarrow($0, last) }) {
      return .identity
    }
    return nil
  }

  /// The X that is the last place of an identity number.
  private func isX(behind group: Group) -> Bool {
    let at = group.places.upperBound
    guard at < scalars.count, [0x58, 0x78, 0xFF38, 0xFF58].contains(scalars[at]) else { return false }
    guard at + 1 < scalars.count else { return true }
    let next = scalars[at + 1]
    return !(0x30...0x39).contains(next) && !(0x61...0x7A).contains(next | 0x20)
  }

  private func isNarrow(_ group: Group, _ last: Group) -> Bool {
    group.places == last.places || group.gap.allSatisfy { $0 == 0x20 || $0 == 0x2D }
  }

  /// Whether a day of birth stands where an identity number has it.
  private func isBorn(_ digits: [UInt32]) -> Bool {
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1) } }
    return digits[0] > 0 && (1900...2099).contains(number(6..<10)) && (1...12).contains(number(10..<12))
      && (1...31).contains(number(12..<14))
  }

  /// 3-4-4 and the like, or every digit by itself with the same sign between.
  private func isGrouped(_ groups: ArraySlice<Group>) -> Bool {
    guard groups.count > 1 else { return true }
    let gaps = groups.dropLast().map(\.gap)
    if groups.allSatisfy({ $0.digits.count == 1 }) {
      return gaps.allSatisfy { $0 == gaps[0] } && !gaps[0].contains { Self.listing.contains($0) }
    }
    return groups.count <= 6 && groups.allSatisfy { $0.digits.count >= 2 }
  }

  private static let listing = Set("、,，;；".scalarValues)
  private static let money = Set("元万亿块角分%％".scalarValues)
  private static let counted = Set("室号房班楼栋座元人名个份件次页条级届期".scalarValues)

  private func behind(_ groups: ArraySlice<Group>) -> UInt32? {
    guard let end = groups.last?.places.upperBound else { return nil }
    return scalars[end...].first { $0 != 0x20 }
  }

  /// 135,000,000.00, ￥13912345678
  private func isAmount(_ groups: ArraySlice<Group>) -> Bool {
    guard let first = groups.first, let last = groups.last else { return false }
    if first.places.lowerBound > 0, [0xA5, 0xFFE5, 0x24].contains(scalars[first.places.lowerBound - 1]) { return true }
    if let next = behind(groups), Self.money.contains(next) { return true }
    func isThousands(_ gap: [UInt32]) -> Bool { gap == [0x2C] || gap == [0xFF0C] }
    guard groups.dropLast().contains(where: { isThousands($0.gap) }) else { return false }
    return groups.indices.dropFirst().allSatisfy { at in
      let gap = groups[at - 1].gap
      return isThousands(gap) ? groups[at].digits.count == 3 : gap == [0x2E] && groups[at].places == last.places
    }
  }

  /// 130、1301、1302室
  private func isEnumeration(_ groups: ArraySlice<Group>) -> Bool {
    guard groups.dropLast().contains(where: { $0.gap.contains { Self.listing.contains($0) } }) else { return false }
    return behind(groups).map { Self.counted.contains($0) } ?? false
  }

  /// Whether what stands on both sides is no part of the same row of groups.
  private func isBounded(_ run: [Group], _ match: Range<Int>, after previous: Int?) -> Bool {
    let inside = run[match].dropLast().map(\.gap)
    if match.lowerBound > 0, previous != match.lowerBound, inside.contains(run[match.lowerBound - 1].gap) {
      return false
    }
    guard match.upperBound < run.count, inside.contains(run[match.upperBound - 1].gap) else { return true }
    return self.match(run, match.upperBound) != nil
  }
}
