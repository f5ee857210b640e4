import Testing
@Test func placeholderDeskUI() {}
