"""Step 7: finished files read back and held against the rules of those who print them."""

from publisher.preflight.check import GHENT, RULES, X4, check_x4
from publisher.preflight.finding import Finding, Rule
from publisher.preflight.printer import check_printer

__all__ = ["GHENT", "RULES", "X4", "Finding", "Rule", "check_printer", "check_x4"]
