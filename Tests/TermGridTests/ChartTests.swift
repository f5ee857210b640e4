import Testing

@testable import TermGrid

struct ChartTests {
  private let chart = Chart(plain: false)

  @Test func aBarIsAsLongAsItsShare() {
    #expect(chart.bar(permille: 500, width: 10) == "█████░░░░░")
    #expect(chart.bar(permille: 0, width: 4) == "░░░░")
    #expect(chart.bar(permille: 1000, width: 4) == "████")
    // Something is never nothing, and nearly all never all.
    #expect(chart.bar(permille: 1, width: 4) == "█░░░")
    #expect(chart.bar(permille: 999, width: 4) == "███░")
    #expect(chart.bar(permille: 2000, width: 3) == "███")
    #expect(chart.bar(permille: -5, width: 3) == "░░░")
    #expect(chart.bar(permille: 500, width: 0).isEmpty)
  }

  @Test func aSparklineHasOneColumnForEachValue() {
    #expect(chart.spark([0, nil, 100, 50]) == "▁ █▅")
    #expect(chart.spark([nil, nil]) == "  ")
    #expect(chart.spark([]) == "")
    #expect(chart.spark([7, 7, 7]).allSatisfy { $0 == chart.spark([7]).first })
  }

  /// A change of one point of a percent does not look like one from nothing to all.
  @Test func smallChangesStaySmall() {
    let small = chart.spark([500, 510], span: 100)
    #expect(small != "▁█")
    #expect(chart.spark([450, 550], span: 100) == "▁█")
    #expect(chart.spark([0, 1000], span: 100) == "▁█")
  }

  @Test(arguments: [false, true], [false, true]) func everyValueTakesOneColumn(wide: Bool, plain: Bool) {
    let cellWidth = CellWidth(ambiguousIsWide: wide)
    let chart = Chart.suited(to: cellWidth, plain: plain)
    #expect(chart.plain == (wide || plain))
    let values = (0...20).map { Optional($0 * 50) }
    #expect(cellWidth.columns(of: chart.spark(values)) == values.count)
    for permille in stride(from: 0, through: 1000, by: 37) {
      #expect(cellWidth.columns(of: chart.bar(permille: permille, width: 13)) == 13)
    }
    #expect(chart.spark(values).allSatisfy(\.isASCII) == (wide || plain))
  }
}
