"""Take docs/images/guide.png from the pages themselves: .venv/bin/python docs/images/photograph.py

Starts the application on a free port with the clock frozen, walks the guide as a family would, and photographs the
first page, a question and the result side by side. Needs Chromium; everything answered is invented.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NOW = "2026-11-24T09:00-08:00"
WIDTH, HEIGHT, GAP = 400, 860, 24
FAMILY = {
    "safety": "none", "who": "parent", "age": "72", "county": "19", "coverage": "medi_cal_plan", "event": "in_hospital",
    "ongoing": "homeless_or_losing_home", "needs": "housing", "duration": "months", "programs": "none", "wants": "rides",
}  # fmt: skip


def main() -> None:
    address, server = serve()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1.5)
            pictures = list(photographs(page, address))
            browser.close()
    finally:
        server.terminate()
        server.wait()
    side_by_side(pictures).save(HERE / "guide.png", optimize=True)
    for picture in pictures:
        picture.unlink()


def serve() -> tuple[str, subprocess.Popen[bytes]]:
    """Start the application; return its address once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--port", port]
    surroundings = {**os.environ, "WAYFELLOW_NOW": NOW, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(
        [*map(str, command), "wayfellow.config.wsgi:application"], cwd=ROOT, env=surroundings, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=1)
            return address, server
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The application did not start. Run ./run first.")


def photographs(page: Page, address: str) -> list[Path]:
    def take(name: str) -> Path:
        place = HERE / f".{name}.png"
        page.screenshot(path=place)
        return place

    page.goto(address)
    taken = [take("home")]
    page.goto(f"{address}/guide/safety/")
    for key, value in FAMILY.items():
        if key in ("age", "county"):
            field = page.locator(f"#{key}_written")
            field.fill(value) if key == "age" else field.select_option(value)
        else:
            page.click(f"label[for={key}-{value}]")
        if key == "coverage":
            taken.append(take("question"))
        page.click("button.wf-button--big")
    return [*taken, take("result")]


def side_by_side(pictures: list[Path]) -> Image.Image:
    images = [Image.open(picture).convert("RGB") for picture in pictures]
    whole = Image.new("RGB", (sum(one.width + GAP for one in images) - GAP, images[0].height), "#e7e3d8")
    left = 0
    for one in images:
        whole.paste(one, (left, 0))
        left += one.width + GAP
    return whole.quantize(128)


if __name__ == "__main__":
    main()
