@testable import CaseDomain

extension ActionRow {
  static let answering: [ActionRow] = [
    ActionRow(
      action: .answer, prepare: walked(.approved), by: "zw1", fields: [.method: "面谈"], to: .followUp,
      people: lead.union(desk), needs: [.method], from: [.approved],
      stranger: ("super1", "您没有“答复”的权限；可以由受理员、主办部门（总务处）的承办人办理。"),
      elsewhere: (.review, "此件现在是“待审核”，不能“答复”；只有在待答复时才可以。"),
      refused: Refused(
        by: "clerk1", fields: [.method: "无法告知"], rule: "answerImpossibleReason", sentence: "“无法告知”要写明理由（--reason）。")),
    ActionRow(
      action: .followUp, prepare: walked(.followUp), by: "clerk1", fields: Scenario.satisfied, to: .closing,
      people: desk.union(overseers), needs: [.outcome], from: [.followUp], stranger: ("zw1", "您没有“回访”的权限；可以由受理员、督导办理。"),
      elsewhere: (.approved, "此件现在是“待答复”，不能“回访”；只有在待回访时才可以。"),
      refused: Refused(
        by: "clerk1", fields: [.outcome: "接通"], rule: "satisfactionMissing", sentence: "接通的回访要记下满意度：满意、基本满意、不满意或不了解。")),
    ActionRow(
      action: .rework, prepare: walked(.followUp), by: "clerk1", fields: [.reason: "没有改好"], to: .dispatched,
      people: desk.union(overseers), needs: [.reason], from: [.followUp, .closing],
      stranger: ("principal1", "您没有“退办”的权限；可以由受理员、督导办理。"),
      elsewhere: (.closed, "此件现在是“已销号”，不能“退办”；只有在待回访、待销号时才可以。"),
      refused: Refused(
        by: "clerk1", fields: [.reason: "没有改好"], rule: "reworkSettled", sentence: "当场办结的件没有承办部门；请用“不予销号”退回受理。",
        prepare: walked(.accepted) { try $0.does(.settle, as: "clerk1", [.answer: "说清了"]) })),
    ActionRow(
      action: .explain,
      prepare: walked(.followUp) { try $0.does(.followUp, as: "clerk1", Scenario.dissatisfied) },
      by: "super1", fields: [.reason: "政策不允许"], to: .followUp, people: overseers, needs: [.reason],
      stranger: ("clerk1", "您没有“解释说明”的权限；可以由督导办理。"),
      refused: Refused(
        by: "super1", fields: [.reason: "政策不允许"], rule: "explainOnlyUndecided", sentence: "只有回访不满意或未解决时才能提请解释说明。",
        prepare: walked(.followUp))),
    ActionRow(
      action: .decideExplanation,
      prepare: walked(.followUp) {
        try $0.does(.followUp, as: "clerk1", Scenario.dissatisfied)
        try $0.does(.explain, as: "super1", [.reason: "政策不允许"])
      }, by: "principal1", fields: [.decision: "yes"], to: .closing, people: principals, needs: [.decision],
      stranger: ("super1", "您没有“审批解释说明”的权限；可以由分管领导办理。"),
      refused: Refused(
        by: "principal1", fields: [.decision: "yes"], rule: "nothingToDecide", sentence: "没有等待“审批解释说明”的申请。",
        prepare: walked(.followUp))),
    ActionRow(
      action: .close, prepare: walked(.closing), by: "super1", to: .closed, people: overseers, from: [.closing],
      stranger: ("clerk1", "您没有“销号”的权限；可以由督导办理。"), elsewhere: (.followUp, "此件现在是“待回访”，不能“销号”；只有在待销号时才可以。"),
      refused: Refused(
        by: "super1", fields: [.kind: "挂账"], rule: "carrierMissing", sentence: "挂账要写明由哪个整改件承接（--carried-by）。")),
    ActionRow(
      action: .refuse, prepare: walked(.closing), by: "super1", fields: [.reason: "台账没有补齐"], to: .dispatched,
      people: overseers, needs: [.reason], from: [.closing], stranger: ("clerk1", "您没有“不予销号”的权限；可以由督导办理。"),
      elsewhere: (.followUp, "此件现在是“待回访”，不能“不予销号”；只有在待销号时才可以。")),
    ActionRow(
      action: .reopen, prepare: walked(.closed), by: "super1", fields: [.reason: "又凉了", .initiative: "群众"],
      to: .accepted, people: overseers, needs: [.reason, .initiative],
      from: [.closed, .declined, .transferred, .withdrawn], stranger: ("clerk1", "您没有“重开”的权限；可以由督导办理。"),
      elsewhere: (.closing, "此件现在是“待销号”，不能“重开”；只有在已销号、不予受理、转出、撤诉时才可以。")),
  ]

  static let oversight: [ActionRow] = [
    ActionRow(
      action: .lookBack, prepare: walked(.closed), by: "super1", fields: [.holds: "yes"], to: .closed,
      people: overseers, needs: [.holds], from: [.closed], stranger: ("clerk1", "您没有“回头看”的权限；可以由督导办理。"),
      elsewhere: (.closing, "此件现在是“待销号”，不能“回头看”；只有在已销号时才可以。"),
      refused: Refused(
        by: "super1", fields: [.holds: "no"], rule: "lookBackNeedsCase", sentence: "成效没有保持的，要写明新登记的件（--case）。")),
    ActionRow(
      action: .spotCheck, prepare: walked(.review), by: "principal1", fields: [.of: "现场", .finding: "保温箱已到位"],
      to: .review, people: overseers.union(principals), needs: [.of, .finding],
      stranger: ("clerk1", "您没有“抽查”的权限；可以由督导、分管领导办理。")),
    ActionRow(
      action: .instruct, prepare: walked(.handling), by: "principal1", fields: [.text: "限三天查清"], to: .handling,
      people: principals, needs: [.text], from: open, stranger: ("super1", "您没有“批示”的权限；可以由分管领导办理。"),
      elsewhere: (.closed, "此件现在是“已销号”，不能“批示”；只有在待受理、待交办、待签收、办理中、待审核、待答复、待回访、待销号、退单待裁、并案时才可以。"),
      refused: Refused(
        by: "principal1", fields: [.text: "快", .due: "2026-10-01"], rule: "fieldInThePast",
        sentence: "“时限”不能是过去的时间（2026-10-01）；请填将来的日期。")),
    ActionRow(
      action: .adopt, prepare: walked(.handling), by: "principal1", to: .handling, people: principals, from: open,
      stranger: ("super1", "您没有“包案”的权限；可以由分管领导办理。"),
      elsewhere: (.closed, "此件现在是“已销号”，不能“包案”；只有在待受理、待交办、待签收、办理中、待审核、待答复、待回访、待销号、退单待裁、并案时才可以。")),
    ActionRow(
      action: .supervise, prepare: walked(.handling), by: "super1", fields: [.level: "督办", .text: "本周办结"],
      to: .handling, people: overseers.union(principals), needs: [.level, .text], from: open,
      stranger: ("clerk1", "您没有“督办”的权限；可以由分管领导、督导办理。"),
      elsewhere: (.closed, "此件现在是“已销号”，不能“督办”；只有在待受理、待交办、待签收、办理中、待审核、待答复、待回访、待销号、退单待裁、并案时才可以。")),
    ActionRow(
      action: .meet,
      prepare: walked(.handling) { try $0.does(.supervise, as: "super1", [.level: "督办", .text: "本周办结"]) },
      by: "zw1", fields: [.order: "1", .text: "已查清"], to: .handling,
      people: desk.union(overseers).union(principals).union(lead), needs: [.order, .text],
      refused: Refused(
        by: "clerk1", fields: [.order: "1", .text: "已查清"], rule: "orderMetByLead",
        sentence: "第 1 号批示或督办要先由主办部门落实，再由下达人确认。")),
    ActionRow(
      action: .promise, prepare: walked(.handling), by: "zw1", fields: [.what: "换保温箱", .by: "2026-11-20"],
      to: .handling, people: desk.union(overseers).union(principals).union(lead), needs: [.what, .by], from: open,
      stranger: ("admin1", "没有编号为 SG20261102-0001 的诉求件，或者您无权查看；请核对编号。"), elsewhere: nil,
      refused: Refused(
        by: "zw1", fields: [.what: "换保温箱", .by: "2026-11-20", .owner: "aq1"], rule: "ownerCannotSee",
        sentence: "郑安澜 看不到此件，不能作承诺的责任人。")),
    ActionRow(
      action: .keep,
      prepare: walked(.handling) { try $0.does(.promise, as: "zw1", [.what: "换保温箱", .by: "2026-11-20"]) },
      by: "zw1", fields: [.promise: "1"], to: .handling,
      people: desk.union(overseers).union(principals).union(lead), needs: [.promise],
      refused: Refused(by: "zw2", fields: [.promise: "1"], rule: "promiseOfAnother", sentence: "这项承诺由 陈大为 负责兑现。")),
    ActionRow(
      action: .account, prepare: walked(.review), by: "principal1",
      fields: [.subject: "总务处", .form: "约谈", .basis: "餐饮管理规定"], to: .review, people: principals,
      needs: [.subject, .form, .basis], from: [.review, .approved, .followUp, .closing, .closed],
      stranger: ("super1", "您没有“责任追究”的权限；可以由分管领导办理。"),
      elsewhere: (.handling, "此件现在是“办理中”，不能“责任追究”；只有在待审核、待答复、待回访、待销号、已销号时才可以。"),
      refused: Refused(
        by: "principal1", fields: [.subject: "食堂科", .form: "约谈", .basis: "规定"], rule: "partyUnknown",
        sentence: "没有部门或工作人员“食堂科”。")),
    ActionRow(
      action: .link, prepare: besides(.handling), by: "clerk1", fields: [.to: "SG20261102-0002", .linkAs: "同一事"],
      to: .handling, people: desk.union(overseers), needs: [.to, .linkAs],
      stranger: ("principal1", "您没有“关联”的权限；可以由受理员、督导办理。"),
      refused: Refused(
        by: "clerk1", fields: [.to: "SG20261102-0001", .linkAs: "同一事"], rule: "linkToItself", sentence: "不能关联自己。")),
    ActionRow(
      action: .publish, prepare: walked(.closed), by: "super1", fields: [.text: "午餐保温箱已全部更换。"], to: .closed,
      people: overseers, needs: [.text], from: [.closed], stranger: ("principal1", "您没有“公示”的权限；可以由督导办理。"),
      elsewhere: (.closing, "此件现在是“待销号”，不能“公示”；只有在已销号时才可以。"),
      refused: Refused(
        by: "super1", fields: [.text: "顾念安反映的午餐已改。"], rule: "publicTextLeaks",
        sentence: "公示内容里能认出人来，没有保存：诉求人姓名或称呼（顾＊＊，第 1 字起）：改为“诉求人”。")
    ),
    ActionRow(
      action: .unpublish,
      prepare: walked(.closed) { try $0.does(.publish, as: "super2", [.text: "午餐保温箱已全部更换。"]) },
      by: "super1", fields: [.reason: "家长要求撤下"], to: .closed, people: overseers, needs: [.reason],
      stranger: ("principal1", "您没有“撤下公示”的权限；可以由督导办理。")),
    ActionRow(
      action: .commend, prepare: walked(.closed), by: "super1", fields: [.text: "当天查、当天改"], to: .closed,
      people: overseers.union(principals), needs: [.text], from: [.closed],
      stranger: ("clerk1", "您没有“典型案例”的权限；可以由督导、分管领导办理。"),
      elsewhere: (.closing, "此件现在是“待销号”，不能“典型案例”；只有在已销号时才可以。")),
    ActionRow(
      action: .reveal, prepare: walked(.handling), by: "zw1", fields: [.reason: "当面核实"], to: .handling,
      people: lead, needs: [.reason],
      refused: Refused(by: "clerk1", fields: [.reason: "看看"], rule: "revealNotNeeded", sentence: "您已经能看到诉求人身份。")),
    ActionRow(
      action: .erase, prepare: walked(.closed), by: "admin1", fields: [.field: "phone", .order: "本人申请"], to: .closed,
      people: principals.union(["admin1"]), needs: [.field, .order], from: [.closed],
      stranger: ("super1", "您没有“依法删除”的权限；可以由管理员、分管领导办理。"),
      elsewhere: (.closing, "此件现在是“待销号”，不能“依法删除”；只有在已销号时才可以。"),
      refused: Refused(
        by: "admin1", fields: [.field: "kind", .order: "本人申请"], rule: "erasureField",
        sentence:
          "不能删除“kind”；可删除的字段：account、address、content、name、objectPerson、phone、points、preferredTime、remedy、subject、texts。"
      )),
    ActionRow(
      action: .undo, prepare: walked(.handling), by: "zw1", to: .dispatched, people: ["zw1"],
      refused: Refused(by: "clerk1", fields: [:], rule: "undoOfAnother", sentence: "最后一步是 陈大为 办理的，只能由本人撤销。")),
    ActionRow(
      action: .attach, prepare: walked(.handling), by: "zw1", fields: [.file: "/tmp/照片.jpg", .kind: "办理"],
      to: .handling, people: desk.union(overseers).union(principals).union(lead), needs: [.file, .kind],
      stranger: ("admin1", "没有编号为 SG20261102-0001 的诉求件，或者您无权查看；请核对编号。")),
  ]
}
