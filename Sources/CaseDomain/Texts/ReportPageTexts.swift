/// 报表: the reports page of the desk, the bulletin's preview and its remarks.
public enum ReportPageText: String, Phrase {
  case placeReport, placeFigure, placeBulletin, placeRemarks, placeIssued
  case week, month, quarter, half, year, days, firstHalf, secondHalf
  case running, cutoff, working, nothingYet, noCases
  case all, scope, without, below, ownOnly, own, seenOnly, noteTree, keyInto, keyDown, keyBack, figureWithheld,
    figureUnseen, partClosed
  case leafOverview, leafDepartments, leafParts, leafZeros, leafComparison
  case stockIn, stockReceived, stockBack, stockDone, stockOther, stockOut, stockImported, meanDays
  case persons, shortReceived
  case columnIndicator, columnRate, columnFraction, columnExcluded, columnTrend, columnBefore, columnYear
  case columnFirst, columnRework, columnWithout
  case rank, department, held, given, inTime, late, open, onTime, satisfaction, resolution, returned, reworked, mean
  case count, share, before, lastYear, difference
  case zeroEvasion, zeroBacklog, zeroMistake, zeroComplaint, zeroMeeting
  case byChannel, byKind, byCategory, byHandler, none
  case noteMinimum, noteUnranked, noteZeros, notePoints
  case partCounted, partMissed, partExcluded, partCases, partTimes, figureLine, figureNone, tooFew, smallNote
  case sliceTitle, sliceDepartment, sliceHandler, sliceCategory, sliceKind, sliceChannel, slicePass, sliceExplained
  case everything, explainedIn, explainedOut, bothPasses
  case keyRectify, keyArisen, notIssuedYet, arisen, noArisen
  case keyReport, keyOpenFigure, keyMove, keyCell, keyLeaf, keyLeafDigit, keyBulletin, keyEarlier, keyLater, keyKind
  case keySlice, keyClearSlice, keyVariant, keyParts, keyPartner, keyUp, keyCases, keyPart
  case keyIssue, keyCorrect, keyRemarks, keyIssuedList, keyScroll, keyEdit, keyKeep, keyOpenIssued
  case guideReport, guideMore, guideFigure, guideBulletin, guideRemarks, guideIssued
  case notBegun, nothingHere, noFigure, noSlice, onlyParts, unlistable
  case noteSpan, sameStretch, noFigureHere, rowFigures, reasonMissing
  case periodOpen, alreadyIssued, askIssue, askCorrect, doNot, doIssue, doCorrect, issuedNow, loading, noneIssued
  case remarksHint, remarksHintOwn, remarkEmpty, issuedBy, issuedHead, correctsLine

  public var words: Bilingual {
    switch self {
    case .placeReport: Bilingual("报表", "Report")
    case .placeFigure: Bilingual("数与件", "Figure")
    case .placeBulletin: Bilingual("通报", "Bulletin")
    case .placeRemarks: Bilingual("通报说明", "Remarks")
    case .placeIssued: Bilingual("已印发的通报", "Issued bulletins")
    case .week: Bilingual("{year}年第{n}周", "week {n} of {year}")
    case .month: Bilingual("{year}年{n}月", "{year}-{n}")
    case .quarter: Bilingual("{year}年第{n}季度", "quarter {n} of {year}")
    case .half: Bilingual("{year}年{half}", "{half} of {year}")
    case .year: Bilingual("{year}年", "{year}")
    case .days: Bilingual("{from}至{to}", "{from} to {to}")
    case .firstHalf: Bilingual("上半年", "first half")
    case .secondHalf: Bilingual("下半年", "second half")
    case .running: Bilingual("截至 {at}，本期未完，按同一时段比", "so far ({at}), like with like")
    case .cutoff: Bilingual("{from} 至 {to}", "{from} to {to}")
    case .working: Bilingual("计算中 {percent}%", "counting {percent}%")
    case .nothingYet: Bilingual("正在统计…", "Counting…")
    case .noCases: Bilingual("本期没有件，各项均无数据。", "No case in this period: nothing to count.")
    case .all: Bilingual("全部", "everything")
    case .scope: Bilingual("口径：{scope}", "About: {scope}")
    case .without: Bilingual("不含解释说明", "without explained")
    case .below: Bilingual("{name}（含下级）", "{name} and below")
    case .ownOnly: Bilingual("{name}（本级）", "{name} itself")
    case .own: Bilingual("{name}本级", "own: {name}")
    case .seenOnly: Bilingual("可见件，率计{list}", "what you see; rates of {list}")
    case .noteTree:
      Bilingual(
        "“+”含下级；“本级”不含下级。通报的各部门表都按本级。", "“+”: with those below; “own”: without, as in the tables of bulletins.")
    case .keyInto: Bilingual("看它的数", "its figures")
    case .keyDown: Bilingual("看下级", "below")
    case .keyBack: Bilingual("回原处", "back")
    case .figureWithheld:
      Bilingual(
        "打不开的件涉及具体人：印发件上只计数，不列编号。",
        "Not opened: cases that name a person; on what is issued they are counted and not listed.")
    case .figureUnseen: Bilingual("打不开的件不归您看：只计数。", "Not opened: cases that are not yours to see; they are counted.")
    case .partClosed: Bilingual("，另{n}件打不开", ", {n} not opened")
    case .leafOverview: Bilingual("总览", "overview")
    case .leafDepartments: Bilingual("部门", "departments")
    case .leafParts: Bilingual("构成", "parts")
    case .leafZeros: Bilingual("五零", "five zeros")
    case .leafComparison: Bilingual("对比", "comparison")
    case .stockIn: Bilingual("上期结转", "carried in")
    case .stockReceived: Bilingual("收件", "received")
    case .shortReceived: Bilingual("收件", "recv")
    case .stockBack: Bilingual("重开", "reopened")
    case .stockDone: Bilingual("办结", "closed")
    case .stockOther: Bilingual("另行办结", "ended otherwise")
    case .stockOut: Bilingual("结转下期", "carried on")
    case .stockImported: Bilingual("历史导入", "imported")
    case .meanDays: Bilingual("平均工作日", "working days")
    case .persons: Bilingual("{n}人次", "{n} people")
    case .columnIndicator: Bilingual("指标", "indicator")
    case .columnRate: Bilingual("率", "rate")
    case .columnFraction: Bilingual("分子/分母", "of")
    case .columnExcluded: Bilingual("不计", "out")
    case .columnTrend: Bilingual("近13个月", "13 months")
    case .columnBefore: Bilingual("环比", "prev")
    case .columnYear: Bilingual("同比", "year")
    case .columnFirst: Bilingual("首次", "first")
    case .columnRework: Bilingual("重办后", "rework")
    case .columnWithout: Bilingual("不含解释", "w/o expl")
    case .rank: Bilingual("位", "#")
    case .department: Bilingual("部门", "department")
    case .held: Bilingual("结转", "held")
    case .given: Bilingual("交办", "got")
    case .inTime: Bilingual("按时", "ok")
    case .late: Bilingual("超时", "late")
    case .open: Bilingual("未结", "open")
    case .onTime: Bilingual("按时率", "ok %")
    case .satisfaction: Bilingual("满意率", "satisf")
    case .resolution: Bilingual("解决率", "solved")
    case .returned: Bilingual("退单", "ret")
    case .reworked: Bilingual("退办", "redo")
    case .mean: Bilingual("均日", "days")
    case .count: Bilingual("收件", "cases")
    case .share: Bilingual("占比", "share")
    case .before: Bilingual("上期", "before")
    case .lastYear: Bilingual("上年", "year")
    case .difference: Bilingual("差", "change")
    case .zeroEvasion: Bilingual("零推诿", "evasions")
    case .zeroBacklog: Bilingual("零积压", "backlog")
    case .zeroMistake: Bilingual("零差错", "mistakes")
    case .zeroComplaint: Bilingual("零投诉", "complaints")
    case .zeroMeeting: Bilingual("零距离", "meetings")
    case .byChannel: Bilingual("按渠道", "by channel")
    case .byKind: Bilingual("按类型", "by kind")
    case .byCategory: Bilingual("按分类", "by category")
    case .byHandler: Bilingual("按经办人", "by handler")
    case .none: Bilingual("未填", "none noted")
    case .noteMinimum:
      Bilingual("分母不足{n}：只列分子/分母，不排名，不比较。", "Fewer than {n}: only the fraction; no rank, no comparison.")
    case .noteUnranked: Bilingual("位次依次比按时办结率、满意率、退办数。", "Ranked by handled in time, satisfaction, reworks.")
    case .noteZeros:
      Bilingual(
        "只看一位承办人，或只看首次、重办时，不列被投诉：投诉来时还没有人承办。",
        "Complaints are left out for one handler or one pass: nobody handles a complaint when it comes.")
    case .noteSpan:
      Bilingual("本期未完：上期、上年同期只算到同一时点。", "Not over yet: the earlier periods are counted up to the same point.")
    case .sameStretch: Bilingual("{name}（至同一时点）", "{name} (up to the same point)")
    case .noFigureHere: Bilingual("这里没有可打开的数；按 ↑↓ 选有数的一行。", "No figure here; ↑↓ select a line with figures.")
    case .rowFigures: Bilingual("这一行里的数，每个都能打开它的件。", "The figures of this line; each opens its cases.")
    case .reasonMissing:
      Bilingual(
        "更正要写明原因，印在更正稿上：先按 F4，在“说明”一节写。",
        "A correction needs a reason, which is printed on it: write it first with F4 under “Remarks”.")
    case .notePoints: Bilingual("环比、同比为百分点之差。", "Changes are in points of a percent.")
    case .partCounted: Bilingual("计入分子", "counted")
    case .partMissed: Bilingual("只在分母", "below the line only")
    case .partExcluded: Bilingual("不计入：{why}", "left out: {why}")
    case .partCases: Bilingual("{n}件", "cases: {n}")
    case .partTimes: Bilingual("{n}次，{cases}件", "{n} times in {cases} cases")
    case .figureLine: Bilingual("{name} {rate}（{numerator}/{denominator}）", "{name} {rate} ({numerator}/{denominator})")
    case .figureNone: Bilingual("{name} 无数据（0/0）", "{name}: no data (0/0)")
    case .tooFew: Bilingual("不足{n}", "n<{n}")
    case .smallNote:
      Bilingual("分母不足{n}，不排名、不作比较。", "Fewer than {n}: neither ranked nor compared.")
    case .sliceTitle: Bilingual("看哪一部分", "Which part")
    case .sliceDepartment: Bilingual("部门", "department")
    case .sliceHandler: Bilingual("经办人", "handler")
    case .sliceCategory: Bilingual("分类", "category")
    case .sliceKind: Bilingual("类型", "kind")
    case .sliceChannel: Bilingual("渠道", "channel")
    case .slicePass: Bilingual("首次、重办", "pass")
    case .sliceExplained: Bilingual("解释说明", "explained")
    case .everything: Bilingual("全部", "all")
    case .explainedIn: Bilingual("含解释说明", "with explained")
    case .explainedOut: Bilingual("不含解释说明", "without explained")
    case .bothPasses: Bilingual("首次和重办", "both")
    case .keyRectify: Bilingual("立整改", "rectify")
    case .keyArisen: Bilingual("由此立的整改", "rectifications")
    case .notIssuedYet: Bilingual("先印发，整改才有来源可写。", "Issue it first: a rectification names the bulletin it comes from.")
    case .arisen: Bilingual("由本通报立整改：{list}", "Rectifications from this bulletin: {list}")
    case .noArisen: Bilingual("还没有由本通报立的整改。", "No rectification arose from this bulletin.")
    case .keyReport: Bilingual("报表", "report")
    case .keyOpenFigure: Bilingual("看件", "cases")
    case .keyMove: Bilingual("移动", "move")
    case .keyCell: Bilingual("左右移动", "left and right")
    case .keyLeaf: Bilingual("换页", "leaf")
    case .keyLeafDigit: Bilingual("翻到第几页", "that leaf")
    case .keyBulletin: Bilingual("通报", "bulletin")
    case .keyEarlier: Bilingual("前一期", "earlier")
    case .keyLater: Bilingual("后一期", "later")
    case .keyKind: Bilingual("周月季年", "week…year")
    case .keySlice: Bilingual("口径", "part")
    case .keyClearSlice: Bilingual("不分口径", "everything")
    case .keyVariant: Bilingual("换一种", "another")
    case .keyParts: Bilingual("换维度", "by…")
    case .keyPartner: Bilingual("换对象", "with…")
    case .keyUp: Bilingual("回上级", "up")
    case .keyPart: Bilingual("按序号打开", "by number")
    case .keyCases: Bilingual("打开这些件", "open these cases")
    case .keyIssue: Bilingual("印发", "issue")
    case .keyCorrect: Bilingual("印发更正", "correct")
    case .keyRemarks: Bilingual("说明", "remarks")
    case .keyIssuedList: Bilingual("已印发", "issued")
    case .keyScroll: Bilingual("翻看", "scroll")
    case .keyEdit: Bilingual("修改", "edit")
    case .keyKeep: Bilingual("写好了", "done")
    case .keyOpenIssued: Bilingual("原样重看", "read again")
    case .guideReport:
      Bilingual(
        "这一页是一个统计期的数。每个数都能打开：上下左右选中，回车看它由哪些件组成，再回车就是那些件的列表，可以照常办理，Esc 回到原处。",
        "One period's numbers. Every figure opens: choose it with the arrows, Enter shows what it is made of, Enter again lists those cases; act as usual, Esc comes back."
      )
    case .guideMore:
      Bilingual(
        "F3、F4 前后换期，F6 换周、月、季、半年、年，F7 选部门、经办人、分类等口径，数字键翻页，F2 看通报。",
        "F3 and F4 go back and forth, F6 changes week to year, F7 chooses a part, digits turn the leaves, F2 shows the bulletin."
      )
    case .guideFigure:
      Bilingual("{name}：{definition}", "{name}: {definition}")
    case .guideBulletin:
      Bilingual(
        "这是本期通报的草稿，数随办理变动；F4 为各节加说明，F2 印发。印发后编号存档，数不再变，可随时原样重看（F6）。",
        "A draft: its numbers change with the cases. F4 adds remarks, F2 issues it. An issued bulletin is numbered and frozen; F6 shows it again."
      )
    case .guideRemarks:
      Bilingual(
        "选一节，回车写说明，F2 写好。说明会随通报一起印发。",
        "Choose a section, Enter to write, F2 when done. Remarks are issued with the bulletin.")
    case .guideIssued: Bilingual("印发过的通报，回车原样重看。", "Bulletins that were issued; Enter shows one unchanged.")
    case .notBegun: Bilingual("后一期还没有开始。", "The next period has not begun.")
    case .nothingHere: Bilingual("这里没有数。", "There is no figure here.")
    case .noFigure: Bilingual("这个数没有件。", "No case stands behind this figure.")
    case .noSlice: Bilingual("现在看的就是全部。", "Everything is shown already.")
    case .onlyParts: Bilingual("这一页没有别的看法。", "This leaf has no other way to look.")
    case .unlistable:
      Bilingual("另有{n}件已不归您看，只计数，不列出。", "{n} more are counted but no longer yours to see.")
    case .periodOpen: Bilingual("本期还没有结束，结束后才能印发。", "The period is not over; a bulletin is issued when it is.")
    case .alreadyIssued:
      Bilingual("本期已印发通报{title}，再印发即为更正。", "Bulletin {title} was issued for this period; issuing again corrects it.")
    case .askIssue:
      Bilingual(
        "印发{name}的通报？印发后编号存档，内容不再变动，全单位的数照登，不公开的件只计数。",
        "Issue the bulletin of {name}? It is numbered and frozen, with the whole office's numbers; confidential cases are counted and not listed."
      )
    case .askCorrect:
      Bilingual(
        "{name}已印发通报{title}。再印发一份更正？原通报保留不变。",
        "Bulletin {title} of {name} was issued. Issue a correction? The earlier one stays as it is.")
    case .doNot: Bilingual("不印发", "do not issue")
    case .doIssue: Bilingual("印发", "issue")
    case .doCorrect: Bilingual("印发更正", "issue a correction")
    case .issuedNow: Bilingual("已印发：通报{title}。", "Issued: bulletin {title}.")
    case .loading: Bilingual("正在写通报…", "Writing the bulletin…")
    case .noneIssued: Bilingual("还没有印发过通报。", "No bulletin was issued yet.")
    case .remarksHint:
      Bilingual("各节的说明（{name}）：能印发的人都看得到、改得了，谁印发都印上", "Remarks of {name}: all who may issue see and change them")
    case .remarksHintOwn:
      Bilingual("各节的说明（{name}）：只有您自己看得到，由您印发才印上", "Remarks of {name}: yours alone; printed if you issue")
    case .remarkEmpty: Bilingual("（无）", "(none)")
    case .issuedBy: Bilingual("{at} {by}", "{at} {by}")
    case .issuedHead: Bilingual("已印发的通报：{n}份", "{n} bulletins were issued")
    case .correctsLine: Bilingual("更正{title}", "corrects {title}")
    }
  }
}

extension Period {
  /// 2026年11月
  public var words: Bilingual {
    func number(_ value: Int) -> Bilingual { Bilingual(String(value)) }
    let year = number(first.year)
    switch kind {
    case .week:
      let text = text
      return ReportPageText.week([
        "year": Bilingual(String(text.prefix(4))), "n": Bilingual(String(Int(text.suffix(2)) ?? 0)),
      ])
    case .month:
      let two = first.month < 10 ? "0\(first.month)" : "\(first.month)"
      return ReportPageText.month(["year": year, "n": Bilingual("\(first.month)", two)])
    case .quarter: return ReportPageText.quarter(["year": year, "n": number((first.month + 2) / 3)])
    case .halfYear:
      return ReportPageText.half([
        "year": year, "half": first.month <= 6 ? ReportPageText.firstHalf() : ReportPageText.secondHalf(),
      ])
    case .year: return ReportPageText.year(["year": year])
    case .days:
      return ReportPageText.days(["from": Bilingual(first.description), "to": Bilingual(last.description)])
    }
  }
}
