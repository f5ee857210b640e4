extension RefusalText {
  /// Who may, and what cannot be read: people, fields, registration.
  var asking: Bilingual? {
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
    case .keyRemoved:
      Bilingual(
        "您登录用的密钥已取消，办件台到此结束，填写的内容存成草稿；请联系管理员。",
        "The key you came in with was removed, so this desk ends; what you typed is kept as a draft. Please ask the administrator."
      )
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
    case .receivedLongAgo:
      Bilingual(
        "收到时间 {value} 早于 {earliest}，多半是输错了；请核对日期。",
        "The time of receipt {value} is before {earliest}, most likely a slip; please check the date.")
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
    default: nil
    }
  }
}
