import CSystem
import CaseDomain
import CaseStore
import CursesTerminal
import DeskUI
import Foundation
import Glibc

/// 崩溃: what the program prepares while it runs, so that its own failure loses nothing and leaves a note. The handler
/// itself is `crash.c`; here it learns what to write and to say.
enum Crash {
  /// From here on a failure of ours is caught; nobody else's handler prints into the screen.
  static func install() {
    huiyin_crash_install(Huiyin.version)
    say(.commandFailed, Asking.invocation.language)
    #if DEBUG
      installFaults()
    #endif
  }

  /// The store whose log gets the note, and who works on it.
  static func works(at root: String, staff: String) {
    let isShared = Identity.status(root).map { $0.st_mode & 0o020 != 0 } ?? false
    huiyin_crash_place(StorePaths(root: root).log, isShared ? 0o660 : 0o600, staff)
  }

  /// What the person is told, in their language.
  static func say(_ first: CrashText, _ language: Language) {
    let texts = [first, .kept, .notKept, .nothingOpen, .noteBefore, .noteAfter].map { strdup($0.text(language)) }
    defer { for text in texts { free(text) } }
    var pointers = texts.map { $0.map { UnsafePointer($0) } }
    huiyin_crash_words(&pointers)
  }

  static func terminal(_ farewell: CursesTerminal.Farewell?) {
    guard let farewell else { return huiyin_crash_terminal(-1, "", 0, nil, -1, -1) }
    let count = UInt(farewell.bytes.count)
    if var settings = farewell.settings {
      huiyin_crash_terminal(
        farewell.output, farewell.bytes, count, &settings, farewell.originalError, farewell.divertedError)
    } else {
      huiyin_crash_terminal(
        farewell.output, farewell.bytes, count, nil, farewell.originalError, farewell.divertedError)
    }
  }

  #if DEBUG
    /// Real failures of Swift code for the tests, which ask for them by signals. No release has them.
    private static func installFaults() {
      _ = signal(SIGUSR1) { number in
        let none: [Int32] = []
        _ = none[Int(number)]
      }
      _ = signal(SIGUSR2) { number in _ = Crash.deeper(Int(number)) }
    }

    @inline(never) private static func deeper(_ depth: Int) -> Int {
      var room = (depth, depth, depth, depth, depth, depth, depth, depth)
      withUnsafeMutablePointer(to: &room) { $0.pointee.0 += 1 }
      return deeper(room.0) + room.7
    }
  #endif
}

/// Holds what is being typed ready for the handler: exactly the bytes that `Drafts` would write, never behind what
/// is on the screen.
@MainActor
final class DraftKeeper {
  private var held: [DeskDraft] = []
  private var folder = ""
  private var language: Language?
  private var front = ""
  private var last = ""

  /// Called before each frame, so that what the person sees is held; costs something only when what is typed has
  /// changed.
  func keep(_ desk: Desk, _ runner: EffectRunner) {
    let (screen, command) = (desk.frontScreen, desk.lastCommand)
    if screen != front || command != last {
      (front, last) = (screen, command)
      huiyin_crash_where(screen, command)
    }
    if desk.context.language != language {
      language = desk.context.language
      Crash.say(.failed, desk.context.language)
    }
    let drafts = desk.openDrafts
    guard !same(drafts, held) || runner.draftFolder != folder else { return }
    held = drafts
    folder = runner.draftFolder
    hold(drafts.compactMap { runner.bytes(of: $0) })
  }

  /// Nothing is typed any more.
  func forget() {
    held = []
    hold([])
  }

  /// The time at which a draft would be saved is no change.
  private func same(_ left: [DeskDraft], _ right: [DeskDraft]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { $0.id == $1.id && $0.revision == $1.revision && $0.fields == $1.fields }
  }

  private func hold(_ files: [(name: String, bytes: [UInt8])]) {
    let names = files.map { strdup($0.name) }
    defer { for name in names { free(name) } }
    let lengths = files.map { UInt($0.bytes.count) }
    // One block, and where each file begins in it.
    let all = files.flatMap(\.bytes)
    all.withUnsafeBytes { block in
      var start = 0
      var places: [UnsafeRawPointer?] = []
      for file in files {
        places.append(block.baseAddress.map { $0 + start })
        start += file.bytes.count
      }
      var pointers = names.map { $0.map { UnsafePointer($0) } }
      _ = huiyin_crash_hold(folder, Int32(files.count), &pointers, &places, lengths)
    }
  }
}

/// A note that a failure left in `log/`.
struct CrashNote {
  var path: String
  var at: Instant
  var signal: Int
  /// Forms that were being typed, and how many of them were kept.
  var typed: Int
  var kept: Int

  /// The failures of this person's desk that nobody told them of yet, oldest first. They count as told afterwards.
  static func take(root: String, staff: String) -> [CrashNote] {
    let folder = root + "/log"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix("crash-\(staff)-") && $0.hasSuffix(".json") && !$0.hasSuffix(told) }.sorted()
      .compactMap { name in
        guard let note = CrashNote(folder + "/" + name, staff: staff) else { return nil }
        rename(note.path, String(note.path.dropLast(5)) + told)
        return note
      }
  }

  private static let told = ".told.json"

  private init?(_ path: String, staff: String) {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(file, &bytes, bytes.count)
    guard count > 0, let members = (try? JSONReader.read(Array(bytes[..<count])))?.members,
      members["staff"] == .string(staff), case .string(let at)? = members["at"],
      let at = Instant(iso8601: at, zone: .beijing), case .int(let signal)? = members["signal"],
      case .int(let typed)? = members["typed"], case .int(let kept)? = members["kept"]
    else { return nil }
    (self.path, self.at, self.signal, self.typed, self.kept) = (path, at, signal, typed, kept)
  }

  func sentence(in zone: CaseDomain.Zone) -> Bilingual {
    let text: CrashText = typed == 0 ? .lastTimeNothing : kept < typed ? .lastTimePartly : .lastTimeKept
    return text(["at": Bilingual(at.shown(in: zone))])
  }
}
