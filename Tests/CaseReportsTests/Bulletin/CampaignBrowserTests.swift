import CaseDomain
import CaseReports
import Foundation
import Testing

/// The papers in a real browser, as they come out of a printer: needs chromium and a font with Han characters.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["HUIYIN_CAMPAIGN"] != nil), .serialized)
struct CampaignBrowserTests {
  /// Between the margins of `@page`: 210 mm less 18 mm on either side.
  private static let width = "174mm"

  @Test(arguments: ["2026-12", "2026"]) func aBulletinFitsOnPaper(_ period: String) throws {
    let paper = try BulletinSchool.paper(period, BulletinSchool.store())
    try fits(paper.html(), tables: paper.tables.count)
  }

  @Test(arguments: [FormKind.dossier, .dispatch]) func aFormFitsOnPaper(_ form: FormKind) throws {
    let store = try BulletinSchool.store()
    // The one with the longest history.
    let target = try #require(
      store.cases.filter { $0.state == .closed && $0.round != nil }.max { $0.events.count < $1.events.count })
    let actor = try #require(store.organisation.staff.first { $0.roles.contains(.supervisor) })
    let context = RuleContext(
      organisation: store.organisation, policy: store.policy, actor: actor, now: BulletinSchool.now, related: [:])
    let view = try #require(CaseView(target, in: context))
    let paper = try #require(FormWriter(view).paper(form))
    try fits(paper.html(), tables: nil)
  }

  /// 整改台账, eleven columns, of the year; and the widest of the others.
  @Test(arguments: [BookKind.rectification, .orders, .assessment]) func aRegisterFitsOnPaper(_ kind: BookKind) throws {
    let (store, context) = try supervised()
    var source = BookSource(
      context: context, period: try #require(Period("2026")), facts: store.facts)
    let wanted = Set(source.wanted(kind))
    for target in store.cases where wanted.contains(target.number) {
      source.views[target.number] = CaseView(target, in: context)
    }
    let book = source.book(kind)
    #expect(kind == .orders || book.rows.count >= 3)
    try fits(BookWriter(book, in: context).paper().html(), tables: book.rows.isEmpty ? 0 : 1)
  }

  /// 公示表 with every text that could hang out, and the longest line anybody could write.
  @Test func thePublicListFitsOnPaper() throws {
    let (store, context) = try supervised()
    let published = store.cases.filter { $0.state == .closed && $0.publication == nil }.compactMap { target -> Case? in
      let draft = PublicDraft(target, organisation: store.organisation).text
      guard let draft else { return nil }
      return target.evolved(
        by: CaseEvent(
          seq: target.revision + 1, at: context.now, actor: context.actor.id, role: .supervisor,
          change: .published(Publication(text: ErasableText(draft))), act: target.revision + 1))
    }
    let writer = PublicityWriter(organisation: store.organisation, period: "公示时间：2026-01-01 至 2026-12-31")
    let list = writer.list(published.prefix(60).map { ($0, []) })
    #expect(list.rows.count >= 10)
    try fits(writer.paper(list).html(), tables: 1)
  }

  private func supervised() throws -> (BulletinSchool.Store, RuleContext) {
    let store = try BulletinSchool.store()
    let actor = try #require(store.organisation.staff.first { $0.roles.contains(.supervisor) })
    return (
      store,
      RuleContext(
        organisation: store.organisation, policy: store.policy, actor: actor, now: BulletinSchool.now, related: [:])
    )
  }

  /// A table of thirty columns is set smaller, not cut.
  @Test func aWideTableIsNotCut() throws {
    let columns = (1...14).map { Paper.Column("第\($0)栏", isNumber: true) }
    let rows = (1...60).map { row in (1...14).map { Paper.Span("\(row * $0 * 1000)") } }
    let table = Paper.Table(id: "wide", caption: "宽表", columns: columns, rows: rows)
    try fits(Paper(title: "宽表", sections: [.init(id: "a", heading: "一、", blocks: [.table(table)])]).html(), tables: 1)
  }

  private func fits(_ html: String, tables: Int?) throws {
    let folder = URL(fileURLWithPath: NSTemporaryDirectory() + "huiyin-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appendingPathComponent("page.html")

    // On paper: every page is A4, and there are no more than it takes.
    try html.write(to: page, atomically: true, encoding: .utf8)
    let pdf = folder.appendingPathComponent("page.pdf")
    _ = try browse(["--no-pdf-header-footer", "--print-to-pdf=\(pdf.path)"], page, folder)
    let bytes = String(decoding: try Data(contentsOf: pdf), as: Unicode.ASCII.self)
    let boxes = bytes.matches(of: /\/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]/)
    #expect((1...16).contains(boxes.count))
    for box in boxes {
      #expect(abs((Double(box.1) ?? 0) - 595) < 1 && abs((Double(box.2) ?? 0) - 842) < 1)
    }

    // Between the margins: nothing is wider than the column of text, and no cell holds more than it shows.
    let measure = """
      <style>body { max-width: none; padding: 0; margin: 0; width: \(Self.width); }</style>
      <script>
      const told = [];
      const edge = document.body.getBoundingClientRect().right + 1;
      document.querySelectorAll('table, p, li, h1, h2').forEach(e => {
        if (e.getBoundingClientRect().right > edge) told.push('WIDE ' + e.textContent.slice(0, 40)); });
      document.querySelectorAll('td, th').forEach(e => {
        if (e.scrollWidth > e.clientWidth + 1) told.push('CUT ' + e.textContent.slice(0, 40)); });
      told.push('TABLES ' + document.querySelectorAll('table').length);
      told.push('FONT ' + getComputedStyle(document.body).fontFamily);
      document.body.innerHTML = '<pre id="told">' + told.join('|') + '</pre>';
      </script></body>
      """
    try html.replacingOccurrences(of: "</body>", with: measure).write(to: page, atomically: true, encoding: .utf8)
    let dump = try browse(["--dump-dom"], page, folder)
    let told = try #require(dump.firstMatch(of: /<pre id="told">(.*?)<\/pre>/)).1.split(separator: "|")
    #expect(told.filter { $0.hasPrefix("WIDE") || $0.hasPrefix("CUT") } == [])
    if let tables { #expect(told.contains("TABLES \(tables)")) }
    let fonts = try #require(told.first { $0.hasPrefix("FONT") })
    for name in ["FangSong", "SimSun", "Noto Serif CJK SC", "serif"] { #expect(fonts.contains(name)) }
  }

  private func browse(_ words: [String], _ page: URL, _ folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        "timeout", "60", "chromium", "--headless", "--no-sandbox", "--disable-gpu",
        "--user-data-dir=\(folder.path)/user",
      ]
      + words + ["file://" + page.path]
    let out = folder.appendingPathComponent("out.txt")
    try Data().write(to: out)
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(
      process.terminationStatus == 0, "chromium is needed for this campaign: apt-get install chromium fonts-noto-cjk")
    return try String(contentsOf: out, encoding: .utf8)
  }
}
