import CaseDomain
import Foundation

/// Texts for the other programs, of the length and kind of a case's subject.
private enum PeerText {
  static let places = ["三年级2班", "六年级部", "西校门", "食堂二楼", "操场北侧", "图书馆", "校车三号线", "宿舍一栋"]
  static let matters = ["午餐米饭偏硬要求改进", "夜间施工影响休息", "路灯不亮存在隐患", "作业太多睡眠不足", "收费项目没有公示", "接送时间安排不合理"]

  static func subject(_ index: Int) -> String {
    "[\(1000 + index)] " + places[index % places.count] + matters[index / places.count % matters.count]
  }

  static func lines(_ count: Int) -> String {
    (1...max(1, count)).map { "第\($0)次到现场查看，已与工地负责人说明作息时间。" }.joined(separator: "\n") + "\n"
  }
}

/// tig, on a repository with as many commits as there are cases.
struct TigBench: BenchPart {
  func measure(_ plan: BenchPlan, in place: BenchPlace) throws -> [Measurement] {
    let tasks: [BenchTask] = [.down, .typing, .scroll]
    guard let tig = BenchPlace.find("tig"), let git = BenchPlace.find("git") else {
      return tasks.map { Measurement(task: $0, program: .tig, costs: [], isInstalled: false) }
    }
    Bench.announce(.preparingPeer, ["program": "tig"])
    let folder = place.folder + "/repository"
    try place.run([git, "init", "-q", "--bare", "-b", "main", folder], in: place.folder)
    try place.write(history(plan.cases), to: "history")
    try place.run([git, "fast-import", "--quiet"], in: folder, input: place.folder + "/history")
    Bench.announce(.measuringPeer, ["program": "tig"])
    let list = try BenchTerminal([tig], in: folder, place: place, quiet: plan.quiet)
    try list.reach([PeerText.subject(plan.cases - 1)])
    let down = try Bench.repeated(plan.keys, list, key: BenchKey.down, turn: BenchKey.up)
    let typing = try Bench.typed(plan.keys, list) {
      try list.type("/")
    } clear: { _ in
      // Esc would wait for a second whether more follows; looking for what is not there ends the line as well.
      try list.type(BenchKey.enter)
    }
    let page = try BenchTerminal([tig, "show", "HEAD"], in: folder, place: place, quiet: plan.quiet)
    try page.reach([PeerText.subject(plan.cases - 1)])
    let scroll = try Bench.repeated(plan.keys, page, key: BenchKey.down, turn: BenchKey.up)
    return zip(tasks, [down, typing, scroll]).map { Measurement(task: $0, program: .tig, costs: $1) }
  }

  /// A stream for `git fast-import`: 10,000 commits in a second.
  private func history(_ commits: Int) -> String {
    var stream = ""
    for index in 0..<commits {
      let subject = PeerText.subject(index)
      let content = index == commits - 1 ? PeerText.lines(5000) : "\(index)\n"
      stream += """
        commit refs/heads/main
        committer 乔岩 <qiao@example.org> \(1_790_000_000 + index * 60) +0800
        data \(subject.utf8.count)
        \(subject)
        M 100644 inline a.txt
        data \(content.utf8.count)
        \(content)

        """
    }
    return stream
  }
}

/// neomutt, on a mailbox with as many messages as there are cases.
struct NeomuttBench: BenchPart {
  func measure(_ plan: BenchPlan, in place: BenchPlace) throws -> [Measurement] {
    let tasks: [BenchTask] = [.down, .typing, .scroll]
    guard let neomutt = BenchPlace.find("neomutt") else {
      return tasks.map { Measurement(task: $0, program: .neomutt, costs: [], isInstalled: false) }
    }
    Bench.announce(.preparingPeer, ["program": "neomutt"])
    try place.write(mailbox(plan.cases), to: "mailbox")
    try place.write(
      "set folder=\"\(place.folder)/home\"\nset sleep_time=0\nset mail_check=600\nset timeout=600\nset help=yes\n",
      to: "neomuttrc")
    let words = [neomutt, "-n", "-F", place.folder + "/neomuttrc", "-R", "-f", place.folder + "/mailbox"]
    Bench.announce(.measuringPeer, ["program": "neomutt"])
    let list = try BenchTerminal(words, in: place.folder, place: place, quiet: plan.quiet)
    try list.reach(["乔岩"])
    // The first message is the long one; the list begins at the end.
    try list.type("=")
    let down = try Bench.repeated(plan.keys, list, key: BenchKey.down, turn: BenchKey.up)
    let typing = try Bench.typed(plan.keys, list) {
      try list.type("/")
    } clear: { _ in
      try list.type(BenchKey.cancel)
    }
    try list.type("=", BenchKey.enter)
    try list.reach(["第1次到现场"])
    // In its pager the arrows lead to other messages; Enter is one line down.
    let scroll = try Bench.repeated(plan.keys, list, key: BenchKey.enter)
    return zip(tasks, [down, typing, scroll]).map { Measurement(task: $0, program: .neomutt, costs: $1) }
  }

  private func mailbox(_ messages: Int) -> String {
    var box = ""
    for index in 0..<messages {
      let subject = Data(PeerText.subject(index).utf8).base64EncodedString()
      let minute = index % 60
      box += """
        From qiao@example.org Fri Nov 20 08:00:00 2026
        From: =?UTF-8?B?\(Data("乔岩".utf8).base64EncodedString())?= <qiao@example.org>
        To: desk@example.org
        Subject: =?UTF-8?B?\(subject)?=
        Date: Fri, 20 Nov 2026 08:\(minute < 10 ? "0" : "")\(minute):00 +0800
        Message-ID: <\(index)@example.org>
        Content-Type: text/plain; charset=UTF-8
        Content-Transfer-Encoding: 8bit
        Status: RO

        \(index == 0 ? PeerText.lines(5000) : "希望尽快处理。\n")

        """
    }
    return box
  }
}
