import Foundation
import Testing

@testable import CaseDomain

/// Texts that somebody sends on purpose, where the rules read them (docs/decisions/0017).
@Suite struct CampaignFuzzWords {
  /// Few in every run, many in a campaign (`HUIYIN_CAMPAIGN`): as many as `HUIYIN_CAMPAIGN_INPUTS` says.
  private static func count(short: Int, long: Int = 1_000_000) -> Int {
    let environment = ProcessInfo.processInfo.environment
    guard environment["HUIYIN_CAMPAIGN"] != nil else { return short }
    return environment["HUIYIN_CAMPAIGN_INPUTS"].flatMap { Int($0) } ?? long
  }

  private static let pieces = [
    "主办", "状态", "分类", "渠道", "类别", "超期", "今天", "本周", "近", "天", "部门", "state", "department", "due", "sort",
    "总务处", "待审核", "zwc", "食堂", "无", ":", "：", "=", "＝", "!=", "-", "－", "<", ">", "..", "、", ",", "\"", "“", "”", "(",
    ")",
    " ", "　", "\t", "\n", "0", "1", "9", "99999999999999999999", "2026-11-22", "2026-02-30", "-1", "１", "\\", "'", "%",
    "{value}",
    "\u{1B}[31m", "\u{202E}", "\u{200B}", "\u{200D}", "\u{301}", "\u{E0041}", "\u{0}", "👩‍👧", "🇨🇳", "e\u{301}", "𠮷",
    "\u{FFFF}",
  ]

  private static func text(_ numbers: inout SeededNumbers, most: Int = 10) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...most, using: &numbers) {
      if Int.random(in: 0..<10, using: &numbers) == 0,
        let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &numbers))
      {
        text.unicodeScalars.append(scalar)
      } else {
        text += pieces.randomElement(using: &numbers) ?? ""
      }
    }
    return text
  }

  /// A line of a query is read or refused with a sentence that quotes it; what is read can be said again and read again.
  @Test func queries() throws {
    var numbers = SeededNumbers(state: 17)
    var read = 0
    for _ in 0..<Self.count(short: 1_500) {
      let line = Self.text(&numbers)
      guard let filter = try? ListQueryTests.query.filter(line) else { continue }
      read += 1
      _ = ListQueryTests.query.words(filter, .zh)
    }
    #expect(read > 100)
  }

  /// What is offered while somebody types.
  @Test func candidates() {
    var numbers = SeededNumbers(state: 18)
    for _ in 0..<Self.count(short: 300, long: 100_000) {
      #expect(ListQueryTests.query.candidates(for: Self.text(&numbers, most: 5), .zh, limit: 5).count <= 5)
    }
  }

  /// Dates and times: never a trap; what is read is written and read back as the same.
  @Test func dates() {
    let seeds = [
      "2026-11-22", "2026-11-22T09:00:00+08:00", "09:30", "2026-11-22 9:05", "23:59:59", "1970-01-01T00:00Z",
    ]
    let signs = "0123456789-:+TZ .٣３\u{0}\u{301}９".map { $0 }
    var numbers = SeededNumbers(state: 19)
    var read = 0
    for _ in 0..<Self.count(short: 20_000) {
      var text = Array(seeds.randomElement(using: &numbers) ?? "")
      for _ in 0..<Int.random(in: 0...3, using: &numbers) {
        let place = Int.random(in: 0...text.count, using: &numbers)
        let sign = signs.randomElement(using: &numbers) ?? "0"
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: text.insert(sign, at: place)
        case 1: if place < text.count { text[place] = sign }
        default: if place < text.count { text.remove(at: place) }
        }
      }
      let typed = String(text)
      if let date = CivilDate(typed) {
        read += 1
        #expect(CivilDate(date.description) == date, "\(typed)")
      }
      if let moment = Instant(iso8601: typed, zone: .beijing) {
        read += 1
        #expect(Instant(iso8601: moment.iso8601(in: .beijing), zone: .beijing) == moment, "\(typed)")
      }
      _ = TimeOfDay(typed)
    }
    #expect(read > 1_000)
  }

  /// What the rules let into a case can be shown: no control, no mark of direction, nothing invisible, no tower of marks.
  @Test func fieldsOfARegistration() {
    var numbers = SeededNumbers(state: 20)
    let school = Organisation.invented
    guard let clerk = school.staff.first(where: { $0.roles.contains(.clerk) }),
      let now = Instant(iso8601: "2026-11-23T09:00:00+08:00", zone: .beijing)
    else {
      Issue.record("nobody to register")
      return
    }
    let context = RuleContext(organisation: school, policy: .standard, actor: clerk, now: now)
    var taken = 0
    for _ in 0..<Self.count(short: 1_500, long: 300_000) {
      let subject = Self.text(&numbers, most: 4)
      let content = Self.text(&numbers, most: 4)
      let name = Self.text(&numbers, most: 2)
      let fields: Fields = [
        .kind: "投诉", .channel: "电话", .subject: subject, .content: content, .name: name, .phone: "13900001111",
      ]
      guard let decision = try? decide(Request(.register, fields), on: nil, in: context) else { continue }
      taken += 1
      let made = Case(number: "SG20261123-0001", events: decision.events)
      for text in [made?.subject, made?.registration.content.shown, made?.complainant.name?.text] {
        #expect(text.map(Self.isPlain) ?? true, "\(subject) \(content) \(name)")
      }
    }
    #expect(taken > 50)
  }

  /// Written down again here, not asked of the code.
  private static func isPlain(_ text: String) -> Bool {
    var marks = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: break
      case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F:
        return false
      case 0xFEFF, 0xFFF9...0xFFFB, 0xFDD0...0xFDEF, 0xE0000...0xE007F, 0x3164, 0x115F, 0x1160, 0xFFA0, 0x34F:
        return false
      default: if scalar.value & 0xFFFE == 0xFFFE { return false }
      }
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark: marks += 1
      default: marks = 0
      }
      if marks > 30 { return false }
    }
    return true
  }
}

@Suite struct HostileTextTests {
  @Test(arguments: [
    ("张三", false), ("O'Brien", false), ("阿依古丽·买买提", false), ("葛\u{E0100}", false), ("张\u{200D}三", true),
    ("张\u{200B}三", true),
    ("张\u{202E}三", true), ("张\u{FE0F}三", true), ("张\u{1B}[31m三", true), ("张\n三", true), ("a\u{E0041}", true),
    ("\u{3164}", true),
    ("e" + String(repeating: "\u{301}", count: 31), true), ("e" + String(repeating: "\u{301}", count: 30), false),
    ("张\u{FFFE}", true), ("张\u{1FFFF}", true), ("张\u{2028}", true), ("张\u{AD}三", true), ("张\u{85}三", true),
  ])
  func names(_ name: String, _ isUnfit: Bool) { #expect(HostileText.isUnfitAsName(name) == isUnfit) }

  /// A tower of marks is refused with its limit, in a field as in an import; ten thousand of them take no time.
  @Test func towersAreRefused() throws {
    let school = Organisation.invented
    let clerk = try #require(school.staff.first { $0.roles.contains(.clerk) })
    let now = try beijing("2026-11-23T09:00:00+08:00")
    let context = RuleContext(organisation: school, policy: .standard, actor: clerk, now: now)
    var fields: Fields = [
      .kind: "投诉", .channel: "电话", .subject: "甲", .content: "e" + String(repeating: "\u{301}", count: 10_000),
      .name: "秦小满", .phone: "13900001111",
    ]
    let refusal = #expect(throws: Refusal.self) { try decide(Request(.register, fields), on: nil, in: context) }
    #expect(refusal?.rule == RefusalText.fieldStacked.rawValue)
    #expect(refusal?.message.zh.contains("30") == true)
    fields[.content] = ["e" + String(repeating: "\u{301}", count: 30)]
    #expect(throws: Never.self) { try decide(Request(.register, fields), on: nil, in: context) }
  }
}
