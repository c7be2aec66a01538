/**
 * Common words of Chinese, Japanese and Korean organisations as they stand in Latin letters: pinyin, Hepburn without its lines, and Korean by
 * McCune and Reischauer, by the north and by the south. Each row is the English word (a hyphen for what tells nothing) and how it is spelled.
 * Words that are names in other languages too are left out. Common knowledge.
 */
export const ROMANISED_WORDS = `
company gongsi hoesa hwesa kaisha gaisha
corporation zonggongsi chonghoesa jonghoesa chonghwesa chonghoisa yonhapkiopso
group jituan
holding konggu
trading maoyi shangmao muyok muyeok muyuk muyeog shoji boeki
import_export jinchukou suchulip
industries gongye kongop gongeop saneop kogyo sangyo
heavy_industries zhonggong jukogyo chunggongop junggongeop
technology keji jishu kisul gisul gijutsu
science kexue kwahak gwahak
development fazhan kaifa kaebal gaebal kaihatsu
mining kuangye kwangop gwangeop kwangeop kwangob
coal meitan
bank yinhang unhaeng eunhaeng unheng ginko
investment touzi
insurance baoxian pohom boheom
securities zhengquan shoken
finance jinrong
aerospace hangtian
airlines hangkong hanggong
electronics dianzi chonja jeonja denshi
electric dianqi denki jeongi
electric_power dianli denryoku chollyok jeollyeok
machinery jixie kigye gigye kikai
equipment shebei zhuangbei
engineering gongcheng
construction jianshe jianzhu geonseol kensetsu
oil shiyou
oil_chemical shihua
chemical huagong hwahak kagaku
steel gangtie tekko seitetsu jecheol chechol
shipping hangyun haiyun yuanyang chuanwu haeun kaiun kisen yusen
shipbuilding zaochuan zosen joseonhaeyang
marine haeyang
logistics wuliu butsuryu
transport yunshu unyu
automobile qiche jidosha chadongcha jadongcha
pharmaceutical yiyao zhiyao seiyaku yakuhin jeyak
textile fangzhi
food shipin shokuhin
agriculture nongye
fishing yuye suisan
energy nengyuan
nuclear genshiryoku wonjaryok wonjaryeok
information xinxi chongbo jeongbo
communications tongxin tongxun
software ruanjian
computer jisuanji
instruments yiqi
materials cailiao
university daxue taehak daehak daehakkyo daehakgyo taehakkyo daigaku
institute yanjiusuo yanjiuyuan yonguso yeonguso yonguwon kenkyujo kenkyusho
inspur langchao
tsinghua qinghua
association gakkai xiehui hyophoe hyeophoe hyobhoe kyokai
federation lianhehui yonmaeng ryonmaeng yeonmaeng rengokai
foundation jijinhui chaedan jaedan zaidan
union kumiai tongmaeng dongmaeng
committee weiyuanhui wiwonhoe iinkai
plant gongchang kongjang gongjang
works seisakusho
enterprise qiye
management guanli
consulting zixun
real_estate fangdichan dichan fudosan
international guoji kukche gukje kokusai
china zhongguo
japan nippon nihon
korea hanguk hankuk daehan taehan joseon
external taeoe daeoe
general chonghap jonghap
people inmin
workers_party rodongdang nodongdang
party gongchandang
army inmingun
airport jichang
newspaper shimbun shinbun sinmun
broadcasting hosokyokai
railway tielu tetsudo
printing insatsu
life_insurance renshou
joint_venture hapyong habyong hapyeong
north beifang
south nanfang
east dongfang
west xifang
northwest xibei
southwest xinan
beijing peking
guangzhou canton kwangchow
tianjin tientsin
nanjing nanking
chongqing chungking
qingdao tsingtao
xiamen amoy
pyongyang phyongyang
pusan busan
ltd youxian
- gufen zeren chusik jusik chusikhoesa jusikhoesa kabushikikaisha kabushikigaisha kabushiki yugenkaisha godokaisha
`;

/** Words of pinyin that end a longer one where its words are not parted: Huaweijishu, Dongfanggongsi. */
export const PINYIN_ENDS = 'gongsi jituan gongye keji jishu maoyi shangmao youxian gufen konggu yinhang touzi guoji hangtian hangkong dianzi jixie gongcheng jianshe shiyou huagong gangtie yiyao qiche tongxin daxue yanjiusuo yanjiuyuan jijinhui xiehui'.split(' ');
