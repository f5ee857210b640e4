import CaseDomain
import CaseReports

/// The figures of a bulletin for scripts (cli.md, "What comes out"): every one with its cases.
struct BulletinJSON {
  let numbers: BulletinNumbers
  let zone: CaseDomain.Zone
  /// Cases that stand on no paper; counted, but not listed.
  let unlisted: Set<String>

  var value: JSONValue {
    .object([
      "kind": .string(numbers.period.kind.rawValue), "period": .string(numbers.period.text),
      "from": .string(numbers.period.first.description), "to": .string(numbers.period.last.description),
      "cutoff": .string(numbers.window.cutoff.iso8601(in: zone)), "stock": stock(numbers.stock),
      "previous": stock(numbers.previous), "yearBefore": stock(numbers.yearBefore),
      "indicators": .object(
        Dictionary(numbers.indicators.map { ($0.indicator.rawValue, row($0)) }, uniquingKeysWith: { $1 })),
      "durations": durations(numbers.durations), "history": durations(numbers.history),
      "months": .array(
        numbers.months.map {
          .object([
            "period": .string($0.period.text), "stock": stock($0.stock), "closings": count($0.closings),
            "onTime": figure($0.onTime), "satisfaction": figure($0.satisfaction),
          ])
        }),
      "channels": shares(numbers.channels), "kinds": shares(numbers.kinds), "categories": shares(numbers.categories),
      "departments": .array(numbers.departments.map(department)),
      "handlers": .array(numbers.handlers.map(handler)),
      "late": .array(
        numbers.late.map {
          .object([
            "number": .string(listed($0.number)), "department": .string($0.department),
            "due": .string($0.due.iso8601(in: zone)), "countedBefore": .bool($0.isCounted),
            "done": .string($0.done?.iso8601(in: zone)),
            "inReviewSince": .string($0.inReviewSince?.iso8601(in: zone)), "overdueSeconds": .int(Int($0.overdue)),
          ])
        }),
      "lapses": .array(numbers.lapses.map(lapse)), "overdueNow": count(Set(red).sorted()),
      "closings": count(numbers.closings), "reopenings": count(numbers.reopenings),
      "reworkTimes": count(numbers.reworkTimes), "refusedClosings": count(numbers.refusals),
      "explainedLater": count(numbers.explainedLater), "historyTold": historyTold, "slice": slice,
      "comparedUntil": .object([
        "previous": .string(numbers.previousWindow.cutoff.iso8601(in: zone)),
        "yearBefore": .string(numbers.yearWindow.cutoff.iso8601(in: zone)),
      ]), "yearsWithoutHolidays": .array(numbers.yearsWithoutHolidays.map(JSONValue.int)),
      "reworked": count(numbers.reworked), "repeated": count(numbers.repeated),
      "repeatedFromBefore": count(numbers.repeatedUnnoticed),
      "rectification": .object([
        "open": count(numbers.rectificationOpen), "late": count(numbers.rectificationLate),
        "closed": count(numbers.rectificationClosed), "failed": count(numbers.rectificationFailed),
      ]),
      "warnings": numbers.warnings.map { .array($0.map(warning)) } ?? .null,
    ])
  }

  private var red: [String] { numbers.lapses.filter(\.isRed).map(\.number) }

  /// 环节超期
  private func lapse(_ lapse: Lapse) -> JSONValue {
    .object([
      "number": .string(listed(lapse.number)), "clock": .string(lapse.clock.rawValue),
      "department": .string(lapse.department), "since": .string(lapse.since.iso8601(in: zone)),
      "done": .string(lapse.done?.iso8601(in: zone)), "still": .bool(lapse.isStill),
    ])
  }

  /// 历史导入件 that were received, answered or imported in the period.
  private var historyTold: JSONValue {
    func rows(_ rows: [BulletinNumbers.HistoryRow]) -> JSONValue {
      .array(
        rows.map { row in
          var members = durations(row.durations).members ?? [:]
          members["name"] = .string(row.name)
          return .object(members)
        })
    }
    return .object([
      "touched": count(numbers.historyTouched), "durations": durations(numbers.historyAll),
      "months": rows(numbers.historyMonths), "categories": rows(numbers.historyCategories),
    ])
  }

  /// 口径; null: not narrowed by it.
  private var slice: JSONValue {
    let slice = numbers.slice
    var members: [String: JSONValue] = [
      "department": .string(numbers.root), "handler": .string(slice.handler), "category": .string(slice.category),
      "kinds": slice.kinds.map { .strings($0.map(\.rawValue).sorted()) } ?? .null, "channel": .string(slice.channel),
      "pass": .string(slice.pass?.rawValue), "withoutExplained": .bool(slice.withoutExplained),
    ]
    // Whose rates they are where the cases are one reader's.
    if let charged = slice.charged { members["charged"] = .strings(charged.sorted()) }
    return .object(members)
  }

  private func warning(_ told: ToldWarning) -> JSONValue {
    let warning = told.warning
    // The subject may be a case that stands on no paper.
    let isUnlisted = unlisted.contains(warning.subject.id)
    return .object([
      "rule": .string(warning.rule.rawValue), "gravity": .string(warning.gravity.rawValue),
      "subject": .object([
        "kind": .string(warning.subject.kind.rawValue), "id": .string(isUnlisted ? nil : warning.subject.id),
        "category": .string(warning.subject.category),
      ]),
      "since": .string(warning.since.description), "days": .int(warning.days), "observed": .int(warning.observed),
      "expected": warning.expected.map { .number($0) } ?? .null, "cases": cases(warning.cases),
      "acknowledged": .array(
        told.records.map {
          .object([
            "number": .string($0.id.short), "at": .string($0.at.iso8601(in: zone)), "by": .string($0.by),
            "follows": .string($0.follows.rawValue),
          ])
        }),
      "rectifications": cases(told.rectifications),
    ])
  }

  private func listed(_ number: String) -> String? { unlisted.contains(number) ? nil : number }

  private func cases(_ numbers: [String]) -> JSONValue {
    .strings(Set(numbers).subtracting(unlisted).sorted())
  }

  private func count(_ numbers: [String]) -> JSONValue {
    .object(["count": .int(numbers.count), "cases": cases(numbers)])
  }

  func figure(_ figure: Figure) -> JSONValue {
    .object([
      "numerator": .int(figure.numerator), "denominator": .int(figure.denominator),
      "permille": figure.permille.map(JSONValue.int) ?? .null,
      "excluded": .object(
        Dictionary(figure.excluded.map { ($0.key.rawValue, .int($0.value.count)) }, uniquingKeysWith: { $1 })),
      "cases": cases(figure.cases),
      // A case stands as often as it counts.
      "counted": each(figure.counted), "missed": each(figure.missed),
      "excludedCases": .object(
        Dictionary(figure.excluded.map { ($0.key.rawValue, each($0.value)) }, uniquingKeysWith: { $1 })),
    ])
  }

  private func each(_ numbers: [String]) -> JSONValue { .strings(numbers.filter { !unlisted.contains($0) }.sorted()) }

  private func row(_ row: BulletinNumbers.IndicatorRow) -> JSONValue {
    var members = figure(row.figure).members ?? [:]
    members["name"] = .string(row.indicator.words.zh)
    members["first"] = figure(row.first)
    members["rework"] = figure(row.rework)
    members["withoutExplained"] = figure(row.withoutExplained)
    members["previous"] = figure(row.previous)
    members["yearBefore"] = figure(row.yearBefore)
    return .object(members)
  }

  private func stock(_ stock: Stock) -> JSONValue {
    .object([
      "carriedIn": count(stock.carriedIn), "received": count(stock.received), "reopened": count(stock.back),
      "closed": count(stock.closed), "endedOtherwise": count(stock.endedOtherwise),
      "carriedOut": count(stock.carriedOut), "imported": count(stock.imported), "persons": .int(stock.persons),
      "merged": count(stock.merged), "matters": .int(stock.matters),
    ])
  }

  private func shares(_ shares: [BulletinNumbers.Share]) -> JSONValue {
    .array(
      shares.map {
        .object([
          "id": .string($0.id), "name": .string($0.name.zh), "count": .int($0.cases.count), "cases": cases($0.cases),
          "previous": .int($0.before), "yearBefore": .int($0.yearBefore),
        ])
      })
  }

  private func durations(_ durations: Durations) -> JSONValue {
    func days(_ seconds: Int64?) -> JSONValue {
      seconds.map { .number(Double(durations.tenths(of: $0, numbers.calendar)) / 10) } ?? .null
    }
    return .object([
      "count": .int(durations.each.count), "meanWorkingDays": days(durations.mean),
      "medianWorkingDays": days(durations.median),
      "p90WorkingDays": days(durations.quantile(percent: 90)),
      "cases": cases(durations.each.map(\.number)),
    ])
  }

  private func department(_ row: DepartmentRow) -> JSONValue {
    .object([
      "id": .string(row.id), "name": .string(row.name.zh), "rank": row.rank.map(JSONValue.int) ?? .null,
      "carriedIn": count(row.handling.carriedIn), "dispatched": count(row.handling.dispatched),
      "inTime": count(row.handling.inTime), "late": count(row.handling.late),
      "unfinished": count(row.handling.unfinished), "unfinishedLate": count(row.handling.unfinishedLate),
      "takenAway": count(row.handling.takenAway), "onTime": figure(row.onTime),
      "satisfaction": figure(row.satisfaction), "resolution": figure(row.resolution), "reached": figure(row.reached),
      "returns": figure(row.returns),
      "reworks": figure(row.reworks), "durations": durations(row.durations),
      "fiveZeros": .object([
        "evasions": count(row.zeros.evasions), "backlog": count(row.zeros.backlog),
        "mistakes": count(row.zeros.mistakes), "complaints": count(row.zeros.complaints),
        "meetings": count(row.zeros.meetings),
      ]),
    ])
  }

  private func handler(_ row: BulletinNumbers.HandlerRow) -> JSONValue {
    .object([
      "id": .string(row.id), "name": .string(row.name), "departments": .strings(row.departments),
      "onTime": figure(row.onTime), "resolution": figure(row.resolution), "satisfaction": figure(row.satisfaction),
      "reworks": figure(row.reworks), "durations": durations(row.durations),
    ])
  }
}
