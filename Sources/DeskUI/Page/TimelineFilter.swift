import CaseDomain

/// 经过的筛选: which part of the history is shown.
enum TimelineFilter: Int, CaseIterable, Hashable, Sendable {
  case all, deeds, talks, clocks, oversight

  var next: TimelineFilter { Self(rawValue: rawValue + 1) ?? .all }

  var words: Bilingual {
    switch self {
    case .all: PageText.filterAll()
    case .deeds: PageText.filterDeeds()
    case .talks: PageText.filterTalks()
    case .clocks: PageText.filterClocks()
    case .oversight: PageText.filterOversight()
    }
  }

  func admits(_ line: TimelineLine) -> Bool {
    switch self {
    case .all: true
    case .deeds: line.actor != Staff.systemID && !Self.overseeing.contains(line.type)
    case .talks: Self.talking.contains(line.type)
    case .clocks: (line.actor == Staff.systemID && line.type != .cautioned) || Self.timing.contains(line.type)
    case .oversight: Self.overseeing.contains(line.type) || line.unseparated
    }
  }

  private static let talking: Set<ChangeType> = [
    .contacted, .submitted, .approved, .approvedWithMaster, .sentBack, .answered, .followedUp, .reworked,
    .explanationAsked, .explanationDecided, .settled, .promised, .promiseKept,
  ]
  private static let timing: Set<ChangeType> = [
    .suspensionAsked, .suspensionDecided, .resumed, .extensionAsked, .extensionDecided, .recalculated,
  ]
  private static let overseeing: Set<ChangeType> = [
    .instructed, .adopted, .supervised, .orderMet, .orderConfirmed, .accounted, .spotChecked, .lookedBack, .published,
    .unpublished,
    .commended, .cautioned, .revealed, .erasureAsked, .erased, .undone, .closingRefused,
  ]
}

extension CasePage {
  /// Newest first: what a reader looks for is what happened last.
  /// - Parameter latest: of so many events at most; nil: all.
  func timeline(_ filter: TimelineFilter, latest: Int? = nil) -> [PageLine] {
    var page = PageWriter(width: width, desk: desk, hasDigits: !isPreview)
    let all = view.timeline
    let shown = filter == .all ? all : all.filter(filter.admits)
    let more =
      filter == .all
      ? ""
      : PageText.filterShown([
        "filter": filter.words, "n": Bilingual("\(shown.count)"), "all": Bilingual("\(all.count)"),
      ])(language)
    page.heading(.timeline, more)
    if shown.isEmpty { page.text(PageText.filterEmpty()(language), style: .dim) }
    for line in shown.suffix(latest ?? shown.count).reversed() {
      let who = rules.organisation.name(ofStaff: line.actor)(language)
      let role = line.role.words(language)
      var text = "\(rules.brief(line.at)(language)) \(who)"
      text += language == .zh ? "（\(role)） " : " (\(role)) "
      text += line.title(language)
      if line.unseparated { text += "  ! " + desk.say(.unseparated) }
      if line.undone { text += "  · " + desk.say(.undone) }
      page.text(text, style: line.undone ? .dim : .normal, anchor: .event(line.seq))
      for detail in line.details where !detail.isEmpty { page.text(detail, indent: 4, style: .dim) }
    }
    return page.lines
  }
}
