/**
 * Japanese readings of single Han characters in names of organisations, after the Chinese sounds (on'yomi), as words of two characters and more are
 * mostly read: one each, in Hepburn without its lines. Whole names that are read otherwise stand in places-of-han.ts. Common knowledge.
 */
import { inOneForm } from './han-forms.ts';
import { japaneseOf } from './readings-han-abroad.ts';
import { JAPANESE_NAMES } from './places-of-han.ts';

const ON =
  'a亜阿 ai愛 aku握 an安案暗 i以位依偉医委威意衣移維囲異伊 iki域 iku育 ichi一 in印因員院飲引 u宇羽雨 un運雲 ei営映栄永英衛影 eki益駅液易 etsu越悦 en園円延沿演煙遠塩縁援炎 o王央応旺欧奥 oku屋億憶 on温音恩 ka下化科家加可歌火花河果価課過荷華佳霞 ga画我賀雅芽 kai会回海界開改械快階解皆介 gai外街概 kaku各格角確核革拡 gaku学楽額岳 katsu活括割 kan間官館管関幹環観漢完感換巻監簡寛韓貫 gan元岩願眼 ' +
  'ki機気記期器規基季旗喜希起企貴帰汽紀輝 gi技議義儀宜 kichi吉 kyu急級求球究救九久旧吸宮 kyo共京協教強競橋興郷供境鏡響恭 gyo業漁 kyoku局極 gyoku玉 kin金近均勤筋 gin銀 ku区空 kun訓君 gun軍郡群 kei計経系景警形敬慶恵啓渓 gei芸 geki激劇 ketsu結決血 getsu月 ken建研県健検見権憲件険兼賢 gen原現源言玄 ko工公高光広交港考航好向校構江鉱甲幸康弘講黄恒孝紅光 go五語護互合豪号 koku国黒 kon今根 ' +
  'sa査佐砂左作 za座 sai最済西菜祭細歳彩 zai財材在 saku策 satsu察 san三山産参算 shi市子四士仕司始思指支止氏私紙試資師史視志詩至 ji事字寺持時次治自児示磁慈 shiki式色 shoku織食職植 shichi七 shitsu室質 jitsu実 nichi日 sha社者車写 shaku石釈 shu主手種取守首酒秀修州終習集衆 ju寿樹受需十 juu重 shuku宿祝 jutsu術述 shun春俊 jun順準純 sho所書初商小証勝昭松章笑象賞将正 jo女助城常場 jyo条 ' +
  'shin新進真神心信身森親振 jin人仁 sui水 sei生成世政青精製清声星聖制盛晴誠 zei税 seki赤積績席 setsu設説 sen千川先線船選専戦宣浅泉洗 zen全善然禅 so組総想相送創草倉 zo造蔵像 soku足速測 zoku族続 son村 ta多 tai大対待太隊帯泰 dai代第台題 taku宅択卓沢 tan単担炭短 dan団談断男 chi地知置池智 chiku築竹畜 chu中注忠鋳 cho長調町庁朝超張鳥 choku直 tsu通 tei定庭底提程帝丁 teki的 tetsu鉄哲 ten天店点展転典 den電田伝殿 ' +
  'to東当島登統灯投等党都塔藤 do土度道同動堂銅 toku特徳得 doku独読 nan南 ni二 nyu入乳 nen年念燃 no農能 ha波派 ba馬 hai配 bai売梅 haku白博 hatsu発 hachi八 han反半板版販藩 ban番盤万 hi飛比 bi美備 hitsu必 hyaku百 hyo表評 hin品 fu府夫父不富布普風 bu部武舞 fuku福服副復 butsu物仏 fun分 bun文聞 hei平兵 bei米 hen変編 ben便 ho方法宝報豊放邦包保歩 bo防貿 hoku北 boku木 hon本 man満 mai毎 mitsu密 min民 mu無務 mei明名命 men面 mo毛 moku目 mon門 ' +
  'ya夜野 yaku役薬約訳 yu油輸友有遊優由郵 yo用洋陽要養様葉 rai来 raku落 ri理利里離 riku陸 ritsu立律 ryaku略 ryu流留竜 ryo両料旅良量領 ryoku力緑 rin林輪 rui類 rei例冷令礼 reki歴 ren連練 ro路労 roku六 ron論 wa和話 en苑 nyo如';

const onOf = new Map(ON.split(' ').flatMap((row) => {
  const reading = /^[a-z]+/.exec(row)?.[0] ?? '';
  return Array.from(inOneForm(row.slice(reading.length)), (character) => [character, reading.replace('juu', 'ju').replace('jyo', 'jo')] as const);
}));

const wholes = new Map(JAPANESE_NAMES.split(' ').flatMap((row) => {
  const reading = /^[a-z]+/.exec(row)?.[0] ?? '';
  return row.slice(reading.length).split('/').map((name) => [name, reading] as const);
}));
const LONGEST = 5;

/** How a word in Han characters, in their simplified form, is read in Japan: names that are known as a whole, the longest first, then single characters. */
export function japaneseReadingOf(word: string): string | undefined {
  const whole = japaneseOf(word);
  if (whole?.length === 1 && whole[0]?.length === 1 && word.length > 1 && !wholes.has(word)) return whole[0][0];
  let reading = '';
  if (word.length > 2 && word.endsWith('组')) return withSuffix(word.slice(0, -1), 'gumi');
  for (let at = 0; at < word.length; ) {
    let [found, length] = [onOf.get(word[at] as string) ?? japaneseOf(word[at] as string)?.[0]?.[0], 1];
    for (let count = Math.min(LONGEST, word.length - at); count > 0; count -= 1) {
      const known = wholes.get(word.slice(at, at + count));
      if (known !== undefined && (count > 1 || word.length === 1)) {
        [found, length] = [known, count];
        break;
      }
    }
    if (found === undefined) return undefined;
    reading += found;
    at += length;
  }
  return reading;
}

function withSuffix(word: string, suffix: string): string | undefined {
  const reading = japaneseReadingOf(word);
  return reading === undefined ? undefined : reading + suffix;
}
