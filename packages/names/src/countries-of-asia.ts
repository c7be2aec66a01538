/** Countries that the tables of organisation-words.ts have not, with their adjectives and older names; the first word is the country. Common knowledge. */
export const COUNTRIES_OF_ASIA = `
thailand thai siam siamese tailandia thailande таиланд تايلاند
cambodia cambodian kampuchea khmer cambodge camboya камбоджа كمبوديا
laos lao laotian лаос
vietnam vietnamese viet вьетнам فيتنام
myanmar myanma burmese
malaysia malaysian malaysie malasia малайзия ماليزيا
indonesia indonesian indonesie индонезия اندونيسيا
philippines philippine pilipinas filipinas filipino филиппины
taiwan taiwanese formosan тайвань تايوان
mongolia mongolian монголия
nepal nepalese nepali непал نيبال
bangladesh bangladeshi
srilanka ceylon
armenia armenian armenie армения أرمينيا
georgia georgian georgie грузия جورجيا
azerbaijan azerbaijani azeri азербайджан
kazakhstan kazakh казахстан
uzbekistan uzbek узбекистан
ethiopia ethiopian
eritrea eritrean эритрея
greece greek hellenic hellas
cyprus cypriot chypre chipre кипр قبرص
israel israeli israelienne израильский
korea dprk
hongkong xianggang
macau macao aomen
`;
