/// 指标 of domain §5. Each is one pure function over a case's facts: ``judge(_:in:_:)``.
///
/// What belongs to a period is decided by the moment at which a thing was decided: a duty when it was met or fell due, a
/// verdict when it was given, a closing when it was made, or, where it matters whether it holds, when that is known, a
/// case when it was received. So everything is counted exactly
/// once, and the months of a year add up to the year.
public enum Indicator: String, Term {
  case response, resolution, satisfaction
  case signing, onTime, overdue
  case firstTime, calledBack, reached
  case returns, reworks, repeats
  case answered, closed, ownLevel, overLevel, unseparated

  public var words: Bilingual {
    switch self {
    case .response: Bilingual("响应率", "response")
    case .resolution: Bilingual("解决率", "resolution")
    case .satisfaction: Bilingual("满意率", "satisfaction")
    case .signing: Bilingual("及时签收率", "signed in time")
    case .onTime: Bilingual("按时办结率", "handled in time")
    case .overdue: Bilingual("超期率", "overdue")
    case .firstTime: Bilingual("一次办结率", "done the first time")
    case .calledBack: Bilingual("回访率", "called back")
    case .reached: Bilingual("有效回访率", "reached")
    case .returns: Bilingual("退单率", "returned")
    case .reworks: Bilingual("退办率", "reworked")
    case .repeats: Bilingual("重复诉求率", "repeated")
    case .answered: Bilingual("处理率", "answered")
    case .closed: Bilingual("结案率", "closed")
    case .ownLevel: Bilingual("本级解决率", "solved at its level")
    case .overLevel: Bilingual("越级率", "over the head")
    case .unseparated: Bilingual("未分离率", "unseparated")
    }
  }

  /// A high value is good news.
  public var isBetterHigher: Bool {
    switch self {
    case .overdue, .returns, .reworks, .repeats, .overLevel, .unseparated: false
    default: true
    }
  }
}

/// 不计入: why something is in neither the numerator nor the denominator. Always shown with its number.
public enum Exclusion: String, Term {
  /// The date has not come yet.
  case notDueYet
  /// Ended before its date without what it waited for: transferred, merged, withdrawn, given to another department.
  case dropped
  /// 联系不上: nobody answered in all attempts.
  case unreached
  /// 无法回访: refused, invalid number, no way to reach them.
  case uncontactable
  /// 不了解
  case unsure
  /// 未评价
  case notRated
  /// Reached, but said nothing about it.
  case notSaid
  /// Called, not reached yet, further attempts to come.
  case inProgress
  /// 历史导入
  case imported
  /// 不予受理, 转出, 撤诉
  case declined, transferred, withdrawn
  /// 挂账
  case carried
  /// No level was noted.
  case levelUnknown
  /// 解释说明, where it is to be left out.
  case explained
  /// Closed, and the days are not over in which it may come back.
  case watched
  /// 退单: it is still with the department, which may yet send it back.
  case inHand

  public var words: Bilingual {
    switch self {
    case .notDueYet: Bilingual("未到期", "not due yet")
    case .dropped: Bilingual("中途终止", "ended on the way")
    case .unreached: Bilingual("联系不上", "not reached")
    case .uncontactable: Bilingual("无法回访", "cannot be called")
    case .unsure: Bilingual("不了解", "unsure")
    case .notRated: Bilingual("未评价", "not rated")
    case .notSaid: Bilingual("未表态", "not said")
    case .inProgress: Bilingual("回访中", "being called")
    case .imported: Bilingual("历史导入", "imported history")
    case .declined: Bilingual("不予受理", "declined")
    case .transferred: Bilingual("转出", "transferred")
    case .withdrawn: Bilingual("撤诉", "withdrawn")
    case .carried: Bilingual("挂账", "carried")
    case .levelUnknown: Bilingual("层级未填", "no level noted")
    case .explained: Bilingual("解释说明", "explained")
    case .watched: Bilingual("重复期未满", "may still come back")
    case .inHand: Bilingual("尚在办理", "still in hand")
    }
  }
}

/// 判定: what one indicator says of one thing in a case: a duty, a verdict, a closing.
public struct Judgement: Sendable, Hashable {
  public enum Verdict: Sendable, Hashable {
    /// In the numerator and the denominator.
    case counts
    /// In the denominator only.
    case misses
    case excluded(Exclusion)
  }

  /// 首次 or 重办后
  public enum Pass: String, Term {
    case first, rework

    public var words: Bilingual {
      switch self {
      case .first: Bilingual("首次", "first pass")
      case .rework: Bilingual("重办后", "after rework")
      }
    }
  }

  public var number: String
  public var verdict: Verdict
  /// Who is charged with it; nil: the desk.
  public var department: String?
  public var handler: String?
  public var pass: Pass
  /// The complainant's wish was answered by 解释说明.
  public var explained: Bool

  public init(
    _ number: String, _ verdict: Verdict, department: String? = nil, handler: String? = nil, pass: Pass = .first,
    explained: Bool = false
  ) {
    self.number = number
    self.verdict = verdict
    self.department = department
    self.handler = handler
    self.pass = pass
    self.explained = explained
  }
}

/// What an indicator needs besides the case itself.
public struct NumbersContext: Sendable {
  /// 重复诉求: for each closed case when the same matter came back as another case.
  public var returned: [String: [Return]]
  /// Days within which a return of the matter counts against its closing.
  public var repeatDays: Int

  /// A matter that came back as another case.
  public struct Return: Sendable, Hashable {
    /// When that was received.
    public var at: Instant
    /// When it was registered and linked as the same matter, whichever was later.
    public var known: Instant
  }

  public init(returned: [String: [Return]] = [:], repeatDays: Int = 30) {
    self.returned = returned
    self.repeatDays = repeatDays
  }

  /// From all cases there are: a case linked as 同一事 to one that had been closed is its return.
  public init(_ all: some Sequence<CaseFacts>, repeatDays: Int = 30) {
    self.init(repeatDays: repeatDays)
    var known: [String: CaseFacts] = [:]
    for facts in all { known[facts.number] = facts }
    for facts in all {
      for link in facts.links where link.as == .sameMatter {
        // Whichever of the two carries the link: the later one is the return.
        guard let other = known[link.to] else { continue }
        let (first, later) = other.receivedAt > facts.receivedAt ? (facts, other) : (other, facts)
        returned[first.number, default: []].append(
          Return(at: later.receivedAt, known: max(later.registeredAt, link.at)))
      }
    }
  }
}
