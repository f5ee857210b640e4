/// 隐去: takes what identifies the complainant out of free text, for readers who may not know who it is
/// (domain §1; also in the words of others, for a name slips into every second note).
public struct Redaction: Sendable {
  private struct Secret: Sendable {
    var field: FieldName
    var part: SecretParts.Part
  }

  private let secrets: [Secret]
  /// The last four digits of the telephones: 尾号5678 is as telling as the number.
  private let endings: [[UInt32]]
  /// 依法删除 took away what would have to be recognised, or a case whose words stand here could not be read: nothing that
  /// was written can be shown.
  private let isBlind: Bool

  /// - Parameter others: cases whose words stand in this one too: its master's answer, a case of the same person.
  /// - Parameter isBlind: there are more of them, which cannot be read just now.
  public init(_ target: Case, with others: [Case] = [], isBlind unread: Bool = false) {
    var found: [Secret] = []
    var endings: Set<[UInt32]> = []
    var isBlind = unread
    func add(_ field: FieldName, _ text: ErasableText?) {
      guard let text else { return }
      guard let text = text.text?.trimmed else {
        isBlind = true
        return
      }
      for part in SecretParts.of(text, in: field) {
        found.append(Secret(field: field, part: part))
        let digits = part.folded.filter { (48...57).contains($0) }
        if part.isNumber, digits.count >= 7 { endings.insert(Array(digits.suffix(4))) }
      }
    }
    for one in [target] + others {
      add(.name, one.complainant.name)
      add(.phone, one.complainant.phone)
      add(.account, one.complainant.account)
      add(.address, one.complainant.address)
      // Earlier values are as telling as the present ones.
      for event in one.events {
        guard case .edited(let edit) = event.change else { continue }
        for field in edit.fields where field.field.isIdentity && field.field != .preferredTime {
          for text in field.old + field.new { add(field.field, text) }
        }
      }
    }
    secrets = found
    self.endings = Array(endings)
    self.isBlind = isBlind
  }

  /// What stands in the place of a masked text.
  public static let mask = "〔隐去〕"

  /// The text without the complainant's name, numbers and address however they are spelled, and without anything shaped
  /// like a phone number.
  public func callAsFunction(_ text: String) -> String {
    if isBlind, !text.isEmpty { return text == ErasableText.erasedShown ? text : Self.mask }
    return Self.withoutNumbers(withoutSecrets(text))
  }

  /// The text without what this complainant is known by; numbers of others stay.
  func withoutSecrets(_ text: String) -> String {
    let spans = spans(in: text).map(\.span)
    guard !spans.isEmpty else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var place = 0
    for span in spans.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if span.lowerBound >= place {
        result.append(contentsOf: scalars[place..<span.lowerBound])
        result.append(contentsOf: Self.mask.unicodeScalars)
      }
      place = max(place, span.upperBound)
    }
    result.append(contentsOf: scalars[place...])
    return String(result)
  }

  /// Where secrets stand, by scalars of the text.
  func spans(in text: String) -> [(field: FieldName, span: Range<Int>)] {
    guard !secrets.isEmpty, !text.isEmpty else { return [] }
    var found: [(field: FieldName, span: Range<Int>)] = []
    let plain = FoldedText(text, asNumber: false)
    lazy var numbers = FoldedText(text, asNumber: true)
    for secret in secrets {
      let folded = secret.part.isNumber ? numbers : plain
      for span in folded.spans(of: secret.part.folded) {
        if secret.part.isWord, !folded.standsAlone(span) { continue }
        let end = secret.part.isPlace ? SecretParts.end(ofPlace: span.upperBound, in: folded.scalars) : span.upperBound
        found.append((secret.field, span.lowerBound..<end))
      }
    }
    for ending in endings { for span in plain.lone(ending) { found.append((.phone, span)) } }
    return found
  }

  /// Which of the complainant's data a text gives away.
  public func leaks(in text: String) -> [FieldName] {
    var fields = spans(in: text).map(\.field)
    if Self.withoutNumbers(text) != text { fields.append(.phone) }
    return fields
  }

  /// A date (2026-11-30) or the number of a case (SG20261130-0001) says nothing about a person.
  private static func isHarmless(_ run: String, after before: Character?) -> Bool {
    let parts = run.split(separator: " ", maxSplits: 1)
    let fields = (parts.first ?? "").split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if fields.count == 3, fields[0].count == 4, (parts.count == 1 || parts[1].count <= 2) {
      guard let year = Int(fields[0]), let month = Int(fields[1]), let day = Int(fields[2]) else { return false }
      return (1900...2199).contains(year) && (1...12).contains(month) && (1...31).contains(day)
    }
    guard parts.count == 1, fields.count == 2, let before, before.isASCII, before.isUppercase else { return false }
    return fields[0].count == 8 && fields[0].hasPrefix("20") && (4...7).contains(fields[1].count)
  }

  /// Whether something in a text is shaped like a phone number.
  public static func hasNumber(_ text: String) -> Bool { withoutNumbers(text) != text }

  /// False for nearly every text: so many digits do not stand anywhere without a letter, a sign or a Han character between.
  private static func mayHaveNumber(_ text: String) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0xFF10...0xFF19:
        digits += 1
        if digits >= 7 { return true }
      case 0x20, 0x2D: break
      case 0...0x7F, 0x3000...0x303F, 0x3400...0x9FFF: digits = 0
      // Whatever may be part of a digit's own character.
      default: break
      }
    }
    return false
  }

  /// Without what is shaped like a telephone or identity number, however it is spelled.
  static func withoutNumbers(_ text: String) -> String { withoutRuns(NumberShapes.without(text)) }

  /// Runs of 7 and more digits (with single blanks or hyphens between) are taken for phone or identity numbers.
  private static func withoutRuns(_ text: String) -> String {
    guard mayHaveNumber(text) else { return text }
    var result = ""
    var run = ""
    var digits = 0
    func isDigit(_ c: Character) -> Bool { ("0"..."9").contains(c) || ("０"..."９").contains(c) }
    func flush() {
      result += digits >= 7 && !isHarmless(run, after: result.last) ? mask : run
      run = ""
      digits = 0
    }
    for c in text {
      if isDigit(c) {
        run.append(c)
        digits += 1
      } else if digits > 0, c == "-" || c == " ", run.last.map(isDigit) == true {
        run.append(c)
      } else {
        let tail = run.last.map { !isDigit($0) } == true ? String(run.suffix(1)) : ""
        if !tail.isEmpty { run.removeLast() }
        flush()
        result += tail
        result.append(c)
      }
    }
    flush()
    return result
  }
}
