import CaseDomain

extension CaseOrigin {
  /// To the warning or bulletin a 整改 arises from.
  func steps(_ desk: DeskContext) -> [Step] {
    let roles = desk.session?.actor.roles ?? []
    switch self {
    case .warning:
      guard !roles.isDisjoint(with: [.clerk, .principal, .supervisor]) else {
        return [.say(StatusLine(.notice, WarningDeskText.onlyOffice()))]
      }
      return [.push(WarningScreen(at: self))]
    case .bulletin(let number):
      if let why = desk.rules()?.whyNot(.see) { return [.say(StatusLine(.notice, why()))] }
      return [.push(BulletinScreen(number))]
    }
  }
}

extension CaseOrigin {
  /// 由此产生, from the other side: what arose, one as its page, several as a list.
  static func open(_ numbers: [String], _ name: Bilingual, _ desk: DeskContext) -> [Step] {
    if numbers.count == 1 { return [.push(CaseScreen(numbers[0]))] }
    let filter = ListFilter(queue: .all, numbers: numbers, sort: .received, descending: true)
    return [.push(ListScreen(filter, name: name(desk.language)))]
  }
}
