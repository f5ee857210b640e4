import CaseDomain
import CaseStore
import Foundation
import TermGrid
import Testing

@testable import DeskUI
@testable import huiyin

/// What is printed when something is changed: receipts, notices, conflicts, refusals, and 查看身份 itself.
@Suite struct SightChangeTests {
  private static let unknown = "SG20261116-9999"

  /// Nobody learns by acting what they may not read: each act as somebody who sees a case masked.
  @Test func receiptsTellNothing() throws {
    let store = try SightStore.shared.get().copied()
    func number(_ key: String) throws -> String { try store(key).number }
    let acts: [(person: String, words: [String], status: Int32)] = [
      ("ban", ["do", try number("ordinary"), "note", "--text", "看过"], 0),
      ("ban", ["do", try number("ordinary"), "note", "--text", "看过", "--if-revision", "1"], 75),
      ("ban", ["do", try number("ordinary"), "note", "--text", "看过", "--if-revision", "1", "--format", "json"], 75),
      ("ban", ["do", try number("ordinary"), "promise", "--what", "修好", "--by", "2026-11-30"], 0),
      ("ban", ["do", try number("ordinary"), "meet", "--order", "1", "--text", "办了", "--format", "json"], 0),
      ("ban", ["do", try number("ordinary"), "keep", "--promise", "1"], 77),
      ("ban", ["do", try number("ordinary"), "submit"], 65), ("ban", ["do", try number("ordinary"), "close"], 77),
      ("ban", ["do", try number("ordinary"), "edit", "--reason", "x", "--phone", "1"], 77),
      ("xie", ["do", try number("ordinary"), "opinion", "--text", "看过"], 0),
      ("xie", ["do", try number("ordinary"), "contact", "--method", "电话", "--reached", "no"], 77),
      ("duo", ["do", try number("upstream"), "sign"], 0),
      ("duo", ["do", try number("upstream"), "return", "--reason", "不归我们", "--basis", "清单"], 77),
      ("jiao", ["do", try number("reopened"), "sign", "--format", "json"], 0),
      ("jiao", ["do", try number("reopened"), "undo"], 0),
      ("zi", ["do", try number("own"), "note", "--text", "x"], 77),
      ("guan", ["do", try number("closed"), "erase", "--field", "name", "--order", "申请"], 0),
      ("ban", ["do", try number("guarded"), "contact", "--method", "电话", "--reached", "yes"], 77),
      ("ban", ["do", try number("anonymous"), "sign"], 0),
      ("zi", TestStore.complaint(["--phone", try store("ordinary").phone]), 0),
      ("nieshou", TestStore.complaint(["--phone", try store("report").phone]), 0),
    ]
    for act in acts {
      let done = store.run(act.words, as: act.person)
      #expect(done.status == act.status, "\(act): \(done.all)")
      // What somebody typed themselves is no news to them.
      let told = act.words.count > 1 ? done.all.replacing(act.words[1], with: "") : done.all
      let found = SightTests.leaks(told, to: act.person, store)
      #expect(found.isEmpty, "\(act): \(found)")
    }
  }

  /// A number that somebody may not know of is no number, wherever it is typed.
  @Test func aHiddenNumberIsNone() throws {
    let store = try SightStore.shared.get().copied()
    func number(_ key: String) throws -> String { try store(key).number }
    let tries: [(String, [String])] = [
      ("nieshou", ["do", try number("waiting"), "link", "--to", "%", "--as", "同一事"]),
      ("nieshou", ["do", try number("waiting"), "merge", "--into", "%"]),
      ("niedu", ["do", try number("closed"), "look-back", "--holds", "no", "--case", "%"]),
      ("niedu", ["do", try number("closed"), "look-back", "--holds", "no", "--new-case", "%"]),
      ("niedu", ["do", try number("closed"), "close", "--kind", "挂账", "--carried-by", "%"]),
      ("nieshou", ["list", "--query", "%"]), ("niequan", ["list", "--query", "%", "--format", "json"]),
      ("niexiao", ["list", "--where", "upstream=%"]), ("nieban", ["similar", "--number", "%"]),
      ("nieguan", ["do", "%", "erase", "--field", "name", "--order", "x"]), ("nieguan", ["show", "%"]),
      ("niequan", ["do", "%", "reveal", "--reason", "想看"]), ("niequan", ["do", "%", "undo"]),
      ("nieshou", ["do", "%", "edit", "--nonsense", "x"]), ("nieshou", ["do", "%", "edit", "--phone", "\u{1}"]),
      ("nieban", ["do", "%", "attach", "--file", "/etc/hostname", "--kind", "办理"]),
      // Nor by its having changed since.
      ("nieshou", ["do", "%", "note", "--text", "x", "--if-revision", "1"]),
      ("niequan", ["do", "%", "note", "--text", "x", "--if-revision", "1", "--format", "json"]),
      ("nieshou", ["do", "%", "register"]), ("nieshou", ["explain", "%", "--clock", "handle"]),
    ]
    for (person, words) in tries {
      for hidden in ["report", "master"] {
        func answer(_ number: String) -> SightStore.Answer {
          var answer = store.run(words.map { $0 == "%" ? number : $0 }, as: person)
          answer.output = answer.output.replacing(number, with: "%")
          answer.errors = answer.errors.replacing(number, with: "%")
          return answer
        }
        let there = answer(try number(hidden))
        let none = answer(Self.unknown)
        #expect(there.output == none.output && there.errors == none.errors, "\(person) \(words): \(there) \(none)")
        #expect(there.status == none.status && there.status != 70, "\(person) \(words)")
      }
    }
    // Where it was merged is not told either.
    let merged = store.run(["do", try number("waiting"), "merge", "--into", try number("member")], as: "nieshou")
    #expect(!merged.all.contains(try number("master")), "\(merged.all)")
    // Nor what changed with the act of somebody who may not know of the rest.
    let approved = store.run(
      ["do", try number("member"), "answer", "--method", "电话", "--format", "json"], as: "nieshou")
    #expect(approved.status == 0)
    #expect(!approved.all.contains(try number("master")), "\(approved.all)")
  }

  // MARK: Reveal

  @Test func aRevealIsLoggedToldAndOver() throws {
    let store = try SightStore.shared.get().copied()
    let known = try store("guarded")
    func sees(_ person: String, _ now: String = SightStore.now) -> Bool {
      !known.leaks(into: SightCase.Printed(store.run(["show", known.number], as: person, now: now).all)).isEmpty
    }
    #expect(!sees("ban"))
    // Not without a reason.
    #expect(store.run(["do", known.number, "reveal"], as: "ban").status == 65)
    #expect(!sees("ban"))
    let done = store.run(["do", known.number, "reveal", "--reason", "当面核实"], as: "ban")
    #expect(done.status == 0)
    #expect(done.all.contains("督导"), "\(done.all)")
    #expect(known.leaks(into: SightCase.Printed(done.all)).isEmpty)
    // Shown to that person alone, for this case alone, until the end of the day.
    #expect(sees("ban"))
    #expect(sees("ban", "2026-11-23T23:59:59+08:00"))
    #expect(!sees("ban", "2026-11-24T00:00:00+08:00"))
    for other in ["bao", "xie", "duo"] { #expect(!sees(other)) }
    let ordinary = try store("ordinary")
    #expect(
      ordinary.leaks(into: SightCase.Printed(store.run(["show", ordinary.number], as: "ban").all)).isEmpty)
    // Logged: who, when and why stand in the history, for everybody who sees the case.
    for reader in ["du", "shou", "bao"] {
      let history = store.run(["show", known.number], as: reader).output
      #expect(history.contains("查看身份") && history.contains("当面核实") && history.contains("班实实"))
    }
    // Told: whoever oversees finds it in a list of its own.
    #expect(store.run(["list", "--where", "revealed=yes"], as: "du").output.contains(known.number))
    #expect(store.run(["list", "--where", "revealed=no"], as: "du").output.contains(known.number) == false)
    // Nobody who sees it anyway leaves a trace, and the accused is told of nothing.
    #expect(store.run(["do", known.number, "reveal", "--reason", "x"], as: "du").status == 77)
    let report = try store("report")
    #expect(store.run(["do", report.number, "reveal", "--reason", "x"], as: "nieban").status == 66)
    // The operations log tells the operator too: who and which case, never whom; and nothing to whom it accuses.
    #expect(store.run(["do", report.number, "reveal", "--reason", "核实"], as: "ban").status == 0)
    for (person, tells) in [("du", true), ("guan", true), ("niedu", false), ("nieguan", false)] {
      for format in ["text", "json"] {
        let log = store.run(["log", "--limit", "100000", "--format", format], as: person)
        #expect(log.output.contains(known.number) && log.output.contains("ban"), "\(log.all)")
        #expect(log.output.contains(report.number) == tells, "\(person) \(log.all)")
        let printed = SightCase.Printed(log.all)
        #expect(store.cases.allSatisfy { $0.leaks(into: printed).isEmpty })
      }
    }
  }

  /// What changes together is told to who may know of all of it, and of the rest to the others.
  @Test(arguments: ["du", "niedu"]) func whatChangesWithItIsToldToWhoMayKnow(_ person: String) throws {
    let copy = try SightStore.shared.get().copied()
    // Its folder goes with it.
    defer { withExtendedLifetime(copy) {} }
    let asked = try SightAsked(copy)
    func act(_ person: String, _ action: Action, _ number: String?, _ fields: Fields = Fields()) throws -> Receipt {
      try asked.store.act(Request(action, fields), on: number, as: person, now: asked.now)
    }
    func register(_ accused: String) throws -> String {
      var fields: Fields = [
        .kind: "投诉", .channel: "电话", .subject: "楼道灯坏", .content: "坏了三天。", .name: "宗政凌霄", .phone: "13907550001",
      ]
      if !accused.isEmpty { fields[.objectPerson] = [accused] }
      let number = try act("shou", .register, nil, fields).target.number
      _ = try act("shou", .accept, number, [.category: "其他"])
      return number
    }
    let master = try register("")
    let plain = try register("")
    // However the name is spelled.
    let barred = try register("安全办 聂 五　山老师")
    for member in [plain, barred] { _ = try act("shou", .merge, member, [.into: master]) }
    _ = try act("xiao", .dispatch, master, [.lead: "aqb"])
    _ = try act("xie", .sign, master)
    _ = try act(
      "xie", .submit, master, [.finding: "属实", .resolved: "已解决", .measures: "换了。", .answer: "已换好。"])
    let others = try act(person, .approve, master).others
    #expect(others == (person == "du" ? [plain, barred].sorted() : [plain]))
  }

  @Test @MainActor func aRevealAtTheDeskStandsInTheRecord() throws {
    let store = try SightStore.shared.get().copied()
    let known = try store("ordinary")
    var desk = try SightDesk(store, as: "ban")
    let request = Request(.reveal, [.reason: "上门核实"])
    guard case .saved = desk.runner.run(.perform(Submission(request, number: known.number))) else {
      Issue.record("not revealed")
      return
    }
    desk.open(CaseScreen(known.number))
    desk.leaf(4)
    #expect(SightCase.Printed(desk.shown).holds(known.phone))
    var oversight = try SightDesk(store, as: "du")
    oversight.open(RevealsScreen())
    #expect(oversight.shown.contains("上门核实") && oversight.shown.contains("班实实"))
    // Tomorrow a page that stayed open shows nothing any more.
    var page = try SightDesk(store, as: "ban", now: "2026-11-23T23:59:00+08:00")
    page.open(CaseScreen(known.number))
    #expect(SightCase.Printed(page.desk.view().plainText).holds(known.phone))
    page.tick(page.desk.context.now + 120)
    #expect(SightTests.leaks(page.desk.view().plainText, to: "ban", store).isEmpty)
  }

  // MARK: What others leave lying about

  /// A view that looks for a telephone or a name is its owner's alone.
  @Test func sharedViewsHoldNoIdentity() throws {
    let store = try SightStore.shared.get().copied()
    let known = try store("ordinary")
    for text in [known.phone, known.name, known.tail, known.account, "午餐 " + known.name] {
      let shared = store.run(["view", "save", "找人", "--query", text, "--shared"], as: "shou")
      #expect(shared.status == 65, "\(text): \(shared.all)")
      #expect(store.run(["view", "save", "找人", "--query", text], as: "shou").status == 0)
    }
    #expect(store.run(["view", "save", known.slip, "--query", "午餐", "--shared"], as: "shou").status == 65)
    #expect(store.run(["view", "save", "共享", "--query", "午餐", "--shared"], as: "shou").status == 0)
    for person in SightStore.everybody.map(\.id) where person != "shou" {
      for words in [["view", "list"], ["view", "list", "--format", "json"], ["list", "--view", "共享"]] {
        let answer = store.run(words, as: person)
        #expect(answer.output.contains("共享") || words[0] == "list")
        #expect(SightTests.leaks(answer.all, to: person, store).isEmpty, "\(person) \(words)")
      }
    }
    // Whether it is refused tells a handler nothing about who complained.
    let guess = store.run(["view", "save", "猜", "--query", known.name, "--shared"], as: "jiao")
    let nobody = store.run(["view", "save", "猜", "--query", "查无此人", "--shared"], as: "jiao")
    #expect(guess.status == nobody.status && guess.all == nobody.all)
  }

  /// The operator's commands are the administrators'; what they say of a case is its number, and not to whom it accuses.
  @Test func theOperatorsToolsNameNoSecret() throws {
    let store = try SightStore.shared.get().copied()
    let late = "2026-12-24T09:00:00+08:00"
    // A document that cannot be read is named by its number only.
    let report = try store("report")
    for person in SightStore.everybody {
      for words in [["verify"], ["reindex"], ["sweep"]] {
        guard !person.roles.contains(.admin) else { continue }
        let refused = store.run(words, as: person.id, now: late)
        #expect(refused.status == 77, "\(person.id) \(words)")
        #expect(SightTests.leaks(refused.all, to: person.id, store).isEmpty)
      }
    }
    let path = store.root + "/cases/2026/11/\(report.number).json"
    let whole = try #require(FileManager.default.contents(atPath: path))
    let swept = store.run(["sweep"], as: "nieguan", now: late)
    #expect(swept.status == 0 && SightTests.numbers(swept.all, to: "nieguan", store).isEmpty, "\(swept.all)")
    #expect(swept.output.contains(try store("ordinary").number))
    let now = FileManager.default.contents(atPath: path) ?? whole
    try Data(now.dropLast(40)).write(to: URL(fileURLWithPath: path))
    for person in ["nieshou", "nieban", "niequan", "niexiao"] {
      let answer = store.run(["list"], as: person, now: late)
      #expect(SightTests.leaks(answer.all, to: person, store).isEmpty, "\(person) \(answer.errors)")
    }
    // Where the index was made anew nobody knows any more whom it accuses: it is counted, and named to the operator.
    #expect(store.run(["reindex"], as: "guan", now: late).status == 0)
    for person in ["nieshou", "nieban", "niexiao"] {
      let answer = store.run(["list"], as: person, now: late)
      #expect(!answer.errors.isEmpty)
      #expect(SightTests.leaks(answer.all, to: person, store).isEmpty, "\(person) \(answer.errors)")
    }
    #expect(store.run(["list"], as: "guan", now: late).errors.contains(report.number))
    for words in [["verify"], ["verify", "--format", "json"], ["doctor"]] {
      let answer = store.run(words, as: "guan", now: late)
      let printed = SightCase.Printed(answer.all)
      #expect(store.cases.allSatisfy { $0.leaks(into: printed).isEmpty }, "\(words)")
    }
  }

  /// A file given to the importer is compared with what is there; what is there is not told.
  @Test func anImportTellsOnlyNumbers() throws {
    let store = try SightStore.shared.get().copied()
    let known = try store("upstream")
    let file = store.folder + "/热线.csv"
    let rows = "工单编号,标题,诉求内容,来电人,联系电话,来电时间\nGD-20260088,午餐,米饭偏硬,\(known.name),\(known.phone),2026-11-20 08:00\n"
    try Data(rows.utf8).write(to: URL(fileURLWithPath: file))
    for person in ["fang", "nieshou", "ban"] {
      for more in [["--dry-run"], ["--dry-run", "--format", "json"]] {
        let answer = store.run(["import", file] + more, as: person)
        #expect(answer.status == (person == "ban" ? 77 : 0), "\(answer.all)")
        #expect(SightTests.leaks(answer.all, to: person, store).isEmpty)
      }
    }
  }
}
