/**
 * Chinese syllables in Latin letters: those of Hanyu Pinyin (ISO 7098) with what Wade (1859) and Giles (1892) wrote for each, by rule,
 * and the habits of Taiwan. Aspiration is an apostrophe there, which most writers leave out: without it a syllable may be two.
 */

const SYLLABLES =
  ':a ai an ang ao e en er ou yi ya ye yao you yan yin yang ying yong yu yue yuan yun wu wa wo wai wei wan wen wang weng b:a ai an ang ao ei en eng i ian iao ie in ing o u p:a ai an ang ao ei en eng i ian iao ie in ing o ou u ' +
  'm:a ai an ang ao ei en eng i ian iao ie in ing iu o ou u f:a an ang ei en eng o ou u d:a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo t:a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo ' +
  'n:a ai an ang ao ei en eng i ian iang iao ie in ing iu ong u uan ue uo l:a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan ue un uo ' +
  'g:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo k:a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo h:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo ' +
  'j:i ia ian iang iao ie in ing iong iu u uan ue un q:i ia ian iang iao ie in ing iong iu u uan ue un x:i ia ian iang iao ie in ing iong iu u uan ue un ' +
  'zh:a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo ch:a ai an ang ao e en eng i ong ou u uai uan uang ui un uo sh:a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo ' +
  'r:an ang ao e en eng i ong ou u uan ui un uo z:a ai an ang ao e ei en eng i ong ou u uan ui un uo c:a ai an ang ao e en eng i ong ou u uan ui un uo s:a ai an ang ao e en eng i ong ou u uan ui un uo';

/** Unaspirated and aspirated initials as Wade wrote both. */
const INITIALS: Readonly<Record<string, readonly [string, boolean]>> = {
  b: ['p', false], p: ['p', true], d: ['t', false], t: ['t', true], g: ['k', false], k: ['k', true], j: ['ch', false], q: ['ch', true], zh: ['ch', false], ch: ['ch', true], z: ['ts', false], c: ['ts', true], x: ['hs', false], r: ['j', false],
};
const WHOLE: Readonly<Record<string, string>> = {
  zhi: 'chih', chi: 'chih', shi: 'shih', ri: 'jih', zi: 'tzu tze', ci: 'tzu tze', si: 'ssu szu sze', yi: 'i yi', ye: 'yeh', yan: 'yen', yong: 'yung', you: 'yu', yue: 'yueh', er: 'erh', ge: 'ko ke', ke: 'ko ke', he: 'ho he', e: 'o e', gui: 'kuei kui', kui: 'kuei kui',
};
/** Spellings of Taiwan, of the romanisation of 1928 among them, and of the post office: not Wade's. */
const HABITS =
  'ying=ing,li=lee/lii,song=soong,gu=koo,wu=woo,jiu=jeou,zhi=jyh,shi=shyh,xu=shyu/hsu/shu,zhao=jaw,xie=shieh,xiao=hsiao/shiao,jie=jieh/kie,qi=chyi,xin=shin/sin,xing=shing/sing,xiong=shyong,jun=jiun,zhong=jong,zong=tzong,zhen=jen,zheng=jeng,shu=shu,yu=yuh/yue,hua=hwa,guang=kwang,jiang=kiang/keang,jin=kin,jing=king,xi=si,xian=sien/shian,qian=tsien,qing=tsing,zhou=chow,long=loong,zu=tzuu,ci=tsu,xue=shiue/shueh,cheng=chern,sen=shen,hui=huei,wei=wey';

/** A syllable of a name and the pinyin that it may stand for. */
type Readings = ReadonlyMap<string, readonly string[]>;

export const PINYIN_SYLLABLES: ReadonlySet<string> = new Set(SYLLABLES.split(' ').reduce<{ initial: string; all: string[] }>(({ initial, all }, entry) => {
  const [first, final = ''] = entry.includes(':') ? (entry.split(':') as [string, string]) : [initial, entry];
  all.push(first + final);
  return { initial: first, all };
}, { initial: '', all: [] }).all);

function wadeOf(pinyin: string): readonly string[] {
  const whole = WHOLE[pinyin];
  if (whole !== undefined) return whole.split(' ');
  const initial = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcs])?/.exec(pinyin)?.[0] ?? '';
  const final = pinyin.slice(initial.length);
  const letters = INITIALS[initial]?.[0] ?? initial;
  const spelled = final.replace(/^ong$/, 'ung').replace(/^iong$/, 'iung').replace(/^ian$/, 'ien').replace(/e$/, (e) => (final === 'ie' || final === 'ue' ? 'eh' : e)).replace(/^uo$/, /^(?:g|k|h|sh)$/.test(initial) ? 'uo' : 'o');
  return [letters + spelled];
}

function isAspirated(pinyin: string): boolean {
  return INITIALS[/^(?:zh|ch|[ptkqc])/.exec(pinyin)?.[0] ?? '']?.[1] ?? false;
}

/** What Wade's spelling without apostrophes may be. */
const WADE: Readings = (() => {
  const found = new Map<string, string[]>();
  const add = (spelled: string, pinyin: string): void => {
    const all = found.get(spelled) ?? [];
    if (!all.includes(pinyin)) all.push(pinyin);
    found.set(spelled, all);
  };
  for (const pinyin of PINYIN_SYLLABLES) for (const spelled of wadeOf(pinyin)) add(spelled, pinyin);
  for (const habit of HABITS.split(',')) {
    const [pinyin = '', spelled = ''] = habit.split('=');
    for (const one of spelled.split('/')) add(one, pinyin);
  }
  return found;
})();

const APOSTROPHE = /['’‘`ʻʼʽʾʿ]/;
const BOUNDARY = /^(?:ts|tz|ch|[ptk])['’‘`ʻʼʽʾʿ]/i;

/** The pinyin that a syllable in Wade's spelling may stand for, as it is written: with `marks`, aspirates have their apostrophe. */
export function ofWade(folded: string, raw: string, marks: boolean): readonly string[] {
  const all = WADE.get(folded) ?? [];
  if (!marks) return all;
  const aspirated = BOUNDARY.test(raw);
  const kept = all.filter((pinyin) => isAspirated(pinyin) === aspirated);
  return kept.length > 0 ? kept : all;
}

/** True for a word with the sign of aspiration behind its first consonant. */
export function hasAspirate(raw: string): boolean {
  return APOSTROPHE.test(raw) && BOUNDARY.test(raw);
}

/** Surnames in pinyin: some 250, which nearly all Chinese bear. */
export const SURNAMES: ReadonlySet<string> = new Set((
  'ai an ao ba bai ban bao bei bi bian bo bu cai cao cen chai chang chao che chen cheng chi chu chuan cong cui dai dan dang deng di diao ding dong dou du duan e fan fang fei feng fu gan gao ge geng gong gu guan guo han hang hao he hong hou hu hua huang hui huo ji jia jian jiang jiao jie jin jing ju kang ke kong kou kuang lai lan lang lao le lei leng li lian liang liao lin ling liu long lou lu luan luo lyu ma mai man mao mei meng mi miao min ming mo mou mu ' +
  'na nan ni nie ning niu ou pan pang pei peng ping pu qi qian qiang qiao qin qiu qu quan que ran rao ren rong ru ruan rui sang sha shan shang shao shen sheng shi shu si situ song su sui sun suo tan tang tao teng tian tie tong tu wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xu xuan xue yan yang yao ye yi yin ying yong you yu yuan yue yun zai zang zeng zha zhai zhan zhang zhao zhen zheng zhong zhou zhu zhuang zhuo zong zou zu zuo ouyang sima shangguan zhuge'
).split(' '));
