// Arabic pages are written with Arabic digits. Who prefers Latin ones chooses
// them once; the choice is kept in this browser.

const KEY = 'amanah-digits';
const ARABIC_TO_LATIN: Readonly<Record<string, string>> = { '٫': '.', '٬': ',', '٪': '%' };

/** Text with Latin digits for Arabic ones. */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[٫٬٪]/g, (sign) => ARABIC_TO_LATIN[sign] as string);
}

/** Shows the button and applies what was chosen. */
export function chooseDigits(page: Document): void {
  const button = page.querySelector<HTMLButtonElement>('#digits');
  if (button === null) return;
  const originals = new Map<Text, string>();
  const apply = (latin: boolean): void => {
    if (latin) toLatin(page.body, originals);
    else for (const [node, text] of originals) node.data = text;
    if (!latin) originals.clear();
    button.textContent = (latin ? button.dataset['locale'] : button.dataset['latin']) ?? '';
    button.setAttribute('aria-pressed', String(latin));
  };
  let latin = new URLSearchParams(location.search).get('digits') === 'latn' || localStorage.getItem(KEY) === 'latn';
  button.hidden = false;
  apply(latin);
  button.addEventListener('click', () => {
    latin = !latin;
    localStorage.setItem(KEY, latin ? 'latn' : 'arab');
    apply(latin);
  });
}

function toLatin(root: Node, originals: Map<Text, string>): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text;
    const changed = latinDigits(text.data);
    if (changed === text.data || text.parentElement?.id === 'digits') continue;
    originals.set(text, text.data);
    text.data = changed;
  }
}
