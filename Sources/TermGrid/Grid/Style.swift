/// What a piece of text means; a `Theme` says how that looks.
///
/// Status is never colour alone: the writer also puts a mark and a word (`! 超期`).
public enum Style: UInt8, CaseIterable, Sendable, Hashable {
  case normal, dim, strong, title, heading, border
  case selected, field, fieldFocused, placeholder
  case error, warning, overdue, ok, info, link, match
  case footerKey, footerText, badge, status
}
