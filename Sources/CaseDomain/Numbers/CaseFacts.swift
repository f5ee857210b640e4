/// 事实: what the numbers (domain §5) need of one case: dated, without any text that a person wrote.
///
/// Made from a case by a pure function and kept in the index, so that a bulletin need not decode a year of documents.
/// Everything carries its moment: an indicator sees only what had happened by its cut-off, so a period that is over gives
/// the same figures whenever it is asked for.
public struct CaseFacts: Sendable, Hashable, Codable {
  public var number: String
  public var kind: CaseKind
  /// Channel id 渠道
  public var channel: String
  /// 一级 or 一级/二级
  public var category: String?
  public var urgency: Urgency
  /// The level at which it came in, and at which it was solved.
  public var level: Level?
  public var solvedLevel: Level?
  /// 越级
  public var overLevel: Bool
  /// 被反映部门: a department id, or words when it is none of ours.
  public var object: String?
  /// 历史导入 or imported open.
  public var imported: Bool
  /// When the official answer of an imported case was given.
  public var importedAnswerAt: Instant?
  public var receivedAt: Instant
  public var registeredAt: Instant
  public var registeredBy: String
  /// Whose case it is, as a key that says nothing else; the store fills it in. nil: anonymous or unknown.
  public var person: String?
  /// Cases handled with this one (并案): 件 counts the master, 人次 counts all.
  public var members: Int
  /// Every state it was in, the first from its registration on.
  public var stages: [Stage]
  public var stints: [Stint]
  public var duties: [Duty]
  public var answers: [Answered]
  public var calls: [Call]
  public var settlements: [Settled]
  /// 解释说明 granted.
  public var explanations: [Moment]
  /// 退办 and 不予销号: what opened the next round.
  public var reworks: [ReworkFact]
  /// Results sent back in review (退回修改).
  public var sentBack: [Moment]
  public var closings: [ClosingFact]
  public var reopenings: [ReopeningFact]
  /// Face-to-face contacts (零距离): 约访, 下访, 面谈.
  public var meetings: [Moment]
  /// Acts for which the duties must be separated, and whether they were (未分离).
  public var separableActs: [SeparableAct]
  public var links: [LinkFact]
  /// 更正 and 受理: what a label was before it was changed, oldest first; nil: never changed. See ``asKnown(before:)``.
  public var past: [Was]?
  /// 危险词 found in its words, by when.
  public var dangers: [DangerFact] = []
  /// 督办、追究、抽查、典型、公示、回头看; nil where there is none of it.
  public var oversight: Oversight?

  /// 阶段: a state and since when.
  public struct Stage: Sendable, Hashable, Codable {
    public var state: CaseState
    public var at: Instant
    /// Several things may happen at one moment; this is their order within the case.
    public var seq: Int
    /// The round that ended with it or went on; 0 before the first dispatch.
    public var round: Int
  }

  /// Something that happened in a round, charged to the department that led it then.
  public struct Moment: Sendable, Hashable, Codable {
    public var at: Instant
    public var round: Int
    public var department: String?
  }

  /// 经办: a department's time with a case as its lead, from 交办, 改派 or 裁定 on.
  public struct Stint: Sendable, Hashable, Codable {
    public var round: Int
    public var department: String
    public var from: Instant
    /// Until another department took over.
    public var to: Instant?
    /// Who signed for it, the last one last.
    public var signings: [Signing]
    /// 并案: answered with its master, never given to the department by itself. nil: it was.
    public var shared: Bool?
    /// 退单 by this department.
    public var returns: [ReturnFact]

    /// Who signed for it last.
    public var handler: String? { signings.last?.by }
  }

  /// 签收
  public struct Signing: Sendable, Hashable, Codable {
    public var at: Instant
    public var by: String
  }

  /// 退单 and its 裁定.
  public struct ReturnFact: Sendable, Hashable, Codable {
    public var at: Instant
    public var ruledAt: Instant?
    /// The return was right: another department leads. `false`: 驳回, the department is charged with it (零推诿).
    public var upheld: Bool?
  }

  /// 时限: one run of a clock, with every date it ever had.
  public struct Duty: Sendable, Hashable, Codable {
    public var clock: Clock
    public var round: Int
    /// Department charged with it; nil: the desk.
    public var department: String?
    /// Departments that were charged with it before, and until when; nil: none.
    public var before: [Was]?
    public var handler: String?
    public var startedAt: Instant
    /// When which date held; the first from the start on.
    public var dues: [Due]
    /// 停表: in review, or suspended.
    public var pauses: [Still]
    public var stoppedAt: Instant?
    public var met: Bool
    /// Extensions granted.
    public var extensions: Int
  }

  /// A date and since when it holds.
  public struct Due: Sendable, Hashable, Codable {
    public var at: Instant
    public var due: Instant
  }

  /// A clock stood still.
  public struct Still: Sendable, Hashable, Codable {
    public var from: Instant
    public var to: Instant?
  }

  /// 答复 given.
  public struct Answered: Sendable, Hashable, Codable {
    public var at: Instant
    public var round: Int
    public var department: String?
    /// 并案: an answer that was worked out for the master; nil: it was worked out for this case.
    public var shared: Bool?
    /// Since when this round was in a department's hands.
    public var dispatchedAt: Instant
  }

  /// 回访: one attempt.
  public struct Call: Sendable, Hashable, Codable {
    public var at: Instant
    public var round: Int
    public var actor: String
    public var outcome: FollowUpOutcome
    public var resolved: Resolution?
    public var satisfaction: Satisfaction?
    public var concludes: ClosureKind?
  }

  /// 当场办结
  public struct Settled: Sendable, Hashable, Codable {
    public var at: Instant
    public var satisfaction: Satisfaction
  }

  public struct ReworkFact: Sendable, Hashable, Codable {
    public var at: Instant
    public var seq: Int
    /// The round that was not good enough, and who led it.
    public var round: Int
    public var department: String?
    /// 不予销号 rather than 退办.
    public var refused: Bool
  }

  public struct ClosingFact: Sendable, Hashable, Codable {
    public var at: Instant
    public var seq: Int
    public var kind: ClosureKind
    public var round: Int
    public var department: String?
    /// The levels at which it had come in and was solved, as noted then.
    public var level: Level?
    public var solvedLevel: Level?
  }

  public struct ReopeningFact: Sendable, Hashable, Codable {
    public var at: Instant
    public var seq: Int
    public var initiative: Initiative
    public var from: CaseState
  }

  public struct SeparableAct: Sendable, Hashable, Codable {
    public var at: Instant
    public var actor: String
    public var unseparated: Bool
  }

  /// 危险词: what was found, without the text around it.
  public struct DangerFact: Sendable, Hashable, Codable {
    public var at: Instant
    public var words: [String]
    public var marks: [SensitiveMark]
  }

  public struct LinkFact: Sendable, Hashable, Codable {
    public var at: Instant
    public var to: String
    public var `as`: LinkKind
  }
}

extension CaseFacts {
  /// What a label was until a moment.
  public struct Was: Sendable, Hashable, Codable {
    public enum Label: String, Sendable, Codable, CaseIterable {
      case kind, category, urgency, overLevel, object, department
      /// 诉求人: whose case it was.
      case person
    }

    public var label: Label
    public var until: Instant
    /// nil: none was noted.
    public var value: String?

    public init(label: Label, until: Instant, value: String?) {
      self.label = label
      self.until = until
      self.value = value
    }
  }
}

// MARK: As it stood at a moment

extension CaseFacts {
  /// 收件: the moment from which it counts, its registration. What was received on the last day of a month and written
  /// down on the next belongs to the next, so that a month that is over never changes (D).
  public var enteredAt: Instant { registeredAt }

  /// The state just before a moment; nil when it was not registered yet.
  public func state(before moment: Instant) -> CaseState? { stages.last { $0.at < moment }?.state }

  /// 未办结 just before a moment.
  public func isOpen(before moment: Instant) -> Bool { state(before: moment)?.isOpen ?? false }

  /// The round it was in just before a moment; 0 before the first dispatch.
  public func round(before moment: Instant) -> Int { stints.last { $0.from < moment }?.round ?? 0 }

  /// The lead of a round: whoever had it last.
  public func lead(ofRound round: Int) -> String? { stints.last { $0.round == round }?.department }

  public func handler(ofRound round: Int) -> String? { stints.last { $0.round == round && $0.handler != nil }?.handler }

  /// 解释说明 was granted in a round before a moment.
  public func isExplained(round: Int, before moment: Instant) -> Bool {
    explanations.contains { $0.round == round && $0.at < moment }
  }

  /// Answers that count: given by us, on the spot, or with the import.
  public func firstAnswer(before moment: Instant) -> Instant? {
    [answers.first?.at, settlements.first?.at, importedAnswerAt].compactMap { $0 }.filter { $0 < moment }.min()
  }
}

extension CaseFacts.Duty {
  /// The date that held just before a moment.
  public func due(before moment: Instant) -> Instant {
    dues.last { $0.at < moment }?.due ?? dues.first?.due ?? startedAt
  }

  /// Stopped before a moment.
  public func stopped(before moment: Instant) -> Instant? { stoppedAt.flatMap { $0 < moment ? $0 : nil } }

  /// What became of the duty by a moment.
  ///
  /// Its dates are walked forward: what was late under the date that held then stays late, whatever is granted afterwards;
  /// a date that is set into the past makes late from the moment at which it was set.
  public func fate(before moment: Instant) -> Fate {
    let stopped = stopped(before: moment)
    let end = stopped ?? moment
    for (index, date) in dues.enumerated() where date.at < moment {
      let next = index + 1 < dues.count ? min(dues[index + 1].at, end) : end
      var late = max(date.due, date.at)
      // A clock that stands still over its date is not late: the date moves when it goes on.
      for pause in pauses where pause.from <= late && (pause.to.map { late < $0 } ?? true) {
        late = pause.to ?? moment
      }
      if late < next { return .late(at: late, open: stopped == nil) }
    }
    guard let stopped else { return .running }
    return met ? .inTime(at: stopped) : .dropped(at: stopped)
  }

  /// Every duty is judged once: when it was met, or when its date passed. So the months of a year add up to the year.
  public enum Fate: Sendable, Hashable {
    case inTime(at: Instant)
    /// `at`: the moment it became late; `open`: still not done.
    case late(at: Instant, open: Bool)
    /// Neither met nor due yet.
    case running
    /// Ended before its date without what it waited for: transferred, merged, withdrawn, another department.
    case dropped(at: Instant)
  }
}
