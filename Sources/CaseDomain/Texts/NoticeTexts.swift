/// What a person should know although it stands in nobody's way.
public enum NoticeText: String, Phrase {
  case yearWithoutData
  case departmentWithoutHandler
  case tellTransferred
  case tellExtension
  case beyondUpstream
  case revealTold
  case mustBeDecided
  case erasureNeedsSecond
  case orderForRework
  case orderForOverdue, clockDate
  case accusedLeads
  case importing

  public var words: Bilingual {
    switch self {
    case .yearWithoutData:
      Bilingual(
        "{year} 年没有节假日数据，按周一至周五计算；请管理员更新工作日历。",
        "There is no holiday data for {year}: Monday to Friday was counted; the administrator should update the calendar."
      )
    case .departmentWithoutHandler:
      Bilingual(
        "{department}没有在用的承办人，没有人能签收。",
        "{department} has no active handler: nobody can sign for it.")
    case .tellTransferred:
      Bilingual(
        "请告知群众此件已转出、转到哪里。",
        "Please tell the complainant where the matter went.")
    case .tellExtension:
      Bilingual(
        "已延期至 {due}，请告知群众。",
        "Extended to {due}; please tell the complainant.")
    case .beyondUpstream:
      Bilingual(
        "申请的日期晚于上级时限的内部期限（{due}）。",
        "The date asked lies beyond the inner deadline of the upstream one ({due}).")
    case .revealTold:
      Bilingual(
        "查看身份已记录，并会告知督导。",
        "The reveal was logged and the supervisor is told.")
    case .mustBeDecided:
      Bilingual(
        "群众不满意、未解决或验收不到位，须决定退办或解释说明。",
        "Not satisfied, not resolved or not put right: rework or an explanation must be decided.")
    case .erasureNeedsSecond:
      Bilingual(
        "已记录；还需另一人（管理员或分管领导）以同样的字段和依据再办理一次才会删除。",
        "Recorded; a second person (administrator or principal) must give the same fields and order before anything is erased."
      )
    case .orderForRework:
      Bilingual(
        "第 {n} 次退办，自动督办：查明前几次未办好的原因，在重办期限内办结。",
        "Sent back for the {n}th time, supervised automatically: find out why, and be done by the new date.")
    case .clockDate: Bilingual("时限", " limit")
    case .orderForOverdue:
      Bilingual(
        "{clock} {due} 已超过 {n} 个工作日，自动督办：立即办结，并说明超时原因。",
        "{clock} was due {due}, {n} working days ago, supervised automatically: be done at once and say why it is late."
      )
    case .accusedLeads:
      Bilingual(
        "被举报人所在部门（{department}）正在主办此件；请改派，或由分管领导写明理由指定。",
        "The department of the accused ({department}) leads this report; reassign it, or have a principal designate it with a reason."
      )
    case .importing:
      Bilingual(
        "导入",
        "import")
    }
  }
}
