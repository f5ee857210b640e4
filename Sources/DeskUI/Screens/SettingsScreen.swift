import CaseDomain
import TermGrid

/// 设置: how the desk looks and speaks to this person. Everything is in force at once and kept for them.
struct SettingsScreen: Screen {
  let place = KeyPlace.settings
  private var list = ListView(DeskSetting.allCases)

  func title(_ desk: DeskContext) -> String { desk.say(.placeSettings) }

  mutating func handle(_ input: InputEvent, _ desk: DeskContext) -> [Step] {
    guard let key = input.keys.first else { return [] }
    switch command(key, desk) {
    case .none: return []
    case .refused(let line): return [.say(line)]
    case .run(let command):
      switch command {
      case .move: list.step(key)
      case .switchPane, .open: return change(by: key == .left ? -1 : 1, desk)
      case .digit:
        guard let setting = list.selected, case .character(let character) = key.folded,
          let n = character.wholeNumberValue, n <= setting.options.count
        else { return [.say(StatusLine(.error, DeskText.noSuchNumber()))] }
        return take(setting, n - 1, desk)
      case .back: return [.pop]
      default: break
      }
      return []
    }
  }

  private func change(by step: Int, _ desk: DeskContext) -> [Step] {
    guard let setting = list.selected else { return [] }
    let count = setting.options.count
    return take(setting, (setting.index(in: desk.settings) + step + count) % count, desk)
  }

  private func take(_ setting: DeskSetting, _ index: Int, _ desk: DeskContext) -> [Step] {
    var settings = desk.settings
    setting.set(index, in: &settings)
    return settings == desk.settings ? [] : [.settings(settings)]
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let language = desk.language
    frame.grid.text(
      " " + ComfortText.settingsIntro()(language), row: area.row, column: 0, width: area.width, style: .heading)
    var row = area.row + 2
    for (index, setting) in DeskSetting.allCases.enumerated() {
      let isSelected = index == list.selectedIndex
      frame.grid.text(
        (isSelected ? "> " : "  ") + setting.words(language), row: row, column: 1, width: 22,
        style: isSelected ? .strong : .normal)
      let current = setting.index(in: desk.settings)
      var column = 24
      for (n, option) in setting.options.enumerated() {
        let text = (n == current ? "[" : " ") + "\(n + 1) " + option(language) + (n == current ? "]" : " ")
        let width = frame.grid.write(
          text, row: row, column: column, width: area.width - column - 1, style: n == current ? .strong : .normal)
        if isSelected, n == current {
          frame.grid.select(row: row, column: column, width: width)
          frame.caret = Position(row: row, column: column)
        }
        column += width + 1
      }
      row += 1
      row += frame.grid.wrapped(
        setting.note(language), row: row, column: 24, width: area.width - 26, height: 2, style: .dim)
      if setting == .width {
        // A bar drawn under the sample at the width the desk believes in: they end together when the setting fits.
        let sample = ComfortText.widthSample()(language)
        frame.grid.write(sample + "|", row: row, column: 24)
        let width = desk.settings.cellWidth.columns(of: sample)
        frame.grid.write(String(repeating: "-", count: width) + "|", row: row + 1, column: 24, style: .dim)
        row += 2
      }
      if area.height > 26 { row += 1 }
    }
  }
}

/// One thing that can be set.
enum DeskSetting: String, CaseIterable, Sendable {
  case language, theme, width, mouse, bell, borders

  var words: Bilingual {
    switch self {
    case .language: ComfortText.settingLanguage()
    case .theme: ComfortText.settingTheme()
    case .width: ComfortText.settingWidth()
    case .mouse: ComfortText.settingMouse()
    case .bell: ComfortText.settingBell()
    case .borders: ComfortText.settingBorders()
    }
  }

  var note: Bilingual {
    switch self {
    case .language: ComfortText.noteLanguage()
    case .theme: ComfortText.noteTheme()
    case .width: ComfortText.noteWidth()
    case .mouse: ComfortText.noteMouse()
    case .bell: ComfortText.noteBell()
    case .borders: ComfortText.noteBorders()
    }
  }

  var options: [Bilingual] {
    switch self {
    case .language: [ComfortText.chinese(), ComfortText.english()]
    case .theme: Theme.all.map { ComfortText.theme($0.name) }
    case .width: [ComfortText.oneColumn(), ComfortText.twoColumns()]
    case .mouse, .bell: [ComfortText.off(), ComfortText.on()]
    case .borders: [ComfortText.bordersLine(), ComfortText.bordersPlain()]
    }
  }

  func index(in settings: DeskSettings) -> Int {
    switch self {
    case .language: settings.language == .zh ? 0 : 1
    case .theme: Theme.all.firstIndex { $0.name == settings.theme } ?? 0
    case .width: settings.ambiguousIsWide ? 1 : 0
    case .mouse: settings.mouse ? 1 : 0
    case .bell: settings.bell ? 1 : 0
    case .borders: settings.plainBorders ? 1 : 0
    }
  }

  func set(_ index: Int, in settings: inout DeskSettings) {
    switch self {
    case .language: settings.language = index == 0 ? .zh : .en
    case .theme: if Theme.all.indices.contains(index) { settings.theme = Theme.all[index].name }
    case .width: settings.ambiguousIsWide = index == 1
    case .mouse: settings.mouse = index == 1
    case .bell: settings.bell = index == 1
    case .borders: settings.plainBorders = index == 1
    }
  }
}
