import CaseDomain

/// Reads the fields of an action from JSON: the names of the options in camelCase; of a registration the complainant,
/// the object and the upstream are objects of their own (cli.md, "register JSON").
enum FieldsFromJSON {
  private static let groups: [String: [String: FieldName]] = [
    "complainant": [
      "name": .name, "phone": .phone, "account": .account, "relation": .relation, "address": .address,
      "anonymous": .anonymous, "confidential": .confidential, "callback": .callback, "preferredTime": .preferredTime,
    ],
    "object": ["department": .objectDepartment, "person": .objectPerson],
    "upstream": ["number": .upstreamNumber, "due": .upstreamDue],
  ]

  /// - Throws: 65, naming the key, for keys the action does not take and for values of another type.
  static func read(_ bytes: [UInt8], for action: Action) throws -> Fields {
    let value: JSONValue
    do throws(JSONProblem) {
      value = try JSONReader.read(bytes)
    } catch {
      throw error.error
    }
    guard let members = value.members else { throw CommandError(.badData, .jsonNotObject) }
    let rule = ActionRule.of(action)
    var fields = Fields()
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      if let group = groups[key], rule.spec(of: group.values.first ?? .name) != nil {
        try readGroup(key, value, group, rule, &fields)
      } else {
        guard let name = FieldName(rawValue: key), let spec = rule.spec(of: name) else {
          throw CommandError(.badData, .keyUnknown, ["key": Bilingual(key), "action": action.words])
        }
        try add(value, spec, key: key, &fields)
      }
    }
    return fields
  }

  private static func readGroup(
    _ key: String, _ value: JSONValue, _ group: [String: FieldName], _ rule: ActionRule, _ fields: inout Fields
  ) throws {
    if value == .null { return }
    guard let members = value.members else { throw wrongType(key, .typeObject) }
    for (inner, value) in members.sorted(by: { $0.key < $1.key }) {
      guard let name = group[inner], let spec = rule.spec(of: name) else {
        throw CommandError(.badData, .keyUnknown, ["key": Bilingual("\(key).\(inner)"), "action": rule.action.words])
      }
      try add(value, spec, key: "\(key).\(inner)", &fields)
    }
  }

  private static func add(_ value: JSONValue, _ spec: FieldSpec, key: String, _ fields: inout Fields) throws {
    // Nothing said is nothing given.
    if value == .null { return }
    guard fields[spec.name].isEmpty else { throw CommandError(.badData, .jsonKeyTwice, ["key": key]) }
    guard spec.repeats else {
      fields[spec.name] = [try single(value, spec, key: key)]
      return
    }
    guard case .array(let values) = value else { throw wrongType(key, .typeList) }
    fields[spec.name] = try values.map { try single($0, spec, key: key) }
  }

  private static func single(_ value: JSONValue, _ spec: FieldSpec, key: String) throws -> String {
    switch (spec.type, value) {
    case (.flag, .bool(let flag)): return flag ? "yes" : "no"
    case (.flag, .string(let text)) where Fields.verdict(text) != nil: return text
    case (.flag, _): throw wrongType(key, .typeFlag)
    case (.number, .int(let number)): return String(number)
    case (.number, .string(let text)): return text
    case (.number, _): throw wrongType(key, .typeNumber)
    case (_, .string(let text)): return text
    default: throw wrongType(key, .typeText)
    }
  }

  private static func wrongType(_ key: String, _ type: CommandText) -> CommandError {
    CommandError(.badData, .keyWrongType, ["key": Bilingual(key), "type": type()])
  }
}
