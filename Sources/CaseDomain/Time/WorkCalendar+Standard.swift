extension WorkCalendar {
  /// What ships: the State Council's years 2025 and 2026, standard hours, Beijing time (domain §4).
  public static let standard = WorkCalendar(years: [year2025, year2026])

  private static let year2025 = Year(
    year: 2025, source: "国务院办公厅关于2025年部分节假日安排的通知",
    holidays: [
      off("元旦", 2025, (1, 1), (1, 1)),
      off("春节", 2025, (1, 28), (2, 4)),
      off("清明节", 2025, (4, 4), (4, 6)),
      off("劳动节", 2025, (5, 1), (5, 5)),
      off("端午节", 2025, (5, 31), (6, 2)),
      off("国庆节、中秋节", 2025, (10, 1), (10, 8)),
    ].compactMap(\.self),
    makeUpDays: [
      work("春节", 2025, 1, 26), work("春节", 2025, 2, 8),
      work("劳动节", 2025, 4, 27),
      work("国庆节、中秋节", 2025, 9, 28), work("国庆节、中秋节", 2025, 10, 11),
    ].compactMap(\.self))

  private static let year2026 = Year(
    year: 2026, source: "国务院办公厅关于2026年部分节假日安排的通知",
    holidays: [
      off("元旦", 2026, (1, 1), (1, 3)),
      off("春节", 2026, (2, 15), (2, 23)),
      off("清明节", 2026, (4, 4), (4, 6)),
      off("劳动节", 2026, (5, 1), (5, 5)),
      off("端午节", 2026, (6, 19), (6, 21)),
      off("中秋节", 2026, (9, 25), (9, 27)),
      off("国庆节", 2026, (10, 1), (10, 7)),
    ].compactMap(\.self),
    makeUpDays: [
      work("元旦", 2026, 1, 4),
      work("春节", 2026, 2, 14), work("春节", 2026, 2, 28),
      work("劳动节", 2026, 5, 9),
      work("国庆节", 2026, 9, 20), work("国庆节", 2026, 10, 10),
    ].compactMap(\.self))

  private static func off(_ name: String, _ year: Int, _ from: (Int, Int), _ to: (Int, Int)) -> Holiday? {
    guard let first = CivilDate(year: year, month: from.0, day: from.1),
      let last = CivilDate(year: year, month: to.0, day: to.1)
    else { return nil }
    return Holiday(name: name, from: first, to: last)
  }

  private static func work(_ name: String, _ year: Int, _ month: Int, _ day: Int) -> MakeUpDay? {
    CivilDate(year: year, month: month, day: day).map { MakeUpDay(name: name, date: $0) }
  }
}
