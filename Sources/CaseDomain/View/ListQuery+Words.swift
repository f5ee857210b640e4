extension ListFilter {
  /// The same filter with everything but text, queue and order as conditions: what a line of words is read as.
  public var normalised: ListFilter {
    var result = self
    var first: [Condition] = []
    if let state { first.append(Condition(.state, state.rawValue)) }
    if let kind { first.append(Condition(.kind, kind.rawValue)) }
    if let department { first.append(Condition(.department, department)) }
    if let category { first.append(Condition(.category, category)) }
    if since != nil || until != nil {
      first.append(Condition(.received, "\(since?.description ?? "")..\(until?.description ?? "")"))
    }
    (result.state, result.kind, result.department, result.category) = (nil, nil, nil, nil)
    (result.since, result.until, result.limit) = (nil, nil, nil)
    result.conditions = first + conditions
    return result
  }
}

extension ListQuery {
  /// The line that asks for a filter: read again it gives `filter.normalised`.
  /// - Parameter bare: without queue and order, for where these stand beside it.
  public func words(_ filter: ListFilter, _ language: Language, bare: Bool = false) -> String {
    let normal = filter.normalised
    var words: [String] = []
    if !bare, normal.queue != .all {
      words.append(self.words(normal.queue, language))
    }
    words += (normal.query ?? "").split { $0.isWhitespace || $0 == "\u{3000}" }.map { word(String($0)) }
    words += normal.conditions.map { self.words($0, language) }
    if !bare, normal.sort != .due || normal.descending {
      let order = [normal.sort.words] + (normal.descending ? [ListText.descending()] : [])
      words.append(ListText.fieldSort.text(language) + ":" + Bilingual.list(order)(language).replacing(", ", with: ","))
    }
    return words.joined(separator: " ")
  }

  /// `-主办:总务处、安全办`
  public func words(_ condition: Condition, _ language: Language) -> String {
    let values = condition.values.map { quoted(name($0, of: condition.field)(language)) }
    return (condition.excluded ? "-" : "") + condition.field.words(language) + ":"
      + values.joined(separator: language == .zh ? "、" : ",")
  }

  /// `队列:超期`
  func words(_ queue: Queue, _ language: Language) -> String {
    ListText.fieldQueue.text(language) + ":" + quoted(queue.words(language))
  }

  /// A value as people read it; whatever does not lead back to it stays the identifier.
  public func name(_ value: String, of field: FilterField) -> Bilingual {
    let option = field.options(organisation, initials: initials).first { $0.id == value }
    guard let words = option?.words ?? (field.takesDays ? DayWords.words(value) : nil) else { return Bilingual(value) }
    func leadsBack(_ text: String) -> Bool { (try? self.value(text, of: field)) == value }
    return Bilingual(leadsBack(words.zh) ? words.zh : value, leadsBack(words.en) ? words.en : value)
  }

  /// A value in quotes where blanks or signs would cut it.
  private func quoted(_ text: String) -> String {
    let cuts = text.contains {
      $0.isWhitespace || $0 == "\u{3000}" || Token.commas.contains($0) || Token.quotes.contains($0)
    }
    return cuts ? Self.inQuotes(text) : text
  }

  private func word(_ text: String) -> String {
    let looks = text.contains { Token.separators.contains($0) || Token.quotes.contains($0) }
    return looks ? Self.inQuotes(text) : text
  }

  private static func inQuotes(_ text: String) -> String {
    "\"" + text.replacing("＂", with: "\"").replacing("\"", with: "\"\"") + "\""
  }
}
