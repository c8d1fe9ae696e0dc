"""What Spark says when it fails, in our words: its own quote what stands in the files."""

from __future__ import annotations

from wayfellow.rules.problems import MissingDependency, Problem, UnreadableInput
from wayfellow.screening.engines.engine import FREE

NO_TEXT = "not UTF-8:"
"""What our own check says of text that is none; the name of the file follows."""

UNREADABLE = {
    NO_TEXT: "holds text that is not UTF-8. Save it as UTF-8.",
    "ecompress": "is damaged inside. Copy it again.",
}
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
    why = next((said for part, said in UNREADABLE.items() if part in message), "")
    return UnreadableInput(f"{read or 'The input'} {why or 'cannot be read as what its name says. Copy it again.'}")
