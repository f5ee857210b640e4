import CaseDomain
import Foundation

/// 个人资料: what the desk keeps for one person.
public struct DeskProfile: Sendable, Equatable {
  /// How the desk looks and speaks; only the desk knows what it means.
  public var settings: [UInt8]?
  /// When this person last left the desk.
  public var lastSeen: Instant?
  /// The views this person made, in the order they were made.
  public var views: [SavedView]

  public init(settings: [UInt8]? = nil, lastSeen: Instant? = nil, views: [SavedView] = []) {
    self.settings = settings
    self.lastSeen = lastSeen
    self.views = views
  }
}

/// A person's view that may not be saved or changed: which rule, in words.
public struct DeskRefusal: Error, Sendable, Equatable {
  public var kind: Refusal.Kind
  public var text: DeskStoreText
  public var arguments: [String: Bilingual]

  public init(_ kind: Refusal.Kind, _ text: DeskStoreText, _ arguments: [String: Bilingual] = [:]) {
    self.kind = kind
    self.text = text
    self.arguments = arguments
  }

  public var sentence: Bilingual { text(arguments) }
}

/// A profile as it stands in its file. Every part is read for itself, so that one that is damaged does not take the
/// others with it.
struct ProfileDocument: Codable {
  var profile: DeskProfile
  /// Something in it could not be understood.
  var isDamaged = false

  init(_ profile: DeskProfile) { self.profile = profile }

  private enum Key: String, CodingKey { case check, format, lastSeen, settings, views }

  /// The journal knows nothing of profiles, so each carries a hash of what is in it.
  private struct Contents: Encodable {
    var lastSeen: Instant?
    var settings: String?
    var views: [SavedView]

    init(_ profile: DeskProfile) {
      lastSeen = profile.lastSeen
      settings = profile.settings.map { String(decoding: $0, as: UTF8.self) }
      views = profile.views
    }

    func check() throws -> String { ContentHash.of(Array(try JSON.encoder(pretty: false).encode(self))) }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    profile = DeskProfile()
    isDamaged = (try? container.decode(Int.self, forKey: .format)) == nil
    func part<Value: Decodable>(_ key: Key, _ type: Value.Type, _ damaged: inout Bool) -> Value? {
      guard container.contains(key) else { return nil }
      let value = try? container.decode(type, forKey: key)
      if value == nil { damaged = true }
      return value
    }
    profile.lastSeen = part(.lastSeen, Instant.self, &isDamaged)
    profile.settings = part(.settings, String.self, &isDamaged).map { Array($0.utf8) }
    let views = part(.views, [Fragile<SavedView>].self, &isDamaged) ?? []
    profile.views = views.compactMap(\.value)
    if profile.views.count < views.count { isDamaged = true }
    // Those of an earlier version have none.
    if container.contains(.check),
      (try? container.decode(String.self, forKey: .check)) != (try? Contents(profile).check())
    {
      isDamaged = true
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(1, forKey: .format)
    try container.encode(Contents(profile).check(), forKey: .check)
    try container.encodeIfPresent(profile.lastSeen, forKey: .lastSeen)
    try container.encodeIfPresent(profile.settings.map { String(decoding: $0, as: UTF8.self) }, forKey: .settings)
    try container.encode(profile.views, forKey: .views)
  }
}

/// A value that may not be what it should be.
private struct Fragile<Value: Decodable>: Decodable {
  var value: Value?

  init(from decoder: any Decoder) { value = try? Value(from: decoder) }
}
