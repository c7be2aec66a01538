/**
 * Names of Hong Kong, Macau and South-East Asia as their bearers spell them, with the pinyin of the characters they mostly stand for: Cantonese as
 * the government of Hong Kong writes it, Hokkien, Teochew, Hakka and Cantonese of Malaysia, Singapore and, in Dutch letters, Indonesia.
 * Common knowledge; one spelling stands for several characters, so a syllable alone says little.
 */

function table(rows: string): ReadonlyMap<string, readonly string[]> {
  return new Map(rows.trim().split(/\s+/).map((row) => {
    const [spelled = '', pinyin = ''] = row.split('=');
    return [spelled, pinyin.split('/')] as const;
  }));
}

/** Surnames. */
export const DIALECT_SURNAMES: ReadonlyMap<string, readonly string[]> = table(`
chan=chen cheung=zhang cheong=zhang wong=wang/huang lee=li leung=liang leong=liang ng=wu/huang tsang=zeng lam=lin kwok=guo yeung=yang ho=he cheng=zheng lau=liu chow=zhou chau=zhou/qiu tang=deng/chen tam=tan tse=xie yip=ye ip=ye lo=luo/lu law=luo
ma=ma mak=mai yu=yu/yu yue=yu fung=feng hui=xu hung=hong/kong kong=jiang/kong kwan=guan kwong=kuang lai=li/lai lui=lu/lei luk=lu mok=mo mui=mei ngai=wei ngan=yan poon=pan pun=pan pang=peng shek=shi shum=cen/shen sham=cen siu=xiao/shao sin=xian sit=xue so=su suen=sun
sung=song szeto=situ to=du/tao tong=tang/dong tsui=xu/cui tsoi=cai choi=cai choy=cai tung=dong wai=wei wan=yun/wen/yin wu=hu/wu woo=hu/wu yam=ren yan=zhen yau=qiu/you yim=yan yiu=yao yuen=yuan/ruan yung=rong/yong fok=huo fan=fan fu=fu hau=hou ha=xia ko=gao/ke kan=jian kam=jin/gan
keung=jiang koo=gu lung=long man=wen/wan mo=wu/mao au=ou cha=zha chak=zhai/ze cheuk=zhuo chin=qian/zhan/chen ching=cheng chiu=zhao/jiao chu=zhu chui=xu chun=qin/zhen chung=zhong fong=fang/kuang/feng hon=han kai=ji kei=qi ki=qi ku=gu kwai=gui lok=luo ling=ling mau=mou nip=nie ou=ou
pak=bai pau=bao pong=pang shiu=shao sheung=shang shing=sheng shu=shu sum=shen sze=shi/si tin=tian ting=ding tuen=duan wat=qu yick=yi yik=yi yin=yan/yin ying=ying yuan=yuan ning=ning kiu=qiao lun=lun him=qian
tan=chen lim=lin liem=lin ong=wang/weng goh=wu gouw=wu go=wu teo=zhang thio=zhang tio=zhang koh=xu/gao kho=xu chua=cai tjoa=cai choa=cai toh=zhuo/du tay=zheng the=zheng tee=zheng low=liu/luo/lu sim=shen yeo=yang njoo=yang nio=liang neo=liang chia=xie cheah=xie seah=xie/she sia=xie kwek=guo quek=guo kueh=guo kwee=guo
ang=hong/weng soh=su saw=su chew=zhou chiew=zhou foo=fu/hu wee=huang oei=huang oey=huang ooi=huang uy=huang khoo=qiu tjan=zeng/chen chong=zhang/zhong/zhuang chang=zhang/zeng liew=liu phua=pan phoon=pan beh=ma gan=yan loo=lu loh=luo mah=ma pek=bai peh=bai phang=peng pua=pan sng=sun soo=su soon=sun
tiong=zhang/zhong voon=wen yee=yu yew=you yong=yang/xiong yow=yao choo=zhu choong=zhong eng=wu kee=ji kwa=ke leow=liao liaw=liao liao=liao lie=li lye=lai lum=lin oh=hu sam=cen siew=xiao/shao siow=xiao thong=tang yap=ye yeoh=yang yeow=yao heng=wang hoe=he hoo=hu kang=jiang kok=guo pung=peng see=shi sie=shi soong=song sy=shi
co=xu cu=qiu dy=li gaw=wu lao=liu que=guo sia=xie tiu=zhang ting=chen/ding yao=yao au=ou ch'ng=zhuang chng=zhuang kuok=guo kuan=guan lei=li/lu vong=wang/huang ieong=yang chio=zhao fong=feng/fang iao=qiu iu=yao lou=lu sou=su un=yuan ung=wu vu=wu chao=zhou hoi=xu leong=liang sio=xiao tai=dai
`);

/** Syllables of given names. */
export const DIALECT_GIVEN: ReadonlyMap<string, readonly string[]> = table(`
kwok=guo wai=wei/hui ming=ming ka=jia kar=jia chi=zhi/ci/ji/qi/zi chee=zhi/zi/qi/ji wing=yong/rong/ying yuet=yue kam=jin siu=xiao/shao/zhao man=wen/min/man kin=jian keung=qiang kit=jie lok=le/luo hon=han ho=hao/he/ke him=qian hin=xian/xuan hei=xi yin=yan/xian/ran yan=en/ren/xin/yin/zhen sze=shi/si/zi tsz=zi/zhi/si tze=zi
mei=mei mui=mei lai=li ling=ling lin=lian/nian/lin ping=ping/bing fai=hui fung=feng/hong hoi=hai/kai hung=hong/xiong kei=qi/ji ki=ji/qi kuen=quan/juan kwan=jun/qun/kun/guan kwong=guang kai=qi/jie/ji/kai king=jing/qing lam=lin/nan/lan leung=liang lun=lun/lian nga=ya ngan=yan/yin ngor=e oi=ai on=an pak=bo/bai pik=bi po=bao/bo/bu
pui=pei/bei sau=xiu/shou shan=shan shing=sheng/cheng shun=shun/xun shuk=shu sin=xian/shan/qian/xin sum=shen/sen/xin suet=xue sui=rui/shui/sui sung=song/chong/cong tai=tai/di/da tak=de tat=da tim=tian tin=tian/ting ting=ting/ding tong=tang/tong tung=dong/tong wa=hua wah=hua wan=yun/wen/huan wang=hong wo=he yat=yi/ri yee=yi/er yi=yi/er
yiu=yao ying=ying yim=yan yu=yu/ru yue=yu yuen=yuan/wan yuk=yu yung=rong/yong yau=you/qiu kiu=qiao lap=li lik=li long=lang lung=long mun=min/man/wen nam=nan ning=ning chak=ze chau=zhou/qiu cheong=chang/xiang cheuk=zhuo cheung=zhang/xiang/chang ching=zheng/jing/qing/cheng/zhen chin=zhan/qian/zhen/qing/jin chiu=zhao/chao cho=zu/zao/chu choi=cai chor=chu/zuo
chuen=quan/chuan/cun chung=zhong/cong/zong/song chun=jin/jun/zhen/chun/qin chu=zhu/chu fat=fa fan=fan/fen fong=fang fu=fu fuk=fu hang=hang/heng/xing har=xia hing=xing/qing hiu=xiao hok=xue/he hor=he/ke kong=jiang/gang/guang kwai=gui mo=wu/mao ngai=yi/wei sai=shi/xi san=shan/xin/sheng sang=sheng to=tao/tu/du tsun=jun/zun yam=yin/qin yik=yi
kar=jia shek=shi yun=run/yun hong=kang/hong/feng/fang sing=xing/sheng/cheng shiu=shao/xiao wun=yuan/huan chuk=zhu luk=lu mok=mo ngok=yue pong=bang tao=tao wong=huang/wang/xu
boon=wen hock=fu seng=cheng/sheng/xing beng=ming huat=fa chye=cai/zai keng=qing/jing leong=long/liang loong=long swee=rui/shui guan=yuan/guan kok=guo poh=bao siew=xiu/shao/xiao eng=ying/rong/yong geok=yu gek=yu hwee=hui choo=zhu peng=ping/bing soon=shun/chun teck=de/ze tek=de teik=de kian=jian yong=yong/rong heng=xing/heng/xian bee=mei/mi khim=qin lian=lian
chuan=quan/chuan hsien=xian kuan=guang/guan yew=yao/you chok=zuo hean=xian/xuan lay=li mooi=mei moy=mei choon=chun/jun chai=cai chiang=qiang/jiang chong=zhong/chang/zong fook=fu gim=jin guat=yue hian=xian hiang=xiang hwa=hua joo=yu/ru/zhu khai=kai kheng=qing kia=jia kiat=jie/ji kim=jin/qin koon=kun/guan kwang=guang kwee=gui leng=ling/long lim=lin meng=ming
nguan=yuan phaik=bi/bai pin=bin pheng=ping seok=shu/shi siang=xiang sian=xian/shan siong=xiang tee=di/zhi/chi teng=ting/ding/deng thiam=tian tiong=zhong/chang/zhang wee=wei/hui yeow=yao yoke=yu liong=liang/long tjoan=quan/chuan hien=xian tjiang=qiang gie=yi bun=wen giok=yu lan=lan
`);
