/// 字段: the fields of all actions, by the names of cli.md (kebab-case as an option, camelCase in JSON).
public enum FieldName: String, Term, Comparable {
  // register and edit
  case kind, channel, subject, content, remedy, points, level, overLevel, category, urgency, tags, sensitive
  case name, phone, account, relation, address, anonymous, confidential, callback, preferredTime
  case objectDepartment, objectPerson, upstreamNumber, upstreamDue, receivedAt
  /// What a 整改 arises from that is no case: a warning or a bulletin (`CaseOrigin`).
  case origin
  // the rest
  case reason, instead, answer, satisfaction, to, told, into, words, on
  case lead, with, requirement, goal, planMeasures, due, newClock, basis, designate
  case method, reached, text, step, until, decision
  case finding, resolved, why, measures, accountability, point, withoutOpinions, solvedLevel
  case outcome, contacted, attitude, again, evidence
  case carriedBy, initiative, holds, newCase = "case", of, order, what, by, owner, promise, form, field, file
  case linkAs = "as"
  /// Fields that a correction empties.
  case clear
  case forContact
  case remark, unseparatedBecause

  public var words: Bilingual {
    switch self {
    case .kind: Bilingual("类别", "kind")
    case .channel: Bilingual("渠道", "channel")
    case .subject: Bilingual("标题", "subject")
    case .content: Bilingual("内容", "content")
    case .remedy: Bilingual("期望的处理", "remedy sought")
    case .points: Bilingual("诉求点", "points")
    case .level: Bilingual("来件层级", "level")
    case .overLevel: Bilingual("越级", "over their heads")
    case .category: Bilingual("分类", "category")
    case .urgency: Bilingual("紧急程度", "urgency")
    case .tags: Bilingual("标签", "tags")
    case .sensitive: Bilingual("敏感标记", "sensitive marks")
    case .name: Bilingual("姓名", "name")
    case .phone: Bilingual("电话", "phone")
    case .account: Bilingual("账号", "account")
    case .relation: Bilingual("身份关系", "relation")
    case .address: Bilingual("班级或住址", "class or address")
    case .anonymous: Bilingual("匿名", "anonymous")
    case .confidential: Bilingual("保密", "confidential")
    case .callback: Bilingual("希望回访", "wants a call back")
    case .preferredTime: Bilingual("方便的时间", "preferred time")
    case .objectDepartment: Bilingual("被反映部门", "department concerned")
    case .objectPerson: Bilingual("被反映人", "person concerned")
    case .upstreamNumber: Bilingual("上级编号", "upstream number")
    case .upstreamDue: Bilingual("上级时限", "upstream deadline")
    case .receivedAt: Bilingual("收到时间", "received at")
    case .origin: Bilingual("由此产生", "arises from")
    case .reason: Bilingual("理由", "reason")
    case .instead: Bilingual("告知去向", "where to go instead")
    case .answer: Bilingual("答复内容", "answer")
    case .satisfaction: Bilingual("满意度", "satisfaction")
    case .to: Bilingual("转至", "to")
    case .told: Bilingual("已告知群众", "complainant told")
    case .into: Bilingual("并入", "into")
    case .words: Bilingual("群众原话", "complainant's words")
    case .on: Bilingual("日期", "date")
    case .lead: Bilingual("主办部门", "lead department")
    case .with: Bilingual("协办部门", "co-departments")
    case .requirement: Bilingual("交办要求", "requirement")
    case .goal: Bilingual("整改目标", "rectification goal")
    case .planMeasures: Bilingual("整改措施", "rectification measures")
    case .due: Bilingual("时限", "due")
    case .newClock: Bilingual("重新计时", "new clock")
    case .basis: Bilingual("依据", "basis")
    case .designate: Bilingual("指定办理", "designate")
    case .method: Bilingual("方式", "method")
    case .reached: Bilingual("联系上", "reached")
    case .text: Bilingual("内容", "text")
    case .step: Bilingual("步骤", "step")
    case .until: Bilingual("至", "until")
    case .decision: Bilingual("同意", "granted")
    case .finding: Bilingual("是否属实", "finding")
    case .resolved: Bilingual("解决情况", "resolved")
    case .why: Bilingual("未解决原因", "why not")
    case .measures: Bilingual("办理措施", "measures taken")
    case .accountability: Bilingual("责任追究", "accountability")
    case .point: Bilingual("诉求点结论", "verdict on a point")
    case .withoutOpinions: Bilingual("无协办意见的原因", "why opinions are missing")
    case .solvedLevel: Bilingual("解决层级", "solved at level")
    case .outcome: Bilingual("回访结果", "outcome")
    case .contacted: Bilingual("办理中联系过", "was contacted")
    case .attitude: Bilingual("服务态度", "attitude")
    case .again: Bilingual("再次回访时间", "call again at")
    case .evidence: Bilingual("验收依据", "evidence")
    case .carriedBy: Bilingual("挂账整改件", "carried by")
    case .initiative: Bilingual("由谁提出", "initiative")
    case .holds: Bilingual("成效保持", "holds")
    case .newCase: Bilingual("新件编号", "new case")
    case .of: Bilingual("抽查方式", "what was checked")
    case .order: Bilingual("序号或依据", "order")
    case .what: Bilingual("承诺事项", "what")
    case .by: Bilingual("兑现期限", "by")
    case .owner: Bilingual("责任人", "owner")
    case .promise: Bilingual("承诺序号", "promise number")
    case .form: Bilingual("追究形式", "form")
    case .field: Bilingual("字段", "field")
    case .file: Bilingual("文件", "file")
    case .linkAs: Bilingual("关联方式", "as")
    case .clear: Bilingual("清空", "empty")
    case .forContact: Bilingual("为联系群众", "to contact them")
    case .remark: Bilingual("备注", "remark")
    case .unseparatedBecause: Bilingual("未分离原因", "why not separated")
    }
  }

  /// The option of the command line: `object-department`.
  public var option: String {
    rawValue.reduce(into: "") { result, c in
      if c.isUppercase { result += "-" + c.lowercased() } else { result.append(c) }
    }
  }

  public init?(option: String) {
    guard let found = Self.allCases.first(where: { $0.option == option }) else { return nil }
    self = found
  }

  /// Says who the complainant is or how to reach them.
  public var isIdentity: Bool {
    switch self {
    case .name, .phone, .account, .address, .preferredTime: true
    default: false
    }
  }

  public static func < (left: FieldName, right: FieldName) -> Bool { left.rawValue < right.rawValue }
}
