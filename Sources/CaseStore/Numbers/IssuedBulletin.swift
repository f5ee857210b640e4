import CaseDomain
import Foundation

/// 印发的通报: frozen as it was, with the head of the journal at that moment. Saved as `bulletin-YEAR-NNN.json`, hashed
/// in the journal like every file of the store.
public struct IssuedBulletin: Sendable, Hashable, Codable {
  /// 通报〔year〕number号
  public var year: Int
  public var number: Int
  public var period: Period
  public var issuedAt: Instant
  public var issuedBy: String
  /// What it corrects.
  public var corrects: Reference?
  /// 更正原因; nil where nothing is corrected.
  public var reason: String?
  /// The journal's end when the numbers were taken.
  public var headSeq: Int
  public var headHash: String
  /// The paper, as the reports room wrote it; text in JSON.
  public var paper: String
  /// The figures, for scripts; text in JSON.
  public var figures: String

  public struct Reference: Sendable, Hashable, Codable {
    public var year: Int
    public var number: Int
  }

  /// 〔2026〕11号
  public var title: String { Self.title(year: year, number: number) }

  public static func title(year: Int, number: Int) -> String { "〔\(year)〕\(number)号" }

  static func name(year: Int, number: Int) -> String {
    let digits = String(number)
    return "bulletin-\(year)-\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits).json"
  }
}

/// Somebody issued a bulletin of the same period since it was looked at; nothing was frozen.
public struct IssuedMeanwhile: Error, Sendable {
  public var bulletin: IssuedBulletin
}

extension CaseStore {
  /// All bulletins that were issued, in order.
  public func bulletins() throws -> [IssuedBulletin] {
    let names = try engine.metadataNames().filter { $0.hasPrefix("bulletin-") }
    return try names.compactMap { name in
      guard let file = try engine.metadata(name) else { return nil }
      guard let bulletin = try? JSON.decoder().decode(IssuedBulletin.self, from: file.data) else {
        throw StoreError.unreadable(path: name)
      }
      return bulletin
    }.sorted { ($0.year, $0.number) < ($1.year, $1.number) }
  }

  /// 印发: gives the next number of the year and freezes what `write` makes of it.
  /// - Parameters:
  ///   - earlier: the last of the period, as whoever issues saw it; nil: there was none.
  ///   - reason: why an earlier one is corrected.
  ///   - write: the paper and the figures, once the number and the journal's head are known.
  /// - Throws: `DeskRefusal` for anybody but a principal or supervisor; ``IssuedMeanwhile`` where `earlier` is not the
  ///   last one any more; what a commit throws.
  public func issue(
    _ period: Period, correcting earlier: IssuedBulletin? = nil, because reason: String? = nil, as actor: String,
    now: Instant,
    _ write: (_ title: String, _ head: JournalHead) throws -> (paper: String, figures: String)
  ) throws -> IssuedBulletin {
    let context = try context(as: actor, now: now)
    if let why = context.whyNot(.issue) { throw DeskRefusal(.notPermitted, why) }
    let zone = context.organisation.zone
    let year = now.date(in: zone).year
    return try engine.commit(actor: actor, at: now.iso8601(in: zone)) { transaction in
      let all = try bulletins()
      // Two who issue at once: the second would be a bulletin of the same month that corrects nothing.
      if let last = all.last(where: { $0.period == period }), last.title != earlier?.title {
        throw IssuedMeanwhile(bulletin: last)
      }
      let number = (all.filter { $0.year == year }.map(\.number).max() ?? 0) + 1
      let head = transaction.head
      let written = try write(IssuedBulletin.title(year: year, number: number), head)
      let bulletin = IssuedBulletin(
        year: year, number: number, period: period, issuedAt: now, issuedBy: actor,
        corrects: earlier.map { IssuedBulletin.Reference(year: $0.year, number: $0.number) },
        reason: earlier == nil ? nil : reason, headSeq: head.seq,
        headHash: head.hash, paper: written.paper, figures: written.figures)
      try transaction.replace(
        IssuedBulletin.name(year: year, number: number), kind: "bulletin", bytes: Self.bytes(bulletin))
      return bulletin
    }.value
  }
}
