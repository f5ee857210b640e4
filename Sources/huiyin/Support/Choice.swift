import CaseDomain

/// Values that an option chooses from.
enum Choice {
  /// `--format text|json`
  static func format(_ value: String) throws -> FieldOptions.Format {
    try one(of: ["text", "json"], value, "--format")
  }

  /// `--format table|json …`
  static func one<Value: RawRepresentable<String>>(
    of choices: [String], _ value: String, _ option: String
  ) throws -> Value {
    guard choices.contains(value), let chosen = Value(rawValue: value) else {
      throw CommandError(
        .usage, .notAChoice, ["option": option, "value": value, "choices": choices.joined(separator: ", ")])
    }
    return chosen
  }

  /// A word of the field, in Chinese, English or by its identifier.
  static func term<T: Term>(_ value: String?, _ option: String, _ type: T.Type) throws -> T? {
    guard let value else { return nil }
    guard let term = T(input: value) else {
      throw CommandError(
        .usage, .notAChoice,
        [
          "option": Bilingual(option), "value": Bilingual(value),
          "choices": .list(T.allCases.map { Bilingual("\($0.words.zh)（\($0.rawValue)）", $0.rawValue) }),
        ])
    }
    return term
  }

  static func day(_ value: String?, _ option: String) throws -> CivilDate? {
    guard let value else { return nil }
    guard let date = CivilDate(value) else {
      throw CommandError(.usage, .notADay, ["option": option, "value": value])
    }
    return date
  }

  static func positive(_ value: Int?, _ option: String) throws -> Int? {
    guard let value else { return nil }
    guard value > 0 else { throw CommandError(.usage, .notANumber, ["option": option, "value": String(value)]) }
    return value
  }
}
