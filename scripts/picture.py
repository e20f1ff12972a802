#!/usr/bin/env python3
"""Draws a coloured terminal report as an SVG.

Reads text with ANSI colours from standard input and writes the picture to the file named.
`--until TEXT` keeps what stands before the first line with that text, `--tail M` the last M lines; a `--note` stands
for what is left out.

    hegui check samples/critical-bank-breaches/manifest.toml --color always \\
      | python3 scripts/picture.py docs/report.svg --title "hegui check manifest.toml"
"""

import argparse
import re
import sys
import unicodedata
from html import escape

FONT = "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace"
SIZE, CELL, LINE, MARGIN, BAR = 14, 8.43, 20, 20, 36
BACK, BAR_BACK, TEXT, FAINT = "#161b22", "#21262d", "#e6edf3", "#8b949e"
COLORS = {31: "#ff7b72", 32: "#7ee787", 33: "#e3b341", 34: "#79c0ff", 35: "#d2a8ff", 36: "#56d4dd", 37: TEXT}
COLORS.update({code + 60: color for code, color in COLORS.items()})
ESCAPE = re.compile(r"\x1b\[([0-9;]*)m|\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)")
WIDE = r"\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
PIECES = re.compile(f"[{WIDE}]+|[^{WIDE}]+")


def columns(text):
    """How many columns a text takes; a Chinese character takes two."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Style:
    """What the escapes so far ask for."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.color, self.bold, self.faint, self.underlined = None, False, False, False

    def apply(self, codes):
        for code in (int(part or 0) for part in codes.split(";")):
            if code == 0:
                self.reset()
            elif code == 1:
                self.bold = True
            elif code == 2:
                self.faint = True
            elif code == 4:
                self.underlined = True
            elif code == 22:
                self.bold = self.faint = False
            elif code == 24:
                self.underlined = False
            elif code == 39:
                self.color = None
            elif code in COLORS:
                self.color = COLORS[code]

    def attributes(self):
        color = self.color or (FAINT if self.faint else None)
        found = [f'fill="{color}"'] if color else []
        if self.bold:
            found.append('font-weight="bold"')
        if self.underlined:
            found.append('text-decoration="underline"')
        return " ".join(found)


def runs(line, style):
    """The line as pieces of one style and one width of character."""
    at = 0
    for match in list(ESCAPE.finditer(line)) + [None]:
        piece = line[at : match.start() if match else len(line)]
        for part in PIECES.findall(piece):
            yield part, style.attributes()
        if match:
            at = match.end()
            if match.group(1) is not None:
                style.apply(match.group(1))


def draw_line(line, style, y):
    column, pieces = 0, []
    for text, attributes in runs(line, style):
        # Each word is set to its columns, whatever the widths of the reader's font.
        for word in re.finditer(r"\S+", text):
            x = MARGIN + (column + columns(text[: word.start()])) * CELL
            length = columns(word.group()) * CELL
            pieces.append(
                f'<text x="{x:.1f}" y="{y}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs" '
                f"{attributes}>{escape(word.group())}</text>"
            )
        column += columns(text)
    return pieces, column


def main():
    parser = argparse.ArgumentParser(description="Draws a coloured terminal report as an SVG.")
    parser.add_argument("file")
    parser.add_argument("--title", default="")
    parser.add_argument("--until")
    parser.add_argument("--tail", type=int, default=0)
    parser.add_argument("--note", default="", help="what is left out")
    options = parser.parse_args()

    lines = sys.stdin.read().rstrip("\n").split("\n")
    cut = next((at for at, line in enumerate(lines) if options.until and options.until in line), None)
    if cut is not None:
        lines = lines[:cut] + [f"\x1b[2m  ⋯ {options.note}\x1b[0m", ""] + lines[len(lines) - options.tail :]

    style, pieces, widest = Style(), [], 80
    for number, line in enumerate(lines):
        found, width = draw_line(line, style, BAR + MARGIN + SIZE + number * LINE)
        pieces += found
        widest = max(widest, width)
    width = round(2 * MARGIN + widest * CELL)
    height = BAR + 2 * MARGIN + len(lines) * LINE
    dots = "".join(
        f'<circle cx="{MARGIN + 4 + 20 * index}" cy="{BAR / 2}" r="6" fill="{color}"/>'
        for index, color in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    title = f'<text x="{width / 2}" y="{BAR / 2 + 5}" text-anchor="middle" fill="{FAINT}">{escape(options.title)}</text>'
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="{FONT}" font-size="{SIZE}" fill="{TEXT}" xml:space="preserve" style="white-space:pre">\n'
        f'<title>{escape(options.title)}</title>\n'
        f'<rect width="{width}" height="{height}" rx="10" fill="{BACK}"/>\n'
        f'<path d="M0 {BAR}V10A10 10 0 0 1 10 0H{width - 10}A10 10 0 0 1 {width} 10V{BAR}Z" fill="{BAR_BACK}"/>\n'
        f"{dots}{title}\n" + "\n".join(pieces) + "\n</svg>\n"
    )
    with open(options.file, "w", encoding="utf-8") as out:
        out.write(picture)


if __name__ == "__main__":
    main()
