import CSystem
import CaseDomain
import Foundation

/// A program on a terminal of 80×24, typed into and timed. The same for every program, so that the numbers compare.
final class BenchTerminal {
  static let columns: Int32 = 80
  static let rows: Int32 = 24

  private let place: BenchPlace
  private let program: String
  private let pid: Int32
  private let master: Int32
  /// Nothing for so long is the end of an answer.
  private let quiet: Int
  /// An answer that has not begun by then does not come.
  private static let patience = 3000
  private static let clear = "\u{0C}"

  init(
    _ words: [String], in folder: String, place: BenchPlace, quiet: Int, environment: [String] = []
  ) throws {
    self.place = place
    self.quiet = quiet
    program = words[0]
    var name = [CChar](repeating: 0, count: 128)
    master = huiyin_open_terminal(Self.columns, Self.rows, &name, UInt(name.count))
    guard master >= 0 else {
      throw CommandError(.inputOutput, phrase: BenchText.noTerminal, ["why": String(cString: strerror(errno))])
    }
    let slave = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do {
      pid = try place.start(words, in: folder, terminal: slave, environment: environment)
    } catch {
      close(master)
      throw error
    }
  }

  deinit {
    close(master)
    place.end(pid)
  }

  // MARK: Keys

  /// Types and waits for the whole answer.
  /// - Returns: what it cost; nil when nothing was sent back.
  func measure(_ keys: String) throws -> KeyCost? {
    _ = try read(first: 0, quiet: 0)
    let begin = ContinuousClock.now
    try write(keys)
    let answer = try read(first: Self.patience, quiet: quiet)
    guard let end = answer.last else { return nil }
    let spent = (end - begin).components
    let milliseconds = Double(spent.seconds) * 1000 + Double(spent.attoseconds) / 1e15
    return KeyCost(milliseconds: milliseconds, bytes: answer.bytes.count)
  }

  /// Types what is not measured; waits until the program is at rest.
  func type(_ keys: String...) throws {
    for key in keys {
      try write(key)
      _ = try read(first: 200, quiet: max(quiet, 60))
    }
  }

  /// Types until the screen shows one of some texts, asking for the whole screen each time.
  /// - Parameter key: typed again after every look that did not show it; nil only looks.
  func reach(_ texts: [String], key: String? = nil, tries: Int = 60) throws {
    var shown = ""
    for _ in 0..<tries {
      shown = try screen()
      if texts.contains(where: shown.contains) { return }
      if let key { try type(key) } else { _ = try read(first: 500, quiet: 100) }
    }
    throw CommandError(
      .inputOutput, phrase: BenchText.notReached,
      ["program": (program as NSString).lastPathComponent, "text": texts.joined(separator: " / ")])
  }

  /// Waits until a text has been drawn.
  func await(_ text: String) throws {
    var bytes: [UInt8] = []
    let wanted = text.data(using: .utf8) ?? Data()
    for _ in 0..<60 {
      bytes += try read(first: 500, quiet: 0).bytes
      if Data(bytes).range(of: wanted) != nil { return }
    }
    throw CommandError(
      .inputOutput, phrase: BenchText.notReached,
      ["program": (program as NSString).lastPathComponent, "text": text])
  }

  /// Types a line and waits until its answer has come to an end.
  /// - Returns: milliseconds.
  func ask(_ line: String, until text: String) throws -> Double {
    _ = try read(first: 0, quiet: 0)
    let begin = ContinuousClock.now
    try write(line + "\n")
    try self.await(text)
    return (ContinuousClock.now - begin) / .milliseconds(1)
  }

  /// Milliseconds that the program has computed until now.
  var computing: Double {
    let line = (try? String(contentsOfFile: "/proc/\(pid)/schedstat", encoding: .utf8)) ?? ""
    return (line.split(separator: " ").first.flatMap { Double($0) } ?? 0) / 1e6
  }

  /// The texts of the screen as the program paints it anew, without the terminal's commands.
  private func screen() throws -> String {
    _ = try read(first: 0, quiet: quiet)
    try write(Self.clear)
    return Self.plain(try read(first: 1000, quiet: max(quiet, 100)).bytes)
  }

  static func plain(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == 0x1B, index < bytes.count else {
        if byte >= 0x20 { text.append(byte) }
        continue
      }
      let kind = bytes[index]
      index += 1
      switch kind {
      case UInt8(ascii: "["):
        while index < bytes.count, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
        index += 1
      case UInt8(ascii: "]"):
        while index < bytes.count, bytes[index] != 0x07 { index += 1 }
        index += 1
      case UInt8(ascii: "("), UInt8(ascii: ")"): index += 1
      default: break
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Bytes

  private func write(_ keys: String) throws {
    var bytes = Array(keys.utf8)[...]
    while !bytes.isEmpty {
      try Interruption.check()
      let count = bytes.withUnsafeBytes { Glibc.write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR && errno != EAGAIN {
        throw ended
      }
    }
  }

  /// Reads until nothing has come for a while.
  /// - Parameters:
  ///   - first: milliseconds to wait for the first byte.
  ///   - quiet: milliseconds without a byte that end the answer.
  private func read(first: Int, quiet: Int) throws -> (bytes: [UInt8], last: ContinuousClock.Instant?) {
    var all: [UInt8] = []
    var last: ContinuousClock.Instant?
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      try Interruption.check()
      var look = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      let ready = poll(&look, 1, Int32(last == nil ? first : quiet))
      if ready == 0 { return (all, last) }
      if ready < 0 {
        if errno == EINTR { continue }
        throw ended
      }
      let count = Glibc.read(master, &chunk, chunk.count)
      if count > 0 {
        last = .now
        all += chunk[..<count]
      } else if errno != EINTR {
        throw ended
      }
    }
  }

  private var ended: CommandError {
    CommandError(
      .inputOutput, phrase: BenchText.programEnded, ["program": (program as NSString).lastPathComponent])
  }
}
