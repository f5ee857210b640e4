extension Period {
  /// The whole months it touches, in order.
  public var months: [Period] {
    var months = [Period(.month, containing: first)]
    while let end = months.last?.last, end < last { months.append(Period(.month, containing: end.adding(days: 1))) }
    return months
  }

  /// The period of the same kind that follows.
  public var next: Period {
    guard kind != .days else {
      let length = CivilDate.days(from: first, to: last) + 1
      return Period(kind: .days, first: last.adding(days: 1), last: last.adding(days: length))
    }
    return Period(kind, containing: last.adding(days: 1))
  }
}
