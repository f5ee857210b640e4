import CaseDomain
import Foundation

/// The encodings in which exports come. The raw value is what cli.md calls them.
public enum ImportEncoding: String, Sendable, Hashable, CaseIterable, Codable {
  case utf8 = "utf-8"
  /// As a Chinese Excel saves CSV; GBK and GB2312 are parts of it.
  case gb18030
}

/// A file as UTF-8 bytes, whatever it was written in.
struct DecodedText {
  var bytes: [UInt8]
  var encoding: ImportEncoding
}

/// Recognises the encoding of a file and brings it to UTF-8. Strict: a byte that does not belong refuses the file, for
/// a guessed character in somebody's complaint would never be noticed again.
enum ImportDecoding {
  static func decode(_ bytes: [UInt8], as wanted: ImportEncoding?) throws(ImportFailure) -> DecodedText {
    guard bytes.count <= ImportLimits.file else {
      throw ImportFailure(.fileTooLarge, ["limit": Bilingual(String(ImportLimits.file >> 20))])
    }
    try refuseBinary(bytes)
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let body = hasMark ? Array(bytes.dropFirst(3)) : bytes
    guard body.contains(where: { $0 > 0x20 }) else { throw ImportFailure(.fileEmpty) }
    switch wanted {
    case .utf8:
      guard isUTF8(body) else { throw notUTF8(body, strict: true) }
      return DecodedText(bytes: body, encoding: .utf8)
    case .gb18030:
      return try decodeGB(bytes, otherwise: .notGB18030)
    case nil:
      if isUTF8(body) { return DecodedText(bytes: body, encoding: .utf8) }
      // A byte order mark settles it: what is broken then is broken UTF-8.
      if hasMark { throw notUTF8(body, strict: false) }
      return try decodeGB(body, otherwise: .encodingUnknown)
    }
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { LineProfile.of($0, from: 0, to: $0.count).isUTF8 }
  }

  private static func refuseBinary(_ bytes: [UInt8]) throws(ImportFailure) {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw ImportFailure(.fileWorkbook)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw ImportFailure(.fileUTF16) }
    let sample = bytes.prefix(65_536)
    let controls = sample.count { $0 < 0x20 && !(0x09...0x0D).contains($0) }
    if bytes.contains(0) || controls * 10 > sample.count { throw ImportFailure(.fileBinary) }
  }

  private static func decodeGB(_ bytes: [UInt8], otherwise text: ImportText) throws(ImportFailure) -> DecodedText {
    let lines = LineSurvey(bytes)
    if let line = lines.neither { throw ImportFailure(text, ["line": Bilingual(String(line))]) }
    if let utf8 = lines.surelyUTF8 {
      guard let gb18030 = lines.onlyGB else { throw ImportFailure(.notGB18030, ["line": Bilingual(String(utf8))]) }
      throw mixed(utf8: utf8, gb18030: gb18030)
    }
    guard let decoded = String(data: Data(bytes), encoding: gb18030) else {
      throw ImportFailure(text, ["line": Bilingual(String(lines.onlyGB ?? 1))])
    }
    // GB18030 has a byte order mark of its own.
    let utf8 = Array(decoded.utf8)
    return DecodedText(
      bytes: utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(utf8.dropFirst(3)) : utf8, encoding: .gb18030)
  }

  private static func notUTF8(_ body: [UInt8], strict: Bool) -> ImportFailure {
    let lines = LineSurvey(body)
    if let utf8 = lines.surelyUTF8, let gb18030 = lines.onlyGB { return mixed(utf8: utf8, gb18030: gb18030) }
    return ImportFailure(
      strict ? .notUTF8 : .encodingUnknown, ["line": Bilingual(String(lines.neither ?? lines.onlyGB ?? 1))])
  }

  private static func mixed(utf8: Int, gb18030: Int) -> ImportFailure {
    ImportFailure(
      .encodingMixed, ["utf8": Bilingual(String(utf8)), "gb18030": Bilingual(String(gb18030))])
  }

  /// `kCFStringEncodingGB_18030_2000` as Foundation wants it.
  private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)
}

/// Which lines of a file can be which encoding. No byte of a character is a line feed in either.
private struct LineSurvey {
  /// First line that is GB18030 and cannot be UTF-8.
  var onlyGB: Int?
  /// First line that is UTF-8 and has so much Chinese in it that it is not GB18030 by chance.
  var surelyUTF8: Int?
  /// First line that is neither.
  var neither: Int?

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      var line = 1
      while start < buffer.count {
        var end = start
        while end < buffer.count, buffer[end] != 0x0A { end += 1 }
        let profile = LineProfile.of(buffer, from: start, to: end)
        if !profile.isUTF8 {
          if LineProfile.isGB(buffer, from: start, to: end) {
            onlyGB = onlyGB ?? line
          } else {
            neither = neither ?? line
          }
        } else if profile.threeByte >= 4, profile.twoByte == 0 {
          surelyUTF8 = surelyUTF8 ?? line
        }
        start = end + 1
        line += 1
      }
    }
  }
}

/// How a stretch of bytes reads as UTF-8.
private struct LineProfile {
  var isUTF8 = true
  /// Characters of two bytes: rare in Chinese text, frequent in GB18030 that happens to be well-formed UTF-8.
  var twoByte = 0
  /// Characters of three bytes: where the Chinese are. Four of them in a line of GB18030 by chance: one in 10⁷.
  var threeByte = 0

  static func of(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> LineProfile {
    var profile = LineProfile()
    var index = start
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < end && range.contains(bytes[index + offset])
    }
    while index < end {
      switch bytes[index] {
      case 0x00...0x7F:
        index += 1
        continue
      case 0xC2...0xDF where continues(1):
        profile.twoByte += 1
        index += 2
        continue
      case 0xE0 where continues(1, 0xA0...0xBF) && continues(2),
        0xE1...0xEC where continues(1) && continues(2),
        0xED where continues(1, 0x80...0x9F) && continues(2),
        0xEE...0xEF where continues(1) && continues(2):
        profile.threeByte += 1
        index += 3
        continue
      case 0xF0 where continues(1, 0x90...0xBF) && continues(2) && continues(3),
        0xF1...0xF3 where continues(1) && continues(2) && continues(3),
        0xF4 where continues(1, 0x80...0x8F) && continues(2) && continues(3):
        index += 4
        continue
      default:
        profile.isUTF8 = false
        return profile
      }
    }
    return profile
  }

  /// Whether the bytes have the form of GB18030; the euro sign as code page 936 writes it (80) is let through.
  static func isGB(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    var index = start
    while index < end {
      let lead = bytes[index]
      if lead <= 0x80 {
        index += 1
        continue
      }
      guard lead != 0xFF, index + 1 < end else { return false }
      switch bytes[index + 1] {
      case 0x40...0x7E, 0x80...0xFE: index += 2
      case 0x30...0x39:
        guard index + 3 < end, (0x81...0xFE).contains(bytes[index + 2]), (0x30...0x39).contains(bytes[index + 3])
        else { return false }
        index += 4
      default: return false
      }
    }
    return true
  }
}
