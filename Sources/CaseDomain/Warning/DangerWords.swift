import Synchronization

/// 危险词: a word that makes a case a matter for the supervisor at once, and what it concerns.
public struct DangerWord: Sendable, Hashable, Codable {
  public var word: String
  public var mark: SensitiveMark
  /// Longer words that hold it and mean something else: 多媒体.
  public var except: [String]?

  public init(_ word: String, _ mark: SensitiveMark, except: [String]? = nil) {
    self.word = word
    self.mark = mark
    self.except = except
  }

  /// What ships; `policy set` takes words in and out (S: words of danger; D: which).
  public static let standard: [DangerWord] = {
    func all(_ mark: SensitiveMark, _ words: String) -> [DangerWord] {
      words.split(separator: " ").map { DangerWord(String($0), mark) }
    }
    return all(.minors, "体罚 欺凌 霸凌 性侵 猥亵 性骚扰 虐待 扇耳光 打耳光 殴打 失踪 走失")
      + all(.safety, "自杀 自残 轻生 跳楼 打伤 砸伤 伤亡 死亡 昏迷 中毒 食物中毒 火灾 爆炸 坍塌 触电 溺水 持刀 校车事故")
      + all(.stability, "罢课 罢考 上访 聚集 静坐 堵门 拉横幅 集体投诉 集体退 集体维权 集体抗议 联名")
      + all(.publicOpinion, "曝光 记者 热搜 网络舆情 发到网上 发抖音")
      + [
        DangerWord("被打", .minors, except: ["被打伤", "被打扰", "被打断", "被打印", "被打开", "被打折", "被打乱", "被打击", "被打磨"]),
        DangerWord("媒体", .publicOpinion, except: ["多媒体", "新媒体", "融媒体", "自媒体中心", "媒体教室", "媒体课"]),
        DangerWord("家长集体", .stability, except: ["家长集体备课", "家长集体活动"]),
      ]
  }()
}

/// 危险词识别: finds the words of a list in what was typed, and leaves those alone that are plainly denied.
///
/// Words are compared however they are spelled (blanks between, full width). A word does not count directly after a
/// denial or a precaution (没有打伤, 防欺凌), nor inside a longer word that is named as an exception (多媒体).
public struct DangerFinder: Sendable {
  private struct Entry: Sendable {
    let word: DangerWord
    let folded: [UInt32]
    let except: [[UInt32]]
  }

  private let entries: [Entry]
  /// The entries that begin with a character, in the order of the list.
  private let beginning: [UInt32: [Int]]

  public init(_ words: [DangerWord]) {
    entries = words.compactMap { word in
      let folded = FoldedText(word.word, asNumber: false).values
      guard !folded.isEmpty else { return nil }
      let except = (word.except ?? []).map { FoldedText($0, asNumber: false).values }.filter { !$0.isEmpty }
      return Entry(word: word, folded: folded, except: except)
    }
    beginning = Dictionary(grouping: entries.indices) { [entries] in entries[$0].folded[0] }
  }

  private static let last = Mutex<(words: [DangerWord], finder: DangerFinder)?>(nil)

  /// The finder of a list, which is the one from before for as long as the list is: it hardly ever changes, and every
  /// registration waits for it.
  static func kept(for words: [DangerWord]) -> DangerFinder {
    if let last = last.withLock({ $0 }), last.words == words { return last.finder }
    let finder = DangerFinder(words)
    last.withLock { $0 = (words, finder) }
    return finder
  }

  /// The words that stand in any of the texts, each once, in the order of the list. A word that is part of another one
  /// found at the same place (中毒 in 食物中毒) is not named a second time.
  public func find(in texts: [String]) -> [DangerWord] {
    var found: [Int: [(text: Int, place: Range<Int>)]] = [:]
    for (number, text) in texts.enumerated() where !text.isEmpty {
      let values = FoldedText(text, asNumber: false).values
      for (start, value) in values.enumerated() {
        for index in beginning[value] ?? [] {
          let entry = entries[index]
          let place = start..<(start + entry.folded.count)
          guard place.upperBound <= values.count, values[place].elementsEqual(entry.folded),
            !Self.isDenied(place, in: values), !Self.isExcepted(place, entry, values)
          else { continue }
          found[index, default: []].append((number, place))
        }
      }
    }
    return found.keys.sorted().filter { index in
      // Somewhere it stands alone, or what covers it is not in the list.
      found[index, default: []].contains { own in
        !found.contains { other, places in
          other != index && entries[other].folded.count > entries[index].folded.count
            && places.contains {
              $0.text == own.text && $0.place.lowerBound <= own.place.lowerBound
                && $0.place.upperBound >= own.place.upperBound
            }
        }
      }
    }.map { entries[$0].word }
  }

  private static func places(of part: [UInt32], in values: [UInt32]) -> [Range<Int>] {
    guard let first = part.first, values.count >= part.count else { return [] }
    return (0...values.count - part.count).filter {
      values[$0] == first && values[$0..<$0 + part.count].elementsEqual(part)
    }.map { $0..<$0 + part.count }
  }

  private static func isExcepted(_ place: Range<Int>, _ entry: Entry, _ values: [UInt32]) -> Bool {
    entry.except.contains { longer in
      places(of: longer, in: values).contains {
        $0.lowerBound <= place.lowerBound && $0.upperBound >= place.upperBound
      }
    }
  }

  /// Up to two characters may stand between a denial and the word: 没有发生体罚. The short ones must stand right before.
  private static let denials = [
    "没有", "不存在", "并非", "并未", "从未", "未曾", "杜绝", "防止", "预防", "防范", "严禁", "禁止", "避免", "拒绝", "抵制", "远离",
  ].map { FoldedText($0, asNumber: false).values }
  private static let shortDenials = ["未", "无", "防", "反", "没", "零", "没被", "未被"].map {
    FoldedText($0, asNumber: false).values
  }

  private static func isDenied(_ place: Range<Int>, in values: [UInt32]) -> Bool {
    func stands(_ denial: [UInt32], endingAt end: Int) -> Bool {
      let start = end - denial.count
      return start >= 0 && values[start..<end].elementsEqual(denial)
    }
    if shortDenials.contains(where: { stands($0, endingAt: place.lowerBound) }) { return true }
    for gap in 0...2 where place.lowerBound - gap >= 0 {
      let between = values[place.lowerBound - gap..<place.lowerBound]
      // Another clause has begun.
      if between.contains(where: { stops.contains($0) }) { return false }
      if denials.contains(where: { stands($0, endingAt: place.lowerBound - gap) }) { return true }
    }
    return false
  }

  private static let stops = Set("，。；！？、,.;!?：:".unicodeScalars.map(\.value))
}
