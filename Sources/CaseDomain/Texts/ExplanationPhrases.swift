/// 算给你看: the words of an explained date (domain §4).
public enum ExplanationPhrase: String, Phrase {
  case rule
  case start
  case countingFrom
  case startNotWorking
  case startAfterClose
  case skipped
  case skippedFurther
  case makeUp
  case paused
  case pausedStill
  case inReview
  case suspended
  case shiftDays
  case shiftNaturalDays
  case shiftMinutes
  case shiftTooLate
  case noData
  case givenByHand
  case extended
  case fromAbove
  case result
  case metInTime
  case metLate
  case stoppedUnmet
  case standsStill
  case left
  case over
  case lapsed
  case whatIf
  case whatIfBeyond
  case fromNextDay
  case workingDays
  case naturalDays
  case workingHours
  case hours
  case workingMinutes
  case minutes
  case workingDay
  case weekend
  case makeUpDay
  case appliesTo
  case appliesToAll
  case appliesThen
  case standardOrigin

  public var words: Bilingual {
    switch self {
    case .rule:
      Bilingual(
        "{clock}时限：{allowance}。{applies}，{origin}",
        "{clock} clock: {allowance}; {applies}; {origin}")
    case .start: Bilingual("{at} 开始计时", "started {at}")
    case .countingFrom: Bilingual("从 {at} 起算", "counting from {at}")
    case .startNotWorking: Bilingual("{date} 是{why}，不算在内", "{date} is {why} and does not count")
    case .startAfterClose:
      Bilingual(
        "{at} 已过下班时间，当日不算",
        "{at} was after close of work; that day does not count")
    case .skipped: Bilingual("跳过 {span} 共 {n} 天（{why}）", "skipped {span}, {n} day(s) ({why})")
    case .skippedFurther: Bilingual("另跳过 {span} 间的 {n} 天", "and {n} more days within {span}")
    case .makeUp:
      Bilingual(
        "{date} 补班（{name}），计入",
        "{date} is a make-up working day ({name}) and counts")
    case .paused:
      Bilingual(
        "{from} 至 {to} 暂停（{why}）：{shift} → {due}",
        "stood still {from} to {to} ({why}): {shift} → {due}")
    case .pausedStill:
      Bilingual(
        "{from} 起暂停（{why}），到现在：{shift} → {due}",
        "standing still since {from} ({why}), so far: {shift} → {due}")
    case .inReview: Bilingual("审核中", "in review")
    case .suspended: Bilingual("挂起", "suspended")
    case .shiftDays: Bilingual("顺延 {n} 个工作日", "{n} working day(s) later")
    case .shiftNaturalDays: Bilingual("顺延 {n} 天", "{n} day(s) later")
    case .shiftMinutes: Bilingual("顺延 {n} 分钟", "{n} minute(s) later")
    case .shiftTooLate: Bilingual("暂停前已到期，不顺延", "already due before that, no change")
    case .noData:
      Bilingual(
        "{years} 年没有节假日数据，按周一至周五计算",
        "no holiday data for {years}: Monday to Friday was counted")
    case .givenByHand: Bilingual("{at} 指定时限 {date}", "date given on {at}: {date}")
    case .extended: Bilingual("{at} 批准延期至 {date}", "extended on {at} to {date}")
    case .fromAbove:
      Bilingual(
        "上级时限提前 {n} 个工作日：{date}",
        "the upstream deadline minus {n} working day(s): {date}")
    case .result: Bilingual("应在 {due} 前完成", "due {due}")
    case .metInTime: Bilingual("{at} 完成，按时", "done {at}, in time")
    case .metLate: Bilingual("{at} 完成，超期", "done {at}, late")
    case .stoppedUnmet: Bilingual("{at} 终止，未完成", "ended {at} without being met")
    case .standsStill: Bilingual("现在暂停计时", "standing still now")
    case .left: Bilingual("还剩 {n} 个工作日", "{n} working day(s) left")
    case .over: Bilingual("! 已超期 {n} 个工作日", "! {n} working day(s) overdue")
    case .lapsed: Bilingual("期限已过", "this limit has passed")
    case .whatIf:
      Bilingual(
        "如延期 {n} 个工作日 → {due}（最晚可到 {limit}）",
        "if extended by {n} working day(s) → {due} (at the latest {limit})")
    case .whatIfBeyond:
      Bilingual(
        "延期 {n} 个工作日将到 {due}，超过上限 {limit}，不能批准",
        "{n} working day(s) would reach {due}, beyond the limit {limit}: cannot be granted")
    case .fromNextDay: Bilingual("（次日起算）", " (from the next day)")
    case .workingDays: Bilingual("{n} 个工作日", "{n} working day(s)")
    case .naturalDays: Bilingual("{n} 个自然日", "{n} calendar day(s)")
    case .workingHours: Bilingual("{n} 个工作小时", "{n} working hour(s)")
    case .hours: Bilingual("{n} 小时", "{n} hour(s)")
    case .workingMinutes: Bilingual("{n} 个工作分钟", "{n} working minute(s)")
    case .minutes: Bilingual("{n} 分钟", "{n} minute(s)")
    case .workingDay: Bilingual("工作日", "working day")
    case .weekend: Bilingual("周末", "weekend")
    case .appliesTo: Bilingual("适用于{what}件", "for: {what}")
    case .appliesToAll: Bilingual("适用于各类件", "for every case")
    case .appliesThen: Bilingual("起算时的规则，现已改", "the rule of that day, changed since")
    case .standardOrigin:
      Bilingual("默认规则（参照各地热线办理规定）", "default rule after published hotline rules")
    case .makeUpDay: Bilingual("{name}补班", "make-up day for {name}")
    }
  }
}
