/// 登记内容: what is written down when a matter comes in (domain §2).
public struct Registration: Sendable, Hashable, Codable {
  public var kind: CaseKind
  /// Channel id (渠道).
  public var channel: String
  /// 标题
  public var subject: ErasableText
  /// 内容: who, when, where, what, cause.
  public var content: ErasableText
  /// 期望的处理
  public var remedy: ErasableText?
  /// 诉求点: the single things asked; each gets its own verdict.
  public var points: [ErasableText]
  /// The level at which it came in.
  public var level: Level?
  /// 越级: it went over the heads of those who could have solved it (S).
  public var overLevel: Bool
  public var complainant: Complainant
  public var object: ComplaintObject?
  public var upstream: Upstream?
  public var category: String?
  public var urgency: Urgency?
  public var tags: [String]
  public var sensitive: [SensitiveMark]
  /// When it reached us; may lie before the registration.
  public var receivedAt: Instant
  /// What a 整改 arises from that is no case.
  public var origin: CaseOrigin?

  public init(
    kind: CaseKind, channel: String, subject: ErasableText, content: ErasableText, remedy: ErasableText? = nil,
    points: [ErasableText] = [], level: Level? = nil, overLevel: Bool = false,
    complainant: Complainant = Complainant(), object: ComplaintObject? = nil, upstream: Upstream? = nil,
    category: String? = nil, urgency: Urgency? = nil, tags: [String] = [], sensitive: [SensitiveMark] = [],
    receivedAt: Instant, origin: CaseOrigin? = nil
  ) {
    self.kind = kind
    self.channel = channel
    self.subject = subject
    self.content = content
    self.remedy = remedy
    self.points = points
    self.level = level
    self.overLevel = overLevel
    self.complainant = complainant
    self.object = object
    self.upstream = upstream
    self.category = category
    self.urgency = urgency
    self.tags = tags
    self.sensitive = sensitive
    self.receivedAt = receivedAt
    self.origin = origin
  }
}

/// 诉求人. A handler does not see who it is without a logged reveal.
public struct Complainant: Sendable, Hashable {
  public var name: ErasableText?
  public var phone: ErasableText?
  /// Another way to reach them: the id of an account on the platform the matter came from.
  public var account: ErasableText?
  public var relation: Relation?
  /// 班级或住址
  public var address: ErasableText?
  /// 匿名
  public var anonymous: Bool
  /// 保密
  public var confidential: Bool
  /// 希望回访: nil when nobody asked.
  public var callback: Bool?
  /// 方便的时间
  public var preferredTime: ErasableText?

  public init(
    name: ErasableText? = nil, phone: ErasableText? = nil, account: ErasableText? = nil, relation: Relation? = nil,
    address: ErasableText? = nil, anonymous: Bool = false, confidential: Bool = false, callback: Bool? = nil,
    preferredTime: ErasableText? = nil
  ) {
    self.name = name
    self.phone = phone
    self.account = account
    self.relation = relation
    self.address = address
    self.anonymous = anonymous
    self.confidential = confidential
    self.callback = callback
    self.preferredTime = preferredTime
  }

  /// Whether there is any way to reach them.
  public var isReachable: Bool { phone?.text != nil || account?.text != nil }
}

extension Complainant: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, phone, account, relation, address, anonymous, confidential, callback, preferredTime
  }

  private enum MaskKeys: String, CodingKey { case masked }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try container.decodeIfPresent(ErasableText.self, forKey: .name),
      phone: try container.decodeIfPresent(ErasableText.self, forKey: .phone),
      account: try container.decodeIfPresent(ErasableText.self, forKey: .account),
      relation: try container.decodeIfPresent(Relation.self, forKey: .relation),
      address: try container.decodeIfPresent(ErasableText.self, forKey: .address),
      anonymous: try container.decodeIfPresent(Bool.self, forKey: .anonymous) ?? false,
      confidential: try container.decodeIfPresent(Bool.self, forKey: .confidential) ?? false,
      callback: try container.decodeIfPresent(Bool.self, forKey: .callback),
      preferredTime: try container.decodeIfPresent(ErasableText.self, forKey: .preferredTime))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let treatment = encoder.userInfo[TextTreatment.key] as? TextTreatment
    func write(_ text: ErasableText?, _ key: CodingKeys) throws {
      if treatment?.masksComplainant == true {
        // Masked whether or not there is anything: an absent phone is a fact about the person too.
        var mask = container.nestedContainer(keyedBy: MaskKeys.self, forKey: key)
        try mask.encode(true, forKey: .masked)
      } else {
        try container.encodeIfPresent(text, forKey: key)
      }
    }
    try write(name, .name)
    try write(phone, .phone)
    try write(account, .account)
    try write(address, .address)
    try write(preferredTime, .preferredTime)
    try container.encodeIfPresent(relation, forKey: .relation)
    try container.encode(anonymous, forKey: .anonymous)
    try container.encode(confidential, forKey: .confidential)
    try container.encodeIfPresent(callback, forKey: .callback)
  }
}

/// 被反映对象: the department and person a matter is about. The person never sees the case, nor that it exists.
public struct ComplaintObject: Sendable, Hashable, Codable {
  /// Department id, or the words used when it is none of ours.
  public var department: String?
  /// Staff id or a name as it was given.
  public var person: ErasableText?

  public init(department: String? = nil, person: ErasableText? = nil) {
    self.department = department
    self.person = person
  }
}

/// 上级工单: what a case from above carries.
public struct Upstream: Sendable, Hashable, Codable {
  /// 上级编号
  public var number: String?
  /// 上级时限
  public var due: Instant?

  public init(number: String? = nil, due: Instant? = nil) {
    self.number = number
    self.due = due
  }
}
