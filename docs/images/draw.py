"""Draw docs/images/screening.svg: what `./run` prints. To draw it again: .venv/bin/python docs/images/draw.py"""

from __future__ import annotations

import subprocess
import sys
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
LINE, LETTER, MARGIN = 18, 7.85, 18


def main() -> None:
    command = [sys.executable, "-m", "wayfellow", "sample"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE.parents[1]).stdout
    lines = ["$ ./run", *(line for line in shown.splitlines() if not line.startswith("Nothing has changed"))]
    (HERE / "screening.svg").write_text(picture(lines))


def picture(lines: list[str]) -> str:
    width = round(max(map(len, lines)) * LETTER + 2 * MARGIN)
    height = len(lines) * LINE + 2 * MARGIN
    rows = "".join(
        f'<text x="{MARGIN}" y="{MARGIN + 12 + number * LINE}" xml:space="preserve">{escape(line)}</text>\n'
        for number, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="The table'
        ' that ./run prints: groups, people, share, one answer away, most common reason, best question">\n'
        f'<rect width="{width}" height="{height}" rx="8" fill="#1b1b1b"/>\n'
        '<g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="13" fill="#f0f0f0">\n'
        f"{rows}</g>\n</svg>\n"
    )


if __name__ == "__main__":
    main()
