"""Prints periodicals: YAML, Markdown and print CSS in, finished PDF editions out.

from publisher import build
build("issues/2023-q4")
"""

from __future__ import annotations

__version__ = "0.1.0"

from publisher.api.building import Built, Result, build, check
from publisher.api.comparing import diff
from publisher.api.keeping import (
    Frozen,
    Made,
    Rebuilt,
    Unpacked,
    Verified,
    freeze,
    rebuild,
    unpack,
    verify,
)
from publisher.api.libraries import Exported, articles, export
from publisher.api.printing import Imposed, Separated, impose, separate
from publisher.api.shelving import Deposited, deposit, list_shelf, receive, tend_shelf
from publisher.backissues.verdicts import Compared
from publisher.comparing.result import Diff
from publisher.problems import ExitCode, Faulty, Place, Problem, Severity
from publisher.shelf.account import Account, Entry

__all__ = [
    "Account",
    "Built",
    "Compared",
    "Deposited",
    "Diff",
    "Entry",
    "ExitCode",
    "Exported",
    "Faulty",
    "Frozen",
    "Imposed",
    "Made",
    "Place",
    "Problem",
    "Rebuilt",
    "Result",
    "Separated",
    "Severity",
    "Unpacked",
    "Verified",
    "__version__",
    "articles",
    "build",
    "check",
    "deposit",
    "diff",
    "export",
    "freeze",
    "impose",
    "list_shelf",
    "rebuild",
    "receive",
    "separate",
    "tend_shelf",
    "unpack",
    "verify",
]
