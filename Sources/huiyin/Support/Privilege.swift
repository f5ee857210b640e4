import CaseDomain
import Glibc

/// Root's rights, and how they are laid down. A store belongs to one account; whatever root does to it is done with that
/// account's rights, so that nothing of root's is left in it that the account could not open, and nothing that the
/// account has planted there (a link in the place of a folder) has root's reach.
enum Privilege {
  /// Root on somebody else's store becomes its owner, for good.
  /// - Throws: `CommandError` when that is not possible: then nothing is touched.
  static func settle(on root: String) throws {
    guard geteuid() == 0, let facts = Identity.status(root), facts.st_uid != 0 else { return }
    setGroups(facts)
    guard setgid(facts.st_gid) == 0, setuid(facts.st_uid) == 0, setuid(0) != 0, geteuid() == facts.st_uid else {
      throw CommandError(.notPermitted, phrase: AccessText.cannotBecomeOwner, ["path": root])
    }
  }

  /// Does something with the rights of the store's owner, and has root's again afterwards.
  static func asOwner<Value>(of root: String, _ body: () throws -> Value) throws -> Value {
    guard geteuid() == 0, let facts = Identity.status(root), facts.st_uid != 0 else { return try body() }
    setGroups(facts)
    guard setegid(facts.st_gid) == 0, seteuid(facts.st_uid) == 0 else {
      throw CommandError(.notPermitted, phrase: AccessText.cannotBecomeOwner, ["path": root])
    }
    defer {
      seteuid(0)
      setegid(0)
    }
    return try body()
  }

  /// The groups of the store's owner instead of root's. The store's own group comes by itself: it is the one new files
  /// get.
  private static func setGroups(_ facts: stat) {
    if let entry = getpwuid(facts.st_uid), let name = entry.pointee.pw_name, initgroups(name, facts.st_gid) == 0 {
      return
    }
    setgroups(0, nil)
  }
}
