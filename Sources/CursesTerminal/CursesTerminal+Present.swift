import CNcurses
import TermGrid

extension CursesTerminal {
  /// Shows a frame: hands the changed rows to ncurses whole and refreshes once, in one write. A frame of another size
  /// than the terminal is clipped, or blank around.
  ///
  /// The theme and the width of ambiguous characters may change from frame to frame. Another width means that the
  /// terminal shows other places than were thought, so everything is painted anew, as for `frame.repaint`.
  public func present(_ frame: Frame, theme: Theme = .standard) {
    guard isRunning, !isLost, var painter else { return }
    let theme = painter.hasColors ? theme : .monochrome
    let window = huiyin_stdscr()
    if frame.repaint || shownWidth.map({ $0 != frame.grid.cellWidth }) == true { repaint() }
    shownWidth = frame.grid.cellWidth
    if shownTheme != theme { shownRows = [] }
    let isFirst = shownRows.count != rows
    if isFirst { shownRows = Array(repeating: [], count: rows) }
    for row in 0..<rows {
      let cells = frame.grid.row(row)
      if !isFirst, shownRows[row].elementsEqual(cells) { continue }
      let line = painter.compose(cells, columns: columns, theme: theme)
      mvwadd_wchnstr(window, Int32(row), 0, line, Int32(line.count))
      shownRows[row] = Array(cells)
    }
    shownTheme = theme
    self.painter = painter
    place(frame.caret)
    wrefresh(window)
    if frame.bell { beep() }
    show(title: frame.title)
  }

  /// Draws everything anew at the next `present`, for a screen that something else has written on.
  public func repaint() {
    guard isRunning else { return }
    forget()
    clearok(huiyin_stdscr(), true)
    // What has written on the screen may have reset the terminal as well.
    send(modes)
  }

  func forget() {
    shownRows = []
    shownTheme = nil
  }

  private func place(_ caret: Position?) {
    let isVisible = caret != nil
    if shownCaret != isVisible {
      // Writes by itself, so only when it changes.
      curs_set(isVisible ? 1 : 0)
      shownCaret = isVisible
    }
    let row = min(max(0, caret?.row ?? rows - 1), rows - 1)
    let column = min(max(0, caret?.column ?? 0), columns - 1)
    wmove(huiyin_stdscr(), Int32(row), Int32(column))
  }

  private func show(title: String?) {
    guard canShowTitle, title != shownTitle else { return }
    shownTitle = title
    // The same rules as for cells: nothing in a title may end the sequence and begin another.
    send("\u{1B}]2;" + CellWidth.standard.truncate(Sanitize.line(title ?? ""), to: 120) + "\u{07}")
  }
}
