/// Texts of 答复检查: what was noticed in an answer before it is signed, and what to do. Advice, never a decision.
public enum AnswerText: String, Phrase {
  case empty, pointsWithoutVerdict, pointUntouched, unrelated, emptyPhrases, personalData, placeholder, openPromise
  case contradiction, copied, wrongName, wrongDepartment, impossibleDate, futureFact, pastPlan, rude
  case titleOf, line, lineWithSentence, andMore, clean, advice, adviceMore, about, helpText, helpPublic, noAnswer,
    reading

  public var words: Bilingual {
    switch self {
    case .empty: Bilingual("答复是空的：请写明办了什么、结果怎样", "The answer is empty: say what was done and what came of it")
    case .pointsWithoutVerdict:
      Bilingual(
        "第 {points} 个诉求点没有结论：请逐点写明是否属实、是否解决",
        "Point {points} has no verdict: say of each whether it is true and resolved")
    case .pointUntouched:
      Bilingual("没有提到第 {points} 个诉求点：请补上这一点的办理情况", "Point {points} is not mentioned: add what was done about it")
    case .unrelated:
      Bilingual(
        "答复和所反映的事没有共同的字眼：请核对是否答错了件，或写明办的是哪件事",
        "The answer shares no words with what was asked: is it the answer to another case?")
    case .emptyPhrases:
      Bilingual(
        "只有“{phrase}”之类的话，没有事实：请写明谁、何时、做了什么", "Only phrases such as “{phrase}”, no fact: say who did what, and when")
    case .personalData:
      Bilingual("公开的答复里能认出人（{kind}）：{advice}", "Somebody can be recognised in a public answer ({kind}): {advice}")
    case .placeholder: Bilingual("还有没填的地方“{phrase}”：请填好或删去", "“{phrase}” is still to be filled in")
    case .openPromise:
      Bilingual(
        "说了“{phrase}”没有写日期：请写明何时办到，并登记为承诺", "“{phrase}” without a date: say by when, and record it as a promise")
    case .contradiction:
      Bilingual(
        "办理结果是“{finding}”，答复却写“{phrase}”：请核对哪一个对", "The result says “{finding}”, the answer “{phrase}”: which is right?"
      )
    case .copied:
      Bilingual(
        "和本部门另一件的答复几乎一字不差：请按本件情况改写",
        "Almost word for word the answer to another case of this department: write it for this one")
    case .wrongName:
      Bilingual("称呼和登记的诉求人不是一个姓：请核对", "The name in the greeting is not the complainant's: please check")
    case .wrongDepartment:
      Bilingual("落款“{phrase}”没有办过此件：请核对", "“{phrase}”, which signs, never handled the case: please check")
    case .impossibleDate: Bilingual("没有“{phrase}”这一天：请核对日期", "There is no such day as “{phrase}”")
    case .futureFact: Bilingual("“{phrase}”还没有到，却写成已经办完：请核对日期", "“{phrase}” is still to come but is told as done")
    case .pastPlan: Bilingual("“{phrase}”已经过去，却写成将要办：请核对日期", "“{phrase}” is past but is told as still to come")
    case .rude: Bilingual("“{phrase}”不宜写进答复：请换一种说法", "“{phrase}” does not belong in an answer")
    case .titleOf: Bilingual("答复检查", "answer check")
    case .line: Bilingual("{n}. {advice}。", "{n}. {advice}.")
    case .lineWithSentence: Bilingual("{n}. {advice}。原文：{sentence}", "{n}. {advice}. It says: {sentence}")
    case .andMore: Bilingual("（另有 {n} 处）", " ({n} more)")
    case .clean: Bilingual("没有发现要提醒的。这只是机器检查，签发仍由人定。", "Nothing to point out. A machine looked; people decide.")
    case .advice: Bilingual("建议：{advice}", "Advice: {advice}")
    case .adviceMore: Bilingual("建议（共 {n} 条）：{advice}", "Advice ({n} in all): {advice}")
    case .about: Bilingual("检查一份答复：只提建议，不作决定", "look over an answer: advice, no decision")
    case .helpText:
      Bilingual(
        "要检查的答复：文件，或 - 从标准输入读；不写则查此件现在的答复",
        "the answer: a file, or - for standard input; without it the answer the case has")
    case .helpPublic: Bilingual("作为公开答复检查个人信息", "as an answer everybody reads: personal data too")
    case .noAnswer:
      Bilingual("{number} 还没有答复；请用 --text 给出要检查的答复。", "{number} has no answer yet; give one with --text.")
    case .reading: Bilingual("{number} 答复检查（{n} 条建议，由人定夺）：", "{number}, answer check ({n} to consider, people decide):")
    }
  }
}
