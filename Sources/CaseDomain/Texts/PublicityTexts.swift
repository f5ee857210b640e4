/// Texts of 公示: what can be recognised, what to write instead, the suggested text, the printed list.
public enum PublicityText: String, Phrase {
  case kindComplainant, kindPerson, kindPhone, kindIdentity, kindPlate, kindSchoolClass, kindHousehold, kindAccount
  case kindUpstream, kindCaseNumber, kindQuote, kindErased
  case adviceComplainant, advicePerson, advicePhone, adviceIdentity, advicePlate, adviceSchoolClass, adviceHousehold
  case adviceAccount, adviceUpstream, adviceCaseNumber, adviceQuote, adviceErased
  case insteadComplainant, insteadPerson, insteadClass, insteadPlace, insteadNumber
  case found, foundUnseen, more
  case draft, draftWithPoints, draftAnswer, matter, onTheSpot, outcome
  case title, heads, columnNumber, columnReceived, columnCategory, columnText, columnLead, columnResult, columnClosed
  case listNote, none, leftOutTitle, leftOut, reasonReopened, reasonRecognised, candidates
  case about, helpPeriod, helpSince, helpUntil, helpFormat, helpOutput, periodAndDays, notAllowed, periodMalformed
  case dayMalformed, writtenTo, headPeriod, headAll, passed, lineMalformed

  public var words: Bilingual {
    switch self {
    case .kindComplainant: Bilingual("诉求人姓名或称呼", "the complainant's name")
    case .kindPerson: Bilingual("人名或称呼", "a person's name")
    case .kindPhone: Bilingual("电话号码", "a telephone number")
    case .kindIdentity: Bilingual("证件号等长号码", "an identity or other long number")
    case .kindPlate: Bilingual("车牌号", "a number plate")
    case .kindSchoolClass: Bilingual("班级", "a class")
    case .kindHousehold: Bilingual("住址", "a home address")
    case .kindAccount: Bilingual("账号", "an account")
    case .kindUpstream: Bilingual("上级编号", "the number from above")
    case .kindCaseNumber: Bilingual("本件编号", "the number of the case")
    case .kindQuote: Bilingual("诉求人的原话", "the complainant's own words")
    case .kindErased: Bilingual("已依法删除的内容", "texts erased by law")
    case .adviceComplainant: Bilingual("改为“诉求人”", "write “the complainant”")
    case .advicePerson: Bilingual("改为“有关人员”“学生”等", "write “the staff concerned”, “a pupil”")
    case .advicePhone:
      Bilingual(
        "删去，或写“有关电话”；单位对外公布的电话由管理员用 policy set publicLines=号码 登记后可以写",
        "take it out; a line that the organisation has made public may stand once an admin has told it (policy set publicLines=NUMBER)"
      )
    case .adviceIdentity: Bilingual("删去", "take it out")
    case .advicePlate: Bilingual("改为“有关车辆”", "write “the vehicle concerned”")
    case .adviceSchoolClass: Bilingual("改为“某班级”", "write “a class”")
    case .adviceHousehold: Bilingual("改为“某小区”“某路段”", "write “a housing estate”")
    case .adviceAccount: Bilingual("删去", "take it out")
    case .adviceUpstream: Bilingual("删去", "take it out")
    case .adviceCaseNumber: Bilingual("删去；公示表自编序号", "take it out; the list has numbers of its own")
    case .adviceQuote: Bilingual("用自己的话概括", "say it in other words")
    case .adviceErased: Bilingual("有内容已依法删除，无法核对，不能公示", "some texts were erased by law; this cannot be checked")
    case .insteadComplainant: Bilingual("诉求人", "the complainant")
    case .insteadPerson: Bilingual("有关人员", "the person concerned")
    case .insteadClass: Bilingual("某班级", "a class")
    case .insteadPlace: Bilingual("某处", "a place")
    case .insteadNumber: Bilingual("（略）", "(left out)")
    case .found: Bilingual("{kind}（{hint}，第 {at} 字起）：{advice}", "{kind} ({hint}, from character {at}): {advice}")
    case .foundUnseen: Bilingual("{kind}（第 {at} 字起）：{advice}", "{kind} (from character {at}): {advice}")
    case .more: Bilingual("另有 {n} 处", "{n} more")
    case .draft: Bilingual("有群众反映{matter}。{result}", "A complaint was made about {matter}. {result}")
    case .draftWithPoints:
      Bilingual("有群众反映{matter}，共 {n} 个诉求点。{result}", "A complaint was made about {matter}, {n} points. {result}")
    case .draftAnswer: Bilingual("{draft}办理情况：{answer}", "{draft} What was done: {answer}")
    case .matter: Bilingual("{category}方面的问题", "{category}")
    case .onTheSpot: Bilingual("当场办结。", "Settled on the spot.")
    case .outcome: Bilingual("经核查{finding}，{resolved}。", "Found {finding}, {resolved}.")
    case .title: Bilingual("{organisation}群众诉求办理结果公示表", "{organisation}: results of complaints handled")
    case .heads: Bilingual("共 {n} 件", "{n} cases")
    case .columnNumber: Bilingual("序号", "no.")
    case .columnReceived: Bilingual("受理日期", "received")
    case .columnCategory: Bilingual("类别", "category")
    case .columnText: Bilingual("诉求概要及办理情况", "matter and what was done")
    case .columnLead: Bilingual("办理单位", "handled by")
    case .columnResult: Bilingual("办理结果", "result")
    case .columnClosed: Bilingual("办结日期", "closed")
    case .listNote:
      Bilingual(
        "序号为本表自编。公示内容已与诉求件信息比对并按常见写法检查，未发现能认出诉求人、未成年人的内容；如有疏漏，请告知我们更正。",
        "Numbers are this list's own. Checked against the cases and by common spellings: nothing was found that gives a complainant or a minor away. If something was missed, please tell us."
      )
    case .none: Bilingual("—", "–")
    case .leftOutTitle: Bilingual("未列入公示表（{n} 件）：", "Left out of the list ({n}):")
    case .leftOut: Bilingual("{number}：{reason}", "{number}: {reason}")
    case .reasonReopened:
      Bilingual("此件现在是“{state}”，销号后再列入。", "the case is “{state}”; it is listed again once closed.")
    case .reasonRecognised:
      Bilingual(
        "公示内容能认出{kinds}；请用 publish 换一份，或用 unpublish 撤下。",
        "its text gives away {kinds}; publish another one or withdraw it (unpublish).")
    case .candidates:
      Bilingual("另有已销号未公示 {n} 件。", "{n} more cases are closed and not published.")
    case .about: Bilingual("公示表：已销号并公示的诉求件", "the public list of closed cases")
    case .helpPeriod: Bilingual("公示时间所在的期间，如 2026-11、2026-Q4、2026", "when it was published: 2026-11, 2026-Q4, 2026")
    case .helpSince: Bilingual("从哪一天起公示的", "published from this day on")
    case .helpUntil: Bilingual("到哪一天为止公示的", "published up to this day")
    case .helpFormat: Bilingual("格式：text、markdown、html、csv、json", "text, markdown, html, csv, json")
    case .helpOutput: ReportText.helpOutput.words
    case .periodAndDays: Bilingual("--period 和 --since、--until 请只用一样。", "Use either --period or --since and --until.")
    case .notAllowed:
      Bilingual(
        "公示表由受理员、分管领导或督导打印。", "The public list is printed by clerks, principals and supervisors.")
    case .periodMalformed:
      Bilingual(
        "“{value}”不是期间；请写成 2026-11、2026-Q4、2026-H2、2026 或 2026-W47。",
        "“{value}” is no period; write 2026-11, 2026-Q4, 2026-H2, 2026 or 2026-W47.")
    case .dayMalformed: Bilingual("“{value}”不是日期；请写成 2026-11-30。", "“{value}” is no day; write 2026-11-30.")
    case .writtenTo: Bilingual("已写入 {path}。", "Written to {path}.")
    case .headPeriod: Bilingual("公示时间：{from} 至 {to}", "published {from} to {to}")
    case .headAll: Bilingual("公示时间：至 {to}", "published up to {to}")
    case .lineMalformed:
      Bilingual("“{value}”不是电话号码；请写成 0731-85550123。", "“{value}” is no telephone number; write 0731-85550123.")
    case .passed:
      Bilingual("机器没有认出可识别个人的内容，请再通读一遍", "nothing that gives anybody away was found; read it once more")
    }
  }
}
