/// Texts of `report` and `export`.
public enum ReportText: String, Phrase {
  case aboutReport, helpKind, helpPeriod, helpFormat, helpOutput, helpIssue, helpAgain, helpIssued, helpDepartment
  case helpRemark, kindUnknown, periodMalformed, remarkMalformed, remarkUnfit, departmentUnknown, futurePeriod
  case issueIsWhole, alreadyIssued, issuedMeanwhile, issuedNow, writtenTo, notIssued, unlisted, periodOpen, corrects
  case issuedBefore, issuedTitle
  case aboutExport, helpExportOutput, helpExportFormat, exported, outputExists, outputOverSSH, nothingToExport
  case exportColumns
  case helpHandler, helpCategory, helpOfKind, helpChannel, helpPass, helpWithoutExplained, helpReason
  case handlerUnknown, categoryUnknown, channelUnknown, reasonMissing, reasonName, correctsBecause
  case issuedSame, issuedDiffers, issuedReopened, departmentNotYours

  public var words: Bilingual {
    switch self {
    case .aboutReport: Bilingual("通报与报表：周、月、季、半年、年", "bulletins: weekly to annual")
    case .helpKind:
      Bilingual("周 weekly、月 monthly、季 quarterly、半年 half-year、年 annual", "weekly, monthly, quarterly, half-year, annual")
    case .helpPeriod:
      Bilingual(
        "统计期：2026-11、2026-W47、2026-Q4、2026-H2、2026，或期内任一天；默认今天所在的期",
        "the period: 2026-11, 2026-W47, 2026-Q4, 2026-H2, 2026, or any day in it; default: today's")
    case .helpFormat: Bilingual("格式：text、markdown、html、csv、json", "text, markdown, html, csv, json")
    case .helpOutput:
      Bilingual(
        "写到这个文件，而不是屏幕：写完整了才换上，原来有的会被换掉；- 表示标准输出",
        "write to this file instead of the screen; one that is there is replaced once all is written; - is standard output"
      )
    case .helpIssue:
      Bilingual("印发：编号、存档，以后原样重印", "issue: number it, freeze it, print it again unchanged")
    case .helpAgain: Bilingual("印发过的再印发一份更正稿", "issue a correction of what was issued")
    case .helpIssued: Bilingual("原样重印已印发的本期通报", "print the issued bulletin of the period again")
    case .helpDepartment: Bilingual("只看这个部门及下属", "only this department and what is below it")
    case .helpRemark:
      Bilingual(
        "在某一节后加一段说明：节代号=文字（可多次），如 late=两件系供货原因",
        "add a paragraph to a section: SECTION=TEXT (repeatable), such as late=…")
    case .kindUnknown:
      Bilingual(
        "没有“{value}”这种通报；请用 weekly、monthly、quarterly、half-year 或 annual。",
        "There is no bulletin “{value}”; use weekly, monthly, quarterly, half-year or annual.")
    case .periodMalformed:
      Bilingual(
        "“{value}”不是{kind}的统计期；请写成 {example}，或期内的一天。",
        "“{value}” is no period of this kind ({kind}); write {example}, or a day in it.")
    case .remarkMalformed:
      Bilingual("说明要写成 节代号=文字；可用的节：{choices}。", "A remark is SECTION=TEXT; sections: {choices}.")
    case .remarkUnfit:
      Bilingual(
        "说明（{section}）里有能认出个人的内容，印发后不能更改：{found}。请改写后再印发。",
        "The remark on {section} gives somebody away and cannot be changed once issued: {found}. Write it otherwise.")
    case .departmentUnknown: Bilingual("没有部门“{value}”。", "There is no department “{value}”.")
    case .futurePeriod: Bilingual("{period}还没有开始，没有可统计的数据。", "{period} has not begun; there is nothing to count.")
    case .departmentNotYours:
      Bilingual(
        "{name}的数不归您看：承办人只看本部门的。去掉 --department，或换成您的部门。",
        "{name} is not yours to count: handlers count their own departments. Leave --department out, or name yours.")
    case .issueIsWhole:
      Bilingual(
        "印发的是全单位的通报；只看一部分时请去掉 --issue、--again、--issued。",
        "A bulletin is issued for the whole organisation; to look at a part leave out --issue, --again, --issued."
      )
    case .issuedMeanwhile:
      Bilingual(
        "刚刚有人印发了本期的通报{title}，这次没有印发；请先看过那一份，再决定是否更正。",
        "Somebody just issued the bulletin {title} of this period, and nothing was issued now; read theirs first.")
    case .alreadyIssued:
      Bilingual(
        "本期已印发通报{title}，原样输出；要更正请加 --again。",
        "Bulletin {title} of this period was issued before; this is it, unchanged. To correct it add --again.")
    case .issuedNow: Bilingual("已印发：通报{title}。", "Issued: bulletin {title}.")
    case .writtenTo: Bilingual("已写入 {path}。", "Written to {path}.")
    case .notIssued: Bilingual("本期还没有印发过通报；加 --issue 印发。", "No bulletin of this period was issued; add --issue.")
    case .unlisted: Bilingual("（不公开）", "(not listed)")
    case .periodOpen: Bilingual("本期还没有结束，结束后才能印发。", "The period is not over; a bulletin is issued when it is.")
    case .corrects: Bilingual("更正通报{title}", "Corrects bulletin {title}")
    case .issuedBefore:
      Bilingual("本期已印发通报{title}（{date}）。", "Bulletin {title} of this period was issued on {date}.")
    case .issuedSame:
      Bilingual("按现有记录重算，各项数与印发稿一致。", "Counted again from the present records, the figures are those that were issued.")
    case .issuedDiffers:
      Bilingual(
        "按现有记录重算，与印发稿不同的数：{list}。", "Counted again from the present records, these figures are others: {list}.")
    case .issuedReopened:
      Bilingual(
        "本期办结、统计截止后又重开的{n}件，计入重开的那一期：{list}。",
        "Ended in this period and reopened after its cut-off, counted when they were reopened: {n} ({list}).")
    case .correctsBecause: Bilingual("更正原因：{reason}", "Reason of the correction: {reason}")
    case .reasonName: Bilingual("更正原因", "reason of the correction")
    case .reasonMissing:
      Bilingual(
        "更正要写明原因，印在更正稿上；请加 --reason。", "A correction needs a reason, which is printed on it; add --reason.")
    case .helpReason: Bilingual("更正的原因，印在更正稿上", "why it is corrected; printed on the correction")
    case .helpHandler: Bilingual("只看这位承办人", "only this handler")
    case .helpCategory: Bilingual("只看这一分类（一级或一级/二级）", "only this category")
    case .helpOfKind: Bilingual("只看这一类型，如 投诉", "only this kind, such as complaint")
    case .helpChannel: Bilingual("只看这一渠道", "only this channel")
    case .helpPass: Bilingual("只看首次 first 或重办后 rework", "only the first pass, or after rework")
    case .helpWithoutExplained: Bilingual("不含以解释说明了结的件", "without what was settled by explaining")
    case .handlerUnknown: Bilingual("没有人员“{value}”。", "There is nobody “{value}”.")
    case .categoryUnknown:
      Bilingual("没有分类“{value}”；一级分类有：{choices}。", "There is no category “{value}”; the first levels are: {choices}.")
    case .channelUnknown:
      Bilingual("没有渠道“{value}”；可用的有：{choices}。", "There is no channel “{value}”; there are: {choices}.")
    case .issuedTitle: Bilingual("通报{title}", "Bulletin {title}")
    case .aboutExport: Bilingual("导出列表（与 list 相同的筛选），不限条数", "export a list (filters as in list), without a cap")
    case .helpExportOutput: ReportText.helpOutput.words
    case .helpExportFormat: Bilingual("格式：csv、json", "csv, json")
    case .exported: Bilingual("已导出{n}件到 {path}。", "{n} cases exported to {path}.")
    case .outputExists:
      Bilingual("{path} 不是普通文件，没有写入；请换一个文件名。", "{path} is no plain file; nothing was written. Give another name.")
    case .outputOverSSH:
      Bilingual(
        "通过登记的密钥登录只能使用诉求台，不能读写服务器上的文件。",
        "Who comes by a registered key has the desk alone and writes no file on the server.")
    case .nothingToExport: Bilingual("没有符合条件的件。", "No case fits.")
    case .exportColumns:
      Bilingual(
        "编号|类型|渠道|标题|内容|期望|状态|紧急程度|分类|收件时间|登记人|主办|协办|轮次|诉求人|电话|账号|关系|地址|被反映部门|被反映人|上级编号|办理结果|解决情况|答复|答复时间|回访结果|满意度|退办次数|退单次数|销号方式|销号时间|期限|是否超期",
        "number|kind|channel|subject|content|remedy|state|urgency|category|received|registered by|lead|with|round|complainant|phone|account|relation|address|about department|about person|upstream number|finding|resolved|answer|answered|call-back|satisfaction|reworks|returns|closed as|closed|due|overdue"
      )
    }
  }
}
