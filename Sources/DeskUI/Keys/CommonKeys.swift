import CaseDomain
import TermGrid

extension KeyTable {
  /// Places with a list or a page in them, where nothing is being typed.
  static let browsing: [KeyPlace] = [.home, .list, .page, .calls, .decisions, .views]

  /// 处处一样的键
  static let commonKeys: [KeyRow] = [
    KeyRow(browsing, .refresh, [.f(5)], [], .refresh, footer: 8),
    KeyRow(KeyPlace.allCases, .repaint, [.ctrl("l")], [], .repaint),
    KeyRow(browsing, .undo, [.ctrl("z")], [], .undo),
    KeyRow([.list, .page, .calls, .decisions, .views], .register, [.ctrl("n")], [], .register),
    KeyRow(
      [
        .list, .page, .actions, .picker, .confirm, .drafts, .help, .calls, .decisions, .views, .bulk, .text, .settings,
        .similar, .conflict,
      ], .back, [.escape, .f(9)], ["q"], .back, footer: 9),
    KeyRow([.form, .filter], .back, [.escape, .f(9)], [], .leaveForm, footer: 9),
    KeyRow(
      [
        .first, .home, .list, .page, .actions, .form, .drafts, .calls, .decisions, .views, .filter, .bulk, .text,
        .settings, .similar, .conflict,
      ], .help, [.f(1)], [], .help, footer: 10),
    KeyRow([.first, .home], .quit, [.f(10), .ctrl("q")], [], .quit, footer: 11),
  ]
}
