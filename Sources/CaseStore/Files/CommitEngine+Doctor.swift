extension CommitEngine {
  /// What is wrong with the journal by itself, and when its last sound line was written (ISO 8601). Reads the journal
  /// only: `verify` compares it with the documents.
  public func journalFacts() throws -> (findings: [StoreFinding], newest: String?) {
    var newest: String?
    let findings = try verifyJournal { newest = $0.at }.findings
    return (findings, newest)
  }
}
