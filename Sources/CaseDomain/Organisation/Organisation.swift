/// 单位: departments, staff, channels and categories (domain §2). Saved as `organisation.json`.
public struct Organisation: Sendable, Hashable, Codable {
  /// 单位名称
  public var name: String
  /// 单位代码, the letters in front of every case number: `SG`.
  public var code: String
  /// The zone in which dates without an offset are read and all times are written.
  public var zone: Zone
  public var departments: [Department]
  public var staff: [Staff]
  public var channels: [Channel]
  public var categories: [Category]
  /// How people prove who they are (architecture.md, "Who is asking").
  public var accounts: AccountMode
  /// A practice store has a settable clock and must never hold real complaints.
  public var practice: Bool
  /// 对外公布的电话: the only telephone numbers that a text of 公示 may tell; nil: none.
  public var publicLines: [String]?

  public init(
    name: String, code: String, zone: Zone = .beijing, departments: [Department] = [], staff: [Staff] = [],
    channels: [Channel] = [], categories: [Category] = [], accounts: AccountMode = .service, practice: Bool = false
  ) {
    self.name = name
    self.code = code
    self.zone = zone
    self.departments = departments
    self.staff = staff
    self.channels = channels
    self.categories = categories
    self.accounts = accounts
    self.practice = practice
  }
}

/// 账户方式
public enum AccountMode: String, Sendable, Hashable, Codable {
  /// One service account owns the store; people come by key or `--as`.
  case service
  /// Everybody has a Unix account and can read the files, so the store keeps no secrets: confidential cases and
  /// 举报 are refused (architecture.md, "Who is asking").
  case own
}

/// 部门. Departments form a tree.
public struct Department: Sendable, Hashable, Codable {
  public var id: String
  public var name: String
  public var nameEn: String?
  public var parent: String?
  /// 负责人, a staff id
  public var head: String?
  public var active: Bool
  /// Pinyin initials (`zwc`), computed when the organisation is saved, never at start.
  public var pinyin: String?

  public init(
    id: String, name: String, nameEn: String? = nil, parent: String? = nil, head: String? = nil, active: Bool = true,
    pinyin: String? = nil
  ) {
    self.id = id
    self.name = name
    self.nameEn = nameEn
    self.parent = parent
    self.head = head
    self.active = active
    self.pinyin = pinyin
  }

  public var words: Bilingual { Bilingual(name, nameEn ?? name) }
}

/// 工作人员
public struct Staff: Sendable, Hashable, Codable {
  public var id: String
  public var name: String
  public var roles: Set<Role>
  public var departments: [String]
  /// The Unix account of this person, where everybody has their own.
  public var account: String?
  public var active: Bool
  public var pinyin: String?
  /// 曾用名: what this person was called before. A case that names somebody stays closed to them under another name.
  public private(set) var formerNames: [String]?

  public init(
    id: String, name: String, roles: Set<Role>, departments: [String] = [], account: String? = nil,
    active: Bool = true, pinyin: String? = nil
  ) {
    self.id = id
    self.name = name
    self.roles = roles
    self.departments = departments
    self.account = account
    self.active = active
    self.pinyin = pinyin
  }

  private enum CodingKeys: String, CodingKey {
    case id, name, roles, departments, account, active, pinyin, formerNames
  }

  /// Gives the person another name; the one before is kept.
  public mutating func rename(_ fresh: String) {
    guard fresh != name else { return }
    let known = (formerNames ?? []).filter { $0 != fresh && $0 != name }
    formerNames = known + [name]
    name = fresh
  }

  /// Principals and supervisors, who issue, invite to talks and draw (domain §1).
  public var oversees: Bool { !roles.isDisjoint(with: [.principal, .supervisor]) }

  /// Every name by which somebody may have meant this person.
  public var allNames: [String] { [name] + (formerNames ?? []) }

  /// Roles are written in their fixed order, so that the file differs only where something changed.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    try container.encode(Role.allCases.filter(roles.contains), forKey: .roles)
    try container.encode(departments, forKey: .departments)
    try container.encodeIfPresent(account, forKey: .account)
    try container.encode(active, forKey: .active)
    try container.encodeIfPresent(pinyin, forKey: .pinyin)
    try container.encodeIfPresent(formerNames, forKey: .formerNames)
  }
}

/// 渠道: the way a matter came in (domain §2, S). Configurable.
public struct Channel: Sendable, Hashable, Codable {
  public var id: String
  public var name: String
  public var nameEn: String
  /// Other names the same channel is known by (走访 for 家访).
  public var aliases: [String]

  public init(id: String, name: String, nameEn: String, aliases: [String] = []) {
    self.id = id
    self.name = name
    self.nameEn = nameEn
    self.aliases = aliases
  }

  public var words: Bilingual { Bilingual(name, nameEn) }
}

/// 一级分类 with its 二级分类 (domain §2). A case carries `一级` or `一级/二级`.
public struct Category: Sendable, Hashable, Codable {
  public var name: String
  public var children: [String]
  public var pinyin: String?

  public init(_ name: String, _ children: [String] = [], pinyin: String? = nil) {
    self.name = name
    self.children = children
    self.pinyin = pinyin
  }
}

extension Organisation {
  public func department(_ id: String) -> Department? { departments.first { $0.id == id } }

  public func person(_ id: String) -> Staff? { staff.first { $0.id == id } }

  public func channel(_ id: String) -> Channel? { channels.first { $0.id == id } }

  /// The department that a person means: its id or its name.
  public func department(input: String) -> Department? {
    departments.first { $0.id == input || $0.name == input || $0.nameEn == input }
  }

  /// The person that somebody means: an id or a name.
  public func person(input: String) -> Staff? {
    staff.first { $0.id == input } ?? staff.first { $0.name == input }
  }

  public func channel(input: String) -> Channel? {
    channels.first { $0.id == input || $0.name == input || $0.nameEn == input || $0.aliases.contains(input) }
  }

  /// `一级/二级` or `一级` when the tree has it. A second level alone is accepted when it stands in one place only.
  public func category(input: String) -> String? {
    let parts = input.split(separator: "/", maxSplits: 1).map { String($0).trimmed }
    guard let first = parts.first else { return nil }
    if let top = categories.first(where: { $0.name == first }) {
      guard parts.count == 2 else { return top.name }
      return top.children.contains(parts[1]) ? "\(top.name)/\(parts[1])" : nil
    }
    guard parts.count == 1 else { return nil }
    let homes = categories.filter { $0.children.contains(first) }
    return homes.count == 1 ? "\(homes[0].name)/\(first)" : nil
  }

  /// The department and everything below it.
  public func subtree(of id: String) -> Set<String> {
    var found: Set<String> = [id]
    var grew = true
    while grew {
      grew = false
      for department in departments {
        if let parent = department.parent, found.contains(parent), found.insert(department.id).inserted { grew = true }
      }
    }
    return found
  }

  /// Active handlers (承办人) of a department.
  public func handlers(of department: String) -> [Staff] {
    staff.filter { $0.active && $0.roles.contains(.handler) && $0.departments.contains(department) }
  }

  public func name(ofDepartment id: String) -> Bilingual { department(id)?.words ?? Bilingual(id) }

  public func name(ofStaff id: String) -> Bilingual {
    id == Staff.systemID ? Role.system.words : Bilingual(person(id)?.name ?? id)
  }

  public func name(ofChannel id: String) -> Bilingual { channel(id)?.words ?? Bilingual(id) }
}

extension Staff {
  /// The name under which what happens by itself is written.
  public static let systemID = "system"
}
