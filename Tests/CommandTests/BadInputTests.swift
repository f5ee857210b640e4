import Foundation
import Testing

extension CommandSuite {
  /// Every bad input has its sentence and its exit status, and changes nothing.
  @Suite struct BadInputTests {
    struct Sample: CustomTestStringConvertible, Sendable {
      var name: String
      var words: [String]
      var actor = "shou"
      var input = ""
      var status: Int32
      var rule: String
      /// Part of the sentence.
      var says: String
      var testDescription: String { name }
    }

    private static func json(_ members: String) -> String {
      #"{"kind":"投诉","channel":"电话","subject":"甲","content":"乙","complainant":{"name":"秦小满","phone":"13900001111"}"#
        + (members.isEmpty ? "}" : ",\(members)}")
    }

    static let registrations: [Sample] = [
      Sample(
        name: "unknown key", words: [], input: json(#""colour":"red""#), status: 65, rule: "keyUnknown", says: "colour"),
      Sample(
        name: "unknown inner key", words: [], input: #"{"complainant":{"wechat":"x"}}"#, status: 65, rule: "keyUnknown",
        says: "complainant.wechat"),
      Sample(
        name: "number for a text", words: [], input: #"{"subject":5}"#, status: 65, rule: "keyWrongType",
        says: "subject"),
      Sample(
        name: "text for a list", words: [], input: #"{"points":"x"}"#, status: 65, rule: "keyWrongType", says: "points"),
      Sample(
        name: "text for an object", words: [], input: #"{"object":"x"}"#, status: 65, rule: "keyWrongType",
        says: "object"),
      Sample(
        name: "text for a flag", words: [], input: #"{"complainant":{"anonymous":"perhaps"}}"#, status: 65,
        rule: "keyWrongType", says: "complainant.anonymous"),
      Sample(name: "list at the top", words: [], input: "[]", status: 65, rule: "jsonNotObject", says: "对象"),
      Sample(name: "broken", words: [], input: "{\"kind\":\n\"投诉\"", status: 65, rule: "jsonBroken", says: "第 2 行"),
      Sample(name: "nothing", words: [], input: "", status: 65, rule: "jsonBroken", says: "第 1 行"),
      Sample(
        name: "key twice", words: [], input: #"{"kind":"投诉","kind":"举报"}"#, status: 65, rule: "jsonKeyTwice",
        says: "kind"),
      Sample(
        name: "nested without end", words: [], input: String(repeating: "[", count: 100_000), status: 65,
        rule: "jsonTooDeep", says: "嵌套"),
      Sample(
        name: "received in the future", words: [], input: json(#""receivedAt":"2026-11-24T09:00:00+08:00""#),
        status: 65, rule: "receivedInTheFuture", says: "2026-11-24"),
      Sample(
        name: "no such day", words: [], input: json(#""receivedAt":"2026-02-30""#), status: 65, rule: "fieldNotADate",
        says: "2026-02-30"),
      Sample(
        name: "unknown kind", words: [], input: #"{"kind":"闲聊","channel":"电话","subject":"甲","content":"乙"}"#,
        status: 65, rule: "fieldNotATerm", says: "闲聊"),
      Sample(
        name: "unknown channel", words: [], input: #"{"kind":"投诉","channel":"飞鸽","subject":"甲","content":"乙"}"#,
        status: 65, rule: "channelUnknown", says: "飞鸽"),
      Sample(
        name: "missing content", words: [], input: #"{"kind":"投诉"}"#, status: 65, rule: "fieldMissing", says: "登记"),
      Sample(
        name: "nobody to call", words: [], input: #"{"kind":"投诉","channel":"电话","subject":"甲","content":"乙"}"#,
        status: 65, rule: "complainantNameMissing", says: "姓名"),
    ]

    @Test(arguments: registrations) func registration(_ sample: Sample) throws {
      let store = try TestStore()
      let before = store.contents()
      let outcome = try store.json(["register", "--input", "-"], as: sample.actor, input: sample.input)
      try expect(outcome, sample, before, store)
    }

    private func expect(_ outcome: Outcome, _ sample: Sample, _ before: [String: Data], _ store: TestStore) throws {
      #expect(outcome.status == sample.status, "\(outcome.errors)")
      #expect(outcome.rule == sample.rule, "\(outcome.errors)")
      #expect((outcome.failure["error"] as? String)?.contains(sample.says) == true, "\(outcome.errors)")
      #expect(outcome.failure.keys.contains("hint"))
      #expect(outcome.output.isEmpty)
      #expect(store.contents() == before)
    }

    /// Ten megabytes are refused by the rule, in reasonable time.
    @Test func tenMegabytes() throws {
      let store = try TestStore()
      let before = store.contents()
      let text = String(repeating: "长", count: 10 << 20 / 3 + 1)
      let input = #"{"kind":"投诉","channel":"电话","subject":"甲","content":"\#(text)","complainant":{"anonymous":true}}"#
      let outcome = try store.json(["register", "--input", "-"], as: "shou", input: input)
      #expect(outcome.status == 65)
      #expect(outcome.rule == "fieldTooLong")
      #expect(store.contents() == before)
    }

    @Test func bytesThatAreNoUTF8() throws {
      let store = try TestStore()
      let before = store.contents()
      let bytes = Array(#"{"kind":""#.utf8) + [0xCD, 0xB6, 0xCB, 0xDF] + Array(#""}"#.utf8)
      let outcome = try store.start(
        ["register", "--input", "-", "--format", "json"], as: "shou", now: TestStore.monday, input: bytes
      ).wait()
      #expect(outcome.status == 65)
      #expect(outcome.rule == "jsonNotUTF8")
      #expect(store.contents() == before)
    }

    static let textFields = [
      "subject", "content", "remedy", "complainant.name", "complainant.phone", "complainant.account",
      "complainant.address", "complainant.preferredTime", "object.department", "object.person", "upstream.number",
    ]

    /// An escape sequence, a bell and a bidirectional override in every text field.
    @Test(arguments: textFields) func controlCharacters(_ field: String) throws {
      let store = try TestStore()
      let before = store.contents()
      for hostile in [#"a\u001b[31mb"#, #"a\u0007b"#, #"a\u202eb"#, #"a\u009bb"#, #"a\u0000b"#] {
        var members = [
          "kind": #""投诉""#, "channel": #""电话""#, "subject": #""甲""#, "content": #""乙""#,
        ]
        let parts = field.split(separator: ".").map { String($0) }
        if parts.count == 1 {
          members[field] = "\"\(hostile)\""
        } else {
          members[parts[0]] = "{\"\(parts[1])\":\"\(hostile)\"}"
        }
        let input = "{" + members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
        let outcome = try store.json(["register", "--input", "-"], as: "shou", input: input)
        #expect(outcome.status == 65, "\(field) \(hostile)")
        #expect(outcome.rule == "fieldControl", "\(field) \(hostile) \(outcome.errors)")
        #expect(!outcome.errors.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      }
      #expect(store.contents() == before)
    }

    static let usages: [Sample] = [
      Sample(name: "unknown option", words: ["list", "--colour", "red"], status: 64, rule: "usage", says: "--colour"),
      Sample(
        name: "unknown field", words: ["register", "--colour", "red"], status: 64, rule: "optionUnknown",
        says: "--colour"),
      Sample(
        name: "option of another action", words: ["do", "X", "sign", "--lead", "zwc"], status: 64,
        rule: "optionUnknownToAction", says: "--lead"),
      Sample(
        name: "unknown action", words: ["do", "X", "dance"], status: 64, rule: "actionUnknown", says: "dance"),
      Sample(name: "action missing", words: ["do", "X"], status: 64, rule: "doNeedsTwo", says: "动作"),
      Sample(
        name: "value missing", words: ["do", "X", "accept", "--category"], status: 64, rule: "valueMissing",
        says: "--category"),
      Sample(name: "unknown queue", words: ["list", "--queue", "mine"], status: 64, rule: "notAChoice", says: "mine"),
      Sample(name: "unknown state", words: ["list", "--state", "x"], status: 64, rule: "notAChoice", says: "--state"),
      Sample(
        name: "no day", words: ["list", "--since", "2026-13-01"], status: 64, rule: "notADay", says: "2026-13-01"),
      Sample(
        name: "unknown department", words: ["list", "--department", "财务处"], status: 65, rule: "departmentUnknown",
        says: "财务处"),
      Sample(
        name: "two likenesses", words: ["similar", "--text", "a", "--phone", "1"], status: 64, rule: "similarNeedsOne",
        says: "--text"),
      Sample(
        name: "no such file", words: ["register", "--input", "/nonexistent/x.json"], status: 66, rule: "fileUnreadable",
        says: "/nonexistent/x.json"),
      Sample(
        name: "no such import", words: ["import", "/nonexistent/x.csv"], status: 66, rule: "fileUnreadable",
        says: "/nonexistent/x.csv"),
      Sample(
        name: "no such case", words: ["show", "SG20261123-9999"], status: 66, rule: "caseUnknown",
        says: "SG20261123-9999"),
      Sample(name: "no number", words: ["show", "../../etc/passwd"], status: 66, rule: "caseUnknown", says: "编号"),
      Sample(
        name: "no such case to act on", words: ["do", "SG20261123-9999", "sign"], status: 66, rule: "caseUnknown",
        says: "SG20261123-9999"),
      // The parser's own sentences are told in Chinese.
      Sample(name: "no output", words: ["export"], status: 64, rule: "usage", says: "缺少 --output <output>"),
      Sample(name: "option of nothing", words: ["sweep", "--x"], status: 64, rule: "usage", says: "没有选项 --x"),
      Sample(name: "nothing behind", words: ["sweep", "--format"], status: 64, rule: "usage", says: "后面要写上值"),
      Sample(name: "too many words", words: ["sweep", "a", "b"], status: 64, rule: "usage", says: "多出来的：“a”、“b”"),
      Sample(
        name: "not an administrator", words: ["staff", "retire", "ban"], status: 77, rule: "adminOnly", says: "管理员"),
    ]

    @Test(arguments: usages) func usage(_ sample: Sample) throws {
      let store = try TestStore()
      let before = store.contents()
      try expect(store.json(sample.words, as: sample.actor), sample, before, store)
    }

    static let actions: [Sample] = [
      Sample(
        name: "unknown department", words: ["dispatch", "--lead", "财务处"], status: 65, rule: "departmentUnknown",
        says: "财务处"),
      Sample(
        name: "due in the past", words: ["dispatch", "--lead", "zwc", "--due", "2026-11-20"], status: 65,
        rule: "fieldInThePast", says: "2026-11-20"),
      Sample(
        name: "not permitted", words: ["dispatch", "--lead", "zwc"], actor: "ban", status: 66, rule: "caseUnknown",
        says: "编号"),
      Sample(name: "wrong role", words: ["close"], status: 77, rule: "roleMissing", says: "督导"),
      Sample(name: "wrong state", words: ["close"], actor: "du", status: 77, rule: "stateWrong", says: "待销号"),
      Sample(name: "register on a case", words: ["register"], status: 77, rule: "registerNew", says: "编号"),
      Sample(
        name: "control character in an option", words: ["decline", "--reason", "a\u{1B}[2Jb", "--instead", "c"],
        status: 65, rule: "fieldControl", says: "U+001B"),
      Sample(
        name: "no such file to attach", words: ["attach", "--file", "/nonexistent/a.png", "--kind", "其他"], status: 66,
        rule: "fileUnreadable", says: "/nonexistent/a.png"),
    ]

    @Test(arguments: actions) func action(_ sample: Sample) throws {
      let store = try TestStore()
      let number = try store.register()
      if sample.words.first != "decline" {
        try store.act(number, [("shou", ["accept", "--category", "其他"])])
      }
      let before = store.contents()
      try expect(store.json(["do", number] + sample.words, as: sample.actor), sample, before, store)
    }

    /// Names that commands print again never carry an escape sequence to the terminal.
    @Test func nothingHostileIsPrinted() throws {
      let store = try TestStore()
      for words in [
        ["show", "\u{1B}]0;x\u{7}"], ["list", "--queue", "\u{1B}[2J"], ["\u{9B}31m"], ["do", "X", "\u{202E}"],
      ] {
        let outcome = try store.run(words, as: "shou", now: TestStore.monday)
        #expect(outcome.status != 0)
        let all = outcome.errors + outcome.output
        #expect(
          !all.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || $0.value == 0x9B || $0.value == 0x202E })
      }
    }

    @Test func csvFilesThatCannotBeUsed() throws {
      let store = try TestStore()
      let before = store.contents()
      let samples: [(String, [UInt8])] = [
        ("empty", []), ("binary", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31) }),
        ("columns", Array("甲,乙\n1,2\n".utf8)),
        ("mixed", Array("留言编号,留言用户,留言主题,留言时间,留言详情\n1,U1,甲,2020/1/1,".utf8) + [0xCD, 0xB6, 0xCB, 0xDF, 0xFF, 0x0A]),
      ]
      for (name, bytes) in samples {
        let path = "\(store.folder)/\(name).csv"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let outcome = try store.json(["import", path], as: "shou")
        #expect(outcome.status == 65, "\(name) \(outcome.errors)")
        #expect((outcome.failure["error"] as? String)?.isEmpty == false)
        #expect(store.contents() == before, "\(name)")
      }
    }

    /// Bad rows are listed with their line and do not stop the rest; the same file again adds nothing.
    @Test func importListsBadRows() throws {
      let store = try TestStore()
      let path = store.folder + "/messages.csv"
      let text = """
        留言编号,留言用户,留言主题,留言时间,留言详情
        101,U001,路灯不亮,2020/3/1 8:00:00,"校门口路灯
        坏了三天"
        102,U002,没有时间,某日,内容
        103,U003,校车晚点,2020/3/2,每天晚十分钟
        """
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let dry = try store.json(["import", path, "--dry-run"], as: "shou")
      #expect(dry.object["added"] as? Int == 2, "\(dry.errors)\(dry.output)")
      #expect(try store.json(["list"], as: "du").rows.isEmpty)
      let first = try store.json(["import", path], as: "shou")
      #expect(first.status == 0)
      #expect(first.object["rows"] as? Int == 3)
      #expect(first.object["added"] as? Int == 2)
      let rejected = first.object["rejected"] as? [[String: Any]]
      #expect(rejected?.map { $0["line"] as? Int } == [4])
      let again = try store.json(["import", path], as: "shou")
      #expect(again.object["added"] as? Int == 0)
      #expect(again.object["existing"] as? Int == 2)
      #expect(try store.json(["list"], as: "du").rows.count == 2)
    }
  }
}
