/**
 * Spelling rules for names, applied alike to content and to questions:
 * case, hyphen, space, slash, dot, underscore and CamelCase make no difference.
 */

/** `kube-proxy`, `Kube Proxy` and `KubeProxy` all give `kubeproxy`. Empty if the text has no letter or digit. */
export function nameKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The key without a plural `s`, so that `Services` finds `Service`; short words and `ss` keep theirs. */
export function singularKey(key: string): string {
  if (key.length > 4 && key.endsWith('ies')) return `${key.slice(0, -3)}y`;
  return key.length > 3 && key.endsWith('s') && !key.endsWith('ss') && !key.endsWith('us') ? key.slice(0, -1) : key;
}

/** A name as an identifier: lower case, words joined by hyphens. `CNI-Genie` gives `cni-genie`. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

/** The words of a name, CamelCase taken apart: `NodePort` gives `node`, `port`. */
export function wordsOf(text: string): string[] {
  const spaced = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return (
    spaced
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * The other ways a cell writes its name: what stands in brackets and before them (`NSX-T (NCP)`),
 * and both sides of ` / `, ` or ` and `aka`.
 */
export function formsOf(name: string): string[] {
  const forms = [name];
  const open = name.indexOf('(');
  const close = name.indexOf(')', open);
  if (open > 0 && close > open) forms.push(name.slice(0, open), name.slice(open + 1, close));
  const sides = (open > 0 ? name.slice(0, open) : name).split(/\s\/\s|\sor\s|\saka\s|,\s/u);
  if (sides.length > 1) forms.push(...sides);
  return [...new Set(forms.map((form) => form.trim()).filter((form) => nameKey(form).length > 1))];
}
