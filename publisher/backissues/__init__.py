"""Back issues: frozen, rebuilt and verified years later. Locks in, verdicts out."""
