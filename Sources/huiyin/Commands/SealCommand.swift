import ArgumentParser
import CaseDomain
import CaseStore

/// 封存: one line with the journal's head, to be kept where the owner of the store's files cannot change it, for
/// instance by `logger`. It holds no personal data and nothing that a later seal depends on.
struct SealCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "seal", abstract: say(.aboutSeal))
  }

  @OptionGroup var common: CommonOptions
  @Option(help: about(.helpFormatText)) var format = "text"

  func run() throws {
    let format = try Choice.format(format)
    let session = try Session()
    try session.requireOversight()
    let seal = try session.store.seal(now: session.now)
    let at = seal.at.iso8601(in: session.zone)
    // `verify --head` takes what stands behind `head=`.
    let head = "\(seal.head.seq):\(seal.head.hash)"
    guard format == .json else {
      return try Output.text("huiyin seal store=\(seal.store) at=\(at) head=\(head)")
    }
    try Output.json(
      .object([
        "store": .string(seal.store), "at": .string(at), "seq": .int(seal.head.seq),
        "head": .string(seal.head.hash), "seal": .string(head),
      ]), pretty: false)
  }
}
