/// What the command line says: errors only it makes, its help, and the labels of its tables.
public enum CommandText: String, Phrase {
  case usage, usageHint, unknownError, valueMissing, optionTwice, optionUnknown, optionUnknownToAction, surplusWord
  case notAChoice, notANumber, notADay, nowNotPractice, nowMalformed, asNotOwner, accountUnknown, ownerOnly
  case fileUnreadable, fileTooLarge, outputFailed, doNeedsTwo, actionUnknown, similarNeedsOne, jsonNotUTF8
  case argumentNotUTF8
  case jsonBroken, jsonTooDeep, jsonKeyTwice, jsonNotObject, keyUnknown, keyWrongType, typeText, typeFlag
  case typeNumber, typeList, typeObject, identifierMalformed, codeMalformed, nameMalformed, initDone, sweepDone
  case reindexDone, verifyClean, verifyFound, verifyHint, casesUnreadable, listEmpty, explainNothing, columnNumber
  case columnState, columnKind, columnUrgency, columnLead, columnDue, columnSubject, columnScore, columnWhy
  case markRed, markYellow, labelRegisteredBy, labelComplainant
  case labelObject, labelRound, labelDue, labelHistory, labelUnseparated, labelUndone, aboutHuiyin, aboutIdentity
  case aboutInit, aboutRegister, aboutDo, aboutShow, aboutList, aboutSimilar, aboutExplain, aboutSweep, aboutReindex
  case aboutVerify, helpStore, helpAs, helpLang, helpNow, helpNumber, helpFormatText, helpFormatTable
  case helpFormatList, helpRequired, helpInput, helpIfRevision, helpActions, helpQueue, helpState, helpKind
  case helpDepartment, helpCategory, helpSince, helpUntil, helpQuery, helpSort, helpLimit, helpSimilarNumber
  case helpSimilarText, helpSimilarPhone, helpClock, helpWhatIf, helpRepair, helpInitName, helpInitCode
  case helpInitAdmin, helpInitAdminName, helpInitAccounts, helpInitEmpty, helpInitPractice, aboutStaff
  case aboutStaffList, aboutStaffAdd, aboutStaffEdit, aboutStaffRetire, aboutDepartment, aboutDepartmentList
  case aboutDepartmentAdd, aboutDepartmentEdit, aboutDepartmentRetire, aboutPolicy, aboutPolicyShow
  case aboutPolicyCheck, aboutPolicySet, aboutImport, aboutDoctor, aboutDocs, columnID, columnName, columnRoles
  case columnDepartments, columnAccount, columnActive, columnParent, columnHead, columnHandlers, columnClock
  case columnAllowance, columnOrigin, yes, retired, labelCalendar, helpStaffID, helpStaffName, helpStaffRole
  case helpStaffDepartment, helpStaffAccount, helpReturns, helpDepartmentID, helpDepartmentName
  case helpDepartmentNameEn, helpDepartmentParent, helpDepartmentHead, helpPolicyInput, helpPolicyCalendar
  case helpPolicyPairs, helpPolicySet, helpImportFile, helpImportProfile, helpImportEncoding, helpImportDryRun
  case importDid, importWould, importRejected, importStopped, importGoOn
  case staffSaved, departmentSaved, retiredDone, staffNeeds, accountTaken
  case handlerNeedsDepartment, idTaken, nameTaken, parentInCircle, departmentHasChildren, lastAdmin, policySaved
  case policySweep, policyClean, policyProblem, policySetNeeds, policyKeyUnknown, pairMalformed, limitMalformed
  case allowanceMalformed, valueUnusable, originOwn, problemRuleTwice, problemAmount, problemChannel, problemNoRule
  case rangeMalformed, problemLimit, problemRange
  case problemYear, problemHoliday, problemDay, problemBoth, problemHours, problemSpan, problemNoYears, doctorLocale
  case doctorNoLocale, doctorTerm, doctorNoTerm, doctorColours, doctorNoColours, doctorWidths, doctorOddWidths
  case doctorStore, doctorRightsGood, doctorRights, doctorNotOwner, doctorOwnAccounts, doctorPractice, doctorIndex
  case doctorCalendar, doctorNoCalendar, docsTermsTitle, docsTermsIntro, docsFieldsTitle, adminOnly, toChangeStaff
  case toChangeDepartments, toChangePolicy, toRepair
  case toLookAfterStore

  /// Each story in a file of its own; the test of the text table finds a case that none of them tells.
  public var words: Bilingual { running ?? managing ?? "" }
}
