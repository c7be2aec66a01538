/**
 * Words of names of organisations in Han characters, with what they are in English: of China, of Japan and of Korea, in any form of their
 * characters. A row is the English word (several with a stroke between; a hyphen alone for what tells nothing) and the words that say it.
 * Common knowledge. What is not here is a proper name, and read by its sounds.
 */
export const HAN_WORDS = `
- 股份有限公司 有限责任公司 有限公司 责任有限公司 股份公司 株式会社 合同会社 有限会社 合资会社 合名会社 相互会社 一般社团法人 公益社团法人 一般财团法人 公益财团法人 社团法人 特定非营利活动法人 独立行政法人 国立研究开发法人 国立大学法人 学校法人 宗教法人 医疗法人 社会福祉法人 法人 股份 有限 责任 主式会社 特别市 自治区 自治州 自治县 地区 直辖市 特别行政区 普通合伙 有限合伙 合伙企业
company 公司 会社 子公司 社
corporation 总公司 总会社 集团总公司 公社 公团
group 集团 集团公司 企业集团
holding 控股 持株会社 控股公司 投资控股
branch 分公司 支店 分行 支行
trading 贸易 商贸 商事 贸易公司 商社 经贸 外贸 商行 交易
import_export 进出口
import 进口 输入
export 出口 输出
industries 工业 产业 实业 兴业 工贸
heavy_industries 重工 重工业 重型工业
light_industries 轻工 轻工业
technology 科技 技术 技研 工艺 高技术 高科技
science_technology 科学技术 理工
technology_university 工业大学
aeronautics_astronautics 航空航天
all_china 中华全国
china_development_bank 国家开发银行
china_national_petroleum 中国石油天然气 中石油
china_petrochemical 中国石油化工 中石化
china_national_offshore_oil 中国海洋石油 中海油
science 科学
technology_development 技术开发 科技开发
development 开发 发展
research 研究 调查研究
institute 研究所 研究院 学院 院 科研所 研究会 研究中心
academy_sciences 科学院
academy 研究总院 总体设计院
research_development 研究开发
design 设计
design_institute 设计院 设计研究院
engineering 工程 工学 技术工程
construction 建设 建筑 建工 建设工程 组
electronics 电子
electronics_technology 电子科技
information 信息 情报
information_technology 信息技术 信息科技
communications 通信 通讯
telecommunications 电信 电讯 通讯技术 电信电话
network 网络
software 软件
computer 计算机 电脑 电算
semiconductor 半导体 积体电路
integrated_circuit 集成电路
artificial_intelligence 人工智能
intelligent 智能
digital 数字 数码
data 数据
optical 光学 光机
optoelectronics 光电 光电子
laser 激光
precision 精密 精工
instruments 仪器 仪表 仪器仪表
machinery 机械 机器 机工 重机 机床 机电
machine_tools 工作机械
equipment 设备 装备 器材 机材
electric 电气 电机 电器 电工
electric_power 电力
power_generation 发电
power_grid 电网
energy 能源
new_energy 新能源
nuclear 核 原子能
nuclear_power 核电 原子力 核动力
nuclear_industries 核工业
nuclear_energy 核能
gas 燃气 天然气 瓦斯
oil 石油 原油 油田
oil_gas 石油天然气
oil_chemical 石油化工 石化
petrochemical 石油化学
chemical 化工 化学 化成 化学工业
rubber 橡胶 护谟
plastic 塑料 树脂
glass 玻璃 硝子 板硝子
paper 造纸 制纸 纸业
cement 水泥
steel 钢铁 钢 制铁 制钢 铁钢 炼钢
metal 金属 冶金
metal_materials 金属材料
nonferrous_metal 有色金属 非铁金属
aluminium 铝业 铝
copper 铜业
gold 黄金
rare_earth 稀土
materials 材料 素材 新材料
mining 矿业 矿山 矿产 采矿 鉱业 矿冶
coal 煤炭 石炭 煤业
resources 资源
aerospace 航天 宇宙航空 宇宙
aerospace_technology 航天技术
aerospace_science_industries 航天科工
aerospace_science_technology 航天科学技术 航天科技
space_technology 空间技术
airlines 航空 航空公司
aviation_industries 航空工业
airport 机场 空港 国际机场
satellite 卫星
rocket 火箭
missile 导弹
shipbuilding 造船 船舶 造船厂 造船所 船厂 船坞 船舶工业
ocean 远洋
ocean_shipping 远洋运输
shipping 航运 海运 船务 汽船 轮船 邮船 商船 海运局
ocean 海洋
marine 海事
port 港 港口 港务 港湾
transport 运输 运送 交通运输 交通
logistics 物流
warehouse 仓库 仓储
cargo 货运 货代
express 快递 速递 特快
post 邮政 邮便
railway 铁路 铁道 电铁
highway 高速公路 公路
metro 地铁 地下铁
automobile 汽车 自动车
tyre 轮胎
automobile_manufacturing 汽车制造
aircraft_industries 飞机工业
aircraft 飞机 航空机
weapons 兵器 武器
ordnance 兵工
weapons_equipment 兵器装备
defence 国防 防卫
defence_science_technology 国防科技 国防科学技术
military 军事 军工
armed_forces 武装力量 武力
army 军 军队 陆军
liberation_army 解放军
people_liberation_army 人民解放军
navy 海军
air_force 空军
rocket_force 火箭军
strategic_support_force 战略支援部队
police 警察 公安 武警
public_security 公安局 公安部 公安厅
security 安全 保安 警备
state_security 国家安全
bank 银行
agricultural_bank 农业银行
industrial_commercial_bank 工商银行
construction_bank 建设银行
development_bank 开发银行
commercial 商业 工商
rural_commercial 农村商业
credit_union 信用合作社
credit 信用
savings 储蓄
finance 金融 财务 财政
insurance 保险
life_insurance 人寿保险 生命保险
property_insurance 财产保险
life 人寿 生命
securities 证券
fund_management 基金管理
fund 基金
trust 信托
asset 资产
investment 投资
capital 资本
leasing 租赁
stock_exchange 证券交易所
exchange 交易所 交易中心
pharmaceutical 医药 制药 药业 药品 药品工业
medical 医疗 医科 医学
medical_equipment 医疗器械
hospital 医院 病院
biotechnology 生物科技 生物技术 生物
health 健康 卫生 保健
food 食品 粮食 粮油
agriculture 农业 农林 农场
forestry 林业
fishing 渔业 水产 远洋渔业
livestock 畜牧 畜产
star 之星
light 之光
pearl 之珠
tobacco 烟草
beer 啤酒 麦酒 酿造
sugar 制糖 糖业
salt 盐业
textile 纺织 纤维 纺绩 纺
clothing 服装 服饰 被服
furniture 家具
real_estate 房地产 不动产 地产 置业
property 物业
hotel 酒店 饭店 大酒店 宾馆
restaurant 餐厅 餐饮 食堂
travel 旅游 旅行社 旅行
department_store 百货
supermarket 超市
culture 文化
media 传媒 媒体
film 电影 影业 映画
television 电视 电视台 卫视
central_television 中央电视台
broadcasting 广播 放送 广播电台
broadcasting_television 广播电视
newspaper 报 日报 报社 新闻 新闻社 报业
news_agency 通讯社 通信社
press 出版社
publishing 出版
printing 印刷
advertising 广告
education 教育
training 培训
university 大学
school 学校 高校 中学
sports 体育
club 俱乐部
services 服务
management 管理
consulting 咨询
enterprise 企业 事业
manufacturing 制造 生产
corps 兵团 建设兵团
production_construction_corps 生产建设兵团
plant 工厂 厂 制造厂 工场
works 制作所 制造所 作所 制铁所
automobile_plant 汽车厂
system 系统
environment 环境 环保 环境保护
water 水务 水利 水道
water_conservancy 水利水电
hydropower 水电
machinery_import_export 机械进出口
supply 供应 供给
general 综合 总合 通用
materials_supply 物资
chamber_commerce 商会 商工会议所
association 协会 联谊会 学会 公会 会
federation 联合会 总会 联盟会 总联合会 连合会 联合总会
alliance 联盟 同盟
union 工会 联合 组合
cooperative 合作社 协同组合 生产组合
foundation 基金会 财团 财团法人
charity 慈善 慈善会
volunteers 志愿者
society 社团
committee 委员会
people_committee 人民委员会
commission 管理委员会 管理局
council 理事会 议会 评议会
state_council 国务院
party 党
communist_party 共产党
workers_party 劳动党
democratic_party 民主党
democratic 民主 民主主义
people 人民 国民
people_republic 人民共和国 共和国
democratic_people_republic 民主主义人民共和国
government 政府
people_government 人民政府
ministry 部 省
bureau 局 厅
department 处
office 办公室 事务所 办事处
embassy 大使馆
ministry_foreign_affairs 外交部 外务省
ministry_defence 国防部 人民武力省 防卫省
center 中心
public 公众
central 中央
national 国家 全国 国立 国营 国有
state 国务
international 国际 环球
world 世界
global 全球
united 联合公司
far_east 远东 极东
asia 亚洲 亚细亚
pacific 太平洋
north 北方 北部
south 南方 南部
east 东方 东部
west 西方 西部
northwest 西北
southwest 西南
northeast 东北
northchina 华北
eastchina 华东
southchina 华南
centralchina 华中
red_cross 红十字 红十字会 赤十字 赤十字社
women 妇女 妇联 女性
youth 青年
communist_youth_league 共产主义青年团 共青团
workers 劳动者 职工
students 学生
buddhist 佛教
islamic 伊斯兰 伊斯兰教
christian 基督教 基督
church 教会
temple 寺
shrine 神社
internet 互联网
surveillance 监控
drone 无人机
robot 机器人
battery 电池
new 新型
innovation 创新
storage 存储
second_artillery 第二炮兵
high 高等
`;

/** Countries and peoples in Han characters, as the English word. */
export const HAN_COUNTRIES = `
china 中国 中华 中华人民共和国
japan 日本 日本国
korea 朝鲜 韩国 大韩 大韩民国 朝鲜民主主义人民共和国
taiwan 台湾 中华民国
hongkong 香港
macau 澳门
russia 俄罗斯 俄国
us 美国 美利坚 米国
uk 英国 大不列颠
france 法国 法兰西 仏国
germany 德国 德意志 独国
italy 意大利 义大利
spain 西班牙
portugal 葡萄牙
netherlands 荷兰
switzerland 瑞士
sweden 瑞典
norway 挪威
poland 波兰
ukraine 乌克兰
belarus 白俄罗斯
turkey 土耳其
iran 伊朗
iraq 伊拉克
syria 叙利亚
israel 以色列
egypt 埃及
saudi 沙特 沙乌地 沙特阿拉伯
emirates 阿联酋
kuwait 科威特
qatar 卡塔尔
pakistan 巴基斯坦
india 印度
bangladesh 孟加拉 孟加拉国
nepal 尼泊尔
myanmar 缅甸
thailand 泰国
vietnam 越南
laos 老挝
cambodia 柬埔寨
malaysia 马来西亚
singapore 新加坡
indonesia 印度尼西亚 印尼
philippines 菲律宾
mongolia 蒙古 蒙古国
kazakhstan 哈萨克斯坦 哈萨克
uzbekistan 乌兹别克斯坦
australia 澳大利亚 澳洲
newzealand 新西兰
canada 加拿大
mexico 墨西哥
brazil 巴西
cuba 古巴
venezuela 委内瑞拉
africa 非洲
europe 欧洲
america 美洲
asia 亚洲
`;
