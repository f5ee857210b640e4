/// The text table as a whole: every enum of texts, for the test that compares the languages and for `docs/`.
public let allPhrases: [any Phrase.Type] = [
  ChoiceText.self,
  CommandText.self,
  DecisionText.self,
  DemoText.self,
  DeskLoopText.self,
  DeskStoreText.self,
  DeskText.self,
  ExplanationPhrase.self,
  HomeText.self,
  ImportText.self,
  KeyText.self,
  ListText.self,
  NoticeText.self,
  RefusalText.self,
  StoreText.self,
  TimelineText.self,
]
