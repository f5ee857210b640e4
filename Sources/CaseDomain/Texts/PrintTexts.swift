/// Texts of the printed forms 表单.
public enum PrintText: String, Phrase {
  case aboutPrint, helpForm, helpFormat, formUnknown, nothingToPrint, needsFormat
  case title, headNumber, printed, printedMasked, signature, signatureDate
  case number, kind, channel, received, registeredBy, urgency, category, upstream, upstreamDue
  case name, phone, account, address, relation, secrecy, anonymous, confidential, callback, object, objectPerson
  case subject, content, remedy, points, attachments, sensitive, level
  case lead, with, dispatcher, dispatchedAt, requirement, goal, measures, due, contactDue, signDue, signedBy
  case handlerSignature, leaderSignature, clerkSignature, supervisorSignature, complainantSignature
  case returnedAt, returnedBy, returnReason, returnBasis, ruling, rulingBy, rulingPending
  case orderLevel, orderText, orderDue, orderGiver, orderMet, orderConfirmed, orderOpen
  case extensionAsked, extensionReason, extensionTo, extensionRuling, extensionGranted, extensionRefused
  case salutation, salutationUnknown, answerBody, answerClosing, answerMethod, answerGiven, answerDraft
  case caller, callAt, callOutcome, callContacted, callResolved, callSatisfaction, callAttitude, callRemark, callAgain
  case attempt, handlersNote, yes, no, none
  case dossierCatalogue, dossierMissing, dossierComplete, dossierIncomplete, dossierHistory, paperThere, paperMissing
  case paperNotNeeded, columnPaper, columnState, columnNote
  case stepReading, stepAppointment, stepVisit, stepMediation, stepFollowUp, stepSummary, stepEmpty
  case columnAt, columnWho, columnWhat, columnText
  case result, finding, resolved, closing, closedBy, accountability, unseparated
  case paperAcceptance, paperDispatch, paperSigning, paperContact, paperHandling, paperOpinions, paperResult,
    paperReview
  case formDeclined, formRegistration, formInspection, round, roundHow, handedReason, registrarSignature
  case declinedReason, declinedInstead, acceptedBy, acceptedAt, firstResponsible
  case orderBySystem, orderOver, orderDueAtOnce, orderDueWith, dayToFill
  case inspector, inspectedAt, evidence, separation, notSeparatedBecause, inspectorsNote
  case dossierComing, dossierSoFar, paperWithMaster, dossierSilent, paperNotYet, paperInspection, stepInspection,
    closedAs
  case paperAnswer, paperFollowUp, paperClosing, paperEvidence, paperExtension, paperVerdicts

  public var words: Bilingual {
    switch self {
    case .aboutPrint: Bilingual("打印表单：受理单、交办单、档案等", "print the forms of a case")
    case .helpForm:
      Bilingual(
        "受理单、交办单、退单、督办单、延期审批单、答复书、回访记录、档案",
        "acceptance, dispatch, return, supervision, extension, answer, follow-up, dossier")
    case .helpFormat: Bilingual("格式：text、html", "text, html")
    case .formUnknown:
      Bilingual("没有“{value}”这种表单；可用：{choices}。", "There is no form “{value}”; there are {choices}.")
    case .nothingToPrint:
      Bilingual("{number} 没有{form}的内容，不能打印。", "{number} has nothing for the form “{form}”; it cannot be printed.")
    case .needsFormat: Bilingual("--format 是 text 或 html。", "--format is text or html.")
    case .title: Bilingual("{organisation}群众诉求{form}", "{organisation}: {form}")
    case .headNumber: Bilingual("编号：{number}", "Number: {number}")
    case .printed: Bilingual("打印：{by}　{at}", "Printed by {by}, {at}")
    case .printedMasked: Bilingual("诉求人信息已隐去。", "The complainant's data are withheld.")
    case .signature: Bilingual("{who}（签字）：＿＿＿＿＿＿　　日期：＿＿＿＿＿＿", "{who} (signature): ____________, date: __________")
    case .signatureDate: Bilingual("日期", "date")
    case .number: Bilingual("编号", "number")
    case .kind: Bilingual("诉求类型", "kind")
    case .channel: Bilingual("渠道", "channel")
    case .received: Bilingual("收件时间", "received")
    case .registeredBy: Bilingual("登记人", "registered by")
    case .urgency: Bilingual("紧急程度", "urgency")
    case .category: Bilingual("分类", "category")
    case .upstream: Bilingual("上级编号", "upstream number")
    case .upstreamDue: Bilingual("上级时限", "upstream deadline")
    case .name: Bilingual("诉求人", "complainant")
    case .phone: Bilingual("联系电话", "phone")
    case .account: Bilingual("其他联系方式", "other contact")
    case .address: Bilingual("班级或住址", "class or address")
    case .relation: Bilingual("身份", "relation")
    case .secrecy: Bilingual("保密要求", "secrecy")
    case .anonymous: Bilingual("匿名", "anonymous")
    case .confidential: Bilingual("保密", "confidential")
    case .callback: Bilingual("希望回访", "wants a call")
    case .object: Bilingual("被反映部门", "about department")
    case .objectPerson: Bilingual("被反映人", "about person")
    case .subject: Bilingual("标题", "subject")
    case .content: Bilingual("诉求内容", "content")
    case .remedy: Bilingual("期望的处理", "remedy sought")
    case .points: Bilingual("诉求点", "points")
    case .attachments: Bilingual("附件", "attachments")
    case .sensitive: Bilingual("敏感标记", "sensitive")
    case .level: Bilingual("反映层级", "level")
    case .lead: Bilingual("主办部门", "lead")
    case .with: Bilingual("协办部门", "with")
    case .dispatcher: Bilingual("交办人", "dispatched by")
    case .dispatchedAt: Bilingual("交办时间", "dispatched")
    case .requirement: Bilingual("交办要求", "requirement")
    case .goal: Bilingual("整改目标", "goal")
    case .measures: Bilingual("整改措施", "measures")
    case .due: Bilingual("办理期限", "due")
    case .contactDue: Bilingual("首次联系期限", "contact by")
    case .signDue: Bilingual("签收期限", "sign by")
    case .signedBy: Bilingual("签收", "signed")
    case .handlerSignature: Bilingual("承办人", "Handler")
    case .leaderSignature: Bilingual("校领导", "Principal")
    case .clerkSignature: Bilingual("受理员", "Clerk")
    case .supervisorSignature: Bilingual("督导", "Supervisor")
    case .complainantSignature: Bilingual("诉求人", "Complainant")
    case .returnedAt: Bilingual("退单时间", "returned")
    case .returnedBy: Bilingual("退单部门", "by department")
    case .returnReason: Bilingual("退单理由", "reason")
    case .returnBasis: Bilingual("退单依据", "basis")
    case .ruling: Bilingual("裁定", "ruling")
    case .rulingBy: Bilingual("裁定人", "ruled by")
    case .rulingPending: Bilingual("待裁定", "to be ruled on")
    case .orderLevel: Bilingual("级别", "level")
    case .orderText: Bilingual("要求", "order")
    case .orderDue: Bilingual("期限", "due")
    case .orderGiver: Bilingual("下达人", "given by")
    case .orderMet: Bilingual("落实情况", "what was done")
    case .orderConfirmed: Bilingual("确认", "confirmed")
    case .orderOpen: Bilingual("未落实", "not met")
    case .extensionAsked: Bilingual("申请人", "asked by")
    case .extensionReason: Bilingual("延期理由", "reason")
    case .extensionTo: Bilingual("申请延至", "asked until")
    case .extensionRuling: Bilingual("审批意见", "ruling")
    case .extensionGranted: Bilingual("同意，延至{to}", "granted until {to}")
    case .extensionRefused: Bilingual("不同意", "not granted")
    case .salutation: Bilingual("尊敬的{name}：", "Dear {name},")
    case .salutationUnknown: Bilingual("尊敬的诉求人：", "To the complainant:")
    case .answerBody:
      Bilingual(
        "您于{received}反映的“{subject}”（编号{number}）收悉，经办理，现答复如下：",
        "We received what you brought up on {received}, “{subject}” (number {number}). Our answer:")
    case .answerClosing:
      Bilingual("感谢您对我们工作的关心和监督。", "Thank you for your concern.")
    case .answerMethod: Bilingual("答复方式", "method")
    case .answerGiven: Bilingual("答复时间", "answered")
    case .answerDraft: Bilingual("（本答复已审定，尚未送达。）", "(Approved; not yet given.)")
    case .caller: Bilingual("回访人", "caller")
    case .callAt: Bilingual("回访时间", "called")
    case .callOutcome: Bilingual("回访结果", "outcome")
    case .callContacted: Bilingual("是否联系过", "was contacted")
    case .callResolved: Bilingual("是否解决", "resolved")
    case .callSatisfaction: Bilingual("满意度", "satisfaction")
    case .callAttitude: Bilingual("对办理态度的评价", "attitude")
    case .callRemark: Bilingual("备注", "remark")
    case .callAgain: Bilingual("再次回访", "again")
    case .attempt: Bilingual("第{round}轮第{n}次", "round {round}, attempt {n}")
    case .handlersNote:
      Bilingual(
        "回访人未参与办理。", "The caller did not handle the case.")
    case .inspectorsNote: Bilingual("验收人未参与办理。", "The inspector did not handle it.")
    case .separation: Bilingual("职责分离", "separation")
    case .notSeparatedBecause: Bilingual("未分离：{reason}", "not separated: {reason}")
    case .inspector: Bilingual("验收人", "inspected by")
    case .inspectedAt: Bilingual("验收时间", "inspected")
    case .evidence: Bilingual("验收证据", "evidence")
    case .formDeclined: Bilingual("不予受理告知单", "notice of declining")
    case .formRegistration: Bilingual("登记单（未受理）", "registration (not accepted yet)")
    case .formInspection: Bilingual("验收记录", "inspection")
    case .round: Bilingual("轮次", "round")
    case .roundHow: Bilingual("第{round}轮（{how}）", "round {round} ({how})")
    case .handedReason: Bilingual("事由", "reason")
    case .registrarSignature: Bilingual("登记人", "Registered by")
    case .declinedReason: Bilingual("不予受理理由", "reason")
    case .declinedInstead: Bilingual("办理途径", "where to turn instead")
    case .acceptedBy: Bilingual("受理人", "accepted by")
    case .acceptedAt: Bilingual("受理时间", "accepted")
    case .firstResponsible: Bilingual("首问责任人", "first responsible")
    case .orderBySystem: Bilingual("系统按规则自动下达，督导签发", "by rule; issued by the supervisor")
    case .orderOver: Bilingual("已随办结终止", "ended with the case")
    case .orderDueAtOnce: Bilingual("办理期限{due}已过，立即办结", "was due {due}: at once")
    case .orderDueWith: Bilingual("随办理期限：{due}", "with the handling: {due}")
    case .dayToFill: Bilingual("　　　　年　　月　　日", "__________")
    case .dossierComing: Bilingual("尚未到的环节：{list}。", "Still to come: {list}.")
    case .dossierSilent: Bilingual("六步中没有记录的：{list}。", "Of the six steps without a record: {list}.")
    case .dossierSoFar: Bilingual("到目前应有的材料齐全。", "What is required so far is there.")
    case .paperWithMaster: Bilingual("见主案", "with its master")
    case .paperNotYet: Bilingual("未到", "not yet")
    case .paperInspection: Bilingual("验收", "inspection")
    case .stepInspection: Bilingual("验收", "Inspecting")
    case .closedAs: Bilingual("销号：{kind}", "closed: {kind}")
    case .yes: Bilingual("是", "yes")
    case .no: Bilingual("否", "no")
    case .none: Bilingual("—", "—")
    case .dossierCatalogue: Bilingual("目录", "Contents")
    case .dossierMissing: Bilingual("缺：{list}。", "Missing: {list}.")
    case .dossierComplete: Bilingual("应有材料齐全。", "Everything required is there.")
    case .dossierIncomplete: Bilingual("尚缺{n}项材料：{list}。", "{n} papers are missing: {list}.")
    case .dossierHistory: Bilingual("办理经过", "History")
    case .paperThere: Bilingual("√ 有", "√ there")
    case .paperMissing: Bilingual("× 缺", "× missing")
    case .paperNotNeeded: Bilingual("不需要", "not needed")
    case .columnPaper: Bilingual("材料", "paper")
    case .columnState: Bilingual("有无", "there")
    case .columnNote: Bilingual("说明", "note")
    case .stepReading: Bilingual("阅卷", "Reading the file")
    case .stepAppointment: Bilingual("约访（含电话、网络联系）", "Talking to the complainant")
    case .stepVisit: Bilingual("下访", "Visiting")
    case .stepMediation: Bilingual("化解", "Solving")
    case .stepFollowUp: Bilingual("回访", "Calling back")
    case .stepSummary: Bilingual("总结", "Summing up")
    case .stepEmpty: Bilingual("没有记录。", "Nothing is recorded.")
    case .columnAt: Bilingual("时间", "time")
    case .columnWho: Bilingual("人员", "who")
    case .columnWhat: Bilingual("事项", "what")
    case .columnText: Bilingual("内容", "text")
    case .result: Bilingual("办理结果", "result")
    case .finding: Bilingual("是否属实", "finding")
    case .resolved: Bilingual("解决情况", "resolved")
    case .closing: Bilingual("销号", "closed")
    case .closedBy: Bilingual("销号人", "closed by")
    case .accountability: Bilingual("责任追究", "accountability")
    case .unseparated: Bilingual("未分离", "not separated")
    case .paperAcceptance: Bilingual("受理登记", "acceptance")
    case .paperDispatch: Bilingual("交办", "dispatch")
    case .paperSigning: Bilingual("签收", "signing")
    case .paperContact: Bilingual("首次联系", "first contact")
    case .paperHandling: Bilingual("办理记录", "record of the handling")
    case .paperOpinions: Bilingual("协办意见", "opinions")
    case .paperResult: Bilingual("办理结果", "result")
    case .paperReview: Bilingual("审核", "review")
    case .paperAnswer: Bilingual("答复", "answer")
    case .paperFollowUp: Bilingual("回访", "call-back")
    case .paperClosing: Bilingual("销号", "closing")
    case .paperEvidence: Bilingual("联系证据（未联系上时）", "evidence of the attempts")
    case .paperExtension: Bilingual("延期审批", "extension")
    case .paperVerdicts: Bilingual("逐点结论", "verdicts on the points")
    }
  }
}
