import CaseDomain
import Foundation

/// Reads an export of another system (CSV) into cases to be. Values in, values out: the caller reads the file, and
/// nothing is written here.
public enum ImportReader {
  /// Which profile to read by.
  public enum Choice: Sendable, Hashable {
    /// The one whose columns the header has.
    case auto
    case named(String)

    /// `auto` or a name, as `--profile` takes it.
    public init(_ name: String) {
      self = name == "auto" ? .auto : .named(name)
    }
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - encoding: nil recognises it: a byte order mark or strict UTF-8, else strict GB18030.
  ///   - now: rows received later are rejected.
  ///   - profiles: those to choose from; the first of equals is taken.
  /// - Throws: what makes the file as a whole unusable: binary, empty, mixed encodings, no columns we need.
  public static func read(
    _ bytes: [UInt8], profile: Choice = .auto, encoding: ImportEncoding? = nil, organisation: Organisation,
    now: Instant, profiles: [ImportProfile] = ImportProfile.standard
  ) throws(ImportFailure) -> ImportPlan {
    let candidates = try chosen(profile, from: profiles)
    let decoded = try ImportDecoding.decode(bytes, as: encoding)
    let layout = try ImportLayout.find(in: decoded.bytes, profiles: candidates)
    guard organisation.channel(layout.profile.channel) != nil else {
      let channel = Organisation.standardChannels.first { $0.id == layout.profile.channel }
      throw ImportFailure(
        .channelMissing, ["channel": channel?.words ?? Bilingual(layout.profile.channel)])
    }
    let mapper = RowMapper(layout: layout, organisation: organisation, now: now)
    var plan = ImportPlan(
      profile: layout.profile.id, encoding: decoded.encoding,
      delimiter: Character(Unicode.Scalar(layout.delimiter)), columns: mapper.columns, rows: [], rejected: [])
    var parser = layout.parser
    var seen: [UpstreamKey: Int] = [:]
    while let record = parser.next() {
      if layout.isBlank(record) { continue }
      switch mapper.map(record) {
      case .failure(let rejection): plan.rejected.append(rejection)
      case .success(let row):
        if let line = seen[row.key] {
          let number = Bilingual(row.key.number.quotation)
          plan.rejected.append(
            ImportRejection(
              line: row.line,
              reason: ImportText.numberRepeated(["number": number, "line": Bilingual(String(line))])))
        } else {
          seen[row.key] = row.line
          plan.rows.append(row)
        }
      }
    }
    return plan
  }

  /// The same for the contents of a file as Foundation reads them.
  public static func read(
    _ data: Data, profile: Choice = .auto, encoding: ImportEncoding? = nil, organisation: Organisation, now: Instant,
    profiles: [ImportProfile] = ImportProfile.standard
  ) throws(ImportFailure) -> ImportPlan {
    try read(
      Array(data), profile: profile, encoding: encoding, organisation: organisation, now: now, profiles: profiles)
  }

  private static func chosen(_ choice: Choice, from profiles: [ImportProfile]) throws(ImportFailure) -> [ImportProfile]
  {
    guard case .named(let name) = choice else { return profiles }
    if let profile = profiles.first(where: { $0.id == name || $0.words.zh == name }) { return [profile] }
    throw ImportFailure(
      .profileUnknown,
      ["value": Bilingual(name.quotation), "choices": .list((["auto"] + profiles.map(\.id)).map { Bilingual($0) })])
  }
}

extension String {
  /// The beginning of a value from outside, for a sentence that repeats it.
  var quotation: String {
    var copy = String(prefix(ImportLimits.quotation))
    copy.unicodeScalars.removeAll { $0.isHostile(multiline: false) }
    return copy.count < count && count > ImportLimits.quotation ? copy + "…" : copy
  }
}
