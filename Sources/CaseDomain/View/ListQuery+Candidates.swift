extension ListQuery {
  /// What the last word of a line may mean: `zwc` → 主办:总务处.
  public struct Candidate: Sendable, Hashable {
    /// Shown, and written instead of the last word.
    public var text: String
    /// The whole line with it, ready for the next word.
    public var line: String
    /// Only a field's name so far: a value has to follow.
    public var isField: Bool
  }

  /// What can be made of the last word, best first: by identifier, names and pinyin initials.
  public func candidates(for line: String, _ language: Language, limit: Int = 8) -> [Candidate] {
    guard let open = Token.read(line).open, let token = Token.tokens(of: String(line[open...])).last else { return [] }
    let before = String(line[..<open])
    var found: [(rank: Int, text: String, isField: Bool)] = []
    if let part = token.part {
      let sign = part.isExcluded ? "-" : ""
      let last = token.endsOpen ? "" : part.values.last ?? ""
      let kept = token.endsOpen ? part.values : Array(part.values.dropLast())
      switch Name(part.name) {
      case .field(let field):
        let head = sign + field.words(language) + ":"
        let start = kept.map { value in
          (try? self.value(value, of: field)).map { name($0, of: field)(language) } ?? value
        }
        for (rank, option) in matches(last, in: field) {
          let values = (start + [option]).map { words(Condition(field, $0), language, of: field) }
          found.append((rank, head + values.joined(separator: language == .zh ? "、" : ","), false))
        }
      case .queue:
        found = Queue.allCases.compactMap { queue in
          rank(last, FilterOption(queue)).map {
            ($0, words(queue, language), false)
          }
        }
      case .sort:
        found = ListFilter.Sort.allCases.compactMap { sort in
          rank(last, FilterOption(sort)).map {
            ($0, ListText.fieldSort.text(language) + ":" + sort.words(language), false)
          }
        }
      case nil: return []
      }
    } else {
      found = anything(token.text, language)
    }
    let sorted = found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(
      \.element)
    return sorted.prefix(limit).map {
      Candidate(text: $0.text, line: before + $0.text + ($0.isField ? "" : " "), isField: $0.isField)
    }
  }

  /// A word without a field may be a value of any of these, or the beginning of a field.
  private func anything(_ typed: String, _ language: Language) -> [(rank: Int, text: String, isField: Bool)] {
    let isExcluded = typed.hasPrefix("-") && typed.count > 1
    let sign = isExcluded ? "-" : ""
    let typed = isExcluded ? String(typed.dropFirst()) : typed
    var found: [(rank: Int, text: String, isField: Bool)] = []
    let fields: [FilterField] = [
      .department, .category, .handler, .registeredBy, .state, .kind, .channel, .urgency, .sensitive, .with,
    ]
    for field in fields {
      for (rank, option) in matches(typed, in: field) {
        found.append((rank + (field == .with ? 3 : 0), sign + words(Condition(field, option), language), false))
      }
    }
    if !isExcluded {
      for queue in Queue.allCases {
        guard let rank = rank(typed, FilterOption(queue)) else { continue }
        found.append((rank + 1, words(queue, language), false))
      }
    }
    let wanted = typed.folded
    for field in FilterField.allCases where field.words.zh.hasPrefix(wanted) || field.words.en.hasPrefix(wanted) {
      found.append(
        (field.words.zh == wanted || field.words.en == wanted ? 0 : 1, sign + field.words(language) + ":", true))
    }
    return found
  }

  private func words(_ condition: Condition, _ language: Language, of field: FilterField) -> String {
    String(words(condition, language).dropFirst(field.words(language).count + 1))
  }

  private func matches(_ typed: String, in field: FilterField) -> [(rank: Int, id: String)] {
    field.options(organisation, initials: initials).compactMap { option in rank(typed, option).map { ($0, option.id) } }
  }

  /// 0: exactly that, 1: begins like that, 2: contains it; nil: something else.
  private func rank(_ typed: String, _ option: FilterOption) -> Int? {
    let wanted = typed.folded
    if wanted.isEmpty { return 1 }
    let keys = ([option.id, option.words.zh, option.words.en] + option.names + [option.initials ?? ""]).map(\.folded)
    if keys.contains(wanted) { return 0 }
    if keys.contains(where: { $0.hasPrefix(wanted) }) { return 1 }
    let isHan = wanted.unicodeScalars.contains { $0.value > 0x2E80 }
    return isHan && option.words.zh.contains(wanted) ? 2 : nil
  }
}

extension ListQuery.Token {
  /// A value is still to come: `主办:` or `主办:总务处、`.
  var endsOpen: Bool {
    guard let last = letters.last, !last.isQuoted else { return false }
    return Self.separators.contains(last.character) || Self.commas.contains(last.character)
  }
}
