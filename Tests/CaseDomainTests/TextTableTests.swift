import Testing

@testable import CaseDomain

/// The text table: both languages complete, Chinese written as Chinese is.
struct TextTableTests {
  /// Every text a person sees: of the phrases, and the words of every term.
  static let texts: [(name: String, words: Bilingual)] = phrases + terms

  static let phrases: [(name: String, words: Bilingual)] = allPhrases.flatMap { entries(of: $0) }

  private static func entries<P: Phrase>(of type: P.Type) -> [(name: String, words: Bilingual)] {
    type.allCases.map { ("\(type).\($0.rawValue)", $0.words) }
  }

  private static func entries<T: Term>(of type: T.Type) -> [(name: String, words: Bilingual)] {
    type.allCases.map { ("\(type).\($0.rawValue)", $0.words) }
  }

  static let terms: [(name: String, words: Bilingual)] =
    entries(of: Action.self) + entries(of: ChangeType.self) + entries(of: CaseKind.self) + entries(of: CaseState.self)
    + entries(of: Urgency.self) + entries(of: Level.self) + entries(of: Relation.self)
    + entries(of: SensitiveMark.self) + entries(of: Role.self) + entries(of: Clock.self) + entries(of: Finding.self)
    + entries(of: Resolution.self) + entries(of: Satisfaction.self) + entries(of: FollowUpOutcome.self)
    + entries(of: ContactMethod.self) + entries(of: AnswerMethod.self) + entries(of: HandlingStep.self)
    + entries(of: SupervisionLevel.self) + entries(of: ClosureKind.self) + entries(of: SpotCheckMethod.self)
    + entries(of: LinkKind.self) + entries(of: AttachmentKind.self) + entries(of: Initiative.self)
    + entries(of: FieldName.self) + entries(of: Queue.self) + entries(of: FilterField.self)
    + entries(of: ListFilter.Sort.self) + options

  /// What a condition can be given besides the words of terms and the names of the organisation.
  private static let options =
    (FilterOption.flags + [.nothing, .me, .mine, .others, .system, .overdue] + FilterOption.requests
    + FilterOption.days).map { ("FilterOption.\($0.id)", $0.words) }

  static func isHan(_ c: Character) -> Bool {
    c.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) || (0x3400...0x4DBF).contains($0.value) }
  }

  private static func placeholders(_ text: String) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      found.append(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return found
  }

  @Test func thereAreTexts() {
    #expect(Self.phrases.count > 150)
    #expect(Self.terms.count > 250)
    #expect(allPhrases.count == Set(allPhrases.map { "\($0)" }).count)
  }

  @Test func bothLanguagesStand() {
    for (name, words) in Self.texts {
      #expect(!words.zh.trimmed.isEmpty, "\(name)")
      #expect(!words.en.trimmed.isEmpty, "\(name)")
      #expect(!words.en.contains(where: Self.isHan) || Self.quotesChinese.contains(name), "\(name): \(words.en)")
      for part in ["TODO", "FIXME", "\u{FFFD}", "  "] {
        #expect(!words.zh.contains(part), "\(name)")
        #expect(!words.en.contains(part), "\(name)")
      }
    }
  }

  /// English sentences that show how to type a Chinese value, or keep a Chinese term on purpose.
  static let quotesChinese: Set<String> = [
    "RefusalText.pointMalformed", "RefusalText.pointsWithoutVerdict", "ComfortText.chinese",
  ]

  /// A few Chinese texts need no Han character: punctuation and shapes are the same in every language.
  /// The name of a language is written in that language.
  static let withoutHan: Set<String> = ["ComfortText.english"]

  @Test func chineseIsChinese() {
    for (name, words) in Self.texts where !Self.withoutHan.contains(name) {
      let onlyShapes = !words.zh.contains { $0.isLetter && !Self.isHan($0) && !"{}".contains($0) }
      let filled = Self.placeholders(words.zh).reduce(words.zh) { $0.replacing("{\($1)}", with: "") }
      let hasLetters = filled.contains(where: \.isLetter)
      #expect(filled.contains(where: Self.isHan) || !hasLetters || onlyShapes, "\(name): \(words.zh)")
    }
    for (name, words) in Self.terms { #expect(words.zh.contains(where: Self.isHan), "\(name)") }
  }

  /// Which placeholder is used may differ in order and number, but not in kind: `{action}` twice is still `{action}`.
  @Test func thePlaceholdersAreTheSame() {
    for (name, words) in Self.texts {
      #expect(Set(Self.placeholders(words.zh)) == Set(Self.placeholders(words.en)), "\(name)")
      for text in [words.zh, words.en] {
        let open = text.filter { $0 == "{" }.count
        #expect(open == text.filter { $0 == "}" }.count && open == Self.placeholders(text).count, "\(name)")
        for placeholder in Self.placeholders(text) {
          #expect(placeholder.allSatisfy { $0.isASCII && $0.isLetter || $0.isNumber }, "\(name): \(placeholder)")
        }
      }
    }
  }

  @Test func chinesePunctuationIsFullWidth() {
    for (name, words) in Self.texts {
      let text = Array(words.zh)
      for index in text.indices where ",;:()?!".contains(text[index]) {
        let before = index > 0 && Self.isHan(text[index - 1])
        let after = index + 1 < text.count && Self.isHan(text[index + 1])
        #expect(!(before || after), "\(name): \(words.zh)")
      }
    }
  }

  @Test func refusalsSayWhatToDo() {
    // One sentence, ended; parts of sentences are not refusals of their own.
    let parts: Set<RefusalText> = [.leadHandlerOf, .leadHandler, .coHandler, .whoeverSees]
    for text in RefusalText.allCases where !parts.contains(text) {
      #expect(text.words.zh.hasSuffix("。"), "\(text)")
      #expect(text.words.en.hasSuffix("."), "\(text)")
      #expect(text.words.zh.filter { $0 == "。" }.count == 1, "one sentence: \(text)")
    }
  }

  @Test func argumentsAreFilledInOnePass() {
    let phrase = Bilingual("{a}与{b}", "{a} and {b}")
    let filled = phrase.filled(["a": Bilingual("{b}"), "b": Bilingual("二", "two")])
    #expect(filled == Bilingual("{b}与二", "{b} and two"))
    #expect(Bilingual.fill("没有{名", [:]) == "没有{名")
    #expect(Bilingual.fill("{无}", [:]) == "{无}")
    #expect(Bilingual.list([Bilingual("甲", "A"), Bilingual("乙", "B")]) == Bilingual("甲、乙", "A, B"))
  }

  // MARK: - Terms

  @Test func termsAreTypedInBothLanguagesAndById() {
    func check<T: Term>(_ type: T.Type) {
      for term in T.allCases {
        #expect(T(input: term.rawValue) == term)
        #expect(T(input: term.words.zh) == term, "\(type) \(term.words.zh)")
        #expect(T(input: term.words.en.uppercased()) == term, "\(type) \(term.words.en)")
      }
      #expect(T(input: "没有这个") == nil)
      #expect(T(input: "") == nil)
    }
    check(Action.self)
    check(CaseKind.self)
    check(CaseState.self)
    check(Urgency.self)
    check(Level.self)
    check(Relation.self)
    check(SensitiveMark.self)
    check(Role.self)
    check(Clock.self)
    check(Finding.self)
    check(Resolution.self)
    check(Satisfaction.self)
    check(FollowUpOutcome.self)
    check(ContactMethod.self)
    check(AnswerMethod.self)
    check(HandlingStep.self)
    check(SupervisionLevel.self)
    check(ClosureKind.self)
    check(SpotCheckMethod.self)
    check(LinkKind.self)
    check(AttachmentKind.self)
    check(Initiative.self)
    check(Queue.self)
    check(FilterField.self)
    check(ListFilter.Sort.self)
  }

  @Test func optionsAreTheFieldNames() {
    #expect(FieldName.objectDepartment.option == "object-department")
    #expect(FieldName.newCase.option == "case")
    #expect(FieldName.linkAs.option == "as")
    for field in FieldName.allCases { #expect(FieldName(option: field.option) == field) }
    #expect(Set(FieldName.allCases.map(\.option)).count == FieldName.allCases.count)
  }
}
