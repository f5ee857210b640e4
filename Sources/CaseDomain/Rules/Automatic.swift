/// 自动办理: what must be written without anybody asking (domain §3, "What happens by itself").
extension Deed {
  /// 督办 after so many working days overdue, written with the next change of the case or by `sweep`.
  mutating func writeAutomatic() {
    for (change, clocks) in context.automaticChanges(target) {
      let seq = target.revision + 1
      writeAutomatic(
        CaseEvent(
          seq: seq, at: now, actor: Staff.systemID, role: .system, change: change, clocks: clocks, act: seq))
    }
  }

  /// From the second 退办 on a 督办 opens by itself.
  mutating func superviseRework() {
    guard target.reworks >= context.policy.superviseAtRework else { return }
    writeBySystem(
      .supervised(
        Supervision(
          number: target.orders.count + 1, level: .supervise,
          text: ErasableText(NoticeText.orderForRework(["n": Bilingual(String(target.reworks))]).zh),
          cause: "rework:\(target.reworks)")))
  }
}

extension RuleContext {
  /// Changes that are due on a case by the clock alone.
  public func automaticChanges(_ target: Case) -> [(Change, [ClockChange])] {
    var changes: [(Change, [ClockChange])] = []
    if target.state.isOpen, target.state != .merged, target.round != nil {
      for run in target.runningClocks(at: now) where run.clock.bearer == .lead {
        let overdue = now > run.due ? calendar.closings(from: run.due, to: now) : 0
        let cause = "overdue:\(run.clock.rawValue):\(run.round)"
        guard overdue >= policy.superviseAfter, [.handle, .rework, .upstream].contains(run.clock),
          !target.orders.contains(where: { $0.cause == cause })
        else { continue }
        let text = NoticeText.orderForOverdue([
          "clock": run.clock.words.withoutLimit, "due": shown(run.due), "n": Bilingual(String(overdue)),
        ])
        changes.append(
          (
            .supervised(
              Supervision(
                number: target.orders.count + 1 + changes.count, level: .supervise, text: ErasableText(text.zh),
                cause: cause)), []
          ))
      }
    }
    return changes
  }

  /// What `sweep` writes on a case: automatic orders, and dates that a new calendar changes (domain §4).
  public func sweep(_ target: Case) -> [CaseEvent] {
    var changes = automaticChanges(target)
    let moved = recalculated(target)
    if !moved.isEmpty {
      changes.append(
        (.recalculated(Recalculation(calendar: calendar.years.map { String($0.year) }.joined(separator: "+"))), moved))
    }
    return changes.enumerated().map { index, change in
      let seq = target.revision + 1 + index
      return CaseEvent(
        seq: seq, at: now, actor: Staff.systemID, role: .system, change: change.0, clocks: change.1, act: seq)
    }
  }

  /// Running clocks whose computed date is another by the present calendar. The rule stays the one they started with.
  private func recalculated(_ target: Case) -> [ClockChange] {
    target.clocks.compactMap { run in
      guard run.stoppedAt == nil, run.given == nil else { return nil }
      let due = dueOf(run, pauses: run.pauses)
      guard due != run.due else { return nil }
      var moved = run
      moved.due = due
      return .reset(run: moved)
    }
  }
}

extension Bilingual {
  /// 上级时限 → 上级: where 时限 follows.
  fileprivate var withoutLimit: Bilingual {
    Bilingual(zh.hasSuffix("时限") ? String(zh.dropLast(2)) : zh, en)
  }
}
