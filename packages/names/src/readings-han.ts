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

/** More of given names, and traditional forms of those above. */
const MORE =
  'fa发發 bian扁卞边邊 xian显顯宪憲仙咸献 shi世实實仕适誓 run潤 zhan占湛 ang昂 ba巴 ban班斑 bang邦榜 bi必 biao彪标標 bing炳秉并丙 bo勃柏伯渤 bu步卜布 can灿燦参 ce策 chan禅產 chang畅暢敞倡 che车澈 chong崇冲重 chou仇 chuang创 cui萃 dan淡 dao道 deng登灯 di弟笛 dian典殿 du度都 duan端 dun敦盾 e鹅峨 fan范范繁 fu甫夫馥孚辅復复 gang港岗罡 ge戈革 gong功恭巩鞏弓 gou苟勾 guan观觀宽 gui归圭 hai亥 han翰瀚 he鹤鶴禾合 hen很 hong弘泓鴻 huan焕煥环環 huang煌凰晃 hui徽绘恢蕙汇 ji基及济濟际骥纪奇 jia甲加 jian见健鉴鑑简簡俭 jiang疆 jiao娇嬌教 jie介界节節 jin津晉谨劲 jing精靖竞净镜境 jiu久九玖 ju驹聚巨鞠 kai楷恺愷 kan侃闞 ke恪珂 kong空 kou寇 kuan寬宽 kuang况鄺邝匡 kui葵逵 lai莱 lan澜览 lang琅 lao劳勞 le乐樂 leng棱 liang辆良谅 lie烈列 lin麟鳞邻淋 lue略 lun仑崙 mai麦麥 mang莽 mao懋贸 meng猛 mian绵勉冕 miao妙 ming明命 mo墨默沫 mou牟谋 mu睦幕暮 na纳 nai奈 neng能 nie聂聶 ning凝甯 nong农 nu努 pei沛霈 pian骗 pin品 po波 pu普朴溥蒲 qi其旗棋麒启啟綺琦岐 qian乾前虔 qiao桥巧 qie切 qin钦欽沁 qu瞿渠 que阙 ran然 rao绕 ren忍 ri日 rong融戎嵘 rui锐銳 san三 sang桑 shai晒 shan善尚 shao绍紹韶 she佘舍 shen慎绅紳 shuang双雙霜爽 shuo硕碩 si四嗣 su肃肅宿 sui随隋 suo所索 tai台臺太 tao韬韜 ti提 tian添甜 tie贴 ting挺 tu图圖屠 wan完宛 wei唯惟渭为為巍 wo沃 wu武午梧务無无悟 xi锡錫溪禧羲 xiang襄享响 xiao笑啸 xie燮协協 xu绪緒续旭序 xun勋勳迅寻恂逊 yan延炎研焰雁闫彥 yang央仰 yao耀尧堯 ye野 yi益逸翼以奕懿轶仪儀 yin寅胤引 yong咏詠泳庸 you佑祐幼游 yu禹域郁誉譽虞愚羽 yuan苑原愿 yun运運耘昀 zao早 zeng增 zhao钊釗照 zhang掌彰 zhen臻震祯禎桢 zheng铮崢整 zhi至致知植稚 zhong众衆 zhu助柱铸 zhuan专 zhuang壮 zhuo焯琢 zong宗综 zuo作佐';

const PINYIN = new Map<string, string>();
for (const entry of `${READINGS} ${MORE}`.split(' ')) {
  const sounds = entry.replace(/[^a-z]/g, '');
  // A character of both tables keeps the reading of the first.
  for (const character of entry.replace(/[a-z]/g, '')) if (!PINYIN.has(character)) PINYIN.set(character, sounds);
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
