import ArgumentParser
import CaseDomain

/// The filters of `list`, and of every command that takes the same ones.
struct ListOptions: ParsableArguments {
  @Option(help: about(.helpQueue)) var queue: String?
  @Option(help: about(.helpState)) var state: String?
  @Option(help: about(.helpKind)) var kind: String?
  @Option(help: about(.helpDepartment)) var department: String?
  @Option(help: about(.helpCategory)) var category: String?
  @Option(help: about(.helpSince)) var since: String?
  @Option(help: about(.helpUntil)) var until: String?
  @Option(help: about(.helpQuery)) var query: String?
  @Option(help: about(.helpSort)) var sort = "due"
  @Option(help: about(.helpLimit)) var limit: Int?

  /// What can be checked without a store.
  func filter() throws -> ListFilter {
    ListFilter(
      queue: try Choice.term(queue, "--queue", Queue.self) ?? .all,
      state: try Choice.term(state, "--state", CaseState.self), kind: try Choice.term(kind, "--kind", CaseKind.self),
      since: try Choice.day(since, "--since"), until: try Choice.day(until, "--until"), query: query,
      sort: try Choice.one(of: ListFilter.Sort.allCases.map(\.rawValue), sort, "--sort"),
      limit: try Choice.positive(limit, "--limit"))
  }

  /// The filter with department and category as the organisation has them.
  func filter(_ organisation: Organisation) throws -> ListFilter {
    var filter = try filter()
    if let department {
      guard let found = organisation.department(input: department) else {
        throw Refusal(
          .badInput, .departmentUnknown,
          ["value": Bilingual(department), "choices": .list(organisation.departments.filter(\.active).map(\.words))])
      }
      filter.department = found.id
    }
    if let category {
      guard let found = organisation.category(input: category) else {
        throw Refusal(
          .badInput, .categoryUnknown,
          ["value": Bilingual(category), "choices": .list(organisation.categories.map { Bilingual($0.name) })])
      }
      filter.category = found
    }
    return filter
  }
}
