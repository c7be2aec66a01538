import test from 'node:test';
import assert from 'node:assert/strict';
import { compare, score } from './compare.ts';
import { inOneForm } from './han-forms.ts';
import { businessWords, readerOf } from './han-organisation.ts';
import { keysOf, prepare } from './prepared.ts';
import { japaneseReadingOf } from './readings-han-japanese.ts';
import { koreanOf, mandarinOf } from './readings-han-organisation.ts';
import { spacedWord } from './spaced-word.ts';
import { wordsOf } from './words.ts';

/** One body in two scripts, two forms of its characters, or translated and romanised. */
const ONE: readonly (readonly [string, string])[] = [
  ['重庆银行股份有限公司', 'Bank of Chongqing Co., Ltd.'], ['中國銀行', 'Bank of China'], ['华为技术有限公司', 'Huawei Technologies Co., Ltd.'], ['華為技術有限公司', '华为技术有限公司'],
  ['中国航天科技集团公司', 'China Aerospace Science and Technology Corporation'], ['中国航天科工集团有限公司', 'China Aerospace Science and Industry Corporation'],
  ['中国石油天然气集团公司', 'China National Petroleum Corporation'], ['中国船舶重工集团公司', 'China Shipbuilding Industry Corporation'], ['杭州海康威视数字技术股份有限公司', 'Hangzhou Hikvision Digital Technology Co., Ltd.'],
  ['上海浦东发展银行股份有限公司', 'Shanghai Pudong Development Bank'], ['哈尔滨工程大学', 'Harbin Engineering University'], ['北京航空航天大学', 'Beihang University (Beijing University of Aeronautics and Astronautics)'],
  ['中国电子科技集团公司第十三研究所', 'China Electronics Technology Group Corporation 13th Research Institute'],
  ['中国电子科技集团公司第五十五研究所', 'China Electronics Technology Group Corporation No. 55 Research Institute'], ['大连海昌国际物流有限公司', 'Dalian Haichang International Logistics Co Ltd'],
  ['丹东鸿祥实业发展有限公司', 'Dandong Hongxiang Industrial Development Co Ltd'], ['丹東銀行', 'Bank of Dandong'], ['珠海振戎公司', 'Zhuhai Zhenrong Company'], ['昆仑银行', 'Bank of Kunlun'],
  ['新疆生产建设兵团', 'Xinjiang Production and Construction Corps'], ['Zhongguo Beifang Gongye Gongsi', 'China North Industries Corporation'], ['Zhongguo Hangtian Keji Jituan Gongsi', '中国航天科技集团公司'],
  ['Zhong Guo Yin Hang', 'Bank of China'], ['Shenzhen Shi Xinyuan Ke Ji You Xian Gong Si', 'Shenzhen Xinyuan Technology Co., Ltd.'],
  ['Huaweijishu Youxian Gongsi', 'Huawei Technologies Co Ltd'], ['조선대성은행', 'Korea Daesong Bank'], ['조선무역은행', 'Foreign Trade Bank of DPRK'], ['조선대성총회사', 'Korea Daesong General Corporation'],
  ['고려항공', 'Air Koryo'], ['조선금강은행', 'Korea Kumgang Bank'], ['삼성전자 주식회사', 'Samsung Electronics Co., Ltd.'], ['현대자동차', 'Hyundai Motor Company'],
  ['대우조선해양', 'Daewoo Shipbuilding & Marine Engineering'], ['대한항공', 'Korean Air'], ['한국전력공사', 'Korea Electric Power Corporation'], ['한국석유공사', 'Korea National Oil Corporation'],
  ['국방과학원', 'Academy of National Defense Science'], ['원양해운관리회사', 'Ocean Maritime Management Company'], ['Choson Kwangop Kaebal Muyok Hoesa', 'Korea Mining Development Trading Corporation'],
  ['Choson Kumgang Unhaeng', 'Korea Kumgang Bank'], ['Choson Unhaeng', 'Korea Bank'], ['朝鲜矿业开发贸易公司', 'Korea Mining Development Trading Corporation'], ['朝鲜矿业开发贸易公司', '조선광업개발무역회사'],
  ['三菱重工業株式会社', 'Mitsubishi Heavy Industries, Ltd.'], ['三菱商事株式会社', 'Mitsubishi Corporation'], ['三菱商事', 'Mitsubishi Shoji Kabushiki Kaisha'], ['住友化学', 'Sumitomo Chemical'],
  ['日本製鉄株式会社', 'Nippon Steel Corporation'], ['日本郵船', 'Nippon Yusen Kabushiki Kaisha'], ['川崎重工業', 'Kawasaki Heavy Industries'], ['伊藤忠商事', 'Itochu Corporation'],
  ['ソニーグループ株式会社', 'Sony Group Corporation'], ['日立製作所', 'Hitachi Seisakusho'], ['田中貿易株式会社', 'Tanaka Trading Co., Ltd.'], ['パナソニックホールディングス', 'Panasonic Holdings Corporation'],
  ['ソフトバンクグループ', 'SoftBank Group Corp.'], ['富士通株式会社', 'Fujitsu Limited'], ['東京電力ホールディングス', 'Tokyo Electric Power Company Holdings'], ['みずほ銀行', 'Mizuho Bank'], ['楽天グループ', 'Rakuten Group'],
  ['東芝', 'Toshiba'], ['株式会社東芝', '东芝'], ['創価学会', 'Soka Gakkai'], ['真如苑', 'Shinnyo-en'], ['日本赤十字社', 'Japanese Red Cross Society'],
  ['台湾积体电路制造股份有限公司', 'Taiwan Semiconductor Manufacturing Company'], ['台灣銀行', 'Bank of Taiwan'], ['中国共产党', 'Communist Party of China'], ['中国科学院', 'Chinese Academy of Sciences'],
  ['清华大学', 'Tsinghua University'], ['北京大学', 'Peking University'], ['南京大学', 'Nanjing University'], ['中华全国妇女联合会', 'All-China Women\'s Federation'], ['中国红十字会', 'Red Cross Society of China'],
  ['国家开发银行', 'China Development Bank'], ['香港上海滙豐銀行', 'Hongkong and Shanghai Banking Corporation'], ['东方电气集团', 'Dongfang Electric Corporation'], ['东风汽车公司', 'Dongfeng Motor Corporation'],
  ['吉林省延边贸易公司', 'Jilin Yanbian Trading Company'], ['沈阳飞机工业集团有限公司', 'Shenyang Aircraft Industry Group Co Ltd'], ['成都飞机工业集团', 'Chengdu Aircraft Industry Group'], ['江南造船厂', 'Jiangnan Shipyard'],
  ['浪潮集团有限公司', 'Inspur Group'], ['浪潮集团有限公司', 'Langchao Group'], ['ธนาคารกรุงเทพ จำกัด (มหาชน)', 'Bangkok Bank Public Company Limited'], ['ธนาคารแห่งประเทศไทย', 'Bank of Thailand'],
  ['บริษัท การบินไทย จำกัด', 'Thai Airways'], ['มูลนิธิชัยพัฒนา', 'Chaipattana Foundation'], ['บริษัท ปูนซีเมนต์ไทย จำกัด', 'Siam Cement'], ['မြန်မာ့စီးပွားရေးဘဏ်', 'Myanma Economic Bank'],
  ['မြန်မာ့စီးပွားရေးကော်ပိုရေးရှင်း', 'Myanmar Economic Corporation'], ['ធនាគារជាតិនៃកម្ពុជា', 'National Bank of Cambodia'], ['គណបក្សប្រជាជនកម្ពុជា', 'Cambodian People\'s Party'],
  ['សាកលវិទ្យាល័យភូមិន្ទភ្នំពេញ', 'Royal University of Phnom Penh'], ['भारतीय स्टेट बैंक', 'State Bank of India'], ['नेपाल राष्ट्र बैंक', 'Nepal Rastra Bank'],
  ['पंजाब नेशनल बैंक', 'Punjab National Bank'], ['नेपाली कांग्रेस पार्टी', 'Nepali Congress Party'], ['গ্রামীণ ব্যাংক', 'Grameen Bank'],
  ['ইসলামী ব্যাংক বাংলাদেশ লিমিটেড', 'Islami Bank Bangladesh Limited'], ['সোনালী ব্যাংক', 'Sonali Bank'], ['தமிழீழ விடுதலைப் புலிகள்', 'Liberation Tigers of Tamil Eelam'],
  ['இந்திய வங்கி', 'Indian Bank'], ['בנק הפועלים בע"מ', 'Bank Hapoalim'], ['בנק לאומי לישראל', 'Bank Leumi le-Israel'], ['בנק דיסקונט', 'Discount Bank'],
  ['התעשייה האווירית לישראל בע"מ', 'Israel Aerospace Industries'], ['אוניברסיטת תל אביב', 'Tel Aviv University'], ['משרד הביטחון', 'Ministry of Defense'],
  ['Εθνική Τράπεζα της Ελλάδος', 'National Bank of Greece'], ['Τράπεζα Πειραιώς Α.Ε.', 'Piraeus Bank S.A.'], ['Τράπεζα Κύπρου', 'Bank of Cyprus'],
  ['Ελληνικά Πετρέλαια Α.Ε.', 'Hellenic Petroleum S.A.'], ['Υπουργείο Εθνικής Άμυνας', 'Ministry of National Defence'], ['Հայաստանի Կենտրոնական Բանկ', 'Central Bank of Armenia'],
  ['Արդշինբանկ ՓԲԸ', 'Ardshinbank CJSC'], ['Երևանի Պետական Համալսարան', 'Yerevan State University'], ['საქართველოს ბანკი', 'Bank of Georgia'],
  ['თბილისის სახელმწიფო უნივერსიტეტი', 'Tbilisi State University'], ['ლიბერთი ბანკი', 'Liberty Bank'], ['የኢትዮጵያ ንግድ ባንክ', 'Commercial Bank of Ethiopia'],
  ['አዲስ አበባ ዩኒቨርሲቲ', 'Addis Ababa University'], ['የኢትዮጵያ አየር መንገድ', 'Ethiopian Airlines'], ['ዳሸን ባንክ', 'Dashen Bank'], ['中国工商银行', 'Industrial and Commercial Bank of China'],
  ['中国建设银行', 'China Construction Bank'], ['中国农业银行', 'Agricultural Bank of China'], ['广东发展银行', 'Guangdong Development Bank'], ['河北钢铁集团', 'Hebei Iron and Steel Group'],
  ['中国南方航空', 'China Southern Airlines'], ['中国东方航空', 'China Eastern Airlines'], ['上海第一医药', 'Shanghai First Pharmaceutical'], ['上海宏达贸易有限公司', 'Shanghai Hongda Trading Co Ltd'],
  ['中国电子进出口总公司', 'China National Electronics Import & Export Corporation'], ['中国精密机械进出口总公司', 'China Precision Machinery Import-Export Corporation'], ['삼성생명보험', 'Samsung Life Insurance'],
  ['신한은행', 'Shinhan Bank'], ['우리은행', 'Woori Bank'], ['롯데백화점', 'Lotte Department Store'], ['포스코건설', 'POSCO Engineering & Construction'], ['국민은행', 'Kookmin Bank'],
  ['조선로동당', 'Workers\' Party of Korea'], ['인민무력성', 'Ministry of People\'s Armed Forces'], ['국가보위성', 'Ministry of State Security'], ['조선중앙통신사', 'Korean Central News Agency'],
  ['부산은행', 'Busan Bank'], ['부산은행', 'Pusan Bank'], ['日本銀行', 'Bank of Japan'], ['日本航空', 'Japan Airlines'], ['東京大学', 'University of Tokyo'], ['大阪瓦斯', 'Osaka Gas'], ['大阪ガス', 'Osaka Gas'],
  ['アサヒビール', 'Asahi Beer'], ['鈴木建設株式会社', 'Suzuki Construction'], ['鈴木商事有限会社', 'Suzuki Trading'], ['株式会社日本テクノロジー', 'Nippon Technology'], ['北海道電力', 'Hokkaido Electric Power'],
  ['กระทรวงกลาโหม', 'Ministry of Defence'], ['กระทรวงการคลัง', 'Ministry of Finance'], ['พรรคเพื่อไทย', 'Pheu Thai Party'], ['การรถไฟแห่งประเทศไทย', 'State Railway of Thailand'],
  ['กองทัพบกไทย', 'Thai Army'], ['ကာကွယ်ရေးဝန်ကြီးဌာန', 'Ministry of Defence'], ['ក្រសួងការពារជាតិ', 'Ministry of Defence'], ['ធនាគារអេស៊ីលីដា', 'ACLEDA Bank'],
  ['भारतीय रिज़र्व बैंक', 'Reserve Bank of India'], ['रक्षा मंत्रालय', 'Ministry of Defence'], ['टाटा स्टील लिमिटेड', 'Tata Steel Limited'], ['अदानी पोर्ट लिमिटेड', 'Adani Ports Ltd'],
  ['हिमालयन बैंक', 'Himalayan Bank'], ['বাংলাদেশ ব্যাংক', 'Bangladesh Bank'], ['জামায়াতে ইসলামী', 'Jamaat-e-Islami'], ['இலங்கை வங்கி', 'Bank of Ceylon'], ['மக்கள் வங்கி', 'People\'s Bank'],
  ['תעשיות צבאיות לישראל', 'Israel Military Industries'], ['בנק מזרחי טפחות', 'Mizrahi Tefahot Bank'], ['עמותת אלעד', 'Elad Association'], ['חברת החשמל לישראל', 'Israel Electric Corporation'],
  ['Άλφα Τράπεζα', 'Alpha Bank'], ['Κομμουνιστικό Κόμμα Ελλάδας', 'Communist Party of Greece'], ['Αγροτική Τράπεζα της Ελλάδος', 'Agricultural Bank of Greece'],
  ['Ամերիաբանկ ՓԲԸ', 'Ameriabank CJSC'], ['საქართველოს თავდაცვის სამინისტრო', 'Ministry of Defence of Georgia'], ['ኢትዮ ቴሌኮም', 'Ethio Telecom'], ['አዋሽ ባንክ', 'Awash Bank'],
  ['መከላከያ ሚኒስቴር', 'Ministry of Defence'], ['የጤና ሚኒስቴር', 'Ministry of Health'], ['Nippon Ginko', 'Bank of Japan'], ['Hyundai Chadongcha', 'Hyundai Motor'],
  ['Shanghai Jinshan Huagong Youxian Gongsi', 'Shanghai Jinshan Chemical Co Ltd'], ['Zhongguo Dianzi Keji Jituan Gongsi', 'China Electronics Technology Group Corporation'],
  ['Choson Taesong Muyok Hoesa', 'Korea Daesong Trading Company'], ['Kyoto Denki Kogyo', 'Kyoto Electric Industries'],
];

/** Two bodies that share places, trades and forms. */
const TWO: readonly (readonly [string, string])[] = [
  ['中国南方工业集团公司', 'China North Industries Group Corporation'], ['中国银行', 'Bank of Chongqing'], ['中国航天科工集团有限公司', 'China Aerospace Science and Technology Corporation'], ['丹东银行', 'Bank of Dalian'],
  ['조선금강은행', 'Korea Daesong Bank'], ['三菱電機', 'Mitsubishi Heavy Industries'], ['川崎重工業', 'Kawasaki Kisen'], ['みずほ銀行', 'みずほ証券'], ['在日本朝鮮人総聯合会', 'Chongryon'], ['北京大学', 'Nanjing University'],
  ['宁波新海天船务有限公司', 'Ningbo New Ocean Shipping Co. Ltd.'], ['威海世海船务有限公司', 'Weihai World-Shipping Freight'], ['沈阳飞机工业集团有限公司', 'Chengdu Aircraft Industry Group'], ['সোনালী ব্যাংক', 'Rupali Bank'],
  ['אוניברסיטת חיפה', 'Tel Aviv University'], ['ლიბერთი ბანკი', 'კრედო ბანკი'], ['ዳሸን ባንክ', 'አዋሽ ባንክ'], ['中国银行', '中国农业银行'], ['中国工商银行', '中国建设银行'], ['中国银行', 'China Construction Bank'],
  ['招商银行', 'China Merchants Bank'], ['北京银行', '南京银行'], ['北京银行', 'Bank of Nanjing'], ['湖北省进出口公司', '湖南省进出口公司'], ['河北钢铁集团', 'Henan Iron and Steel Group'], ['东方航空公司', 'China Southern Airlines'],
  ['中国东方航空', 'China Southern Airlines'], ['深圳华强电子', 'Shenzhen Huawei Electronics'], ['华为技术有限公司', '华威技术有限公司'], ['上海宏达贸易有限公司', 'Shanghai Hongfa Trading Co Ltd'], ['国际贸易公司', '国际物流公司'],
  ['조선은행', '조선무역은행'], ['조선대성무역회사', '조선금강무역회사'], ['조선대성무역회사', 'Korea Kumgang Trading Corporation'], ['삼성전자', 'LG전자'],
  ['삼성전자', '삼성생명'], ['신한은행', '하나은행'], ['남북경제협력협회', '남북민간교류협의회'], ['부산은행', '대구은행'], ['三井物産', 'Mitsui & Co'], ['三菱UFJ銀行', 'MUFG Bank'], ['日本銀行', '日本航空'], ['全日本空輸', 'All Nippon Airways'],
  ['京都大学', 'University of Tokyo'], ['東京大学', '東京銀行'], ['東京ガス', '大阪ガス'], ['トヨタ自動車', 'ホンダ自動車'], ['トヨタ自動車', '豊田自動織機'], ['ヤマハ発動機', 'Yamaha Motor'], ['鈴木建設株式会社', '山田建設株式会社'],
  ['東北電力', 'Hokkaido Electric Power'], ['東京電力', '関西電力'], ['ธนาคารไทยพาณิชย์', 'ธนาคารกรุงไทย'], ['ธนาคารกรุงเทพ', 'ธนาคารกรุงไทย'], ['ธนาคารกรุงเทพ', 'Bank of Thailand'],
  ['มูลนิธิสมาคม', 'กระทรวงกลาโหม'], ['กระทรวงการคลัง', 'Ministry of Defence'], ['พรรคเพื่อไทย', 'พรรคประชาธิปัตย์'], ['ဧရာဝတီဘဏ်', 'Kanbawza Bank'], ['ក្រសួងសុខាភិបាល', 'Ministry of Defence'],
  ['रक्षा मंत्रालय', 'Ministry of Finance'], ['हिमालयन बैंक', 'एभरेस्ट बैंक'], ['দুর্নীতি দমন কমিশন', 'Anti-Corruption Commission'], ['প্রাইম ব্যাংক লিমিটেড', 'জনতা ব্যাংক লিমিটেড'],
  ['רפאל מערכות לחימה', 'Rafael Advanced Defense Systems'], ['בנק מזרחי', 'בנק דיסקונט'], ['Άλφα Τράπεζα', 'Εθνική Τράπεζα'], ['Δημόσια Επιχείρηση Ηλεκτρισμού', 'Public Power Corporation'],
  ['Αγροτική Τράπεζα της Ελλάδος', 'National Bank of Greece'], ['Հայկական Կարմիր Խաչ', 'Armenian Red Cross'], ['თიბისი ბანკი', 'TBC Bank'],
  ['საქართველოს ფინანსთა სამინისტრო', 'Ministry of Defence of Georgia'], ['የጤና ሚኒስቴር', 'Ministry of Defence'], ['Mitsui Ginko', 'Mitsubishi Ginko'], ['Beifang Gongye', 'Nanfang Gongye'],
];

test('[NM9] one body in two scripts: what is common in its name is translated, the rest is read', () => {
  for (const [one, other] of ONE) {
    const { score: found, matches, reasons } = compare(one, other, { kind: 'organisation' });
    assert.equal(matches, true, `${one} / ${other}: ${found} ${JSON.stringify(reasons)}`);
    assert.equal(compare(other, one, { kind: 'organisation' }).score, found);
    assert.ok(keysOf(one, 'organisation').some((key) => keysOf(other, 'organisation').includes(key)), `${one} / ${other}: no key in common`);
  }
});

test('[NM9] two bodies stay apart in two scripts and in one', () => {
  for (const [one, other] of TWO) {
    const { score: found, matches, reasons } = compare(one, other, { kind: 'organisation' });
    assert.equal(matches, false, `${one} / ${other}: ${found} ${JSON.stringify(reasons)}`);
    assert.equal(compare(other, one, { kind: 'organisation' }).score, found);
  }
});

const english = (text: string): string => businessWords(wordsOf(text)).map(({ folded }) => folded).join(' ');

test('[NM9] a name without spaces is parted where the fewest letters are left over', () => {
  for (const [text, parts] of [
    ['京东方科技集团股份有限公司', 'boe technology group'], ['东方红卫星', 'dongfanghong satellite'], ['湖北省北方机械厂', 'hubei north machinery plant'], ['第二十三研究所', '23 institute'], ['五十四研究所', '54 institute'], ['三一重工', '三一 heavy industries'],
    ['株式会社田中製作所', 'tanaka works'], ['ソフトバンク', 'ソフトバンク'], ['대우조선', '대우 shipbuilding'], ['조선항공', 'korea airlines'], ['제38호공장', '38 plant'], ['Beijing Xinwei Ke Ji You Xian Gong Si', 'beijing xinwei technology ltd company'], ['Xinweijishu', 'xinwei technology'],
    ['ธนาคารกรุงเทพ', 'bank bangkok'], ['有限公司', '有限公司'],
  ] as const) assert.equal(english(text), parts, text);
});

test('[NM9] Han characters are read in the language that the name speaks, and in each where it says nothing', () => {
  assert.deepEqual(['日立製作所株式会社', '高麗항공', '华为技术有限公司', '三菱'].map((text) => readerOf(wordsOf(text))), ['japanese', 'korean', 'chinese', undefined]);
  assert.equal(prepare('三菱商事', { kind: 'organisation' }).otherwise.length, 2);
  assert.equal(prepare('Mitsubishi Shoji', { kind: 'organisation' }).otherwise.length, 0);
  assert.equal(inOneForm('華為 竜 龍 広 辺'), '华为 龙 龙 广 边');
  assert.deepEqual([mandarinOf('鑫鼎'), koreanOf('高丽'), japaneseReadingOf('山口组'), mandarinOf('中a')], ['xinding', '고려', 'yamaguchigumi', undefined]);
});

test('[NM9] cases, articles and prefixes of other scripts leave a word what it is', () => {
  for (const [word, meaning] of [['τραπεζασ', 'bank'], ['הבנק', 'bank'], ['უნივერსიტეტის', 'university'], ['համալսարանի', 'university'], ['የባንክ', 'bank'], ['ব্যাংকের', undefined], ['constructor', undefined]] as const) {
    if (meaning !== undefined) assert.deepEqual(spacedWord(word, undefined)?.english, [meaning], word);
  }
  assert.equal(spacedWord('constructor', undefined), undefined);
  assert.ok(score(prepare('constructor', { kind: 'organisation' }), prepare('toString', { kind: 'organisation' })) < 0.72);
});

test('[NM9] bodies whose names are common words only are two where one says more', () => {
  assert.ok(compare('Bank of China', 'Agricultural Bank of China', { kind: 'organisation' }).score < 0.7);
  assert.ok(compare('National Iranian Oil Company', 'Iranian Oil Company', { kind: 'organisation' }).matches);
});
