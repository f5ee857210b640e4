import CaseDomain

/// Why a file could not be used at all; nothing of it was taken. Exit status 65 (cli.md).
public struct ImportFailure: Error, Sendable, Hashable {
  public var text: ImportText
  public var arguments: [String: Bilingual]

  public init(_ text: ImportText, _ arguments: [String: Bilingual] = [:]) {
    self.text = text
    self.arguments = arguments
  }

  /// The sentence that says what is wrong with the file and what to do.
  public var message: Bilingual { text(arguments) }
}

/// The limits of one file (D): what is larger is no export of a desk but an accident.
public enum ImportLimits {
  /// Bytes of a file: 512 MB.
  public static let file = 512 << 20
  /// Bytes of one cell, in UTF-8: 1 MB.
  public static let cell = 1 << 20
  /// Records in which the header is looked for; a spreadsheet may begin with a title.
  static let headerRecords = 5
  /// Characters of a subject taken from the text.
  static let subject = 30
  /// Characters of a value that a sentence repeats.
  static let quotation = 40
}
