import Testing
@Test func placeholderTermGrid() {}
