/// Texts of 约谈: fields, and the sentences of its rules.
public enum TalkText: String, Phrase {
  case reason, place, participants, present, undertaking, text, causeMissing, inviteInThePast, notYetHeld
  case undertakingPast, presentMissing, notARectification, rectificationOpen, stateWrong, nothing, unknown
  case ownDepartment, fieldMissing, cases, bulletin, unseparated, inPlace, notInPlace

  public var words: Bilingual {
    switch self {
    case .reason: Bilingual("事由", "reason")
    case .place: Bilingual("地点", "place")
    case .participants: Bilingual("参加人员", "participants")
    case .present: Bilingual("到场人员", "present")
    case .undertaking: Bilingual("承诺事项", "undertaking")
    case .text: Bilingual("内容", "text")
    case .causeMissing:
      Bilingual(
        "约谈要写明事由，或者指明所涉诉求件。", "A talk needs a reason, or the cases it is about.")
    case .inviteInThePast:
      Bilingual("约谈时间 {value} 已经过去；请填写今天或以后的时间。", "{value} is over; name today or a later day for the talk.")
    case .notYetHeld:
      Bilingual("约谈定在 {day}，还没有到；约谈之后再填写记录。", "The talk is on {day}; record it when it has taken place.")
    case .undertakingPast:
      Bilingual("承诺事项的期限 {day} 已经过去；请填写今天或以后的日期。", "{day} is over; an undertaking needs a day that is not.")
    case .presentMissing: Bilingual("约谈记录要写明到场人员。", "The record needs the names of those present.")
    case .notARectification:
      Bilingual(
        "{number} 不是整改件；请先立整改（register --kind 整改 --from …），再填写编号。",
        "{number} is no rectification item; open one first (register --kind rectification --from …).")
    case .rectificationOpen:
      Bilingual(
        "整改件 {number} 尚未销号，不能记为已落实；请先验收销号，或者记为未落实。",
        "Rectification item {number} is not closed, so nothing is in place yet; close it first, or say that it is not.")
    case .stateWrong:
      Bilingual(
        "这次约谈现在是“{state}”，不能“{step}”；可以：{steps}。",
        "The talk is “{state}” and “{step}” is not possible now; possible: {steps}.")
    case .nothing: Bilingual("没有后续步骤", "nothing")
    case .unknown:
      Bilingual(
        "没有编号为 {number} 的约谈，或者您无权查看；请核对编号。", "There is no talk {number}, or you may not see it; check the number.")
    case .ownDepartment:
      Bilingual(
        "“{step}”不能由{department}自己的人办理；可以由{people}办理。",
        "Nobody of {department} does “{step}” for it; ask {people}.")
    case .cases: Bilingual("所涉诉求件", "cases")
    case .bulletin: Bilingual("依据通报", "bulletin")
    case .unseparated: Bilingual("未分离：{reason}", "not separated: {reason}")
    case .inPlace: Bilingual("已落实", "in place")
    case .notInPlace: Bilingual("未落实", "not in place")
    case .fieldMissing: Bilingual("请填写“{field}”。", "“{field}” is missing.")
    }
  }
}
