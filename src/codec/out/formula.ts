/** Signs that start a formula, full-width ones too, also after blanks; and the controls that hide one. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** Whether a spreadsheet could take the text for a formula (OWASP, “CSV Injection”). */
export const isFormulaLike = (text: string): boolean => FORMULA.test(text);
