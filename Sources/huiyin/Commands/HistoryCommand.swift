import ArgumentParser

struct HistoryCommand: NotYet {
  static let name = "history"
  @Argument(parsing: .captureForPassthrough, help: .hidden) var rest: [String] = []
}

struct SealCommand: NotYet {
  static let name = "seal"
  @Argument(parsing: .captureForPassthrough, help: .hidden) var rest: [String] = []
}
