import CaseDomain
import CaseReports
import CaseStore
import DeskUI
import Foundation
import TermGrid

/// The numbers of the reports page and its bulletins.
extension EffectRunner {
  /// - Throws: `DeskRefusal` for who may see no numbers.
  func facts(of month: Period, _ store: CaseStore) throws -> DeskEvent {
    .facts(month, try store.facts(for: [month], as: actor, now: clock()).facts)
  }

  /// The end of the journal as one number.
  func position(_ store: CaseStore) throws -> Int {
    let end = try store.journalEnd()
    return end.segment << 40 | end.offset
  }

  func draft(_ period: Period, columns: Int, _ store: CaseStore, in language: Language) throws -> DeskEvent {
    let remarks = remarks(period, store)
    let earlier = try store.bulletins().last { $0.period == period }
    let report = try reports(period, remarks, store, language).draft(earlier, opening: true)
    return .bulletin(try sheet(report.paper, period, columns, earlier, isFrozen: false, remarks, store))
  }

  func issued(_ store: CaseStore) throws -> DeskEvent { .issuedBulletins(try store.bulletins().map(entry)) }

  /// Byte for byte what was issued, laid out for the screen.
  func reprint(_ year: Int, _ number: Int, columns: Int, _ store: CaseStore, in language: Language) throws
    -> DeskEvent?
  {
    guard let bulletin = try store.bulletins().first(where: { ($0.year, $0.number) == (year, number) }) else {
      return .failed(ReportText.notIssued())
    }
    let report = try reports(bulletin.period, [:], store, language).stored(bulletin)
    return .bulletin(try sheet(report.paper, bulletin.period, columns, bulletin, isFrozen: true, [:], store))
  }

  func issue(_ period: Period, correcting: Bool, columns: Int, _ store: CaseStore, in language: Language) throws
    -> DeskEvent
  {
    let saved = remarks(period, store)
    var remarks = saved
    // 说明 of a correction says why, and stands above it.
    let reason = correcting ? remarks.removeValue(forKey: "remarks") ?? "" : ""
    let desk = try reports(period, remarks, store, language)
    guard desk.window.cutoff == desk.window.to else { return .failed(ReportText.periodOpen()) }
    let earlier = try store.bulletins().last { $0.period == period }
    // Somebody else was faster: what was asked about was a first bulletin, not a correction of theirs.
    if let earlier, !correcting { return .failed(ReportPageText.alreadyIssued(["title": Bilingual(earlier.title)])) }
    if earlier != nil, reason.isEmpty { return .failed(ReportPageText.reasonMissing()) }
    if let unfit = try desk.unfitRemark(and: reason) { return .failed(ReportText.remarkUnfit(unfit)) }
    let bulletin: IssuedBulletin
    do {
      bulletin = try desk.issue(correcting: earlier, because: reason)
    } catch let other as IssuedMeanwhile {
      return .failed(ReportText.issuedMeanwhile(["title": Bilingual(other.bulletin.title)]))
    }
    noteEnd(store)
    shared(period, store).clear(saved)
    let report = try desk.stored(bulletin)
    return .bulletin(try sheet(report.paper, period, columns, bulletin, isFrozen: true, [:], store))
  }

  // MARK: Remarks

  private func shared(_ period: Period, _ store: CaseStore) -> SharedRemarks {
    SharedRemarks(store: store, actor: actor, period: period)
  }

  func remarks(_ period: Period, _ store: CaseStore) -> [String: String] { shared(period, store).texts() }

  /// - Parameter draft: what was being typed; it stands in the remarks now.
  func save(_ remarks: [String: String], of period: Period, draft: String, _ store: CaseStore) throws {
    try shared(period, store).save(remarks, now: clock())
    if !draft.isEmpty { try store.drafts.delete(staff: actor, id: draft) }
  }

  // MARK: Papers

  private func reports(
    _ period: Period, _ remarks: [String: String], _ store: CaseStore, _ language: Language
  ) throws -> ReportDesk {
    let zone = try store.organisation().zone
    let session = Session(store: store, actor: actor, now: clock(), zone: zone, language: language)
    return ReportDesk(session: session, period: period, remarks: remarks, root: nil)
  }

  private func sheet(
    _ paper: Paper, _ period: Period, _ columns: Int, _ bulletin: IssuedBulletin?, isFrozen: Bool,
    _ remarks: [String: String], _ store: CaseStore
  ) throws -> BulletinSheet {
    // A head or a table may be wider than the screen; on paper it is the printer's, here nothing may be cut.
    var rows: [String] = []
    var figures: [Int: [BulletinSheet.Figure]] = [:]
    let all = paper.rows(columns: columns)
    // An issued one is the office's: not everybody who reads it may open all that it counts. A draft counts what its reader
    // sees.
    let seen =
      isFrozen ? try store.seen(Set(all.flatMap(\.figures).flatMap(\.cases)), as: actor, now: clock()) : nil
    for row in all {
      let lines = row.text.isEmpty ? [""] : TextLayout(row.text, width: columns).rows
      if !row.figures.isEmpty {
        figures[rows.count] = row.figures.map { figure in
          let cases = figure.cases.filter { seen?.contains($0) ?? true }
          return BulletinSheet.Figure(
            label: figure.label, cases: cases, withheld: figure.hidden,
            unseen: Set(figure.cases).count - Set(cases).count)
        }
      }
      rows += lines
    }
    return BulletinSheet(
      period: period, columns: columns, rows: rows, figures: figures, issued: bulletin.map(entry), isFrozen: isFrozen,
      remarks: remarks)
  }

  private func entry(_ bulletin: IssuedBulletin) -> IssuedEntry {
    IssuedEntry(
      year: bulletin.year, number: bulletin.number, title: bulletin.title, period: bulletin.period,
      at: bulletin.issuedAt, by: bulletin.issuedBy,
      corrects: bulletin.corrects.map { IssuedBulletin.title(year: $0.year, number: $0.number) })
  }
}

extension Session {
  /// A desk that is open already.
  init(store: CaseStore, actor: String, now: Instant, zone: CaseDomain.Zone, language: Language) {
    self.store = store
    self.actor = actor
    self.now = now
    self.zone = zone
    self.language = language
  }
}
