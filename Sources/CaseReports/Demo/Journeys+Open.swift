import CaseDomain

/// What is still on somebody's desk.
extension Journey {
  /// 待受理, 待交办, 待签收
  static let opening: [Journey] = [
    Journey(1, isToday: true) { $0.register(Wish(kind: .complaint)) },
    Journey(2, age: 0.1...0.8) { $0.register($0.wish(.complaint)) },
    Journey(1, age: 0.2...0.6) { $0.register(Wish(kind: .report)) },
    Journey(1, age: 2.3...3) { $0.register($0.wish(.help)) },
    Journey(1, age: 0.1...0.9) { $0.walk($0.wish(), to: .accepted) },
    Journey(1, age: 2.2...2.8) { $0.walk($0.wish(.complaint), to: .accepted) },
    Journey(1, age: 0.1...0.7) { $0.walk($0.wish(.complaint), to: .dispatched) },
    Journey(1, age: 0.05...0.2) { script in
      var wish = script.wish(.complaint)
      wish.urgency = .critical
      wish.categories = ["校园安全/设施", "校园安全/欺凌"]
      script.walk(wish, to: .dispatched)
    },
    // 心理辅导室 has nobody to sign.
    Journey(1, age: 2.4...3.2) { script in
      var wish = script.wish(.help)
      wish.categories = ["校园安全/欺凌"]
      script.walk(wish, to: .dispatched, lead: "xlfd")
    },
  ]

  /// 办理中
  static let working: [Journey] = [
    Journey(1, age: 0.2...1) { $0.walk($0.wish(.complaint), to: .handling) },
    // 黄牌: the last day of five runs.
    Journey(2, age: 3.2...3.6) { $0.walk(Wish(kind: .complaint, urgency: .normal), to: .handling) },
    Journey(1, age: 6...7) { script in
      script.walk(Wish(kind: .complaint), to: .handling)
      script.note()
    },
    // Overdue, urged, with an open promise.
    Journey(1, age: 2.2...3) { script in
      script.walk(Wish(kind: .complaint), to: .handling)
      script.promise()
      script.note(after: (10, 14))
      script.act(.supervisor, .supervise, after: (4, 8)) { scene, dice in
        [.level: "supervise", .text: scene.text(Wording.orders, &dice), .due: scene.day(8)]
      }
    },
    Journey(1, age: 0.3...0.9) { script in
      script.walk(Wish(kind: .complaint), to: .handling)
      script.suspend(days: 8)
    },
    Journey(1, age: 0.1...0.5) { script in
      script.walk(Wish(kind: .help), to: .handling)
      script.act(.lead, .suspend, after: (1, 3)) { scene, dice in
        [.reason: scene.text(Wording.suspensions, &dice), .until: scene.day(6)]
      }
    },
    Journey(2, age: 0.1...0.6) { script in
      script.walk(Wish(kind: .complaint, urgency: .normal), to: .handling)
      script.askExtension()
    },
    Journey(1, age: 0.4...1.2) { script in
      script.walk(Wish(kind: .complaint, urgency: .normal), to: .handling)
      script.askExtension()
      script.grantExtension()
    },
    // 批示 and 包案
    Journey(1, age: 0.3...0.8) { script in
      var wish = script.wish(.complaint)
      wish.categories = ["校园安全/欺凌", "食堂与午餐/卫生"]
      script.walk(wish, to: .handling)
      script.act(.principal, .instruct) { scene, dice in
        [.text: scene.text(Wording.instructions, &dice), .due: scene.day(3)]
      }
      script.act(.principal, .adopt, after: (0.1, 0.5))
    },
    // 举报, confidential
    Journey(1, age: 0.5...2) { script in
      var wish = Wish(kind: .report)
      wish.reach = .confidential
      script.walk(wish, to: .handling)
      script.note()
    },
    Journey(1, age: 1...3) { $0.walk(Wish(kind: .rectification), to: .handling) },
    // An order that was met and waits for its giver.
    Journey(1, age: 0.2...0.8) { script in
      script.walk(Wish(kind: .complaint), to: .handling)
      script.order()
      script.act(.lead, .meet, after: (2, 4)) { scene, dice in
        [.order: "1", .text: scene.text(["已与家长见面，{方案已定|明日完成}。", "按要求{每日报进展|加派人手}。"], &dice)]
      }
    },
    // 并案 on its way: a master and two members.
    Journey(1, age: 0.5...1.2) { script in
      script.mergeThree(["校园安全/校车"])
      script.dispatch()
      script.handle(.complaint, to: .handling)
    },
  ]

  /// 退单, 审核, 答复, 回访
  static let judged: [Journey] = [
    Journey(1, age: 0.1...0.6) { script in
      script.walk(Wish(kind: .complaint), to: .dispatched)
      script.sendBackTheOrder()
    },
    // The third return.
    Journey(1, age: 0.1...0.7) { script in
      script.walk(Wish(kind: .complaint), to: .dispatched)
      script.threeReturns()
    },
    Journey(2, age: 0.1...0.7) { $0.walk($0.wish(), to: .review) },
    Journey(1, age: 0.1...0.5) { script in
      script.walk(Wish(kind: .complaint), to: .review)
      script.sendBack()
      script.submit(after: (1, 4))
    },
    Journey(1, age: 0.1...0.7) { $0.walk($0.wish(), to: .approved) },
    Journey(1, age: 2.1...2.6) { $0.walk($0.wish(.complaint), to: .approved) },
    Journey(2, age: 0.1...0.8) { $0.walk($0.wish(), to: .followUp) },
    Journey(1, age: 0.3...0.8) { script in
      script.walk(Wish(kind: .complaint), to: .followUp)
      script.tryCall(.noAnswer)
    },
    Journey(1, age: 0.3...0.8) { script in
      script.walk(Wish(kind: .help), to: .followUp)
      script.tryCall(.rescheduled)
    },
    Journey(2, age: 0.2...0.9) { script in
      script.walk(Wish(kind: .complaint), to: .followUp)
      script.call(.dissatisfied, .unresolved)
    },
    Journey(1, age: 0.2...0.6) { script in
      script.walk(Wish(kind: .complaint), to: .followUp)
      script.call(.dissatisfied, .partlyResolved)
      script.act(.supervisor, .explain, after: (1, 4)) { scene, dice in
        [.reason: scene.text(Wording.explanations, &dice)]
      }
    },
    Journey(1, age: 0.2...0.8) { script in
      script.walk(Wish(kind: .rectification), to: .followUp)
      script.inspect(.notInPlace)
    },
  ]

  /// 待销号, 重办, 重开
  static let ending: [Journey] = [
    Journey(2, age: 0.1...0.7) { $0.walk($0.wish(), to: .closing) },
    Journey(1, age: 0.1...0.8) { $0.settle(.praise) },
    Journey(1, age: 1.6...2.2) { $0.settle(.inquiry) },
    // 不予销号: round 2 is in hand.
    Journey(1, age: 0.3...1) { script in
      script.walk(Wish(kind: .complaint), to: .closing)
      script.act(.supervisor, .refuse, after: (1, 4)) { scene, dice in
        [.reason: scene.text(["{整改照片|复查记录}没有附上，{补齐|现场再看一次}后再报销号。"], &dice)]
      }
      script.take()
    },
    // The second 退办 orders 督办 by itself.
    Journey(1, age: 0.1...0.6) { script in
      script.walk(Wish(kind: .complaint), to: .followUp)
      script.call(.dissatisfied, .unresolved)
      script.rework()
      script.handle(.help, to: .followUp)
      script.call(.dissatisfied, .partlyResolved)
      script.rework()
    },
    Journey(1, age: 0.2...0.6) { script in
      script.walk(Wish(kind: .complaint), to: .closed)
      script.reopen(.complainant)
    },
  ]
}

extension Script {
  /// A promise that runs on; `keep` is written by its own step.
  mutating func promise() {
    act(.lead, .promise, after: (0.3, 2)) { scene, dice in
      [.what: scene.text(Wording.promises, &dice), .by: scene.day(dice.number(7, 9))]
    }
  }

  mutating func order() {
    act(.supervisor, .supervise, after: (0.5, 2)) { scene, dice in
      [
        .level: dice.word(["urge", "supervise", "listed"]), .text: scene.text(Wording.orders, &dice),
        .due: scene.day(3),
      ]
    }
  }

  mutating func suspend(days: Int) {
    act(.lead, .suspend, after: (1, 3)) { scene, dice in
      [.reason: scene.text(Wording.suspensions, &dice), .until: scene.day(days)]
    }
    act(.principal, .decideSuspension, after: (0.5, 3)) { _, _ in [.decision: "yes", .reason: "同意，按时恢复。"] }
  }

  mutating func askExtension() {
    act(
      .lead, .extend, after: (3, 10),
      when: { scene in scene.target?.handlingRun.map { scene.context.now <= $0.due } ?? false }
    ) { scene, dice in
      let day = scene.target?.handlingRun?.due.date(in: scene.calendar.zone) ?? scene.today
      return [
        .reason: scene.text(Wording.extensions, &dice),
        .to: scene.calendar.workingDay(dice.number(3, 7), after: day).description,
      ]
    }
  }

  mutating func grantExtension(_ granted: Bool = true) {
    act(
      .principal, .decideExtension, after: (0.5, 4), when: { $0.target?.round?.pendingExtension != nil }
    ) { _, _ in
      granted ? [.decision: "yes", .reason: "同意，及时告知家长。"] : [.decision: "no", .reason: "理由不充分，请按期办结。"]
    }
  }

  /// 退单, before or after signing.
  mutating func sendBackTheOrder() {
    act(.lead, .sendReturn, after: (0.3, 1.5)) { scene, dice in
      [.reason: scene.text(Wording.returns, &dice), .basis: scene.text(Wording.bases, &dice)]
    }
  }

  /// 裁定: to a department that has not had it yet, or (designated) to the first one.
  mutating func arbitrate(designate: Bool = false) {
    act(dice.percent(50) ? .supervisor : .principal, .arbitrate, after: (0.3, 1.2)) { scene, dice in
      let had = scene.target?.handlingDepartments ?? []
      let barred = scene.target?.accusedDepartments(in: scene.context.organisation) ?? []
      let free = ["zwc", "zjc", "jdc", "aqb", "xzs"].filter { !had.contains($0) && !barred.contains($0) }
      var fields: Fields = [.lead: designate ? scene.matter.lead : dice.pick(free) ?? scene.matter.lead]
      fields[.reason] = [designate ? "三次退单，指定办理，不得再退。" : "按职责分工改由新的主办部门牵头。"]
      if designate { fields[.designate] = ["yes"] }
      return fields
    }
  }

  mutating func threeReturns() {
    sendBackTheOrder()
    for _ in 0..<2 {
      arbitrate()
      sendBackTheOrder()
    }
  }

  mutating func sendBack() {
    act(.principal, .sendBack, after: (0.5, 4)) { scene, dice in
      [.reason: scene.text(["答复{太笼统|没有回应第二点}，{补充具体做法|写明完成时间}再报。"], &dice)]
    }
  }

  mutating func rework() {
    act(dice.percent(50) ? .supervisor : .clerk, .rework, after: (0.5, 4)) { scene, dice in
      [.reason: scene.text(Wording.rework, &dice)]
    }
  }

  mutating func reopen(_ initiative: Initiative) {
    act(.supervisor, .reopen, after: (20, 40)) { scene, dice in
      [
        .initiative: initiative.rawValue,
        .reason: scene.text(["{同样的问题又出现了|家长再次来电}，{重新办理|查一查整改是否反弹}。"], &dice),
      ]
    }
  }

  /// One matter told three times: a master and two members merged into it, all accepted.
  mutating func mergeThree(_ categories: [String]) {
    var first = Wish(kind: .complaint)
    first.categories = categories
    register(first)
    accept()
    for _ in 1...2 {
      let member = register(Wish(kind: .complaint, sameAs: 0), after: (0.5, 3))
      if dice.percent(60) { accept(on: member) }
      act(.clerk, .merge, on: member, after: (0.2, 1)) { scene, _ in [.into: scene.numbers[0]] }
    }
  }
}
