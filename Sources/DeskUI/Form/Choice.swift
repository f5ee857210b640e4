import CaseDomain
import TermGrid

/// A field that takes one or several of given values. Up to nine are shown in a row and chosen by digit; more are
/// picked from a list that is filtered by Chinese, identifier or pinyin initials.
struct Choice: Sendable, Hashable {
  struct Option: Sendable, Hashable {
    var id: String
    var words: Bilingual
    /// What else finds it: pinyin initials, aliases.
    var keys: [String] = []
  }

  var options: [Option]
  var chosen: [String] = []
  let multiple: Bool

  var isInline: Bool { options.count <= 9 }

  init(_ options: [Option], multiple: Bool = false, chosen: [String] = []) {
    self.options = options
    self.multiple = multiple
    self.chosen = chosen
  }

  /// Chooses, or takes the choice back where several are allowed.
  mutating func take(_ id: String) {
    guard multiple else {
      chosen = [id]
      return
    }
    if let index = chosen.firstIndex(of: id) { chosen.remove(at: index) } else { chosen.append(id) }
  }

  /// The next or previous option of a single choice.
  mutating func step(_ by: Int) {
    guard !multiple, !options.isEmpty else { return }
    guard let at = options.firstIndex(where: { $0.id == chosen.first }) else {
      chosen = [options[by > 0 ? 0 : options.count - 1].id]
      return
    }
    chosen = [options[(at + by + options.count) % options.count].id]
  }

  /// Puts these first, in their order; the others follow as they were.
  mutating func putFirst(_ ids: [String]) {
    let first = ids.compactMap { id in options.first { $0.id == id } }
    options = first + options.filter { !ids.contains($0.id) }
  }

  /// Second levels of categories are found by their own initials too, once these are known: `ws`, `stywcws`.
  mutating func find(by initials: [String: String]) {
    for index in options.indices {
      let words = options[index].words.zh.split(separator: "/").map(String.init)
      let known = words.compactMap { initials[$0] }
      guard !known.isEmpty else { continue }
      for key in known + [known.joined()] where !options[index].keys.contains(key) { options[index].keys.append(key) }
    }
  }

  func words(of id: String) -> Bilingual { options.first { $0.id == id }?.words ?? Bilingual(id) }

  /// The chosen ones in words.
  func words(_ language: Language) -> String {
    Bilingual.list(chosen.map(words(of:)))(language)
  }

  /// `1 投诉 [2 举报] …`, broken into rows of at most `width` columns.
  func rows(_ language: Language, width: Int, cellWidth: CellWidth) -> [String] {
    var rows = [""]
    for (index, option) in options.enumerated() {
      let isChosen = chosen.contains(option.id)
      let text = (isChosen ? "[" : " ") + "\(index + 1) " + option.words(language) + (isChosen ? "]" : " ")
      let last = rows[rows.count - 1]
      if !last.isEmpty, cellWidth.columns(of: last) + cellWidth.columns(of: text) > width {
        rows.append(text)
      } else {
        rows[rows.count - 1] = last + text
      }
    }
    return rows
  }
}

extension Choice {
  /// The values a field type chooses from; nil for types that are typed.
  static func of(_ type: FieldType, repeats: Bool, _ session: DeskSession) -> Choice? {
    let organisation = session.organisation
    func departments() -> [Option] {
      organisation.departments.filter(\.active).map {
        Option(id: $0.id, words: $0.words, keys: [$0.id, $0.pinyin, $0.name].compactMap { $0 })
      }
    }
    func staff() -> [Option] {
      organisation.staff.filter(\.active).map {
        Option(id: $0.id, words: Bilingual($0.name), keys: [$0.id, $0.pinyin].compactMap { $0 })
      }
    }
    switch type {
    case .flag:
      return Choice([Option(id: "yes", words: DeskText.yes()), Option(id: "no", words: DeskText.no())])
    case .term(let set):
      return Choice(set.values.map { Option(id: $0.id, words: $0.words, keys: [$0.id]) }, multiple: repeats)
    case .department: return Choice(departments(), multiple: repeats)
    case .staff: return Choice(staff(), multiple: repeats)
    case .party: return Choice(departments() + staff(), multiple: repeats)
    case .channel:
      return Choice(
        organisation.channels.map { Option(id: $0.id, words: $0.words, keys: [$0.id, $0.name] + $0.aliases) },
        multiple: repeats)
    case .category:
      let options = organisation.categories.flatMap { category -> [Option] in
        let keys = [category.pinyin].compactMap { $0 }
        let children = category.children.map {
          Option(id: "\(category.name)/\($0)", words: Bilingual("\(category.name)/\($0)"), keys: keys + [$0])
        }
        return [Option(id: category.name, words: Bilingual(category.name), keys: keys)] + children
      }
      return Choice(options, multiple: repeats)
    default: return nil
    }
  }
}
