import CaseDomain
import CaseStore
import Foundation
import Glibc

/// Who is asking (architecture.md): never taken from the environment or from a flag that anybody could set. The owner
/// of the store is whoever they say; of anybody else the Unix account decides.
enum Identity {
  static func actor(_ invocation: Invocation, root: String, organisation: Organisation) throws -> Staff {
    try person(
      claimed: invocation.actor, isOwner: status(root)?.st_uid == geteuid(), account: accountName, organisation)
  }

  /// Who somebody is.
  /// - Parameters:
  ///   - claimed: `--as`
  ///   - isOwner: whether the program runs with the rights of the store's owner.
  ///   - account: the Unix account that runs the program.
  static func person(
    claimed: String?, isOwner: Bool, account: String, _ organisation: Organisation
  ) throws -> Staff {
    let person = try find(claimed: claimed, isOwner: isOwner, account: account, organisation)
    OperationLog.asking(person.id)
    guard person.active else {
      throw Refusal(.notPermitted, .personRetired, ["person": Bilingual(person.name)])
    }
    return person
  }

  private static func find(
    claimed: String?, isOwner: Bool, account: String, _ organisation: Organisation
  ) throws -> Staff {
    let own = organisation.staff.first { $0.active && $0.account == account }
    guard isOwner else {
      guard claimed == nil else { throw CommandError(.notPermitted, .asNotOwner) }
      guard let own else { throw CommandError(.notPermitted, .accountUnknown, ["account": account]) }
      return own
    }
    if let claimed {
      guard let person = organisation.person(claimed) else { throw StoreError.noSuchStaff(id: claimed) }
      return person
    }
    if let admin = organisation.staff.first(where: { $0.active && $0.roles.contains(.admin) }) { return admin }
    guard let own else { throw CommandError(.notPermitted, .accountUnknown, ["account": account]) }
    return own
  }

  /// Whether a path that this person types may be opened for them (architecture.md, "Who is asking"): only where the
  /// program runs as their own account. Somebody who comes to a service account could read its files by attaching them.
  static func mayAttachFiles(_ actor: Staff, organisation: Organisation, root: String) -> Bool {
    mayAttachFiles(
      ownAccount: organisation.accounts == .own && actor.account == accountName,
      ownsStore: status(root)?.st_uid == geteuid(), atTerminal: isatty(STDIN_FILENO) == 1,
      remote: Environment.isRemote || descendsFromSSH)
  }

  /// - Parameters:
  ///   - ownAccount: staff have accounts of their own here, and this one's runs the program.
  ///   - remote: came by ssh: a forced command of a service account cannot be told from a shell.
  static func mayAttachFiles(ownAccount: Bool, ownsStore: Bool, atTerminal: Bool, remote: Bool) -> Bool {
    ownAccount || (ownsStore && atTerminal && !remote)
  }

  /// Whether a process above this one is an ssh server, should the environment not say so.
  private static var descendsFromSSH: Bool {
    var process = getppid()
    for _ in 0..<64 where process > 1 {
      guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")")
      else { return true }
      if text[text.index(after: open)..<close].hasPrefix("sshd") { return true }
      let rest = text[text.index(after: close)...].split(separator: " ")
      guard rest.count > 1, let parent = pid_t(rest[1]) else { return true }
      process = parent
    }
    return false
  }

  /// The name of the Unix account that runs this process.
  static var accountName: String {
    guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else { return String(geteuid()) }
    return String(cString: name)
  }

  static func status(_ path: String) -> stat? {
    var facts = stat()
    return stat(path, &facts) == 0 ? facts : nil
  }
}
