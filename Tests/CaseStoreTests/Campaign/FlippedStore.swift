import CaseDomain
import Foundation

@testable import CaseStore

/// A small store with one of everything in it, to be damaged and asked.
final class FlippedStore {
  let folder: String
  /// As it was made; never touched.
  let sound: String
  /// The copy that is damaged.
  let root: String
  private(set) var numbers: [String] = []
  /// Documents as they were one revision earlier, by path below the root.
  private(set) var older: [String: Data] = [:]

  init() throws {
    folder = NSTemporaryDirectory() + "huiyin-flip-\(UUID().uuidString)"
    sound = folder + "/sound"
    root = folder + "/store"
    var organisation = Organisation.school(name: "晨光小学", code: "CG", practice: true)
    organisation.staff = [
      Staff(id: "wang", name: "王芸", roles: [.clerk, .admin], departments: ["hmzx"]),
      Staff(id: "liu", name: "刘山", roles: [.handler], departments: ["zwc"]),
      Staff(id: "shen", name: "沈澜", roles: [.supervisor], departments: ["hmzx"]),
    ]
    let now = PracticeStore.time("2026-11-02T09:00")
    let store = try CaseStore.create(
      at: sound, organisation: organisation, actor: "wang", now: now, Self.surroundings())
    func act(_ action: Action, _ number: String?, _ actor: String, _ fields: Fields, file: IncomingFile? = nil) throws
      -> String
    {
      try store.act(Request(action, fields), on: number, as: actor, now: now, attaching: file).target.number
    }
    for subject in ["食堂饭菜太凉", "校车晚点", "操场噪音", "宿舍漏水"] {
      var fields = PracticeStore.complaint
      fields[.subject] = [subject]
      numbers.append(try act(.register, nil, "wang", fields))
    }
    _ = try act(.accept, numbers[0], "wang", [.category: "其他"])
    _ = try act(.dispatch, numbers[0], "wang", [.lead: "zwc"])
    _ = try act(.sign, numbers[0], "liu", [:])
    _ = try act(
      .attach, numbers[1], "wang", [.kind: "其他", .file: "照片.jpg"],
      file: IncomingFile(name: "照片.jpg", bytes: Array("像素".utf8)))
    try store.drafts.save(staff: "wang", id: "register", bytes: Array(#"{"subject":"没写完的来访"}"#.utf8))
    try store.profiles.change(staff: "wang") { $0.settings = Array(#"{"theme":"light"}"#.utf8) }
    _ = try Quarantine(disk: store.engine.disk, paths: store.engine.paths).keep(Array("{".utf8), as: "old.json")
    for number in [numbers[0], numbers[2]] {
      let path = store.engine.paths.relative(try store.engine.paths.document(number))
      older[path] = FileManager.default.contents(atPath: sound + "/" + path)
      _ = try act(
        number == numbers[0] ? .note : .edit, number, number == numbers[0] ? "liu" : "wang",
        number == numbers[0] ? [.text: "已查看"] : [.reason: "补充", .content: "夜里十一点还在响。"])
    }
    try store.changePolicy(as: "wang", now: now) { $0.extensionLimit += 1 }
    _ = try store.list(ListFilter(queue: .all), as: "shen", now: now)
    // Not part of what the program makes by itself here, but of what lies in a store.
    try "{}\n".write(toFile: sound + "/log/2026-11.jsonl", atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static func surroundings() -> CaseStore.Surroundings {
    var surroundings = PracticeStore.surroundings()
    // Several segments, so that each kind of them is hit.
    surroundings.engine.journalRollSize = 1500
    return surroundings
  }

  /// All files below the root, sorted.
  func files() throws -> [String] {
    let all = FileManager.default.enumerator(atPath: sound)
    var found: [String] = []
    while let path = all?.nextObject() as? String {
      if all?.fileAttributes?[.type] as? FileAttributeType == .typeRegular { found.append(path) }
    }
    return found.sorted()
  }

  /// A sound copy, ready to be damaged.
  func renew() throws {
    try? FileManager.default.removeItem(atPath: root)
    try FileManager.default.copyItem(atPath: sound, toPath: root)
  }

  func open() throws -> CaseStore { try CaseStore(opening: root, Self.surroundings()) }
}

/// What people are told when they ask a store everything. An error is an answer too: nobody takes it for the truth.
struct Answers {
  enum Answer: Equatable {
    case told(String)
    case refused
  }

  var cases: [String: Answer] = [:]
  /// Rows of the list by number; nil: there is no list.
  var rows: [String: CaseSummary]?
  var found: [String: [String]?] = [:]
  var unreadable: Set<String> = []
  var organisation: Organisation?
  var policy: Policy?
  var attachment: [String: Answer] = [:]
  var draft: Answer = .refused
  var profile: Answer = .refused

  init(_ store: CaseStore, _ numbers: [String], attachments: [String]) {
    let now = PracticeStore.time("2026-11-03T09:00")
    func answer(_ body: () throws -> String) -> Answer { (try? body()).map { .told($0) } ?? .refused }
    for number in numbers { cases[number] = answer { "\(try store.read(number).events)" } }
    rows = (try? store.list(ListFilter(queue: .all), as: "shen", now: now)).map {
      Dictionary($0.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    }
    for word in ["食堂", "噪音", "赵小满", "CG20261102"] {
      found[word] = (try? store.list(ListFilter(queue: .all, query: word), as: "wang", now: now))?.map(\.number)
        .sorted()
    }
    unreadable = Set(((try? store.unreadableCases()) ?? []).map(\.number))
    organisation = try? store.organisation()
    policy = try? store.policy()
    for hash in attachments { attachment[hash] = answer { ContentHash.hex(try store.attachments.read(hash)) } }
    draft = answer { ContentHash.hex(try store.drafts.load(staff: "wang", id: "register") ?? []) }
    let sitting = store.profiles.open(staff: "wang")
    // Whoever sits down is told when his own file was damaged and put aside.
    profile = sitting.setAside == nil ? .told("\(sitting.profile)") : .refused
  }

  /// How these differ from those of the sound store; empty where everything is the same. An entry begins with the
  /// number of the case, or with what else is meant.
  func differences(from sound: Answers) -> [String: Bool] {
    var wrong: [String: Bool] = [:]
    // Whether it is a false answer (true) or an honest refusal (false).
    for (number, said) in sound.cases where cases[number] != said { wrong[number] = cases[number] != .refused }
    for (number, row) in sound.rows ?? [:] {
      guard let rows else {
        wrong["list"] = false
        continue
      }
      if rows[number] == row { continue }
      wrong["row " + number] = rows[number] != nil || !unreadable.contains(number)
    }
    for number in Set((rows ?? [:]).keys).subtracting((sound.rows ?? [:]).keys) { wrong["row " + number] = true }
    for (word, numbers) in sound.found {
      let now = found[word] ?? nil
      guard now != numbers else { continue }
      let missing = Set(numbers ?? []).subtracting(now ?? [])
      let more = Set(now ?? []).subtracting(numbers ?? [])
      wrong["search " + word] = now != nil && (!more.isEmpty || !missing.isSubset(of: unreadable))
    }
    if organisation != sound.organisation { wrong["organisation"] = organisation != nil }
    if policy != sound.policy { wrong["policy"] = policy != nil }
    for (hash, said) in sound.attachment where attachment[hash] != said { wrong[hash] = attachment[hash] != .refused }
    if draft != sound.draft { wrong["draft"] = draft != .refused }
    if profile != sound.profile { wrong["profile"] = profile != .refused }
    return wrong
  }
}
