import Glibc
import Testing

@testable import CaseStore

extension CampaignModel {
  /// Step 2 of the ladder: the n-th call fails, once and for good, for every n until the operation is not touched any more.
  @Suite struct FailureTests {
    static let faults: [FaultyFiles.Fault] = [
      .error(EIO), .error(ENOSPC), .error(EDQUOT), .error(EINTR), .error(EROFS), .shortWrite, .lyingWrite,
    ]

    /// With the ordinary tests each kind of operation meets EIO and one of the other faults, in the campaign all of them.
    static let trials: [(Operation, FaultyFiles.Fault)] = Operation.all.enumerated().flatMap { place, operation in
      let chosen = Ladder.isCampaign ? faults : [.error(EIO), faults[1 + place % (faults.count - 1)]]
      return chosen.map { (operation, $0) }
    }

    @Test(arguments: trials) func everyCall(_ operation: Operation, _ fault: FaultyFiles.Fault) throws {
      // Once; what the operation makes of it is compared thousands of times.
      let prepared = try operation.preparedStore()
      let options = operation.options
      let before = try Sight(CommitEngine(root: root, files: prepared.afterProcessDeath(), options: options))
      let done = try CommitEngine(root: root, files: prepared.afterProcessDeath(), options: options)
      try operation.run(done)
      let trial = Trial(operation: operation, fault: fault, disk: prepared.disk, before: before, after: try Sight(done))
      var points = 0
      for lasts in [false, true] {
        var number = 1
        while try fails(trial, at: number, lasts: lasts) { number += 1 }
        #expect(number > 4, "the fault never hit: the test tests nothing")
        points += number - 1
      }
      Ladder.tell("failing calls, \(operation.name), \(fault)", points)
    }

    private struct Trial {
      var operation: Operation
      var fault: FaultyFiles.Fault
      var disk: ModelDisk
      var before: Sight
      var after: Sight
    }

    /// False when the operation made fewer calls than that.
    private func fails(_ trial: Trial, at number: Int, lasts: Bool) throws -> Bool {
      let fault = trial.fault
      let base = ModelFiles(disk: trial.disk)
      let files = FaultyFiles(base, fault, at: number, lasts: lasts)
      let engine = try CommitEngine(root: root, files: files, options: trial.operation.options)
      files.isArmed = true
      var outcome: StoreError?
      do {
        try trial.operation.run(engine)
      } catch let error as StoreError {
        outcome = error
      }
      files.isArmed = false
      guard !files.hits.isEmpty else {
        #expect(outcome == nil)
        return false
      }
      let label =
        "\(fault) at call \(number)\(lasts ? " and on" : ""), \(files.hits[0]): \(outcome.map { "\($0)" } ?? "done")"

      if case .outcomeUnknown(_, let code) = outcome, code != ENOSPC, code != EDQUOT {
        #expect(engine.readOnlyReason == .failedSync, "\(label)")
        #expect(throws: StoreError.self) { try engine.commit(actor: "clerk", at: at) { _ in } }
      }
      // What the person was told holds for the next process, and if the power fails now.
      try check(base.afterProcessDeath(), outcome, trial, label)
      // A call that was interrupted, or wrote less than it was asked to, has not failed.
      if !lasts, fault == .error(EINTR) || fault == .shortWrite { #expect(outcome == nil, "\(label)") }
      let isSync = files.hits[0].contains("sync")
      if !lasts, fault == .error(EIO), isSync {
        try checkWorkGoesOn(after: base.afterProcessDeath(), trial, label)
      }
      for disk in base.disk.crashStates(limit: 2) where lasts || outcome != nil || isSync {
        try check(ModelFiles(disk: disk, boot: "boot-2"), outcome, trial, label + ", then power lost")
      }
      return true
    }

    /// A line that a failed sync lost counts as written in memory. Whoever goes on must not build on it: not even if the power
    /// fails after he was told that his change is saved.
    private func checkWorkGoesOn(after files: ModelFiles, _ trial: Trial, _ label: String) throws {
      guard !trial.operation.startsDamaged else { return }
      let engine = try CommitEngine(root: root, files: files, options: trial.operation.options)
      let next = try engine.documents.read(numberB).revision + 1
      _ = try engine.commit(actor: "next", at: at) { transaction in
        try transaction.change(numberB, revision: next, bytes: document(numberB, next, "续"))
      }
      for disk in files.disk.crashStates(limit: 2) {
        let left = try CommitEngine(
          root: root, files: ModelFiles(disk: disk, boot: "boot-2"), options: trial.operation.options)
        _ = try left.commit(actor: "next", at: at) { _ in }
        #expect(try left.documents.read(numberB).revision == next, "\(label), another change, then power lost")
        #expect(try left.lastingFindings() == [], "\(label), another change, then power lost")
      }
    }

    private func check(_ files: ModelFiles, _ outcome: StoreError?, _ trial: Trial, _ label: String) throws {
      let (before, after) = (trial.before, trial.after)
      let engine = try CommitEngine(root: root, files: files, options: trial.operation.options)
      _ = try engine.commit(actor: "next", at: at) { _ in }
      let seen = try Sight(engine)
      let isBefore = seen == before || seen.isHalf(trial.operation, from: before, to: after)
      switch outcome {
      case nil: #expect((seen == after) as Bool, "\(label): acknowledged and gone")
      case .outcomeUnknown: #expect((seen == after || isBefore) as Bool, "\(label): neither")
      default: #expect(isBefore, "\(label): refused and there all the same")
      }
      if trial.operation.startsDamaged, seen == before { return }
      #expect(try engine.lastingFindings() == [], "\(label)")
    }

    @Test func diskFullIsSaidWithPathAndFreeBytes() throws {
      let files = try preparedFiles()
      let engine = try CommitEngine(root: root, files: files, options: testOptions())
      let before = try Sight(engine)
      files.free = 8 << 20
      #expect(throws: StoreError.noSpace(path: "cases/2026/12/SG20261201-0001.json", free: 8 << 20)) {
        try engine.commit(actor: "clerk", at: at) { transaction in
          try transaction.create(firstFree: [numberC]) { document($0, 1) }
        }
      }
      #expect(try Sight(engine) == before)
      files.free = 1 << 30
      _ = try engine.commit(actor: "clerk", at: at) { transaction in
        try transaction.create(firstFree: [numberC]) { document($0, 1) }
      }
    }

    @Test func diskFullAtTheJournalIsFinishedWhenThereIsRoom() throws {
      let base = try preparedFiles()
      // The journal's own write is the one after the folder of the published document was synced.
      for number in 1... {
        let files = FaultyFiles(base.afterProcessDeath(), .error(ENOSPC), at: number, lasts: true)
        let engine = try CommitEngine(root: root, files: files, options: testOptions())
        files.isArmed = true
        let error = #expect(throws: StoreError.self) {
          try engine.commit(actor: "clerk", at: at) { transaction in
            try transaction.change(numberA, revision: 2, bytes: document(numberA, 2))
          }
        }
        guard files.hits.first?.hasPrefix("write /store/journal") == true else { continue }
        files.isArmed = false
        guard case .outcomeUnknown = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(engine.readOnlyReason == nil)
        _ = try engine.commit(actor: "clerk", at: at) { _ in }
        #expect(try engine.documents.read(numberA).revision == 2)
        #expect(try engine.records().last?.recovered == true)
        return
      }
    }

    @Test func unsuitableFileSystemIsRefusedUnlessAllowed() throws {
      let files = try preparedFiles()
      files.unsuitable = "nfs"
      #expect(throws: StoreError.unsuitableFileSystem(path: root, type: "nfs")) {
        try CommitEngine(root: root, files: files, options: testOptions())
      }
      _ = try CommitEngine(root: root, files: files, options: testOptions { $0.allowsUnsuitableFileSystem = true })
    }
  }
}
