import Foundation
import Testing

extension CommandSuite {
  /// 分类 and 渠道 of an office's own.
  @Suite struct ChoiceTests {
    @Test func anOfficeHasCategoriesAndChannelsOfItsOwn() throws {
      let store = try TestStore()
      #expect(try store.run(["category", "add", "教育文体/校园活动"], as: "guan").status == 0)
      #expect(try store.run(["category", "add", "教育文体/校园活动"], as: "guan").status == 65)
      #expect(try store.run(["category", "add", "一/二/三"], as: "guan").status == 65)
      #expect(try store.run(["category", "remove", "没有的分类"], as: "guan").status == 66)
      #expect(try store.run(["channel", "add", "app", "--name", "手机应用"], as: "guan").status == 0)
      #expect(try store.run(["channel", "add", "app2", "--name", "手机应用"], as: "guan").status == 65)
      #expect(try store.run(["category", "list"], as: "guan").output.contains("教育文体：校园活动"))
      #expect(try store.run(["category", "remove", "教育文体"], as: "guan").status == 0)
      #expect(try !store.run(["category", "list"], as: "guan").output.contains("教育文体"))
      #expect(try store.run(["channel", "list", "--format", "json"], as: "guan").output.contains("手机应用"))
      #expect(try store.run(["verify"], as: "guan").status == 0)
    }
  }
}
