import CaseDomain
import CaseStore

/// 日志安否 as a desk asks for it: whether the journal begins and ends where it should whenever somebody wrote, and a
/// piece of what was not read yet every few minutes.
struct JournalWatch {
  /// Who can have it looked at.
  static let listeners: Set<Role> = [.admin, .clerk, .principal, .supervisor]

  private static let patience = Duration.seconds(300)
  /// Bytes; a twentieth of a second or two.
  private static let piece = 16 << 20

  /// What to tell, nil when nothing is wrong.
  private(set) var alarm: Bilingual?
  private var lastRead: ContinuousClock.Instant?
  /// Found by reading, which is not done every time.
  private var inside: [StoreFinding] = []
  private var told: Set<StoreFinding> = []

  /// - Returns: whether the alarm is another than before, and what was not told before.
  mutating func look(_ store: CaseStore, hasChanged: Bool) -> (hasNews: Bool, found: [StoreFinding]) {
    let now = ContinuousClock.now
    let isDue = lastRead.map { now - $0 >= Self.patience } ?? true
    guard hasChanged || isDue else { return (false, []) }
    var found: [StoreFinding]
    if isDue || !inside.isEmpty {
      lastRead = now
      found = store.engine.journalTrouble(bytes: Self.piece)
      inside = found.filter { [.journalLineInvalid, .journalChainBroken, .journalUnreadable].contains($0.kind) }
    } else {
      found = store.engine.journalTrouble(bytes: 0)
    }
    let before = alarm
    alarm = found.first.map { finding in
      let place = finding.path + (finding.line.map { ":\($0)" } ?? "")
      return DoorText.journalAlarm(["path": Bilingual(place)])
    }
    let fresh = found.filter { !told.contains($0) }
    told.formUnion(fresh)
    return (alarm != before, fresh)
  }
}
