import CaseDomain

/// What is to become of a similar case once the one being typed is saved: 关联 or 并案.
enum Bond: String, Sendable, Hashable {
  case samePerson, sameMatter
  /// A 整改 arises from that one.
  case arisesFrom
  /// The new case goes into that one.
  case merge

  var words: Bilingual {
    switch self {
    case .samePerson: IntakeText.bondPerson()
    case .sameMatter: IntakeText.bondMatter()
    case .arisesFrom: LinkKind.arisesFrom.words
    case .merge: IntakeText.bondMerge()
    }
  }

  /// Links first: a merged case takes no more.
  static func requests(_ bonds: [String: Bond]) -> [Request] {
    let sorted = bonds.sorted { $0.key < $1.key }
    return sorted.filter { $0.value != .merge }.map { Request(.link, [.to: $0.key, .linkAs: $0.value.rawValue]) }
      + sorted.filter { $0.value == .merge }.map { Request(.merge, [.into: $0.key]) }
  }

  // MARK: In a draft

  private static let prefix = "bond."

  static func fields(_ bonds: [String: Bond]) -> [String: [String]] {
    bonds.reduce(into: [:]) { $0[prefix + $1.key] = [$1.value.rawValue] }
  }

  static func read(_ fields: [String: [String]]) -> [String: Bond] {
    fields.reduce(into: [:]) { bonds, field in
      guard field.key.hasPrefix(prefix), let bond = field.value.first.flatMap({ Bond(rawValue: $0) }) else { return }
      bonds[String(field.key.dropFirst(prefix.count))] = bond
    }
  }
}

/// Acts that follow a saving, each by the rules; what one of them refuses is told, and what was saved stands.
struct Afterwards: Sendable {
  private var waiting: [Request]
  private var running: Request?
  /// The saving itself.
  private(set) var registered: SaveReceipt?
  private var revision = 0
  private var told: [Bilingual] = []
  private var isRefused = false

  init(_ requests: [Request] = []) { waiting = requests }

  mutating func take(_ receipt: SaveReceipt) {
    revision = receipt.target.revision
    if registered == nil {
      registered = receipt
    } else if let running {
      told.append(IntakeText.boundDone(["action": running.action.words, "number": Bilingual(Self.other(running))]))
    }
    running = nil
  }

  /// - Returns: false when nothing was saved yet, so that the refusal is the form's own.
  mutating func refused(_ why: Bilingual) -> Bool {
    guard registered != nil else { return false }
    if let running {
      isRefused = true
      told.append(
        IntakeText.boundRefused([
          "action": running.action.words, "number": Bilingual(Self.other(running)), "why": why,
        ]))
    }
    running = nil
    return true
  }

  mutating func next() -> Submission? {
    guard let registered, !waiting.isEmpty else { return nil }
    let request = waiting.removeFirst()
    running = request
    return Submission(request, number: registered.target.number, expectedRevision: revision)
  }

  func line(_ saved: StatusLine) -> StatusLine {
    StatusLine(isRefused ? .error : saved.kind, told.reduce(saved.text) { $0 + $1 })
  }

  private static func other(_ request: Request) -> String {
    request.fields[.to].first ?? request.fields[.into].first ?? ""
  }
}
