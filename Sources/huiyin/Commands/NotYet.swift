import ArgumentParser
import CaseDomain

/// Commands of cli.md that are not there yet: they say so and exit 64, whatever they are given.
protocol NotYet: ParsableCommand {
  static var name: String { get }
}

extension NotYet {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: name, abstract: say(.aboutNotYet))
  }

  func run() throws { throw CommandError(.usage, .notYet, ["command": "huiyin \(Self.name)"]) }
}

struct PrintCommand: NotYet {
  static let name = "print"
  @Argument(parsing: .captureForPassthrough, help: .hidden) var rest: [String] = []
}
