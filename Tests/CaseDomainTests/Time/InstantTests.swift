import Testing

@testable import CaseDomain

@Suite struct InstantTests {
  @Test(arguments: [
    ("2026-11-30T17:30:00+08:00", 1_796_031_000),
    ("2026-11-30T17:30:00+0800", 1_796_031_000),
    ("2026-11-30T17:30:00+08", 1_796_031_000),
    ("2026-11-30 17:30:00+08:00", 1_796_031_000),
    ("2026-11-30T17:30+08:00", 1_796_031_000),
    ("2026-11-30T17:30", 1_796_031_000),
    ("2026-11-30 17:30:00", 1_796_031_000),
    ("2026-11-30T09:30:00Z", 1_796_031_000),
    ("2026-11-30T09:30:00.999Z", 1_796_031_000),
    ("2026-11-30T04:00:00-05:30", 1_796_031_000),
    ("2026-11-30", 1_795_968_000),
    ("1970-01-01T08:00:00", 0),
    ("1969-12-31T23:59:59Z", -1),
    ("2024-02-29T00:00:00Z", 1_709_164_800),
    ("0001-01-01T00:00:00Z", -62_135_596_800),
    ("9999-12-31T23:59:59Z", 253_402_300_799),
  ])
  func reads(text: String, seconds: Int64) throws {
    #expect(try beijing(text).seconds == seconds)
  }

  @Test(arguments: [
    "", " ", "2026", "2026-11", "2026-11-3", "2026-1-30", "26-11-30", "2026/11/30", "2026-11-30T", "2026-11-30 ",
    "2026-11-30T17", "2026-11-30T17:3", "2026-11-30T17:30:", "2026-11-30T17:30:0", "2026-11-30T17:60",
    "2026-11-30T24:00", "2026-11-30T25:00", "2026-11-30T17:30:60", "2026-11-30T17:30:00.", "2026-11-30T17:30:00+",
    "2026-11-30T17:30:00+8", "2026-11-30T17:30:00+08:", "2026-11-30T17:30:00+08:0", "2026-11-30T17:30:00+08:60",
    "2026-11-30T17:30:00+14:01", "2026-11-30T17:30:00+99:00", "2026-11-30T17:30:00 +08:00",
    "2026-11-30T17:30:00+08:00 ", " 2026-11-30", "2026-11-30T17:30:00z", "2026-11-30t17:30:00",
    "2026-11-30  17:30", "2026-11-30Z", "2026-11-30+08:00", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
    "2026-11-00", "0000-01-01", "-001-01-01", "２０２６-11-30", "2026年11月30日", "20261130T173000",
  ])
  func refuses(text: String) {
    #expect(Instant(iso8601: text, zone: .beijing) == nil)
  }

  @Test func readsInTheZoneItIsGiven() throws {
    let urumqi = try #require(Zone(name: "Asia/Urumqi"))
    let text = "2026-11-30T17:30:00"
    let there = try #require(Instant(iso8601: text, zone: urumqi))
    #expect(there - (try beijing(text)) == 7200)
    #expect(there.iso8601(in: urumqi) == "2026-11-30T17:30:00+06:00")
    #expect(there.iso8601(in: .beijing) == "2026-11-30T19:30:00+08:00")
  }

  @Test func showsDateAndTimeOfTheZone() throws {
    let moment = try beijing("2026-01-01T07:59:58")
    let utc = try #require(Zone(name: "UTC"))
    let west = try #require(Zone(name: "-03:30"))
    #expect(moment.date(in: .beijing).description == "2026-01-01")
    #expect(moment.time(in: .beijing).description == "07:59:58")
    #expect(moment.iso8601(in: utc) == "2025-12-31T23:59:58Z")
    #expect(moment.iso8601(in: west) == "2025-12-31T20:29:58-03:30")
  }

  @Test func whatIsWrittenReadsBack() {
    var numbers = SeededNumbers(state: 1)
    for _ in 0..<2000 {
      let moment = Instant(seconds: Int64.random(in: -62_135_000_000...253_402_000_000, using: &numbers))
      #expect(Instant(iso8601: moment.iso8601(in: .beijing), zone: .beijing) == moment)
      #expect(moment.date(in: .beijing).at(moment.time(in: .beijing), in: .beijing) == moment)
    }
  }

  @Test func theEndsOfTheRangeStandStill() {
    let (first, last) = (Instant(seconds: .min), Instant(seconds: .max))
    #expect(first.iso8601(in: .beijing) == "0001-01-01T00:00:00+08:00")
    #expect(last.iso8601(in: .beijing) == "9999-12-31T23:59:59+08:00")
    #expect(last + 1 == last)
    #expect(first - 1 == first)
    #expect(Instant(seconds: 5) - Int64.min == last)
    #expect(last - first == .max)
    #expect(first - last == .min)
    #expect(Instant(seconds: 5) + 3 == Instant(seconds: 8))
    #expect(Instant(seconds: 5) - 3 == Instant(seconds: 2))
    #expect(Instant(seconds: 5) - Instant(seconds: 8) == -3)
  }

  @Test(arguments: [
    ("Asia/Shanghai", 28_800), ("Asia/Chongqing", 28_800), ("Asia/Harbin", 28_800), ("PRC", 28_800),
    ("Asia/Hong_Kong", 28_800), ("Asia/Macau", 28_800), ("Asia/Taipei", 28_800), ("Asia/Urumqi", 21_600),
    ("UTC", 0), ("+05:45", 20_700), ("-03:30", -12_600), ("+14:00", 50_400), ("+00:00", 0),
  ])
  func knowsTheZone(name: String, offset: Int) throws {
    let zone = try #require(Zone(name: name))
    #expect(zone.name == name)
    #expect(zone.offsetSeconds == offset)
  }

  @Test(arguments: ["", "Z", "Asia/Tokyo", "asia/shanghai", "+8", "+14:01", "+08:00 ", "08:00", "+08:", "Europe/Paris"])
  func doesNotKnowTheZone(name: String) {
    #expect(Zone(name: name) == nil)
  }

  @Test func beijingIsTheOneOfTheTable() {
    #expect(Zone(name: "Asia/Shanghai") == .beijing)
  }
}
