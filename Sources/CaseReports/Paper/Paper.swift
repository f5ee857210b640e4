/// 文稿: a bulletin, a printed form, a ledger, before it is text, Markdown, HTML, CSV or JSON.
///
/// A value: what is frozen when a bulletin is issued is this, and printing it again gives the same bytes.
public struct Paper: Sendable, Hashable, Codable {
  /// 标题
  public var title: String
  /// Under the title: 编号, 单位, 统计期, 统计截止.
  public var heads: [String]
  public var sections: [Section]
  /// 落款 and the head of the journal.
  public var foot: [String]

  public init(title: String, heads: [String] = [], sections: [Section] = [], foot: [String] = []) {
    self.title = title
    self.heads = heads
    self.sections = sections
    self.foot = foot
  }

  /// 一、……
  public struct Section: Sendable, Hashable, Codable {
    /// Stable, for scripts and for remarks: `flow`, `departments`.
    public var id: String
    public var heading: String
    public var blocks: [Block]

    public init(id: String, heading: String, blocks: [Block]) {
      self.id = id
      self.heading = heading
      self.blocks = blocks
    }
  }

  public enum Block: Sendable, Hashable, Codable {
    case paragraph([Span])
    case list([[Span]])
    case table(Table)
    /// A printed form: rows of one or two fields, each a label and what stands there.
    case fields([[Field]])
    /// 落款: the end of a letter, at the right.
    case ending([[Span]])
  }

  /// 栏目 of a form.
  public struct Field: Sendable, Hashable, Codable {
    public var label: String
    public var text: String

    public init(_ label: String, _ text: String) {
      self.label = label
      self.text = text
    }
  }

  /// A piece of a sentence; a figure knows the cases behind it.
  public struct Span: Sendable, Hashable, Codable {
    public var text: String
    /// nil: words, no figure.
    public var cases: [String]?
    /// So many cases more are counted in it and listed nowhere; nil: none.
    public var hidden: Int?

    public init(_ text: String, cases: [String]? = nil) {
      self.text = text
      self.cases = cases
    }
  }

  public struct Table: Sendable, Hashable, Codable {
    public var id: String
    public var caption: String
    public var columns: [Column]
    public var rows: [[Span]]
    /// Under the table: what was left out, and why; the least number for a ranking.
    public var notes: [String]

    public init(id: String, caption: String, columns: [Column], rows: [[Span]], notes: [String] = []) {
      self.id = id
      self.caption = caption
      self.columns = columns
      self.rows = rows
      self.notes = notes
    }
  }

  public struct Column: Sendable, Hashable, Codable {
    public var title: String
    /// Figures stand at the right.
    public var isNumber: Bool

    public init(_ title: String, isNumber: Bool = false) {
      self.title = title
      self.isNumber = isNumber
    }
  }

  /// All tables, in order.
  public var tables: [Table] {
    sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
  }
}

extension [Paper.Span] {
  /// The words alone.
  public var plain: String { map(\.text).joined() }
}

extension Paper {
  /// The same paper without some numbers: other words stand in their place, and no figure leads to them.
  /// - Parameter opening: figures still lead to them: for the screen of whoever may see them. Such a paper is not printed.
  public func withholding(_ numbers: Set<String>, as words: String, opening: Bool = false) -> Paper {
    guard !numbers.isEmpty else { return self }
    func clean(_ span: Span) -> Span {
      var span = span
      guard let cases = span.cases, !numbers.isDisjoint(with: cases) else { return span }
      for number in cases where numbers.contains(number) { span.text = span.text.replacing(number, words) }
      guard !opening else { return span }
      span.cases = cases.filter { !numbers.contains($0) }
      span.hidden = Set(cases).intersection(numbers).count
      return span
    }
    var paper = self
    for section in paper.sections.indices {
      paper.sections[section].blocks = paper.sections[section].blocks.map { block in
        switch block {
        case .paragraph(let spans): return .paragraph(spans.map(clean))
        case .fields, .ending: return block
        case .list(let items): return .list(items.map { $0.map(clean) })
        case .table(var table):
          table.rows = table.rows.map { $0.map(clean) }
          return .table(table)
        }
      }
    }
    return paper
  }
}

extension String {
  fileprivate func replacing(_ old: String, _ new: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.firstRange(of: old) {
      result += rest[..<range.lowerBound] + new
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
