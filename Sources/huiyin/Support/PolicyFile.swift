import CaseDomain
import Foundation

/// Reads and checks what `policy` is given: a whole policy or a calendar as JSON, and single values as `KEY=VALUE`.
enum PolicyFile {
  /// Limits that are one whole number, by their name in JSON, and the least that makes sense.
  static let limits: [(key: String, path: WritableKeyPath<Policy, Int> & Sendable, least: Int)] = [
    ("extensionLimit", \.extensionLimit, 0), ("extensionsPerRound", \.extensionsPerRound, 0),
    ("returnsUntilDesignation", \.returnsUntilDesignation, 1), ("followUpAttempts", \.followUpAttempts, 1),
    ("contactAttempts", \.contactAttempts, 1), ("upstreamBuffer", \.upstreamBuffer, 0),
    ("superviseAfter", \.superviseAfter, 1), ("superviseAtRework", \.superviseAtRework, 1),
  ]

  /// 统计口径, by their name in JSON, with what they may be; shares in tenths of a percent.
  static let numbers: [(key: String, path: WritableKeyPath<NumbersPolicy, Int> & Sendable, range: ClosedRange<Int>)] = [
    ("numbers.minimum", \.minimum, 1...1_000), ("numbers.satisfactionFloor", \.satisfactionFloor, 0...1_000),
    ("numbers.repeatDays", \.repeatDays, 1...366), ("numbers.reductionGoal", \.reductionGoal, 0...1_000),
    ("numbers.summonsAt", \.summonsAt, 1...1_000),
  ]

  static func encoder(_ zone: CaseDomain.Zone) -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.userInfo[Instant.zoneKey] = zone
    return encoder
  }

  static func read(_ path: String, _ zone: CaseDomain.Zone) throws -> Policy {
    try decode(Policy.self, InputFile.read(path, limit: 4 << 20), zone)
  }

  static func readCalendar(_ path: String, _ zone: CaseDomain.Zone) throws -> WorkCalendar {
    try decode(WorkCalendar.self, InputFile.read(path, limit: 4 << 20), zone)
  }

  /// Strict: a key that would be dropped in silence is named and refused.
  private static func decode<Value: Codable>(
    _ type: Value.Type, _ bytes: [UInt8], _ zone: CaseDomain.Zone
  ) throws -> Value {
    let given: JSONValue
    do throws(JSONProblem) {
      given = try JSONReader.read(bytes)
    } catch {
      throw error.error
    }
    guard given.members != nil else { throw CommandError(.badData, .jsonNotObject) }
    if let key = unfit(given, at: "") { throw CommandError(.badData, .valueUnusable, ["key": key]) }
    let decoder = JSONDecoder()
    decoder.userInfo[Instant.zoneKey] = zone
    do {
      let value = try decoder.decode(type, from: Data(bytes))
      if let key = surplus(given, try JSONValue(value, encoder(zone)), at: "") {
        throw CommandError(.badData, .keyUnknown, ["key": Bilingual(key), "action": CommandText.aboutPolicy()])
      }
      return value
    } catch let error as DecodingError {
      throw CommandError(.badData, .valueUnusable, ["key": place(error)])
    }
  }

  /// Where a text stands that could be taken for another one; names of rules and holidays are shown everywhere.
  private static func unfit(_ value: JSONValue, at place: String) -> String? {
    switch value {
    case .string(let text): HostileText.isUnfitAsName(text) ? place : nil
    case .array(let values):
      values.enumerated().lazy.compactMap { unfit($0.element, at: "\(place)[\($0.offset)]") }.first
    case .object(let members):
      members.sorted { $0.key < $1.key }.lazy.compactMap {
        HostileText.isUnfitAsName($0.key)
          ? place + "{}" : unfit($0.value, at: place.isEmpty ? $0.key : "\(place).\($0.key)")
      }.first
    default: nil
    }
  }

  private static func place(_ error: DecodingError) -> String {
    let (path, extra): ([any CodingKey], String?) =
      switch error {
      case .keyNotFound(let key, let context): (context.codingPath, key.stringValue)
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
        (context.codingPath, nil)
      @unknown default: ([], nil)
      }
    let steps = path.map { $0.intValue.map { String($0) } ?? $0.stringValue } + [extra].compactMap { $0 }
    return steps.isEmpty ? "{}" : steps.joined(separator: ".")
  }

  /// The first key that was given and is not taken.
  private static func surplus(_ given: JSONValue, _ taken: JSONValue, at place: String) -> String? {
    switch (given, taken) {
    case (.object(let given), .object(let taken)):
      for (key, value) in given.sorted(by: { $0.key < $1.key }) {
        guard let counterpart = taken[key] else {
          if value == .null { continue }
          return place + key
        }
        if let found = surplus(value, counterpart, at: place + key + ".") { return found }
      }
      return nil
    case (.array(let given), .array(let taken)):
      for (index, pair) in zip(given, taken).enumerated() {
        if let found = surplus(pair.0, pair.1, at: "\(place)\(index).") { return found }
      }
      return nil
    default: return nil
    }
  }

  // MARK: Single values

  /// `extensionLimit=15`, `numbers.minimum=5`, `lookBackDays=30,60`, `handle-complaint=7 workingDay`.
  static func apply(_ pair: String, to policy: inout Policy) throws {
    let parts = pair.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
    guard parts.count == 2 else { throw CommandError(.usage, .pairMalformed, ["value": pair]) }
    let (key, value) = (parts[0], parts[1])
    if let limit = limits.first(where: { $0.key == key }) {
      guard let number = Int(value), number >= limit.least, number <= 10_000 else {
        throw CommandError(.badData, .limitMalformed, ["key": key, "value": value, "least": String(limit.least)])
      }
      policy[keyPath: limit.path] = number
    } else if let limit = numbers.first(where: { $0.key == key }) {
      guard let number = Int(value), limit.range.contains(number) else {
        throw CommandError(
          .badData, .rangeMalformed,
          [
            "key": key, "value": value, "least": String(limit.range.lowerBound),
            "most": String(limit.range.upperBound),
          ])
      }
      var numbers = policy.numbers ?? .standard
      numbers[keyPath: limit.path] = number
      policy.numbers = numbers
    } else if try applyWarning(key, value, to: &policy) {
      return
    } else if key == "lookBackDays" {
      let days = value.split(separator: ",").map { Int($0) ?? 0 }
      guard !days.isEmpty, days.allSatisfy({ (1...10_000).contains($0) }) else {
        throw CommandError(.badData, .limitMalformed, ["key": key, "value": value, "least": "1"])
      }
      policy.lookBackDays = days.sorted()
    } else if key == "lookBackCauses" {
      policy.lookBackCauses = try value.split(separator: ",").map { try cause(String($0).trimmed, key) }
    } else if let measure = measure(of: key) {
      guard let points = Points.hundredths(value), abs(points) <= 10_000 else {
        throw CommandError(.badData, phrase: BookText.pointsMalformed)
      }
      var table = policy.assessment ?? .standard
      if let place = table.items.firstIndex(where: { $0.measure == measure }) {
        table.items[place].hundredths = points
      } else {
        table.items.append(AssessmentPolicy.Item(measure, points))
      }
      policy.assessment = table
    } else if let place = policy.rules.firstIndex(where: { $0.id == key }) {
      policy.rules[place].allowance = try allowance(value, policy.rules[place].allowance)
      policy.rules[place].origin = CommandText.originOwn.words.zh
    } else {
      let choices =
        (limits.map(\.key) + numbers.map(\.key) + ["lookBackDays", "lookBackCauses", "publicLines"]
        + AssessmentMeasure.allCases.map { "assessment.\($0.rawValue)" } + warningKeys + policy.rules.map(\.id))
        .joined(separator: ", ")
      throw CommandError(.badData, .policyKeyUnknown, ["key": key, "choices": choices])
    }
  }

  /// `assessment.rework=-0.5`
  private static func measure(of key: String) -> AssessmentMeasure? {
    key.hasPrefix("assessment.") ? AssessmentMeasure(input: String(key.dropFirst("assessment.".count))) : nil
  }

  private static func cause(_ value: String, _ key: String) throws -> LookBackCause {
    guard let cause = LookBackCause(input: value) else {
      throw CommandError(
        .usage, .notAChoice,
        [
          "option": Bilingual(key), "value": Bilingual(value),
          "choices": .list(LookBackCause.allCases.map { Bilingual("\($0.words.zh)（\($0.rawValue)）", $0.rawValue) }),
        ])
    }
    return cause
  }

  /// `5 workingDay`, `24 小时`; where it starts and whether it counts working time stays as it was, unless the unit
  /// changes between days and hours.
  private static func allowance(_ value: String, _ old: Allowance) throws -> Allowance {
    let parts = value.split(separator: " ").map { String($0) }
    let units: [String: DurationUnit] = [
      "workingDay": .workingDay, "工作日": .workingDay, "naturalDay": .naturalDay, "自然日": .naturalDay, "hour": .hour,
      "小时": .hour, "minute": .minute, "分钟": .minute,
    ]
    guard parts.count == 2 || (parts.count == 1 && Int(value) != nil), let amount = Int(parts[0]),
      (1...10_000).contains(amount)
    else { throw CommandError(.badData, .allowanceMalformed, ["value": value]) }
    guard parts.count == 2 else {
      var same = old
      same.amount = amount
      return same
    }
    guard let unit = units[parts[1]] else { throw CommandError(.badData, .allowanceMalformed, ["value": value]) }
    guard unit.isDay != old.unit.isDay else {
      return Allowance(amount: amount, unit: unit, starts: old.starts, workingTime: old.workingTime)
    }
    return Allowance(amount: amount, unit: unit, starts: unit.isDay ? .nextDay : .sameDay, workingTime: unit.isDay)
  }

  /// 对外公布的电话: `publicLines=0731-85550123,12345678`; empty: none. It belongs to the organisation, not to its rules.
  /// - Returns: nil for any other pair.
  static func publicLines(_ pair: String) throws -> [String]? {
    let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).trimmed }
    guard parts.count == 2, parts[0] == "publicLines" else { return nil }
    let lines = parts[1].split { ",，、".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    for line in lines where !(5...16).contains(PublicLines.digits(line).count) || line.count > 30 {
      throw CommandError(.badData, phrase: PublicityText.lineMalformed, ["value": line])
    }
    return lines
  }

  // MARK: Checking

  /// What makes a policy unusable, in words.
  static func problems(of policy: Policy, _ organisation: Organisation) -> [Bilingual] {
    var found: [Bilingual] = policy.calendar.problems().map(words)
    var ids: Set<String> = []
    for rule in policy.rules {
      let id = ["id": Bilingual(rule.id)]
      if !ids.insert(rule.id).inserted { found.append(CommandText.problemRuleTwice(id)) }
      if !(1...10_000).contains(rule.allowance.amount) { found.append(CommandText.problemAmount(id)) }
      for channel in rule.channels where organisation.channel(channel) == nil {
        found.append(CommandText.problemChannel(["id": Bilingual(rule.id), "channel": Bilingual(channel)]))
      }
    }
    for clock in Clock.allCases where clock != .upstream {
      let covers = policy.rules.filter { $0.clock == clock && $0.urgencies.isEmpty && $0.channels.isEmpty }
      let kinds = Set(covers.flatMap(\.kinds))
      guard covers.contains(where: \.kinds.isEmpty) || kinds.count == CaseKind.allCases.count else {
        found.append(CommandText.problemNoRule(["clock": clock.words]))
        continue
      }
    }
    for limit in limits where policy[keyPath: limit.path] < limit.least {
      found.append(CommandText.problemLimit(["key": Bilingual(limit.key), "least": Bilingual(String(limit.least))]))
    }
    for limit in numbers {
      guard let value = policy.numbers?[keyPath: limit.path], !limit.range.contains(value) else { continue }
      found.append(
        CommandText.problemRange([
          "key": Bilingual(limit.key), "least": Bilingual(String(limit.range.lowerBound)),
          "most": Bilingual(String(limit.range.upperBound)),
        ]))
    }
    return found + warningProblems(of: policy)
  }

  private static func words(_ problem: CalendarProblem) -> Bilingual {
    switch problem {
    case .yearOutOfRange(let year), .yearTwice(let year):
      CommandText.problemYear(["year": Bilingual(String(year))])
    case .holidayReversed(_, let holiday):
      CommandText.problemHoliday(["name": Bilingual(holiday.name), "from": Bilingual(holiday.from.description)])
    case .dayOutsideYear(let year, let date):
      CommandText.problemDay(["year": Bilingual(String(year)), "date": Bilingual(date.description)])
    case .holidayAndMakeUp(let date): CommandText.problemBoth(["date": Bilingual(date.description)])
    case .noWorkingHours: CommandText.problemHours()
    case .spanReversed(let span):
      CommandText.problemSpan(["from": Bilingual(span.from.description), "to": Bilingual(span.to.description)])
    case .noYears: CommandText.problemNoYears()
    }
  }
}
