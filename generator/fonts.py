#!/usr/bin/env python3
"""Makes the fonts of the theme calm from the npm packages of their makers' releases.

    npm install @fontsource-variable/figtree@5.3.0 @fontsource-variable/newsreader@5.3.0
    python3 generator/fonts.py node_modules/@fontsource-variable themes/calm/assets/fonts

Needs Debian's python3-fonttools and python3-brotli. Run by hand, when a letter is missing.
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

LATIN = ("20-7E A0-A3 A5 A7 A9-AB AE B0-B3 B5 B7 B9-FF 131 152-153 2013-2014 2018-201A 201C-201E 2022 "
         "2026 2032-2033 2039-203A 2044 20AC 2122 2190-2193 2212")
NEIGHBOURS = "100-130 132-151 154-2BA 1E00-1EFF"
# Two letters that move by less than this share of an em are left where they are: nobody sees it.
LEAST_KERNING = 0.005


def code_points(ranges):
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def without_small_kerning(font):
    least = LEAST_KERNING * font["head"].unitsPerEm
    for lookup in font["GPOS"].table.LookupList.Lookup if "GPOS" in font else []:
        for pairs in (getattr(table, "ExtSubTable", table) for table in lookup.SubTable):
            for glyph in getattr(pairs, "PairSet", []):
                glyph.PairValueRecord = [pair for pair in glyph.PairValueRecord
                                         if abs(pair.Value1.XAdvance) >= least]
                glyph.PairValueCount = len(glyph.PairValueRecord)


def make(source, axes, features, ranges, target):
    font = instancer.instantiateVariableFont(TTFont(source), axes)
    options = subset.Options(layout_features=features, hinting=False, name_IDs=[0, 1, 2, 13, 14],
                             drop_tables=["STAT", "gasp", "DSIG", "MVAR"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points(ranges))
    subsetter.subset(font)
    if "fvar" not in font:  # a variable font's kerning varies as well
        without_small_kerning(font)
    font.flavor = "woff2"
    font.save(target)


def main():
    packages, target = Path(sys.argv[1]), Path(sys.argv[2])
    for part, ranges, suffix in (("latin", LATIN, ""), ("latin-ext", NEIGHBOURS, "-ext")):
        make(packages / f"newsreader/files/newsreader-{part}-standard-normal.woff2", {"wght": 460, "opsz": 40},
             ["kern", "liga"], ranges, target / f"newsreader{suffix}.woff2")
        make(packages / f"figtree/files/figtree-{part}-wght-normal.woff2", {"wght": (400, 700)},
             ["kern", "tnum", "locl"], ranges, target / f"figtree{suffix}.woff2")


main()
