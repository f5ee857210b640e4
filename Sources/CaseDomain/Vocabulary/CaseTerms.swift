/// 诉求类别: what sort of matter a case is (domain §2).
public enum CaseKind: String, Term {
  case complaint, report, help, inquiry, suggestion, praise, rectification

  public var words: Bilingual {
    switch self {
    case .complaint: Bilingual("投诉", "complaint")
    case .report: Bilingual("举报", "report")
    case .help: Bilingual("求助", "help")
    case .inquiry: Bilingual("咨询", "inquiry")
    case .suggestion: Bilingual("建议", "suggestion")
    case .praise: Bilingual("表扬", "praise")
    case .rectification: Bilingual("整改", "rectification")
    }
  }
}

/// 办理状态: where a case stands in the circle (domain §3).
public enum CaseState: String, Term {
  case registered, accepted, dispatched, handling, review, approved, followUp, closing, closed
  case returned, declined, transferred, merged, withdrawn

  public var words: Bilingual {
    switch self {
    case .registered: Bilingual("待受理", "registered")
    case .accepted: Bilingual("待交办", "accepted")
    case .dispatched: Bilingual("待签收", "dispatched")
    case .handling: Bilingual("办理中", "handling")
    case .review: Bilingual("待审核", "in review")
    case .approved: Bilingual("待答复", "approved")
    case .followUp: Bilingual("待回访", "follow-up")
    case .closing: Bilingual("待销号", "closing")
    case .closed: Bilingual("已销号", "closed")
    case .returned: Bilingual("退单待裁", "returned")
    case .declined: Bilingual("不予受理", "declined")
    case .transferred: Bilingual("转出", "transferred")
    case .merged: Bilingual("并案", "merged")
    case .withdrawn: Bilingual("撤诉", "withdrawn")
    }
  }

  /// Still on somebody's desk. A merged case is open: its complainant has not been answered yet.
  public var isOpen: Bool {
    switch self {
    case .closed, .declined, .transferred, .withdrawn: false
    default: true
    }
  }

  /// All open states (未办结).
  public static let open = Set(allCases.filter(\.isOpen))
}

/// 紧急程度
public enum Urgency: String, Term {
  case normal, urgent, critical

  public var words: Bilingual {
    switch self {
    case .normal: Bilingual("一般", "normal")
    case .urgent: Bilingual("紧急", "urgent")
    case .critical: Bilingual("特急", "critical")
    }
  }
}

/// 层级: at which level a matter came in and was solved (小事不出班、大事不出校, S).
public enum Level: String, Term, Comparable {
  case schoolClass = "class"
  case grade, office, school, above

  public var words: Bilingual {
    switch self {
    case .schoolClass: Bilingual("班级", "class")
    case .grade: Bilingual("级部", "grade")
    case .office: Bilingual("处室", "office")
    case .school: Bilingual("学校", "school")
    case .above: Bilingual("上级", "above")
    }
  }

  public static func < (left: Level, right: Level) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

/// 与学校的关系: who the complainant is.
public enum Relation: String, Term {
  case parent, student, employee, resident, unit, other

  public var words: Bilingual {
    switch self {
    case .parent: Bilingual("家长", "parent")
    case .student: Bilingual("学生", "student")
    case .employee: Bilingual("教职工", "employee")
    case .resident: Bilingual("居民", "resident")
    case .unit: Bilingual("单位", "unit")
    case .other: Bilingual("其他", "other")
    }
  }
}

/// 敏感标记
public enum SensitiveMark: String, Term {
  case safety, minors, stability, publicOpinion

  public var words: Bilingual {
    switch self {
    case .safety: Bilingual("涉安全", "safety")
    case .minors: Bilingual("涉未成年人", "minors")
    case .stability: Bilingual("涉稳", "stability")
    case .publicOpinion: Bilingual("舆情", "public opinion")
    }
  }
}

/// 角色 (domain §1). `system` writes what happens by itself; nobody holds it.
public enum Role: String, Term {
  case clerk, handler, principal, supervisor, admin, system

  public var words: Bilingual {
    switch self {
    case .clerk: Bilingual("受理员", "clerk")
    case .handler: Bilingual("承办人", "handler")
    case .principal: Bilingual("分管领导", "principal")
    case .supervisor: Bilingual("督导", "supervisor")
    case .admin: Bilingual("管理员", "admin")
    case .system: Bilingual("系统", "system")
    }
  }
}
