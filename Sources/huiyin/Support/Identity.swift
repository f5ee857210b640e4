import CaseDomain
import CaseStore
import Foundation

/// Who is asking (architecture.md): never taken from the environment or from a flag that anybody could set. The owner
/// of the store is whoever they say; of anybody else the Unix account decides.
enum Identity {
  static func actor(_ invocation: Invocation, root: String, organisation: Organisation) throws -> Staff {
    let person = try find(invocation, isOwner: status(root)?.st_uid == geteuid(), organisation)
    guard person.active else {
      throw Refusal(.notPermitted, .personRetired, ["person": Bilingual(person.name)])
    }
    return person
  }

  private static func find(_ invocation: Invocation, isOwner: Bool, _ organisation: Organisation) throws -> Staff {
    let account = accountName
    let own = organisation.staff.first { $0.active && $0.account == account }
    guard isOwner else {
      guard invocation.actor == nil else { throw CommandError(.notPermitted, .asNotOwner) }
      guard let own else { throw CommandError(.notPermitted, .accountUnknown, ["account": account]) }
      return own
    }
    if let id = invocation.actor {
      guard let person = organisation.person(id) else { throw StoreError.noSuchStaff(id: id) }
      return person
    }
    if let admin = organisation.staff.first(where: { $0.active && $0.roles.contains(.admin) }) { return admin }
    guard let own else { throw CommandError(.notPermitted, .accountUnknown, ["account": account]) }
    return own
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
