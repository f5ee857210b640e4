/// 隐去: takes what identifies the complainant out of free text, for readers who may not know who it is
/// (domain §1; also in the words of others, for a name slips into every second note).
public struct Redaction: Sendable {
  /// What is replaced, longest first.
  private let secrets: [(field: FieldName, text: String)]

  public init(_ target: Case) {
    var found: [(FieldName, String)] = []
    func add(_ field: FieldName, _ text: ErasableText?) {
      if let text = text?.text?.trimmed, text.count >= 2 { found.append((field, text)) }
    }
    add(.name, target.complainant.name)
    add(.phone, target.complainant.phone)
    add(.account, target.complainant.account)
    add(.address, target.complainant.address)
    // Earlier values are as telling as the present ones.
    for event in target.events {
      guard case .edited(let edit) = event.change else { continue }
      for field in edit.fields where field.field.isIdentity && field.field != .preferredTime {
        for text in field.old + field.new { add(field.field, text) }
      }
    }
    secrets = found.sorted { $0.1.count > $1.1.count }.map { (field: $0.0, text: $0.1) }
  }

  /// What stands in the place of a masked text.
  public static let mask = "〔隐去〕"

  /// The text without the complainant's name, numbers and address, and without anything shaped like a phone number.
  public func callAsFunction(_ text: String) -> String {
    var result = text
    for secret in secrets where result.contains(secret.text) {
      result = result.replacing(secret.text, with: Self.mask)
    }
    return Self.withoutNumbers(result)
  }

  /// Which of the complainant's data a text gives away.
  public func leaks(in text: String) -> [FieldName] {
    var fields = secrets.filter { text.contains($0.text) }.map(\.field)
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

  /// Runs of 7 and more digits (with single blanks or hyphens between) are taken for phone or identity numbers.
  static func withoutNumbers(_ text: String) -> String {
    guard text.utf8.contains(where: { (48...57).contains($0) || $0 == 0xEF }) else { return text }
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
