import CaseDomain
import CaseStore
import Foundation
import Glibc
import Synchronization

/// Many processes at work on one store: people in processes of their own who do many things, commands that do one thing
/// each, desks on terminals, and others who list, search, check, sweep and make the index anew; killed at random.
final class Crowd: Sendable {
  /// How many of each sit there at a time.
  struct Plan {
    var seats: Int
    var commands: Int
    var desks: Int
    var readers: Int
    var seconds: Int
    /// Milliseconds between two kills.
    var killEvery: Int
    var seed: Int

    var processes: Int { seats + commands + desks + readers }
  }

  struct Counts {
    var started = 0
    var killed = 0
    /// Runs of commands that only read or tidy, by their first word.
    var looks: [String: Int] = [:]
    /// Whatever must not happen.
    var faults: [String] = []
  }

  let store: TestStore
  let plan: Plan
  let clock: CrowdClock
  private let until: Int
  private let counts = Mutex(Counts())
  private let running = Mutex<[pid_t]>([])
  private let spoken = Mutex<[CrowdTold]>([])

  init(_ plan: Plan) throws {
    self.plan = plan
    store = try TestStore()
    try FileManager.default.createDirectory(atPath: store.folder + "/crowd", withIntermediateDirectories: true)
    clock = CrowdClock(began: CrowdClock.seconds)
    until = clock.began + plan.seconds
  }

  /// Works until the time is up and everybody has gone.
  /// - Returns: what was done, and what everybody was told.
  func work() -> (counts: Counts, told: [CrowdTold], longestWait: Int) {
    var threads: [@Sendable () -> Void] = []
    for index in 0..<plan.seats { threads.append { self.sit(index) } }
    for index in 0..<plan.commands { threads.append { self.command(index) } }
    for index in 0..<plan.desks { threads.append { self.desk(index) } }
    for index in 0..<plan.readers { threads.append { self.look(index) } }
    threads.append { self.strike() }
    let all = DispatchGroup()
    for body in threads {
      all.enter()
      let thread = Thread {
        body()
        all.leave()
      }
      thread.stackSize = 1 << 20
      thread.start()
    }
    all.wait()
    var told = spoken.withLock { $0 }
    var longest = 0
    for index in 0..<plan.seats {
      told += CrowdLog.read(log(index))
      let wait = FileManager.default.contents(atPath: log(index) + ".wait") ?? Data()
      longest = max(longest, Int(String(decoding: wait, as: UTF8.self)) ?? 0)
    }
    return (counts.withLock { $0 }, told, longest)
  }

  private var isOver: Bool { CrowdClock.seconds >= until }
  private func log(_ index: Int) -> String { store.folder + "/crowd/seat-\(index)" }

  func fault(_ text: String) { counts.withLock { $0.faults.append(text) } }

  private func speak(_ told: CrowdTold) { spoken.withLock { $0.append(told) } }

  // MARK: Processes

  /// Waits for a process that may be struck at any moment. It is not collected before nobody can strike it any more, so
  /// that its number is never somebody else's.
  private func finish(_ run: Program.Running) -> Outcome {
    counts.withLock { $0.started += 1 }
    running.withLock { $0.append(run.pid) }
    var facts = siginfo_t()
    while waitid(P_PID, id_t(run.pid), &facts, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    running.withLock { $0.removeAll { $0 == run.pid } }
    let outcome = run.wait()
    if outcome.status == 128 + SIGKILL { counts.withLock { $0.killed += 1 } }
    return outcome
  }

  /// Kills somebody now and then.
  private func strike() {
    var dice = CrowdDice(seed: UInt64(plan.seed) &+ 7)
    while !isOver {
      poll(nil, 0, Int32(plan.killEvery / 2 + dice.below(plan.killEvery)))
      running.withLock { pids in
        if let pid = dice.pick(pids) { kill(pid, SIGKILL) }
      }
    }
  }

  private func sit(_ index: Int) {
    var round = 0
    while !isOver {
      round += 1
      let seat = CrowdSeat(
        store: store.root, log: log(index), name: "s\(index)r\(round)", seed: plan.seed &* 1000 &+ index &* 50 &+ round,
        until: until, clock: clock)
      do {
        let words = String(decoding: try JSONEncoder().encode(seat), as: UTF8.self)
        let run = try Program.start(
          ["--testing-library", "swift-testing", "--filter", "CrowdSeatTests"],
          files: log(index) + "-run-", environment: [CrowdSeat.variable + "=" + words], program: Program.own)
        let outcome = finish(run)
        if outcome.status != 0 && outcome.status != 128 + SIGKILL {
          fault("seat \(index): status \(outcome.status)\n\(outcome.output.suffix(2000))\(outcome.errors.suffix(2000))")
          return
        }
      } catch {
        return fault("seat \(index): \(error)")
      }
    }
  }

  // MARK: One process for one act

  private func command(_ index: Int) {
    do {
      var mind = try CrowdMind(
        CaseStore(
          opening: store.root,
          CaseStore.Surroundings(
            nonce: { UUID().uuidString }, identifier: { UUID().uuidString }, clock: { Instant(seconds: 0) })),
        seed: plan.seed &* 7919 &+ index, seat: "c\(index)")
      while !isOver {
        let now = clock
        guard let act = try? mind.next(at: now.now) else { continue }
        speak(CrowdSeat.told(act, .trying))
        speak(try carryOut(act, mind.store, now))
      }
    } catch {
      fault("command \(index): \(error)")
    }
  }

  private func carryOut(_ act: CrowdAct, _ look: CaseStore, _ now: CrowdClock) throws -> CrowdTold {
    var words = act.number.map { ["do", $0, act.request.action.rawValue] } ?? ["register"]
    for (field, values) in act.request.fields.raw.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      words += values.map { "--\(field.option)=\($0)" }
    }
    if let seen = act.seen { words += ["--if-revision", "\(seen)"] }
    let outcome = finish(try store.start(words + ["--format", "json"], as: act.person, now: now.text))
    let said = outcome.rule.isEmpty ? outcome.errors : outcome.rule
    switch (outcome.status, act.forecast) {
    case (0, .refused(let kind)): return CrowdSeat.told(act, .fault, "done, though \(kind) was due")
    case (0, _):
      var told = CrowdSeat.told(act, .done)
      told.number = outcome.number
      told.revision = outcome.object["revision"] as? Int
      told.state = outcome.object["state"] as? String
      return told
    case (75, _): return CrowdSeat.told(act, .again, said)
    case (66, .event) where CrowdMind.hasLeft(act, look, now.now): return CrowdSeat.told(act, .again, said)
    case (77, .open), (66, .open), (65, .open), (77, .refused(.notPermitted)), (66, .refused(.notFound)),
      (65, .refused(.badInput)):
      return CrowdSeat.told(act, .refused, said)
    case (128 + SIGKILL, _):
      // What had been said before the stroke was acknowledged all the same.
      guard let revision = outcome.object["revision"] as? Int else { return CrowdSeat.told(act, .trying) }
      var told = CrowdSeat.told(act, .done)
      told.number = outcome.number
      told.revision = revision
      return told
    default: return CrowdSeat.told(act, .fault, "status \(outcome.status), forecast \(act.forecast): \(said)")
    }
  }

  // MARK: Those who read and tidy

  private func look(_ index: Int) {
    var dice = CrowdDice(seed: UInt64(plan.seed &* 31 &+ index))
    // The long ones one at a time each, for they read every document there is.
    let long: [[String]] =
      index == 0 ? [["verify"], ["reindex"]] : index == 1 ? [["sweep"], ["list"], ["backup"]] : []
    var round = 0
    while !isOver {
      var words =
        dice.pick([
          ["list", "--queue", "todo"], ["list", "--query", "米饭", "--limit", "20"], ["list", "--queue", "overdue"],
          ["similar", "--text", "米饭没有煮透"], ["list", "--state", "handling", "--sort", "received"], ["show"],
        ]) ?? []
      if dice.chance(40), let one = dice.pick(long) { words = one }
      if words == ["show"] { words = ["show", "SG20261123-0001"] }
      if words == ["backup"] {
        round += 1
        backUp("crowd-\(round)")
        continue
      }
      let person =
        ["verify", "reindex", "sweep"].contains(words[0]) ? "guan" : dice.pick(["shou", "ban", "xiao", "du"])
      do {
        let outcome = finish(try store.start(words + Self.format(words[0]), as: person, now: clock.text))
        counts.withLock { $0.looks[words[0], default: 0] += 1 }
        let fits =
          [0, 75, 77, 128 + SIGKILL].contains(outcome.status) || (words[0] == "show" && outcome.status == 66)
        if !fits { fault("\(words): status \(outcome.status) \(outcome.output.suffix(1000))\(outcome.errors)") }
      } catch {
        fault("\(words): \(error)")
      }
    }
  }

  /// A backup of one moment while all are at work: nothing in it disagrees, and a store made from it is sound. One that
  /// was killed leaves no archive that could be taken for one.
  private func backUp(_ name: String) {
    let archive = store.folder + "/\(name).tar"
    let place = store.folder + "/" + name
    defer { for path in [archive, place] { try? FileManager.default.removeItem(atPath: path) } }
    do {
      let made = finish(try store.start(["backup", archive, "--format", "json"], as: "guan", now: clock.text))
      counts.withLock { $0.looks["backup", default: 0] += 1 }
      guard made.status == 0 else {
        if made.status != 128 + SIGKILL { fault("backup: status \(made.status) \(made.output)\(made.errors)") }
        if FileManager.default.fileExists(atPath: archive) { fault("backup: killed, and the archive stands") }
        return
      }
      if made.object["findings"] as? [String] != [] { fault("backup: \(made.output)") }
      let into = ["restore", archive, "--into", place, "--format", "json"]
      let restored = finish(try Program.start(into, files: store.folder + "/restore-"))
      guard restored.status == 0 else {
        if restored.status != 128 + SIGKILL { fault("restore: status \(restored.status) \(restored.errors)") }
        return
      }
      let look = ["--store", place, "--as", "guan", "--now", clock.text, "verify"]
      let verified = finish(try Program.start(look, files: store.folder + "/verify-"))
      if ![0, 128 + SIGKILL].contains(verified.status) { fault("restored: \(verified.output)\(verified.errors)") }
    } catch {
      fault("backup: \(error)")
    }
  }

  private static func format(_ word: String) -> [String] {
    ["list", "show", "similar", "verify"].contains(word) ? ["--format", "json"] : []
  }

  // MARK: Desks

  /// A clerk at a desk who registers one complaint after another with keys.
  private func desk(_ index: Int) {
    var round = 0
    while !isOver {
      round += 1
      do {
        let desk = try CrowdDesk(store, as: index % 2 == 0 ? "shou" : "fang", now: clock.text)
        counts.withLock { $0.started += 1 }
        running.withLock { $0.append(desk.pid) }
        defer {
          running.withLock { $0.removeAll { $0 == desk.pid } }
          if desk.end() { counts.withLock { $0.killed += 1 } }
        }
        var count = 0
        while !isOver {
          count += 1
          let token = "d\(index)r\(round)n\(count)z"
          var told = CrowdTold(token: token, person: desk.person, action: "register", verdict: .trying)
          told.event = "registered"
          speak(told)
          guard let number = try desk.register(token, while: { !self.isOver }) else { break }
          told.verdict = .done
          told.number = number
          told.revision = 1
          speak(told)
        }
      } catch {
        return fault("desk \(index): \(error)")
      }
    }
  }
}
