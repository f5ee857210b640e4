import CaseDomain

/// 诉求样本: texts from which invented matters are made. Nothing in them is taken from a real message.
///
/// One template per `@` line: kind, category, lead and co-departments (`nj` is the grade of the class). `!` marks,
/// `?` subjects, `-` contents with their further lines at `>`, `=` remedies, `*` points, `m` measures, `a` answers.
/// `{x|y}` is one of several, `{2-5}` a number, `{班}` a fact of the matter, the same wherever it stands.
enum MatterTexts {
  static let all: [MatterTemplate] = [daily, teaching, grave, light].flatMap(templates)

  private static func templates(_ source: String) -> [MatterTemplate] {
    var made: [MatterTemplate] = []
    for line in source.split(separator: "\n") {
      let mark = line.prefix(1)
      let rest = String(line.dropFirst(2))
      if mark == "@" {
        if let template = MatterTemplate(heading: rest) { made.append(template) }
      } else if !made.isEmpty {
        made[made.count - 1].take(mark, rest)
      }
    }
    return made
  }

  /// Fills a text: facts by their name, alternatives and numbers by the dice.
  static func fill(_ text: String, _ facts: [String: String], _ dice: inout Dice) -> String {
    var result = ""
    var inner = ""
    var depth = 0
    for character in text {
      switch character {
      case "{":
        if depth > 0 { inner.append(character) }
        depth += 1
      case "}":
        depth -= 1
        if depth == 0 {
          result += chosen(inner, facts, &dice)
          inner = ""
        } else {
          inner.append(character)
        }
      default: if depth > 0 { inner.append(character) } else { result.append(character) }
      }
    }
    return result
  }

  private static func chosen(_ inner: String, _ facts: [String: String], _ dice: inout Dice) -> String {
    if let fact = facts[inner] { return fact }
    let bounds = inner.split(separator: "-").compactMap { Int($0) }
    if bounds.count == 2, inner == "\(bounds[0])-\(bounds[1])" { return String(dice.number(bounds[0], bounds[1])) }
    return fill(dice.word(alternatives(inner)), facts, &dice)
  }

  private static func alternatives(_ inner: String) -> [String] {
    var found = [""]
    var depth = 0
    for character in inner {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if character == "|", depth == 0 { found.append("") } else { found[found.count - 1].append(character) }
    }
    return found
  }
}

/// One sort of matter.
struct MatterTemplate: Sendable {
  var kind: CaseKind
  var category: String
  /// Department id, or `nj` for the grade of the class.
  var lead: String
  var with: [String]
  var marks: Set<String> = []
  /// 被反映部门
  var object: String?
  var subjects: [String] = []
  var contents: [String] = []
  var remedies: [String] = []
  var points: [String] = []
  var measures: [String] = []
  var answers: [String] = []

  init?(heading: String) {
    let words = heading.split(separator: " ").map(String.init)
    guard words.count == 3, let kind = CaseKind(rawValue: words[0]) else { return nil }
    let departments = words[2].split(separator: "+").map(String.init)
    self.kind = kind
    category = words[1]
    lead = departments.first ?? "xzs"
    with = Array(departments.dropFirst())
  }

  mutating func take(_ mark: Substring, _ rest: String) {
    switch mark {
    case "!":
      for word in rest.split(separator: " ") {
        if word.hasPrefix("object=") { object = String(word.dropFirst(7)) } else { marks.insert(String(word)) }
      }
    case "?": subjects.append(rest)
    case "-": contents.append(rest)
    case ">": if !contents.isEmpty { contents[contents.count - 1] += rest }
    case "=": remedies.append(rest)
    case "*": points.append(rest)
    case "m": measures.append(rest)
    case "a": answers.append(rest)
    default: break
    }
  }
}
