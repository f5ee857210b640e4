import CaseDomain
import CaseReports
import CaseStore
import Foundation

/// What is done to many cases at once, and what is asked while somebody types: reindex, import, similar, memory.
struct ScaleBulk {
  let store: CaseStore
  let cases: Int
  let place: BenchPlace
  private static let now = ScaleStores.now
  /// Rows of the import that is measured.
  private static let rows = 3_000
  /// Subjects that are typed, character by character.
  private static let subjects = 40

  /// From start to end, on all cores: a new index beside decoding and checking every document, once each.
  func reindex() throws -> ScaleCost {
    let floor = try ScaleTrial.milliseconds { _ = try store.readEveryDocument() }
    var count = 0
    let ours = try ScaleTrial.milliseconds { count = try store.reindex() }
    return ScaleCost(task: "reindex", title: ScaleText.reindex(), cases: cases, rows: count, ours: ours, floor: floor)
  }

  /// Milliseconds for a thousand rows of an invented export, from the bytes of the file to the last case in the index.
  func importing(as actor: String) throws -> ScaleCost {
    let matters = try some(Self.rows, as: actor)
    var lines = ["留言编号,留言用户,留言主题,留言时间,留言详情"]
    for (place, target) in matters.enumerated() {
      let cells = [
        "\(cases)-\(place)", "u\(place)", target.subject, "2026/11/20 10:00:00",
        target.registration.content.shown,
      ]
      lines.append(CSVWriter.line(cells).trimmingCharacters(in: .newlines))
    }
    let bytes = Array(("\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n").utf8)
    let root = place.folder + "/import-\(cases)"
    try? FileManager.default.removeItem(atPath: root)
    defer { try? FileManager.default.removeItem(atPath: root) }
    var organisation = try store.organisation()
    organisation.staff = organisation.staff.map {
      var one = $0
      if one.id == actor { one.roles.formUnion([.clerk, .admin]) }
      return one
    }
    let fresh = try CaseStore.create(
      at: root, organisation: organisation, actor: actor, now: Self.now, Surroundings.of(root))
    var added = 0
    let spent = try ScaleTrial.milliseconds {
      let plan = try ImportReader.read(
        bytes, profile: ImportReader.Choice("messages"), encoding: nil, organisation: organisation, now: Self.now)
      added = try fresh.importCases(plan.rows.map(\.data), as: actor, now: Self.now).count
    }
    return ScaleCost(
      task: "import", title: ScaleText.importing(), cases: cases, rows: added,
      ours: spent / Double(max(1, added)) * 1000)
  }

  /// Milliseconds for one more character of a subject, of which nineteen in twenty take no longer.
  func similar(as actor: String) throws -> ScaleCost {
    var spent: [Double] = []
    var found = 0
    for target in try some(Self.subjects, as: actor) {
      var draft = Likeness.Draft()
      draft.content = String(target.registration.content.shown.prefix(60))
      draft.phone = target.complainant.phone?.shown ?? ""
      for end in 2...max(2, min(24, target.subject.count)) {
        draft.subject = String(target.subject.prefix(end))
        spent.append(
          try ScaleTrial.milliseconds {
            found = try store.similar(to: .draft(draft), limit: 5, as: actor, now: Self.now).count
          })
      }
    }
    return ScaleCost(
      task: "similar", title: ScaleText.similar(), cases: cases, rows: found,
      ours: Measurement.quantile(spent, 0.95) ?? 0)
  }

  private func some(_ count: Int, as actor: String) throws -> [Case] {
    let step = max(1, cases / count)
    var found: [Case] = []
    var from = 0
    while found.count < count, from < cases {
      let page = try store.page(
        ListFilter(sort: .received), from..<from + max(1, min(500, count)), as: actor, now: Self.now)
      guard !page.rows.isEmpty else { break }
      found += try page.rows.prefix(count - found.count).map { try store.read($0.number) }
      from += max(page.rows.count, step)
    }
    // A small store is told more than once.
    while !found.isEmpty, found.count < count { found += found.prefix(count - found.count) }
    return found
  }
}
