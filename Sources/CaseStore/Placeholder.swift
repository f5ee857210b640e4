enum CaseStorePlaceholder {}
