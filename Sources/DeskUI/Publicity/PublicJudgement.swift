import CaseDomain

/// What can be said of the public text of one case: what hangs out, or what could, and who can be recognised in it.
struct PublicJudgement: Sendable {
  enum Text: Sendable, Hashable {
    /// It hangs out.
    case published(String)
    /// Nobody was recognised in it: it is offered in the form.
    case offered(String)
    /// The answer, from which no text could be made.
    case answer(String)
    /// There is nothing to begin with.
    case none
  }

  var text: Text
  /// Where somebody can be recognised in the text.
  var found: [Recognition]
  private let showsHints: Bool
  /// The words that are marked.
  private let words: String

  init(_ view: CaseView, _ related: [String: Case], _ organisation: Organisation, _ language: Language) {
    let target = view.target
    showsHints = !view.isMasked
    let others = [target.master].compactMap { $0 }.compactMap { related[$0] }
    // Who may not know the complainant learns nothing from what the case knows.
    let check =
      view.isMasked
      ? PublicCheck.byShape(of: organisation) : PublicCheck(target, organisation: organisation, with: others)
    if let published = target.publication?.what.text.text {
      text = .published(published)
      words = view.text(published)
    } else if !view.isMasked, target.mentionedNumbers.isEmpty,
      let draft = PublicDraft(target, organisation: organisation, with: others, language: language).text
    {
      text = .offered(draft)
      words = draft
    } else if let answer = target.answerGiven {
      text = .answer(answer)
      words = view.text(answer)
    } else {
      text = .none
      words = ""
    }
    found = check(words)
  }

  /// It may hang, or there is a text that may.
  var isFine: Bool {
    switch text {
    case .published, .offered: found.isEmpty
    case .answer, .none: false
    }
  }

  private var kinds: Bilingual {
    var kinds: [Recognised] = []
    for one in found where !kinds.contains(one.kind) { kinds.append(one.kind) }
    return .list(kinds.map(\.words))
  }

  /// Half a line for the list.
  func line(_ language: Language) -> String {
    guard found.isEmpty else { return PublicityDeskText.lineFound(["kinds": kinds])(language) }
    return switch text {
    case .published: PublicityDeskText.lineFine()(language)
    case .offered: PublicityDeskText.lineOffered()(language)
    case .answer, .none: PublicityDeskText.lineByHand()(language)
    }
  }

  /// What the text below is.
  func head(_ language: Language) -> String {
    let phrase: PublicityDeskText =
      switch text {
      case .published: found.isEmpty ? .headText : .headTextLeft
      case .offered: .headDraft
      case .answer: .headAnswer
      case .none: .headNothing
      }
    return phrase()(language)
  }

  /// Each place, and what to write instead.
  var reasons: [Bilingual] {
    found.prefix(6).map { [$0].told(of: words, showing: showsHints) }
  }

  /// The text with each place between 【 and 】.
  var marked: String {
    let scalars = Array(words.unicodeScalars)
    var result = String.UnicodeScalarView()
    var place = 0
    for one in found where one.span.lowerBound >= place && one.span.upperBound <= scalars.count {
      result.append(contentsOf: scalars[place..<one.span.lowerBound])
      result.append("【")
      result.append(contentsOf: scalars[one.span])
      result.append("】")
      place = one.span.upperBound
    }
    result.append(contentsOf: scalars[min(place, scalars.count)...])
    return String(result)
  }
}
