@testable import CaseDomain

extension ActionRow {
  static let open: Set<CaseState> = [
    .registered, .accepted, .dispatched, .handling, .returned, .review, .approved, .followUp, .closing, .merged,
  ]

  static let rows: [ActionRow] = intake + handling + answering + oversight

  /// A case with another one beside it, which the fields can name as SG20261102-0002.
  static func besides(_ state: CaseState, kind: String = "投诉") -> @Sendable () throws -> Scenario {
    {
      var scenario = try Scenario.walked(to: state)
      let first = scenario.current
      try scenario.register(as: "clerk1", [.kind: kind])
      if kind == "整改" { try scenario.walk(to: .handling) }
      scenario.current = first
      return scenario
    }
  }

  static let intake: [ActionRow] = [
    ActionRow(
      action: .edit, prepare: walked(.registered), by: "clerk2", fields: [.reason: "听错了", .subject: "午餐太凉"],
      to: .registered, people: desk, needs: [.reason], from: open,
      stranger: ("zw1", "没有编号为 SG20261102-0001 的诉求件，或者您无权查看；请核对编号。"),
      elsewhere: (.closed, "此件现在是“已销号”，不能“更正”；只有在待受理、待交办、待签收、办理中、待审核、待答复、待回访、待销号、退单待裁、并案时才可以。"),
      refused: Refused(
        by: "clerk1", fields: [.reason: "改", .subject: "午餐太凉"], rule: "editTooLate", sentence: "此件现在是“待签收”，不能再更正“标题”。",
        prepare: walked(.dispatched))),
    ActionRow(
      action: .accept, prepare: walked(.registered), by: "clerk1", fields: [.category: "食堂与午餐"], to: .accepted,
      people: desk, needs: [.category], from: [.registered], stranger: ("super1", "您没有“受理”的权限；可以由受理员办理。"),
      elsewhere: (.accepted, "此件现在是“待交办”，不能“受理”；只有在待受理时才可以。"),
      refused: Refused(
        by: "clerk1", fields: [.category: "饭后甜点"], rule: "categoryUnknown",
        sentence: "没有分类“饭后甜点”；一级分类有：师德师风、教育收费、教学管理、招生入学、食堂与午餐、校园安全、课后服务、后勤与住宿、校外培训、教职工权益、学籍证书、家校沟通、政策咨询、其他。")),
    ActionRow(
      action: .decline, prepare: walked(.registered), by: "clerk1", fields: [.reason: "不属本校", .instead: "请向教育局反映"],
      to: .declined, people: desk, needs: [.reason, .instead], from: [.registered],
      stranger: ("super1", "您没有“不予受理”的权限；可以由受理员办理。"), elsewhere: (.accepted, "此件现在是“待交办”，不能“不予受理”；只有在待受理时才可以。")),
    ActionRow(
      action: .settle, prepare: walked(.accepted), by: "clerk1", fields: [.answer: "当场解释清楚", .satisfaction: "满意"],
      to: .closing, people: desk, needs: [.answer], from: [.registered, .accepted],
      stranger: ("super1", "您没有“当场办结”的权限；可以由受理员办理。"),
      elsewhere: (.handling, "此件现在是“办理中”，不能“当场办结”；只有在待受理、待交办时才可以。"),
      refused: Refused(
        by: "clerk1", fields: [.answer: "就这样", .satisfaction: "不满意"], rule: "settleDissatisfied",
        sentence: "群众不满意的不能当场办结；请受理后交办。")),
    ActionRow(
      action: .transfer, prepare: walked(.accepted), by: "super1", fields: [.to: "区教育局", .reason: "属地管辖"],
      to: .transferred, people: desk.union(overseers), needs: [.to, .reason], from: [.registered, .accepted],
      stranger: ("principal1", "您没有“转出”的权限；可以由受理员、督导办理。"), elsewhere: (.dispatched, "此件现在是“待签收”，不能“转出”；只有在待受理、待交办时才可以。")
    ),
    ActionRow(
      action: .merge, prepare: besides(.accepted), by: "clerk1", fields: [.into: "SG20261102-0002"], to: .merged,
      people: desk.union(overseers), needs: [.into], from: [.registered, .accepted, .dispatched, .handling],
      stranger: ("principal1", "您没有“并案”的权限；可以由受理员、督导办理。"),
      elsewhere: (.review, "此件现在是“待审核”，不能“并案”；只有在待受理、待交办、待签收、办理中时才可以。"),
      refused: Refused(
        by: "clerk1", fields: [.into: "SG20261102-0002"], rule: "mergeNeedsSupervisor", sentence: "已交办的件只能由督导并案。",
        prepare: besides(.dispatched))),
    ActionRow(
      action: .unmerge, prepare: walked(.merged), by: "clerk1", fields: [.reason: "不是同一件事"], to: .accepted,
      people: desk.union(overseers), needs: [.reason], from: [.merged],
      stranger: ("principal1", "您没有“拆案”的权限；可以由受理员、督导办理。"),
      elsewhere: (.accepted, "此件现在是“待交办”，不能“拆案”；只有在并案时才可以。")),
    ActionRow(
      action: .withdraw, prepare: walked(.handling), by: "clerk1", fields: [.words: "不反映了"], to: .withdrawn,
      people: desk, needs: [.words], from: open, stranger: ("super1", "您没有“撤诉”的权限；可以由受理员办理。"),
      elsewhere: (.closed, "此件现在是“已销号”，不能“撤诉”；只有在待受理、待交办、待签收、办理中、待审核、待答复、待回访、待销号、退单待裁、并案时才可以。"),
      refused: Refused(
        by: "clerk1", fields: [.words: "算了", .on: "2026-11-03"], rule: "fieldInTheFuture",
        sentence: "“日期”不能是将来的日期（2026-11-03）。")),
    ActionRow(
      action: .dispatch, prepare: walked(.accepted), by: "principal1", fields: [.lead: "总务处", .with: "安全办"],
      to: .dispatched, people: desk.union(overseers).union(principals), needs: [.lead], from: [.accepted],
      stranger: ("admin1", "没有编号为 SG20261102-0001 的诉求件，或者您无权查看；请核对编号。"),
      elsewhere: (.registered, "此件现在是“待受理”，不能“交办”；只有在待交办时才可以。"),
      refused: Refused(
        by: "clerk1", fields: [.lead: "食堂科"], rule: "departmentUnknown",
        sentence: "没有部门“食堂科”；现有部门：校长室、惠民中心、教导处、政教处、总务处、安全办、信息宣传中心、一年级部、二年级部、三年级部、四年级部、五年级部、六年级部。")),
    ActionRow(
      action: .reassign, prepare: walked(.dispatched), by: "clerk1", fields: [.lead: "安全办", .reason: "属安全问题"],
      to: .dispatched, people: desk.union(overseers).union(principals), needs: [.lead, .reason],
      from: [.dispatched, .handling], stranger: ("zw1", "您没有“改派”的权限；可以由督导、分管领导、受理员办理。"),
      elsewhere: (.review, "此件现在是“待审核”，不能“改派”；只有在待签收、办理中时才可以。"),
      refused: Refused(
        by: "clerk1", fields: [.lead: "安全办", .reason: "属安全问题"], rule: "reassignAfterSign", sentence: "已签收的件由督导或分管领导改派。",
        prepare: walked(.handling))),
  ]

  static let handling: [ActionRow] = [
    ActionRow(
      action: .sign, prepare: walked(.dispatched), by: "zw1", to: .handling, people: lead, from: [.dispatched],
      stranger: ("clerk1", "您没有“签收”的权限；可以由主办部门（总务处）的承办人办理。"), elsewhere: (.handling, "此件现在是“办理中”，不能“签收”；只有在待签收时才可以。")),
    ActionRow(
      action: .sendReturn, prepare: walked(.handling), by: "zw2", fields: [.reason: "不归我们管", .basis: "职责清单"],
      to: .returned, people: lead, needs: [.reason, .basis], from: [.dispatched, .handling],
      stranger: ("clerk1", "您没有“退单”的权限；可以由主办部门（总务处）的承办人办理。"), elsewhere: (.review, "此件现在是“待审核”，不能“退单”；只有在待签收、办理中时才可以。"),
      refused: Refused(
        by: "zw1", fields: [.reason: "不归我们管", .basis: "职责清单"], rule: "returnTooLate",
        sentence: "退单时限（2026-11-04 17:30）已过，不能再退单；可向督导申请改派。",
        prepare: walked(.dispatched) { try $0.at("2026-11-04T17:30:01") })),
    ActionRow(
      action: .arbitrate, prepare: walked(.returned), by: "super1", fields: [.lead: "安全办", .reason: "退单成立"],
      to: .dispatched, people: overseers.union(principals), needs: [.lead], from: [.returned],
      stranger: ("clerk1", "您没有“裁定”的权限；可以由督导、分管领导办理。"), elsewhere: (.handling, "此件现在是“办理中”，不能“裁定”；只有在退单待裁时才可以。")),
    ActionRow(
      action: .contact, prepare: walked(.handling), by: "zw1", fields: [.method: "电话", .reached: "yes"], to: .handling,
      people: lead.union(desk), needs: [.method, .reached], from: [.dispatched, .handling],
      stranger: ("super1", "您没有“联系群众”的权限；可以由主办部门（总务处）的承办人、协办部门的承办人、受理员办理。"),
      elsewhere: (.review, "此件现在是“待审核”，不能“联系群众”；只有在待签收、办理中时才可以。"),
      refused: Refused(
        by: "zw1", fields: [.method: "电话", .reached: "也许"], rule: "fieldNotYesNo",
        sentence: "“联系上”应为 yes 或 no（是/否），不能是“也许”。")),
    ActionRow(
      action: .note, prepare: walked(.handling), by: "zw2", fields: [.text: "到食堂看了", .step: "下访"], to: .handling,
      people: lead, needs: [.text], from: [.handling], stranger: ("clerk1", "您没有“办理记录”的权限；可以由主办部门（总务处）的承办人办理。"),
      elsewhere: (.dispatched, "此件现在是“待签收”，不能“办理记录”；只有在办理中时才可以。")),
    ActionRow(
      action: .opinion,
      prepare: walked(.dispatched) {
        try $0.does(.reassign, as: "super1", [.lead: "总务处", .with: "安全办", .reason: "加协办"])
        try $0.does(.sign, as: "zw1")
      }, by: "aq1", fields: [.text: "消防没有问题"], to: .handling, people: ["aq1"], needs: [.text],
      stranger: ("zw1", "您没有“协办意见”的权限；可以由协办部门的承办人办理。")),
    ActionRow(
      action: .suspend, prepare: walked(.handling), by: "zw1", fields: [.reason: "等检测报告", .until: "2026-11-10"],
      to: .handling, people: lead, needs: [.reason, .until], from: [.handling],
      stranger: ("principal1", "您没有“申请挂起”的权限；可以由主办部门（总务处）的承办人办理。"),
      elsewhere: (.dispatched, "此件现在是“待签收”，不能“申请挂起”；只有在办理中时才可以。"),
      refused: Refused(
        by: "zw1", fields: [.reason: "等", .until: "2026-11-02"], rule: "fieldInThePast",
        sentence: "“至”不能是过去的时间（2026-11-02）；请填将来的日期。")),
    ActionRow(
      action: .decideSuspension,
      prepare: walked(.handling) { try $0.does(.suspend, as: "zw1", [.reason: "等检测", .until: "2026-11-10"]) },
      by: "principal1", fields: [.decision: "yes"], to: .handling, people: principals, needs: [.decision],
      stranger: ("super1", "您没有“审批挂起”的权限；可以由分管领导办理。"),
      refused: Refused(
        by: "principal1", fields: [.decision: "yes"], rule: "nothingToDecide", sentence: "没有等待“审批挂起”的申请。",
        prepare: walked(.handling))),
    ActionRow(
      action: .resume,
      prepare: walked(.handling) {
        try $0.does(.suspend, as: "zw1", [.reason: "等检测", .until: "2026-11-10"])
        try $0.does(.decideSuspension, as: "principal1", [.decision: "yes"])
      }, by: "zw2", to: .handling, people: lead.union(principals),
      stranger: ("super1", "您没有“恢复办理”的权限；可以由主办部门（总务处）的承办人、分管领导办理。"),
      refused: Refused(by: "zw1", fields: [:], rule: "notSuspended", sentence: "此件没有挂起。", prepare: walked(.handling))),
    ActionRow(
      action: .extend, prepare: walked(.handling), by: "zw1", fields: [.reason: "供应商要换", .to: "2026-11-12"],
      to: .handling, people: lead, needs: [.reason, .to], from: [.handling],
      stranger: ("principal1", "您没有“申请延期”的权限；可以由主办部门（总务处）的承办人办理。"),
      elsewhere: (.dispatched, "此件现在是“待签收”，不能“申请延期”；只有在办理中时才可以。"),
      refused: Refused(
        by: "zw1", fields: [.reason: "忙", .to: "2026-11-24"], rule: "extensionTooLong",
        sentence: "延期最多 10 个工作日，最晚到 2026-11-23 17:30。")),
    ActionRow(
      action: .decideExtension,
      prepare: walked(.handling) { try $0.does(.extend, as: "zw1", [.reason: "供应商要换", .to: "2026-11-12"]) },
      by: "principal1", fields: [.decision: "yes"], to: .handling, people: principals, needs: [.decision],
      stranger: ("super1", "您没有“审批延期”的权限；可以由分管领导办理。"),
      refused: Refused(
        by: "principal1", fields: [.decision: "yes"], rule: "nothingToDecide", sentence: "没有等待“审批延期”的申请。",
        prepare: walked(.handling))),
    ActionRow(
      action: .submit, prepare: walked(.handling), by: "zw1", fields: Scenario.result, to: .review, people: lead,
      needs: [.finding, .resolved, .measures, .answer], from: [.handling],
      stranger: ("clerk1", "您没有“报结果”的权限；可以由主办部门（总务处）的承办人办理。"),
      elsewhere: (.dispatched, "此件现在是“待签收”，不能“报结果”；只有在办理中时才可以。"),
      refused: Refused(
        by: "zw1", fields: Scenario.result.with([.finding: "大概属实"]), rule: "fieldNotATerm",
        sentence: "“是否属实”不能是“大概属实”；可选：属实、部分属实、不属实、无法查实。")),
    ActionRow(
      action: .approve, prepare: walked(.review), by: "principal1", to: .approved,
      people: overseers.union(principals), from: [.review], stranger: ("clerk1", "您没有“审核通过”的权限；可以由分管领导、督导办理。"),
      elsewhere: (.approved, "此件现在是“待答复”，不能“审核通过”；只有在待审核时才可以。")),
    ActionRow(
      action: .sendBack, prepare: walked(.review), by: "super1", fields: [.reason: "没有说清"], to: .handling,
      people: overseers.union(principals), needs: [.reason], from: [.review],
      stranger: ("clerk1", "您没有“审核退回”的权限；可以由分管领导、督导办理。"),
      elsewhere: (.handling, "此件现在是“办理中”，不能“审核退回”；只有在待审核时才可以。")),
  ]
}
