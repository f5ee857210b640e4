import CaseDomain

extension FormScreen {
  /// 立整改: the registration of a 整改 item, begun from a case, a warning or a bulletin. Whoever shows one of these makes
  /// a `RectificationOrigin` and pushes this; the link to the case is made once the item is registered.
  init(openingFrom origin: RectificationOrigin, _ desk: DeskContext) {
    var fields = origin.fields.raw.reduce(into: [String: [String]]()) { $0[$1.key.rawValue] = $1.value }
    if let number = origin.number { fields.merge(Bond.fields([number: .arisesFrom])) { $1 } }
    let id = "register-\(origin.number ?? "new")-\(desk.now.seconds)"
    self.init(
      .register,
      draft: DeskDraft(id: id, action: .register, number: nil, savedAt: desk.now, fields: fields), desk)
  }

  /// From a case as this person sees it; nil when they may not know of it.
  init?(openingFrom target: Case, _ related: [String: Case], _ desk: DeskContext) {
    guard let rules = desk.rules(related), let view = CaseView(target, in: rules) else { return nil }
    self.init(openingFrom: RectificationOrigin(view), desk)
  }
}
