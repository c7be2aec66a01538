/**
 * Han characters of common Chinese surnames and given names with their Mandarin reading in Hanyu Pinyin (ISO 7098),
 * simplified and traditional. Not a dictionary: a name with any other character is compared with Han names only, and
 * Japanese and Korean readings of the same characters are not known here.
 */
const READINGS =
  'da大达達 di帝棣 duo多朵 e娥鄂 gen根 jue珏觉 ke克 kui奎魁 lao老 li栗 liu柳 mu牧慕沐 nai乃 ri日 ruo若 sai赛 sen森 shou守寿壽 song颂 te特 tie铁鐵 tong同通统 tuo拓 yin印引 yong用 yu育昱煜 zai在再载 zi自 zun尊 ta塔 feng奉 xiu绣 ju聚 bei贝北 zuo佐 an安 ai爱愛艾 bai白柏 bao包宝寶鲍鮑保 bin斌彬宾賓滨 bo博波伯 bi毕畢碧 bing冰兵 cai蔡才彩 cao曹 cen岑 chang常昌长長 chao超朝 chen陈陳晨辰臣琛 cheng程成诚誠城承 chi池 chu褚楚初 chuan川传 chun春纯淳 cong聪聰从 cui崔翠 dai戴代 dan丹旦 dang党 de德 deng邓鄧 di迪 ding丁定 dong董东東冬栋棟 dou窦 du杜 duan段 ' +
  'en恩 fan范樊凡帆 fang方芳房 fei飞飛菲费費 fen芬 feng冯馮峰风風丰豐锋凤鳳 fu傅福付富符芙 gan甘 gang刚剛钢 gao高 ge葛歌格 geng耿 gong龚龔宫公 gu顾顧谷古 guan关關冠管 guang光广廣 gui桂贵貴 guo郭国國果 hai海 han韩韓汉漢寒涵 hang航杭 hao郝浩豪昊好 he何贺賀和河荷 hei黑 heng恒衡 hong洪红紅宏虹鸿鴻弘 hou侯厚 hu胡虎湖 hua华華花 huai怀 huan欢歡桓 huang黄黃 hui辉輝惠慧会會晖 huo霍 ' +
  'ji吉季纪紀计姬继繼 jia贾賈家佳嘉 jian建健剑劍坚 jiang江蒋蔣姜 jiao焦 jie杰傑洁潔婕捷 jin金锦錦进進晋近瑾 jing静靜晶京景敬婧 jiong炯 ju菊巨 juan娟 jun军軍俊君钧均骏 kai凯凱开 kang康 ke柯科可 kong孔 kun坤昆 lai赖賴来 lan兰蘭蓝藍岚 lang郎朗 lei雷磊蕾 leng冷 li李黎力丽麗莉立利理礼禮梨 lian连連莲蓮 liang梁良亮 liao廖 lin林琳霖临 ling玲凌灵靈令 liu刘劉柳 long龙龍隆 lou楼 lu卢盧陆陸鲁魯路吕露 luan栾 lun伦倫 luo罗羅骆洛 ma马馬 man曼满 mao毛茂 mei梅美玫 meng孟梦夢萌蒙 mi米 miao苗淼妙 min敏民闵 ming明铭銘鸣名 mo莫 mu穆木 na娜 nan南楠 ni倪妮 nian年 ning宁寧 niu牛 ou欧歐 pan潘 pang庞 pei裴培佩 peng彭鹏鵬 ping平萍 pu浦 qi齐齊琪奇祁启 qian钱錢倩谦 qiang强強 qiao乔喬 qin秦琴勤 qing清青庆慶晴卿 qiong琼 qiu邱秋丘 qu曲屈 quan全权泉 ran冉然 rao饶 ren任仁人 rong荣榮蓉容 ru如茹 rui瑞睿蕊 run润 ' +
  'sha莎沙 shan山珊单 shang尚 shao邵少 shen沈申深 sheng盛胜勝升生圣 shi石施世诗史士时 shu舒淑书書 shuai帅 shui水 shun顺順 si司思斯 song宋松 su苏蘇素 sun孙孫 tai泰 tan谭譚谈 tang唐汤湯 tao陶涛濤桃 teng滕 tian田天 ting婷廷亭庭 tong童佟彤 tu涂 wan万萬婉 wang王汪旺望 wei魏韦韋伟偉卫衛威薇维維炜玮 wen文温溫雯闻 weng翁 wu吴吳武伍五 xi席西希喜习習熙曦 xia夏霞 xian贤賢先 xiang向项祥翔香湘 xiao肖萧蕭小晓曉孝霄 xie谢謝 xin辛新欣鑫心信馨 xing邢星兴興幸 xiong熊雄 xiu秀修 xu徐许許旭须 xuan轩軒宣萱 xue薛雪学學 ya雅亚亞 yan颜顏严嚴燕艳艷岩阎閻言妍彦 yang杨楊阳陽洋扬羊 yao姚瑶 ye叶葉业 yi易怡毅宜义義艺忆一伊亦仪 yin尹殷银银音 ying应應英颖穎莹瑩 yong勇永雍 you尤友有 yu于余俞喻玉宇雨语瑜裕钰 yuan袁元源远媛圆 yue岳月越悦粤 yun云雲韵芸允 zan赞 ze泽澤 zeng曾增 zha查 zhai翟 zhan詹展 zhang张張章 zhao赵趙昭兆 zhe哲 zhen甄珍真振贞贞镇 zheng郑鄭正政征 zhi志智芝之治直 zhong钟鍾忠中仲 zhou周州洲 zhu朱祝珠竹 zhuang庄莊 zhuo卓 zi子紫梓 zong宗 zou邹鄒 zu祖 zuo左';

const PINYIN = new Map<string, string>();
for (const entry of READINGS.split(' ')) {
  const sounds = entry.replace(/[^a-z]/g, '');
  for (const character of entry.replace(/[a-z]/g, '')) PINYIN.set(character, sounds);
}

/** A word of syllables of pinyin only, of those that names have. */
export const PINYIN_WORD: RegExp = new RegExp(`^(?:${[...new Set(PINYIN.values())].sort((one, other) => other.length - one.length).join('|')})+$`);

/** The pinyin of each character, or undefined where one of them is not in the table. */
export function pinyinOf(word: string): readonly string[] | undefined {
  const syllables: string[] = [];
  for (const character of word) {
    const sounds = PINYIN.get(character);
    if (sounds === undefined) return undefined;
    syllables.push(sounds);
  }
  return syllables;
}
