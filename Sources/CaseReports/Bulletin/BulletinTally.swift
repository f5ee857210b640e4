import CaseDomain

/// 一遍数完: all figures of a bulletin in one walk over the facts, each case judged once for every indicator and period. Gives
/// exactly what ``CaseDomain/Indicator/figure(of:in:slice:_:)`` gives figure by figure.
struct BulletinTally {
  /// One indicator of the whole slice.
  struct Whole {
    var figure = Figure()
    var first = Figure()
    var rework = Figure()
    var withoutExplained = Figure()
    var previous = Figure()
    var yearBefore = Figure()
  }

  /// By indicator.
  private(set) var whole: [Indicator: Whole] = [:]
  /// By the place of a department's row, then by indicator.
  private(set) var parts: [[Indicator: Figure]]

  /// - Parameters:
  ///   - rows: the departments of each row of the table.
  ///   - partial: the indicators that are told of each row.
  init(
    _ all: [CaseFacts], in window: Window, before: Window, year: Window, slice: Slice, rows: [Set<String>],
    partial: Set<Indicator>, _ context: NumbersContext
  ) {
    let indicators = Indicator.allCases
    var totals = indicators.map { _ in Whole() }
    var lines = rows.map { _ in indicators.map { _ in Figure() } }
    // The departments of the rows take the place of the slice's own.
    var rowSlice = slice
    rowSlice.departments = nil
    func told(_ judgement: Judgement) -> Judgement {
      slice.withoutExplained ? judgement.leavingOutExplained : judgement
    }
    var places: [String: [Int]] = [:]
    for (place, ids) in rows.enumerated() { for id in ids { places[id, default: []].append(place) } }
    for facts in all {
      let matters = facts.matters(in: window)
      if matters || facts.isObserved(in: window, context) {
        let known = facts.asKnown(before: window.cutoff)
        let isTaken = slice.takes(known)
        for (index, indicator) in indicators.enumerated() where matters || indicator.observesClosings {
          let isPartial = partial.contains(indicator)
          for judgement in indicator.judge(known, in: window, context) {
            guard isTaken, rowSlice.takes(judgement) else { continue }
            let told = told(judgement)
            if isPartial, let department = judgement.department, let found = places[department] {
              for place in found { lines[place][index].add(told) }
            }
            guard slice.takes(judgement) else { continue }
            totals[index].figure.add(told)
            switch judgement.pass {
            case .first: totals[index].first.add(told)
            case .rework: totals[index].rework.add(told)
            }
            totals[index].withoutExplained.add(judgement.leavingOutExplained)
          }
        }
      }
      for (other, into) in [(before, \Whole.previous), (year, \Whole.yearBefore)] {
        let matters = facts.matters(in: other)
        guard matters || facts.isObserved(in: other, context) else { continue }
        let known = facts.asKnown(before: other.cutoff)
        guard slice.takes(known) else { continue }
        for (index, indicator) in indicators.enumerated() where matters || indicator.observesClosings {
          for judgement in indicator.judge(known, in: other, context) where slice.takes(judgement) {
            totals[index][keyPath: into].add(told(judgement))
          }
        }
      }
    }
    whole = Dictionary(uniqueKeysWithValues: zip(indicators, totals))
    parts = lines.map { line in
      Dictionary(uniqueKeysWithValues: zip(indicators, line).filter { partial.contains($0.0) })
    }
  }
}
