import Glibc
import Testing

/// The steps of the ladder that need no disk: always climbed, a short way with the ordinary tests, all the way when the
/// campaign runs (HUIYIN_CAMPAIGN).
@Suite enum CampaignModel {}

/// How far the ladder is climbed.
enum Ladder {
  static let isCampaign = Glibc.getenv("HUIYIN_CAMPAIGN") != nil

  static func steps(_ ordinary: Int, campaign: Int) -> Int { isCampaign ? campaign : ordinary }

  /// A number given for the campaign, for instance HUIYIN_CAMPAIGN_SEED.
  static func number(_ name: String) -> Int? {
    Glibc.getenv("HUIYIN_CAMPAIGN_" + name).flatMap { Int(String(cString: $0)) }
  }

  /// What was gone through, told when the whole campaign runs.
  static func tell(_ what: String, _ count: Int) {
    if isCampaign { print("campaign: \(what): \(count)") }
  }
}
