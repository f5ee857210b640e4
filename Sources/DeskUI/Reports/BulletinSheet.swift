import CaseDomain

/// A bulletin as a text to read: the draft of a period, or one that was issued.
public struct BulletinSheet: Sendable, Hashable {
  public var period: Period
  /// What it was laid out for.
  public var columns: Int
  public var rows: [String]
  /// Figures that stand in a row, by its place.
  public var figures: [Int: [Figure]]
  /// 通报〔2026〕11号 of this period, the latest; nil: none was issued.
  public var issued: IssuedEntry?
  /// The frozen one rather than the draft.
  public var isFrozen: Bool
  /// 说明 by section (`BulletinText.sections`).
  public var remarks: [String: String]

  /// 数: what it is called there, and the cases behind it.
  public struct Figure: Sendable, Hashable {
    public var label: String
    /// Those the reader may open.
    public var cases: [String]
    /// So many more it counts that stand on no paper, and so many that are not this reader's to see.
    public var withheld: Int
    public var unseen: Int

    public init(label: String, cases: [String], withheld: Int = 0, unseen: Int = 0) {
      self.label = label
      self.cases = cases
      self.withheld = withheld
      self.unseen = unseen
    }

    /// How many it counts and does not open.
    var closed: Int { withheld + unseen }
  }

  public init(
    period: Period, columns: Int, rows: [String], figures: [Int: [Figure]] = [:], issued: IssuedEntry?, isFrozen: Bool,
    remarks: [String: String] = [:]
  ) {
    self.period = period
    self.columns = columns
    self.rows = rows
    self.figures = figures
    self.issued = issued
    self.isFrozen = isFrozen
    self.remarks = remarks
  }
}

/// One bulletin that was issued.
public struct IssuedEntry: Sendable, Hashable {
  public var year: Int
  public var number: Int
  /// 〔2026〕11号
  public var title: String
  public var period: Period
  public var at: Instant
  /// Staff id
  public var by: String
  /// The title of what it corrects.
  public var corrects: String?

  public init(
    year: Int, number: Int, title: String, period: Period, at: Instant, by: String, corrects: String? = nil
  ) {
    self.year = year
    self.number = number
    self.title = title
    self.period = period
    self.at = at
    self.by = by
    self.corrects = corrects
  }
}
