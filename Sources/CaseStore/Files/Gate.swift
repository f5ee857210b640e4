import Foundation

/// One thread at a time. Holds no value, so that what it guards need not be `Sendable`.
final class Gate: Sendable {
  private let lock = NSLock()

  func closed<Value>(_ body: () throws -> Value) rethrows -> Value {
    lock.lock()
    defer { lock.unlock() }
    return try body()
  }
}
