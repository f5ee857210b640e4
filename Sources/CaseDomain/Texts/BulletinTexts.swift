/// Texts of the bulletins 通报.
public enum BulletinText: String, Phrase {
  case titleWeek, titleMonth, titleQuarter, titleHalfYear, titleYear, titleDays
  case headOrganisation, headPeriod, headCutoff, headPreliminary, headBasis
  case sectionFlow, sectionKinds, sectionRates, sectionDepartments, sectionHot, sectionRepeats, sectionLate,
    sectionPraise
  case sectionSummons, sectionAccountability, accountability, accountabilityNone, listedOrders, talked
  case sectionRectification, sectionNext, sectionRemarks
  case flow, flowMerged, flowImported, flowOutcome, flowOther
  case compared, comparedYear, comparedNothing, comparedNothingYear, up, down, same, noBase, goalMet, goalMissed
  case tableNumber, monthTable, columnMonth, columnReceived, columnClosed, columnEnd, monthNote, channelTable,
    kindTable, categoryTable, rateTable, excludedTable, departmentTable, qualityTable
  case zerosTable, handlerTable, lateTable
  case columnChannel, columnKind, columnCategory, columnCount, columnShare, columnPrevious, columnYearBefore
  case columnIndicator, columnFigure, columnRate, columnFirst, columnRework, columnExplained, columnLeftOut
  case columnRank, columnDepartment, columnCarried, columnDispatched, columnInTime, columnLate, columnOpen, columnOnTime
  case columnTotal, columnOpenLate, columnAway, columnSatisfaction, columnDissatisfied, columnResolved, columnReached
  case columnReturned, columnReworked, columnDays, columnHandler
  case columnEvasions, columnBacklog, columnMistakes, columnComplaints, columnMeetings
  case columnNumber, columnDue, columnState, columnOverdue
  case threeRates, rate, rateNone, duration, durationFew, durationNone, excluded
  case rankNote, onTimeNote, zerosNote, handlerNote, total, lessThan, desk, notNamed, notSorted, notDone, doneLate
  case hotCategory, hotFew, hotNone, hotObjects, hotObject, repeats, repeatsNone, repeatsUnnoticed, lateIntro, inReview,
    lateNone,
    reworks,
    reworksNone
  case praise, praiseAll, praiseNone, praiseOnly, summons, summonsNone, summonsWhy, belowFloor
  case whyLate, whyReworked, whyEvaded, whyBelowFloor
  case rectification, rectificationNone, rectificationFailed, partCounted, partOutOf, partTimes, partPoints
  case decidedNote, headPart, headReader, praiseUnnamed, praiseUnknown
  case nextOpen, nextLate, nextReworked, nextBelowFloor, nextHot, nextGoal, nextNone
  case headOfJournal, issued, dash, days
  case sectionWarnings, warnings, warningsNone, warningsAllSeen, warningsWaiting, warningTable, warningNote
  case columnRule, columnAbout, columnAgainst, columnSince, columnSaid
  case lastWeek, lastMonth, lastQuarter, lastYear, lastPeriod, nextWeek, nextMonth, nextQuarter, nextYear, nextPeriod
  case against, againstYear
  case notAcknowledged, acknowledgedBy, ledTo, accountedTimes
  case flowReopened, flowClosings, comparedSpan, comparedSince, courseReceived, courseOnTime, sectionHistory
  case history, historyLengths, historyFew, historyMonthTable, historyCategoryTable, historyNote, columnAnswered
  case columnMean, columnMedian, columnNinety, headSlice, headCompared, headNoHolidays, hotAlone, explainedNote
  case explainedLater, lateReview, lateCounted, lateCountedNote, countedBefore, lateDepartmentTable, lateMeanNote
  case clockCases, red, redAsHome, lapseTable, columnClock, columnBearer, columnTimes, columnStill, columnStillCases
  case lapseNote, andMore, bearerDesk, bearerLead, bearerDeciders, bearerSupervisor, timesOf, reworkTimes
  case reworkRefused, summonsMark, nextLapses, nextWarnings, nextRises, nextTalks, nextOpenLate, sinceAndClearest
  case ownNote, belowNote, rateFew, importedNote
  case hoverMore, hoverHidden, hoverMoreHidden, praiseNobody, headComparedYear

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
        "口径：收件以登记日为准；时限以办结或到期之日为准，每项只计一次；率均附分子/分母，未计入的另列原因；分母不足{n}的只列分子/分母，不排名、不作比较。",
        "Basis: a case counts on the day of its registration, a deadline when it was met or fell due, each once; every rate shows numerator/denominator, and what was left out with its reason; below {n} the fraction alone, neither ranked nor compared."
      )
    case .sectionFlow: Bilingual("基本情况", "Overview")
    case .sectionKinds: Bilingual("渠道与类型", "Channels and kinds")
    case .sectionRates: Bilingual("办理质量", "Quality")
    case .sectionDepartments: Bilingual("各部门办理情况", "Departments")
    case .sectionHot: Bilingual("热点问题", "What people complained about most")
    case .sectionWarnings: Bilingual("预警情况", "Early warnings")
    case .warnings: Bilingual("本期报出预警{n}条，其中须立即处理的{grave}条；", "{n} warnings were raised, {grave} of them at once; ")
    case .warningsNone: Bilingual("本期没有预警。", "Nothing stood out.")
    case .warningsAllSeen: Bilingual("均已确认。", "all were acknowledged.")
    case .warningsWaiting: Bilingual("截至统计截止时已确认{seen}条，未确认{n}条。", "by the cut-off {seen} were acknowledged, {n} not.")
    case .warningTable: Bilingual("预警及处置", "Warnings and what followed")
    case .warningNote:
      Bilingual(
        "与自身往年同期和近期情况比较，按最突出的一天计（始于之后括号内的日期）；统计截止以后的确认、更正不计入本期。",
        "Compared with its own past in the same season and the last weeks, on the day it was clearest (in brackets behind since); what was said or corrected after the cut-off does not count."
      )
    case .columnRule: Bilingual("规则", "rule")
    case .columnAbout: Bilingual("对象", "about")
    case .columnAgainst: Bilingual("实有与应有", "seen and expected")
    case .columnSince: Bilingual("始于", "since")
    case .columnSaid: Bilingual("确认与处置", "acknowledged")
    case .lastWeek: Bilingual("上周", "last week")
    case .lastMonth: Bilingual("上月", "last month")
    case .lastQuarter: Bilingual("上季度", "last quarter")
    case .lastYear: Bilingual("上年", "last year")
    case .lastPeriod: Bilingual("上期", "the period before")
    case .nextWeek: Bilingual("下周", "next week")
    case .nextMonth: Bilingual("下月", "next month")
    case .nextQuarter: Bilingual("下季度", "next quarter")
    case .nextYear: Bilingual("下年", "next year")
    case .nextPeriod: Bilingual("下期", "the next period")
    case .against: Bilingual("环比", "against the period before ")
    case .againstYear: Bilingual("比上年", "against last year ")
    case .notAcknowledged: Bilingual("未确认", "not acknowledged")
    case .acknowledgedBy: Bilingual("{who} {at} {follows}", "{who} {at}: {follows}")
    case .ledTo: Bilingual("立整改 {list}", "rectification {list}")
    case .accountedTimes: Bilingual("{name}{n}人次", "{name} {n}")
    case .sectionRepeats: Bilingual("重复诉求", "Repeated complaints")
    case .sectionLate: Bilingual("超时与退办", "Overdue and reworked")
    case .sectionPraise: Bilingual("零投诉部门", "Departments without a complaint")
    case .sectionSummons: Bilingual("约谈建议", "Talks proposed")
    case .sectionRectification: Bilingual("整改销号进度", "Rectification")
    case .sectionNext: Bilingual("下步要求", "Next steps")
    case .sectionRemarks: Bilingual("说明", "Remarks")
    case .flow:
      Bilingual(
        "本期共收到群众诉求{received}件，{before}结转{carried}件，以前办结的重开{back}件，合计{total}件。",
        "{received} cases were received; {carried} were carried over from {before}, {back} that had been done were reopened: {total} in all."
      )
    case .flowMerged:
      Bilingual(
        "收到的诉求中{merged}件与他件并案办理，计{persons}人次、{matters}件事项。",
        "Of those received {merged} are handled with others: {persons} complainants, {matters} matters.")
    case .flowImported: Bilingual("另导入历史件{n}件，不计入本期各项指标。", "Imported from the past, in no figure: {n}.")
    case .flowOutcome:
      Bilingual(
        "其中已销号{closed}件，{other}结转{next}{open}件。",
        "Of these {closed} were closed, {other}and {open} are carried on to {next}.")
    case .flowOther:
      Bilingual("不予受理、转出和撤诉{n}件，", "{n} declined, transferred or withdrawn, ")
    case .compared:
      Bilingual(
        "收件环比{previous}（{before}{n}件），同比{year}（上年同期{m}件）。",
        "Received against the period before: {previous} ({before}: {n}); against last year: {year} ({m}).")
    case .comparedYear: Bilingual("收件比上年{year}（上年{m}件）。", "Received against last year: {year} ({m}).")
    case .comparedNothing:
      Bilingual("{before}与上年同期均无收件，不作比较。", "Nothing was received {before} or a year ago: no comparison.")
    case .comparedNothingYear: Bilingual("上年没有收件，不作比较。", "Nothing was received last year: no comparison.")
    case .up: Bilingual("上升{rate}", "up {rate}")
    case .down: Bilingual("下降{rate}", "down {rate}")
    case .same: Bilingual("持平", "unchanged")
    case .noBase: Bilingual("不作比较", "not compared")
    case .goalMet:
      Bilingual(
        "投诉举报{n}件，同比{change}（上年同期{m}件），达到同比下降{goal}的降诉目标。",
        "Complaints {n}, {change} on last year ({m}): the goal of {goal} fewer was reached.")
    case .goalMissed:
      Bilingual(
        "投诉举报{n}件，同比{change}（上年同期{m}件），未达到同比下降{goal}的降诉目标。",
        "Complaints {n}, {change} on last year ({m}): the goal of {goal} fewer was not reached.")
    case .tableNumber: Bilingual("表{n}　{name}", "Table {n}. {name}")
    case .monthTable: Bilingual("逐月情况", "Month by month")
    case .columnMonth: Bilingual("月份", "month")
    case .columnReceived: Bilingual("收件", "received")
    case .columnClosed: Bilingual("销号", "closings")
    case .columnEnd: Bilingual("月末在办", "open at the end")
    case .monthNote:
      Bilingual(
        "各月按该月末的情况统计，与当月通报一致；销号按件次计，期内又重开的也在内。",
        "Each month as it stood at its end, as in its own bulletin; closings count each time, also those reopened since."
      )
    case .channelTable: Bilingual("收件渠道", "Channels")
    case .kindTable: Bilingual("诉求类型", "Kinds")
    case .categoryTable: Bilingual("诉求分类", "Categories")
    case .rateTable: Bilingual("主要指标", "Indicators")
    case .excludedTable: Bilingual("不计入指标的件", "Left out of the indicators")
    case .departmentTable: Bilingual("各部门办理情况", "Departments")
    case .qualityTable: Bilingual("各部门办理质量", "Quality by department")
    case .zerosTable: Bilingual("各部门“五零”", "The five zeros")
    case .handlerTable: Bilingual("承办人办理情况", "Handlers")
    case .lateTable: Bilingual("超时件", "Overdue cases")
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
    case .columnExplained: Bilingual("除解释说明", "less explained")
    case .columnLeftOut: Bilingual("不计入", "left out")
    case .columnRank: Bilingual("位次", "rank")
    case .columnDepartment: Bilingual("部门", "department")
    case .columnCarried: Bilingual("结转", "carried")
    case .columnTotal: Bilingual("受理", "total")
    case .columnDispatched: Bilingual("交办", "given")
    case .columnInTime: Bilingual("按时", "in time")
    case .columnLate: Bilingual("超时", "late")
    case .columnOpen: Bilingual("未办结", "open")
    case .columnOpenLate: Bilingual("其中超期", "overdue")
    case .columnAway: Bilingual("转走", "taken away")
    case .columnOnTime: Bilingual("按时办结率", "in time %")
    case .columnSatisfaction: Bilingual("满意率", "satisfied %")
    case .columnDissatisfied: Bilingual("不满意", "dissatisfied")
    case .columnResolved: Bilingual("解决率", "resolved %")
    case .columnReached: Bilingual("有效回访率", "reached %")
    case .columnReturned: Bilingual("退单", "returned")
    case .columnReworked: Bilingual("退办", "reworked")
    case .columnDays: Bilingual("平均工作日", "working days")
    case .columnHandler: Bilingual("承办人", "handler")
    case .columnEvasions: Bilingual("推诿", "evasions")
    case .columnBacklog: Bilingual("积压", "backlog")
    case .columnMistakes: Bilingual("差错", "mistakes")
    case .columnComplaints: Bilingual("被投诉", "complaints")
    case .columnMeetings: Bilingual("面对面", "face to face")
    case .columnNumber: Bilingual("编号", "number")
    case .columnDue: Bilingual("期限", "due")
    case .columnState: Bilingual("办结情况", "done")
    case .columnOverdue: Bilingual("超时工作日", "working days late")
    case .threeRates: Bilingual("三率：{rates}。", "The three rates: {rates}.")
    case .rate: Bilingual("{name}{rate}（{figure}）", "{name} {rate} ({figure})")
    case .rateFew: Bilingual("{name}{figure}", "{name} {figure}")
    case .rateNone: Bilingual("{name}无数据（0/0）", "{name}: no data (0/0)")
    case .duration:
      Bilingual(
        "从交办到答复平均{mean}个工作日，中位数{median}个，九成在{p90}个以内（{n}件）。",
        "From dispatch to answer: {mean} working days on average, median {median}, nine tenths within {p90} ({n} cases)."
      )
    case .durationFew:
      Bilingual(
        "从交办到答复平均{mean}个工作日（{n}件）。", "From dispatch to answer: {mean} working days on average ({n} cases).")
    case .durationNone: Bilingual("本期没有答复的件，不计办理时长。", "Nothing was answered: no durations.")
    case .excluded: Bilingual("{why}{n}", "{why} {n}")
    case .rankNote:
      Bilingual(
        "受理=结转+交办，承办部门每经手一次计一件次，未交办、当场办结的不在内；转走指改派、退单获准、转出、并案等。分母不足{n}的部门不排名，位次依次比较按时办结率、满意率、退办数。",
        "Total = carried + given, each time a department had a case in hand; what was not given to any is not in it; taken away: given to another, return upheld, transferred, merged. Departments with fewer than {n} are not ranked; the rank goes by handled in time, satisfaction, reworks."
      )
    case .onTimeNote:
      Bilingual("按时办结率按本期办结或到期的件计算，未到期的不计入。", "Handled in time counts what was done or fell due in the period.")
    case .zerosNote:
      Bilingual(
        "推诿：退单被驳回；积压：办理、重办期末超期未办结，受理、审核等环节的超期另列于超时一节；差错：审核退回、不予销号；被投诉：投诉举报该部门的件；面对面：约访、下访、面谈次数，以多为好。",
        "Evasions: returns rejected; backlog: handling overdue at the end, other steps are told with the overdue; mistakes: sent back in review, closing refused; complaints about the department; face to face: the more the better."
      )
    case .handlerNote:
      Bilingual("只列办结或到期满{n}件的承办人。", "Only those with {n} or more that were done or fell due.")
    case .total: Bilingual("合计", "total")
    case .lessThan: Bilingual("<{n}", "<{n}")
    case .desk: Bilingual("惠民中心（未交办）", "the desk")
    case .notNamed: Bilingual("未填", "not noted")
    case .notSorted: Bilingual("未分类", "not sorted")
    case .notDone: Bilingual("未办结", "not done")
    case .doneLate: Bilingual("{at}办结", "done {at}")
    case .inReview: Bilingual("{at}报结果，待审核", "reported {at}, in review")
    case .hotCategory:
      Bilingual(
        "“{name}”{n}件，占{share}，{against}{change}（{before}{m}件）。",
        "“{name}”: {n} cases, {share}, {against}{change} ({before}: {m}).")
    case .hotFew:
      Bilingual("“{name}”{n}件，占{share}（{before}{m}件）。", "“{name}”: {n} cases, {share} ({before}: {m}).")
    case .hotNone: Bilingual("本期没有达到{n}件的集中问题。", "Nothing reached {n} cases.")
    case .hotObjects: Bilingual("反映集中的部门：{list}。", "Complained about most: {list}.")
    case .hotObject: Bilingual("{name}{n}件", "{name} {n}")
    case .repeats:
      Bilingual("销号后{days}天内重复反映{n}件：{numbers}。", "{n} came back within {days} days of their closing: {numbers}.")
    case .repeatsNone: Bilingual("本期没有重复反映的件。", "Nothing came back in the period.")
    case .repeatsUnnoticed:
      Bilingual(
        "另有{n}件本期才查明销号后{days}天内曾重复反映，此前已按未重复计入，只列名：{numbers}。",
        "{n} were found out in the period to have come back within {days} days; they had been counted as not repeated and are only named: {numbers}."
      )
    case .decidedNote:
      Bilingual(
        "一次办结率、重复诉求率：销号后{days}天内又反映的，计入又反映的那一期；满{days}天没有再反映的，计入期满的那一期。退单率在退单或办完交出时计，有效回访率在接通或结束回访时计。",
        "Done the first time, repeated: a closing counts in the period in which its matter comes back within {days} days, else in the one in which they are over. Returned counts when it is sent back or handed on, reached when somebody is reached or it is given up."
      )
    case .headPart:
      Bilingual(
        "只含{name}及其下级承办的件，内部使用，不是通报。", "Only what {name} and those below it handle; for internal use, no bulletin.")
    case .headReader:
      Bilingual(
        "只含{name}现在能看到的件，已转给其他部门的不在内；率和办理时长只计{list}承办的。内部使用，不是通报。",
        "Only what {name} may see now, without what went to other departments; rates and durations of {list} alone. For internal use, no bulletin."
      )
    case .praiseUnnamed:
      Bilingual("本期投诉举报中{n}件未填被反映部门，不计入任何部门。", "{n} complaints name no department and count against none.")
    case .praiseUnknown:
      Bilingual(
        "其中{n}件由{list}承办，可能反映的就是承办部门，这些部门本期是否零投诉无法评定，不列入。",
        "{n} of them were led by {list} and may be about them: whether these had no complaint cannot be said, and they are not listed."
      )
    case .lateIntro:
      Bilingual("办理超时{n}件次，其中{open}件至统计截止仍未办结。", "Handling was overdue {n} times; {open} of them are still not done.")
    case .lateNone: Bilingual("本期没有办理超时的件。", "No handling was overdue.")
    case .reworks: Bilingual("退办{n}件：{numbers}。", "{n} were reworked: {numbers}.")
    case .reworksNone: Bilingual("本期没有退办件。", "Nothing was reworked.")
    case .praise:
      Bilingual(
        "本期零投诉的部门和年级（各计本级）：{list}。", "Without a complaint, each for itself: {list}."
      )
    case .praiseNone:
      Bilingual("本期各部门均有被投诉的件。", "Every department was complained about.")
    case .praiseAll: Bilingual("本期各部门、年级均无被投诉的件。", "No department was complained about.")
    case .praiseOnly:
      Bilingual(
        "其中经办诉求且无超时、退办的：{list}，予以表扬。",
        "Of these handled cases without an overdue or a reworked one: {list}. To be praised.")
    case .summons: Bilingual("建议约谈：{list}。", "Talks are proposed with: {list}.")
    case .sectionAccountability: Bilingual("责任追究", "Accountability")
    case .accountability:
      Bilingual(
        "追究责任{n}人次，涉及{cases}件；按所属部门：{list}。", "Held accountable: {n} (cases: {cases}); by department: {list}.")
    case .accountabilityNone: Bilingual("本期没有责任追究。", "Nobody was held accountable.")
    case .listedOrders: Bilingual("挂牌督办{n}件。", "Put on the list of supervision: {n}.")
    case .talked: Bilingual("本期已约谈{n}次：{list}。", "Talks held: {n}, with {list}.")
    case .summonsNone:
      Bilingual(
        "没有达到约谈标准的部门（超时、退办或退单被驳回满{n}件次，或满意率不到底线）。",
        "No department has reached the mark for a talk ({n} overdue, reworked or rejected returns, or satisfaction below the floor)."
      )
    case .summonsWhy: Bilingual("{name}（{why}）", "{name} ({why})")
    case .belowFloor: Bilingual("满意率低于{floor}的部门：{list}。", "Satisfaction below {floor}: {list}.")
    case .whyLate: Bilingual("超时{n}件次", "{n} times overdue")
    case .whyReworked: Bilingual("退办{n}件次", "{n} times reworked")
    case .whyEvaded: Bilingual("退单被驳回{n}件次", "{n} times a return rejected")
    case .whyBelowFloor: Bilingual("满意率{rate}", "satisfaction {rate}")
    case .rectification:
      Bilingual(
        "整改项目在办{open}项，其中超时{late}项；本期销号{closed}项。",
        "Rectification: {open} open, {late} overdue; {closed} closed in the period.")
    case .rectificationFailed: Bilingual("其中{n}项验收不到位，待决定。", " {n} of them were found not in place.")
    case .partTimes: Bilingual("{title}：次数", "{title}: times")
    case .partPoints: Bilingual("{title}：分值", "{title}: points")
    case .partCounted: Bilingual("{title}：分子", "{title}: counted")
    case .partOutOf: Bilingual("{title}：分母", "{title}: out of")
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
        "投诉举报同比{change}，未达到下降{goal}的目标，要从源头减少同类问题。",
        "Complaints {change} on last year, short of the goal of {goal} fewer: reduce the causes.")
    case .nextNone:
      Bilingual(
        "本期没有结转、超时、退办和低于底线的情况，不另提要求。",
        "Nothing is carried on, overdue, reworked or below the floor: nothing to ask for.")
    case .headOfJournal: Bilingual("日志校验：第{seq}条 {hash}", "Journal: line {seq} {hash}")
    case .issued: Bilingual("{by}　{at}印发", "Issued by {by}, {at}")
    case .dash: Bilingual("—", "—")
    case .days: Bilingual("{n}", "{n}")
    default: more ?? Bilingual(rawValue)
    }
  }
}

extension BulletinText {
  /// The sections of a bulletin in their order, by the ids that remarks and scripts go by.
  public static let sections: [(id: String, heading: BulletinText)] = [
    ("flow", .sectionFlow), ("kinds", .sectionKinds), ("departments", .sectionDepartments), ("rates", .sectionRates),
    ("history", .sectionHistory),
    ("hot", .sectionHot), ("warnings", .sectionWarnings), ("repeats", .sectionRepeats), ("late", .sectionLate),
    ("praise", .sectionPraise),
    ("summons", .sectionSummons), ("accountability", .sectionAccountability), ("rectification", .sectionRectification),
    ("next", .sectionNext),
    ("remarks", .sectionRemarks),
  ]
}
