/// The text table as a whole: every enum of texts, for the test that compares the languages and for `docs/`.
public let allPhrases: [any Phrase.Type] = [
  RefusalText.self, NoticeText.self, TimelineText.self, ExplanationPhrase.self, StoreText.self,
  ImportText.self,
]
