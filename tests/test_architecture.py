"""The architecture, read from the code: who imports what, and how large things are."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "publisher"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

#: Each outside library, and the only modules or folders that may import it.
IMPORTERS = {
    "yaml": {"source"},
    "pydantic": {"manifest"},
    "pydantic_core": {"manifest"},
    "markdown_it": {"content"},
    "mdit_py_plugins": {"content"},
    "jinja2": {"layout", "report/page.py"},
    "markupsafe": {"layout"},
    "tinycss2": {"layout"},
    "PIL": {"pictures", "proof"},
    "pypdfium2": {"proof"},
    "weasyprint": {
        "pages/paint.py",
        "pages/tagging.py",
        "pages/sparing.py",
        "pages/balancing.py",
        "pages/copyfit.py",
        "pages/rhythm.py",
        "pages/composer.py",
        "pages/glyphs.py",
        "pages/paragraph.py",
    },
    "pydyf": {"pages/tagging.py"},
    "pyphen": {"pages/paragraph.py"},
    "uharfbuzz": {"pages/subset.py", "editions/lettering.py"},
    "fontTools": {"layout/faces.py", "pages/mending.py", "imposition/lettering.py"},
    "pikepdf": {
        "pages",
        "incoming.py",
        "separating.py",
        "separation",
        "parcel/unpacking.py",
        "editions",
        "preflight",
        "imposition",
        "report",
        "inspector.py",
    },
    "pypdf": {"editions/stamp.py"},
    "distributed": {"shelf/cluster.py"},
    "dask": {"shelf/cluster.py"},
    "bagit": {"shelf/bags.py"},
    "click": {"cli", "progress.py"},
    "rich": {"progress.py"},
    "platformdirs": {"store.py"},
}

#: The steps from upstream to downstream; a step imports none that comes after it.
STEPS = [
    {"manifest"},
    {"content"},
    {"pictures"},
    {"layout"},
    {"pages"},
    {"indexing"},
    {"incoming.py"},
    {"separation"},
    {"editions"},
    {"preflight"},
    {"imposition"},
    {"report"},
    {"proof"},
    {"comparing"},
    {"copydesk.py"},
    {"composing.py"},
    {"inspector.py", "inspectors.py"},
    {"parcel"},
    {"finisher.py", "separating.py", "preflighting.py"},
    {"exporting.py", "offprints.py"},
    {"press.py"},
    {"backissues"},
    {"shelf"},
    {"api"},
    {"__init__.py"},
    {"clerk.py"},
    {"cli", "progress.py"},
    {"__main__.py"},
]

#: What every step may use, and what these may use of one another.
SERVICES = {
    "problems.py": set(),
    "source": {"problems.py"},
    "store.py": set(),
    "house.py": {"store.py", "problems.py"},
    "software.py": set(),
    "crew.py": set(),
    "workshop.py": {"crew.py", "problems.py"},
    "worker.py": {"crew.py"},  # the other end of the line
    "foreman.py": {"worker.py", "crew.py", "pages"},  # warms workers with the painter
}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text("utf-8"))


def imports(module: str, typing_too: bool = False) -> Iterator[str]:
    """Yield the dotted names that a module imports, wherever in it."""
    skipped = {
        id(inner)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
        if not typing_too
    }
    for node in ast.walk(tree(module)):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def unit(module: str) -> str:
    """Return the step or service that a module belongs to: a folder, or a file of its own."""
    return module.split("/", maxsplit=1)[0]


def uses(module: str) -> set[str]:
    """Return the other steps and services that a module imports."""
    found = set()
    for name in imports(module):
        package, *path = name.split(".")
        if package != "publisher" or path == ["__version__"]:
            continue
        if not path or (len(path) == 1 and not _exists(path[0])):
            found.add("__init__.py")
        else:
            found.add(path[0] if (PACKAGE / path[0]).is_dir() else f"{path[0]}.py")
    return found - {unit(module)}


def _exists(name: str) -> bool:
    return (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()


def test_every_outside_library_has_its_importer():
    ours = {*sys.stdlib_module_names, "publisher"}
    outside = {name.split(".")[0] for module in MODULES for name in imports(module)} - ours
    assert outside <= {*IMPORTERS}


@pytest.mark.parametrize("library", IMPORTERS)
def test_a_library_is_imported_in_one_place(library):
    users = {m for m in MODULES if any(n.split(".")[0] == library for n in imports(m, True))}
    allowed = IMPORTERS[library]
    assert {user for user in users if user not in allowed and unit(user) not in allowed} == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_step_imports_upstream_and_services_only(module):
    here = unit(module)
    if here in SERVICES:
        assert uses(module) <= SERVICES[here]
        return
    place = next(index for index, step in enumerate(STEPS) if here in step)
    upstream = set().union(*STEPS[: place + 1])
    assert uses(module) <= upstream | (SERVICES.keys() - {"worker.py", "foreman.py"})


def test_every_module_has_its_place_in_the_order():
    placed = {*SERVICES}.union(*STEPS)
    assert {unit(module) for module in MODULES} <= placed


def test_no_step_drives_the_press():
    conductors = {"press.py", "__init__.py", "cli.py", "__main__.py"}
    for module in {m for m in MODULES if unit(m) not in ("backissues", "api")} - conductors:
        assert "press.py" not in uses(module), module


@pytest.mark.parametrize("module", [m for m in MODULES if unit(m) not in ("cli.py", "progress.py")])
def test_nothing_is_printed_below_the_command_line(module):
    printing = [
        node.lineno
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("print", "sys.stdout.write", "sys.stderr.write", "exit")
    ]
    assert printing == []


def test_the_layout_engine_is_not_imported_by_the_conductor():
    """WeasyPrint lives in workers: nothing but the worker imports the painter at its start."""
    early = [
        module
        for module in MODULES
        for node in tree(module).body
        if isinstance(node, ast.ImportFrom | ast.Import)
        and "pages.paint" in ast.unparse(node)
        and "painter" not in ast.unparse(node)
    ]
    assert early == []


@pytest.mark.parametrize(
    "forbidden", ["time.time", "datetime.now", "date.today", "random.", "uuid."]
)
def test_no_clock_and_no_chance_is_asked(forbidden):
    told = {"shelf/clock.py"}  # when work was done, which is part of no edition
    users = [
        module
        for module in MODULES
        if module not in told
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and f".{ast.unparse(node.func)}.".find(f".{forbidden}") >= 0
    ]
    assert users == []


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_longer_than_350_lines(module):
    assert len((PACKAGE / module).read_text("utf-8").splitlines()) <= 350


@pytest.mark.parametrize("module", MODULES)
def test_no_function_is_longer_than_50_lines(module):
    long = [
        f"{node.name}: {lines} lines"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > 50
    ]
    assert long == []


@pytest.mark.parametrize("module", MODULES)
def test_everything_public_has_a_docstring(module):
    assert ast.get_docstring(tree(module))
    bare = [name for name, node in _public(tree(module)) if not ast.get_docstring(node)]
    assert bare == []


def _public(
    node: ast.Module | ast.ClassDef,
) -> Iterator[tuple[str, ast.FunctionDef | ast.ClassDef]]:
    for child in node.body:
        if isinstance(child, ast.FunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            yield child.name, child
            if isinstance(child, ast.ClassDef):
                yield from ((f"{child.name}.{name}", inner) for name, inner in _public(child))
