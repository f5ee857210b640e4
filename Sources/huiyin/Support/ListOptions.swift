import ArgumentParser
import CaseDomain
import CaseStore

/// The filters of `list`, and of every command that takes the same ones.
struct ListOptions: ParsableArguments {
  @Option(help: about(.helpView)) var view: String?
  @Option(help: about(.helpQueue)) var queue: String?
  @Option(help: about(.helpState)) var state: String?
  @Option(help: about(.helpKind)) var kind: String?
  @Option(help: about(.helpDepartment)) var department: String?
  @Option(help: about(.helpCategory)) var category: String?
  @Option(help: about(.helpSince)) var since: String?
  @Option(help: about(.helpUntil)) var until: String?
  @Option(name: .customLong("where"), help: about(.helpWhere)) var conditions: [String] = []
  @Option(help: about(.helpQuery)) var query: String?
  @Option(help: about(.helpSort)) var sort: String?
  @Flag(help: about(.helpDescending)) var descending = false
  @Option(help: about(.helpLimit)) var limit: Int?

  /// What can be checked without a store.
  func check() throws { _ = try narrowed(ListFilter()) }

  /// The filter as the store and the asker have it: the saved view, and what the options say on top of it.
  func filter(_ session: Session) throws -> ListFilter {
    let base = try view.map { try session.savedView($0).filter } ?? ListFilter()
    let organisation = try session.store.organisation()
    var filter = try narrowed(base)
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
    let grammar = ListQuery(organisation)
    for text in conditions {
      let read: ListFilter
      do {
        read = try grammar.filter(text)
      } catch {
        throw CommandError(.badData, mistake: error)
      }
      // Only conditions: a word to look for has its own option, and so have queue and order.
      guard !read.conditions.isEmpty, read == ListFilter(conditions: read.conditions) else {
        throw CommandError(.usage, phrase: DeskStoreText.whereMalformed, ["value": text])
      }
      filter.conditions += read.conditions
    }
    return filter
  }

  private func narrowed(_ base: ListFilter) throws -> ListFilter {
    var filter = base
    filter.queue = try Choice.term(queue, "--queue", Queue.self) ?? base.queue
    filter.state = try Choice.term(state, "--state", CaseState.self) ?? base.state
    filter.kind = try Choice.term(kind, "--kind", CaseKind.self) ?? base.kind
    filter.since = try Choice.day(since, "--since") ?? base.since
    filter.until = try Choice.day(until, "--until") ?? base.until
    let words = [base.query, query].compactMap { $0?.trimmed }.filter { !$0.isEmpty }
    filter.query = words.isEmpty ? nil : words.joined(separator: " ")
    if let sort {
      filter.sort = try Choice.term(sort, "--sort", ListFilter.Sort.self) ?? .due
      filter.descending = descending
    } else if descending {
      filter.descending.toggle()
    }
    filter.limit = try Choice.positive(limit, "--limit") ?? base.limit
    return filter
  }
}

extension CommandError {
  /// What is wrong with a condition, in the words of the grammar.
  fileprivate init(_ status: ExitStatus, mistake: ListQuery.Mistake) {
    self.init(status, phrase: DeskStoreText.whereMalformed, ["value": mistake.word])
    rule = "conditionUnknown"
    message = mistake.sentence
  }
}

extension Session {
  /// A view by its name or id: one's own first.
  func savedView(_ name: String) throws -> SavedView {
    let wanted = name.trimmed
    let views = try store.views(as: actor)
    guard let view = views.first(where: { $0.id == wanted }) ?? views.first(where: { $0.name == wanted }) else {
      throw DeskRefusal(.notFound, .viewUnknown, ["name": Bilingual(name)])
    }
    return view
  }
}
