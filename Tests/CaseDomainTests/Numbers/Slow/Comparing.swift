import CaseReports

@testable import CaseDomain

/// Puts the numbers of a bulletin beside the slow ones and tells every difference.
struct Comparing {
  let histories: [String: [CaseEvent]]
  let organisation: Organisation
  let policy: Policy
  private let all: [CaseFacts]
  private let context: NumbersContext
  /// How many figures were compared, and how many of them were more than 0/0.
  private(set) var figures = 0
  private(set) var telling = 0
  private(set) var differences: [String] = []

  init(_ histories: [String: [CaseEvent]], _ organisation: Organisation, _ policy: Policy) {
    self.histories = histories
    self.organisation = organisation
    self.policy = policy
    all = histories.keys.sorted().compactMap { Case(number: $0, events: histories[$0] ?? []) }.map { CaseFacts($0) }
    context = NumbersContext(all, repeatDays: (policy.numbers ?? .standard).repeatDays)
  }

  /// While a period goes on, the earlier one only as far: as many days on, of a year before up to the same date.
  private static func beside(_ period: Period, _ earlier: Period, _ now: Instant, _ zone: Zone) -> Window {
    var window = Window(earlier, now: now, zone: zone)
    let first = period.first.at(.midnight, in: zone)
    guard now < period.last.adding(days: 1).at(.midnight, in: zone) else { return window }
    var end = window.from + (now - first)
    let date = now.date(in: zone)
    if earlier == period.yearBefore, period.kind != .week, period.kind != .days,
      let same = CivilDate(year: date.year - 1, month: date.month, day: date.day)
    {
      end = same.at(.midnight, in: zone) + (now - date.at(.midnight, in: zone))
    }
    window.cutoff = min(window.to, end)
    return window
  }

  mutating func compare(_ period: Period, now: Instant) {
    let numbers = BulletinNumbers(all, period: period, now: now, organisation: organisation, policy: policy)
    let slow = count(numbers.window)
    let before = count(Self.beside(period, period.previous, now, organisation.zone))
    let year = count(Self.beside(period, period.yearBefore, now, organisation.zone))
    let place = "\(period.text)"
    for row in numbers.indicators {
      let name = row.indicator.rawValue
      let verdicts = slow.verdicts(name)
      same("\(place) \(name)", row.figure, verdicts)
      same("\(place) \(name) first", row.first, verdicts.filter { !$0.isRework })
      same("\(place) \(name) rework", row.rework, verdicts.filter(\.isRework))
      same(
        "\(place) \(name) without explained", row.withoutExplained,
        verdicts.map { verdict in
          var verdict = verdict
          if verdict.isExplained, ["yes", "no"].contains(verdict.word) { verdict.word = "explained" }
          return verdict
        })
      same("\(place) \(name) previous", row.previous, before.verdicts(name))
      same("\(place) \(name) year before", row.yearBefore, year.verdicts(name))
      for person in organisation.staff {
        same(
          "\(place) \(name) by \(person.id)",
          row.indicator.figure(of: all, in: numbers.window, slice: Slice(handler: person.id), context),
          verdicts.filter { $0.handler == person.id })
      }
    }
    same(place, numbers.stock, slow.flow())
    same("\(place) previous", numbers.previous, before.flow())
    same("\(place) year before", numbers.yearBefore, year.flow())
    parts(numbers, slow, before, year, place)
    for month in numbers.months {
      let naive = count(Window(month.period, now: now, zone: organisation.zone))
      let place = "\(place) of \(month.period.text)"
      same(place, month.stock, naive.flow())
      same("\(place) on time", month.onTime, naive.verdicts("onTime"))
      same("\(place) satisfaction", month.satisfaction, naive.verdicts("satisfaction"))
      same(
        "\(place) closings", month.closings,
        naive.stories.flatMap { naive.closings($0) { _ in "made" } }.filter { $0.word == "made" }.map(\.number))
    }
    handlers(numbers.handlers, slow, place)
    counts(numbers.window, slow, numbers.calendar, place)
    departments(numbers.departments, slow, numbers.calendar, place)
    for root in organisation.departments where organisation.departments.contains(where: { $0.parent == root.id }) {
      let part = BulletinNumbers(
        all, period: period, now: now, organisation: organisation, policy: policy, root: root.id)
      departments(part.departments, slow, numbers.calendar, "\(place) under \(root.id)", root: root.id)
    }
    lists(numbers, slow, place)
  }

  private func count(_ window: Window) -> SlowCount {
    SlowCount(histories, from: window.from, cutoff: window.cutoff, repeatDays: context.repeatDays)
  }

  private mutating func departments(
    _ rows: [DepartmentRow], _ slow: SlowCount, _ calendar: WorkCalendar, _ place: String,
    root: String? = nil
  ) {
    let all = Dictionary(
      ["onTime", "satisfaction", "resolution", "returns", "reworks", "reached"].map { ($0, slow.verdicts($0)) },
      uniquingKeysWith: { $1 })
    for row in rows {
      let ids = root == nil || row.id == root ? [row.id] : below(row.id)
      let place = "\(place) \(row.id)"
      func mine(_ name: String) -> [SlowCount.Verdict] {
        (all[name] ?? []).filter { $0.department.map(ids.contains) ?? false }
      }
      for (name, figure) in [
        ("onTime", row.onTime), ("satisfaction", row.satisfaction), ("resolution", row.resolution),
        ("returns", row.returns), ("reworks", row.reworks), ("reached", row.reached),
      ] {
        same("\(place) \(name)", figure, mine(name))
      }
      same(place, row, slow.row(ids), slow.zeros(ids))
      durations("\(place) durations", row.durations, slow.durations(calendar, ids))
    }
  }

  private mutating func same(
    _ place: String, _ row: DepartmentRow, _ naive: SlowCount.Row, _ zeros: SlowCount.Zeros
  ) {
    let handling = row.handling
    same("\(place) carriedIn", handling.carriedIn, naive.carriedIn)
    same("\(place) dispatched", handling.dispatched, naive.dispatched)
    same("\(place) inTime", handling.inTime, naive.inTime)
    same("\(place) late", handling.late, naive.late)
    same("\(place) unfinished", handling.unfinished, naive.unfinished)
    same("\(place) unfinishedLate", handling.unfinishedLate, naive.unfinishedLate)
    same("\(place) takenAway", handling.takenAway, naive.takenAway)
    same("\(place) evasions", row.zeros.evasions, zeros.evasions)
    same("\(place) backlog", row.zeros.backlog, zeros.backlog)
    same("\(place) mistakes", row.zeros.mistakes, zeros.mistakes)
    same("\(place) complaints", row.zeros.complaints, zeros.complaints)
    same("\(place) meetings", row.zeros.meetings, zeros.meetings)
  }

  /// The counts of one handler, and of the first or the later rounds alone, over all departments.
  private mutating func counts(_ window: Window, _ slow: SlowCount, _ calendar: WorkCalendar, _ place: String) {
    let ids = Set(organisation.departments.map(\.id))
    func row(_ slice: Slice) -> DepartmentRow {
      DepartmentRow("all", name: "", departments: ids, of: all, in: window, slice: slice, context, calendar: calendar)
    }
    for person in organisation.staff where person.roles.contains(.handler) {
      same(
        "\(place) counts of \(person.id)", row(Slice(handler: person.id)), slow.row(ids, handler: person.id),
        slow.zeros(ids, handler: person.id))
    }
    for (pass, rework) in [(Judgement.Pass.first, false), (.rework, true)] {
      same(
        "\(place) counts of \(pass)", row(Slice(pass: pass)), slow.row(ids, rework: rework),
        slow.zeros(ids, rework: rework))
    }
  }

  private mutating func handlers(_ rows: [BulletinNumbers.HandlerRow], _ slow: SlowCount, _ place: String) {
    for person in organisation.staff {
      let row = rows.first { $0.id == person.id }
      let figures = [
        ("onTime", row?.onTime), ("satisfaction", row?.satisfaction), ("resolution", row?.resolution),
        ("reworks", row?.reworks),
      ]
      let signed = slow.stories.filter { story in
        story.steps.contains { step in
          if case .signed = step.event.change { return step.event.actor == person.id }
          return false
        }
      }.map(\.number)
      for (name, figure) in figures {
        same(
          "\(place) \(name) of \(person.id)", figure ?? Figure(),
          slow.verdicts(name).filter { $0.handler == person.id && signed.contains($0.number) })
      }
    }
  }

  /// A department and all below it, one level after another.
  private func below(_ id: String) -> Set<String> {
    var found: Set<String> = [id]
    for _ in organisation.departments {
      for department in organisation.departments where department.parent.map(found.contains) ?? false {
        found.insert(department.id)
      }
    }
    return found
  }

  private mutating func parts(
    _ numbers: BulletinNumbers, _ slow: SlowCount, _ before: SlowCount, _ year: SlowCount, _ place: String
  ) {
    let keys: [(String, [BulletinNumbers.Share], (Case) -> String)] = [
      ("channel", numbers.channels, { $0.registration.channel }), ("kind", numbers.kinds, { $0.kind.rawValue }),
      ("category", numbers.categories, { $0.category.map { String($0.split(separator: "/")[0]) } ?? "" }),
    ]
    for (name, shares, key) in keys {
      let (now, then, lastYear) = (slow.received(by: key), before.received(by: key), year.received(by: key))
      let ids = Set(now.keys).union(then.keys).union(lastYear.keys)
      same("\(place) \(name)s", shares.map(\.id).sorted(), ids.sorted())
      for share in shares {
        same("\(place) \(name) \(share.id)", share.cases, now[share.id] ?? [])
        same("\(place) \(name) \(share.id) before", [String(share.before)], [String(then[share.id]?.count ?? 0)])
        same("\(place) \(name) \(share.id) year", [String(share.yearBefore)], [String(lastYear[share.id]?.count ?? 0)])
      }
    }
  }

  private mutating func lists(_ numbers: BulletinNumbers, _ slow: SlowCount, _ place: String) {
    durations("\(place) durations", numbers.durations, slow.durations(numbers.calendar))
    durations("\(place) history", numbers.history, slow.history(numbers.calendar))
    same(
      "\(place) late", numbers.late.map { "\($0.number) \($0.department ?? "") \($0.done == nil ? "open" : "done")" },
      slow.late())
    same("\(place) reworked", numbers.reworked, slow.reworked())
    same(
      "\(place) repeated", Set(numbers.repeated).sorted(),
      Set(slow.verdicts("repeats").filter { $0.word == "yes" }.map(\.number)).sorted())
    same("\(place) repeated unnoticed", numbers.repeatedUnnoticed, slow.repeatedUnnoticed())
    let ledger = slow.rectifications()
    same("\(place) 整改 open", numbers.rectificationOpen, ledger.open)
    same("\(place) 整改 closed", numbers.rectificationClosed, ledger.closed)
    let late = Set(slow.late().filter { $0.hasSuffix("open") }.map { String($0.prefix { $0 != " " }) })
    same("\(place) 整改 late", numbers.rectificationLate, ledger.open.filter(late.contains))
    // 降诉 and 环比, as one would do it with a pocket calculator.
    let flow = slow.flow()
    let goal = Trend(now: numbers.stock.received.count, before: numbers.yearBefore.received.count)
    if numbers.yearBefore.received.count > 0 {
      let rate = Double(flow.received.count) / Double(numbers.yearBefore.received.count) - 1
      same("\(place) 降诉", [String(goal.permille ?? 0)], [String(Int((rate * 1000).rounded()))])
    }
    let quiet = organisation.departments.filter { slow.zeros([$0.id]).complaints.isEmpty }.map(\.id)
    let seen = numbers.departments.filter(\.complaints.isEmpty).map(\.id)
    same("\(place) 零投诉", seen, quiet.filter { id in numbers.departments.contains { $0.id == id } })
  }

  // MARK: One beside the other

  private mutating func durations(_ place: String, _ real: Durations, _ naive: [Int64]) {
    same(place, real.each.map { String($0.seconds) }, naive.map { String($0) })
    guard !naive.isEmpty else { return }
    let mean = Double(naive.reduce(0, +)) / Double(naive.count)
    if abs(Double(real.mean ?? 0) - mean) > 0.5 { differences.append("\(place) mean") }
    if real.median != SlowCount.median(naive) { differences.append("\(place) median") }
    if real.quantile(percent: 90) != SlowCount.quantile(naive, 90) { differences.append("\(place) 90 %") }
  }

  private mutating func same(_ place: String, _ real: Figure, _ naive: [SlowCount.Verdict]) {
    var words: [String: [String]] = [:]
    for verdict in naive { words[verdict.word, default: []].append(verdict.number) }
    same("\(place) numerator", real.counted, words["yes"] ?? [])
    same("\(place) rest", real.missed, words["no"] ?? [])
    words["yes"] = nil
    words["no"] = nil
    let excluded = real.excluded.flatMap { why, cases in cases.map { "\(why.rawValue) \($0)" } }
    same("\(place) left out", excluded, words.flatMap { why, cases in cases.map { "\(why) \($0)" } })
  }

  private mutating func same(_ place: String, _ real: Stock, _ naive: SlowCount.Flow) {
    same("\(place) carried in", real.carriedIn, naive.carriedIn)
    same("\(place) received", real.received, naive.received)
    same("\(place) back", real.back, naive.back)
    same("\(place) closed", real.closed, naive.closed)
    same("\(place) otherwise", real.endedOtherwise, naive.otherwise)
    same("\(place) carried out", real.carriedOut, naive.carriedOut)
    same("\(place) imported", real.imported, naive.imported)
    same("\(place) merged", real.merged, naive.merged)
  }

  private mutating func same(_ place: String, _ real: [String], _ naive: [String]) {
    figures += 1
    if !naive.isEmpty { telling += 1 }
    guard real.sorted() != naive.sorted() else { return }
    let (extra, missing) = (Self.minus(real, naive), Self.minus(naive, real))
    differences.append("\(place): only here \(extra), only by hand \(missing)")
  }

  private static func minus(_ left: [String], _ right: [String]) -> [String] {
    var rest = right
    return left.sorted().filter { one in
      guard let index = rest.firstIndex(of: one) else { return true }
      rest.remove(at: index)
      return false
    }
  }
}
