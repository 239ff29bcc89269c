/**
 * Values that look like a password in foreign text are hidden before it is printed: connection
 * strings, JSON settings, user information in addresses, bearer tokens.
 */
export function concealed(text: string): string {
  return text
    .replace(
      /\b(password|pwd|accountkey|sharedaccesskey|access[ _]?token|secret)("?\s*[=:]\s*)("[^"]*"|'[^']*'|[^;\s"']+)/gi,
      "$1$2***",
    )
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s/@]+@/gi, "$1:***@")
    .replace(/\b(Bearer\s+)[\w.~+/-]{8,}=*/g, "$1***");
}
