/// 对外公布的电话: which numbers a text for the public may tell.
public enum PublicLines: Sendable, Hashable {
  /// Whatever is announced as an office's line (监督电话：…): in an answer to one person.
  case announced
  /// Those that the organisation has made public (`publicLines`), by their digits: on a wall anybody's line may look
  /// like an office's.
  case only(Set<[UInt32]>)

  init(_ organisation: Organisation) {
    self = .only(Set((organisation.publicLines ?? []).map(Self.digits)))
  }

  /// The digits of a number as it is written, 0–9.
  public static func digits(_ line: String) -> [UInt32] {
    FoldedText(line, asNumber: true).values.filter { (0x30...0x39).contains($0) }.map { $0 - 0x30 }
  }

  /// The line itself, and without its area code.
  fileprivate func contains(_ digits: [UInt32]) -> Bool {
    guard case .only(let lines) = self else { return false }
    return lines.contains {
      $0 == digits
        || digits.count >= 7 && $0.count > digits.count && $0.first == 0
          && $0.suffix(digits.count).elementsEqual(digits)
    }
  }
}

/// Finds telephone and identity numbers however they are written: 138 0013 8000, １３８…, 一三八…, with characters of no
/// width between. Dates, years, amounts and an office's announced line are left alone.
struct NumberSpotter {
  /// The text as scalars.
  let scalars: [UInt32]
  /// Which numbers may stand although they are telephones.
  var lines = PublicLines.announced

  func spans() -> [Recognition] {
    var found: [Recognition] = []
    var at = 0
    while at < scalars.count {
      guard digit(at) != nil else {
        at += 1
        continue
      }
      let run = run(from: at)
      if let kind = kind(of: run) { found.append(Recognition(kind, run.span)) }
      at = run.span.upperBound
    }
    return found
  }

  /// Digits with what separates them.
  private struct Run {
    var digits: [UInt32] = []
    /// How many digits stand together, one after another.
    var groups: [Int] = []
    /// What separates the first two groups.
    var separator: UInt32?
    var hasStars = false
    var span: Range<Int>
  }

  private func digit(_ at: Int) -> UInt32? {
    let value = scalars[at]
    switch value {
    case 0x30...0x39: return value - 0x30
    case 0xFF10...0xFF19: return value - 0xFF10
    case 0x3007, 0x4E00...0x9FFF: return Self.han[value]
    default: return nil
    }
  }

  private static let han: [UInt32: UInt32] = {
    let written = ["〇零", "一幺壹", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"]
    return written.enumerated().reduce(into: [:]) { found, entry in
      for scalar in entry.element.unicodeScalars { found[scalar.value] = UInt32(entry.offset) }
    }
  }()

  private static let separators: Set<UInt32> = [
    0x20, 0x2D, 0x2E, 0x2A, 0x5F, 0x28, 0x29, 0xB7, 0x2013, 0x2014, 0x2010, 0x2011, 0x2212, 0xFF0D, 0xFF08, 0xFF09,
    0x3000, 0xFF0E, 0x2022, 0x30FB, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0xA0,
  ]

  private func run(from start: Int) -> Run {
    var run = Run(span: start..<start + 1)
    var at = start
    var gap = 0
    var open = 0
    while at < scalars.count {
      if let value = digit(at) {
        run.digits.append(value)
        if gap > 0 || run.groups.isEmpty {
          run.groups.append(1)
        } else {
          run.groups[run.groups.count - 1] += 1
        }
        gap = 0
        open = 0
        run.span = start..<at + 1
      } else if Self.separators.contains(scalars[at]), gap < 2 || scalars[at] == 0x2A && gap < 14 {
        if scalars[at] == 0x2A { run.hasStars = true }
        if run.separator == nil { run.separator = scalars[at] }
        gap += 1
        open += 1
      } else {
        break
      }
      at += 1
    }
    // The last place of an identity number may be an X.
    let end = run.span.upperBound
    if run.digits.count == 17, end < scalars.count, [0x58, 0x78, 0xFF38, 0xFF58].contains(scalars[end]) {
      run.span = start..<end + 1
    }
    return run
  }

  private func kind(of run: Run) -> Recognised? {
    let count = run.digits.count
    // 138****8000, 4301**********1234: enough is left to find who it is.
    if run.hasStars, count >= 6 { return count >= 8 ? .identity : .phone }
    guard count >= 7 else { return nil }
    let isMobile =
      (count == 11 && run.digits[0] == 1 && run.digits[1] >= 3)
      || (count == 13 && run.digits[0] == 8 && run.digits[1] == 6 && run.digits[2] == 1)
    if lines.contains(run.digits) { return nil }
    if isMobile, !isAmount(run) { return .phone }
    if isCode(run) || isDate(run) || isAmount(run) || isYears(run) || isCounting(run) { return nil }
    if run.groups.count > 1, run.groups.allSatisfy({ $0 <= 2 }) { return nil }
    // 3.1415926
    if run.groups.count == 2, run.separator == 0x2E { return nil }
    if count >= 14 { return .identity }
    return lines == .announced && isAnnounced(run) ? nil : .phone
  }

  private func number(_ digits: ArraySlice<UInt32>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) } }

  private func isDate(_ run: Run) -> Bool {
    func fits(_ year: Int, _ month: Int, _ day: Int) -> Bool {
      (1900...2199).contains(year) && (1...12).contains(month) && (1...31).contains(day)
    }
    let digits = run.digits[...]
    if run.groups.count >= 3, run.groups[0] == 4, run.groups[1] <= 2, run.groups[2] <= 2 {
      let month = 4 + run.groups[1]
      return fits(number(digits[0..<4]), number(digits[4..<month]), number(digits[month..<month + run.groups[2]]))
        && run.groups.dropFirst(3).allSatisfy { $0 <= 2 || $0 == 4 }
    }
    guard run.groups.allSatisfy({ $0 == 8 }) else { return false }
    return stride(from: 0, to: run.digits.count, by: 8).allSatisfy {
      fits(number(digits[$0..<$0 + 4]), number(digits[$0 + 4..<$0 + 6]), number(digits[$0 + 6..<$0 + 8]))
    }
  }

  /// 2018-2019学年
  private func isYears(_ run: Run) -> Bool {
    guard run.groups.count >= 2, run.groups.allSatisfy({ $0 == 4 }) else { return false }
    return stride(from: 0, to: run.digits.count, by: 4).allSatisfy {
      (1900...2199).contains(number(run.digits[$0..<$0 + 4]))
    }
  }

  /// 一二三四五六七年级
  private func isCounting(_ run: Run) -> Bool {
    zip(run.digits, run.digits.dropFirst()).allSatisfy { $1 == $0 + 1 }
      && (0x4E00...0x9FFF).contains(scalars[run.span.lowerBound])
  }

  private static let units = Set("元万亿亩平千米公吨立户人名个辆套件次㎡%％".scalarValues)

  private func isAmount(_ run: Run) -> Bool {
    if let before = before(run), [0xA5, 0xFFE5, 0x24].contains(before) { return true }
    var end = run.span.upperBound
    while end < scalars.count, scalars[end] == 0x20 { end += 1 }
    return end < scalars.count && Self.units.contains(scalars[end])
  }

  /// GB 175-2007, a registration number: letters belong to it.
  private func isCode(_ run: Run) -> Bool {
    func isLatin(_ at: Int) -> Bool { scalars.indices.contains(at) && (0x61...0x7A).contains(scalars[at] | 0x20) }
    if run.digits.count >= 17 { return false }
    let start = run.span.lowerBound
    return isLatin(start - 1) || (start >= 2 && scalars[start - 1] == 0x20 && isLatin(start - 2))
      || isLatin(run.span.upperBound)
  }

  private func before(_ run: Run) -> UInt32? {
    run.span.lowerBound > 0 ? scalars[run.span.lowerBound - 1] : nil
  }

  private static let offices = ["咨询", "监督", "服务", "值班", "办公", "热线", "举报", "投诉", "受理", "报修", "招生", "客服"].map(
    \.scalarValues)
  /// 可致电, 与我们联系: the public is to call it.
  private static let invitations = ["致电", "拨打", "与我们联系", "来电"].map(\.scalarValues)
  private static let lines = ["电话", "热线", "专线"].map(\.scalarValues)

  /// 监督电话：0731-…: an office's own line, which is meant to be called. Never a mobile number.
  private func isAnnounced(_ run: Run) -> Bool {
    let clause = Array(scalars[max(0, run.span.lowerBound - 12)..<run.span.lowerBound])
    let text = FoldedText.plain(clause)
    if Self.invitations.contains(where: { text.suffix(8).firstPlace(of: $0) != nil }) { return true }
    guard let line = Self.lines.compactMap({ text.lastPlace(of: $0) }).max() else { return false }
    return Self.offices.contains { text[...min(line + 1, text.count - 1)].firstPlace(of: $0) != nil }
  }
}

extension FoldedText {
  /// Without what people put between characters.
  static func plain(_ scalars: [UInt32]) -> [UInt32] {
    scalars.filter { $0 > 0x20 && $0 != 0x3000 && !(0x200B...0x200D).contains($0) }
  }
}

extension RandomAccessCollection where Element == UInt32, Index == Int {
  func firstPlace(of part: [UInt32]) -> Int? {
    guard let first = part.first, count >= part.count else { return nil }
    var at = startIndex
    while at + part.count <= endIndex {
      if self[at] == first, self[at..<at + part.count].elementsEqual(part) { return at }
      at += 1
    }
    return nil
  }

  func lastPlace(of part: [UInt32]) -> Int? {
    guard let first = part.first, count >= part.count else { return nil }
    var at = endIndex - part.count
    while at >= startIndex {
      if self[at] == first, self[at..<at + part.count].elementsEqual(part) { return at }
      at -= 1
    }
    return nil
  }
}
