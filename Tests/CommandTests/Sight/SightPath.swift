import CaseDomain

/// A row of the table: one way in which the program prints something about cases.
struct SightPath: Sendable {
  /// The subcommand it belongs to, as `huiyin` lists it; a nested one with a blank.
  var command: String
  /// Made for every case of `keys`, or once (`keys` empty).
  var keys: [String]
  var arguments: @Sendable (SightCase) -> [String]
  /// What somebody who sees the case whole must find; otherwise an empty answer would do.
  var tells: @Sendable (SightCase) -> [String]
  /// What somebody who sees it masked must find.
  var tellsMasked: @Sendable (SightCase) -> [String]
  /// Names the cases that the asker sees, and no others.
  var lists: Set<String>

  /// A path that is asked for one case.
  static func of(
    _ command: String, _ more: String..., keys: [String] = all, before: [String] = [],
    tells: @escaping @Sendable (SightCase) -> [String] = { [$0.number] },
    masked: @escaping @Sendable (SightCase) -> [String] = { [$0.number] }
  ) -> SightPath {
    SightPath(
      command: command, keys: keys, arguments: { [command] + before + [$0.number] + more }, tells: tells,
      tellsMasked: masked, lists: [])
  }

  /// A path that is asked for everything.
  static func over(_ command: String, _ more: String..., lists: Set<String> = []) -> SightPath {
    SightPath(
      command: command, keys: [], arguments: { _ in command.split(separator: " ").map { String($0) } + more },
      tells: { _ in [] }, tellsMasked: { _ in [] }, lists: lists)
  }

  /// One of each sort tries every case, the others those in which they differ: a command takes 20 ms.
  static func matters(_ key: String, _ person: String) -> Bool {
    switch SightStore.sees(person, key) {
    case .masked: person == "ban" || ["guarded", "reopened", "own", "member"].contains(key)
    case .everything: ["member", "own"].contains(key) || (person == "shou" && few.contains(key))
    case .nothing: key == "report" || (key == "master" && person == "niequan")
    }
  }

  static let all = SightStore.departments.keys.sorted()
  private static let few = ["ordinary", "guarded", "report", "member", "own", "closed", "reopened"]
  private static let open = Set(all).subtracting(["closed", "erased"])

  /// 查看, and what is asked of one case.
  static let single: [SightPath] = [
    of("show", tells: { [$0.number, $0.name, $0.phone, $0.key] }, masked: { [$0.number, $0.key, Redaction.mask] }),
    of(
      "show", "--format", "json", tells: { [$0.number, $0.name, $0.account, $0.preferredTime, $0.key] },
      masked: { [$0.number, $0.key, Redaction.mask, "\"masked\": true"] }),
    of(
      "print", "--form", "受理单", keys: few, tells: { [$0.number, $0.name, $0.key] },
      masked: { [$0.number, $0.key, Redaction.mask] }),
    of(
      "print", "--form", "dossier", "--format", "html", "--lang", "en", keys: few,
      tells: { [$0.number, $0.name, $0.key] }, masked: { [$0.number, $0.key, Redaction.mask] }),
    of("show", "--lang", "en", keys: few, masked: { [$0.number, $0.key, Redaction.mask] }),
    of("explain", keys: few, tells: { _ in [] }, masked: { _ in [] }),
    of("explain", "--format", "json", "--clock", "handle", keys: few),
    of(
      "explain", "--what-if-extend", "3", "--lang", "en", keys: ["ordinary", "report"], tells: { _ in [] },
      masked: { _ in [] }),
    of("check", keys: few, tells: { _ in [] }, masked: { _ in [] }),
    of("check", "--public", "--format", "json", keys: few, tells: { _ in [] }, masked: { _ in [] }),
    of("similar", keys: few, before: ["--number"], tells: { _ in [] }, masked: { _ in [] }),
    of("similar", "--format", "json", keys: few, before: ["--number"], tells: { _ in [] }, masked: { _ in [] }),
  ]

  static let whole: [SightPath] = [
    over("list", lists: Set(all)), over("list", "--format", "json", lists: Set(all)),
    over("list", "--format", "jsonl", "--sort", "department", lists: Set(all)),
    over("list", "--format", "csv", "--sort", "changed", "--descending", lists: Set(all)),
    over("list", "--queue", "open", "--lang", "en", lists: open),
    over("list", "--queue", "todo"),
    over("list", "--where", "confidential=yes", lists: ["guarded"]),
    over("list", "--where", "anonymous=yes", lists: ["anonymous"]),
    over("list", "--where", "upstream=GD-20260088", lists: ["upstream"]),
    over("list", "--where", "changed=2026-11-16..2026-11-30", lists: Set(all)),
    over("list", "--query", "GD-20260088", lists: ["upstream"]), over("list", "--query", "0088", lists: ["upstream"]),
    over("list", "--query", "ordinary", lists: ["ordinary"]), over("list", "--query", "米饭", lists: Set(all)),
    over("list", "--view", "午餐"),
    over("similar", "--text", "连续两天米饭没有煮透", "--limit", "50"),
    over("similar", "--text", "连续两天米饭没有煮透", "--limit", "50", "--format", "json"),
    over("export", "--output", "-", lists: Set(all)),
    over("export", "--output", "-", "--format", "json", "--lang", "en", lists: Set(all)),
    over("report", "monthly", "--period", "2026-11"),
    over("publicity", "--format", "json"), over("publicity", "--format", "csv"),
    over("report", "monthly", "--period", "2026-11", "--format", "json"), over("history", "--format", "json"),
    over("warnings", "--all"), over("warnings", "--all", "--format", "json"), over("warnings", "--lang", "en"),
    over("log", "--format", "json"), over("seal"),
    over("book", "rectification"), over("book", "orders"), over("book", "accountability", "--format", "json"),
    over("book", "spot-checks", "--format", "html"), over("book", "commended", "--format", "csv"),
    over("book", "talks"), over("book", "assessment", "--format", "json"),
    over("book", "look-backs", "--period", "2026-12"), over("talk list"), over("talk list", "--format", "json"),
    over("talk show", "2026-1"), over("talk show", "2026-2", "--format", "json"),
    over("talk candidates", "--format", "json"), over("draw list", "--format", "json"),
    over("draw show", "2026-1"), over("points list", "--format", "json"), over("view list"),
    over("view list", "--format", "json"),
    over("staff list", "--format", "json"),
    over("doctor", "--format", "json"),
  ]

  /// Commands that print nothing of any case, and why.
  static let silent: [String: String] = [
    "init": "makes a store that has no case", "demo": "makes a store of invented people",
    "docs": "prints the program's own documents", "policy": "deadlines and templates",
    "staff": "who works here", "department": "departments", "category": "categories", "channel": "channels",
    "key": "fingerprints of those who work here", "bench": "measures on a store of its own",
    "backup": "copies files for the operator, who could read them anyway: `maintained`",
    "restore": "as backup",
  ]

  /// Commands for whoever keeps the store, judged by `SightTests.theOperatorsToolsNameNoSecret`.
  static let maintained: Set<String> = ["verify", "reindex", "sweep", "doctor"]

  /// Commands whose own tests are below: they change something.
  static let changing: Set<String> = ["register", "do", "import", "view"]
}
