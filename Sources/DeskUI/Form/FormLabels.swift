import CaseDomain

/// Fields whose general name says too little in one form: 转至 of a transfer is 延期至 of an extension.
enum FormLabels {
  static func label(_ field: FieldName, _ action: Action) -> Bilingual {
    switch (action, field) {
    case (.account, .subject): DeskText.labelAccountable()
    case (.extend, .to): DeskText.labelExtendTo()
    case (.decideExtension, .to): DeskText.labelInsteadTo()
    case (.link, .to): DeskText.labelLinked()
    case (.supervise, .level): DeskText.labelSupervision()
    case (.close, .kind): DeskText.labelClosure()
    case (.spotCheck, .finding): DeskText.labelFound()
    case (.submit, .answer): DeskText.proposedAnswer()
    case (.approve, .answer): DeskText.approvedAnswer()
    case (.dispatch, .reason): DeskText.labelDesignatedBecause()
    case (.suspend, .until): DeskText.labelSuspendUntil()
    case (.meet, .order): DeskText.labelOrder()
    case (.keep, .promise): Action.promise.words
    case (.erase, .field): DeskText.labelErased()
    case (.erase, .order): FieldName.basis.words
    case (.contact, .reached): DeskText.labelReached()
    case (_, .decision): DeskText.labelDecision()
    case (_, .planMeasures): ComfortText.labelPlanMeasures()
    case (_, .withoutOpinions): ComfortText.labelWithoutOpinions()
    default: field.words
    }
  }

  /// Fields that choose among things of this very case; nil for all others.
  /// - Parameter readable: a text as the person at the desk may read it.
  static func choice(
    _ field: FieldName, _ action: Action, _ target: Case?, _ readable: (String) -> String
  ) -> Choice? {
    switch (action, field) {
    case (.meet, .order):
      guard let target, !target.openOrders.isEmpty else { return nil }
      return Choice(
        target.openOrders.map {
          Choice.Option(id: "\($0.number)", words: Bilingual("#\($0.number) " + readable($0.text.shown)))
        })
    case (.keep, .promise):
      guard let target, !target.openPromises.isEmpty else { return nil }
      return Choice(
        target.openPromises.map {
          Choice.Option(id: "\($0.number)", words: Bilingual("#\($0.number) " + readable($0.what.shown)))
        })
    case (.erase, .field):
      let options = Erasure.erasable.sorted { $0.value < $1.value }.map { id, name in
        Choice.Option(id: id, words: name == .text ? DeskText.labelAllTexts() : name.words)
      }
      return Choice(options, multiple: true)
    default: return nil
    }
  }
}
