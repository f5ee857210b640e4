import CaseDomain
import CaseStore
import Foundation
import Glibc
import Synchronization
import Testing

extension CommandSuite {
  /// Step 5 of the ladder: the power goes, on real file systems. What was acknowledged is noted in memory and in
  /// /dev/shm, not on the disk that loses it. HUIYIN_CAMPAIGN_ROUNDS rounds of each kind, ten if not given.
  @Suite(.enabled(if: CampaignLadder.isOn, "the campaign is not asked for"))
  struct CampaignPowerTests {
    /// What somebody was told. For a case its revision; for anything else that it is there.
    struct Told: Sendable {
      var revisions: [String: Int] = [:]
      var drafts: [String: Int] = [:]
      var staff: Set<String> = []
      var count: Int { revisions.values.reduce(0, +) + drafts.values.reduce(0, +) + staff.count }
    }

    /// One process, or eight at once, in threads of this one: as fast as the disk allows.
    @Test(arguments: ["ext4", "xfs"], [1, 8]) func writers(_ kind: String, _ writers: Int) throws {
      try rounds(kind, writers) { root, writers, told, isOver in
        let threads = (0..<writers).map { writer in
          Thread {
            do {
              try Self.work(root, writer, told, isOver)
            } catch is StoreError {
              // The disk is gone.
            } catch {
              Issue.record(error, "writer \(writer)")
            }
          }
        }
        return Crew(threads)
      }
    }

    /// Eight processes of the real program at a time.
    @Test(arguments: ["ext4", "xfs"]) func processes(_ kind: String) throws {
      try rounds(kind, 8) { root, writers, told, isOver in
        Crew(
          (0..<writers).map { writer in
            Thread { Self.command(root, writer, told, isOver) }
          })
      }
    }

    private func rounds(
      _ kind: String, _ writers: Int,
      _ crew: (String, Int, Box, Flag) -> Crew
    ) throws {
      let seed = CampaignLadder.number("SEED", 20_261_122)
      var random = CampaignRandom(state: UInt64(seed + writers))
      let template = try TestStore()
      _ = try Preparation(template).handling("食堂排队太久")
      let mount = try CampaignMount(kind)
      var acknowledged = 0
      var recovered = 0
      let rounds = CampaignLadder.number("ROUNDS", 10)
      for round in 1...rounds {
        let root = mount.point + "/store-\(round)"
        try FileManager.default.copyItem(atPath: template.root, toPath: root)
        sync()
        let told = Box()
        let isOver = Flag()
        let working = crew(root, writers, told, isOver)
        working.start()
        // Somewhere in a commit: after so many of them, and a little later.
        let enough = 3 + random.next(40)
        while told.count < enough, !working.isFinished { sched_yield() }
        for _ in 0..<random.next(2000) { sched_yield() }
        try mount.losePower()
        isOver.set()
        working.wait()
        let before = told.value
        try mount.unmount()
        try mount.mount()
        // The machine would come up with another boot id.
        try "before".write(toFile: root + "/locks/boot", atomically: false, encoding: .utf8)
        let wrong = try Self.complaints(root, before, &recovered)
        #expect(wrong == [], "\(kind), \(writers) writers, round \(round) (seed \(seed))")
        acknowledged += before.count
        try FileManager.default.removeItem(atPath: root)
      }
      try mount.unmount()
      CampaignLadder.tell(
        "power loss, \(kind), \(writers) writers: \(rounds) rounds, \(acknowledged) acknowledgements, \(recovered) put in order"
      )
      #expect(acknowledged >= rounds * 3)
    }

    private static func complaints(_ root: String, _ told: Told, _ recovered: inout Int) throws -> [String] {
      let next = try Program.start(
        ["--store", root, "--as", "shou", "--now", TestStore.monday] + TestStore.complaint + ["--format", "json"],
        files: NSTemporaryDirectory() + "huiyin-next-\(UUID().uuidString)-"
      ).wait()
      var wrong: [String] = []
      if next.status != 0 { wrong.append("the next command: \(next.status) \(next.errors)") }
      let store = try CampaignLadder.open(root)
      if told.revisions[next.number] != nil { wrong.append("the number \(next.number) was given twice") }
      for (number, revision) in told.revisions {
        let found = (try? store.read(number).revision) ?? -1
        if found < revision { wrong.append("\(number) was acknowledged at \(revision) and is at \(found)") }
      }
      for (id, version) in told.drafts {
        let bytes = try store.drafts.load(staff: "shou", id: id) ?? []
        let found = String(decoding: bytes, as: UTF8.self).split(separator: " ").last.flatMap { Int($0) } ?? -1
        if found < version { wrong.append("draft \(id) was saved as \(version) and is \(found)") }
      }
      let staff = Set(try store.organisation().staff.map(\.id))
      wrong += told.staff.subtracting(staff).map { "\($0) was added and is gone" }
      try store.engine.journal.read { record, _ in if record.recovered { recovered += 1 } }
      return wrong + (try CampaignLadder.complaints(store))
    }

    // MARK: Writers

    /// Everything that writes, in turn, until the disk is gone.
    private static func work(_ root: String, _ writer: Int, _ told: Box, _ isOver: Flag) throws {
      // Its index in memory: SQLite maps a file of its own, and a page of a disk that is gone is a bus error.
      let store = try CampaignLadder.open(root, indexInMemory: true)
      guard let now = Instant(iso8601: TestStore.monday, zone: .beijing) else { return }
      var own: [String] = []
      for turn in 1... {
        if isOver.isSet { return }
        switch turn % 8 {
        case 3:
          try store.drafts.save(staff: "shou", id: "d\(writer)", bytes: Array("草稿 \(turn)".utf8))
          told.change { $0.drafts["d\(writer)"] = turn }
        case 5:
          let id = "s\(writer)x\(turn)"
          try store.changeOrganisation(as: "guan", now: now) {
            $0.staff.append(Staff(id: id, name: "新 \(id)", roles: [.clerk]))
          }
          told.change { $0.staff.insert(id) }
        case 0, 2, 6:
          guard let number = own.last else { fallthrough }
          let file = turn % 8 == 6 ? IncomingFile(name: "a.txt", bytes: Array("附件 \(writer) \(turn)".utf8)) : nil
          let request =
            file == nil
            ? Request(.edit, [.reason: "补充", .content: "第 \(turn) 次补充。"])
            : Request(.attach, [.kind: "其他", .file: "a.txt"])
          let receipt = try store.act(request, on: number, as: "shou", now: now, attaching: file)
          told.change { $0.revisions[number] = receipt.target.revision }
        default:
          let receipt = try store.act(
            Request(
              .register,
              [
                .kind: "投诉", .channel: "电话", .subject: "事由 \(writer) \(turn)", .content: "内容。", .name: "秦小满",
                .phone: "13900001111",
              ]), as: "shou", now: now)
          own.append(receipt.target.number)
          told.change { $0.revisions[receipt.target.number] = receipt.target.revision }
        }
      }
    }

    private static func command(_ root: String, _ writer: Int, _ told: Box, _ isOver: Flag) {
      var own: [String] = []
      let files = "/dev/shm/huiyin-power-\(UUID().uuidString)-"
      for turn in 1... {
        if isOver.isSet { return }
        let words =
          turn % 3 == 0 && !own.isEmpty
          ? ["do", own[own.count - 1], "edit", "--reason", "补充", "--content", "第 \(turn) 次"] : TestStore.complaint
        let started = try? Program.start(
          ["--store", root, "--as", "shou", "--now", TestStore.monday] + words + ["--format", "json"], files: files,
          environment: ["SWIFT_BACKTRACE=enable=no"])
        guard let outcome = started?.wait() else { return }
        guard let revision = outcome.object["revision"] as? Int else { continue }
        own.append(outcome.number)
        told.change { $0.revisions[outcome.number] = revision }
      }
    }

    // MARK: Threads

    final class Box: Sendable {
      private let told = Mutex(Told())
      var value: Told { told.withLock { $0 } }
      var count: Int { told.withLock { $0.count } }
      func change(_ change: (inout sending Told) -> Void) { told.withLock { change(&$0) } }
    }

    final class Flag: Sendable {
      private let flag = Atomic(false)
      var isSet: Bool { flag.load(ordering: .relaxed) }
      func set() { flag.store(true, ordering: .relaxed) }
    }

    struct Crew {
      var threads: [Thread]
      init(_ threads: [Thread]) {
        self.threads = threads
        for thread in threads { thread.stackSize = 8 << 20 }
      }
      func start() { for thread in threads { thread.start() } }
      var isFinished: Bool { threads.allSatisfy(\.isFinished) }
      func wait() { while !isFinished { usleep(1000) } }
    }
  }
}
