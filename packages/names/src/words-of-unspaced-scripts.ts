/**
 * Words of names of organisations in Thai, Khmer and Burmese, which are written without spaces, with what they are in English, as in
 * words-of-han-organisations.ts. Lao and Sinhala words stand with those that have spaces. Common knowledge.
 */
export const THAI_WORDS = `
- จำกัด มหาชน จํากัด ห้างหุ้นส่วนจำกัด ห้างหุ้นส่วน หจก บจก บมจ การ ความ แห่งประเทศ แห่งชาติไทย ประเทศ
company บริษัท บจ
corporation บรรษัท
group กลุ่ม กรุ๊ป
holding โฮลดิ้ง โฮลดิ้งส์
bank ธนาคาร
agriculture เกษตร การเกษตร เพื่อการเกษตร
commercial พาณิชย์
savings ออมสิน
foundation มูลนิธิ
association สมาคม
federation สมาพันธ์ สหพันธ์
union สหภาพ
cooperative สหกรณ์
club ชมรม สโมสร
university มหาวิทยาลัย
institute สถาบัน
school โรงเรียน
hospital โรงพยาบาล
ministry กระทรวง
department กรม
office สำนักงาน สำนัก
committee คณะกรรมการ
council สภา
center ศูนย์
party พรรค
army กองทัพ กองทัพบก
navy กองทัพเรือ
air_force กองทัพอากาศ
police ตำรวจ
defence กลาโหม
foreign_affairs ต่างประเทศ การต่างประเทศ
finance การเงิน การคลัง คลัง
health สาธารณสุข
education ศึกษาธิการ การศึกษา
trading การค้า ค้า เทรดดิ้ง
import นำเข้า
export ส่งออก
industries อุตสาหกรรม อินดัสทรี อินดัสตรี
construction ก่อสร้าง การก่อสร้าง คอนสตรัคชั่น
engineering วิศวกรรม เอ็นจิเนียริ่ง
development พัฒนา การพัฒนา
investment การลงทุน ลงทุน
insurance ประกันภัย
life_insurance ประกันชีวิต
securities หลักทรัพย์
transport ขนส่ง การขนส่ง
shipping เดินเรือ การเดินเรือ พาณิชยนาวี ชิปปิ้ง
logistics โลจิสติกส์
airlines การบิน สายการบิน แอร์ไลน์
airport ท่าอากาศยาน สนามบิน
port ท่าเรือ การท่าเรือ
railway รถไฟ การรถไฟ
electricity ไฟฟ้า การไฟฟ้า
energy พลังงาน เอ็นเนอร์ยี่
oil น้ำมัน ปิโตรเลียม ปตท
gas ก๊าซ แก๊ส
chemical เคมี เคมีภัณฑ์ เคมิคอล
steel เหล็ก
cement ปูนซีเมนต์ ซีเมนต์
sugar น้ำตาล
rubber ยาง
food อาหาร
hotel โรงแรม
television โทรทัศน์ สถานีโทรทัศน์
radio วิทยุ
telecommunications โทรคมนาคม
technology เทคโนโลยี
electronics อิเล็กทรอนิกส์
automobile ยานยนต์ ออโต้ มอเตอร์
services บริการ เซอร์วิส
international ระหว่างประเทศ นานาชาติ อินเตอร์เนชั่นแนล
national แห่งชาติ ชาติ
general ทั่วไป
thailand ไทย ประเทศไทย สยาม
bangkok กรุงเทพ กรุงเทพมหานคร
red_cross กาชาด สภากาชาด
chamber_commerce หอการค้า
pharmaceutical เภสัชกรรม เภสัช
north เหนือ
south ใต้
east ตะวันออก
west ตะวันตก
china จีน
japan ญี่ปุ่น
myanmar พม่า
`;

export const KHMER_WORDS = `
- ឯ.ក លីមីតធីត ម.ក ក្រុមហ៊ុនឯកជន នៃ
company ក្រុមហ៊ុន
group គ្រុប
bank ធនាគារ
commercial ពាណិជ្ជ
national ជាតិ
foundation មូលនិធិ
association សមាគម
organization អង្គការ
federation សហព័ន្ធ
union សហជីព
university សាកលវិទ្យាល័យ
institute វិទ្យាស្ថាន
school សាលារៀន សាលា
hospital មន្ទីរពេទ្យ
ministry ក្រសួង
department នាយកដ្ឋាន
committee គណៈកម្មាធិការ
council ក្រុមប្រឹក្សា
center មជ្ឈមណ្ឌល
party គណបក្ស
people ប្រជាជន
army កងទ័ព
police នគរបាល
defence ការពារជាតិ
trading ពាណិជ្ជកម្ម
industries ឧស្សាហកម្ម
construction សំណង់
development អភិវឌ្ឍន៍
investment វិនិយោគ
insurance ធានារ៉ាប់រង
transport ដឹកជញ្ជូន
airlines អាកាសចរណ៍
airport ព្រលានយន្តហោះ
port កំពង់ផែ
electricity អគ្គិសនី
energy ថាមពល
oil ប្រេង
agriculture កសិកម្ម
hotel សណ្ឋាគារ
television ទូរទស្សន៍
radio វិទ្យុ
telecommunications ទូរគមនាគមន៍
technology បច្ចេកវិទ្យា
services សេវាកម្ម
international អន្តរជាតិ
royal រាជ ភូមិន្ទ
phnom_penh ភ្នំពេញ
cambodia កម្ពុជា
human_rights សិទ្ធិមនុស្ស
red_cross កាកបាទក្រហម
`;

export const BURMESE_WORDS = `
- လီမိတက် လိမိတက် အများနှင့်သက်ဆိုင်သော
company ကုမ္ပဏီ
corporation ကော်ပိုရေးရှင်း
group အုပ်စု ဂရု
holding ဟိုးဒင်း
bank ဘဏ်
foundation ဖောင်ဒေးရှင်း
association အသင်း အသင်းကြီး
federation အဖွဲ့ချုပ်
organization အဖွဲ့ အဖွဲ့အစည်း
union ပြည်ထောင်စု
league အဖွဲ့ချုပ်ကြီး
university တက္ကသိုလ်
school ကျောင်း
hospital ဆေးရုံ
ministry ဝန်ကြီးဌာန
department ဦးစီးဌာန
committee ကော်မတီ
council ကောင်စီ
party ပါတီ
army တပ်မတော် စစ်တပ် တပ်
police ရဲတပ်ဖွဲ့
defence ကာကွယ်ရေး
trading ကုန်သွယ်ရေး ထရေးဒင်း
industries စက်မှု စက်မှုလုပ်ငန်း
construction ဆောက်လုပ်ရေး
development ဖွံ့ဖြိုးရေး
investment ရင်းနှီးမြှုပ်နှံမှု
insurance အာမခံ
transport ပို့ဆောင်ရေး
shipping သင်္ဘော ရေကြောင်း
airlines လေကြောင်း
airport လေဆိပ်
port ဆိပ်ကမ်း
railway မီးရထား
electric_power လျှပ်စစ်
energy စွမ်းအင်
oil ရေနံ
oil_gas ရေနံနှင့်သဘာဝဓာတ်ငွေ့
gas ဓာတ်ငွေ့
agriculture စိုက်ပျိုးရေး
timber သစ်
gems ကျောက်မျက်
mining သတ္တုတွင်း
steel သံမဏိ
hotel ဟိုတယ်
television ရုပ်မြင်သံကြား
radio အသံလွှင့်
telecommunications ဆက်သွယ်ရေး
technology နည်းပညာ
services ဝန်ဆောင်မှု
enterprise လုပ်ငန်း
economic စီးပွားရေး
economic_holdings စီးပွားရေးဦးပိုင်
international အပြည်ပြည်ဆိုင်ရာ
national အမျိုးသား
democratic ဒီမိုကရေစီ
people ပြည်သူ့
general အထွေထွေ
red_cross ကြက်ခြေနီ
myanmar မြန်မာ မြန်မာ့ မြန်မာနိုင်ငံ ဗမာ
`;
