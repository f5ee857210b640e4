extension RefusalText {
  /// After the result: answer, calls, closing, oversight, what stays.
  var ending: Bilingual? {
    switch self {
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
    default: nil
    }
  }
}
