extension EditBuffer {
  /// Handles the keys that mean the same in a line and in a text.
  /// - Returns: false for keys that are none of its business.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .left: moveCaret(to: caret - 1)
    case .right: moveCaret(to: caret + 1)
    case .wordLeft, .alt("b"): moveCaret(to: wordStart(before: caret))
    case .wordRight, .alt("f"): moveCaret(to: wordEnd(after: caret))
    case .textStart: moveCaret(to: 0)
    case .textEnd: moveCaret(to: count)
    case .backspace: delete(caret - 1..<caret)
    case .delete, .ctrl("d"): delete(caret..<caret + 1)
    case .wordBackspace, .ctrl("w"): delete(wordStart(before: caret)..<caret)
    case .alt("d"): delete(caret..<wordEnd(after: caret))
    case .ctrl("u"): delete(paragraphStart(caret)..<caret)
    case .ctrl("k"):
      let end = paragraphEnd(caret)
      delete(caret..<(end == caret ? end + 1 : end))
    case .ctrl("z"): return undo()
    case .ctrl("y"): return redo()
    default: return false
    }
    return true
  }

  func paragraphStart(_ offset: Int) -> Int {
    var at = offset
    while at > 0, !infos[at - 1].isNewline { at -= 1 }
    return at
  }

  func paragraphEnd(_ offset: Int) -> Int {
    var at = offset
    while at < count, !infos[at].isNewline { at += 1 }
    return at
  }

  /// A word is a run of letters and digits of one kind; Chinese has no spaces, so a run of Han ends at punctuation.
  private enum Kind { case gap, mark, narrow, wide }

  private func kind(_ offset: Int) -> Kind {
    let character = characters[offset]
    if character.isWhitespace { return .gap }
    if !character.isLetter && !character.isNumber && character != "_" { return .mark }
    return infos[offset].columns == 2 ? .wide : .narrow
  }

  private func wordStart(before offset: Int) -> Int {
    var at = offset
    while at > 0, kind(at - 1) == .gap { at -= 1 }
    guard at > 0 else { return 0 }
    let kind = kind(at - 1)
    while at > 0, self.kind(at - 1) == kind { at -= 1 }
    return at
  }

  private func wordEnd(after offset: Int) -> Int {
    var at = offset
    while at < count, kind(at) == .gap { at += 1 }
    guard at < count else { return count }
    let kind = kind(at)
    while at < count, self.kind(at) == kind { at += 1 }
    return at
  }
}
