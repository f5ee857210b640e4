import Foundation
import Glibc
import Testing

extension CommandSuite {
  /// The benchmark itself, small and without other programs. Bytes are the same in every run and have bars; times are
  /// the machine's and are asserted nowhere.
  @Suite struct BenchTests {
    /// A folder for what the run makes, to see that nothing stays.
    private let place = NSTemporaryDirectory() + "huiyin-benchtest-" + UUID().uuidString

    private func start(_ arguments: [String], environment: [String] = []) throws -> Program.Running {
      try FileManager.default.createDirectory(atPath: place + "/tmp", withIntermediateDirectories: true)
      return try Program.start(
        ["bench"] + arguments, files: place + "/", environment: ["TMPDIR=\(place)/tmp"] + environment)
    }

    private var leftovers: [String] { (try? FileManager.default.contentsOfDirectory(atPath: place + "/tmp")) ?? ["?"] }

    @Test func everyTaskIsThereAndWithinItsBytes() throws {
      defer { try? FileManager.default.removeItem(atPath: place) }
      let outcome = try start(
        ["--only", "desk", "--cases", "50", "--keys", "30", "--quiet", "60", "--no-peers", "--format", "json"]
      ).wait()
      #expect(outcome.status == 0, "\(outcome.errors)")
      let rows = outcome.object["measurements"] as? [[String: Any]] ?? []
      #expect(rows.map { $0["task"] as? String } == ["list.down", "list.search", "line.type", "page.scroll"])
      for row in rows {
        #expect(row["program"] as? String == "huiyin")
        #expect(row["keys"] as? Int == 30, "\(row)")
        #expect((row["p50Milliseconds"] as? Double ?? 0) > 0)
        #expect((row["p99Milliseconds"] as? Double ?? 0) >= (row["p50Milliseconds"] as? Double ?? .infinity))
      }
      let most = rows.map { $0["bytesMost"] as? Int ?? .max }
      #expect(most[0] <= 400 && most[2] <= 120, "\(most)")
      #expect(rows.map { $0["withinLimit"] as? Bool } == [true, nil, true, nil])
      #expect((outcome.object["commits"] as? [Any])?.count == 0)
      #expect(leftovers.isEmpty)
    }

    /// Every list is measured beside a bare statement, on a store that is kept for the next run.
    @Test func listsAreMeasuredOnAStoreThatIsKept() throws {
      defer { try? FileManager.default.removeItem(atPath: place) }
      let outcome = try start(
        ["--only", "scale", "--cases", "60", "--stores", place + "/stores", "--format", "json"]
      ).wait()
      #expect(outcome.status == 0, "\(outcome.errors)")
      let rows = outcome.object["scale"] as? [[String: Any]] ?? []
      let tasks = Set(rows.compactMap { $0["task"] as? String })
      #expect(tasks.isSuperset(of: ["home.clerk", "queue.todo", "queue.all", "search.食堂", "lookup.phone"]))
      #expect(tasks.isSuperset(of: ["bulletin.month", "bulletin.drill", "warnings"]))
      for row in rows {
        // Desks at rest may do nothing at all.
        let least = row["task"] as? String == "idle" ? 0 : 0.0001
        #expect((row["p50Milliseconds"] as? Double ?? -1) >= least, "\(row)")
        if let ratio = row["ratio"] as? Double { #expect(ratio > 0, "\(row)") }
      }
      #expect(tasks.isSuperset(of: ["commit", "commit.index"]))
      let all = rows.first { $0["task"] as? String == "queue.all" }
      #expect(all?["rows"] as? Int == 60)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: place + "/stores").sorted() == [
          "scale-60", "scale-60.done",
        ])
      // What was saved was saved in a copy.
      let root = place + "/stores/scale-60"
      let files = FileManager.default.enumerator(atPath: root + "/cases")?.compactMap { $0 as? String } ?? []
      let documents = files.filter { $0.hasSuffix(".json") }
      #expect(documents.count == 60)
      for name in documents {
        let text = try String(contentsOfFile: "\(root)/cases/\(name)", encoding: .utf8)
        #expect(!text.contains("次批示：请在周五前"), "\(name)")
      }
      #expect(try Program.start(["--store", root, "verify"], files: place + "/verify-").wait().status == 0)
      #expect(leftovers.isEmpty)
    }

    @Test func manyWritersAreMeasuredBesideOne() throws {
      defer { try? FileManager.default.removeItem(atPath: place) }
      let outcome = try start(["--only", "writers", "--commits", "40", "--format", "json"]).wait()
      #expect(outcome.status == 0, "\(outcome.errors)")
      let cost = outcome.object["writers"] as? [String: Any]
      #expect(cost?["writers"] as? Int == 4)
      let alone = cost?["aloneCommitsPerSecond"] as? [Double] ?? []
      let together = try #require(cost?["togetherCommitsPerSecond"] as? Double)
      #expect(alone.count == 2 && alone.allSatisfy { $0 > 0 } && together > 0)
      let sum = try #require(cost?["sumToAlone"] as? Double)
      #expect(abs(sum * alone.reduce(0, +) / 2 / together - 1) < 0.01)
      #expect(try #require(cost?["longestToMedian"] as? Double) >= 1)
      #expect(leftovers.isEmpty)
    }

    /// The figures hold together; how long a commit takes is the machine's and asserted nowhere.
    @Test func aCommitIsMeasuredBesideTheBareCalls() throws {
      defer { try? FileManager.default.removeItem(atPath: place) }
      let outcome = try start(["--only", "commit", "--commits", "40", "--format", "json"]).wait()
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect((outcome.object["measurements"] as? [Any])?.count == 0)
      let rows = outcome.object["commits"] as? [[String: Any]] ?? []
      #expect(rows.map { $0["task"] as? String } == ["commit.change", "commit.new"])
      for row in rows {
        func part(_ name: String, _ quantile: String = "p50Milliseconds") -> Double {
          (row[name] as? [String: Any])?[quantile] as? Double ?? -1
        }
        #expect(row["commits"] as? Int == 40)
        for name in ["bare", "acknowledged", "syncing", "calling", "reckoning", "index"] {
          #expect(part(name) > 0 && part(name) <= part(name, "p99Milliseconds"), "\(name)")
          #expect(part(name, "p99Milliseconds") <= part(name, "mostMilliseconds"), "\(name)")
        }
        #expect(part("syncing") < part("acknowledged"))
        let ratio = row["ratioP50"] as? Double ?? 0
        #expect(abs(ratio - part("acknowledged") / part("bare")) < 0.02 * ratio)
        let slow = row["ratioP99"] as? Double ?? 0
        #expect(row["withinLimit"] as? Bool == (ratio <= 1.5 && slow <= 2))
        // What the store has to do for one commit, and not a call more than it did when this was written.
        #expect((row["calls"] as? Int ?? 999) <= 60, "\(row)")
      }
      #expect(leftovers.isEmpty)
    }

    @Test func theTableNamesEveryTask() throws {
      defer { try? FileManager.default.removeItem(atPath: place) }
      let outcome = try start(["--cases", "20", "--keys", "2", "--quiet", "60", "--no-peers", "--commits", "10"]).wait()
      #expect(outcome.status == 0, "\(outcome.errors)")
      for text in ["列表下移一行", "查询并列出", "行末输入一个汉字", "长页下移一行", "20 件，80×24", "字节都在上限以内。", "改一件", "新登记一件"] {
        #expect(outcome.output.contains(text), "\(text)")
      }
    }

    @Test func anInterruptedRunLeavesNothing() throws {
      defer { try? FileManager.default.removeItem(atPath: place) }
      let run = try start(["--cases", "20000", "--no-peers"])
      let end = ContinuousClock.now + .seconds(60)
      while leftovers.isEmpty, ContinuousClock.now < end { poll(nil, 0, 5) }
      #expect(!leftovers.isEmpty)
      kill(run.pid, SIGTERM)
      let outcome = run.wait()
      #expect(outcome.status == 128 + SIGTERM)
      #expect(leftovers.isEmpty)
    }

    @Test(
      arguments: [
        (["SSH_ORIGINAL_COMMAND=bench"], []), (["SSH_CONNECTION=192.0.2.1 5000 192.0.2.2 22"], ["--as", "liu"]),
      ] as [([String], [String])])
    func aForcedCommandStartsNoPrograms(_ environment: [String], _ more: [String]) throws {
      defer { try? FileManager.default.removeItem(atPath: place) }
      let outcome = try start(["--cases", "20"] + more, environment: environment).wait()
      #expect(outcome.status == 77)
      #expect(outcome.errors.contains("bench 会启动别的程序"))
      #expect(leftovers.isEmpty)
    }

    @Test(arguments: [
      ["--cases", "0"], ["--cases", "1000000"], ["--keys", "0"], ["--quiet", "0"], ["--format", "csv"],
      ["--commits", "9"],
      ["--only", "store"],
    ])
    func numbersOutOfRangeAreRefused(_ words: [String]) throws {
      defer { try? FileManager.default.removeItem(atPath: place) }
      #expect(try start(words).wait().status == 64)
      #expect(leftovers.isEmpty)
    }
  }
}
