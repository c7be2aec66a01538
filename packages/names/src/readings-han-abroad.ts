/**
 * Korean and Japanese readings of Han characters that are common in names of persons: the reading of a character depends on
 * whose name it is, so a name has one set of readings for each language. From general knowledge, not a dictionary: a name with a character that
 * a table lacks has no reading of that language. Korean readings are written in Hangul, Japanese ones in Hepburn.
 */

const KOREAN =
  '가가嘉佳家 각각珏 간간 강강姜康强剛江岡 개개介 건건建健乾件 걸걸傑杰 경경京景敬慶庚經经卿瓊鏡炅 계계桂季啓 고고高古 곤곤坤 공공孔公功恭 관관寬官觀冠管 광광光廣广匡 구구具九久丘 국국國国菊 군군君軍 권권權权 귀귀貴龜 규규圭奎揆珪 균균均鈞 근근根槿勤謹 금금琴錦今 기기基起期琦奇紀记기 길길吉 김김金 ' +
  '나나羅罗娜 난난蘭兰 남남南男 노노盧卢魯 다다多 단단丹端 달달達 담담潭 대대大 덕덕德悳 도도道度燾都 동동東东同童桐棟 두두斗杜 득득得 라라 락락 란란 래래來 령령玲令 례례禮 로로 록록綠 룡룡龍龙竜 류류 률률律 리리 림림 마마馬马麻 만만萬万滿 명명明命銘 무무武務茂 문문文門问 미미美米 민민民敏珉旻閔 ' +
  '박박朴博 반반潘 방방方房芳 배배裵裴 백백白百 범범範範凡 변변卞邊 병병炳秉丙柄 보보寶宝普甫保 복복福 봉봉鳳奉峰 부부夫富 빈빈彬斌 빛 사사士 산산山 삼삼三 상상相尙尚常祥 서서徐瑞西書舒緖 석석石錫奭碩 선선善宣仙先鮮 설설薛雪 섭섭燮 성성成聖星性晟盛城誠 세세世 소소小昭素 손손孫孙 송송宋松 수수秀洙守壽水修樹 숙숙淑叔 순순順顺淳純舜 숭숭崇 승승承勝昇升 시시時施始 식식植植式 신신申辛新信愼臣 실실 심심沈心 ' +
  '아아雅娥亞 안안安 애애愛爱 양양梁楊杨良陽洋 언언彦 엄엄嚴严 여여呂汝如 연연延蓮姸演燕然 열열烈烈 영영永英榮荣泳映瑩寧令 예예藝禮 오오吳吴午五 옥옥玉 온온溫 완완完 왕왕王 용용龍龙勇容用鎔 우우宇雨佑禹友祐 욱욱旭郁 운운雲运云 웅웅雄 원원元源媛原遠 위위魏 유유柳劉刘兪裕有由維 육육陸 윤윤尹允潤胤 율율 은은恩銀殷慇 을을乙 의의義义儀 이이李伊二以 익익益翼 인인仁寅人 일일一日 임임林任 ' +
  '자자子慈 장장張张長长章莊蔣 재재在載宰才財 전전全田 정정正鄭郑丁定政貞靜程晶庭廷禎貞 제제濟齊帝 조조趙赵曺曹朝祖 종종鍾钟宗種 좌좌左 주주朱周柱珠州主 준준俊準濬駿埈 중중中重仲 지지池智志知芝地 직직直 진진陳陈鎭珍眞真振晉秦進 차차車车 창창昌暢蒼 채채蔡采 천천天千川 철철哲鐵铁喆 청청靑淸清 초초初草 최최崔 추추秋 춘춘春 충충忠 치치治致 칠칠七 쾌쾌 탁탁卓 태태泰太兌 택택澤泽宅 판판 팔팔八 평평平 표표表 필필弼 하하河夏下 학학學学鶴 한한韓韩漢汉翰 함함咸 해해海 향향香 허허許许 헌헌憲獻 혁혁赫革爀 현현玄賢贤鉉顯炫 형형亨炯衡 혜혜惠慧 호호浩鎬虎好昊湖鎬豪 홍홍洪弘鴻 화화花和華 환환煥桓 황황黃黄 효효孝曉 후후厚 훈훈勳勲薰訓 휘휘輝 희희姬姫喜熙姬希';

/** Readings of single characters, within a name and at its end. */
const JAPANESE =
  'bata畑 bu部武 chou長 kou晃 shou彰 da田 do堂戸藤 ga賀 goe越 hide栄 jo丈 ju寿 ken剣 koshi越 ma満 mura邑 ou大王 ryou亮涼良 sei世成 to都 zuka塚 zu津 a阿 ai愛藍相 aka赤 akane茜 aki明秋昭晃彰章暁亜晶 akira明昭晃彰亮 ami網 an安 ao青 aoi葵碧 ara荒新 asa朝浅麻 asahi旭 ashi芦 atsu篤敦厚淳温 atsushi篤敦淳 aya綾彩文絢 ayu歩 ayumi歩 azuma東 azusa梓 ba場葉羽馬 bara原 bashi橋 bayashi林 be部辺邊邉倍 bo保 bori堀 chi千知智 chika近 dai大 daira平 dani谷 dera寺 e恵江枝絵衛依 ei英栄永 eno榎 fuji藤 fuka深 fuku福 fumi文史 furu古 fusa房 fuyu冬 gawa川河 go剛吾五悟郷後 gou剛郷 guchi口 hachi八 hajime一元肇 hama浜濱 hana花華 hane羽 hara原 haru春陽晴治遥 haruka遥 hashi橋 hata畑秦 haya隼 hayashi林 hei平兵 hi日樋 hide秀英 higashi東 hikari光 hikaru光 hiko彦 hira平 hiro広弘博浩宏裕洋寛大啓紘廣 ' +
  'hiroshi博浩弘宏寛洋 hisa久尚寿 hito人仁 hitomi瞳 hitoshi仁均 ho保穂 hori堀 hoshi星 hoso細 i井伊衣以生 ichi一市 ii飯 ike池 iku郁育 ima今 ina稲 isa勇 isamu勇 ishi石 ita板 ito糸 itsuki樹 iwa岩 izumi泉 ji二次治司路 jima島嶋 jin仁 jo城 jun純淳順潤準 ka香花佳加夏賀華嘉歌 kado角門 kage影景 kai海 kaku角 kama鎌 kame亀 kami上神 kana金加奈 kane金兼 kaori香 kaoru薫 kasa笠 kashi柏 kata片 katsu勝克 katsura桂 kawa川河 kazu一和数寿 kei恵圭慶啓敬景桂 ken健賢憲謙研建 ki木樹貴紀希喜輝 kichi吉 kiku菊 kimi君公 kishi岸 kita北 kiyo清 kiyoshi清潔 ko子小幸光弘浩広康孝宏児高晃香湖 koma駒 kon近今 ku久工 kuchi口 kuni国邦 kura倉蔵 kuri栗 kuro黒 kuwa桑 ' +
  'kyo京恭 ma真馬間麻万磨 machi町 mae前 mai舞 maki牧真木槙 mako真 makoto誠真 mamoru守 mana愛学 manabu学 maru丸 masa正雅昌政勝将匡真 masaru勝優 masu増益 matsu松 me芽目 megumi恵 mi美三実見未海水 michi道 midori緑 miki幹 mina南 minami南 minato湊港 minoru実稔 mitsu光満三 miya宮 mizu水 mochi望 moe萌 momo桃 mon門 mori森守 moto本元 muku向 mune宗 mura村 muro室 na奈菜名那 nabe辺邊邉鍋 nae苗 naga長永 nai内 naka中仲 nami波 nana七 nao直尚 nari成 naru成 natsu夏 ne根 nii新 nishi西 no野之乃 nobori登 noboru登昇 nobu信伸延宣暢 nori紀則典徳憲範法 nozomi望 nozomu望 numa沼 o雄夫男小大尾郎緒 oka岡 oki沖 oku奥 oto乙 rai頼 ran蘭 rei玲礼麗怜 ' +
  'ren蓮廉 ri里理利梨莉 riku陸 rin凛鈴倫 ro郎朗路 ru瑠留流 ryo良亮涼遼諒 ryu龍竜隆劉 sa佐沙紗左 sachi幸 sada貞定 sae冴 sai斎斉齋齊西 saka坂阪酒 sakae栄 saki咲崎 sakura桜 sana真 sasa笹 sato里 satoru悟 satoshi聡哲智 satsuki皐 sawa沢澤 se瀬 sei誠清聖 seki関 sen千 setsu節 shi志史詩司氏 shiba柴 shibu渋 shige重茂繁 shigeru茂滋 shima島嶋 shimo下 shin信伸真晋慎新進 shino篠 shio塩 shira白 shiro白 shita下 shizu静 sho翔昇章祥正将 shu修秀周 shun俊瞬駿 so曽曾宗 sora空 su須 sue末 suga菅 sugi杉 suke介助輔佑 sumi住隅 susumu進 suzu鈴 ta田太多 tachi立 tada忠正 tai泰大 taka高貴隆孝崇尚敬鷹 takashi隆孝崇敬 take竹武健岳 takeru健尊 takeshi武健剛 ' +
  'taki滝瀧 taku拓卓 tama玉 tamotsu保 tane種 tani谷 tate館立 tatsu龍竜達辰 tera寺 teru輝照 tetsu哲鉄徹 to人斗戸藤東登翔 tobu飛 toki時 tomi富冨 tomo友智朋知 tora虎 tori鳥 toru徹透亨 toshi俊敏利年寿 toyo豊 tsu津 tsubasa翼 tsuchi土 tsugu次継 tsuji辻 tsuka塚 tsuki月 tsukuda佃 tsune常恒 tsuru鶴 tsutomu勉努 tsuyoshi剛強 uchi内 ue上植 ume梅 ura浦 uta歌 uwa上 wa和 waka若 wara原 wari割 washi鷲 wata渡 watari渡 ya也哉屋弥八 yama山 yanagi柳 yasu安康泰靖保恭 yasushi靖 yo陽洋代世葉 yoko横 yone米 yoshi吉義良好善芳喜嘉佳 yu由優裕祐悠佑雄勇有結夕友 yui結衣 yuki幸雪行之 yutaka豊 yuu優 zaka坂 zaki崎 zawa沢澤 zen善 zo三蔵造 zumi泉 ' +
  '';

/** Words whose reading is not that of their characters side by side, or is by far the usual one. */
const JAPANESE_WORDS =
  'abe阿部/安倍 ando安藤 baba馬場 chiba千葉 date伊達 endo遠藤 fuse布施 goto後藤 haji土師 hasegawa長谷川 hatta八田 hattori服部 hayato隼人 higa比嘉 ichiro一郎 igarashi五十嵐 inoue井上 ise伊勢 ito伊藤 izumi和泉 jiro次郎/二郎 kai甲斐 kano狩野/加納 kato加藤 kawano河野 kayama香山 kobayashi小林 kondo近藤 kono河野 koyama小山 kudo工藤 miyoshi三好 muto武藤 naito内藤 nakada中田 oda織田/小田 omi近江 ota太田/大田 oyama小山 saburo三郎 saito斎藤/斉藤/齋藤/齊藤 sasaki佐々木 sato佐藤 shimizu清水 shiro四郎 shoji庄司/東海林 sugawara菅原 taro太郎 yamato大和 yuri百合';

/** For each character its readings, in the order of the rows. */
function readingsOf(rows: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const row of rows.split(' ')) {
    const reading = /^(?:[a-z]+|[가-힣])/.exec(row)?.[0] ?? '';
    for (const character of row.slice(reading.length).replace(/[가-힣]/g, '')) found.set(character, [...(found.get(character) ?? []), reading]);
  }
  return found;
}

const korean = readingsOf(KOREAN);
const japanese = readingsOf(JAPANESE);
const japaneseWords = new Map(JAPANESE_WORDS.split(' ').flatMap((row) => {
  const reading = /^[a-z]+/.exec(row)?.[0] ?? '';
  return row.slice(reading.length).split('/').map((word) => [word, reading] as const);
}));

/** The Hangul of a word of Han characters, each by the first of its Korean readings; undefined where one has none. */
export function hangulOf(word: string): string | undefined {
  let hangul = '';
  for (const character of word) {
    const reading = korean.get(character)?.[0];
    if (reading === undefined) return undefined;
    hangul += reading;
  }
  return hangul;
}

/** For each character of a word, or for the word as a whole, the Japanese readings in Hepburn; undefined where one has none. */
export function japaneseOf(word: string): readonly (readonly string[])[] | undefined {
  const whole = japaneseWords.get(word);
  if (whole !== undefined) return [[whole]];
  const lattice: (readonly string[])[] = [];
  for (const character of word) {
    const readings = japanese.get(character);
    if (readings === undefined) return undefined;
    lattice.push(readings);
  }
  return lattice.length === 0 ? undefined : lattice;
}
