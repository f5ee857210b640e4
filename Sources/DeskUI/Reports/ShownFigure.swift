import CaseDomain

/// A figure as it can be opened: what it means, and the cases behind each part of it.
struct ShownFigure: Sendable {
  struct Part: Sendable {
    var label: Bilingual
    /// As often as a case counts.
    var cases: [String]
    /// So many cases more are counted and not opened; the notes say why.
    var closed = 0
  }

  var name: Bilingual
  var definition: Bilingual
  /// `92.3%（12/13）`; nil: a plain count.
  var figure: Figure?
  var parts: [Part]
  /// Why it does not open all that it counts.
  var notes: [Bilingual] = []

  /// The numerator, the rest of the denominator, each exclusion by its reason.
  init(_ indicator: Indicator, _ figure: Figure, _ rules: NumbersPolicy) {
    name = indicator.words
    definition = indicator.definition(rules)
    self.figure = figure
    parts = [
      Part(label: ReportPageText.partCounted(), cases: figure.counted),
      Part(label: ReportPageText.partMissed(), cases: figure.missed),
    ]
    for why in Exclusion.allCases {
      guard let cases = figure.excluded[why] else { continue }
      parts.append(Part(label: ReportPageText.partExcluded(["why": why.words]), cases: cases))
    }
  }

  /// A count.
  init(_ name: Bilingual, _ definition: FigureText, _ cases: [String]) {
    self.name = name
    self.definition = definition()
    parts = [Part(label: name, cases: cases)]
  }

  /// Several figures that stand in one row.
  init(_ name: String, _ parts: [Part], notes: [Bilingual] = []) {
    self.notes = notes
    self.name = Bilingual(name)
    definition = ReportPageText.rowFigures()
    self.parts = parts
  }

  init(durations: Durations) {
    self.init(ReportPageText.meanDays(), .durations, durations.each.map(\.number))
  }
}

extension ShownFigure {
  /// 响应率：分子……
  var guide: Bilingual { ReportPageText.guideFigure(["name": name, "definition": definition]) }
}

/// Where a figure is from: its period and what it is about.
struct FigureScope: Hashable, Sendable {
  var period: Bilingual
  var slice: Bilingual

  var words: Bilingual { Bilingual(period.zh + " · " + slice.zh, period.en + " · " + slice.en) }
}

extension Slice {
  /// 总务处（含下级）· 投诉 · 首次; of a reader who counts only a part without a department: what they may see.
  func words(_ organisation: Organisation) -> Bilingual {
    var words: [Bilingual] = []
    if let departments {
      // The one whose tree it is, or all of them.
      if let top = departments.first(where: { organisation.subtree(of: $0) == departments }) {
        let name = organisation.name(ofDepartment: top)
        words.append(departments.count > 1 ? ReportPageText.below(["name": name]) : name)
      } else if departments.count == 1, let id = departments.first {
        words.append(ReportPageText.ownOnly(["name": organisation.name(ofDepartment: id)]))
      } else {
        words.append(.list(departments.sorted().map { organisation.name(ofDepartment: $0) }))
      }
    }
    if departments == nil, let charged {
      let names = charged.sorted().map { organisation.name(ofDepartment: $0) }
      words.append(ReportPageText.seenOnly(["list": .list(names)]))
    }
    if let handler { words.append(organisation.person(handler).map { Bilingual($0.name) } ?? Bilingual(handler)) }
    if let category { words.append(Bilingual(category)) }
    if let kinds { words.append(.list(CaseKind.allCases.filter(kinds.contains).map(\.words))) }
    if let channel { words.append(organisation.channel(channel)?.words ?? Bilingual(channel)) }
    if let pass { words.append(pass.words) }
    if withoutExplained { words.append(ReportPageText.without()) }
    guard !words.isEmpty else { return ReportPageText.all() }
    return Bilingual(
      words.map(\.zh).joined(separator: " · "), words.map(\.en).joined(separator: " · "))
  }
}
