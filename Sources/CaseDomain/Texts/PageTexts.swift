/// Words of the page of a case.
public enum PageText: String, Phrase {
  case headPeople, headRelated, headFiles, nextIs, awaited, noNext, hereToo, typingToo, newChange, orderUndated, noSection,
    onePane
  case chargedTo, bearerDesk, bearerDeciders, clockDone, clockLate, clockEnded
  case personRegistered, personResponsible, personDispatched, personLead, personCo, personSigned, personOpined
  case personContacted, personSubmitted, personApproved, personAnswered, personCalled, personClosed, personAdopted
  case master, member, fileLine, fileFull
  case filterAll, filterDeeds, filterTalks, filterClocks, filterOversight, filterShown, filterEmpty
  case attachTitle, attachPath, attachKind, attachHint, attachMissing, attachWhyNot, attachAgain, notWhileAttaching
  case keyOpen, keyStop, keyDigit, keyFilter, keyAttach, keyPane

  public var words: Bilingual {
    switch self {
    case .headPeople: Bilingual("人员", "People")
    case .headRelated: Bilingual("关联与并案（Tab 选中，Enter 打开）", "Related cases (Tab selects, Enter opens)")
    case .headFiles: Bilingual("附件", "Attachments")
    case .nextIs: Bilingual("下一步 F2：{action}", "next, F2: {action}")
    case .awaited: Bilingual("等{who}，{due} 前{clock}", "waits for {who}: {clock} by {due}")
    case .noNext: Bilingual("没有轮到您办的下一步", "no next step for you")
    case .hereToo: Bilingual("{who}也打开着", "{who} is here too")
    case .typingToo: Bilingual("{who}正在填写", "{who} is typing")
    case .newChange: Bilingual("新变化：{what}", "new: {what}")
    case .orderUndated: Bilingual("{level} #{n}（{who}）：{text}", "{level} #{n} ({who}): {text}")
    case .noSection: Bilingual("这一件没有第 {n} 节。", "This case has no section {n}.")
    case .onePane: Bilingual("窗口不到 120 列，只有一栏。", "There is one column below a width of 120.")
    case .chargedTo: Bilingual("责任 {who}", "on {who}")
    case .bearerDesk: Bilingual("受理台", "the desk")
    case .bearerDeciders: Bilingual("审批人", "the deciders")
    case .clockDone: Bilingual("{at} 完成，按时", "done {at}, in time")
    case .clockLate: Bilingual("! {at} 完成，超期", "! done {at}, late")
    case .clockEnded: Bilingual("{at} 终止", "ended {at}")
    case .personRegistered: Bilingual("登记", "registered")
    case .personResponsible: Bilingual("首问责任人", "first responsible")
    case .personDispatched: Bilingual("交办", "dispatched")
    case .personLead: Bilingual("主办", "lead")
    case .personCo: Bilingual("协办", "co-department")
    case .personSigned: Bilingual("签收", "signed")
    case .personOpined: Bilingual("协办意见", "opinion")
    case .personContacted: Bilingual("联系群众", "contacted")
    case .personSubmitted: Bilingual("报结果", "submitted")
    case .personApproved: Bilingual("审核", "approved")
    case .personAnswered: Bilingual("答复", "answered")
    case .personCalled: Bilingual("回访", "called")
    case .personClosed: Bilingual("销号", "closed")
    case .personAdopted: Bilingual("包案", "adopted")
    case .master: Bilingual("主案", "master")
    case .member: Bilingual("并入的件", "member")
    case .fileLine: Bilingual("{name} · {kind} · {size} · 校验 {hash}", "{name} · {kind} · {size} · hash {hash}")
    case .fileFull: Bilingual("{name}：{who} {at} 添加，SHA-256 {hash}", "{name}: added {at} by {who}, SHA-256 {hash}")
    case .filterAll: Bilingual("全部", "everything")
    case .filterDeeds: Bilingual("人办的事", "what people did")
    case .filterTalks: Bilingual("答复与回访", "answers and calls")
    case .filterClocks: Bilingual("时限与系统", "clocks and system")
    case .filterOversight: Bilingual("监督与查看身份", "oversight and reveals")
    case .filterShown: Bilingual("：只看{filter} {n}/{all}（^T 换）", ": {filter} {n}/{all} (^T changes)")
    case .filterEmpty: Bilingual("没有这一类的经过。", "Nothing of that kind.")
    case .attachTitle: Bilingual("添加附件 {number}", "Attach to {number}")
    case .attachPath: Bilingual("文件路径", "path of the file")
    case .attachKind: Bilingual("类别", "kind")
    case .attachHint: Bilingual("如 /home/liu/现场照片.jpg；Tab 到类别，数字选择", "such as /home/liu/photo.jpg; Tab to the kind")
    case .attachMissing: Bilingual("请写文件路径并选类别。", "Give the path and choose the kind.")
    case .attachWhyNot:
      Bilingual(
        "这里不能按路径读文件；请用命令：huiyin do 编号 attach --file 文件 --kind 办理",
        "No paths are read here; use: huiyin do NUMBER attach --file F --kind K")
    case .notWhileAttaching: Bilingual("添加附件时用不到。", "Not used while attaching.")
    case .attachAgain: Bilingual("没有添加：{why}", "Not attached: {why}")
    case .keyOpen: Bilingual("打开选中的行，否则可办事项", "open the selected row, else actions")
    case .keyStop: Bilingual("下一处", "next stop")
    case .keyDigit: Bilingual("到第几节", "section by digit")
    case .keyFilter: Bilingual("筛选经过", "filter history")
    case .keyAttach: Bilingual("添加附件", "attach")
    case .keyPane: Bilingual("换栏", "other column")
    }
  }
}
