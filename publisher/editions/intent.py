"""The output intent: the printing condition that the inks of a file are meant for."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publisher.manifest.printer import Printer


def declare_intent(pdf: pikepdf.Pdf, printer: Printer) -> None:
    """Give a PDF its one output intent, the profile embedded (ISO 32000-1, 14.11.5)."""
    condition = printer.entry.output
    profile = pdf.make_stream(printer.profile)
    profile.N, profile.Alternate = 4, Name.DeviceCMYK
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition.identifier),
        OutputCondition=String(condition.info or condition.identifier),
        DestOutputProfile=profile,
    )
    if condition.registry:
        intent.RegistryName = String(condition.registry)
    if condition.info:
        intent.Info = String(condition.info)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
