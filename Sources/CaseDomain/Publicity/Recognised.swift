/// 可识别信息: by what somebody can be recognised in a text for the public (S 公示: nobody's name, phone, class or child).
public enum Recognised: String, Sendable, Hashable, CaseIterable {
  /// 诉求人姓名
  case complainant
  /// Another person's name: a child's, a teacher's, a handler's; a surname with a title is enough.
  case person
  case phone
  /// 身份证号 and other long numbers.
  case identity
  case plate
  /// 班级
  case schoolClass
  /// 住址: a household, not a street.
  case household
  /// 微信号, QQ, e-mail, the name on a platform.
  case account
  /// 上级编号
  case upstream
  /// The number of the case.
  case caseNumber
  /// 原话: words of the complainant that those who know them would recognise.
  case quote
  /// Texts of the case were erased by law: what they said can no longer be recognised.
  case erased

  public var words: Bilingual { PublicityText(rawValue: "kind" + rawValue.capitalizedFirst)?.words ?? "" }

  /// What to write in its place.
  public var advice: Bilingual { PublicityText(rawValue: "advice" + rawValue.capitalizedFirst)?.words ?? "" }

  /// What a suggested text puts in its place.
  var replacement: Bilingual {
    switch self {
    case .complainant: PublicityText.insteadComplainant()
    case .person: PublicityText.insteadPerson()
    case .schoolClass: PublicityText.insteadClass()
    case .household: PublicityText.insteadPlace()
    default: PublicityText.insteadNumber()
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// One place of a text by which somebody can be recognised.
public struct Recognition: Sendable, Hashable {
  public var kind: Recognised
  /// By scalars of the text.
  public var span: Range<Int>
  /// Known from the case itself, not only shaped like one.
  public var isOwn: Bool

  public init(_ kind: Recognised, _ span: Range<Int>, isOwn: Bool = false) {
    self.kind = kind
    self.span = span
    self.isOwn = isOwn
  }

  /// Its first character alone: enough to find the place, too little to repeat it.
  public func hint(in text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.indices.contains(span.lowerBound) else { return "" }
    return "\(scalars[span.lowerBound])" + String(repeating: "＊", count: min(3, max(1, span.count - 1)))
  }
}

extension [Recognition] {
  /// What was recognised and what to write instead, the first three places.
  /// - Parameter showing: the reader may know the complainant, so the first character of each is told.
  public func told(of text: String, showing: Bool) -> Bilingual {
    var parts: [Bilingual] = prefix(3).map { one in
      let phrase: PublicityText = showing && one.kind != .erased ? .found : .foundUnseen
      return phrase([
        "kind": one.kind.words, "hint": Bilingual(one.hint(in: text)), "at": Bilingual("\(one.span.lowerBound + 1)"),
        "advice": one.kind.advice,
      ])
    }
    if count > 3 { parts.append(PublicityText.more(["n": Bilingual("\(count - 3)")])) }
    return Bilingual(parts.map(\.zh).joined(separator: "；"), parts.map(\.en).joined(separator: "; "))
  }
}
