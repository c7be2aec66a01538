import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { skeletonKey, skeletonKeys } from './skeleton.ts';

/** Names with their spellings, and the key that they have in common. */
const TABLE: Readonly<Record<string, string>> = {
  MHMD: 'محمد Mohammed Muhammad Mohamed Mohammad মোহাম্মদ', FTM: 'فاطمة Fatima Fatma ফাতেমা Фатима', ASF: 'يوسف Yusuf Youssef Yousef ইউসুফ Юсуф', KLD: 'خالد Khaled Khalid খালেদ Халид',
  RHM: 'رحيم Rahim Raheem রহিম Рахим', HSN: 'حسين Hussein Hossain Husayn হোসেন حسن Hasan', KSM: 'قاسم Qasim Kassem কাসেম Касим', ALKSNDR: 'Олександр Oleksandr Александр Alexander', GML: 'Gamal',
  JML: 'جمال Jamal Джамал', AS: 'عائشة Aisha আয়েশা Ayesha Аиша', ABDLH: '', ABDRHMN: 'عبدالرحمن Abdelrahman Abdulrahman Abdurrahman', ABDL: 'عبدالله Abdullah', MRM: 'مريم Maryam Miriam মরিয়ম Мириам', ABRHM: 'ابراهيم Ibrahim ইব্রাহিম Ибрагим',
};

test('[NM5] spellings of one name in four scripts have the key that was expected, or it is their second', () => {
  let main = 0;
  let all = 0;
  for (const [key, names] of Object.entries(TABLE)) {
    for (const name of names.split(' ').filter((text) => text !== '')) {
      all += 1;
      if (skeletonKey(name) === key) main += 1;
      assert.ok(skeletonKeys(name).includes(key), `${name}: ${skeletonKeys(name).join(' ')}, expected ${key}`);
    }
  }
  assert.ok(all >= 67 && main / all >= 61 / 67, `${main} of ${all}`);
});

test('[NM5] known misses of one key meet in a second one', () => {
  assert.deepEqual(skeletonKeys('Мухаммад').slice(0, 2), ['MKMD', 'MHMD']);
  assert.ok(skeletonKeys('جمال').includes('GML') && skeletonKeys('Gamal').includes('GML'));
  assert.ok(skeletonKeys('জয়নাব').includes('ZNB') && skeletonKeys('Zainab').includes('ZNB'));
  assert.ok(skeletonKeys('Ishaq').length > 0);
});

test('[NM5] a key has capital letters and digits only, at most five of one word, and none without letters', () => {
  for (const nothing of ['', ' ', '—', '\ud800', '\u200b', 'ᐃᓄᒃ']) assert.deepEqual(skeletonKeys(nothing), []);
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
    const keys = skeletonKeys(text);
    assert.ok(keys.length <= 5 && keys.every((key) => /^[A-Z0-9]+$/.test(key)), keys.join(' '));
  }), { numRuns: 3000 });
});
