import Testing

@testable import CaseStore

/// One kind of commit to be tried against crashes and failures.
struct Operation: Sendable, CustomTestStringConvertible {
  var name: String
  var run: @Sendable (CommitEngine) throws -> Void
  var testDescription: String { name }

  static let all: [Operation] = [
    Operation(name: "create") { engine in
      _ = try engine.commit(actor: "clerk", at: at) { transaction in
        try transaction.create(firstFree: numbers(day: "20261122")) { document($0, 1, "新") }
      }
    },
    Operation(name: "create in a new month") { engine in
      _ = try engine.commit(actor: "clerk", at: at) { transaction in
        try transaction.create(firstFree: [numberC]) { document($0, 1, "新") }
      }
    },
    Operation(name: "change") { engine in
      _ = try engine.commit(actor: "handler", at: at) { transaction in
        let current = try transaction.read(numberA)
        try transaction.change(
          numberA, revision: current.revision + 1, bytes: document(numberA, current.revision + 1, "改"))
      }
    },
    Operation(name: "two cases") { engine in
      _ = try engine.commit(actor: "clerk", at: at) { transaction in
        for number in [numberA, numberB] {
          let next = try transaction.read(number).revision + 1
          try transaction.change(number, revision: next, bytes: document(number, next, "并"))
        }
      }
    },
    Operation(name: "a new case and an old one") { engine in
      _ = try engine.commit(actor: "clerk", at: at) { transaction in
        let made = try transaction.create(firstFree: [numberC]) { document($0, 1, "转") }
        let next = try transaction.read(numberA).revision + 1
        try transaction.change(numberA, revision: next, bytes: document(numberA, next, made))
      }
    },
    Operation(name: "bulk") { engine in
      _ = try engine.commit(actor: "import", at: at) { transaction in
        for _ in 0..<5 { try transaction.create(firstFree: numbers(day: "20261201")) { document($0, 1, "批") } }
      }
    },
    Operation(name: "organisation") { engine in
      _ = try engine.commit(actor: "admin", at: at) { transaction in
        try transaction.replace("organisation.json", kind: "organisation", bytes: Array(#"{"v": 2, "x": 1}"#.utf8))
      }
    },
    Operation(name: "policy and a case") { engine in
      _ = try engine.commit(actor: "admin", at: at) { transaction in
        try transaction.replace("policy.json", kind: "policy", bytes: Array(#"{"v": 1}"#.utf8))
        let next = try transaction.read(numberB).revision + 1
        try transaction.change(numberB, revision: next, bytes: document(numberB, next, "策"))
      }
    },
  ]
}
