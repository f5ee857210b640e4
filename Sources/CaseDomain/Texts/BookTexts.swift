/// Texts of the registers (台账): columns, marks, notes.
public enum BookText: String, Phrase {
  case columnNumber, columnProblem, columnGoal, columnMeasures, columnUnit, columnOwner, columnDue, columnProgress
  case columnClosed, columnInspector, columnSubject, columnLevel, columnOrder, columnGiver, columnGiven, columnMet
  case columnAccountable, columnForm, columnBasis, columnDecider, columnDay, columnWhy, columnRecommender, columnDraw
  case columnMethod, columnFinding, columnChecker, columnRecord, columnTalkedTo, columnReasons, columnWhen, columnPlace
  case columnUndertakings, columnRectifications, columnBy, columnRank, columnByHand, columnTotal, columnCause
  case columnClosedDay, columnStage, columnLookDue, columnResult, columnSerial
  case dash, overdue, closedAs, orderConfirmed, orderMet, orderLate, orderOpen, orderOver, noteOrders, inspectionFailed,
    inspectorSays, notChecked
  case lookHolds, lookFails, lookDue, lookLater, stage, stageInspection
  case noteLedger, noteItem, noteItemCapped, noteAssessment, noteByHand, noteCleanMonth, orderDueWith
  case daysReversed, drawCount, drawEmpty, pointsMalformed, pointsYear
  case title, headPeriod, headDepartment, empty, printed, printedMasked
  case originSubject, originSentence, openRectification, originBulletin, originWarning, originOfBulletin

  /// The stable name of a column: without the word `column`.
  var columnID: String {
    let name = rawValue.dropFirst("column".count)
    return name.prefix(1).asciiLowercasedString + name.dropFirst()
  }

  public var words: Bilingual {
    switch self {
    case .columnSerial: Bilingual("序号", "no.")
    case .columnNumber: Bilingual("编号", "number")
    case .columnProblem: Bilingual("问题", "problem")
    case .columnGoal: Bilingual("整改目标", "goal")
    case .columnMeasures: Bilingual("整改措施", "measures")
    case .columnUnit: Bilingual("责任单位", "department")
    case .columnOwner: Bilingual("责任人", "responsible")
    case .columnDue: Bilingual("时限", "due")
    case .columnProgress: Bilingual("完成情况", "progress")
    case .columnClosed: Bilingual("销号时间", "closed")
    case .columnInspector: Bilingual("验收人", "inspected by")
    case .columnSubject: Bilingual("标题", "subject")
    case .columnLevel: Bilingual("级别", "level")
    case .columnOrder: Bilingual("督办要求", "order")
    case .columnGiver: Bilingual("督办人", "given by")
    case .columnGiven: Bilingual("下达时间", "given")
    case .columnMet: Bilingual("落实情况", "what was done")
    case .columnAccountable: Bilingual("被追究对象", "held accountable")
    case .columnForm: Bilingual("追究形式", "form")
    case .columnBasis: Bilingual("依据", "basis")
    case .columnDecider: Bilingual("决定人", "decided by")
    case .columnDay: Bilingual("日期", "day")
    case .columnWhy: Bilingual("推荐理由", "why")
    case .columnRecommender: Bilingual("推荐人", "recommended by")
    case .columnDraw: Bilingual("抽取批次", "draw")
    case .columnMethod: Bilingual("方式", "how")
    case .columnFinding: Bilingual("抽查发现", "finding")
    case .columnChecker: Bilingual("抽查人", "checked by")
    case .columnRecord: Bilingual("文号", "record")
    case .columnTalkedTo: Bilingual("被约谈部门", "department")
    case .columnReasons: Bilingual("事由", "reasons")
    case .columnWhen: Bilingual("约谈时间", "when")
    case .columnPlace: Bilingual("地点", "place")
    case .columnUndertakings: Bilingual("承诺事项", "undertakings")
    case .columnRectifications: Bilingual("整改件", "rectification")
    case .columnBy: Bilingual("经办人", "by")
    case .columnRank: Bilingual("名次", "rank")
    case .columnByHand: Bilingual("加减分", "by hand")
    case .columnTotal: Bilingual("合计", "total")
    case .columnCause: Bilingual("缘由", "why")
    case .columnClosedDay: Bilingual("销号日期", "closed")
    case .columnStage: Bilingual("期次", "stage")
    case .columnLookDue: Bilingual("应看日期", "due")
    case .columnResult: Bilingual("结果", "result")
    case .dash: Bilingual("—", "—")
    case .overdue: Bilingual("（超期）", " (overdue)")
    case .closedAs: Bilingual("{state}（{kind}）", "{state} ({kind})")
    case .orderConfirmed: Bilingual("已落实", "confirmed")
    case .orderMet: Bilingual("待确认", "to be confirmed")
    case .orderLate: Bilingual("逾期未落实", "overdue")
    case .orderOpen: Bilingual("落实中", "open")
    case .orderOver: Bilingual("已随办结终止", "ended with the case")
    case .noteOrders: Bilingual("共{n}件次督办，其中挂牌督办{listed}件次。", "{n} orders, {listed} of them listed.")
    case .inspectionFailed: Bilingual("验收不到位，待决定", "not in place, to be decided")
    case .inspectorSays: Bilingual("{name}（{outcome}）", "{name} ({outcome})")
    case .notChecked: Bilingual("待抽查", "to be checked")
    case .lookHolds: Bilingual("{at} 保持到位", "{at} holds")
    case .lookFails: Bilingual("{at} 不到位，另立新件", "{at} does not hold, new case")
    case .lookDue: Bilingual("待回头看", "due")
    case .lookLater: Bilingual("未到期", "not yet due")
    case .stage: Bilingual("{days}天", "{days} days")
    case .stageInspection: Bilingual("{days}天复查", "{days} days")
    case .noteLedger:
      Bilingual(
        "共{n}项：已销号{closed}项，在办{open}项，其中超期{late}项。",
        "{n} in all: {closed} closed, {open} open, {late} of them overdue.")
    case .noteItem: Bilingual("{item}每次{points}", "{item} {points} each")
    case .noteItemCapped: Bilingual("{item}每次{points}（全年最多{cap}）", "{item} {points} each (at most {cap} a year)")
    case .orderDueWith: Bilingual("随办理期限 {due}", "with the handling {due}")
    case .noteCleanMonth:
      Bilingual(
        "零投诉月：当月办结过件，没有投诉、举报该部门（本级）的件，也没有承办未填被反映部门的投诉、举报，计一个月；没有办结过件的月份不计。",
        "A month without complaint: the department finished something in it, nobody complained about it (for itself), and it led no complaint that names no department; a month without work does not count."
      )
    case .noteAssessment: Bilingual("计分办法：{items}。", "Points: {items}.")
    case .noteByHand:
      Bilingual(
        "加减分{number}：{department} {points}，{reason}（{by}，{at}）。",
        "By hand {number}: {department} {points}, {reason} ({by}, {at}).")
    case .daysReversed: Bilingual("开始日期晚于结束日期；请调换。", "The first day is after the last; turn them round.")
    case .drawCount: Bilingual("一次抽取 1 至 {most} 件；请修改件数。", "Draw between 1 and {most} cases; change the count.")
    case .drawEmpty:
      Bilingual("这个范围内没有可抽取的诉求件；请放宽日期、部门或类型。", "There is nothing to draw from; widen the days, department or kind.")
    case .pointsMalformed:
      Bilingual(
        "加减分应在 -100 到 100 之间，最多两位小数，不能是 0。", "Points lie between -100 and 100, with two decimals, and are not 0.")
    case .pointsYear: Bilingual("只能给 {year} 年或上一年加减分。", "Points can be given for {year} or the year before.")
    case .title: Bilingual("{organisation}{book}", "{organisation}: {book}")
    case .headPeriod: Bilingual("时间：{from}至{to}", "Period: {from} to {to}")
    case .headDepartment: Bilingual("部门：{name}", "Department: {name}")
    case .empty: Bilingual("这段时间没有记录。", "Nothing in this period.")
    case .printed: Bilingual("制表：{by}　{at}", "Made by {by}, {at}")
    case .originSubject: Bilingual("整改：{subject}", "To be put right: {subject}")
    case .originSentence:
      Bilingual("办理诉求“{subject}”时发现的问题，需要整改。", "Found while handling “{subject}”; it has to be put right.")
    case .openRectification: Bilingual("立整改", "open a rectification")
    case .originOfBulletin:
      Bilingual("通报{title}（{period}）指出的问题，需要整改。", "Named in bulletin {title} ({period}); it has to be put right.")
    case .originBulletin: Bilingual("通报{title}", "bulletin {title}")
    case .originWarning: Bilingual("预警：{what}（{since}起）", "warning: {what} (since {since})")
    case .printedMasked: Bilingual("按权限隐去诉求人信息。", "Complainants are masked as the reader requires.")
    }
  }
}

extension Substring {
  fileprivate var asciiLowercasedString: String { String(self).asciiLowercased }
}
