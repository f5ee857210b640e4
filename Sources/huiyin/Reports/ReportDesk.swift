import CaseDomain
import CaseReports
import CaseStore
import Foundation

/// Makes drafts of a period's bulletin, issues it, and takes issued ones out again.
struct ReportDesk {
  var session: Session
  var period: Period
  var remarks: [String: String]
  /// nil: the whole organisation.
  var root: String?
  /// What else narrows all of it.
  var part = Slice.all

  /// 附注 that give somebody away by what they look like: numbers, homes, and names that are none of ours.
  /// - Parameter reason: of a correction, which is frozen with it.
  func unfitRemark(and reason: String = "") throws -> [String: Bilingual]? {
    let surnames = Set(try session.store.organisation().staff.compactMap(\.name.unicodeScalars.first))
    let texts = remarks.merging(reason.isEmpty ? [:] : [say(.reasonName): reason]) { $1 }
    for (section, text) in texts.sorted(by: { $0.key < $1.key }) {
      let scalars = Array(text.unicodeScalars)
      let found = PublicCheck.byShape(text).filter { one in
        switch one.kind {
        case .schoolClass: false
        // 由高校长牵头: of the office itself.
        case .person: !surnames.contains(scalars[one.span.lowerBound])
        default: true
        }
      }
      guard !found.isEmpty else { continue }
      return ["section": Bilingual(section), "found": found.told(of: text, showing: true)]
    }
    return nil
  }

  struct Report {
    var paper: Paper
    /// JSON
    var figures: String
  }

  var window: Window { Window(period, now: session.now, zone: session.zone) }

  /// - Parameter opening: for the screen, where every figure opens all its cases: all that is counted for who asks they may
  ///   see. Paper may leave the house: what names a person is only counted on it.
  func draft(_ earlier: IssuedBulletin?, opening: Bool = false) throws -> Report {
    let (numbers, unlisted) = try numbers()
    var paper = try writer(numbers).paper().withholding(unlisted, as: say(.unlisted), opening: opening)
    if let earlier, try reader() == nil, numbers.slice == .all {
      let date = earlier.issuedAt.date(in: session.zone).description
      paper.heads.append(say(.issuedBefore, ["title": earlier.title, "date": date]))
      // Beside what was issued stands what would be issued now, whoever looks.
      let (office, _) = try self.numbers(ofTheOffice: true)
      paper.heads.append(contentsOf: changes(since: earlier, office, listing: Set(numbers.reopenedSince), unlisted))
    }
    // A draft is for who asks, and they may know of all that is counted for them.
    return Report(paper: paper, figures: figures(numbers, [], nil))
  }

  /// 印发后: which figures are other than they were frozen, and what of the period was opened again since.
  private func changes(
    since earlier: IssuedBulletin, _ office: BulletinNumbers, listing: Set<String>, _ unlisted: Set<String>
  ) -> [String] {
    let differences = BulletinDifference.between(earlier.figures, figures(office, unlisted, nil), session.language)
    var lines = [
      differences.isEmpty ? say(.issuedSame) : say(.issuedDiffers, ["list": differences.listed(in: session)])
    ]
    let since = office.reopenedSince
    if !since.isEmpty {
      let shown = since.filter { listing.contains($0) && !unlisted.contains($0) }
      lines.append(
        say(
          .issuedReopened,
          ["n": String(since.count), "list": shown.isEmpty ? say(.unlisted) : shown.listed(in: session)]))
    }
    return lines
  }

  /// - Parameter reason: of a correction; it is printed on it.
  func issue(correcting earlier: IssuedBulletin?, because reason: String = "") throws -> IssuedBulletin {
    try session.store.issue(
      period, correcting: earlier, because: reason, as: session.actor, now: session.now
    ) { title, head in
      // The office's numbers, whoever issues them; what names a person is counted and not listed.
      let (numbers, unlisted) = try numbers(ofTheOffice: true)
      let writer = try writer(numbers, ofTheOffice: true)
      var paper = writer.paper().withholding(unlisted, as: say(.unlisted))
      paper.heads.insert(say(.issuedTitle, ["title": title]), at: 0)
      if let earlier {
        let lines = [
          say(.corrects, ["title": earlier.title]), say(.correctsBecause, ["reason": reason]),
        ]
        paper.heads.insert(
          contentsOf: lines + changes(since: earlier, numbers, listing: Set(numbers.reopenedSince), unlisted), at: 1)
      }
      paper.foot = try writer.foot(by: session.store.organisation().name, seq: head.seq, hash: head.hash)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return (
        String(decoding: try encoder.encode(paper), as: UTF8.self), figures(numbers, unlisted, (title, head))
      )
    }
  }

  func stored(_ bulletin: IssuedBulletin) throws -> Report {
    guard let paper = try? JSONDecoder().decode(Paper.self, from: Data(bulletin.paper.utf8)) else {
      throw StoreError.unreadable(path: bulletin.title)
    }
    return Report(paper: paper, figures: bulletin.figures)
  }

  private func numbers(ofTheOffice: Bool = false) throws -> (BulletinNumbers, Set<String>) {
    let counted = try session.store.facts(
      for: [period, period.previous, period.yearBefore], as: session.actor, now: session.now, ofTheOffice: ofTheOffice)
    let history = try session.store.history(as: session.actor, now: session.now, ofTheOffice: ofTheOffice)
    let numbers = BulletinNumbers(
      counted.facts, period: period, now: session.now, organisation: try session.store.organisation(),
      policy: try session.store.policy(), root: root, part: ofTheOffice ? part : try session.context().reported(part),
      history: history.facts, begins: history.begins,
      talks: ofTheOffice
        ? try session.store.records(Talk.self) : try session.store.talks(as: session.actor, now: session.now),
      warnings: try session.store.toldWarnings(
        in: period, as: session.actor, now: session.now, ofTheOffice: ofTheOffice))
    return (numbers, counted.unlisted)
  }

  private func writer(_ numbers: BulletinNumbers, ofTheOffice: Bool = false) throws -> BulletinWriter {
    BulletinWriter(
      numbers, organisation: try session.store.organisation(), language: session.language, now: session.now,
      remarks: remarks, reader: ofTheOffice ? nil : try reader())
  }

  /// Who asks, where they may count only a part.
  private func reader() throws -> Staff? {
    let context = try session.context()
    return context.countsEverything ? nil : context.actor
  }

  private func figures(
    _ numbers: BulletinNumbers, _ unlisted: Set<String>, _ issue: (title: String, head: JournalHead)?
  ) -> String {
    var members = BulletinJSON(numbers: numbers, zone: session.zone, unlisted: unlisted).value.members ?? [:]
    members["issued"] =
      issue.map {
        .object(["title": .string($0.title), "headSeq": .int($0.head.seq), "head": .string($0.head.hash)])
      } ?? .null
    return JSONValue.object(members).text(pretty: true)
  }

  private func say(_ text: ReportText, _ arguments: [String: String] = [:]) -> String {
    text.text(session.language, arguments)
  }
}

extension [String] {
  fileprivate func listed(in session: Session) -> String { joined(separator: session.language == .zh ? "、" : ", ") }
}
