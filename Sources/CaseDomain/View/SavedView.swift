/// 视图: a list somebody wants to find again, under a name; their own or shared with everybody.
public struct SavedView: Sendable, Hashable, Codable {
  /// Unique in the store, safe as a file name.
  public var id: String
  public var name: String
  /// Initials, so that `zwc` finds 总务处超期; made when it is saved.
  public var pinyin: String?
  public var filter: ListFilter
  /// Staff id of who made it; only they and a supervisor change or remove it.
  public var owner: String
  /// 共享: offered to everybody. Everybody sees in it what they may see.
  public var shared: Bool

  public init(id: String, name: String, pinyin: String? = nil, filter: ListFilter, owner: String, shared: Bool = false)
  {
    self.id = id
    self.name = name
    self.pinyin = pinyin
    self.filter = filter
    self.owner = owner
    self.shared = shared
  }
}
