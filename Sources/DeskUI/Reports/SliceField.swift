import CaseDomain

/// 口径: by what the numbers can be narrowed.
enum SliceField: String, CaseIterable, Hashable, Sendable {
  case department, handler, category, kind, channel, pass, explained

  var title: Bilingual {
    switch self {
    case .department: ReportPageText.sliceDepartment()
    case .handler: ReportPageText.sliceHandler()
    case .category: ReportPageText.sliceCategory()
    case .kind: ReportPageText.sliceKind()
    case .channel: ReportPageText.sliceChannel()
    case .pass: ReportPageText.slicePass()
    case .explained: ReportPageText.sliceExplained()
    }
  }

  /// Stands for all of it.
  static let all = "*"

  func options(_ desk: DeskContext) -> [Choice.Option] {
    guard let session = desk.session else { return [] }
    let organisation = session.organisation
    let limit = desk.rules()?.reportedDepartments
    var options: [Choice.Option]
    switch self {
    case .department:
      options = organisation.departments.filter { limit?.contains($0.id) ?? true }.map {
        Choice.Option(id: $0.id, words: $0.words, keys: [$0.id] + [$0.pinyin].compactMap { $0 })
      }
    case .handler:
      options = organisation.staff.filter { person in
        person.roles.contains(.handler) && limit.map { !$0.isDisjoint(with: person.departments) } ?? true
      }.map {
        Choice.Option(id: $0.id, words: Bilingual($0.name), keys: [$0.id] + [$0.pinyin].compactMap { $0 })
      }
    case .category:
      options = organisation.categories.flatMap { category in
        [category.name] + category.children.map { category.name + "/" + $0 }
      }.map { Choice.Option(id: $0, words: Bilingual($0), keys: [desk.initials[$0]].compactMap { $0 }) }
    case .kind: options = CaseKind.allCases.map { Choice.Option(id: $0.rawValue, words: $0.words) }
    case .channel: options = organisation.channels.map { Choice.Option(id: $0.id, words: $0.words, keys: [$0.id]) }
    case .pass: options = Judgement.Pass.allCases.map { Choice.Option(id: $0.rawValue, words: $0.words) }
    case .explained: options = [Choice.Option(id: "without", words: ReportPageText.explainedOut())]
    }
    options.insert(Choice.Option(id: Self.all, words: everything), at: 0)
    return options
  }

  private var everything: Bilingual {
    switch self {
    case .pass: ReportPageText.bothPasses()
    case .explained: ReportPageText.explainedIn()
    default: ReportPageText.everything()
    }
  }

  /// What is chosen now, as an option.
  func chosen(in slice: Slice, _ desk: DeskContext) -> String {
    switch self {
    case .department:
      slice.departments.flatMap { ids in ids.first { desk.session?.organisation.subtree(of: $0) == ids } ?? ids.first }
        ?? Self.all
    case .handler: slice.handler ?? Self.all
    case .category: slice.category ?? Self.all
    case .kind: slice.kinds?.first?.rawValue ?? Self.all
    case .channel: slice.channel ?? Self.all
    case .pass: slice.pass?.rawValue ?? Self.all
    case .explained: slice.withoutExplained ? "without" : Self.all
    }
  }

  func choose(_ id: String, in slice: inout Slice, _ desk: DeskContext) {
    let value = id == Self.all ? nil : id
    switch self {
    case .department:
      slice.departments = value.map { id in
        let tree = desk.session?.organisation.subtree(of: id) ?? [id]
        return desk.rules()?.reportedDepartments.map(tree.intersection) ?? tree
      }
    case .handler: slice.handler = value
    case .category: slice.category = value
    case .kind: slice.kinds = value.flatMap(CaseKind.init).map { [$0] }
    case .channel: slice.channel = value
    case .pass: slice.pass = value.flatMap(Judgement.Pass.init)
    case .explained: slice.withoutExplained = value != nil
    }
  }
}

extension ReportScreen {
  /// Opens the list to choose from.
  mutating func ask(_ what: Picking, _ desk: DeskContext) -> [Step] {
    picking = what
    switch what {
    case .dimension:
      let options = SliceField.allCases.map { field in
        let chosen = field.chosen(in: narrowed, desk)
        let value = field.options(desk).first { $0.id == chosen }?.words ?? Bilingual(chosen)
        return Choice.Option(
          id: field.rawValue, words: Bilingual("\(field.title.zh)：\(value.zh)", "\(field.title.en): \(value.en)"))
      }
      return [pick(options, nil, ReportPageText.sliceTitle(), desk)]
    case .value(let field):
      return [pick(field.options(desk), field.chosen(in: narrowed, desk), field.title, desk)]
    case .partner: return [.push(CompareDialog(self, desk))]
    }
  }

  private func pick(
    _ options: [Choice.Option], _ chosen: String?, _ label: Bilingual, _ desk: DeskContext
  ) -> Step {
    let choice = Choice(options, chosen: chosen.map { [$0] } ?? [])
    return .push(
      PickDialog(choice, label: label, filter: "", quick: Array(options.map(\.id).prefix(9)), desk))
  }
}
