// RFC 3986 appendix A, in the order in which the rules build on each other.
const CHARACTER = "(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})";
const NAME = "(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})";
const AUTHORITY = `(?:(?:${NAME}|:)*@)?(?:\\[[^\\]]*\\]|${NAME}*)(?::[0-9]*)?`;
const AFTER_AUTHORITY = `(?:/${CHARACTER}*)*`;
const FROM_ROOT = `/(?:${CHARACTER}+(?:/${CHARACTER}*)*)?`;
const REST = `(?:\\?(?:${CHARACTER}|[/?])*)?(?:#(?:${CHARACTER}|[/?[\\]])*)?`;
const WITH_SCHEME = new RegExp(
  `^[A-Za-z][A-Za-z0-9+.-]*:(?://${AUTHORITY}${AFTER_AUTHORITY}|${FROM_ROOT}|${CHARACTER}+(?:/${CHARACTER}*)*)?${REST}$`,
);
const WITHOUT_SCHEME = new RegExp(`^(?://${AUTHORITY}${AFTER_AUTHORITY}|${FROM_ROOT}|(?:${NAME}|@)+(?:/${CHARACTER}*)*)?${REST}$`);
/** XML Schema part 2 §3.2.17: these would be escaped, so they break nothing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const ESCAPED = /[\u0000-\u0020<>"{}|\\^`\u007f-\uffff]/g;
/** Longer than any address; what stands in a `uri` as data belongs into `derefUri`. */
const LENGTH_MAX = 100_000;

/** True for what xs:anyURI takes: an address, absolute or relative, whose other characters can be escaped. */
export function isUriReference(text: string): boolean {
  if (text.length > LENGTH_MAX) return false;
  const plain = text.replaceAll(ESCAPED, '_');
  return WITH_SCHEME.test(plain) || WITHOUT_SCHEME.test(plain);
}
