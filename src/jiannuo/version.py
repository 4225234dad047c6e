"""The version, in its one place: the build, the command line and every output read it from here."""

__version__ = "0.1.0"
