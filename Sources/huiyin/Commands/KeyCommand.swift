import ArgumentParser

struct KeyCommand: NotYet {
  static let name = "key"
  @Argument(parsing: .captureForPassthrough, help: .hidden) var rest: [String] = []
}
