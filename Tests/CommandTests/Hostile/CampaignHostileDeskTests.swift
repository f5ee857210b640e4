import Foundation
import Testing

/// The desk in a real terminal that is fed what nobody types (docs/decisions/0017): a megabyte in every run, ten of them
/// in a campaign (`HUIYIN_CAMPAIGN`).
@Suite struct CampaignHostileDesk {
  private static let size = ProcessInfo.processInfo.environment["HUIYIN_CAMPAIGN"] == nil ? 1 << 20 : 10 << 20

  static let floods: [(name: String, bytes: [UInt8], bracketed: Bool)] = [
    ("one line", Array(String(repeating: "长", count: size / 3).utf8), true),
    ("one line, not as a paste", Array(String(repeating: "长", count: size / 3).utf8), false),
    ("marks", Array(("e" + String(repeating: "\u{301}", count: size / 2)).utf8), true),
    ("commands", Array(String(repeating: "\u{1B}[31m\u{1B}]0;x\u{7}", count: size / 12).utf8), true),
    ("no text", (0..<size).map { [0x80, 0xFF, 0xC0, 0xED][$0 % 4] }, false),
  ]

  /// The desk lives, the field is sound, and the next field takes what is typed.
  @Test(arguments: floods.indices) func aFlood(_ index: Int) throws {
    let store = try TestStore()
    let desk = try DeskTerminal(store, as: "shou")
    _ = try desk.see("F2 登记", "首页")
    try desk.press("F2")
    _ = try desk.see(">*内容", "[1 投诉]")
    try desk.paste(Self.floods[index].bytes, bracketed: Self.floods[index].bracketed)
    try desk.press("Tab")
    _ = try desk.see(">*标题")
    try desk.type("校门口路灯坏了")
    _ = try desk.see("校门口路灯坏了", ">*标题")
  }

  /// Commands in a paste go whole, and an end mark in it is no end: F2 behind it saves nothing.
  @Test func aPasteThatWasMadeToBePasted() throws {
    let store = try TestStore()
    let desk = try DeskTerminal(store, as: "shou")
    _ = try desk.see("F2 登记", "首页")
    try desk.press("F2")
    _ = try desk.see(">*内容", "[1 投诉]")
    try desk.paste(Array("红\u{1B}[31m色\u{1B}]0;x\u{7}的\u{202E}字\u{1B}[201~\u{1B}OQ完".utf8), bracketed: true)
    let shown = try desk.see("红色的字完")
    #expect(!shown.contains("[31m"))
    #expect(try store.json(["list"], as: "shou").rows.isEmpty)
  }
}
