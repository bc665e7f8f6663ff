"""What other programs say of a file, by name: veraPDF and page, where they are there."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from publisher.report.report import Verdict

SECONDS = 300.0
MAX_FAILURES = 3  #: that a message tells
_CLAIM = re.compile(r"PDF/(UA-1|A-[123][abu])")


def verdicts(path: Path, claimed: tuple[str, ...]) -> Iterator[Verdict]:
    """Yield what programs that are installed say of each standard that a file claims."""
    for claim in claimed:
        if told := _CLAIM.fullmatch(claim):
            flavour = told[1].removeprefix("A-").replace("UA-", "ua")
            yield from _verapdf(path, claim, flavour)
            yield from _page(path, claim, flavour)


def _verapdf(path: Path, claim: str, flavour: str) -> Iterator[Verdict]:
    program = shutil.which("verapdf")
    if program is None:
        return
    command = [program, "--format", "text", "--flavour", flavour, str(path.absolute())]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 – found on PATH, and no shell
    except (OSError, subprocess.TimeoutExpired):
        yield Verdict("veraPDF", claim, passed=False, message="it did not come to an end")
        return
    said = done.stdout.decode(errors="replace").split()
    if said and said[0] in ("PASS", "FAIL"):
        yield Verdict("veraPDF", claim, passed=said[0] == "PASS")
    else:
        yield Verdict("veraPDF", claim, passed=False, message="it could not read the file")


def _page(path: Path, claim: str, flavour: str) -> Iterator[Verdict]:
    """Ask the library page-validation, an extra: `pip install "publisher[validate]"`."""
    with suppress(ImportError):
        page = import_module("page")
        try:
            report = page.validate_pdf(path, profile=flavour)
        except (page.PageError, OSError) as error:
            yield Verdict("page", claim, passed=False, message=str(error)[:200])
            return
        rules = [failure.rule_id for failure in report.failures[:MAX_FAILURES]]
        yield Verdict("page", claim, passed=report.is_compliant, message=", ".join(rules))
