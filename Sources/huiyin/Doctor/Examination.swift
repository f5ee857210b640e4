import CaseDomain

/// What `doctor` found, one check after the other.
struct Examination {
  enum Level: String { case good, note, bad }

  struct Check {
    var name: String
    var level: Level
    var words: Bilingual

    var line: String {
      let mark = level == .good ? "√" : level == .note ? "!" : "×"
      return "\(mark) \(words(Asking.invocation.language))"
    }

    var json: JSONValue {
      .object([
        "check": .string(name), "level": .string(level.rawValue),
        "message": .string(words(Asking.invocation.language)),
      ])
    }
  }

  var checks: [Check] = []

  mutating func add(_ name: String, _ level: Level, _ text: CommandText, _ arguments: [String: String] = [:]) {
    checks.append(Check(name: name, level: level, words: text(arguments.mapValues { Bilingual($0) })))
  }

  /// A finding by the name of its sentence.
  mutating func find(_ level: Level, _ text: DoctorText, _ arguments: [String: String] = [:]) {
    checks.append(Check(name: text.rawValue, level: level, words: text(arguments.mapValues { Bilingual($0) })))
  }
}
