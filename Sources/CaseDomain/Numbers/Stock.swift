/// 存量与流量: what there was, what came, what went. `carriedIn + received + back = done + carriedOut`, always.
public struct Stock: Sendable, Hashable {
  /// 上期结转: open when the period began.
  public var carriedIn: [String] = []
  /// Received and registered in the period, or open history imported in it.
  public var received: [String] = []
  /// Reopened in the period after having been done before it.
  public var back: [String] = []
  /// 办结: closed at the end; not those reopened since.
  public var closed: [String] = []
  /// 不予受理, 转出, 撤诉.
  public var endedOtherwise: [String] = []
  /// 结转下期: open at the end.
  public var carriedOut: [String] = []
  /// 历史导入: outside all of it.
  public var imported: [String] = []
  /// 并案: of those received the ones that were handled, or are being handled, with another case.
  public var merged: [String] = []
  /// 人次: how often somebody came; a case handled with another counts its own.
  public var persons: Int { received.count }
  /// 件 as matters: cases handled together are one.
  public var matters: Int { received.count - merged.count }

  public init() {}

  public init(of all: some Sequence<CaseFacts>, in window: Window, slice: Slice = .all) {
    self.init()
    for facts in all.lazy.map({ $0.asKnown(before: window.cutoff) })
    where slice.takes(facts) && slice.takesLead(of: facts, before: window.cutoff) {
      add(facts, window)
    }
  }

  private mutating func add(_ facts: CaseFacts, _ window: Window) {
    if facts.isHistory {
      if window.contains(facts.enteredAt) { imported.append(facts.number) }
      guard facts.reopenings.contains(where: { $0.at < window.cutoff }) else { return }
    }
    guard let now = facts.state(before: window.cutoff) else { return }
    let wasThere = facts.enteredAt < window.from
    let wasOpen = facts.isOpen(before: window.from)
    let isReceived = !wasThere && !facts.isHistory
    // 重开, or 退办 of a member that opened its closed master again.
    let isBack = !isReceived && !wasOpen && facts.stages.contains { $0.state.isOpen && window.contains($0.at) }
    guard isReceived || wasOpen || isBack else { return }
    if wasOpen { carriedIn.append(facts.number) }
    if isReceived {
      received.append(facts.number)
      if facts.isMember(before: window.cutoff) { merged.append(facts.number) }
    }
    if isBack { back.append(facts.number) }
    if now.isOpen {
      carriedOut.append(facts.number)
    } else if now == .closed {
      closed.append(facts.number)
    } else {
      endedOtherwise.append(facts.number)
    }
  }
}

extension Slice {
  /// Whether a whole case belongs to the slice's department or handler: to whom it was given last.
  public func takesLead(of facts: CaseFacts, before moment: Instant) -> Bool {
    guard departments != nil || handler != nil else { return true }
    guard let stint = facts.stints.last(where: { $0.from < moment }) else { return false }
    if let departments, !departments.contains(stint.department) { return false }
    if let handler, stint.handler != handler { return false }
    return true
  }
}

extension Slice {
  /// Whether something that happened in a round belongs to the handler and the pass that are looked at. Which department
  /// is charged with it is for the caller to ask.
  public func takes(_ facts: CaseFacts, inRound round: Int) -> Bool {
    if let handler, facts.handler(ofRound: round) != handler { return false }
    if let pass, pass != (round > 1 ? .rework : .first) { return false }
    return true
  }

  /// 只看一位承办人, 只看首次或重办: what happens to a department as a whole is in no such part.
  public var isWithinDepartments: Bool { handler != nil || pass != nil }
}

/// 平均办理时长: from 交办 to 答复, in working time by the calendar. What was answered with its master was worked out once
/// and counts once, with the master.
public struct Durations: Sendable, Hashable {
  /// Working seconds of each answer of the period with its case, the shortest first.
  public var each: [Each]

  public struct Each: Sendable, Hashable {
    public var number: String
    public var seconds: Int64

    public init(number: String, seconds: Int64) {
      self.number = number
      self.seconds = seconds
    }
  }

  public init(
    of all: some Sequence<CaseFacts>, in window: Window, slice: Slice = .all, calendar: WorkCalendar
  ) {
    var each: [Each] = []
    for facts in all.lazy.map({ $0.asKnown(before: window.cutoff) }) where slice.takes(facts) {
      for answer in facts.answers where window.contains(answer.at) && answer.shared != true {
        let judgement = Judgement(
          facts.number, .counts, department: answer.department, handler: facts.handler(ofRound: answer.round),
          pass: answer.round > 1 ? .rework : .first)
        guard slice.takes(judgement) else { continue }
        each.append(
          Each(
            number: facts.number,
            seconds: max(0, calendar.workingSeconds(from: answer.dispatchedAt, to: answer.at))))
      }
    }
    self.each = each.sorted { ($0.seconds, $0.number) < ($1.seconds, $1.number) }
  }

  /// 历史导入, shown apart (domain §3): from receipt to the official answer that came with it, for what was imported in the
  /// period. An answer dated before its receipt tells no duration.
  public init(ofHistory all: some Sequence<CaseFacts>, in window: Window, slice: Slice = .all, calendar: WorkCalendar) {
    each = all.filter { $0.isHistory && slice.takes($0) && window.contains($0.enteredAt) }.compactMap { facts in
      guard let answered = facts.importedAnswerAt, answered >= facts.receivedAt else { return nil }
      return Each(
        number: facts.number, seconds: calendar.workingSeconds(from: facts.receivedAt, to: answered))
    }.sorted { ($0.seconds, $0.number) < ($1.seconds, $1.number) }
  }

  /// Working seconds of one working day.
  public static func day(_ calendar: WorkCalendar) -> Int64 {
    calendar.spans.reduce(0) { $0 + Int64($1.to.secondOfDay - $1.from.secondOfDay) }
  }

  /// In tenths of a working day, rounded half up.
  public func tenths(of seconds: Int64, _ calendar: WorkCalendar) -> Int {
    let day = Self.day(calendar)
    return day == 0 ? 0 : Int((seconds * 20 + day) / (2 * day))
  }

  public var mean: Int64? {
    each.isEmpty ? nil : (each.reduce(0) { $0 + $1.seconds } * 2 + Int64(each.count)) / Int64(2 * each.count)
  }

  /// 中位数: the middle one; of an even number the mean of the two in the middle, rounded half up.
  public var median: Int64? {
    guard !each.isEmpty else { return nil }
    let (low, high) = (each[(each.count - 1) / 2].seconds, each[each.count / 2].seconds)
    return (low + high + 1) / 2
  }

  /// The smallest duration that at least that share of all does not exceed.
  public func quantile(percent: Int) -> Int64? {
    guard !each.isEmpty else { return nil }
    return each[max(0, (each.count * percent + 99) / 100 - 1)].seconds
  }
}

/// 五零 (S): counts per department as a scoreboard, each with its cases.
public struct FiveZeros: Sendable, Hashable {
  /// 零推诿: returns that were not upheld.
  public var evasions: [String] = []
  /// 零积压: open past their date at the end.
  public var backlog: [String] = []
  /// 零差错: results sent back in review, and closings refused.
  public var mistakes: [String] = []
  /// 零投诉: complaints about the department received in the period; none where only a handler's or a pass's part is
  /// looked at, for nobody has handled them when they come.
  public var complaints: [String] = []
  /// 零距离: face-to-face contacts.
  public var meetings: [String] = []

  /// - Parameter slice: what else narrows them; its departments do not count.
  public init(
    of all: some Sequence<CaseFacts>, in window: Window, departments: Set<String>, slice: Slice = .all
  ) {
    for facts in all.lazy.map({ $0.asKnown(before: window.cutoff) }) where slice.takes(facts) {
      func mine(_ department: String?) -> Bool { department.map(departments.contains) ?? false }
      func times(_ count: Int) -> [String] { Array(repeating: facts.number, count: count) }
      func taken(_ round: Int) -> Bool { slice.takes(facts, inRound: round) }
      for stint in facts.stints where mine(stint.department) {
        // By whoever signed for it then, if anybody did.
        if let handler = slice.handler, stint.handler != handler { continue }
        if let pass = slice.pass, pass != (stint.round > 1 ? .rework : .first) { continue }
        evasions += times(stint.returns.filter { $0.upheld == false && window.contains($0.ruledAt ?? $0.at) }.count)
      }
      let late = facts.duties.contains { duty in
        guard [.handle, .rework].contains(duty.clock), mine(duty.department ?? facts.lead(ofRound: duty.round)),
          taken(duty.round), case .late(_, open: true) = duty.fate(before: window.cutoff)
        else { return false }
        return true
      }
      if late { backlog.append(facts.number) }
      func isOurs(_ department: String?, _ round: Int, _ at: Instant) -> Bool {
        mine(department) && window.contains(at) && taken(round)
      }
      mistakes += times(facts.sentBack.filter { isOurs($0.department, $0.round, $0.at) }.count)
      mistakes += times(facts.reworks.filter { $0.refused && isOurs($0.department, $0.round, $0.at) }.count)
      if !slice.isWithinDepartments, [.complaint, .report].contains(facts.kind), mine(facts.object),
        window.contains(facts.enteredAt)
      {
        complaints.append(facts.number)
      }
      meetings += times(facts.meetings.filter { isOurs($0.department, $0.round, $0.at) }.count)
    }
  }
}

/// 增减: a count against another period's. nil where there was nothing before, rather than a rate of infinity.
public struct Trend: Sendable, Hashable {
  public var now: Int
  public var before: Int

  public init(now: Int, before: Int) {
    self.now = now
    self.before = before
  }

  /// Tenths of a percent, rounded half away from zero: −125 is down by 12.5 %.
  public var permille: Int? {
    guard before > 0 else { return nil }
    let change = (now - before) * 2000
    return (change >= 0 ? change + before : change - before) / (2 * before)
  }
}
