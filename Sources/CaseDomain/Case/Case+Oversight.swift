extension Case {
  /// The events around the circle: orders, promises, links, publication, identity.
  mutating func applyOversight(_ event: CaseEvent) {
    switch event.change {
    case .lookedBack(let data): lookBacks.append(By(data, event))
    case .spotChecked(let data): spotChecks.append(By(data, event))
    case .instructed(let data):
      orders.append(
        Order(number: data.number, text: data.text, due: data.due, giver: event.actor, at: event.at))
    case .supervised(let data):
      orders.append(
        Order(
          number: data.number, level: data.level, text: data.text, due: data.due, giver: event.actor, at: event.at,
          cause: data.cause))
    case .adopted: adoptedBy = event.actor
    case .orderMet(let data):
      changeOrder(data.number) { $0.met = By(data.text, event) }
    case .orderConfirmed(let data):
      changeOrder(data.number) { $0.confirmed = By(data.text, event) }
    case .promised(let data):
      promises.append(
        Promise(number: data.number, what: data.what, by: data.by, owner: data.owner, madeBy: event.actor))
    case .promiseKept(let data):
      if let index = promises.firstIndex(where: { $0.number == data.number }) {
        promises[index].kept = By(data, event)
      }
    case .accounted(let data): accountabilities.append(By(data, event))
    case .linked(let data): links.append(By(data, event))
    case .published(let data): publication = By(data, event)
    case .unpublished: publication = nil
    case .commended(let data): commendation = By(data, event)
    case .revealed(let data): reveals.append(By(data, event))
    case .erasureAsked(let data): pendingErasures.append(By(data, event))
    case .erased(let data): pendingErasures.removeAll { Set($0.what.fields).isSubset(of: data.fields) }
    case .attached(let data): attachments.append(By(data, event))
    case .cautioned(let data): apply(data)
    default: break
    }
  }

  private mutating func changeOrder(_ number: Int, _ change: (inout Order) -> Void) {
    guard let index = orders.firstIndex(where: { $0.number == number }) else { return }
    change(&orders[index])
  }
}
