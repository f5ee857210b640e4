/// 一行查询: a filter as one line of text, for the search line, saved views, the command line and `list --where`.
///
/// Words are looked for in the text. `字段:值` or `field=value` (also full-width) narrows; several values stand between
/// `、` or `,`; `-字段:值` and `字段!=值` exclude; what stands in quotes is a word whatever it looks like. `队列:超期` and
/// `排序:收到、倒序` choose the queue and the order. Fields and values are written in Chinese, in English or as
/// identifiers; departments, staff, categories and channels also by their pinyin initials where only one has them.
public struct ListQuery: Sendable {
  public let organisation: Organisation
  /// Pinyin initials by word, for what the organisation has none for (`FilterField.wordsWithoutInitials`).
  public let initials: [String: String]

  public init(_ organisation: Organisation, initials: [String: String] = [:]) {
    self.organisation = organisation
    self.initials = initials
  }

  /// What is wrong with a line: one sentence that names the word and what is possible.
  public struct Mistake: Error, Sendable, Hashable {
    public var word: String
    public var sentence: Bilingual
  }

  /// The filter that a line asks for, on top of another one: conditions are added, words are added to its query, queue
  /// and order are replaced where the line names them.
  public func filter(_ line: String, on base: ListFilter = ListFilter()) throws(Mistake) -> ListFilter {
    var result = base
    var words = base.query.map { $0.trimmed.isEmpty ? [] : [$0.trimmed] } ?? []
    for token in Token.tokens(of: line) {
      guard let part = token.part else {
        words.append(token.text)
        continue
      }
      switch Name(part.name) {
      case .field(let field): result.conditions.append(try condition(field, part))
      case .queue: result.queue = try queue(part)
      case .sort: (result.sort, result.descending) = try order(part)
      case nil where token.isPlainText: words.append(token.text)
      case nil:
        throw Mistake(
          word: part.name, sentence: ListText.unknownField(["word": Bilingual(part.name), "choices": Self.names]))
      }
    }
    let pieces = words.joined(separator: " ").split(whereSeparator: Token.isBlank)
    result.query = pieces.isEmpty ? nil : pieces.joined(separator: " ")
    return result
  }

  /// What a field name means.
  enum Name {
    case field(FilterField)
    case queue, sort

    init?(_ typed: String) {
      let typed = typed.folded
      func isNamed(_ text: ListText) -> Bool { typed == text.words.zh || typed == text.words.en }
      if isNamed(.fieldQueue) {
        self = .queue
      } else if isNamed(.fieldSort) {
        self = .sort
      } else if let field = FilterField(input: typed) ?? FilterField.otherNames[typed] {
        self = .field(field)
      } else {
        return nil
      }
    }
  }

  private static let names = Bilingual.list(
    FilterField.allCases.map(\.words) + [ListText.fieldQueue(), ListText.fieldSort()])

  // MARK: Values

  private func condition(_ field: FilterField, _ part: Token.Part) throws(Mistake) -> Condition {
    var values: [String] = []
    for word in part.values {
      let value = try value(word, of: field)
      if !values.contains(value) { values.append(value) }
    }
    guard !values.isEmpty else {
      throw Mistake(
        word: part.name, sentence: ListText.noValue(["field": field.words, "choices": choices(of: field)]))
    }
    return Condition(field, values, excluded: part.isExcluded)
  }

  /// The value that a word means for a field.
  public func value(_ word: String, of field: FilterField) throws(Mistake) -> String {
    let wanted = word.folded
    let arguments = ["field": field.words, "word": Bilingual(word)]
    if field.takesCount {
      let digits = wanted.trimmingPrefix(">").trimmingPrefix("≥").trimmingPrefix("=")
      if let count = Int(digits.hasSuffix("次") ? digits.dropLast() : digits), count >= 0 { return String(count) }
      throw Mistake(word: word, sentence: ListText.countWanted(arguments))
    }
    let options = field.options(organisation, initials: initials)
    if let found = try one(of: options, wanted, word) { return found }
    if field.takesDays {
      if let days = DayWords.value(wanted, zone: organisation.zone) { return days }
      let some = Bilingual.list(options.prefix(6).map(\.words))
      throw Mistake(word: word, sentence: ListText.daysWanted(arguments.merging(["choices": some]) { $1 }))
    }
    if field.takesText { return word }
    throw Mistake(
      word: word, sentence: ListText.unknownValue(arguments.merging(["choices": choices(of: field)]) { $1 }))
  }

  /// By identifier, by name, by initials: the first of these that finds anything has to find one.
  private func one(of options: [FilterOption], _ wanted: String, _ word: String) throws(Mistake) -> String? {
    if let option = options.first(where: { $0.id == wanted || $0.id == word }) { return option.id }
    let steps: [(FilterOption) -> Bool] = [
      { $0.words.zh.folded == wanted || $0.words.en.folded == wanted || $0.id.folded == wanted },
      { option in option.names.contains { $0.folded == wanted } }, { $0.initials?.folded == wanted },
    ]
    for matches in steps {
      let found = options.filter(matches)
      if found.count == 1 { return found[0].id }
      if found.count > 1 {
        let names = found.map { option in
          let isUnique = found.filter { $0.words.zh == option.words.zh }.count == 1
          return isUnique ? option.words : Bilingual(option.id)
        }
        throw Mistake(
          word: word, sentence: ListText.ambiguousValue(["word": Bilingual(word), "choices": .list(names)]))
      }
    }
    return nil
  }

  private func choices(of field: FilterField) -> Bilingual {
    let options = field.options(organisation, initials: initials)
    let shown = options.prefix(14).map(\.words)
    if field.takesCount { return "2" }
    return .list(shown + (options.count > 14 ? ["…"] : []))
  }

  private func queue(_ part: Token.Part) throws(Mistake) -> Queue {
    let word = part.values.first ?? ""
    if part.values.count == 1, let queue = Queue(input: word.folded) { return queue }
    throw mistake(word, .fieldQueue, Queue.choices)
  }

  private func order(_ part: Token.Part) throws(Mistake) -> (ListFilter.Sort, Bool) {
    var sort: ListFilter.Sort?
    var descending = false
    for word in part.values {
      let typed = word.folded
      let isBackwards = typed.hasPrefix("-")
      if typed == ListText.descending.words.zh || typed == ListText.descending.words.en || typed == "desc" {
        descending = true
      } else if let found = ListFilter.Sort(input: isBackwards ? String(typed.dropFirst()) : typed) {
        sort = found
        descending = descending || isBackwards
      } else {
        throw mistake(word, .fieldSort, .list([ListFilter.Sort.choices, ListText.descending()]))
      }
    }
    guard sort != nil || descending else { throw mistake("", .fieldSort, ListFilter.Sort.choices) }
    return (sort ?? .due, descending)
  }

  private func mistake(_ word: String, _ field: ListText, _ choices: Bilingual) -> Mistake {
    let phrase: ListText = word.isEmpty ? .noValue : .unknownValue
    return Mistake(word: word, sentence: phrase(["field": field(), "word": Bilingual(word), "choices": choices]))
  }
}

extension FilterField {
  /// What people also call a field, folded.
  static let otherNames: [String: FilterField] = [
    "主办部门": .department, "部门": .department, "lead": .department, "协办部门": .with, "办理状态": .state, "类型": .kind,
    "诉求类别": .kind, "来源": .channel, "紧急程度": .urgency, "登记": .registeredBy, "经办": .handler, "承办人": .handler,
    "包案": .adoptedBy, "时限": .due, "限期": .due, "收到时间": .received, "收件": .received, "重办": .rework,
    "满意": .satisfaction, "销号": .closure, "回访": .outcome, "calls": .attempts, "可由我回访": .callable, "可回访": .callable,
    "上级编号": .upstream,
  ]
}

extension String {
  /// Full-width letters, digits and signs as ASCII, lower case.
  var folded: String {
    let narrow = unicodeScalars.map { scalar -> Unicode.Scalar in
      (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }
    return String(String.UnicodeScalarView(narrow)).asciiLowercased
  }
}
