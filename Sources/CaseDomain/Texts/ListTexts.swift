/// What lists, searches, filters and saved views say.
public enum ListText: String, Phrase {
  // The line of a search
  case unknownField, unknownValue, ambiguousValue, noValue, countWanted, daysWanted
  case fieldQueue, fieldSort, descending

  public var words: Bilingual {
    switch self {
    case .unknownField:
      Bilingual(
        "没有“{word}”这个筛选项；可用：{choices}。要查找这几个字，请加引号。",
        "There is no field “{word}”. There are: {choices}. To look for the text itself put it in quotes.")
    case .unknownValue:
      Bilingual("“{field}”没有“{word}”；可填：{choices}。", "“{field}” has no “{word}”. It takes: {choices}.")
    case .ambiguousValue:
      Bilingual("“{word}”不止一个：{choices}；请写全。", "“{word}” is more than one: {choices}. Please write it in full.")
    case .noValue: Bilingual("“{field}”后面还没有写；可填：{choices}。", "“{field}” needs a value: {choices}.")
    case .countWanted:
      Bilingual(
        "“{field}”要写次数，不能是“{word}”，如 {field}:2（至少两次）。",
        "“{field}” takes a number, not “{word}”: {field}:2 (at least two).")
    case .daysWanted:
      Bilingual(
        "“{field}”看不懂“{word}”；可填：{choices}、2026-11-01、2026-11-01..2026-11-30、3天内。",
        "“{field}” does not understand “{word}”. It takes: {choices}, 2026-11-01, 2026-11-01..2026-11-30, within-3-days."
      )
    case .fieldQueue: Bilingual("队列", "queue")
    case .fieldSort: Bilingual("排序", "sort")
    case .descending: Bilingual("倒序", "descending")
    }
  }
}
