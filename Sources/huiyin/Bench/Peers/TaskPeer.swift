import CaseDomain

/// Taskwarrior: a task for each case, departments as projects.
final class TaskPeer: CommandPeer {
  let program = PeerProgram.taskwarrior
  let place: BenchPlace
  private let cases: PeerCases
  private let task: String
  private let environment: [String]

  init?(_ cases: PeerCases, folder: String, place: BenchPlace) throws {
    guard let task = BenchPlace.find("task") else { return nil }
    (self.place, self.cases, self.task) = (place, cases, task)
    environment = ["TASKRC=\(folder)/rc"]
    try place.makeFolder(folder)
    try place.makeFolder(folder + "/data")
    try place.put(
      "data.location=\(folder)/data\nconfirmation=no\nverbose=nothing\nhooks=off\n", at: folder + "/rc")
    try place.put(TaskInput.text(cases.all), at: folder + "/cases.json")
    try place.run([task, "import", folder + "/cases.json"], in: folder, environment: environment)
    // The first command after an import puts the files in order.
    _ = try counting(.list).map { try place.output(of: $0) }
  }

  private func filter(_ task: PeerTask) -> [String] {
    switch task {
    case .list: ["status:pending"]
    case .filter: ["status:pending", "project.is:" + cases.department]
    case .search: [PeerCases.word]
    case .start, .screen, .add: []
    }
  }

  func command(_ task: PeerTask, turn: Int) -> PeerCommand? {
    let words: [String]
    switch task {
    case .start: words = ["--version"]
    case .screen: return nil
    case .list, .filter: words = filter(task) + ["limit:50", "list"]
    case .search: words = filter(task) + ["limit:50", "all"]
    case .add:
      guard let one = cases.added(turn) else { return nil }
      words = TaskInput.adding(one)
    }
    // Nothing found is 1.
    return PeerCommand(words: [self.task] + words, environment: environment, successes: [0, 1])
  }

  func counting(_ task: PeerTask) -> PeerCommand? {
    let filter = filter(task)
    return filter.isEmpty ? nil : PeerCommand(words: [self.task] + filter + ["count"], environment: environment)
  }
}
