import CaseDomain
import Foundation

/// One complaint whose every secret is a canary: no other case and no text of the program holds the same.
struct SightCase: Sendable {
  var key: String
  var number = ""
  /// Counts from 0; part of every canary.
  var index: Int

  private static let names = [
    "欧阳沐尘", "司徒映雪", "上官知遥", "诸葛听澜", "慕容拾光", "尉迟念初", "端木怀瑾", "令狐未央", "宇文佩兰", "澹台若水", "公孙晚照", "夏侯折柳",
    "东方既白", "百里采薇", "南宫踏歌", "西门问渠",
  ]

  init(_ key: String, index: Int) {
    self.key = key
    self.index = index
  }

  var isAnonymous: Bool { key == "anonymous" }

  var name: String { Self.names[index] }
  /// `13907` and the index, so that the last four digits are as telling as the whole.
  var phone: String { "1390755" + tail }
  var tail: String { String(8101 + index * 7) }
  var account: String { "oy.muchen\(tail)@example.com" }
  var address: String { "梧桐里\(tail)弄六单元" }
  var preferredTime: String { "晚上八点一刻至九点\(tail)" }
  /// 更正 replaced it; as telling as the present one.
  var formerPhone: String { "1386622" + tail }

  private static func wide(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x7F && $0.value > 0x20 ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
  }

  private func cut(_ separator: String) -> String {
    [phone.prefix(3), phone.dropFirst(3).prefix(4), phone.suffix(4)].joined(separator: separator)
  }

  /// Whatever of the complainant could be read somewhere, as people spell it.
  var canaries: [String] {
    let letters = name.map { String($0) }
    // Who gave no name cannot be recognised by it; what is shaped like a telephone goes all the same.
    guard !isAnonymous else {
      return [phone, cut(" "), cut("-"), "+86" + phone, "+86 " + cut("-"), Self.wide(phone), Self.wide(cut(" "))]
    }
    return [
      name, letters.joined(separator: " "), letters.joined(separator: "　"), letters.joined(separator: "·"), phone,
      cut(" "), cut("-"), cut("."), cut("—"), "+86" + phone, "+86 " + cut("-"), Self.wide(phone), Self.wide(cut(" ")),
      phone.prefix(3) + "****" + tail, "尾号" + tail, "尾号 " + tail, account, account.uppercased(), address, preferredTime,
      formerPhone,
    ]
  }

  /// A text in which somebody wrote all of it down.
  var spilled: String { "我说：" + canaries.joined(separator: "，") + "。就这些。" }

  /// A text in which a third of it stands; three such texts hold all.
  func hint(_ turn: Int) -> String {
    "记：" + canaries.enumerated().filter { $0.offset % 3 == turn % 3 }.map(\.element).joined(separator: "，") + "。"
  }

  /// The same for a field of one short line.
  var slip: String { isAnonymous ? "打\(phone)" : "\(name)打\(phone)" }

  /// What no reader may find in what was printed unless they see the case whole. White space is as nothing: a text
  /// may be wrapped anywhere.
  func leaks(into text: Printed) -> [String] {
    canaries.filter { text.holds($0) } + (!isAnonymous && text.words.contains(Substring(tail)) ? [tail] : [])
  }

  /// What came out of the program, ready to be searched many times.
  struct Printed {
    private let flat: Data
    /// Runs of letters and digits: four digits inside of a hash are nobody's telephone.
    let words: Set<Substring>

    init(_ text: String) {
      flat = Data(Self.flattened(text))
      words = Set(
        text.split { character in
          guard let byte = character.utf8.first, byte < 0x80 else { return true }
          return !((48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte))
        })
    }

    func holds(_ text: String) -> Bool {
      flat.range(of: Data(Self.flattened(text))) != nil
    }

    private static func flattened(_ text: String) -> [UInt8] {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.utf8.count)
      for byte in text.utf8 where byte > 0x20 {
        bytes.append(byte)
        // U+3000
        if bytes.count >= 3, bytes.suffix(3).elementsEqual([0xE3, 0x80, 0x80]) { bytes.removeLast(3) }
      }
      return bytes
    }
  }
}
