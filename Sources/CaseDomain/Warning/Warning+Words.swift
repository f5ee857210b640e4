extension Warning {
  /// What it is about: 食堂与午餐, 反映总务处 · 食堂与午餐, QH20261120-0003 的诉求人.
  public func title(_ organisation: Organisation) -> Bilingual { subject.title(organisation) }

  /// The department it is about, if it is about one of ours.
  public func department(_ organisation: Organisation) -> String? {
    guard subject.kind == .department || subject.kind == .object else { return nil }
    return organisation.department(subject.id)?.id
  }

  /// The numbers in a few words, for a list.
  public var line: Bilingual {
    var arguments = arguments
    switch rule {
    case .danger:
      arguments["words"] = Caution(words: words.map { DangerWord($0, .safety) }).list
      return WarningText.dangerLine(arguments)
    case .rise: return (expected ?? 0) < 0.05 ? WarningText.riseLineNew(arguments) : WarningText.riseLine(arguments)
    case .samePerson: return WarningText.personLine(arguments)
    case .returned: return WarningText.returnedLine(arguments)
    case .sameObject:
      return expected == nil ? WarningText.objectLine(arguments) : WarningText.objectLineExpected(arguments)
    }
  }

  /// Why it is a warning: the numbers and the rule in words.
  public func why(_ policy: WarningPolicy) -> [Bilingual] {
    var arguments = arguments
    func number(_ value: Int) -> Bilingual { Bilingual(String(value)) }
    switch rule {
    case .danger:
      return [
        line + Bilingual("（\(Bilingual.list(marks.map(\.words)).zh)）", " (\(Bilingual.list(marks.map(\.words)).en))"),
        WarningText.dangerRule(), WarningText.graverRule(),
      ]
    case .rise:
      arguments["least"] = number(policy.least)
      arguments["ratio"] = number(policy.ratio)
      arguments["past"] = number(policy.pastDays)
      arguments["alarms"] = number(policy.falseAlarms)
      return [
        WarningText.riseWhy(arguments) + WarningText.riseThreshold(arguments), WarningText.riseRule(arguments),
        WarningText.graverRule(),
      ]
    case .samePerson:
      arguments["n"] = number(policy.personCases)
      arguments["days"] = number(policy.personDays)
      return [line, WarningText.personRule(arguments), WarningText.graverRule()]
    case .returned:
      arguments["n"] = number(threshold)
      arguments["days"] = number(policy.returnDays)
      arguments["window"] = number(days)
      return [line, WarningText.returnedRule(arguments), WarningText.graverRule()]
    case .sameObject:
      arguments["n"] = number(policy.objectCases)
      arguments["days"] = number(policy.objectDays)
      return [line, WarningText.objectRule(arguments), WarningText.graverRule()]
    }
  }

  private var arguments: [String: Bilingual] {
    [
      "days": Bilingual(String(days)), "n": Bilingual(String(observed)), "asOf": Bilingual(asOf.description),
      "expected": Self.tenths(expected ?? 0), "threshold": Bilingual(String(threshold)),
      "phase": phase?.words ?? "", "chance": Self.words(ofChance: chance ?? 0),
    ]
  }

  /// `1.9`
  static func tenths(_ value: Double) -> Bilingual {
    let tenths = Int(value * 10 + 0.5)
    return tenths == 0 ? WarningText.hardlyAny() : Bilingual("\(tenths / 10).\(tenths % 10)")
  }

  static func words(ofChance chance: Double) -> Bilingual {
    if chance < 0.0001 { return WarningText.chanceTenThousand() }
    if chance < 0.001 { return WarningText.chanceThousand() }
    return WarningText.chanceOf(["n": Bilingual(String(Int(chance * 1_000) + 1))])
  }
}

extension Caution {
  /// 体罚、自杀
  public var list: Bilingual { .list(words.map { Bilingual($0.word) }) }
}

extension WarningSubject {
  /// 食堂与午餐, 反映总务处 · 食堂与午餐, QH20261120-0003 的诉求人.
  public func title(_ organisation: Organisation) -> Bilingual {
    let id = Bilingual(self.id)
    switch kind {
    case .category, .one: return id
    case .department: return WarningText.ofDepartment(["name": organisation.name(ofDepartment: self.id)])
    case .person: return WarningText.ofPerson(["case": id])
    case .matter: return WarningText.ofMatter(["case": id])
    case .object:
      let name = organisation.name(ofDepartment: self.id)
      guard let category else { return WarningText.ofObject(["name": name]) }
      return WarningText.ofObjectAbout(["name": name, "category": Bilingual(category)])
    }
  }
}
