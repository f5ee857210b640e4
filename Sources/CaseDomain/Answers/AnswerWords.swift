/// The words an answer is looked over for. Lists, so that a reader sees at once what is meant.
enum AnswerWords {
  /// 空话: say that something was taken seriously, and nothing else.
  static let empty = list(
    """
    高度重视 十分重视 非常重视 责成 进一步加强 加强管理 加强监管 加大力度 加大监管 强化管理 认真研究 认真对待 积极协调 妥善处理 妥善解决 切实做好 切实加强
    举一反三 严格要求 引以为戒 不断完善 逐步完善 持续推进 全力推进 做好解释 做好工作 按规定处理 依法依规 依规处理 密切关注 继续努力
    """)

  static let rude = list(
    """
    无理取闹 胡搅蛮缠 刁民 神经病 有病吧 活该 爱信不信 少管闲事 闭嘴 白痴 傻子 别再来 懒得 自己想办法 不归我们管 关我们什么事 多管闲事 胡说八道 瞎说
    不要再打电话 爱怎么样 随便你 没素质 吃饱了撑 吃饱撑
    """)

  /// 不属实 in other words.
  static let denials = list(
    """
    不属实 未能查实 无法查实 未查实 查无实据 查无此事 没有查实 并非如此 与事实不符 不存在您反映 不存在所反映
    """)

  /// 属实 in other words.
  static let admissions = list(
    """
    情况属实 反映属实 问题属实 经查属实 核实属实 确属事实 确有此事 与您反映的一致 与反映一致 与反映的一致 您反映的问题存在 确实存在
    """)

  /// 做了什么: what makes of a sentence a fact although no number stands in it.
  static let deeds = list(
    """
    已更换 已维修 已修复 已安装 已清理 已退还 已退费 已整改 已约谈 已处理 已处罚 已拆除 已解决 已完成 已停止 已调整 已安排 已立案 已取缔 已关闭 已责令
    现场查看 现场核实 现场检查 现场勘查 实地查看 实地走访 实地核查 经查 经核实 经核查 经调查 经了解 经过核实 经过调查 约谈了 更换了 维修了 退还了 清理了 安装了 调整了
    停职 免职 通报批评 扣除 罚款 立案 取缔 拆除 整改到位 已经 处理了 回复了 电话联系 面谈 当面 上门
    """)

  /// 承诺: a word that something will be done.
  static let promises = list(
    """
    尽快 近期 尽早 早日 择期 择日 适时 抓紧 不久 我们承诺 我校承诺 郑重承诺 保证今后 将安排 将组织 将更换 将维修 将退还 将整改 将安装 将清理 将处理 将调整 将解决
    将拆除 将完成 将公布 将予以 将给予 将启动 将开展
    """)

  /// 何时
  static let times = list(
    """
    本周 本月 下周 下月 年底 月底 年内 月内 今年 明年 学期 暑假 寒假 国庆 春节 元旦 五一 当天 当日 即日 立即 月初 季度 上半年 下半年 节前 开学 今天 明天 后天
    次日 同日 日前 昨日 昨天 年初 年前 期末 期中
    """)

  /// Pairs of characters that stand in every answer and every complaint.
  static let common: Set<UInt64> = AnswerReading.pairs(
    of:
      """
      您好。你好。我们。我校。学校。您的。你的。反映。问题。情况。有关。相关。回复。答复。如下。感谢。谢谢。关心。支持。工作。部门。单位。理解。收悉。来信。留言。网友。领导。书记。市长。校长。
      老师。家长。学生。孩子。进行。已经。希望。请求。要求。建议。投诉。咨询。一个。没有。这个。可以。因为。所以。但是。为了。对于。关于。以及。并且。如果。目前。现在。今年。处理。解决。办理。
      调查。了解。核实。经查。我局。我区。我市。我县。政府。相关部门。高度重视。进一步。加强。管理。工作人员。尊敬的。特此。此复。他们。自己。不能。还是。就是。都是。什么。怎么。时候。时间。
      """)

  private static func list(_ text: String) -> [[UInt32]] {
    text.split(whereSeparator: \.isWhitespace).map { FoldedText(String($0), asNumber: false).values }
  }
}
