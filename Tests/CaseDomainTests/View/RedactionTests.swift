import Foundation
import Testing

@testable import CaseDomain

/// What masks take out of free text (domain §1): fields written with additions, and numbers however they are spelled.
struct RedactionTests {
  private func redaction(_ field: FieldName, _ value: String) throws -> Redaction {
    var scenario = Scenario()
    try scenario.register(as: "clerk1")
    var target = try scenario.target
    target.registration.complainant = Complainant()
    switch field {
    case .name: target.registration.complainant.name = ErasableText(value)
    case .phone: target.registration.complainant.phone = ErasableText(value)
    case .account: target.registration.complainant.account = ErasableText(value)
    default: target.registration.complainant.address = ErasableText(value)
    }
    return Redaction(target)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var field: FieldName
    var value: String
    var text: String
    /// The text as a masked reader reads it, * for the mask.
    var shown: String

    init(_ field: FieldName, _ value: String, _ text: String, _ shown: String) {
      self.field = field
      self.value = value
      self.text = text
      self.shown = shown
    }

    var testDescription: String { value + " | " + text }
  }

  private static let fields: [Row] = [
    Row(.name, "李明华", "我叫李明华，找李 明华。", "我叫*，找*。"),
    Row(.name, "李明华（家长）", "我叫李明华，是家长。", "我叫*，是家长。"),
    Row(.name, "李明华女士", "李明华说，李明华女士来过。", "*说，*来过。"),
    Row(.name, "家长李明华", "家长李明华；李明华再来。", "*；*再来。"),
    Row(.name, "王小红妈妈", "我是王小红的妈妈，孩子王小红在三班。", "我是*的妈妈，孩子*在三班。"),
    Row(.name, "王小红的妈妈", "王小红在三班。", "*在三班。"),
    Row(.name, "王小红妈", "王小红在三班。", "*在三班。"),
    Row(.name, "三（2）班王小红家长", "三（2）班王小红，二班有2人。", "三（2）班*，二班有2人。"),
    Row(.name, "李明华/王芳", "李明华和王芳都来了。", "*和*都来了。"),
    Row(.name, "李明华、王芳 赵刚", "李明华、王芳、赵刚。", "*、*、*。"),
    Row(.name, "李明华（13912345678）", "李明华，139.1234.5678，尾号5678。", "*，*，尾号*。"),
    Row(.name, "李明华13912345678", "李明华来电。", "*来电。"),
    Row(.name, "李明华（王小红妈妈）", "王小红说，李明华说。", "*说，*说。"),
    Row(.name, "王老师（食堂）", "食堂的王老师，食堂。", "食堂的*，食堂。"),
    Row(.name, "食堂 王芳", "食堂里王芳说。", "食堂里*说。"),
    Row(.name, "欧阳娜娜家长", "欧阳娜娜没吃。", "*没吃。"),
    Row(.name, "买买提·艾力", "买买提艾力和艾力都在。", "*和*都在。"),
    Row(.name, "张 三", "张三和小张。", "*和小张。"),
    Row(.name, "李先生", "李先生和李老师。", "*和李老师。"),
    Row(.name, "John Smith", "Smith先生和blacksmith，John。", "*先生和blacksmith，*。"),
    Row(.name, "班超", "班超来了。", "*来了。"),
    // Nobody in particular.
    Row(.name, "家长", "家长和学生家长。", "家长和学生家长。"),
    Row(.name, "三年级学生家长（不愿透露姓名）", "三年级学生家长。", "三年级学生家长。"),
    Row(.name, "匿名", "匿名反映。", "匿名反映。"),
    Row(.name, "初一家长", "初一家长，初一。", "初一家长，初一。"),
    Row(.account, "微信lmh_1980", "微信 lmh_1980，加Lmh1980，almh1980。", "*，加*，almh1980。"),
    Row(.account, "微信：lmh_1980（QQ 54321）", "lmh_1980，qq54321，QQ 54321，154321。", "*，qq*，QQ *，154321。"),
    Row(.account, "lmh1980@example.org", "邮箱 lmh1980@example.org 或 lmh1980。", "邮箱 * 或 *。"),
    Row(.account, "微信昵称阳光宝贝", "阳光宝贝在群里说。", "*在群里说。"),
    Row(.account, "微信", "加微信。", "加微信。"),
    Row(.address, "和平路18号院3单元501", "住和平路18号院，和平路 18 号院3-501，和平路。", "住*，*，和平路。"),
    Row(.address, "和平路18号院3单元501", "和平路18号院3单元501室3人。", "*3人。"),
    Row(.address, "济南市历下区和平路18号院3单元501", "住和平路18号院5号楼2单元。", "住*。"),
    Row(.address, "幸福小区3栋（靠近学校）", "幸福小区3栋602，靠近学校。", "*，靠近学校。"),
    Row(.address, "人民医院对面12号", "人民医院很远。", "人民医院很远。"),
    Row(.address, "不详", "情况不详。", "情况不详。"),
  ]

  @Test(arguments: fields) func writtenWithAdditions(_ row: Row) throws {
    let redact = try redaction(row.field, row.value)
    #expect(redact(row.text).replacing(Redaction.mask, with: "*") == row.shown)
  }

  private static let numbers: [(String, String)] = [
    ("手机 139.1111.3333，也可打 139/1111/4444 或 一三九一一一一五五五五。", "手机 *，也可打 * 或 *。"),
    ("139·1111·3333；139、1111、3333；139,1111,3333", "*；*；*"),
    ("（139）1111（3333）", "（*）"),
    ("139 1111.3333", "*"), ("１３９．１１１１．３３３３", "*"),
    ("1.3.9.1.1.1.1.3.3.3.3", "*"), ("+86.139.1111.3333", "+*"), ("86-13911113333", "*"),
    ("13911113333、13911114444", "*、*"), ("139.1111.3333/139.1111.4444", "*/*"),
    ("打一一三九一一一一五五五五，一三九一一一一五五五五一直打。", "打一*，*一直打。"),
    ("幺叁玖壹壹壹壹伍伍伍伍", "*"), ("139一一一一5555", "*"),
    ("0531.8765.4321，0531/87654321，(0531)8765-4321，（010）8765、4321。", "*，*，*，*。"),
    ("零五三一八七六五四三二一", "*"),
    ("身份证 32010219800101123X，32010219800101123x。", "身份证 *，*。"),
    ("320102/19800101/123X；320102.19800101.1234；320102 1980 0101 123Ｘ", "*；*；*"),
    ("三二零一零二一九八零零一零一一二三四", "*"),
    ("13911113333", "*"), ("0531-87654321", "*"),
  ]

  @Test(arguments: numbers) func numbersHoweverTheyAreSpelled(_ text: String, _ shown: String) {
    #expect(Redaction.withoutNumbers(text).replacing(Redaction.mask, with: "*") == shown)
    #expect(Redaction.hasNumber(text))
  }

  private static let harmless = [
    "2026.11.30，2026/11/30，2026-11-30 10:00，二〇二六年十一月三十日，2026、11、30",
    "135,000,000.00 和 139，111，133元，135000.00元，1,390,111,133.33", "￥139.1111.3333，139.1111.3333万元",
    "一、三、五、七、九、一、一、二、三、四、五", "1、3、5、7、9、11、13、15、17", "1,3,5,7,9,1,1,2,3,4,5",
    "130、1301、1302室漏水", "（一）（二）（三）（四）（五）（六）（七）（八）（九）（一）（二）",
    "SG20261001-0007，T2026-01，GB/T 18204.1-2013", "第138.1.2345.678条，192.168.100.100", "3.14159",
    "第139.1111.3333.5555.1111节",
    "一三五七九班和二四六八班", "2018/2019/2020", "130.1301.1302.1303", "十三亿九千一百一十一万三千三百三十三", "01/02/2026 03/04/2026",
    "五一、六一、十一、一一", "得分 1/3/5/7", "13.5/14.2/15.8/16.4",
  ]

  @Test(arguments: harmless) func datesAmountsAndEnumerationsStay(_ text: String) {
    #expect(Redaction.withoutNumbers(text) == text)
  }
}

/// 导入附注 of unknown columns before a masked reader.
struct MaskedNotesTests {
  @Test func valuesAreMaskedWholeAndColumnsRedacted() throws {
    var scenario = Scenario()
    try scenario.takeIn(
      Import(
        registration: Registration(
          kind: .complaint, channel: "onlineVoice", subject: "旧件", content: "以前的内容",
          complainant: Complainant(name: "欧阳小敏"), receivedAt: try beijing("2026-11-01T10:00:00")),
        notes: ["欧阳小敏": "在读", "欧阳小敏（本人）": "在读", "监护人": "欧阳大敏", "联系人2": ErasableText(form: .erased(commitment: "ab"))]),
      as: "admin1")
    try scenario.walk(to: .handling)
    let masked = try #require(try scenario.view(as: "zw1"))
    #expect(masked.isMasked)
    let mask = Redaction.mask
    #expect(Set(masked.importNotes.map(\.name)) == [mask, "\(mask)（本人）", "监护人", "联系人2"])
    #expect(masked.importNotes.allSatisfy { $0.text == mask })
    let encoder = JSONEncoder()
    encoder.userInfo[TextTreatment.key] = masked.treatment
    let json = String(decoding: try encoder.encode(masked.target.events), as: UTF8.self)
    for word in ["欧阳", "在读"] { #expect(!json.contains(word), "\(json)") }
    #expect(json.contains("监护人"))
    let open = try #require(try scenario.view(as: "clerk1"))
    #expect(open.importNotes.map(\.text).contains("欧阳大敏"))
    #expect(open.importNotes.count == 4)
  }

  @Test func columnsThatReadTheSameStayApart() {
    let notes: [String: ErasableText] = ["甲": "1", "乙": "2", "丙": "3"]
    let shown = notes.readable(masked: true) { _ in "*" }
    #expect(Set(shown.keys) == ["*", "* 2", "* 3"])
  }
}
