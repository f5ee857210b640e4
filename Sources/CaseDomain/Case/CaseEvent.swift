/// 事件: one change of a case, by whom, in which role, when (domain §2 timeline). Never edited away.
public struct CaseEvent: Sendable, Hashable {
  /// 1, 2, 3 … within the case; the revision of the case after this event.
  public var seq: Int
  public var at: Instant
  /// Staff id, or `system`.
  public var actor: String
  public var role: Role
  public var change: Change
  public var clocks: [ClockChange]
  /// 备注
  public var remark: ErasableText?
  /// 未分离: why the separation of duties could not be kept (domain §1, D).
  public var unseparatedBecause: ErasableText?
  /// The seq of the first event of the same act; one undo takes back the whole act.
  public var act: Int
  /// Shared by the events that one act wrote on several cases.
  public var operation: String?
  /// Random, from the store; salts the commitments to the texts of this event. Gone after an erasure.
  public var nonce: String?
  /// Hash of the event before, and of this one; from the store.
  public var previous: String?
  public var hash: String?

  public init(
    seq: Int, at: Instant, actor: String, role: Role, change: Change, clocks: [ClockChange] = [],
    remark: ErasableText? = nil, unseparatedBecause: ErasableText? = nil, act: Int, operation: String? = nil
  ) {
    self.seq = seq
    self.at = at
    self.actor = actor
    self.role = role
    self.change = change
    self.clocks = clocks
    self.remark = remark
    self.unseparatedBecause = unseparatedBecause
    self.act = act
    self.operation = operation
  }
}

extension CaseEvent: Codable {
  private enum CodingKeys: String, CodingKey {
    case seq, at, actor, role, type, data, clocks, remark, unseparatedBecause, act, operation, nonce, previous, hash
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    seq = try container.decode(Int.self, forKey: .seq)
    at = try container.decode(Instant.self, forKey: .at)
    actor = try container.decode(String.self, forKey: .actor)
    role = try container.decode(Role.self, forKey: .role)
    let type = try container.decode(ChangeType.self, forKey: .type)
    change = try Change(type: type) { try container.superDecoder(forKey: .data) }
    clocks = try container.decodeIfPresent([ClockChange].self, forKey: .clocks) ?? []
    remark = try container.decodeIfPresent(ErasableText.self, forKey: .remark)
    unseparatedBecause = try container.decodeIfPresent(ErasableText.self, forKey: .unseparatedBecause)
    act = try container.decode(Int.self, forKey: .act)
    operation = try container.decodeIfPresent(String.self, forKey: .operation)
    nonce = try container.decodeIfPresent(String.self, forKey: .nonce)
    previous = try container.decodeIfPresent(String.self, forKey: .previous)
    hash = try container.decodeIfPresent(String.self, forKey: .hash)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(seq, forKey: .seq)
    try container.encode(at, forKey: .at)
    try container.encode(actor, forKey: .actor)
    try container.encode(role, forKey: .role)
    try container.encode(change.type, forKey: .type)
    if change.type.hasData { try change.encodeData(to: container.superEncoder(forKey: .data)) }
    if !clocks.isEmpty { try container.encode(clocks, forKey: .clocks) }
    try container.encodeIfPresent(remark, forKey: .remark)
    try container.encodeIfPresent(unseparatedBecause, forKey: .unseparatedBecause)
    try container.encode(act, forKey: .act)
    try container.encodeIfPresent(operation, forKey: .operation)
    try container.encodeIfPresent(nonce, forKey: .nonce)
    try container.encodeIfPresent(previous, forKey: .previous)
    try container.encodeIfPresent(hash, forKey: .hash)
  }
}
