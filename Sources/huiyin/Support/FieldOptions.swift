import CaseDomain

/// The options of `register` and `do`: made of the field names of the action table, so that a field of the rules is an
/// option of the command line without anybody writing it down twice.
struct FieldOptions {
  enum Format: String { case text, json }

  /// What stands there without an option.
  var words: [String] = []
  var fields = Fields()
  var input: String?
  var revision: Int?
  var format = Format.text
  var help = false

  /// Fields that are yes or no in every action that has them; alone they mean yes.
  private static let flags: Set<FieldName> = Set(
    ActionRule.table.values.flatMap(\.allFields).filter { $0.type == .flag }.map(\.name))
  private static let repeating: Set<FieldName> = Set(
    ActionRule.table.values.flatMap(\.allFields).filter(\.repeats).map(\.name))

  /// - Parameter wordCount: how many words without an option the command takes.
  init(_ tokens: [String], wordCount: Int) throws {
    var index = 0
    var last: FieldName?
    while index < tokens.count {
      let token = tokens[index]
      index += 1
      if token == "-h" || token == "--help" {
        help = true
        continue
      }
      guard token.hasPrefix("--"), token.count > 2 else {
        if words.count < wordCount {
          words.append(token)
        } else if let last, Self.repeating.contains(last) {
          // `--with A B` is as good as `--with A --with B`.
          fields[last].append(token)
        } else {
          throw CommandError(.usage, .surplusWord, ["word": token])
        }
        continue
      }
      let parts = token.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      var value = parts.count == 2 ? String(parts[1]) : nil
      let field = FieldName(option: name)
      if let field, Self.flags.contains(field), value == nil {
        if index < tokens.count, Self.isVerdict(tokens[index]) {
          value = tokens[index]
          index += 1
        } else {
          value = "yes"
        }
      }
      guard field != nil || ["input", "if-revision", "format"].contains(name) else {
        throw CommandError(.usage, .optionUnknown, ["option": "--\(name)"])
      }
      if value == nil {
        guard index < tokens.count, !tokens[index].hasPrefix("--") else {
          throw CommandError(.usage, .valueMissing, ["option": "--\(name)"])
        }
        value = tokens[index]
        index += 1
      }
      last = field
      if let field { fields[field].append(value ?? "") } else { try set(name, value ?? "") }
    }
  }

  private static func isVerdict(_ token: String) -> Bool {
    Fields.verdict(token) != nil
  }

  private mutating func set(_ name: String, _ value: String) throws {
    switch name {
    case "input": input = value
    case "if-revision":
      guard let number = Int(value), number > 0 else {
        throw CommandError(.usage, .notANumber, ["option": "--if-revision", "value": value])
      }
      revision = number
    default:
      guard let format = Format(rawValue: value) else {
        throw CommandError(.usage, .notAChoice, ["option": "--format", "value": value, "choices": "text, json"])
      }
      self.format = format
    }
  }

  /// The request: what the JSON says, and over it what the options say.
  /// - Throws: 64 for an option that is no field of the action.
  func request(_ action: Action) throws -> Request {
    let rule = ActionRule.of(action)
    for field in fields.raw.keys.sorted() where rule.spec(of: field) == nil {
      throw CommandError(
        .usage, .optionUnknownToAction, ["option": Bilingual("--\(field.option)"), "action": action.words])
    }
    var all = Fields()
    if let input { all = try FieldsFromJSON.read(InputFile.read(input, limit: InputFile.jsonLimit), for: action) }
    for (field, values) in fields.raw { all[field] = values }
    return Request(action, all)
  }
}
