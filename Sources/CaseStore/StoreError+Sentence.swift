import CaseDomain
import Glibc

extension StoreError {
  /// One sentence: what happened and what to do.
  public var sentence: Bilingual {
    func say(_ text: StoreText, _ arguments: [String: String]) -> Bilingual {
      text(arguments.mapValues { Bilingual($0) })
    }
    switch self {
    case .locked(let holder):
      return StoreText.locked(["holder": holder.isEmpty || holder == "?" ? DoorText.somebody() : Bilingual(holder)])
    case .noSpace(let path, let free): return say(.noSpace, ["path": path, "free": Self.size(free)])
    case .readOnlyStore(let path, let reason):
      let text: StoreText =
        switch reason {
        case .fileSystem: .readOnlyFileSystem
        case .permission: .readOnlyPermission
        case .failedSync: .readOnlyFailedSync
        case .newerFormat: .readOnlyNewer
        case .asked: .readOnlyAsked
        }
      return say(text, ["path": path])
    case .outcomeUnknown(let path, _): return say(.outcomeUnknown, ["path": path])
    case .failed(let call, let path, let code):
      return say(.failed, ["call": call, "path": path, "reason": String(cString: strerror(code))])
    case .journalMissing(let path): return say(.journalMissing, ["path": path])
    case .notAStore(let path): return say(.notAStore, ["path": path])
    case .storeExists(let path): return say(.storeExists, ["path": path])
    case .notPractice(let path): return say(.notPractice, ["path": path])
    case .noAccess(let path): return say(.noAccess, ["path": path])
    case .noSuchStaff(let id): return say(.noSuchStaff, ["id": id])
    case .badNumber(let number), .noSuchCase(let number):
      return RefusalText.caseUnknown(["number": Bilingual(number)])
    case .badName(let name): return say(.badName, ["name": name])
    case .noFreeNumber, .numberTaken: return say(.noFreeNumber, [:])
    case .conflict(let number, _, _):
      return say(.conflict, ["number": number, "person": "—", "at": "—", "what": "—"])
    case .unreadable(let path): return say(.unreadable, ["path": path])
    case .symbolicLink(let path): return VerifyText.linkRefused(["path": Bilingual(path)])
    case .journalDamaged(let segment, let line):
      return say(.journalDamaged, ["path": "journal/\(segment)", "line": String(line)])
    case .unsuitableFileSystem(let path, let type): return say(.unsuitable, ["path": path, "type": type])
    case .tooLarge(let path, let limit): return say(.tooLarge, ["path": path, "limit": Self.size(limit)])
    case .attachmentAltered(let hash): return say(.attachmentAltered, ["id": String(hash.prefix(12))])
    case .noSuchAttachment(let hash): return say(.attachmentMissing, ["id": String(hash.prefix(12))])
    }
  }

  /// sysexits (cli.md, "Exit status").
  public var exitStatus: Int32 {
    switch self {
    case .locked, .conflict: 75
    case .noSpace, .readOnlyStore, .storeExists, .notPractice: 73
    case .outcomeUnknown, .failed, .unsuitableFileSystem: 74
    case .notAStore, .noSuchCase, .badNumber, .noSuchAttachment: 66
    case .noSuchStaff, .noAccess: 77
    case .badName, .tooLarge: 65
    case .unreadable, .symbolicLink, .journalDamaged, .journalMissing, .attachmentAltered: 74
    case .noFreeNumber, .numberTaken: 73
    }
  }

  /// A stable name for scripts.
  public var rule: String { String(String(describing: self).prefix { $0 != "(" }) }

  private static func size(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(max(0, bytes) >> 10) KiB"
  }
}

extension CaseConflict {
  public var sentence: Bilingual {
    guard let last = since.last else {
      return StoreText.conflictAhead([
        "number": Bilingual(number), "seen": Bilingual(String(seen)), "now": Bilingual(String(current.revision)),
      ])
    }
    return StoreText.conflict([
      "number": Bilingual(number), "person": person,
      "at": Bilingual(last.at.shown(in: zone)), "what": last.change.type.words,
    ])
  }
}
