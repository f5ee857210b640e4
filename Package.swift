// swift-tools-version:6.1
import PackageDescription

let package = Package(
  name: "huiyin",
  products: [.executable(name: "huiyin", targets: ["huiyin"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // The C libraries as Swift sees them: module maps and shim headers, nothing else.
    .systemLibrary(name: "CNcurses"),
    .target(name: "CSystem"),
    .target(name: "CIndexPages", linkerSettings: [.linkedLibrary("sqlite3")]),

    // Pure rooms. They import no I/O, no clock, no randomness.
    .target(name: "CaseDomain"),
    .target(name: "TermGrid"),
    .target(name: "DeskUI", dependencies: ["CaseDomain", "TermGrid"]),

    // Rooms that touch the world.
    .target(
      name: "CaseStore",
      dependencies: [
        "CaseDomain", "CSystem", "CIndexPages",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(name: "CaseReports", dependencies: ["CaseDomain", "TermGrid"]),
    .target(name: "CursesTerminal", dependencies: ["TermGrid", "CNcurses"]),
    .executableTarget(
      name: "huiyin",
      dependencies: [
        "CaseDomain", "CaseStore", "CaseReports", "DeskUI", "CursesTerminal", "TermGrid", "CSystem",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),

    // The bulletins of the reports are counted again there beside the rules.
    .testTarget(name: "CaseDomainTests", dependencies: ["CaseDomain", "CaseReports"]),
    .testTarget(name: "CaseStoreTests", dependencies: ["CaseStore", "CaseReports", "CaseDomain", "CSystem"]),
    .testTarget(name: "CaseReportsTests", dependencies: ["CaseReports", "CaseDomain"], exclude: ["Golden"]),
    .testTarget(name: "TermGridTests", dependencies: ["TermGrid"]),
    .testTarget(
      name: "DeskUITests", dependencies: ["DeskUI", "CaseDomain", "CaseReports", "TermGrid"], exclude: ["Golden"]),
    .testTarget(name: "CursesTerminalTests", dependencies: ["CursesTerminal", "TermGrid", "CNcurses"]),
    // The built program itself: commands, many processes, kill -9, tmux flows.
    .testTarget(
      name: "CommandTests", dependencies: ["huiyin", "CaseDomain", "CaseStore", "DeskUI", "TermGrid", "CSystem"]),
  ],
  swiftLanguageModes: [.v6]
)
