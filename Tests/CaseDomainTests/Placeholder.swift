import Testing
@Test func placeholderCaseDomain() {}
