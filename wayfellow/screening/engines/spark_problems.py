"""What Spark says when it fails, in our words: its own quote what stands in the files."""

from __future__ import annotations

from wayfellow.rules.problems import MissingDependency, Problem, UnreadableInput
from wayfellow.screening.engines.engine import FREE

OUT_OF_MEMORY = ("OutOfMemoryError", "GC overhead limit")
LOST = ("ExecutorLostFailure", "stage failure: Master removed our application", "SparkContext was shut down")


def problem_of(error: Exception, *, memory: str, read: str, written: str) -> Problem:
    """One sentence. read: the file that the error names. written: the file that was being written."""
    message = str(error)
    if "No space left on device" in message:
        return MissingDependency(f"{written or 'The scratch space'} could not be written: the disk is full. {FREE}")
    if any(part in message for part in OUT_OF_MEMORY):
        return MissingDependency(
            f"The work needs more than --memory {memory}, or than the executors have. Give it more, like --memory 8GB."
        )
    if isinstance(error, ConnectionError) or "Py4JNetworkError" in repr(error) or any(part in message for part in LOST):
        return MissingDependency(
            "Spark stopped in the middle of the work; mostly the machine has too little memory. Run it again with less"
            " beside it."
        )
    return UnreadableInput(f"{read or 'The input'} cannot be read as what its name says. Copy it again.")
