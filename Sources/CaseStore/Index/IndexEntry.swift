import CaseDomain
import Foundation

/// All that the index keeps of one case, worked out from its documents alone: nothing of it asks SQLite, so that many can
/// be made at the same time.
struct IndexEntry: Sendable {
  var number: String
  var row: CaseSummary
  /// The row as it is kept.
  var sealed: Data
  var columns: CaseColumns
  var text: SearchText
  var facts: CaseFacts
  /// The facts as they are kept.
  var sealedFacts: Data
  /// When something last happened to it.
  var lastAct: Instant
  var origin: CaseOrigin?
  /// The cases that it tells of.
  var mentioned: [String]
  /// nil: its words are what they were when it was registered.
  var former: Former?

  /// Pairs of characters that may have stood in a case whose texts were changed.
  struct Former: Sendable {
    /// A text was lawfully erased: nobody knows any more what stood there.
    var isUnknown = false
    var grams: Set<Gram> = []
  }

  /// - Parameters:
  ///   - document: SHA-256 of its document.
  ///   - others: cases whose words stand in this one too.
  ///   - isBlind: there are more of them, which cannot be read just now.
  init(_ target: Case, document: String, with others: [Case] = [], isBlind: Bool = false) {
    number = target.number
    row = CaseSummary(target, with: others, isBlind: isBlind)
    sealed = SealedBlob.seal(row.packed())
    columns = CaseColumns(row, CaseColumns.Apart(target), document: document)
    text = SearchText(target, with: others, isBlind: isBlind)
    facts = CaseFacts(target)
    facts.person = CaseIndex.person(target.complainant.phone)
    let earlier = CaseIndex.earlierPersons(target)
    if !earlier.isEmpty { facts.past = ((facts.past ?? []) + earlier).sorted { $0.until < $1.until } }
    sealedFacts = SealedBlob.seal(facts.packed())
    lastAct = target.events.last?.at ?? facts.enteredAt
    origin = target.registration.origin
    mentioned = target.mentionedNumbers
    former = Former(target)
  }
}

extension IndexEntry.Former {
  /// nil when nothing was changed; the act before the last one may not have been indexed by itself.
  init?(_ target: Case) {
    var isChanged = false
    for event in target.events {
      switch event.change {
      case .edited(let edit):
        isChanged = true
        for field in edit.fields { for text in field.old { grams.formUnion(Grams.all(of: text.shown)) } }
      case .erased:
        isChanged = true
        isUnknown = true
      case .undone: isChanged = true
      case .registered(let data):
        grams.formUnion(Grams.all(of: data.subject.shown))
        grams.formUnion(Grams.all(of: data.content.shown))
      default: break
      }
    }
    guard isChanged else { return nil }
    grams.formUnion(Grams.all(of: target.subject))
    grams.formUnion(Grams.all(of: target.registration.content.shown))
  }
}
