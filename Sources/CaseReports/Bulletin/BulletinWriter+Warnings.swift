import CaseDomain

extension BulletinWriter {
  // MARK: 预警

  /// What stood out in the period: against what, and what was said about it by its end. Words of danger and reasons are
  /// not repeated: everybody reads a bulletin.
  var warnings: [Paper.Block] {
    guard let told = numbers.warnings else { return [] }
    guard !told.isEmpty else { return [.paragraph(sentence(.warningsNone))] }
    let waiting = told.count { $0.records.isEmpty }
    let grave = told.count { $0.warning.gravity == .immediate }
    var text = sentence(.warnings, ["n": plain(told.count), "grave": plain(grave)])
    text += sentence(
      waiting == 0 ? .warningsAllSeen : .warningsWaiting, ["seen": plain(told.count - waiting), "n": plain(waiting)])
    return [
      .paragraph(text),
      table(
        "warnings", .warningTable, [.columnRule, .columnAbout, .columnAgainst, .columnSince, .columnSaid], [],
        told.map { told in
          let warning = told.warning
          var rule = warning.rule.words(language)
          if warning.gravity == .immediate {
            rule += language == .zh ? "（\(warning.gravity.words(language))）" : " (\(warning.gravity.words(language)))"
          }
          return [
            Paper.Span(rule),
            Paper.Span(
              warning.title(organisation)(language),
              cases: warning.subject.namesACase ? [warning.subject.id] + warning.cases : nil),
            Paper.Span(
              warning.rule == .danger ? list(warning.marks.map { $0.words(language) }) : warning.line(language),
              cases: warning.cases),
            Paper.Span(
              warning.rule == .danger || warning.asOf == warning.since
                ? shown(warning.since)
                : say(.sinceAndClearest, ["since": shown(warning.since), "at": shown(warning.asOf)])), said(told),
          ]
        }, [say(.warningNote)]),
    ]
  }

  /// Without its year where that is the period's.
  private func shown(_ day: CivilDate) -> String {
    day.year == numbers.period.last.year ? String(day.description.dropFirst(5)) : day.description
  }

  /// 段明 11-23 约谈；整改 QH20261124-0003
  private func said(_ told: ToldWarning) -> Paper.Span {
    guard !told.records.isEmpty || !told.rectifications.isEmpty else { return Paper.Span(say(.notAcknowledged)) }
    let records = told.records.map { record in
      say(
        .acknowledgedBy,
        [
          "who": organisation.name(ofStaff: record.by)(language),
          "at": shown(record.at.date(in: organisation.zone)), "follows": record.follows.words(language),
        ])
    }
    var words = records.isEmpty ? [say(.notAcknowledged)] : records
    if !told.rectifications.isEmpty { words.append(say(.ledTo, ["list": list(told.rectifications)])) }
    return Paper.Span(
      words.joined(separator: language == .zh ? "；" : "; "),
      cases: told.rectifications.isEmpty ? nil : told.rectifications)
  }
}
