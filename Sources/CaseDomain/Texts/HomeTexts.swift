/// 首页: the sections of everybody's home and what stands on top of it.
public enum HomeText: String, Phrase {
  case decisions, dueToday, sensitive, sinceLastSeen, coHandled, ordersOnMe
  case reworkedTwice, unreached, declinedOrWithdrawn, reveals
  case headDecisions, pressing, keySections, keyWork, keyActions, headDecisionsAndTodo, headSections, nothingToDecide,
    previewLoading
  case nextWorkday, decisionsWait, promisesWait
  case keyMain, keyDecide, keyOpenSection, nothingSelected
  case revealsTitle, revealsOnlyReasons, revealsAll, revealsSwitch, revealsNone, revealsLoading, revealForContact,
    revealsContactHead, revealsNoReasons, revealBy, placeReveals
  case onlyFirst
  case placeReason

  public var words: Bilingual {
    switch self {
    case .decisions: Bilingual("今天要我定的", "my decisions")
    case .dueToday: Bilingual("今天到期", "due today")
    case .sensitive: Bilingual("敏感", "sensitive")
    case .sinceLastSeen: Bilingual("离开后的变动", "changed since")
    case .coHandled: Bilingual("等我出协办意见", "my opinion")
    case .ordersOnMe: Bilingual("催办督办在我", "orders on me")
    case .reworkedTwice: Bilingual("退办两次以上", "reworked twice")
    case .unreached: Bilingual("联系不上待销", "unreached")
    case .declinedOrWithdrawn: Bilingual("近月不受理撤诉", "declined 30 d")
    case .reveals: Bilingual("近月查看身份", "reveals 30 d")
    case .headDecisions: Bilingual("今天要我定的（回车逐件决定）", "My decisions (Enter: one by one)")
    case .headDecisionsAndTodo: Bilingual("今天要我定的，其后是等我办的", "My decisions, then what waits for me")
    case .headSections: Bilingual("栏目", "Sections")
    case .nothingToDecide: Bilingual("现在没有要您定的事。", "Nothing waits for your decision.")
    case .previewLoading: Bilingual("正在读取…", "Loading…")
    case .nextWorkday: Bilingual("，下一工作日 {date} {weekday}", ", next working day {weekday} {date}")
    case .decisionsWait: Bilingual("要我定的 {n} 件；", "{n} to decide; ")
    case .promisesWait: Bilingual("；我的承诺 {n} 项，最早 {by}", "; {n} promises, first {by}")
    case .pressing:
      Bilingual(
        "等我办 {todo} 件；我看得到的：超期 {overdue}，黄牌 {yellow}，督办 {supervised}",
        "{todo} wait for me; I can see {overdue} overdue, {yellow} yellow, {supervised} supervised")
    case .keySections: Bilingual("栏目", "sections")
    case .keyWork: Bilingual("待办", "work")
    case .keyActions: Bilingual("办理", "actions")
    case .keyMain: Bilingual("主要的事（登记；分管领导：逐件决定）", "the main thing (register; principal: decide)")
    case .keyDecide: Bilingual("逐件决定", "decide")
    case .keyOpenSection: Bilingual("按数字打开栏目", "open a section by digit")
    case .nothingSelected: Bilingual("先按 Tab 在待办里选一件。", "Press Tab and select a case first.")
    case .revealsTitle:
      Bilingual(
        "近 30 天查看身份：{n} 件、{m} 次；其中另写理由的 {r} 次",
        "Reveals in 30 days: {n} cases, {m} times, {r} for a reason given")
    case .revealsContactHead: Bilingual("为联系群众的 {n} 次", "to contact: {n} times")
    case .revealsNoReasons: Bilingual("没有另写理由的，都是为联系群众的。", "All were made to contact the complainant.")
    case .revealBy: Bilingual("{who}（{departments}）", "{who} ({departments})")
    case .onlyFirst: Bilingual("，先列 {n} 件", ", first {n}")
    case .revealsOnlyReasons: Bilingual("只看另写理由的", "only with a reason")
    case .revealsAll: Bilingual("连同联系群众的", "also to contact")
    case .revealsSwitch: Bilingual("只看另写理由的或全部", "only with a reason, or all")
    case .revealsNone: Bilingual("近 30 天没有人查看过身份。", "Nobody looked at an identity in the last 30 days.")
    case .revealsLoading: Bilingual("正在读取 {done}/{all} 件…", "Reading {done} of {all} cases…")
    case .revealForContact: Bilingual("（联系群众）", " (to contact)")
    case .placeReveals: Bilingual("查看身份记录", "Reveals")
    case .placeReason: Bilingual("写理由", "Reason")
    }
  }
}
