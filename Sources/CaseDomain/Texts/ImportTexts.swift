/// The sentences of an import: why a file or a row cannot be used, and what was done to a row that can.
public enum ImportText: String, Phrase {
  // The file as a whole.
  case fileEmpty, fileTooLarge, fileBinary, fileWorkbook, fileUTF16
  case encodingUnknown, encodingMixed, notUTF8, notGB18030
  case headerBroken, columnsMissing, formatUnknown, profileUnknown, channelMissing
  // One row.
  case quoteOpen, quoteBroken, columnCount, cellTooLong
  case numberMissing, textMissing, timeMissing, timeUnreadable, timeInTheFuture, numberRepeated
  // What was done to a row.
  case remarks, noTimeOfDay, noTimeColumn, charactersRemoved, subjectFromContent, contentFromSubject
  case answerTimeUnreadable, answerTimeInTheFuture, answerBeforeReceipt, dueUnreadable, unnamedColumn
  // Profiles.
  case profileMessages, profileHotline

  public var words: Bilingual {
    switch self {
    case .fileEmpty, .fileTooLarge, .fileBinary, .fileWorkbook, .fileUTF16, .encodingUnknown, .encodingMixed, .notUTF8,
      .notGB18030, .headerBroken, .columnsMissing, .formatUnknown, .profileUnknown, .channelMissing:
      fileWords
    case .quoteOpen, .quoteBroken, .columnCount, .cellTooLong, .numberMissing, .textMissing, .timeMissing,
      .timeUnreadable, .timeInTheFuture, .numberRepeated:
      rowWords
    case .remarks: Bilingual("导入说明", "import notes")
    case .noTimeOfDay:
      Bilingual("“{column}”没有时刻，按当日 00:00 记。", "“{column}” gives no time of day; taken as 00:00 of that day.")
    case .noTimeColumn:
      Bilingual("文件没有来件时间，按导入时间记。", "The file gives no time of receipt; the time of the import was taken.")
    case .charactersRemoved:
      Bilingual("删去 {count} 个不可见的控制字符。", "{count} invisible control characters were removed.")
    case .subjectFromContent:
      Bilingual("原件没有标题，取正文开头。", "There was no subject; the beginning of the text was taken.")
    case .contentFromSubject:
      Bilingual("原件没有正文，以标题代。", "There was no text; the subject was taken.")
    case .answerTimeUnreadable:
      Bilingual("“{column}”读不出时间：{value}。", "“{column}” is not a time: {value}.")
    case .answerTimeInTheFuture:
      Bilingual("“{column}”晚于现在，未采用：{value}。", "“{column}” lies in the future and was not taken: {value}.")
    case .answerBeforeReceipt:
      Bilingual("答复时间早于来件时间。", "The answer is dated before the receipt.")
    case .dueUnreadable:
      Bilingual("“{column}”读不出日期：{value}。", "“{column}” is not a date: {value}.")
    case .unnamedColumn: Bilingual("第 {number} 列", "column {number}")
    case .profileMessages: Bilingual("网上留言", "online messages")
    case .profileHotline: Bilingual("热线工单", "hotline tickets")
    }
  }

  private var fileWords: Bilingual {
    switch self {
    case .fileEmpty:
      Bilingual("文件是空的，没有可以导入的内容。", "The file is empty: there is nothing to import.")
    case .fileTooLarge:
      Bilingual(
        "文件超过 {limit} MB；请按年份或月份拆开后分别导入。",
        "The file is larger than {limit} MB; split it by year or month and import the parts.")
    case .fileBinary:
      Bilingual(
        "这不是文本文件；请在表格软件里另存为“CSV UTF-8”后再导入。",
        "This is not a text file; save it as “CSV UTF-8” in the spreadsheet program and import that.")
    case .fileWorkbook:
      Bilingual(
        "这是 Excel 工作簿，不是 CSV；请在表格软件里另存为“CSV UTF-8”后再导入。",
        "This is an Excel workbook, not CSV; save it as “CSV UTF-8” in the spreadsheet program and import that.")
    case .fileUTF16:
      Bilingual(
        "文件是 UTF-16 编码；请另存为“CSV UTF-8”后再导入。",
        "The file is UTF-16; save it as “CSV UTF-8” and import that.")
    case .encodingUnknown:
      Bilingual(
        "认不出文件的编码：第 {line} 行既不是 UTF-8 也不是 GB18030；请另存为“CSV UTF-8”后再导入。",
        "The encoding is unknown: line {line} is neither UTF-8 nor GB18030; save the file as “CSV UTF-8” and import that."
      )
    case .encodingMixed:
      Bilingual(
        "文件混用了两种编码：第 {utf8} 行是 UTF-8，第 {gb18030} 行是 GB18030；请统一编码后再导入。",
        "The file mixes two encodings: line {utf8} is UTF-8, line {gb18030} is GB18030; bring it to one and import that."
      )
    case .notUTF8:
      Bilingual(
        "第 {line} 行不是 UTF-8；请去掉编码选项，让程序自己辨认，或另存为“CSV UTF-8”。",
        "Line {line} is not UTF-8; leave the encoding out so that it is recognised, or save the file as “CSV UTF-8”.")
    case .notGB18030:
      Bilingual(
        "第 {line} 行不是 GB18030；请去掉编码选项，让程序自己辨认，或另存为“CSV UTF-8”。",
        "Line {line} is not GB18030; leave the encoding out so that it is recognised, or save the file as “CSV UTF-8”.")
    case .headerBroken:
      Bilingual(
        "第 {line} 行的表头读不出来：引号没有配对。", "The header in line {line} cannot be read: its quotes do not match.")
    case .columnsMissing:
      Bilingual(
        "作为“{profile}”缺少必需的列：{missing}；文件里有：{found}。",
        "As “{profile}” the file lacks columns it needs: {missing}; it has: {found}.")
    case .formatUnknown:
      Bilingual(
        "认不出这是什么表：表头有 {found}；需要像 {wanted} 这样的列。",
        "What table this is cannot be told: its header has {found}; columns such as {wanted} are needed.")
    case .profileUnknown:
      Bilingual("没有名为“{value}”的格式；可选：{choices}。", "There is no profile “{value}”; choose from: {choices}.")
    default:
      Bilingual(
        "本单位没有渠道“{channel}”，导入的件无处归属；请管理员先添加这个渠道。",
        "This organisation has no channel “{channel}” for the imported cases; the administrator should add it first.")
    }
  }

  private var rowWords: Bilingual {
    switch self {
    case .quoteOpen:
      Bilingual(
        "第 {open} 行的引号没有结束；第 {line} 至 {last} 行没有导入。",
        "The quote opened in line {open} never ends; lines {line} to {last} were not imported.")
    case .quoteBroken:
      Bilingual(
        "第 {open} 行的引号之后既不是分隔符也不是行尾（引文里的引号要写成两个）；第 {line} 至 {last} 行没有导入。",
        "After the quote in line {open} comes neither a delimiter nor the end of the line (quotes inside a text are doubled); lines {line} to {last} were not imported."
      )
    case .columnCount:
      Bilingual("有 {count} 列，表头有 {expected} 列。", "It has {count} columns, the header has {expected}.")
    case .cellTooLong:
      Bilingual("“{column}”超过 {limit} KB。", "“{column}” is longer than {limit} KB.")
    case .numberMissing:
      Bilingual(
        "“{column}”是空的；没有编号就认不出是否已经导入过。", "“{column}” is empty; without a number a repeated import cannot be told.")
    case .textMissing: Bilingual("标题和正文都是空的。", "Both subject and text are empty.")
    case .timeMissing: Bilingual("“{column}”是空的。", "“{column}” is empty.")
    case .timeUnreadable:
      Bilingual(
        "“{column}”读不出时间：{value}；应像 2026/11/22 09:30:00 或 2026/11/22。",
        "“{column}” is not a time: {value}; it should look like 2026/11/22 09:30:00 or 2026/11/22.")
    case .timeInTheFuture:
      Bilingual("“{column}”晚于现在：{value}。", "“{column}” lies in the future: {value}.")
    default:
      Bilingual("编号 {number} 与第 {line} 行重复。", "The number {number} repeats that of line {line}.")
    }
  }
}
