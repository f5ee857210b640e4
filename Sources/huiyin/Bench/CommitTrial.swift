import CaseDomain
import CaseStore
import Glibc

/// What a commit publishes. The raw value is the name in JSON, fixed for scripts.
enum CommitKind: String, CaseIterable {
  /// One more event on a case (办理记录): published by `rename`.
  case change = "commit.change"
  /// A new case (登记): published by `link`.
  case create = "commit.new"
}

/// One commit of ours beside one bare one. Nanoseconds.
struct CommitSample {
  /// The bare loop.
  var bare: Int
  /// From the call to the acknowledgement.
  var acknowledged: Int
  /// Of that: in the syncs, and in all other calls.
  var syncing: Int
  var calling: Int
  var calls: Int
  /// The index, after the acknowledgement.
  var index: Int
  /// Bytes of the document.
  var size: Int
}

/// 提交的代价: acknowledged commits of the store, one by one beside a bare loop of the same system calls with the same
/// numbers of bytes, on the same disk in the same run. Who goes first changes every time.
struct CommitTrial {
  /// A folder of its own, empty.
  var folder: String
  /// Of each kind.
  var commits: Int
  /// Random digits, for the texts' salt.
  var nonce: @Sendable () -> String
  /// Called before each commit; throwing ends the run.
  var isStillWanted: () throws -> Void

  private static let now = Instant(seconds: 1_795_395_600)  // 2026-11-23 09:00 in Beijing
  private static let month = "2026/11"
  /// A case is changed so many times, so that documents stay as long as they usually are.
  static let changesPerCase = 8

  func run() throws -> [CommitKind: [CommitSample]] {
    let meter = CallMeter()
    let root = folder + "/store"
    let (store, numbers) = try found(meter)
    let bare = try BareLoop(folder + "/bare", month: Self.month)
    for number in numbers { try bare.place(number + ".json", [UInt8](repeating: 0x20, count: 8000)) }

    var samples: [CommitKind: [CommitSample]] = [:]
    var sizes: [CommitKind: (document: Int, line: Int)] = [:]
    var head = try store.journalEnd()
    var next = 0
    for turn in 0..<(commits * 2 + 8) {
      try isStillWanted()
      let kind: CommitKind = turn % 2 == 0 ? .change : .create
      let number = numbers[next % numbers.count]
      if kind == .change { next += 1 }
      // The bare loop writes what ours wrote last; the first round only tells how much that is.
      func bareCommit() throws -> Int {
        try bare.settle()
        guard let size = sizes[kind] else { return 0 }
        let name = kind == .change ? number : "SG20261123-9\(turn)"
        return try bare.commit(
          name + ".json", [UInt8](repeating: 0x78, count: size.document), isNew: kind == .create,
          line: [UInt8](repeating: 0x79, count: size.line))
      }
      var first: Int?
      if turn % 4 < 2 { first = try bareCommit() }
      try bare.settle()
      // Whoever changes a case has it before him.
      if kind == .change { _ = try store.read(number) }
      meter.reset()
      let begin = CallMeter.now
      let receipt = try act(kind, number, turn, store)
      let acknowledged = CallMeter.now - begin
      let (syncing, calling, calls) = (meter.syncing, meter.calling, meter.calls)
      let told = CallMeter.now
      store.keepIndexFresh()
      let index = CallMeter.now - told
      let last = try first ?? bareCommit()
      let size = try documentSize(receipt.target.number, root)
      sizes[kind] = (size, max(1, receipt.head.position.offset - head.offset))
      head = receipt.head.position
      guard turn >= 8 else { continue }
      samples[kind, default: []].append(
        CommitSample(
          bare: last, acknowledged: acknowledged, syncing: syncing, calling: calling, calls: calls, index: index,
          size: size))
    }
    return samples
  }

  /// The store with its cases, in the folder `store`.
  @discardableResult
  func found(_ files: any FileOperations = SystemFiles()) throws -> (CaseStore, [String]) {
    let zero = Self.now
    let surroundings = CaseStore.Surroundings(
      nonce: nonce, identifier: { "bench" }, clock: { zero }, files: files)
    let store = try CaseStore.create(
      at: folder + "/store", organisation: Self.organisation, actor: "shou", now: Self.now, surroundings)
    return (store, try seed(store))
  }

  private func documentSize(_ number: String, _ root: String) throws -> Int {
    var facts = stat()
    guard lstat("\(root)/cases/\(Self.month)/\(number).json", &facts) == 0 else {
      throw BareLoop.Failed(call: "lstat", code: errno)
    }
    return facts.st_size
  }

  private func act(_ kind: CommitKind, _ number: String, _ turn: Int, _ store: CaseStore) throws -> Receipt {
    switch kind {
    case .change: try Self.change(number, turn, store)
    case .create: try store.act(Request(.register, Self.complaint(turn)), as: "shou", now: Self.now)
    }
  }

  static func change(_ number: String, _ turn: Int, _ store: CaseStore) throws -> Receipt {
    try store.act(
      Request(.note, [.text: "第\(turn)次到现场查看，已与食堂负责人说明情况，约定周五前答复。"]), on: number, as: "ban", now: now)
  }

  static func number(_ index: Int) -> String { "SG20261120-\(1000 + index)" }

  private static func complaint(_ turn: Int) -> Fields {
    [
      .kind: "complaint", .channel: "phone", .subject: "午餐米饭偏硬，第\(turn)次反映",
      .content: "连续两天米饭没有煮透，孩子回家说吃不饱，希望学校核实并改进，尽快答复。", .name: "秦小满",
      .phone: "139\(10_000_000 + turn)",
    ]
  }

  /// Cases in the middle of their handling, seven events each.
  private func seed(_ store: CaseStore) throws -> [String] {
    let organisation = try store.organisation()
    let policy = try store.policy()
    var cases: [(number: String, events: [CaseEvent])] = []
    for index in 0..<max(20, commits / Self.changesPerCase) {
      let number = Self.number(index)
      var moment = Self.now - 3 * 86_400
      var target: Case?
      var events: [CaseEvent] = []
      func act(_ actor: String, _ action: Action, _ fields: Fields) throws {
        let person = organisation.person(actor) ?? Staff(id: actor, name: actor, roles: [])
        let context = RuleContext(organisation: organisation, policy: policy, actor: person, now: moment)
        for event in try decide(Request(action, fields), on: target, in: context).events {
          events.append(event)
          target = target?.evolved(by: event) ?? Case(number: number, events: [event])
        }
        moment = moment + 600
      }
      try act("shou", .register, Self.complaint(index))
      try act("shou", .accept, [.category: "食堂与午餐"])
      try act("shou", .dispatch, [.lead: "zwc"])
      try act("ban", .sign, [:])
      try act("ban", .contact, [.method: "电话", .reached: "yes", .text: "已与反映人通话，说明办理步骤。"])
      try act("ban", .note, [.text: "到食堂查看了蒸饭柜，记录了每锅的时间。"])
      try act("ban", .note, [.text: "与供餐公司负责人谈话，约定增加试餐。"])
      cases.append((number, events))
    }
    try store.seed(cases, as: "shou", now: Self.now)
    return cases.map(\.number)
  }

  /// A school with as many people as one has.
  private static var organisation: Organisation {
    var school = Organisation.school(name: "基准学校", code: "SG", practice: true)
    school.staff = [
      Staff(id: "shou", name: "守信", roles: [.clerk]),
      Staff(id: "ban", name: "班实", roles: [.handler], departments: ["zwc"]),
    ]
    let departments = school.departments.map(\.id)
    for index in 0..<40 {
      school.staff.append(
        Staff(
          id: "p\(index)", name: "同事\(index)", roles: [.handler], departments: [departments[index % departments.count]])
      )
    }
    return school
  }
}
