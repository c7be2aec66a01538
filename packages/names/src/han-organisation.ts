/**
 * Names of bodies that are written without spaces, in Han characters and in Hangul, taken apart: the legal form at an end, and words of
 * business behind the name proper. Common knowledge; what is not in the table stays with the name.
 */
import type { Word } from './words.ts';

/** The longest first; the meaning is an English word that the table of meanings has, or nothing for a legal form. */
const ENDS: readonly (readonly [string, string])[] = (
  '股份有限公司= 有限责任公司= 有限責任公司= 有限公司= 株式会社= 株式會社= 合同会社= 有限会社= 公司=company 会社=company 集团=group 集團=group 贸易=trading 貿易=trading 商贸=trading 进出口=trading 科技=technology 技术=technology 技術=technology 国际=international 國際=international 航运=shipping 海运=shipping 海運=shipping ' +
  '船务=shipping 船務=shipping 石油=oil 银行=bank 銀行=bank 投资=investment 投資=investment 实业=industries 實業=industries 工业=industries 工業=industries 产业=industries 电子=electronics 電子=electronics 建设=construction 建設=construction 保险=insurance 大学=university 大學=university 基金会=foundation 协会=association 협회=association ' +
  '주식회사= 유한회사= 무역=trading 은행=bank 해운=shipping 그룹=group 건설=construction 산업=industries 전자=electronics 대학교=university 재단=foundation 회사=company 총회사=company'
).split(' ').map((entry) => entry.split('=') as [string, string]).sort(([one], [other]) => other.length - one.length);

/** A word as the words it is made of; a word of another script as it is. */
export function businessWords(word: Word): readonly Word[] {
  if (word.script !== 'Hani' && word.script !== 'Hang') return [word];
  let rest = word.folded;
  if (word.bracketed && /^[株주有유]$/.test(rest)) return [];
  for (const [form, meaning] of ENDS) if (meaning === '' && rest.startsWith(form) && rest.length > form.length) rest = rest.slice(form.length);
  const behind: Word[] = [];
  for (;;) {
    const end = ENDS.find(([text]) => rest.endsWith(text) && rest.length > text.length);
    if (end === undefined) break;
    rest = rest.slice(0, -end[0].length);
    if (end[1] !== '') behind.unshift({ ...word, raw: end[0], folded: end[1] });
  }
  return [{ ...word, raw: rest, folded: rest }, ...behind];
}
