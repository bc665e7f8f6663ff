"""The checks: one file each, named after its id, asking one question of a document."""

from __future__ import annotations

from importlib import import_module

from publisher.preflight.finding import Rule

#: Ids in the order of reports.
IDS = (
    "x4-header",
    "x4-id",
    "x4-encrypted",
    "x4-syntax",
    "x4-metadata",
    "x4-claim",
    "x4-properties",
    "x4-info",
    "x4-trapped",
    "x4-intent",
    "x4-intent-identifier",
    "x4-intent-registry",
    "x4-profile-embedded",
    "x4-profile-sound",
    "x4-profile-class",
    "x4-profile-components",
    "x4-intent-archive",
    "x4-pages",
    "x4-media-box",
    "x4-trim-box",
    "x4-box-shape",
    "x4-box-nesting",
    "x4-view-area",
    "x4-separated",
    "x4-content",
    "x4-device-rgb",
    "x4-device-cmyk",
    "x4-device-gray",
    "x4-group-space",
    "x4-icc-cmyk",
    "x4-colour-space",
    "x4-spot",
    "x4-font-embedded",
    "x4-notdef",
    "x4-transfer",
    "x4-halftone",
    "x4-blend-mode",
    "x4-rendering-intent",
    "x4-lzw",
    "x4-external-stream",
    "x4-alternates",
    "x4-opi",
    "x4-reference",
    "x4-postscript",
    "x4-annotation",
    "x4-form",
    "x4-javascript",
    "x4-open-action",
    "x4-additional-actions",
    "x4-action",
    "x4-embedded-file",
    "x4-layer-name",
    "x4-layer-order",
    "x4-layer-automatic",
    "ghent-user-unit",
    "ghent-crop-box",
    "ghent-rotate",
    "ghent-trim-size",
    "ghent-white-text",
    "ghent-white-path",
    "ghent-gray-overprint",
    "ghent-all",
    "ghent-early-binding",
    "ghent-group-space",
    "ghent-cmyk-intent",
    "house-bleed",
    "house-safety",
    "house-extent",
    "house-blank-page",
    "house-registration-black",
    "house-four-ink-text",
    "house-hairline",
    "house-fine-picture",
    "house-jpeg-quality",
    "house-duplicate-picture",
    "house-spot-names",
    "house-font-subset",
    "house-type3",
    "house-to-unicode",
)


def _load(id: str) -> Rule:
    rule: Rule = import_module(f"{__name__}.{id.replace('-', '_')}").check
    return rule


CHECKS = {id: _load(id) for id in IDS}


def checks_of(*families: str) -> tuple[Rule, ...]:
    """Return the checks whose ids begin with the name of a family: "x4", "ghent" …."""
    return tuple(check for id, check in CHECKS.items() if id.split("-")[0] in families)
