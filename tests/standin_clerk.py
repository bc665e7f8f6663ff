"""A clerk for tests: describes as the real one, and works as the file `behave` in an issue says.

Each item that it begins is a line in $STANDIN_LOG, so that tests see what was done how often.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from types import SimpleNamespace

import publisher
from publisher import clerk
from publisher.problems import ExitCode, Faulty, Problem


def main() -> None:
    publisher.verify, publisher.rebuild = verify, rebuild
    clerk.main()


def verify(issue: Path, *, html=None, layout="locked", jobs=None, progress=None):
    verdict = behave(issue)
    if html and verdict == "changed":
        Path(html).parent.mkdir(parents=True, exist_ok=True)
        Path(html).write_text("<p>12")
    pages = ("12", "13") if verdict == "changed" else ()
    screen = SimpleNamespace(edition="screen", file="s.pdf", verdict=verdict, pages=pages, kept="")
    inputs = ("articles/a.md has changed",) if verdict == "changed" else ()
    return SimpleNamespace(
        issue=issue.name,
        verdict=verdict,
        editions=(screen,),
        inputs=inputs,
        software=("Pango 1.50 then, 1.52 now",),
        problems=(),
    )


def rebuild(issue: Path, *, out=None, layout="locked", jobs=None, progress=None):
    behave(issue)
    Path(out).mkdir(parents=True, exist_ok=True)
    (Path(out) / "screen.pdf").write_bytes(b"%PDF-1.7 " + issue.name.encode())
    return SimpleNamespace(files=(SimpleNamespace(edition="screen", same=True),))


def behave(issue: Path) -> str:
    told = issue / "behave"
    verdict = told.read_text().strip() if told.is_file() else "identical"
    if log := os.environ.get("STANDIN_LOG"):
        with Path(log).open("a") as stream:
            stream.write(f"{issue.name}\n")
    os.write(1, b"a library says something that is no answer")
    if verdict == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if verdict == "hang":
        time.sleep(60)
    if verdict == "fault":
        raise RuntimeError("a bug")
    if verdict == "greedy":
        bytearray(1 << 34)
    if verdict == "broken":
        raise Faulty([Problem("lock", "its lock is broken", step=ExitCode.PDF)])
    if verdict.startswith("slow"):
        time.sleep(float(verdict.split()[1]))
        return "identical"
    return verdict


if __name__ == "__main__":
    main()
