"""Scenes: pure functions from a Stage to its layers, a few to a module."""
