/// 动作: everything that can be done to a case, by its fixed command name (cli.md, "Actions of `do`").
public enum Action: String, Term {
  case register, edit, accept, decline, settle, transfer, merge, unmerge, withdraw
  case dispatch, reassign, sign
  case sendReturn = "return"
  case arbitrate, contact, note, opinion
  case suspend
  case decideSuspension = "decide-suspension"
  case resume, extend
  case decideExtension = "decide-extension"
  case submit, approve
  case sendBack = "send-back"
  case answer
  case followUp = "follow-up"
  case rework, explain
  case decideExplanation = "decide-explanation"
  case close, refuse, reopen
  case lookBack = "look-back"
  case spotCheck = "spot-check"
  case instruct, adopt, supervise, meet, promise, keep, account, link, publish, unpublish, commend, reveal, erase, undo,
    attach

  public var words: Bilingual {
    switch self {
    case .register: Bilingual("登记", "register")
    case .edit: Bilingual("更正", "edit")
    case .accept: Bilingual("受理", "accept")
    case .decline: Bilingual("不予受理", "decline")
    case .settle: Bilingual("当场办结", "settle")
    case .transfer: Bilingual("转出", "transfer")
    case .merge: Bilingual("并案", "merge")
    case .unmerge: Bilingual("拆案", "unmerge")
    case .withdraw: Bilingual("撤诉", "withdraw")
    case .dispatch: Bilingual("交办", "dispatch")
    case .reassign: Bilingual("改派", "reassign")
    case .sign: Bilingual("签收", "sign")
    case .sendReturn: Bilingual("退单", "return")
    case .arbitrate: Bilingual("裁定", "arbitrate")
    case .contact: Bilingual("联系群众", "contact")
    case .note: Bilingual("办理记录", "note")
    case .opinion: Bilingual("协办意见", "opinion")
    case .suspend: Bilingual("申请挂起", "suspend")
    case .decideSuspension: Bilingual("审批挂起", "decide suspension")
    case .resume: Bilingual("恢复办理", "resume")
    case .extend: Bilingual("申请延期", "extend")
    case .decideExtension: Bilingual("审批延期", "decide extension")
    case .submit: Bilingual("报结果", "submit")
    case .approve: Bilingual("审核通过", "approve")
    case .sendBack: Bilingual("审核退回", "send back")
    case .answer: Bilingual("答复", "answer")
    case .followUp: Bilingual("回访", "follow up")
    case .rework: Bilingual("退办", "rework")
    case .explain: Bilingual("解释说明", "explain")
    case .decideExplanation: Bilingual("审批解释说明", "decide explanation")
    case .close: Bilingual("销号", "close")
    case .refuse: Bilingual("不予销号", "refuse")
    case .reopen: Bilingual("重开", "reopen")
    case .lookBack: Bilingual("回头看", "look back")
    case .spotCheck: Bilingual("抽查", "spot check")
    case .instruct: Bilingual("批示", "instruct")
    case .adopt: Bilingual("包案", "adopt")
    case .supervise: Bilingual("督办", "supervise")
    case .meet: Bilingual("落实", "meet")
    case .promise: Bilingual("承诺", "promise")
    case .keep: Bilingual("兑现承诺", "keep")
    case .account: Bilingual("责任追究", "account")
    case .link: Bilingual("关联", "link")
    case .publish: Bilingual("公示", "publish")
    case .unpublish: Bilingual("撤下公示", "unpublish")
    case .commend: Bilingual("典型案例", "commend")
    case .reveal: Bilingual("查看身份", "reveal")
    case .erase: Bilingual("依法删除", "erase")
    case .undo: Bilingual("撤销", "undo")
    case .attach: Bilingual("附件", "attach")
    }
  }
}
