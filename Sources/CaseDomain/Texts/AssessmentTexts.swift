/// 考核: the screen of the year's points.
public enum AssessmentText: String, Phrase {
  case keyLines, keyGive, keyEarlier, keyLater, keyOther, noCases, month, months, capped, product, byHand, head
  case cleanNeeds
  case shortEvasion, shortRework, shortOverdue, shortListed, shortAccountability, shortCleanMonth, shortCommended

  public var words: Bilingual {
    switch self {
    case .keyLines: Bilingual("看怎么来的", "how it came")
    case .keyGive: Bilingual("加减分", "give points")
    case .keyEarlier: Bilingual("上一年", "year before")
    case .keyLater: Bilingual("下一年", "year after")
    case .keyOther: Bilingual("部门、明细", "other part")
    case .noCases: Bilingual("这一行没有件：按月计，或没有发生。", "This line has no cases: months count, or nothing happened.")
    case .month: Bilingual("{n}月", "month {n}")
    case .months: Bilingual("{from}–{to}月", "months {from}–{to}")
    case .capped: Bilingual("全年最多 {cap}", "at most {cap} a year")
    case .product: Bilingual("{n}次 × {points}", "{n} × {points}")
    case .byHand: Bilingual("{reason}（{who} {day}，{title}）", "{reason} ({who} {day}, {title})")
    case .head: Bilingual("{name} {year} 年 {points} 分，第 {rank} 名", "{name}, {year}: {points} points, rank {rank}")
    case .cleanNeeds: Bilingual("当月办结过件、又无人投诉，才计", "needs work done and no complaint")
    case .shortEvasion: Bilingual("推诿", "evasion")
    case .shortRework: Bilingual("退办", "rework")
    case .shortOverdue: Bilingual("超期", "overdue")
    case .shortListed: Bilingual("挂牌", "listed")
    case .shortAccountability: Bilingual("追究", "account.")
    case .shortCleanMonth: Bilingual("零投诉", "clean")
    case .shortCommended: Bilingual("典型", "commended")
    }
  }

  public static func short(_ measure: AssessmentMeasure) -> Bilingual {
    let text: AssessmentText =
      switch measure {
      case .evasion: .shortEvasion
      case .rework: .shortRework
      case .overdue: .shortOverdue
      case .listed: .shortListed
      case .accountability: .shortAccountability
      case .cleanMonth: .shortCleanMonth
      case .commended: .shortCommended
      }
    return text()
  }
}
