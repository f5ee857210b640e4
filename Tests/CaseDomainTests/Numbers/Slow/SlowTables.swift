@testable import CaseDomain

/// The tables of a bulletin once more: stock, departments, the five zeros, durations, lists.
extension SlowCount {
  // MARK: 存量与流量

  struct Flow: Equatable {
    var carriedIn: [String] = []
    var received: [String] = []
    var back: [String] = []
    var closed: [String] = []
    var otherwise: [String] = []
    var carriedOut: [String] = []
    var imported: [String] = []
    /// Received and handled with another case.
    var merged: [String] = []
  }

  func flow() -> Flow {
    var flow = Flow()
    for story in stories {
      guard let end = story.standing?.state else { continue }
      let begin = story.standing(before: from)?.state
      let wasReopened = story.steps.contains { if case .reopened = $0.event.change { true } else { false } }
      if story.isHistory, inPeriod(story.registeredAt) { flow.imported.append(story.number) }
      if story.isHistory, !wasReopened { continue }
      if begin == nil, !story.isHistory {
        flow.received.append(story.number)
        if isMember(story) { flow.merged.append(story.number) }
      } else if let begin, begin.isOpen {
        flow.carriedIn.append(story.number)
      } else if story.steps.contains(where: { step in
        if case .reopened = step.event.change { return inPeriod(step.event.at) }
        // A closed master is opened again by its member's 退办.
        return inPeriod(step.event.at) && step.before?.state.isOpen == false && step.after.state.isOpen
      }) {
        flow.back.append(story.number)
      } else {
        continue
      }
      if end.isOpen {
        flow.carriedOut.append(story.number)
      } else if end == .closed {
        flow.closed.append(story.number)
      } else {
        flow.otherwise.append(story.number)
      }
    }
    return flow
  }

  /// Whether it is handled, or was answered, with another case.
  private func isMember(_ story: SlowStory) -> Bool {
    var member = false
    for step in story.steps {
      if step.after.state == .merged { member = true }
      if step.after.state == .accepted { member = false }
    }
    return member
  }

  func received(by key: (Case) -> String) -> [String: [String]] {
    let numbers = Set(flow().received)
    return Dictionary(grouping: stories.filter { numbers.contains($0.number) }) { key($0.known) }
      .mapValues { $0.map(\.number).sorted() }
  }

  // MARK: 各部门

  struct Row: Equatable {
    var carriedIn: [String] = []
    var dispatched: [String] = []
    var inTime: [String] = []
    var late: [String] = []
    var unfinished: [String] = []
    var unfinishedLate: [String] = []
    var takenAway: [String] = []
  }

  /// - Parameters:
  ///   - handler: only the rounds that this person signed for last.
  ///   - rework: only the first round, or only the others.
  func row(_ departments: Set<String>, handler: String? = nil, rework: Bool? = nil) -> Row {
    var row = Row()
    for story in stories {
      for run in story.runs where [.handle, .rework].contains(run.clock) {
        if let rework, rework != (run.round > 1) { continue }
        // Whoever had it and gave it away, each time.
        var begin = run.startedAt
        for (lead, until) in run.given {
          defer { begin = until }
          let signer = story.steps.last { step in
            if case .signed = step.event.change { return begin <= step.event.at && step.event.at < until }
            return false
          }?.event.actor
          guard lead.map(departments.contains) ?? false, until >= from, handler == nil || handler == signer else {
            continue
          }
          if begin < from { row.carriedIn.append(story.number) } else { row.dispatched.append(story.number) }
          row.takenAway.append(story.number)
        }
        guard let lead = run.lead ?? story.lead(run.round), departments.contains(lead) else { continue }
        if let handler, story.signer(run.round) != handler { continue }
        if let ended = run.endedAt, ended < from { continue }
        if begin < from { row.carriedIn.append(story.number) } else { row.dispatched.append(story.number) }
        let wasLate = run.becameLate(before: cutoff) != nil
        if run.endedAt == nil {
          row.unfinished.append(story.number)
          if wasLate { row.unfinishedLate.append(story.number) }
        } else if !run.met {
          row.takenAway.append(story.number)
        } else if wasLate {
          row.late.append(story.number)
        } else {
          row.inTime.append(story.number)
        }
      }
    }
    return row
  }

  struct Zeros: Equatable {
    var evasions: [String] = []
    var backlog: [String] = []
    var mistakes: [String] = []
    var complaints: [String] = []
    var meetings: [String] = []
  }

  func zeros(_ departments: Set<String>, handler: String? = nil, rework: Bool? = nil) -> Zeros {
    var zeros = Zeros()
    for story in stories {
      func mine(_ department: String?, _ round: Int) -> Bool {
        if let handler, story.signer(round) != handler { return false }
        if let rework, rework != (round > 1) { return false }
        return department.map(departments.contains) ?? false
      }
      // Every department's time with the case: who signed for it last in that time, and how often its return was wrong.
      var times: [(round: Int, lead: String, signer: String?, wrong: Int)] = []
      for step in story.steps {
        if case .arbitrated(let data) = step.event.change, !data.upheld, inPeriod(step.event.at), !times.isEmpty {
          times[times.count - 1].wrong += 1
        }
        if let lead = step.after.lead, lead != step.before?.lead || step.after.round != step.before?.round {
          times.append((step.after.round, lead, nil, 0))
        }
        if case .signed = step.event.change, !times.isEmpty { times[times.count - 1].signer = step.event.actor }
      }
      for time in times where departments.contains(time.lead) {
        if let handler, time.signer != handler { continue }
        if let rework, rework != (time.round > 1) { continue }
        zeros.evasions += Array(repeating: story.number, count: time.wrong)
      }
      for step in story.steps where inPeriod(step.event.at) {
        let round = step.before?.round ?? 0
        switch step.event.change {
        case .sentBack: if mine(step.before?.lead, round) { zeros.mistakes.append(story.number) }
        case .closingRefused: if mine(step.before?.lead, round) { zeros.mistakes.append(story.number) }
        case .contacted(let data):
          let isFaceToFace = [.appointment, .visit, .faceToFace].contains(data.method)
          if data.reached, isFaceToFace, mine(data.department ?? step.before?.lead, round) {
            zeros.meetings.append(story.number)
          }
        default: break
        }
      }
      let isLate = story.runs.contains { run in
        [.handle, .rework].contains(run.clock) && mine(run.lead ?? story.lead(run.round), run.round)
          && run.endedAt == nil
          && run.becameLate(before: cutoff) != nil
      }
      if isLate { zeros.backlog.append(story.number) }
      let object = story.known.registration.object?.department
      if handler == nil, rework == nil, [.complaint, .report].contains(story.known.kind),
        object.map(departments.contains) ?? false, inPeriod(story.registeredAt)
      {
        zeros.complaints.append(story.number)
      }
    }
    return zeros
  }

  // MARK: 办理时长

  /// Working seconds from 交办 to 答复, day by day.
  func durations(_ calendar: WorkCalendar, _ departments: Set<String>? = nil) -> [Int64] {
    var found: [Int64] = []
    for story in stories {
      for step in story.steps where inPeriod(step.event.at) {
        guard case .answered = step.event.change, let before = step.before, !before.shared,
          let start = before.dispatchedAt
        else { continue }
        if let departments, !(before.lead.map(departments.contains) ?? false) { continue }
        found.append(Self.workingSeconds(from: start, to: step.event.at, calendar))
      }
    }
    return found.sorted()
  }

  /// Imported with an answer: from receipt to answer, apart from all else.
  func history(_ calendar: WorkCalendar) -> [Int64] {
    stories.filter { $0.isHistory && inPeriod($0.registeredAt) }.compactMap { story in
      guard case .imported(let data)? = story.steps.first?.event.change, let answered = data.answer?.at,
        answered >= data.registration.receivedAt
      else { return nil }
      return Self.workingSeconds(from: data.registration.receivedAt, to: answered, calendar)
    }.sorted()
  }

  static func workingSeconds(from start: Instant, to end: Instant, _ calendar: WorkCalendar) -> Int64 {
    var total: Int64 = 0
    var day = start.date(in: calendar.zone)
    let last = end.date(in: calendar.zone)
    while day <= last {
      if isWorkingDay(day, calendar) {
        for (from, to) in [("08:30", "12:00"), ("14:00", "17:30")] {
          guard let from = TimeOfDay(from), let to = TimeOfDay(to) else { continue }
          let begin = max(start, day.at(from, in: calendar.zone))
          let finish = min(end, day.at(to, in: calendar.zone))
          total += max(0, finish - begin)
        }
      }
      day = day.adding(days: 1)
    }
    return total
  }

  static func isWorkingDay(_ day: CivilDate, _ calendar: WorkCalendar) -> Bool {
    for year in calendar.years {
      if year.makeUpDays.contains(where: { $0.date == day }) { return true }
      if year.holidays.contains(where: { $0.from <= day && day <= $0.to }) { return false }
    }
    return day.weekday <= 5
  }

  /// Takes the shortest and the longest away until one or two are left.
  static func median(_ sorted: [Int64]) -> Int64? {
    var rest = sorted[...]
    while rest.count > 2 { rest = rest.dropFirst().dropLast() }
    guard let first = rest.first, let last = rest.last else { return nil }
    return Int64(((Double(first) + Double(last)) / 2).rounded(.up))
  }

  /// Nine tenths took no longer.
  static func quantile(_ sorted: [Int64], _ percent: Int) -> Int64? {
    sorted.first { one in sorted.filter { $0 <= one }.count * 100 >= sorted.count * percent }
  }

  // MARK: 名单

  /// Late in the period, or late at its end: number, department, whether it is done.
  func late() -> [String] {
    var found: [String] = []
    for story in stories {
      for run in story.runs where [.handle, .rework].contains(run.clock) {
        guard run.becameLate(before: cutoff) != nil, run.endedAt.map({ $0 >= from }) ?? true else { continue }
        let lead = run.lead ?? story.lead(run.round) ?? ""
        found.append("\(story.number) \(lead) \(run.endedAt == nil ? "open" : "done")")
      }
    }
    return found.sorted()
  }

  /// Judged to have held, and found out in the period to have come back within the days after all.
  func repeatedUnnoticed() -> [String] {
    stories.filter { story in
      story.steps.contains { step in
        guard case .closed = step.event.change else { return false }
        let end = step.event.at + Int64(repeatDays) * 86_400
        let all = returns(story, after: step)
        if all.contains(where: { $0.known < end && $0.known < cutoff }) || end >= cutoff { return false }
        return all.contains { $0.at < end && inPeriod($0.known) }
      }
    }.map(\.number)
  }

  func reworked() -> [String] {
    stories.filter { story in story.steps.contains { inPeriod($0.event.at) && isRework($0) } }.map(\.number)
  }

  func rectifications() -> (open: [String], closed: [String]) {
    let mine = stories.filter { $0.known.kind == .rectification }
    let closed = mine.filter { story in
      story.standing?.state == .closed
        && story.steps.contains { step in
          if case .closed = step.event.change { return inPeriod(step.event.at) }
          return false
        }
    }
    return (mine.filter { $0.standing?.state.isOpen == true }.map(\.number), closed.map(\.number))
  }
}
