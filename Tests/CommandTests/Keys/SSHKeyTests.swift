import Foundation
import Testing

@testable import huiyin

/// What is let into the key file, and how it is read back.
@Suite struct SSHKeyTests {
  private func key(_ text: String) throws -> PublicKey { try PublicKey(handedIn: Array(text.utf8)) }

  private func rule(_ text: String) -> String {
    do {
      _ = try key(text)
      return "taken"
    } catch { return Failure(error).rule }
  }

  /// As `ssh-keygen -l` says.
  @Test(arguments: [
    (SampleKeys.ed25519, "SHA256:w8541ZPflP6hfZxzk7myws8yS4+QSnvb9rgX3uQ0Vqs"),
    (SampleKeys.nistp256, "SHA256:P7HeJyD1m6BqP3vP8xoZqMswr/lCOf7esYKapt9b+9w"),
    (SampleKeys.nistp384, "SHA256:zylahck1V3o+6cOeup7yu+07oM9vW+drp7aqmhdX9Qk"),
    (SampleKeys.nistp521, "SHA256:P1jy2KFHHk4y780y1589evqjWT7TQoXwhhildFpL5VU"),
    (SampleKeys.rsa2048, "SHA256:jbVYszz7D1H7M33tHSu8apkqbL5CU3EUi+xh2n3S5Js"),
  ])
  func fingerprints(_ text: String, _ fingerprint: String) throws {
    let key = try key(text + " liu@办公室 <x>\n")
    #expect(key.fingerprint == fingerprint)
    #expect(key.comment == "liu@-x")
    #expect("\(key.type) \(key.base64)" == text)
  }

  @Test func whatIsNoPublicKey() throws {
    let ed = SampleKeys.ed25519
    let half = String(ed.dropLast(8))
    let other = ed.replacingOccurrences(of: "ssh-ed25519 ", with: "ecdsa-sha2-nistp256 ")
    let longer = ed.dropLast(1) + "AAAA"
    let table: [(String, String)] = [
      ("", "keyMissing"), ("\n \n", "keyMissing"), ("ssh-ed25519", "keyMalformed"), (half, "keyMalformed"),
      (other, "keyMalformed"), (String(longer), "keyMalformed"), (ed + "!", "keyMalformed"),
      (ed + "\n" + SampleKeys.nistp256, "keySeveral"), (ed + "\r" + ed, "keySeveral"),
      (SampleKeys.rsa1024, "keyWeak"), (SampleKeys.dsa, "keyWeak"), (SampleKeys.certificate, "keyCertificate"),
      ("restrict " + ed, "keyWithOptions"), ("command=\"sh\",pty " + ed, "keyWithOptions"),
      ("ssh-ed448 AAAA", "keyUnknownType"), ("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA", "keyPrivate"),
      ("PuTTY-User-Key-File-3: ssh-ed25519", "keyPrivate"),
      ("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA", "keyOtherFormat"), (ed + " a\u{1B}[2Jb", "keyMalformed"),
      (ed + "\0", "keyMalformed"), (ed + " " + String(repeating: "x", count: 20_000), "keyMalformed"),
      (ed, "taken"), (SampleKeys.securityKey, "taken"), ("\u{FEFF}" + ed + "\r\n\r\n", "taken"),
    ]
    for (text, expected) in table { #expect(rule(text) == expected, "\(text.prefix(60))") }
    #expect(throws: (any Error).self) { try PublicKey(handedIn: [0xFF, 0xFE] + Array(ed.utf8)) }
  }

  // MARK: Lines

  private func line(
    program: String = "/usr/local/bin/huiyin", store: String = "/srv/huiyin", staff: String = "liu"
  ) throws -> KeyLine {
    try KeyLine(program: program, store: store, staff: staff, key: key(SampleKeys.ed25519 + " liu@office"))
  }

  @Test func aLineIsWhatSshdNeeds() throws {
    #expect(
      try line().text
        == "restrict,pty,command=\"/usr/local/bin/huiyin --store /srv/huiyin --as liu\" \(SampleKeys.ed25519) liu@office"
    )
    let quoted = try line(store: "/srv/投诉 台;`id`$(id)&|<>#*?!%u").text
    #expect(quoted.contains("--store '/srv/投诉 台;`id`$(id)&|<>#*?!%u' --as liu\""))
  }

  /// Nothing that the shell or sshd would read in another way.
  @Test(arguments: [
    "/srv/a\"b", "/srv/a'b", "/srv/a\\b", "/srv/a\nb", "/srv/a\tb", "/srv/a\u{7F}b", "/srv/a\u{202E}b", "srv/a", "",
    "/srv/../etc", "/srv/a\u{FFFD}", "/" + String(repeating: "x", count: 2000),
  ])
  func pathsThatCannotBeQuoted(_ path: String) {
    #expect(throws: CommandError.self) { try line(store: path) }
    #expect(throws: CommandError.self) { try line(program: path) }
  }

  @Test(arguments: ["", "-x", "a b", "a;id", "a\"b", "../a", "李", "system", "a\n"])
  func idsThatCannotStandInALine(_ id: String) {
    #expect(throws: CommandError.self) { try line(staff: id) }
  }

  @Test func whatIsWrittenIsReadBack() throws {
    for store in ["/srv/huiyin", "/srv/投诉 台", "/srv/$(id)", "/"] {
      let line = try line(store: store)
      #expect(KeyLine(reading: line.text) == line)
    }
  }

  /// However much it looks like one of ours: each of these would let somebody do something else.
  @Test func nearlyOurs() throws {
    let good = try line().text
    let changes: [(String, String)] = [
      ("restrict,pty,command", "command"), ("restrict,pty,", "restrict,pty,agent-forwarding,"), ("restrict,", ""),
      (" --as liu\"", " --as liu; sh\""), (" --as liu\"", "\""), (" --as liu\"", " --as liu --as wang\""),
      ("--store /srv/huiyin", "--store /srv/huiyin;sh"), ("--store /srv/huiyin", "--store $(sh)"),
      ("command=\"", "command=\"/bin/sh -c \\\""), (" --as liu\"", " --as liu\",port-forwarding"),
      (" --as liu\"", "  --as liu\""), ("huiyin --store", "huiyin\t--store"), ("/usr/local/bin/huiyin", "huiyin"),
      ("ssh-ed25519 AAAA", "ssh-ed25519  AAAA"), ("liu@office", "liu office"), ("restrict", " restrict"),
    ]
    for (old, new) in changes {
      let changed = good.replacingOccurrences(of: old, with: new)
      #expect(changed != good)
      #expect(KeyLine(reading: changed) == nil, "\(new)")
    }
  }

  @Test func aFileKeepsWhatItDoesNotKnow() throws {
    let good = try line().text
    let plain = SampleKeys.nistp256 + " somebody"
    let text = "# remark\n\n\(good)\n\(plain)\n"
    var file = KeyFile(reading: Array(text.utf8))
    #expect(file.text == text)
    #expect(file.keys.map(\.staff) == ["liu"])
    #expect(file.foreignLines == [4])
    #expect(file.remove(staff: "wang", fingerprint: nil).isEmpty)
    #expect(file.remove(staff: "liu", fingerprint: "SHA256:other").isEmpty)
    #expect(file.remove(staff: "liu", fingerprint: try key(SampleKeys.ed25519).fingerprint).count == 1)
    #expect(file.text == "# remark\n\n\(plain)\n")
    #expect(KeyFile(reading: Array("\(good)\n\(plain)".utf8)).foreignLines == [2])
    #expect(KeyFile(reading: Array(good.utf8) + [0x20, 0xFF]).foreignLines == [1])
    #expect(KeyFile(reading: []).entries.isEmpty)
  }
}
