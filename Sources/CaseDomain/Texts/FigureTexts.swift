/// What each figure of the reports means: what counts above and below the line, and what is left out (domain §5).
public enum FigureText: String, Phrase {
  case response, resolution, satisfaction, signing, onTime, overdue, firstTime, calledBack, reached, returns, reworks
  case repeats, answered, closed, ownLevel, overLevel, unseparated
  case carriedIn, received, back, done, endedOtherwise, carriedOut, imported, durations
  case rowCarried, rowDispatched, rowInTime, rowLate, rowOpen, rowOpenLate, rowTaken
  case evasions, backlog, mistakes, complaints, meetings
  case share

  public var words: Bilingual {
    switch self {
    case .response:
      Bilingual(
        "分子：在期限内联系诉求人的首次联系时限。分母：本期办到或到期的首次联系时限。不计入：未到期的，因转出、并案、改派中途终止的。",
        "Counted: first contacts made in time. Out of: first contacts made or due in the period. Left out: not due yet; ended on the way."
      )
    case .resolution:
      Bilingual(
        "分子：回访中诉求人说“已解决”的。分母：本期回访到本人、说了是否解决的，每轮办理计一次，以最后一次为准；部分解决、未解决、解释说明都在分母。不计入：联系不上、无法回访、未表态。",
        "Counted: complainants who said “solved”. Out of: those reached in the period who said whether it was solved, once a round, the last word counts; partly, not and explained are below the line. Left out: not reached, cannot be called, said nothing."
      )
    case .satisfaction:
      Bilingual(
        "分子：诉求人评价满意或基本满意的。分母：本期评价了满意、基本满意或不满意的，含当场办结，每轮计一次。不计入：不了解、未评价、联系不上、无法回访。",
        "Counted: satisfied and fairly satisfied. Out of: verdicts given in the period, settled on the spot included, once a round. Left out: unsure, not rated, not reached, cannot be called."
      )
    case .signing:
      Bilingual(
        "分子：在期限内签收的。分母：本期签收或到期的签收时限。不计入：未到期的，中途终止的。",
        "Counted: signed in time. Out of: signings made or due in the period. Left out: not due yet; ended on the way.")
    case .onTime:
      Bilingual(
        "分子：在期限内办结的办理和重办。分母：本期办结或到期的办理、重办时限；停表期间过期不算超时。不计入：未到期的，中途终止的。",
        "Counted: handling and rework done in time. Out of: what was done or fell due in the period; a clock that stands still is not late. Left out: not due yet; ended on the way."
      )
    case .overdue:
      Bilingual(
        "分子：超过期限的办理和重办。分母：本期办结或到期的办理、重办时限。不计入：未到期的，中途终止的。",
        "Counted: handling and rework past their date. Out of: what was done or fell due in the period. Left out: not due yet; ended on the way."
      )
    case .firstTime:
      Bilingual(
        "分子：没有退办、没有重开，且满{days}天没有重复反映的销号。分母：再加本期销号而曾退办、重开的，本期又来反映的。不计入：未满{days}天的，历史导入、挂账。",
        "Counted: closed without rework or reopening, and not back when {days} days were over. Out of: these, closed after rework or reopening, back in the period. Left out: {days} days not over, imported history, carried."
      )
    case .calledBack:
      Bilingual(
        "分子：作过回访的。分母：本期首次回访或到期的回访时限。不计入：未到期的，中途终止的。",
        "Counted: call-backs tried. Out of: call-backs begun or due in the period. Left out: not due yet; ended on the way."
      )
    case .reached:
      Bilingual(
        "分子：本期回访到本人的。分母：再加本期结束回访而联系不上的。不计入：仍在回访中的、未到期的、中途终止的。",
        "Counted: call-backs that reached somebody in the period. Out of: these and those given up in it. Left out: still being called, not due yet, ended on the way."
      )
    case .returns:
      Bilingual(
        "分子：部门本期退回来的交办。分母：再加本期办完交出、改派的。不计入：尚在办理的。",
        "Counted: what departments sent back in the period. Out of: these and what was handed on in it. Left out: still in hand."
      )
    case .reworks:
      Bilingual(
        "分子：回访后退办或不予销号的。分母：本期结束的回访，退办或报请销号；先报销号后又退办的只计退办。",
        "Counted: reworked after the call-back, or refused to be closed. Out of: call-backs that ended in the period. Nothing is left out."
      )
    case .repeats:
      Bilingual(
        "分子：销号后{days}天内，诉求人本期又来反映同一件事的。分母：再加本期满{days}天没有再反映的。不计入：未满{days}天的，历史导入。",
        "Counted: back in the period with the same matter within {days} days. Out of: these, and those whose {days} days are over. Left out: {days} days not over, imported history."
      )
    case .answered:
      Bilingual(
        "分子：本期收件中已答复的。分母：本期收件。不计入：不予受理、转出、撤诉的，历史导入。",
        "Counted: cases of the period that were answered. Out of: cases received in the period. Left out: declined, transferred, withdrawn, imported."
      )
    case .closed:
      Bilingual(
        "分子：本期收件中已销号的。分母：本期收件。不计入：不予受理、转出、撤诉的，历史导入。",
        "Counted: cases of the period that are closed. Out of: cases received in the period. Left out: declined, transferred, withdrawn, imported."
      )
    case .ownLevel:
      Bilingual(
        "分子：在来时的层级就解决的。分母：本期销号且记了层级的件。不计入：层级未填、挂账、历史导入。",
        "Counted: solved at the level where they came in. Out of: cases closed in the period with a level. Left out: no level noted, carried, imported."
      )
    case .overLevel:
      Bilingual(
        "分子：越级反映的。分母：本期收件。不计入：历史导入。",
        "Counted: went over the head. Out of: cases received in the period. Left out: imported history.")
    case .unseparated:
      Bilingual(
        "分子：因无他人可办、写明理由而未分离的审核、回访、销号等。分母：本期应当由他人作的这些事。",
        "Counted: reviews, call-backs, closings that nobody else could do, with a reason. Out of: all such acts of the period."
      )
    case .carriedIn: Bilingual("本期开始时未办结的件。", "Open when the period began.")
    case .received:
      Bilingual(
        "本期登记的件，以登记日为准；不含历史导入。人次含并案的每一位诉求人。",
        "Registered in the period; without imported history. Complainants of merged cases count each.")
    case .back: Bilingual("以前已办结、本期重开的件。", "Done before and reopened in the period.")
    case .done: Bilingual("本期所管的件中，期末已销号的；此后又重开的不算。", "Closed at the end; not those reopened since.")
    case .endedOtherwise: Bilingual("不予受理、转出、撤诉的件。", "Declined, transferred or withdrawn.")
    case .carriedOut:
      Bilingual(
        "期末未办结的件。上期结转＋收件＋重开＝办结＋另行办结＋结转下期。",
        "Open at the end. Carried in + received + reopened = closed + ended otherwise + carried on.")
    case .imported: Bilingual("本期导入的历史件，不在其他各项之内。", "History imported in the period; in none of the others.")
    case .durations:
      Bilingual(
        "从交办到答复的工作时间，按工作日历折成工作日；本期答复的每一轮各计一次。平均值、中位数、九成以内。",
        "Working time from dispatch to answer, in working days of the calendar; each answer of the period once. Mean, median, nine tenths within."
      )
    case .rowCarried: Bilingual("本期开始时在该部门手上的办理、重办。", "In the department's hands when the period began.")
    case .rowDispatched: Bilingual("本期交办、改派给该部门的。", "Given to the department in the period.")
    case .rowInTime: Bilingual("在期限内办结的。", "Done in time.")
    case .rowLate: Bilingual("超过期限才办结的。", "Done after their date.")
    case .rowOpen: Bilingual("期末仍在手上的，含未到期的。", "Still in hand at the end, those not due yet included.")
    case .rowOpenLate: Bilingual("期末仍在手上、已过期限的。", "Still in hand and past their date.")
    case .rowTaken:
      Bilingual(
        "没有办结就离手的：退单获准、改派、转出、并案。", "Taken away before they were done: returned, reassigned, transferred, merged.")
    case .evasions: Bilingual("零推诿：退单后经裁定被驳回的次数。", "Evasions: returns that were rejected.")
    case .backlog: Bilingual("零积压：期末未办结且已过期限的件。", "Backlog: open past their date at the end.")
    case .mistakes: Bilingual("零差错：审核退回修改和不予销号的次数。", "Mistakes: results sent back in review, closings refused.")
    case .complaints: Bilingual("零投诉：本期收到的、反映该部门的投诉和举报。", "Complaints about the department received in the period.")
    case .meetings: Bilingual("零距离：约访、下访、当面沟通的次数，越多越好。", "Meetings face to face: the more the better.")
    case .share: Bilingual("本期收件中属于这一类的；占比以本期收件为分母。", "Of what was received in the period; its share of all received.")
    }
  }
}

extension Indicator {
  /// 口径: the definition in words.
  public func definition(_ rules: NumbersPolicy) -> Bilingual {
    (FigureText(rawValue: rawValue) ?? .share)(["days": Bilingual(String(rules.repeatDays))])
  }
}
