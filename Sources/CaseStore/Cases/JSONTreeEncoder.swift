import CaseDomain

/// Makes a ``JSONTree`` of a value. Fractions are no part of an event and are refused.
struct JSONTreeEncoder: Encoder {
  let tree: JSONTree
  let path: [String]
  let userInfo: [CodingUserInfoKey: Any]
  /// Only ``ErasableText`` looks at where it stands, and that is not asked for it here.
  var codingPath: [any CodingKey] { [] }

  static func tree(_ value: some Encodable, zone: Zone = .beijing) throws -> JSONTree {
    let encoder = JSONTreeEncoder(tree: JSONTree(), path: [], userInfo: [Instant.zoneKey: zone])
    try value.encode(to: encoder)
    return encoder.tree
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .empty = tree.content { tree.content = .object([]) }
    return KeyedEncodingContainer(Keyed(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .empty = tree.content { tree.content = .array([]) }
    return Unkeyed(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

  /// The tree of a value further down.
  fileprivate func below(_ value: some Encodable, _ step: String?) throws -> JSONTree {
    let further = step.map { path + [$0] } ?? path
    if let text = value as? ErasableText { return JSONTree(.erasable(text, path: further)) }
    if let text = value as? String { return JSONTree(.text(text)) }
    let encoder = JSONTreeEncoder(tree: JSONTree(), path: further, userInfo: userInfo)
    try value.encode(to: encoder)
    return encoder.tree
  }

  fileprivate func child(_ step: String) -> JSONTreeEncoder {
    JSONTreeEncoder(tree: JSONTree(), path: path + [step], userInfo: userInfo)
  }

  fileprivate static func refused(_ value: Any) -> EncodingError {
    .invalidValue(value, EncodingError.Context(codingPath: [], debugDescription: "a fraction"))
  }
}

private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: JSONTreeEncoder
  var codingPath: [any CodingKey] { [] }

  private func set(_ content: JSONTree.Content, _ key: Key) { encoder.tree.set(key.stringValue, JSONTree(content)) }

  func encodeNil(forKey key: Key) { set(.null, key) }
  func encode(_ value: Bool, forKey key: Key) { set(.flag(value), key) }
  func encode(_ value: String, forKey key: Key) { set(.text(value), key) }
  func encode(_ value: Double, forKey key: Key) throws { throw JSONTreeEncoder.refused(value) }
  func encode(_ value: Float, forKey key: Key) throws { throw JSONTreeEncoder.refused(value) }
  func encode(_ value: Int, forKey key: Key) { set(.number(String(value)), key) }
  func encode(_ value: Int8, forKey key: Key) { set(.number(String(value)), key) }
  func encode(_ value: Int16, forKey key: Key) { set(.number(String(value)), key) }
  func encode(_ value: Int32, forKey key: Key) { set(.number(String(value)), key) }
  func encode(_ value: Int64, forKey key: Key) { set(.number(String(value)), key) }
  func encode(_ value: UInt, forKey key: Key) { set(.number(String(value)), key) }
  func encode(_ value: UInt8, forKey key: Key) { set(.number(String(value)), key) }
  func encode(_ value: UInt16, forKey key: Key) { set(.number(String(value)), key) }
  func encode(_ value: UInt32, forKey key: Key) { set(.number(String(value)), key) }
  func encode(_ value: UInt64, forKey key: Key) { set(.number(String(value)), key) }

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    encoder.tree.set(key.stringValue, try encoder.below(value, Self.step(key)))
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    superEncoder(key.stringValue, Self.step(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    superEncoder(key.stringValue, Self.step(key)).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { superEncoder("super", "super") }
  func superEncoder(forKey key: Key) -> any Encoder { superEncoder(key.stringValue, Self.step(key)) }

  /// A key that is a number is one in a path, whatever it was written like (`01`): so the hashes have always been made.
  private static func step(_ key: Key) -> String { key.intValue.map { String($0) } ?? key.stringValue }

  private func superEncoder(_ key: String, _ step: String) -> JSONTreeEncoder {
    let child = encoder.child(step)
    encoder.tree.set(key, child.tree)
    return child
  }
}

private struct Unkeyed: UnkeyedEncodingContainer {
  let encoder: JSONTreeEncoder
  var codingPath: [any CodingKey] { [] }
  var count: Int { if case .array(let values) = encoder.tree.content { values.count } else { 0 } }

  private func add(_ content: JSONTree.Content) { encoder.tree.append(JSONTree(content)) }

  func encodeNil() { add(.null) }
  func encode(_ value: Bool) { add(.flag(value)) }
  func encode(_ value: String) { add(.text(value)) }
  func encode(_ value: Double) throws { throw JSONTreeEncoder.refused(value) }
  func encode(_ value: Float) throws { throw JSONTreeEncoder.refused(value) }
  func encode(_ value: Int) { add(.number(String(value))) }
  func encode(_ value: Int8) { add(.number(String(value))) }
  func encode(_ value: Int16) { add(.number(String(value))) }
  func encode(_ value: Int32) { add(.number(String(value))) }
  func encode(_ value: Int64) { add(.number(String(value))) }
  func encode(_ value: UInt) { add(.number(String(value))) }
  func encode(_ value: UInt8) { add(.number(String(value))) }
  func encode(_ value: UInt16) { add(.number(String(value))) }
  func encode(_ value: UInt32) { add(.number(String(value))) }
  func encode(_ value: UInt64) { add(.number(String(value))) }
  func encode<T: Encodable>(_ value: T) throws { encoder.tree.append(try encoder.below(value, String(count))) }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    next().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { next().unkeyedContainer() }
  func superEncoder() -> any Encoder { next() }

  private func next() -> JSONTreeEncoder {
    let child = encoder.child(String(count))
    encoder.tree.append(child.tree)
    return child
  }
}

private struct Single: SingleValueEncodingContainer {
  let encoder: JSONTreeEncoder
  var codingPath: [any CodingKey] { [] }

  private func set(_ content: JSONTree.Content) { encoder.tree.content = content }

  func encodeNil() { set(.null) }
  func encode(_ value: Bool) { set(.flag(value)) }
  func encode(_ value: String) { set(.text(value)) }
  func encode(_ value: Double) throws { throw JSONTreeEncoder.refused(value) }
  func encode(_ value: Float) throws { throw JSONTreeEncoder.refused(value) }
  func encode(_ value: Int) { set(.number(String(value))) }
  func encode(_ value: Int8) { set(.number(String(value))) }
  func encode(_ value: Int16) { set(.number(String(value))) }
  func encode(_ value: Int32) { set(.number(String(value))) }
  func encode(_ value: Int64) { set(.number(String(value))) }
  func encode(_ value: UInt) { set(.number(String(value))) }
  func encode(_ value: UInt8) { set(.number(String(value))) }
  func encode(_ value: UInt16) { set(.number(String(value))) }
  func encode(_ value: UInt32) { set(.number(String(value))) }
  func encode(_ value: UInt64) { set(.number(String(value))) }
  func encode<T: Encodable>(_ value: T) throws { set(try encoder.below(value, nil).content) }
}
