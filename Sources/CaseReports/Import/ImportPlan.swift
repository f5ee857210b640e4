import CaseDomain

/// What an import would do: every row of the file, either as a case to be or with the reason why not. Nothing has been
/// written yet; `--dry-run` shows it, and the command writes it by `decideImport`.
public struct ImportPlan: Sendable {
  /// The id of the profile, `messages` or `hotline`.
  public var profile: String
  public var encoding: ImportEncoding
  /// `,`, `;` or a tab.
  public var delimiter: Character
  /// The columns of the header and what each was taken for; nil: kept as a note.
  public var columns: [ImportColumn]
  public var rows: [ImportRow]
  /// In the order of the file.
  public var rejected: [ImportRejection]

  /// All rows of the file, without the header and blank lines.
  public var rowCount: Int { rows.count + rejected.count }

  /// Parts the rows into those that the store has not seen and those it has. The same file again adds nothing.
  ///
  /// - Parameter known: the upstream numbers of all cases in the store, each with its channel.
  public func split(known: Set<UpstreamKey>) -> (new: [ImportRow], existing: [ImportRow]) {
    var new: [ImportRow] = []
    var existing: [ImportRow] = []
    for row in rows {
      if known.contains(row.key) { existing.append(row) } else { new.append(row) }
    }
    return (new, existing)
  }
}

/// 来源与上级编号: by which a case from elsewhere is known again.
public struct UpstreamKey: Sendable, Hashable {
  /// Channel id.
  public var channel: String
  public var number: String

  public init(channel: String, number: String) {
    self.channel = channel
    self.number = number
  }

  /// Nil for a case without an upstream number.
  public init?(_ registration: Registration) {
    guard let number = registration.upstream?.number else { return nil }
    self.init(channel: registration.channel, number: number)
  }
}

public struct ImportColumn: Sendable, Hashable {
  public var name: String
  public var field: ImportField?
}

/// One row that can become a case.
public struct ImportRow: Sendable, Hashable {
  /// The line of the file in which it begins, counted from 1.
  public var line: Int
  public var data: Import
  /// What was done to it on the way; the same sentences stand, in Chinese, among the notes of the case.
  public var remarks: [Bilingual]

  public var key: UpstreamKey {
    UpstreamKey(channel: data.registration.channel, number: data.registration.upstream?.number ?? "")
  }
}

/// One row that cannot be used; it does not stop the rest.
public struct ImportRejection: Sendable, Hashable {
  /// The line of the file in which it begins, counted from 1.
  public var line: Int
  public var reason: Bilingual

  public init(line: Int, reason: Bilingual) {
    self.line = line
    self.reason = reason
  }
}
