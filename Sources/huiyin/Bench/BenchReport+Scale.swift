import CaseDomain

extension BenchReport {
  var scaleTable: String {
    var table = TextTable([])
    table.header = [
      BenchText.columnWhat.text(Asking.invocation.language), tell(.columnCases), tell(.columnHits),
      BenchText.columnMedian.text(Asking.invocation.language), tell(.columnFloor),
      tell(.columnRatio), tell(.columnGrep), tell(.flat),
    ]
    let sizes = scale.map(\.cases)
    for task in Self.tasks(scale) {
      for cost in scale where cost.task == task {
        table.rows.append([
          cost.cases == sizes.first ? cost.title(Asking.invocation.language) : "", String(cost.cases),
          String(cost.rows), number(cost.ours), number(cost.floor), number(cost.ratio), number(cost.grep),
          cost.cases == sizes.max() ? number(flat(task)) : "",
        ])
      }
    }
    return [table.text(columns: nil), "", tell(.legend)].joined(separator: "\n")
  }

  private static func tasks(_ scale: [ScaleCost]) -> [String] {
    var seen: Set<String> = []
    return scale.map(\.task).filter { seen.insert($0).inserted }
  }

  /// How many times as long it takes on the largest store as on the smallest.
  private func flat(_ task: String) -> Double? {
    let own = scale.filter { $0.task == task }.sorted { $0.cases < $1.cases }
    guard own.count > 1, let first = own.first, let last = own.last, first.ours > 0 else { return nil }
    return last.ours / first.ours
  }

  private func tell(_ text: ScaleText) -> String { text.text(Asking.invocation.language) }

  var scaleJSON: [JSONValue] {
    scale.map { cost in
      .object([
        "task": .string(cost.task), "cases": .int(cost.cases), "rows": .int(cost.rows),
        "p50Milliseconds": round(cost.ours), "bareSQLMilliseconds": round(cost.floor), "ratio": round(cost.ratio),
        "grepMilliseconds": round(cost.grep),
      ])
    }
  }
}
