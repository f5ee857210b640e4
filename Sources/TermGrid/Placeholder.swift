enum TermGridPlaceholder {}
