import CaseDomain
import TermGrid

/// The columns of a list, chosen by the width it has: the subject takes what the others leave.
struct ListColumns {
  enum Column: Hashable {
    case number, mark, kind, urgency, category, subject, state, lead, round, received, registeredBy, changed, due
  }

  struct Placed {
    let column: Column
    let start: Int
    let width: Int
  }

  let placed: [Placed]
  private let showsWhat: Bool

  init(_ width: Int, numbers: Int, _ desk: DeskContext) {
    let isChinese = desk.language == .zh
    showsWhat = width >= 150
    var columns: [Column] = [.number, .mark, .subject, .state, .due]
    func insert(_ column: Column, before other: Column) {
      if let index = columns.firstIndex(of: other) { columns.insert(column, at: index) }
    }
    if width >= (isChinese ? 74 : 96) { insert(.kind, before: .subject) }
    if width >= 72 { insert(.lead, before: .due) }
    if width >= 100 {
      insert(.urgency, before: .subject)
      insert(.category, before: .subject)
      insert(.round, before: .due)
    }
    if width >= 130 {
      insert(.received, before: .due)
      insert(.registeredBy, before: .due)
    }
    if width >= 144 { insert(.changed, before: .due) }
    let what = isChinese ? 9 : 10
    func fixed(_ column: Column) -> Int {
      switch column {
      case .number: min(max(15, numbers), 20)
      case .mark: RowText.markWidth(desk)
      case .kind: isChinese ? 4 : 9
      case .urgency: isChinese ? 4 : 8
      case .category: width >= 150 ? 18 : 10
      case .subject: 0
      case .state: isChinese ? 8 : 10
      case .lead: width >= 150 ? 14 : isChinese ? 8 : 10
      case .round: isChinese ? 2 : 5
      case .received, .changed: 11
      case .registeredBy: isChinese ? 8 : 10
      case .due: width >= 150 ? 11 + what : 11
      }
    }
    let taken = columns.reduce(0) { $0 + fixed($1) + 1 }
    var start = 1
    placed = columns.map { column in
      let own = column == .subject ? max(8, width - taken - 1) : fixed(column)
      defer { start += own + 1 }
      return Placed(column: column, start: start, width: own)
    }
  }

  func title(_ column: Column, _ language: Language) -> String {
    let words: Bilingual =
      switch column {
      case .number: DeskText.columnNumber()
      case .mark: DeskText.columnMark()
      case .kind: FieldName.kind.words
      case .urgency: FilterField.urgency.words
      case .category: FilterField.category.words
      case .subject: FieldName.subject.words
      case .state: DeskText.columnState()
      case .lead: FilterField.department.words
      case .round: ListText.columnRound()
      case .received: FilterField.received.words
      case .registeredBy: FilterField.registeredBy.words
      case .changed: FilterField.changed.words
      case .due: DeskText.columnDue()
      }
    return words(language)
  }

  func text(_ column: Column, _ text: RowText) -> String {
    let language = text.desk.language
    let row = text.row
    switch column {
    case .number: return row.number
    case .mark: return text.markText
    case .kind: return row.kind.words(language)
    case .urgency: return text.urgency
    case .category:
      // Half a word of the second level says less than the first level alone.
      guard let category = row.category else { return "" }
      let width = placed.first { $0.column == .category }?.width ?? 0
      let fits = text.desk.settings.cellWidth.columns(of: category) <= width
      return fits ? category : String(category.prefix { $0 != "/" })
    case .subject:
      let isApart = placed.contains { $0.column == .urgency }
      return text.signs(withUrgency: !isApart) + text.subject
    case .state: return row.state.words(language)
    case .lead: return text.lead
    case .round: return row.round > 0 ? "\(row.round)" : ""
    case .received: return text.rules.brief(row.receivedAt)(language)
    case .registeredBy: return text.rules.organisation.name(ofStaff: row.registeredBy)(language)
    case .changed: return text.rules.brief(row.lastChange)(language)
    case .due:
      return showsWhat && !text.due.isEmpty
        ? text.desk.settings.cellWidth.fit(text.dueWhat, to: language == .zh ? 8 : 9) + " " + text.due : text.due
    }
  }

  static func isPressing(_ column: Column) -> Bool { column == .mark || column == .due || column == .urgency }
}

extension Grid {
  /// Underlines where words of a search stand in a text that was drawn at a place.
  mutating func highlight(_ words: [String], in text: String, row: Int, column: Int, width: Int) {
    let shown = Array(cellWidth.fit(text, to: width))
    let folded = shown.map { String($0).lowercased() }
    for word in words {
      let wanted = word.map { String($0).lowercased() }
      guard !wanted.isEmpty, wanted.count <= folded.count else { continue }
      var index = 0
      while index + wanted.count <= folded.count {
        guard folded[index..<index + wanted.count].elementsEqual(wanted) else {
          index += 1
          continue
        }
        let start = cellWidth.columns(of: String(shown[..<index]))
        let columns = cellWidth.columns(of: String(shown[index..<index + wanted.count]))
        restyle(row: row, column: column + start, width: columns, style: .match)
        index += wanted.count
      }
    }
  }
}
