@testable import CaseDomain

extension Organisation {
  /// An invented school with at least two people for every role, so that the separation of duties leaves somebody.
  static let invented: Organisation = {
    var school = Organisation.school(name: "松果小学", code: "SG", practice: true)
    school.staff = [
      Staff(id: "clerk1", name: "林一诺", roles: [.clerk], departments: ["hmzx"]),
      Staff(id: "clerk2", name: "何静远", roles: [.clerk], departments: ["hmzx"]),
      Staff(id: "zw1", name: "陈大为", roles: [.handler], departments: ["zwc"]),
      Staff(id: "zw2", name: "罗小满", roles: [.handler], departments: ["zwc"]),
      Staff(id: "jd1", name: "苏青禾", roles: [.handler], departments: ["jdc"]),
      Staff(id: "zj1", name: "唐知秋", roles: [.handler], departments: ["zjc"]),
      Staff(id: "aq1", name: "郑安澜", roles: [.handler], departments: ["aqb"]),
      Staff(id: "principal1", name: "周明德", roles: [.principal], departments: ["xzs"]),
      Staff(id: "principal2", name: "吴海棠", roles: [.principal], departments: ["xzs"]),
      Staff(id: "super1", name: "高远山", roles: [.supervisor], departments: ["hmzx"]),
      Staff(id: "super2", name: "白若兰", roles: [.supervisor], departments: ["hmzx"]),
      Staff(id: "admin1", name: "马可期", roles: [.admin]),
      Staff(id: "gone", name: "丁已离", roles: [.clerk, .supervisor], departments: ["hmzx"], active: false),
    ]
    return school
  }()

  /// A small office: few people, each with several roles.
  static func office(_ staff: [Staff]) -> Organisation {
    var office = Organisation.school(name: "小溪教学点", code: "XX", practice: true)
    office.staff = staff
    return office
  }

  func staffed(by more: [Staff]) -> Organisation {
    var changed = self
    changed.staff.removeAll { person in more.contains { $0.id == person.id } }
    changed.staff += more
    return changed
  }
}

extension Complainant {
  /// What may never reach a masked reader of a case from `Scenario.registration`.
  static let secrets = ["顾念安", "13900005678", "gna_2026", "梧桐里7幢"]
}

extension Fields {
  func with(_ changes: Fields) -> Fields {
    var result = self
    for (field, values) in changes.raw { result[field] = values }
    return result
  }

  func without(_ field: FieldName) -> Fields {
    var result = self
    result[field] = []
    return result
  }
}
