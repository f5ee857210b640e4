import CaseDomain
import CaseStore
import Foundation

/// One change by the real program, to be stopped or to fail at every system call.
struct CampaignDeed: Sendable {
  var name: String
  var actor: String
  var words: [String]
  /// How much of what it makes stands in a store: none, or `whole`.
  var whole = 1
  var count: @Sendable (CaseStore) throws -> Int
  /// What somebody does next; it has to work whatever happened.
  var nextActor: String
  var next: [String]
  /// The next command does the same again, and must leave exactly one of each.
  var nextCompletes = false

  /// A store to begin with, and what can be done on it.
  static func all(_ test: TestStore) throws -> [CampaignDeed] {
    let preparation = try Preparation(test)
    let first = try preparation.handling("食堂排队太久")
    let second = try preparation.registered("操场灯光太暗")
    let third = try preparation.registered("操场灯光又坏了")
    let table = test.folder + "/rows.csv"
    let rows = (1...30).map { "\(90_000 + $0),U\($0),第 \($0) 条留言,2026/11/2,校门口第 \($0) 盏灯不亮。" }
    try ("留言编号,留言用户,留言主题,留言时间,留言详情\n" + rows.joined(separator: "\n") + "\n")
      .write(toFile: table, atomically: true, encoding: .utf8)
    let photo = test.folder + "/photo.txt"
    try "蒸饭柜的照片".write(toFile: photo, atomically: true, encoding: .utf8)

    @Sendable func subjects(_ store: CaseStore, _ subject: String) throws -> Int {
      try store.engine.documents.numbers().count { try store.read($0).registration.subject.text == subject }
    }
    let note = ["do", first, "note", "--text", "随后的记录"]
    return [
      CampaignDeed(
        name: "register", actor: "shou", words: TestStore.complaint(["--subject=甲"]),
        count: { try subjects($0, "甲") }, nextActor: "shou", next: TestStore.complaint(["--subject=乙"])),
      CampaignDeed(
        name: "do note", actor: "ban", words: ["do", first, "note", "--text", "检修蒸饭柜"],
        count: { store in
          try store.read(first).events.count {
            if case .noted(let note) = $0.change { note.text.text == "检修蒸饭柜" } else { false }
          }
        }, nextActor: "ban", next: note),
      CampaignDeed(
        name: "do attach", actor: "ban", words: ["do", first, "attach", "--file", photo, "--kind", "办理"],
        count: { try $0.read(first).attachments.count }, nextActor: "ban", next: note),
      CampaignDeed(
        name: "do merge", actor: "shou", words: ["do", third, "merge", "--into", second], whole: 2,
        count: { store in
          let merged = try store.read(third).master == second ? 1 : 0
          return try merged + store.read(second).members.count
        }, nextActor: "ban", next: note),
      CampaignDeed(
        name: "staff add", actor: "guan", words: ["staff", "add", "xin", "--name", "新来", "--role", "clerk"],
        count: { try $0.organisation().staff.count { $0.id == "xin" } }, nextActor: "ban", next: note),
      CampaignDeed(
        name: "import", actor: "shou", words: ["import", table], whole: 30,
        count: { store in
          try store.engine.documents.numbers().count {
            try store.read($0).registration.subject.text?.hasSuffix("条留言") == true
          }
        }, nextActor: "shou", next: ["import", table], nextCompletes: true),
    ]
  }
}
