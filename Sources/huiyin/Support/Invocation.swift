import CaseDomain
import Glibc
import Synchronization

/// What holds for the whole call, whichever command it is: store, person, language, practice clock.
struct Invocation: Sendable {
  /// `--store`
  var store: String?
  /// `--as`
  var actor: String?
  var language = Language.zh
  /// `--lang`: for this call the language is this one, whatever somebody has chosen for their desk.
  var languageGiven = false
  /// `--now`
  var now: String?
  /// Errors are told as JSON too (cli.md, "Exit status").
  var json = false
}

/// The invocation of the command that runs; texts of the help depend on it.
enum Asking {
  @TaskLocal static var invocation = Invocation()
  /// Threads that the call starts have one of their own: what they tell names its store itself.
  @TaskLocal static var call = Call()
}

/// What one call of the program has opened and found so far. Two calls in one process know nothing of each other.
final class Call: Sendable {
  let sitting = Mutex(OperationLog.Sitting())
  let watched = Mutex<[Findings.Watched]>([])
  /// Milliseconds spent waiting for somebody else's input.
  let waited = Mutex(0)
}

extension Invocation {
  /// Takes the common options out of the arguments, in whatever place they stand, and leaves the rest.
  ///
  /// The parser of subcommands would take an option of its parent only in front of the subcommand.
  static func read(_ arguments: [String]) throws -> (Invocation, rest: [String]) {
    var invocation = Invocation(lenientlyReading: arguments)
    var rest: [String] = []
    var given: Set<String> = []
    // `do NUMBER link --as 同一人` is a field of the action.
    let links = arguments.contains("do") && arguments.contains { Action(input: $0) == .link }
    var index = 0
    while index < arguments.count {
      let token = arguments[index]
      index += 1
      if token == "--" {
        rest += arguments[(index - 1)...]
        break
      }
      guard let option = options.first(where: { token == $0 || token.hasPrefix($0 + "=") }) else {
        rest.append(token)
        continue
      }
      let value: String
      if token == option {
        guard index < arguments.count, !arguments[index].hasPrefix("--") else {
          throw CommandError(.usage, .valueMissing, ["option": option])
        }
        value = arguments[index]
        index += 1
      } else {
        value = String(token.dropFirst(option.count + 1))
      }
      if option == "--as", links, LinkKind(input: value) != nil {
        rest.append("--as=\(value)")
        continue
      }
      guard given.insert(option).inserted else { throw CommandError(.usage, .optionTwice, ["option": option]) }
      guard !value.isEmpty else { throw CommandError(.usage, .valueMissing, ["option": option]) }
      switch option {
      case "--store": invocation.store = value
      case "--as": invocation.actor = value
      case "--now": invocation.now = value
      default:
        guard let language = Language(rawValue: value) else {
          throw CommandError(
            .usage, .notAChoice, ["option": "--lang", "value": value, "choices": "zh, en"])
        }
        invocation.language = language
        invocation.languageGiven = true
      }
    }
    return (invocation, rest)
  }

  private static let options = ["--store", "--as", "--lang", "--now"]

  /// Language and format of errors, as far as they can be told from arguments that may be wrong.
  init(lenientlyReading arguments: [String]) {
    for (index, token) in arguments.enumerated() {
      let next = index + 1 < arguments.count ? arguments[index + 1] : ""
      if token == "--format", next == "json" || next == "jsonl" { json = true }
      if token == "--format=json" || token == "--format=jsonl" { json = true }
      if token == "--lang=en" || (token == "--lang" && next == "en") { language = .en }
    }
  }

  /// The folder of the store: `--store`, else `$HUIYIN_STORE`, else `~/.local/share/huiyin`.
  var root: String {
    let path = store ?? Environment.value("HUIYIN_STORE") ?? Self.standardRoot
    var whole = path.hasPrefix("/") ? path : Self.workingFolder + "/" + path
    while whole.count > 1, whole.hasSuffix("/") { whole.removeLast() }
    return whole
  }

  private static var standardRoot: String { (Environment.value("HOME") ?? "") + "/.local/share/huiyin" }

  private static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }
}
