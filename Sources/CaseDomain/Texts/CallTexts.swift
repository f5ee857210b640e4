/// Words of the call desk (回访台).
public enum CallText: String, Phrase {
  case slotAgreed, slotNow, slotLater, slotTried, slotAnotherDay, slotAppointment
  case wasContacted, wasNotContacted, laterDate, needOutcome, needInspection, shortNumber, shortPerson, shortNoContact
  case askContact, askUnreached, askResolved, askSatisfied, askInspection
  case stillNeeded, timeUnread, cannotSave, effectCloses, effectAgain, effectNotInPlace, effectUnsatisfied
  case effectUnresolved, effectUnreached, effectSameSlot
  case partMorning, partAfternoon, partEvening
  case position, promise, nth, headHistory, labelAgain, labelSeparation, doneForNow, doneLater, preferred, noPhone,
    headAsked, headAnswered, headPromised, headTried, headEarlier, headMeasures
  case headGoal, attempt, attemptAgain, earlierCase, attemptLabel, headNext, headQueue, noneAfter
  case headResult, enterSaves, startHint, textHint, againHint, evidenceHint
  case saved, changed, seen, gone, mayNotCall, nobodyWaits, sitting, sittingNone, emptyAdvice
  case notADigit, allAnswered, nothingToTakeBack, onlyOne, offerRework, notLoaded, headVisit
  case scriptHead, scriptHello, scriptHelloUnnamed, scriptMatter, scriptDate, scriptPoints, scriptAnswer, scriptPromise
  case scriptContacted, scriptResolved, scriptSatisfied, scriptThanks, scriptMore, scriptIdentity
  case keyDigit, keySave, keyTakeBack, keyText, keySkip, keyScript, keyOpen, keyMenu, keyScroll, keyRework, keyTextBack,
    keyBefore, keySeen

  public static func outcome(_ outcome: FollowUpOutcome) -> Bilingual {
    switch outcome {
    case .invalidNumber: CallText.shortNumber()
    case .wrongPerson: CallText.shortPerson()
    case .noContact: CallText.shortNoContact()
    case .rescheduled: CallText.laterDate()
    default: outcome.words
    }
  }

  public var words: Bilingual {
    switch self {
    // The order of the calls
    case .slotAgreed: Bilingual("约好的时间到了", "agreed for now")
    case .slotNow: Bilingual("现在方便", "good now")
    case .slotLater: Bilingual("{at} 起方便", "from {at}")
    case .slotTried: Bilingual("本时段已打过", "tried already")
    case .slotAnotherDay: Bilingual("今天不方便", "not today")
    case .slotAppointment: Bilingual("约在 {at}", "agreed {at}")
    case .partMorning: Bilingual("上午", "morning")
    case .partAfternoon: Bilingual("下午", "afternoon")
    case .partEvening: Bilingual("晚上", "evening")
    // Entering
    case .wasContacted: Bilingual("联系过", "was contacted")
    case .wasNotContacted: Bilingual("没联系过", "was not")
    case .laterDate: Bilingual("改约", "later")
    case .shortNumber: Bilingual("空号", "bad no.")
    case .shortPerson: Bilingual("非本人", "not them")
    case .shortNoContact: Bilingual("无联系方式", "no phone")
    case .needOutcome: Bilingual("接通与否", "whether they were reached")
    case .needInspection: Bilingual("到位与否", "in place or not")
    case .askContact: Bilingual("有人联系过", "reached")
    case .askUnreached: Bilingual("没有接通", "unreached")
    case .askResolved: Bilingual("问题解决了", "resolved")
    case .askSatisfied: Bilingual("对办理满意", "satisfied")
    case .askInspection: Bilingual("整改到位了", "inspected")
    case .headResult: Bilingual("回访结果：每问按一个数字", "Result: one digit for each answer")
    case .enterSaves: Bilingual("Enter 保存", "Enter saves")
    case .startHint: Bilingual("还没有填写；退格键收回上一个数字", "nothing entered yet; Backspace takes a digit back")
    case .textHint: Bilingual("可不填，Tab 填写", "optional, Tab")
    case .againHint: Bilingual("如 +1 下午、明天 15:00、周五晚上", "such as +1 afternoon, tomorrow 15:00")
    case .evidenceHint: Bilingual("看了什么、谁在场、照片编号", "what was looked at, who was there")
    case .stillNeeded: Bilingual("还要填：{what}", "still needed: {what}")
    case .timeUnread:
      Bilingual("这个时间看不懂，请写 +1 下午、明天 15:00 或 11-30 9:00", "not a time: write +1 afternoon, or 11-30 9:00")
    case .cannotSave: Bilingual("还不能保存，{what}。", "Not saved: {what}.")
    case .effectCloses: Bilingual("→ 待销号（{as}）", "→ closing ({as})")
    case .effectAgain: Bilingual("→ 改约到 {at}，到时排在前面", "→ again {at}; it comes first then")
    case .effectNotInPlace:
      Bilingual("→ 不到位待定：督导决定退办或解释", "→ not in place: rework or an explanation is to be decided")
    case .effectUnsatisfied:
      Bilingual("→ 不满意待定：督导决定退办或解释", "→ dissatisfied: rework or an explanation is to be decided")
    case .effectUnresolved:
      Bilingual("→ 未解决待定：督导决定退办或解释", "→ unresolved: rework or an explanation is to be decided")
    case .effectUnreached:
      Bilingual("→ 第 {n} 次未接通，还要在另外的时段再试 {left} 次", "→ attempt {n} failed; {left} more in other slots")
    case .effectSameSlot:
      Bilingual("→ 本时段已试过，不另计；还要在另外的时段再试 {left} 次", "→ same slot, not counted; {left} more in other slots")
    // The sheet
    case .promise: Bilingual("{by} 前：{what}（{who}）", "by {by}: {what} ({who})")
    case .nth: Bilingual("第 {n} 次", "attempt {n}")
    case .headHistory: Bilingual("经过", "history")
    case .labelAgain: Bilingual("改约到", "when")
    case .labelSeparation: Bilingual("未分离原因", "why you")
    case .doneForNow: Bilingual("都打完了，辛苦了。", "That was the last call. Well done.")
    case .doneLater:
      Bilingual(
        "现在该打的都打完了，辛苦了。下面的换个时段再打；要现在打，按 F8。",
        "Well done. Those below are better called at another time; F8 goes to them anyway.")
    case .position: Bilingual("第 {n} 个，共 {all} 个", "{n} of {all}")
    case .preferred: Bilingual("方便时间：{time}", "prefers {time}")
    case .noPhone: Bilingual("没有电话", "no phone number")
    case .headAsked: Bilingual("反映", "asked")
    case .headAnswered: Bilingual("答复", "answer")
    case .headPromised: Bilingual("承诺", "promised")
    case .headTried: Bilingual("打过", "tried")
    case .headEarlier: Bilingual("从前", "earlier")
    case .headMeasures: Bilingual("措施", "measures")
    case .headGoal: Bilingual("目标", "goal")
    case .attempt: Bilingual("第 {n} 次 {at}（{slot}）{outcome}，{who}", "{n}: {at} ({slot}) {outcome}, {who}")
    case .attemptAgain: Bilingual("，约在 {at}", ", again {at}")
    case .attemptLabel: Bilingual("这是第 {n} 次，请换个时段打", "attempt {n}: try another time of day")
    case .earlierCase: Bilingual("{at} {number} {subject}（{state}）", "{at} {number} {subject} ({state})")
    case .headNext: Bilingual("接下来 {n} 个", "next: {n}")
    case .headQueue: Bilingual("待回访 {n} 个", "{n} to call")
    case .noneAfter: Bilingual("后面没有了", "none after this")
    // After saving
    case .saved: Bilingual("已回访 {number} {effect}。", "Saved {number} {effect}.")
    case .changed:
      Bilingual("此件刚有变化：{what}。所填都还在，看过后按 Enter。", "It just changed: {what}. All is kept; seen: Enter.")
    case .seen: Bilingual("按看过的最新情况办：再按一次 Enter 保存。", "On the newest version: Enter once more saves.")
    case .gone: Bilingual("此件已不用您回访：{why}", "Not yours to call any more: {why}")
    case .mayNotCall: Bilingual("{number} 不能由您回访：{why}", "You may not call {number}: {why}")
    case .nobodyWaits: Bilingual("现在没有等您回访的件。", "Nobody waits for your call now.")
    case .sitting:
      Bilingual(
        "这次坐下来打了 {n} 个：接通 {reached} 个（满意、基本满意 {satisfied} 个，不满意或未解决 {unsatisfied} 个），未接通 {unreached} 个，验收 {inspected} 个。",
        "This sitting: {n} calls; {reached} reached, of them {satisfied} satisfied or fairly so, {unsatisfied} not; "
          + "{unreached} not reached; {inspected} inspected.")
    case .sittingNone: Bilingual("这次坐下来还没有打电话。", "No call was made in this sitting.")
    case .emptyAdvice:
      Bilingual("F5 看看有没有新的；Esc 返回。", "F5 looks for new ones; Esc goes back.")
    case .notADigit: Bilingual("这一问只有 1 至 {n}。", "This one takes 1 to {n}.")
    case .allAnswered: Bilingual("都答好了：Enter 保存，退格键收回上一个数字。", "All answered: Enter saves, Backspace takes back.")
    case .nothingToTakeBack: Bilingual("还没有填数字。", "No digit to take back.")
    case .onlyOne: Bilingual("只有这一个。", "There is only this one.")
    case .offerRework:
      Bilingual("{number} 不满意：按 F2 现在就退办，或留给督导决定", "{number} is dissatisfied: F2 sends it back now, or leave it")
    case .headVisit: Bilingual("验收：{lead}主办", "inspection: {lead}")
    case .notLoaded: Bilingual("正在读取这一件，请稍候。", "Loading the case, one moment.")
    // The script
    case .scriptHead: Bilingual("话术", "script")
    case .scriptHello:
      Bilingual(
        "您好，请问是{name}吗？我是{school}{department}的{caller}，想就您反映的事做个回访，耽误您一两分钟。",
        "Good day, am I speaking with {name}? This is {caller}, {department}, {school}. May I ask you about the "
          + "matter you raised? It takes a minute or two.")
    case .scriptHelloUnnamed:
      Bilingual(
        "您好，我是{school}{department}的{caller}，想就您反映的事做个回访，耽误您一两分钟。",
        "Good day, this is {caller}, {department}, {school}. May I ask you about the matter you raised? It takes a "
          + "minute or two.")
    case .scriptIdentity:
      Bilingual("（先确认是本人，再往下说；不是本人不谈内容。）", "(Make sure it is the person before going on.)")
    case .scriptMatter:
      Bilingual("您 {date} 通过{channel}向我们反映：{subject}。", "On {date} you told us ({channel}): {subject}.")
    case .scriptDate: Bilingual("{month} 月 {day} 日", "{month}/{day}")
    case .scriptPoints: Bilingual("您提了 {n} 点：{points}。", "You asked for {n} things: {points}.")
    case .scriptAnswer: Bilingual("我们的答复是：{answer}", "Our answer was: {answer}")
    case .scriptPromise: Bilingual("我们还承诺 {by} 前{what}，会一直跟到底。", "We also promised, by {by}: {what}.")
    case .scriptContacted: Bilingual("请问办理的时候，有人联系过您吗？", "Did anybody get in touch with you meanwhile?")
    case .scriptResolved: Bilingual("您反映的问题，现在解决了吗？", "Has the matter been resolved?")
    case .scriptSatisfied:
      Bilingual("您对办理满意吗？满意、基本满意、不满意，还是不了解？", "Are you satisfied, fairly satisfied, dissatisfied, or unsure?")
    case .scriptThanks: Bilingual("谢谢您对我们工作的关心，再见。", "Thank you for telling us. Goodbye.")
    case .scriptMore: Bilingual("F7 全文", "F7 all")
    // Keys
    case .keyDigit: Bilingual("按数字填结果", "answer by digit")
    case .keySave: Bilingual("保存，下一个", "save, next")
    case .keyTakeBack: Bilingual("收回数字", "take back a digit")
    case .keyText: Bilingual("备注", "remark")
    case .keySeen: Bilingual("看过了", "seen")
    case .keyTextBack: Bilingual("上一行", "line before")
    case .keySkip: Bilingual("跳过", "skip")
    case .keyScript: Bilingual("话术", "script")
    case .keyOpen: Bilingual("看整件", "case")
    case .keyMenu: Bilingual("可办事项", "actions")
    case .keyScroll: Bilingual("滚动", "scroll")
    case .keyRework: Bilingual("保存；刚才不满意的，退办", "save; or rework the one just dissatisfied")
    case .keyBefore: Bilingual("前一个", "the one before")
    }
  }
}
