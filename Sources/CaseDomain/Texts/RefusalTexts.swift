/// The sentences of refusals: which rule stands in the way, and what would make it possible (domain §3).
public enum RefusalText: String, Phrase {
  case caseUnknown
  case caseMissing
  case warningUnknown
  case registerNew
  case personRetired
  case roleMissing
  case leadHandlerOf
  case leadHandler
  case coHandler
  case whoeverSees
  case stateWrong
  case separationHint
  case barredHandler
  case barredDepartment
  case barredCaller
  case barredAsker
  case unseparatedHint
  case unseparatedNeedsReason
  case fieldUnknown
  case fieldRepeated, fieldTooMany
  case fieldMissing
  case fieldTooLong
  case fieldControl, fieldStacked
  case fieldNotYesNo
  case fieldNotATerm
  case fieldNotANumber
  case fieldNotADate
  case fieldInThePast
  case fieldInTheFuture
  case receivedInTheFuture
  case departmentUnknown
  case departmentRetired
  case staffUnknown
  case partyUnknown
  case categoryUnknown
  case channelUnknown
  case complainantNameMissing
  case complainantUnreachable
  case noSecretsHere
  case settleDissatisfied, settleRectification
  case mergeNeedsSupervisor
  case mergeHasMembers
  case mergeIntoItself
  case mergeIntoMerged
  case mergeIntoClosed
  case mergeRectification
  case reassignAfterSign
  case reassignSame
  case newClockNeedsSupervisor
  case accusedDepartmentLeads
  case returnDesignated
  case returnTooLate
  case mustDesignate
  case followUpUndecided
  case explanationPending
  case explainOnlyUndecided
  case alreadyAsked
  case alreadySuspended
  case notSuspended
  case suspensionOver
  case nothingToDecide
  case extensionUsed
  case extensionTooLate
  case extensionNotLater
  case extensionTooLong
  case submitSuspended
  case opinionsMissing
  case opinionsMissingHint
  case pointUnknown
  case pointMalformed
  case pointsWithoutVerdict
  case contactNeedsReason
  case contactNeedsReveal
  case answerImpossibleReason
  case satisfactionMissing
  case satisfactionWithoutCall
  case againMissing
  case evidenceMissing
  case inspectionOnlyForRectification
  case rectificationNeedsInspection
  case reworkSettled
  case promiseOpen
  case carrierMissing
  case carrierUnfit
  case lookBackNeedsCase
  case orderUnknown
  case orderDone
  case orderMetByLead
  case orderConfirmedByGiver
  case noOpenOrder
  case noOpenPromise
  case promiseUnknown
  case promiseDone
  case promiseOfAnother
  case ownerCannotSee
  case linkToItself, originMalformed
  case publicTextLeaks, notPublished
  case revealNotNeeded
  case erasureField
  case erasureNeedsTwo
  case fileUnreadable
  case undoNothing
  case undoOfAnother
  case undoRegistration
  case undoUndone
  case undoWentOut
  case undoManyCases
  case editNothing
  case editTooLate
  case clearUnknown
  case clearNeeded
  case clearAndSet

  public var words: Bilingual {
    switch self {
    case .caseUnknown:
      Bilingual(
        "没有编号为 {number} 的诉求件，或者您无权查看；请核对编号。",
        "There is no case {number}, or you may not see it; please check the number.")
    case .warningUnknown:
      Bilingual(
        "没有标识为 {id} 的预警，或者它已经过去；huiyin warnings 列出现有的。",
        "There is no warning {id}, or it is over; `huiyin warnings` lists those there are.")
    case .caseMissing:
      Bilingual(
        "没有指定诉求件编号；只有登记不需要编号。",
        "No case was named; only registering needs no number.")
    case .registerNew:
      Bilingual(
        "登记会产生新的诉求件，不能用在已有的诉求件上；请去掉编号。",
        "Registering makes a new case and cannot be done to an existing one; leave the number out.")
    case .personRetired:
      Bilingual(
        "{person} 已停用，不能再办理业务；请联系管理员。",
        "{person} is retired and can no longer act; please ask the administrator.")
    case .roleMissing:
      Bilingual(
        "您没有“{action}”的权限；可以由{who}办理。",
        "“{action}” is not for you; it can be done by: {who}.")
    case .leadHandlerOf:
      Bilingual(
        "主办部门（{department}）的承办人",
        "a handler of the lead department ({department})")
    case .leadHandler:
      Bilingual(
        "主办部门的承办人",
        "a handler of the lead department")
    case .coHandler:
      Bilingual(
        "协办部门的承办人",
        "a handler of a co-department")
    case .whoeverSees:
      Bilingual(
        "能看到此件的人",
        "anyone who may see the case")
    case .stateWrong:
      Bilingual(
        "此件现在是“{state}”，不能“{action}”；只有在{states}时才可以。",
        "The case is now “{state}”; “{action}” is possible only in: {states}.")
    case .separationHint:
      Bilingual(
        "可以由其他人办理：{people}。",
        "Others can do it: {people}.")
    case .barredHandler:
      Bilingual(
        "您办理过此件，不能再由您“{action}”（经办与{action}必须分离）；请由 {people} 办理。",
        "You handled this case yourself, so you may not {action} it (separation of duties); ask {people}.")
    case .barredDepartment:
      Bilingual(
        "您所在部门办理过此件，不能由您“{action}”（回访必须由办理部门以外的人进行）；请由 {people} 办理。",
        "Your department handled this case, so you may not {action} (a call-back is made by somebody outside it); ask {people}."
      )
    case .barredCaller:
      Bilingual(
        "此件的回访只由您一人完成，不能再由您“{action}”（四眼原则）；请由 {people} 办理。",
        "You made the only call-backs of this case, so you may not {action} it alone (four eyes); ask {people}.")
    case .barredAsker:
      Bilingual(
        "这项申请是您提出的，不能由您自己“{action}”；请由 {people} 办理。",
        "You asked for this yourself, so you may not {action}; ask {people}.")
    case .unseparatedHint:
      Bilingual(
        "没有其他合适的人；可由{people}说明原因后办理（--unseparated-because），将标记为“未分离”。",
        "Nobody else is free; {people} may act with a reason (--unseparated-because), which is marked as not separated."
      )
    case .unseparatedNeedsReason:
      Bilingual(
        "没有其他人可以“{action}”；请写明原因（--unseparated-because），此步将标记为“未分离”。",
        "Nobody else can {action}; give a reason (--unseparated-because), and the act is marked as not separated.")
    case .fieldUnknown:
      Bilingual(
        "“{action}”没有字段“{field}”；请去掉它。",
        "“{action}” has no field “{field}”; please leave it out.")
    case .fieldTooMany:
      Bilingual("“{field}”最多填 {limit} 项；请合并或精简。", "“{field}” takes at most {limit} entries; combine or shorten them.")
    case .fieldRepeated:
      Bilingual(
        "“{field}”只能填一个值。",
        "“{field}” takes one value only.")
    case .fieldMissing:
      Bilingual(
        "“{action}”需要填写“{field}”。",
        "“{action}” needs the field “{field}”.")
    case .fieldTooLong:
      Bilingual(
        "“{field}”太长，最多 {limit} 个字；请精简，或作为附件保存。",
        "“{field}” is too long, at most {limit} characters; shorten it or attach it as a file.")
    case .fieldControl:
      Bilingual(
        "“{field}”里有不可见的控制字符（{code}），没有保存；请删除后再提交。",
        "“{field}” contains an invisible control character ({code}) and was not saved; remove it and try again.")
    case .fieldStacked:
      Bilingual(
        "“{field}”里有一个字叠加了 {limit} 个以上的符号，没有保存；请删除后再提交。",
        "“{field}” contains a letter with more than {limit} marks on it and was not saved; remove them and try again.")
    case .fieldNotYesNo:
      Bilingual(
        "“{field}”应为 yes 或 no（是/否），不能是“{value}”。",
        "“{field}” takes yes or no, not “{value}”.")
    case .fieldNotATerm:
      Bilingual(
        "“{field}”不能是“{value}”；可选：{choices}。",
        "“{field}” cannot be “{value}”; choose one of: {choices}.")
    case .fieldNotANumber:
      Bilingual(
        "“{field}”应为正整数，不能是“{value}”。",
        "“{field}” takes a positive number, not “{value}”.")
    case .fieldNotADate:
      Bilingual(
        "“{field}”应为日期（如 2026-11-30 或 2026-11-30T17:30），不能是“{value}”。",
        "“{field}” takes a date (2026-11-30 or 2026-11-30T17:30), not “{value}”.")
    case .fieldInThePast:
      Bilingual(
        "“{field}”不能是过去的时间（{value}）；请填将来的日期。",
        "“{field}” cannot lie in the past ({value}); give a date to come.")
    case .fieldInTheFuture:
      Bilingual(
        "“{field}”不能是将来的日期（{value}）。",
        "“{field}” cannot lie in the future ({value}).")
    case .receivedInTheFuture:
      Bilingual(
        "收到时间 {value} 晚于现在（{now}）；请核对日期。",
        "The time of receipt {value} is later than now ({now}); please check the date.")
    case .departmentUnknown:
      Bilingual(
        "没有部门“{value}”；现有部门：{choices}。",
        "There is no department “{value}”; there are: {choices}.")
    case .departmentRetired:
      Bilingual(
        "部门“{value}”已停用；请另选部门。",
        "The department “{value}” is retired; choose another.")
    case .staffUnknown:
      Bilingual(
        "没有工作人员“{value}”；请用 staff list 查看名单。",
        "There is nobody called “{value}”; see staff list.")
    case .partyUnknown:
      Bilingual(
        "没有部门或工作人员“{value}”。",
        "There is no department or person “{value}”.")
    case .categoryUnknown:
      Bilingual(
        "没有分类“{value}”；一级分类有：{choices}。",
        "There is no category “{value}”; the first level has: {choices}.")
    case .channelUnknown:
      Bilingual(
        "没有渠道“{value}”；现有渠道：{choices}。",
        "There is no channel “{value}”; there are: {choices}.")
    case .complainantNameMissing:
      Bilingual(
        "需要填写诉求人姓名；不愿留名的请标为匿名。",
        "The complainant's name is needed; mark the case anonymous if they will not give it.")
    case .complainantUnreachable:
      Bilingual(
        "需要填写能联系到诉求人的方式（电话或账号）；不愿留的请标为匿名。",
        "A way to reach the complainant is needed (phone or account); mark the case anonymous if they will not give one."
      )
    case .noSecretsHere:
      Bilingual(
        "本库按“个人账户”方式运行，文件对组内可读，不能登记保密件和举报；请管理员改用服务账户方式。",
        "This store runs with personal accounts and keeps no secrets: confidential cases and reports are refused; the administrator can move to a service account."
      )
    case .settleDissatisfied:
      Bilingual(
        "群众不满意的不能当场办结；请受理后交办。",
        "A matter whose complainant is not satisfied cannot be settled on the spot; accept and dispatch it.")
    case .settleRectification:
      Bilingual(
        "整改件要经验收才能销号，不能当场办结；请受理后交办。",
        "A rectification is closed only after somebody else has inspected it; accept and dispatch it.")
    case .mergeNeedsSupervisor:
      Bilingual(
        "已交办的件只能由督导并案。",
        "A dispatched case can be merged by a supervisor only.")
    case .mergeHasMembers:
      Bilingual(
        "此件下面还并有 {n} 件，不能再并入别的件；请先拆案。",
        "{n} cases are merged into this one, so it cannot be merged itself; unmerge them first.")
    case .mergeIntoItself:
      Bilingual(
        "不能并入自己；请填另一件的编号。",
        "A case cannot be merged into itself; name another.")
    case .mergeIntoMerged:
      Bilingual(
        "{number} 本身已并入 {master}；请直接并入 {master}。",
        "{number} is itself merged into {master}; merge into {master}.")
    case .mergeIntoClosed:
      Bilingual(
        "{number} 现在是“{state}”，不能再并入；可以关联（link）。",
        "{number} is “{state}” and takes no more cases; link it instead.")
    case .mergeRectification:
      Bilingual(
        "整改件没有诉求人，不能并案；请用关联（link）。",
        "A rectification has no complainant and cannot be merged; link it instead.")
    case .reassignAfterSign:
      Bilingual(
        "已签收的件由督导或分管领导改派。",
        "After it was signed for, a supervisor or principal reassigns it.")
    case .reassignSame:
      Bilingual(
        "主办和协办部门都没有变化（主办已是{department}）。",
        "Nothing would change: {department} already leads.")
    case .newClockNeedsSupervisor:
      Bilingual(
        "只有督导可以重新计时。",
        "Only a supervisor may start the clock anew.")
    case .accusedDepartmentLeads:
      Bilingual(
        "举报不能由被举报人所在部门（{department}）主办；确需由其主办的，由分管领导写明理由（--reason）指定。",
        "A report is not led by the department of the accused ({department}); a principal may designate it with a reason (--reason)."
      )
    case .returnDesignated:
      Bilingual(
        "此件已指定办理，不能再退单。",
        "This case was designated to you for good and cannot be returned.")
    case .returnTooLate:
      Bilingual(
        "退单时限（{due}）已过，不能再退单；可向督导申请改派。",
        "The time for returning it ({due}) is over; ask a supervisor to reassign it.")
    case .mustDesignate:
      Bilingual(
        "这是第 {n} 次退单，裁定必须指定办理（--designate），之后不再退单。",
        "This is return number {n}: the decision must designate a department (--designate), after which there is no more return."
      )
    case .followUpUndecided:
      Bilingual(
        "群众不满意或未解决，必须先决定退办或解释说明，不能再次回访。",
        "The complainant is not satisfied or the matter is not resolved: decide on rework or an explanation first; it cannot be called again."
      )
    case .explanationPending:
      Bilingual(
        "解释说明正在等分管领导审批。",
        "An explanation is waiting for the principal's decision.")
    case .explainOnlyUndecided:
      Bilingual(
        "只有回访不满意或未解决时才能提请解释说明。",
        "An explanation can be proposed only after a call that was not satisfied or not resolved.")
    case .alreadyAsked:
      Bilingual(
        "已有一项“{action}”在等审批。",
        "There is already a request (“{action}”) waiting for a decision.")
    case .alreadySuspended:
      Bilingual(
        "此件已经挂起。",
        "The case is already suspended.")
    case .notSuspended:
      Bilingual(
        "此件没有挂起。",
        "The case is not suspended.")
    case .suspensionOver:
      Bilingual(
        "申请挂起至 {date}，该日已到；请重新申请。",
        "The suspension was asked until {date}, which has come; it must be asked anew.")
    case .nothingToDecide:
      Bilingual(
        "没有等待“{action}”的申请。",
        "There is no request waiting for “{action}”.")
    case .extensionUsed:
      Bilingual(
        "每轮只能延期 {n} 次，已经用过。",
        "Only {n} extension(s) are allowed in a round, and they are used.")
    case .extensionTooLate:
      Bilingual(
        "时限（{due}）已过，不能再申请延期；延期要在到期前提出。",
        "It was due {due}; an extension must be asked before that.")
    case .extensionNotLater:
      Bilingual(
        "新时限必须晚于现在的时限（{due}）。",
        "The new date must lie after the present one ({due}).")
    case .extensionTooLong:
      Bilingual(
        "延期最多 {n} 个工作日，最晚到 {limit}。",
        "An extension is at most {n} working days, to {limit} at the latest.")
    case .submitSuspended:
      Bilingual(
        "此件正在挂起；请先恢复办理，再报结果。",
        "The case is suspended; resume it before submitting the result.")
    case .opinionsMissing:
      Bilingual(
        "还缺协办意见：{departments}。",
        "Opinions of co-departments are missing: {departments}.")
    case .opinionsMissingHint:
      Bilingual(
        "请催办协办意见，或说明原因（--without-opinions）。",
        "Ask for them, or say why they are missing (--without-opinions).")
    case .pointUnknown:
      Bilingual(
        "没有第 {n} 个诉求点（共 {count} 个）。",
        "There is no point {n} (there are {count}).")
    case .pointMalformed:
      Bilingual(
        "诉求点结论“{value}”应写成 N=是否属实/解决情况，如 1=属实/已解决。",
        "The verdict “{value}” should read N=FINDING/RESOLVED, such as 1=属实/已解决.")
    case .pointsWithoutVerdict:
      Bilingual(
        "诉求点 {points} 还没有结论；每个诉求点都要有（--point N=属实/已解决）。",
        "Points {points} have no verdict yet; every point needs one (--point N=属实/已解决).")
    case .contactNeedsReason:
      Bilingual(
        "此件为保密件或举报，联系群众要写明理由（--reason），并会告知督导。",
        "This case is confidential or a report: contacting the complainant needs a reason (--reason), and the supervisor is told."
      )
    case .contactNeedsReveal:
      Bilingual(
        "您看不到诉求人的联系方式；请先“查看身份”（reveal）并写明理由。",
        "You cannot see how to reach the complainant; reveal the identity first, with a reason.")
    case .answerImpossibleReason:
      Bilingual(
        "“无法告知”要写明理由（--reason）。",
        "“Impossible to tell” needs a reason (--reason).")
    case .satisfactionMissing:
      Bilingual(
        "接通的回访要记下满意度：满意、基本满意、不满意或不了解。",
        "A call that was answered needs the satisfaction: satisfied, fairly satisfied, dissatisfied or unsure.")
    case .satisfactionWithoutCall:
      Bilingual(
        "回访结果是“{outcome}”，不能填写满意度或解决情况；只有接通才可以。",
        "The outcome is “{outcome}”, so there is no satisfaction or resolution; only a call that was answered has one.")
    case .againMissing:
      Bilingual(
        "改约要填写再次回访的时间（--again）。",
        "A rescheduled call needs its new time (--again).")
    case .evidenceMissing:
      Bilingual(
        "验收要写明依据（--evidence）。",
        "An inspection needs its evidence (--evidence).")
    case .inspectionOnlyForRectification:
      Bilingual(
        "“到位/不到位”只用于整改件的验收；请填写回访结果。",
        "“In place / not in place” is for rectifications only; give the outcome of the call.")
    case .rectificationNeedsInspection:
      Bilingual(
        "整改件没有诉求人，回访即验收；请填“到位”或“不到位”。",
        "A rectification has no complainant: its follow-up is an inspection; give “in place” or “not in place”.")
    case .reworkSettled:
      Bilingual(
        "当场办结的件没有承办部门；请用“不予销号”退回受理。",
        "A matter settled on the spot has no department; refuse to close it instead.")
    case .promiseOpen:
      Bilingual(
        "第 {n} 项承诺“{what}”（{owner}，{by}）还没有兑现，不予销号；请先兑现，或挂账。",
        "Promise {n} “{what}” ({owner}, {by}) is not kept, so it cannot be closed; keep it first, or close as carried.")
    case .carrierMissing:
      Bilingual(
        "挂账要写明由哪个整改件承接（--carried-by）。",
        "Closing as carried needs the rectification that carries it (--carried-by).")
    case .carrierUnfit:
      Bilingual(
        "{number} 不能承接挂账：应是一件正在办理、有时限的整改件。",
        "{number} cannot carry it: it must be an open rectification with a date.")
    case .lookBackNeedsCase:
      Bilingual(
        "成效没有保持的，要写明新登记的件（--case）。",
        "If it does not hold, name the new case (--case).")
    case .orderUnknown:
      Bilingual(
        "没有第 {n} 号批示或督办。",
        "There is no order {n}.")
    case .orderDone:
      Bilingual(
        "第 {n} 号批示或督办已经落实。",
        "Order {n} is already met.")
    case .orderMetByLead:
      Bilingual(
        "第 {n} 号批示或督办要先由主办部门落实，再由下达人确认。",
        "Order {n} is first met by the lead department and then confirmed by who gave it.")
    case .orderConfirmedByGiver:
      Bilingual(
        "主办部门已落实，等待 {giver} 确认。",
        "The lead has met it; it waits for {giver} to confirm.")
    case .noOpenOrder:
      Bilingual(
        "没有未落实的批示或督办。",
        "There is no order left to meet.")
    case .noOpenPromise:
      Bilingual(
        "没有未兑现的承诺。",
        "There is no promise left to keep.")
    case .promiseUnknown:
      Bilingual(
        "没有第 {n} 项承诺。",
        "There is no promise {n}.")
    case .promiseDone:
      Bilingual(
        "第 {n} 项承诺已经兑现。",
        "Promise {n} is already kept.")
    case .promiseOfAnother:
      Bilingual(
        "这项承诺由 {owner} 负责兑现。",
        "This promise is {owner}'s to keep.")
    case .ownerCannotSee:
      Bilingual(
        "{value} 看不到此件，不能作承诺的责任人。",
        "{value} cannot see this case and cannot own a promise in it.")
    case .originMalformed:
      Bilingual(
        "“{value}”不是整改的来源；只有整改件可以由预警或印发的通报产生（由诉求件产生的用“关联”）。",
        "“{value}” is no origin: only a rectification arises from a warning or an issued bulletin (from a case: link it)."
      )
    case .linkToItself:
      Bilingual(
        "不能关联自己。",
        "A case cannot be linked to itself.")
    case .publicTextLeaks:
      Bilingual(
        "公示内容里能认出人来，没有保存：{found}。",
        "Somebody can be recognised in the public text; it was not saved: {found}.")
    case .notPublished:
      Bilingual(
        "此件没有公示，不用撤下。",
        "The case is not published; there is nothing to withdraw.")
    case .revealNotNeeded:
      Bilingual(
        "您已经能看到诉求人身份。",
        "You can see the complainant's identity already.")
    case .erasureField:
      Bilingual(
        "不能删除“{value}”；可删除的字段：{choices}。",
        "“{value}” cannot be erased; these can: {choices}.")
    case .erasureNeedsTwo:
      Bilingual(
        "依法删除要由管理员和分管领导两个人分别办理。",
        "An erasure takes two people, an administrator and a principal.")
    case .fileUnreadable:
      Bilingual(
        "没有读到要附上的文件；请核对路径和权限。",
        "The file to attach could not be read; check its path and rights.")
    case .undoNothing:
      Bilingual(
        "没有可撤销的操作。",
        "There is nothing to undo.")
    case .undoOfAnother:
      Bilingual(
        "最后一步是 {person} 办理的，只能由本人撤销。",
        "The last act was {person}'s; only they can undo it.")
    case .undoRegistration:
      Bilingual(
        "登记不能撤销；请用不予受理或撤诉。",
        "A registration cannot be undone; decline or withdraw it.")
    case .undoUndone:
      Bilingual(
        "最后一步已经是撤销。",
        "The last act is already an undoing.")
    case .undoWentOut:
      Bilingual(
        "“{action}”已经对外生效，不能撤销。",
        "“{action}” has gone out and cannot be undone.")
    case .undoManyCases:
      Bilingual(
        "这一步牵涉其他诉求件，不能撤销。",
        "This act touched other cases and cannot be undone.")
    case .editNothing:
      Bilingual(
        "没有任何改动。",
        "Nothing was changed.")
    case .clearUnknown:
      Bilingual(
        "“{value}”不是更正能清空的字段。",
        "“{value}” is no field that a correction can empty.")
    case .clearNeeded:
      Bilingual(
        "“{field}”不能清空，只能改成别的内容。",
        "“{field}” cannot be empty; it can only be changed.")
    case .clearAndSet:
      Bilingual(
        "“{field}”既要清空又填了内容，请只选一样。",
        "“{field}” is both emptied and given a value; please do one of them.")
    case .editTooLate:
      Bilingual(
        "此件现在是“{state}”，不能再更正“{field}”。",
        "The case is “{state}”; “{field}” can no longer be edited.")
    }
  }
}
