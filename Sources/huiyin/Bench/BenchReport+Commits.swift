import CaseDomain

extension BenchReport {
  var commitTable: String {
    var table = TextTable([])
    table.header = [
      BenchText.columnWhat, .columnTimes, .columnBare, .columnOurs, .columnRatio, .columnParts, .columnIndex,
    ].map(say)
    table.rows = commits.map { cost in
      func three(_ part: (CommitSample) -> Int) -> String {
        [0.5, 0.99, 1].map { number(cost.quantile($0, part)) }.joined(separator: " / ")
      }
      let parts: [(CommitSample) -> Int] = [\.syncing, \.calling, \.reckoning]
      return [
        say(cost.kind == .change ? .taskCommitChange : .taskCommitNew), String(cost.samples.count), three(\.bare),
        three(\.acknowledged), [cost.ratio?.median, cost.ratio?.p99].map(number).joined(separator: " / "),
        parts.map { number(cost.quantile(0.5, $0)) }.joined(separator: " + "), number(cost.quantile(0.5, \.index)),
      ]
    }
    let over = commits.filter { $0.isWithinLimit == false }
    let bytes = Measurement.quantile(commits.flatMap(\.samples).map(\.size), 0.5) ?? 0
    let verdict = say(over.isEmpty ? .commitsWithinLimit : .commitsOverLimit)
    return [
      table.text(columns: nil), "", say(.commitLegend, ["bytes": String(bytes)]), verdict,
    ].joined(separator: "\n")
  }

  func json(_ cost: CommitCost) -> JSONValue {
    func three(_ part: (CommitSample) -> Int) -> JSONValue {
      .object([
        "p50Milliseconds": round(cost.quantile(0.5, part)), "p99Milliseconds": round(cost.quantile(0.99, part)),
        "mostMilliseconds": round(cost.quantile(1, part)),
      ])
    }
    return .object([
      "task": .string(cost.kind.rawValue), "commits": .int(cost.samples.count), "bare": three(\.bare),
      "acknowledged": three(\.acknowledged), "syncing": three(\.syncing), "calling": three(\.calling),
      "reckoning": three(\.reckoning), "index": three(\.index),
      "calls": Measurement.quantile(cost.samples.map(\.calls), 0.5).map(JSONValue.int) ?? .null,
      "documentBytes": Measurement.quantile(cost.samples.map(\.size), 0.5).map(JSONValue.int) ?? .null,
      "ratioP50": round(cost.ratio?.median), "ratioP99": round(cost.ratio?.p99),
      "ratioLimitP50": .number(CommitCost.limit.median), "ratioLimitP99": .number(CommitCost.limit.p99),
      "withinLimit": cost.isWithinLimit.map(JSONValue.bool) ?? .null,
    ])
  }
}
