/// 对比: two periods or departments, chosen by a line.
public enum CompareText: String, Phrase {
  case title, prompt, hint, sides, unknown, notYours, before, year, period, department, same, suggestion, detail

  public var words: Bilingual {
    switch self {
    case .title: Bilingual("对比什么", "Compare what")
    case .prompt: Bilingual("两期或两部门", "two of them")
    case .hint:
      Bilingual(
        "如 10月 9月、3季 2季、2026 2025、47周、上半年、2026-10、总务处 教导处；只写一个：换右边",
        "10 9 · q3 q2 · 2026 2025 · w47 · h1 · 2026-10 · zwc jdc; one alone: the right side")
    case .sides: Bilingual("{left} 对 {right}", "{left} with {right}")
    case .unknown: Bilingual("看不懂“{text}”", "what is “{text}”?")
    case .notYours: Bilingual("{text}的数不归您看，承办人只对比本部门", "{text} is not yours to count")
    case .before: Bilingual("上期（{name}）", "the period before ({name})")
    case .year: Bilingual("上年同期（{name}）", "the same a year ago ({name})")
    case .period: Bilingual("{name}", "{name}")
    case .department: Bilingual("{name}（本期）", "{name}, this period")
    case .same: Bilingual("两边一样，没有可比的。", "Both sides are the same.")
    case .suggestion: Bilingual("对比 {left} {right}", "compare {left} {right}")
    case .detail: Bilingual("报表 5 页", "reports, leaf 5")
    }
  }
}
