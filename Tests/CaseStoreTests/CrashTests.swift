import Testing

@testable import CaseStore

extension CampaignModel {
  /// Step 1 of the ladder: the power fails, or the process dies, before every single call of a commit, and everything that
  /// was not synced survives in any combination.
  @Suite struct CrashTests {
    /// Runs the operation on a disk that records every moment; the states before and after it.
    private func record(_ operation: Operation) throws -> (files: ModelFiles, before: Sight, after: Sight) {
      let files = try operation.preparedStore()
      let engine = try CommitEngine(root: root, files: files, options: operation.options)
      // A commit just before, so that what it left unsynced (its note) is there to come back.
      _ = try engine.commit(actor: "clerk", at: at) { transaction in
        try transaction.change(numberA, revision: 2, bytes: document(numberA, 2, "前"))
      }
      let before = try Sight(engine)
      files.isRecording = true
      try operation.run(engine)
      files.acknowledged = 1
      // The moment after, with whatever is still unsynced.
      _ = try? files.open("/none", .read, mode: 0)
      files.isRecording = false
      return (files, before, try Sight(engine))
    }

    private func check(
      _ files: ModelFiles, _ moment: ModelFiles.Moment, _ before: Sight, _ after: Sight, _ how: String,
      _ operation: Operation
    ) throws {
      let label = "\(how) before \(moment.call)"
      let engine = try CommitEngine(root: root, files: files, options: operation.options)
      // The next commit finishes what a dead process left, even where opening did not have to.
      _ = try engine.commit(actor: "next", at: at) { _ in }
      let seen = try Sight(engine)
      let isBefore = seen == before || seen.isHalf(operation, from: before, to: after)
      #expect((seen == after || (moment.acknowledged == 0 && isBefore)) as Bool, "\(label): neither before nor after")
      if operation.startsDamaged, seen == before { return }
      let findings = try engine.lastingFindings()
      #expect(findings == [], "\(label)")
      // And work goes on.
      let next = try engine.documents.read(numberA).revision + 1
      _ = try engine.commit(actor: "next", at: at) { transaction in
        try transaction.change(numberA, revision: next, bytes: document(numberA, next, "续"))
      }
      #expect(try engine.documents.read(numberA).revision == next)
    }

    @Test(arguments: Operation.all) func powerLoss(_ operation: Operation) throws {
      let (files, before, after) = try record(operation)
      #expect(before != after)
      var states = 0
      for moment in files.moments {
        for disk in moment.disk.crashStates(limit: Ladder.steps(8, campaign: 64)) {
          let left = ModelFiles(disk: disk, boot: "boot-2")
          try check(left, moment, before, after, "power lost", operation)
          states += 1
        }
      }
      Ladder.tell("power loss, \(operation.name), crash states", states)
      #expect(states > 20, "the model saw nothing of it")
    }

    @Test(arguments: Operation.all) func processDeath(_ operation: Operation) throws {
      let (files, before, after) = try record(operation)
      for moment in files.moments {
        try check(ModelFiles(disk: moment.disk), moment, before, after, "killed", operation)
      }
      Ladder.tell("death, \(operation.name), moments", files.moments.count)
      #expect(files.moments.count >= 3, "the model saw nothing of it")
    }

    /// The power fails, and fails again while the store recovers.
    @Test(
      arguments: Operation.all.filter { $0.name.contains("case") || $0.name.hasPrefix("bulk") || $0.name == "change" })
    func powerLossDuringRecovery(_ operation: Operation) throws {
      let (files, before, after) = try record(operation)
      var states = 0
      for moment in files.moments {
        for disk in moment.disk.crashStates(limit: Ladder.steps(1, campaign: 3)) {
          let second = ModelFiles(disk: disk, boot: "boot-2")
          second.acknowledged = moment.acknowledged
          second.isRecording = true
          let engine = try CommitEngine(root: root, files: second, options: operation.options)
          _ = try engine.commit(actor: "next", at: at) { _ in }
          for again in second.moments {
            for disk in again.disk.crashStates(limit: Ladder.steps(1, campaign: 3)) {
              // What recovery had already made out, or still either: but nothing in between.
              let left = ModelFiles(disk: disk, boot: "boot-3")
              try check(left, again, before, after, "power lost twice", operation)
              states += 1
            }
          }
        }
      }
      Ladder.tell("power loss in recovery, \(operation.name), crash states", states)
      #expect(states > 50, "the model saw nothing of it")
    }

    /// Making a store is interrupted and begun again.
    @Test func creation() throws {
      func make(_ files: ModelFiles) throws {
        let engine = try CommitEngine.create(root: root, files: files, options: testOptions())
        _ = try engine.commit(actor: "admin", at: at) { transaction in
          try transaction.replace("store.json", kind: "store", bytes: Array("{}".utf8))
        }
      }
      let files = ModelFiles()
      files.isRecording = true
      try make(files)
      files.acknowledged = 1
      _ = try? files.open("/none", .read, mode: 0)
      for moment in files.moments {
        for disk in moment.disk.crashStates(limit: 20) {
          let after = ModelFiles(disk: disk, boot: "boot-2")
          if moment.acknowledged == 0 { try make(after) }
          let engine = try CommitEngine(root: root, files: after, options: testOptions())
          #expect(try engine.metadata("store.json") != nil, "before \(moment.call)")
          #expect(try engine.verify().findings == [], "before \(moment.call)")
        }
      }
    }

    /// The model must be able to fail a store that leaves out a sync; otherwise the tests above prove nothing.
    @Test func modelLosesWhatWasNotSynced() throws {
      let files = try preparedFiles()
      let disk = Disk(files: files, access: .owner)
      try disk.writeNew("/store/x", Array("new".utf8))
      let kept = files.disk.crashStates(limit: 100).map { ModelFiles(disk: $0).contents("/store/x") }
      #expect(kept.contains(nil))
      #expect(kept.contains(Array("new".utf8)))
      #expect(kept.contains(Array("n".utf8)))
      #expect(kept.contains([0, 0, 0]))
    }
  }
}
