import ArgumentParser
import CaseDomain
import Glibc

/// 回音: the command. Without a subcommand it is the desk.
@main
struct Huiyin: ParsableCommand {
  static let version = "0.10.0"

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "huiyin", abstract: say(.aboutHuiyin), discussion: say(.aboutIdentity), version: version,
      subcommands: [
        InitCommand.self, DemoCommand.self, RegisterCommand.self, DoCommand.self, ShowCommand.self,
        ExplainCommand.self, ListCommand.self, ViewCommand.self, SimilarCommand.self,
        ImportCommand.self, StaffCommand.self, DepartmentCommand.self, CategoryCommand.self, ChannelCommand.self,
        PolicyCommand.self, VerifyCommand.self,
        ReindexCommand.self, SweepCommand.self, DoctorCommand.self, DocsCommand.self,
        ReportCommand.self, BookCommand.self, TalkCommand.self, DrawCommand.self, PointsCommand.self, PrintCommand.self,
        ExportCommand.self, WarningsCommand.self, PublicityCommand.self, CheckCommand.self,
        BackupCommand.self, RestoreCommand.self,
        KeyCommand.self, HistoryCommand.self, SealCommand.self, LogCommand.self, BenchCommand.self,
      ])
  }

  @OptionGroup var common: CommonOptions

  func run() throws {
    try runDesk(Asking.invocation)
  }

  static func main() {
    Environment.reduce()
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow is an error of the disk and no reason to die.
    signal(SIGXFSZ, SIG_IGN)
    Crash.install()
    // Nothing is anybody else's, not even between being made and getting the store's rights; and a mask that takes the
    // owner's own rights must not reach the store's files.
    umask(0o077)
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let place = firstNotUTF8() {
      // Swift has put U+FFFD in its place already; nobody said that.
      let draft = Invocation(lenientlyReading: arguments)
      let error = CommandError(.usage, .argumentNotUTF8, ["place": String(place)])
      Glibc.exit(Asking.$invocation.withValue(draft) { Reporter(draft).report(error) })
    }
    Glibc.exit(run(arguments))
  }

  /// Which argument, counted from 1, holds bytes that are no text.
  private static func firstNotUTF8() -> Int? {
    (1..<max(1, Int(CommandLine.argc))).first { place in
      CommandLine.unsafeArgv[place].map { String(validatingCString: $0) == nil } ?? false
    }
  }

  /// Runs one command line and returns its exit status (cli.md, "Exit status").
  static func run(_ arguments: [String]) -> Int32 {
    Asking.$call.withValue(Call()) { called(with: arguments) }
  }

  private static func called(with arguments: [String]) -> Int32 {
    let draft = Invocation(lenientlyReading: arguments)
    do {
      let (invocation, rest) = try Invocation.read(arguments)
      try requireFiles()
      // These need root's rights for a moment and lay them down themselves.
      if rest.first != KeyCommand.name, rest.first != DoctorCommand.name { try Privilege.settle(on: invocation.root) }
      return Asking.$invocation.withValue(invocation) {
        defer { Findings.tellAll(invocation) }
        do {
          Crash.say(.commandFailed, invocation.language)
          var command = try Huiyin.parseAsRoot(rest)
          try watching(&command)
          return 0
        } catch {
          OperationLog.note(error, action: action(of: rest))
          return Reporter(invocation).report(error)
        }
      }
    } catch {
      return Asking.$invocation.withValue(draft) { Reporter(draft).report(error) }
    }
  }
}

extension Huiyin {
  /// The desk tells of its own slowness, and who makes a practice store or measures knows what it takes.
  private static func watching(_ command: inout any ParsableCommand) throws {
    let type = type(of: command)
    let isWatched = type != Huiyin.self && type != DemoCommand.self && type != BenchCommand.self
    try Slowness.watching(
      { milliseconds in
        guard isWatched, OperationLog.isOpen else { return }
        OperationLog.note(.slow(operation: type.configuration.commandName ?? "", milliseconds: milliseconds))
      }, { try command.run() })
  }

  /// Libraries below us die where they cannot open what they need.
  private static func requireFiles() throws {
    let least: rlim_t = 32
    var limit = rlimit()
    let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(files, &limit) == 0, limit.rlim_cur < least else { return }
    limit.rlim_cur = limit.rlim_max
    guard limit.rlim_max < least || setrlimit(files, &limit) != 0 else { return }
    throw CommandError(.inputOutput, phrase: DoorText.tooFewFiles, ["n": String(limit.rlim_max)])
  }

  /// What was asked, for the log: the action of `do`, else the subcommand.
  private static func action(of arguments: [String]) -> String {
    guard let place = arguments.firstIndex(where: LogShape.commands.contains) else { return "" }
    let command = arguments[place]
    guard command == "do" || command == "register" else { return command }
    return arguments[place...].lazy.compactMap { Action(input: $0)?.rawValue }.first ?? command
  }
}

/// Options of every command. They are read before anything else, wherever they stand (`Invocation.read`); here they
/// are declared for the help alone.
struct CommonOptions: ParsableArguments {
  @Option(help: about(.helpStore)) var store: String?
  @Option(name: .customLong("as"), help: about(.helpAs)) var actor: String?
  @Option(help: about(.helpLang)) var lang: String?
  @Option(help: about(.helpNow)) var now: String?
}

/// A text of the command line in the language of the asker.
func say(_ text: CommandText, _ arguments: [String: String] = [:]) -> String {
  text.text(Asking.invocation.language, arguments)
}

func about(_ text: CommandText) -> ArgumentHelp { ArgumentHelp(say(text)) }

func say(_ text: DeskStoreText, _ arguments: [String: String] = [:]) -> String {
  text.text(Asking.invocation.language, arguments)
}

func about(_ text: DeskStoreText) -> ArgumentHelp { ArgumentHelp(say(text)) }
