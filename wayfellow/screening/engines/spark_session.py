"""Start Spark: quiet, on this machine's own address only, with everything it spills in one private folder."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wayfellow.rules.problems import MissingDependency, UnreadableInput
from wayfellow.screening.engines.engine import bytes_of

if TYPE_CHECKING:
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

HERE = "127.0.0.1"
LEAST = 512 * 1024**2
"""Bytes below which Spark does not start."""

SETTINGS = {
    "spark.app.name": "wayfellow",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",  # what it logs quotes what stands in the files
    "spark.sql.constraintPropagation.enabled": "false",  # or planning takes longer than the work, with many prefixes
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.caseSensitive": "true",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.legacy.parquet.nanosAsLong": "true",
    "spark.driver.maxResultSize": "0",  # the memory we were given is the limit
}


def start_session(master: str, *, memory: str, scratch: Path) -> SparkSession:
    """A new Spark at `master`; it ends with `session.stop()`. memory: of this process's part, the driver.

    Raises MissingDependency when Spark or Java are missing or cannot start.
    """
    size = bytes_of(memory)
    if size < LEAST:
        raise UnreadableInput(f"--memory {memory.strip()} is too little for Spark. Give it 1GB or more.")
    try:
        from pyspark import SparkConf, SparkContext
        from pyspark.sql import SparkSession
    except ImportError:
        raise MissingDependency(
            "--engine spark needs PySpark, which is not installed. Run ./run spark, or install the extra `spark`."
        ) from None
    _find_java()
    logging.getLogger().addHandler(logging.NullHandler())  # or what carries our words to Java tells of Ctrl-C at length
    conf = SparkConf().setMaster(master)
    conf.setAll([*SETTINGS.items(), ("spark.driver.memory", f"{size // 1024**2}m"), ("spark.local.dir", str(scratch))])
    conf.set("spark.sql.warehouse.dir", str(scratch / "warehouse"))
    if master.startswith("local"):  # the executors of a cluster have to find us
        conf.setAll([("spark.driver.bindAddress", HERE), ("spark.driver.host", HERE)])
        conf.set("spark.sql.shuffle.partitions", str(4 * (os.cpu_count() or 1)))
        os.environ |= {"SPARK_LOCAL_IP": HERE, "SPARK_LOCAL_HOSTNAME": HERE}
    try:
        with _interrupted_as_before():
            return SparkSession(SparkContext(conf=conf, gateway=_java(conf)))
    except Exception as error:
        raise MissingDependency(
            f"Spark could not be started at {master}. Check --spark-master, and that Java is version 17 or newer."
        ) from error


_RUNNING: list[Any] = []


def _java(conf: SparkConf) -> Any:
    """The one Java process of this Python, which is silent and ends with it."""
    if _RUNNING:
        return _RUNNING[0]
    import pyspark
    from pyspark.java_gateway import launch_gateway

    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    _RUNNING.append(launch_gateway(conf, {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}))
    return _RUNNING[0]


@contextmanager
def _interrupted_as_before() -> Iterator[None]:
    """Spark would answer Ctrl-C itself, and not always with what stops us."""
    before = signal.getsignal(signal.SIGINT)
    yield
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, before)


def _find_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if not shutil.which("java", path=str(Path(home) / "bin") if home else None):
        raise MissingDependency(
            "--engine spark needs Java 17 or newer, and there is none. Install it (on Debian or Ubuntu: apt-get install"
            " default-jre-headless), or name its folder in JAVA_HOME."
        )
