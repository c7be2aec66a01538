// Countries as lists name them, told by one code: ISO 3166-1 alpha-2, in lower case.

const NAMES =
  'af Afghanistan|al Albania|dz Algeria|ad Andorra|ao Angola|ag Antigua and Barbuda|ar Argentina|am Armenia|au Australia|at Austria|az Azerbaijan|bs Bahamas|bh Bahrain|bd Bangladesh|bb Barbados|by Belarus|be Belgium|bz Belize|bj Benin|bm Bermuda|bt Bhutan|bo Bolivia|ba Bosnia and Herzegovina|bw Botswana|br Brazil|vg British Virgin Islands|bn Brunei|bg Bulgaria|bf Burkina Faso|bi Burundi|kh Cambodia|cm Cameroon|ca Canada|cv Cape Verde|ky Cayman Islands|cf Central African Republic|td Chad|cl Chile|cn China|co Colombia|km Comoros|cg Congo|cd Congo, Democratic Republic of the|cr Costa Rica|hr Croatia|cu Cuba|cy Cyprus|cz Czech Republic|dk Denmark|dj Djibouti|dm Dominica|do Dominican Republic|ec Ecuador|eg Egypt|sv El Salvador|gq Equatorial Guinea|er Eritrea|ee Estonia|sz Eswatini|et Ethiopia|fj Fiji|fi Finland|fr France|ga Gabon|gm Gambia|ge Georgia|de Germany|gh Ghana|gi Gibraltar|gr Greece|gd Grenada|gt Guatemala|gn Guinea|gw Guinea-Bissau|gy Guyana|ht Haiti|hn Honduras|hk Hong Kong|hu Hungary|is Iceland|in India|id Indonesia|ir Iran|iq Iraq|ie Ireland|im Isle of Man|il Israel|it Italy|ci Ivory Coast|jm Jamaica|jp Japan|je Jersey|jo Jordan|kz Kazakhstan|ke Kenya|ki Kiribati|kp North Korea|kr South Korea|xk Kosovo|kw Kuwait|kg Kyrgyzstan|la Laos|lv Latvia|lb Lebanon|ls Lesotho|lr Liberia|ly Libya|li Liechtenstein|lt Lithuania|lu Luxembourg|mo Macau|mg Madagascar|mw Malawi|my Malaysia|mv Maldives|ml Mali|mt Malta|mh Marshall Islands|mr Mauritania|mu Mauritius|mx Mexico|fm Micronesia|md Moldova|mc Monaco|mn Mongolia|me Montenegro|ma Morocco|mz Mozambique|mm Burma|na Namibia|nr Nauru|np Nepal|nl Netherlands|nz New Zealand|ni Nicaragua|ne Niger|ng Nigeria|mk North Macedonia|no Norway|om Oman|pk Pakistan|pw Palau|ps Palestine|pa Panama|pg Papua New Guinea|py Paraguay|pe Peru|ph Philippines|pl Poland|pt Portugal|qa Qatar|ro Romania|ru Russia|rw Rwanda|kn Saint Kitts and Nevis|lc Saint Lucia|vc Saint Vincent and the Grenadines|ws Samoa|sm San Marino|st Sao Tome and Principe|sa Saudi Arabia|sn Senegal|rs Serbia|sc Seychelles|sl Sierra Leone|sg Singapore|sk Slovakia|si Slovenia|sb Solomon Islands|so Somalia|za South Africa|ss South Sudan|es Spain|lk Sri Lanka|sd Sudan|sr Suriname|se Sweden|ch Switzerland|sy Syria|tw Taiwan|tj Tajikistan|tz Tanzania|th Thailand|tl East Timor|tg Togo|to Tonga|tt Trinidad and Tobago|tn Tunisia|tr Turkey|tm Turkmenistan|tv Tuvalu|ug Uganda|ua Ukraine|ae United Arab Emirates|gb United Kingdom|us United States|uy Uruguay|uz Uzbekistan|vu Vanuatu|va Vatican City|ve Venezuela|vn Vietnam|ye Yemen|zm Zambia|zw Zimbabwe|' +
  // Other names in use on the lists.
  'mm Myanmar|cz Czechia|ci Côte d’Ivoire|ci Cote d Ivoire|tl Timor-Leste|sz Swaziland|mk Macedonia|ps Palestinian|ps State of Palestine|ps West Bank|ps Gaza|ps Region: Gaza|kp Korea, North|kr Korea, South|kr Republic of Korea|kp Democratic People’s Republic of Korea|kp DPRK|cg Republic of the Congo|cg Congo, Republic of the|cd Democratic Republic of the Congo|cd DRC|bs Bahamas, The|gm Gambia, The|ir Iran (Islamic Republic of)|ir Islamic Republic of Iran|sy Syrian Arab Republic|ru Russian Federation|ru USSR|tz United Republic of Tanzania|bo Bolivia (Plurinational State of)|ve Venezuela (Bolivarian Republic of)|vn Viet Nam|la Lao People’s Democratic Republic|md Republic of Moldova|ly State of Libya|ly Libyan Arab Jamahiriya|gb UK|gb Great Britain|gb United Kingdom of Great Britain and Northern Ireland|us USA|us United States of America|ae UAE|tr Türkiye|tr Turkiye|cv Cabo Verde|mo Macao|va Holy See|af Afghan|ye Yemeni|iq Iraqi|ly Libyan|tn Tunisian|sa Saudi Arabian|so Somali|sd Sudanese|sy Syrian|lb Lebanese|pk Pakistani|ir Iranian|jo Jordanian|eg Egyptian|dz Algerian|ma Moroccan|kw Kuwaiti|ru Russian|ua Ukrainian|by Belarusian';

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}]+/gu, ' ').replace(/^the /, '').trim();
}

const CODES: ReadonlyMap<string, string> = new Map(NAMES.split('|').map((row) => [folded(row.slice(3)), row.slice(0, 2)]));
const KNOWN = new Set(CODES.values());
const OTHER_CODES: ReadonlyMap<string, string> = new Map([['suhh', 'ru'], ['uk', 'gb'], ['gb-nir', 'gb']]);

/** The code of a country by its name or code; undefined where it is not known, and then nothing is concluded from it. */
export function countryCode(said: string): string | undefined {
  const code = said.trim().toLowerCase();
  if (KNOWN.has(code)) return code;
  return OTHER_CODES.get(code) ?? CODES.get(folded(said));
}

/** The codes of those that are known. */
export function countryCodes(said: readonly string[]): ReadonlySet<string> {
  return new Set(said.flatMap((one) => countryCode(one) ?? []));
}
