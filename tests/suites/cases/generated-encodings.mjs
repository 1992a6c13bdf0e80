// Contact files of our own making: names and cities of twenty-four languages, and of several at once, in the encodings that people wrote them in, with one row to a hundred.
// The truth is the text that was encoded, by the tables of this Node (TextDecoder), not by ours.
import { ask, records_request } from '../probe.mjs';

export const folders = [];

const kLanguages = [
  { language: 'pl', encodings: 'windows-1250 iso-8859-2', words: 'Łukasz, Małgorzata, Święcicka, Żółkiewski, Gdańsk, Kraków, Łódź, Poznań, Wałęsa, Grażyna, Michał, Paweł, Stanisław, Zięba, Jędrzej, Wrocław, ul. Źródlana 5, Częstochowa, Kość, Ślązak' },
  { language: 'cs', encodings: 'windows-1250 iso-8859-2', words: 'Jiří, Dvořák, Černý, Plzeň, Brno, Růžena, Tomáš, Ústí nad Labem, Šárka, Novotný, Žižka, Kateřina, Hradec Králové, Svěrák, Ondřej, Zdeněk, Děčín, Přerov' },
  { language: 'de', encodings: 'windows-1252 macintosh', words: 'Müller, Jürgen, Größe, Köln, Düsseldorf, Schröder, Weiß, Jäger, Käthe, Straße 5, Übermut, Österreich, Fuß, Schäfer, Göttingen, Günther' },
  { language: 'fr', encodings: 'windows-1252 macintosh iso-8859-15', words: 'François, Hélène, Lefèvre, Benoît, Noël, Château-Thierry, Gérard, Orléans, Besançon, Crêpe, Zoé, Évreux, Cœur, Jérôme, Aïcha' },
  { language: 'es', encodings: 'windows-1252 macintosh', words: 'Muñoz, José, Peña, León, Málaga, Ángel, García, Rodríguez, Cádiz, Íñigo, Pérez, Núñez, Sofía, Jesús' },
  { language: 'pt', encodings: 'windows-1252 macintosh', words: 'João, Conceição, São Paulo, Gonçalves, Simões, Guimarães, Inês, André, Lourenço, Évora, Brandão, Magalhães' },
  { language: 'sv', encodings: 'windows-1252 macintosh', words: 'Åsa, Göteborg, Malmö, Sjöberg, Björn, Växjö, Örebro, Håkan, Söderström, Västerås' },
  { language: 'da', encodings: 'windows-1252 macintosh', words: 'Søren, Ålborg, Jørgensen, Århus, Kjær, Sønderborg, Bjørn, Næstved, Møller' },
  { language: 'hu', encodings: 'windows-1250 iso-8859-2', words: 'Erzsébet, Győr, Székesfehérvár, Szűcs, Kovács, Pécs, Őze, Gábor, Tóth, Kőszeg, Nyíregyháza' },
  { language: 'ro', encodings: 'windows-1250', words: 'Ştefan, Braşov, Constanţa, Târgu Mureş, Ionuţ, Timişoara, Mădălina, Bogdănescu, Înălţare' },
  { language: 'tr', encodings: 'windows-1254', words: 'Ayşe, Çağlar, Gülşen, İzmir, Işık, Muğla, Öztürk, Şanlıurfa, Yıldız, Doğan' },
  { language: 'hr', encodings: 'windows-1250 iso-8859-2', words: 'Šibenik, Đurđica, Čakovec, Željko, Karlović, Ćosić, Šimić, Požega' },
  { language: 'ru', encodings: 'windows-1251 koi8-r iso-8859-5 ibm866 x-mac-cyrillic', words: 'Екатеринбург, Наталья, Щёголев, Иванов, Мария, Санкт-Петербург, Алексей, Юрьев, Хабаровск, Ольга' },
  { language: 'uk', encodings: 'windows-1251 koi8-u', words: 'Київ, Олексій, Їжакевич, Львів, Ганна, Запоріжжя, Євген, Дніпро, Шевченко' },
  { language: 'bg', encodings: 'windows-1251 iso-8859-5', words: 'София, Пловдив, Георги, Иванка, Цветан, Димитър, Велико Търново, Бургас' },
  { language: 'el', encodings: 'windows-1253 iso-8859-7', words: 'Αθήνα, Γιώργος, Παπαδόπουλος, Θεσσαλονίκη, Ελένη, Πάτρα, Άννα, Κώστας' },
  { language: 'lt', encodings: 'windows-1257 iso-8859-13', words: 'Vilnius, Šiauliai, Žemaitis, Jūratė, Kęstutis, Panevėžys, Ąžuolas, Žydrūnas' },
  { language: 'lv', encodings: 'windows-1257', words: 'Rīga, Jānis, Liepāja, Bērziņš, Jūrmala, Zaķis, Kārlis, Ķekava' },
  { language: 'et', encodings: 'windows-1257 windows-1252', words: 'Tõnu, Pärnu, Jõhvi, Põltsamaa, Ülle, Märt, Kõrv' },
  { language: 'is', encodings: 'windows-1252', words: 'Reykjavík, Guðrún, Þórður, Ísafjörður, Ólafur, Ægir' },
  { language: 'western', encodings: 'windows-1252 macintosh iso-8859-15', words: 'Müller, Jürgen, Größe, Lefèvre, François, Benoît, Muñoz, Peña, Sofía, João, Gonçalves, Åsa, Malmö, Søren, Kjær, Zoë, Noël, Reykjavík, Guðrún, Björn, Niccolò, Cœur, Ødegård, Hélène' },
  { language: 'central', encodings: 'windows-1250 iso-8859-2', words: 'Łukasz, Małgorzata, Święcicka, Jiří, Dvořák, Plzeň, Müller, Größe, Győr, Szűcs, Košice, Ľubomír, Željko, Ćosić, Šibenik, Žižka, Grażyna, Kovács, Öztürk, Erzsébet' },
  { language: 'zh', encodings: 'gbk gb18030', words: '张伟, 王芳, 李娜, 刘洋, 陈静, 杨敏, 赵军, 北京市, 上海市, 广州市, 深圳市, 海淀区, 南山路, 中山北路, 黄强, 周涛' },
  { language: 'zh-Hant', encodings: 'big5', words: '陳美麗, 林志明, 黃小華, 張大同, 台北市, 高雄市, 台中市, 中山路, 和平東路, 李文華, 王建國, 劉家明' },
  { language: 'ja', encodings: 'shift_jis euc-jp', words: '佐藤健, 鈴木香, 高橋太郎, 田中裕子, 東京都, 大阪市, 名古屋市, さくら町, 渡辺みどり, 中村アキラ, 北海道, 山本まゆみ' },
  { language: 'ko', encodings: 'euc-kr', words: '김민수, 이영희, 박지훈, 최수진, 서울특별시, 부산광역시, 대구, 인천, 정은지, 강남구, 홍길동, 종로' },
];
const kRows = [1, 2, 4, 8, 20, 100];
const kTries = 4;
const kEverywhere = ['Anna', 'London', 'Berlin'];

/** Numbers below `end`, the same in every run (Numerical Recipes' generator). */
function random_numbers(seed) {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

const kEastern = /^(gb|big5|shift|euc)/;

/** Every character of one byte and, in the encodings of East Asia, of two. */
function* sequences(encoding) {
  for (let byte = 0; byte < 256; ++byte) yield [byte];
  if (!kEastern.test(encoding)) return;
  for (let lead = 0x81; lead < 0xff; ++lead) for (let trail = 0x40; trail < 0xff; ++trail) yield [lead, trail];
}

function encoder(encoding) {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map();
  for (const one of sequences(encoding)) {
    const text = decoder.decode(Uint8Array.from(one));
    if ([...text].length === 1 && text !== '\u{FFFD}' && !bytes.has(text)) bytes.set(text, one);
  }
  return (text) => Buffer.from([...text].flatMap((character) => bytes.get(character) ?? []));
}

function table(words, rows, random) {
  const one_of = (list) => list[random(list.length)];
  const row = (i) => `user${i}@example.com,${one_of(words)},${one_of([...words, ...kEverywhere])},${i % 2}\r\n`;
  return `email,first_name,city,consent_email\r\n${Array.from({ length: rows }, (_, i) => row(i)).join('')}`;
}

function* files() {
  const random = random_numbers(1);
  for (const { language, encodings, words } of kLanguages)
    for (const encoding of encodings.split(' '))
      for (const rows of kRows)
        for (let i = 0; i < kTries; ++i) {
          const bytes = encoder(encoding)(table(words.split(', '), rows, random));
          if (bytes.some((byte) => byte >= 0x80)) yield { language, encoding, rows, bytes, text: new TextDecoder(encoding).decode(bytes) };
        }
}

/** "right" or "wrong", and whether it was sure. */
function judge({ text }, { header, rows, dialect }) {
  const read = [header ?? [], ...rows.map(({ fields }) => fields)].map((cells) => `${cells.join(',')}\r\n`).join('');
  return { right: read === text, sure: dialect.sure };
}

function share(all, holds) {
  return Math.round((1000 * all.filter(holds).length) / all.length) / 10;
}

/** Shares by dimension; one row alone may hold a single letter, which tells little. */
function measured(name, all, least) {
  const right = share(all, (one) => one.right);
  const wrong_and_sure = share(all, (one) => !one.right && one.sure);
  const ours = right >= least && wrong_and_sure <= 1 ? 'holds' : `right ${right} %, wrong and sure ${wrong_and_sure} % of ${all.length}`;
  return { name: `${name}: right at least ${least} %, wrong and sure at most 1 %`, expected: 'holds', ours };
}

export function cases() {
  const all = [...files()];
  const answers = ask(all.map(({ bytes }) => records_request({}, bytes)));
  const judged = all.map((one, i) => ({ ...one, ...judge(one, answers[i]) }));
  console.log(`  generated ${all.length}: right ${share(judged, (one) => one.right)} %, right and sure ${share(judged, (one) => one.right && one.sure)} %`);
  const by = (key) => [...new Set(judged.map((one) => one[key]))].map((value) => [`${key} ${value}`, judged.filter((one) => one[key] === value)]);
  return [
    measured('all', judged, 97),
    ...by('encoding').map(([name, some]) => measured(name, some, 85)),
    ...by('language').map(([name, some]) => measured(name, some, 85)),
    ...by('rows').map(([name, some]) => measured(name, some, some[0].rows === 1 ? 85 : 97)),
  ];
}
