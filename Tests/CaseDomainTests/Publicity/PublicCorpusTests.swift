import Testing

@testable import CaseDomain

/// 公示: classes and children in the spellings people use, beside harmless texts with the same characters in them.
struct PublicCorpusTests {
  /// 蒋千帆, whose child is in class 8 of the second year.
  private func target() throws -> Case {
    let content = "白菜粉条和米饭都只剩一点温度，孩子回家说喝了点汤就倒掉了。老师说二年级8班的饭是最后送的，同桌许心怡也没吃。"
    return try Scenario.walked(
      to: .closed, .invented, [.name: "蒋千帆", .address: "二年级8班", .content: content]
    ).target
  }

  private func found(_ text: String) throws -> [Recognised] {
    PublicCheck(try target(), organisation: .invented)(text).map(\.kind)
  }

  static let classes = [
    "二年8班午餐凉", "二年八班午餐凉", "2年8班午餐凉", "2年八班午餐凉", "二年（8）班午餐凉", "二年(八)班午餐凉", "2-8班午餐凉", "2—8班午餐凉",
    "2.8班午餐凉", "2·8班午餐凉", "２－８班午餐凉", "贰年级捌班午餐凉", "贰年捌班午餐凉", "二年级的8班午餐凉", "二年级第8班午餐凉", "二年级（8）班午餐凉",
    "二八班午餐凉", "二8午餐凉", "二8班午餐凉", "二（8）班午餐凉", "二〔8〕班午餐凉", "二【8】班午餐凉", "二(8)家长反映午餐凉", "二级8班午餐凉",
    "8班午餐凉", "八班午餐凉", "第八班午餐凉", "8 班午餐凉", "（8）班午餐凉", "捌班午餐凉", "８班午餐凉", "八班家长反映", "八班的孩子", "G2-8班午餐凉",
    "二年级８班午餐凉", "二年级，8班午餐凉", "2019级8班午餐凉", "二零八班午餐凉", "208班午餐凉", "五年一班换了桌椅", "六(3)班换了桌椅",
    "三年级的十二班换了桌椅", "12班的学生换了桌椅", "七班班主任已说明", "高二年级3班换了桌椅", "5年2班换了桌椅",
  ]

  static let people = [
    "孩子李子涵午餐凉", "五年级李子涵同学受表扬", "李子涵的家长反映", "李子涵家长反映", "学生李明受伤已处理", "学生张伟午餐凉，已改进", "千帆妈妈反映", "千帆反映午餐凉",
    "儿子王浩然没吃饱", "女儿赵雨桐没吃饱", "同学陈思远受表扬", "家长张丽反映午餐凉", "李明的孩子没吃饱", "王浩然的妈妈反映", "张伟爸爸反映", "孩子周子轩没吃饱",
    "学生高梓涵受表扬", "小朋友林可欣午餐凉", "安静怡同学受表扬", "男孩孙浩受伤", "女生徐佳琪已安抚", "欧阳娜的家长反映", "学生欧阳雨桐午餐凉", "张 伟 的家长反映",
    "心怡妈妈说也凉", "心怡同学也没吃", "李子涵家的孩子午餐凉", "学生：马思远受表扬", "何雨泽妈妈来电", "孩子何雨泽没吃饱", "刘洋的儿子没吃饱", "黄雅琪的女儿没吃饱",
  ]

  static let copied = [
    "反映白菜粉条和米饭都只剩一点温度，孩子回家说喝了点汤就倒掉了，已改。", "白菜粉条和米饭都只剩一点温度，孩子回家说喝了点汤就倒掉了",
    "老师说二年级8班的饭是最后送的", "米饭都只剩一点温度，孩子回家说", "白 菜 粉 条 和 米 饭 都 只 剩 一 点 温 度，孩子",
  ]

  @Test(arguments: classes) func classesAreRefused(_ text: String) throws {
    // Its own address is found as such.
    #expect(try found(text).contains { [.schoolClass, .household].contains($0) }, "\(text)")
  }

  @Test(arguments: people) func peopleAreRefused(_ text: String) throws {
    #expect(try found(text).contains { [.person, .complainant].contains($0) }, "\(text)")
  }

  @Test(arguments: copied) func copiedWordsAreRefused(_ text: String) throws {
    #expect(try !found(text).isEmpty, "\(text)")
  }

  @Test func theForbiddenAreMany() {
    #expect(Self.classes.count + Self.people.count + Self.copied.count >= 80)
    #expect(Self.harmless.count >= 60)
  }

  /// What an office writes; none of it gives anybody away, and all of it once looked as if.
  static let harmless = [
    "午餐保温箱已全部更换，送餐提前十分钟。", "各班级已完成自查。", "全校共30个班，每班两名教师。", "二年级部已与家委会沟通。", "三年级和四年级错峰就餐。", "增加2班公交，8时发车。",
    "班车二次发车，两班倒，24小时值班。", "周二8点至9点开放。", "星期二8时在会议室座谈。", "方案二3天内完成。", "表二8项均已整改。", "12月28日完成，共8天。",
    "由教导处于11月2日更换。", "第二8小时内答复。", "一年级至六年级均已通知。", "本学期第8周完成。", "二楼8间教室加装窗帘。", "八个班级轮流值日。",
    "学生高兴地领到新校服。", "学生安全得到保障，家长表示满意。", "家长张贴的通知已清理。", "学生戴眼镜的比例下降。", "孩子牛奶过敏，已调整菜单。", "孩子们都吃上了热饭。",
    "学生陆续返校，家长有序接送。", "同学们学雷锋，做好事。", "学生陶艺课恢复开设。", "学生胡闹时老师及时制止。", "家长谢绝入校的规定已修改。", "学生温习时间由教师统一安排。",
    "许多家长提出意见，已逐条答复。", "任何同学不得带零食。", "方便家长接送，增设等候区。", "儿童白血病救助基金已发放。", "孩子黄昏放学的路灯已修好。", "学生宋词朗诵活动如期举行。",
    "那张照片的家长已另行说明。", "三张试卷的学生可补考。", "学生庞大的书包减重。", "家长焦虑的心情可以理解。", "孙子孙女由爷爷奶奶接送。", "学生孔子学堂参观活动。",
    "学生范围内开展问卷。", "孩子汤饭分开装，温度合适。", "家长莫慌，已妥善处理。", "中小学家长、小学同学、小区家长均可参加。", "高年级学生错峰放学。", "高三学生家长座谈会已召开。",
    "老师和家长共同监督，感谢理解。", "班主任老师每日到食堂巡查。", "学校食堂实行陪餐制，校领导轮流陪餐。", "已责成供应商限期整改并退还餐费。",
    "学生孙辈由祖辈接送的，凭证入校。", "儿童文学读本已补齐。", "女儿国主题活动已取消。", "男生宿舍热水器已修好，女生宿舍正在施工。", "幼儿园大班幼儿已体检。", "家长安心，学生开心。",
    "经核查属实，已解决。办理情况：换了12个保温箱。", "五个年级每级8班制已调整。", "2至8班次公交已协调。", "学生何时返校另行通知。", "家长马上会收到短信。", "孩子常常饿的情况已改善。",
    "学生易发生碰撞的转角已包边。", "家长如有意见可随时反映。", "按每人每餐8元标准退费。",
  ]

  @Test(arguments: harmless) func harmlessTextsPass(_ text: String) throws {
    #expect(try found(text) == [], "\(text)")
  }

  /// What counts classes names one only where it is the case's own.
  @Test func aNumberOfClassesIsAClassWhereTheCaseHasIt() throws {
    for text in ["全校8班", "新增8班"] { #expect(PublicCheck.byShape(text).isEmpty, "\(text)") }
    for text in ["全校8班午餐凉", "新增8班"] { #expect(try found(text) == [.schoolClass], "\(text)") }
    #expect(try found("全校9班").isEmpty)
    #expect(try found("十八班次公交").isEmpty)
  }

  @Test func theNumberOfAClassIsReadInEverySpelling() {
    for (text, number) in [
      ("二年级8班", 8), ("二年八班", 8), ("贰年级捌班", 8), ("三二班", 2), ("五（12）班", 12), ("六年级十二班", 12), ("一年级二十班", 20), ("2-8班", 8),
    ] {
      #expect(PlaceSpotter(FoldedText(text, asNumber: false)).classNumbers() == [number], "\(text)")
    }
  }

  /// Who gave no name but what they are called has none that could be recognised.
  @Test(arguments: ["李老师", "王家长", "热心市民", "张女士", "安全"]) func whatIsNoNameForbidsNoWord(_ name: String) throws {
    let target = try Scenario.walked(to: .closed, .invented, [.name: name]).target
    #expect(PublicCheck(target, organisation: .invented)("老师和家长共同监督，市民可随时反映，女士优先，做到全面检查。").isEmpty)
  }
}
