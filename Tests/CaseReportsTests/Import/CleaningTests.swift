import CaseDomain
import Testing

@testable import CaseReports

struct CleaningTests {
  private func clean(_ text: String) -> String {
    var text = text
    return text.withUTF8 { CleanText.paragraphs($0).text }
  }

  @Test(arguments: [
    ("\n\t\t\t\n\t\t　　第一段。　\n\n\n 　　第二段 \r\n\t", "第一段。\n第二段"),
    ("第一段_x000D_\n　　第二段_x000d_", "第一段\n第二段"),
    ("同志们好！ 　　一、饭菜凉。　　二、菜量少", "同志们好！\n一、饭菜凉。\n二、菜量少"),
    ("有关情况 　　今年以来", "有关情况\n今年以来"),
    ("您　　好", "您　　好"),
    ("电话\u{A0}\u{A0}不通\t吗", "电话  不通 吗"),
    ("a_x0041_b_x", "a_x0041_b_x"),
    ("一行\u{2028}又一行", "一行\n又一行"),
    (" \n ", ""),
  ])
  func texts(raw: String, cleaned: String) {
    #expect(clean(raw) == cleaned)
  }

  @Test func whatNobodySeesIsTakenOutAndCounted() {
    var text = "a\u{1B}[31m\u{202E}b\u{200B}c\u{FEFF}d\u{9B}e\u{7F}_x0007_f"
    let (cleaned, removed) = text.withUTF8 { CleanText.paragraphs($0) }
    #expect(cleaned == "a[31mbcdef")
    #expect(removed == 7)
    #expect(!cleaned.unicodeScalars.contains { $0.isHostile(multiline: true) })
  }

  @Test func aSubjectIsOneLine() {
    var text = "\t关于食堂\r\n\r\n饭菜的反映 \n"
    #expect(text.withUTF8 { CleanText.line($0).text } == "关于食堂 饭菜的反映")
  }

  @Test func emojiAndRareCharactersStay() {
    #expect(clean("👨‍👩‍👧 𠀀 é ｡") == "👨‍👩‍👧 𠀀 é ｡")
  }
}

struct MomentReaderTests {
  @Test(arguments: [
    ("2018/12/29 11:55:34", "2018-12-29T11:55:34+08:00", true), ("2019/1/3", "2019-01-03", false),
    ("2018-12-29 11:55", "2018-12-29T11:55+08:00", true), ("2018.12.29", "2018-12-29", false),
    ("2018年2月9日", "2018-02-09", false), ("2018年2月9日 8时5分6秒", "2018-02-09T08:05:06+08:00", true),
    ("2018年2月9日08:05", "2018-02-09T08:05+08:00", true), ("2018年2月9日8时5分", "2018-02-09T08:05+08:00", true),
    ("2018-12-29T03:55:34Z", "2018-12-29T11:55:34+08:00", true),
    ("2018-12-29T11:55:34", "2018-12-29T11:55:34+08:00", true),
    ("2018-12-29 11:55:34.0", "2018-12-29T11:55:34+08:00", true), ("20181229", "2018-12-29", false),
    ("20181229115534", "2018-12-29T11:55:34+08:00", true), ("2019/1/3 下午 3:05:00", "2019-01-03T15:05+08:00", true),
    ("2019/1/3 上午12:05", "2019-01-03T00:05+08:00", true), ("2019/1/3 3:05 PM", "2019-01-03T15:05+08:00", true),
    ("43463.5", "2018-12-29T12:00+08:00", true), ("43463", "2018-12-29", false),
    (" 2019/1/3\u{3000}", "2019-01-03", false),
  ])
  func momentsAreRead(text: String, expected: String, hasTime: Bool) {
    let moment = MomentReader.read(text, in: .beijing)
    #expect(moment == ImportedMoment(instant: Fixtures.moment(expected), hasTime: hasTime))
  }

  @Test(arguments: [
    "", "昨天", "2018/13/1", "2018/2/30", "29/12/2018", "12/29/2018", "2018/12-29", "2018/12/29 25:00", "2018/12/29 11",
    "2018/12/29 24:00", "2018/12/29 11:55:34 x", "2018", "99999999", "1.2.3", ".", "2018/12/29 13:00 PM",
  ])
  func whatIsNoMomentIsNotGuessed(text: String) {
    #expect(MomentReader.read(text, in: .beijing) == nil)
  }
}

struct KindGuessTests {
  @Test(arguments: [
    ("投诉食堂饭菜偏凉，建议改进", CaseKind.complaint), ("举报有人有偿补课", .report), ("咨询投诉电话是多少", .inquiry),
    ("关于增设路灯的建议", .suggestion), ("请求解决校车问题", .help), ("请问几号开学", .inquiry), ("感谢张老师", .praise),
    ("感谢领导，但是路灯还不亮", .complaint), ("感谢领导，请求再修一盏灯", .help), ("食堂饭菜偏凉", .complaint), ("", .complaint),
  ])
  func theFirstWordThatNamesAKindDecides(subject: String, kind: CaseKind) {
    #expect(KindGuess.from(subject: subject) == kind)
  }

  @Test func namesOfTypesAreKnown() {
    #expect(KindGuess.named("投诉举报") == .complaint)
    #expect(KindGuess.named("感谢表扬类") == .praise)
    #expect(KindGuess.named("help") == .help)
    #expect(KindGuess.named("其他") == nil)
  }
}
