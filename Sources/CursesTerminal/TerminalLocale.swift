import CNcurses

/// ncurses prints UTF-8 only in a UTF-8 locale, and an ssh client may name one that this machine does not have.
enum TerminalLocale {
  /// - Returns: false when there is no UTF-8 locale at all.
  static func useUTF8() -> Bool {
    // Only the character type: a decimal comma from LC_NUMERIC has no place in our numbers.
    setlocale(LC_CTYPE, "")
    if isUTF8 { return true }
    for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"] where setlocale(LC_CTYPE, name) != nil {
      if isUTF8 { return true }
    }
    return false
  }

  private static var isUTF8: Bool {
    guard let codeset = huiyin_codeset() else { return false }
    let name = String(cString: codeset).uppercased()
    return name == "UTF-8" || name == "UTF8"
  }
}
