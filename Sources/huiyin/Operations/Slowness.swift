import Glibc

/// 缓慢: what takes longer than a person should wait is told in the log.
enum Slowness {
  /// Milliseconds. A second is where waiting begins to interrupt a thought; everything the desk does is meant to take
  /// a tenth of it.
  static let threshold = 1_000

  /// Runs `body` and says how long it took when that was too long, without the time it waited for input.
  @discardableResult
  static func watching<Value>(
    clock: () -> Int = { now }, _ note: (_ milliseconds: Int) -> Void, _ body: () throws -> Value
  ) rethrows -> Value {
    let start = clock()
    let before = Asking.call.waited.withLock { $0 }
    defer {
      let took = clock() - start - (Asking.call.waited.withLock { $0 } - before)
      if took > threshold { note(took) }
    }
    return try body()
  }

  /// Time that passes in here is another's. Only the main thread reads input.
  @discardableResult
  static func waiting<Value>(clock: () -> Int = { now }, _ body: () throws -> Value) rethrows -> Value {
    let start = clock()
    defer {
      let end = clock()
      Asking.call.waited.withLock { $0 += end - start }
    }
    return try body()
  }

  /// Milliseconds of a clock that nobody sets.
  static var now: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000 + now.tv_nsec / 1_000_000
  }
}
