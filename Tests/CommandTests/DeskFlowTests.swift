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
    #expect(try desk.see("曙光学校 · 首页", "F2 登记").contains("守信（受理员）"))
    try desk.press("F2")
    #expect(try desk.see(">*类别").contains("1 投诉"))
    try desk.press("1")
    #expect(try desk.see(">*渠道").contains("[1 投诉]"))
    try desk.type("电话")
    #expect(try desk.see("筛选 电话").contains("电话"))
    try desk.press("Enter")
    #expect(try desk.see(">*标题").contains("*标题"))
    try desk.type("午餐米饭偏硬")
    try desk.press("Enter")
    #expect(try desk.see(">*内容").contains("午餐米饭偏硬"))
    try desk.type("连续两天米饭没有煮透。")
    try desk.press("Tab")
    try desk.type("秦小满")
    try desk.press("Tab")
    try desk.type("13900001111")
    #expect(try desk.see("> 电话").contains("13900001111"))
    try desk.press("F2")
    #expect(try desk.see("✓ 已登记").contains("✓ 已登记 \(number)，应在 11-24 17:30 前受理。"))

    try desk.press("F2")
    #expect(try desk.see(">*分类").contains("午餐米饭偏硬"))
    try desk.type("食堂")
    #expect(try desk.see("筛选 食堂").contains("食堂与午餐"))
    try desk.press("Enter")
    #expect(try desk.see("> 紧急程度").contains("[1 一般]"))
    try desk.press("F2")
    #expect(try desk.see("✓ 已受理").contains("F2 交办"))

    try desk.press("F2")
    #expect(try desk.see(">*主办部门").contains("协办部门"))
    try desk.type("总务")
    #expect(try desk.see("筛选 总务").contains("总务处"))
    try desk.press("Enter")
    #expect(try desk.see("> 协办部门").contains("总务处"))
    try desk.press("F2")
    #expect(try desk.see("✓ 已交办").contains("应在 11-24 17:30 前签收。"))
    try desk.press("Escape")
    #expect(try desk.see("F10 退出").contains("首页"))
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
    #expect(try desk.see("> 备注").contains("· 签收"))
    try desk.press("F2")
    #expect(try desk.see("✓ 已签收").contains("F2 联系群众"))
    try desk.press("F2")
    #expect(try desk.see("> 1 先不办").contains("查看会记入此件的办理经过"))
    try desk.press("2")
    #expect(try desk.see("> 2 查看并填写联系情况").contains("请确认"))
    try desk.press("Enter")
    #expect(try desk.see(">*方式").contains("13900001111"))
    // Two answers typed faster than the line carries them.
    try desk.type("11")
    #expect(try desk.see("> 内容").contains("[1 是]"))
    try desk.press("F2")
    #expect(try desk.see("✓ 已联系群众").contains("F2 报结果"))
    try desk.press("F2")
    #expect(try desk.see(">*是否属实").contains("*拟答复"))
    try desk.press("1")
    try desk.press("1")
    #expect(try desk.see(">*办理措施").contains("[1 已解决]"))
    try desk.type("已调整煮饭水量。")
    try desk.press("Tab")
    try desk.type("米饭已改善，谢谢您的提醒。")
    #expect(try desk.see("谢谢您的提醒").contains(">*拟答复"))
    try desk.press("F2")
    #expect(try desk.see("✓ 已报结果").contains("待审核"))
  }

  private func approve(_ store: TestStore, _ number: String) throws {
    let desk = try DeskTerminal(store, as: "xiao", now: "2026-11-23T14:00:00+08:00")
    try open(desk)
    #expect(try desk.see("F2 审核通过").contains("待审核"))
    try desk.press("F2")
    #expect(try desk.see("> 审定答复").contains("米饭已改善"))
    try desk.press("F2")
    #expect(try desk.see("✓ 已审核通过").contains("待答复"))
  }

  private func answerAndCallBack(_ store: TestStore, _ number: String) throws {
    let desk = try DeskTerminal(store, as: "shou", now: "2026-11-23T15:00:00+08:00")
    try open(desk)
    #expect(try desk.see("F2 答复").contains("待答复"))
    try desk.press("F2")
    #expect(try desk.see(">*方式").contains("米饭已改善"))
    try desk.press("1")
    #expect(try desk.see("[1 电话]").contains("> 内容"))
    try desk.press("F2")
    #expect(try desk.see("✓ 已答复").contains("F2 回访"))
    try desk.press("F2")
    #expect(try desk.see(">*回访结果").contains("满意度"))
    try desk.type("1111")
    #expect(try desk.see("> 服务态度").contains("[1 满意]"))
    try desk.press("F2")
    #expect(try desk.see("✓ 已回访").contains("待销号"))
  }

  private func close(_ store: TestStore, _ number: String) throws {
    let desk = try DeskTerminal(store, as: "du", now: "2026-11-23T16:00:00+08:00")
    try open(desk)
    #expect(try desk.see("F2 销号").contains("接通 / 已解决 / 满意"))
    try desk.press("F2")
    #expect(try desk.see("> 销号方式").contains("· 销号"))
    try desk.press("F2")
    #expect(try desk.see("> 1 先不办").contains("此件到此结束"))
    try desk.press("2")
    #expect(try desk.see("> 2 销号").contains("请确认"))
    try desk.press("Enter")
    #expect(try desk.see("✓ 已销号").contains("\(number)，现在已销号。"))
  }

  /// Home, my to-do, the only case in it.
  private func open(_ desk: DeskTerminal) throws {
    #expect(try desk.see("首页", "我的待办").contains("午餐米饭偏硬"))
    try desk.press("1")
    #expect(try desk.see("我的待办：1 件").contains("午餐米饭偏硬"))
    try desk.press("Enter")
    #expect(try desk.see("F4 可办事项").contains("午餐米饭偏硬"))
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
    #expect(try desk.see("F2 登记").contains("首页"))
    try desk.press("F2")
    #expect(try desk.see(">*类别").contains("1 投诉"))
    try desk.press("1")
    #expect(try desk.see(">*渠道").contains("[1 投诉]"))
    try desk.press("Tab")
    #expect(try desk.see(">*标题").contains("*渠道"))
    try desk.type("校门口路灯坏了")
    #expect(try desk.see("校门口路灯坏了").contains(">*标题"))
  }

  private func expectDraft(_ store: TestStore) throws {
    let next = try DeskTerminal(store, as: "shou")
    #expect(try next.see("草稿").contains("有 1 份未完成的登记或表单，回车继续。"))
    try next.press("Enter")
    #expect(try next.see("Del 删除草稿").contains("校门口路灯坏了"))
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
    #expect(try desk.see("F10 退出").contains("曙光学校 · 首页"))
    try desk.press("F2")
    #expect(try desk.see(">*类别").contains("*渠道"))
    try desk.press("1")
    try desk.press("Tab")
    try desk.type("操场积水")
    #expect(try desk.see("操场积水").contains(">*标题"))
  }

  /// A window that is too small says so and loses nothing.
  @Test func resizingKeepsTheForm() throws {
    let store = try TestStore()
    let desk = try DeskTerminal(store, as: "shou")
    try typeHalf(desk)
    try desk.resize(columns: 60, rows: 20)
    #expect(try desk.see("窗口太小").contains("内容都保留着"))
    try desk.resize(columns: 132, rows: 43)
    #expect(try desk.see("校门口路灯坏了").contains("收到时间"))
    try desk.resize(columns: 80, rows: 24)
    #expect(try desk.see("F2 保存").contains("校门口路灯坏了"))
  }
}
