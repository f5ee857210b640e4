import CaseDomain

/// 一段经历: one way a case (or a few that belong together) can go, and how often it stands in a deck of 200.
struct Journey: Sendable {
  var count: Int
  /// Days of work since the last step; nil: it ended some time ago.
  var age: ClosedRange<Double>?
  /// Came in just now, whatever the hour.
  var isToday = false
  var write: @Sendable (inout Script) -> Void

  init(
    _ count: Int, age: ClosedRange<Double>? = nil, isToday: Bool = false,
    _ write: @escaping @Sendable (inout Script) -> Void
  ) {
    self.count = count
    self.age = age
    self.isToday = isToday
    self.write = write
  }

  static var all: [Journey] { opening + working + judged + ending + ended + special }

  /// The usual way to the end, as often as the rest leaves room.
  static func plain(_ count: Int) -> Journey {
    Journey(count) { script in
      script.walk(script.wish(), to: .followUp)
      script.call(
        script.dice.percent(78) ? .satisfied : .fairlySatisfied, script.dice.percent(85) ? .resolved : .partlyResolved)
      script.close()
    }
  }
}

extension Script {
  /// A wish of the usual mix.
  mutating func wish(_ kind: CaseKind? = nil) -> Wish {
    let usual: [CaseKind] = [
      .complaint, .complaint, .complaint, .complaint, .complaint, .complaint, .help, .help, .suggestion, .inquiry,
    ]
    var wish = Wish(kind: kind ?? dice.pick(usual) ?? .complaint)
    wish.fromAbove = wish.kind != .suggestion && dice.percent(18)
    if dice.percent(4) { wish.urgency = .urgent }
    return wish
  }

  /// The straight way from the registration to a state; stops when the case stands in it.
  @discardableResult
  mutating func walk(_ wish: Wish, to state: CaseState, lead: String? = nil, after: (Double, Double) = (0, 0.1)) -> Int
  {
    let index = register(wish, after: after)
    guard state != .registered else { return index }
    accept(on: index)
    guard state != .accepted else { return index }
    dispatch(on: index, to: lead)
    guard state != .dispatched else { return index }
    handle(wish.kind, on: index, to: state)
    return index
  }

  /// From the dispatch on.
  mutating func handle(_ kind: CaseKind, on index: Int = 0, to state: CaseState) {
    take(on: index)
    guard state != .handling else { return }
    investigate(kind, on: index)
    submit(on: index)
    guard state != .review else { return }
    approve(on: index)
    guard state != .approved else { return }
    if kind != .rectification { answer(on: index) }
    guard state != .followUp else { return }
    if kind == .rectification { inspect(.inPlace, on: index) } else { call(.satisfied, on: index) }
    guard state != .closing else { return }
    close(on: index)
  }

  /// 当场办结
  mutating func settle(_ kind: CaseKind, after: (Double, Double) = (0.05, 0.5)) {
    register(wish(kind))
    act(.clerk, .settle, after: after) { scene, dice in
      var fields: Fields = [.answer: scene.matter.answer]
      if kind != .praise {
        fields[.satisfaction] = [dice.word(["satisfied", "satisfied", "fairlySatisfied", "notRated"])]
      }
      return fields
    }
  }
}
