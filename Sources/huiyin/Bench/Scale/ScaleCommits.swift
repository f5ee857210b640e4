import CaseDomain
import CaseStore
import Foundation

/// 提交与库的大小: the same change saved in a small store and in large ones, in turn, so that the same minutes of a drifting
/// disk are everybody's; with what the index takes after it apart.
struct ScaleCommits {
  let stores: ScaleStores
  let sizes: [Int]
  /// Commits on each store.
  let times: Int

  private struct Place {
    var cases: Int
    var store: CaseStore
    var actor: String
    var numbers: [String]
    var acknowledged: [Double] = []
    var index: [Double] = []
  }

  func measure() throws -> [ScaleCost] {
    var places: [Place] = []
    defer { for cases in sizes { try? FileManager.default.removeItem(atPath: folder(cases)) } }
    for cases in sizes { places.append(try place(cases)) }
    for turn in 0...times {
      for at in places.indices {
        try Interruption.check()
        let one = places[at]
        let number = one.numbers[turn % one.numbers.count]
        _ = try one.store.read(number)
        let acknowledged = try ScaleTrial.milliseconds {
          _ = try one.store.act(
            Request(.instruct, [.text: "第\(turn)次批示：请在周五前给家长明确答复。"]), on: number, as: one.actor,
            now: ScaleStores.now)
        }
        let index = ScaleTrial.milliseconds { one.store.keepIndexFresh() }
        // The first of each is not counted.
        guard turn > 0 else { continue }
        places[at].acknowledged.append(acknowledged)
        places[at].index.append(index)
      }
    }
    return places.flatMap { one in
      [
        ScaleCost(
          task: "commit", title: ScaleText.commit(), cases: one.cases, rows: 1,
          ours: Measurement.quantile(one.acknowledged, 0.5) ?? 0),
        ScaleCost(
          task: "commit.index", title: ScaleText.commitIndex(), cases: one.cases, rows: 1,
          ours: Measurement.quantile(one.index, 0.5) ?? 0),
      ]
    }
  }

  private func folder(_ cases: Int) -> String { "\(stores.folder)/commit-\(cases)" }

  private func place(_ cases: Int) throws -> Place {
    let path = folder(cases)
    try? FileManager.default.removeItem(atPath: path)
    try Self.copy("\(stores.folder)/scale-\(cases)", to: path)
    let store = try CaseStore(opening: path, Surroundings.of(path))
    let staff = try store.organisation().staff
    guard let actor = staff.first(where: { $0.active && $0.roles == [.principal] }) else {
      throw StoreError.noSuchStaff(id: Role.principal.rawValue)
    }
    let open = try store.page(ListFilter(queue: .open, limit: 200), 0..<200, as: actor.id, now: ScaleStores.now)
    guard !open.rows.isEmpty else { throw CommandError(.badData, phrase: ScaleText.storesFolder, ["path": path]) }
    return Place(cases: cases, store: store, actor: actor.id, numbers: open.rows.map(\.number))
  }

  /// The store is the same in the next run, so commits go to a copy. A document is never written over but replaced, so the
  /// copy shares all of them; what grows or is changed in place is copied.
  private static func copy(_ from: String, to: String) throws {
    let files = FileManager.default
    let shared = ["cases/", "attachments/", "history/"]
    try files.createDirectory(atPath: to, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard let tree = files.enumerator(atPath: from) else {
      throw CommandError(.inputOutput, phrase: ScaleText.storesFolder, ["path": from])
    }
    for case let name as String in tree {
      let isFolder = tree.fileAttributes?[.type] as? FileAttributeType == .typeDirectory
      if isFolder {
        try files.createDirectory(
          atPath: "\(to)/\(name)", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } else if shared.contains(where: name.hasPrefix) {
        try files.linkItem(atPath: "\(from)/\(name)", toPath: "\(to)/\(name)")
      } else {
        try files.copyItem(atPath: "\(from)/\(name)", toPath: "\(to)/\(name)")
      }
    }
  }
}
