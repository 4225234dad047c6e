"""Readers, one file a format: bytes → Decoded. Loaded only in the child process, by the table in `readers`."""
