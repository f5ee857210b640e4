import CaseDomain
import TermGrid

/// 台账打印: a book as a paper: one table with 序号 in front, in the columns offices use.
public struct BookWriter {
  let book: Book
  let context: RuleContext
  let department: String?
  let language: Language
  /// The widest a cell may be, in columns; nil: whole, for what is printed.
  let clipping: Int?

  public init(
    _ book: Book, in context: RuleContext, department: String? = nil, language: Language = .zh, clipping: Int? = nil
  ) {
    self.clipping = clipping
    self.book = book
    self.context = context
    self.department = department
    self.language = language
  }

  public func paper() -> Paper {
    let organisation = context.organisation
    var heads = [
      say(.headPeriod, ["from": day(book.period.first), "to": day(book.period.last)])
    ]
    if let department {
      heads.append(say(.headDepartment, ["name": organisation.name(ofDepartment: department)(language)]))
    }
    let blocks: [Paper.Block] = book.rows.isEmpty ? [.paragraph([Paper.Span(say(.empty))])] : [.table(table)]
    var foot = [
      say(
        .printed,
        [
          "by": organisation.name(ofStaff: context.actor.id)(language),
          "at": context.now.shown(in: organisation.zone),
        ])
    ]
    if context.actor.roles.isDisjoint(with: [.clerk, .principal, .supervisor]) { foot.append(say(.printedMasked)) }
    return Paper(
      title: say(.title, ["organisation": organisation.name, "book": book.kind.words(language)]), heads: heads,
      sections: [Paper.Section(id: book.kind.rawValue, heading: "", blocks: blocks)], foot: foot)
  }

  private var table: Paper.Table {
    Paper.Table(
      id: book.kind.rawValue, caption: "",
      columns: [Paper.Column(say(.columnSerial), isNumber: true)]
        + book.columns.map { Paper.Column($0.words(language), isNumber: $0.isNumber) },
      rows: book.rows.enumerated().map { index, row in
        [Paper.Span(String(index + 1), cases: row.cases.isEmpty ? nil : row.cases)]
          + row.cells.map { Paper.Span(clipped($0(language))) }
      }, notes: book.notes.map { $0(language) })
  }

  private func clipped(_ text: String) -> String {
    guard let clipping else { return text }
    return CellWidth.standard.truncate(Sanitize.line(text), to: clipping)
  }

  private func say(_ text: BookText, _ arguments: [String: String] = [:]) -> String {
    text.text(language, arguments)
  }

  private func day(_ date: CivilDate) -> String {
    language == .zh ? "\(date.year)年\(date.month)月\(date.day)日" : date.description
  }
}
