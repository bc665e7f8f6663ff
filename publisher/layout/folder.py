"""A layout folder, read: values, templates, sheets and other files, with those it extends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.house import House
from publisher.layout.colours import check_colours
from publisher.layout.faces import Faces, load_faces
from publisher.layout.sheets import check_sheet
from publisher.manifest.faults import check_entry, nearest
from publisher.manifest.layout import Colour, DesignRow, LayoutEntry, PartStyle, Trim
from publisher.problems import ExitCode, Place, Problem
from publisher.source import Folder, Outside, Source, Sources, load_yaml

MAX_ASSET_BYTES = 8 * 1024 * 1024
STORIES = ("article", "news", "feature", "speech", "interview", "notice", "notices")
VALUES = "tokens"  #: the sheet that holds values and no rules; each layout adds its own
MAX_ANCESTORS = 8  #: layouts that extend one another


@dataclass(frozen=True)
class Layout:
    """A layout with everything it inherited: what templates and painters work from."""

    name: str
    trim: Trim
    bleed: float  #: mm
    lines: int  #: of the baseline, that a page of text holds
    colours: dict[str, Colour]
    parts: dict[str, PartStyle]
    sheets: tuple[Source, ...]
    templates: dict[str, Source]  #: by name, and by layout/name for those it redraws
    assets: dict[str, bytes]
    faces: Faces
    designs: tuple[DesignRow, ...] = ()  #: the table of designs, in order
    folders: tuple[Path, ...] = ()  #: its own, and those of the layouts that it extends

    @property
    def named_sheets(self) -> dict[str, Source]:
        """The sheets in order, by layout and name, e.g. digest-cover."""
        return {f"{s.path.parents[1].name}-{s.path.stem}": s for s in self.sheets}

    def style(self, *kinds: str) -> PartStyle:
        """Return the style of the first kind of part that the layout knows."""
        return next(
            (self.parts[kind] for kind in kinds if kind in self.parts),
            PartStyle(template="article"),
        )

    @property
    def token_sheet(self) -> str:
        """Return the values of layout.yaml as custom properties."""
        rules = [
            f"--trim-width: {self.trim.width:g}mm;",
            f"--trim-height: {self.trim.height:g}mm;",
            f"--bleed: {self.bleed:g}mm;",
            f"--page-lines: {self.lines};",
        ]
        rules += [f"--{name}: {colour.screen};" for name, colour in self.colours.items()]
        return f":root {{ {' '.join(rules)} }}"


def load_layout(name: str, house: House, asked_by: Place | None, sources: Sources) -> Layout | None:
    """Return the layout called `name`, or None after reporting why it cannot be used."""
    reader = _Reader(house.layouts, sources)
    lineage = reader.lineage(name, asked_by)
    if not lineage:
        return None
    entries = [entry for _, entry in lineage]
    trim = next((entry.trim for entry in entries if entry.trim), None)
    if trim is None:
        message, hint = f'layout "{name}" has no trim size', 'add "trim: {width: 210, height: 297}"'
        reader.report("missing-key", message, entries[0].place_of(), hint)
        return None
    bleed = next((entry.bleed for entry in entries if entry.bleed is not None), 0.0)
    faces = next((entry for entry in entries if entry.faces), entries[0])
    ancestors = list(reversed(lineage))
    parts = {kind: style for _, entry in ancestors for kind, style in entry.parts.items()}
    templates = reader.templates([folder for folder, _ in lineage])
    reader.stand_ins(parts, templates)
    colours = {k: c for _, entry in ancestors for k, c in entry.colours.items()}
    check_colours(colours, sources.problems)
    designs = next((entry.designs for entry in entries if entry.designs), ())
    reader.check_designs(designs, templates, parts)
    return Layout(
        name=name,
        trim=trim,
        bleed=bleed,
        lines=next((entry.lines for entry in entries if entry.lines), 50),
        colours=colours,
        parts=parts,
        sheets=_cascade(
            sheet for folder, entry in ancestors for sheet in reader.sheets(folder, entry)
        ),
        templates=templates,
        assets=reader.assets([folder for folder, _ in ancestors], house),
        faces=load_faces(faces, house.fonts, sources.problems),
        designs=designs,
        folders=tuple(folder for folder, _ in lineage),
    )


def _cascade(sheets: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sheets in order: values add up, a component is replaced."""
    found: dict[str, Source] = {}
    for sheet in sheets:
        adds_up = sheet.path.stem == VALUES
        found[str(sheet.path) if adds_up else sheet.path.stem] = sheet
    return tuple(found.values())


class _Reader:
    def __init__(self, layouts: Path, sources: Sources) -> None:
        self._layouts, self._sources = layouts, sources

    def report(self, code: str, message: str, place: Place | None, hint: str | None) -> None:
        self._sources.problems.add(Problem(code, message, place, hint, step=ExitCode.LAYOUT))

    def lineage(self, name: str, asked_by: Place | None) -> list[tuple[Path, LayoutEntry]]:
        """Return the layout and those it extends, nearest first; empty if one is faulty."""
        found: list[tuple[Path, LayoutEntry]] = []
        wanted: str | None = name
        while wanted is not None:
            folder = self._layouts / wanted
            if any(folder == known for known, _ in found) or len(found) > MAX_ANCESTORS:
                hint = "remove this line, or extend another layout"
                self.report("layout-circle", f'layout "{wanted}" extends itself', asked_by, hint)
                return []
            entry = self._entry(wanted, folder, asked_by)
            if entry is None:
                return []
            found.append((folder, entry))
            wanted, asked_by = entry.extends, entry.place_of("extends")
        return found

    def _entry(self, name: str, folder: Path, asked_by: Place | None) -> LayoutEntry | None:
        path = folder / "layout.yaml"
        if not path.is_file():
            known = [other.parent.name for other in self._layouts.glob("*/layout.yaml")]
            hint = nearest(name, known) or f"there are no layouts in {self._layouts}"
            self.report("unknown-layout", f'unknown layout "{name}"', asked_by, hint)
            return None
        source = self._read(folder, "layout.yaml", asked_by, "layout")
        if source is None:
            return None
        data = load_yaml(source, self._sources.problems)
        if data is None:
            return None
        return check_entry(LayoutEntry, data, "", self._sources.problems, ExitCode.LAYOUT)

    def _read(self, folder: Path, name: str, asked_by: Place | None, what: str) -> Source | None:
        """Return a file of a layout, or None after reporting why it cannot be had."""
        try:
            return self._sources.read(Folder(folder).path(name), asked_by, what)
        except Outside as reason:
            place = asked_by or Source(folder / name, "").place()
            message = f'layout "{folder.name}": {name} {reason}'
            self.report("outside", message, place, "put the file itself there")
            return None

    def sheets(self, folder: Path, entry: LayoutEntry) -> list[Source]:
        """Return the sheets that an entry lists, then those of its designs that have one."""
        listed = {name: entry.place_of("sheets", at) for at, name in enumerate(entry.sheets)}
        for row in entry.designs:
            if (folder / f"sheets/{row.design}.css").is_file():
                listed.setdefault(row.design, row.place_of("design"))
        found = []
        for name, place in listed.items():
            source = self._read(folder, f"sheets/{name}.css", place, "sheet")
            if source:
                found.append(source)
                check_sheet(source, self._sources.problems)
        return found

    def stand_ins(self, parts: dict[str, PartStyle], templates: dict[str, Source]) -> None:
        """Report parts whose template there is not; an empty one then stands in for it."""
        known = [name.removesuffix(".html") for name in templates if "/" not in name]
        for kind, style in parts.items():
            name = f"{style.template}.html"
            if name not in templates:
                message = f'part "{kind}": unknown template "{style.template}"'
                place, hint = style.place_of("template"), nearest(style.template, known)
                self.report("unknown-template", message, place, hint)
                templates[name] = Source(self._layouts / name, "")

    def check_designs(
        self,
        rows: Iterable[DesignRow],
        templates: dict[str, Source],
        parts: Mapping[str, PartStyle],
    ) -> None:
        """Report rows whose design has no template, or the name of another kind of part."""
        known = [name.removesuffix(".html") for name in templates if "/" not in name]
        taken = {style.template for kind, style in parts.items() if kind not in STORIES}
        for row in rows:
            name = f"{row.design}.html"
            if row.design in taken:
                message = f'design "{row.design}" has the name of another kind of part'
                hint = "name template, sheet and row otherwise"
                self.report("design-name", message, row.place_of("design"), hint)
            elif name not in templates:
                message = f'design "{row.design}": there is no template templates/{name}'
                place = row.place_of("design")
                self.report("unknown-template", message, place, nearest(row.design, known))
                templates[name] = Source(self._layouts / name, "")

    def templates(self, folders: list[Path]) -> dict[str, Source]:
        found: dict[str, Source] = {}
        for folder in folders:
            for path in sorted((folder / "templates").glob("*.html")):
                source = self._read(folder, f"templates/{path.name}", None, "template")
                if source:
                    found[f"{folder.name}/{path.name}"] = source
                    found.setdefault(path.name, source)
        return found

    def assets(self, folders: list[Path], house: House) -> dict[str, bytes]:
        """Files that sheets and templates may name: the layouts' own, and the house's logos."""
        places = [(folder / "assets", "") for folder in folders] + [
            (house.assets / "logos", "logos/")
        ]
        found: dict[str, bytes] = {}
        for folder, prefix in places:
            for path in sorted(p for p in folder.rglob("*") if p.is_file()):
                name = path.relative_to(folder).as_posix()
                try:
                    inside = Folder(folder).path(name)
                    found[prefix + name] = _small(inside)
                except (Outside, OSError) as reason:
                    place = Source(path, "").place()
                    self.report("layout-asset", f"this file {reason}", place, "remove it")
        return found


def _small(path: Path) -> bytes:
    if path.stat().st_size > MAX_ASSET_BYTES:
        raise OSError("is larger than 8 MiB")
    return path.read_bytes()
