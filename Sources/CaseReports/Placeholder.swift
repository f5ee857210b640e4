enum CaseReportsPlaceholder {}
