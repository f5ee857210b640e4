import Foundation

/// Initials of the pinyin of a name, computed when it is saved: the first transformation of a process takes a tenth of
/// a second and 8 MB (architecture.md, "Speed").
enum Pinyin {
  /// `zwc` for 总务处; letters and digits stay, everything else is left out.
  static func initials(_ name: String) -> String? {
    var result = ""
    for character in name {
      if character.isASCII {
        if character.isLetter || character.isNumber { result += character.lowercased() }
        continue
      }
      guard let latin = String(character).applyingTransform(.mandarinToLatin, reverse: false),
        let first = latin.applyingTransform(.stripDiacritics, reverse: false)?.first, first.isASCII, first.isLetter
      else { continue }
      result += first.lowercased()
    }
    return result.isEmpty ? nil : result
  }
}
