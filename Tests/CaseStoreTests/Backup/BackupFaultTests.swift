import Glibc
import Testing

@testable import CaseStore

/// The n-th call fails, once and for good, for every n: there is no archive and no store that was not told, and
/// what was told is whole, also if the power fails then.
@Suite struct BackupFaultTests {
  static let faults: [FaultyFiles.Fault] = [
    .error(EIO), .error(ENOSPC), .error(EINTR), .shortWrite, .lyingWrite,
  ]

  /// Those that a disk that is full or dead goes on giving.
  static let lasting: Set<FaultyFiles.Fault> = [.error(EIO), .error(ENOSPC)]

  /// Every call for those that tell the most, every fifth for the others; all of them in the campaign.
  private func step(_ fault: FaultyFiles.Fault, lasts: Bool) -> Int {
    getenv("HUIYIN_CAMPAIGN") != nil || (!lasts && [.error(EIO), .lyingWrite].contains(fault)) ? 1 : 5
  }

  @Test(arguments: faults) func backup(fault: FaultyFiles.Fault) throws {
    let fixture = try BackupFixture()
    let prepared = fixture.files.disk
    let before = try fixture.tree(root)
    for lasts in Self.lasting.contains(fault) ? [false, true] : [false] {
      // The pool is written to in half of them.
      let isWhole = lasts || [.shortWrite, .error(EINTR)].contains(fault)
      var number = 1
      var refused = 0
      while true {
        let base = ModelFiles(disk: prepared)
        let files = FaultyFiles(base, fault, at: number, lasts: lasts)
        files.isArmed = true
        let report = try told { try fixture.backup(whole: isWhole, through: files) }
        files.isArmed = false
        let label = "\(fault) at \(number)\(lasts ? " and on" : ""), \(files.hits.first ?? "no hit")"
        if let report {
          for disk in [base.disk] + (number % 8 == 0 ? base.disk.crashStates(limit: 2) : []) {
            try check(ModelFiles(disk: disk), prepared, report, before, label)
          }
        } else {
          refused += 1
          // When nothing works any more its name cannot be taken back either; then it is whole.
          let isThere = base.contents(archivePath) != nil
          #expect(
            !isThere || (lasts && ["open /backups", "fsync /backups"].contains(files.hits.first)),
            "\(label): there all the same")
          // The next backup finds nothing in its way, and leaves nothing of the one that failed.
          let next = BackupFixture(on: base)
          if isThere { try next.restore() }
          try next.backup("/backups/next.tar")
          #expect(try next.leftovers() == [], "\(label)")
          #expect((try next.tree(root) == before) as Bool, "\(label): the store was changed")
        }
        if files.hits.isEmpty { break }
        number += step(fault, lasts: lasts)
      }
      #expect(number > 60, "the fault never hit: the test tests nothing")
      #expect(refused > 1 || fault == .error(EINTR) || fault == .shortWrite)
    }
  }

  private func check(
    _ files: ModelFiles, _ prepared: ModelDisk, _ report: BackupReport, _ before: [String: [UInt8]], _ label: String
  ) throws {
    // A call that fails while the store is read is damage of the store as far as a backup can tell; it has to say so.
    guard report.findings.isEmpty else { return }
    let fixture = BackupFixture(on: files)
    let verified = try fixture.restore()
    #expect(verified.findings == [], "\(label)")
    let after = try fixture.tree("/restored")
    #expect((after == before) as Bool, "\(label): told, and not what was there")
  }

  @Test(arguments: faults) func restore(fault: FaultyFiles.Fault) throws {
    let fixture = try BackupFixture()
    try fixture.backup()
    fixture.files.disk.synchronizeAll()
    let prepared = fixture.files.disk
    let before = try fixture.tree(root)
    for lasts in Self.lasting.contains(fault) ? [false, true] : [false] {
      var number = 1
      var refused = 0
      while true {
        let base = ModelFiles(disk: prepared)
        let files = FaultyFiles(base, fault, at: number, lasts: lasts)
        files.isArmed = true
        let verified = try told { try fixture.restore(through: files) }
        files.isArmed = false
        let label = "\(fault) at \(number)\(lasts ? " and on" : ""), \(files.hits.first ?? "no hit")"
        if let verified {
          for disk in [base.disk] + (number % 8 == 0 ? base.disk.crashStates(limit: 2) : []) {
            let left = BackupFixture(on: ModelFiles(disk: disk))
            let tree = try left.tree("/restored")
            let other = Set(tree.keys).symmetricDifference(before.keys).union(
              tree.filter { before[$0.key] != $0.value }.keys)
            #expect(other.isEmpty || !verified.findings.isEmpty, "\(label)")
          }
        } else {
          refused += 1
          // For good, it cannot be removed either.
          if !lasts { #expect((try? base.status(at: "/restored")) == nil, "\(label): refused and there all the same") }
        }
        let next = BackupFixture(on: base)
        if verified == nil {
          try next.restore(into: "/next")
          #expect((try next.tree("/next") == before) as Bool, "\(label)")
          #expect(try next.leftovers() == [], "\(label)")
        }
        if files.hits.isEmpty { break }
        number += step(fault, lasts: lasts)
      }
      #expect(number > 60, "the fault never hit: the test tests nothing")
      #expect(refused > 1 || fault == .error(EINTR) || fault == .shortWrite)
    }
  }

  /// Nil when it was refused with one of the sentences that a person gets.
  private func told<Value>(_ body: () throws -> Value) throws -> Value? {
    do {
      return try body()
    } catch is BackupError {
      return nil
    } catch is StoreError {
      return nil
    }
  }
}

extension BackupFixture {
  /// The same store on another disk.
  init(on files: ModelFiles) { self.files = files }
}
