import Foundation
import Testing

@testable import CaseDomain

@Suite struct TimeCodingTests {
  private func json(_ value: some Encodable, zone: CaseDomain.Zone? = nil) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    encoder.userInfo[Instant.zoneKey] = zone
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func read<Value: Decodable>(
    _ type: Value.Type, _ text: String, zone: CaseDomain.Zone? = nil
  ) throws -> Value {
    let decoder = JSONDecoder()
    decoder.userInfo[Instant.zoneKey] = zone
    return try decoder.decode(type, from: Data(text.utf8))
  }

  @Test func momentsAreTexts() throws {
    let moment = try beijing("2026-11-30T17:30")
    #expect(try json([moment]) == #"["2026-11-30T17:30:00+08:00"]"#)
    #expect(try json([moment], zone: Zone(name: "Asia/Urumqi")) == #"["2026-11-30T15:30:00+06:00"]"#)
    #expect(try read([Instant].self, #"["2026-11-30T15:30:00+06:00"]"#) == [moment])
  }

  @Test func aMomentWithoutOffsetNeedsAZone() throws {
    let text = #"["2026-11-30T17:30:00"]"#
    #expect(throws: DecodingError.self) { try read([Instant].self, text) }
    #expect(throws: DecodingError.self) { try read([Instant].self, #"["2026-11-30"]"#) }
    #expect(throws: DecodingError.self) { try read([Instant].self, "[1796031000]", zone: .beijing) }
    #expect(try read([Instant].self, text, zone: .beijing) == [beijing("2026-11-30T17:30")])
  }

  @Test func theSmallOnesAreTexts() throws {
    #expect(try json([civil("2026-11-22")]) == #"["2026-11-22"]"#)
    #expect(try json([clock("08:30")]) == #"["08:30"]"#)
    #expect(try json([CaseDomain.Zone.beijing]) == #"["Asia/Shanghai"]"#)
    #expect(throws: DecodingError.self) { try read([CivilDate].self, #"["2026-02-30"]"#) }
    #expect(throws: DecodingError.self) { try read([TimeOfDay].self, #"["8:30"]"#) }
    #expect(throws: DecodingError.self) { try read([CaseDomain.Zone].self, #"["Mars"]"#) }
  }

  @Test func theCalendarReadsBackAndStillCounts() throws {
    let text = try json(WorkCalendar.standard)
    let back = try read(WorkCalendar.self, text)
    #expect(back == .standard)
    #expect(back.hashValue == WorkCalendar.standard.hashValue)
    #expect(back.workingDays(from: try civil("2026-01-01"), to: try civil("2026-12-31")) == 248)
    #expect(!text.contains("index"))
  }

  @Test func aFileMayNameOnlyYears() throws {
    let text = #"""
      {"years": [{"year": 2027, "source": "通知", "makeUpDays": [],
        "holidays": [{"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"}]}]}
      """#
    let calendar = try read(WorkCalendar.self, text)
    #expect(calendar.kind(of: try civil("2027-01-01")) == .holiday("元旦"))
    #expect(calendar.secondsPerWorkingDay == 25_200)
    #expect(calendar.zone == .beijing)
  }

  @Test func rulesAndPausesReadBack() throws {
    let allowance = Allowance(amount: 2, unit: .hour, starts: .sameDay, workingTime: true)
    #expect(try json(allowance) == #"{"amount":2,"starts":"sameDay","unit":"hour","workingTime":true}"#)
    #expect(try read(Allowance.self, json(allowance)) == allowance)
    let pause = Pause(from: try beijing("2026-11-30T17:30"), to: nil, reason: "等待鉴定")
    #expect(try read(Pause.self, json(pause)) == pause)
  }
}
