import CaseDomain
import GRDB

/// 待回头看 as an expression over the columns (`LookBackState.isDue`): a stage is so many days after closing, in the
/// organisation's zone, and a look covers every stage before it.
struct LookBackSQL {
  /// Nobody has looked, and the first stage has come.
  let unlooked: String
  /// Somebody has looked, and a later stage has come.
  let looked: String
  /// Which causes the policy asks for.
  let causes: String
  /// Closed before this, the first stage has come.
  let closedBefore: Int64

  init(_ context: RuleContext, _ sql: inout ListSQL) {
    let days = Set(context.policy.lookBackDays).sorted()
    let asked = LookBackCause.allCases.filter { context.policy.lookBackCauses?.contains($0) ?? true }
    guard let first = days.first, !asked.isEmpty else {
      (unlooked, looked, causes, closedBefore) = ("0", "0", "0", .min)
      return
    }
    let zone = context.organisation.zone
    let today = context.now.date(in: zone)
    closedBefore = today.adding(days: 1 - first).at(.midnight, in: zone).seconds
    causes = sql.holdsOne("causes", of: asked.map(\.rawValue))
    unlooked =
      "(look IS NOT NULL AND looked IS NULL AND \(sql.column("look")) < \(sql.bind(closedBefore)) AND \(causes))"
    func day(_ column: String) -> String { "((\(column) + \(zone.offsetSeconds)) / 86400)" }
    let now = sql.bind((context.now.seconds + Int64(zone.offsetSeconds)) / 86_400)
    func comes(_ stage: Int) -> String { "\(day("+look")) + \(stage) <= \(now)" }
    let since = "(\(day("+looked")) - \(day("+look")))"
    let stages = days.map { "WHEN \(since) < \($0) THEN \(comes($0))" }.joined(separator: " ")
    let often = sql.holdsOne("causes", of: asked.filter { $0 != .founded }.map(\.rawValue))
    looked = """
      (look IS NOT NULL AND looked IS NOT NULL AND \(causes) AND CASE WHEN NOT \(often) \
      THEN \(since) < \(first) AND \(comes(first)) ELSE CASE \(stages) ELSE 0 END END)
      """
  }

  var condition: String { ListSQL.any([unlooked, looked]) }
}
