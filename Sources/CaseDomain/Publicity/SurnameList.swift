/// 百家姓, as far as a spotter of names needs them: which characters are hardly anything else, and which are words too.
enum SurnameList {
  /// Characters that before a title are a surname wherever they stand.
  static let sure = set(
    """
    王李张刘陈杨赵黄吴徐孙胡朱郭罗宋郑谢韩唐冯邓曹彭萧肖董袁潘蒋蔡杜魏吕苏卢丁沈姚姜崔谭陆汪范廖韦贾邹熊孟秦邱尹薛闫阎
    雷侯陶黎贺郝龚邵覃戴莫孔汤温庞樊兰殷施洪翟倪牛芦俞鲁葛聂焦柳邢骆岳耿詹赖涂裘柯阮霍欧匡佟娄裴冉晏臧隋岑桂屈柴苗滕饶瞿
    褚戚喻鲍窦狄茅屠缪嵇荀芮靳邴隗栾钭郜蓟邰蔺胥逄姬郦雍璩濮扈郏茹宦庾暨阙夔巩晁敖訾阚鞠蒯竺逯邬冼佘鄢郗亓谌闵翁甄仝邝
    """)

  /// Surnames that are also words or parts of words: only after something that ends a word.
  static let doubtful = set("高周林何马梁田任方于余叶程石金江史夏付傅钟龙段钱万常武康毛顾白严文安华许曾易季伍尤路车房宁左连包齐童管解卜谷辛符甘尚梅盛凌单乔庄申章荣曲祝颜舒卓景桑蒲")

  static let compound: Set<[UInt32]> = Set(
    ["欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "司徒", "夏侯", "南宫", "端木", "轩辕"]
      .map { $0.unicodeScalars.map(\.value) })

  /// After these a surname begins although they are Han: they end what was said before.
  static let closers = set("的了是和与向找请给由让被把对从在及跟叫为同称说问及其经到即由")

  /// Where the character before makes a word of what looks like a surname: 感谢老师, 一张, 班主任.
  static let notAfter: Set<[UInt32]> = Set(
    """
    感谢 多谢 致谢 答谢 鸣谢 规范 模范 示范 师范 防范 典范 祝贺 庆贺 纸张 开张 一张 两张 三张 几张 每张 这张 该张 主张 紧张 扩张 慌张 夸张
    登陆 大陆 着陆 包罗 搜罗 保温 体温 气温 高温 升温 室温 金黄 发黄 在任 现任 历任 为何 对于 关于 由于 在于 对方 给予 是否 和平 同时 从严
    与何 为任 布雷 扫雷 地雷 打雷 水牛 奶牛 是许 向任 实施 措施 设施 皮薛 的何 从何 和田 在路 在房 在车 是高 的高
    是方 向方 为高 对高 在高 的安 是安 和安 与安 给安 对安 的车 的路 的房 的钱 是钱 给钱 的管 的解 和解 为解 到解 请解 由管 在管 被管
    """.split(whereSeparator: \.isWhitespace).map { $0.unicodeScalars.map(\.value) })

  /// Words that begin with such a character and are nobody's name.
  static let ordinary: Set<[UInt32]> = Set(
    """
    高尚 高兴 高度 高效 高中 高年 高质 高峰 高新 高速 高三 高一 高二 高考 高级 高校 高等 高层 高温 高价 高额 安全 安排 安静 安装 安置 安抚 安保 周边
    周末 周围 周期 周一 周二 周三 周四 周五 周六 周日 周岁 方面 方便 方式 方法 方案 方向 任课 任教 任何 任务 任职 任意 任命 何时 何种 何地
    何处 马路 马上 文明 文化 文件 文具 文体 文旅 文字 施工 施行 施教 温馨 温度 温暖 万元 万人 万家 万余 金额 金融 金色 白天 白色 白班 黄色
    黄金 黄线 王府 王者 林业 林区 林木 林地 石材 石油 石料 江边 江南 江北 江湖 时间 时候 成绩 成本 成立 单位 单独 单元 关于 关系 关注
    关心 关爱 应当 应该 相关 相应 项目 古城 华丽 许多 许可 许诺 曾经 曾多 曾有 曾在 易发 易于 季度 季节 路口 路段 路面 路灯 路线 路边 路由
    车辆 车位 车间 车主 车库 车管 车费 房屋 房产 房管 房间 房源 房东 房主 房号 宁可 左右 左边 左侧 左转 连续 连接 连同 连片 连带 包括 包含
    包干 包装 包联 包保 齐全 齐心 童年 管理 管道 管控 管护 管网 管委 管辖 管线 解决 解释 解答 解除 解困 解读 常规 常常 常年 常态 常务 程序
    程度 余下 余款 余名 余户 余人 余家 余万 余元 钱款 龙头 田地 田间 严格 严重 严肃 严禁 严查 严厉 严抓 尤其 牛奶 陆续 符合 范围 范畴 谷物
    雷同 雷雨 辛苦 胡乱 陈述 陈旧 陈列 张贴 张口 白血 洪水 洪涝 贺卡 谢谢 谢意 莫名 莫非 汤类 唐突 夏季 夏天 夏令 毛病 毛坯 康复 武术 武装 武警
    顾问 顾客 钟头 叶片 史上 付费 付款 付出 付清 梁柱 韩国 韩式 孔洞 苗木 柴油 桂花 甘蔗 欧洲 欧式 柳树 兰花 鲁莽 葛根 苏打 杨树 杨梅 丁字
    段时 段落 罗列 宋体 曹操 汤圆 侯车 鲁能 万达 万科 万国 郑重 郑州 徐州 苏州 杭州 温州 广州 兰州 贺州 柳州 韶关 陶瓷 陶冶 黎明 赖以 赖账
    熊猫 焦虑 焦点 焦急 施救 施压 施策 施肥 岳麓 易拉 杜绝 邵阳 蔡锷 黄兴 芙蓉 江苏 江西 陈设 涂料 涂改 涂画 涂抹 汪洋 石板 石头 武汉 董事 雷阵
    戴眼 戴口 戴帽 戴上 戴着 戴头 戴红 戴好 戴校 牛肉 牛排 黄豆 黄昏 黄帽 黄瓜 黄河 宋词 唐诗 姜汤 姜茶 范文 范例 范本 殷切 焦躁 苏醒 庞大 陶艺
    陶笛 张嘴 张开 张望 胡闹 胡同 胡萝 谢绝 莫担 莫慌 莫急 莫怕 莫大 温习 温饱 温水 温开 温室 温书 汤饭 汤碗 汤匙 汤菜 汤水 汤勺 汤桶 汤面 汤料
    汤汁 汤粉 雷锋 孔子 孔雀 孟子 霍乱 韩语 韩文 苗条 苗族 苗圃 涂鸦 耿直 孙辈 孙子 孙女 吴语 秦腔 邓论 龚滩 杜鹃 庞杂 葛藤 芦苇 兰州 柴火 屈服
    安心 安康 安顿 安享 黄牌 杨絮 柳絮 雷电 侯鸟 沈阳 葛粉 汪汪
    """.split(whereSeparator: \.isWhitespace).map { $0.unicodeScalars.map(\.value) })

  /// Nobody's given name holds these; words do.
  static let notGiven = set(
    "的了是在和与对各全每日月班级校学课区县市镇村局厅部处科们被把让为将已就也都还要会或及等不没有这那某个位名前后上下其此该所并且而但因因从由我你您他她它们老师教同工主生时年内外间到员")

  /// What children's names are mostly made of; a doubtful surname beside a word for a child needs two of them.
  static let given = set(
    """
    子梓涵轩宇浩欣怡雨辰晨熙泽睿诺萱桐语嘉俊博文明轩雅琪佳瑶思远志强伟芳娜敏静丽磊军洋勇艳杰娟涛超秀霞平刚桂英华玉红建国庆春梅兰竹菊
    宁婷婧妍妙可心依依乐朵彤彦哲航翔鹏飞凯旋奕铭昊天佑恩慧颖莹璐倩茜薇薰蕾蓉芸若曦晴岚霖霏雪冰月星瀚海江河川山岳峰岩松柏林森木楠栋梁
    一诺千帆承泽景行知行致远念安逸凡然豪毅坚定康健福祥瑞吉利君成业鸣龙虎麒麟凤凰燕莺鹤莲荷芷若兮之灵珊珍珠琳琅璇玥珂珺瑾瑜
    书墨画诗词琴棋礼义仁信忠孝廉德馨香澜波涌清源浚淳润泓沛渊沐阳光照耀辉煌灿烂烨煜炜炎焱丹彩虹紫青蓝白素洁纯真善美好妮娅娇娥媛嫣婉姝
    希望宸卓越昱昕晓昌盛旭东南西北中正方圆满弘扬振兴腾达鼎新启明贤良才智勋功亮亚男楚樱柠果苗禾稷穗谷丰收冬夏秋
    """)

  private static func set(_ characters: String) -> Set<UInt32> {
    Set(characters.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.value))
  }
}
