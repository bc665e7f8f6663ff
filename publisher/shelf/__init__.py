"""The shelf: hundreds or thousands of back issues, listed, verified, rebuilt and kept sound."""
