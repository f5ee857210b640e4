import Glibc

/// A disk as a value: what processes see, and what would be left of it if the machine went down now.
///
/// Stricter than any file system in use: data, names in a folder and folders themselves reach the disk only by their own
/// sync, and what was not synced reaches it in any combination.
struct ModelDisk: Sendable {
  enum DataChange: Sendable {
    case write(offset: Int, bytes: [UInt8])
    case truncate(Int)
  }

  enum NameChange: Sendable {
    case add(String, Int)
    case remove(String)
    case rename(String, to: String, Int)
  }

  struct Node: Sendable {
    var isFolder = false
    var mode: UInt32 = 0
    var modified = 0
    var bytes: [UInt8] = []
    var durableBytes: [UInt8] = []
    var dataChanges: [DataChange] = []
    var names: [String: Int] = [:]
    var durableNames: [String: Int] = [:]
    var nameChanges: [NameChange] = []
    /// A sync failed: what was not on the disk by then never will be, although everybody still sees it.
    var isLost = false
  }

  var nodes: [Int: Node] = [1: Node(isFolder: true, mode: 0o700)]
  var next = 2
  /// Another one after everything that makes a difference to what a crash leaves.
  var version = 0
  /// Steps by one second at every change, so that recovery's narrowing by time is exercised.
  var clock = 1_000_000_000

  mutating func make(_ node: Node) -> Int {
    defer { next += 1 }
    version += 1
    nodes[next] = node
    return next
  }

  mutating func change(_ inode: Int, _ change: DataChange) {
    clock += 1_000_000_000
    version += 1
    Self.apply(change, to: &nodes[inode, default: Node()].bytes)
    nodes[inode]?.dataChanges.append(change)
    nodes[inode]?.modified = clock
  }

  mutating func change(_ folder: Int, _ change: NameChange) {
    clock += 1_000_000_000
    version += 1
    Self.apply(change, to: &nodes[folder, default: Node()].names)
    nodes[folder]?.nameChanges.append(change)
    nodes[folder]?.modified = clock
  }

  mutating func synchronize(_ inode: Int) {
    guard var node = nodes[inode], !node.dataChanges.isEmpty || !node.nameChanges.isEmpty else { return }
    version += 1
    if node.isLost {
      for change in node.dataChanges { Self.apply(change, to: &node.durableBytes) }
      for change in node.nameChanges { Self.apply(change, to: &node.durableNames) }
    } else {
      node.durableBytes = node.bytes
      node.durableNames = node.names
    }
    node.dataChanges = []
    node.nameChanges = []
    nodes[inode] = node
  }

  /// A sync that fails: the kernel takes what it could not write for written, so that a second try only seems to work.
  mutating func failToSynchronize(_ inode: Int) {
    guard var node = nodes[inode], !node.dataChanges.isEmpty || !node.nameChanges.isEmpty else { return }
    version += 1
    node.dataChanges = []
    node.nameChanges = []
    node.isLost = true
    nodes[inode] = node
  }

  mutating func synchronizeAll() {
    for inode in nodes.keys { synchronize(inode) }
  }

  static func apply(_ change: DataChange, to bytes: inout [UInt8]) {
    switch change {
    case .truncate(let size):
      if size < bytes.count {
        bytes.removeLast(bytes.count - size)
      } else {
        bytes += [UInt8](repeating: 0, count: size - bytes.count)
      }
    case .write(let offset, let new):
      let end = offset + new.count
      if bytes.count < end { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
      bytes.replaceSubrange(offset..<end, with: new)
    }
  }

  static func apply(_ change: NameChange, to names: inout [String: Int]) {
    switch change {
    case .add(let name, let inode): names[name] = inode
    case .remove(let name): names[name] = nil
    case .rename(let name, let new, let inode):
      if names[name] == inode { names[name] = nil }
      names[new] = inode
    }
  }
}

// MARK: Crashes

extension ModelDisk {
  /// What the disk may hold after a power loss at this moment. All combinations while there are no more than `limit`;
  /// beyond that the two extremes and a fixed selection.
  func crashStates(limit: Int) -> [ModelDisk] {
    let dirty = nodes.keys.sorted().filter {
      nodes[$0].map { !$0.dataChanges.isEmpty || !$0.nameChanges.isEmpty } ?? false
    }
    let variants = dirty.map { inode in nodes[inode].map(Self.survivors) ?? [] }
    let total = variants.reduce(1) { min(1_000_000, $0 * $1.count) }
    var picks: [[Int]]
    if total <= limit {
      picks = [[]]
      for variant in variants { picks = picks.flatMap { pick in variant.indices.map { pick + [$0] } } }
    } else {
      picks = [variants.map { _ in 0 }, variants.map { $0.count - 1 }]
      var state: UInt64 = 88_172_645_463_325_252
      while picks.count < limit {
        picks.append(
          variants.map { variant in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(variant.count))
          })
      }
    }
    return picks.map { pick in
      var disk = self
      for (place, inode) in dirty.enumerated() { disk.nodes[inode] = variants[place][pick[place]] }
      for inode in disk.nodes.keys where !dirty.contains(inode) {
        disk.synchronize(inode)
        guard let node = disk.nodes[inode], node.isLost else { continue }
        disk.nodes[inode]?.bytes = node.durableBytes
        disk.nodes[inode]?.names = node.durableNames
        disk.nodes[inode]?.isLost = false
      }
      return disk
    }
  }

  private static func survivors(_ node: Node) -> [Node] {
    if node.isFolder {
      return subsets(node.nameChanges).map { changes in
        var names = node.durableNames
        for change in changes { apply(change, to: &names) }
        var left = node
        left.names = names
        left.durableNames = names
        left.nameChanges = []
        return left
      }
    }
    var contents: [[UInt8]] = []
    for changes in subsets(node.dataChanges) {
      var bytes = node.durableBytes
      for change in changes { apply(change, to: &bytes) }
      contents.append(bytes)
      // The last write may also be cut short, or be there in length only.
      guard case .write(let offset, let new)? = changes.last else { continue }
      for cut in [1, new.count / 2, new.count - 1] where cut > 0 && cut < new.count {
        contents.append(Array(bytes.prefix(offset + cut)))
      }
      var zeros = bytes
      zeros.replaceSubrange(offset..<(offset + new.count), with: [UInt8](repeating: 0, count: new.count))
      contents.append(zeros)
      var half = bytes
      half.replaceSubrange(offset..<(offset + new.count / 2), with: [UInt8](repeating: 0, count: new.count / 2))
      contents.append(half)
    }
    return contents.map { bytes in
      var left = node
      left.bytes = bytes
      left.durableBytes = bytes
      left.dataChanges = []
      return left
    }
  }

  /// All subsets in order while there are few; then beginnings, and all but one.
  private static func subsets<Change>(_ changes: [Change]) -> [[Change]] {
    if changes.count <= 4 {
      return (0..<(1 << changes.count)).map { mask in
        changes.indices.filter { mask & (1 << $0) != 0 }.map { changes[$0] }
      }
    }
    let beginnings = (0...changes.count).map { Array(changes.prefix($0)) }
    let allButOne = changes.indices.map { skip in changes.indices.filter { $0 != skip }.map { changes[$0] } }
    return beginnings + allButOne
  }
}
