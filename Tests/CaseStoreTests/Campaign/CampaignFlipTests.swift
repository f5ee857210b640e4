import CaseDomain
import Foundation
import Testing

@testable import CaseStore

/// Any file of a store, damaged in any way: `verify` names it, or no answer changes. Never a crash, never a false answer
/// about a case, no other case affected; after a repair the rest works.
///
/// A hundred damages with the ordinary tests; HUIYIN_CAMPAIGN_FLIPS of them in the campaign (10,000 if not given), from
/// HUIYIN_CAMPAIGN_SEED.
@Suite struct CampaignFlipTests {
  struct Damage: CustomStringConvertible {
    var path: String
    var what: String
    /// A file that was put beside it.
    var double: String?
    var description: String { "\(what) of \(path)" }
  }

  struct Generator {
    var state: UInt64
    mutating func next(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(max(1, limit)))
    }
  }

  @Test func everyDamageIsNoticedOrHarmless() throws {
    let seed = Ladder.number("SEED") ?? 20_261_122
    var random = Generator(state: UInt64(seed))
    let store = try FlippedStore()
    let files = try store.files()
    // One kind of file as often as another, however many there are of it.
    let kinds = Dictionary(grouping: files, by: Self.kind).sorted { $0.key < $1.key }
    #expect(kinds.count >= 10, "\(kinds.map(\.key))")
    let hashes = files.filter { $0.hasPrefix("attachments/") }.map { fileName(of: $0) }
    try store.renew()
    let sound = Answers(try store.open(), store.numbers, attachments: hashes)
    #expect(sound.rows?.count == store.numbers.count && sound.unreadable.isEmpty)
    #expect(try store.open().verify().findings == [])
    let count = Ladder.isCampaign ? Ladder.number("FLIPS") ?? 10_000 : 100
    var noticed = 0
    var harmless = 0
    var refused = 0
    for turn in 0..<count {
      try store.renew()
      let group = kinds[turn % kinds.count].value
      guard let damage = try harm(store, group[random.next(group.count)], &random) else { continue }
      let label = "seed \(seed), turn \(turn): \(damage)"
      let opened: CaseStore
      do {
        opened = try store.open()
      } catch let error as StoreError {
        // The store says which file it cannot understand.
        #expect(!error.sentence.zh.isEmpty, "\(label)")
        refused += 1
        continue
      }
      // People ask first, or somebody verifies first: an index that was damaged may be made anew by the asking.
      let early = turn % 2 == 0 ? try opened.verify().findings : []
      let answers = Answers(opened, store.numbers, attachments: hashes)
      let findings = turn % 2 == 0 ? early : try opened.verify().findings
      let differences = answers.differences(from: sound)
      if findings.isEmpty {
        harmless += 1
        // Of what a person keeps for himself nobody else knows that it was there; and damage to a profile is told to him
        // when he sits down, and put right.
        let isOwn = ["drafts", "desks"].contains(Self.kind(damage.path))
        let wrong = differences.filter { what, isFalse in
          !(isOwn && damage.what == "deletion") && !(what == "profile" && !isFalse)
        }
        #expect(wrong == [:], "\(label): unnoticed")
      } else {
        noticed += 1
        judge(damage, differences, findings, label)
      }
      if turn % 5 == 0 { try repaired(store, opened, damage, sound, hashes, label) }
    }
    Ladder.tell("damages: \(count) (seed \(seed)), noticed \(noticed + refused), harmless", harmless)
    #expect(noticed + refused > count / 3)
    #expect(harmless > count / 10)
  }

  /// A page of the index that lost its middle: SQLite reads on as if nothing had ever stood there, so what is counted and
  /// what is found have to agree, and groups have to be what they are told by.
  @Test(arguments: [true, false]) func zerosInTheIndexHideNothing(_ isVerifiedFirst: Bool) throws {
    let store = try FlippedStore()
    try store.renew()
    let sound = Answers(try store.open(), store.numbers, attachments: [])
    let path = store.root + "/index/cases.1.sqlite"
    let size = try #require(FileManager.default.contents(atPath: path)).count
    // Those that once hid cases, and others.
    let places = [6912, 7309, 212_558] + stride(from: 4133, to: size, by: Ladder.isCampaign ? 397 : 19_937)
    for start in places where start < size {
      try store.renew()
      var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      for place in start..<min(size, start + 512) { bytes[place] = 0 }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let opened = try store.open()
      if isVerifiedFirst { _ = try opened.verify() }
      let differences = Answers(opened, store.numbers, attachments: []).differences(from: sound)
      #expect(differences.filter(\.value).isEmpty, "zeros from \(start)")
    }
  }

  /// Nothing but what the damaged file holds is affected, and of that nothing false is told without `verify` naming it.
  private func judge(_ damage: Damage, _ differences: [String: Bool], _ findings: [StoreFinding], _ label: String) {
    for (what, isFalse) in differences {
      let isOwn: Bool
      switch Self.kind(damage.path) {
      case "cases":
        let number = String(fileName(of: damage.path).dropLast(5))
        isOwn = what.hasSuffix(number) || what.hasPrefix("search")
      case "attachments": isOwn = what == fileName(of: damage.path)
      case "drafts": isOwn = what == "draft"
      case "desks": isOwn = what == "profile"
      case "organisation.json", "policy.json": isOwn = true
      default: isOwn = false
      }
      #expect(isOwn, "\(label): \(what) is affected")
      // A document put back from earlier is a true answer of then; the journal knows better, and verify says so.
      let isOld = damage.what.hasPrefix("an older version")
      let isMetadata = damage.path.hasSuffix(".json") && !damage.path.contains("/")
      if isFalse, !isOld, !isMetadata { Issue.record("\(label): \(what) is told falsely") }
    }
    let names = findings.contains { finding in
      finding.path.hasPrefix(Self.kind(damage.path)) || damage.path.hasPrefix(finding.path)
        || finding.number.map { damage.path.contains($0) } == true || Self.kind(damage.path) == "journal"
    }
    #expect(names, "\(label): the findings speak of something else: \(findings)")
  }

  private func repaired(
    _ store: FlippedStore, _ opened: CaseStore, _ damage: Damage, _ sound: Answers, _ hashes: [String], _ label: String
  ) throws {
    let now = PracticeStore.time("2026-11-03T10:00")
    _ = try opened.repair(as: "wang", now: now)
    // What does not belong to the store is for a person to take away: nothing that holds data is thrown away unasked.
    if let double = damage.double { try? FileManager.default.removeItem(atPath: double) }
    // What cannot be rebuilt comes back from a backup.
    let bytes = FileManager.default.contents(atPath: store.sound + "/" + damage.path)
    let isRebuilt = ["journal", "index", "locks"].contains(Self.kind(damage.path))
    if !isRebuilt, let bytes {
      try FileManager.default.createDirectory(
        atPath: parentPath(of: store.root + "/" + damage.path), withIntermediateDirectories: true)
      try bytes.write(to: URL(fileURLWithPath: store.root + "/" + damage.path))
      chmod(store.root + "/" + damage.path, 0o600)
    }
    let again = try store.open()
    try again.reindex()
    let left = try again.verify().findings.filter { $0.kind != .strayFile && $0.kind != .documentMisplaced }
    // A case whose line in the journal came back from its document is all right; one that was put aside is told.
    #expect(left == [], "\(label): after repair and restoring")
    let differences = Answers(again, store.numbers, attachments: hashes).differences(from: sound)
    #expect(differences == [:], "\(label): after repair and restoring")
    _ = try again.act(Request(.register, PracticeStore.complaint), as: "wang", now: now)
    #expect(
      try again.verify().findings.filter { $0.kind != .strayFile && $0.kind != .documentMisplaced } == [], "\(label)")
  }

  /// The folder, or the file where it lies in none.
  static func kind(_ path: String) -> String { String(path.prefix { $0 != "/" }) }

  // MARK: Damaging

  /// Nil where the damage would be none.
  private func harm(_ store: FlippedStore, _ path: String, _ random: inout Generator) throws -> Damage? {
    let full = store.root + "/" + path
    let before = try Data(contentsOf: URL(fileURLWithPath: full))
    var bytes = [UInt8](before)
    var what = ""
    switch random.next(12) {
    case 0...4:
      guard !bytes.isEmpty else { return nil }
      let place = random.next(bytes.count)
      bytes[place] ^= 1 << UInt8(random.next(8))
      what = "a flipped bit at \(place)"
    case 5, 6:
      let size = random.next(bytes.count)
      bytes.removeSubrange(size...)
      what = "a cut at \(size)"
    case 7:
      guard !bytes.isEmpty else { return nil }
      let start = random.next(bytes.count)
      let end = min(bytes.count, start + 512)
      for place in start..<end { bytes[place] = 0 }
      what = "zeros from \(start) to \(end)"
    case 8:
      bytes += (0..<(1 + random.next(40))).map { _ in UInt8(truncatingIfNeeded: random.next(256)) }
      what = "garbage behind the end"
    case 9:
      try FileManager.default.removeItem(atPath: full)
      return Damage(path: path, what: "deletion")
    case 10:
      // Beside itself under a name that means something, where there is one.
      let double =
        path.hasPrefix("cases/") ? full.replacingOccurrences(of: "-000", with: "-009") : full + ".bak"
      try before.write(to: URL(fileURLWithPath: double))
      return Damage(path: path, what: "a double", double: double)
    default:
      if let older = store.older[path] {
        bytes = [UInt8](older)
        what = "an older version"
      } else if path.hasPrefix("cases/") {
        let other =
          path.hasSuffix("1.json")
          ? path.replacing("1.json", with: "2.json") : path.replacing(/\d\.json$/, with: "1.json")
        bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: store.sound + "/" + other)))
        what = "another case's content"
      } else if path.hasPrefix("journal/") {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
        guard lines.count > 1 else { return nil }
        let place = random.next(lines.count - 1)
        if random.next(2) == 0 {
          lines.remove(at: place)
          what = "line \(place + 1) removed"
        } else {
          lines.swapAt(place, place + 1)
          what = "lines \(place + 1) and \(place + 2) swapped"
        }
        bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
      } else {
        return nil
      }
    }
    guard Data(bytes) != before else { return nil }
    try Data(bytes).write(to: URL(fileURLWithPath: full))
    return Damage(path: path, what: what)
  }
}
