import CaseDomain
import CaseStore
import Foundation

extension Talk {
  func departmentName(_ session: Session) -> String {
    (try? session.store.organisation())?.name(ofDepartment: department)(session.language) ?? department
  }

  func json(_ session: Session) throws -> JSONValue {
    guard var members = try JSONValue(self, PolicyFile.encoder(session.zone)).members else { return .null }
    members["id"] = .string(id.short)
    members["title"] = .string(id.title)
    members["state"] = .string(state.rawValue)
    members["next"] = .strings(steps.map(\.rawValue))
    return .object(members)
  }
}

extension Draw {
  func json(_ session: Session) throws -> JSONValue {
    guard var members = try JSONValue(self, PolicyFile.encoder(session.zone)).members else { return .null }
    members["id"] = .string(id.short)
    members["title"] = .string(id.title)
    return .object(members)
  }
}

extension PointsEntry {
  func json(_ session: Session) throws -> JSONValue {
    guard var members = try JSONValue(self, PolicyFile.encoder(session.zone)).members else { return .null }
    members["id"] = .string(id.short)
    members["title"] = .string(id.title)
    members["points"] = .string(Points.text(hundredths))
    return .object(members)
  }
}
