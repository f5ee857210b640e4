/// The header blocks of one file in an archive, exactly as this program writes them: POSIX ustar, and a pax header
/// before it where the path has more than 100 bytes. Any `tar` can list and unpack the result.
///
/// Everything in them follows from path, size and the archive's own time, so a reader makes them anew and compares: a
/// header that differs in any bit is damage.
struct TarHeader: Equatable {
  static let block = 512

  /// In the archive: relative, steps separated by `/`.
  var path: String
  /// Bytes.
  var size: Int
  /// Seconds since 1970; the same for every file of an archive.
  var modified: Int

  /// What ustar can say in eleven octal digits.
  static let largest = 0o77_777_777_777

  func encoded() -> [UInt8] {
    let name = Array(path.utf8)
    guard name.count > 100 else { return Self.ustar(name, size: size, modified: modified, type: "0") }
    let record = Self.paxRecord(name)
    return Self.ustar(Array("paxheader".utf8), size: record.count, modified: modified, type: "x")
      + record + Self.padding(after: record.count)
      + Self.ustar(Array(name.prefix(100)), size: size, modified: modified, type: "0")
  }

  /// Zeros up to the next block.
  static func padding(after size: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: (block - size % block) % block)
  }

  private static func ustar(_ name: [UInt8], size: Int, modified: Int, type: Unicode.Scalar) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: block)
    func put(_ text: [UInt8], at offset: Int) { bytes.replaceSubrange(offset..<(offset + text.count), with: text) }
    put(name, at: 0)
    put(octal(0o600, digits: 7), at: 100)
    put(octal(0, digits: 7), at: 108)
    put(octal(0, digits: 7), at: 116)
    put(octal(size, digits: 11), at: 124)
    put(octal(modified, digits: 11), at: 136)
    bytes[156] = UInt8(ascii: type)
    put(Array("ustar".utf8), at: 257)
    put(Array("00".utf8), at: 263)
    put([UInt8](repeating: 0x20, count: 8), at: 148)
    put(octal(bytes.reduce(0) { $0 + Int($1) }, digits: 6), at: 148)
    bytes[154] = 0
    return bytes
  }

  private static func octal(_ value: Int, digits: Int) -> [UInt8] {
    let text = Array(String(max(0, value), radix: 8).utf8)
    return [UInt8](repeating: 0x30, count: max(0, digits - text.count)) + text.suffix(digits)
  }

  /// `LENGTH path=PATH\n`, the length counting itself.
  private static func paxRecord(_ name: [UInt8]) -> [UInt8] {
    let body = Array(" path=".utf8) + name + [UInt8(ascii: "\n")]
    var length = body.count + 1
    while String(length).utf8.count + body.count != length { length = String(length).utf8.count + body.count }
    return Array(String(length).utf8) + body
  }

  // MARK: Reading

  /// The fields of one block that a reader needs to make the header anew. Nil for what no header of ours can be.
  struct Fields {
    var name: [UInt8]
    var size: Int
    var modified: Int
    var isPax: Bool

    init?(_ block: ArraySlice<UInt8>) {
      guard block.count == TarHeader.block else { return nil }
      let start = block.startIndex
      func field(_ offset: Int, _ count: Int) -> ArraySlice<UInt8> {
        block[(start + offset)..<(start + offset + count)]
      }
      guard let size = Self.number(field(124, 11)), let modified = Self.number(field(136, 11)) else { return nil }
      let type = block[start + 156]
      guard type == UInt8(ascii: "0") || type == UInt8(ascii: "x") else { return nil }
      name = Array(field(0, 100).prefix { $0 != 0 })
      self.size = size
      self.modified = modified
      isPax = type == UInt8(ascii: "x")
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
      var value = 0
      for digit in digits {
        guard (0x30...0x37).contains(digit) else { return nil }
        value = value << 3 | Int(digit - 0x30)
      }
      return value
    }
  }

  /// The path of a pax record of ours.
  static func path(inPax record: ArraySlice<UInt8>) -> String? {
    guard let sign = record.firstIndex(of: UInt8(ascii: "=")), record.last == UInt8(ascii: "\n") else { return nil }
    return String(validating: record[(sign + 1)...].dropLast(), as: UTF8.self)
  }
}
