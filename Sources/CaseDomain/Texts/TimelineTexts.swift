/// Words of the timeline that are no terms of their own.
public enum TimelineText: String, Phrase {
  case granted, notGranted, upheld, rejected, designated, reached, notReached, holds, holdsNot, emptied

  public var words: Bilingual {
    switch self {
    case .granted: Bilingual("同意", "granted")
    case .notGranted: Bilingual("不同意", "not granted")
    case .upheld: Bilingual("退单成立", "return upheld")
    case .rejected: Bilingual("驳回", "return rejected")
    case .designated: Bilingual("（指定办理）", "(designated)")
    case .reached: Bilingual("已联系上", "reached")
    case .notReached: Bilingual("未联系上", "not reached")
    case .holds: Bilingual("成效保持", "holds")
    case .holdsNot: Bilingual("未能保持", "does not hold")
    case .emptied: Bilingual("（清空）", "(emptied)")
    }
  }
}
