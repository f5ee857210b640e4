/// 脉搏: whether anybody wrote, as a desk asks all day long. The segment that grows is held open, so that asking costs one
/// `fstat`; now and then the whole way is walked again, should another store lie in this one's place.
///
/// Used from one thread.
public final class JournalPulse {
  /// Looks until the way is walked again.
  private static let patience = 12

  private let engine: CommitEngine
  private var segment = 0
  private var file: OpenFile?
  private var looks = 0

  public init(_ engine: CommitEngine) { self.engine = engine }

  deinit { close() }

  private func close() {
    if let file { engine.disk.files.close(file) }
    file = nil
  }

  /// Whether the journal is another than up to `position`; see `JournalReader.hasChanged`.
  public func hasChanged(since position: JournalPosition) throws -> Bool {
    looks += 1
    // A segment of this length gets no further line: then there may be a next one.
    if let file, segment == position.segment, looks < Self.patience, position.offset < engine.options.journalRollSize,
      (try? engine.disk.status(of: file))?.size == position.offset
    {
      return false
    }
    looks = 0
    close()
    guard try !engine.journal.hasChanged(since: position) else { return true }
    segment = position.segment
    file = try? engine.disk.open(engine.journal.path(segment), .read)
    return false
  }
}
