"""Says whether two sites are the same work: same pages, same words, as many other files, bytes within 10 %.

usage: parity.py OURS THEIRS

Prints what differs and exits with 1; a comparison without this means nothing, so bench/run times
nothing then. Words are those of the whole page in reading order, head and menu included, without
regard to blanks; pages that only lead on are no pages. Other files (feed, sitemap, styles, fonts,
drawings) are counted by kind, as their names differ; hidden ones are a program's own notes.
"""

import collections
import html.parser
import pathlib
import sys

SHOWN = 5  # differences printed of each sort


class Words(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.words = []
        self.hidden = 0

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "style"):
            self.hidden += 1
        for name, value in attributes:
            if tag == "meta" and name == "content" or name == "alt":
                self.words += (value or "").split()

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.hidden -= 1

    def handle_data(self, data):
        if not self.hidden:
            self.words += data.split()


def pages_of(folder):
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in text:
            pages[path.relative_to(folder).as_posix()] = text
    return pages


def others_of(folder):
    files = (path for path in folder.rglob("*.*") if path.is_file() and not path.name.startswith("."))
    return collections.Counter(path.suffix for path in files if path.suffix != ".html")


def words_of(text):
    parser = Words()
    parser.feed(text)
    return parser.words


def first_difference(ours, theirs):
    for at, (a, b) in enumerate(zip(ours + ["(end)"], theirs + ["(end)"])):
        if a != b:
            return "…%s / …%s" % (" ".join(ours[max(0, at - 4):at + 4]), " ".join(theirs[max(0, at - 4):at + 4]))
    return None


def main():
    folders = [pathlib.Path(folder) for folder in sys.argv[1:3]]
    ours, theirs = map(pages_of, folders)
    complaints = []
    for name, missing in (("theirs", sorted(ours.keys() - theirs.keys())),
                          ("ours", sorted(theirs.keys() - ours.keys()))):
        if missing:
            complaints.append("%d pages are not among %s: %s" % (len(missing), name, ", ".join(missing[:SHOWN])))
    if not ours:
        complaints.append("there are no pages")
    differing = []
    for page in sorted(ours.keys() & theirs.keys()):
        difference = first_difference(words_of(ours[page]), words_of(theirs[page]))
        if difference:
            differing.append("%s: %s" % (page, difference))
    if differing:
        complaints.append("\n  ".join(["%d pages have other words:" % len(differing)] + differing[:SHOWN]))
    others = list(map(others_of, folders))
    for suffix in sorted(others[0].keys() | others[1].keys()):
        if others[0][suffix] != others[1][suffix]:
            complaints.append("there are %d and %d files *%s" % (others[0][suffix], others[1][suffix], suffix))
    sizes = [sum(len(text.encode()) for text in pages.values()) for pages in (ours, theirs)]
    if abs(sizes[0] - sizes[1]) > 0.1 * sizes[0]:
        complaints.append("the pages hold %d bytes and %d: more than 10 %% apart" % tuple(sizes))
    for complaint in complaints:
        print("no parity: " + complaint)
    if not complaints:
        print("parity: %d pages, same words, %d and %d bytes; %d other files" % (
            len(ours), *sizes, others[0].total()))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
