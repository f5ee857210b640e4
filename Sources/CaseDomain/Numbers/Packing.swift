/// 紧编码: values as few bytes, for what is read by the ten thousand. One description of a type serves both ways, so that what
/// was written and what is read cannot drift apart; what it does not describe any more is made anew from the documents.
///
/// Integers are variable in length, moments are distances from the moment before, a text that stood already is a number.
protocol Packing {
  mutating func pass(_ value: inout Int64) throws
  mutating func pass(_ value: inout String) throws
  /// How many there are, or will be.
  mutating func count(_ count: Int) throws -> Int
  var isReading: Bool { get }
  /// The moment passed last.
  var moment: Int64 { get set }
}

/// A value that can be packed.
protocol Packed {
  /// Something to read into.
  static var blank: Self { get }
  mutating func pack<P: Packing>(_ pack: inout P) throws
}

extension Packed {
  /// As few bytes.
  func bytes() -> [UInt8] {
    var packer = Packer()
    var value = self
    // Writing refuses nothing.
    do { try value.pack(&packer) } catch { return [] }
    return packer.bytes
  }

  /// What ``bytes()`` wrote; nil for anything else.
  static func read(_ bytes: UnsafeRawBufferPointer) -> Self? {
    var reader = Unpacker(bytes)
    var value = blank
    do { try value.pack(&reader) } catch { return nil }
    return reader.isAtEnd ? value : nil
  }
}

/// Packed bytes that are cut off or that this program never wrote.
struct PackingError: Error {}

extension Packing {
  mutating func pass(_ value: inout Instant) throws {
    var distance = value.seconds &- moment
    try pass(&distance)
    if isReading { value = Instant(seconds: moment &+ distance) }
    moment = value.seconds
  }

  mutating func pass(_ value: inout Int) throws {
    var wide = Int64(value)
    try pass(&wide)
    if isReading {
      guard let narrow = Int(exactly: wide) else { throw PackingError() }
      value = narrow
    }
  }

  mutating func pass(_ value: inout Bool) throws {
    let number = try count(value ? 1 : 0)
    guard number <= 1 else { throw PackingError() }
    value = number == 1
  }

  mutating func pass<T: CaseIterable & Equatable>(_ value: inout T) throws where T.AllCases == [T] {
    let all = T.allCases
    if isReading {
      let place = try count(0)
      guard place < all.count else { throw PackingError() }
      value = all[place]
    } else {
      guard let place = all.firstIndex(of: value) else { throw PackingError() }
      _ = try count(place)
    }
  }

  mutating func pass<T: Packed>(_ value: inout T) throws { try value.pack(&self) }

  mutating func pass<T: Packed>(_ values: inout [T]) throws { try each(&values, blank: T.blank) { try $1.pack(&$0) } }

  /// A list, by what passes one of its values.
  mutating func each<T>(_ values: inout [T], blank: T, _ body: (inout Self, inout T) throws -> Void) throws {
    let count = try count(values.count)
    guard isReading else {
      for var value in values { try body(&self, &value) }
      return
    }
    values = []
    values.reserveCapacity(min(count, 64))
    for _ in 0..<count {
      var value = blank
      try body(&self, &value)
      values.append(value)
    }
  }

  /// An optional, by what passes its value.
  mutating func pass<T>(_ value: inout T?, blank: T, _ body: (inout Self, inout T) throws -> Void) throws {
    guard try count(value == nil ? 0 : 1) == 1 else {
      value = nil
      return
    }
    var inner = value ?? blank
    try body(&self, &inner)
    if isReading { value = inner }
  }

  mutating func pass(_ value: inout String?) throws { try pass(&value, blank: "") { try $0.pass(&$1) } }
  mutating func pass(_ value: inout Instant?) throws {
    try pass(&value, blank: Instant(seconds: moment)) { try $0.pass(&$1) }
  }
  mutating func pass(_ value: inout Bool?) throws { try pass(&value, blank: false) { try $0.pass(&$1) } }
  mutating func pass<T: CaseIterable & Equatable>(_ value: inout T?) throws where T.AllCases == [T] {
    guard let first = T.allCases.first else { throw PackingError() }
    try pass(&value, blank: first) { try $0.pass(&$1) }
  }
  mutating func pass<T: Packed>(_ values: inout [T]?) throws { try pass(&values, blank: []) { try $0.pass(&$1) } }
  mutating func pass<T: Packed>(_ value: inout T?) throws {
    try pass(&value, blank: T.blank) { try $1.pack(&$0) }
  }
}

/// Writes.
struct Packer: Packing {
  private(set) var bytes: [UInt8] = []
  private var texts: [String: Int] = [:]
  var moment: Int64 = 0
  var isReading: Bool { false }

  init() { bytes.reserveCapacity(512) }

  private mutating func add(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func pass(_ value: inout Int64) { add(UInt64(bitPattern: value &<< 1 ^ value &>> 63)) }

  mutating func count(_ count: Int) -> Int {
    add(UInt64(count))
    return count
  }

  /// A place in the list of texts, or 0 and a new one.
  mutating func pass(_ value: inout String) {
    if let place = texts[value] {
      add(UInt64(place))
      return
    }
    texts[value] = texts.count + 1
    add(0)
    add(UInt64(value.utf8.count))
    bytes.append(contentsOf: value.utf8)
  }
}

/// Reads. Never more than there is: a count is bounded by the bytes that are left.
struct Unpacker: Packing {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private var texts: [String] = []
  var moment: Int64 = 0
  var isReading: Bool { true }

  /// - Parameter bytes: valid for as long as the reader is used.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  private mutating func take() throws -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if shift == 63, byte > 1 { throw PackingError() }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
      if shift > 63 { throw PackingError() }
    }
    throw PackingError()
  }

  mutating func pass(_ value: inout Int64) throws {
    let raw = try take()
    value = Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
  }

  mutating func count(_ count: Int) throws -> Int {
    let value = try take()
    // Each thing counted takes a byte at least; a flag is 0 or 1, a term's place is small.
    guard value <= 255 || value <= UInt64(bytes.count - place) else { throw PackingError() }
    return Int(value)
  }

  mutating func pass(_ value: inout String) throws {
    let place = try take()
    if place > 0 {
      guard place <= UInt64(texts.count) else { throw PackingError() }
      value = texts[Int(place) - 1]
      return
    }
    let length = try take()
    guard length <= UInt64(bytes.count - self.place) else { throw PackingError() }
    let end = self.place + Int(length)
    guard let text = String(validating: bytes[self.place..<end], as: UTF8.self) else { throw PackingError() }
    value = text
    texts.append(text)
    self.place = end
  }
}
