/**
 * Alphabets whose letters are read one by one: Arabic (with Persian, Urdu, Kurdish and Pashto), Hebrew, Cyrillic, Greek,
 * Georgian, Armenian. Each letter with its sounds of `sound.ts`.
 *
 * Arabic, Persian, Hebrew, Russian, Ukrainian, Georgian, Armenian, Greek: the BGN/PCGN romanisation systems as published
 * by the US Board on Geographic Names and the Permanent Committee on Geographical Names; where regions read a letter
 * differently (ج as j or g, ث as th or s), the sound that stands for all of them.
 */

function table(letters: string): Readonly<Record<string, string>> {
  return Object.fromEntries(letters.split(' ').map((entry) => {
    const [letter = '', sounds = ''] = entry.split('=');
    return [letter, sounds];
  }));
}

/** After `foldWord`: hamza carriers are gone, and ta marbuta is heh. */
export const ARABIC = table(
  'ا=A ب=b ت=t ث=T ج=J ح=h خ=X د=d ذ=D ر=r ز=z س=s ش=S ص=s ض=D ط=t ظ=D ع=` غ=G ف=F ق=Q ك=k ل=l م=m ن=n ه=h و=W ي=Y پ=p چ=C ژ=Z گ=g ٹ=t ڈ=d ڑ=R ڤ=v ڵ=l ڕ=r ۆ=o ێ=e ڭ=ng ڨ=g ۋ=W ۇ=u ڌ=D ښ=S ږ=Z ڼ=n څ=O ځ=z',
);

export const HEBREW = table('א=A ב=B ג=g ד=d ה=h ו=W ז=z ח=H ט=t י=Y כ=K ל=l מ=m נ=n ס=s ע=` פ=P צ=O ק=k ר=r ש=U ת=t');

export const CYRILLIC = table(
  'а=a б=b в=V г=L д=d е=e ж=Z з=z и=I к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=X ц=O ч=C ш=S щ=S ъ= ы=I ь= э=e ю=yu я=ya є=ye љ=l њ=n ђ=j ћ=C џ=j ќ=k ѓ=g ѕ=O ғ=G қ=Q ң=n ө=o ү=u ұ=u һ=h ә=a җ=j ҷ=j ҳ=h ӣ=i ӯ=u ҡ=k ҙ=D ҫ=T',
);

export const GREEK = table('α=a β=V γ=G δ=D ε=e ζ=z η=i θ=T ι=i κ=k λ=l μ=m ν=n ξ=ks ο=o π=p ρ=r σ=s τ=t υ=i φ=f χ=X ψ=ps ω=o');

/** Greek letters that make one sound together (ELOT 743, UN 1987). */
export const GREEK_PAIRS: readonly (readonly [RegExp, string])[] = [
  [/ου/g, 'u'], [/^μπ/, 'b'], [/ƀ/g, 'b'], [/μπ/g, 'mb'], [/^ντ/, 'd'], [/ντ/g, 'nt'], [/γκ/g, 'g'], [/γγ/g, 'ng'], [/γχ/g, 'nX'], [/τζ/g, 'O'],
  [/αυ(?=[αεηιουωβγδζλμνρ])/g, 'aV'], [/αυ/g, 'af'], [/ευ(?=[αεηιουωβγδζλμνρ])/g, 'eV'], [/ευ/g, 'ef'], [/αι/g, 'e'], [/ει/g, 'i'], [/οι/g, 'i'],
];

export const GEORGIAN = table('ა=a ბ=b გ=g დ=d ე=e ვ=V ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=Z რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=G ყ=Q შ=S ჩ=C ც=O ძ=O წ=O ჭ=C ხ=X ჯ=j ჰ=h');

export const ARMENIAN = table(
  'ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=@ թ=t ժ=Z ի=i լ=l խ=X ծ=O կ=k հ=h ձ=O ղ=G ճ=C մ=m յ=y ն=n շ=S ո=o չ=C պ=p ջ=j ռ=r ս=s վ=V տ=t ր=r ց=O ւ=u փ=p ք=k և=ev օ=o ֆ=f',
);

/** Letters of the Thai script by the Royal Thai General System (1999); a vowel that stands before its consonant is moved first. */
export const THAI = table(
  'ก=k ข=k ฃ=k ค=k ฅ=k ฆ=k ง=ng จ=C ฉ=C ช=C ซ=s ฌ=C ญ=y ฎ=d ฏ=t ฐ=t ฑ=t ฒ=t ณ=n ด=d ต=t ถ=t ท=t ธ=t น=n บ=b ป=p ผ=P ฝ=f พ=P ฟ=f ภ=P ม=m ย=Y ร=r ล=l ว=W ศ=s ษ=s ส=s ห=h ฬ=l อ=A ฮ=h ะ=a ั=a า=a ำ=am ิ=i ี=i ึ=u ื=u ุ=u ู=u เ=e แ=e โ=o ใ=ai ไ=ai ฤ=ri',
);

/** Khmer letters, BGN/PCGN 1972; its two series of vowels are read alike here. */
export const KHMER = table(
  'ក=k ខ=k គ=k ឃ=k ង=ng ច=C ឆ=C ជ=C ឈ=C ញ=ny ដ=d ឋ=t ឌ=d ឍ=t ណ=n ត=t ថ=t ទ=t ធ=t ន=n ប=b ផ=p ព=p ភ=p ម=m យ=y រ=r ល=l វ=V ស=s ហ=h ឡ=l អ=A ា=a ិ=e ី=i ឹ=u ឺ=u ុ=o ូ=u ួ=uo ើ=ae ឿ=oe ៀ=ie េ=e ែ=ae ៃ=ai ោ=ao ៅ=au ំ=m ះ=h',
);
