import CaseDomain
import Glibc

/// 提交的代价, measured on a store of its own in the run's folder.
struct CommitBench {
  func measure(_ plan: BenchPlan, in place: BenchPlace) throws -> [CommitCost] {
    Bench.announce(.measuringCommits, ["n": String(plan.commits)])
    let folder = place.folder + "/commits"
    guard mkdir(folder, 0o700) == 0 else {
      throw CommandError(.inputOutput, phrase: BenchText.folderFailed, ["path": folder])
    }
    let trial = CommitTrial(
      folder: folder, commits: plan.commits, nonce: { Surroundings.random(16) },
      isStillWanted: { try Interruption.check() })
    do {
      let samples = try trial.run()
      return CommitKind.allCases.map { CommitCost(kind: $0, samples: samples[$0] ?? []) }
    } catch let failed as BareLoop.Failed {
      throw CommandError(
        .inputOutput, phrase: BenchText.callFailed,
        ["call": failed.call, "why": String(cString: strerror(failed.code)), "path": folder])
    }
  }
}

/// The costs of one kind of commit.
struct CommitCost {
  var kind: CommitKind
  var samples: [CommitSample]

  /// At most so many times what the bare loop takes.
  static let limit = (median: 1.5, p99: 2.0)

  /// Milliseconds that a share of the samples does not exceed.
  func quantile(_ share: Double, _ part: (CommitSample) -> Int) -> Double? {
    Measurement.quantile(samples.map(part), share).map { Double($0) / 1e6 }
  }

  var ratio: (median: Double, p99: Double)? {
    guard let ours = quantile(0.5, \.acknowledged), let bare = quantile(0.5, \.bare), bare > 0,
      let slow = quantile(0.99, \.acknowledged), let bareSlow = quantile(0.99, \.bare), bareSlow > 0
    else { return nil }
    return (ours / bare, slow / bareSlow)
  }

  var isWithinLimit: Bool? { ratio.map { $0.median <= Self.limit.median && $0.p99 <= Self.limit.p99 } }
}

extension CommitSample {
  /// What is left when the system calls are taken off: reading, deciding, encoding, hashing.
  var reckoning: Int { acknowledged - syncing - calling }
}
