/// 焦点预警: what a warning says, and the rule behind it in words.
public enum WarningText: String, Phrase {
  case noticeCaution, typing, typingFor
  case see, acknowledge, follows, acknowledgement
  case ofPerson, ofMatter, ofObject, ofObjectAbout, ofDepartment
  case riseLine, riseLineNew, personLine, returnedLine, objectLine, objectLineExpected, dangerLine
  case riseWhy, riseThreshold, riseRule, personRule, returnedRule, objectRule, dangerRule
  case chanceThousand, chanceTenThousand, chanceOf
  case hardlyAny
  case graver, acknowledgedBy, graverRule

  public var words: Bilingual {
    switch self {
    case .noticeCaution:
      Bilingual(
        "含危险词：{words}。已写入办理经过，督导和分管领导随即看到。",
        "Words of danger: {words}. Noted in the history; supervisors and principals see it at once.")
    case .typing: Bilingual("含“{words}”：登记后立即报督导。", "Contains “{words}”: goes to the supervisor at once.")
    case .typingFor: Bilingual("含“{words}”：存后立即报督导。", "Contains “{words}”: goes to the supervisor when saved.")
    case .see: Bilingual("查看预警", "see warnings")
    case .acknowledge: Bilingual("确认预警", "acknowledge a warning")
    case .follows: Bilingual("处置", "what follows")
    case .acknowledgement: Bilingual("说明", "why")
    case .ofPerson: Bilingual("{case} 的诉求人", "the complainant of {case}")
    case .ofMatter: Bilingual("{case} 所反映的事", "the matter of {case}")
    case .ofObject: Bilingual("反映{name}", "about {name}")
    case .ofObjectAbout: Bilingual("反映{name} · {category}", "about {name} · {category}")
    case .ofDepartment: Bilingual("{name}承办", "handled by {name}")
    case .riseLine: Bilingual("近{days}天{n}件，应为{expected}件", "{n} in {days} days, {expected} expected")
    case .riseLineNew: Bilingual("近{days}天{n}件，从前没有", "{n} in {days} days, none before")
    case .personLine: Bilingual("{days}天内{n}件", "{n} in {days} days")
    case .returnedLine: Bilingual("{days}天内又来{n}次", "came back {n} times in {days} days")
    case .objectLine: Bilingual("{days}天内{n}件", "{n} in {days} days")
    case .objectLineExpected: Bilingual("{days}天内{n}件，应为{expected}件", "{n} in {days} days, {expected} expected")
    case .dangerLine: Bilingual("{words}", "{words}")
    case .riseWhy:
      Bilingual(
        "截至{asOf}，近{days}天{n}件；按自身往年同期（{phase}）和近期情况，平均应为{expected}件。如果一切照常，出现{n}件或更多的可能{chance}。",
        "Up to {asOf}: {n} cases in {days} days. By its own past in the same season ({phase}) and the last weeks {expected} were to be expected. If all were as usual, {n} or more would be seen with a chance of {chance}."
      )
    case .riseThreshold: Bilingual("达到{threshold}件即预警。", " From {threshold} on it is a warning.")
    case .riseRule:
      Bilingual(
        "规则：只与自身的过去比，考虑学年阶段和件数的自然波动；件数少于{least}、不到应有件数的{ratio}%、或过去不足{past}天的不报。全单位每年的误报控制在约{alarms}条以内。",
        "Rule: compared with its own past alone, by the phase of the school year and allowing for chance; never below {least} cases, below {ratio} % of what was to be expected, or with less than {past} days of past. About {alarms} false alarms a year for the whole office."
      )
    case .personRule:
      Bilingual(
        "规则：同一诉求人{days}天内反映{n}件及以上（咨询、表扬不计）。",
        "Rule: one complainant with {n} cases or more in {days} days (inquiries and praise do not count).")
    case .returnedRule:
      Bilingual(
        "规则：同一人的同类事项办结后{days}天内又来，{window}天里{n}次及以上（含群众要求重开）。",
        "Rule: the same person's matter back within {days} days of its closing, {n} times or more in {window} days (reopenings at their wish included)."
      )
    case .objectRule:
      Bilingual(
        "规则：{days}天内反映同一部门的同类问题{n}件及以上，且不少于自身往常的两倍。",
        "Rule: {n} cases or more in {days} days about one department and one kind of matter, at least twice what is usual."
      )
    case .dangerRule:
      Bilingual(
        "规则：登记、导入或更正的文字含危险词表中的词，未办结的即报；前面是“没有”“防止”等否定的不算。",
        "Rule: a word of the danger list in what was registered, imported or corrected, as long as the case is open; not where it is denied."
      )
    case .hardlyAny: Bilingual("不到0.1", "less than 0.1")
    case .chanceThousand: Bilingual("不足千分之一", "less than one in a thousand")
    case .chanceTenThousand: Bilingual("不足万分之一", "less than one in ten thousand")
    case .chanceOf: Bilingual("约千分之{n}", "about {n} in a thousand")
    case .graver: Bilingual("确认后又明显加重", "clearly graver since it was acknowledged")
    case .acknowledgedBy:
      Bilingual("{title} {at} {who}：{follows}。{text}", "{title} {at} {who}: {follows}. {text}")
    case .graverRule:
      Bilingual(
        "确认后安静；升为“立即”、出现新的危险词、或又来了至少原件数一半（至少2件）时再报。",
        "Quiet once acknowledged; told again when it becomes “at once”, holds new words of danger, or at least half as many cases again (at least 2) came."
      )
    }
  }
}
