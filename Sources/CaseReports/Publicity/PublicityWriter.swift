import CaseDomain

/// 公示表: the published cases as an anonymised list for the wall and the website (S).
///
/// Rows are numbered by the list itself: a case's number tells the day it came in and its place in that day, stands on
/// the complainant's receipt and on every paper of the case, and leads whoever has seen one of those to the person.
public struct PublicityWriter {
  let organisation: Organisation
  let language: Language
  /// 公示时间
  let period: String

  public init(organisation: Organisation, language: Language = .zh, period: String) {
    self.organisation = organisation
    self.language = language
    self.period = period
  }

  /// A published case that stays out of the list, and why.
  public struct LeftOut: Sendable, Hashable {
    public var number: String
    /// Empty: it is closed no more.
    public var kinds: [Recognised]
    public var state: CaseState

    public var words: Bilingual {
      guard !kinds.isEmpty else { return PublicityText.reasonReopened(["state": state.words]) }
      return PublicityText.reasonRecognised(["kinds": .list(kinds.map(\.words))])
    }
  }

  public struct Row: Sendable, Hashable {
    public var received: String
    public var category: String
    public var text: String
    public var lead: String
    public var result: String
    public var closed: String

    /// What hangs on the wall, in the order of the columns.
    var cells: [String] { [received, category, text, lead, result, closed] }
  }

  public struct List: Sendable, Hashable {
    public var rows: [Row] = []
    public var leftOut: [LeftOut] = []
  }

  /// Looks at every text again: it may have been published under a laxer rule, or the case has learned names since.
  /// - Parameter cases: each with those whose words stand in it too.
  public func list(_ cases: [(target: Case, others: [Case])]) -> List {
    var list = List()
    for (target, others) in cases {
      guard let publication = target.publication else { continue }
      guard target.state == .closed else {
        list.leftOut.append(LeftOut(number: target.number, kinds: [], state: target.state))
        continue
      }
      let row = row(target, publication.what.text.shown)
      let check = PublicCheck(target, organisation: organisation, with: others)
      // The cells that are not the text are words of the office; still each of them passes the same eyes.
      let found = row.cells.flatMap { check($0) }
      guard found.isEmpty else {
        let kinds = found.map(\.kind).reduce(into: [Recognised]()) { if !$0.contains($1) { $0.append($1) } }
        list.leftOut.append(LeftOut(number: target.number, kinds: kinds, state: target.state))
        continue
      }
      list.rows.append(row)
    }
    return list
  }

  private func row(_ target: Case, _ text: String) -> Row {
    let zone = organisation.zone
    let none = say(.none)
    return Row(
      received: target.receivedAt.date(in: zone).description,
      category: target.category?.split(separator: "/").joined(separator: "·") ?? none, text: text, lead: lead(target),
      result: result(target) ?? none, closed: target.closing?.at.date(in: zone).description ?? none)
  }

  /// A department that is one class would name it: then the one above.
  private func lead(_ target: Case) -> String {
    var id = target.round?.lead
    while let current = id, let department = organisation.department(current) {
      let words = department.words(language)
      if PublicCheck.byShape(department.name).isEmpty, PublicCheck.byShape(words).isEmpty { return words }
      id = department.parent
    }
    return organisation.name
  }

  private func result(_ target: Case) -> String? {
    if target.settlement != nil { return ClosureKind.onTheSpot.words(language) }
    if target.closing?.what.kind == .carried || target.closing?.what.kind == .explained {
      return target.closing?.what.kind.words(language)
    }
    guard let result = target.round?.result?.what else { return target.closing?.what.kind.words(language) }
    return result.finding.words(language) + (language == .zh ? "，" : ", ") + result.resolved.words(language)
  }

  public func paper(_ list: List) -> Paper {
    let columns = [
      Paper.Column(say(.columnNumber), isNumber: true), Paper.Column(say(.columnReceived)),
      Paper.Column(say(.columnCategory)), Paper.Column(say(.columnText)), Paper.Column(say(.columnLead)),
      Paper.Column(say(.columnResult)), Paper.Column(say(.columnClosed)),
    ]
    let rows = list.rows.enumerated().map { index, row in
      (["\(index + 1)"] + row.cells).map { Paper.Span($0) }
    }
    let table = Paper.Table(id: "publicity", caption: "", columns: columns, rows: rows, notes: [say(.listNote)])
    return Paper(
      title: say(.title, ["organisation": organisation.name]),
      heads: [period, say(.heads, ["n": String(rows.count)])],
      sections: [Paper.Section(id: "publicity", heading: "", blocks: [.table(table)])])
  }

  private func say(_ text: PublicityText, _ arguments: [String: String] = [:]) -> String {
    text.text(language, arguments)
  }
}
