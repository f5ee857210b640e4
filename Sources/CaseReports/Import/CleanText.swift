import CaseDomain

/// Cleans the texts of an export: what web forms and spreadsheets left in them, and what must never reach a terminal.
///
/// A paragraph is a line of the result: blank lines go, and so do blanks, tabs and U+3000 at both ends of a line.
/// `_x000D_` (a CR as Excel escapes it) ends a line. A gap of four columns or more after the end of a sentence, or a
/// blank and then two U+3000, is an indentation whose line end got lost, and begins a paragraph again. NBSP and tabs become blanks. What
/// `Unicode.Scalar.isHostile` names is taken out and counted.
struct CleanText {
  private(set) var text: [UInt8] = []
  /// Characters taken out that nobody could see: controls, marks of direction, zero-width ones.
  private(set) var removed = 0
  private let isSingleLine: Bool
  private var lineStart = 0
  /// Blanks that wait for the next visible character: their bytes and their width in columns.
  private var blanks: [UInt8] = []
  private var gap = 0
  /// Marks that stand on the last letter, and where the last of them ends.
  private var marks = 0
  private var markEnd = -1

  private init(isSingleLine: Bool) {
    self.isSingleLine = isSingleLine
  }

  /// Paragraphs, one a line.
  static func paragraphs(_ bytes: UnsafeBufferPointer<UInt8>) -> (text: String, removed: Int) {
    run(bytes, isSingleLine: false)
  }

  /// One line: a subject, a name, a number.
  static func line(_ bytes: UnsafeBufferPointer<UInt8>) -> (text: String, removed: Int) {
    run(bytes, isSingleLine: true)
  }

  private static func run(_ bytes: UnsafeBufferPointer<UInt8>, isSingleLine: Bool) -> (text: String, removed: Int) {
    var cleaner = CleanText(isSingleLine: isSingleLine)
    cleaner.text.reserveCapacity(bytes.count)
    cleaner.read(bytes)
    if !isSingleLine, cleaner.text.last == 0x0A { cleaner.text.removeLast() }
    return (String(decoding: cleaner.text, as: UTF8.self), cleaner.removed)
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x0A, 0x0D:
        endLine()
        index += 1
      case 0x20, 0x09:
        blank([0x20], width: 1)
        index += 1
      case 0x5F:
        if let (code, length) = Self.escape(bytes, at: index) {
          index += length
          switch code {
          case 0x0A, 0x0D: endLine()
          case 0x09: blank([0x20], width: 1)
          default: removed += 1
          }
        } else {
          visible(bytes, index, 1)
          index += 1
        }
      case 0x21...0x7E:
        visible(bytes, index, 1)
        index += 1
      case 0xE4...0xE9 where index + 2 < bytes.count:
        // Han characters, the bulk of every text; none of them is special.
        visible(bytes, index, 3)
        index += 3
      default:
        index += special(bytes, at: index)
      }
    }
    endLine()
  }

  /// Handles one scalar outside the fast paths; returns its length.
  private mutating func special(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let length = min(Self.length(bytes[index]), bytes.count - index)
    let scalar = Self.scalar(bytes, at: index, length: length)
    switch scalar.value {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: blank([0x20], width: 1)
    case 0x3000: blank([0xE3, 0x80, 0x80], width: 2)
    case 0x0B, 0x0C, 0x85, 0x2028, 0x2029: endLine()
    default:
      if scalar.isHostile(multiline: true) {
        removed += 1
      } else if scalar.isMark {
        marks = markEnd == text.count && blanks.isEmpty ? marks + 1 : 1
        if marks > HostileText.mostMarks {
          removed += 1
        } else {
          visible(bytes, index, length)
          markEnd = text.count
        }
      } else {
        visible(bytes, index, length)
      }
    }
    return length
  }

  private mutating func visible(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) {
    if !blanks.isEmpty {
      if text.count > lineStart {
        if !isSingleLine, gap >= 4, endsSentence || isIndentation {
          text.append(0x0A)
          lineStart = text.count
        } else {
          text.append(contentsOf: blanks)
        }
      }
      blanks.removeAll(keepingCapacity: true)
      gap = 0
    }
    text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<index + length]))
  }

  private mutating func blank(_ encoded: [UInt8], width: Int) {
    // At the beginning of a line they are dropped anyway.
    if text.count > lineStart { blanks.append(contentsOf: encoded) }
    gap += width
  }

  private mutating func endLine() {
    blanks.removeAll(keepingCapacity: true)
    gap = 0
    guard text.count > lineStart else { return }
    if isSingleLine {
      blanks.append(0x20)
    } else {
      text.append(0x0A)
      lineStart = text.count
    }
  }

  /// A blank, which was a line end, and then the two U+3000 with which a Chinese paragraph begins.
  private var isIndentation: Bool { blanks.first == 0x20 && blanks.suffix(6) == [0xE3, 0x80, 0x80, 0xE3, 0x80, 0x80] }

  /// Whether the text so far ends with 。！？：；”）or their ASCII forms.
  private var endsSentence: Bool {
    guard let last = text.last else { return false }
    if last < 0x80 { return [0x2E, 0x21, 0x3F, 0x3A, 0x3B, 0x29].contains(last) }
    let end = Array(text.suffix(3))
    return Self.sentenceEnds.contains(end)
  }

  private static let sentenceEnds: Set<[UInt8]> = Set("。！？：；”）".unicodeScalars.map { Array(String($0).utf8) })

  /// `_x000D_`: a control character as Excel writes it into its files.
  private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (code: UInt8, length: Int)? {
    guard index + 6 < bytes.count, bytes[index + 1] == 0x78, bytes[index + 2] == 0x30, bytes[index + 3] == 0x30,
      bytes[index + 6] == 0x5F, bytes[index + 4] == 0x30 || bytes[index + 4] == 0x31
    else { return nil }
    let digit = bytes[index + 5]
    let low: UInt8
    switch digit {
    case 0x30...0x39: low = digit - 0x30
    case 0x41...0x46: low = digit - 0x41 + 10
    case 0x61...0x66: low = digit - 0x61 + 10
    default: return nil
    }
    return ((bytes[index + 4] - 0x30) * 16 + low, 7)
  }

  private static func length(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC0...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF7: 4
    default: 1
    }
  }

  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, length: Int) -> Unicode.Scalar {
    var value = UInt32(bytes[index])
    if length > 1 {
      value &= 0x7F >> UInt32(length)
      for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
