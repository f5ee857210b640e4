extension BookSource {
  /// The book itself.
  public func book(_ kind: BookKind) -> Book {
    switch kind {
    case .rectification: rectification
    case .orders: orders
    case .accountability: accountability
    case .spotChecks: spotChecks
    case .commended: commended
    case .talks: talksBook
    case .assessment: assessment
    case .lookBacks: lookBacks
    }
  }

  func book(_ kind: BookKind, _ columns: [BookText], _ rows: [BookRow], _ notes: [Bilingual] = []) -> Book {
    Book(kind: kind, period: period, columns: columns.map { BookColumn($0) }, rows: rows, notes: notes)
  }

  // MARK: Words

  var dash: Bilingual { BookText.dash() }

  func day(_ moment: Instant?) -> Bilingual { moment.map { Bilingual($0.date(in: zone).description) } ?? dash }

  func time(_ moment: Instant) -> Bilingual { Bilingual(moment.shown(in: zone)) }

  func person(_ id: String?) -> Bilingual { id.map { organisation.name(ofStaff: $0) } ?? dash }

  func department(_ id: String?) -> Bilingual { id.map { organisation.name(ofDepartment: $0) } ?? dash }

  func words(_ text: String?) -> Bilingual { text.flatMap { $0.isEmpty ? nil : Bilingual($0) } ?? dash }

  private func each(_ kind: BookKind, _ row: (CaseView) -> [(order: Instant, row: BookRow)]) -> [BookRow] {
    wanted(kind).compactMap { views[$0] }.flatMap(row)
      .sorted { ($0.order, $0.row.cases.first ?? "") < ($1.order, $1.row.cases.first ?? "") }.map(\.row)
  }

  /// What a case was led by at an event: facts know it.
  private func facts(_ number: String) -> CaseFacts? { facts.first { $0.number == number } }

  // MARK: 整改台账

  private var rectification: Book {
    let rows = each(.rectification) { view in [(view.target.registeredAt, ledgerRow(view))] }
    return book(
      .rectification,
      [
        .columnNumber, .columnProblem, .columnGoal, .columnMeasures, .columnUnit, .columnOwner, .columnDue,
        .columnProgress, .columnClosed, .columnInspector,
      ], rows, rows.isEmpty ? [] : [BookText.noteLedger(ledgerCounts(rows.map(\.cases)))])
  }

  private func ledgerCounts(_ cases: [[String]]) -> [String: Bilingual] {
    let targets = cases.compactMap { $0.first.flatMap { views[$0]?.target } }
    let closed = targets.count { $0.state == .closed }
    let late = targets.count { $0.state.isOpen && ($0.handlingRun.map { $0.due < context.now } ?? false) }
    return [
      "n": Bilingual(String(targets.count)), "closed": Bilingual(String(closed)),
      "open": Bilingual(String(targets.count { $0.state.isOpen })), "late": Bilingual(String(late)),
    ]
  }

  private func ledgerRow(_ view: CaseView) -> BookRow {
    let target = view.target
    let round = target.round
    let lead = round?.lead
    let object = target.registration.object?.department
    let owner = round?.signedBy ?? lead.flatMap { organisation.department($0)?.head }
    let measures = round?.result?.what.measures ?? round?.measures
    let due = target.clocks.last { $0.clock == .handle || $0.clock == .rework }?.due
    let inspection = target.rounds.last { !$0.followUps.isEmpty }?.followUps.last { $0.what.outcome.isInspection }
    var progress = target.state.words
    if target.state.isOpen, let run = target.handlingRun, run.due < context.now {
      progress = progress + BookText.overdue()
    } else if target.state == .followUp, inspection?.what.outcome == .notInPlace {
      progress = BookText.inspectionFailed()
    } else if target.state == .closed, let kind = target.closing?.what.kind {
      progress = BookText.closedAs(["state": target.state.words, "kind": kind.words])
    }
    // A date at midnight is the end of the day before.
    return BookRow(
      [
        Bilingual(target.number), Bilingual(view.subject), words(view.text(round?.goal)), words(view.text(measures)),
        lead.map { department($0) } ?? words(object.map { view.text(organisation.name(ofDepartment: $0).zh) }),
        person(owner), day(due.map { $0 - 1 }), progress, day(target.closing?.at), inspector(inspection),
      ], opens: .one(target.number), cases: [target.number])
  }

  /// Who inspected, and what they found where it was not in place.
  private func inspector(_ inspection: By<FollowUp>?) -> Bilingual {
    guard let inspection else { return dash }
    let name = person(inspection.actor)
    return inspection.what.outcome == .notInPlace
      ? BookText.inspectorSays(["name": name, "outcome": inspection.what.outcome.words]) : name
  }

  // MARK: 挂牌督办

  private var orders: Book {
    let rows = each(.orders) { view in
      guard let known = facts(view.target.number) else { return [] }
      let found = known.oversight?.orders.filter { isOnBook($0, known) } ?? []
      return found.compactMap { fact -> (order: Instant, row: BookRow)? in
        guard let order = view.target.orders.first(where: { $0.number == fact.number }) else { return nil }
        let isLate = order.due.map { $0 < context.now } ?? false
        let progress: BookText =
          order.isOver(view.target.state)
          ? .orderOver
          : order.confirmed != nil
            ? .orderConfirmed : order.met != nil ? .orderMet : isLate ? .orderLate : .orderOpen
        return (
          order.at,
          BookRow(
            [
              Bilingual(view.target.number), Bilingual(view.subject), order.level?.words ?? dash,
              words(view.text(order.text)), department(fact.department), person(order.giver), day(order.at),
              orderDue(order, view.target), progress(), words(view.text(order.met?.what)),
            ], opens: .one(view.target.number), cases: [view.target.number])
        )
      }
    }
    return book(
      .orders,
      [
        .columnNumber, .columnSubject, .columnLevel, .columnOrder, .columnUnit, .columnGiver, .columnGiven, .columnDue,
        .columnProgress, .columnMet,
      ], rows,
      rows.isEmpty
        ? []
        : [
          BookText.noteOrders([
            "n": Bilingual(String(rows.count)),
            "listed": Bilingual(String(rows.count { $0.cells[2] == SupervisionLevel.listed.words })),
          ])
        ])
  }

  /// 时限, as the order's own form has it.
  private func orderDue(_ order: Order, _ target: Case) -> Bilingual {
    guard let due = target.due(of: order) else { return dash }
    return due.isOfHandling ? BookText.orderDueWith(["due": time(due.at)]) : time(due.at)
  }

  // MARK: 责任追究、典型案例

  private var accountability: Book {
    let rows = each(.accountability) { view in
      let known = facts(view.target.number)?.oversight?.accountabilities ?? []
      let mine = Set(known.filter { takes($0.department) }.map(\.seq))
      return view.target.accountabilities.filter { window.contains($0.at) && mine.contains($0.seq) }.map { one in
        let subject = one.what.subject
        let name = organisation.department(subject)?.words ?? organisation.name(ofStaff: subject)
        return (
          one.at,
          BookRow(
            [
              Bilingual(view.target.number), Bilingual(view.subject), name, words(view.text(one.what.form)),
              words(view.text(one.what.basis)), person(one.actor), day(one.at),
            ], opens: .one(view.target.number), cases: [view.target.number])
        )
      }
    }
    return book(
      .accountability,
      [
        .columnNumber, .columnSubject, .columnAccountable, .columnForm, .columnBasis, .columnDecider, .columnDay,
      ], rows)
  }

  private var commended: Book {
    let rows = each(.commended) { view in
      let fact = facts(view.target.number)?.oversight?.commendations.last
      guard let one = view.target.commendation, window.contains(one.at), takes(fact?.department) else { return [] }
      return [
        (
          one.at,
          BookRow(
            [
              Bilingual(view.target.number), Bilingual(view.subject), department(fact?.department),
              words(view.text(one.what.text)), person(one.actor), day(one.at),
            ], opens: .one(view.target.number), cases: [view.target.number])
        )
      ]
    }
    return book(
      .commended, [.columnNumber, .columnSubject, .columnUnit, .columnWhy, .columnRecommender, .columnDay], rows)
  }

  // MARK: 监督抽查

  private var spotChecks: Book {
    let known = Dictionary(facts.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
    let rows = each(.spotChecks) { view in
      let checks = known[view.target.number]?.oversight?.spotChecks ?? []
      return view.target.spotChecks.filter { check in
        window.contains(check.at) && checks.contains { $0.seq == check.seq && takes($0.department) }
      }.map { check in
        let fact = checks.first { $0.seq == check.seq }
        let draw = draws.last { $0.at <= check.at && $0.drawn.contains(view.target.number) }
        return (
          check.at,
          BookRow(
            [
              draw.map { Bilingual($0.id.title) } ?? dash, Bilingual(view.target.number), Bilingual(view.subject),
              department(fact?.department), check.what.of.words, words(view.text(check.what.finding)),
              person(check.actor), day(check.at),
            ], opens: .one(view.target.number), cases: [view.target.number])
        )
      }
    }
    // What was drawn and nobody has looked at.
    let waiting = draws.filter { window.contains($0.at) }.flatMap { draw in
      draw.progress(known).filter {
        $0.check == nil && known[$0.number].map { takes($0.stints.last?.department) } ?? false
      }
      .map { one in
        BookRow(
          [
            Bilingual(draw.id.title), Bilingual(one.number), words(views[one.number]?.subject),
            department(known[one.number]?.stints.last?.department), dash, BookText.notChecked(), dash, dash,
          ], opens: .one(one.number), cases: [one.number])
      }
    }
    return book(
      .spotChecks,
      [
        .columnDraw, .columnNumber, .columnSubject, .columnUnit, .columnMethod, .columnFinding, .columnChecker,
        .columnDay,
      ], rows + waiting)
  }
}
