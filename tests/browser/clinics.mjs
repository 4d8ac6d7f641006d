// Clinics that are unlike the example: what a theme made for one clinic gets wrong for another.
import {cp, mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {execFile} from 'node:child_process';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';

const run = promisify(execFile);

const settings = ({name, language, currency = 'GBP', ...more}) => `title = "${name}"
base_url = "https://strange.example/"
language = "${language}"
${more.head ?? ''}
[clinic]
name = "${name}"
legal_name = "${name}"
jurisdiction = "uk"
currency = "${currency}"
timezone = "Europe/London"
phone = "+442079460000"
email = "hello@strange.example"
prices_include_tax = true
`;

const file = (fields, text = '') => `+++\n${fields.join('\n')}\n+++\n${text}\n`;
const entry = (title, ...more) => file([`title = "${title}"`, `summary = "${title}."`, ...more]);
const place = (name) => file([`name = "${name}"`, 'street = "1 Example Quay"', 'locality = "London"',
  'postcode = "ZZ1 1ZZ"', 'country = "GB"', 'phone = "+442079460001"',
  'hours = { mon = ["09:00-13:00", "14:00-18:00"], tue = ["11:00-20:00"] }']);
const treatment = (title, areas, concerns, ...more) => file([`title = "${title}"`,
  `summary = "${title}."`, 'kind = "device"', `areas = ${JSON.stringify(areas)}`,
  `concerns = ${JSON.stringify(concerns)}`, 'price = 180', 'minutes = 60', 'downtime_days = [1, 5]',
  `contraindications = ["${title}"]`, `risks = [{ name = "${title}", frequency = "1", serious = true }]`, ...more],
  `## ${title}\n\n${title} {{treatment.price}}.\n\n| ${title} | ${title} |\n|---|---|\n| ${title} | 1 |`);
const estimate = (areas, label) => `mode = "range"
basis = "clinic"
otherwise = "${label}"

[[factor]]
id = "area"
label = "${label}"
options = [${areas.map((id) => `{ id = "${id}" }`).join(', ')}]

[[rule]]
when = { area = ${JSON.stringify(areas)} }
sessions = [4, 6]
interval = [4, 6]
basis = "clinic"
note = "${label}"
`;
const questions = (title) => `title = "${title}"\n\n[[question]]\nid = "q"\nq = "${title}?"\na = "${title}."\n`;

const long = 'Percutaneous fractionated microneedling-radiofrequency collagen induction for atrophic and hypertrophic scars';
const word = 'Hexadecamethylhexadecaethylpneumonoultramicroscopicsilicovolcanoconiosis';
const arabic = {clinic: 'عيادة الميناء للعناية بالبشرة', peel: 'التقشير الكيميائي الخفيف', face: 'الوجه',
  neck: 'الرقبة', tone: 'تفاوت لون البشرة', place: 'الرصيف', who: 'آنا نوفاك', ask: 'ما المنطقة التي تهمك'};

// Words that no compression knows in advance, always the same: thousands that differ.
const leaflet = (sentences) => Array.from({length: sentences}, (_, i) =>
  `${i % 10 ? '' : `\n\n## Part ${i / 10 + 1}\n\n`}The ${(i * 7919 % 46656).toString(36)} is ${(i * 104729 % 1679616).toString(36)}.`).join(' ');

const articles = (count) => Object.fromEntries(Array.from({length: count}, (_, i) => [
  `journal/note-${i + 1}.md`, file([`title = "Note ${i + 1}"`, `summary = "What note ${i + 1} says."`,
    `date = 2026-01-${String(i + 1).padStart(2, '0')}`], 'A note.')]));

/** Each clinic by name: its site.toml and the files of its content. */
export const clinics = {
  'one treatment only, no people, no pictures, one place': {
    settings: settings({name: 'Mill Lane Skin', language: 'en-GB'}),
    content: {'index.md': file(['title = "Mill Lane Skin"'], 'One nurse.'), 'areas/face.md': entry('Face'),
      'concerns/dull.md': entry('Dull skin'), 'locations/lane.md': place('Mill Lane'),
      'treatments/peel.md': treatment('Light peel', ['face'], ['dull'])},
  },
  'forty areas and a journal of thirty notes': {
    settings: settings({name: 'Forty Areas', language: 'en-GB'}),
    content: {'index.md': file(['title = "Forty Areas"', 'featured = ["peel"]'], 'Forty.'),
      ...Object.fromEntries(Array.from({length: 40}, (_, i) => [`areas/area-${i + 1}.md`, entry(`Area ${i + 1}`)])),
      'concerns/dull.md': entry('Dull skin'), 'locations/lane.md': place('Mill Lane'), ...articles(30),
      'treatments/peel/index.md': treatment('Light peel', Array.from({length: 40}, (_, i) => `area-${i + 1}`), ['dull']),
      'treatments/peel/estimate.toml': estimate(Array.from({length: 20}, (_, i) => `area-${i + 1}`), 'Which area?')},
  },
  'long names and words that cannot be broken': {
    settings: settings({name: `${word} Clinic`, language: 'en-GB', head: `notice = "${long}: ${word}."`}),
    content: {'index.md': file([`title = "${word}"`, 'featured = ["peel"]'], long), 'areas/face.md': entry(word, 'region = "cheeks"'),
      'areas/neck.md': entry(long, 'region = "neck"'), 'concerns/dull.md': entry(`Collagen ${word}`),
      'locations/lane.md': place(word), 'faq/visits.toml': questions(`${long} ${word}`),
      'team/anna.md': file([`name = "Anna ${word}"`, `role = "${long}"`, 'register = "NMC"', 'register_number = "1"', 'performs = ["peel"]', 'locations = ["lane"]']),
      'journal/note.md': file([`title = "${long} ${word}"`, `summary = "${word}."`, 'date = 2026-01-05'], `## ${word}\n\n${word}`),
      'treatments/peel/index.md': treatment(long, ['face', 'neck'], ['dull'], `synonyms = ["${word}"]`, `alternatives = ["${word}"]`),
      'treatments/peel/aftercare.md': file([`red_flags = ["${word} ${long}"]`], `## ${word}\n\n- ${word}`),
      'treatments/peel/estimate.toml': estimate(['face', 'neck'], `${long} ${word}`)},
  },
  'from right to left': {
    settings: settings({name: arabic.clinic, language: 'ar'}),
    content: {'index.md': file([`title = "${arabic.clinic}"`, 'featured = ["peel"]'], arabic.clinic),
      'areas/face.md': entry(arabic.face, 'region = "cheeks"'), 'areas/neck.md': entry(arabic.neck, 'region = "neck"'),
      'concerns/tone.md': entry(arabic.tone), 'locations/lane.md': place(arabic.place), 'faq/visits.toml': questions(arabic.tone),
      'team/anna.md': file([`name = "${arabic.who}"`, `role = "${arabic.face}"`, 'register = "NMC"', 'register_number = "1"', 'performs = ["peel"]', 'locations = ["lane"]']),
      'treatments/peel/index.md': treatment(arabic.peel, ['face', 'neck'], ['tone'], `synonyms = ["${arabic.face}"]`),
      'treatments/peel/aftercare.md': file([`red_flags = ["${arabic.tone}"]`], `## ${arabic.face}\n\n- ${arabic.tone}`),
      'treatments/peel/estimate.toml': estimate(['face', 'neck'], arabic.ask)},
  },
};

const bare = (name, more = {}) => ({
  settings: settings({name, language: 'en-GB'}).replace(/^email = .*\n/m, ''),
  content: {'index.md': file([`title = "${name}"`], ''), ...more},
});
const many = (count, make) => Object.fromEntries(Array.from({length: count}, (_, i) => make(i + 1)));

Object.assign(clinics, {
  'hardly anything is known': bare('Nearly Nothing'),
  'twelve people and three places without a phone': {
    settings: settings({name: 'Twelve and Three', language: 'en-GB'}),
    content: {'index.md': file(['title = "Twelve and Three"'], 'Twelve.'), 'areas/face.md': entry('Face', 'region = "face"'),
      'concerns/dull.md': entry('Dull skin'),
      ...many(3, (i) => [`locations/place-${i}.md`, place(`Place ${i}`).replace(/^phone.*\n/m, '')]),
      ...many(12, (i) => [`team/person-${i}.md`, file([`name = "Person ${i}"`, 'role = "Nurse"', 'register = "NMC"', `register_number = "${i}"`, 'performs = ["peel"]',
        `locations = ["place-${i % 3 + 1}"]`])]),
      'treatments/peel.md': treatment('Peel', ['face'], ['dull'])},
  },
  'prices and a note that are very long': {
    settings: settings({name: 'Very Dear', language: 'en-GB', currency: 'VND'}),
    content: {'index.md': file(['title = "Very Dear"', 'featured = ["peel"]'], ''), 'areas/hands.md': entry('Hands', 'region = "hands"'),
      'concerns/dull.md': entry('Dull skin'),
      'treatments/peel/index.md': treatment('Peel', ['hands'], ['dull'], `price_note = "${long}, ${long}"`,
        'packages = [{ sessions = 3, price = 23456789 }]', `fees = [{ name = "${long}", price = 98765432, redeemable = true }]`)
        .replace('price = 180', 'price = 12345678'),
      'treatments/peel/estimate.toml': estimate(['hands'], 'Where?')},
  },
  'a loud brand, and a text as long as a leaflet': {
    settings: settings({name: 'Very Loud', language: 'en-GB'}) + '[brand]\naccent = "#ff0080"\npaper = "#fff04d"\nink = "#1a0033"\n',
    content: {'index.md': file(['title = "Very Loud"', 'featured = ["peel"]'], ''), 'areas/hands.md': entry('Hands', 'region = "hands"'),
      'concerns/dull.md': entry('Dull skin'), 'locations/lane.md': place('Mill Lane'), 'faq/visits.toml': questions('May I bring somebody'),
      'treatments/peel/index.md': treatment('Peel', ['hands'], ['dull']) + leaflet(1500),
      'treatments/peel/aftercare.md': file(['red_flags = ["Fever"]'], 'Rest.'),
      'treatments/peel/estimate.toml': estimate(['hands'], 'Where?')},
  },
  'a right-to-left clinic with one treatment and nothing more': {
    settings: settings({name: arabic.clinic, language: 'he'}),
    content: {'index.md': file([`title = "${arabic.clinic}"`], ''), 'areas/face.md': entry(arabic.face),
      'concerns/tone.md': entry(arabic.tone), 'treatments/peel.md': file([`title = "${arabic.peel}"`, `summary = "${arabic.peel}."`,
        'kind = "peel"', 'areas = ["face"]', 'concerns = ["tone"]'], arabic.tone)},
  },
});

/** Builds a clinic in `folder`, which is made anew. Gives the folder of the finished site. */
export async function build(praxis, {settings: toml, content}, folder) {
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  await writeFile(join(folder, 'site.toml'), toml);
  for (const [path, text] of Object.entries(content)) {
    await mkdir(join(folder, 'content', dirname(path)), {recursive: true});
    await writeFile(join(folder, 'content', path), text);
  }
  await run(praxis, ['build', '--site', folder, '--output', join(folder, 'public'), '--quiet']);
  return join(folder, 'public');
}

/** Builds the example as search engines would find it. */
export async function buildFound(praxis, root, folder) {
  await rm(folder, {recursive: true, force: true});
  for (const part of ['content', 'static']) await cp(join(root, part), join(folder, part), {recursive: true});
  const toml = await readFile(join(root, 'site.toml'), 'utf8');
  await writeFile(join(folder, 'site.toml'), toml.replace('noindex = true\n', ''));
  await run(praxis, ['build', '--site', folder, '--output', join(folder, 'public'), '--quiet']);
  return join(folder, 'public');
}
