import Testing

@testable import CaseDomain

/// 抽查: nobody can choose what is drawn, everybody can draw it again.
struct DrawTests {
  /// FNV-1a; the store passes SHA-256.
  private func digest(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    // The low bits of neighbours are alike; a turn mixes them.
    hash ^= hash >> 29
    hash = hash &* 0xbf58_476d_1ce4_e5b9
    return String(hash ^ (hash >> 32), radix: 16)
  }

  private let numbers = (1...40).map { "SG20261102-\(1000 + $0)" }

  private func draw(
    _ count: Int, as id: String = "super1", seed: String = "ab", numbers: [String]? = nil
  ) throws -> Draw {
    let day = try #require(CivilDate("2026-11-01"))
    return try Draw.draw(
      count, of: DrawPopulation(since: day, until: day.adding(days: 29)), numbers: numbers ?? self.numbers, seed: seed,
      seedSeq: 7, reason: nil, id: RecordNumber(year: 2026, number: 1), in: Scenario().context(as: id), digest: digest)
  }

  @Test func theSameSeedDrawsTheSame() throws {
    let draw = try draw(5)
    #expect(draw.drawn.count == 5)
    #expect(Set(draw.drawn).isSubset(of: numbers))
    #expect(draw.isConfirmed(by: numbers, digest))
    // The order in which the cases come makes no difference.
    #expect(Draw.order(numbers.reversed(), seed: "ab", digest).prefix(5) == draw.drawn[...])
    #expect(try self.draw(12).drawn.prefix(5) == draw.drawn[...])
    #expect(try self.draw(5, seed: "ac").drawn != draw.drawn)
  }

  @Test func whatWasChangedIsNotConfirmed() throws {
    var draw = try draw(5)
    #expect(!draw.isConfirmed(by: Array(numbers.dropLast()), digest))
    draw.drawn.swapAt(0, 1)
    #expect(!draw.isConfirmed(by: numbers, digest))
    draw = try self.draw(5)
    draw.drawn[0] = numbers.first { !draw.drawn.contains($0) } ?? ""
    #expect(!draw.isConfirmed(by: numbers, digest))
  }

  @Test func everyCaseIsDrawnAboutAsOften() throws {
    var times: [String: Int] = [:]
    for seed in 0..<400 { for number in try draw(4, seed: String(seed)).drawn { times[number, default: 0] += 1 } }
    // 40 on the average; chance alone hardly leaves 15 to 70.
    #expect(times.count == 40)
    #expect(times.values.allSatisfy { (15...70).contains($0) })
  }

  @Test(arguments: [("clerk1", "roleMissing"), ("zw1", "roleMissing"), ("gone", "personRetired")])
  func whoDraws(_ person: String, _ rule: String) {
    #expect(throws: Refusal.self) { try draw(3, as: person) }
    do { _ = try draw(3, as: person) } catch {
      let refusal = error as? Refusal
      #expect(refusal?.rule == rule)
    }
  }

  @Test func nothingToDraw() {
    let refused: [(Int, [String], String)] = [
      (0, self.numbers, "drawCount"), (501, self.numbers, "drawCount"), (3, [], "drawEmpty"),
    ]
    for (count, numbers, rule) in refused {
      do {
        _ = try draw(count, numbers: numbers)
        Issue.record("drawn")
      } catch {
        let refusal = error as? Refusal
        #expect(refusal?.rule == rule)
      }
    }
  }

  @Test func thePopulationIsWhatItWasThen() throws {
    var scenario = try Scenario.walked(to: .closed)
    let closed = scenario.current
    try scenario.register(as: "clerk1")
    let day = try #require(CivilDate("2026-11-02"))
    let population = DrawPopulation(since: day, until: day)
    let then = scenario.now + 1
    func numbers(_ moment: Instant, _ population: DrawPopulation, hidden: Set<String> = []) -> [String] {
      population.numbers(
        scenario.cases.values.map { CaseFacts($0) }, at: moment, scenario.organisation, without: hidden)
    }
    #expect(numbers(then, population) == [closed])
    #expect(numbers(then, DrawPopulation(since: day, until: day, closedOnly: false)).count == 2)
    #expect(numbers(then, DrawPopulation(since: day, until: day, department: "jdc")).isEmpty)
    #expect(numbers(then, DrawPopulation(since: day, until: day, department: "zwc", kind: .complaint)) == [closed])
    #expect(numbers(then, DrawPopulation(since: day, until: day, kind: .help)).isEmpty)
    #expect(numbers(then, population, hidden: [closed]).isEmpty)
    try scenario.at("2026-11-05T09:00")
    try scenario.does(.reopen, as: "super1", on: closed, [.reason: "又来", .initiative: "us"])
    // Reopened since: the draw of that moment is confirmed all the same.
    #expect(numbers(then, population) == [closed])
    #expect(numbers(scenario.now + 1, population).isEmpty)
  }

  @Test func progressIsWhatWasLookedAtSince() throws {
    var scenario = try Scenario.walked(to: .closed)
    try scenario.does(.spotCheck, as: "super1", [.of: "记录", .finding: "抽取前看过"])
    try scenario.at("2026-11-03T09:00")
    var draw = try draw(1, numbers: [scenario.current])
    draw.at = scenario.now
    func checked() throws -> Bool {
      let facts = CaseFacts(try scenario.target)
      return draw.progress([facts.number: facts]).first?.check != nil
    }
    #expect(try !checked())
    try scenario.at("2026-11-04T09:00")
    try scenario.does(.spotCheck, as: "super1", [.of: "电话", .finding: "属实"])
    #expect(try checked())
  }
}
