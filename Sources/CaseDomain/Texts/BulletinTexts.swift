/// Texts of the bulletins 通报.
public enum BulletinText: String, Phrase {
  case titleWeek, titleMonth, titleQuarter, titleHalfYear, titleYear, titleDays
  case headOrganisation, headPeriod, headCutoff, headPreliminary, headBasis
  case sectionFlow, sectionKinds, sectionRates, sectionDepartments, sectionHot, sectionRepeats, sectionLate,
    sectionPraise
  case sectionSummons, sectionAccountability, accountability, accountabilityNone, listedOrders, talked
  case sectionRectification, sectionNext, sectionRemarks
  case flow, flowImported, flowOutcome, flowOther, compared, comparedNothing, up, down, same, noBase
  case channelTable, kindTable, categoryTable, rateTable, departmentTable, lateTable
  case columnChannel, columnKind, columnCategory, columnCount, columnShare, columnPrevious, columnYearBefore
  case columnIndicator, columnFigure, columnRate, columnFirst, columnRework, columnExplained, columnLeftOut
  case columnRank, columnDepartment, columnCarried, columnDispatched, columnInTime, columnLate, columnOpen, columnOnTime
  case columnSatisfaction, columnReturned, columnReworked, columnDays
  case columnNumber, columnDue, columnState
  case threeRates, rate, rateNone, duration, durationNone, excluded, nothingExcluded
  case rankNote, onTimeNote, desk, notNamed, notDone, doneLate
  case hotCategory, hotNone, hotObjects, repeats, repeatsNone, lateIntro, lateNone, reworks, reworksNone
  case praise, praiseNone, praiseOnly, summons, summonsNone, summonsWhy, belowFloor
  case whyLate, whyReworked, whyEvaded, whyBelowFloor
  case rectification, rectificationNone
  case nextOpen, nextLate, nextReworked, nextBelowFloor, nextHot, nextGoal, nextNone
  case headOfJournal, issued, dash, days

  public var words: Bilingual {
    switch self {
    case .titleWeek: Bilingual("群众诉求办理周调度（{year}年第{n}周）", "Weekly review of complaints, week {n} of {year}")
    case .titleMonth: Bilingual("{year}年{n}月群众诉求办理情况通报", "Monthly bulletin on complaints, {year}-{n}")
    case .titleQuarter: Bilingual("{year}年第{n}季度群众诉求办理情况通报", "Quarterly bulletin on complaints, quarter {n} of {year}")
    case .titleHalfYear:
      Bilingual("{year}年{half}半年群众诉求办理情况分析", "Half-yearly analysis of complaints, half {half} of {year}")
    case .titleYear: Bilingual("{year}年度群众诉求办理工作总结", "Annual summary of complaints, {year}")
    case .titleDays: Bilingual("群众诉求办理情况（{from}至{to}）", "Complaints from {from} to {to}")
    case .headOrganisation: Bilingual("{name}", "{name}")
    case .headPeriod: Bilingual("统计期：{from}至{to}", "Period: {from} to {to}")
    case .headCutoff: Bilingual("数据截至{at}", "Data up to {at}")
    case .headPreliminary: Bilingual("本期尚未结束，以下为截至目前的数据。", "The period is not over: these are figures so far.")
    case .headBasis:
      Bilingual(
        "口径：收件以登记日为准；时限以办结或到期之日为准，每项只计一次；率后均列分子/分母，未计入的另列原因。",
        "Basis: a case counts on the day of its registration, a deadline when it was met or fell due, each once; every rate shows numerator/denominator, and what was left out with its reason."
      )
    case .sectionFlow: Bilingual("基本情况", "Overview")
    case .sectionKinds: Bilingual("渠道与类型", "Channels and kinds")
    case .sectionRates: Bilingual("办理质量", "Quality")
    case .sectionDepartments: Bilingual("各部门办理情况", "Departments")
    case .sectionHot: Bilingual("热点问题", "What people complained about most")
    case .sectionRepeats: Bilingual("重复诉求", "Repeated complaints")
    case .sectionLate: Bilingual("超时与退办", "Overdue and reworked")
    case .sectionPraise: Bilingual("零投诉部门", "Departments without a complaint")
    case .sectionSummons: Bilingual("约谈建议", "Talks proposed")
    case .sectionRectification: Bilingual("整改销号进度", "Rectification")
    case .sectionNext: Bilingual("下步要求", "Next steps")
    case .sectionRemarks: Bilingual("说明", "Remarks")
    case .flow:
      Bilingual(
        "本期共收到群众诉求{received}件（{persons}人次），上期结转{carried}件，重开{back}件，合计{total}件。",
        "{received} cases ({persons} complainants) were received; {carried} were carried over, {back} reopened: {total} in all."
      )
    case .flowImported: Bilingual("另导入历史件{n}件，不计入本期各项指标。", "{n} cases of history were imported; they are in no figure.")
    case .flowOutcome:
      Bilingual("其中已销号{closed}件，结转下期{open}件。", "Of these {closed} were closed and {open} are carried on.")
    case .flowOther:
      Bilingual("不予受理、转出和撤诉共{n}件。", "{n} were declined, transferred or withdrawn.")
    case .compared:
      Bilingual(
        "收件环比{previous}，同比{year}。", "Received against the period before: {previous}; against last year: {year}.")
    case .comparedNothing: Bilingual("上期与上年同期均无收件，不作比较。", "Nothing was received before: no comparison.")
    case .up: Bilingual("上升{rate}", "up {rate}")
    case .down: Bilingual("下降{rate}", "down {rate}")
    case .same: Bilingual("持平", "unchanged")
    case .noBase: Bilingual("无可比数据", "nothing to compare with")
    case .channelTable: Bilingual("表：收件渠道", "Table: channels")
    case .kindTable: Bilingual("表：诉求类型", "Table: kinds")
    case .categoryTable: Bilingual("表：诉求分类", "Table: categories")
    case .rateTable: Bilingual("表：主要指标", "Table: indicators")
    case .departmentTable: Bilingual("表：各部门办理情况", "Table: departments")
    case .lateTable: Bilingual("表：超时件", "Table: overdue cases")
    case .columnChannel: Bilingual("渠道", "channel")
    case .columnKind: Bilingual("类型", "kind")
    case .columnCategory: Bilingual("分类", "category")
    case .columnCount: Bilingual("件数", "cases")
    case .columnShare: Bilingual("占比", "share")
    case .columnPrevious: Bilingual("上期", "before")
    case .columnYearBefore: Bilingual("上年同期", "last year")
    case .columnIndicator: Bilingual("指标", "indicator")
    case .columnFigure: Bilingual("分子/分母", "of")
    case .columnRate: Bilingual("率", "rate")
    case .columnFirst: Bilingual("首次", "first pass")
    case .columnRework: Bilingual("重办后", "reworked")
    case .columnExplained: Bilingual("不含解释说明", "without explained")
    case .columnLeftOut: Bilingual("不计入", "left out")
    case .columnRank: Bilingual("位次", "rank")
    case .columnDepartment: Bilingual("部门", "department")
    case .columnCarried: Bilingual("结转", "carried")
    case .columnDispatched: Bilingual("交办", "dispatched")
    case .columnInTime: Bilingual("按时办结", "in time")
    case .columnLate: Bilingual("超时办结", "late")
    case .columnOpen: Bilingual("未办结", "open")
    case .columnOnTime: Bilingual("按时办结率", "in time %")
    case .columnSatisfaction: Bilingual("满意率", "satisfied %")
    case .columnReturned: Bilingual("退单", "returned")
    case .columnReworked: Bilingual("退办", "reworked")
    case .columnDays: Bilingual("平均工作日", "working days")
    case .columnNumber: Bilingual("编号", "number")
    case .columnDue: Bilingual("期限", "due")
    case .columnState: Bilingual("办理", "done")
    case .threeRates: Bilingual("三率：{rates}。", "The three rates: {rates}.")
    case .rate: Bilingual("{name}{rate}（{figure}）", "{name} {rate} ({figure})")
    case .rateNone: Bilingual("{name}无数据（0/0）", "{name}: no data (0/0)")
    case .duration:
      Bilingual(
        "从交办到答复平均{mean}个工作日，中位数{median}个，九成在{p90}个以内（{n}件）。",
        "From dispatch to answer: {mean} working days on average, median {median}, nine tenths within {p90} ({n} cases)."
      )
    case .durationNone: Bilingual("本期没有答复的件，不计办理时长。", "Nothing was answered: no durations.")
    case .excluded: Bilingual("{why}{n}", "{why} {n}")
    case .nothingExcluded: Bilingual("—", "—")
    case .rankNote:
      Bilingual(
        "分母不足{n}的部门不参加排名；位次依次比较按时办结率、满意率、退办数。",
        "Departments with fewer than {n} are not ranked; the rank goes by handled in time, satisfaction, reworks.")
    case .onTimeNote:
      Bilingual("按时办结率按本期办结或到期的件计算，未到期的不计入。", "Handled in time counts what was done or fell due in the period.")
    case .desk: Bilingual("惠民中心（未交办）", "the desk")
    case .notNamed: Bilingual("未填", "not noted")
    case .notDone: Bilingual("未办结", "not done")
    case .doneLate: Bilingual("{at}办结", "done {at}")
    case .hotCategory: Bilingual("“{name}”{n}件，占{share}，{change}", "“{name}”: {n} cases, {share}, {change}")
    case .hotNone: Bilingual("本期没有明显集中的问题。", "Nothing stands out.")
    case .hotObjects: Bilingual("反映集中的部门：{list}。", "Complained about most: {list}.")
    case .repeats:
      Bilingual("销号后{days}天内重复反映{n}件：{numbers}。", "{n} came back within {days} days of their closing: {numbers}.")
    case .repeatsNone: Bilingual("本期没有重复诉求。", "Nothing came back.")
    case .lateIntro:
      Bilingual("超时{n}件，其中{open}件至统计截止仍未办结。", "{n} were overdue; {open} of them are still not done.")
    case .lateNone: Bilingual("本期没有超时件。", "Nothing was overdue.")
    case .reworks: Bilingual("退办{n}件：{numbers}。", "{n} were reworked: {numbers}.")
    case .reworksNone: Bilingual("本期没有退办件。", "Nothing was reworked.")
    case .praise:
      Bilingual(
        "本期没有被投诉、也没有超时和退办的部门：{list}，予以表扬。", "Without a complaint, an overdue or a reworked case: {list}. To be praised."
      )
    case .praiseNone:
      Bilingual("本期各部门均有被投诉、超时或退办的情况。", "Every department had a complaint, an overdue or a reworked case.")
    case .praiseOnly:
      Bilingual(
        "本期经办过诉求且无被投诉、超时、退办的部门：{list}，予以表扬。",
        "Handled cases without a complaint, an overdue or a reworked one: {list}. To be praised.")
    case .summons: Bilingual("建议约谈：{list}。", "Talks are proposed with: {list}.")
    case .sectionAccountability: Bilingual("责任追究", "Accountability")
    case .accountability:
      Bilingual(
        "追究责任{n}人次，涉及{cases}件；按主办部门：{list}。", "Held accountable {n} times in {cases} cases; by lead: {list}.")
    case .accountabilityNone: Bilingual("本期没有责任追究。", "Nobody was held accountable.")
    case .listedOrders: Bilingual("挂牌督办{n}件。", "{n} cases were put on the list of supervision.")
    case .talked: Bilingual("本期已约谈{n}次：{list}。", "Talks held: {n}, with {list}.")
    case .summonsNone: Bilingual("没有达到约谈标准的部门。", "No department has reached the mark for a talk.")
    case .summonsWhy: Bilingual("{name}（{why}）", "{name} ({why})")
    case .belowFloor: Bilingual("满意率低于{floor}的部门：{list}。", "Satisfaction below {floor}: {list}.")
    case .whyLate: Bilingual("超时{n}件", "{n} overdue")
    case .whyReworked: Bilingual("退办{n}件", "{n} reworked")
    case .whyEvaded: Bilingual("退单被驳回{n}次", "{n} returns rejected")
    case .whyBelowFloor: Bilingual("满意率{rate}", "satisfaction {rate}")
    case .rectification:
      Bilingual(
        "整改项目在办{open}项，其中超时{late}项；本期销号{closed}项。",
        "Rectification: {open} open, {late} overdue; {closed} closed in the period.")
    case .rectificationNone: Bilingual("本期没有整改项目。", "No rectification items.")
    case .nextOpen:
      Bilingual("结转的{n}件要逐件明确责任人和办结时间。", "Name for each of the {n} carried on who is responsible and until when.")
    case .nextLate:
      Bilingual("仍未办结的{n}件超时件，由主办部门说明原因，限期办结。", "The {n} overdue cases: the lead explains and gives a date.")
    case .nextReworked:
      Bilingual(
        "退办的{n}件要查明首次未办好的原因，重办后由他人回访。",
        "The {n} reworked cases: find out why the first time was not enough; somebody else calls back.")
    case .nextBelowFloor: Bilingual("满意率低于{floor}的部门要提出改进措施。", "Departments below {floor} propose what they will do.")
    case .nextHot: Bilingual("对“{name}”问题开展专项检查。", "Look into “{name}” as a whole.")
    case .nextGoal:
      Bilingual(
        "收件同比{change}，未达到下降{goal}的目标，要从源头减少同类问题。",
        "Received {change} on last year, short of the goal of {goal} fewer: reduce the causes.")
    case .nextNone: Bilingual("继续保持，按时办结、逐件回访。", "Keep on: handle in time, call back every one.")
    case .headOfJournal: Bilingual("日志校验：第{seq}条 {hash}", "Journal: line {seq} {hash}")
    case .issued: Bilingual("{by}　{at}印发", "Issued by {by}, {at}")
    case .dash: Bilingual("—", "—")
    case .days: Bilingual("{n}", "{n}")
    }
  }
}
