/**
 * Words of names of organisations in Hangul, of both states of Korea, and in kana, with what they are in English, as in
 * words-of-han-organisations.ts. Common knowledge.
 */
export const HANGUL_WORDS = `
- 주식회사 유한회사 유한책임회사 합자회사 합명회사 재단법인 사단법인 농업회사법인 학교법인 의료법인 법인 특별시 광역시
company 회사 공사
corporation 총회사 연합기업소 총국 총공사
enterprise 기업 기업소 상회 상사회사
group 그룹 집단
holding 홀딩스 지주
trading 무역 상사 통상 교역 무역상사 무역회사
general_trading 종합무역 종합상사
import_export 수출입
export 수출
import 수입
industries 산업 공업 실업
heavy_industries 중공업
light_industries 경공업
chemical 화학 화공
chemical_industries 화학공업
mining 광업 광산
mine 탄광
coal 석탄
mineral 광물
development 개발 발전
mining_development 광업개발
bank 은행
development_bank 개발은행
credit_bank 신용은행
foreign_trade_bank 무역은행 대외무역은행
industrial 기업은행
finance 금융 재정
insurance 보험
life_insurance 생명보험
life 생명
fire_insurance 화재해상보험
securities 증권
investment 투자
joint_venture 합영 합작
capital 캐피탈 자본
electronics 전자 전자공업
electric 전기
electric_power 전력
energy 에너지
gas 가스
oil 석유 원유 정유
fuel 연료
nuclear 핵 원자력
nuclear_power 원자력발전
atomic 원자
hydropower 수력
thermal_power 화력
construction 건설 건축
engineering 엔지니어링 공학 기술공정
machinery 기계 기계공업
precision_machinery 정밀기계
precision 정밀
equipment 설비 장비
tools 공구
steel 제철 제강 철강 강철 포철
metal 금속
nonferrous_metal 비철금속 유색금속
gold 금광
magnesia 마그네샤
automobile 자동차
tyre 타이어
shipbuilding 조선소 선박 조선해양
shipping 해운 상선 선박운영
ship_management 선박관리
ocean 해양 원양
marine_industries 해양산업
marine 해사 대양
port 항만 항구 항
transport 운수 수송 운송 교통
logistics 물류
railway 철도
airlines 항공 항공사
airport 공항 비행장
aerospace 우주항공 항공우주
space 우주
space_development 우주개발
rocket_industries 로케트공업
missile 미싸일 미사일
weapons 무기
munitions_industries 군수공업
military 군사
defence 국방
defence_science 국방과학
science 과학
academy_sciences 과학원
natural_science 자연과학
technology 기술 테크놀로지
science_technology 과학기술
information_technology 정보기술
information 정보
communications 통신
telecommunications 전기통신 텔레콤 체신
network 네트워크
software 소프트웨어
computer 컴퓨터 콤퓨터
system 시스템
semiconductor 반도체
institute 연구소 연구원 학원
research 연구
design 설계
university 대학 대학교 종합대학 종합대학교
university_technology 공업대학 과학기술대학
school 학교
hospital 병원
medical 의료
pharmaceutical 제약 약품
health 보건
food 식품 식료
agriculture 농업
cooperative 협동조합
forestry 림업 임업
fishing 수산 어업
textile 방직 섬유
clothing 피복 의류
paper 제지
cement 시멘트
glass 유리
tobacco 담배
beer 맥주
ginseng 인삼
hotel 호텔 려관 여관
travel 려행사 여행사 관광 여행
restaurant 식당
department_store 백화점
television 텔레비죤 텔레비전
broadcasting 방송 방송국
central_broadcasting 중앙방송
newspaper 신문 신문사
news_agency 통신사
press 출판사
publishing 출판
film 영화
culture 문화
art 예술
studio 창작사
sports 체육
education 교육
association 협회 련합회 학회
general_association 총련합회 총연합회
federation 연맹 련맹 연합회
union 동맹 조합 연합
foundation 재단
committee 위원회
commission 국무위원회
central_committee 중앙위원회
central 중앙
assembly 최고인민회의
party 당
workers_party 로동당 노동당
workers 로동자 노동자
youth 청년
women 녀성 여성
ministry 성
bureau 국
department 부
guidance_department 지도부
propaganda_department 선전선동부
office 사무소
ministry_foreign_affairs 외무성
ministry_state_security 국가보위성 국가안전보위부
people_security 인민보안성
reconnaissance_general_bureau 정찰총국
people_armed_forces 인민무력
people_army 인민군
lotte 롯데
lg 엘지
posco 포스코
kookmin 국민
army 군
people 인민
democratic 민주
democratic_people_republic 민주주의인민공화국
republic 공화국
national 국가 국립 전국
external 대외
external_economic 대외경제
economic 경제
external_economy 대외경제무역
international 국제
world 세계 월드
global 글로벌
general 종합 총합 제너럴
services 서비스 봉사
management 관리 경영
consulting 컨설팅
plant 공장
works 제작소
materials 자재
supply 공급
volunteers 의용군
red_cross 적십자 적십자사 적십자회
church 교회
unification 통일
peace 평화
reunification_front 조국통일전선
international_trading 국제무역
`;

export const HANGUL_COUNTRIES = `
korea 조선 한국 대한 조선민주주의인민공화국 대한민국
china 중국
japan 일본
russia 러시아 로씨야
us 미국
uk 영국
france 프랑스
germany 독일 도이췰란드
india 인도
iran 이란
syria 수리아 시리아
vietnam 베트남 윁남
asia 아시아
europe 유럽
singapore 싱가포르
malaysia 말레이시아
cuba 꾸바 쿠바
`;

/** Words that are English ones in katakana, and stand alone or behind a name. */
export const KATAKANA_WORDS = `
- カブシキガイシャ
company カンパニー コンパニー
corporation コーポレーション コーポ
group グループ
holding ホールディングス ホールディング ホルディングス
industries インダストリーズ インダストリー
international インターナショナル
global グローバル
world ワールド
national ナショナル
general ゼネラル ジェネラル
technology テクノロジー テクノロジーズ テクノロジ テクノ
engineering エンジニアリング
electronics エレクトロニクス
electric エレクトリック
semiconductor セミコンダクター セミコンダクタ
device デバイス
system システム システムズ
solutions ソリューション ソリューションズ
services サービス
software ソフトウェア ソフトウエア
computer コンピュータ コンピューター
network ネットワーク ネットワークス
communications コミュニケーションズ コミュニケーション
telecommunications テレコム
digital デジタル
data データ
media メディア
television テレビ テレビジョン
broadcasting ラジオ
studio スタジオ
entertainment エンタテインメント エンターテインメント
trading トレーディング トレード
commerce コマース
logistics ロジスティクス ロジスティックス
transport トランスポート
shipping シッピング
marine マリン
line ライン
airlines エアライン エアラインズ エアウェイズ
motor モーター モータース
automobile オート
energy エネルギー エナジー
gas ガス
oil オイル
petrochemical ペトロケミカル
chemical ケミカル ケミカルズ
material マテリアル マテリアルズ
metal メタル メタルズ
steel スチール
plastic プラスチック プラスチックス
cement セメント
glass ガラス
paper ペーパー
rubber ゴム
tyre タイヤ
machinery マシナリー
tools ツール
precision プレシジョン
optical オプティカル
robot ロボット ロボティクス
bio バイオ
pharmaceutical ファーマ
medical メディカル
life ライフ
health ヘルス
food フーズ フード
beer ビール
hotel ホテル ホテルズ
travel トラベル ツーリスト
restaurant レストラン
bank バンク
finance ファイナンス フィナンシャル
capital キャピタル
investment インベストメント
partners パートナーズ
insurance インシュアランス
securities セキュリティーズ
security セキュリティ
leasing リース
credit クレジット
fund ファンド
trust トラスト
consulting コンサルティング
management マネジメント
research リサーチ
laboratory ラボ ラボラトリー
design デザイン
development デベロップメント
construction コンストラクション
house ハウス ホーム
real_estate リアルエステート
center センター
club クラブ
foundation ファウンデーション
association アソシエーション
union ユニオン
marketing マーケティング
store ストア ストアーズ
mart マート
aerospace エアロスペース
space スペース
defence ディフェンス
japan ジャパン ニッポン
asia アジア
china チャイナ
korea コリア
america アメリカ
us アメリカン
europe ヨーロッパ
pacific パシフィック
africa アフリカ
united ユナイテッド
first ファースト
new ニュー
aum オウム
`;
