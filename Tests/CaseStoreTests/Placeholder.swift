import Testing
@Test func placeholderCaseStore() {}
