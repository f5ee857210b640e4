import CaseDomain
import Foundation

/// 依法删除: takes personal texts out of the whole history of a case. Their commitments stay, so the chain holds; the
/// other texts of the same events get their salts written out, because the nonce that would give them has to go too.
extension CaseDocument {
  func erasing(_ names: [String]) throws -> CaseDocument {
    let wanted = Set(names.compactMap { Erasure.erasable[$0] })
    var changed = self
    for (index, event) in events.enumerated() {
      let nonce = event.nonce
      let fields = Self.editedFields(event)
      let encoder = JSON.encoder(pretty: false)
      encoder.userInfo[TextTreatment.key] = TextTreatment(transform: { text, path in
        guard text.text != nil else { return text }
        if Self.isWanted(path, wanted, fields) {
          return ErasableText(form: .erased(commitment: Seal.commitment(text, path: path, nonce: nonce)))
        }
        guard case .plain(let plain) = text.form else { return text }
        return ErasableText(form: .salted(plain, salt: Seal.salt(path: path, nonce: nonce)))
      })
      var erased = try JSON.decoder().decode(CaseEvent.self, from: encoder.encode(event))
      // Left as it was where nothing was taken out.
      guard try Self.holdsErased(erased, more: event) else { continue }
      erased.nonce = nil
      changed.events[index] = erased
    }
    return changed
  }

  /// The fields of an 更正, by their place in it.
  private static func editedFields(_ event: CaseEvent) -> [FieldName] {
    if case .edited(let edit) = event.change { edit.fields.map(\.field) } else { [] }
  }

  private static func isWanted(_ path: [String], _ wanted: Set<FieldName>, _ edited: [FieldName]) -> Bool {
    guard let last = path.last else { return false }
    if let place = path.firstIndex(of: "fields"), place + 1 < path.count, let index = Int(path[place + 1]),
      edited.indices.contains(index)
    {
      return wanted.contains(edited[index])
    }
    if path.contains("complainant") { return FieldName(rawValue: last).map(wanted.contains) ?? false }
    if path.contains("object"), last == "person" { return wanted.contains(.objectPerson) }
    if path.contains("points"), Int(last) != nil { return wanted.contains(.points) }
    if ["subject", "content", "remedy"].contains(last) {
      return FieldName(rawValue: last).map(wanted.contains) ?? false
    }
    return wanted.contains(.text)
  }

  private static func holdsErased(_ event: CaseEvent, more than: CaseEvent) throws -> Bool {
    func count(_ event: CaseEvent) throws -> Int {
      let counter = Counter()
      let encoder = JSON.encoder(pretty: false)
      encoder.userInfo[TextTreatment.key] = TextTreatment(transform: { text, _ in
        if text.text == nil { counter.add() }
        return text
      })
      _ = try encoder.encode(event)
      return counter.value
    }
    return try count(event) > count(than)
  }

  private final class Counter: @unchecked Sendable {  // used by one encoder on one thread
    private(set) var value = 0
    func add() { value += 1 }
  }
}
