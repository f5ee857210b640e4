/// What differs between two JSON values, by path: for people who ask what somebody changed.
struct JSONDifference {
  /// Steps joined by `/`. Members of a list that carry an id are named by it, not by their place.
  var path: String
  /// nil: was not there.
  var old: JSONValue?
  /// nil: is not there any more.
  var new: JSONValue?

  static func between(_ old: JSONValue, _ new: JSONValue) -> [JSONDifference] {
    var found: [JSONDifference] = []
    compare("", old, new, &found)
    return found
  }

  private static func compare(_ path: String, _ old: JSONValue?, _ new: JSONValue?, _ found: inout [JSONDifference]) {
    guard old != new else { return }
    if let old, let new, let before = members(old, beside: new), let after = members(new, beside: old) {
      for name in before.names + after.names.filter({ before.values[$0] == nil }) {
        compare(path.isEmpty ? name : "\(path)/\(name)", before.values[name], after.values[name], &found)
      }
      let stayed = before.names.filter { after.values[$0] != nil }
      let stay = after.names.filter { before.values[$0] != nil }
      guard stayed != stay else { return }
      // The same members in another order, which is that of the forms.
      found.append(JSONDifference(path: "\(path)/", old: .strings(stayed), new: .strings(stay)))
      return
    }
    found.append(JSONDifference(path: path.isEmpty ? "/" : path, old: old, new: new))
  }

  /// The keys of an object in order; the ids of a list whose members all have one.
  private static func members(
    _ value: JSONValue, beside other: JSONValue
  ) -> (names: [String], values: [String: JSONValue])? {
    switch (value, other) {
    case (.object(let members), .object): return (members.keys.sorted(), members)
    case (.array(let items), .array(let others)):
      for key in ["id", "year", "clock", "kind", "name"] {
        guard let names = ids(items, key), ids(others, key) != nil else { continue }
        return (names, Dictionary(zip(names, items), uniquingKeysWith: { first, _ in first }))
      }
      return nil
    default: return nil
    }
  }

  private static func ids(_ items: [JSONValue], _ key: String) -> [String]? {
    var names: [String] = []
    for item in items {
      switch item.members?[key] {
      case .string(let text): names.append(text)
      case .int(let number): names.append(String(number))
      default: return nil
      }
    }
    return Set(names).count == names.count ? names : nil
  }
}
