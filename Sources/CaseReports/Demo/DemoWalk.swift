import CaseDomain

/// Who does a step; the walk finds somebody whom the rules permit.
enum Part: Sendable {
  case clerk, supervisor, principal
  /// 承办人 of the lead, the one who signed if there is one
  case lead
  /// 承办人 of the first co-department without an opinion
  case co
  /// A clerk, at a 家访 or 家长会 a handler of the grade
  case registrar
  /// Who calls back: a clerk, now and then a supervisor
  case caller
  /// Owner of the first open promise
  case promiser
  /// Who gave the first open order
  case giver
}

/// What a step looks at when it fills its form.
struct Scene {
  let matter: Matter
  /// The case; before its registration nil.
  let target: Case?
  let numbers: [String]
  let context: RuleContext

  var calendar: WorkCalendar { context.calendar }
  var today: CivilDate { context.now.date(in: calendar.zone) }

  /// The day so many working days from today, as a form takes it.
  func day(_ working: Int) -> String { calendar.workingDay(max(1, working), after: today).description }

  func text(_ words: [String], _ dice: inout Dice) -> String { MatterTexts.fill(dice.word(words), matter.facts, &dice) }
}

/// One act of the script.
struct Step: Sendable {
  /// Working seconds after the family's first.
  var offset: Int64
  var on: Int
  var by: Part
  var action: Action
  var when: @Sendable (Scene) -> Bool = { _ in true }
  var fields: @Sendable (Scene, inout Dice) -> Fields
  var isImport = false
}

/// Cases that belong together, and what happens to them.
struct Family: Sendable {
  var wishes: [Wish]
  var steps: [Step]
  /// Working seconds from the calendar's origin of `OfficeTime`.
  var start: Int64
  /// The only step's moment, where it is not in office hours.
  var moment: Instant?

  func moment(of step: Step, _ office: OfficeTime) -> Instant { moment ?? office.moment(start + step.offset) }
}

/// Walks the cases of one family forward, every step through `decide` at its own moment.
struct DemoWalk {
  let family: Family
  let numbers: [String]
  let organisation: Organisation
  let policy: Policy
  let office: OfficeTime
  var dice: Dice
  private(set) var cases: [Case?]
  private var matters: [Matter?]

  init(
    family: Family, numbers: [String], organisation: Organisation, policy: Policy, office: OfficeTime, dice: Dice
  ) {
    self.family = family
    self.numbers = numbers
    self.organisation = organisation
    self.policy = policy
    self.office = office
    self.dice = dice
    cases = Array(repeating: nil, count: numbers.count)
    matters = cases.map { _ in nil }
  }

  mutating func run(_ maker: inout MatterMaker) throws {
    for step in family.steps {
      let moment = family.moment(of: step, office)
      if cases[step.on] == nil { try register(step, moment, &maker) } else { try act(step, moment) }
    }
    sweep()
  }

  private mutating func register(_ step: Step, _ moment: Instant, _ maker: inout MatterMaker) throws {
    let wish = family.wishes[step.on]
    let like = wish.sameAs.flatMap { matters[$0] }
    guard let matter = maker.make(wish, at: moment, vacation: office.isVacation(moment), like: like) else {
      throw DemoError(number: numbers[step.on], action: .register)
    }
    matters[step.on] = matter
    let people = candidates(step.by, nil, matter)
    guard let person = dice.pick(people) else { throw DemoError(number: numbers[step.on], action: .register) }
    let context = context(person, moment)
    do throws(Refusal) {
      let decision =
        step.isImport
        ? try decideImport(
          Import(
            registration: matter.registration,
            answer: ImportedAnswer(text: ErasableText(matter.answer), at: moment), notes: [:]), in: context)
        : try decide(
          Request(.register, matter.fields(zone: organisation.zone)), on: nil, in: context)
      cases[step.on] = Case(number: numbers[step.on], events: decision.events)
    } catch {
      throw DemoError(number: numbers[step.on], action: .register, refusal: error)
    }
  }

  private mutating func act(_ step: Step, _ moment: Instant) throws {
    guard let target = cases[step.on], let matter = matters[step.on] else { return }
    var context = context(organisation.staff[0], moment)
    func scene(_ context: RuleContext) -> Scene {
      Scene(matter: matter, target: target, numbers: numbers, context: context)
    }
    guard step.when(scene(context)) else { return }
    let able = candidates(step.by, target, matter).filter { person in
      context.actor = person
      guard let permission = try? context.permission(for: step.action, on: target) else { return false }
      return !permission.unseparated
    }
    guard let person = dice.pick(able) else { throw DemoError(number: target.number, action: step.action) }
    context.actor = person
    let request = Request(step.action, step.fields(scene(context), &dice))
    do throws(Refusal) {
      let decision = try decide(request, on: target, in: context)
      write(decision.events, on: target.number)
      for (number, events) in decision.others { write(events, on: number) }
    } catch {
      throw DemoError(number: target.number, action: step.action, refusal: error)
    }
  }

  private mutating func write(_ events: [CaseEvent], on number: String) {
    guard let index = numbers.firstIndex(of: number), let target = cases[index] else { return }
    cases[index] = events.reduce(target) { $0.evolved(by: $1) }
  }

  private func context(_ person: Staff, _ moment: Instant) -> RuleContext {
    var related: [String: Case] = [:]
    for case let other? in cases { related[other.number] = other }
    return RuleContext(organisation: organisation, policy: policy, actor: person, now: moment, related: related)
  }

  /// What the night's `sweep` would have written by the morning of the last day (自动督办).
  private mutating func sweep() {
    let morning = office.calendar.opening(of: office.now.date(in: organisation.zone))
    let system = Staff(id: Staff.systemID, name: Role.system.words.zh, roles: [.system])
    for index in cases.indices {
      guard let target = cases[index], target.state.isOpen, let last = target.events.last?.at, last <= morning,
        morning <= office.now
      else { continue }
      write(context(system, morning).sweep(target), on: target.number)
    }
  }

  // MARK: People

  private mutating func candidates(_ part: Part, _ target: Case?, _ matter: Matter) -> [Staff] {
    let organisation = organisation
    func holding(_ role: Role) -> [Staff] { organisation.staff.filter { $0.roles.contains(role) } }
    func person(_ id: String?) -> [Staff] { id.flatMap { organisation.person($0) }.map { [$0] } ?? [] }
    switch part {
    case .clerk: return holding(.clerk)
    case .supervisor: return holding(.supervisor)
    case .principal: return holding(.principal)
    case .lead:
      let signed = target?.round?.signedBy
      let handlers = target?.round.map { organisation.handlers(of: $0.lead) } ?? []
      return handlers.contains { $0.id == signed } ? person(signed) : handlers
    case .co:
      let missing = target?.round?.missingOpinions ?? []
      return missing.map { organisation.handlers(of: $0) }.first { !$0.isEmpty } ?? []
    case .registrar:
      let asked = ["homeVisit", "parentsMeeting"].contains(matter.channel) && matter.object?.person == nil
      return asked && dice.percent(60) ? organisation.handlers(of: "nj\(matter.facts["级"] ?? "1")") : holding(.clerk)
    case .caller: return dice.percent(15) ? holding(.clerk) + holding(.supervisor) : holding(.clerk)
    case .promiser: return person(target?.openPromises.first?.owner)
    case .giver: return person(target?.openOrders.first?.giver)
    }
  }
}
