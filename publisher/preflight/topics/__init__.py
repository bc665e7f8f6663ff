"""What several checks share, by topic."""
