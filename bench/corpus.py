"""Writes one clinic twice: as a site for praxis and as a like site for Hugo.

usage: corpus.py articles|treatments|heavy SIZE FOLDER

FOLDER/praxis and FOLDER/hugo get the same entries with the same texts, made from words of our own by
a generator that always begins with the same seed. FOLDER/hugo also gets the templates of bench/hugo,
and calm's words, styles, fonts and drawings.

`articles` is a clinic of 20 treatments whose journal has SIZE articles, each 5.8 kB of markdown that
names three treatments. `treatments` has SIZE treatments with such a text each, on at most 20 areas.
`heavy` has 50 treatments to an area, and each names all others of its area as alternatives, so every
page lists them.
"""

import datetime
import json
import pathlib
import random
import shutil
import sys
import tomllib

WORDS = """skin line fold scar tone cheek needle light cream rest week visit course plan result change
care time hand cool water sun balm mark pore layer edge depth heat gel mask peel touch sign test note
question answer doctor nurse room chair hour day night month morning evening picture record form list
price choice reason limit risk bruise itch warmth swelling redness comfort shade cotton towel mirror
calm clear soft small short early late gentle steady careful honest plain usual normal slow fresh deep
fine dry warm clean new old whole common rare mild strong even rough smooth tight loose simple useful
treat mend heal settle fade return begin finish wait check ask tell show measure compare choose avoid
protect cover wash dry sleep walk drink call write read plan watch feel notice improve repeat stop
slowly often again together usually always sometimes first then later soon today before after between
the the the a a of of to to and and in on with for from by at as your our this that each every most
is is are can may will should do does has have it you we they""".split()
TOPICS = ["What happens at a visit", "How to prepare", "What you may feel", "The days after",
          "When results show", "Who should wait", "What it cannot do", "Questions to ask us"]
NAMES = ["Gentle peel", "Light course", "Needle course", "Warm massage", "Cool mask", "Deep cleanse",
         "Fine laser", "Soft lift", "Calm cream", "Clear tone"]
KINDS = ["device", "injectable", "peel", "laser", "manual", "surgical"]


def sentence(dice, low=8, high=18):
    words = [dice.choice(WORDS) for _ in range(dice.randint(low, high))]
    return " ".join(words).capitalize() + "."


def paragraph(dice, sentences=5):
    return " ".join(sentence(dice) for _ in range(sentences))


def quoted(words):
    return "[" + ", ".join('"%s"' % word for word in words) + "]"


class Treatment:
    def __init__(self, dice, number, area, concerns):
        self.id = "treatment-%05d" % number
        self.title = "%s %05d" % (dice.choice(NAMES), number)
        self.summary = sentence(dice, 10, 14)
        self.kind = dice.choice(KINDS)
        self.area = area
        self.concerns = concerns
        self.synonyms = [sentence(dice, 2, 3)[:-1].lower() for _ in range(2)]
        self.minutes = dice.randrange(15, 120, 5)
        self.downtime = (dice.randint(0, 1), dice.randint(2, 6))
        self.price = dice.randrange(40, 400, 5)
        self.price_note = sentence(dice, 4, 6)[:-1].lower()
        self.min_age = 18
        self.anaesthesia = sentence(dice, 4, 6)[:-1]
        self.contraindications = [sentence(dice, 4, 8)[:-1] for _ in range(3)]
        self.risks = [(sentence(dice, 2, 4)[:-1], sentence(dice, 3, 5)[:-1].lower()) for _ in range(3)]
        self.alternatives = []

    def front_matter(self):
        keys = [
            'title = "%s"' % self.title,
            'summary = "%s"' % self.summary,
            'kind = "%s"' % self.kind,
            "areas = " + quoted([self.area]),
            "concerns = " + quoted(self.concerns),
            "synonyms = " + quoted(self.synonyms),
            "minutes = %d" % self.minutes,
            "downtime_days = [%d, %d]" % self.downtime,
            "price = %d" % self.price,
            'price_note = "%s"' % self.price_note,
            "min_age = %d" % self.min_age,
            'anaesthesia = "%s"' % self.anaesthesia,
            "contraindications = " + quoted(self.contraindications),
            "risks = [%s]" % ", ".join('{ name = "%s", frequency = "%s" }' % risk for risk in self.risks),
        ]
        if self.alternatives:
            keys.append("alternatives = " + quoted(self.alternatives))
        return "\n".join(keys)


def long_text(dice, link):
    """About 5.8 kB of markdown. `link(dice)` gives the address of some other entry of the same kind."""
    parts = []
    for topic in dice.sample(TOPICS, 6):
        parts += ["## " + topic, paragraph(dice, 6)]
        parts.append("%s *%s* %s See [%s](%s) as well." % (
            sentence(dice), sentence(dice, 2, 3)[:-1], sentence(dice), sentence(dice, 2, 4)[:-1], link(dice)))
        if topic == TOPICS[1] or dice.random() < 0.5:
            parts.append("\n".join("- **%s** %s" % (sentence(dice, 1, 2), sentence(dice, 5, 9)) for _ in range(4)))
    rows = ["| Day | What you see | What to do |", "|---|---|---|"]
    rows += ["| %d | %s | %s |" % (day, sentence(dice, 3, 6), sentence(dice, 3, 6)) for day in range(1, 6)]
    parts += ["### Day by day", "\n".join(rows), paragraph(dice, 6)]
    return "\n\n".join(parts) + "\n"


def flattened(table, prefix=""):
    """Nested tables as one, with dots: {"a": {"b": 1}} becomes {"a.b": 1}."""
    flat = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat.update(flattened(value, prefix + key + "."))
        else:
            flat[prefix + key] = value
    return flat


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def page(keys, text=""):
    return "+++\n%s\n+++\n%s" % (keys, text)


def write_long(dice, keys, places, links):
    """The same long text for both: only the form of its links differs."""
    seed = dice.random()
    for place, link in zip(places, links):
        write(place, page(keys, long_text(random.Random(seed), link)))


def write_treatments(dice, shape, count, area_count, praxis, hugo):
    areas = ["area-%04d" % n for n in range(area_count)]
    concerns = ["concern-%04d" % n for n in range(area_count)]

    treatments = []
    for number in range(count):
        where = number % area_count
        also = dice.randrange(area_count)
        named = [concerns[where]] + ([concerns[also]] if also != where and shape != "heavy" else [])
        treatments.append(Treatment(dice, number, areas[where], named))
    if shape == "heavy":
        members = {area: [t.id for t in treatments if t.area == area] for area in areas}
        for treatment in treatments:
            treatment.alternatives = [id for id in members[treatment.area] if id != treatment.id]

    # No area has a `region`, so praxis draws no body map, which Hugo would have to copy.
    for section, names in (("areas", areas), ("concerns", concerns)):
        for number, name in enumerate(names):
            keys = 'title = "%s %04d"\nsummary = "%s"' % (
                section[:-1].capitalize(), number, sentence(dice, 10, 14))
            text = paragraph(dice, 6) + "\n"
            write(praxis / "content" / section / (name + ".md"), page(keys, text))
            write(hugo / "content" / section / name / "_index.md", page(keys, text))

    for treatment in treatments:
        write_long(dice, treatment.front_matter(),
                   [folder / "content/treatments" / treatment.id / "index.md" for folder in (praxis, hugo)],
                   [lambda d: "../treatment-%05d/index.md" % d.randrange(count),
                    lambda d: "/treatments/treatment-%05d/" % d.randrange(count)])
        # Hugo makes a page from a file only.
        write(hugo / "content/treatment-area" / (treatment.id + ".md"), HUGO_TREATMENT_AREA % {
            "id": treatment.id, "area": treatment.area})
    return treatments


def write_journal(dice, count, treatments, praxis, hugo):
    newest = datetime.date(2026, 1, 1)
    for number in range(count):
        name = "article-%05d" % number
        keys = "\n".join([
            'title = "%s %05d"' % (dice.choice(TOPICS), number),
            'summary = "%s"' % sentence(dice, 10, 14),
            "date = %s" % (newest - datetime.timedelta(days=number)),
            "treatments = " + quoted(t.id for t in dice.sample(treatments, 3)),
        ])
        write_long(dice, keys, [folder / "content/journal" / (name + ".md") for folder in (praxis, hugo)],
                   [lambda d: "article-%05d.md" % d.randrange(count),
                    lambda d: "/journal/article-%05d/" % d.randrange(count)])
    write(hugo / "content/journal/_index.md", page('outputs = ["HTML", "feed"]'))


def main():
    shape, size, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
    praxis, hugo = folder / "praxis", folder / "hugo"
    dice = random.Random(20260501)
    count = 20 if shape == "articles" else size
    area_count = max(1, count // 50) if shape == "heavy" else min(count, 20)

    treatments = write_treatments(dice, shape, count, area_count, praxis, hugo)
    if shape == "articles":
        write_journal(dice, size, treatments, praxis, hugo)
    keys = "\n".join(['title = "A clinic of %d treatments"' % count, 'summary = "%s"' % sentence(dice),
                      'lead = "%s"' % sentence(dice), "featured = " + quoted(t.id for t in treatments[:6])])
    text = paragraph(dice, 6) + "\n"
    write(praxis / "site.toml", SITE)
    write(praxis / "content/index.md", page(keys, text))
    write(hugo / "content/_index.md", page(keys, text))

    here = pathlib.Path(__file__).parent
    shutil.copytree(here / "hugo", hugo, dirs_exist_ok=True)
    # What calm says and how it looks, so that a change there is a change here.
    calm = here.parent / "themes/calm"
    words = flattened(tomllib.loads((calm / "i18n/en.toml").read_text(encoding="utf-8")))
    write(hugo / "data/words.json", json.dumps(words))
    write(hugo / "data/clinic.json", json.dumps(CLINIC))
    # A drawing that no template word stands in.
    shutil.copy(calm / "partials/scene.mustache", hugo / "layouts/partials/scene.html")
    for part in ("art", "fonts"):
        shutil.copytree(calm / "assets" / part, hugo / "static/assets" / part)
    shutil.copy(calm / "assets/icon.svg", hugo / "static/assets/icon.svg")
    # What praxis makes of a clinic without colours of its own, and without estimates.
    css = (calm / "assets/calm.css").read_text(encoding="utf-8")
    for name, rules in (("palette", ":root{--radius:0.75rem}"), ("chooser", "")):
        css = css.replace("@praxis %s;" % name, rules)
    write(hugo / "assets/assets/calm.css", css)


CLINIC = {
    "name": "Bench Clinic",
    "legal_name": "Bench Clinic Ltd",
    "description": "A clinic made of chance, to measure with.",
    "phone": "+442079460000",
    "phone_display": "020 7946 0000",
    "emergency": "999",
    "booking": {"label": "Book a consultation", "url": "https://book.example/"},
}
SITE = """title = "%(name)s"
base_url = "https://bench.example/"
language = "en-GB"
description = "%(description)s"

[clinic]
name = "%(name)s"
legal_name = "%(legal_name)s"
jurisdiction = "uk"
currency = "GBP"
timezone = "Europe/London"
phone = "%(phone)s"
phone_display = "%(phone_display)s"

[booking]
label = "%(label)s"
url = "%(url)s"

[build]
catalogue = false
""" % (CLINIC | CLINIC["booking"])
HUGO_TREATMENT_AREA = """+++
title = "%(id)s"
url = "/treatments/%(id)s/%(area)s/"
treatment = "%(id)s"
area = "%(area)s"
+++
"""

if __name__ == "__main__":
    main()
