enum CaseDomainPlaceholder {}
