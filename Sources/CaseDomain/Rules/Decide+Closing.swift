extension Deed {
  /// 销号: 整改不到位不予销号 (S).
  mutating func close(_ reader: FieldReader) throws(Refusal) {
    let carried = try carrier(reader)
    try refuseWhileIncomplete(carried: carried != nil)
    let kind = carried == nil ? closureKind : .carried
    write(.closed(Closing(kind: kind, carriedBy: carried)), context.stopAll(met: [.close], on: target))
  }

  /// 挂账: what truly cannot be done now is carried by a linked 整改 case with a date (S).
  private func carrier(_ reader: FieldReader) throws(Refusal) -> String? {
    let kind = try reader.term(.kind, ClosureKind.self)
    guard kind == .carried || reader.fields.has(.carriedBy) else { return nil }
    guard let carrier = try reader.relatedCase(.carriedBy) else { throw .bad(.carrierMissing, .carriedBy) }
    guard carrier.number != target.number, carrier.kind == .rectification, carrier.state.isOpen,
      carrier.handlingRun != nil
    else {
      throw .rule(.carrierUnfit, ["number": Bilingual(carrier.number)], field: .carriedBy)
    }
    return carrier.number
  }

  private func refuseWhileIncomplete(carried: Bool) throws(Refusal) {
    if target.settlement == nil, masterOfAnswer == nil {
      let judged = Set(target.round?.result?.what.points.map(\.point) ?? [])
      let missing = (1...max(1, target.registration.points.count)).filter { !judged.contains($0) }
      if !missing.isEmpty {
        throw .rule(.pointsWithoutVerdict, ["points": .list(missing.map { Bilingual(String($0)) })])
      }
    }
    if !carried, let promise = target.openPromises.first {
      throw .rule(
        .promiseOpen,
        [
          "n": Bilingual(String(promise.number)), "what": Bilingual(promise.what.shown),
          "owner": context.organisation.name(ofStaff: promise.owner), "by": context.shown(promise.by),
        ])
    }
  }

  /// As what it is closed, from what ended the follow-up.
  private var closureKind: ClosureKind {
    if target.settlement != nil { return .onTheSpot }
    if target.round?.explanation?.ruling?.what.granted == true { return .explained }
    return target.round?.followUps.last?.what.concludes ?? .notRated
  }

  /// 不予销号: the next round, or back to accepted after a settlement.
  mutating func refuse(_ reader: FieldReader) throws(Refusal) {
    let reason = try reader.needText(.reason)
    if target.settlement != nil {
      write(
        .closingRefused(Refusing(reason: reason, with: [])),
        context.stopAll(on: target, except: [.upstream]) + start([.dispatch]))
      return
    }
    let lead = target.round?.lead ?? ""
    try openRework(
      .closingRefused(Refusing(reason: reason, lead: lead, with: target.round?.with ?? [])), lead: lead, due: nil)
  }

  mutating func reopen(_ reader: FieldReader) throws(Refusal) {
    let initiative = try reader.needTerm(.initiative, Initiative.self)
    // What is reopened is not a category short of being dispatched, unless it never had one.
    var upstream: [ClockChange] = []
    if let due = target.registration.upstream?.due, target.clocks.last(where: { $0.clock == .upstream })?.met == false {
      // It was never answered, and they above still wait for it.
      upstream = [.started(run: context.upstreamRun(due: due, ClockSubject(target), from: now))]
    }
    write(
      .reopened(Reopening(reason: try reader.needText(.reason), initiative: initiative, from: target.state)),
      context.stopAll(on: target) + start([.dispatch]) + upstream)
  }
}
