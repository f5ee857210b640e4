import CaseDomain
import Foundation
import Testing

@testable import huiyin

/// 同类程序: what they are given, how their answers are read, and what the table says. Whether any of them is installed
/// plays no part here.
@Suite struct PeersTests {
  private static let received = Instant(seconds: 1_795_395_600)  // 2026-11-23T09:00+08:00

  private func one(
    _ number: String = "YS20261123-0001", department: String = "总务处", isOpen: Bool = true,
    due: Instant? = received + 90_000
  ) -> PeerCase {
    PeerCase(
      number: number, subject: "食堂\n菜凉", texts: ["第一行\n\"第二行\"", "食堂与午餐"], department: department,
      isOpen: isOpen, received: Self.received, due: due)
  }

  private func read(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  // MARK: What they are given

  @Test func aTaskHasProjectStateAndNotes() throws {
    let open = try read(TaskInput.object(one(), 300).text(pretty: false))
    #expect(open["uuid"] as? String == "0000012c-0000-4000-8000-000000000000")
    #expect(open["description"] as? String == "食堂 菜凉")
    #expect(open["project"] as? String == "总务处")
    #expect(open["status"] as? String == "pending")
    #expect(open["entry"] as? String == "20261123T010000Z")
    #expect(open["due"] as? String == "20261124T020000Z")
    #expect(open["end"] == nil)
    let notes = open["annotations"] as? [[String: String]]
    #expect(notes?.map { $0["description"] } == ["第一行 \"第二行\"", "食堂与午餐"])

    let closed = try read(TaskInput.object(one(isOpen: false), 0).text(pretty: false))
    #expect(closed["status"] as? String == "completed")
    #expect(closed["end"] as? String == "20261123T010000Z")
    #expect(closed["due"] == nil)

    let all = try JSONSerialization.jsonObject(with: Data(TaskInput.text([one(), one()]).utf8)) as? [[String: Any]]
    #expect(Set(all?.compactMap { $0["uuid"] as? String } ?? []).count == 2)
  }

  @Test func whatLooksLikeAnAttributeIsTextWhenATaskIsAdded() {
    #expect(
      TaskInput.adding(one()) == [
        "add", "project:总务处", "due:20261124T020000Z", "--", "食堂 菜凉：第一行 \"第二行\"",
      ])
    #expect(TaskInput.adding(one(due: nil)).prefix(3) == ["add", "project:总务处", "--"])
  }

  @Test func aMailHasItsFolderAndItsDate() throws {
    let text = MailInput.text(one())
    let (head, body) = (text.components(separatedBy: "\n\n")[0], text.components(separatedBy: "\n\n")[1])
    #expect(body == "第一行\n\"第二行\"\n食堂与午餐\n")
    let lines = head.split(separator: "\n")
    #expect(lines.contains("Date: 23 Nov 2026 01:00:00 +0000"))
    #expect(lines.contains("Message-ID: <YS20261123-0001@example.org>"))
    let subject = try #require(lines.first { $0.hasPrefix("Subject: =?UTF-8?B?") }).dropFirst(19).dropLast(2)
    #expect(String(decoding: Data(base64Encoded: String(subject)) ?? Data(), as: UTF8.self) == "食堂\n菜凉")
    #expect(MailInput.path(one()) == "总务处/cur/YS20261123-0001:2,")
    #expect(MailInput.path(one(isOpen: false)) == "总务处/cur/YS20261123-0001:2,S")
  }

  @Test func aTicketIsOneLine() throws {
    let line = TicketInput.line(one())
    #expect(!line.contains("\n"))
    let open = try read(line)
    #expect(open["content"] as? String == "第一行\n\"第二行\"\n食堂与午餐")
    #expect(open["department"] as? String == "总务处")
    #expect(open["status"] as? String == "open")
    #expect(open["due"] as? String == "2026-11-24 02:00:00")
    let closed = try read(TicketInput.line(one(isOpen: false)))
    #expect(closed["status"] as? String == "resolved")
    #expect(closed["due"] == nil)
    #expect(TicketScript.site(database: "/x/rt.db").contains("Set($DatabaseName, '/x/rt.db');"))
  }

  @Test func theDepartmentAskedForHasTheMostOpenCases() throws {
    let cases = PeerCases([
      one("1", department: "教导处"), one("2", department: "教导处"), one("3", department: "安全办"),
      one("4", department: "安全办"), one("5", department: "总务处"), one("6", department: "总务处", isOpen: false),
      one("7", department: "总务处", isOpen: false), one("8", department: PeerCase.nobody),
      one("9", department: PeerCase.nobody), one("10", department: PeerCase.nobody, isOpen: false),
    ])
    // Of two that have as many, always the same one.
    #expect(cases.department == "安全办")
    #expect(PeerCases(cases.all.reversed()).department == "安全办")
    let added = try #require(cases.added(15))
    #expect(added.number == "6-15")
    #expect(added.isOpen)
    #expect(added.subject == "食堂\n菜凉（第16次反映）")
    #expect(PeerCases([]).added(0) == nil)
  }

  // MARK: What they answer

  @Test func countsAreRead() {
    #expect(PeerFigures.number("1496\n") == 1496)
    #expect(PeerFigures.number("Configuration 3\n 12 \n\n") == 12)
    #expect(PeerFigures.number("12 of 13\n") == nil)
    #expect(PeerFigures.number("") == nil)
    #expect(PeerFigures.lines("a\n\n b\n \n") == 2)
  }

  @Test func syncsAreCountedOnce() {
    let trace = """
      26864 fsync(8)                          = 0
      26864 fdatasync(7 <unfinished ...>
      26869 msync(0x7f0000000000, 4096, MS_SYNC) = 0
      26864 <... fdatasync resumed>)          = 0
      26864 fdatasync(5)                      = -1 EIO (Input/output error)
      26864 openat(AT_FDCWD, "fsync", O_RDONLY) = 0
      26864 +++ exited with 0 +++
      """
    #expect(PeerFigures.syncs(trace) == 3)
  }

  // MARK: What is said

  private func report(_ costs: [PeerCost], plain: PeerPlainSearch? = nil) -> BenchReport {
    let plan = BenchPlan(cases: 1000, keys: 3, quiet: 30, withPeers: true, only: .peers)
    return BenchReport(
      plan: plan, measurements: [], commits: [], peers: PeerReport(costs: costs, plain: plain))
  }

  private func samples(_ walls: Double...) -> [PeerSample] { walls.map { PeerSample(wall: $0, computing: $0 / 2) } }

  @Test func theTableInventsNothing() throws {
    let costs = [
      PeerCost(task: .search, program: .rt, cases: 100_000, state: .tooMany),
      PeerCost(task: .search, program: .neomutt, cases: 1000, state: .failed),
      PeerCost(task: .search, program: .notmuch, cases: 1000, state: .notInstalled),
      PeerCost(task: .search, program: .taskwarrior, cases: 1000, samples: samples(400, 90, 100), found: 7),
      PeerCost(task: .search, program: .huiyin, cases: 1000, samples: samples(25, 20, 400), found: 7),
    ]
    let report = report(costs)
    let language = Asking.invocation.language
    let rows = report.table.components(separatedBy: "\n")
    func row(_ program: PeerProgram, _ cases: Int) throws -> [String] {
      try #require(
        rows.first { $0.contains(" \(cases) ") && $0.contains("  " + program.title + "  ") }
      ).components(separatedBy: "  ").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
    #expect(
      try row(.huiyin, 1000) == [
        PeersText.taskSearch.text(language), "1000", PeersText.huiyin.text(language), "7", "25.00", "12.50", "—", "—",
      ])
    #expect(try row(.taskwarrior, 1000).suffix(5) == ["7", "100.00", "50.00", "0.25", "—"])
    #expect(
      try row(.notmuch, 1000).suffix(5) == [
        BenchText.notInstalled.text(language), "—", "—", "—",
        PeersText.howToInstall.text(language, ["packages": "notmuch"]),
      ])
    #expect(try row(.neomutt, 1000).suffix(5) == ["—", "—", "—", "—", PeersText.failed.text(language)])
    #expect(try row(.rt, 100_000).suffix(5) == ["—", "—", "—", "—", PeersText.tooMany.text(language)])
    // What is said of a program goes with its figures.
    #expect(report.table.contains(PeersText.remarkTaskwarrior.text(language)))
    #expect(!report.table.contains(PeersText.remarkNotmuch.text(language)))
    #expect(!report.table.contains(PeersText.remarkRequestTracker.text(language)))

    let json = try read(report.json.text(pretty: false))
    let all = (json["peers"] as? [String: Any])?["costs"] as? [[String: Any]] ?? []
    #expect(all.map { $0["program"] as? String } == ["huiyin", "taskwarrior", "notmuch", "neomutt", "rt"])
    #expect(all.map { $0["state"] as? String } == ["measured", "measured", "notInstalled", "failed", "tooMany"])
    #expect(all.map { $0["wallP50Milliseconds"] as? Double } == [25, 100, nil, nil, nil])
    #expect(all.map { $0["ratio"] as? Double } == [nil, 0.25, nil, nil, nil])
    #expect(all.map { $0["runs"] as? Int } == [3, 3, 0, 0, 0])
  }

  @Test func anIndexMadeAsItComesIsToldOf() {
    let cost = PeerCost(task: .search, program: .notmuch, cases: 1000, samples: samples(10), found: 146)
    let text = report([cost], plain: PeerPlainSearch(found: 3, of: 146)).table
    let arguments = ["word": PeerCases.word, "found": "3", "of": "146"]
    #expect(text.contains(PeersText.plainSearch.text(Asking.invocation.language, arguments)))
    #expect(!report([cost]).table.contains("146）"))
  }
}

extension CommandSuite {
  @Suite struct PeersRunTests {
    /// The whole way with this program alone: what it is asked does what it is named for.
    @Test func thisProgramIsAskedAsTheOthersAre() throws {
      let place = NSTemporaryDirectory() + "huiyin-peerstest-" + UUID().uuidString
      defer { try? FileManager.default.removeItem(atPath: place) }
      try FileManager.default.createDirectory(atPath: place + "/tmp", withIntermediateDirectories: true)
      let outcome = try Program.start(
        [
          "bench", "--only", "peers", "--no-peers", "--cases", "40", "--keys", "1", "--stores", place + "/stores",
          "--format", "json",
        ], files: place + "/", environment: ["TMPDIR=\(place)/tmp"]
      ).wait()
      #expect(outcome.status == 0, "\(outcome.errors)")
      let costs = (outcome.object["peers"] as? [String: Any])?["costs"] as? [[String: Any]] ?? []
      #expect(costs.map { $0["task"] as? String } == ["start", "screen", "list", "filter", "search", "add"])
      for cost in costs {
        #expect(cost["program"] as? String == "huiyin")
        #expect(cost["runs"] as? Int == 1)
        #expect((cost["wallP50Milliseconds"] as? Double ?? 0) > 0, "\(cost)")
      }
      let found = costs.map { $0["found"] as? Int ?? 0 }
      #expect(found[2] > 1 && found[2] < 40, "\(found)")
      #expect(found[3] > 0 && found[3] < found[2], "\(found)")
      #expect(found[4] > 0 && found[4] < 40, "\(found)")
      // What is kept is what it was: the cases added went into a copy.
      let kept = (try? FileManager.default.subpathsOfDirectory(atPath: place + "/stores/scale-40/cases")) ?? []
      #expect(kept.count { $0.hasSuffix(".json") } == 40)
      #expect(try FileManager.default.contentsOfDirectory(atPath: place + "/tmp").isEmpty)
    }
  }
}
