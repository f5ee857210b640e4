/// 表单: the printed forms of one case (S).
public enum FormKind: String, Term {
  case acceptance, dispatch, sendReturn, supervision, extensionApproval, answer, followUp, dossier

  public var words: Bilingual {
    switch self {
    case .acceptance: Bilingual("受理单", "acceptance")
    case .dispatch: Bilingual("交办单", "dispatch")
    case .sendReturn: Bilingual("退单", "return")
    case .supervision: Bilingual("督办单", "supervision")
    case .extensionApproval: Bilingual("延期审批单", "extension")
    case .answer: Bilingual("答复书", "answer")
    case .followUp: Bilingual("回访记录", "follow-up")
    case .dossier: Bilingual("档案", "dossier")
    }
  }
}
