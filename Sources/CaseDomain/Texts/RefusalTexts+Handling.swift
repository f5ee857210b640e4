extension RefusalText {
  /// On the way: merging, dispatch, returns, asking for time, the result.
  var handling: Bilingual? {
    switch self {
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
    default: nil
    }
  }
}
