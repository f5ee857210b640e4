/// 办理情况: one line of the departments' table 各部门办理情况表: what a department had in its hands in a period.
public struct HandlingRow: Sendable, Hashable {
  /// 受理 = 上期结转 + 本期交办
  public var carriedIn: [String] = []
  public var dispatched: [String] = []
  /// 按时办结, 超时办结
  public var inTime: [String] = []
  public var late: [String] = []
  /// 未办结: of these those past their date.
  public var unfinished: [String] = []
  public var unfinishedLate: [String] = []
  /// Taken away before it was finished: returned and upheld, given to another, transferred, merged.
  public var takenAway: [String] = []

  public init() {}

  public var total: Int { carriedIn.count + dispatched.count }

  /// 合计
  public init(adding rows: [HandlingRow]) {
    for row in rows {
      carriedIn += row.carriedIn
      dispatched += row.dispatched
      inTime += row.inTime
      late += row.late
      unfinished += row.unfinished
      unfinishedLate += row.unfinishedLate
      takenAway += row.takenAway
    }
  }

  /// By the handling clocks (办理, 重办), each time a department had one in its hands: whoever gave the case away, had it.
  public init(of all: some Sequence<CaseFacts>, in window: Window, departments: Set<String>, slice: Slice = .all) {
    self.init()
    for facts in all.lazy.map({ $0.asKnown(before: window.cutoff) }) where slice.takes(facts) {
      for duty in facts.duties where duty.clock == .handle || duty.clock == .rework {
        if let pass = slice.pass, pass != (duty.round > 1 ? .rework : .first) { continue }
        for turn in duty.turns(facts.lead(ofRound: duty.round), before: window.cutoff)
        where turn.department.map(departments.contains) ?? false {
          // Who gave it away is not who signed for it in the end.
          let handler =
            turn.to == nil
            ? facts.handler(ofRound: duty.round)
            : facts.stints.last { $0.round == duty.round && $0.from <= turn.from }?.handler
          if let wanted = slice.handler, handler != wanted { continue }
          add(facts.number, duty, turn, window)
        }
      }
    }
  }

  private mutating func add(_ number: String, _ duty: CaseFacts.Duty, _ turn: CaseFacts.Duty.Turn, _ window: Window) {
    if let end = turn.to ?? duty.stoppedAt, end < window.from { return }
    if turn.from < window.from { carriedIn.append(number) } else { dispatched.append(number) }
    if turn.to != nil {
      takenAway.append(number)
      return
    }
    switch duty.fate(before: window.cutoff) {
    case .inTime: inTime.append(number)
    case .late(_, let open):
      if !open {
        if duty.met { late.append(number) } else { takenAway.append(number) }
      } else {
        unfinished.append(number)
        unfinishedLate.append(number)
      }
    case .running: unfinished.append(number)
    case .dropped: takenAway.append(number)
    }
  }
}

extension CaseFacts.Duty {
  /// 经手: one department's time with what is to be done.
  struct Turn: Sendable, Hashable {
    /// nil: the desk.
    var department: String?
    var from: Instant
    /// Until it was given to another; nil: it was not, or not yet.
    var to: Instant?
  }

  /// Whose it was, one after the other, as far as it had come before a moment.
  /// - Parameter lead: who leads the round, where the clock names nobody.
  func turns(_ lead: String?, before moment: Instant) -> [Turn] {
    guard startedAt < moment else { return [] }
    var turns: [Turn] = []
    var from = startedAt
    for was in before ?? [] where was.until < moment {
      turns.append(Turn(department: was.value, from: from, to: was.until))
      from = was.until
    }
    return turns + [Turn(department: department ?? lead, from: from)]
  }
}
