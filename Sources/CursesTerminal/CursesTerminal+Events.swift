import CNcurses
import Glibc
import TermGrid

extension CursesTerminal {
  /// How long Esc waits for the rest of a sequence. 50 split sequences of slow lines, 1000 made Esc feel dead.
  static let sequencePause: Int64 = 100
  static let pastePause: Int64 = 2000

  /// The next thing that happened, or nil when the time has passed.
  ///
  /// After `.terminalLost` every call returns it again at once: leave the loop.
  /// - Parameters:
  ///   - timeoutMilliseconds: nil waits for ever, 0 only looks.
  ///   - alsoWatch: descriptors that wake it as `.wake` while they are readable; reading them is the caller's.
  public func nextEvent(timeoutMilliseconds: Int?, alsoWatch: [Int32] = []) -> InputEvent? {
    guard isRunning else { return .terminalLost }
    if !queue.isEmpty { return queue.removeFirst() }
    if isLost { return .terminalLost }
    let deadline = timeoutMilliseconds.map { huiyin_milliseconds() + Int64(max(0, $0)) }
    while true {
      wait(until: deadline, alsoWatch)
      if !queue.isEmpty { return queue.removeFirst() }
      if let deadline, huiyin_milliseconds() >= deadline { return nil }
    }
  }

  private func wait(until deadline: Int64?, _ alsoWatch: [Int32]) {
    let now = huiyin_milliseconds()
    let wake = [deadline, pauseEnd].compactMap { $0 }.min()
    let timeout = wake.map { Int32(clamping: max(0, $0 - now)) } ?? -1
    // Signals first in the list and first in the answer: a hangup comes before the read that fails because of it.
    var watched = ([signals.descriptor, input] + alsoWatch).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let ready = poll(&watched, nfds_t(watched.count), timeout)
    if ready < 0 {
      if errno != EINTR && errno != EAGAIN { lose() }
      return
    }
    if watched[0].revents != 0 { handleSignals() }
    if watched[1].revents != 0 {
      readInput()
    } else if let end = pauseEnd, huiyin_milliseconds() >= end {
      queue += decoder.pause()
    }
    for other in watched.dropFirst(2) where other.revents != 0 { queue.append(.wake(other.fd)) }
  }

  private var pauseEnd: Int64? {
    switch decoder.pending {
    case .nothing: nil
    case .sequence: lastByteAt + Self.sequencePause
    case .paste: lastByteAt + Self.pastePause
    }
  }

  /// Reads all there is, so that what was typed or pasted together is one event.
  private func readInput() {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    var isGone = false
    repeat {
      let count = read(input, &chunk, chunk.count)
      if count > 0 {
        bytes += chunk[..<count]
      } else if count < 0, errno == EINTR {
        continue
      } else {
        // In raw mode a terminal that is there blocks rather than answer nothing.
        isGone = count == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)
        break
      }
    } while hasMore && bytes.count < KeyDecoder.pasteLimit
    if !bytes.isEmpty {
      lastByteAt = huiyin_milliseconds()
      // A report that was on its way while the window shrank points to nowhere.
      queue += decoder.feed(bytes).filter { event in
        guard case .mouse(_, let place) = event else { return true }
        return place.row < rows && place.column < columns
      }
    }
    if isGone {
      queue += decoder.pause()
      lose()
    }
  }

  private var hasMore: Bool {
    var look = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&look, 1, 0) > 0
  }

  private func handleSignals() {
    let numbers = Set(signals.take())
    if numbers.contains(SIGHUP) || numbers.contains(SIGTERM) { queue.append(.hangup) }
    if numbers.contains(SIGINT) { queue.append(.interrupted) }
    if numbers.contains(SIGWINCH) || numbers.contains(SIGCONT) { checkSize(mustRepaint: numbers.contains(SIGCONT)) }
  }

  /// Takes over the size that the system reports.
  func checkSize(mustRepaint: Bool = false) {
    var newRows: Int32 = 0
    var newColumns: Int32 = 0
    guard huiyin_window_size(output, &newRows, &newColumns) == 0 else { return }
    if newRows == huiyin_lines(), newColumns == huiyin_columns(), !mustRepaint { return }
    // Not `resizeterm`: that also puts a KEY_RESIZE into a queue nobody reads.
    resize_term(newRows, newColumns)
    repaint()
    queue.append(.resize(columns: Int(newColumns), rows: Int(newRows)))
  }
}
