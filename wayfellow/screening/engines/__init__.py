"""Where the columns are computed. Everything outside this folder is Ibis, the same for every engine."""

from wayfellow.screening.engines.duckdb_engine import DuckDBEngine
from wayfellow.screening.engines.engine import FREE, LONGEST_LINE, BrokenLines, Engine

__all__ = ["FREE", "LONGEST_LINE", "BrokenLines", "DuckDBEngine", "Engine"]
