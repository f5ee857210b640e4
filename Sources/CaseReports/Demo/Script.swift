import CaseDomain

/// 剧本: the steps of one family of cases, written in hours of work.
struct Script {
  private(set) var wishes: [Wish] = []
  private(set) var steps: [Step] = []
  var dice: Dice
  private var hours = 0.0

  init(dice: Dice) { self.dice = dice }

  /// Working seconds from the first step to the last.
  var length: Int64 { steps.last?.offset ?? 0 }

  /// Lets time pass, in hours of work. Seven of them are a day.
  mutating func wait(_ low: Double, _ high: Double) {
    hours += low + (high - low) * Double(dice.number(0, 1000)) / 1000
  }

  /// One act, so many hours after the one before.
  mutating func act(
    _ by: Part, _ action: Action, on case: Int = 0, after: (Double, Double) = (0.2, 2),
    _ fields: @escaping @Sendable (Scene, inout Dice) -> Fields = { _, _ in [:] }
  ) {
    act(by, action, on: `case`, after: after, when: { _ in true }, fields)
  }

  /// One act, left out where it does not fit the case as it is then.
  mutating func act(
    _ by: Part, _ action: Action, on case: Int = 0, after: (Double, Double),
    when: @escaping @Sendable (Scene) -> Bool, _ fields: @escaping @Sendable (Scene, inout Dice) -> Fields
  ) {
    wait(after.0, after.1)
    steps.append(
      Step(
        offset: Int64(hours * 3600), on: `case`, by: by, action: action, when: when, fields: fields))
  }

  /// 登记. Returns the place of the case in the family.
  @discardableResult
  mutating func register(_ wish: Wish, after: (Double, Double) = (0, 0.1)) -> Int {
    wishes.append(wish)
    act(wish.kind == .rectification ? .supervisor : .registrar, .register, on: wishes.count - 1, after: after)
    return wishes.count - 1
  }

  /// 历史导入
  mutating func importHistory(_ wish: Wish) {
    wishes.append(wish)
    steps.append(
      Step(offset: 0, on: wishes.count - 1, by: .clerk, action: .register, fields: { _, _ in [:] }, isImport: true))
  }

  // MARK: The circle

  mutating func accept(on index: Int = 0, after: (Double, Double) = (0.2, 3.5)) {
    act(.clerk, .accept, on: index, after: after) { scene, dice in
      var fields: Fields = [.category: scene.matter.category]
      if let urgency = scene.matter.urgency { fields[.urgency] = [urgency.rawValue] }
      let upstream = scene.matter.upstream != nil
      fields[.level] = [upstream ? "above" : dice.word(["class", "grade", "grade", "office", "school"])]
      if upstream, dice.percent(40) { fields[.overLevel] = ["yes"] }
      return fields
    }
  }

  mutating func dispatch(on index: Int = 0, to lead: String? = nil, after: (Double, Double) = (0.2, 3.5)) {
    act(dice.percent(85) ? .clerk : .supervisor, .dispatch, on: index, after: after) { scene, dice in
      var fields: Fields = [.lead: lead ?? scene.matter.lead]
      if lead == nil { fields[.with] = scene.matter.with }
      fields[.requirement] = [scene.text(Wording.requirements, &dice)]
      if scene.matter.kind == .rectification {
        fields[.goal] = [scene.text(Wording.goals, &dice)]
        fields[.planMeasures] = [scene.text(["制定方案、责任到人、逐项落实、验收销号。", "{一周|十天}内拿出方案，{月底前|两周内}完成并自查。"], &dice)]
      }
      return fields
    }
  }

  /// 签收 and, where there is a way, the first contact.
  mutating func take(on index: Int = 0) {
    act(.lead, .sign, on: index, after: (0.2, 3))
    contact(on: index)
  }

  mutating func contact(on index: Int = 0) {
    if dice.percent(12) {
      act(.lead, .contact, on: index, after: (0.1, 1), when: { $0.matter.who.isReachable }) { scene, dice in
        var fields: Fields = [.method: "phone", .reached: "no"]
        fields[.text] = [scene.text(["无人接听，{稍后再拨|已发短信}。", "电话占线，{下午再联系|改加微信}。"], &dice)]
        if scene.matter.isGuarded { fields[.reason] = ["核实反映的具体情况，注意保密。"] }
        return fields
      }
    }
    act(.lead, .contact, on: index, after: (0.2, 3), when: { $0.matter.who.isReachable }) { scene, dice in
      var fields: Fields = [.reached: "yes"]
      fields[.method] = [
        dice.word(["phone", "phone", "phone", "phone", "faceToFace", "visit", "appointment", "online"])
      ]
      fields[.text] = [scene.text(Wording.contacts, &dice)]
      if scene.matter.isGuarded { fields[.reason] = ["核实反映的具体情况，注意保密。"] }
      return fields
    }
  }

  mutating func note(on index: Int = 0, after: (Double, Double) = (1, 5)) {
    act(.lead, .note, on: index, after: after) { scene, dice in
      let step = dice.word(["reading", "appointment", "visit", "mediation"])
      return [.text: scene.text(Wording.notes[step] ?? [], &dice), .step: step]
    }
  }

  mutating func opinions(on index: Int = 0) {
    for _ in 0..<2 {
      act(
        .co, .opinion, on: index, after: (0.3, 2),
        when: { scene in
          scene.target?.round?.missingOpinions.contains {
            !scene.context.organisation.handlers(of: $0).isEmpty
          } ?? false
        }
      ) { scene, dice in [.text: scene.text(Wording.opinions, &dice)] }
    }
  }

  mutating func submit(on index: Int = 0, resolved: Resolution? = nil, after: (Double, Double) = (0.5, 3)) {
    opinions(on: index)
    act(.lead, .submit, on: index, after: after) { scene, dice in
      let good = scene.matter.kind == .suggestion || scene.matter.kind == .help || scene.matter.kind == .rectification
      let finding =
        good || dice.percent(62)
        ? "substantiated"
        : dice.word(["partlySubstantiated", "partlySubstantiated", "unsubstantiated", "unverifiable"])
      let end = resolved ?? (dice.percent(78) ? .resolved : dice.pick([.partlyResolved, .explained]) ?? .resolved)
      var fields: Fields = [
        .finding: finding, .resolved: end.rawValue, .measures: scene.matter.measures, .answer: scene.matter.answer,
        .solvedLevel: scene.target?.round?.lead.hasPrefix("nj") == true ? "grade" : "office",
      ]
      if end != .resolved { fields[.why] = [scene.text(Wording.whyNot, &dice)] }
      if scene.matter.points.count > 1 {
        fields[.point] = scene.matter.points.indices.map { place in
          "\(place + 1)=\(finding)/\(place == 0 ? end.rawValue : "resolved")"
        }
      }
      if scene.target?.round?.missingOpinions.isEmpty == false {
        fields[.withoutOpinions] = [scene.text(["协办部门暂无承办人，{已当面听取意见|由主办部门代为落实}。"], &dice)]
      }
      return fields
    }
  }

  mutating func approve(on index: Int = 0) {
    act(dice.percent(70) ? .principal : .supervisor, .approve, on: index, after: (0.5, 5))
  }

  mutating func answer(on index: Int = 0) {
    act(dice.percent(70) ? .clerk : .lead, .answer, on: index, after: (0.3, 4)) { scene, dice in
      guard scene.matter.who.isReachable else {
        return [.method: "impossible", .reason: "匿名反映，未留联系方式，已在公示栏统一说明。"]
      }
      return [.method: dice.word(["phone", "phone", "phone", "faceToFace", "written", "sms", "online"])]
    }
  }

  /// 回访 that reaches somebody.
  mutating func call(
    _ satisfaction: Satisfaction, _ resolved: Resolution = .resolved, on index: Int = 0,
    after: (Double, Double) = (1, 6)
  ) {
    act(.caller, .followUp, on: index, after: after) { scene, dice in
      let pool = Wording.said[satisfaction] ?? []
      return [
        .outcome: "reached", .satisfaction: satisfaction.rawValue, .resolved: resolved.rawValue,
        .contacted: dice.percent(93) ? "yes" : "no", .attitude: dice.word(["热情", "耐心", "及时", "客气", "一般"]),
        .remark: scene.text(pool, &dice),
      ]
    }
  }

  /// 回访 that does not.
  mutating func tryCall(_ outcome: FollowUpOutcome, on index: Int = 0, after: (Double, Double) = (3.6, 6.8)) {
    act(.clerk, .followUp, on: index, after: after) { scene, dice in
      var fields: Fields = [.outcome: outcome.rawValue]
      if outcome == .rescheduled { fields[.again] = [scene.day(dice.number(2, 3))] }
      return fields
    }
  }

  /// 验收
  mutating func inspect(_ outcome: FollowUpOutcome, on index: Int = 0) {
    act(.caller, .followUp, on: index, after: (2, 7)) { scene, dice in
      [.outcome: outcome.rawValue, .evidence: scene.text(Wording.inspections[outcome] ?? ["现场查看。"], &dice)]
    }
  }

  mutating func close(on index: Int = 0) { act(.supervisor, .close, on: index, after: (0.5, 5)) }

  /// Days of work that the investigation of a kind takes.
  mutating func investigate(_ kind: CaseKind, on index: Int = 0) {
    let days: (Double, Double) =
      switch kind {
      case .report, .rectification: (4, 9)
      case .help: (0.4, 1.4)
      case .inquiry: (0.1, 0.3)
      default: (1, 3)
      }
    note(on: index)
    wait(days.0 * 3.5, days.1 * 3.5)
    if dice.percent(55) { note(on: index, after: (0.5, 3)) }
    wait(days.0 * 2.5, days.1 * 2.5)
    if dice.percent(6) { wait(10, 30) }
  }
}
