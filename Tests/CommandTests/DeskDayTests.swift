import Foundation
import Glibc
import Testing

/// A day at the desk: the same work many times over, and two people at once, in a real terminal.
@Suite struct DeskDayTests {
  private func cases(_ store: TestStore, _ queue: String) throws -> [[String: Any]] {
    let outcome = try store.json(["list", "--queue", queue], as: "du")
    let rows = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    return try #require(rows)
  }

  private func state(_ store: TestStore, _ number: String) throws -> String? {
    try store.json(["show", number], as: "du").object["state"] as? String
  }

  /// Ten complaints, one after the other, without leaving the form.
  @Test func tenComplaintsInARow() throws {
    let store = try TestStore()
    let desk = try DeskTerminal(store, as: "shou")
    _ = try desk.see("F2 登记", "首页")
    try desk.press("F2")
    for turn in 1...10 {
      _ = try desk.see(">*内容", "F8 登记并下一件", "还缺：内容")
      try desk.type("第\(turn)盏路灯坏了，请修理。")
      try desk.press("Tab", "Tab")
      _ = try desk.see(">*姓名", "第\(turn)盏路灯坏了")
      try desk.type("秦小满")
      try desk.press("Tab")
      try desk.type("139000011\(10 + turn)")
      _ = try desk.see(">*电话", "139000011\(10 + turn)")
      try desk.press("F8")
      let number = "SG20261123-00" + (turn < 10 ? "0" : "") + "\(turn)"
      _ = try desk.see("✓ 已登记 \(number)", "还缺：内容")
    }
    try desk.press("Escape")
    _ = try desk.see("首页", "F10 退出")
    let rows = try cases(store, "unaccepted")
    #expect(rows.count == 10)
    #expect(Set(rows.compactMap { $0["subject"] as? String }).count == 10)
    #expect(rows.allSatisfy { ($0["subject"] as? String)?.hasSuffix("盏路灯坏了，请修理") == true })
  }

  /// Thirty calls, four keys each.
  @Test func thirtyCallsInARow() throws {
    let store = try TestStore()
    let before = try Preparation(store)
    for turn in 1...30 { _ = try before.answered("第\(turn)盏路灯坏了") }
    let desk = try DeskTerminal(store, as: "shou")
    _ = try desk.see("首页", "待回访             30")
    try desk.press("7")
    for left in stride(from: 30, to: 0, by: -1) {
      _ = try desk.see("回访台", "第 1 个，共 \(left) 个", "> 有人联系过")
      try desk.press("1", "1", "1", "Enter")
    }
    _ = try desk.see("✓ 已回访")
    let closing = try cases(store, "closing")
    #expect(closing.count == 30)
    #expect(try cases(store, "follow-up").isEmpty)
  }

  /// What waits for a principal, decided one after another with one key and one line.
  @Test func fiveDecisionsInARow() throws {
    let store = try TestStore()
    let before = try Preparation(store)
    let review = try before.reviewed("食堂地面湿滑")
    let extended = try before.handling("教室门锁坏了")
    try before.act(
      "ban", .extend, extended, [.reason: "等配件到货", .to: "2026-12-04"], at: "2026-11-20T10:00")
    let suspended = try before.handling("操场积水")
    try before.act(
      "ban", .suspend, suspended, [.reason: "等市政施工", .until: "2026-11-30"], at: "2026-11-20T10:10")
    let returned = try before.dispatched("校车晚点")
    try before.act(
      "ban", .sendReturn, returned, [.reason: "校车由安全办管理", .basis: "部门职责第三条"], at: "2026-11-20T10:20")
    let unmet = try before.calledBack("作业偏多", satisfied: false)
    try before.act("du", .explain, unmet, [.reason: "作业时长符合规定"], at: "2026-11-20T16:00")

    let desk = try DeskTerminal(store, as: "xiao")
    _ = try desk.see("今天要我定的", "首页", "审核答复", "延期申请", "挂起申请", "退单裁定", "解释说明")
    try desk.press("F2")
    for turn in 1...5 {
      _ = try desk.see("逐件决定", turn == 1 ? "第 1 件，共 5 件" : "已定 \(turn - 1) 件", "F8 跳过")
      try desk.press("1")
      _ = try desk.see("逐件决定", "→", "Enter")
      try desk.type("同意。")
      _ = try desk.see("同意。")
      try desk.press("Enter")
    }
    _ = try desk.see("要您定的都定完了", "同意 4 件，不同意 1 件")
    #expect(try state(store, review) == "approved")
    #expect(try state(store, returned) == "dispatched")
    #expect(try state(store, unmet) == "closing")
    let rounds = try store.json(["show", extended], as: "du").object["rounds"] as? [[String: Any]]
    #expect((rounds?.first?["extensions"] as? [Any])?.count == 1)
    #expect(try store.json(["show", suspended], as: "du").output.contains("suspensionDecided"))
  }

  /// A supervisor closes what is done and refuses what is not.
  @Test func closingAndRefusing() throws {
    let store = try TestStore()
    let before = try Preparation(store)
    let done = try before.calledBack("路灯坏了")
    let notDone = try before.calledBack("水龙头漏水")
    let desk = try DeskTerminal(store, as: "du")
    _ = try desk.see("首页", "待销号")
    try desk.press(":")
    try desk.type("待销号")
    _ = try desk.see("待销号", "Tab")
    try desk.press("Enter")
    _ = try desk.see("待销号：2 件", "路灯坏了", "水龙头漏水")
    try desk.press("F2")
    _ = try desk.see("→ 按“满意”销号，此件办结", "路灯坏了")
    try desk.press("F2")
    _ = try desk.see("✓ 已销号", "待销号：1 件")
    #expect(try state(store, done) == "closed")
    try desk.press("F4")
    _ = try desk.see("可办事项", "不予销号")
    try desk.type("不予销号")
    _ = try desk.see("筛选 不予销号", "不予销号")
    try desk.press("Enter")
    _ = try desk.see(">*理由", "不予销号")
    try desk.type("还在漏，没有修好。")
    try desk.press("F2")
    // The harmless button is chosen; what would happen stands above it.
    _ = try desk.see("请确认", "> 1 先不办", "第 2 轮")
    try desk.press("2")
    _ = try desk.see("> 2 ")
    try desk.press("Enter")
    _ = try desk.see("✓ 已不予销号")
    #expect(try state(store, notDone) == "dispatched")
  }

  /// Two people open one case: each is told of the other; the second one's answer meets the first one's.
  @Test func twoPeopleOnOneCase() throws {
    let store = try TestStore()
    let number = try store.register()
    let first = try DeskTerminal(store, as: "shou")
    let second = try DeskTerminal(store, as: "fang")
    for desk in [first, second] {
      _ = try desk.see("首页", "午餐米饭偏硬")
      try desk.press("1")
      _ = try desk.see("我的待办：1 件")
      try desk.press("Enter")
    }
    _ = try first.see("方正", "F2 受理")
    _ = try second.see("守信", "F2 受理")
    for desk in [first, second] {
      try desk.press("F2")
      _ = try desk.see(">*分类")
      try desk.type(desk === first ? "食堂" : "其他")
      _ = try desk.see("筛选")
      try desk.press("Enter")
      _ = try desk.see("→")
    }
    try first.press("F2")
    _ = try first.see("✓ 已受理")
    try second.press("F2")
    // What was typed stays, beside what the other one did.
    _ = try second.see("守信", "受理", "其他")
    let shown = try store.json(["show", number], as: "du").object
    #expect(shown["revision"] as? Int == 2)
    #expect((shown["category"] as? String)?.hasPrefix("食堂") == true)
  }

  /// Every screen says so in a window that is too small, and is as it was when the window grows again.
  @Test func resizingLosesNothingAnywhere() throws {
    let store = try TestStore()
    let before = try Preparation(store)
    _ = try before.answered("路灯坏了")
    _ = try before.registered("水龙头漏水", at: "2026-11-23T08:50")
    let desk = try DeskTerminal(store, as: "shou")
    _ = try desk.see("首页", "F10 退出", "水龙头漏水")
    let steps: [(keys: [String], seen: String)] = [
      (["F2"], "F8 登记并下一件"), (["Escape"], "F10 退出"), (["F1"], "帮助"), (["Escape"], "F10 退出"),
      (["7"], "回访台"), (["Escape"], "F10 退出"), (["1"], "我的待办："), (["Enter"], "── 1 时限"), (["F4"], "可办事项"),
      (["Escape"], "── 1 时限"), (["C-t"], "F4 可办事项"), (["Escape"], "我的待办："), (["F7"], "筛选"),
      (["Escape"], "我的待办："), (["F8"], "视图"), (["Escape"], "我的待办："), (["C-o"], "设置"), (["Escape"], "我的待办："),
      ([":"], "Tab"),
    ]
    for step in steps {
      for key in step.keys { try desk.press(key) }
      _ = try desk.see(step.seen)
      try desk.resize(columns: 60, rows: 20)
      _ = try desk.see("窗口太小")
      try desk.resize(columns: 140, rows: 45)
      _ = try desk.see("曙光学校")
      try desk.resize(columns: 80, rows: 24)
      _ = try desk.see(step.seen)
    }
  }

  /// Two hundred lines from a letter, pasted at once, and what an input method commits in pieces.
  @Test func twoHundredLinesAreKept() throws {
    let store = try TestStore()
    let desk = try DeskTerminal(store, as: "shou")
    _ = try desk.see("F2 登记", "首页")
    try desk.press("F2")
    _ = try desk.see(">*内容", "F8 登记并下一件")
    for piece in ["食", "堂", "的饭", "菜", "，", "凉了。"] { try desk.type(piece) }
    _ = try desk.see("食堂的饭菜，凉了。")
    let lines = (1...200).map { "第\($0)行：孩子说菜是凉的，汤也是凉的。" }
    try desk.paste("\n" + lines.joined(separator: "\n"))
    _ = try desk.see("第200行")
    try desk.press("Tab", "Tab")
    _ = try desk.see(">*姓名")
    try desk.type("秦小满")
    try desk.press("Tab")
    try desk.type("13900001111")
    _ = try desk.see(">*电话", "13900001111")
    try desk.press("F2")
    _ = try desk.see("✓ 已登记 SG20261123-0001")
    let content = try store.json(["show", "SG20261123-0001"], as: "shou").object["content"] as? String
    #expect(content == "食堂的饭菜，凉了。\n" + lines.joined(separator: "\n"))
  }
}
