"""The archive edition: PDF/A-3a and PDF/UA-1 in one file, which carries its own sources."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publisher.editions.edition import archive_edition
from publisher.editions.enclosing import enclose
from publisher.editions.job import Job, Product
from publisher.editions.placing import Darkroom
from publisher.editions.reading import folios_of, make_readable
from publisher.house import SRGB_PROFILE, House
from publisher.pages.join import Master

PRINT = 4  #: the flag of an annotation that is printed
CONDITION = "sRGB IEC61966-2.1"  #: what the output intent is called


def finish_archive(master: Master, job: Job, darkroom: Darkroom) -> Product:
    """Return the finished archive edition; the master is used up."""
    record = replace(job.record(), standard="PDF/A-3a")
    edition = archive_edition(job.archived.pictures)
    make_readable(master, edition, job, darkroom, record)
    _declare_screen(master.pdf, job.issue.house)
    if darkroom.advertisements:
        _explain_inks(master.pdf, darkroom.cmyk_profile)
    _draw_plainly(master.pdf)
    enclose(master.pdf, job.archived.parcel, record.pdf_date)
    path = job.path("archive")
    with path.open("wb") as stream:
        master.pdf.save(
            stream,
            deterministic_id=True,
            min_version="1.7",
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return Product("archive", path, folios_of(master))


def _declare_screen(pdf: pikepdf.Pdf, house: House) -> None:
    """Say what RGB means: one output intent, its profile embedded (ISO 19005-3, 6.2.3)."""
    own = house.profiles / SRGB_PROFILE
    path = own if own.is_file() else House.bundled().profiles / SRGB_PROFILE
    profile = pdf.make_stream(path.read_bytes())
    profile.N, profile.Alternate = 3, Name.DeviceRGB
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(CONDITION),
        Info=String(CONDITION),
        RegistryName=String("http://www.color.org"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _explain_inks(pdf: pikepdf.Pdf, path: Path) -> None:
    """Say what CMYK means wherever an advertisement may use it (ISO 19005-3, 6.2.4.3).

    Overprinting of the press, mode 1, is not for such colours (6.2.4.2).
    """
    profile = pdf.make_stream(path.read_bytes())
    profile.N, profile.Alternate = 4, Name.DeviceCMYK
    space = pdf.make_indirect(Array([Name.ICCBased, profile]))
    for value in pdf.objects:
        if isinstance(value, pikepdf.Stream | Dictionary):
            resources = value.get("/Resources")
            if isinstance(resources, Dictionary):
                _explain(resources, space)


def _explain(resources: pikepdf.Object, space: pikepdf.Object) -> None:
    if "/ColorSpace" not in resources:
        resources.ColorSpace = Dictionary()
    if "/DefaultCMYK" not in resources.ColorSpace:
        resources.ColorSpace.DefaultCMYK = space
    for _, state in resources.get("/ExtGState", Dictionary()).items():
        if state.get("/OPM") == 1:
            state.OPM = 0


def _draw_plainly(pdf: pikepdf.Pdf) -> None:
    """Take smoothing from pictures of the layout, and let links be printed (ISO 19005-3, 6.3.2)."""
    for value in pdf.objects:
        if isinstance(value, pikepdf.Stream) and value.get("/Interpolate"):
            del value.Interpolate
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            annotation.F = PRINT
