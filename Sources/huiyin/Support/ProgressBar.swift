import CaseDomain

/// A bar for long work, on a terminal only.
final class ProgressBar {
  private let title: String
  private var shown = ""

  init(_ title: CommandText) { self.title = say(title) }

  init(phrase: some Phrase) { title = phrase.text(Asking.invocation.language) }

  func show(_ done: Int, _ total: Int) {
    guard total > 0 else { return }
    let width = 30
    let filled = min(width, width * done / total)
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
    let line = "\(title) [\(bar)] \(done)/\(total)"
    guard line != shown else { return }
    shown = line
    Output.progress(line)
  }

  func clear() { if !shown.isEmpty { Output.progress("") } }
}
