"""What became of the mutants of one sort, and the other values a number can have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator

from wayfellow.rules.language.parameters import Parameter, Value


class Tried:
    """The mutants of one sort: which were noticed, and by kind how many."""

    def __init__(self, sort: str, equivalent: Container[str] = ()) -> None:
        self.sort, self.known = sort, equivalent
        self.killed: Counter[str] = Counter()
        self.equivalent = 0
        self.alive: list[str] = []
        self.no_longer_equivalent: list[str] = []

    def note(self, kind: str, what: str, noticed: bool, matters: Callable[[], bool] = lambda: True) -> None:
        """matters: whether anybody could notice it at all; asked where no table did."""
        if noticed:
            self.killed[kind] += 1
            if what in self.known:
                self.no_longer_equivalent.append(what)
        elif what in self.known or not matters():
            self.equivalent += 1
        else:
            self.alive.append(f"{kind}: {what}")

    def judge(self) -> None:
        kinds = ", ".join(f"{kind} {times}" for kind, times in sorted(self.killed.items()))
        print(f"\nkilled mutants of {self.sort}: {self.killed.total()} ({kinds}); equivalent: {self.equivalent}")
        assert not self.alive, f"{len(self.alive)} survive:\n" + "\n".join(self.alive)
        assert not self.no_longer_equivalent, "noticed after all:\n" + "\n".join(self.no_longer_equivalent)


def other_values(parameter: Parameter) -> Iterator[tuple[str, Value]]:
    value = parameter.values[-1][1]
    if isinstance(value, int):
        yield from (("-1", value - 1), ("+1", value + 1))
    elif isinstance(value, str):
        yield "word", "GATE" if value != "GATE" else "BOTH"
    else:
        yield from ((f"without {code}", tuple(one for one in value if one != code)) for code in value)
