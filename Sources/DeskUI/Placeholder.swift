enum DeskUIPlaceholder {}
