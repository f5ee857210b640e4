import CaseDomain
import TermGrid

/// Where suggestions come from: the keys of this place, the case here, queues, views, screens, settings.
struct SuggestionSources {
  let place: KeyPlace
  let commands: [Suggestion]
  /// The case that is open or selected.
  let number: String?
  let target: Case?
  let related: [String: Case]
  let desk: DeskContext

  func all() -> [Suggestion] {
    commands + actions + queues + sections + views + screens + settings
  }

  /// The commands of a screen that are worth a name: moving is not.
  static func commands(of screen: any Screen, _ desk: DeskContext) -> [Suggestion] {
    var silent: Set<Command> = [.move, .digit, .back, .commandLine, .settings, .section, .switchPane, .repaint]
    // The next step is offered as the action it is.
    if screen.commandTitle(.next, desk) != nil { silent.insert(.next) }
    return KeyTable.rows.filter { $0.places.contains(screen.place) && !silent.contains($0.command) }.compactMap { row in
      guard let key = row.keys.first else { return nil }
      return Suggestion(
        label: screen.commandTitle(row.command, desk) ?? row.title(), keys: [row.command.rawValue, row.title.words.zh],
        detail: Bilingual(KeyTable.shownKey(row)), whyNot: screen.whyNot(row.command, desk), run: .press(key), kind: 0)
    }
  }

  /// Every action on the case here, those that can be done now first.
  private var actions: [Suggestion] {
    let refusals = target.flatMap { target in
      desk.rules(related).map { rules in
        Dictionary(uniqueKeysWithValues: target.actionOffers(in: rules).map { ($0.action, $0.refusal?.sentence) })
      }
    }
    let next = target.flatMap { target in desk.rules(related).flatMap { NextStep.of(target, $0) } }
    let opening = Suggestion(
      label: BookText.openRectification(), keys: [CaseKind.rectification.rawValue], detail: Bilingual(number ?? ""),
      whyNot: number == nil ? ComfortText.noCaseHere() : desk.whyNotRegister, run: .act(.register, number ?? ""),
      kind: 1)
    return [opening]
      + Action.allCases.filter { $0 != .register }.map { action in
        let refusal: Bilingual? =
          number == nil ? ComfortText.noCaseHere() : refusals.flatMap { $0[action] ?? nil }
        return Suggestion(
          label: action.words, keys: [action.rawValue],
          detail: Bilingual((action == next ? "F2  " : "") + (number ?? "")), whyNot: refusal,
          run: .act(action, number ?? ""), kind: 1)
      }
  }

  private var queues: [Suggestion] {
    Queue.allCases.map {
      Suggestion(
        label: $0.words, keys: [$0.rawValue], detail: ComfortText.kindQueue(), run: .list(ListFilter(queue: $0)),
        kind: 2)
    }
  }

  /// What the home lists besides the queues: 退办两次以上, 敏感.
  private var sections: [Suggestion] {
    guard let session = desk.session else { return [] }
    return HomeSections(session: session, views: [], hasDrafts: false).all.compactMap { section in
      guard section.isNamed, section.target == .list, let filter = section.filter else { return nil }
      let name = section.title(desk.language)
      return Suggestion(
        label: section.title, keys: [desk.initials[section.title.zh]].compactMap { $0 },
        detail: ComfortText.kindQueue(), run: .named(filter, name), kind: 2)
    }
  }

  private var views: [Suggestion] {
    desk.views.map {
      Suggestion(
        label: Bilingual($0.name), keys: [$0.pinyin].compactMap { $0 }, detail: ComfortText.kindView(),
        run: .view($0), kind: 3)
    }
  }

  private var screens: [Suggestion] {
    let roles = desk.session?.actor.roles ?? []
    return [
      Suggestion(
        label: DeskText.placeSettings(), keys: ["settings", "sz"], detail: Bilingual("^O"), run: .settings, kind: 4),
      Suggestion(
        label: DeskText.placeDrafts(), keys: ["drafts", "cg"], detail: ComfortText.kindScreen(), run: .drafts, kind: 4),
      Suggestion(
        label: DeskText.placeCalls(), keys: ["calls", "hft"], detail: ComfortText.kindScreen(),
        whyNot: roles.isDisjoint(with: [.clerk, .supervisor]) ? ComfortText.onlyCallers() : nil, run: .calls, kind: 4),
      Suggestion(
        label: DeskText.placeDecisions(), keys: ["decisions", "jtywd"], detail: ComfortText.kindScreen(),
        whyNot: roles.contains(.principal) ? nil : ComfortText.onlyPrincipals(), run: .decisions, kind: 4),
      Suggestion(
        label: HomeText.placeReveals(), keys: ["reveals"], detail: ComfortText.kindScreen(),
        whyNot: roles.contains(.supervisor) ? nil : ComfortText.onlySupervisors(), run: .reveals, kind: 4),
      Suggestion(
        label: ReportPageText.placeReport(), keys: ["report", "bb"], detail: ComfortText.kindScreen(),
        whyNot: desk.rules()?.whyNot(.see)?(), run: .report, kind: 4),
    ] + numbers + registers(roles) + [
      Suggestion(
        label: DeskText.placeViews(), keys: ["views", "st"], detail: ComfortText.kindScreen(), run: .views, kind: 4)
    ]
  }

  /// 对比, 通报: leaves and papers of the reports page.
  private var numbers: [Suggestion] {
    guard let session = desk.session else { return [] }
    let whyNot = desk.rules()?.whyNot(.see)?()
    let today = desk.now.date(in: session.organisation.zone)
    let over = Period(.month, containing: today).previous
    return [
      Suggestion(
        label: ReportPageText.leafComparison(), keys: ["compare", "db"], detail: ComfortText.kindScreen(),
        whyNot: whyNot, run: .compare(Comparison(with: Period(.month, containing: today).previous)), kind: 4),
      Suggestion(
        label: ReportPageText.placeBulletin() + Bilingual(" ") + over.words, keys: ["bulletin", "tb", over.text],
        detail: ComfortText.kindScreen(), whyNot: whyNot, run: .bulletin(over), kind: 4),
      Suggestion(
        label: ReportPageText.placeIssued(), keys: ["issued", "yfdtb"], detail: ComfortText.kindScreen(),
        whyNot: whyNot, run: .issued, kind: 4),
    ]
  }

  /// 预警, 台账 and each register, 公示; and what is begun there: 通知约谈, 抽取.
  private func registers(_ roles: Set<Role>) -> [Suggestion] {
    let sees = !roles.isDisjoint(with: [.clerk, .principal, .supervisor])
    let reads = sees || roles.contains(.handler)
    func screen(
      _ label: Bilingual, _ keys: [String], _ whyNot: Bilingual?, _ run: Suggestion.Run, _ detail: Bilingual? = nil
    ) -> Suggestion {
      Suggestion(
        label: label, keys: keys + [desk.initials[label.zh]].compactMap { $0 },
        detail: detail ?? ComfortText.kindScreen(), whyNot: whyNot, run: run, kind: 4)
    }
    let books = BookKind.allCases.map { kind in
      let mayRead = kind == .assessment ? sees : reads
      return screen(
        kind.words, [kind.rawValue, "huiyin book"], mayRead ? nil : BookDeskText.notYours(), .book(kind),
        BookDeskText.placeBooks())
    }
    return [
      screen(
        WarningDeskText.place(), ["warnings", "yj", "预警"], sees ? nil : WarningDeskText.onlyOffice(), .warnings),
      screen(BookDeskText.placeBooks(), ["books", "tz"], reads ? nil : BookDeskText.notYours(), .books),
    ] + books + [
      screen(TalkStep.invite.words, ["talk", "yt"], desk.mayNotOversee, .record(.invite(TalkCause(reasons: [])))),
      screen(BookDeskText.drawing(), ["draw", "cq", "抽查", "抽取"], desk.mayNotOversee, .record(.draw)),
      screen(
        PublicityDeskText.place(), ["publicity", "gs", "公示表"], sees ? nil : PublicityDeskText.onlyOffice(), .publicity),
    ]
  }

  private var settings: [Suggestion] {
    DeskSetting.allCases.flatMap { setting in
      setting.options.enumerated().map { index, option in
        var changed = desk.settings
        setting.set(index, in: &changed)
        let says = ComfortText.settingNow(["setting": setting.words, "value": option])
        return Suggestion(
          label: Bilingual(setting.words.zh + " " + option.zh, setting.words.en + " " + option.en),
          keys: [setting.rawValue + setting.identifier(index)], detail: DeskText.placeSettings(),
          run: .set(changed, says), kind: 7)
      }
    }
  }

  /// The words whose initials find something here.
  static func words(_ desk: DeskContext) -> [String] {
    var words = Action.allCases.map(\.words.zh) + Queue.allCases.map(\.words.zh) + KeyText.allCases.map(\.words.zh)
    words += BookKind.allCases.map(\.words.zh) + [WarningDeskText.place, .section].map { $0().zh }
    words += DeskSetting.allCases.flatMap { [$0.words.zh] + $0.options.map(\.zh) }
    if let organisation = desk.session?.organisation {
      words += FilterField.wordsWithoutInitials(organisation)
    }
    words += desk.views.filter { $0.pinyin == nil }.map(\.name)
    return Array(Set(words)).filter { desk.initials[$0] == nil && $0.contains { !$0.isASCII } }.sorted()
  }
}

extension DeskSetting {
  /// `en` of the language, `high-contrast` of the theme: what a script or a manual calls the value.
  func identifier(_ index: Int) -> String {
    switch self {
    case .language: index == 0 ? "zh" : "en"
    case .theme: Theme.all.indices.contains(index) ? Theme.all[index].name : ""
    case .width: index == 0 ? "1" : "2"
    case .mouse, .bell: index == 0 ? "off" : "on"
    case .borders: index == 0 ? "line" : "plain"
    }
  }
}
