import CaseDomain

/// `docs/keys.md`: every key of every screen, from the table that the desk itself uses. Chinese and English.
public func keysMarkdown() -> String {
  var lines = [
    "# " + DeskText.keysTitle.words.zh + " · " + DeskText.keysTitle.words.en, "", DeskText.keysIntro.words.zh, "",
    DeskText.keysIntro.words.en,
  ]
  for place in KeyPlace.allCases where KeyTable.rows.contains(where: { $0.places.contains(place) }) {
    lines += ["", "## \(place.title.zh) · \(place.title.en)", ""]
    lines += [
      "| \(DeskText.keysKey.words.zh) | \(DeskText.keysDoes.words.zh) | \(DeskText.keysDoes.words.en) |",
      "| --- | --- | --- |",
    ]
    for row in KeyTable.rows where row.places.contains(place) {
      lines.append("| \(KeyTable.labels(row)) | \(row.title.words.zh) | \(row.title.words.en) |")
    }
  }
  return lines.joined(separator: "\n") + "\n"
}

extension KeyTable {
  /// `F2 ^S n`; the nine digits as `1–9`.
  static func labels(_ row: KeyRow) -> String {
    let keys = row.keys == digits ? ["1–9"] : row.keys.map(\.label)
    return (keys + row.aliases.map(String.init)).map { $0 == "|" ? "\\|" : $0 }.joined(separator: " ")
  }
}
