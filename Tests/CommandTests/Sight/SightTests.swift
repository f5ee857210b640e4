import CaseDomain
import Foundation
import Testing

@testable import huiyin

/// 看得见什么: every path times everybody times every kind of case. What is printed is searched, byte by byte, for what
/// the asker may not know and for what they must be told.
@Suite struct SightTests {
  private static let unknown = "SG20261116-9999"

  /// Everything that a text gives away to somebody.
  static func leaks(_ text: String, to person: String, _ store: SightStore) -> [String] {
    let printed = SightCase.Printed(text)
    return store.cases.flatMap { known -> [String] in
      let sees = SightStore.sees(person, known.key)
      guard sees != .everything else { return [] }
      let named = sees == .nothing && printed.holds(known.number) ? [known.number] : []
      return (known.leaks(into: printed) + named).map { "\(known.key): \($0)" }
    }
  }

  /// Numbers that a text gives away to somebody who may not know of the case.
  static func numbers(_ text: String, to person: String, _ store: SightStore) -> [String] {
    store.cases.filter { SightStore.accusing.contains($0.key) && SightStore.sees(person, $0.key) == .nothing }
      .map(\.number).filter { text.contains($0) }
  }

  // MARK: The table is whole

  /// A new command must say here what it shows of a case, or that it shows nothing.
  @Test func everyCommandHasARow() {
    let rows = Set(
      (SightPath.single + SightPath.whole).map { String($0.command.prefix { $0 != " " }) })
    let known = rows.union(SightPath.silent.keys).union(SightPath.maintained).union(SightPath.changing)
    let names = Set(Huiyin.configuration.subcommands.compactMap { $0.configuration.commandName })
    #expect(names.subtracting(known).isEmpty)
    #expect(known.subtracting(names).isEmpty)
  }

  // MARK: One case

  @Test(arguments: [
    "ban", "xie", "jiao", "zi", "duo", "shou", "xiao", "guan", "nieshou", "nieban", "nieguan", "niequan",
  ])
  func oneCase(_ person: String) throws {
    let store = try SightStore.shared.get()
    for path in SightPath.single {
      for key in path.keys where SightPath.matters(key, person) {
        let known = try store(key)
        let arguments = path.arguments(known)
        let answer = store.run(arguments, as: person)
        let what = "\(person) \(arguments.joined(separator: " "))"
        #expect(!answer.all.contains("NSError") && answer.status != 70, "\(what) \(answer.all)")
        switch SightStore.sees(person, key) {
        case .nothing:
          var none = known
          none.number = Self.unknown
          let nobody = store.run(path.arguments(none), as: person)
          // To the byte, and in the exit status: as if there were no such case.
          #expect(answer.output == nobody.output, "\(what)")
          #expect(answer.errors.replacing(known.number, with: Self.unknown) == nobody.errors, "\(what)")
          #expect(answer.status == nobody.status, "\(what)")
          #expect(
            Self.leaks(answer.all.replacing(known.number, with: ""), to: person, store).isEmpty, "\(what)")
        case .masked:
          let found = Self.leaks(answer.all, to: person, store)
          #expect(found.isEmpty, "\(what): \(found.prefix(5))")
          for text in path.tellsMasked(known) { #expect(answer.output.contains(text), "\(what) says no \(text)") }
        case .everything:
          let found = Self.leaks(answer.all, to: person, store)
          #expect(found.isEmpty, "\(what): \(found.prefix(5))")
          for text in path.tells(known) {
            // 匿名: there is no field to tell.
            let isAbsent = known.isAnonymous && ![known.number, known.key].contains(text)
            #expect(isAbsent || answer.output.contains(text), "\(what) says no \(text)")
          }
        }
      }
    }
  }

  // MARK: All cases

  @Test(arguments: ["ban", "zi", "shou", "guan", "nieshou", "nieban", "niequan"]) func allCases(_ person: String) throws
  {
    let store = try SightStore.shared.get()
    for path in SightPath.whole {
      let arguments = path.arguments(store.cases[0])
      let answer = store.run(arguments, as: person)
      let what = "\(person) \(arguments.joined(separator: " "))"
      let found = Self.leaks(answer.all, to: person, store)
      #expect(found.isEmpty, "\(what): \(found.prefix(5))")
      for key in path.lists {
        let known = try store(key)
        #expect(
          answer.output.contains(known.number) == (SightStore.sees(person, key) != .nothing), "\(what): \(key)")
      }
    }
  }

  /// Every action, tried on a case that somebody may not know of, is refused in the words for a number that is none.
  @Test(arguments: ["nieshou", "niequan"]) func everyActionIsRefusedAlike(_ person: String) throws {
    let asked = try SightAsked(SightStore.shared.get())
    let hidden = try SightStore.shared.get()("report").number
    func failure(_ action: Action, _ number: String, seen: Int?) -> String {
      do {
        _ = try asked.store.act(Request(action, [.reason: "x"]), on: number, as: person, now: asked.now, seen: seen)
        return "done"
      } catch {
        let failure = Failure(error)
        let words = [failure.message, failure.hint ?? ""].flatMap { [$0.zh, $0.en] }
        return "\(failure.status) \(failure.rule) \(words)".replacing(number, with: "%")
      }
    }
    for action in Action.allCases {
      let none = failure(action, Self.unknown, seen: 1)
      #expect(failure(action, hidden, seen: 1) == none, "\(person) \(action)")
      #expect(none.hasPrefix("66 "))
    }
  }
}
