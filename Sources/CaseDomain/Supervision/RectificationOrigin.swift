/// 立整改: where a 整改 item comes from (domain §8, S): a case, a warning, a bulletin. Makes the registration that somebody
/// then completes.
public struct RectificationOrigin: Sendable, Hashable {
  /// 问题 in one line; empty where whoever registers must find the words.
  public var subject: String
  /// What it follows from, in one sentence.
  public var sentence: String
  /// 责任单位, a department id.
  public var department: String?
  /// Channel id; nil: asked for.
  public var channel: String?
  /// The case it arises from: linked once the item is registered.
  public var number: String?
  /// The warning or bulletin it arises from.
  public var origin: CaseOrigin?
  public var category: String?

  public init(
    subject: String, sentence: String, department: String? = nil, channel: String? = nil, number: String? = nil,
    origin: CaseOrigin? = nil, category: String? = nil
  ) {
    self.origin = origin
    self.category = category
    self.subject = subject
    self.sentence = sentence
    self.department = department
    self.channel = channel
    self.number = number
  }

  /// From a case. The item is read by whoever puts it right: no complainant stands in it, its number is told by the link
  /// alone, which is not shown to whom the case accuses; and of a case that names a person, or that is confidential or a
  /// 举报, no word is taken over.
  public init(_ view: CaseView) {
    let target = view.target
    let isGuarded =
      target.registration.object?.person != nil || target.complainant.confidential || target.kind == .report
    let subject = isGuarded ? "" : Redaction(target)(target.subject)
    self.init(
      subject: subject.isEmpty ? "" : BookText.originSubject(["subject": Bilingual(subject)]).zh,
      sentence: subject.isEmpty ? "" : BookText.originSentence(["subject": Bilingual(subject)]).zh,
      department: target.round?.lead ?? target.registration.object?.department, channel: target.registration.channel,
      number: target.number)
  }

  /// From a warning: its numbers and its rule. No case is named in the words, for whoever puts it right reads them; the
  /// case that the warning is about, where it is about one, is linked.
  public init(_ warning: Warning, _ organisation: Organisation) {
    let subject = warning.subject
    let title = subject.namesACase ? warning.rule.words : warning.title(organisation)
    self.init(
      subject: WarningDeskText.rectifySubject(["title": title]).zh,
      sentence: WarningDeskText.rectifyContent([
        "rule": warning.rule.words, "since": Bilingual(warning.since.description), "title": title,
        "line": warning.rule == .danger ? Bilingual.list(warning.marks.map(\.words)) : warning.line,
        "n": Bilingual("\(warning.cases.count)"),
      ]).zh,
      department: warning.department(organisation), number: subject.namesACase ? subject.id : nil,
      origin: CaseOrigin(warning), category: subject.kind == .category ? subject.id : subject.category)
  }

  /// From a bulletin that was issued.
  public init(bulletin number: RecordNumber, of period: Period) {
    self.init(
      subject: "",
      sentence: BookText.originOfBulletin(["title": Bilingual(number.title), "period": period.words]).zh,
      origin: .bulletin(number))
  }

  /// The fields of the registration, as a form or a command line gives them.
  public var fields: Fields {
    var fields: Fields = [.kind: CaseKind.rectification.rawValue]
    if !subject.isEmpty { fields[.subject] = [subject] }
    if !sentence.isEmpty { fields[.content] = [sentence] }
    if let channel { fields[.channel] = [channel] }
    if let department { fields[.objectDepartment] = [department] }
    if let category { fields[.category] = [category] }
    if let origin { fields[.origin] = [origin.text] }
    return fields
  }

  /// What follows once it has a number: 由此产生.
  public var link: Request? {
    number.map { Request(.link, [.to: $0, .linkAs: LinkKind.arisesFrom.rawValue]) }
  }
}
