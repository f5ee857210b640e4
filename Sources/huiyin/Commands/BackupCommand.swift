import ArgumentParser

struct BackupCommand: NotYet {
  static let name = "backup"
  @Argument(parsing: .captureForPassthrough, help: .hidden) var rest: [String] = []
}

struct RestoreCommand: NotYet {
  static let name = "restore"
  @Argument(parsing: .captureForPassthrough, help: .hidden) var rest: [String] = []
}
