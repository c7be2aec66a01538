import test from 'node:test';
import assert from 'node:assert/strict';
import { compare } from './compare.ts';

/** Pairs of people's names, and whether they are to be taken for one. */
function check(rows: readonly (readonly [string, string, boolean])[]): void {
  for (const [one, other, same] of rows) {
    for (const [left, right] of [[one, other], [other, one]] as const) {
      const { score, matches, reasons } = compare(left, right, { kind: 'person' });
      assert.equal(matches, same, `${left} / ${right}: ${score} ${JSON.stringify(reasons)}`);
    }
  }
}

test('[NM8] the same consonants in as many syllables are one name with other vowels; fewer syllables or another consonant are another', () => {
  check([
    ['Idris Talal Ghubaysh', 'Idris Talal Ghabish', true], ['Idris Saleem', 'Idris Sulaym', true], ['Idris Mazir', 'Idris Muzayr', true],
    ['Peter Morris', 'Peter Mars', false], ['Rosa Molina', 'Rosa Malan', false], ['Idris Ghubaysh', 'Idris Ghubar', false], ['Idris Nabil', 'Idris Nubayr', false], ['Wale Bo', 'Wale Bau', false],
  ]);
});

test('[NM8] Slavic names and patronymics are one in Russian, Ukrainian and Belarusian, in any letters; of another father they are not', () => {
  check([
    ['Pavlenok, Volodymyr Mykolaiovych', 'Pavlenok, Vladimir Nikolaevich', true], ['Volkau, Uladzimir Siarheevich', 'Volkov, Vladimir Sergeevich', true],
    ['Володимир Миколайович Павленок', 'Vladimir Nikolaevich Pavlenok', true], ['Hryhorii Vasylovych Dub', 'Grigory Vasilievich Dub', true],
    ['Pavlenok, Vladimir Nikolaevich', 'Pavlenok, Vladimir Sergeevich', false], ['Pavlenok, Vladimir Nikolaevich', 'Pavlenok, Viktor Nikolaevich', false],
    ['Pavlenok, Oleg Petrovich', 'Pavlenok, Olga Petrovna', false], ['Pavlenok, Mykola Ivanovych', 'Pavlenok, Mykhailo Ivanovych', false],
  ]);
});

test('[NM8] syllables of Korean names are one in every romanisation; a syllable that differs in more makes another name', () => {
  check([
    ['JON, Myong Guk', "CHO'N, Myo'ng-kuk", true], ['Park Tae-joon', 'Pak, Tae-Chun', true], ['RI, Jae Il', 'RI, Chae-Il', true], ['Jang Myong-jin', 'CHANG, Myong-Chin', true],
    ['PAEK JIN-HO', 'PAEK CHANG-HO', false], ['Kim Yong Chol', 'Kim Yong Nam', false], ['Jang Myong-jin', 'Jang Song-chun', false], ['Han Tu Il', 'Pak Tu Il', false],
  ]);
});

test('[NM8] halves of Arabic names are told in more spellings, titles behind a comma are titles, and khan and its like may be left out', () => {
  check([
    ['MURAD, Adbul Hakim', 'Abdul Hakim Murad', true], ['DOREMA, Abouzid Omar', 'DOREMA, Abu Zaid Omar', true], ["'ABD AL-BASIR, Haji", 'Haji Abdul Basir', true], ['Talhani, Abdulrheem', "TALHANI, 'Abd al-Rahim", true],
    ['KATOEV, Ayubkhan', 'KATOEV, Ayub', true], ['Leontjevas, Vladislavas', 'Leontiev, Vladislav', true],
    ['Murad, Abdul Hakim', 'Murad, Abdul Qadir', false], ['DOREMA, Abu Zaid', 'DOREMA, Abdul Karim', false], ['KATOEV, Ayubkhan', 'KATOEV, Akramkhan', false], ["'ABD AL-BASIR, Haji", 'Haji Abdul Bari', false],
  ]);
});

test('[NM8] Chinese in Cyrillic is read by syllables, halves of Arabic names are told there too, and titles are titles', () => {
  check([
    ['Чжан Вэньтао', 'Zhang Wentao', true], ['Сюй Цилян', 'Xu Qiliang', true], ['Дэн Сяопин', 'Deng Xiaoping', true], ['Ван Ли', 'Wang Li', true],
    ['Джалалуддин Фаррухи', 'Jalaluddin Farrukhi', true], ['Хасан Насралла', 'Hassan Nasrallah', true], ['Мулла Омар Фаррухи', 'Mullah Omar Farrukhi', true],
    ['Чжан Вэньтао', 'Zhang Wenjie', false], ['Дэн Сяопин', 'Deng Xuebai', false], ['Джалалуддин Фаррухи', 'Sirajuddin Farrukhi', false], ['Ван Ли', 'Wang Chao', false], ['Полина Дунина', 'Polina Durova', false],
  ]);
});
