import ArgumentParser

@main
struct Huiyin: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "huiyin", version: "0.1.0")
}
