extension CaseFacts {
  /// 历史导入: came with its official answer; outside all figures.
  public var isHistory: Bool { imported && closings.first?.kind == .imported }

  /// 并案: handled, or being handled, with another case, as it stood just before a moment.
  public func isMember(before moment: Instant) -> Bool {
    let known = stages.filter { $0.at < moment }
    guard let merged = known.lastIndex(where: { $0.state == .merged }) else { return false }
    // 拆案, 主案终止 and 重开 make it a case of its own again.
    return !known[merged...].contains { $0.state == .accepted }
  }

  /// The facts as they stood just before a moment, where something that is no dated list was changed since: labels, who
  /// leads, who signed. So a period that is over keeps its figures when a category is corrected or another department
  /// takes over afterwards.
  public func asKnown(before moment: Instant) -> CaseFacts {
    let labels = (past ?? []).filter { $0.until >= moment }
    let isLater = stints.contains { $0.from >= moment || ($0.signings.last.map { $0.at >= moment } ?? false) }
    let wasCharged = duties.contains { $0.before?.last.map { $0.until >= moment } ?? false }
    guard !labels.isEmpty || isLater || wasCharged else { return self }
    var facts = self
    // The latest change first: what remains is what held at the moment.
    for was in labels.reversed() { facts.restore(was) }
    facts.stints = stints.filter { $0.from < moment }.map { stint in
      var stint = stint
      stint.signings.removeAll { $0.at >= moment }
      if let to = stint.to, to >= moment { stint.to = nil }
      return stint
    }
    for index in facts.duties.indices {
      if let was = duties[index].before?.first(where: { $0.until >= moment }) {
        facts.duties[index].department = was.value
      }
      facts.duties[index].handler = facts.handler(ofRound: duties[index].round)
    }
    return facts
  }

  private mutating func restore(_ was: Was) {
    switch was.label {
    case .kind: kind = was.value.flatMap(CaseKind.init(rawValue:)) ?? kind
    case .category: category = was.value
    case .urgency: urgency = was.value.flatMap(Urgency.init(rawValue:)) ?? urgency
    case .overLevel: overLevel = was.value != nil
    case .object: object = was.value
    case .person: person = was.value
    case .department: break
    }
  }
}
