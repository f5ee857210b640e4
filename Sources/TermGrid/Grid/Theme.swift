/// The sixteen colour names every terminal knows in some shade.
public enum ColorName: UInt8, CaseIterable, Sendable, Hashable {
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite
}

/// How a style looks. A colour that is nil is the terminal's own.
public struct Attributes: Hashable, Sendable {
  public var foreground: ColorName?
  public var background: ColorName?
  public var bold: Bool
  public var underline: Bool
  public var reverse: Bool
  public var dim: Bool

  public init(
    _ foreground: ColorName? = nil, on background: ColorName? = nil, bold: Bool = false, underline: Bool = false,
    reverse: Bool = false, dim: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.underline = underline
    self.reverse = reverse
    self.dim = dim
  }
}

/// A look for every style. Selection is reverse video in all of them.
public struct Theme: Hashable, Sendable {
  /// For the command line and settings, not for people.
  public let name: String
  private let table: [Style: Attributes]

  public init(name: String, _ table: [Style: Attributes]) {
    self.name = name
    self.table = table
  }

  /// The look of a cell.
  public func attributes(_ style: Style, isSelected: Bool = false) -> Attributes {
    var look = table[style] ?? Attributes()
    if isSelected {
      // Reverse of a reversed style would look unselected.
      look.reverse = true
      look.dim = false
    }
    return look
  }

  public static let all: [Theme] = [.standard, .highContrast, .colourBlind, .monochrome]

  /// The theme of that name, the standard one for an unknown name; without colours where `NO_COLOR` asks for it.
  public static func named(_ name: String?, noColor: Bool = false) -> Theme {
    if noColor { return .monochrome }
    return all.first { $0.name == name } ?? .standard
  }

  /// Blue and orange rather than red and green; the terminal's own background.
  ///
  /// What stands in every row of a list has a colour and nothing else: switching bold on and off costs a slow line four
  /// times as many bytes as a colour does.
  public static let standard = Theme(
    name: "standard",
    [
      .dim: Attributes(dim: true), .strong: Attributes(bold: true),
      .title: Attributes(.white, on: .blue, bold: true), .heading: Attributes(.cyan, bold: true),
      .border: Attributes(.blue), .selected: Attributes(reverse: true),
      .field: Attributes(underline: true), .fieldFocused: Attributes(.white, on: .blue),
      .placeholder: Attributes(dim: true), .error: Attributes(.white, on: .red, bold: true),
      .warning: Attributes(.yellow), .overdue: Attributes(.brightRed), .ok: Attributes(.cyan),
      .info: Attributes(.brightBlue), .link: Attributes(.brightBlue, underline: true),
      .match: Attributes(.magenta), .footerKey: Attributes(bold: true, reverse: true),
      .footerText: Attributes(), .badge: Attributes(.black, on: .cyan), .status: Attributes(.white, on: .blue),
    ])

  /// Only the strongest contrasts, nothing dimmed.
  public static let highContrast = Theme(
    name: "high-contrast",
    [
      .strong: Attributes(.brightWhite, bold: true), .title: Attributes(.black, on: .white),
      .heading: Attributes(.brightWhite, bold: true, underline: true), .border: Attributes(.white),
      .selected: Attributes(reverse: true), .field: Attributes(.brightWhite, underline: true),
      .fieldFocused: Attributes(.black, on: .white), .error: Attributes(.brightWhite, on: .red, bold: true),
      .warning: Attributes(.brightYellow, bold: true), .overdue: Attributes(.brightWhite, on: .red, bold: true),
      .ok: Attributes(.brightWhite), .info: Attributes(.brightWhite), .link: Attributes(.brightWhite, underline: true),
      .match: Attributes(.brightYellow, bold: true, underline: true), .footerKey: Attributes(.black, on: .white),
      .badge: Attributes(.black, on: .white), .status: Attributes(.black, on: .white),
    ])

  /// Blue, yellow and brightness only: told apart with any colour vision.
  public static let colourBlind = Theme(
    name: "colour-blind",
    [
      .dim: Attributes(dim: true), .strong: Attributes(bold: true), .title: Attributes(.white, on: .blue, bold: true),
      .heading: Attributes(.brightBlue, bold: true), .border: Attributes(.blue), .selected: Attributes(reverse: true),
      .field: Attributes(underline: true), .fieldFocused: Attributes(.white, on: .blue),
      .placeholder: Attributes(dim: true), .error: Attributes(.black, on: .yellow, bold: true),
      .warning: Attributes(.yellow), .overdue: Attributes(.brightYellow, bold: true, underline: true),
      .ok: Attributes(.brightBlue), .info: Attributes(.brightBlue), .link: Attributes(.brightBlue, underline: true),
      .match: Attributes(.brightYellow, bold: true), .footerKey: Attributes(bold: true, reverse: true),
      .badge: Attributes(.white, on: .blue), .status: Attributes(.white, on: .blue),
    ])

  /// No colour at all.
  public static let monochrome = Theme(
    name: "monochrome",
    [
      .strong: Attributes(bold: true), .title: Attributes(bold: true, reverse: true),
      .heading: Attributes(bold: true), .selected: Attributes(reverse: true), .field: Attributes(underline: true),
      .fieldFocused: Attributes(bold: true, underline: true), .error: Attributes(bold: true, reverse: true),
      .warning: Attributes(bold: true), .overdue: Attributes(bold: true, underline: true),
      .link: Attributes(underline: true), .match: Attributes(bold: true, underline: true),
      .footerKey: Attributes(reverse: true), .badge: Attributes(reverse: true), .status: Attributes(reverse: true),
    ])
}
