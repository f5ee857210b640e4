import CaseDomain
import Foundation

@testable import CaseStore

/// A store in a folder of its own with an invented school, removed with the test.
final class PracticeStore {
  let root: String
  let store: CaseStore
  static let zone = CaseDomain.Zone.beijing

  init(files: any FileOperations = SystemFiles(), _ change: (inout Organisation) -> Void = { _ in }) throws {
    root = NSTemporaryDirectory() + "huiyin-test-\(UUID().uuidString)"
    var organisation = Organisation.school(name: "晨光小学", code: "CG", practice: true)
    organisation.staff = [
      Staff(id: "wang", name: "王芸", roles: [.clerk, .admin], departments: ["hmzx"]),
      Staff(id: "he", name: "何青", roles: [.clerk], departments: ["hmzx"]),
      Staff(id: "liu", name: "刘山", roles: [.handler], departments: ["zwc"]),
      Staff(id: "qin", name: "秦月", roles: [.handler], departments: ["nj2"]),
      Staff(id: "gao", name: "高原", roles: [.principal], departments: ["xzs"]),
      Staff(id: "shen", name: "沈澜", roles: [.supervisor], departments: ["hmzx"]),
    ]
    change(&organisation)
    store = try CaseStore.create(
      at: root, organisation: organisation, actor: "wang", now: Self.time("2026-11-02T09:00"),
      Self.surroundings(files: files))
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Nonces from a counter: the same in every run.
  static func surroundings(
    files: any FileOperations = SystemFiles(), inMemory: Bool = false
  ) -> CaseStore.Surroundings {
    let counter = Counter()
    return CaseStore.Surroundings(
      nonce: { counter.next() }, identifier: { "store-1" }, clock: { time("2026-11-02T09:00") },
      files: files, indexInMemory: inMemory)
  }

  private final class Counter: @unchecked Sendable {  // guarded by the lock
    private let lock = NSLock()
    private var value = 0
    func next() -> String {
      lock.withLock {
        value += 1
        return String(format: "%016d", value)
      }
    }
  }

  static func time(_ text: String) -> Instant { Instant(iso8601: text, zone: zone) ?? Instant(seconds: 0) }

  /// The same store as another process opens it.
  func reopened() throws -> CaseStore { try CaseStore(opening: root, Self.surroundings()) }

  func path(_ relative: String) -> String { root + "/" + relative }

  func document(_ number: String) throws -> String {
    path(store.engine.paths.relative(try store.engine.paths.document(number)))
  }

  static let complaint: Fields = [
    .kind: "投诉", .channel: "电话", .subject: "食堂饭菜太凉", .content: "孩子连续三天说食堂的菜端上来已经凉了，希望尽快改善。",
    .name: "赵小满", .phone: "199-0000-1234",
  ]

  @discardableResult
  func register(_ fields: Fields = complaint, at time: String = "2026-11-02T09:10", as actor: String = "wang") throws
    -> String
  {
    try store.act(Request(.register, fields), as: actor, now: Self.time(time)).target.number
  }

  @discardableResult
  func act(
    _ action: Action, _ number: String, as actor: String, _ fields: Fields = [:], at time: String = "2026-11-02T10:00"
  ) throws -> Receipt {
    try store.act(Request(action, fields), on: number, as: actor, now: Self.time(time))
  }
}
