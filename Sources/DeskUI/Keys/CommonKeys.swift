import CaseDomain
import TermGrid

extension KeyTable {
  /// Places with a list or a page in them, where nothing is being typed.
  static let browsing: [KeyPlace] = [.home, .list, .page, .calls, .decisions, .views, .warnings, .report]

  /// From where the command line opens: wherever one browses or reads.
  static let commanding: [KeyPlace] =
    browsing + [.drafts, .text, .bulletin, .books, .book, .talk, .assessment, .publicity]

  /// 处处一样的键
  static let commonKeys: [KeyRow] = [
    KeyRow(browsing + [.bulletin], .refresh, [.f(5)], [], .refresh, footer: 8),
    KeyRow(KeyPlace.allCases, .repaint, [.ctrl("l")], [], .repaint),
    KeyRow(browsing, .undo, [.ctrl("z")], [], .undo),
    KeyRow(
      [.list, .page, .calls, .decisions, .views, .warnings, .drafts, .text], .register, [.ctrl("n")], [], .register),
    KeyRow(commanding, .commandLine, [.character(":")], [], of: ComfortText.keyCommandLine, footer: 9),
    KeyRow(commanding, .settings, [.ctrl("o")], [], of: ComfortText.keySettings),
    KeyRow(
      [
        .list, .page, .confirm, .drafts, .calls, .decisions, .views, .warnings, .bulk, .text, .settings, .conflict,
        .report,
        .figure, .bulletin, .issued,
      ],
      .back, [.escape, .f(9)], ["q"], .back, footer: 10),
    KeyRow([.actions, .help, .similar, .picker], .back, [.escape, .f(9)], [], .back, footer: 10),
    KeyRow([.form, .filter, .acknowledge, .remarks], .back, [.escape, .f(9)], [], .leaveForm, footer: 10),
    KeyRow(commanding, .help, [.f(1)], ["?"], .help, footer: 11),
    KeyRow(
      [
        .first, .actions, .form, .acknowledge, .picker, .confirm, .filter, .bulk, .settings, .similar, .conflict,
        .figure,
        .remarks, .issued,
      ], .help, [.f(1)], [],
      .help, footer: 11),
    KeyRow([.first, .home], .quit, [.f(10), .ctrl("q")], [], .quit, footer: 12),
  ]
}
