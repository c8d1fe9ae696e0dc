"""Writing a county into a folder: whole or not at all, with bounded memory however many people it has."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp

import numpy as np

from wayfellow.rules.problems import MissingDependency, UnreadableInput
from wayfellow.screening.synthetic.block import Block, Wish, blocks, make_block
from wayfellow.screening.synthetic.columns import Ints
from wayfellow.screening.synthetic.layouts import COLUMNS
from wayfellow.screening.synthetic.readme import FIRST_LINE, README, readme
from wayfellow.screening.synthetic.stories import STORIES
from wayfellow.screening.synthetic.truth import write_stories
from wayfellow.screening.synthetic.writers import Format, Writer, open_writer, own

STORIES_FILE = "stories.csv"
OUR_FILES = {README, STORIES_FILE} | {f"{file}.{form}" for file in COLUMNS for form in ("parquet", "csv")}


def write_county(
    wish: Wish, folder: Path, *, with_truth: bool = False, form: Format = "parquet",
    on_progress: Callable[[int], object] = lambda people: None,
) -> dict[str, int]:  # fmt: skip
    """Write the county into `folder` and return how many rows each file has.

    A county we wrote there before is replaced once the new one is whole. `on_progress` hears how many more are done.
    Raises UnreadableInput if the folder holds anything else, MissingDependency if the disk refuses.
    """
    folder = folder.absolute()
    check_ours(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))  # only its owner can enter it
        try:
            rows = _write(wish, aside, with_truth, form, on_progress)
            check_ours(folder)
            _put_in_place(aside, folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as trouble:
        why = trouble.strerror or trouble
        raise MissingDependency(
            f"The county could not be written to {folder}: {why}. Nothing was left there."
        ) from trouble
    return rows


def check_ours(folder: Path) -> None:
    """Raise UnreadableInput unless the folder is new, empty, or holds nothing but a county we wrote."""
    if not folder.exists() and not folder.is_symlink():
        return
    if not folder.is_dir() or folder.is_symlink():
        raise UnreadableInput(f"{folder} is not a folder; choose another place for the county.")
    held = {path.name for path in folder.iterdir()}
    if held and not (held <= OUR_FILES and _says_ours(folder / README)):
        raise UnreadableInput(f"{folder} holds files that are not a county we made; choose a new or empty folder.")


def _says_ours(path: Path) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8", errors="replace").startswith(FIRST_LINE)


def _put_in_place(aside: Path, folder: Path) -> None:
    """Rename the finished folder into place; the county that was there goes last."""
    if folder.exists():
        old = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        folder.rename(old)
        aside.rename(folder)
        shutil.rmtree(old)
    else:
        aside.rename(folder)


def _write(
    wish: Wish, folder: Path, with_truth: bool, form: Format, on_progress: Callable[[int], object]
) -> dict[str, int]:
    stories: Ints = np.zeros(len(STORIES), dtype=np.int64)
    rows = {file: 0 for file in COLUMNS if with_truth or file != "truth"}
    writers: dict[str, Writer] = {}

    def write(block: Block) -> None:
        for file in rows:
            table = block.tables[file]
            if file not in writers:
                writers[file] = open_writer(folder, file, form, table)
                open_files.callback(writers[file].close)
            if len(table):
                writers[file].write_table(table)
            rows[file] += len(table)

    # One block is made while the one before is written: two cores busy, two blocks in memory.
    with ExitStack() as open_files, ThreadPoolExecutor(max_workers=1) as hand:
        pending = None
        for number in range(blocks(wish)):
            block = make_block(wish, number)
            if pending:
                pending.result()
            pending = hand.submit(write, block)
            stories += block.stories
            on_progress(block.people)
        if pending:
            pending.result()
    if with_truth:
        write_stories(own(folder / STORIES_FILE), stories)
    own(folder / README).write_text(readme(wish, rows, form), encoding="utf-8")
    return rows
