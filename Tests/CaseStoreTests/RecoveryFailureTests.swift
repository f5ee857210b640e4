import Glibc
import Testing

@testable import CaseStore

extension CampaignModel {
  /// What puts things right fails itself: recovery, `repair`, the making of a store. Both by the n-th call failing and by
  /// the power going once more.
  @Suite struct RecoveryFailureTests {
    private static let recovered = Operation.all.filter {
      ["change", "two cases"].contains($0.name)
        || (Ladder.isCampaign && ["create", "bulk", "organisation", "change in a new segment"].contains($0.name))
    }
    private static let faults: [FaultyFiles.Fault] =
      !Ladder.isCampaign
      ? [.error(EIO), .lyingWrite]
      : [
        .error(EIO), .error(ENOSPC), .error(EROFS), .shortWrite, .lyingWrite,
      ]

    /// A process died or the power failed within a commit; what opens the store next fails at its n-th call; what comes
    /// after that finds one state or the other, and clean.
    @Test(arguments: recovered, faults) func everyCallOfRecovery(
      _ operation: Operation, _ fault: FaultyFiles.Fault
    ) throws {
      let files = try operation.preparedStore()
      let engine = try CommitEngine(root: root, files: files, options: operation.options)
      let before = try Sight(engine)
      files.isRecording = true
      try operation.run(engine)
      files.acknowledged = 1
      _ = try? files.open("/none", .read, mode: 0)
      let after = try Sight(engine)
      var points = 0
      for moment in files.moments {
        // The machine still runs, or it went down with little or with much of it on the disk.
        let lost = moment.disk.crashStates(limit: Ladder.steps(1, campaign: 2)).map { ($0, "boot-2") }
        for (disk, boot) in [(moment.disk, "boot-1")] + lost {
          for lasts in Ladder.isCampaign ? [false, true] : [true] {
            for number in stride(from: 1, to: 10_000, by: Ladder.steps(3, campaign: 1)) {
              let base = ModelFiles(disk: disk, boot: boot)
              let faulty = FaultyFiles(base, fault, at: number, lasts: lasts)
              faulty.isArmed = true
              try attempt {
                let engine = try CommitEngine(root: root, files: faulty, options: operation.options)
                _ = try engine.commit(actor: "next", at: at) { _ in }
              }
              guard !faulty.hits.isEmpty else { break }
              points += 1
              let label = "\(fault) in recovery at \(number): \(faulty.hits[0]), after death before \(moment.call)"
              for left in [base.afterProcessDeath()]
                + base.disk.crashStates(limit: 1).map({ ModelFiles(disk: $0, boot: "3") })
              {
                let engine = try CommitEngine(root: root, files: left, options: operation.options)
                _ = try engine.commit(actor: "next", at: at) { _ in }
                let seen = try Sight(engine)
                let isOne = seen == after || (moment.acknowledged == 0 && seen == before)
                #expect(isOne, "\(label): neither before nor after")
                let findings = try engine.lastingFindings()
                #expect(findings == [], "\(label)")
              }
            }
          }
        }
      }
      Ladder.tell("failing calls of recovery, \(operation.name), \(fault)", points)
      #expect(points > 60, "the fault never hit: the test tests nothing")
    }

    // MARK: Repair

    struct Damage: Sendable, CustomTestStringConvertible {
      var testDescription: String
      var harm: @Sendable (ModelFiles) -> Void
    }

    static let journal = "/store/journal/000001.jsonl"
    static let damages = [
      Damage(testDescription: "a torn tail") { files in files.meddle(journal) { $0.removeLast(5) } },
      Damage(testDescription: "the last line") { files in files.meddle(journal) { RecoveryDamage.loseLastLine(&$0) } },
      Damage(testDescription: "a line in the middle") { files in files.meddle(journal) { $0[$0.count / 2] ^= 1 } },
      Damage(testDescription: "no journal") { files in files.remove(journal) },
      Damage(testDescription: "an index of lines from nowhere") { files in
        files.meddle(journal) { $0.insert(contentsOf: Array("{}\n".utf8), at: 0) }
      },
    ]

    private func damaged(_ damage: Damage) throws -> (files: ModelFiles, sight: Sight) {
      let files = try preparedFiles()
      let engine = try CommitEngine(root: root, files: files, options: testOptions())
      _ = try engine.commit(actor: "clerk", at: at) { transaction in
        try transaction.change(numberA, revision: 2, bytes: document(numberA, 2))
      }
      // The last line is about a file that has no revisions of its own.
      _ = try engine.commit(actor: "admin", at: at) { transaction in
        try transaction.replace("organisation.json", kind: "organisation", bytes: Array(#"{"v": 2}"#.utf8))
      }
      files.disk.synchronizeAll()
      let sight = try Sight(engine)
      let left = files.afterProcessDeath()
      damage.harm(left)
      return (left, sight)
    }

    private func repaired(_ files: ModelFiles, _ sight: Sight, _ label: String) throws {
      let engine = try CommitEngine(root: root, files: files, options: testOptions())
      _ = try engine.repair(actor: "admin", at: at, rebuildingJournal: true)
      #expect(try Sight(engine) == sight, "\(label)")
      let findings = try engine.lastingFindings()
      #expect(findings == [], "\(label)")
      _ = try engine.commit(actor: "next", at: at) { transaction in
        try transaction.change(numberA, revision: 3, bytes: document(numberA, 3))
      }
      #expect(try engine.verify().findings == [], "\(label)")
    }

    /// A repair that stops anywhere is simply done again.
    @Test(arguments: damages) func repairIsInterrupted(_ damage: Damage) throws {
      let (files, sight) = try damaged(damage)
      let engine = try CommitEngine(root: root, files: files, options: testOptions())
      #expect(try engine.verify().findings != [])
      files.isRecording = true
      _ = try engine.repair(actor: "admin", at: at, rebuildingJournal: true)
      var states = 0
      for moment in files.moments {
        try repaired(ModelFiles(disk: moment.disk), sight, "killed before \(moment.call)")
        for disk in moment.disk.crashStates(limit: Ladder.steps(4, campaign: 32)) {
          try repaired(ModelFiles(disk: disk, boot: "boot-2"), sight, "power lost before \(moment.call)")
          states += 1
        }
      }
      Ladder.tell("power loss in repair, \(damage), crash states", states)
      #expect(states > 12)
    }

    @Test(arguments: damages, faults) func everyCallOfRepair(_ damage: Damage, _ fault: FaultyFiles.Fault) throws {
      let (prepared, sight) = try damaged(damage)
      var points = 0
      for lasts in [false, true] {
        for number in 1... {
          let base = prepared.afterProcessDeath()
          let faulty = FaultyFiles(base, fault, at: number, lasts: lasts)
          faulty.isArmed = true
          try attempt {
            let engine = try CommitEngine(root: root, files: faulty, options: testOptions())
            _ = try engine.repair(actor: "admin", at: at, rebuildingJournal: true)
          }
          guard let hit = faulty.hits.first else { break }
          points += 1
          try repaired(base.afterProcessDeath(), sight, "\(fault) at \(number)\(lasts ? " and on" : ""): \(hit)")
        }
      }
      Ladder.tell("failing calls of repair, \(damage), \(fault)", points)
      #expect(points > 30, "the fault never hit: the test tests nothing")
    }

    // MARK: Making a store

    @Test(arguments: faults) func everyCallOfMakingAStore(_ fault: FaultyFiles.Fault) throws {
      func make(_ files: any FileOperations) throws {
        let engine = try CommitEngine.create(root: root, files: files, options: testOptions())
        _ = try engine.commit(actor: "admin", at: at) { transaction in
          try transaction.replace("organisation.json", kind: "organisation", bytes: Array("{}".utf8))
          try transaction.replace("store.json", kind: "store", bytes: Array("{}".utf8))
        }
      }
      var points = 0
      for lasts in [false, true] {
        for number in 1... {
          let base = ModelFiles()
          let faulty = FaultyFiles(base, fault, at: number, lasts: lasts)
          faulty.isArmed = true
          let isMade = try attempt { try make(faulty) }
          guard let hit = faulty.hits.first else { break }
          points += 1
          let label = "\(fault) at \(number): \(hit)"
          let left = base.afterProcessDeath()
          if !isMade { try make(left) }
          let engine = try CommitEngine(root: root, files: left, options: testOptions())
          #expect(try engine.metadata("store.json") != nil, "\(label)")
          // The note of what is under way is nobody's to read but the owner's, whoever could not say so: its folder is.
          // What could not be removed is swept by whoever writes next.
          let findings = try engine.lastingFindings().filter {
            $0.path != "locks/pending" && $0.kind != .temporaryLeft
          }
          #expect(findings == [], "\(label)")
        }
      }
      #expect(points > 60, "the fault never hit: the test tests nothing")
    }

    /// Whatever is refused is refused in the store's own words; anything else is a failure of the test.
    @discardableResult
    private func attempt(_ body: () throws -> Void) throws -> Bool {
      do {
        try body()
        return true
      } catch is StoreError {
        return false
      }
    }
  }
}
