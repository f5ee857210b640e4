import Foundation
import Glibc
import Testing

extension CommandSuite {
  /// Texts that somebody sends on purpose, through the built program (docs/decisions/0017).
  @Suite struct HostileInputTests {
    static let hostile = "\u{1B}[31m\u{1B}]0;x\u{7}\u{9B}2J\u{202E}\u{200B}\u{2028}\u{E0041}\u{FEFF}\u{AD}"

    /// Nothing that drives a terminal, turns the direction or hides. Written down again here, not asked of the code.
    static func isPlain(_ text: String) -> Bool {
      text.unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 0x0A: true
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: false
        case 0xE0000...0xE007F, 0xFDD0...0xFDEF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
      }
    }

    /// Whatever the program repeats of its arguments, on both outputs, as text and as JSON.
    @Test(arguments: [
      ["show", hostile], ["do", hostile, "accept"], ["do", "SG20261123-0001", hostile], ["list", "--query", hostile],
      ["list", "--" + hostile], [hostile], ["explain", hostile], ["similar", "--text", hostile],
      ["import", "/nonexistent/" + hostile], ["register", "--input", "/nonexistent/" + hostile],
      ["register", "--kind", hostile], ["register", "--subject", hostile], ["view", "save", hostile],
      ["view", "run", hostile], ["department", "add", "x1", "--name", hostile], ["category", "add", hostile],
      ["staff", "add", hostile, "--name", "甲", "--role", "clerk"],
      ["staff", "add", "jia", "--name", hostile, "--role", "clerk"],
      ["policy", "set", "--input", "/nonexistent/" + hostile], ["policy", "set", hostile], ["--as", hostile, "list"],
      ["--lang", hostile, "list"], ["--now", hostile, "list"], ["--store", "/nonexistent/" + hostile, "list"],
    ])
    func whatIsRepeated(_ words: [String]) throws {
      let store = try TestStore()
      let before = store.contents()
      for format in [[], ["--format", "json"]] {
        let isCommon = words[0].hasPrefix("--")
        let outcome = isCommon ? try store.run(words + format) : try store.run(words + format, as: "guan")
        #expect(outcome.status != 70 && outcome.status < 128, "\(outcome.errors)")
        #expect(Self.isPlain(outcome.output), "\(outcome.output)")
        #expect(Self.isPlain(outcome.errors), "\(outcome.errors)")
        #expect(!(outcome.output + outcome.errors).isEmpty || outcome.status == 0)
      }
      let after = store.contents()
      for (path, bytes) in after where before[path] != bytes {
        #expect(Self.isPlain(String(decoding: bytes, as: UTF8.self)), "\(path)")
      }
    }

    @Test func argumentsThatAreNoUTF8() throws {
      let store = try TestStore()
      let before = store.contents()
      // GB18030 for 投诉, as a terminal with another encoding sends it; posix_spawn takes bytes.
      let outcome = try Self.shell(
        #"exec "$0" --store "$1" --as shou register --kind "$(printf '\315\266\313\337')" --subject x --format json"#,
        store)
      #expect(outcome.status == 64, "\(outcome.errors)")
      #expect(outcome.rule == "argumentNotUTF8")
      #expect(store.contents() == before)
    }

    /// The environment as an ssh client may send it.
    @Test func environment() throws {
      let store = try TestStore()
      let outcome = try Program.start(
        ["--store", store.root, "--as", "shou", "doctor"], files: store.folder + "/env-",
        environment: [
          "TERM=" + Self.hostile, "LANG=" + Self.hostile, "LC_MESSAGES=" + Self.hostile, "LINES=" + Self.hostile,
          "LANGUAGE=../../x" + Self.hostile, "TZ=" + Self.hostile, "HOME=/nonexistent" + Self.hostile,
        ]
      ).wait()
      #expect(outcome.status < 70, "\(outcome.errors)")
      #expect(Self.isPlain(outcome.output + outcome.errors))
    }

    private static let bombs = [
      #"{"subject":"\#(long)"}"#, #"{"\#(long)":"x"}"#, #"{"kind":"\#(long)"}"#,
      #"{"complainant":{"anonymous":"\#(long)"}}"#, #"{"receivedAt":"\#(long)"}"#, #"{"category":"\#(long)"}"#,
      String(repeating: "[", count: size), long, "\"" + long,
    ]

    /// Ten megabytes in every place that takes text from a file or a pipe: refused with the limit told, nothing stored.
    @Test(arguments: bombs.indices)
    func tenMegabytesOfJSON(_ index: Int) throws {
      let store = try TestStore()
      let before = store.contents()
      let outcome = try store.json(["register", "--input", "-"], as: "shou", input: Self.bombs[index])
      #expect(outcome.status == 65, "\(outcome.errors.prefix(200))")
      #expect(outcome.errors.utf8.count < 4_000, "\(outcome.errors.utf8.count) bytes of complaint")
      #expect(store.contents() == before)
    }

    /// Two in every run: the program is built without optimisation there.
    private static let size =
      ProcessInfo.processInfo.environment["HUIYIN_CAMPAIGN"] == nil ? 2 << 20 : 10 << 20
    private static let long = String(repeating: "长", count: size / 3)

    /// As long as Linux lets one argument be.
    @Test(arguments: [
      "--subject", "--kind", "--category", "--phone", "--received-at", "--nothing", "--if-revision", "",
    ])
    func theLongestArgument(_ option: String) throws {
      let store = try TestStore()
      let before = store.contents()
      let long = String(repeating: "长", count: 43_000)
      let outcome = try store.json(TestStore.complaint(option.isEmpty ? [long] : [option, long]), as: "shou")
      #expect((64...66).contains(outcome.status), "\(outcome.status)")
      #expect(outcome.errors.utf8.count < 4_000, "\(outcome.errors.utf8.count) bytes of complaint")
      #expect(store.contents() == before)
    }

    /// A name with nothing in it but letters one can see; a file name keeps nothing hostile.
    @Test(arguments: ["张\u{200B}三", "张\u{202E}三", "张\u{200D}三", "张\u{1B}[31m", "张\u{FE0F}", "\u{3164}", "张\n三"])
    func names(_ name: String) throws {
      let store = try TestStore()
      let before = store.contents()
      for words in [
        ["staff", "add", "jia", "--name", name, "--role", "clerk"], ["department", "add", "jia", "--name", name],
        ["category", "add", name],
      ] {
        let outcome = try store.run(words, as: "guan", now: TestStore.monday)
        #expect((64...65).contains(outcome.status), "\(words) \(outcome.errors)")
        #expect(Self.isPlain(outcome.errors))
      }
      #expect(store.contents() == before)
    }

    static func shell(_ script: String, _ store: TestStore) throws -> Outcome {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", script, Program.path, store.root]
      process.environment = ["HOME": "/nonexistent", "TERM": "xterm", "LC_ALL": "C", "PATH": "/usr/bin:/bin"]
      let errors = Pipe()
      process.standardError = errors
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      return Outcome(status: process.terminationStatus, output: "", errors: told)
    }
  }
}
