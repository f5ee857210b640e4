/// Words of the intake, of forms, and of what a form says would happen.
public enum IntakeText: String, Phrase {
  case moreRows, fewerRows, moreLine, nothingMore
  case splitPoint, takeSuggestion, saveAndNext, similarRows
  case anonymousDrops
  case onlyInContent, noSentence, pointAdded, pointKnown, onlyNewCases, noSuggestion, suggestionTaken
  case suggestCategory, suggestLead, quickOption
  case missing, orAnonymous, cannot
  case similarNone, similarWaits, samePersonLine, similarCount, linkedAfter, mergedAfter
  case linkPerson, linkMatter, mergeInto, dropBond, openSimilar, similarHead, similarFor, mayNotLink, mergeNeedsOpen,
    nothingBound
  case bondPerson, bondMatter, bondMerge, boundDone, boundRefused, received, noAnswerYet
  case effectRegister, effectAccept, effectDispatch, effectReassign, effectBackRound, effectBack, effectRefused
  case effectClose, effectSubmit, effectReturn, effectMerge, effectEdit, effectState, effectStays, effectDue,
    effectTransfer
  case effectEnds, effectEmptied, effectWith
  case conflictHead, conflictNow, conflictMine, conflictDid, conflictTyped, conflictNothing
  case goOnNew, draftAndLook, throwMine, conflictScroll
  case draftsFor, deleteDraftQuestion, deleteDraftNew, effectFinal, effectFinalOthers, keepIt, deleteIt

  public var words: Bilingual {
    switch self {
    // Keys
    case .moreRows: Bilingual("更多项", "more")
    case .fewerRows: Bilingual("收起", "fewer")
    case .moreLine: Bilingual("更多项（F5 展开）：{fields}", "more (F5): {fields}")
    case .nothingMore: Bilingual("这张表没有更多项。", "This form has no more fields.")
    case .splitPoint: Bilingual("列为诉求点", "make it a point")
    case .takeSuggestion: Bilingual("采用建议", "take it")
    case .saveAndNext: Bilingual("登记并下一件", "save, next")
    case .similarRows: Bilingual("相似件", "similar")
    // Points and suggestions
    case .anonymousDrops:
      Bilingual(
        "匿名件不记姓名、电话和账号：已填的不会保存；改回“否”就还在。",
        "Anonymous: name, phone and account are not saved; “no” brings them back.")
    case .onlyInContent:
      Bilingual("光标在“内容”里时，把这一句列为诉求点。", "With the caret in the content, its sentence becomes a point.")
    case .noSentence: Bilingual("这里没有可列为诉求点的句子。", "There is no sentence here.")
    case .pointAdded: Bilingual("诉求点 {n}：{point}", "point {n}: {point}")
    case .pointKnown: Bilingual("这一句已是诉求点 {n}。", "This sentence is point {n} already.")
    case .onlyNewCases: Bilingual("只在登记时可用。", "Only while registering.")
    case .noSuggestion: Bilingual("现在没有建议。", "There is no suggestion now.")
    case .suggestionTaken: Bilingual("已填{field}：{value}", "{field}: {value}")
    case .suggestCategory: Bilingual("建议：{value}（{n} 件相近），F7 采用", "suggested: {value} ({n} similar), F7 takes it")
    case .suggestLead: Bilingual("近一年同类 {n} 件：{list}", "{n} of this kind in a year: {list}")
    case .quickOption: Bilingual("{digit} {value} {n}", "{digit} {value} {n}")
    // What a form says of itself
    case .missing: Bilingual("还缺：{fields}", "still needed: {fields}")
    case .orAnonymous: Bilingual("（或匿名）", " (or anonymous)")
    case .cannot: Bilingual("不能保存：{why}", "Cannot be saved: {why}")
    // Similar cases
    case .similarNone: Bilingual("还没有找到相似件。", "No similar cases so far.")
    case .similarWaits: Bilingual("填了内容或电话就查相似件。", "Similar cases appear as you type.")
    case .samePersonLine: Bilingual("同一人 {n} 件，最近一件{last}", "same person: {n}, last {last}")
    case .similarCount: Bilingual("可能重复 {n} 件", "maybe the same: {n}")
    case .linkedAfter: Bilingual("保存后关联 {n} 件", "{n} to be linked")
    case .mergedAfter: Bilingual("保存后并入 {number}", "to be merged into {number}")
    case .linkPerson: Bilingual("关联：同一人", "link: same person")
    case .linkMatter: Bilingual("关联：同一事", "link: same matter")
    case .mergeInto: Bilingual("并入这一件", "merge into it")
    case .dropBond: Bilingual("取消", "drop")
    case .openSimilar: Bilingual("打开", "open")
    case .similarHead: Bilingual("相似件", "Similar cases")
    case .similarFor: Bilingual("正在填写：{subject}", "being typed: {subject}")
    case .mayNotLink: Bilingual("只有受理员和督导可以关联、并案。", "Only clerks and supervisors link and merge.")
    case .mergeNeedsOpen: Bilingual("只能并入办理中的件；此件{state}。", "Only an open case takes others; this one is {state}.")
    case .nothingBound: Bilingual("这一件没有要取消的。", "There is nothing to drop here.")
    case .bondPerson: Bilingual("[同一人]", "[person]")
    case .bondMatter: Bilingual("[同一事]", "[matter]")
    case .bondMerge: Bilingual("[并入]", "[merge]")
    case .boundDone: Bilingual("已{action} {number}。", " {action} {number} done.")
    case .boundRefused: Bilingual("{action} {number} 没有办成：{why}", " {action} {number} was not done: {why}")
    case .received: Bilingual("{at} 收到", "received {at}")
    case .noAnswerYet: Bilingual("还没有答复", "no answer yet")
    // Effects
    case .effectRegister: Bilingual("登记，应在 {due} 前受理", "registered; acceptance due {due}")
    case .effectAccept: Bilingual("受理为{category}，应在 {due} 前交办", "accepted as {category}; dispatch due {due}")
    case .effectDispatch:
      Bilingual("交{lead}主办{with}，{sign} 前签收，{due} 前办结", "to {lead}{with}; sign by {sign}, done by {due}")
    case .effectReassign: Bilingual("改由{lead}主办{with}，{sign} 前签收", "now with {lead}{with}; sign by {sign}")
    case .effectWith: Bilingual("、{departments}协办", " with {departments}")
    case .effectBackRound: Bilingual("退回{lead}，第 {n} 轮，{due} 前办结", "back to {lead}, round {n}, due {due}")
    case .effectBack: Bilingual("退回{lead}继续办理，{due} 前办结", "back to {lead}, due {due}")
    case .effectRefused: Bilingual("不予销号，退回待交办", "not closed; to be dispatched again")
    case .effectClose: Bilingual("按“{kind}”销号，此件办结", "closed as “{kind}”")
    case .effectSubmit: Bilingual("报{finding}、{resolved}，应在 {due} 前审核", "{finding}, {resolved}; review due {due}")
    case .effectReturn: Bilingual("退单，应在 {due} 前裁定，办理时限不停", "returned; arbitration due {due}; the clock runs on")
    case .effectMerge: Bilingual("并入 {number}，随它办理，单独答复、回访、销号", "merged into {number}; answered and closed by itself")
    case .effectEdit: Bilingual("更正{fields}", "corrected: {fields}")
    case .effectEmptied: Bilingual("{field}（清空）", "{field} (emptied)")
    case .effectState: Bilingual("{action}，{from} → {to}", "{action}: {from} → {to}")
    case .effectStays: Bilingual("{action}，仍为{state}", "{action}; still {state}")
    case .effectTransfer: Bilingual("转出至{to}", "transferred to {to}")
    case .effectDue: Bilingual("{due} 前{clock}", "{clock} due {due}")
    case .effectEnds: Bilingual("此件到此结束", "this ends the case")
    // Conflict
    case .conflictHead:
      Bilingual("没有保存：{number} 在您填写时已有变化。所填都还在。", "Not saved: {number} changed. All you typed is here.")
    case .conflictNow: Bilingual("现在的情况", "as it is now")
    case .conflictMine: Bilingual("我填的", "what I typed")
    case .conflictDid: Bilingual("别人刚才做的", "what others did")
    case .conflictTyped: Bilingual("我填的其他内容", "the rest of what I typed")
    case .conflictNothing: Bilingual("（空）", "(empty)")
    case .goOnNew: Bilingual("按新情况继续填写（所填都保留）", "go on with the new version, keep what I typed")
    case .draftAndLook: Bilingual("存为草稿，先看这一件", "keep mine as a draft and look at the case")
    case .throwMine: Bilingual("放弃我填的", "throw mine away")
    case .conflictScroll: Bilingual("滚动", "scroll")
    // Drafts
    case .deleteDraftQuestion:
      Bilingual(
        "删除 {number} 的“{action}”草稿？写的内容就此没有了，不能恢复。",
        "Delete the draft of “{action}” on {number}? What was typed is gone for good.")
    case .deleteDraftNew:
      Bilingual(
        "删除“{action}”草稿？写的内容就此没有了，不能恢复。", "Delete the draft of “{action}”? What was typed is gone for good.")
    case .effectFinal: Bilingual("办了不能撤销。", " It cannot be undone.")
    case .effectFinalOthers: Bilingual("另有 {n} 件随之变动，办了不能撤销。", " {n} more change with it; it cannot be undone.")
    case .keepIt: Bilingual("留着", "keep it")
    case .deleteIt: Bilingual("删除", "delete it")
    case .draftsFor: Bilingual("{n} 份草稿，新的在前；回车接着填", "{n} drafts, newest first; Enter goes on")
    }
  }
}
