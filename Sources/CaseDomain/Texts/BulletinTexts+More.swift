extension BulletinText {
  /// Comparisons, imported history, missed dates, and what follows from them.
  var more: Bilingual? {
    switch self {
    case .flowReopened:
      Bilingual(
        "本期重开共{n}件次，含本期内销号又重开的。",
        "Reopenings in the period: {n}, those closed in it as well.")
    case .flowClosings:
      Bilingual(
        "本期销号{n}件次，其中{again}件次期内又重开，不在期末已销号之内。",
        "Closings made: {n}; {again} of them were reopened within the period and are not among the closed.")
    case .comparedSpan:
      Bilingual(
        "本期尚未结束，以下环比、同比都只与上期、上年的同一时段相比，不作降诉评定。",
        "The period is not over: what follows compares with the same stretch of the earlier ones, and no goal is judged."
      )
    case .comparedSince:
      Bilingual(
        "本系统{at}起才有收件，此前不全的时段不作比较。",
        "There are cases since {at} only; stretches before that are not compared.")
    case .courseReceived:
      Bilingual(
        "收件最多的是{most}（{n}件），最少的是{least}（{m}件）。",
        "Most were received in {most} ({n}), fewest in {least} ({m}).")
    case .courseOnTime:
      Bilingual(
        "按时办结率{first}为{from}（{fromOf}），{last}为{to}（{toOf}）。",
        "Handled in time: {from} ({fromOf}) in {first}, {to} ({toOf}) in {last}.")
    case .sectionHistory:
      Bilingual(
        "历史导入件",
        "Imported history")
    case .history:
      Bilingual(
        "本期收到、答复或导入的历史件{n}件，按现有导入情况列示，不计入各项指标。",
        "{n} imported cases were received, answered or imported in the period; told as they stand now, in no figure.")
    case .historyLengths:
      Bilingual(
        "有答复时间的{n}件，从收到到答复平均{mean}个工作日，中位数{median}个，九成在{p90}个以内。",
        "{n} of them tell when they were answered: {mean} working days from receipt on average, median {median}, nine tenths within {p90}."
      )
    case .historyFew:
      Bilingual(
        "有答复时间的{n}件，从收到到答复平均{mean}个工作日。",
        "{n} of them tell when they were answered: {mean} working days from receipt on average.")
    case .historyMonthTable:
      Bilingual(
        "历史导入件（按答复时间）",
        "Imported history by time of answer")
    case .historyCategoryTable:
      Bilingual(
        "历史导入件（按分类）",
        "Imported history by category")
    case .historyNote:
      Bilingual(
        "从收到到答复的工作日；不足{n}件的不列中位数和九成。",
        "Working days from receipt to answer; below {n} no median and no nine tenths.")
    case .columnAnswered:
      Bilingual(
        "答复时间",
        "answered")
    case .columnMean:
      Bilingual(
        "平均",
        "mean")
    case .columnMedian:
      Bilingual(
        "中位数",
        "median")
    case .columnNinety:
      Bilingual(
        "九成以内",
        "nine tenths")
    case .headSlice:
      Bilingual(
        "只含：{list}；内部使用，不是通报。",
        "Only: {list}; for internal use, no bulletin.")
    case .headCompared:
      Bilingual(
        "上期、上年同期只算到相应时点（{before}；{year}）。",
        "The earlier periods are counted up to the same point ({before}; {year}).")
    case .headNoHolidays:
      Bilingual(
        "{years}年没有节假日数据，工作日按周一至周五计。",
        "No holidays are known for {years}: working days are Monday to Friday.")
    case .hotAlone:
      Bilingual(
        "“{name}”{n}件，占{share}。",
        "“{name}”: {n} cases, {share}.")
    case .explainedNote:
      Bilingual(
        "除解释说明：去掉以解释说明了结的件后的率；“—”表示与左边相同。",
        "Less explained: without what was settled by explaining; “—” is the same as on the left.")
    case .explainedLater:
      Bilingual(
        "本期批准解释说明{n}件，诉求人的评价在以前各期已计入，不再改动：{numbers}。",
        "{n} were settled by explaining after the complainant's verdict had been counted in an earlier period; that stands: {numbers}."
      )
    case .lateReview:
      Bilingual(
        "另有{n}件已报结果、待审核。",
        "{n} more are reported and in review.")
    case .lateCounted:
      Bilingual(
        "其中{n}件次在以前各期到期，已计入当期超期率。",
        "{n} of them fell due in earlier periods and count there.")
    case .lateCountedNote:
      Bilingual(
        "超时、其中超期含以前各期到期、已计入当期按时办结率的{n}件次。",
        "Late and overdue include {n} that fell due in earlier periods and count in the rates of those.")
    case .countedBefore:
      Bilingual(
        "（前期已计）",
        " (counted before)")
    case .lateDepartmentTable:
      Bilingual(
        "超时件（按部门）",
        "Overdue cases by department")
    case .lateMeanNote:
      Bilingual(
        "平均：每件次超时的工作日，停表时间不计。",
        "Mean: working days late each time, without the time the clock stood still.")
    case .clockCases:
      Bilingual(
        "{clock}{n}件",
        "{clock} {n}")
    case .red:
      Bilingual(
        "至统计截止，有时限到期未办的共{n}件，按时限分：{list}；一件有几个时限到期的各计一次，停表的不计。",
        "At the cut-off {n} cases were past a date, by clock: {list}; a case past several counts for each, a clock that stands still for none."
      )
    case .redAsHome:
      Bilingual(
        "与首页“超期”同一口径。",
        "The same as “overdue” on the first screen.")
    case .lapseTable:
      Bilingual(
        "各环节超期（办理、重办除外）",
        "Missed dates by step, handling apart")
    case .columnClock:
      Bilingual(
        "时限",
        "clock")
    case .columnBearer:
      Bilingual(
        "责任方",
        "charged to")
    case .columnTimes:
      Bilingual(
        "超期件次",
        "times late")
    case .columnStill:
      Bilingual(
        "仍未办",
        "not done")
    case .columnStillCases:
      Bilingual(
        "仍未办的件",
        "cases not done")
    case .lapseNote:
      Bilingual(
        "超期件次：本期内超期后才办的和至统计截止仍未办的。",
        "Times late: done in the period after their date, or not done at the cut-off.")
    case .andMore:
      Bilingual(
        "{list}等{n}件",
        "{list} and others: {n}")
    case .bearerDesk:
      Bilingual(
        "惠民中心",
        "the desk")
    case .bearerLead:
      Bilingual(
        "主办部门",
        "the lead")
    case .bearerDeciders:
      Bilingual(
        "分管领导、督查",
        "principal, supervisor")
    case .bearerSupervisor:
      Bilingual(
        "督查",
        "supervisor")
    case .timesOf:
      Bilingual(
        "{number}（{n}次）",
        "{number} ({n} times)")
    case .reworkTimes:
      Bilingual(
        "退办{n}次，涉及{cases}件：{numbers}。",
        "Reworked {n} times, in {cases} cases: {numbers}.")
    case .reworkRefused:
      Bilingual(
        "其中不予销号{n}次，在“五零”中另计差错。",
        "Of these {n} were refused closings, which are mistakes in the five zeros too.")
    case .summonsMark:
      Bilingual(
        "标准：超时、退办或退单被驳回满{n}件次，或满意率不到底线。",
        "The mark: {n} overdue, reworked or rejected returns, or satisfaction below the floor.")
    case .nextLapses:
      Bilingual(
        "到期未办的{n}件（{list}），由{who}限期补办并说明原因。",
        "The {n} past their date ({list}): {who} catch up and explain.")
    case .nextWarnings:
      Bilingual(
        "未确认的{n}条预警要逐条确认，写明处置。",
        "Acknowledge the {n} warnings that wait, with what follows.")
    case .nextRises:
      Bilingual(
        "对明显上升、须立即处理的逐项研判原因：{list}。",
        "Look at once into what rose: {list}.")
    case .nextTalks:
      Bilingual(
        "按程序约谈{list}，约谈后跟踪落实。",
        "Talk with {list} as proposed, and follow it up.")
    case .nextOpenLate:
      Bilingual(
        "结转的{n}件（其中{late}件已有时限到期）要逐件明确责任人和办结时间。",
        "Name for each of the {n} carried on, {late} of them past a date, who is responsible and until when.")
    case .sinceAndClearest:
      Bilingual(
        "{since}（{at}）",
        "{since} ({at})")
    case .headComparedYear:
      Bilingual("上年只算到相应时点（{year}）。", "The year before is counted up to the same point ({year}).")
    case .ownNote: Bilingual("各部门只计本级，不含下级。", "Each department for itself, without those below it.")
    case .belowNote:
      Bilingual("{name}只计本级，其余各部门含下级。", "{name} for itself, the others with those below them.")
    case .importedNote:
      Bilingual(
        "历史导入的件也不计入，上表不列：{list}。", "Imported history is left out too and not in the table: {list}.")
    case .praiseNobody: Bilingual("本期没有收到投诉、举报。", "There were no complaints.")
    case .hoverMore: Bilingual("{dots}（{n}件）", "{dots}({n})")
    case .hoverHidden: Bilingual("（{hidden}件，不公开）", "({hidden}, not listed)")
    case .hoverMoreHidden: Bilingual("{dots}（{n}件，另{hidden}件不公开）", "{dots}({n}, and {hidden} not listed)")
    default: nil
    }
  }
}
