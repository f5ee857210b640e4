import CaseDomain

/// 通报的数: everything a bulletin says, as numbers with the cases behind them, before there is a sentence.
///
/// Pure: the same facts, period and cut-off give the same numbers.
public struct BulletinNumbers: Sendable {
  public var period: Period
  public var window: Window
  public var stock: Stock
  /// 上期 and 上年同期: what was received and closed.
  public var previous: Stock
  public var yearBefore: Stock
  /// As far as they are compared: while the period goes on, no further than it has come.
  public var previousWindow: Window
  public var yearWindow: Window
  /// Since when there are cases in the store at all; nil: not known, or long before.
  public var begins: Instant?
  /// Years of the working days counted here for which no holidays are known (domain §4).
  public var yearsWithoutHolidays: [Int]
  public var indicators: [IndicatorRow]
  public var durations: Durations
  /// 历史导入 of the period, from receipt to answer.
  public var history: Durations
  /// 历史导入件 that were received, answered or imported in the period, by the month of their answer and by category.
  public var historyMonths: [HistoryRow]
  public var historyCategories: [HistoryRow]
  /// Of those, all with a duration; and how many there are altogether.
  public var historyAll: Durations
  public var historyTouched: [String]
  /// Of a quarter or longer, month by month; each as its own bulletin has it.
  public var months: [MonthRow]
  public var channels: [Share]
  public var kinds: [Share]
  /// First level.
  public var categories: [Share]
  public var departments: [DepartmentRow]
  /// 超时: handling that was late in the period or is late at its end.
  public var late: [LateCase]
  /// 各环节超期, whoever is charged with them; those of 办理 and 重办 too.
  public var lapses: [Lapse]
  /// 退办 of the period: the cases, each time, and how many of the times were 不予销号.
  public var reworked: [String]
  public var reworkTimes: [String]
  public var refusals: [String]
  /// 销号 and 重开 made in the period, each time.
  public var closings: [String]
  public var reopenings: [String]
  /// Ended in the period, and opened again after its cut-off, as far as is known now.
  public var reopenedSince: [String]
  /// 解释说明 granted in the period for what the complainant had said, and what was counted, before it.
  public var explainedLater: [String]
  /// 重复诉求 of the period: closed cases whose matter came back in it, within the days that count.
  public var repeated: [String]
  /// Found out in the period to have come back within the days, after they had been judged to hold.
  public var repeatedUnnoticed: [String]
  /// 投诉 and 举报 of the period that name no department, with who led them last.
  public var unnamed: [Accountable]
  /// The department whose part this is; nil: everything that was given.
  public var root: String?
  /// 口径: which part of everything is counted.
  public var slice: Slice
  /// 承办人: everybody whose name stands on what was judged.
  public var handlers: [HandlerRow]
  /// 整改: open, and closed in the period.
  public var rectificationOpen: [String]
  public var rectificationLate: [String]
  public var rectificationClosed: [String]
  /// Of those open: found not in place at their 验收, and not decided since.
  public var rectificationFailed: [String]
  /// 责任追究 of the period: one entry each time, with the department of whom it is about, as in 考核.
  public var accountabilities: [Accountable]
  /// 挂牌督办 ordered in the period.
  public var listed: [String]
  /// 已约谈: departments that were talked to in the period, each time.
  public var talkedTo: [String]
  /// 预警 of the period; nil: they may not be told of.
  public var warnings: [ToldWarning]?
  public var rules: NumbersPolicy
  /// Of one working day, for durations.
  public var calendar: WorkCalendar

  /// One indicator in its variants.
  public struct IndicatorRow: Sendable {
    public var indicator: Indicator
    public var figure: Figure
    public var first: Figure
    public var rework: Figure
    public var withoutExplained: Figure
    public var previous: Figure
    public var yearBefore: Figure
  }

  /// 逐月
  public struct MonthRow: Sendable {
    public var period: Period
    public var stock: Stock
    /// Closings made in the month.
    public var closings: [String]
    public var onTime: Figure
    public var satisfaction: Figure
  }

  /// 历史导入件 of one month of answer, or of one category; empty: none noted.
  public struct HistoryRow: Sendable {
    public var name: String
    public var durations: Durations
  }

  /// A share of what was received.
  public struct Share: Sendable {
    /// Channel id, kind or category; empty: none noted.
    public var id: String
    public var name: Bilingual
    public var cases: [String]
    public var before: Int
    public var yearBefore: Int
  }

  /// 承办人: who signed for it is charged with it.
  public struct HandlerRow: Sendable {
    public var id: String
    public var name: String
    public var departments: [String]
    public var onTime: Figure
    public var resolution: Figure
    public var satisfaction: Figure
    public var reworks: Figure
    public var durations: Durations
  }

  public struct Accountable: Sendable, Hashable {
    public var number: String
    public var department: String?
  }

  public struct LateCase: Sendable, Hashable {
    public var number: String
    public var department: String?
    public var due: Instant
    /// nil: not done by the cut-off.
    public var done: Instant?
    /// It was late before the period, and is in the 超期率 of an earlier one.
    public var isCounted: Bool
    /// 报结果: since when the result waits for its review; nil: it does not.
    public var inReviewSince: Instant?
    /// 超时: working seconds after its date for which the clock ran. What lies in review is not charged to who handled it
    /// (domain §4), nor is a suspension.
    public var overdue: Int64
  }
}
