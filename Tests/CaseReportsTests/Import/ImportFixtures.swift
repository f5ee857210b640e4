import CaseDomain
import Foundation

@testable import CaseReports

enum Fixtures {
  static let school = Organisation.school(name: "试用小学", code: "SY")
  static let now = moment("2026-11-22T09:00:00+08:00")
  static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  static let header = "留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间"

  static func moment(_ text: String) -> Instant {
    Instant(iso8601: text, zone: .beijing) ?? Instant(seconds: 0)
  }

  static func plan(
    _ text: String, profile: ImportReader.Choice = .auto, organisation: Organisation = school
  ) throws(ImportFailure) -> ImportPlan {
    try ImportReader.read(Array(text.utf8), profile: profile, organisation: organisation, now: now)
  }

  static func failure(_ bytes: [UInt8], encoding: ImportEncoding? = nil) -> ImportFailure? {
    do throws(ImportFailure) {
      _ = try ImportReader.read(bytes, encoding: encoding, organisation: school, now: now)
      return nil
    } catch {
      return error
    }
  }

  static func failure(_ text: String, profile: ImportReader.Choice = .auto) -> ImportFailure? {
    do throws(ImportFailure) {
      _ = try plan(text, profile: profile)
      return nil
    } catch {
      return error
    }
  }
}

/// The same numbers from the same seed on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
