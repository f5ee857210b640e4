/// 是否属实: what the investigation found.
public enum Finding: String, Term {
  case substantiated, partlySubstantiated, unsubstantiated, unverifiable

  public var words: Bilingual {
    switch self {
    case .substantiated: Bilingual("属实", "substantiated")
    case .partlySubstantiated: Bilingual("部分属实", "partly substantiated")
    case .unsubstantiated: Bilingual("不属实", "unsubstantiated")
    case .unverifiable: Bilingual("无法查实", "unverifiable")
    }
  }
}

/// 解决情况. The complainant can say only the first three; 解释说明 is a result of the handling (domain §2).
public enum Resolution: String, Term {
  case resolved, partlyResolved, unresolved, explained

  public var words: Bilingual {
    switch self {
    case .resolved: Bilingual("已解决", "resolved")
    case .partlyResolved: Bilingual("部分解决", "partly resolved")
    case .unresolved: Bilingual("未解决", "unresolved")
    case .explained: Bilingual("解释说明", "explained")
    }
  }
}

/// 满意度. `notRated` (未评价) is what stands when nobody said anything; it is outside every rate.
public enum Satisfaction: String, Term {
  case satisfied, fairlySatisfied, dissatisfied, unsure, notRated

  public var words: Bilingual {
    switch self {
    case .satisfied: Bilingual("满意", "satisfied")
    case .fairlySatisfied: Bilingual("基本满意", "fairly satisfied")
    case .dissatisfied: Bilingual("不满意", "dissatisfied")
    case .unsure: Bilingual("不了解", "unsure")
    case .notRated: Bilingual("未评价", "not rated")
    }
  }
}

/// 回访结果: what became of one attempt to call back. 到位 and 不到位 are the 验收 of a 整改 (domain §3).
public enum FollowUpOutcome: String, Term {
  case reached, noAnswer, refused, invalidNumber, wrongPerson, rescheduled, noContact, inPlace, notInPlace

  public var words: Bilingual {
    switch self {
    case .reached: Bilingual("接通", "reached")
    case .noAnswer: Bilingual("无人接听", "no answer")
    case .refused: Bilingual("拒访", "refused")
    case .invalidNumber: Bilingual("空号", "invalid number")
    case .wrongPerson: Bilingual("非本人", "wrong person")
    case .rescheduled: Bilingual("改约", "rescheduled")
    case .noContact: Bilingual("无联系方式", "no contact")
    case .inPlace: Bilingual("到位", "in place")
    case .notInPlace: Bilingual("不到位", "not in place")
    }
  }
}

/// 联系方式: how the handler got in touch with the complainant.
public enum ContactMethod: String, Term {
  case phone, appointment, visit, faceToFace, sms, online

  public var words: Bilingual {
    switch self {
    case .phone: Bilingual("电话", "phone")
    case .appointment: Bilingual("约访", "appointment")
    case .visit: Bilingual("下访", "visit")
    case .faceToFace: Bilingual("面谈", "face to face")
    case .sms: Bilingual("短信", "sms")
    case .online: Bilingual("网络", "online")
    }
  }
}

/// 答复方式
public enum AnswerMethod: String, Term {
  case phone, faceToFace, written, sms, online, announcement, impossible

  public var words: Bilingual {
    switch self {
    case .phone: Bilingual("电话", "phone")
    case .faceToFace: Bilingual("面谈", "face to face")
    case .written: Bilingual("书面", "written")
    case .sms: Bilingual("短信", "sms")
    case .online: Bilingual("网络", "online")
    case .announcement: Bilingual("公告", "announcement")
    case .impossible: Bilingual("无法告知", "impossible")
    }
  }
}

/// 办理步骤 of a note: four of the six steps of a dossier (S).
public enum HandlingStep: String, Term {
  case reading, appointment, visit, mediation

  public var words: Bilingual {
    switch self {
    case .reading: Bilingual("阅卷", "reading")
    case .appointment: Bilingual("约访", "appointment")
    case .visit: Bilingual("下访", "visit")
    case .mediation: Bilingual("化解", "mediation")
    }
  }
}

/// 督办级别
public enum SupervisionLevel: String, Term {
  case urge, supervise, listed

  public var words: Bilingual {
    switch self {
    case .urge: Bilingual("催办", "urge")
    case .supervise: Bilingual("督办", "supervise")
    case .listed: Bilingual("挂牌", "listed")
    }
  }
}

/// 销号方式: as what a case was closed (domain §3 `close`).
public enum ClosureKind: String, Term {
  case satisfied, fairlySatisfied, notRated, explained, unreached, uncontactable, onTheSpot, carried
  /// 验收到位, the end of a 整改
  case inPlace
  /// 历史导入: came with its official answer and is outside our clocks and rates
  case imported

  public var words: Bilingual {
    switch self {
    case .satisfied: Bilingual("满意", "satisfied")
    case .fairlySatisfied: Bilingual("基本满意", "fairly satisfied")
    case .notRated: Bilingual("未评价", "not rated")
    case .explained: Bilingual("解释说明", "explained")
    case .unreached: Bilingual("联系不上", "unreached")
    case .uncontactable: Bilingual("无法回访", "uncontactable")
    case .onTheSpot: Bilingual("当场办结", "on the spot")
    case .carried: Bilingual("挂账", "carried")
    case .inPlace: Bilingual("验收到位", "in place")
    case .imported: Bilingual("历史导入", "imported history")
    }
  }
}

/// 抽查方式
public enum SpotCheckMethod: String, Term {
  case record, phone, site

  public var words: Bilingual {
    switch self {
    case .record: Bilingual("记录", "record")
    case .phone: Bilingual("电话", "phone")
    case .site: Bilingual("现场", "site")
    }
  }
}

/// 关联方式
public enum LinkKind: String, Term {
  case samePerson, sameMatter, arisesFrom
  /// The other side of 由此产生: written by the rules, so that both cases show it.
  case ledTo

  /// What the other case says of it, where it says anything.
  public var mirror: LinkKind? {
    switch self {
    case .arisesFrom: .ledTo
    case .ledTo: .arisesFrom
    case .samePerson, .sameMatter: nil
    }
  }

  public var words: Bilingual {
    switch self {
    case .samePerson: Bilingual("同一人", "same person")
    case .sameMatter: Bilingual("同一事", "same matter")
    case .arisesFrom: Bilingual("由此产生", "arises from")
    case .ledTo: Bilingual("产生整改", "led to")
    }
  }
}

/// 附件类别
public enum AttachmentKind: String, Term {
  case identity, contactEvidence, handling, other

  public var words: Bilingual {
    switch self {
    case .identity: Bilingual("证件", "identity")
    case .contactEvidence: Bilingual("联系证据", "contact evidence")
    case .handling: Bilingual("办理", "handling")
    case .other: Bilingual("其他", "other")
    }
  }
}

/// 重开由谁提出: only the complainant's counts as 重复诉求.
public enum Initiative: String, Term {
  case complainant, us

  public var words: Bilingual {
    switch self {
    case .complainant: Bilingual("群众", "complainant")
    case .us: Bilingual("本单位", "us")
    }
  }
}
