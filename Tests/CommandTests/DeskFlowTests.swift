import Foundation
import Glibc
import Testing

/// The desk as people use it: the built program in a real terminal. Without tmux these fail; README installs it.
@Suite struct DeskFlowTests {
  /// One case from 登记 to 销号 by four people, with nothing but keys.
  @Test func fromRegisterToClose() throws {
    let store = try TestStore()
    let number = "SG20261123-0001"
    try register(store, number)
    try handle(store, number)
    try approve(store, number)
    try answerAndCallBack(store, number)
    try close(store, number)
    let shown = try store.json(["show", number], as: "du").object
    #expect(shown["state"] as? String == "closed")
    #expect(try store.run(["verify"], as: "guan").status == 0)
  }

  private func register(_ store: TestStore, _ number: String) throws {
    let desk = try DeskTerminal(store, as: "shou")
    _ = try desk.see("曙光学校 · 首页", "F2 登记", "守信（受理员）")
    try desk.press("F2")
    _ = try desk.see(">*内容", "[1 投诉]", "*渠道        电话")
    try desk.type("午餐米饭偏硬，连续两天没有煮透。")
    try desk.press("Tab")
    _ = try desk.see(">*标题", "午餐米饭偏硬")
    try desk.press("Tab")
    try desk.type("秦小满")
    try desk.press("Tab")
    try desk.type("13900001111")
    _ = try desk.see(">*电话", "13900001111")
    try desk.press("F2")
    _ = try desk.see("✓ 已登记", "✓ 已登记 \(number)，应在 11-24 17:30 前受理。")

    try desk.press("F2")
    _ = try desk.see(">*分类", "午餐米饭偏硬")
    try desk.type("食堂")
    _ = try desk.see("筛选 食堂", "食堂与午餐")
    try desk.press("Enter")
    _ = try desk.see("> 紧急程度", "[1 一般]")
    try desk.press("F2")
    _ = try desk.see("✓ 已受理", "F2 交办")

    try desk.press("F2")
    _ = try desk.see(">*主办部门", "协办部门")
    try desk.type("总务")
    _ = try desk.see("筛选 总务", "总务处")
    try desk.press("Enter")
    _ = try desk.see("> 协办部门", "总务处")
    try desk.press("F2")
    _ = try desk.see("✓ 已交办", "应在 11-24 17:30 前签收。")
    try desk.press("Escape")
    _ = try desk.see("F10 退出", "首页")
    try desk.press("F10")
    #expect(try desk.hasEnded())
  }

  private func handle(_ store: TestStore, _ number: String) throws {
    let desk = try DeskTerminal(store, as: "ban", now: "2026-11-23T10:00:00+08:00")
    try open(desk)
    // Who complains is hidden until there is a need to know.
    let page = try desk.see("F2 签收")
    #expect(page.contains("〔隐去〕"))
    #expect(!page.contains("13900001111"))
    try desk.press("F2")
    _ = try desk.see("> 备注", "· 签收")
    try desk.press("F2")
    _ = try desk.see("✓ 已签收", "F2 联系群众")
    try desk.press("F2")
    _ = try desk.see("> 1 先不办", "查看会记入此件的办理经过")
    try desk.press("2")
    _ = try desk.see("> 2 查看并填写联系情况", "请确认")
    try desk.press("Enter")
    _ = try desk.see(">*方式", "13900001111")
    // Two answers typed faster than the line carries them.
    try desk.type("11")
    _ = try desk.see("> 内容", "[1 是]")
    try desk.press("F2")
    _ = try desk.see("✓ 已联系群众", "F2 报结果")
    try desk.press("F2")
    _ = try desk.see(">*是否属实", "*拟答复")
    try desk.press("1")
    try desk.press("1")
    _ = try desk.see(">*办理措施", "[1 已解决]")
    try desk.type("已调整煮饭水量。")
    try desk.press("Tab")
    try desk.type("米饭已改善，谢谢您的提醒。")
    _ = try desk.see("谢谢您的提醒", ">*拟答复")
    try desk.press("F2")
    _ = try desk.see("✓ 已报结果", "待审核")
  }

  private func approve(_ store: TestStore, _ number: String) throws {
    let desk = try DeskTerminal(store, as: "xiao", now: "2026-11-23T14:00:00+08:00")
    _ = try desk.see("首页", "今天要我定的", "审核答复 属实，已解决")
    try desk.press("2")
    _ = try desk.see("我的待办：1 件", "午餐米饭偏硬")
    try desk.press("Enter")
    _ = try desk.see("F2 审核通过", "待审核")
    try desk.press("F2")
    _ = try desk.see("> 审定答复", "米饭已改善")
    try desk.press("F2")
    _ = try desk.see("✓ 已审核通过", "待答复")
  }

  private func answerAndCallBack(_ store: TestStore, _ number: String) throws {
    let desk = try DeskTerminal(store, as: "shou", now: "2026-11-23T15:00:00+08:00")
    try open(desk)
    _ = try desk.see("F2 答复", "待答复")
    try desk.press("F2")
    _ = try desk.see(">*方式", "米饭已改善")
    try desk.press("1")
    _ = try desk.see("[1 电话]", "> 内容")
    try desk.press("F2")
    _ = try desk.see("✓ 已答复", "F2 回访")
    try desk.press("F2")
    _ = try desk.see("回访台", "> 有人联系过", "您好，请问是秦小满吗")
    try desk.type("111")
    _ = try desk.see("→ 待销号（满意）")
    try desk.press("Enter")
    _ = try desk.see("✓ 已回访", "待销号")
  }

  private func close(_ store: TestStore, _ number: String) throws {
    let desk = try DeskTerminal(store, as: "du", now: "2026-11-23T16:00:00+08:00")
    try open(desk)
    _ = try desk.see("F2 销号", "接通 / 已解决 / 满意")
    try desk.press("F2")
    _ = try desk.see("> 销号方式", "→ 按“满意”销号，此件办结")
    try desk.press("F2")
    _ = try desk.see("✓ 已销号 \(number)。")
  }

  /// Home, my to-do, the only case in it.
  private func open(_ desk: DeskTerminal) throws {
    _ = try desk.see("首页", "我的待办", "午餐米饭偏硬")
    try desk.press("1")
    _ = try desk.see("我的待办：1 件", "午餐米饭偏硬")
    try desk.press("Enter")
    _ = try desk.see("F4 可办事项", "午餐米饭偏硬")
  }

  // MARK: What goes wrong around it

  /// A cut connection in the middle of typing: the desk ends, and the next login offers what was typed.
  @Test func hangupKeepsWhatWasTyped() throws {
    let store = try TestStore()
    let desk = try DeskTerminal(store, as: "shou")
    try typeHalf(desk)
    #expect(kill(desk.desk, SIGHUP) == 0)
    #expect(try desk.hasEnded())
    try expectDraft(store)
  }

  /// The terminal itself is gone: nothing can be read or written, and no process is left behind.
  @Test func lostTerminalEndsTheDesk() throws {
    let store = try TestStore()
    let desk = try DeskTerminal(store, as: "shou")
    try typeHalf(desk)
    try desk.lose()
    #expect(try desk.hasEnded())
    try expectDraft(store)
  }

  private func typeHalf(_ desk: DeskTerminal) throws {
    _ = try desk.see("F2 登记", "首页")
    try desk.press("F2")
    _ = try desk.see(">*内容", "[1 投诉]")
    try desk.press("Tab")
    _ = try desk.see(">*标题", "*渠道")
    try desk.type("校门口路灯坏了")
    _ = try desk.see("校门口路灯坏了", ">*标题")
  }

  private func expectDraft(_ store: TestStore) throws {
    let next = try DeskTerminal(store, as: "shou")
    _ = try next.see("草稿", "有 1 份未完成的登记或表单，回车继续。")
    try next.press("Enter")
    _ = try next.see("Del 删除草稿", "校门口路灯坏了")
    try next.press("Enter")
    let form = try next.see("*标题")
    #expect(form.contains("[1 投诉]"))
    #expect(form.contains("校门口路灯坏了"))
    // Nobody else is offered it.
    let other = try DeskTerminal(store, as: "fang")
    #expect(try !other.see("F10 退出").contains("草稿"))
  }

  /// Terminals and locales as they are met: a name no database knows, none at all, a locale that is not installed.
  @Test(arguments: [
    ["TERM=putty-xyz"], ["-u", "TERM"], ["LC_ALL=zh_CN.UTF-8"], ["LC_ALL=C"], ["LC_ALL=POSIX", "NO_COLOR=1"],
  ])
  func showsChineseAnywhere(_ environment: [String]) throws {
    let store = try TestStore()
    let desk = try DeskTerminal(store, as: "shou", environment: environment)
    _ = try desk.see("F10 退出", "曙光学校 · 首页")
    try desk.press("F2")
    _ = try desk.see(">*内容", "*渠道")
    try desk.type("操场积水")
    _ = try desk.see("操场积水", ">*内容")
  }

  /// A window that is too small says so and loses nothing.
  @Test func resizingKeepsTheForm() throws {
    let store = try TestStore()
    let desk = try DeskTerminal(store, as: "shou")
    try typeHalf(desk)
    try desk.resize(columns: 60, rows: 20)
    _ = try desk.see("窗口太小", "内容都保留着")
    try desk.resize(columns: 132, rows: 43)
    _ = try desk.see("校门口路灯坏了", "收到时间")
    try desk.resize(columns: 80, rows: 24)
    _ = try desk.see("F2 保存", "校门口路灯坏了")
  }
}
