import CaseDomain

/// What has come to its end.
extension Journey {
  /// 已销号 of every kind, 不予受理, 转出, 撤诉
  static let ended: [Journey] = [
    Journey(15) { script in
      script.settle(.inquiry)
      script.close()
    },
    Journey(9) { script in
      script.settle(.praise)
      script.close()
    },
    Journey(5) { script in
      script.walk(Wish(kind: .complaint), to: .followUp)
      script.call(.unsure)
      script.close()
    },
    Journey(3) { script in
      script.walk(Wish(kind: .complaint), to: .followUp)
      script.call(.dissatisfied, .unresolved)
      script.act(.supervisor, .explain, after: (1, 4)) { scene, dice in
        [.reason: scene.text(Wording.explanations, &dice)]
      }
      script.act(.principal, .decideExplanation, after: (1, 5)) { _, _ in [.decision: "yes", .reason: "同意，做好后续沟通。"] }
      script.close()
    },
    Journey(3) { script in
      script.walk(script.wish(.complaint), to: .followUp)
      for outcome in [FollowUpOutcome.noAnswer, .wrongPerson, .noAnswer] { script.tryCall(outcome, after: (7.2, 13)) }
      script.close()
    },
    Journey(1) { script in
      script.walk(script.wish(.help), to: .followUp)
      script.tryCall(.invalidNumber)
      script.close()
    },
    // Anonymous: nobody to call.
    Journey(4) { script in
      var wish = Wish(kind: script.dice.percent(50) ? .complaint : .report)
      wish.reach = .anonymous
      script.walk(wish, to: .followUp)
      script.tryCall(.noContact)
      script.close()
    },
    Journey(3) { script in
      script.walk(Wish(kind: .rectification), to: .closed)
    },
    // 举报, confirmed, with 责任追究
    Journey(2) { script in
      var wish = Wish(kind: .report)
      wish.reach = .confidential
      script.walk(wish, to: .review)
      script.act(.principal, .account, after: (0.5, 3)) { scene, dice in
        [
          .subject: scene.matter.object?.person?.text ?? scene.matter.lead, .form: dice.word(["批评教育", "诫勉谈话", "通报批评"]),
          .basis: "学校师德考核办法。",
        ]
      }
      script.approve()
      script.answer()
      script.call(.satisfied)
      script.close()
    },
    Journey(2) { script in
      var wish = Wish(kind: .complaint)
      wish.categories = ["校园安全/周边", "校外培训"]
      script.register(wish)
      script.act(.clerk, .decline, after: (0.5, 3)) { scene, dice in
        [
          .reason: scene.text(["{摊贩和校外机构管理|校门外道路秩序}不属学校职权。"], &dice),
          .instead: scene.text(["请拨打12345，由{综合行政执法|交警|教育主管}部门受理。"], &dice),
        ]
      }
    },
    Journey(3) { script in
      var wish = Wish(kind: script.dice.percent(50) ? .complaint : .inquiry)
      wish.categories = ["校外培训", "招生入学/学区"]
      script.walk(wish, to: .accepted)
      script.act(.clerk, .transfer, after: (0.5, 3)) { scene, dice in
        [
          .to: dice.word(["区教育局", "区教育局监管科", "街道办事处"]), .told: "yes",
          .reason: scene.text(["事项由{主管部门|属地}统一答复。"], &dice),
        ]
      }
    },
    Journey(4) { script in
      let end: CaseState = script.dice.pick([.registered, .accepted, .dispatched, .handling]) ?? .accepted
      script.walk(script.wish(), to: end)
      script.act(.clerk, .withdraw, after: (1, 5)) { scene, dice in
        [.words: scene.text(["“{班主任已经帮着解决了|是我没弄清楚}，{不用再查了|撤了吧}。”", "“{孩子说没事了|误会一场}，{谢谢你们|不追究了}。”"], &dice)]
      }
    },
    Journey(2) { $0.importHistory(Wish(kind: .complaint)) },
  ]

  /// 协同与曲折: several cases that belong together, and one that took a longer way.
  static let special: [Journey] = [
    Journey(2) { script in
      script.mergeThree(script.dice.percent(50) ? ["食堂与午餐/饭菜质量"] : ["课后服务"])
      script.dispatch()
      script.handle(.complaint, to: .approved)
      for index in 0..<3 {
        script.answer(on: index)
        script.call(script.dice.percent(70) ? .satisfied : .fairlySatisfied, on: index)
        script.close(on: index)
      }
    },
    // The same matter again, by somebody else or by the same person.
    Journey(4) { script in
      var first = Wish(kind: .complaint)
      first.severalPoints = script.dice.percent(40)
      script.walk(first, to: .closed)
      var again = Wish(kind: .complaint, sameAs: 0)
      again.samePerson = script.dice.percent(50)
      let kind = again.samePerson ? "samePerson" : "sameMatter"
      let second = script.walk(again, to: .dispatched, after: (10, 60))
      script.act(.clerk, .link, on: second, after: (0.1, 0.5)) { scene, _ in [.to: scene.numbers[0], .linkAs: kind] }
      script.handle(.complaint, on: second, to: .closed)
    },
    // 挂账: closed, and carried by a 整改 that is still in hand.
    Journey(1, age: 0.3...1.5) { script in
      var wish = Wish(kind: .complaint)
      wish.categories = ["招生入学/大班额", "后勤与住宿"]
      script.walk(wish, to: .handling)
      let carrier = script.register(Wish(kind: .rectification, categories: ["校园安全/设施"]))
      script.act(.clerk, .link, on: carrier) { scene, _ in [.to: scene.numbers[0], .linkAs: "arisesFrom"] }
      script.accept(on: carrier)
      script.dispatch(on: carrier)
      script.act(.lead, .sign, on: carrier)
      script.investigate(.help)
      script.submit(resolved: .partlyResolved)
      script.approve()
      script.answer()
      script.call(.fairlySatisfied, .partlyResolved)
      script.act(.supervisor, .close, after: (1, 4)) { scene, _ in [.kind: "carried", .carriedBy: scene.numbers[1]] }
    },
    Journey(3) { script in
      script.walk(Wish(kind: .complaint), to: .followUp)
      script.call(.dissatisfied, .unresolved)
      script.rework()
      script.handle(.help, to: .closed)
    },
    Journey(1) { script in
      script.walk(Wish(kind: .complaint), to: .closed)
      script.reopen(.complainant)
      script.dispatch()
      script.handle(.help, to: .closed)
    },
    // Returned once, then handled by another department.
    Journey(2) { script in
      script.walk(Wish(kind: .complaint), to: .dispatched)
      script.sendBackTheOrder()
      script.arbitrate()
      script.handle(.help, to: .closed)
    },
    Journey(1) { script in
      script.walk(Wish(kind: .complaint), to: .dispatched)
      script.threeReturns()
      script.arbitrate(designate: true)
      script.handle(.help, to: .closed)
    },
    // A promise made and kept, an order met and confirmed.
    Journey(2) { script in
      script.walk(Wish(kind: .complaint), to: .handling)
      script.promise()
      script.order()
      script.act(.lead, .meet, after: (1, 4)) { _, _ in [.order: "1", .text: "已按要求落实。"] }
      script.act(.giver, .meet, after: (1, 4)) { _, _ in [.order: "1", .text: "核实无误，督办解除。"] }
      script.act(.promiser, .keep, after: (2, 8)) { _, _ in [.promise: "1", .text: "已兑现，并告知反映人。"] }
      script.submit()
      script.approve()
      script.answer()
      script.call(.satisfied)
      script.close()
    },
    Journey(2) { script in
      script.walk(Wish(kind: .complaint, urgency: .normal), to: .handling)
      script.askExtension()
      script.grantExtension(script.dice.percent(70))
      script.submit(after: (2, 6))
      script.approve()
      script.answer()
      script.call(.fairlySatisfied)
      script.close()
    },
    Journey(1) { script in
      script.walk(Wish(kind: .complaint), to: .handling)
      script.suspend(days: 6)
      script.act(.lead, .resume, after: (7, 20)) { _, _ in [:] }
      script.submit()
      script.approve()
      script.answer()
      script.call(.satisfied)
      script.close()
    },
    // 抽查, 公示, 典型案例, 回头看
    Journey(3) { script in
      script.walk(Wish(kind: .complaint), to: .closed)
      script.act(.supervisor, .publish, after: (3, 20)) { scene, dice in [.text: scene.text(Wording.publicTexts, &dice)]
      }
      script.act(.supervisor, .spotCheck, after: (3, 20)) { scene, dice in
        [
          .of: dice.word(["record", "phone", "site"]),
          .finding: scene.text(["记录{完整|基本完整}，{与回访一致|时间节点清楚}。"], &dice),
        ]
      }
      if script.dice.percent(50) {
        script.act(.principal, .commend, after: (2, 10)) { scene, dice in
          [.text: scene.text(["{办得快、讲得清|当天见面、三天见效}，供各部门学习。"], &dice)]
        }
      }
      script.act(.supervisor, .lookBack, after: (140, 165)) { _, _ in [.holds: "yes"] }
    },
  ]
}
