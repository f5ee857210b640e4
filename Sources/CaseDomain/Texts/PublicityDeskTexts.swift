/// 公示: the screen of what hangs out and what does not yet.
public enum PublicityDeskText: String, Phrase {
  case place, about, headPublished, headUnpublished, nonePublished, noneUnpublished, nothingSelected
  case keyPublished, keyUnpublished, keyReplace, keyWithdraw, keyToggle, keyScreen, onlyOffice
  case lineFound, lineFine, lineOffered, lineByHand
  case headText, headTextLeft, headDraft, headAnswer, headNothing

  public var words: Bilingual {
    switch self {
    case .place: Bilingual("公示", "Public list")
    case .about: Bilingual("已公示、还没公示和为什么", "what hangs out, what does not and why")
    case .headPublished:
      Bilingual("已公示 {n} 件（huiyin publicity 打印公示表）", "Published: {n} (huiyin publicity prints the list)")
    case .headUnpublished: Bilingual("已销号未公示 {m} 件；已公示 {n} 件", "Closed, not published: {m}; published: {n}")
    case .nonePublished: Bilingual("还没有公示的件。", "Nothing is published.")
    case .noneUnpublished: Bilingual("已销号的都公示了。", "All that is closed is published.")
    case .nothingSelected: Bilingual("没有选中的件。", "No case is selected.")
    case .keyPublished: Bilingual("看已公示的", "published")
    case .keyUnpublished: Bilingual("看未公示的", "not published")
    case .keyReplace: Bilingual("换一份", "replace")
    case .keyWithdraw: Bilingual("撤下公示", "withdraw")
    case .keyToggle: Bilingual("已公示、未公示", "published or not")
    case .keyScreen: Bilingual("公示", "public list")
    case .onlyOffice: Bilingual("公示由受理员、分管领导、督导查看。", "For clerks, principals and supervisors.")
    case .lineFound: Bilingual("认得出{kinds}", "gives away: {kinds}")
    case .lineFine: Bilingual("在公示表里", "in the list")
    case .lineOffered: Bilingual("有可用的稿子", "a text is ready")
    case .lineByHand: Bilingual("需要自己写", "to be written")
    case .headText: Bilingual("公示内容：", "The text that hangs out:")
    case .headTextLeft:
      Bilingual("公示内容（不列入公示表，请换一份或撤下）：", "The text (left out of the list: replace or withdraw it):")
    case .headDraft: Bilingual("拟公示的稿子（F2 打开表单再改）：", "A text that could be published (F2 opens the form):")
    case .headAnswer: Bilingual("没有能直接用的稿子；这是给诉求人的答复：", "No text is ready; this is what the complainant was told:")
    case .headNothing: Bilingual("没有答复可以参考，请自己写。", "There is no answer to begin with; write a text.")
    }
  }
}
