import CaseDomain
import Foundation

/// Moments and lines as other programs read them.
private enum PeerForm {
  /// `2026-11-23T01:00:00`, in universal time.
  private static func universal(_ moment: Instant) -> String {
    String((moment - Int64(Zone.beijing.offsetSeconds)).iso8601(in: .beijing).prefix(19))
  }

  /// `20261123T010000Z`
  static func short(_ moment: Instant) -> String {
    universal(moment).filter { $0 != "-" && $0 != ":" } + "Z"
  }

  /// `2026-11-23 01:00:00`, in universal time.
  static func spaced(_ moment: Instant) -> String {
    universal(moment).replacingOccurrences(of: "T", with: " ")
  }

  static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// A header's word in UTF-8 (RFC 2047).
  static func header(_ text: String) -> String { "=?UTF-8?B?\(Data(text.utf8).base64EncodedString())?=" }
}

/// Cases as Taskwarrior imports them: the department is the project, what is more than the subject an annotation.
enum TaskInput {
  static func text(_ cases: [PeerCase]) -> String {
    "[\n" + cases.enumerated().map { object($1, $0).text(pretty: false) }.joined(separator: ",\n") + "\n]\n"
  }

  static func object(_ one: PeerCase, _ place: Int) -> JSONValue {
    let entry = PeerForm.short(one.received)
    var members: [String: JSONValue] = [
      "uuid": .string(identifier(place)), "description": .string(PeerForm.line(one.subject)),
      "project": .string(one.department), "status": .string(one.isOpen ? "pending" : "completed"),
      "entry": .string(entry),
      "annotations": .array(
        one.texts.map { .object(["entry": .string(entry), "description": .string(PeerForm.line($0))]) }),
    ]
    if !one.isOpen { members["end"] = .string(entry) }
    if one.isOpen, let due = one.due { members["due"] = .string(PeerForm.short(due)) }
    return .object(members)
  }

  private static func identifier(_ place: Int) -> String {
    let digits = String(place, radix: 16)
    return String(repeating: "0", count: max(0, 8 - digits.count)) + digits + "-0000-4000-8000-000000000000"
  }

  /// The words of `task add`: no annotation can be given there, so the content stands in the same line.
  static func adding(_ one: PeerCase) -> [String] {
    var words = ["add", "project:" + one.department]
    if let due = one.due { words.append("due:" + PeerForm.short(due)) }
    // What looks like an attribute is part of the text behind the dashes.
    return words + ["--", PeerForm.line(([one.subject] + one.texts.prefix(1)).joined(separator: "："))]
  }
}

/// Cases as mails in a Maildir: a folder for each department; unread is open.
enum MailInput {
  static func text(_ one: PeerCase) -> String {
    """
    From: \(PeerForm.header("反映人")) <\(one.number)@example.org>
    To: desk@example.org
    Subject: \(PeerForm.header(one.subject))
    Date: \(date(one.received))
    Message-ID: <\(one.number)@example.org>
    MIME-Version: 1.0
    Content-Type: text/plain; charset=UTF-8
    Content-Transfer-Encoding: 8bit

    \(one.texts.joined(separator: "\n"))

    """
  }

  /// Below the Maildir; `S` is what has been seen.
  static func path(_ one: PeerCase) -> String { "\(one.department)/cur/\(one.number):2,\(one.isOpen ? "" : "S")" }

  /// `23 Nov 2026 01:00:00 +0000`
  private static func date(_ moment: Instant) -> String {
    let text = PeerForm.spaced(moment)
    let parts = text.prefix(10).split(separator: "-")
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard parts.count == 3, let month = Int(parts[1]), (1...12).contains(month) else { return "" }
    return "\(parts[2]) \(months[month - 1]) \(parts[0]) \(text.suffix(8)) +0000"
  }
}

/// Cases as the script for Request Tracker reads them, one a line: the department is the queue.
enum TicketInput {
  static func line(_ one: PeerCase) -> String {
    var members: [String: JSONValue] = [
      "subject": .string(PeerForm.line(one.subject)), "content": .string(one.texts.joined(separator: "\n")),
      "department": .string(one.department), "status": .string(one.isOpen ? "open" : "resolved"),
    ]
    if one.isOpen, let due = one.due { members["due"] = .string(PeerForm.spaced(due)) }
    return JSONValue.object(members).text(pretty: false)
  }
}

/// What `register --input` reads.
enum OwnInput {
  static func text(_ one: PeerCase) -> String {
    JSONValue.object([
      "kind": .string("complaint"), "channel": .string("phone"), "subject": .string(one.subject),
      "content": .string(one.texts.first ?? one.subject),
      "complainant": .object(["name": .string("反映人"), "phone": .string("13900000088")]),
    ]).text(pretty: false)
  }
}
