/// 逐件决定: what a principal is asked, and what can be said to it.
public enum DecisionText: String, Phrase {
  case title, nth, decidedSoFar, allDecided, nothingLeft, tally, tallyOther, pressEnterHome
  case kindExtension, kindSuspension, kindExplanation, kindReview, kindReturned, kindOrder, kindSupervise
  case askedBy, leadIs, reasonIs, dueNow, askedTo, askedUntil, moreDays, withinLimit, beyondLimit, beyondUpstream
  case askExtension, askSuspension, askExplanation, askReview, askReturned, askOrder, askSupervise
  case complainantSaid, answerGiven, answerFull, contactsMade, noContactYet, opinionsMissing
  case returnCount, mustDesignate, orderOf, orderDone, overdueClock, overBy, lastStep, caseItself, historyShort
  case grant, refuse, otherDate, otherAct, pass, sendBack, changeAnswer, keepLead, reassignTo, otherRuling
  case confirmDone, superviseAgain, notNow
  case lineReason, lineSendBack, lineConfirm, lineOrder, lineUnseparated, optional, required
  case proposalText, effectExtended, effectNotExtended, effectSuspended, effectNotSuspended, effectOrder
  case effectDesignated, effectConfirmed, pickLead
  case pressDigit, lineMissing, stillThere, goneBy, goneUnknown, goneWhileTyping, changedBy, changedUnder,
    seen
  case skipped, skippedAgain, onlyThis, noSuchChoice, onlyTwoLines
  case keyDecide, keySkip, keyOpen, keyCarryOut, keyOtherChoice, keyNextLine, keyPreviousLine, keyDone

  public var words: Bilingual { heads ?? asks ?? acts ?? rest }

  private var heads: Bilingual? {
    switch self {
    case .title: Bilingual("逐件决定", "decide one by one")
    case .nth: Bilingual("第 {n} 件，共 {m} 件 · {kind}", "{n} of {m} · {kind}")
    case .decidedSoFar: Bilingual("已定 {n} 件", "{n} decided")
    case .allDecided: Bilingual("要您定的都定完了。", "Everything is decided.")
    case .nothingLeft: Bilingual("现在没有要您定的事。", "Nothing waits for your decision.")
    case .tally: Bilingual("同意 {yes} 件，不同意 {no} 件", "{yes} granted, {no} refused")
    case .tallyOther: Bilingual("，督办等 {n} 件", ", {n} other")
    case .pressEnterHome: Bilingual("回车回首页；撤销上一步按 Ctrl+Z。", "Enter goes home; Ctrl+Z undoes the last one.")
    case .kindExtension: Bilingual("延期申请", "extension")
    case .kindSuspension: Bilingual("挂起申请", "suspension")
    case .kindExplanation: Bilingual("解释说明", "explanation")
    case .kindReview: Bilingual("审核答复", "answer")
    case .kindReturned: Bilingual("退单裁定", "return")
    case .kindOrder: Bilingual("落实确认", "order met")
    case .kindSupervise: Bilingual("督办建议", "supervise?")
    default: nil
    }
  }

  private var asks: Bilingual? {
    switch self {
    case .askedBy: Bilingual("谁提出", "Asked by")
    case .leadIs: Bilingual("主办", "Lead")
    case .reasonIs: Bilingual("理由", "Reason")
    case .dueNow: Bilingual("现在期限", "Due now")
    case .askedTo: Bilingual("申请延至", "Asked until")
    case .askedUntil: Bilingual("申请挂起到", "Suspend until")
    case .moreDays: Bilingual("{due}（多 {n} 个工作日）", "{due} (+{n} working days)")
    case .withinLimit: Bilingual("延期最晚到 {limit}", "The latest possible is {limit}")
    case .beyondLimit: Bilingual("超出延期上限 {limit}，不能照此同意", "Beyond the limit {limit}: cannot be granted")
    case .beyondUpstream: Bilingual("超过上级时限 {due}", "Later than the upstream deadline {due}")
    case .askExtension: Bilingual("延至 {to}（多 {n} 日）", "to {to} (+{n} d)")
    case .askSuspension: Bilingual("挂起到 {until}", "until {until}")
    case .askExplanation: Bilingual("群众{said}，拟解释", "{said}: explain")
    case .askReview: Bilingual("{finding}，{resolved}", "{finding}, {resolved}")
    case .askReturned: Bilingual("{department}退单", "{department} returns")
    case .askOrder: Bilingual("{department}已报落实", "{department} reports")
    case .askSupervise: Bilingual("{department}超期 {n} 日", "{department} +{n} d")
    case .complainantSaid: Bilingual("群众的话", "Call back")
    case .answerGiven: Bilingual("已给的答复", "Answer given")
    case .answerFull: Bilingual("拟答复", "Answer")
    case .contactsMade: Bilingual("联系 {n} 次，最近 {at}", "{n} contacts, last {at}")
    case .noContactYet: Bilingual("还没有联系过群众", "No contact yet")
    case .opinionsMissing: Bilingual("协办意见缺：{departments}", "Opinions missing: {departments}")
    case .returnCount: Bilingual("第 {n} 次退单", "return no. {n}")
    case .mustDesignate:
      Bilingual("已退单 {n} 次，这次裁定即为指定办理，不得再退。", "Returned {n} times: this ruling designates; no more returns.")
    case .orderOf: Bilingual("要求", "Order")
    case .orderDone: Bilingual("落实情况", "Reported")
    case .overdueClock: Bilingual("超期", "Overdue")
    case .overBy: Bilingual("{clock}应在 {due} 前，已超 {n} 个工作日", "{clock} was due {due}, {n} working days over")
    case .lastStep: Bilingual("最近一步", "Last step")
    case .caseItself: Bilingual("诉求", "The case")
    case .historyShort: Bilingual("最近经过", "Recent history")
    default: nil
    }
  }

  private var acts: Bilingual? {
    switch self {
    case .grant: Bilingual("同意", "grant")
    case .refuse: Bilingual("不同意", "refuse")
    case .otherDate: Bilingual("另定日期", "another date")
    case .otherAct: Bilingual("其他事项", "other actions")
    case .pass: Bilingual("通过", "approve")
    case .sendBack: Bilingual("退回重办", "send back")
    case .changeAnswer: Bilingual("修改答复", "change answer")
    case .keepLead: Bilingual("维持 {department}", "keep {department}")
    case .reassignTo: Bilingual("改派", "reassign")
    case .otherRuling: Bilingual("其他裁定", "full form")
    case .confirmDone: Bilingual("确认落实", "confirm")
    case .superviseAgain: Bilingual("再督办", "supervise again")
    case .notNow: Bilingual("这次不办", "not now")
    case .lineReason: Bilingual("理由", "Reason")
    case .lineSendBack: Bilingual("退回意见", "Comment")
    case .lineConfirm: Bilingual("确认意见", "Comment")
    case .lineOrder: Bilingual("督办要求", "Order")
    case .lineUnseparated: Bilingual("未分离原因", "Why not separated")
    case .optional: Bilingual("（可不填）", " (optional)")
    case .required: Bilingual("（必填）", " (required)")
    case .proposalText:
      Bilingual("{clock}已超期 {n} 个工作日，请抓紧办理并报告。", "{clock} is {n} working days overdue: act and report.")
    case .effectExtended: Bilingual("办理期限由 {old} 改为 {new}。", "Due moves from {old} to {new}.")
    case .effectNotExtended: Bilingual("不延期，仍在 {old} 前办结。", "No extension: still due {old}.")
    case .effectSuspended: Bilingual("挂起到 {until}，办理期限由 {old} 改为 {new}。", "Suspended to {until}; due {old} → {new}.")
    case .effectNotSuspended: Bilingual("不挂起，仍在 {old} 前办结。", "Not suspended: still due {old}.")
    case .effectOrder: Bilingual("{level} {department}，{due} 前报落实。", "{level}: {department} reports by {due}.")
    case .effectDesignated: Bilingual("指定办理，不得再退。", "Designated: no more returns.")
    case .effectConfirmed: Bilingual("{level} #{n} 确认落实，就此了结。", "{level} #{n} is met and done with.")
    case .pickLead: Bilingual("改派给哪个部门", "Reassign to")
    default: nil
    }
  }

  private var rest: Bilingual {
    switch self {
    case .pressDigit: Bilingual("按数字决定，再写一行理由，回车执行。", "Press a digit, add one line, Enter.")
    case .lineMissing: Bilingual("“{field}”要写一句。", "“{field}” needs one line.")
    case .stillThere: Bilingual("写的话都还在。", "What you typed is still here.")
    case .goneBy: Bilingual("{number} 不用再定了：{what}。", "{number} is settled: {what}.")
    case .goneUnknown: Bilingual("{number} 已不用再定。", "{number} needs no decision any more.")
    case .goneWhileTyping:
      Bilingual("这件不用再定了：{what}。回车看下一件。", "No decision needed any more: {what}. Enter: next.")
    case .changedBy: Bilingual("刚有变动：{what}。请看过再定。", "Just changed: {what}. Look again, then decide.")
    case .changedUnder: Bilingual("刚有变动：{what}。看过后按回车，再按一次才执行。", "Just changed: {what}. Seen: Enter; again: do it.")
    case .seen: Bilingual("按看过的最新情况定：再按一次回车执行。", "On the newest version: Enter once more does it.")
    case .skipped: Bilingual("已跳过 {number}，最后再看。", "Skipped {number}; it comes again at the end.")
    case .skippedAgain: Bilingual("下面是刚才跳过的。", "Now those that were skipped.")
    case .onlyThis: Bilingual("只剩这一件；按 Esc 离开，以后再定。", "Only this one is left; Esc leaves it for later.")
    case .noSuchChoice: Bilingual("没有这个数字的选项。", "No choice has that digit.")
    case .onlyTwoLines: Bilingual("只有一行要写。", "There is only one line.")
    case .keyDecide: Bilingual("决定", "decide")
    case .keySkip: Bilingual("跳过", "skip")
    case .keyOpen: Bilingual("看全件", "whole case")
    case .keyCarryOut: Bilingual("执行", "do it")
    case .keyOtherChoice: Bilingual("重选", "choose again")
    case .keyNextLine: Bilingual("下一行", "next line")
    case .keyPreviousLine: Bilingual("上一行", "previous line")
    case .keyDone: Bilingual("回首页", "home")
    default: Bilingual("离开，没定的留着", "leave; the rest waits")
    }
  }
}
