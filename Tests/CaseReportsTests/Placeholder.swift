import Testing
@Test func placeholderCaseReports() {}
