import CaseDomain
import Foundation

/// Files and processes of the programs that are measured beside this one.
extension BenchPlace {
  static func isThere(_ path: String) -> Bool { access(path, R_OK) == 0 }

  func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandError(.inputOutput, phrase: BenchText.folderFailed, ["path": path])
    }
  }

  func put(_ text: String, at path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
      throw CommandError(.inputOutput, phrase: BenchText.folderFailed, ["path": path])
    }
  }

  /// What stands in a file of the run; nil when there is none.
  func text(of path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Makes something once; what was not finished is made anew.
  func keep(_ path: String, _ make: (String) throws -> Void) throws {
    let done = path + ".done"
    guard !Self.isThere(done) else { return }
    try? FileManager.default.removeItem(atPath: path)
    try make(path)
    try put("", at: done)
  }

  func copy(_ path: String, to target: String) throws {
    guard let copy = Self.find("cp") else {
      throw CommandError(.inputOutput, phrase: BenchText.childFailed, ["program": "cp"])
    }
    try run([copy, "-a", "--reflink=auto", path, target], in: folder)
  }

  /// Runs a program to its end and looks at the clocks; what it says is not kept.
  func time(_ command: PeerCommand) throws -> PeerSample {
    let begin = ContinuousClock.now
    let before = Self.childrenComputing
    let pid = try start(command.words, in: folder, input: command.input, environment: command.environment)
    let status = wait(for: pid)
    let sample = PeerSample(
      wall: (ContinuousClock.now - begin) / .milliseconds(1), computing: Self.childrenComputing - before)
    // A low byte: ended by a signal.
    guard status & 0xFF == 0, command.successes.contains(status >> 8) else {
      throw CommandError(.inputOutput, phrase: BenchText.childFailed, ["program": command.words[0]])
    }
    return sample
  }

  /// What a program says, whatever its exit status.
  func output(of command: PeerCommand) throws -> String {
    guard let shell = Self.find("sh") else { return "" }
    let file = folder + "/output"
    var wrapped = command
    wrapped.words = [shell, "-c", "exec \"$@\" > \"$0\"", file] + command.words
    wrapped.successes = Set(0..<128)
    _ = try time(wrapped)
    return text(of: file) ?? ""
  }

  /// Milliseconds of computing of all programs that were started and have ended.
  static var childrenComputing: Double {
    var usage = rusage()
    getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    func milliseconds(_ time: timeval) -> Double { Double(time.tv_sec) * 1000 + Double(time.tv_usec) / 1000 }
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
  }
}
