import CaseDomain
import TermGrid

/// 相似件 beside or below the form: how many, from the same person or not, which, and why.
struct SimilarPane {
  let similar: [SimilarCase]
  let bonds: [String: Bond]
  let hasAsked: Bool
  let rules: RuleContext
  let desk: DeskContext

  /// The same person's earlier cases, the newest first.
  private var samePerson: [CaseSummary] {
    similar.filter(\.isSamePerson).map(\.row).sorted { ($1.receivedAt, $1.number) < ($0.receivedAt, $0.number) }
  }

  /// 同一人 2 件，最近一件待回访、不满意 · 可能重复 1 件
  private var summary: [String] {
    var parts: [Bilingual] = []
    let earlier = samePerson
    if let last = earlier.first {
      let words = Bilingual.list([last.state.words] + [Self.result(of: last)].compactMap { $0 })
      parts.append(IntakeText.samePersonLine(["n": Bilingual("\(earlier.count)"), "last": words]))
    }
    let others = similar.count - earlier.count
    if others > 0 { parts.append(IntakeText.similarCount(["n": Bilingual("\(others)")])) }
    let links = bonds.values.filter { $0 != .merge }.count
    if links > 0 { parts.append(IntakeText.linkedAfter(["n": Bilingual("\(links)")])) }
    if let into = bonds.first(where: { $0.value == .merge }) {
      parts.append(IntakeText.mergedAfter(["number": Bilingual(into.key)]))
    }
    return parts.map { $0(desk.language) }
  }

  /// How an earlier case ended, or what was said last: 满意, 不满意, 无人接听.
  static func result(of row: CaseSummary) -> Bilingual? {
    row.closure?.words ?? row.satisfaction?.words ?? row.lastOutcome?.words
  }

  private func subject(_ row: CaseSummary) -> String { RowText(row: row, rules: rules, desk: desk).subject }

  private func bond(_ row: CaseSummary) -> String {
    bonds[row.number].map { $0.words(desk.language) + " " } ?? ""
  }

  /// Below the form: a line that sums up, then one line for each.
  func drawStrip(_ grid: inout Grid, _ area: Area) {
    let cellWidth = desk.settings.cellWidth
    let head = "△ " + summary.joined(separator: " · ") + " · F3 "
    grid.text(
      " " + head + IntakeText.similarRows()(desk.language), row: area.row, column: area.column, width: area.width,
      style: .warning)
    for (offset, found) in similar.prefix(area.height - 1).enumerated() {
      let row = area.row + 1 + offset
      let why = found.why(desk.language)
      let tail = min(cellWidth.columns(of: why), area.width / 3)
      let state = cellWidth.fit(found.row.state.words(desk.language), to: desk.language == .zh ? 8 : 10)
      grid.text(
        " \(found.row.number) \(state) \(bond(found.row))\(subject(found.row))", row: row, column: area.column,
        width: area.width - tail - 2)
      grid.text(
        why, row: row, column: area.column + area.width - tail - 1, width: tail, align: .right, style: .dim)
    }
  }

  /// Beside the form: three lines for each.
  func draw(_ grid: inout Grid, _ area: Area) {
    var row = area.row
    let bottom = area.row + area.height
    func put(_ text: String, _ style: Style) {
      guard row < bottom else { return }
      grid.text(" " + text, row: row, column: area.column, width: area.width, style: style)
      row += 1
    }
    put(IntakeText.similarHead()(desk.language) + (similar.isEmpty ? "" : "  F3"), .heading)
    if similar.isEmpty {
      put((hasAsked ? IntakeText.similarNone : .similarWaits)()(desk.language), .dim)
      return
    }
    for line in summary { put(line, .warning) }
    for found in similar where row + 2 < bottom {
      row += 1
      let result = Self.result(of: found.row).map { "  " + $0(desk.language) } ?? ""
      put("\(bond(found.row))\(found.row.number)  \(found.row.state.words(desk.language))\(result)", .strong)
      put("  " + subject(found.row), .normal)
      let when = found.row.receivedAt.date(in: rules.organisation.zone).description
      put("  " + when + "  " + found.why(desk.language), .dim)
    }
  }
}
