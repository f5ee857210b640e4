import CaseDomain

/// The desk on the screen.
func runDesk(_ invocation: Invocation) throws {
  throw CommandError(.usage, .notYet, ["command": "huiyin"])
}
