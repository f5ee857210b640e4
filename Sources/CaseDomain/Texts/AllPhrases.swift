/// The text table as a whole: every enum of texts, for the test that compares the languages and for `docs/`.
public let allPhrases: [any Phrase.Type] = [
  CallText.self,
  ChoiceText.self,
  CommandText.self,
  DemoText.self,
  DeskLoopText.self,
  DeskText.self,
  ExplanationPhrase.self,
  ImportText.self,
  KeyText.self,
  NoticeText.self,
  PageText.self,
  RefusalText.self,
  StoreText.self,
  TimelineText.self,
]
