import Foundation
import Glibc
import Testing

@testable import huiyin

extension CommandSuite {
  /// `huiyin key` on a store of somebody else's, run by root as docs/deployment.md says.
  @Suite(.enabled(if: geteuid() == 0, "only root manages keys")) struct KeyCommandTests {
    private let base = "/var/lib/huiyin-keys-\(UUID().uuidString.prefix(8))"
    private var file: String { base + "/ssh/keys" }

    private func withStore(_ body: (TestStore) throws -> Void) throws {
      defer { try? FileManager.default.removeItem(atPath: base) }
      try FileManager.default.createDirectory(atPath: base, withIntermediateDirectories: true)
      chmod(base, 0o755)
      let store = try TestStore()
      store.give(to: 12_345)
      try body(store)
    }

    private func key(_ store: TestStore, _ words: [String], _ input: String = "") throws -> Outcome {
      try store.json(["key"] + words + ["--file", file], as: "guan", input: input)
    }

    private var lines: [String] {
      let text = String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
      return text.split(separator: "\n").map { String($0) }
    }

    @Test func keysComeAndGo() throws {
      try withStore { store in
        #expect(try key(store, ["list"]).rows.isEmpty)
        let added = try key(store, ["add", "shou"], SampleKeys.ed25519 + " shou@office\n")
        #expect(added.status == 0, "\(added.errors)")
        let fingerprint = "SHA256:w8541ZPflP6hfZxzk7myws8yS4+QSnvb9rgX3uQ0Vqs"
        #expect(added.object["fingerprint"] as? String == fingerprint)
        let command = "restrict,pty,command=\"\(Program.path) --store \(store.root) --as shou\" "
        #expect(lines == [command + SampleKeys.ed25519 + " shou@office"])
        // Once more the same: nothing to do. The same for somebody else: a key belongs to one person.
        #expect(try key(store, ["add", "shou"], SampleKeys.ed25519).object["new"] as? Bool == false)
        #expect(try key(store, ["add", "fang"], SampleKeys.ed25519).rule == "keyTaken")
        #expect(try key(store, ["add", "shou"], SampleKeys.nistp256).status == 0)
        #expect(try key(store, ["add", "fang"], SampleKeys.rsa2048).status == 0)
        let listed = try key(store, ["list"])
        #expect(listed.rows.map { $0["staff"] as? String } == ["shou", "shou", "fang"])
        #expect(listed.rows.allSatisfy { $0["active"] as? Bool == true })
        #expect(try key(store, ["remove", "shou", "--fingerprint", fingerprint]).rows.count == 1)
        #expect(try key(store, ["remove", "shou", "--fingerprint", fingerprint]).status == 66)
        #expect(try key(store, ["remove", "shou"]).rows.count == 1)
        #expect(lines.count == 1)
        // What was done with which key, for the operator.
        let told = try store.json(["log", "--event", "keyChanged"], as: "guan").rows
        #expect(told.map { $0["change"] as? String } == ["added", "added", "added", "removed", "removed"])
        #expect(told.first?["fingerprint"] as? String == fingerprint)
      }
    }

    @Test func whoGetsNoKey() throws {
      try withStore { store in
        #expect(try key(store, ["add", "niemand"], SampleKeys.ed25519).rule == "noSuchStaff")
        #expect(try key(store, ["add", "../etc"], SampleKeys.ed25519).rule == "noSuchStaff")
        #expect(try key(store, ["add", "shou"], "").rule == "keyMissing")
        #expect(try key(store, ["add", "shou"], SampleKeys.dsa).rule == "keyWeak")
        #expect(try store.json(["key", "add", "shou", "--file", file], as: "shou", input: "").rule == "adminOnly")
        #expect(try store.run(["staff", "retire", "fang"], as: "guan", now: TestStore.monday).status == 0)
        #expect(try key(store, ["add", "fang"], SampleKeys.ed25519).rule == "personRetired")
        #expect(try key(store, ["add", "shou", "--program", "/nowhere"], SampleKeys.ed25519).rule == "noSuchProgram")
        #expect(access(file, F_OK) != 0)
        // Root's own store, and somebody who is not root.
        store.give(to: 0)
        #expect(try key(store, ["add", "shou"], SampleKeys.ed25519).rule == "storeIsRoots")
        store.give(to: 12_345)
        let words = ["--reuid=12345", "--regid=12345", "--clear-groups", Program.path, "--store", store.root]
        let other = try Program.start(
          words + ["key", "add", "shou", "--file", file, "--format", "json"], files: store.folder + "/s-",
          program: "/usr/bin/setpriv"
        ).wait()
        #expect(other.rule == "needsRoot")
      }
    }

    /// A line that is not ours may open a shell: nothing is added beside it, but a door can be shut.
    @Test func linesThatAreNotOurs() throws {
      try withStore { store in
        #expect(try key(store, ["add", "shou"], SampleKeys.ed25519).status == 0)
        #expect(try key(store, ["add", "fang"], SampleKeys.nistp384).status == 0)
        let hole = SampleKeys.nistp256 + " somebody"
        try (lines.joined(separator: "\n") + "\n# remark\n" + hole + "\n").write(
          toFile: file, atomically: true, encoding: .utf8)
        chmod(file, 0o644)
        #expect(try key(store, ["add", "du"], SampleKeys.rsa2048).rule == "foreignLine")
        #expect(try key(store, ["list"]).status == 65)
        #expect(try key(store, ["remove", "fang"]).status == 0)
        #expect(lines.suffix(2) == ["# remark", hole])
        let rendered = try store.run(["key", "render", "--file", file], as: "guan")
        #expect(rendered.status == 0)
        #expect(!rendered.output.contains(hole))
        #expect(rendered.output.contains("# remark"))
      }
    }

    /// A store that was moved, and people who left.
    @Test func renderedAnew() throws {
      try withStore { store in
        #expect(try key(store, ["add", "shou"], SampleKeys.ed25519).status == 0)
        #expect(try key(store, ["add", "fang"], SampleKeys.nistp256).status == 0)
        #expect(try store.run(["staff", "retire", "fang"], as: "guan", now: TestStore.monday).status == 0)
        let moved = store.folder + "/moved 库"
        #expect(rename(store.root, moved) == 0)
        let rendered = try Program.start(
          ["--store", moved, "key", "render", "--file", file], files: store.folder + "/r-"
        ).wait()
        #expect(rendered.status == 0, "\(rendered.errors)")
        let command = "restrict,pty,command=\"\(Program.path) --store '\(moved)' --as shou\" "
        #expect(rendered.output == command + SampleKeys.ed25519 + "\n")
        #expect(rendered.errors.contains("fang"))
      }
    }
  }
}
