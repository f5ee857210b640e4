/// Turns the bytes of a terminal into events. Pure: bytes in, events out; the reader of the bytes says when a pause
/// has passed.
///
/// Bytes are decoded here and not by ncurses because they come in pieces over a slow line: half a Han character or
/// half a sequence waits for its other half, a paste of any size is one event, and the end of input is seen as such.
public struct KeyDecoder: Sendable {
  /// What the decoder waits for.
  public enum Pending: Sendable, Hashable {
    case nothing
    /// The rest of a sequence or of a character; `pause()` after about 100 milliseconds.
    case sequence
    /// The end of a paste; `pause()` after about two seconds without any byte.
    case paste
  }

  /// A paste is cut beyond this many bytes.
  public static let pasteLimit = 4 << 20
  /// A sequence that is longer means nothing, wherever it ends.
  private static let sequenceLimit = 64
  /// A control string is not kept beyond this many bytes; its end is still waited for.
  private static let stringLimit = 4096
  /// What is longer than this was not typed behind Alt+].
  private static let typedLimit = 16

  private var bytes: [UInt8] = []
  private var position = 0
  private var paste: [UInt8]?
  /// In a control string that is too long to be kept.
  private var isDiscarding = false
  private var typed = ""
  private var sawInvalid = false
  private var events: [InputEvent] = []

  public init() {}

  public var pending: Pending {
    if paste != nil { return .paste }
    return bytes.isEmpty && !isDiscarding ? .nothing : .sequence
  }

  /// Decodes what has arrived; what is incomplete waits.
  public mutating func feed(_ new: some Sequence<UInt8>) -> [InputEvent] {
    bytes.append(contentsOf: new)
    return decode(isFinal: false)
  }

  /// The pause has passed: what was incomplete is now taken for what it is, Esc for Esc.
  public mutating func pause() -> [InputEvent] {
    if paste != nil {
      // The end mark got lost; keep what came.
      paste?.append(contentsOf: bytes)
      bytes = []
      endPaste()
      return take()
    }
    return decode(isFinal: true)
  }

  private mutating func decode(isFinal: Bool) -> [InputEvent] {
    position = 0
    while position < bytes.count {
      if paste != nil {
        if !readPaste() { break }
      } else if isDiscarding {
        if !discard(isFinal: isFinal) { break }
      } else if !step(isFinal: isFinal) {
        break
      }
    }
    if isFinal { isDiscarding = false }
    bytes.removeFirst(min(position, bytes.count))
    position = 0
    return take()
  }

  private mutating func take() -> [InputEvent] {
    endText()
    if sawInvalid {
      events.append(.undecodable)
      sawInvalid = false
    }
    defer { events = [] }
    return events
  }

  private mutating func endText() {
    guard !typed.isEmpty else { return }
    if typed.count == 1, let only = typed.first {
      events.append(.key(.character(only)))
    } else {
      events.append(.text(typed))
    }
    typed = ""
  }

  private mutating func emit(_ key: Key) {
    endText()
    events.append(.key(key))
  }

  /// Decodes one key or character. Returns false when more bytes are needed.
  private mutating func step(isFinal: Bool) -> Bool {
    let byte = bytes[position]
    switch byte {
    case 0x1B: return escape(isFinal: isFinal)
    case 0x0D, 0x0A: emit(.enter)
    case 0x09: emit(.tab)
    case 0x08, 0x7F: emit(.backspace)
    case 0x00: emit(.ctrl(" "))
    case 0x01...0x1A: emit(.ctrl(Character(Unicode.Scalar(byte + 0x60))))
    case 0x1C...0x1F: emit(.ctrl(Character(Unicode.Scalar(byte + 0x40))))
    default: return character(isFinal: isFinal)
    }
    position += 1
    return true
  }

  private mutating func character(isFinal: Bool) -> Bool {
    let first = bytes[position]
    let length =
      switch first {
      case 0x20..<0x7F: 1
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    let available = bytes[position...].prefix(max(1, length))
    let continuation = available.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
    if length > 0, continuation == available.count - 1, available.count < length, !isFinal { return false }
    if length > 0, continuation == length - 1, let text = String(validating: available, as: UTF8.self) {
      for scalar in text.unicodeScalars where !Sanitize.isHostile(scalar) { typed.unicodeScalars.append(scalar) }
      position += length
    } else {
      sawInvalid = true
      position += 1 + continuation
    }
    return true
  }

  // MARK: Sequences

  private mutating func escape(isFinal: Bool) -> Bool {
    guard position + 1 < bytes.count else { return lone(isFinal) }
    switch bytes[position + 1] {
    case UInt8(ascii: "["): return controlSequence(isFinal: isFinal)
    case UInt8(ascii: "O"):
      guard position + 2 < bytes.count else { return alt(isFinal) }
      return singleShift()
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      return controlString(isFinal: isFinal)
    case 0x1B:
      // Esc twice, or Esc and then a key with a sequence of its own.
      emit(.escape)
      position += 1
    case 0x08, 0x7F:
      emit(.wordBackspace)
      position += 2
    case 0x0D, 0x0A:
      emit(.alt("\n"))
      position += 2
    case 0x20..<0x7F: return alt(true)
    default:
      emit(.escape)
      position += 1
    }
    return true
  }

  /// Esc with nothing behind it yet.
  private mutating func lone(_ isFinal: Bool) -> Bool {
    guard isFinal else { return false }
    emit(.escape)
    position += 1
    return true
  }

  /// Esc and a printable character.
  private mutating func alt(_ isFinal: Bool) -> Bool {
    guard isFinal else { return false }
    emit(.alt(Character(Unicode.Scalar(bytes[position + 1]))))
    position += 2
    return true
  }

  private mutating func singleShift() -> Bool {
    let final = bytes[position + 2]
    if let key = EscapeSequences.letter(final) ?? EscapeSequences.keypad(final) {
      emit(key)
      position += 3
    } else {
      emit(.alt("O"))
      position += 2
    }
    return true
  }

  private mutating func controlSequence(isFinal: Bool) -> Bool {
    var end = position + 2
    // The Linux console sends ESC [ [ A for F1.
    if end < bytes.count, bytes[end] == UInt8(ascii: "[") {
      guard end + 1 < bytes.count else { return alt(isFinal) }
      let letter = bytes[end + 1]
      if (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter) { emit(.f(Int(letter - 0x40))) }
      position = end + 2
      return true
    }
    while end < bytes.count, (0x20...0x3F).contains(bytes[end]) || bytes[end] == UInt8(ascii: "$") {
      // rxvt ends shifted keys with `$`.
      if bytes[end] == UInt8(ascii: "$"), end > position + 2 { break }
      end += 1
    }
    guard end < bytes.count else {
      if end == position + 2 { return alt(isFinal) }
      if isFinal {
        // Alt+[ and parameters behind it are no keys of anybody: what broke off is not typed into a field.
        position = end
      } else if end - position > Self.sequenceLimit {
        // Only its end matters any more; `>` begins what nobody asked for.
        bytes.replaceSubrange(position + 2..<end, with: CollectionOfOne(UInt8(ascii: ">")))
      }
      return isFinal
    }
    let final = bytes[end]
    guard final == UInt8(ascii: "$") || (0x40...0x7E).contains(final) else {
      // Broken off in the middle: the sequence is dropped, what broke it is read.
      position = end
      return true
    }
    let body = Array(bytes[position + 2..<end])
    if body.isEmpty, final == UInt8(ascii: "M") {
      // An old mouse report: three bytes follow.
      guard end + 3 < bytes.count || isFinal else { return false }
      position = min(end + 4, bytes.count)
      return true
    }
    position = end + 1
    if body.count < Self.sequenceLimit - 1 { dispatch(body, final) }
    return true
  }

  private mutating func dispatch(_ body: [UInt8], _ final: UInt8) {
    if let first = body.first, (0x3C...0x3F).contains(first) {
      if first == UInt8(ascii: "<"), let mouse = MouseReport.event(body.dropFirst(), final) {
        endText()
        events.append(mouse)
      }
      return
    }
    let numbers = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
      Int(String(decoding: part.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)) ?? 0
    }
    let first = numbers.first ?? 0
    let modifier = numbers.count > 1 ? numbers[1] : 1
    switch final {
    case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "@"), UInt8(ascii: "$"):
      if first == 200 {
        endText()
        paste = []
      } else if first == 27, numbers.count == 3 {
        if let key = EscapeSequences.codePoint(numbers[2], modifier) { emit(key) }
      } else if let key = EscapeSequences.number(first) {
        let isCtrl = final == UInt8(ascii: "^") || final == UInt8(ascii: "@")
        emit(EscapeSequences.modified(key, isCtrl ? 5 : modifier))
      }
    case UInt8(ascii: "u"):
      if let key = EscapeSequences.codePoint(first, modifier) { emit(key) }
    default:
      // ESC [ row ; column R answers a question about the cursor; nobody asked.
      if final == UInt8(ascii: "R"), first != 1 { return }
      if final == UInt8(ascii: "c"), !body.isEmpty { return }
      if let key = EscapeSequences.letter(final) { emit(EscapeSequences.modified(key, modifier)) }
    }
  }

  /// An answer of the terminal (OSC, DCS …) up to BEL or ST: never text.
  private mutating func controlString(isFinal: Bool) -> Bool {
    if let end = endOfString(from: position + 2, isFinal: isFinal) {
      // Esc in the middle: Alt+] and then a key, or an answer that broke off.
      if end.isWhole || end.index - position > Self.typedLimit {
        position = end.index
        return true
      }
      return alt(true)
    }
    if isFinal {
      guard bytes.count - position > Self.typedLimit else { return alt(true) }
      position = bytes.count
      return true
    }
    guard bytes.count - position > Self.stringLimit else { return false }
    isDiscarding = true
    position += 2
    return discard(isFinal: false)
  }

  /// Drops what belongs to a control string that nobody could have wanted to know.
  private mutating func discard(isFinal: Bool) -> Bool {
    if let end = endOfString(from: position, isFinal: isFinal) {
      isDiscarding = false
      position = end.index
      return true
    }
    // An Esc at the very end may be the first half of ST.
    position = bytes.count - (bytes.last == 0x1B && !isFinal ? 1 : 0)
    return position == bytes.count
  }

  /// Where a control string ends; nil while that is not known.
  private func endOfString(from start: Int, isFinal: Bool) -> (index: Int, isWhole: Bool)? {
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x07 { return (index + 1, true) }
      if bytes[index] == 0x1B {
        guard index + 1 < bytes.count || isFinal else { return nil }
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\\") { return (index + 2, true) }
        return (index, false)
      }
      index += 1
    }
    return nil
  }

  // MARK: Paste

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Takes bytes up to the end mark. Returns false when more are needed.
  ///
  /// A text that was made to be pasted may hold an end mark and behind it keys. Terminals take it out; where one does
  /// not, the marks give it away: what stands before the *last* end mark of what arrived together was pasted.
  private mutating func readPaste() -> Bool {
    guard let end = Self.lastMark(in: bytes[position...]) else {
      // What could be the beginning of a mark waits for the rest.
      let rest = bytes[position...]
      let waiting = (1..<Self.pasteEnd.count).last { rest.suffix($0).elementsEqual(Self.pasteEnd.prefix($0)) } ?? 0
      keep(rest.dropLast(waiting))
      position = bytes.count - waiting
      return false
    }
    keep(bytes[position..<end])
    position = end + Self.pasteEnd.count
    endPaste()
    return true
  }

  private mutating func keep(_ pasted: ArraySlice<UInt8>) {
    let room = Self.pasteLimit - (paste?.count ?? 0)
    if room > 0 { paste?.append(contentsOf: pasted.prefix(room)) }
  }

  /// The index of the last end mark.
  private static func lastMark(in bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.endIndex - pasteEnd.count
    while index >= bytes.startIndex {
      if bytes[index] == 0x1B, bytes[index...].starts(with: pasteEnd) { return index }
      index -= 1
    }
    return nil
  }

  private mutating func endPaste() {
    guard let pasted = paste else { return }
    paste = nil
    if String(validating: pasted, as: UTF8.self) == nil { sawInvalid = true }
    events.append(.paste(String(decoding: pasted, as: UTF8.self)))
  }
}
