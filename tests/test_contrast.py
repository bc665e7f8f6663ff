"""Text of the sample issue is legible on what it stands on."""

import pytest
from contrast import contrast, faint_text
from readback import Inspector


def test_the_ratio_is_that_of_wcag():
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_all_text_has_a_contrast_of_4_5_to_its_ground(sample: Inspector) -> None:
    faint = faint_text(sample.path)
    assert not faint, "\n".join(str(one) for one in faint)
