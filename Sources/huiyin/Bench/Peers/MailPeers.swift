import CaseDomain
import Foundation

/// notmuch: a mail for each case, departments as folders, unread is open.
final class MailPeer: CommandPeer {
  let program = PeerProgram.notmuch
  let place: BenchPlace
  private let cases: PeerCases
  private let folder: String
  private let notmuch: String
  /// Without it Xapian takes a run of Han characters for one word.
  private static let pairs = "XAPIAN_CJK_NGRAM=1"

  /// - Parameter seed: the mails and their index, kept, or where they are to be kept.
  init?(_ cases: PeerCases, seed: String, folder: String, place: BenchPlace) throws {
    guard let notmuch = BenchPlace.find("notmuch") else { return nil }
    (self.place, self.cases, self.folder, self.notmuch) = (place, cases, folder, notmuch)
    try place.makeFolder(folder)
    try place.keep(seed) { path in
      try Self.write(cases.all, to: path, place)
      try index(path, environment: [Self.pairs])
    }
    try place.copy(seed, to: folder + "/mail")
    try configure(folder + "/mail")
  }

  private static func write(_ cases: [PeerCase], to path: String, _ place: BenchPlace) throws {
    for department in Set(cases.map(\.department)) {
      for part in ["cur", "new", "tmp"] { try place.makeFolder("\(path)/\(department)/\(part)") }
    }
    for one in cases {
      try Interruption.check()
      try place.put(MailInput.text(one), at: path + "/" + MailInput.path(one))
    }
  }

  private func configure(_ path: String) throws {
    try place.put(
      """
      [database]
      path=\(path)
      [user]
      name=bench
      primary_email=desk@example.org
      [new]
      tags=
      [search]
      exclude_tags=
      [maildir]
      synchronize_flags=true

      """, at: folder + "/config")
  }

  private func index(_ path: String, environment: [String]) throws {
    try configure(path)
    try place.run(
      [notmuch, "new", "--quiet", "--no-hooks"], in: folder,
      environment: ["NOTMUCH_CONFIG=\(folder)/config"] + environment)
  }

  private var environment: [String] { ["NOTMUCH_CONFIG=\(folder)/config", Self.pairs] }

  private func question(_ task: PeerTask) -> String? {
    switch task {
    case .list, .screen: "tag:unread"
    case .filter: "tag:unread and folder:\"\(cases.department)\""
    case .search: PeerCases.word
    case .start, .add: nil
    }
  }

  func command(_ task: PeerTask, turn: Int) throws -> PeerCommand? {
    switch task {
    case .start: return PeerCommand(words: [notmuch, "--version"], environment: environment)
    case .screen: return nil
    case .list, .filter, .search:
      return question(task).map {
        PeerCommand(words: [notmuch, "search", "--limit=50", "--sort=oldest-first", $0], environment: environment)
      }
    case .add:
      guard let one = cases.added(turn) else { return nil }
      try place.put(MailInput.text(one), at: folder + "/one")
      return PeerCommand(
        words: [notmuch, "insert", "--folder=" + one.department], environment: environment, input: folder + "/one")
    }
  }

  func counting(_ task: PeerTask) -> PeerCommand? {
    question(task).map { PeerCommand(words: [notmuch, "count", $0], environment: environment) }
  }

  /// What is found in an index that was made as it comes, on a few of the cases.
  func plainSearch() throws -> PeerPlainSearch {
    let some = Array(cases.all.prefix(1000))
    let path = folder + "/plain"
    try Self.write(some, to: path, place)
    try index(path, environment: [])
    defer { try? configure(folder + "/mail") }
    let counted = try place.output(
      of: PeerCommand(
        words: [notmuch, "count", PeerCases.word], environment: ["NOTMUCH_CONFIG=\(folder)/config"]))
    return PeerPlainSearch(
      found: PeerFigures.number(counted) ?? 0,
      of: some.count { ([$0.subject] + $0.texts).contains { $0.contains(PeerCases.word) } })
  }

  /// neomutt on the same mails.
  func screen() throws -> ScreenPeer? {
    guard let neomutt = BenchPlace.find("neomutt") else { return nil }
    let shown = "huiyin-bench-ready"
    try place.put(
      """
      set folder="\(folder)/mail"
      set nm_default_url="notmuch://\(folder)/mail"
      set sleep_time=0
      set mail_check=600
      set timeout=600
      set sort=date
      set status_format="\(shown) %m"

      """, at: folder + "/neomuttrc")
    let words = [
      neomutt, "-n", "-F", folder + "/neomuttrc", "-R", "-f", "notmuch://\(folder)/mail?query=tag:unread",
    ]
    return ScreenPeer(
      program: .neomutt, place: place, words: words, environment: environment, shown: shown)
  }
}

/// A full-screen program, from its start until its first screen stands there.
final class ScreenPeer: Peer {
  let program: PeerProgram
  private let place: BenchPlace
  private let words: [String]
  private let environment: [String]
  private let shown: String

  /// - Parameter shown: what stands on the first screen once it is drawn.
  init(program: PeerProgram, place: BenchPlace, words: [String], environment: [String], shown: String) {
    (self.program, self.place, self.words) = (program, place, words)
    (self.environment, self.shown) = (environment, shown)
  }

  func measure(_ task: PeerTask, turn: Int) throws -> PeerSample? {
    guard task == .screen else { return nil }
    let begin = ContinuousClock.now
    let terminal = try BenchTerminal(words, in: place.folder, place: place, quiet: 30, environment: environment)
    try terminal.await(shown)
    return PeerSample(wall: (ContinuousClock.now - begin) / .milliseconds(1), computing: terminal.computing)
  }

  func found(_ task: PeerTask) -> Int? { nil }
  func syncs(turn: Int) -> Int? { nil }
}
