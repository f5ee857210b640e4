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

extension Window {
  /// 同期: an earlier period beside one that is compared with it. While that goes on, no further than it has come: the
  /// first twelve days of a month stand beside the first twelve days of another.
  public init(_ earlier: Period, beside period: Period, now: Instant, zone: Zone) {
    let end = period.last.adding(days: 1).at(.midnight, in: zone)
    guard now < end else {
      self.init(earlier, now: now, zone: zone)
      return
    }
    let today = now.date(in: zone)
    let isYearBefore = earlier == period.yearBefore && ![.week, .days].contains(period.kind)
    let day =
      isYearBefore ? today.sameDayYearBefore : earlier.first.adding(days: CivilDate.days(from: period.first, to: today))
    self.init(earlier, now: day.at(now.time(in: zone), in: zone), zone: zone)
  }

  /// 本期尚未结束, or of an earlier one only as much as is compared.
  public var isPart: Bool { cutoff < to }
}
