"""Destinations and links across parts: names that hold in the whole issue."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_ARTICLE = "article:"


class Destinations:
    """The named destinations of a master under way: part ids, article slugs, other targets."""

    def __init__(self, pdf: pikepdf.Pdf, titles: Mapping[str, str]) -> None:
        self._pdf, self._titles = pdf, titles
        self._named: dict[str, Array] = {}
        self._wanted: set[str] = set()
        self._links: list[pikepdf.Object] = []

    def add(
        self, part: str, own: Collection[str], fragment: pikepdf.Pdf, pages: list[pikepdf.Page]
    ) -> None:
        """Take over the destinations and links of a part whose pages are in the master.

        `own` are the names that the part answers to; another's name within it is a local id.
        """
        top = float(pages[0].mediabox[3])
        self._named.setdefault(part, Array([pages[0].obj, Name.XYZ, 0, top, 0]))
        for name, (number, x, y) in _destinations(fragment).items():
            target = Array([pages[number].obj, Name.XYZ, x, y, 0])
            if name in own:
                self._named[name] = target
            else:
                self._named[f"{part}/{name}"] = target
        for page in pages:
            for annotation in page.obj.get("/Annots", Array()):
                if annotation.get("/Subtype") == "/Link":
                    self._link(part, own, annotation)

    def close(self) -> None:
        """Write the name tree: titles always, other targets where something leads to them.

        In an article that stands alone, links to the rest of the issue lead nowhere any more.
        """
        for annotation in self._links:
            if str(annotation.Dest) not in self._named:
                del annotation["/Dest"]
        kept = {
            name.encode(): target
            for name, target in self._named.items()
            if name in self._titles or name in self._wanted
        }
        names = Array(item for name in sorted(kept) for item in (String(name.decode()), kept[name]))
        tree = self._pdf.make_indirect(Dictionary(Names=names))
        self._pdf.Root.Names = Dictionary(Dests=tree)

    def _link(self, part: str, own: Collection[str], annotation: pikepdf.Object) -> None:
        address = str(annotation.get("/A", Dictionary()).get("/URI", ""))
        if address.startswith(_ARTICLE):
            slug = address.removeprefix(_ARTICLE)
            del annotation["/A"]
            annotation.Dest = String(slug)
            annotation.Contents = String(self._titles.get(slug, slug))
            self._links.append(annotation)
        elif "/Dest" in annotation:
            name = str(annotation.Dest)
            if name not in own:
                name = f"{part}/{name}"
            self._wanted.add(name)
            annotation.Dest = String(name)
            self._links.append(annotation)


def _destinations(fragment: pikepdf.Pdf) -> dict[str, tuple[int, float, float]]:
    """Return name -> (page, x, y in pt) of a fragment's destinations."""
    numbers = {page.obj.objgen: number for number, page in enumerate(fragment.pages)}
    names = fragment.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    pairs = list(names.get("/Names", Array()))
    return {
        str(name): (numbers[target[0].objgen], float(target[2]), float(target[3]))
        for name, target in zip(pairs[::2], pairs[1::2], strict=True)
    }
