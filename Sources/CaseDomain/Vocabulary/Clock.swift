/// 时限: the clocks that run on a case (domain §4).
public enum Clock: String, Term, Comparable, CodingKeyRepresentable {
  case accept, dispatch, sign, contact, handle
  case returnLimit = "return"
  case arbitrate, decide, approve, answer, followUp, rework, close, upstream

  public var words: Bilingual {
    switch self {
    case .accept: Bilingual("受理", "accept")
    case .dispatch: Bilingual("交办", "dispatch")
    case .sign: Bilingual("签收", "sign")
    case .contact: Bilingual("首次联系", "contact")
    case .handle: Bilingual("办理", "handle")
    case .returnLimit: Bilingual("退单", "return")
    case .arbitrate: Bilingual("裁定", "arbitrate")
    case .decide: Bilingual("审批", "decide")
    case .approve: Bilingual("审核", "approve")
    case .answer: Bilingual("答复", "answer")
    case .followUp: Bilingual("回访", "follow-up")
    case .rework: Bilingual("重办", "rework")
    case .close: Bilingual("销号", "close")
    case .upstream: Bilingual("上级时限", "upstream")
    }
  }

  /// Whether missing it is a failure. The return limit is the last moment of a right, not a duty: it is explained
  /// like every date, but never red, never counted and never in `due` (D).
  public var isDuty: Bool { self != .returnLimit }

  /// Whose failure it is (domain §4, "charged to").
  public enum Bearer: String, Sendable { case desk, lead, deciders, supervisor }

  public var bearer: Bearer {
    switch self {
    case .accept, .dispatch, .answer, .followUp: .desk
    case .sign, .contact, .handle, .returnLimit, .rework, .upstream: .lead
    case .arbitrate, .decide, .approve: .deciders
    case .close: .supervisor
    }
  }

  public static func < (left: Clock, right: Clock) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
