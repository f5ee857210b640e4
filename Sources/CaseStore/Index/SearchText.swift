import CaseDomain

/// What of a case can be searched: apart what everybody who sees it may find, and what only those may find who know the
/// complainant (a masked phone cannot be found by searching it).
struct SearchText {
  var open: String
  var identity: String
  /// Pairs of characters of the subject and the beginning of the content, for `similar`.
  var grams: Grams

  /// - Parameter others: cases whose words stand in this one too (`Redaction`).
  /// - Parameter isBlind: there are more of them, which cannot be read just now.
  init(_ target: Case, with others: [Case] = [], isBlind: Bool = false) {
    let redact = Redaction(target, with: others, isBlind: isBlind)
    let registration = target.registration
    var texts = [target.number, target.subject, registration.content.shown]
    texts += [registration.remedy?.shown, registration.upstream?.number, target.category].compactMap { $0 }
    texts += registration.points.map(\.shown) + registration.tags
    for round in target.rounds {
      texts += [round.result?.what.measures.shown, round.answer?.what.text.shown].compactMap { $0 }
    }
    if let answer = target.imported?.text.shown { texts.append(answer) }
    // The upstream number is digits too, and no secret; it is added after the redaction.
    let shown = texts.map { redact($0) }
    open = Self.indexed(shown.joined(separator: "\n") + "\n" + (registration.upstream?.number ?? ""))
    open += " " + Self.indexed(target.number) + " " + Self.shortNumbers(target.number)
    open += " " + Self.tails(registration.upstream?.number ?? "")
    let complainant = target.complainant
    let identities = [complainant.name, complainant.phone, complainant.account, complainant.address].compactMap {
      $0?.text
    }
    // What the redaction took out can be found by those who know who it is, with the words around it.
    identity = Self.indexed(
      (identities + [complainant.phone?.text.map(Self.digits) ?? ""] + (shown == texts ? [] : texts))
        .joined(separator: "\n"))
    identity += " " + Self.tails(complainant.phone?.text ?? "")
    grams = Grams(subject: redact(target.subject), content: redact(registration.content.shown))
  }

  /// A text as it is indexed: of Han characters every pair that follow each other, and the last of them by itself; words
  /// in other letters whole. So two characters are one look into the index, however often each of them occurs; one is the
  /// beginning of a pair, and more are pairs in a row. FTS5's own tokenizers find nothing for words of one or two Han
  /// characters.
  static func indexed(_ text: String) -> String {
    var tokens = Tokens(room: text.utf8.count * 7 / 3)
    for scalar in text.unicodeScalars {
      if isHan(scalar) {
        tokens.goOn(with: scalar)
      } else if isBlank(scalar) {
        tokens.pause(scalar)
      } else {
        tokens.endRun()
        tokens.append(scalar.value == 0 ? " " : scalar)
      }
    }
    tokens.endRun()
    return String(decoding: tokens.bytes, as: UTF8.self)
  }

  /// What `indexed` writes.
  private struct Tokens {
    private(set) var bytes: [UInt8] = []
    /// The last character of a run that may go on, and the blanks behind it, which do not part it.
    private var last: Unicode.Scalar?
    private var blanks: [Unicode.Scalar] = []

    init(room: Int) { bytes.reserveCapacity(room) }

    mutating func append(_ scalar: Unicode.Scalar) {
      if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: scalar.utf8)
      }
    }

    mutating func goOn(with scalar: Unicode.Scalar) {
      if let before = last {
        append(before)
        append(scalar)
        blanks.removeAll(keepingCapacity: true)
      } else {
        // Whatever stands before a run is another word.
        endRun()
      }
      bytes.append(0x20)
      last = scalar
    }

    mutating func pause(_ blank: Unicode.Scalar) { blanks.append(blank) }

    mutating func endRun() {
      if let ended = last {
        append(ended)
        bytes.append(0x20)
        last = nil
      }
      guard !blanks.isEmpty else { return }
      for blank in blanks { append(blank) }
      blanks.removeAll(keepingCapacity: true)
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  /// Runs of Han characters, blanks between them left out, and whatever else there is.
  private static func pieces(
    _ text: String, han: ([Unicode.Scalar], _ isLast: Bool) -> Void, other: (Unicode.Scalar) -> Void
  ) {
    var run: [Unicode.Scalar] = []
    var blanks: [Unicode.Scalar] = []
    func flush(isLast: Bool) {
      if !run.isEmpty { han(run, isLast) }
      run = []
      blanks.forEach(other)
      blanks = []
    }
    for scalar in text.unicodeScalars {
      if isHan(scalar) {
        if run.isEmpty {
          // Whatever stands before a run is another word.
          blanks.forEach(other)
          other(" ")
        }
        blanks = []
        run.append(scalar)
      } else if isBlank(scalar) {
        blanks.append(scalar)
      } else {
        flush(isLast: false)
        other(scalar.value == 0 ? " " : scalar)
      }
    }
    flush(isLast: true)
  }

  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3005, 0x3007: true
    default: false
    }
  }

  /// A case number as people say it: without the code of the organisation, and without the year.
  static func shortNumbers(_ number: String) -> String {
    let bare = String(number.drop { !$0.isNumber })
    return bare + " " + String(bare.dropFirst(4))
  }

  /// Every end of a number of at least four digits, so that its last four find it, and any four within it.
  static func tails(_ text: String) -> String {
    let digits = digits(text)
    guard digits.count > 4 else { return "" }
    return (1...min(digits.count - 4, 24)).map { String(digits.dropFirst($0)) }.joined(separator: " ")
  }

  static func digits(_ text: String) -> String { String(text.filter { $0.isASCII && $0.isNumber }) }

  /// The FTS5 query of what a person typed: every word must occur, Han characters side by side, the last ASCII word also
  /// as a beginning. nil when nothing can be searched for.
  static func query(_ typed: String, column: String?) -> String? {
    let words = typed.split(whereSeparator: \.isWhitespace).compactMap { word -> String? in
      var tokens: [String] = []
      var isOpenEnded = false
      var letters = ""
      func flush() {
        let found = letters.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
        letters = ""
        guard let last = found.last else { return }
        tokens += found
        isOpenEnded = last.allSatisfy(\.isASCII)
      }
      // 。 behind a word is not looked for.
      let end = word.lastIndex { $0.isLetter || $0.isNumber }.map { word.index(after: $0) } ?? word.startIndex
      pieces(String(word[..<end])) { run, isLast in
        flush()
        for (first, second) in zip(run, run.dropFirst()) {
          var pair = String.UnicodeScalarView()
          pair.append(first)
          pair.append(second)
          tokens.append(String(pair))
        }
        isOpenEnded = false
        // Of a run that goes on the last one stands by itself; a single one may begin a pair.
        if !isLast || run.count == 1, let last = run.last { tokens.append(String(Character(last))) }
        if isLast, run.count == 1 { isOpenEnded = true }
      } other: {
        letters.unicodeScalars.append($0)
      }
      flush()
      guard !tokens.isEmpty else { return nil }
      return "\"" + tokens.joined(separator: " ") + "\"" + (isOpenEnded ? "*" : "")
    }
    guard !words.isEmpty else { return nil }
    let phrase = words.joined(separator: " AND ")
    return column.map { "{\($0)} : (\(phrase))" } ?? phrase
  }
}
