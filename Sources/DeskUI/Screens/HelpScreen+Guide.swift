import CaseDomain
import TermGrid

/// 现在做什么: two to four sentences for somebody who has only F1.
enum HelpGuide {
  static func lines(for screen: any Screen, _ desk: DeskContext) -> [Bilingual] {
    if let form = screen as? FormScreen { return self.form(form.action) }
    if let bulk = screen as? BulkScreen { return [self.bulk(bulk.stage)] }
    if let report = screen as? ReportScreen { return self.report(report, desk) }
    switch screen.place {
    case .first: return [GuideText.first()]
    case .home: return home(desk)
    case .list: return [GuideText.list(), GuideText.listMarks()]
    case .prompt: return [GuideText.prompt()]
    case .page: return page(screen, desk)
    case .actions: return [GuideText.actions()]
    case .form: return [GuideText.form(), GuideText.formKeys()]
    case .picker: return [GuideText.picker()]
    case .confirm: return [GuideText.confirm()]
    case .drafts: return [GuideText.drafts()]
    case .calls: return [GuideText.calls(), GuideText.callsMore()]
    case .decisions: return [GuideText.decisions()]
    case .views: return [GuideText.views()]
    case .filter: return [GuideText.filter()]
    case .text: return [GuideText.text()]
    case .settings: return [GuideText.settings()]
    case .commandLine: return [GuideText.commandLine()]
    case .conflict: return [GuideText.conflict()]
    case .similar: return [GuideText.similar()]
    case .bulletin: return [ReportPageText.guideBulletin()]
    case .remarks: return [ReportPageText.guideRemarks()]
    case .issued: return [ReportPageText.guideIssued()]
    case .figure: return (screen as? FigureSheet).map { [$0.shown.guide] } ?? []
    default: return [GuideText.other()]
    }
  }

  /// By role: somebody with two roles gets both.
  private static func home(_ desk: DeskContext) -> [Bilingual] {
    let roles = desk.session?.actor.roles ?? []
    let texts: [(Role, GuideText)] = [
      (.clerk, .homeClerk), (.handler, .homeHandler), (.principal, .homePrincipal), (.supervisor, .homeSupervisor),
    ]
    let mine = texts.filter { roles.contains($0.0) }.map { $0.1() }
    return (mine.isEmpty ? [GuideText.homeAdmin()] : mine) + [GuideText.homeMove()]
  }

  /// The figure one stands on first, then every indicator: what is counted, out of what, and what is left out.
  private static func report(_ screen: ReportScreen, _ desk: DeskContext) -> [Bilingual] {
    let selected = screen.selectedCell(desk)?.figure?.guide
    let rules = desk.session?.policy.numbers ?? .standard
    let all = Indicator.allCases.map { ShownFigure($0, Figure(), rules).guide }
    return [selected, ReportPageText.guideReport(), ReportPageText.guideMore()].compactMap { $0 }
      + all.filter { $0 != selected }
  }

  private static func page(_ screen: any Screen, _ desk: DeskContext) -> [Bilingual] {
    guard let next = screen.commandTitle(.next, desk) else { return [GuideText.pageNone(), GuideText.pageRead()] }
    return [GuideText.pageNext(["action": next]), GuideText.pageRead()]
  }

  private static func bulk(_ stage: BulkScreen.Stage) -> Bilingual {
    switch stage {
    case .loading, .choosing, .preparing: GuideText.bulkChoose()
    case .filling, .foreseeing: GuideText.bulkForm()
    case .summary: GuideText.bulkSummary()
    case .running: GuideText.bulkRunning()
    case .result: GuideText.bulkResult()
    }
  }

  private static func form(_ action: Action) -> [Bilingual] {
    let own: [GuideText] =
      switch action {
      case .register: [.register, .registerMore]
      case .accept: [.accept]
      case .dispatch: [.dispatch]
      case .sign: [.sign]
      case .contact: [.contact]
      case .submit: [.submit]
      case .approve: [.approve]
      case .sendBack: [.sendBack]
      case .answer: [.answer]
      case .followUp: [.followUp, .followUpMore]
      case .close: [.close]
      case .refuse: [.refuse]
      case .rework: [.rework]
      case .decideExtension, .decideSuspension, .decideExplanation: [.decide]
      case .settle: [.settle]
      case .decline: [.decline]
      case .extend: [.extend]
      case .sendReturn: [.sendReturn]
      case .arbitrate: [.arbitrate]
      default: [.form]
      }
    let asks = FormRules.isAlwaysAsked(action)
    return own.map { $0() } + [GuideText.formKeys()] + (asks ? [GuideText.formConfirm()] : [])
  }
}
